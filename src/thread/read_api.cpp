// SPDX-License-Identifier: Apache-2.0
// Reading threads: a page, who will read, the vitals, the search, what waits for me, the period as text and CSV.
#include "base/csv.h"
#include "base/text_fold.h"
#include "base/wareki.h"
#include "people/people_index.h"
#include "people/person_view.h"
#include "thread/course_sheet.h"
#include "thread/endpoints.h"
#include "thread/outside.h"
#include "thread/page.h"
#include "thread/who_is_told.h"
#include "thread/write_rules.h"
#include "trust/account_store.h"

namespace kaname::thread {
namespace {

using api::Caller;
using trust::Reach;

// A page of more is for programs, not for eyes.
constexpr std::int64_t kLongest = 200;
// Of an export.
constexpr std::int64_t kMostExported = 20'000;
// Urgent words that nobody has understood for so long are shown to the case office too.
constexpr std::int64_t kEscalateMs = 30LL * 60 * 1000;

struct PageInput {
  PersonId id;
  std::string before;
  std::optional<EntryKind> kind;
  std::optional<api::AccountId> writer;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  std::int64_t limit = kPage;
};
constexpr auto describe(model::Tag<PageInput>) {
  using namespace model;
  using In = PageInput;
  return entity("ThreadInput", "やりとりを見る", field("id", &In::id, from_path | required),
                field("before", &In::before, max_chars(80)), field("kind", &In::kind), field("writer", &In::writer),
                field("from", &In::from), field("to", &In::to), field("limit", &In::limit, between(1, kLongest)));
}

struct SearchInput {
  std::string q;
  std::optional<PersonId> person_id;
  std::optional<EntryKind> kind;
  std::optional<api::AccountId> writer;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
constexpr auto describe(model::Tag<SearchInput>) {
  using namespace model;
  using In = SearchInput;
  return entity("ThreadSearchInput", "やりとりをさがす", field("q", &In::q, required | personal | max_chars(100)),
                field("person_id", &In::person_id), field("kind", &In::kind), field("writer", &In::writer),
                field("from", &In::from), field("to", &In::to));
}

struct FoundEntry {
  std::string person_name;
  EntryView entry;
};
constexpr auto describe(model::Tag<FoundEntry>) {
  using namespace model;
  return entity("FoundEntry", "見つかったやりとり", field("person_name", &FoundEntry::person_name, personal),
                field("entry", &FoundEntry::entry));
}
struct FoundEntries {
  std::vector<FoundEntry> items;
  bool more = false;
};
constexpr auto describe(model::Tag<FoundEntries>) {
  using namespace model;
  return entity("FoundEntries", "見つかったやりとり", field("items", &FoundEntries::items),
                field("more", &FoundEntries::more));
}

struct PersonPath {
  PersonId id;
};
constexpr auto describe(model::Tag<PersonPath>) {
  return model::entity("ThreadPath", "利用者", model::field("id", &PersonPath::id, model::from_path | model::required));
}

struct Reader {
  std::optional<api::AccountId> account_id;
  std::string name;
  std::string office_name;
  trust::Profession profession = trust::Profession::none;
  people::Channel channel = people::Channel::app;
};
constexpr auto describe(model::Tag<Reader>) {
  using namespace model;
  return entity("ThreadReader", "読む人", field("account_id", &Reader::account_id),
                field("name", &Reader::name, personal), field("office_name", &Reader::office_name),
                field("profession", &Reader::profession), field("channel", &Reader::channel));
}
struct Readers {
  std::string person_name;
  std::vector<Reader> readers;
  std::int64_t offices = 0;
};
constexpr auto describe(model::Tag<Readers>) {
  using namespace model;
  return entity("ThreadReaders", "読む人の一覧", field("person_name", &Readers::person_name, personal),
                field("readers", &Readers::readers), field("offices", &Readers::offices));
}

struct VitalsInput {
  PersonId id;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
constexpr auto describe(model::Tag<VitalsInput>) {
  using namespace model;
  return entity("VitalsInput", "期間", field("id", &VitalsInput::id, from_path | required),
                field("from", &VitalsInput::from), field("to", &VitalsInput::to));
}
struct VitalsPoint {
  EntryId entry_id;
  Timestamp at;
  std::string author;
  Vitals vitals;
  std::vector<std::string> outliers;
};
constexpr auto describe(model::Tag<VitalsPoint>) {
  using namespace model;
  return entity("VitalsPoint", "測った値", field("entry_id", &VitalsPoint::entry_id), field("at", &VitalsPoint::at),
                field("author", &VitalsPoint::author, personal), field("vitals", &VitalsPoint::vitals, personal),
                field("outliers", &VitalsPoint::outliers, personal));
}
struct VitalsSeries {
  std::vector<VitalsPoint> points;  // oldest first
};
constexpr auto describe(model::Tag<VitalsSeries>) {
  return model::entity("VitalsSeries", "バイタルの推移", model::field("points", &VitalsSeries::points));
}

struct Unread {
  PersonId person_id;
  std::string name;
  std::int64_t count = 0;
  Timestamp last_at;
};
constexpr auto describe(model::Tag<Unread>) {
  using namespace model;
  return entity("UnreadThread", "未読", field("person_id", &Unread::person_id), field("name", &Unread::name, personal),
                field("count", &Unread::count), field("last_at", &Unread::last_at));
}
struct Inbox {
  std::vector<FoundEntry> urgent;      // waits for my 了解
  std::vector<FoundEntry> questions;   // to me or my profession
  std::vector<FoundEntry> unanswered;  // of my own people: asked or urgent, and nobody has answered in time
  std::vector<Unread> unread;
  std::vector<OutsideWaiting> outside;  // I sent it to somebody without the program, and it has not arrived
  std::vector<Nudge> nudges;            // a colleague of mine has got something urgent and is silent
};
constexpr auto describe(model::Tag<Inbox>) {
  using namespace model;
  return entity("Inbox", "わたしを待つもの", field("urgent", &Inbox::urgent), field("questions", &Inbox::questions),
                field("unanswered", &Inbox::unanswered), field("unread", &Inbox::unread),
                field("outside", &Inbox::outside), field("nudges", &Inbox::nudges));
}

std::string name_of(Read& tx, PersonId id) {
  const auto parts = people::person_parts(tx, id);
  return parts ? (*parts)->person.name : "";
}

Result<model::RawJson> show_thread(Read& tx, const Caller& caller, const PageInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "thread.show"));
  const bool newest = in.before.empty() && !in.kind && !in.writer && !in.from && !in.to && in.limit == kPage;
  if (newest) return model::RawJson{newest_page(tx, in.id)};
  PageWish wish{in.before, in.kind, in.writer, in.from, in.to, {}, in.limit};
  return model::RawJson{model::to_json(page_of(tx, in.id, wish))};
}

Result<FoundEntries> search(Read& tx, const Caller& caller, const SearchInput& in) {
  PageWish wish;
  wish.kind = in.kind;
  wish.writer = in.writer;
  wish.from = in.from;
  wish.to = in.to;
  wish.word = text::fold(in.q);
  if (wish.word.empty()) return fail_field("q", "required");
  std::vector<PersonId> among = trust::people_of(tx, caller);
  if (in.person_id) among = {*in.person_id};
  FoundEntries out;
  for (const PersonId person : among) {
    if (trust::person_access(tx, caller, person).reach < Reach::view) continue;
    bool more = false;
    std::vector<Entry> entries = entries_of(tx, person, wish, more);
    out.more = out.more || more;
    if (entries.empty()) continue;
    TRY(trust::need_person(tx, caller, person, Reach::view, "thread.search"));
    const std::string name = name_of(tx, person);
    for (EntryView& view : views_of(tx, std::move(entries))) out.items.push_back({name, std::move(view)});
  }
  std::stable_sort(out.items.begin(), out.items.end(),
                   [](const FoundEntry& a, const FoundEntry& b) { return a.entry.at > b.entry.at; });
  if (out.items.size() > kLongest) {
    out.items.resize(kLongest);
    out.more = true;
  }
  return out;
}

Result<Readers> show_readers(Read& tx, const Caller& caller, const PersonPath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "thread.readers"));
  const auto parts = TRY(people::person_parts(tx, in.id));
  Readers out;
  out.person_name = parts->person.name;
  std::vector<Uuid> offices;
  for (const api::AccountId& account : trust::readers_of(tx, in.id)) {
    if (account == *caller.account_id) continue;
    const trust::Standing standing = trust::standing_of(tx, account);
    const auto row = trust::find_account(tx, tx.area(), account);
    out.readers.push_back(
        {account, row ? row->name : "", standing.office_name, standing.profession, people::Channel::app});
    if (standing.office_id) offices.push_back(*standing.office_id);
  }
  for (const people::TeamMemberView& member : people::team_view(tx, parts->team)) {
    if (member.joined) continue;
    const auto channel = member.channel == people::Channel::app ? people::Channel::phone : member.channel;
    out.readers.push_back({{}, member.name, member.office_name, member.profession, channel});
    if (member.office_id) offices.push_back(*member.office_id);
  }
  std::sort(offices.begin(), offices.end());
  out.offices = std::unique(offices.begin(), offices.end()) - offices.begin();
  return out;
}

