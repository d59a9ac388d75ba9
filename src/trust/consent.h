// SPDX-License-Identifier: Apache-2.0
#pragma once
// Legal bases as records: the person's consent (個人情報の保護に関する法律 27条; 指定居宅介護支援等の基準 23条3項: written, and the
// family's own for the family's information), and the bases that work without it. History: withdrawal ends, never erases.

#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "base/time.h"
#include "model/field.h"
#include "trust/person_access.h"

namespace kaname::trust {

using ConsentId = Id<struct ConsentTag>;
using BasisId = Id<struct BasisTag>;

// Whom the information may reach: the team as it is at any time (with the present list on paper), or named offices.
enum class ConsentParties { team, listed };
inline constexpr auto kConsentParties = std::to_array<model::Option>({
    {"team", "支援チーム（最新の一覧で示す）", "The team, by its current list"},
    {"listed", "名前を挙げた事業所", "Named offices"},
});
constexpr const auto& options(model::Tag<ConsentParties>) { return kConsentParties; }
constexpr std::string_view choice_name(model::Tag<ConsentParties>) { return "ConsentParties"; }

enum class ConsentMethod { paper, electronic, spoken };
inline constexpr auto kConsentMethods = std::to_array<model::Option>({
    {"paper", "書面", "On paper"},
    {"electronic", "電子", "Electronic"},
    {"spoken", "口頭（後日書面）", "Spoken, paper to follow"},
});
constexpr const auto& options(model::Tag<ConsentMethod>) { return kConsentMethods; }
constexpr std::string_view choice_name(model::Tag<ConsentMethod>) { return "ConsentMethod"; }

enum class Signer { self, proxy };
inline constexpr auto kSigners = std::to_array<model::Option>({
    {"self", "本人", "The person"},
    {"proxy", "代理人", "A proxy"},
});
constexpr const auto& options(model::Tag<Signer>) { return kSigners; }
constexpr std::string_view choice_name(model::Tag<Signer>) { return "Signer"; }

struct Consent {
  std::string area_id;
  ConsentId id;
  PersonId person_id;
  std::string purpose;
  std::vector<std::string> items;  // what may be shared, in words
  ConsentParties parties = ConsentParties::team;
  std::vector<Uuid> party_offices;
  LocalDate starts_on;
  std::optional<LocalDate> ends_on;  // last day
  ConsentMethod method = ConsentMethod::paper;
  std::string explained_by;
  LocalDate explained_on;
  Signer signer = Signer::self;
  std::string signer_name;
  std::string signer_relation;
  std::string proxy_reason;
  bool family_consent = false;
  std::string family_name;
  bool disaster_use = false;
  bool statistics_use = false;
  std::string scan;  // SHA-256 of the kept file; empty: none
  Timestamp recorded_at;
  std::string recorded_by;
  std::optional<Timestamp> withdrawn_at;
  std::string withdrawn_by;
  std::string withdrawn_reason;

  bool operator==(const Consent&) const = default;
};

constexpr auto describe(model::Tag<Consent>) {
  using namespace model;
  return entity(
      "consent", "本人同意", field("area_id", &Consent::area_id, primary_key | max_chars(6)),
      field("id", &Consent::id, primary_key), field("person_id", &Consent::person_id),
      field("purpose", &Consent::purpose, required | max_chars(500) | label("共有の目的", "Purpose")),
      field("items", &Consent::items, required | max_items(40) | max_chars(100) | label("共有する項目", "Items")),
      field("parties", &Consent::parties, label("共有先", "Parties")),
      field("party_offices", &Consent::party_offices, max_items(100) | label("共有先の事業所", "Named offices")),
      field("starts_on", &Consent::starts_on, label("いつから", "From")),
      field("ends_on", &Consent::ends_on, label("いつまで", "Until")),
      field("method", &Consent::method, label("方法", "Method")),
      field("explained_by", &Consent::explained_by,
            required | personal | max_chars(100) | label("説明した人", "Explained by")),
      field("explained_on", &Consent::explained_on, label("説明した日", "Explained on")),
      field("signer", &Consent::signer, label("署名した人", "Signed by")),
      field("signer_name", &Consent::signer_name, personal | max_chars(100) | label("署名", "Signature")),
      field("signer_relation", &Consent::signer_relation, max_chars(50) | label("続柄", "Relation")),
      field("proxy_reason", &Consent::proxy_reason, max_chars(300) | label("代理の理由", "Why a proxy")),
      field("family_consent", &Consent::family_consent, label("家族の同意", "Family's consent")),
      field("family_name", &Consent::family_name,
            personal | max_chars(100) | label("家族の署名", "Family's signature")),
      field("disaster_use", &Consent::disaster_use, label("災害時の提供", "Use in a disaster")),
      field("statistics_use", &Consent::statistics_use, label("匿名の統計への利用", "Anonymous statistics")),
      field("scan", &Consent::scan, max_chars(64) | label("同意書の画像", "Scan")),
      field("recorded_at", &Consent::recorded_at), field("recorded_by", &Consent::recorded_by, personal),
      field("withdrawn_at", &Consent::withdrawn_at, label("撤回日時", "Withdrawn at")),
      field("withdrawn_by", &Consent::withdrawn_by, personal | max_chars(100)),
      field("withdrawn_reason", &Consent::withdrawn_reason, max_chars(500) | label("撤回の理由", "Reason")));
}

// In force on `today` for somebody of `offices` in the team.
bool in_force(const Consent& consent, LocalDate today);
bool covers(const Consent& consent, const std::vector<Uuid>& offices);

// 支援会議, 生命・身体の保護, 災害, 法令: who, from when, until when, why.
struct LegalBasis {
  std::string area_id;
  BasisId id;
  PersonId person_id;
  Basis kind = Basis::conference;
  std::vector<Uuid> holders;  // accounts and offices
  Timestamp starts_at;
  Timestamp ends_at;
  bool may_write = false;
  std::string reason;
  std::optional<api::AccountId> made_by;
  std::string made_by_name;
  std::optional<Timestamp> reviewed_at;
  std::string reviewed_by;
  std::string review;

  bool operator==(const LegalBasis&) const = default;
};

constexpr auto describe(model::Tag<LegalBasis>) {
  using namespace model;
  return entity("legal_basis", "根拠", field("area_id", &LegalBasis::area_id, primary_key | max_chars(6)),
                field("id", &LegalBasis::id, primary_key), field("person_id", &LegalBasis::person_id),
                field("kind", &LegalBasis::kind, label("根拠", "Basis")),
                field("holders", &LegalBasis::holders, max_items(200) | label("見る人", "Who")),
                field("starts_at", &LegalBasis::starts_at, label("いつから", "From")),
                field("ends_at", &LegalBasis::ends_at, label("いつまで", "Until")),
                field("may_write", &LegalBasis::may_write),
                field("reason", &LegalBasis::reason, required | max_chars(1000) | label("理由", "Reason")),
                field("made_by", &LegalBasis::made_by), field("made_by_name", &LegalBasis::made_by_name, personal),
                field("reviewed_at", &LegalBasis::reviewed_at, label("点検日時", "Reviewed at")),
                field("reviewed_by", &LegalBasis::reviewed_by, personal),
                field("review", &LegalBasis::review, max_chars(1000) | label("点検の結果", "Review")));
}

// Whether somebody of that office, without an account, may be told about the person: a consent in force must cover it. (The
// office that keeps the case needs none; who it is stands in the team.)
bool may_be_told(store::Read& tx, PersonId person, const std::optional<Uuid>& office);

}  // namespace kaname::trust
