// SPDX-License-Identifier: Apache-2.0
// Table of contents and index: lists whose page numbers are known only after everything is laid out.
#include <unicode/coll.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "output/flow.h"

namespace kaname::output {
namespace {

struct KanaRow {
  char32_t last;  // last hiragana of the row, voiced and small ones included
  const char* name;
};

constexpr std::array<KanaRow, 10> kKanaRows{{{0x304A, "あ"},
                                             {0x3054, "か"},
                                             {0x305E, "さ"},
                                             {0x3069, "た"},
                                             {0x306E, "な"},
                                             {0x307D, "は"},
                                             {0x3082, "ま"},
                                             {0x3088, "や"},
                                             {0x308D, "ら"},
                                             {0x3093, "わ"}}};

// The row of the first kana: "あ" … "わ"; others stand under 英数・その他.
std::string kana_row(std::string_view reading) {
  if (reading.empty()) return "英数・その他";
  char32_t c = kaname::text::code_point_at(reading, 0).value;
  if (c >= 0x30A1 && c <= 0x30F3) c -= 0x60;    // katakana
  if (c == 0x30F4 || c == 0x3094) return "あ";  // ヴ
  if (c < 0x3041 || c > 0x3093) return "英数・その他";
  for (const KanaRow& row : kKanaRows) {
    if (c <= row.last) return row.name;
  }
  return "英数・その他";
}

struct IndexEntry {
  std::string text;
  std::string reading;
  std::vector<int> marks;
};

// Japanese order of the readings; the same word at several places is one entry.
std::vector<IndexEntry> index_entries(const std::vector<Mark>& marks) {
  std::vector<IndexEntry> entries;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    if (mark.text.empty()) continue;
    IndexEntry entry;
    entry.text = mark.text;
    entry.reading = mark.reading.empty() ? mark.text : mark.reading;
    entry.marks.push_back(static_cast<int>(i));
    entries.push_back(std::move(entry));
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale("ja"), status));
  const auto before = [&](const IndexEntry& a, const IndexEntry& b) {
    if (a.reading != b.reading && collator != nullptr) {
      UErrorCode error = U_ZERO_ERROR;
      const auto order = collator->compareUTF8(a.reading, b.reading, error);
      if (order != UCOL_EQUAL) return order == UCOL_LESS;
    }
    if (a.reading != b.reading) return a.reading < b.reading;
    return a.text < b.text;
  };
  std::stable_sort(entries.begin(), entries.end(), before);
  std::vector<IndexEntry> merged;
  for (IndexEntry& entry : entries) {
    if (!merged.empty() && merged.back().text == entry.text && merged.back().reading == entry.reading) {
      merged.back().marks.push_back(entry.marks.front());
    } else {
      merged.push_back(std::move(entry));
    }
  }
  // Words without kana go behind わ, wherever the collator puts Latin letters.
  std::stable_partition(merged.begin(), merged.end(),
                        [](const IndexEntry& entry) { return kana_row(entry.reading).size() == 3; });
  return merged;
}

}  // namespace

void Flow::list_entry(std::string_view text, double indent, Weight weight, Target::Kind kind,
                      std::vector<int> numbers) {
  TextStyle style{9.5, weight, 1.5, false};
  // Room for up to four page numbers.
  const auto places = static_cast<double>(std::min<std::size_t>(numbers.size(), 4));
  const double digits = typesetter_.legible(9.5) * (1.2 + 1.8 * places);
  const SetTextPtr set = typesetter_.set(text, style, width() - indent - digits);
  if (set->count() == 0) return;
  need(set->height());
  Target target;
  target.kind = kind;
  target.number = numbers.front();
  put(TagOp{"TOCI"});
  put(LinkOp{target});
  put(TextOp{set, 0, set->count(), x() + indent, at_.y, width() - indent - digits, Align::left, kBlack});
  style.weight = Weight::normal;
  const double last_line = at_.y + (set->count() - 1) * set->pitch;
  put(PageNumbersOp{kind, std::move(numbers), x() + width(), last_line, style});
  put(EndTagOp{"Link"});
  put(EndTagOp{"TOCI"});
  const double from = x() + indent + set->lines.back().width + 2 * kMm;
  const double to = x() + width() - digits;
  const double baseline = last_line + set->pitch * 0.68;
  if (to > from) put(LinesOp{{{from, baseline, to, baseline}}, 0.6, kBlack, true});
  at_.y += set->height();
}

void Flow::place_block(const Contents& block) {
  paragraph(block.title, TextStyle{13, Weight::bold}, "P");
  at_.y += 1.5 * kMm;
  put(TagOp{"TOC"});
  for (std::size_t i = 0; i < known_headings_.size(); ++i) {
    const KnownHeading& heading = known_headings_[i];
    if (heading.level > block.depth) continue;
    const Weight weight = heading.level == 1 ? Weight::bold : Weight::normal;
    if (heading.level == 1) gap(1 * kMm);
    list_entry(heading.text, (heading.level - 1) * 5 * kMm, weight, Target::Kind::heading, {static_cast<int>(i)});
  }
  put(EndTagOp{"TOC"});
  at_.y += 3 * kMm;
}

void Flow::place_block(const Index& block) {
  need(30 * kMm);
  paragraph(block.title, TextStyle{13, Weight::bold}, "P");
  const int columns_before = at_.columns;
  place_block(SetColumns{std::max(1, block.columns), 8});
  put(TagOp{"Index"});
  std::string row;
  for (IndexEntry& entry : index_entries(known_marks_)) {
    if (const std::string its_row = kana_row(entry.reading); its_row != row) {
      row = its_row;
      need(14 * kMm);
      gap(2 * kMm);
      paragraph(row, TextStyle{10.5, Weight::bold}, "P");
    }
    list_entry(entry.text, 2 * kMm, Weight::normal, Target::Kind::mark, std::move(entry.marks));
  }
  put(EndTagOp{"Index"});
  place_block(SetColumns{columns_before, at_.column_gap / kMm});
}

}  // namespace kaname::output
