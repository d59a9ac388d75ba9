// SPDX-License-Identifier: Apache-2.0
// Pinning an entry and taking the pin out again: whoever may write, for the whole team.
#include <algorithm>

#include "people/person_store.h"
#include "thread/endpoints.h"
#include "thread/pin.h"

namespace kaname::thread {
namespace {

using api::Caller;
using trust::Reach;

struct PinInput {
  PersonId id;
  EntryId entry_id;
};
constexpr auto describe(model::Tag<PinInput>) {
  using namespace model;
  return entity("PinInput", "固定する", field("id", &PinInput::id, from_path | required),
                field("entry_id", &PinInput::entry_id, required));
}
struct UnpinPath {
  PersonId id;
  EntryId entry_id;
};
constexpr auto describe(model::Tag<UnpinPath>) {
  using namespace model;
  return entity("UnpinPath", "固定をはずす", field("id", &UnpinPath::id, from_path | required),
                field("entry_id", &UnpinPath::entry_id, from_path | required));
}
struct PinsPath {
  PersonId id;
};
constexpr auto describe(model::Tag<PinsPath>) {
  return model::entity("PinsPath", "利用者", model::field("id", &PinsPath::id, model::from_path | model::required));
}

Result<Pinned> show(Read& tx, const Caller& caller, const PinsPath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "thread.pins"));
  return pinned(tx, in.id);
}

Result<Pinned> pin(Write& tx, const Caller& caller, const PinInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "thread.pin"));
  const Entry entry = TRY(get_entry(tx, in.id, in.entry_id));
  const std::vector<EntryPin> there = pins_of(tx, in.id);
  const bool known = std::any_of(there.begin(), there.end(), [&](const EntryPin& p) { return p.entry_id == entry.id; });
  // Pinned by two at once is pinned once.
  if (known) return pinned(tx, in.id);
  if (static_cast<std::int64_t>(there.size()) >= kMostPins) return fail(Problem::conflict, "pins_full");
  tx.insert(EntryPin{tx.area(), entry.person_id, entry.id, *caller.account_id, caller.name, tx.now()});
  touch_thread(tx, in.id);
  return pinned(tx, in.id);
}

Result<Pinned> unpin(Write& tx, const Caller& caller, const UnpinPath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::write, "thread.unpin"));
  const Entry entry = TRY(get_entry(tx, in.id, in.entry_id));
  tx.execute("DELETE FROM entry_pin WHERE area_id = $1 AND person_id = $2 AND entry_id = $3", tx.area(),
             entry.person_id, entry.id);
  touch_thread(tx, in.id);
  return pinned(tx, in.id);
}

}  // namespace

std::vector<EntryPin> pins_of(Read& tx, PersonId person) {
  std::vector<EntryPin> out;
  for (const PersonId id : people::ids_of(tx, person)) {
    for (EntryPin& row : tx.select<EntryPin>("WHERE area_id = $1 AND person_id = $2", tx.area(), id))
      out.push_back(std::move(row));
  }
  std::sort(out.begin(), out.end(), [](const EntryPin& a, const EntryPin& b) {
    return std::tie(b.pinned_at, b.entry_id) < std::tie(a.pinned_at, a.entry_id);
  });
  return out;
}

Pinned pinned(Read& tx, PersonId person) {
  Pinned out;
  for (EntryPin& row : pins_of(tx, person)) {
    auto entry = get_entry(tx, person, row.entry_id);
    if (!entry) continue;
    out.pins.push_back({row.entry_id, std::move(row.name), row.pinned_at});
    out.entries.push_back(view_of(tx, std::move(*entry)));
  }
  return out;
}

std::vector<api::Endpoint> pin_endpoints() {
  using namespace api;
  return {
      get("/v1/people/{id}/pins", "thread.pins", "thread.read", "Pinned entries of a person", &show),
      post("/v1/people/{id}/pins", "thread.pin", "thread.write", "Pin an entry for the team", &pin),
      del("/v1/people/{id}/pins/{entry_id}", "thread.unpin", "thread.write", "Take the pin out of an entry", &unpin),
  };
}

}  // namespace kaname::thread
