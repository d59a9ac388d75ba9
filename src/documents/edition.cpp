// SPDX-License-Identifier: Apache-2.0
#include "documents/edition.h"

#include <fmt/format.h>

#include "base/csv.h"
#include "documents/printed.h"
#include "model/json.h"

namespace kaname::documents {
namespace {

struct FileCell {
  std::string label, value;
};
constexpr auto describe(model::Tag<FileCell>) {
  using namespace model;
  return entity("DocumentFileCell", "ファイルの表の升", field("label", &FileCell::label),
                field("value", &FileCell::value));
}
struct FileRow {
  std::vector<FileCell> cells;
};
constexpr auto describe(model::Tag<FileRow>) {
  return model::entity("DocumentFileRow", "ファイルの表の行", model::field("cells", &FileRow::cells));
}
struct FileAnswer {
  std::string key, label, value;
  std::vector<std::string> codes;  // of the answer as it is kept: dates as 2026-11-29, choices by their codes
  std::string other;
  std::vector<FileRow> rows;
  std::optional<Origin> origin;
  std::optional<LocalDate> as_of;
};
constexpr auto describe(model::Tag<FileAnswer>) {
  using namespace model;
  using A = FileAnswer;
  return entity("DocumentFileAnswer", "ファイルの答え", field("key", &A::key), field("label", &A::label),
                field("value", &A::value), field("codes", &A::codes), field("other", &A::other),
                field("rows", &A::rows), field("origin", &A::origin), field("as_of", &A::as_of));
}
struct FileSection {
  std::string key, title;
  std::vector<FileAnswer> answers;
};
constexpr auto describe(model::Tag<FileSection>) {
  using namespace model;
  return entity("DocumentFileSection", "ファイルの区分", field("key", &FileSection::key),
                field("title", &FileSection::title), field("answers", &FileSection::answers));
}
struct FileDocument {
  std::string format = "kaname-document-1";
  std::string form, name, source;
  std::int64_t version = 1;
  std::string number;
  bool draft = false;
  std::string written_by, written_office, written_on;
  std::vector<FileSection> sections;
};
constexpr auto describe(model::Tag<FileDocument>) {
  using namespace model;
  using D = FileDocument;
  return entity("DocumentFile", "様式のファイル", field("format", &D::format), field("form", &D::form),
                field("name", &D::name), field("source", &D::source), field("version", &D::version),
                field("number", &D::number), field("draft", &D::draft), field("written_by", &D::written_by),
                field("written_office", &D::written_office), field("written_on", &D::written_on),
                field("sections", &D::sections));
}

// The names of a row's cells.
std::vector<std::string> cell_labels(const FormField& field, std::size_t row) {
  if (field.type == FieldType::body) return {"横（千分の）", "縦（千分の）", "説明"};
  if (field.type == FieldType::agenda) return {row < field.items.size() ? field.items[row].ja : std::string()};
  std::vector<std::string> out;
  for (const FormColumn& column : field.columns) out.push_back(column.label.ja);
  return out;
}

FileRow row_of(const FormField& field, const AnswerRow& answered, std::size_t number, const output::Row& words) {
  const std::vector<std::string> labels = cell_labels(field, number);
  FileRow out;
  for (std::size_t i = 0; i < answered.cells.size(); ++i) {
    const bool table = field.type == FieldType::table && i < words.size();
    out.cells.push_back({i < labels.size() ? labels[i] : std::string(), table ? words[i].text : answered.cells[i]});
  }
  return out;
}

FileAnswer answer_of(const FormField& field, const Answer* answer) {
  FileAnswer out;
  out.key = field.key;
  out.label = field.label.ja;
  if (!answer) return out;
  out.value = words_of(field, *answer);
  out.codes = answer->values;
  out.other = answer->other;
  out.origin = answer->origin;
  out.as_of = answer->as_of;
  constexpr double kAnySize = 9;
  const output::Table table = field.type == FieldType::table ? printed_table(field, answer, kAnySize) : output::Table{};
  for (std::size_t i = 0; i < answer->rows.size(); ++i) {
    out.rows.push_back(row_of(field, answer->rows[i], i, i < table.rows.size() ? table.rows[i] : output::Row{}));
  }
  return out;
}

}  // namespace

std::string csv_file(const PaperFacts& facts) {
  csv::Writer out(csv::Bom::yes, csv::Guard::yes);
  out.row({"区分", "項目", "答え"});
  out.row({"", "様式", facts.form.name.ja});
  out.row({"", "様式の出典", facts.form.source});
  out.row({"", "番号", facts.number});
  out.row({"", "記入", facts.written_by});
  out.row({"", "事業所", facts.written_office});
  out.row({"", "日付", facts.written_on});
  for (const FormSection& section : facts.form.sections) {
    for (const FormField& field : section.fields) {
      const FileAnswer answer = answer_of(field, find_answer(facts.answers, field.key));
      if (answer.rows.empty()) out.row({section.title.ja, answer.label, answer.value});
      for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        std::string words;
        for (const FileCell& cell : answer.rows[i].cells) {
          if (!cell.value.empty()) words += (words.empty() ? "" : "、") + cell.label + ": " + cell.value;
        }
        out.row({section.title.ja, fmt::format("{}（{}）", answer.label, i + 1), words});
      }
    }
  }
  return out.take();
}

std::string json_file(const PaperFacts& facts) {
  FileDocument out;
  out.form = facts.form.code;
  out.name = facts.form.name.ja;
  out.source = facts.form.source;
  out.version = facts.form.version;
  out.number = facts.number;
  out.draft = facts.draft;
  out.written_by = facts.written_by;
  out.written_office = facts.written_office;
  out.written_on = facts.written_on;
  for (const FormSection& section : facts.form.sections) {
    FileSection made{section.key, section.title.ja, {}};
    for (const FormField& field : section.fields)
      made.answers.push_back(answer_of(field, find_answer(facts.answers, field.key)));
    out.sections.push_back(std::move(made));
  }
  return model::to_json(out);
}

}  // namespace kaname::documents
