// SPDX-License-Identifier: Apache-2.0
// What a phone takes along: its own people, their pages, the last 90 days. The phone says what it has of whom; the answer is
// what is new by the present memberships: joining a team brings the person, leaving it takes her away. There is no cursor on
// the server, so a dropped line costs at most one page and a new phone is an empty list (docs/adr/0006-sync.md).
#include <unordered_map>

#include "people/person_view.h"
#include "thread/endpoints.h"
#include "thread/outside.h"
#include "thread/page.h"
#include "thread/pin.h"
#include "thread/template_store.h"
#include "trust/area_settings.h"
#include "trust/phone_device.h"

namespace kaname::thread {
namespace {

using api::Caller;
using trust::Reach;

constexpr std::size_t kPageBytes = 256 * 1024;
// Of one person; a thread that grows faster is read on the line.
constexpr std::int64_t kMostEntries = 500;

struct Have {
  PersonId id;
  std::int64_t seq = 0;
};
constexpr auto describe(model::Tag<Have>) {
  using namespace model;
  return entity("SyncHave", "手元にある人", field("id", &Have::id, required), field("seq", &Have::seq));
}

struct PullInput {
  std::vector<Have> have;
  std::string device;
  std::optional<std::string> templates;  // the version at hand; none: templates are not wanted
};
constexpr auto describe(model::Tag<PullInput>) {
  using namespace model;
  return entity("SyncPull", "携帯に写す", field("have", &PullInput::have, max_items(10000)),
                field("device", &PullInput::device, max_chars(64)),
                field("templates", &PullInput::templates, max_chars(40)));
}

struct Bundle {
  PersonId person_id;
  std::int64_t seq = 0;
  bool whole = false;  // replaces what the phone has
  std::optional<people::PersonPage> page;
  std::vector<EntryView> entries;  // newest first; without `whole` only what has changed, and what is pinned
  std::vector<EntryId> pins;       // all of today, newest pin first
  Outside outside;                 // all of today; what was sent as far back as the entries go
};
constexpr auto describe(model::Tag<Bundle>) {
  using namespace model;
  return entity("SyncBundle", "一人分", field("person_id", &Bundle::person_id), field("seq", &Bundle::seq),
                field("whole", &Bundle::whole), field("page", &Bundle::page), field("entries", &Bundle::entries),
                field("pins", &Bundle::pins), field("outside", &Bundle::outside));
}

struct Pulled {
  Timestamp server_time;
  std::int64_t min_client = 1;
  std::vector<Bundle> people;
  std::vector<PersonId> forget;
  bool more = false;
  std::optional<Templates> templates;  // when the phone has others
};
constexpr auto describe(model::Tag<Pulled>) {
  using namespace model;
  return entity("SyncAnswer", "写すもの", field("server_time", &Pulled::server_time),
                field("min_client", &Pulled::min_client), field("people", &Pulled::people),
                field("forget", &Pulled::forget), field("more", &Pulled::more), field("templates", &Pulled::templates));
}

struct Versions {
  std::int64_t person = 0, gate = 0, thread = 0;
  std::int64_t newest() const { return std::max({person, gate, thread}); }
};

Versions versions_of(Read& tx, PersonId id) {
  Versions out;
  tx.rows(
      "SELECT p.changed_seq, g.seq, coalesce(h.changed_seq, 0) FROM person p"
      " JOIN person_gate g ON g.area_id = p.area_id AND g.person_id = p.id"
      " LEFT JOIN thread_head h ON h.area_id = p.area_id AND h.person_id = p.id WHERE p.area_id = $1 AND p.id = $2",
      [&](const model::Row& row) {
        out = {row.integer(0), row.integer(1), row.integer(2)};
      },
      tx.area(), id);
  return out;
}

struct Asker {
  const Caller& caller;
  std::int64_t days;  // how far back a copy goes
};

// What is pinned goes along however old it is: a pin changes the thread, not its entry.
void add_pinned(Read& tx, Timestamp from, Bundle& out) {
  Pinned all = pinned(tx, out.person_id);
  for (std::size_t i = 0; i < all.pins.size(); ++i) {
    out.pins.push_back(all.pins[i].entry_id);
    if (all.entries[i].at < from) out.entries.push_back(std::move(all.entries[i]));
  }
}

Result<Bundle> bundle_of(Read& tx, const Asker& asker, PersonId id, std::int64_t has, const Versions& versions) {
  const auto access = TRY(trust::need_person(tx, asker.caller, id, Reach::view, "sync.pull"));
  Bundle out;
  out.person_id = id;
  out.seq = versions.newest();
  out.whole = has <= 0 || versions.gate > has;
  if (out.whole || versions.person > has)
    out.page = people::person_page(tx, *TRY(people::person_parts(tx, id)), access);
  const Timestamp from = tx.now().plus_ms(-asker.days * kDayMs);
  // A merge changes the gate: then the phone takes everything anew, from under every id of the person.
  std::vector<Entry> entries;
  for (const PersonId written_under : people::ids_of(tx, id)) {
    auto some = tx.select<Entry>(
        "WHERE area_id = $1 AND person_id = $2 AND at >= $3 AND changed_seq > $4 ORDER BY at DESC, id DESC LIMIT $5",
        tx.area(), written_under, from, out.whole ? std::int64_t{0} : has, kMostEntries);
    entries.insert(entries.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& x, const Entry& y) { return x.at > y.at; });
  out.entries = views_of(tx, std::move(entries));
  add_pinned(tx, from, out);
  out.outside = outside_of(tx, asker.caller, id);
  std::erase_if(out.outside.deliveries, [&](const DeliveryView& one) { return one.created_at < from; });
  return out;
}

// About how much of a page the bundle takes; the answer is written as JSON only once.
std::size_t weight(const Bundle& bundle) {
  std::size_t out = bundle.whole ? 6000 : 1500;
  for (const EntryView& entry : bundle.entries) out += 700 + entry.text.size() + 150 * entry.marks.size();
  return out + 300 * bundle.outside.members.size() + 500 * bundle.outside.deliveries.size();
}

Result<Pulled> pull(Read& tx, const Caller& caller, const PullInput& in) {
  TRY(trust::check_phone(tx, caller, in.device));
  const Asker asker{caller, trust::read_setting<trust::OfflinePolicy>(tx, tx.area()).days};
  std::unordered_map<std::string, std::int64_t> has;
  for (const Have& one : in.have) has[one.id.text()] = one.seq;
  Pulled out;
  out.server_time = tx.now();
  std::size_t bytes = 0;
  for (const PersonId id : trust::people_of(tx, caller)) {
    const auto known = has.find(id.text());
    const std::int64_t seq = known == has.end() ? 0 : known->second;
    if (trust::person_access(tx, caller, id).reach < Reach::view) continue;
    if (known != has.end()) has.erase(known);
    const Versions versions = versions_of(tx, id);
    if (versions.newest() <= seq) continue;
    if (bytes > kPageBytes) {
      out.more = true;
      continue;
    }
    out.people.push_back(TRY(bundle_of(tx, asker, id, seq, versions)));
    bytes += weight(out.people.back());
  }
  if (in.templates && *in.templates != templates_version(tx, *caller.account_id))
    out.templates = templates_for(tx, *caller.account_id);
  for (const Have& one : in.have) {
    if (has.count(one.id.text()) > 0) out.forget.push_back(one.id);
  }
  return out;
}

}  // namespace

std::vector<api::Endpoint> sync_endpoints() {
  using namespace api;
  Endpoint endpoint = ask("/v1/sync/pull", "sync.pull", "thread.read", "What a phone has not seen yet", &pull);
  endpoint.kind = Kind::slow_read;
  return {endpoint};
}

}  // namespace kaname::thread
