// SPDX-License-Identifier: Apache-2.0
#include "output/pdf.h"

#include "output/flow.h"
#include "output/painter.h"

namespace kaname::output {

std::string render(const Document& document) { return *render(document, {}); }

std::optional<std::string> render(const Document& document, const Progress& progress) {
  try {
    Ticker ticker(document, progress);
    Typesetter typesetter(document.look);
    const Laid laid = Flow(document, typesetter, ticker).lay_out();
    return with_language(Painter(document, laid, typesetter).paint(ticker), "ja");
  } catch (const Stopped&) { return std::nullopt; }
}

int page_count(const Document& document) {
  Ticker ticker(document, {});
  Typesetter typesetter(document.look);
  return static_cast<int>(Flow(document, typesetter, ticker).lay_out().pages.size());
}

}  // namespace kaname::output
