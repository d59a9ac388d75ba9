// SPDX-License-Identifier: Apache-2.0
#include "documents/paper.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "documents/body_picture.h"
#include "documents/initials.h"
#include "documents/printed.h"
#include "output/pdf.h"
#include "people/papers/paper_parts.h"

namespace kaname::documents {
namespace {

using output::Block;
using output::Field;
using output::FieldGrid;
using output::Paragraph;
using output::Weight;

constexpr double kMarginMm = 10;  // a FAX keeps the wider margin: machines cut the edges
constexpr double kFaxPt = 10.5;
constexpr double kLabelShare = 0.9;  // the type of a label, of the cell's
constexpr double kMmPerPt = 25.4 / 72;
constexpr double kPenRowMm = 7;                         // a row of a table for a pen
constexpr double kPenTextMm = 13, kDensePenTextMm = 8;  // room for a text without a height of its own
constexpr double kPenPhotoMm = 45;                      // room to glue one on
constexpr double kGapMm = 1.2;

bool is_block(FieldType type) {
  return type == FieldType::table || type == FieldType::body || type == FieldType::agenda;
}

// Lays out one form; `answers` null: blank.
class Layout {
 public:
  Layout(const Form& form, const std::vector<Answer>* answers, bool fax, const Photos* photos = nullptr)
      : answers_(answers),
        photos_(photos),
        fax_(fax),
        size_(fax ? std::max(kFaxPt, form.size_pt) : form.size_pt),
        label_mm_(form.label_mm * size_ / form.size_pt) {}

  double size() const { return size_; }

  // Small type: a form whose original fits much on a page.
  bool is_dense() const {
    constexpr double kSmallPt = 9;
    return size_ < kSmallPt;
  }

  FieldGrid grid(int columns) const {
    FieldGrid out;
    out.columns = columns;
    out.size_pt = size_;
    out.label_mm = label_mm_;
    out.padding_mm = is_dense() ? 0.5 : 0.8;
    out.gap_mm = 0;
    return out;
  }

  void add(const FormSection& section, std::vector<Block>& out) const {
    FieldGrid begun = grid(static_cast<int>(section.columns));
    begun.title = section.title.ja;
    if (!section.note.ja.empty()) begun.fields.push_back(Field{"", section.note.ja, static_cast<int>(section.columns)});
    for (const FormField& field : section.fields) {
      // A FAX tells of photos in words; on a blank sheet there is room for one.
      const bool photos = field.type == FieldType::photo && !fax_ && answer_to(field);
      if (!is_block(field.type) && !photos) {
        begun.fields.push_back(cell(field));
        continue;
      }
      // Under its section's title a table needs no name of its own.
      const bool first = begun.fields.empty() && !begun.title.empty();
      begun.gap_mm = 0;
      put_grid(std::move(begun), out);
      begun = grid(static_cast<int>(section.columns));
      put_block(field, first, out);
    }
    begun.gap_mm = kGapMm;
    put_grid(std::move(begun), out);
  }

 private:
  const Answer* answer_to(const FormField& field) const {
    const Answer* answer = answers_ ? find_answer(*answers_, field.key) : nullptr;
    return answer && !is_empty(*answer) ? answer : nullptr;
  }

  Field cell(const FormField& field) const {
    const Answer* answer = answer_to(field);
    Field out = printed_cell(field, answer);
    if (field.type == FieldType::photo) {
      if (answer) out.value += "（FAX では送りません。紙か画面で渡します）";
      else if (!answers_) out.height_mm = kPenPhotoMm;
      return out;
    }
    // A FAX has no layout to keep, and a sheet that goes on elsewhere is lost more easily.
    if (fax_ && answer) out.height_mm = 0;
    const bool open = !answers_ && field.type == FieldType::long_text && out.height_mm == 0;
    if (open) out.height_mm = is_dense() ? kDensePenTextMm : kPenTextMm;
    return out;
  }

  // Labels are as wide as their words, alike among fields of the same width, and wrap beyond the form's measure.
  void fit_labels(FieldGrid& grid) const {
    constexpr double kPaddingMm = 2.6;
    const double label_pt = fax_ ? std::max(kFaxPt, size_ * kLabelShare) : size_ * kLabelShare;
    std::map<int, double> widest;
    // Room for a date beside a label, whatever the columns.
    constexpr double kShare = 0.42, kPaperMm = 182;
    const auto wanted = [&](const Field& field) {
      return std::min({label_mm_, kShare * field.span * kPaperMm / grid.columns,
                       ems(field.label) * label_pt * kMmPerPt + kPaddingMm});
    };
    for (const Field& field : grid.fields) widest[field.span] = std::max(widest[field.span], wanted(field));
    for (Field& field : grid.fields) field.label_mm = widest[field.span];
  }

