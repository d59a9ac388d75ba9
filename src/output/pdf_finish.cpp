// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "output/painter.h"

namespace kaname::output {
namespace {

// The number behind the last `key` of the text.
std::optional<long> last_number(std::string_view text, std::string_view key) {
  const std::size_t at = text.rfind(key);
  if (at == std::string_view::npos) return std::nullopt;
  const char* from = text.data() + at + key.size();
  const char* const end = text.data() + text.size();
  while (from < end && (*from == ' ' || *from == '\n')) ++from;
  long number = 0;
  if (std::from_chars(from, end, number).ec != std::errc()) return std::nullopt;
  return number;
}

}  // namespace

// ISO 32000-1, 7.5.6: a new version of the catalogue object, a cross-reference section with that one entry
// and a trailer that names the section before.
std::string with_language(std::string pdf, std::string_view language) {
  const std::size_t trailer = pdf.rfind("trailer");
  if (trailer == std::string::npos) return pdf;
  const std::string_view tail = std::string_view(pdf).substr(trailer);
  const auto root = last_number(tail, "/Root");
  const auto info = last_number(tail, "/Info");
  const auto size = last_number(tail, "/Size");
  const auto previous = last_number(tail, "startxref");
  if (!root || !info || !size || !previous) return pdf;
  const std::string opening = fmt::format("\n{} 0 obj\n<<", *root);
  const std::size_t object = pdf.rfind(opening);
  if (object == std::string::npos) return pdf;
  const std::size_t body = object + opening.size();
  const std::size_t end = pdf.find("endobj", body);
  if (end == std::string::npos) return pdf;
  const std::string catalogue = pdf.substr(body, end - body);
  if (catalogue.find("/Catalog") == std::string::npos || catalogue.find("/Lang") != std::string::npos) return pdf;
  if (pdf.back() != '\n') pdf += '\n';
  const std::size_t place = pdf.size();
  pdf += fmt::format("{} 0 obj\n<< /Lang ({}) /ViewerPreferences << /DisplayDocTitle true >>{}endobj\n", *root,
                     language, catalogue);
  const std::size_t section = pdf.size();
  pdf += fmt::format("xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {} /Root {} 0 R /Info {} 0 R /Prev {} >>\n", *root,
                     place, *size, *root, *info, *previous);
  pdf += fmt::format("startxref\n{}\n%%EOF\n", section);
  return pdf;
}

}  // namespace kaname::output
