// SPDX-License-Identifier: Apache-2.0
#include "people/papers/print.h"

#include "directory/papers/papers_api.h"
#include "journal/journal.h"
#include "output/pdf.h"

namespace kaname::people::papers {

PaperHead head_for(store::Read& tx, const api::Caller& caller) {
  const auto area = journal::find_area(tx, tx.area());
  return {area ? area->name : "", directory::papers::settings().site, caller.name, area && area->demo, tx.now()};
}

api::File pdf(const output::Document& document) {
  api::File out;
  out.bytes = output::render(document);
  out.content_type = "application/pdf";
  out.name = document.title + ".pdf";
  out.attachment = false;
  return out;
}

}  // namespace kaname::people::papers
