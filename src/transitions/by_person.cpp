// SPDX-License-Identifier: Apache-2.0
#include "transitions/by_person.h"

#include <algorithm>
#include <iterator>

namespace kaname::transitions {

std::vector<Stay> stays_about(Read& tx, const std::vector<PersonId>& records) {
  std::vector<Stay> out;
  for (const PersonId id : records) {
    auto some = tx.select<Stay>(
        "WHERE area_id = $1 AND person_id = $2 AND state <> 'cancelled' ORDER BY admitted_on, id", tx.area(), id);
    out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  std::stable_sort(out.begin(), out.end(), [](const Stay& a, const Stay& b) { return a.admitted_on < b.admitted_on; });
  return out;
}

std::vector<Stay> own_patients(Read& tx, const api::Caller& caller, LocalDate since) {
  // Without an office nobody works in a hospital; the list of all stays is not read for nothing.
  const bool somewhere = std::any_of(caller.grants.begin(), caller.grants.end(),
                                     [&](const api::Grant& grant) { return works_at(caller, grant.office_id); });
  if (!somewhere) return {};
  std::vector<Stay> out;
  for (Stay& stay : tx.select<Stay>("WHERE area_id = $1 AND person_id IS NOT NULL AND manager_state = 'confirmed' AND"
                                    " (state IN ('admitted', 'leaving') OR (state = 'discharged' AND"
                                    " discharged_on >= $2)) ORDER BY admitted_on, id",
                                    tx.area(), since)) {
    if (works_at(caller, stay.hospital_id)) out.push_back(std::move(stay));
  }
  return out;
}

}  // namespace kaname::transitions