Result<VitalsSeries> show_vitals(Read& tx, const Caller& caller, const VitalsInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "thread.vitals"));
  const Timestamp from = Timestamp::of(in.from.value_or(tx.today().plus_days(-90)));
  const Timestamp to = in.to ? Timestamp::of(in.to->plus_days(1)) : tx.now().plus_ms(1);
  VitalsSeries out;
  for (const Entry& entry : tx.select<Entry>("WHERE area_id = $1 AND person_id = $2 AND at >= $3 AND at < $4 AND "
                                             "vitals IS NOT NULL AND corrected_by IS NULL"
                                             " ORDER BY at, id LIMIT 3000",
                                             tx.area(), in.id, from, to)) {
    out.points.push_back({entry.id, entry.at, entry.author, *entry.vitals, outliers(*entry.vitals)});
  }
  return out;
}

void add_open(Read& tx, const Caller& caller, trust::Profession profession, bool own_case, PersonId person,
              Inbox& out) {
  for (const EntryOpen& open :
       tx.select<EntryOpen>("WHERE area_id = $1 AND person_id = $2 ORDER BY at", tx.area(), person)) {
    const auto entry = get_entry(tx, person, open.entry_id);
    if (!entry) continue;
    const bool mine = entry->account_id == *caller.account_id;
    std::vector<FoundEntry>* list = nullptr;
    if (open.why == OpenWhy::answer && !mine && is_for(*entry, *caller.account_id, profession)) list = &out.questions;
    if (open.why == OpenWhy::acknowledgement && !mine && !has_acknowledged(*entry, *caller.account_id))
      list = &out.urgent;
    const bool late = tx.now().ms - entry->sent_at.ms > kEscalateMs;
    if (!list && late && (mine || own_case)) list = &out.unanswered;
    if (list) list->push_back({name_of(tx, person), view_of(tx, *entry)});
  }
}