  void put_grid(FieldGrid grid, std::vector<Block>& out) const {
    if (grid.title.empty() && grid.fields.empty()) {
      if (grid.gap_mm > 0) out.emplace_back(output::Space{grid.gap_mm});
      return;
    }
    fit_labels(grid);
    out.emplace_back(std::move(grid));
  }

  // A table hangs together with the title above it.
  void put_block(const FormField& field, bool first, std::vector<Block>& out) const {
    output::Group group;
    if (first) {
      group.blocks.push_back(std::move(out.back()));
      out.pop_back();
    }
    const Answer* answer = answer_to(field);
    if (!first) {
      FieldGrid name = grid(1);
      name.title = printed_label(field);
      group.blocks.emplace_back(std::move(name));
    }
    const auto put = [&](output::Table table) {
      table.gap_mm = 0;
      if (!answers_) table.row_mm = kPenRowMm;
      group.blocks.emplace_back(std::move(table));
    };
    if (field.type == FieldType::agenda) put(printed_agenda(field, answer, size_));
    if (field.type == FieldType::table) put(printed_table(field, answer, size_));
    if (field.type == FieldType::photo) {
      group.blocks.emplace_back(output::Space{1});
      group.blocks.emplace_back(photo_row(*answer, photos_ ? *photos_ : Photos{}));
    }
    if (field.type == FieldType::body) {
      group.blocks.emplace_back(output::Space{1});
      group.blocks.emplace_back(body_picture(answer));
      put(body_words(answer, size_));
    }
    out.emplace_back(std::move(group));
  }

