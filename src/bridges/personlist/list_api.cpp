// SPDX-License-Identifier: Apache-2.0
#include "bridges/personlist/list_api.h"

#include <fmt/format.h>

#include <map>

#include "base/crypto.h"
#include "base/text_fold.h"
#include "bridges/personlist/list_columns.h"
#include "bridges/personlist/list_row.h"
#include "trust/services.h"

namespace kaname::bridges {
namespace personlist {
namespace {

using api::Caller;
using store::Read;

struct ListInput {
  std::string content;  // the bytes in base64url
  std::vector<std::string> columns;
  std::optional<Uuid> office_id;  // that will keep the cases
  std::vector<intake::Chosen> choices;
};
constexpr auto describe(model::Tag<ListInput>) {
  using namespace model;
  using In = ListInput;
  return entity("PersonListInput", "利用者の名簿を確かめる",
                field("content", &In::content, required | personal | max_chars(6'000'000)),
                field("columns", &In::columns, max_items(300) | max_chars(40)), field("office_id", &In::office_id),
                field("choices", &In::choices, max_items(2000)));
}

struct ListColumn {
  std::string header;
  std::string field;  // empty: not used
};
constexpr auto describe(model::Tag<ListColumn>) {
  using namespace model;
  return entity("PersonListColumn", "名簿の列", field("header", &ListColumn::header, personal),
                field("field", &ListColumn::field));
}
struct FieldName {
  std::string name, ja, en;
};
constexpr auto describe(model::Tag<FieldName>) {
  using namespace model;
  return entity("PersonListField", "名簿の項目", field("name", &FieldName::name), field("ja", &FieldName::ja),
                field("en", &FieldName::en));
}

struct Preview {
  std::string encoding;
  std::vector<ListColumn> columns;
  std::vector<FieldName> fields;
  std::vector<intake::IntakePerson> people;
  std::vector<std::string> warnings;  // about the file as a whole
};
constexpr auto describe(model::Tag<Preview>) {
  using namespace model;
  return entity("PersonListPreview", "名簿の確認", field("encoding", &Preview::encoding),
                field("columns", &Preview::columns), field("fields", &Preview::fields),
                field("people", &Preview::people), field("warnings", &Preview::warnings, personal));
}

// What was decided on the screen wins, as long as it fits the file.
std::vector<std::string> columns_of(const Table& table, const std::vector<std::string>& decided) {
  if (decided.size() != table.headers.size()) return guess_columns(table);
  std::vector<std::string> out = decided;
  for (std::string& field : out) {
    const auto fields = list_fields();
    if (std::none_of(fields.begin(), fields.end(), [&](const ListField& known) { return known.name == field; }))
      field.clear();
  }
  return out;
}

// The same person twice in one list would be registered twice.
class Seen {
 public:
  void note(intake::Said& said) {
    const auto& b = said.basics;
    const std::string number = b.insured_number.empty() ? "" : b.insurer_number + "-" + b.insured_number;
    const std::string name = text::fold(b.name_kana) + "\n" + b.birth;
    const auto tell = [&](std::map<std::string, std::int64_t>& lines, const std::string& key) {
      const auto [found, fresh] = lines.emplace(key, said.line);
      if (!fresh)
        said.faults.push_back(fmt::format("{}行目と同じ方のようです。どちらか一つにしてください。", found->second));
      return !fresh;
    };
    if (!number.empty() && tell(numbers_, number)) return;
    if (!b.birth.empty() && !b.name_kana.empty()) tell(names_, name);
  }

 private:
  std::map<std::string, std::int64_t> numbers_, names_;
};

std::vector<std::string> warnings_of(const Table& table, const std::vector<std::string>& fields) {
  std::vector<std::string> out;
  for (const std::string& header : table.headers) {
    if (is_forbidden(header))
      out.push_back(
          fmt::format("「{}」の列があります。マイナンバー（個人番号）は法律によりここに保存できません。"
                      "この列を消したファイルを使ってください。",
                      header));
  }
  const auto has = [&](std::string_view name) { return std::find(fields.begin(), fields.end(), name) != fields.end(); };
  if (!has("name") && !has("family_name")) out.emplace_back("氏名の列がわかりません。列の割り当てで選んでください。");
  if (!has("name_kana") && !has("family_kana"))
    out.emplace_back("かなの列がわかりません。新しく登録するにはかなが要ります。列の割り当てで選んでください。");
  return out;
}

Result<Preview> preview(Read& tx, const Caller& caller, const ListInput& in) {
  const auto bytes = crypto::base64url_decode(in.content);
  if (!bytes) return fail_field("content", "careplan_not_base64");
  const Table table = TRY(read_list(*bytes));
  const std::vector<std::string> fields = columns_of(table, in.columns);
  const std::string office = trust::office_name(tx, in.office_id);
  Preview out;
  out.encoding = table.encoding;
  for (std::size_t i = 0; i < table.headers.size(); ++i) out.columns.push_back({table.headers[i], fields[i]});
  for (const ListField& field : list_fields())
    out.fields.push_back({std::string(field.name), std::string(field.ja), std::string(field.en)});
  out.warnings = warnings_of(table, fields);
  Seen seen;
  for (const TableRow& row : table.rows) {
    intake::Said said = said_by(row, table.headers, fields, office, tx.today());
    if (said.faults.empty()) seen.note(said);
    const intake::Chosen* chosen = intake::chosen_for(in.choices, said.key);
    const intake::Said kept = said;
    out.people.push_back(intake::beside_known(
        tx, caller, std::move(said),
        [&kept](intake::Facts& facts, people::PersonBasics& basics, std::vector<std::string>& doubts) {
          fill(kept, facts, basics, doubts);
        },
        chosen, "person_list.preview"));
  }
  return out;
}

}  // namespace
}  // namespace personlist

std::vector<api::Endpoint> person_list_endpoints() {
  api::Endpoint endpoint = api::ask("/v1/person-lists/preview", "person_list.preview", "person.register",
                                    "An office's list of persons beside what is known", &personlist::preview);
  endpoint.kind = api::Kind::slow_read;
  return {std::move(endpoint)};
}

}  // namespace kaname::bridges
