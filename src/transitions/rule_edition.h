// SPDX-License-Identifier: Apache-2.0
#pragma once
// Editions of 入退院支援ルール: "kit.1" is the shipped one, "kit.a2" the area's first own. A stay is held to the rule of the day of
// its admission, so a new edition changes nothing that is already due.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/edition.h"
#include "model/info.h"
#include "store/transaction.h"
#include "transitions/stay_rules.h"

namespace kaname::transitions {

using model::EditionState;

// Table `stay_rule`: the area's own. Of no person.
struct RuleEdition {
  std::string area_id;
  std::string id;
  std::int64_t number = 0;
  EditionState state = EditionState::draft;
  std::optional<LocalDate> valid_from;
  RuleKit rule;
  std::string changes;  // 改定の要点
  Uuid notice;          // what a notice of it speaks of
  std::string changed_by;
  Timestamp changed_at;
  std::int64_t changed_seq = 0;

  bool operator==(const RuleEdition&) const = default;
};
constexpr auto describe(model::Tag<RuleEdition>) {
  using namespace model;
  using E = RuleEdition;
  return entity("stay_rule", "入退院支援の決まりの版", field("area_id", &E::area_id, primary_key | max_chars(6)),
                field("id", &E::id, primary_key | max_chars(20)), field("number", &E::number),
                field("state", &E::state), field("valid_from", &E::valid_from), field("rule", &E::rule),
                field("changes", &E::changes, multiline | max_chars(2000)), field("notice", &E::notice),
                field("changed_by", &E::changed_by, personal | max_chars(100)), field("changed_at", &E::changed_at),
                field("changed_seq", &E::changed_seq));
}

// Table `stay_rule_read`: whose account has said that it has read an edition.
struct RuleReading {
  std::string area_id;
  std::string rule_id;
  api::AccountId account_id;
  Timestamp read_at;

  bool operator==(const RuleReading&) const = default;
};
constexpr auto describe(model::Tag<RuleReading>) {
  using namespace model;
  using R = RuleReading;
  return entity("stay_rule_read", "決まりを読んだ人", field("area_id", &R::area_id, primary_key | max_chars(6)),
                field("rule_id", &R::rule_id, primary_key | references("stay_rule")),
                field("account_id", &R::account_id, primary_key), field("read_at", &R::read_at));
}

// The published edition that holds on this day: the one with the latest first day, of several the newest. nullptr: the shipped
// kit. Since nothing is published for a day gone by, the answer for such a day stays.
const RuleEdition* edition_on(const std::vector<RuleEdition>& editions, LocalDate day);

// The shipped kit as an edition, with no first day.
const RuleEdition& shipped_edition();

// What keeps a rule from being published, each with its field: required, rule_no_steps, rule_step_twice, rule_by,
// rule_days_before.
std::vector<FieldError> faults_of(const RuleKit& rule);

// "入院した日の2日後まで", "退院予定日の7日前まで".
std::string until_words(const RuleStep& step);

// The area's rule for every day, read once for a whole list.
class RuleBook {
 public:
  explicit RuleBook(store::Read& tx);
  const RuleEdition& on(LocalDate day) const;
  // Published, oldest number first.
  const std::vector<RuleEdition>& published() const { return published_; }

 private:
  std::vector<RuleEdition> published_;
};

}  // namespace kaname::transitions
