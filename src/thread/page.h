// SPDX-License-Identifier: Apache-2.0
#pragma once
// A page of a thread, newest first, and what may narrow it.

#include <optional>
#include <string>
#include <vector>

#include "thread/entry_store.h"

namespace kaname::thread {

struct PageWish {
  std::string before;  // the cursor of the page before; empty: the newest
  std::optional<EntryKind> kind;
  std::optional<api::AccountId> writer;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  std::string word;  // folded
  std::int64_t limit = kPage;
};

struct ThreadPage {
  std::vector<EntryView> entries;
  std::string before;      // ask with it for older ones; empty: there are none
  std::int64_t total = 0;  // of the whole thread
};
constexpr auto describe(model::Tag<ThreadPage>) {
  using namespace model;
  return entity("ThreadPage", "やりとりの一覧", field("entries", &ThreadPage::entries),
                field("before", &ThreadPage::before), field("total", &ThreadPage::total));
}

ThreadPage page_of(Read& tx, PersonId person, const PageWish& wish);

// The entries of a page without the view; `more` tells whether older ones remain.
std::vector<Entry> entries_of(Read& tx, PersonId person, const PageWish& wish, bool& more);

}  // namespace kaname::thread
