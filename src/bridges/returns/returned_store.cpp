// SPDX-License-Identifier: Apache-2.0
#include "bridges/returns/returned_store.h"

#include <fmt/format.h>

#include "base/text_fold.h"
#include "store/blobs.h"
#include "store/id_end.h"
#include "transitions/stay_store.h"

namespace kaname::bridges {
namespace {

constexpr std::string_view kSeal = "kaname returned ";

}  // namespace

std::string sealed(ReturnedId file, std::int64_t page, std::string_view bytes) {
  return fmt::format("{}{} {}\n{}", kSeal, file.text(), page, bytes);
}

std::optional<std::string> unsealed(std::string bytes) {
  const std::size_t end = bytes.find('\n');
  if (!bytes.starts_with(kSeal) || end == std::string::npos) return std::nullopt;
  bytes.erase(0, end + 1);
  return bytes;
}

bool put_in_here(const api::Caller& caller, const ReturnedSheet& sheet) {
  if (caller.account_id == sheet.put_by) return true;
  return sheet.office_id ? transitions::works_at(caller, sheet.office_id) : transitions::is_desk(caller);
}

std::optional<Matter> matter_of(Read& tx, const api::Caller& caller, const ReturnedSheet& sheet) {
  const Matcher* matcher = matcher_of(sheet.kind);
  if (!matcher || !sheet.subject_id) return std::nullopt;
  return matcher->see(tx, caller, {sheet.kind, *sheet.subject_id, sheet.part, sheet.person_id});
}

Result<SeenReturn> find_returned(Read& tx, const api::Caller& caller, ReturnedId id) {
  auto row = tx.first<ReturnedSheet>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!row) return fail(Problem::not_found, "returned_not_found");
  SeenReturn out{std::move(*row), {}};
  out.matter = matter_of(tx, caller, out.sheet);
  if (!out.matter && !put_in_here(caller, out.sheet)) return fail(Problem::not_found, "returned_not_found");
  return out;
}

std::vector<Found> found_by_number(Read& tx, std::string_view typed) {
  std::string number;
  for (const char c : text::fold(typed)) {
    if (c >= 'a' && c <= 'z') number += static_cast<char>(c - 'a' + 'A');
    if ((c >= '0' && c <= '9') || c == '-') number += c;
  }
  std::vector<Found> out;
  for (const Matcher& matcher : matchers()) {
    for (const Found& one : matcher.by_number(tx, number)) out.push_back(one);
  }
  return out;
}

std::optional<Found> found_by_id(Read& tx, ReturnKind kind, const Uuid& subject, std::int64_t part) {
  const Matcher* matcher = matcher_of(kind);
  if (!matcher) return std::nullopt;
  std::string number = store::id_end(subject.text(), store::kMostIdDigits);
  if (part > 0) number += fmt::format("-{}", part);
  for (const Found& one : matcher->by_number(tx, number)) {
    if (one.subject_id == subject && one.part == part) return one;
  }
  return std::nullopt;
}

std::string mark_of(std::string_view area, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    for (const Matcher& matcher : matchers()) {
      if (auto mark = matcher.recognise(area, text)) return std::move(*mark);
    }
  }
  return {};
}

void keep(Write& tx, const ReturnedSheet& sheet) {
  tx.upsert(sheet);
  tx.concerns(sheet.id.uuid);
  if (sheet.person_id) tx.concerns(sheet.person_id->uuid);
}

std::int64_t drop_pages(Write& tx, const ReturnedSheet& sheet) {
  std::int64_t rows = 0;
  for (const ReturnedPage& page :
       tx.select<ReturnedPage>("WHERE area_id = $1 AND sheet_id = $2 ORDER BY page", tx.area(), sheet.id)) {
    rows += store::drop_blob(tx, page.sha256) + 1;
    tx.erase(page);
  }
  if (!sheet.sha256.empty()) rows += store::drop_blob(tx, sheet.sha256);
  return rows;
}

std::vector<model::TypePtr> returned_tables() {
  return {model::type_of<ReturnedSheet>(), model::type_of<ReturnedPage>()};
}

}  // namespace kaname::bridges
