// SPDX-License-Identifier: Apache-2.0
#pragma once
// Writing and reading the journal. Only the dispatcher (app/pipeline.cpp) writes.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/caller.h"
#include "api/endpoint.h"
#include "journal/entry.h"
#include "store/database.h"
#include "store/transaction.h"

namespace kaname::journal {

// Takes the next number of the area's chain and locks the chain until the end of the transaction, so that the acts of an
// area come one after another on every node. Nothing when there is no such area.
std::optional<AreaHead> take_next(store::Connection& connection, const std::string& area);

// Opens the chain of a new area.
void open_chain(store::Connection& connection, const std::string& area);

// Appends the entry of the act that `tx` has just carried out, after `head` (as take_next gave it).
Entry append(store::Write& tx, const api::Caller& caller, std::string_view act, const std::string& body,
             const AreaHead& head);

// The caller as he was when the entry was written.
api::Caller caller_of(const Entry& entry);

// Entries after `after`, oldest first.
std::vector<Entry> entries_after(store::Read& tx, std::int64_t after, std::int64_t limit);
// Entries about a subject, newest first.
std::vector<Entry> entries_about(store::Read& tx, const Uuid& subject, std::int64_t limit);
std::string body_of(store::Read& tx, const Entry& entry);  // empty when it was erased

// A server-sent event telling of the entry: seq, act and, of what it is about, marks of 32 bits (ui/src/api/feed_mark.ts).
std::string feed_frame(const Entry& entry);

// Erases what the entry says: marks it, takes its body away when no other entry needs it, and the answer that was kept for
// its key. False when it was erased before.
bool erase_body(store::Write& tx, const Entry& entry, std::string instead = {});
bool is_erased(store::Read& tx, std::int64_t seq);
// Every act that erases is named so; nothing else may account for a missing body.
inline constexpr std::string_view kErasingActs = "erasure.";

struct Finding {
  std::int64_t seq = 0;
  std::string words;  // what is wrong, in Japanese
};
// Walks the whole chain: changed, removed, reordered entries, changed bodies, and missing ones that no act has erased.
// `progress(done, total)` may be empty; `erased` gets the number of bodies that were erased.
std::vector<Finding> verify(store::Read& tx, const std::function<void(std::int64_t, std::int64_t)>& progress,
                            std::int64_t* erased = nullptr);

struct ReplayResult {
  std::int64_t entries = 0;
  std::int64_t erased = 0;        // of these: passed over, because what they said was erased
  std::vector<Finding> findings;  // entries that were refused or whose act this program does not know
};
// Carries out every entry of `area` from one store in another, empty one, through the endpoints of `find`. Entries whose body
// was erased are copied and not carried out: what they had done was erased too.
ReplayResult replay(store::Database& from, store::Database& to, const std::string& area,
                    const std::function<const api::Endpoint*(std::string_view act)>& find,
                    const std::function<void(std::int64_t, std::int64_t)>& progress);

// The area's own row; nothing when it has not been opened.
std::optional<Area> find_area(store::Read& tx, const std::string& area);
// Areas of this store.
std::vector<Area> areas(store::Connection& connection);

// Tables of this floor that are history, and those that are not.
std::vector<model::TypePtr> tables();

}  // namespace kaname::journal
