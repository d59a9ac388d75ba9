// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/survey_template.h"

#include <algorithm>

#include "bridges/opendata/survey_columns.h"
#include "directory/capability_items.h"

namespace kaname::bridges {
namespace {

using directory::AnswerType;
using directory::CapabilityItem;

std::string first_name(std::string_view names) { return std::string(names.substr(0, names.find('|'))); }

std::string with_separator(std::string_view choices, std::string_view separator) {
  std::string out;
  for (const char c : choices) {
    if (c == '|') {
      out += separator;
    } else {
      out += c;
    }
  }
  return out;
}

std::string how_to_answer(const CapabilityItem& item) {
  switch (item.answer) {
    case AnswerType::acceptance:
      return "○・条件付・×・要相談 から一つ。条件は「条件付：平日の日中」のように「：」のあとへ。空欄は回答なし。";
    case AnswerType::yes_no: return "はい・いいえ。空欄は回答なし。";
    case AnswerType::choice: return "選択肢から一つ。空欄は回答なし。";
    case AnswerType::choices: return "選択肢からいくつでも。「、」で区切る。";
    case AnswerType::number: return "数字";
    case AnswerType::words: return "文";
  }
  return {};
}

std::string choices_of(const CapabilityItem& item) {
  if (item.answer == AnswerType::acceptance) return "○、条件付、×、要相談";
  if (item.answer == AnswerType::yes_no) return "はい、いいえ";
  return with_separator(item.choices, "、");
}

std::string known_value(const SurveyRow& row, std::string_view field) {
  if (field == "id") return row.id;
  if (field == "name") return row.name;
  if (field == "name_kana") return row.name_kana;
  if (field == "service") return row.kinds;
  if (field == "office_number") return row.office_number;
  if (field == "medical_number") return row.medical_number;
  if (field == "address") return row.address;
  if (field == "phone") return row.phone;
  if (field == "fax") return row.fax;
  return {};
}

}  // namespace

SurveyTemplate survey_template(const std::vector<SurveyRow>& facilities, std::optional<directory::FacilityKind> kind) {
  SurveyTemplate out;
  out.answers.name = "回答";
  out.dictionary.name = "項目の説明";
  out.dictionary.headers = {"見出し", "項目", "English", "区分", "書き方", "選択肢", "見せる範囲", "符号"};
  out.answers.rows.resize(facilities.size());
  for (const SurveyColumn& column : kSurveyColumns) {
    const std::string header = first_name(column.names);
    out.answers.headers.push_back(header);
    for (std::size_t i = 0; i < facilities.size(); ++i)
      out.answers.rows[i].push_back(known_value(facilities[i], column.field));
    const std::string how = std::string(column.required ? "必須。" : "") + std::string(column.how);
    out.dictionary.rows.push_back(
        {header, header, std::string(column.en), "基本", how, "", "一般に公開", std::string(column.field)});
  }
  for (const CapabilityItem& item : directory::capability_items()) {
    if (kind && !is_asked(item, *kind)) continue;
    out.answers.headers.emplace_back(item.column);
    out.dictionary.rows.push_back({std::string(item.column), std::string(item.ja), std::string(item.en),
                                   std::string(model::ja_of(item.group)), how_to_answer(item), choices_of(item),
                                   std::string(model::ja_of(item.audience)), std::string(item.code)});
  }
  for (auto& row : out.answers.rows) row.resize(out.answers.headers.size());
  return out;
}

}  // namespace kaname::bridges