void add_unread(Read& tx, const Caller& caller, PersonId person, Inbox& out) {
  const ThreadHead head = head_of(tx, person);
  if (head.entries == 0) return;
  const auto state = tx.first<ReaderState>("WHERE area_id = $1 AND account_id = $2 AND person_id = $3", tx.area(),
                                           *caller.account_id, person);
  const std::int64_t read_to = state ? state->read_seq : 0;
  if (head.last_seq <= read_to) return;
  const std::int64_t count = tx.number(
      "SELECT count(*) FROM (SELECT 1 FROM entry WHERE area_id = $1 AND person_id = $2 AND changed_seq > $3 AND seq > "
      "$3"
      " AND account_id <> $4 LIMIT 100) AS newer",
      tx.area(), person, read_to, *caller.account_id);
  if (count > 0) out.unread.push_back({person, name_of(tx, person), count, head.last_at});
}

Result<Inbox> show_inbox(Read& tx, const Caller& caller, const api::Nothing&) {
  Inbox out;
  const trust::Standing standing = trust::standing_of(tx, *caller.account_id);
  for (const PersonId person : trust::people_of(tx, caller)) {
    const auto access = trust::person_access(tx, caller, person);
    if (access.reach < Reach::view) continue;
    add_open(tx, caller, standing.profession, access.own_case, person, out);
    add_unread(tx, caller, person, out);
  }
  std::sort(out.unread.begin(), out.unread.end(),
            [](const Unread& a, const Unread& b) { return a.last_at > b.last_at; });
  out.outside = waiting_outside(tx, caller);
  out.nudges = nudges_for(tx, *caller.account_id);
  return out;
}

