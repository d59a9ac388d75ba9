// SPDX-License-Identifier: Apache-2.0
// The town's own survey: one row for each facility, one column for each question (directory/capability_items.h). An empty
// cell is no answer, never ×.
#include <fmt/format.h>

#include <algorithm>

#include "base/digits.h"
#include "base/text_fold.h"
#include "base/wareki.h"
#include "bridges/opendata/cells.h"
#include "bridges/opendata/known_headers.h"
#include "bridges/opendata/readers.h"
#include "bridges/opendata/service_kinds.h"
#include "bridges/opendata/survey_columns.h"
#include "directory/capability_items.h"

namespace kaname::bridges {
namespace {

using directory::Acceptance;
using directory::AnswerType;
using directory::CapabilityItem;
using directory::FacilityKind;

struct AnswerWord {
  std::string_view word;
  Acceptance answer;
};

// Longer words first: 条件付き begins with 条件付. Circles and crosses are typed in many ways.
constexpr auto kAnswers = std::to_array<AnswerWord>({
    {"要相談", Acceptance::ask},
    {"応相談", Acceptance::ask},
    {"相談", Acceptance::ask},
    {"?", Acceptance::ask},
    {"？", Acceptance::ask},
    {"条件付き", Acceptance::conditional},
    {"条件付", Acceptance::conditional},
    {"条件つき", Acceptance::conditional},
    {"条件により可", Acceptance::conditional},
    {"△", Acceptance::conditional},
    {"▲", Acceptance::conditional},
    {"不可", Acceptance::no},
    {"いいえ", Acceptance::no},
    {"なし", Acceptance::no},
    {"無", Acceptance::no},
    {"×", Acceptance::no},
    {"✕", Acceptance::no},
    {"☓", Acceptance::no},
    {"✖", Acceptance::no},
    {"Ｘ", Acceptance::no},
    {"X", Acceptance::no},
    {"x", Acceptance::no},
    {"0", Acceptance::no},
    {"no", Acceptance::no},
    {"可能", Acceptance::yes},
    {"可", Acceptance::yes},
    {"はい", Acceptance::yes},
    {"あり", Acceptance::yes},
    {"有", Acceptance::yes},
    {"○", Acceptance::yes},
    {"〇", Acceptance::yes},
    {"◯", Acceptance::yes},
    {"◎", Acceptance::yes},
    {"●", Acceptance::yes},
    {"1", Acceptance::yes},
    {"yes", Acceptance::yes},
});

struct Answer {
  Acceptance answer;
  std::string note;
};

// "条件付：夜間は家族ができる方", "△（要予約）", "○". What follows must be set apart, so that 可能性あり is no answer.
std::optional<Answer> read_answer(const std::string& cell) {
  for (const AnswerWord& known : kAnswers) {
    if (cell.compare(0, known.word.size(), known.word) != 0) continue;
    std::string rest = text::trim(std::string_view(cell).substr(known.word.size()));
    if (rest.empty()) return Answer{known.answer, ""};
    for (const std::string_view mark : {"：", ":", "、", "，", ",", "。", "\n"}) {
      if (rest.compare(0, mark.size(), mark) == 0) return Answer{known.answer, text::trim(rest.substr(mark.size()))};
    }
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
      if (rest.compare(0, open.size(), open) != 0) continue;
      rest.erase(0, open.size());
      if (rest.size() >= close.size() && rest.compare(rest.size() - close.size(), close.size(), close) == 0) {
        rest.resize(rest.size() - close.size());
      }
      return Answer{known.answer, text::trim(rest)};
    }
  }
  return std::nullopt;
}

bool is_choice_of(const CapabilityItem& item, const std::string& word) {
  const std::vector<std::string> choices = split(item.choices, {"|"});
  return std::find(choices.begin(), choices.end(), word) != choices.end();
}

// 行っていない, 困難 and なし are choices that mean no; planned things are to be asked about.
Acceptance answer_of_choice(std::string_view word) {
  if (word == "行っていない" || word == "困難" || word == "なし") return Acceptance::no;
  return word.find("予定") != std::string_view::npos ? Acceptance::ask : Acceptance::yes;
}

std::optional<Answer> read_cell(const CapabilityItem& item, const std::string& cell) {
  switch (item.answer) {
    case AnswerType::acceptance:
    case AnswerType::yes_no: return read_answer(cell);
    case AnswerType::choice:
      if (!is_choice_of(item, cell)) return std::nullopt;
      return Answer{answer_of_choice(cell), cell};
    case AnswerType::choices:
      for (const std::string& word : split(cell, {"、", ";", "；", ","})) {
        if (!is_choice_of(item, word)) return std::nullopt;
      }
      return Answer{Acceptance::yes, cell};
    case AnswerType::number: {
      const std::string digits = text::half_width_digits(cell);
      if (digits.empty() || digits[0] < '0' || digits[0] > '9') return std::nullopt;
      return Answer{std::stod(digits.substr(0, 9)) > 0 ? Acceptance::yes : Acceptance::no, digits};
    }
    case AnswerType::words: return Answer{Acceptance::ask, cell};
  }
  return std::nullopt;
}

void read_answers(const Row& row, directory::SourceRecord& record) {
  for (const CapabilityItem& item : directory::capability_items()) {
    const std::string field = "item:" + std::string(item.code);
    const std::string cell = row.text(field);
    if (cell.empty()) continue;
    if (auto answer = read_cell(item, cell)) {
      record.capabilities.push_back({std::string(item.code), answer->answer, std::move(answer->note)});
    } else {
      row.warn(record, "answer_unknown", field);
    }
  }
}

// "09:00-12:00、17:00-19:30"; 休み and － give nothing.
void read_day(const Row& row, directory::SourceRecord& record, std::int32_t day,
              std::vector<directory::OpenHours>& hours) {
  const std::string field = fmt::format("hours_{}", day);
  for (const std::string& span : split(row.text(field), {"、", ",", "，", "/", "／", "\n"})) {
    if (span.find("休") != std::string::npos || span == "-" || span == "－" || span == "×" || span == "なし") continue;
    const std::vector<std::string> times = split(span, {"-", "－", "〜", "～", "~", "ー", "–"});
    const std::string open = times.size() == 2 ? read_time(times[0]) : std::string();
    const std::string close = times.size() == 2 ? read_time(times[1]) : std::string();
    if (open.empty() || close.empty()) {
      row.warn(record, "time_shape", field);
    } else {
      add_hours(hours, day, open, close, "");
    }
  }
}

void read_services(const Row& row, directory::SourceRecord& record) {
  const std::string office_number = text::half_width_digits(row.text("office_number"));
  if (!office_number.empty() && digits::care_office_number(office_number) != digits::Check::ok) {
    row.warn(record, "check_digit", "office_number");
  }
  std::vector<directory::OpenHours> hours;
  for (std::int32_t day = 1; day <= 8; ++day) read_day(row, record, day, hours);
  const std::string holidays = row.text("holidays");
  for (const std::string& word : split(row.text("service"), {"、", ",", "，", ";", "；", "・", "\n"})) {
    directory::SourceService service;
    service.kind_text = word;
    service.kind = kind_of_service(word);
    if (service.kind == FacilityKind::other) row.warn(record, "service_unknown", "service");
    if (!is_medical(service.kind)) service.office_number = office_number;
    service.hours = hours;
    if (!holidays.empty() && holidays != "なし") service.hours_note = "休み：" + holidays;
    add_service(record.services, std::move(service));
  }
  record.kind = leading_kind(record.services);
}

void read_facility(const Row& row, const ReadContext& context, directory::SourceRecord& record) {
  read_common(row, context, record);
  record.medical_number = text::half_width_digits(row.text("medical_number"));
  if (!record.medical_number.empty() &&
      digits::medical_institution_number(record.medical_number) != digits::Check::ok) {
    row.warn(record, "check_digit", "medical_number");
  }
  record.visit_areas = split(row.text("visit_area"), {"、", ",", "，", ";", "；", "\n"});
  if (const std::string day = row.text("updated_on"); !day.empty() && !wareki::parse_date(day)) {
    row.warn(record, "date_shape", "updated_on");
  }
  read_services(row, record);
  read_answers(row, record);
  // 定員 is asked of the place; with one service it is that service's.
  for (const directory::SourceCapability& answer : record.capabilities) {
    if (answer.item == "facility_capacity" && record.services.size() == 1) {
      record.services.front().capacity = read_count(answer.note).value;
    }
  }
}

// Headers of the questions as texts that live as long as the program.
struct ItemHeader {
  std::string field;
  std::string names;
};

}  // namespace

