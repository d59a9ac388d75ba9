// SPDX-License-Identifier: Apache-2.0
#pragma once
// 固定: an entry that stays on top of the thread and lies on every phone, however old it is (a photo of the key box, the agreed
// sheet for a sudden change). The team shares them; there are few, or nobody would see them.

#include <string>
#include <vector>

#include "thread/entry_store.h"

namespace kaname::thread {

inline constexpr std::int64_t kMostPins = 10;

// Table `entry_pin`. `person_id` is the one under which the entry was written.
struct EntryPin {
  std::string area_id;
  PersonId person_id;
  EntryId entry_id;
  api::AccountId account_id;  // who pinned it
  std::string name;
  Timestamp pinned_at;

  bool operator==(const EntryPin&) const = default;
};
constexpr auto describe(model::Tag<EntryPin>) {
  using namespace model;
  using P = EntryPin;
  return entity("entry_pin", "固定したやりとり", field("area_id", &P::area_id, primary_key | max_chars(6)),
                field("person_id", &P::person_id, primary_key), field("entry_id", &P::entry_id, primary_key),
                field("account_id", &P::account_id), field("name", &P::name, personal | max_chars(100)),
                field("pinned_at", &P::pinned_at));
}

struct PinView {
  EntryId entry_id;
  std::string name;
  Timestamp pinned_at;
};
constexpr auto describe(model::Tag<PinView>) {
  using namespace model;
  return entity("EntryPin", "固定", field("entry_id", &PinView::entry_id), field("name", &PinView::name, personal),
                field("pinned_at", &PinView::pinned_at));
}

struct Pinned {
  std::vector<PinView> pins;       // newest pin first
  std::vector<EntryView> entries;  // in the same order
};
constexpr auto describe(model::Tag<Pinned>) {
  using namespace model;
  return entity("PinnedEntries", "固定したやりとりの一覧", field("pins", &Pinned::pins),
                field("entries", &Pinned::entries));
}

// Of the person under every id she was written under.
std::vector<EntryPin> pins_of(Read& tx, PersonId person);
Pinned pinned(Read& tx, PersonId person);

}  // namespace kaname::thread