std::string moment_words(Timestamp at) {
  return wareki::wareki_weekday(at.tokyo_date()) + " " + wareki::clock_text(at);
}

std::vector<Entry> period(Read& tx, const VitalsInput& in) {
  PageWish wish;
  wish.from = in.from;
  wish.to = in.to.value_or(tx.today());
  wish.limit = kMostExported;
  bool more = false;
  std::vector<Entry> out = entries_of(tx, in.id, wish, more);
  std::erase_if(out, [](const Entry& entry) { return entry.corrected_by.has_value(); });
  std::reverse(out.begin(), out.end());
  return out;
}

Result<api::File> export_text(Read& tx, const Caller& caller, const VitalsInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "thread.export"));
  api::File file;
  for (const Entry& entry : period(tx, in)) {
    file.bytes += fmt::format("{}　{}（{}{}）\r\n{}\r\n\r\n", moment_words(entry.at), entry.author,
                              model::ja_of(entry.profession), entry.office_name.empty() ? "" : "・" + entry.office_name,
                              course_line(entry));
  }
  file.content_type = "text/plain; charset=utf-8";
  file.name = "支援経過.txt";
  return file;
}

Result<api::File> export_csv(Read& tx, const Caller& caller, const VitalsInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "thread.export"));
  csv::Writer out(csv::Bom::yes, csv::Guard::yes);
  out.row({"年月日", "時刻", "種類", "内容", "書いた人", "職種", "事業所"});
  for (const Entry& entry : period(tx, in)) {
    const int minutes = entry.at.tokyo_minutes();
    out.row({entry.at.tokyo_date().text(), fmt::format("{:02}:{:02}", minutes / 60, minutes % 60),
             model::ja_of(entry.kind), course_line(entry), entry.author, model::ja_of(entry.profession),
             entry.office_name});
  }
  api::File file;
  file.bytes = out.take();
  file.content_type = "text/csv; charset=utf-8";
  file.name = "支援経過.csv";
  return file;
}

}  // namespace

std::vector<api::Endpoint> read_endpoints() {
  using namespace api;
  Endpoint show =
      get("/v1/people/{id}/thread", "thread.show", "thread.read", "The thread of a person, newest first", &show_thread);
  show.out = model::type_of<ThreadPage>();
  Endpoint find = ask("/v1/threads/search", "thread.search", "thread.read", "Search one's threads", &search);
  find.kind = Kind::slow_read;
  return {
      show,
      find,
      get("/v1/people/{id}/readers", "thread.readers", "thread.read", "Who will read what is written", &show_readers),
      get("/v1/people/{id}/vitals", "thread.vitals", "thread.read", "Measured values of a period", &show_vitals),
      get("/v1/inbox", "thread.inbox", "thread.read", "What waits for me", &show_inbox),
      slow_get("/v1/people/{id}/thread.txt", "thread.text", "thread.read", "A period as text for 支援経過",
               &export_text),
      slow_get("/v1/people/{id}/thread.csv", "thread.csv", "thread.read", "A period as CSV", &export_csv),
  };
}

}  // namespace kaname::thread
