// SPDX-License-Identifier: Apache-2.0
#pragma once
// Templates: those of the program, those in the table, and what somebody is offered of them.

#include <string>
#include <vector>

#include "base/result.h"
#include "store/transaction.h"
#include "thread/note_template.h"

namespace kaname::thread {

// data/templates/shipped.json, read once. A file that does not fit its types is a defect of the program: throws.
struct ShippedTemplate {
  std::string code;
  TemplateBody body;
};
struct ShippedTemplates {
  std::int64_t version = 0;  // rises with every change of the file
  std::vector<ShippedTemplate> items;
};
constexpr auto describe(model::Tag<ShippedTemplate>) {
  using namespace model;
  return entity("ShippedTemplate", "はじめからのひな形",
                field("code", &ShippedTemplate::code, required | max_chars(60)),
                field("body", &ShippedTemplate::body, required));
}
constexpr auto describe(model::Tag<ShippedTemplates>) {
  using namespace model;
  return entity("ShippedTemplates", "はじめからのひな形の一覧", field("version", &ShippedTemplates::version, required),
                field("items", &ShippedTemplates::items, required));
}
const ShippedTemplates& shipped_templates();

// Rules of a template, whoever keeps it: a name, prompts with labels and codes of their own, ticks with choices. Codes that are
// missing are given. Errors: required, template_ticks_empty, template_code_twice, my_number.
Result<TemplateBody> checked(TemplateBody body);

// What `account` is offered now, what is meant for its profession first; and the version alone (two look-ups).
Templates templates_for(store::Read& tx, const api::AccountId& account);
std::string templates_version(store::Read& tx, const api::AccountId& account);

// For those who edit the area's: its drafts and published ones, and every shipped one.
Templates templates_of_area(store::Read& tx);

TemplateView view_of(NoteTemplate row);

}  // namespace kaname::thread
