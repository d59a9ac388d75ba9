// SPDX-License-Identifier: Apache-2.0
// The rule goes to another town as a file, and another town's comes in as a draft.
#include <fmt/format.h>

#include <algorithm>

#include "documents/endpoints.h"
#include "documents/rules/rule_draft.h"
#include "documents/rules/rule_file.h"
#include "journal/journal.h"
#include "transitions/rule_store.h"

namespace kaname::documents {
namespace {

using api::Caller;
using store::Read;
using store::Write;
using transitions::RuleEdition;

struct FilePath {
  std::string id;
};
constexpr auto describe(model::Tag<FilePath>) {
  return model::entity("StayRuleFilePath", "決まりの版",
                       model::field("id", &FilePath::id, model::from_path | model::required | model::max_chars(20)));
}

struct TakeInput {
  std::string file;  // its text
};
constexpr auto describe(model::Tag<TakeInput>) {
  return model::entity(
      "StayRuleTake", "手引きをファイルから読む",
      model::field("file", &TakeInput::file, model::required | model::multiline | model::max_chars(200'000)));
}

struct Taken {
  RuleView edition;
  std::string area;                  // whose it was
  std::vector<std::string> no_form;  // words of the steps whose form this area does not have: it was left out
};
constexpr auto describe(model::Tag<Taken>) {
  using namespace model;
  return entity("StayRuleTaken", "ファイルから読んだ手引き", field("edition", &Taken::edition),
                field("area", &Taken::area), field("no_form", &Taken::no_form));
}

Result<api::File> file(Read& tx, const Caller& caller, const FilePath& in) {
  const RuleEdition edition = TRY(find_rule(tx, caller, in.id));
  const auto area = journal::find_area(tx, tx.area());
  return api::File{rule_file(area ? area->name : "", edition), "application/json",
                   fmt::format("{} 第{}版.json", edition.rule.name.ja, edition.number), true, false};
}

// A form that another town has made is not here: the step stays, done without it.
std::vector<std::string> drop_unknown_forms(Read& tx, transitions::RuleKit& rule) {
  std::vector<std::string> out;
  for (const FieldError& fault : rule_faults(tx, rule)) {
    if (fault.code != "form_not_found") continue;
    const auto at = static_cast<std::size_t>(std::atoll(fault.field.c_str() + std::string_view("steps.").size()));
    out.push_back(rule.steps[at].words.ja);
    rule.steps[at].form.clear();
  }
  return out;
}

Result<Taken> take(Write& tx, const Caller& caller, const TakeInput& in) {
  RuleFile read = TRY(read_rule_file(in.file));
  const std::vector<RuleEdition> own = transitions::own_editions(tx);
  TRY(need_no_draft(own));
  Taken out;
  out.area = read.area;
  out.no_form = drop_unknown_forms(tx, read.rule);
  Error error{Problem::invalid, "invalid_input", rule_faults(tx, read.rule), {}};
  for (FieldError& fault : error.fields) fault.field = "file.rule." + fault.field;
  if (!error.fields.empty()) return error;
  out.edition = begin_draft(tx, caller, own, std::move(read.rule), "");
  return out;
}

}  // namespace

std::vector<api::Endpoint> rule_file_endpoints() {
  using namespace api;
  return {
      get("/v1/stay-rules/{id}/rule.json", "stay_rule.file", "stay.read",
          "The rule for admission and discharge as a file for another town", &file),
      post("/v1/stay-rule-editions/file", "stay_rule.take", "rule.edit",
           "Begin a draft of the rule from another town's file", &take),
  };
}

}  // namespace kaname::documents
