// SPDX-License-Identifier: Apache-2.0
#pragma once
// A list of persons that came in at once (an office's own list, care-plan files). Each person of it is registered by the
// ordinary act; the import only remembers whom, so that a list that was the wrong one can be taken back as a whole.
// Nothing of the file is kept here.

#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "base/result.h"
#include "base/time.h"
#include "model/field.h"
#include "people/person.h"
#include "store/transaction.h"

namespace kaname::people {

using PersonImportId = Id<struct PersonImportTag>;

enum class PersonImportKind { list, care_plan };
inline constexpr auto kPersonImportKinds = std::to_array<model::Option>({
    {"list", "利用者の名簿", "List of persons"},
    {"care_plan", "ケアプラン", "Care plans"},
});
constexpr const auto& options(model::Tag<PersonImportKind>) { return kPersonImportKinds; }
constexpr std::string_view choice_name(model::Tag<PersonImportKind>) { return "PersonImportKind"; }

// Table `person_import`.
struct PersonImport {
  std::string area_id;
  PersonImportId id;
  PersonImportKind kind = PersonImportKind::list;
  std::string file_name;  // as the office named it; may hold a name
  std::int64_t rows = 0;  // people in the file
  std::optional<Uuid> office_id;
  api::AccountId account_id;
  std::string made_by;
  Timestamp made_at;
  std::optional<Timestamp> undone_at;
  std::int64_t start_seq = 0;  // of the act that began it; 0: begun by an early version

  bool operator==(const PersonImport&) const = default;
};
constexpr auto describe(model::Tag<PersonImport>) {
  using namespace model;
  using I = PersonImport;
  return entity("person_import", "利用者の取込", field("area_id", &I::area_id, primary_key | max_chars(6)),
                field("id", &I::id, primary_key), field("kind", &I::kind),
                field("file_name", &I::file_name, personal | max_chars(300)), field("rows", &I::rows),
                field("office_id", &I::office_id), field("account_id", &I::account_id),
                field("made_by", &I::made_by, personal | max_chars(100)), field("made_at", &I::made_at),
                field("undone_at", &I::undone_at), field("start_seq", &I::start_seq));
}

// Somebody whom an import registered. Table `person_import_row`; without a reference to the person, who may be gone.
struct PersonImportRow {
  std::string area_id;
  PersonImportId import_id;
  PersonId person_id;
  std::int64_t line = 0;                       // of the file; 0 where files have no lines of persons
  std::int64_t seq = 0;                        // of the act that registered her: a later act has touched her
  std::optional<std::int64_t> taken_back_seq;  // of the undo that removed her

  bool operator==(const PersonImportRow&) const = default;
};
constexpr auto describe(model::Tag<PersonImportRow>) {
  using namespace model;
  using R = PersonImportRow;
  return entity("person_import_row", "取り込まれた利用者", field("area_id", &R::area_id, primary_key | max_chars(6)),
                field("import_id", &R::import_id, primary_key | references("person_import")),
                field("person_id", &R::person_id, primary_key), field("line", &R::line), field("seq", &R::seq),
                field("taken_back_seq", &R::taken_back_seq));
}

// Remembers that the act which `tx` carries out registered `person` from line `line`. Errors: person_import_not_found (there is
// none, it was undone, or another account made it).
Result<Done> note_imported(store::Write& tx, const api::Caller& caller, PersonImportId import, PersonId person,
                           std::int64_t line);

// Removes a person whom nothing but her registration has touched. Answers whether she is gone.
bool take_back(store::Write& tx, const PersonImportRow& row);

// The name of a file may be a person's ("ケアプラン_佐藤ハル.csv"): lists that registered one of these persons, and others read from
// a file of the same name, lose it. Answers the acts that began them, with the body each has without the name.
struct RestartedImport {
  std::int64_t seq = 0;
  std::string instead;
};
std::vector<RestartedImport> forget_file_names(store::Write& tx, const std::vector<PersonId>& persons);

}  // namespace kaname::people
