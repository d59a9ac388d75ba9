// SPDX-License-Identifier: Apache-2.0
#include "transitions/by_document.h"

namespace kaname::transitions {
namespace {

std::optional<Stay> find(Read& tx, StayId id) {
  return tx.first<Stay>("WHERE area_id = $1 AND id = $2", tx.area(), id);
}

}  // namespace

std::optional<LocalDate> admitted_on(Read& tx, StayId id) {
  const auto stay = find(tx, id);
  if (!stay) return std::nullopt;
  return stay->admitted_on;
}

std::optional<PersonId> patient_of(Read& tx, StayId id) {
  const auto stay = find(tx, id);
  return stay ? stay->person_id : std::nullopt;
}

void judge_by_document(Write& tx, StayId id, const Uuid& document, Enough enough, const std::string& missing) {
  auto stay = find(tx, id);
  auto step = tx.first<StayStep>("WHERE area_id = $1 AND stay_id = $2 AND document_id = $3 AND taken_back_at IS NULL",
                                 tx.area(), id, document);
  if (!stay || !step) return;
  step->enough = enough;
  step->missing = missing;
  tx.update(*step);
  keep(tx, *stay);
}

}  // namespace kaname::transitions
