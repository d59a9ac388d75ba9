// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands in a filled form. Every answer is text whatever its field's type: a date "2026-11-29", a time "09:30", a number
// in decimal digits, choices by their codes, photos by the hashes of their files; so one shape goes through screen, store, paper and file.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "documents/form.h"
#include "model/field.h"

namespace kaname::documents {

// Where an answer came from. The screen marks what nobody has looked at yet with its date.
enum class Origin { typed, person, stay, previous, computed };
inline constexpr auto kOrigins = std::to_array<model::Option>({
    {"typed", "入力", "Typed"},
    {"person", "利用者の情報から", "From the person's page"},
    {"stay", "入退院の記録から", "From the stay"},
    {"previous", "前回の様式から", "From the last one"},
    {"computed", "自動", "By the program"},
});
constexpr const auto& options(model::Tag<Origin>) { return kOrigins; }
constexpr std::string_view choice_name(model::Tag<Origin>) { return "AnswerOrigin"; }

// Of a table: one cell a column, in their order. Of a body diagram: x and y in thousandths of the picture, and words.
struct AnswerRow {
  std::vector<std::string> cells;

  bool operator==(const AnswerRow&) const = default;
};
constexpr auto describe(model::Tag<AnswerRow>) {
  using namespace model;
  return entity("AnswerRow", "表の行", field("cells", &AnswerRow::cells, personal | max_items(12) | max_chars(1000)));
}

struct Answer {
  std::string key;                  // of the field
  std::vector<std::string> values;  // one; any number for `choices`; none: not answered
  std::string other;                // the words of an option that asks for them
  std::vector<AnswerRow> rows;      // of a table, a body diagram
  Origin origin = Origin::typed;
  std::optional<LocalDate> as_of;  // when what it came from was last confirmed

  bool operator==(const Answer&) const = default;
};
constexpr auto describe(model::Tag<Answer>) {
  using namespace model;
  using A = Answer;
  return entity("Answer", "答え", field("key", &A::key, required | max_chars(40)),
                field("values", &A::values, personal | multiline | max_items(60) | max_chars(4000)),
                field("other", &A::other, personal | max_chars(300)), field("rows", &A::rows, max_items(60)),
                field("origin", &A::origin), field("as_of", &A::as_of));
}

// Null when it was not answered.
const Answer* find_answer(const std::vector<Answer>& answers, std::string_view key);
bool is_empty(const Answer& answer);
// Whether the field is asked, given the other answers.
bool is_shown(const FormField& field, const std::vector<Answer>& answers);
// The form as these answers leave it on paper: without the fields that are not asked, and the sections that had only such.
// What follows on a question that is still open keeps its room: a pen may answer both.
Form as_answered(const Form& form, const std::vector<Answer>& answers);
// Fields that are needed, shown and empty, in the form's order.
std::vector<std::string> missing_keys(const Form& form, const std::vector<Answer>& answers);

// The answers of a section in their normal form (full-width digits made narrow, blanks trimmed, options in the form's order,
// empty ones left out). Errors by field "answers.KEY": answer_unknown (no such field in the section), answer_choice,
// answer_date, answer_time, answer_number, answer_row, answer_photo, my_number.
Result<std::vector<Answer>> checked(const FormSection& section, const std::vector<Answer>& answers);

// An answer as people read it: "見守り", "令和8年11月29日", "あり（朝食後）"; empty when there is none.
std::string words_of(const FormField& field, const Answer& answer);

}  // namespace kaname::documents
