// SPDX-License-Identifier: Apache-2.0
// Paper of documents: the code names the document and whose copy it was.
#include "bridges/returns/matcher.h"
#include "documents/document_view.h"
#include "store/id_end.h"

namespace kaname::bridges {
namespace {

using api::Caller;

std::optional<std::string> recognise(std::string_view, std::string_view text) {
  if (!documents::read_mark(text)) return std::nullopt;
  return std::string(text);
}

std::vector<Found> by_end(Read& tx, std::string_view end, std::int64_t part) {
  std::vector<Found> out;
  const auto pattern = store::ends_with_id(end);
  if (!pattern) return out;
  for (const documents::Document& row :
       tx.select<documents::Document>("WHERE area_id = $1 AND id LIKE $2 ORDER BY id LIMIT 5", tx.area(), *pattern))
    out.push_back({ReturnKind::document, row.id.uuid, part, row.person_id});
  return out;
}

std::optional<Found> find(Read& tx, std::string_view text) {
  const auto mark = documents::read_mark(text);
  if (!mark) return std::nullopt;
  auto all = by_end(tx, mark->end, static_cast<std::int64_t>(mark->part));
  if (all.size() != 1) return std::nullopt;
  return all.front();
}

// "D-7F3A21B9", or without its letter; "7F3A21B9-2": the copy of its second receiver.
std::vector<Found> by_number(Read& tx, std::string_view number) {
  if (number.starts_with("D-")) number.remove_prefix(2);
  const std::size_t hyphen = number.find('-');
  std::int64_t part = 0;
  if (hyphen != std::string_view::npos) part = std::atoll(std::string(number.substr(hyphen + 1)).c_str());
  return by_end(tx, number.substr(0, hyphen), part);
}

std::optional<Matter> see(Read& tx, const Caller& caller, const Found& found) {
  const auto seen = documents::find_document(tx, caller, documents::DocumentId{found.subject_id});
  if (!seen || !seen->own_side) return std::nullopt;
  const documents::DocumentLine line = documents::line_of(tx, caller, *seen);
  Matter out;
  out.kind = found.kind;
  out.subject_id = found.subject_id;
  out.part = found.part;
  out.title = line.name.ja;
  out.number = line.number;
  out.person_name = line.person_name;
  out.person_id = line.person_id;
  const auto part = static_cast<std::size_t>(found.part);
  if (part >= 1 && part <= seen->sendings.size()) {
    const documents::Sending& sending = seen->sendings[part - 1];
    out.from = sending.office_name.empty() ? sending.receiver : sending.office_name;
    out.answered = sending.judged_at.has_value() || !sending.reply.empty();
  }
  out.may_answer = seen->may_write;
  return out;
}

}  // namespace

Matcher document_matcher() { return {ReturnKind::document, &recognise, &find, &by_number, &see}; }

}  // namespace kaname::bridges
