// SPDX-License-Identifier: Apache-2.0
// Lists of persons: begun before the first of them is registered, listed, taken back.
#include "people/person_import.h"

#include <set>

#include "journal/journal.h"
#include "people/endpoints.h"
#include "people/my_number.h"
#include "people/person_store.h"

namespace kaname::people {
namespace {

using api::Caller;

constexpr std::int64_t kMostShown = 50;

struct ImportStart {
  PersonImportKind kind = PersonImportKind::list;
  std::string file_name;
  std::int64_t rows = 0;
  std::optional<Uuid> office_id;
};
constexpr auto describe(model::Tag<ImportStart>) {
  using namespace model;
  return entity("PersonImportInput", "利用者の取込を始める", field("kind", &ImportStart::kind, required),
                field("file_name", &ImportStart::file_name, personal | max_chars(300)),
                field("rows", &ImportStart::rows, between(0, 100'000)), field("office_id", &ImportStart::office_id));
}

struct ImportPath {
  PersonImportId id;
};
constexpr auto describe(model::Tag<ImportPath>) {
  return model::entity("PersonImportPath", "利用者の取込",
                       model::field("id", &ImportPath::id, model::from_path | model::required));
}

// Somebody whom an undo left, because she was touched since.
struct KeptRow {
  std::int64_t line = 0;
  PersonId person_id;
  std::string name;  // empty for whoever may not know her
};
constexpr auto describe(model::Tag<KeptRow>) {
  using namespace model;
  return entity("PersonImportKept", "残した利用者", field("line", &KeptRow::line),
                field("person_id", &KeptRow::person_id), field("name", &KeptRow::name, personal));
}

struct ImportView {
  PersonImport import;
  std::int64_t registered = 0;
  std::int64_t taken_back = 0;
};
constexpr auto describe(model::Tag<ImportView>) {
  using namespace model;
  return entity("PersonImportView", "利用者の取込", field("import", &ImportView::import),
                field("registered", &ImportView::registered), field("taken_back", &ImportView::taken_back));
}
struct Imports {
  std::vector<ImportView> items;
};
constexpr auto describe(model::Tag<Imports>) {
  return model::entity("PersonImports", "利用者の取込の一覧", model::field("items", &Imports::items));
}

struct UndoAnswer {
  std::int64_t taken_back = 0;  // now, by this undo
  std::vector<KeptRow> kept;
};
constexpr auto describe(model::Tag<UndoAnswer>) {
  using namespace model;
  return entity("PersonImportUndo", "利用者の取込の取り消し", field("taken_back", &UndoAnswer::taken_back),
                field("kept", &UndoAnswer::kept));
}

// Who made it, who works for the same office, and the town.
bool may_see(const Caller& caller, const PersonImport& import) {
  return caller.account_id == import.account_id || caller.has_role(api::Role::town) ||
      (import.office_id && caller.belongs_to(*import.office_id));
}

Result<PersonImport> get_import(Read& tx, const Caller& caller, PersonImportId id) {
  auto found = tx.first<PersonImport>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!found || !may_see(caller, *found)) return fail(Problem::not_found, "person_import_not_found");
  return std::move(*found);
}

ImportView view_of(Read& tx, PersonImport import) {
  ImportView out;
  out.registered =
      tx.number("SELECT count(*) FROM person_import_row WHERE area_id = $1 AND import_id = $2", tx.area(), import.id);
  out.taken_back = tx.number(
      "SELECT count(*) FROM person_import_row WHERE area_id = $1 AND import_id = $2 AND taken_back_seq IS NOT NULL",
      tx.area(), import.id);
  out.import = std::move(import);
  return out;
}

Result<ImportView> start(Write& tx, const Caller& caller, const ImportStart& in) {
  TRY(refuse_my_number(in));
  if (!caller.account_id) return fail(Problem::unauthorized, "sign_in_needed");
  PersonImport made;
  made.area_id = tx.area();
  made.id = tx.new_id<PersonImportId>();
  made.kind = in.kind;
  made.file_name = in.file_name;
  made.rows = in.rows;
  for (const api::Grant& grant : caller.grants) {
    if (grant.office_id && (!in.office_id || *grant.office_id == *in.office_id)) made.office_id = grant.office_id;
  }
  made.account_id = *caller.account_id;
  made.made_by = caller.name;
  made.made_at = tx.now();
  made.start_seq = tx.seq();
  tx.insert(made);
  return view_of(tx, made);
}

Result<Imports> list(Read& tx, const Caller& caller, const api::Nothing&) {
  Imports out;
  for (PersonImport& import :
       tx.select<PersonImport>("WHERE area_id = $1 ORDER BY made_at DESC, id LIMIT 1000", tx.area())) {
    if (!may_see(caller, import)) continue;
    out.items.push_back(view_of(tx, std::move(import)));
    if (static_cast<std::int64_t>(out.items.size()) == kMostShown) break;
  }
  return out;
}

Result<UndoAnswer> undo(Write& tx, const Caller& caller, const ImportPath& in) {
  PersonImport import = TRY(get_import(tx, caller, in.id));
  UndoAnswer out;
  for (const PersonImportRow& row : tx.select<PersonImportRow>(
           "WHERE area_id = $1 AND import_id = $2 AND taken_back_seq IS NULL ORDER BY line, person_id", tx.area(),
           import.id)) {
    if (take_back(tx, row)) {
      ++out.taken_back;
      continue;
    }
    KeptRow kept{row.line, row.person_id, {}};
    if (const auto person = get_person(tx, row.person_id);
        person && trust::person_access(tx, caller, row.person_id).reach >= trust::Reach::listed) {
      kept.name = person->name;
    }
    out.kept.push_back(std::move(kept));
  }
  import.undone_at = tx.now();
  tx.update(import);
  return out;
}

}  // namespace

Result<Done> note_imported(store::Write& tx, const api::Caller& caller, PersonImportId import, PersonId person,
                           std::int64_t line) {
  const auto found = tx.first<PersonImport>("WHERE area_id = $1 AND id = $2", tx.area(), import);
  if (!found || found->undone_at || caller.account_id != found->account_id)
    return fail(Problem::not_found, "person_import_not_found");
  tx.insert(PersonImportRow{tx.area(), import, person, line, tx.seq(), std::nullopt});
  return Done{};
}

bool take_back(store::Write& tx, const PersonImportRow& row) {
  const auto last = journal::entries_about(tx, row.person_id.uuid, 1);
  if (last.empty() || last.front().seq != row.seq) return false;
  trust::set_relations(tx, row.person_id, {});
  tx.execute("DELETE FROM person_facts WHERE area_id = $1 AND person_id = $2", tx.area(), row.person_id);
  tx.execute("DELETE FROM person_change WHERE area_id = $1 AND person_id = $2", tx.area(), row.person_id);
  tx.execute("DELETE FROM team_member WHERE area_id = $1 AND person_id = $2", tx.area(), row.person_id);
  tx.execute("DELETE FROM person WHERE area_id = $1 AND id = $2", tx.area(), row.person_id);
  tx.concerns(row.person_id.uuid);
  PersonImportRow gone = row;
  gone.taken_back_seq = tx.seq();
  tx.update(gone);
  return true;
}

std::vector<RestartedImport> forget_file_names(store::Write& tx, const std::vector<PersonId>& persons) {
  std::vector<RestartedImport> out;
  std::set<std::string> names;
  for (const PersonId person : persons) {
    for (const PersonImport& import :
         tx.select<PersonImport>("WHERE area_id = $1 AND id IN (SELECT import_id FROM person_import_row WHERE area_id "
                                 "= $1 AND person_id = $2)",
                                 tx.area(), person)) {
      if (!import.file_name.empty()) names.insert(import.file_name);
    }
  }
  for (const std::string& name : names) {
    for (PersonImport& import : tx.select<PersonImport>(
             "WHERE area_id = $1 AND file_name = $2 AND start_seq > 0 ORDER BY start_seq", tx.area(), name)) {
      const auto entry = tx.first<journal::Entry>("WHERE area_id = $1 AND seq = $2", tx.area(), import.start_seq);
      auto began =
          entry ? model::from_json<ImportStart>(journal::body_of(tx, *entry)) : Result<ImportStart>(ImportStart{});
      if (!entry || !began) continue;
      began->file_name.clear();
      out.push_back({import.start_seq, model::to_json(*began)});
      import.file_name.clear();
      tx.update(import);
    }
  }
  return out;
}

std::vector<api::Endpoint> person_import_endpoints() {
  using namespace api;
  return {
      post("/v1/person-imports", "person_import.start", "person.register", "Begin a list of persons", &start),
      get("/v1/person-imports", "person_import.list", "person.register", "Lists of persons, the newest first", &list),
      post("/v1/person-imports/{id}/undo", "person_import.undo", "person.register",
           "Take back whom a list registered and nobody has touched since", &undo),
  };
}

}  // namespace kaname::people
