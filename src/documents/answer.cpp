// SPDX-License-Identifier: Apache-2.0
#include "documents/answer.h"

#include <algorithm>

#include "base/digits.h"
#include "base/text_fold.h"
#include "base/wareki.h"

namespace kaname::documents {
namespace {

const FormOption* find_option(const std::vector<FormOption>& options, std::string_view code) {
  const auto found = std::find_if(options.begin(), options.end(), [&](const auto& one) { return one.code == code; });
  return found == options.end() ? nullptr : &*found;
}

bool is_number(const std::string& text) {
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  bool digit = false, point = false;
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (text[i] == '.' && digit && !point) point = true;
    else if (text[i] >= '0' && text[i] <= '9') digit = true;
    else return false;
  }
  return digit && text.back() != '.';
}

// "9:05" and "09:05" are the same minute.
std::string read_clock(const std::string& text) {
  constexpr int kHours = 24, kMinutes = 60, kDecimal = 10;
  const auto colon = text.find(':');
  if (colon == std::string::npos || colon == 0 || colon > 2 || text.size() != colon + 3) return {};
  int parts[2] = {0, 0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == colon) continue;
    if (text[i] < '0' || text[i] > '9') return {};
    int& part = parts[i < colon ? 0 : 1];
    part = part * kDecimal + (text[i] - '0');
  }
  if (parts[0] >= kHours || parts[1] >= kMinutes) return {};
  return (colon == 1 ? "0" : "") + text;
}

// The text of one value in its normal form; a code of what is wrong with it, or "".
std::string_view settle(FieldType type, const std::vector<FormOption>& options, std::string& text) {
  text = text::trim(text);
  if (text.empty()) return "";
  switch (type) {
    case FieldType::number:
      text = text::nfkc(text);
      std::erase(text, ',');
      return is_number(text) ? "" : "answer_number";
    case FieldType::date: {
      const auto date = wareki::parse_date(text);
      if (!date || date->precision != wareki::Precision::day) return "answer_date";
      text = date->date.text();
      return "";
    }
    case FieldType::time: text = read_clock(text::nfkc(text)); return text.empty() ? "answer_time" : "";
    case FieldType::choice:
    case FieldType::choices: return find_option(options, text) ? "" : "answer_choice";
    default: return digits::contains_my_number(text) ? "my_number" : "";
  }
}

std::string_view settle_rows(const FormField& field, std::vector<AnswerRow>& rows) {
  const bool table = field.type == FieldType::table;
  const std::size_t width = table ? field.columns.size() : field.type == FieldType::body ? 3 : 1;
  for (AnswerRow& row : rows) {
    if (row.cells.size() > width) return "answer_row";
    row.cells.resize(width);
    for (std::size_t i = 0; i < width; ++i) {
      const bool mark = field.type == FieldType::body && i < 2;
      const FieldType type = table ? field.columns[i].type : mark ? FieldType::number : FieldType::text;
      const auto fault = settle(type, table ? field.columns[i].options : std::vector<FormOption>{}, row.cells[i]);
      if (!fault.empty()) return fault;
    }
  }
  const auto blank = [](const AnswerRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); });
  };
  // A row of an agenda stands for its item, answered or not.
  if (field.type == FieldType::agenda) {
    if (rows.size() > field.items.size()) return "answer_row";
    while (!rows.empty() && blank(rows.back())) rows.pop_back();
  } else {
    std::erase_if(rows, blank);
  }
  return "";
}

constexpr std::size_t kMostPhotos = 6, kHashDigits = 64;

bool is_hash(const std::string& text) {
  return text.size() == kHashDigits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// That the files are hers is asked where they can be read (photos.h).
std::string_view settle_photos(std::vector<std::string>& values) {
  std::erase(values, std::string());
  if (values.size() > kMostPhotos) return "answer_photos_too_many";
  return std::all_of(values.begin(), values.end(), is_hash) ? "" : "answer_photo";
}

std::string_view settle_values(const FormField& field, std::vector<std::string>& values) {
  if (field.type == FieldType::photo) return settle_photos(values);
  if (field.type != FieldType::choices && values.size() > 1) return "answer_choice";
  for (std::string& value : values) {
    const auto fault = settle(field.type, field.options, value);
    if (!fault.empty()) return fault;
  }
  std::erase(values, std::string());
  if (field.type != FieldType::choices) return "";
  std::vector<std::string> ordered;
  for (const FormOption& option : field.options) {
    if (std::find(values.begin(), values.end(), option.code) != values.end()) ordered.push_back(option.code);
  }
  values = std::move(ordered);
  return "";
}

bool has_rows(FieldType type) {
  return type == FieldType::table || type == FieldType::body || type == FieldType::agenda;
}

// What is wrong with it, or "".
std::string_view settle(const FormField& field, Answer& answer) {
  if (field.type == FieldType::signature) return answer.values.empty() && answer.rows.empty() ? "" : "answer_row";
  if (has_rows(field.type)) {
    answer.values.clear();
    return settle_rows(field, answer.rows);
  }
  answer.rows.clear();
  if (const auto fault = settle_values(field, answer.values); !fault.empty()) return fault;
  answer.other = text::trim(answer.other);
  const bool asked = std::any_of(answer.values.begin(), answer.values.end(), [&](const std::string& code) {
    const FormOption* option = find_option(field.options, code);
    return option && option->asks_words;
  });
  if (!asked) answer.other.clear();
  return digits::contains_my_number(answer.other) ? "my_number" : "";
}

std::string value_words(FieldType type, const std::vector<FormOption>& options, const std::string& value) {
  if (type == FieldType::choice || type == FieldType::choices) {
    const FormOption* option = find_option(options, value);
    return option ? option->words.ja : value;
  }
  if (type == FieldType::date) {
    const auto date = LocalDate::parse(value);
    return date ? wareki::wareki(*date) : value;
  }
  return value;
}

std::string row_words(const FormField& field, const AnswerRow& row) {
  std::string out;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].empty() || (field.type == FieldType::body && i < 2)) continue;
    const bool table = field.type == FieldType::table && i < field.columns.size();
    const std::string words =
        table ? value_words(field.columns[i].type, field.columns[i].options, row.cells[i]) : row.cells[i];
    out += (out.empty() ? "" : "、") + words;
  }
  return out;
}

}  // namespace

