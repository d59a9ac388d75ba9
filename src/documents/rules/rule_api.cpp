// SPDX-License-Identifier: Apache-2.0
// The rule for admission and discharge as everybody reads it: what holds today, what is coming, on paper, and that it was read.
#include "api/pdf_file.h"
#include "documents/endpoints.h"
#include "documents/rules/rule_paper.h"
#include "documents/rules/rule_readers.h"
#include "documents/rules/rule_view.h"
#include "journal/journal.h"
#include "output/pdf.h"
#include "transitions/rule_store.h"

namespace kaname::documents {
namespace {

using api::Caller;
using model::EditionState;
using store::Read;
using store::Write;
using transitions::RuleEdition;

struct RuleQuery {
  std::string edition;  // empty: the one that holds today
};
constexpr auto describe(model::Tag<RuleQuery>) {
  return model::entity("StayRuleQuery", "決まりの版",
                       model::field("edition", &RuleQuery::edition, model::max_chars(20)));
}

struct RulePath {
  std::string id;
};
constexpr auto describe(model::Tag<RulePath>) {
  return model::entity("StayRulePath", "決まりの版",
                       model::field("id", &RulePath::id, model::from_path | model::required | model::max_chars(20)));
}

// An own edition that holds today, or will.
struct RuleNews {
  std::string id;
  std::int64_t number = 0;
  LocalDate valid_from;
  bool begun = false;
  std::string changes;
  bool read = false;  // by the caller
};
constexpr auto describe(model::Tag<RuleNews>) {
  using namespace model;
  using N = RuleNews;
  return entity("StayRuleNews", "手引きの改定", field("id", &N::id), field("number", &N::number),
                field("valid_from", &N::valid_from), field("begun", &N::begun), field("changes", &N::changes),
                field("read", &N::read));
}

struct RuleShown {
  RuleView edition;
  bool in_force = false;
  std::vector<RuleNews> news;
};
constexpr auto describe(model::Tag<RuleShown>) {
  using namespace model;
  return entity("StayRuleShown", "入退院支援の手引き", field("edition", &RuleShown::edition),
                field("in_force", &RuleShown::in_force), field("news", &RuleShown::news));
}

std::vector<RuleNews> news_for(Read& tx, const Caller& caller, const transitions::RuleBook& rules) {
  std::vector<RuleNews> out;
  const std::string today = rules.on(tx.today()).id;
  for (const RuleEdition& one : rules.published()) {
    const bool begun = *one.valid_from <= tx.today();
    if (begun && one.id != today) continue;
    out.push_back({one.id, one.number, *one.valid_from, begun, one.changes,
                   transitions::has_read(tx, one.id, *caller.account_id)});
  }
  return out;
}

Result<RuleShown> show(Read& tx, const Caller& caller, const RuleQuery& in) {
  const transitions::RuleBook rules(tx);
  const RuleEdition& today = rules.on(tx.today());
  RuleShown out;
  out.edition = rule_view(tx, in.edition.empty() ? today : TRY(find_rule(tx, caller, in.edition)));
  out.in_force = out.edition.id == today.id;
  out.news = news_for(tx, caller, rules);
  return out;
}

Result<api::File> paper(Read& tx, const Caller& caller, const RulePath& in) {
  const auto area = journal::find_area(tx, tx.area());
  RulePaper out{area ? area->name : "", area && area->demo, tx.now(), rule_view(tx, TRY(find_rule(tx, caller, in.id)))};
  const output::Document document = rule_paper(out);
  return api::pdf_file(output::render(document), document.title);
}

Result<RuleShown> read(Write& tx, const Caller& caller, const RulePath& in) {
  const RuleEdition edition = TRY(find_rule(tx, caller, in.id));
  if (edition.state != EditionState::published || !edition.valid_from)
    return fail(Problem::not_found, "rule_not_found");
  mark_read(tx, edition, *caller.account_id);
  return show(tx, caller, {});
}

}  // namespace

std::vector<api::Endpoint> rule_endpoints() {
  using namespace api;
  return {
      get("/v1/stay-rules", "stay_rule.show", "stay.read",
          "The rule for admission and discharge, and what changes in it", &show),
      slow_get("/v1/stay-rules/{id}/rule.pdf", "stay_rule.paper", "stay.read",
               "The rule for admission and discharge, to print", &paper),
      post("/v1/stay-rules/{id}/read", "stay_rule.read", "stay.read", "Say that one has read an edition of the rule",
           &read),
  };
}

}  // namespace kaname::documents
