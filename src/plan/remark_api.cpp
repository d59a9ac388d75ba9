// SPDX-License-Identifier: Apache-2.0
// The value of a survey beside the counted one, and the note of whoever is responsible.
#include "base/text_fold.h"
#include "plan/catalogue.h"
#include "plan/endpoints.h"
#include "plan/remark.h"

namespace kaname::plan {
namespace {

using api::Caller;

struct SurveyInput {
  std::string code;
  std::int64_t n = 0, total = 0;
  LocalDate begins_on, ends_on;
  std::string source;
  std::int64_t sent = 0, returned = 0;
};
constexpr auto describe(model::Tag<SurveyInput>) {
  using namespace model;
  using In = SurveyInput;
  constexpr auto count = between(0, 10'000'000);
  return entity("IndicatorSurveyInput", "調査の値を入れる",
                field("code", &In::code, from_path | required | max_chars(10)),
                field("n", &In::n, required | count | label("当てはまる数", "Yes")),
                field("total", &In::total, required | count | label("全体の数", "Of")),
                field("begins_on", &In::begins_on, required | label("対象の初日", "From")),
                field("ends_on", &In::ends_on, required | label("対象の末日", "To")),
                field("source", &In::source, required | max_chars(200) | label("調査の名前", "Survey")),
                field("sent", &In::sent, count | label("配った数", "Sent")),
                field("returned", &In::returned, count | label("返ってきた数", "Returned")));
}

struct SurveyPath {
  std::string code;
  SurveyId survey_id;
};
constexpr auto describe(model::Tag<SurveyPath>) {
  using namespace model;
  return entity("IndicatorSurveyPath", "調査の値",
                field("code", &SurveyPath::code, from_path | required | max_chars(10)),
                field("survey_id", &SurveyPath::survey_id, from_path | required));
}

struct NoteInput {
  std::string code;
  std::string words;
};
constexpr auto describe(model::Tag<NoteInput>) {
  using namespace model;
  return entity("IndicatorNoteInput", "指標のメモを書く",
                field("code", &NoteInput::code, from_path | required | max_chars(10)),
                field("words", &NoteInput::words, required | multiline | max_chars(2000) | label("メモ", "Note")));
}

struct Kept {
  std::string code;
};
constexpr auto describe(model::Tag<Kept>) {
  return model::entity("IndicatorKept", "指標", model::field("code", &Kept::code));
}

Result<Done> known(const std::string& code) {
  if (catalogue().find(code)) return Done{};
  return fail(Problem::not_found, "indicator_not_found");
}

Result<Kept> add_survey(Write& tx, const Caller& caller, const SurveyInput& in) {
  TRY(known(in.code));
  if (in.total < 1) return fail_field("total", "indicator_total");
  if (in.n > in.total) return fail_field("n", "indicator_n_over_total");
  if (in.returned > in.sent) return fail_field("returned", "indicator_n_over_total");
  if (in.ends_on < in.begins_on) return fail_field("ends_on", "ends_before_start");
  tx.insert(Survey{tx.area(), in.code, tx.new_id<SurveyId>(), in.n, in.total, in.begins_on, in.ends_on,
                   text::trim(in.source), in.sent, in.returned, caller.name, tx.now(), std::nullopt});
  return Kept{in.code};
}

Result<Kept> take_survey_back(Write& tx, const Caller&, const SurveyPath& in) {
  auto survey = tx.first<Survey>("WHERE area_id = $1 AND code = $2 AND id = $3", tx.area(), in.code, in.survey_id);
  if (!survey || survey->taken_back_at) return fail(Problem::not_found, "indicator_survey_not_found");
  survey->taken_back_at = tx.now();
  tx.update(*survey);
  return Kept{in.code};
}

Result<Kept> add_note(Write& tx, const Caller& caller, const NoteInput& in) {
  TRY(known(in.code));
  const std::string words = text::trim(in.words);
  if (words.empty()) return fail_field("words", "required");
  tx.insert(Note{tx.area(), in.code, tx.new_id<NoteId>(), words, caller.name, tx.now()});
  return Kept{in.code};
}

}  // namespace

std::vector<api::Endpoint> remark_endpoints() {
  using namespace api;
  return {
      post("/v1/indicators/{code}/surveys", "indicator.add_survey", "indicator.write",
           "Keep the value of a survey beside an indicator", &add_survey),
      post("/v1/indicators/{code}/surveys/{survey_id}/take-back", "indicator.take_survey_back", "indicator.write",
           "Take the value of a survey back", &take_survey_back),
      post("/v1/indicators/{code}/notes", "indicator.add_note", "indicator.write", "Write a note beside an indicator",
           &add_note),
  };
}

std::vector<model::TypePtr> tables() { return {model::type_of<Survey>(), model::type_of<Note>()}; }

}  // namespace kaname::plan
