// SPDX-License-Identifier: Apache-2.0
#include "documents/by_person.h"

#include <algorithm>
#include <iterator>

namespace kaname::documents {

std::vector<Document> documents_about(Read& tx, const std::vector<PersonId>& records) {
  std::vector<Document> out;
  for (const PersonId id : records) {
    auto some = tx.select<Document>(
        "WHERE area_id = $1 AND (person_id = $2 OR (person_id IS NULL AND stay_id IN"
        " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2))) ORDER BY changed_at DESC, id",
        tx.area(), id);
    out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  return out;
}

std::vector<Document> sent_about(Read& tx, const std::vector<PersonId>& records) {
  std::vector<Document> out = documents_about(tx, records);
  std::erase_if(out, [](const Document& one) { return one.state != DocumentState::sent; });
  std::stable_sort(out.begin(), out.end(), [](const Document& a, const Document& b) { return a.sent_at < b.sent_at; });
  return out;
}

}  // namespace kaname::documents
