// SPDX-License-Identifier: Apache-2.0
#include "thread/template_store.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/embedded.h"
#include "base/text_fold.h"
#include "model/json.h"
#include "people/my_number.h"
#include "trust/account_store.h"

namespace kaname::thread {
namespace {

void name_reader(TemplateView& view) {
  const model::Option& reader = trust::kProfessions[static_cast<std::size_t>(view.body.to)];
  view.reader_name = {std::string(reader.ja), std::string(reader.en)};
}

TemplateView shipped_view(const ShippedTemplate& one) {
  TemplateView out;
  out.code = one.code;
  out.body = one.body;
  name_reader(out);
  return out;
}

bool is_for(const TemplateBody& body, trust::Profession profession) {
  return body.from.empty() || profession == trust::Profession::none ||
      std::find(body.from.begin(), body.from.end(), profession) != body.from.end();
}

ShippedTemplates read_shipped() {
  for (const EmbeddedFile& file : embedded::note_templates()) {
    if (file.path != "shipped.json") continue;
    auto read = model::from_json<ShippedTemplates>(file.bytes);
    if (!read) throw std::logic_error("data/templates/shipped.json: " + read.error().code);
    return std::move(*read);
  }
  throw std::logic_error("data/templates/shipped.json is not in the program");
}

std::string version_at(std::int64_t changed_seq, trust::Profession profession) {
  return fmt::format("{}.{}.{}", shipped_templates().version, static_cast<int>(profession), changed_seq);
}

// "p3" when the maker of a template has given no code.
std::string free_code(const std::set<std::string>& used) {
  int n = 1;
  while (used.count(fmt::format("p{}", n)) > 0) ++n;
  return fmt::format("p{}", n);
}

}  // namespace

const ShippedTemplates& shipped_templates() {
  static const ShippedTemplates kShipped = read_shipped();
  return kShipped;
}

Result<TemplateBody> checked(TemplateBody body) {
  TRY(people::refuse_my_number(body));
  body.name.ja = text::trim(body.name.ja);
  if (body.name.ja.empty()) return fail_field("body.name", "required");
  if (body.begin.empty() && body.prompts.empty()) return fail_field("body.prompts", "template_empty");
  std::set<std::string> used, labels;
  for (const Prompt& prompt : body.prompts) {
    if (!prompt.code.empty() && !used.insert(prompt.code).second)
      return fail_field("body.prompts", "template_code_twice");
    // A line of the entry is found by its label.
    if (!labels.insert(text::trim(prompt.label.ja)).second) return fail_field("body.prompts", "template_code_twice");
  }
  for (Prompt& prompt : body.prompts) {
    if (text::trim(prompt.label.ja).empty()) return fail_field("body.prompts", "template_label_missing");
    std::erase_if(prompt.choices, [](const Words& words) { return text::trim(words.ja).empty(); });
    if (prompt.kind == PromptKind::ticks && prompt.choices.empty())
      return fail_field("body.prompts", "template_ticks_empty");
    if (prompt.code.empty()) used.insert(prompt.code = free_code(used));
  }
  return body;
}

TemplateView view_of(NoteTemplate row) {
  TemplateView out;
  out.code = row.id.text();
  out.id = row.id;
  out.scope = row.scope;
  out.state = row.state;
  out.replaces = std::move(row.replaces);
  out.body = std::move(row.body);
  name_reader(out);
  out.changed_by = std::move(row.changed_by);
  out.changed_at = row.changed_at;
  return out;
}

std::string templates_version(store::Read& tx, const api::AccountId& account) {
  return version_at(
      tx.number("SELECT coalesce(max(changed_seq), 0) FROM note_template WHERE area_id = $1 AND (account_id IS NULL OR "
                "account_id = $2)",
                tx.area(), account),
      trust::standing_of(tx, account).profession);
}

Templates templates_for(store::Read& tx, const api::AccountId& account) {
  Templates out;
  out.version = templates_version(tx, account);
  std::set<std::string> replaced;
  for (NoteTemplate& row :
       tx.select<NoteTemplate>("WHERE area_id = $1 AND state = 'published' AND (account_id IS NULL OR account_id = $2)"
                               " ORDER BY scope DESC, changed_at DESC, id",
                               tx.area(), account)) {
    if (!row.replaces.empty()) replaced.insert(row.replaces);
    out.items.push_back(view_of(std::move(row)));
  }
  for (const ShippedTemplate& one : shipped_templates().items) {
    if (replaced.count(one.code) == 0) out.items.push_back(shipped_view(one));
  }
  const trust::Profession profession = trust::standing_of(tx, account).profession;
  for (TemplateView& one : out.items) one.for_me = one.scope == TemplateScope::own || is_for(one.body, profession);
  std::stable_partition(out.items.begin(), out.items.end(), [](const TemplateView& one) { return one.for_me; });
  return out;
}

Templates templates_of_area(store::Read& tx) {
  Templates out;
  out.version = version_at(
      tx.number("SELECT coalesce(max(changed_seq), 0) FROM note_template WHERE area_id = $1 AND account_id IS NULL",
                tx.area()),
      trust::Profession::none);
  for (NoteTemplate& row : tx.select<NoteTemplate>(
           "WHERE area_id = $1 AND account_id IS NULL AND state <> 'retired' ORDER BY changed_at DESC, id", tx.area()))
    out.items.push_back(view_of(std::move(row)));
  for (const ShippedTemplate& one : shipped_templates().items) out.items.push_back(shipped_view(one));
  return out;
}

}  // namespace kaname::thread
