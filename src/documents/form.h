// SPDX-License-Identifier: Apache-2.0
#pragma once
// 様式: a form is data. Sections with fields say what is asked, where the answer may come from, what its reader needs and how it
// prints. The shipped ones are files (data/forms); a town copies one, changes it and publishes its own edition. A filled
// form keeps the edition it was begun with.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/bilingual.h"
#include "model/field.h"
#include "transitions/stay.h"
#include "trust/profession.h"

namespace kaname::documents {

enum class FieldType { text, long_text, number, date, time, choice, choices, table, body, signature, agenda, photo };
inline constexpr auto kFieldTypes = std::to_array<model::Option>({
    {"text", "一行の文", "One line"},
    {"long_text", "長い文", "Text"},
    {"number", "数", "Number"},
    {"date", "日付", "Date"},
    {"time", "時刻", "Time"},
    {"choice", "一つ選ぶ", "One of"},
    {"choices", "いくつでも選ぶ", "Any of"},
    {"table", "表", "Table"},
    {"body", "体の図", "Body diagram"},
    {"signature", "署名・押印の欄", "Room to sign"},
    {"agenda", "議題と分", "Agenda with minutes"},
    {"photo", "写真", "Photos"},
});
constexpr const auto& options(model::Tag<FieldType>) { return kFieldTypes; }
constexpr std::string_view choice_name(model::Tag<FieldType>) { return "FormFieldType"; }

// One answer to choose. `asks_words`: "その他（　）", the words stand in Answer::other.
struct FormOption {
  std::string code;
  model::Bilingual words;
  bool asks_words = false;

  bool operator==(const FormOption&) const = default;
};
constexpr auto describe(model::Tag<FormOption>) {
  using namespace model;
  return entity("FormOption", "選択肢", field("code", &FormOption::code, required | max_chars(40)),
                field("words", &FormOption::words), field("asks_words", &FormOption::asks_words));
}

// A column of a table: text, number, date or choice.
struct FormColumn {
  std::string key;
  FieldType type = FieldType::text;
  model::Bilingual label;
  std::string set;  // options by name, as in FormField
  std::vector<FormOption> options;
  std::string prefill;  // the member of the list's item that fills it
  double weight = 1;    // share of the printed width

  bool operator==(const FormColumn&) const = default;
};
constexpr auto describe(model::Tag<FormColumn>) {
  using namespace model;
  using C = FormColumn;
  return entity("FormColumn", "表の列", field("key", &C::key, required | max_chars(40)), field("type", &C::type),
                field("label", &C::label), field("set", &C::set, max_chars(40)),
                field("options", &C::options, max_items(60)), field("prefill", &C::prefill, max_chars(100)),
                field("weight", &C::weight, between(0.2, 20)));
}

// Asked only when the field `key` has one of the values; an empty key: always.
struct ShowIf {
  std::string key;
  std::vector<std::string> any;

  bool operator==(const ShowIf&) const = default;
};
constexpr auto describe(model::Tag<ShowIf>) {
  using namespace model;
  return entity("FormShowIf", "出す条件", field("key", &ShowIf::key, max_chars(40)),
                field("any", &ShowIf::any, max_items(40)));
}

// Where the answer stands on paper: in `span` columns of its section's grid. A height of 0 grows with the text.
struct FormPrint {
  std::int64_t span = 1;
  double height_mm = 0;

  bool operator==(const FormPrint&) const = default;
};
constexpr auto describe(model::Tag<FormPrint>) {
  using namespace model;
  return entity("FormPrint", "印刷の位置", field("span", &FormPrint::span, between(1, 6)),
                field("height_mm", &FormPrint::height_mm, between(0, 250)));
}

struct FormField {
  std::string key;  // unique in the form; stays when the words change
  FieldType type = FieldType::text;
  model::Bilingual label;
  std::string unit;
  std::string set;                      // options shared by several forms (data/forms/sets.json), by name; or
  std::vector<FormOption> options;      // its own
  std::vector<FormColumn> columns;      // of a table
  std::int64_t rows = 0;                // of a table: how many it prints at least
  std::vector<model::Bilingual> items;  // of an agenda: what is spoken about
  std::vector<std::int64_t> minutes;    // of an agenda: as many as items
  bool needed = false;                  // named as missing before it is sent
  bool factor = false;                  // 退院困難な要因 (入退院支援加算): shown to the ward as such
  ShowIf show_if;
  std::string prefill;    // prefill.h
  model::Bilingual hint;  // what the reader needs it for
  FormPrint print;

  bool operator==(const FormField&) const = default;
};
constexpr auto describe(model::Tag<FormField>) {
  using namespace model;
  using F = FormField;
  return entity("FormField", "様式の項目", field("key", &F::key, required | max_chars(40)), field("type", &F::type),
                field("label", &F::label), field("unit", &F::unit, max_chars(20)), field("set", &F::set, max_chars(40)),
                field("options", &F::options, max_items(60)), field("columns", &F::columns, max_items(12)),
                field("rows", &F::rows, between(0, 60)), field("items", &F::items, max_items(40)),
                field("minutes", &F::minutes, max_items(40)), field("needed", &F::needed), field("factor", &F::factor),
                field("show_if", &F::show_if), field("prefill", &F::prefill, max_chars(200)), field("hint", &F::hint),
                field("print", &F::print));
}

// Written as a whole by one person at a time; several people may write several sections together.
struct FormSection {
  std::string key;
  model::Bilingual title;
  model::Bilingual note;
  std::vector<trust::Profession> by;  // whose part it is; empty: whoever writes the form
  std::int64_t columns = 2;           // of the printed grid
  std::vector<FormField> fields;

