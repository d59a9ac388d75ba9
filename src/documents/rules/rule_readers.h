// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whom a new edition of the rule concerns: everybody who records stays; and who of them has read it.

#include <optional>
#include <string>
#include <vector>

#include "store/transaction.h"
#include "transitions/rule_edition.h"

namespace kaname::documents {

// The people of one office; without an office those of the town and the desk.
struct OfficeReaders {
  std::optional<Uuid> office_id;
  std::string office_name;
  std::int64_t people = 0, read = 0;
};
constexpr auto describe(model::Tag<OfficeReaders>) {
  using namespace model;
  using R = OfficeReaders;
  return entity("StayRuleReaders", "手引きを読んだ人数", field("office_id", &R::office_id),
                field("office_name", &R::office_name), field("people", &R::people), field("read", &R::read));
}

std::vector<api::AccountId> rule_readers(store::Read& tx);

// Where most have not read it first. Who works for two offices counts once, at the first.
std::vector<OfficeReaders> readers_by_office(store::Read& tx, const std::string& rule_id);

// The second time changes nothing. The notice goes.
void mark_read(store::Write& tx, const transitions::RuleEdition& edition, api::AccountId account);

}  // namespace kaname::documents
