// SPDX-License-Identifier: Apache-2.0
// The person's consent: recording, withdrawing, history. A withdrawal counts from the next request on.
#include "people/endpoints.h"
#include "people/my_number.h"
#include "people/person_store.h"
#include "trust/consent.h"

namespace kaname::people {
namespace {

using api::Caller;
using trust::Consent;
using trust::ConsentId;
using trust::Reach;

struct ConsentInput {
  PersonId id;
  std::string purpose;
  std::vector<std::string> items;
  trust::ConsentParties parties = trust::ConsentParties::team;
  std::vector<Uuid> party_offices;
  LocalDate starts_on;
  std::optional<LocalDate> ends_on;
  trust::ConsentMethod method = trust::ConsentMethod::paper;
  std::string explained_by;
  LocalDate explained_on;
  trust::Signer signer = trust::Signer::self;
  std::string signer_name;
  std::string signer_relation;
  std::string proxy_reason;
  bool family_consent = false;
  std::string family_name;
  bool disaster_use = false;
  bool statistics_use = false;
  std::string scan;
};
constexpr auto describe(model::Tag<ConsentInput>) {
  using namespace model;
  using In = ConsentInput;
  return entity(
      "ConsentInput", "本人同意を記録する", field("id", &In::id, from_path | required),
      field("purpose", &In::purpose, required | max_chars(500)),
      field("items", &In::items, required | max_items(40) | max_chars(100)), field("parties", &In::parties),
      field("party_offices", &In::party_offices, max_items(100)), field("starts_on", &In::starts_on, required),
      field("ends_on", &In::ends_on), field("method", &In::method),
      field("explained_by", &In::explained_by, required | personal | max_chars(100)),
      field("explained_on", &In::explained_on, required), field("signer", &In::signer),
      field("signer_name", &In::signer_name, required | personal | max_chars(100)),
      field("signer_relation", &In::signer_relation, max_chars(50)),
      field("proxy_reason", &In::proxy_reason, max_chars(300)), field("family_consent", &In::family_consent),
      field("family_name", &In::family_name, personal | max_chars(100)), field("disaster_use", &In::disaster_use),
      field("statistics_use", &In::statistics_use), field("scan", &In::scan, max_chars(64)));
}

struct ConsentPath {
  PersonId id;
};
constexpr auto describe(model::Tag<ConsentPath>) {
  return model::entity("ConsentPath", "利用者",
                       model::field("id", &ConsentPath::id, model::from_path | model::required));
}

struct Withdrawal {
  PersonId id;
  ConsentId consent_id;
  std::string reason;
};
constexpr auto describe(model::Tag<Withdrawal>) {
  using namespace model;
  return entity("ConsentWithdrawal", "同意の撤回", field("id", &Withdrawal::id, from_path | required),
                field("consent_id", &Withdrawal::consent_id, from_path | required),
                field("reason", &Withdrawal::reason, personal | max_chars(500)));
}

struct Consents {
  std::vector<Consent> items;  // newest first
};
constexpr auto describe(model::Tag<Consents>) {
  return model::entity("Consents", "同意の一覧", model::field("items", &Consents::items));
}

Consents consents_of(Read& tx, PersonId id) {
  return {tx.select<Consent>("WHERE area_id = $1 AND person_id = $2 ORDER BY recorded_at DESC, id", tx.area(), id)};
}

// Whoever belongs to the person may bring the signed paper: often a member does before the case office does.
Result<Done> need_member(Read& tx, const Caller& caller, PersonId id, std::string_view what) {
  const auto access = TRY(trust::need_person(tx, caller, id, Reach::listed, what));
  if (!access.own_case && !access.in_team) return fail(Problem::forbidden, "person_no_basis");
  return Done{};
}

Result<Done> check_consent(Read& tx, const ConsentInput& in) {
  TRY(refuse_my_number(in));
  if (in.explained_on > tx.today()) return fail_field("explained_on", "date_in_future");
  if (in.ends_on && *in.ends_on < in.starts_on) return fail_field("ends_on", "ends_before_start");
  if (in.parties == trust::ConsentParties::listed && in.party_offices.empty())
    return fail_field("party_offices", "required");
  if (in.signer == trust::Signer::proxy && (in.signer_relation.empty() || in.proxy_reason.empty()))
    return fail_field("proxy_reason", "proxy_needs_reason");
  if (in.family_consent && in.family_name.empty()) return fail_field("family_name", "required");
  return Done{};
}

Result<Consents> record_consent(Write& tx, const Caller& caller, const ConsentInput& in) {
  TRY(need_member(tx, caller, in.id, "consent.record"));
  TRY(get_person(tx, in.id));
  TRY(check_consent(tx, in));
  Consent consent;
  consent.area_id = tx.area();
  consent.id = tx.new_id<ConsentId>();
  consent.person_id = in.id;
  consent.purpose = in.purpose;
  consent.items = in.items;
  consent.parties = in.parties;
  consent.party_offices = in.party_offices;
  consent.starts_on = in.starts_on;
  consent.ends_on = in.ends_on;
  consent.method = in.method;
  consent.explained_by = in.explained_by;
  consent.explained_on = in.explained_on;
  consent.signer = in.signer;
  consent.signer_name = in.signer_name;
  consent.signer_relation = in.signer_relation;
  consent.proxy_reason = in.proxy_reason;
  consent.family_consent = in.family_consent;
  consent.family_name = in.family_name;
  consent.disaster_use = in.disaster_use;
  consent.statistics_use = in.statistics_use;
  consent.scan = in.scan;
  consent.recorded_at = tx.now();
  consent.recorded_by = caller.name;
  tx.insert(consent);
  trust::touch_gate(tx, in.id);
  touch(tx, in.id);
  return consents_of(tx, in.id);
}

Result<Consents> withdraw(Write& tx, const Caller& caller, const Withdrawal& in) {
  TRY(need_member(tx, caller, in.id, "consent.withdraw"));
  TRY(refuse_my_number(in));
  auto consent =
      tx.first<Consent>("WHERE area_id = $1 AND id = $2 AND person_id = $3", tx.area(), in.consent_id, in.id);
  if (!consent) return fail(Problem::not_found, "consent_not_found");
  if (consent->withdrawn_at) return fail(Problem::conflict, "consent_withdrawn");
  consent->withdrawn_at = tx.now();
  consent->withdrawn_by = caller.name;
  consent->withdrawn_reason = in.reason;
  tx.update(*consent);
  trust::touch_gate(tx, in.id);
  touch(tx, in.id);
  return consents_of(tx, in.id);
}

Result<Consents> list_consents(Read& tx, const Caller& caller, const ConsentPath& in) {
  TRY(need_member(tx, caller, in.id, "consent.list"));
  return consents_of(tx, in.id);
}

}  // namespace

std::vector<api::Endpoint> consent_endpoints() {
  using namespace api;
  return {
      get("/v1/people/{id}/consents", "consent.list", "person.read", "Consents of a person", &list_consents),
      post("/v1/people/{id}/consents", "consent.record", "person.write", "Record the person's consent",
           &record_consent),
      post("/v1/people/{id}/consents/{consent_id}/withdraw", "consent.withdraw", "person.write",
           "Withdraw a consent: access ends at once", &withdraw),
  };
}

}  // namespace kaname::people