  bool operator==(const FormSection&) const = default;
};
constexpr auto describe(model::Tag<FormSection>) {
  using namespace model;
  using S = FormSection;
  return entity("FormSection", "様式の区分", field("key", &S::key, required | max_chars(40)), field("title", &S::title),
                field("note", &S::note), field("by", &S::by, max_items(40)),
                field("columns", &S::columns, between(1, 6)), field("fields", &S::fields, max_items(80)));
}

// Who usually gets it; decides whom the screen proposes.
enum class FormReader { team, hospital, doctor, ambulance, dentist, person, town };
inline constexpr auto kFormReaders = std::to_array<model::Option>({
    {"team", "チーム", "Team"},
    {"hospital", "入院先の病院", "Hospital of the stay"},
    {"doctor", "主治医", "Doctor"},
    {"ambulance", "救急隊", "Ambulance crew"},
    {"dentist", "歯科", "Dentist"},
    {"person", "本人・家族", "The person and family"},
    {"town", "市町村", "The town"},
});
constexpr const auto& options(model::Tag<FormReader>) { return kFormReaders; }
constexpr std::string_view choice_name(model::Tag<FormReader>) { return "FormReader"; }

// A day until when it counts. admission: 入院時情報連携加算 (令和6年度: Ⅰ on the day of admission, Ⅱ until the second day after).
enum class FormDeadline { none, admission };
inline constexpr auto kFormDeadlines = std::to_array<model::Option>({
    {"none", "", ""},
    {"admission", "入院時情報連携加算の期限", "Limit of the add-on for information on admission"},
});
constexpr const auto& options(model::Tag<FormDeadline>) { return kFormDeadlines; }
constexpr std::string_view choice_name(model::Tag<FormDeadline>) { return "FormDeadline"; }

struct Form {
  std::string code;          // admission_info
  std::int64_t version = 1;  // of the shipped file
  model::Bilingual name;
  std::string source;          // paper and law it follows: "標準様式例（平成30年 老振発0313001）"
  model::Bilingual note;       // to whoever fills it in; also what of its field list is not verified
  model::Bilingual statement;  // printed under the title: 利用者（患者）/家族の同意に基づき…
  FormReader reader = FormReader::team;
  bool of_stay = false;  // belongs to a stay in hospital
  bool append_only =
      false;  // a new one never replaces an older one (ACP): the paper says the date and that wishes may change
  FormDeadline deadline = FormDeadline::none;
  std::optional<transitions::StepKind> step;  // noted in the stay when it is sent
  bool reply = false;                         // the FAX edition has a part to tear off for the answer
  double size_pt = 9;                         // of the printed text; a FAX edition has 10.5 at least
  double label_mm = 24;
  std::vector<FormSection> sections;

  bool operator==(const Form&) const = default;
};
constexpr auto describe(model::Tag<Form>) {
  using namespace model;
  using F = Form;
  return entity("Form", "様式", field("code", &F::code, required | max_chars(40)),
                field("version", &F::version, between(1, 9999)), field("name", &F::name),
                field("source", &F::source, max_chars(300)), field("note", &F::note), field("statement", &F::statement),
                field("reader", &F::reader), field("of_stay", &F::of_stay), field("append_only", &F::append_only),
                field("deadline", &F::deadline), field("step", &F::step), field("reply", &F::reply),
                field("size_pt", &F::size_pt, between(7, 14)), field("label_mm", &F::label_mm, between(10, 60)),
                field("sections", &F::sections, max_items(40)));
}

// ---- pure: forms as files and as drafts of a town

// Options of several forms, by name. Table 2.0 of the official option lists.
struct OptionSet {
  std::string name;
  std::vector<FormOption> options;
};
constexpr auto describe(model::Tag<OptionSet>) {
  using namespace model;
  return entity("FormOptionSet", "共通の選択肢", field("name", &OptionSet::name, required),
                field("options", &OptionSet::options, max_items(60)));
}

// The shipped forms, by code, with the options of their sets put in. Throws std::logic_error when a file in the program is
// broken.
const std::vector<Form>& shipped_forms();
const Form* shipped_form(std::string_view code);

// What is wrong with a form, as field paths and codes: keys twice or missing, a choice without options, a show_if that leads
// nowhere or to a later field, a table without columns, an agenda with other numbers of minutes.
std::vector<FieldError> faults_of(const Form& form);

// Null when there is none.
const FormSection* find_section(const Form& form, std::string_view key);
const FormField* find_field(const Form& form, std::string_view key);

}  // namespace kaname::documents
