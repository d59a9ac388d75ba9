// SPDX-License-Identifier: Apache-2.0
// The rule as a town writes it: copied from an edition, changed as a draft, published with a day and what changes, given up
// before that day.
#include <algorithm>

#include "base/text_fold.h"
#include "delivery/notice.h"
#include "documents/endpoints.h"
#include "documents/rules/rule_draft.h"
#include "documents/rules/rule_readers.h"
#include "documents/rules/rule_view.h"
#include "transitions/rule_store.h"

namespace kaname::documents {
namespace {

using api::Caller;
using model::EditionState;
using store::Read;
using store::Write;
using transitions::RuleEdition;
using transitions::RuleKit;

struct RuleList {
  std::vector<RuleView> items;
};
constexpr auto describe(model::Tag<RuleList>) {
  return model::entity("StayRuleList", "決まりの版の一覧", model::field("items", &RuleList::items));
}

struct CopyInput {
  std::string from;  // empty: the newest
};
constexpr auto describe(model::Tag<CopyInput>) {
  return model::entity("StayRuleCopy", "決まりを写す", model::field("from", &CopyInput::from, model::max_chars(20)));
}

struct ChangeInput {
  std::string id;
  std::int64_t base_seq = 0;  // as it was read
  RuleKit rule;
  std::string changes;
};
constexpr auto describe(model::Tag<ChangeInput>) {
  using namespace model;
  using In = ChangeInput;
  return entity("StayRuleChange", "決まりを直す", field("id", &In::id, from_path | required | max_chars(20)),
                field("base_seq", &In::base_seq, required), field("rule", &In::rule, required),
                field("changes", &In::changes, multiline | max_chars(2000)));
}

struct PublishInput {
  std::string id;
  LocalDate valid_from;
  std::string changes;
};
constexpr auto describe(model::Tag<PublishInput>) {
  using namespace model;
  using In = PublishInput;
  return entity("StayRulePublish", "決まりを公開する", field("id", &In::id, from_path | required | max_chars(20)),
                field("valid_from", &In::valid_from, required),
                field("changes", &In::changes, required | multiline | max_chars(2000)));
}

struct RulePath {
  std::string id;
};
constexpr auto describe(model::Tag<RulePath>) {
  return model::entity("StayRuleEditionPath", "決まりの版",
                       model::field("id", &RulePath::id, model::from_path | model::required | model::max_chars(20)));
}

struct ReaderList {
  std::vector<OfficeReaders> items;
};
constexpr auto describe(model::Tag<ReaderList>) {
  return model::entity("StayRuleReaderList", "手引きを読んだ人数の一覧", model::field("items", &ReaderList::items));
}

// The newest first, the shipped one last: that is where every area began.
Result<RuleList> list(Read& tx, const Caller&, const api::Nothing&) {
  RuleList out;
  for (RuleEdition& row : transitions::own_editions(tx)) out.items.push_back(rule_view(tx, std::move(row)));
  out.items.push_back(rule_view(tx, transitions::shipped_edition()));
  return out;
}

Result<Done> check(Read& tx, const RuleKit& rule) {
  Error error{Problem::invalid, "invalid_input", rule_faults(tx, rule), {}};
  for (FieldError& fault : error.fields) fault.field = "rule." + fault.field;
  if (!error.fields.empty()) return error;
  return Done{};
}

Result<RuleEdition> find_draft(Read& tx, const Caller& caller, const std::string& id) {
  RuleEdition row = TRY(find_rule(tx, caller, id));
  if (row.state != EditionState::draft) return fail(Problem::conflict, "rule_published");
  return row;
}

Result<RuleView> add(Write& tx, const Caller& caller, const CopyInput& in) {
  const std::vector<RuleEdition> own = transitions::own_editions(tx);
  TRY(need_no_draft(own));
  const auto published =
      std::find_if(own.begin(), own.end(), [](const RuleEdition& one) { return one.state == EditionState::published; });
  RuleEdition row = published == own.end() ? transitions::shipped_edition() : *published;
  if (!in.from.empty()) row = TRY(find_rule(tx, caller, in.from));
  return begin_draft(tx, caller, own, std::move(row.rule), "");
}

Result<RuleView> change(Write& tx, const Caller& caller, const ChangeInput& in) {
  RuleEdition row = TRY(find_draft(tx, caller, in.id));
  if (row.changed_seq != in.base_seq) return fail(Problem::conflict, "rule_changed_meanwhile");
  row.rule = tidy_rule(in.rule, row.number);
  row.changes = text::trim(in.changes);
  TRY(check(tx, row.rule));
  return put_rule(tx, caller, std::move(row));
}

// A day on which somebody was admitted has had its rule.
Result<Done> check_day(Read& tx, LocalDate day) {
  if (day < tx.today()) return fail_field("valid_from", "date_in_past");
  if (transitions::has_admissions_since(tx, day)) return fail_field("valid_from", "rule_day_has_stays");
  const std::vector<RuleEdition> own = transitions::own_editions(tx);
  const bool before = std::any_of(own.begin(), own.end(), [&](const RuleEdition& one) {
    return one.state == EditionState::published && one.valid_from && *one.valid_from > day;
  });
  if (before) return fail_field("valid_from", "rule_before_coming");
  return Done{};
}

Result<RuleView> publish(Write& tx, const Caller& caller, const PublishInput& in) {
  RuleEdition row = TRY(find_draft(tx, caller, in.id));
  TRY(check_day(tx, in.valid_from));
  row.changes = text::trim(in.changes);
  if (row.changes.empty()) return fail_field("changes", "required");
  TRY(check(tx, row.rule));
  row.state = EditionState::published;
  row.valid_from = in.valid_from;
  RuleView out = put_rule(tx, caller, row);
  delivery::tell(tx, rule_readers(tx), row.notice, false);
  mark_read(tx, row, *caller.account_id);  // who publishes it knows it
  return out;
}

Result<RuleView> retire(Write& tx, const Caller& caller, const RulePath& in) {
  RuleEdition row = TRY(find_rule(tx, caller, in.id));
  if (!row.valid_from && row.state != EditionState::draft) return fail(Problem::conflict, "rule_in_force");
  if (row.state == EditionState::published && *row.valid_from <= tx.today())
    return fail(Problem::conflict, "rule_in_force");
  row.state = EditionState::retired;
  delivery::withdraw(tx, row.notice);
  return put_rule(tx, caller, std::move(row));
}

Result<ReaderList> readers(Read& tx, const Caller& caller, const RulePath& in) {
  const RuleEdition row = TRY(find_rule(tx, caller, in.id));
  return ReaderList{readers_by_office(tx, row.id)};
}

}  // namespace

std::vector<api::Endpoint> rule_edit_endpoints() {
  using namespace api;
  return {
      get("/v1/stay-rule-editions", "stay_rule.editions", "rule.edit", "Editions of the rule, drafts too", &list),
      post("/v1/stay-rule-editions", "stay_rule.add", "rule.edit", "Copy an edition of the rule as a draft", &add),
      put("/v1/stay-rule-editions/{id}", "stay_rule.change", "rule.edit", "Change a draft of the rule", &change),
      post("/v1/stay-rule-editions/{id}/publish", "stay_rule.publish", "rule.edit",
           "Publish a draft of the rule from a day on", &publish),
      del("/v1/stay-rule-editions/{id}", "stay_rule.retire", "rule.edit", "Give an edition up before it holds",
          &retire),
      get("/v1/stay-rule-editions/{id}/readers", "stay_rule.readers", "rule.edit",
          "How many of each office have read it", &readers),
  };
}

}  // namespace kaname::documents