  const std::vector<Answer>* answers_;
  const Photos* photos_;
  bool fax_;
  double size_, label_mm_;
};

std::string line(std::string_view before, const std::string& value) {
  return value.empty() ? std::string() : "\n" + std::string(before) + value;
}

std::string lines(const std::string& text) { return text.starts_with('\n') ? text.substr(1) : text; }

// The answer that says it has come. Three large boxes, evenly apart: where they are ticked is read from the sheet that comes
// back (bridges/returns/tick_reader.h knows how far apart they stand).
void add_receipt(const Layout& layout, std::vector<Block>& out) {
  constexpr double kBoxPt = 15, kWordsMm = 12;
  FieldGrid name = layout.grid(1);
  name.title = "受領の返事（一つに印を付けて、この紙を返送してください）";
  out.emplace_back(std::move(name));
  FieldGrid boxes = layout.grid(3);
  boxes.size_pt = kBoxPt;
  boxes.fields = {Field{"", "☐ 受け取りました"}, Field{"", "☐ 十分です"}, Field{"", "☐ 足りない"}};
  out.emplace_back(std::move(boxes));
  FieldGrid words = layout.grid(2);
  words.fields = {Field{"足りないこと", "", 1, kWordsMm}, Field{"お名前", "", 1, kWordsMm}};
  words.gap_mm = kGapMm;
  out.emplace_back(std::move(words));
}

// To, from, pages, and the answer that says it has come.
void add_cover(const PaperFacts& facts, const Layout& layout, int pages, std::vector<Block>& out) {
  constexpr double kLabelMm = 22;
  FieldGrid grid = layout.grid(2);
  grid.label_mm = kLabelMm;
  const std::string to = line("", facts.to_office) + line("", facts.to_name.empty() ? "" : facts.to_name + " 様");
  const std::string from = line("", facts.from_office) + line("", facts.from_name) + line("電話 ", facts.from_phone) +
      line("FAX ", facts.from_fax);
  grid.fields = {Field{facts.fax ? "送信先" : "宛先",
                       lines(to + (facts.fax ? line("FAX ", facts.to_number) : std::string())), 1, 0, Weight::bold},
                 Field{facts.fax ? "送信元" : "渡す人", lines(from)}};
  if (facts.fax) {
    grid.title = "FAX 送信票";
    grid.fields.push_back(Field{"送信枚数", fmt::format("この紙を含めて {} 枚", pages), 1, 0, Weight::bold});
    grid.fields.push_back(Field{"送信日", facts.written_on});
    out.emplace_back(
        Paragraph{"この FAX には個人情報があります。お心当たりのない方は、読まずに送信元へお電話のうえ、"
                  "細かく切って捨ててください。",
                  kFaxPt, Weight::bold, output::Align::left, output::kBlack, true});
  }
  grid.gap_mm = facts.fax ? 0 : kGapMm;
  out.emplace_back(std::move(grid));
  if (facts.fax) add_receipt(layout, out);
}

bool has_factors(const Form& form) {
  return std::any_of(form.sections.begin(), form.sections.end(), [](const FormSection& section) {
    return std::any_of(section.fields.begin(), section.fields.end(),
                       [](const FormField& field) { return field.factor; });
  });
}

// Number, and who has written it when: small, under the title.
std::string under_title(const PaperFacts& facts) {
  std::string out = facts.number.empty() ? "" : "番号 " + facts.number;
  std::string by = facts.written_by;
  if (!facts.written_office.empty()) by += by.empty() ? facts.written_office : "（" + facts.written_office + "）";
  for (const std::string& part : {by, facts.written_on}) {
    if (!part.empty()) out += (out.empty() ? "" : "　") + part;
  }
  return out;
}

output::Document begin_form(const people::papers::PaperHead& head, const Form& form, std::string_view state) {
  output::Document out = people::papers::begin(head, form.name.ja + std::string(state));
  out.margin_mm = kMarginMm;
  if (has_factors(form))
    out.furniture.credits.front() +=
        fmt::format("　{} 退院困難な要因（入退院支援加算）にあたることがある項目", kFactorMark);
  out.furniture.credits.push_back(fmt::format("様式: {}　第{}版", form.source, form.version));
  if (form.append_only)
    out.furniture.credits.emplace_back(
        "書かれた日の気持ちです。意思は変わりうるもので、いつでも書き直せます。より新しい日付の一枚がないか確かめてくだ"
        "さい。");
  return out;
}

// Short sections are not torn apart at the end of a page.
bool is_short(const FormSection& section) {
  constexpr std::size_t kFields = 8;
  constexpr double kMm = 45;
  double mm = 0;
  for (const FormField& field : section.fields) mm += field.print.height_mm;
  return section.fields.size() <= kFields && mm <= kMm;
}

void add_section(const FormSection& section, const Layout& layout, std::vector<Block>& out) {
  if (layout.is_dense() || !is_short(section)) return layout.add(section, out);
  output::Group whole;
  layout.add(section, whole.blocks);
  out.emplace_back(std::move(whole));
}

void add_statement(const Form& form, const Layout& layout, std::vector<Block>& out) {
  if (!form.statement.ja.empty()) out.emplace_back(Paragraph{form.statement.ja, layout.size()});
}

// The part that comes back: its page says where to, and which document it belongs to.
bool is_reply(const PaperFacts& facts, const FormSection& section) {
  return facts.fax && facts.form.reply && section.key == "reply";
}

void add_reply_head(const PaperFacts& facts, std::vector<Block>& out) {
  constexpr double kQrMm = 26;
  out.emplace_back(output::Rule{});
  std::string to = "このページを返送してください。\n返送先　" + facts.from_office;
  if (!facts.from_name.empty()) to += "　" + facts.from_name + " 行";
  if (!facts.from_fax.empty()) to += "\nFAX " + facts.from_fax;
  if (!facts.number.empty()) to += "\n番号 " + facts.number;
  if (facts.mark.empty()) {
    out.emplace_back(Paragraph{to, kFaxPt, Weight::bold});
  } else {
    out.emplace_back(output::QrBlock{facts.mark, kQrMm, to});
  }
}

std::string_view state_of(const PaperFacts& facts) {
  if (facts.draft) return "（下書き）";
  return !facts.fax && facts.to_office.empty() && !facts.number.empty() ? "（写し）" : "";
}

output::Document filled(const PaperFacts& facts, const std::vector<Answer>& answers, int pages) {
  output::Document out = begin_form(facts.head, facts.form, state_of(facts));
  if (facts.fax) {
    out.look = output::Look::fax;
    constexpr double kFaxMarginMm = 14;
    out.margin_mm = kFaxMarginMm;
  }
  out.furniture.qr = facts.mark;
  out.furniture.subtitle = under_title(facts);
  const Form form = as_answered(facts.form, answers);
  const Layout layout(form, &answers, facts.fax, &facts.photos);
  if (facts.fax || !facts.to_office.empty()) add_cover(facts, layout, pages, out.blocks);
  add_statement(form, layout, out.blocks);
  for (const FormSection& section : form.sections) {
    if (is_reply(facts, section)) {
      output::Group part;
      add_reply_head(facts, part.blocks);
      layout.add(section, part.blocks);
      out.blocks.emplace_back(std::move(part));
    } else {
      add_section(section, layout, out.blocks);
    }
  }
  return out;
}

}  // namespace

output::Document paper(const PaperFacts& facts) {
  const std::vector<Answer> answers =
      facts.initials && facts.fax ? with_initials(facts.form, facts.answers) : facts.answers;
  output::Document out = filled(facts, answers, 0);
  // The cover says how many sheets there are: known only when all is laid out.
  return facts.fax ? filled(facts, answers, output::page_count(out)) : out;
}

output::Document blank_paper(const people::papers::PaperHead& head, const Form& form, bool fax) {
  output::Document out = begin_form(head, form, "");
  if (fax) out.look = output::Look::fax;
  const Layout layout(form, nullptr, fax);
  add_statement(form, layout, out.blocks);
  for (const FormSection& section : form.sections) add_section(section, layout, out.blocks);
  return out;
}

}  // namespace kaname::documents
