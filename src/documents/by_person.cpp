// SPDX-License-Identifier: Apache-2.0
#include "documents/by_person.h"

#include <algorithm>
#include <iterator>

#include "transitions/by_person.h"

namespace kaname::documents {

std::vector<Document> documents_about(Read& tx, const std::vector<PersonId>& records) {
  std::vector<Document> out;
  const auto add = [&](std::vector<Document> some) {
    out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  };
  for (const PersonId id : records) add(tx.select<Document>("WHERE area_id = $1 AND person_id = $2", tx.area(), id));
  for (const transitions::Stay& stay : transitions::stays_about(tx, records))
    add(tx.select<Document>("WHERE area_id = $1 AND stay_id = $2 AND person_id IS NULL", tx.area(), stay.id));
  std::sort(out.begin(), out.end(), [](const Document& a, const Document& b) {
    return a.changed_at != b.changed_at ? a.changed_at > b.changed_at : a.id < b.id;
  });
  return out;
}

std::vector<Document> sent_about(Read& tx, const std::vector<PersonId>& records) {
  std::vector<Document> out = documents_about(tx, records);
  std::erase_if(out, [](const Document& one) { return one.state != DocumentState::sent; });
  std::stable_sort(out.begin(), out.end(), [](const Document& a, const Document& b) { return a.sent_at < b.sent_at; });
  return out;
}

}  // namespace kaname::documents
