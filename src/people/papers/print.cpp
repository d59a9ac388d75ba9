// SPDX-License-Identifier: Apache-2.0
#include "people/papers/print.h"

#include "api/pdf_file.h"
#include "directory/papers/papers_api.h"
#include "journal/journal.h"
#include "output/pdf.h"

namespace kaname::people::papers {

PaperHead head_for(store::Read& tx, const api::Caller& caller) {
  const auto area = journal::find_area(tx, tx.area());
  return {area ? area->name : "", directory::papers::settings().site, caller.name, area && area->demo, tx.now()};
}

api::File pdf(const output::Document& document) { return api::pdf_file(output::render(document), document.title); }

}  // namespace kaname::people::papers
