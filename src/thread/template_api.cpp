// SPDX-License-Identifier: Apache-2.0
// Templates: one's own by whoever writes in threads, the area's by the town and its coordinators.
#include <algorithm>

#include "thread/endpoints.h"
#include "thread/template_store.h"

namespace kaname::thread {
namespace {

using api::Caller;
using store::Read;
using store::Write;

constexpr std::int64_t kMostOwn = 60;
constexpr std::int64_t kMostOfArea = 200;

struct NewTemplate {
  TemplateBody body;
  std::string replaces;
};
constexpr auto describe(model::Tag<NewTemplate>) {
  using namespace model;
  return entity("NewNoteTemplate", "ひな形を作る", field("body", &NewTemplate::body, required),
                field("replaces", &NewTemplate::replaces, max_chars(60)));
}
struct TemplateEdit {
  TemplateId id;
  TemplateBody body;
};
constexpr auto describe(model::Tag<TemplateEdit>) {
  using namespace model;
  return entity("NoteTemplateEdit", "ひな形を直す", field("id", &TemplateEdit::id, from_path | required),
                field("body", &TemplateEdit::body, required));
}
struct TemplatePath {
  TemplateId id;
};
constexpr auto describe(model::Tag<TemplatePath>) {
  using namespace model;
  return entity("NoteTemplatePath", "ひな形", field("id", &TemplatePath::id, from_path | required));
}

Result<NoteTemplate> find(Read& tx, TemplateId id, const std::optional<api::AccountId>& whose) {
  auto row = tx.first<NoteTemplate>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  // Somebody else's is as if there were none.
  if (!row || row->account_id != whose || row->state == EditionState::retired)
    return fail(Problem::not_found, "template_not_found");
  return std::move(*row);
}

TemplateView put(Write& tx, const Caller& caller, NoteTemplate row) {
  row.changed_by = caller.name;
  row.changed_at = tx.now();
  row.changed_seq = tx.seq();
  tx.upsert(row);
  return view_of(std::move(row));
}

Result<TemplateView> edit(Write& tx, const Caller& caller, const TemplateEdit& in,
                          const std::optional<api::AccountId>& whose) {
  NoteTemplate row = TRY(find(tx, in.id, whose));
  row.body = TRY(checked(in.body));
  return put(tx, caller, std::move(row));
}

Result<TemplateView> set_state(Write& tx, const Caller& caller, TemplateId id, EditionState state,
                               const std::optional<api::AccountId>& whose) {
  NoteTemplate row = TRY(find(tx, id, whose));
  row.state = state;
  return put(tx, caller, std::move(row));
}

NoteTemplate fresh(Write& tx, TemplateScope scope, EditionState state, TemplateBody body) {
  NoteTemplate row;
  row.area_id = tx.area();
  row.id = tx.new_id<TemplateId>();
  row.scope = scope;
  row.state = state;
  row.body = std::move(body);
  return row;
}

// ---- one's own

Result<Templates> list(Read& tx, const Caller& caller, const api::Nothing&) {
  return templates_for(tx, *caller.account_id);
}

Result<TemplateView> add_own(Write& tx, const Caller& caller, const NewTemplate& in) {
  const auto mine =
      tx.number("SELECT count(*) FROM note_template WHERE area_id = $1 AND account_id = $2 AND state = 'published'",
                tx.area(), *caller.account_id);
  if (mine >= kMostOwn) return fail(Problem::conflict, "template_too_many");
  NoteTemplate row = fresh(tx, TemplateScope::own, EditionState::published, TRY(checked(in.body)));
  row.account_id = caller.account_id;
  return put(tx, caller, std::move(row));
}

Result<TemplateView> edit_own(Write& tx, const Caller& caller, const TemplateEdit& in) {
  return edit(tx, caller, in, caller.account_id);
}

Result<TemplateView> drop_own(Write& tx, const Caller& caller, const TemplatePath& in) {
  return set_state(tx, caller, in.id, EditionState::retired, caller.account_id);
}

// ---- the area's

Result<Templates> list_area(Read& tx, const Caller&, const api::Nothing&) { return templates_of_area(tx); }

Result<TemplateView> add_area(Write& tx, const Caller& caller, const NewTemplate& in) {
  const auto all = tx.number(
      "SELECT count(*) FROM note_template WHERE area_id = $1 AND account_id IS NULL AND state <> 'retired'", tx.area());
  if (all >= kMostOfArea) return fail(Problem::conflict, "template_too_many");
  const auto& shipped = shipped_templates().items;
  const bool known =
      std::any_of(shipped.begin(), shipped.end(), [&](const auto& one) { return one.code == in.replaces; });
  if (!in.replaces.empty() && !known) return fail_field("replaces", "template_not_found");
  NoteTemplate row = fresh(tx, TemplateScope::area, EditionState::draft, TRY(checked(in.body)));
  row.replaces = in.replaces;
  return put(tx, caller, std::move(row));
}

Result<TemplateView> edit_area(Write& tx, const Caller& caller, const TemplateEdit& in) {
  return edit(tx, caller, in, std::nullopt);
}

Result<TemplateView> publish(Write& tx, const Caller& caller, const TemplatePath& in) {
  return set_state(tx, caller, in.id, EditionState::published, std::nullopt);
}

Result<TemplateView> retire(Write& tx, const Caller& caller, const TemplatePath& in) {
  return set_state(tx, caller, in.id, EditionState::retired, std::nullopt);
}

}  // namespace

std::vector<api::Endpoint> template_endpoints() {
  using namespace api;
  return {
      get("/v1/templates", "template.list", "thread.read", "Templates that one may write by", &list),
      post("/v1/me/templates", "template.add_own", "thread.write", "Keep a template of one's own", &add_own),
      put("/v1/me/templates/{id}", "template.edit_own", "thread.write", "Change a template of one's own", &edit_own),
      del("/v1/me/templates/{id}", "template.drop_own", "thread.write", "Give up a template of one's own", &drop_own),
      get("/v1/templates/area", "template.list_area", "template.edit", "Templates of the area, drafts too", &list_area),
      post("/v1/templates", "template.add", "template.edit", "Draft a template for the area", &add_area),
      put("/v1/templates/{id}", "template.edit", "template.edit", "Change a template of the area", &edit_area),
      post("/v1/templates/{id}/publish", "template.publish", "template.edit", "Publish a template of the area",
           &publish),
      del("/v1/templates/{id}", "template.retire", "template.edit", "Offer a template of the area no more", &retire),
  };
}

}  // namespace kaname::thread