std::span<const KnownHeader> survey_headers() {
  static const std::vector<ItemHeader> texts = [] {
    std::vector<ItemHeader> out;
    for (const CapabilityItem& item : directory::capability_items()) {
      std::string names(item.column);
      // Plain words are taken for a state only where no column of another group has the same.
      if (item.group == directory::CapabilityGroup::state)
        names += "|受け入れ_" + std::string(item.ja) + "|" + std::string(item.ja);
      out.push_back({"item:" + std::string(item.code), names + "|" + std::string(item.code)});
    }
    return out;
  }();
  static const std::vector<KnownHeader> headers = [] {
    std::vector<KnownHeader> out;
    for (const SurveyColumn& column : kSurveyColumns) {
      const bool code = column.field == "office_number" || column.field == "medical_number" || column.field == "id";
      out.push_back(
          {column.field, column.names, column.required ? Need::yes : Need::no, code ? Shape::code : Shape::text});
    }
    for (const ItemHeader& item : texts) out.push_back({item.field, item.names, Need::no, Shape::text});
    return out;
  }();
  return headers;
}

void read_survey(const Input& input, Collector& collector) {
  std::unordered_map<std::string, int> used;
  for (const TableRow& table_row : input.table.rows) {
    const Row row(input, table_row);
    if (row.text("name").empty()) {
      collector.refuse(row, "row_without_name", "name");
      continue;
    }
    std::string key = row.text("id");
    if (key.empty()) key = text::half_width_digits(row.text("office_number"));
    if (key.empty()) key = text::fold_name(row.text("name")) + "@" + text::fold(row.text("address"));
    // Two answers of one place would overwrite each other: the second is for a person to look at.
    if (++used[key] > 1) {
      collector.refuse(row, "row_twice", row.text("id").empty() ? "name" : "id");
      continue;
    }
    read_facility(row, collector.context(), collector.add(row, key));
  }
}

}  // namespace kaname::bridges
