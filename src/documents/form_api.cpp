// SPDX-License-Identifier: Apache-2.0
// Forms that are offered, and the area's own editions: copied from one, changed as a draft, published with a date.
#include <fmt/format.h>

#include <algorithm>

#include "documents/endpoints.h"
#include "documents/form_store.h"
#include "trust/account_store.h"

namespace kaname::documents {
namespace {

using api::Caller;

constexpr std::int64_t kMostEditions = 500;

struct FormLine {
  std::string code, edition;
  model::Bilingual name, note;
  std::string source;
  FormReader reader = FormReader::team;
  bool of_stay = false, append_only = false;
  bool own = false;  // the area's own edition
  std::optional<LocalDate> valid_from;
};
constexpr auto describe(model::Tag<FormLine>) {
  using namespace model;
  using L = FormLine;
  return entity("FormLine", "様式の行", field("code", &L::code), field("edition", &L::edition), field("name", &L::name),
                field("note", &L::note), field("source", &L::source), field("reader", &L::reader),
                field("of_stay", &L::of_stay), field("append_only", &L::append_only), field("own", &L::own),
                field("valid_from", &L::valid_from));
}
struct FormList {
  std::vector<FormLine> items;
};
constexpr auto describe(model::Tag<FormList>) {
  return model::entity("FormList", "様式の一覧", model::field("items", &FormList::items));
}

struct FormPath {
  std::string code;
  std::string edition;  // empty: as it is filled in today
};
constexpr auto describe(model::Tag<FormPath>) {
  using namespace model;
  return entity("FormPath", "様式", field("code", &FormPath::code, from_path | required | max_chars(40)),
                field("edition", &FormPath::edition, max_chars(60)));
}
struct FormView {
  std::string edition;
  std::optional<LocalDate> valid_from;
  Form form;
};
constexpr auto describe(model::Tag<FormView>) {
  using namespace model;
  return entity("FormView", "様式", field("edition", &FormView::edition), field("valid_from", &FormView::valid_from),
                field("form", &FormView::form));
}

struct EditionView {
  std::string id, code;
  std::int64_t number = 0;
  EditionState state = EditionState::draft;
  std::optional<LocalDate> valid_from;
  Form form;
  std::string changed_by;
  Timestamp changed_at;
};
constexpr auto describe(model::Tag<EditionView>) {
  using namespace model;
  using V = EditionView;
  return entity("FormEditionView", "様式の版", field("id", &V::id), field("code", &V::code),
                field("number", &V::number), field("state", &V::state), field("valid_from", &V::valid_from),
                field("form", &V::form), field("changed_by", &V::changed_by, personal),
                field("changed_at", &V::changed_at));
}
struct EditionList {
  std::vector<EditionView> items;
};
constexpr auto describe(model::Tag<EditionList>) {
  return model::entity("FormEditionList", "様式の版の一覧", model::field("items", &EditionList::items));
}

struct DraftInput {
  Form form;
};
constexpr auto describe(model::Tag<DraftInput>) {
  return model::entity("FormDraft", "様式の下書き", model::field("form", &DraftInput::form, model::required));
}
struct EditInput {
  std::string id;
  Form form;
};
constexpr auto describe(model::Tag<EditInput>) {
  using namespace model;
  return entity("FormEdit", "様式を直す", field("id", &EditInput::id, from_path | required | max_chars(60)),
                field("form", &EditInput::form, required));
}
struct EditionPath {
  std::string id;
};
constexpr auto describe(model::Tag<EditionPath>) {
  return model::entity("FormEditionPath", "様式の版",
                       model::field("id", &EditionPath::id, model::from_path | model::required | model::max_chars(60)));
}
struct PublishInput {
  std::string id;
  LocalDate valid_from;
};
constexpr auto describe(model::Tag<PublishInput>) {
  using namespace model;
  return entity("FormPublish", "様式を公開する", field("id", &PublishInput::id, from_path | required | max_chars(60)),
                field("valid_from", &PublishInput::valid_from, required));
}

Result<FormList> list(Read& tx, const Caller&, const api::Nothing&) {
  FormList out;
  for (Edition& edition : offered(tx)) {
    FormLine line;
    line.code = edition.form.code;
    line.edition = std::move(edition.id);
    line.name = edition.form.name;
    line.note = edition.form.note;
    line.source = edition.form.source;
    line.reader = edition.form.reader;
    line.of_stay = edition.form.of_stay;
    line.append_only = edition.form.append_only;
    line.own = edition.valid_from.has_value();
    line.valid_from = edition.valid_from;
    out.items.push_back(std::move(line));
  }
  return out;
}

Result<FormView> show(Read& tx, const Caller&, const FormPath& in) {
  Edition edition = TRY(in.edition.empty() ? current_edition(tx, in.code) : edition_of(tx, in.edition));
  if (edition.form.code != in.code) return fail(Problem::not_found, "form_not_found");
  return FormView{std::move(edition.id), edition.valid_from, std::move(edition.form)};
}

EditionView view_of(FormEdition row) {
  return {std::move(row.id),   std::move(row.code),       row.number,    row.state, row.valid_from,
          std::move(row.form), std::move(row.changed_by), row.changed_at};
}

Result<EditionList> list_editions(Read& tx, const Caller&, const api::Nothing&) {
  EditionList out;
  for (FormEdition& row :
       tx.select<FormEdition>("WHERE area_id = $1 ORDER BY code, number DESC LIMIT $2", tx.area(), kMostEditions))
    out.items.push_back(view_of(std::move(row)));
  return out;
}

// Codes stand in addresses and names of editions.
bool is_code(const std::string& code) {
  return !code.empty() && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

Result<Done> check(const Form& form) {
  if (!is_code(form.code)) return fail_field("form.code", "form_code");
  if (form.name.ja.empty()) return fail_field("form.name", "required");
  Error error{Problem::invalid, "invalid_input", faults_of(form), {}};
  for (FieldError& fault : error.fields) fault.field = "form." + fault.field;
  if (!error.fields.empty()) return error;
  return Done{};
}

EditionView put(Write& tx, const Caller& caller, FormEdition row) {
  row.changed_by = caller.name;
  row.changed_at = tx.now();
  row.changed_seq = tx.seq();
  tx.upsert(row);
  return view_of(std::move(row));
}

Result<EditionView> add(Write& tx, const Caller& caller, const DraftInput& in) {
  TRY(check(in.form));
  FormEdition row;
  row.area_id = tx.area();
  row.code = in.form.code;
  row.number = tx.number("SELECT coalesce(max(number), 0) FROM form_edition WHERE area_id = $1 AND code = $2",
                         tx.area(), in.form.code) +
      1;
  if (row.number > kMostEditions) return fail(Problem::conflict, "form_too_many");
  row.id = fmt::format("{}.a{}", row.code, row.number);
  row.form = in.form;
  row.form.version = row.number;
  return put(tx, caller, std::move(row));
}

Result<FormEdition> find(Read& tx, const std::string& id) {
  auto row = tx.first<FormEdition>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!row) return fail(Problem::not_found, "form_not_found");
  return std::move(*row);
}

// What was published may have been filled in: it is not changed, but followed by another.
Result<EditionView> edit(Write& tx, const Caller& caller, const EditInput& in) {
  TRY(check(in.form));
  FormEdition row = TRY(find(tx, in.id));
  if (row.state != EditionState::draft) return fail(Problem::conflict, "form_published");
  if (in.form.code != row.code) return fail_field("form.code", "form_code");
  row.form = in.form;
  row.form.version = row.number;
  return put(tx, caller, std::move(row));
}

Result<EditionView> publish(Write& tx, const Caller& caller, const PublishInput& in) {
  FormEdition row = TRY(find(tx, in.id));
  if (row.state != EditionState::draft) return fail(Problem::conflict, "form_published");
  if (in.valid_from < tx.today()) return fail_field("valid_from", "date_in_past");
  row.state = EditionState::published;
  row.valid_from = in.valid_from;
  return put(tx, caller, std::move(row));
}

Result<EditionView> retire(Write& tx, const Caller& caller, const EditionPath& in) {
  FormEdition row = TRY(find(tx, in.id));
  row.state = EditionState::retired;
  return put(tx, caller, std::move(row));
}

}  // namespace

std::vector<api::Endpoint> form_endpoints() {
  using namespace api;
  return {
      get("/v1/forms", "form.list", "document.read", "Forms that are filled in today", &list),
      get("/v1/forms/{code}", "form.show", "document.read", "One form with its sections and fields", &show),
      get("/v1/form-editions", "form.editions", "form.edit", "The area's own editions, drafts too", &list_editions),
      post("/v1/form-editions", "form.add", "form.edit", "Draft an edition of a form", &add),
      put("/v1/form-editions/{id}", "form.change", "form.edit", "Change a draft", &edit),
      post("/v1/form-editions/{id}/publish", "form.publish", "form.edit", "Publish a draft from a day on", &publish),
      del("/v1/form-editions/{id}", "form.retire", "form.edit", "Give an edition up", &retire),
  };
}

}  // namespace kaname::documents
