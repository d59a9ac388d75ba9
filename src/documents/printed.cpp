// SPDX-License-Identifier: Apache-2.0
#include "documents/printed.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/utf8.h"
#include "base/wareki.h"

namespace kaname::documents {
namespace {

constexpr double kPhotoMm = 58, kPhotoGapMm = 3;  // three side by side on A4
constexpr int kInARow = 3;

using output::Align;
using output::Cell;
using output::Weight;

constexpr std::string_view kOpenWords = "　　　　　　";

bool is_chosen(const Answer* answer, std::string_view code) {
  return answer && std::find(answer->values.begin(), answer->values.end(), code) != answer->values.end();
}

// "☑ あり（朝食後）", "☐ その他（　　　　　　）"; words that end with a bracket take the answer into it.
std::string option_words(const FormOption& option, const Answer* answer) {
  const bool chosen = is_chosen(answer, option.code);
  std::string out = (chosen ? "☑ " : "☐ ") + option.words.ja;
  if (!option.asks_words) return out;
  const std::string inside = chosen && !answer->other.empty() ? answer->other : std::string(kOpenWords);
  constexpr std::string_view kClose = "）";
  if (!out.ends_with(kClose)) return out + "（" + inside + "）";
  out.resize(out.size() - kClose.size());
  return out + "：" + inside + "）";
}

std::vector<std::string> option_pieces(const FormField& field, const Answer* answer) {
  std::vector<std::string> out;
  for (const FormOption& option : field.options) out.push_back(option_words(option, answer));
  if (!answer) return out;
  // What an older edition knew is not lost.
  for (const std::string& value : answer->values) {
    const bool known = std::any_of(field.options.begin(), field.options.end(),
                                   [&](const FormOption& option) { return option.code == value; });
    if (!known) out.push_back("☑ " + value);
  }
  return out;
}

std::string open_words(const FormField& field) {
  switch (field.type) {
    case FieldType::date: return "　　　　年　　月　　日";
    case FieldType::time: return "　　時　　分";
    case FieldType::number: return field.unit.empty() ? "" : "　　　　" + field.unit;
    default: return "";
  }
}

std::string cell_words(const FormColumn& column, const std::string& value) {
  if (column.type == FieldType::date) {
    const auto day = LocalDate::parse(value);
    return day ? wareki::short_wareki(*day) : value;
  }
  for (const FormOption& option : column.options) {
    if (option.code == value) return option.words.ja;
  }
  return value;
}

}  // namespace

std::string printed_label(const FormField& field) {
  return field.factor ? std::string(kFactorMark) + field.label.ja : field.label.ja;
}

output::Field printed_cell(const FormField& field, const Answer* answer) {
  output::Field out;
  out.label = printed_label(field);
  out.span = static_cast<int>(field.print.span);
  out.height_mm = field.print.height_mm;
  if (field.type == FieldType::choice || field.type == FieldType::choices) {
    out.pieces = option_pieces(field, answer);
  } else {
    out.value = answer && !answer->values.empty() ? words_of(field, *answer) : open_words(field);
  }
  return out;
}

output::Table printed_table(const FormField& field, const Answer* answer, double size_pt) {
  output::Table out;
  out.size_pt = size_pt;
  out.zebra = false;
  for (const FormColumn& column : field.columns) out.columns.push_back({column.label.ja, column.weight, Align::left});
  if (answer) {
    for (const AnswerRow& answered : answer->rows) {
      output::Row row;
      for (std::size_t i = 0; i < field.columns.size(); ++i) {
        row.push_back(Cell{i < answered.cells.size() ? cell_words(field.columns[i], answered.cells[i]) : ""});
      }
      out.rows.push_back(std::move(row));
    }
  }
  while (static_cast<std::int64_t>(out.rows.size()) < field.rows) out.rows.push_back({Cell{""}});
  return out;
}

output::Table printed_agenda(const FormField& field, const Answer* answer, double size_pt) {
  output::Table out;
  out.size_pt = size_pt;
  out.zebra = false;
  out.columns = {{"分", 0.7, Align::centre}, {"議題", 4}, {"話し合ったこと", 6}};
  for (std::size_t i = 0; i < field.items.size(); ++i) {
    const bool said = answer && i < answer->rows.size() && !answer->rows[i].cells.empty();
    out.rows.push_back({Cell{i < field.minutes.size() ? std::to_string(field.minutes[i]) : ""},
                        Cell{field.items[i].ja, Weight::bold}, Cell{said ? answer->rows[i].cells.front() : ""}});
  }
  const auto whole = std::accumulate(field.minutes.begin(), field.minutes.end(), std::int64_t{0});
  out.rows.push_back({Cell{std::to_string(whole)}, Cell{"合計（分）"}, Cell{""}});
  return out;
}

output::Drawing photo_row(const Answer& answer, const Photos& photos) {
  const int count = static_cast<int>(answer.values.size());
  const int rows = (count + kInARow - 1) / kInARow;
  const int across = std::min(count, kInARow);
  output::Canvas canvas(across * (kPhotoMm + kPhotoGapMm) - kPhotoGapMm, rows * (kPhotoMm + kPhotoGapMm) - kPhotoGapMm);
  for (int i = 0; i < count; ++i) {
    const std::string& hash = answer.values[static_cast<std::size_t>(i)];
    const auto bytes = photos.find(hash);
    const int column = i % kInARow, row = i / kInARow;
    const output::Point at{column * (kPhotoMm + kPhotoGapMm), row * (kPhotoMm + kPhotoGapMm)};
    if (bytes == photos.end()) canvas.picture({at, kPhotoMm, kPhotoMm, {}});
    else canvas.picture({at, kPhotoMm, kPhotoMm, bytes->second, hash});
  }
  return {std::move(canvas), std::to_string(count) + " 枚の写真"};
}

double ems(std::string_view text) {
  constexpr char32_t kFirstWide = 0x2000;
  double out = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::code_point_at(text, at);
    out += c.value >= kFirstWide ? 1 : 0.55;
    at += c.bytes;
  }
  return out;
}

}  // namespace kaname::documents
