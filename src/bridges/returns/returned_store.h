// SPDX-License-Identifier: Apache-2.0
#pragma once
// Returned sheets in the tables, and who sees one.

#include "bridges/returns/matcher.h"

namespace kaname::bridges {

// Put in by her office (or by herself, where she has none), so the paper lies there.
bool put_in_here(const api::Caller& caller, const ReturnedSheet& sheet);

// What the caller may know of what it belongs to.
std::optional<Matter> matter_of(Read& tx, const api::Caller& caller, const ReturnedSheet& sheet);

struct SeenReturn {
  ReturnedSheet sheet;
  std::optional<Matter> matter;
};
// Errors: returned_not_found, also for one that she sees from nowhere.
Result<SeenReturn> find_returned(Read& tx, const api::Caller& caller, ReturnedId id);

// By the digits of the paper, whatever the caller may see of it.
std::vector<Found> found_by_number(Read& tx, std::string_view typed);
// Nothing when there is none.
std::optional<Found> found_by_id(Read& tx, ReturnKind kind, const Uuid& subject, std::int64_t part);

// The mark of a page as it is kept, from all that its codes say; empty: none of ours.
std::string mark_of(std::string_view area, const std::vector<std::string>& texts);

// Writes the row and says what it is about.
void keep(Write& tx, const ReturnedSheet& sheet);
// The pictures and rows of its pages, and the file when it has not been read. Answers how many rows.
std::int64_t drop_pages(Write& tx, const ReturnedSheet& sheet);

}  // namespace kaname::bridges