const Answer* find_answer(const std::vector<Answer>& answers, std::string_view key) {
  const auto found = std::find_if(answers.begin(), answers.end(), [&](const Answer& one) { return one.key == key; });
  return found == answers.end() ? nullptr : &*found;
}

bool is_empty(const Answer& answer) { return answer.values.empty() && answer.rows.empty(); }

bool is_shown(const FormField& field, const std::vector<Answer>& answers) {
  if (field.show_if.key.empty()) return true;
  const Answer* decides = find_answer(answers, field.show_if.key);
  return decides && std::any_of(decides->values.begin(), decides->values.end(), [&](const std::string& value) {
           return std::find(field.show_if.any.begin(), field.show_if.any.end(), value) != field.show_if.any.end();
         });
}

Form as_answered(const Form& form, const std::vector<Answer>& answers) {
  Form out = form;
  // A question comes after the one that decides on it, so that one's fate is known.
  std::vector<std::string_view> gone;
  const auto has_gone = [&](std::string_view key) { return std::find(gone.begin(), gone.end(), key) != gone.end(); };
  const auto is_gone = [&](const FormField& field) {
    const std::string& key = field.show_if.key;
    return !key.empty() && (has_gone(key) || (find_answer(answers, key) && !is_shown(field, answers)));
  };
  for (const FormSection& section : form.sections) {
    for (const FormField& field : section.fields) {
      if (is_gone(field)) gone.push_back(field.key);
    }
  }
  for (FormSection& section : out.sections) {
    std::erase_if(section.fields, [&](const FormField& field) { return has_gone(field.key); });
  }
  std::erase_if(out.sections, [&](const FormSection& section) {
    const FormSection* whole = find_section(form, section.key);
    return section.fields.empty() && whole && !whole->fields.empty();
  });
  return out;
}

std::vector<std::string> missing_keys(const Form& form, const std::vector<Answer>& answers) {
  std::vector<std::string> out;
  for (const FormSection& section : form.sections) {
    for (const FormField& field : section.fields) {
      if (!field.needed || field.type == FieldType::signature || !is_shown(field, answers)) continue;
      const Answer* answer = find_answer(answers, field.key);
      if (!answer || is_empty(*answer)) out.push_back(field.key);
    }
  }
  return out;
}

Result<std::vector<Answer>> checked(const FormSection& section, const std::vector<Answer>& answers) {
  Error error{Problem::invalid, "invalid_input", {}, {}};
  std::vector<Answer> out;
  for (const FormField& field : section.fields) {
    const Answer* given = find_answer(answers, field.key);
    if (!given) continue;
    Answer answer = *given;
    if (const auto fault = settle(field, answer); !fault.empty())
      error.fields.push_back({"answers." + field.key, std::string(fault)});
    if (!is_empty(answer)) out.push_back(std::move(answer));
  }
  for (const Answer& answer : answers) {
    const bool known = std::any_of(section.fields.begin(), section.fields.end(),
                                   [&](const FormField& field) { return field.key == answer.key; });
    if (!known) error.fields.push_back({"answers." + answer.key, "answer_unknown"});
  }
  if (!error.fields.empty()) return error;
  return out;
}

std::string words_of(const FormField& field, const Answer& answer) {
  if (field.type == FieldType::photo)
    return answer.values.empty() ? std::string() : std::to_string(answer.values.size()) + " 枚";
  std::string out;
  for (const std::string& value : answer.values) {
    const FormOption* option = find_option(field.options, value);
    std::string words = value_words(field.type, field.options, value);
    if (option && option->asks_words && !answer.other.empty()) words += "（" + answer.other + "）";
    out += (out.empty() ? "" : "、") + words;
  }
  if (!out.empty() && !field.unit.empty()) out += " " + field.unit;
  for (std::size_t i = 0; i < answer.rows.size(); ++i) {
    std::string words = row_words(field, answer.rows[i]);
    if (words.empty()) continue;
    if (field.type == FieldType::agenda && i < field.items.size()) words = field.items[i].ja + "： " + words;
    out += (out.empty() ? "" : "\n") + words;
  }
  return out;
}

}  // namespace kaname::documents
