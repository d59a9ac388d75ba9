// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who is told that a person was seen by emergency access: her team as far as it may read her, whoever keeps her case, and
// those who review such access. Each is told at once, outside the program without a word about whom (delivery/notice.h);
// inside it stays with her until she has seen it. That she has is history: it shows that the notice has arrived.

#include <optional>
#include <string>
#include <vector>

#include "people/person.h"
#include "trust/consent.h"

namespace kaname::people {

struct EmergencyNotice {
  std::string area_id;
  api::AccountId account_id;
  trust::BasisId basis_id;
  std::optional<Timestamp> seen_at;

  bool operator==(const EmergencyNotice&) const = default;
};
constexpr auto describe(model::Tag<EmergencyNotice>) {
  using namespace model;
  using Row = EmergencyNotice;
  return entity("emergency_notice", "緊急の閲覧の知らせ", field("area_id", &Row::area_id, primary_key | max_chars(6)),
                field("account_id", &Row::account_id, primary_key | references("account")),
                field("basis_id", &Row::basis_id, primary_key), field("seen_at", &Row::seen_at));
}

// Tells everybody concerned but the one who made it.
void tell_emergency(store::Write& tx, const trust::LegalBasis& protection);
// It has been reviewed: no reviewer needs to be woken any more. The team still sees it until it has.
void settle_reviewed(store::Write& tx, const trust::LegalBasis& protection);

}  // namespace kaname::people
