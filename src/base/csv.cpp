// SPDX-License-Identifier: Apache-2.0
#include "base/csv.h"

#include <fmt/format.h>

#include <algorithm>

namespace kaname::csv {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

// -12.5, 1,234 or +81-72-841-1234 (ext. in parentheses): nothing that a formula could do harm with.
bool is_number_or_phone(std::string_view cell) {
  const std::size_t sign = cell[0] == '+' || cell[0] == '-' ? 1 : 0;
  if (cell.size() == sign) return true;
  const char first = cell[sign];
  if ((first < '0' || first > '9') && first != '.' && first != '(') return false;
  return cell.find_first_not_of("0123456789.,()- ", sign) == std::string_view::npos;
}

}  // namespace

Reader::Reader(std::string_view text, char separator) : text_(text), separator_(separator) {
  if (starts_with(text, kBom)) at_ = kBom.size();
}

bool Reader::at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

void Reader::skip_line_end() {
  if (at_ >= text_.size() || !at_line_end()) return;
  at_ += text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n' ? 2 : 1;
  ++line_;
}

bool Reader::next(Record& record) {
  record.cells.clear();
  if (!trouble_.empty()) return false;
  while (at_ < text_.size() && at_line_end()) skip_line_end();
  if (at_ >= text_.size()) return false;
  record.line = line_;
  while (true) {
    record.cells.emplace_back();
    if (!read_cell(record.cells.back())) return false;
    if (at_ >= text_.size() || text_[at_] != separator_) break;
    ++at_;
  }
  skip_line_end();
  return true;
}

bool Reader::read_cell(std::string& cell) {
  if (at_ < text_.size() && text_[at_] == '"') return read_quoted(cell);
  const std::size_t start = at_;
  while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end()) ++at_;
  cell.assign(text_, start, at_ - start);
  return true;
}

bool Reader::read_quoted(std::string& cell) {
  const std::size_t opened = line_;
  for (++at_; at_ < text_.size(); ++at_) {
    if (text_[at_] != '"') {
      if (text_[at_] == '\n' || (text_[at_] == '\r' && text_.substr(at_ + 1, 1) != "\n")) ++line_;
      cell += text_[at_];
      continue;
    }
    if (text_.substr(at_ + 1, 1) == "\"") {
      cell += '"';
      ++at_;
      continue;
    }
    ++at_;
    if (at_ >= text_.size() || text_[at_] == separator_ || at_line_end()) return true;
    trouble_ = fmt::format(
        "{}行目：引用符「\"」で閉じたあとに文字があります。値の中の「\"」は「\"\"」と2つ重ねて書いてください。", line_);
    return false;
  }
  trouble_ = fmt::format("{}行目：引用符「\"」が閉じられないままファイルが終わっています。", opened);
  return false;
}

Writer::Writer(Bom bom, Guard guard) : guard_(guard) {
  if (bom == Bom::yes) out_ = kBom;
}

void Writer::row(std::span<const std::string> cells) {
  bool first = true;
  for (const std::string& text : cells) {
    cell(text, first);
    first = false;
  }
  out_ += "\r\n";
}

void Writer::row(std::initializer_list<std::string_view> cells) {
  bool first = true;
  for (const std::string_view text : cells) {
    cell(text, first);
    first = false;
  }
  out_ += "\r\n";
}

void Writer::cell(std::string_view text, bool first) {
  if (!first) out_ += ',';
  const bool guarded = guard_ == Guard::yes && is_formula(text);
  const bool spaced = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!spaced && text.find_first_of(",\"\r\n\t") == std::string_view::npos) {
    if (guarded) out_ += '\'';
    out_ += text;
    return;
  }
  out_ += '"';
  if (guarded) out_ += '\'';
  for (const char c : text) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
}

bool is_formula(std::string_view cell) {
  if (cell.empty()) return false;
  static constexpr std::string_view kStarts[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  const bool suspect = std::any_of(std::begin(kStarts), std::end(kStarts),
                                   [cell](std::string_view start) { return starts_with(cell, start); });
  return suspect && !is_number_or_phone(cell);
}

std::string_view unguarded(std::string_view cell) {
  return cell.size() > 1 && cell[0] == '\'' && is_formula(cell.substr(1)) ? cell.substr(1) : cell;
}

}  // namespace kaname::csv
