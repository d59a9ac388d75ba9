// SPDX-License-Identifier: Apache-2.0
// Bases that work without the person's consent: 支援会議, 生命・身体の保護 (break-glass), 災害, 法令. Each names who, until when
// and why; the emergency ones are reviewed afterwards.
#include "base/text_fold.h"
#include "people/emergency.h"
#include "people/endpoints.h"
#include "people/my_number.h"
#include "people/person_store.h"
#include "trust/consent.h"
#include "trust/permissions.h"

namespace kaname::people {
namespace {

using api::Caller;
using trust::Basis;
using trust::BasisId;
using trust::LegalBasis;
using trust::Reach;

// An emergency lasts this long; who still needs the person then belongs to the team.
constexpr std::int64_t kProtectionMs = 24LL * 60 * 60 * 1000;
// A conference may see a person for its preparation and its minutes, not for ever.
constexpr std::int64_t kLongestMs = 366LL * kDayMs;
constexpr std::size_t kShortestReason = 5;  // characters

struct ProtectionInput {
  PersonId id;
  std::string reason;
};
constexpr auto describe(model::Tag<ProtectionInput>) {
  using namespace model;
  return entity("ProtectionInput", "緊急に見る", field("id", &ProtectionInput::id, from_path | required),
                field("reason", &ProtectionInput::reason, required | personal | max_chars(1000)));
}

struct BasisInput {
  PersonId id;
  Basis kind = Basis::conference;
  std::vector<Uuid> holders;
  Timestamp starts_at;
  Timestamp ends_at;
  std::string reason;
};
constexpr auto describe(model::Tag<BasisInput>) {
  using namespace model;
  return entity("LegalBasisInput", "根拠を記録する", field("id", &BasisInput::id, from_path | required),
                field("kind", &BasisInput::kind, required),
                field("holders", &BasisInput::holders, required | max_items(200)),
                field("starts_at", &BasisInput::starts_at, required), field("ends_at", &BasisInput::ends_at, required),
                field("reason", &BasisInput::reason, required | personal | max_chars(1000)));
}

struct BasisPath {
  BasisId id;
};
constexpr auto describe(model::Tag<BasisPath>) {
  return model::entity("LegalBasisPath", "根拠",
                       model::field("id", &BasisPath::id, model::from_path | model::required));
}

struct ReviewInput {
  BasisId id;
  std::string review;
};
constexpr auto describe(model::Tag<ReviewInput>) {
  using namespace model;
  return entity("BasisReview", "緊急の閲覧を点検する", field("id", &ReviewInput::id, from_path | required),
                field("review", &ReviewInput::review, required | max_chars(1000)));
}

struct BasisRow {
  LegalBasis basis;
  std::string person_name;
  bool running = false;
};
constexpr auto describe(model::Tag<BasisRow>) {
  using namespace model;
  return entity("LegalBasisRow", "根拠の行", field("basis", &BasisRow::basis),
                field("person_name", &BasisRow::person_name, personal), field("running", &BasisRow::running));
}
struct Bases {
  std::int64_t unreviewed = 0;
  std::vector<BasisRow> items;
};
constexpr auto describe(model::Tag<Bases>) {
  using namespace model;
  return entity("LegalBases", "根拠の一覧", field("unreviewed", &Bases::unreviewed), field("items", &Bases::items));
}

std::size_t letters(std::string_view text) {
  const std::string trimmed = text::trim(text);
  return static_cast<std::size_t>(std::count_if(trimmed.begin(), trimmed.end(),
                                                [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

BasisRow row_of(Read& tx, LegalBasis basis) {
  BasisRow row;
  const auto person = tx.first<Person>("WHERE area_id = $1 AND id = $2", tx.area(), basis.person_id);
  row.person_name = person ? person->name : "";
  row.running = basis.starts_at <= tx.now() && tx.now() < basis.ends_at;
  row.basis = std::move(basis);
  return row;
}

Result<LegalBasis> keep(Write& tx, const Caller& caller, LegalBasis basis) {
  TRY(get_person(tx, basis.person_id));
  basis.area_id = tx.area();
  basis.id = tx.new_id<BasisId>();
  basis.made_by = caller.account_id;
  basis.made_by_name = caller.name;
  tx.insert(basis);
  trust::touch_gate(tx, basis.person_id);
  touch(tx, basis.person_id);
  return basis;
}

Result<BasisRow> protect(Write& tx, const Caller& caller, const ProtectionInput& in) {
  TRY(refuse_my_number(in));
  if (letters(in.reason) < kShortestReason) return fail_field("reason", "reason_too_short");
  LegalBasis basis;
  basis.person_id = in.id;
  basis.kind = Basis::protection;
  basis.holders = {caller.account_id->uuid};
  basis.starts_at = tx.now();
  basis.ends_at = tx.now().plus_ms(kProtectionMs);
  basis.may_write = true;
  basis.reason = in.reason;
  const LegalBasis kept = TRY(keep(tx, caller, std::move(basis)));
  tell_emergency(tx, kept);
  return row_of(tx, kept);
}

Result<BasisRow> record_basis(Write& tx, const Caller& caller, const BasisInput& in) {
  TRY(refuse_my_number(in));
  if (in.kind != Basis::conference && in.kind != Basis::disaster && in.kind != Basis::law)
    return fail_field("kind", "basis_kind");
  if (in.ends_at <= in.starts_at) return fail_field("ends_at", "ends_before_start");
  if (in.ends_at.ms - in.starts_at.ms > kLongestMs) return fail_field("ends_at", "basis_too_long");
  LegalBasis basis;
  basis.person_id = in.id;
  basis.kind = in.kind;
  basis.holders = in.holders;
  basis.starts_at = in.starts_at;
  basis.ends_at = in.ends_at;
  basis.may_write = in.kind == Basis::disaster;
  basis.reason = in.reason;
  return row_of(tx, TRY(keep(tx, caller, std::move(basis))));
}

Result<LegalBasis> find_basis(Read& tx, BasisId id) {
  auto basis = tx.first<LegalBasis>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!basis) return fail(Problem::not_found, "basis_not_found");
  return std::move(*basis);
}

// Ends by whoever made it, or by those who keep the bases.
Result<BasisRow> end_basis(Write& tx, const Caller& caller, const BasisPath& in) {
  LegalBasis basis = TRY(find_basis(tx, in.id));
  if (basis.made_by != caller.account_id && !trust::allows(caller, "basis.manage"))
    return fail(Problem::forbidden, "not_allowed");
  if (basis.ends_at > tx.now()) basis.ends_at = tx.now();
  tx.update(basis);
  trust::touch_gate(tx, basis.person_id);
  touch(tx, basis.person_id);
  return row_of(tx, std::move(basis));
}

Result<BasisRow> review(Write& tx, const Caller& caller, const ReviewInput& in) {
  TRY(refuse_my_number(in));
  LegalBasis basis = TRY(find_basis(tx, in.id));
  if (basis.made_by == caller.account_id) return fail(Problem::conflict, "review_by_another");
  basis.reviewed_at = tx.now();
  basis.reviewed_by = caller.name;
  basis.review = in.review;
  tx.update(basis);
  tx.concerns(basis.person_id.uuid);
  settle_reviewed(tx, basis);
  return row_of(tx, std::move(basis));
}

Result<Bases> list_bases(Read& tx, const Caller&, const api::Nothing&) {
  Bases out;
  out.unreviewed = tx.number(
      "SELECT count(*) FROM legal_basis WHERE area_id = $1 AND kind = 'protection' AND reviewed_at IS NULL", tx.area());
  for (LegalBasis& basis : tx.select<LegalBasis>(
           "WHERE area_id = $1 ORDER BY (reviewed_at IS NULL AND kind = 'protection') DESC, starts_at DESC LIMIT 300",
           tx.area())) {
    out.items.push_back(row_of(tx, std::move(basis)));
  }
  return out;
}

}  // namespace

std::vector<api::Endpoint> basis_endpoints() {
  using namespace api;
  return {
      post("/v1/people/{id}/protection", "basis.protect", "basis.protect",
           "See a person in an emergency, with a reason, for 24 hours", &protect),
      post("/v1/people/{id}/bases", "basis.record", "basis.manage", "Record a conference, a disaster or a law as basis",
           &record_basis),
      post("/v1/bases/{id}/end", "basis.end", "basis.protect", "End a basis", &end_basis),
      post("/v1/bases/{id}/review", "basis.review", "basis.manage", "Review an emergency access", &review),
      get("/v1/bases", "basis.list", "basis.manage", "Bases, those to be reviewed first", &list_bases),
  };
}

}  // namespace kaname::people
