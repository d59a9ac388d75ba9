// SPDX-License-Identifier: Apache-2.0
#include "trust/person_access.h"

#include <algorithm>

#include "store/versioned_cache.h"
#include "trust/access_log.h"
#include "trust/consent.h"
#include "trust/named_office.h"

namespace kaname::trust {
namespace {

using store::Read;
using store::Write;

// Everything that decides on access to one person.
struct Gate {
  std::vector<CareRelation> relations;
  std::vector<Consent> consents;  // not withdrawn
  std::vector<LegalBasis> bases;
};

// Gates as they were last read; one a database.
struct Gates {
  store::VersionedCache<Gate> cache;
};

Gate load_gate(Read& tx, PersonId person) {
  Gate gate;
  gate.relations = tx.select<CareRelation>("WHERE area_id = $1 AND person_id = $2", tx.area(), person);
  gate.consents =
      tx.select<Consent>("WHERE area_id = $1 AND person_id = $2 AND withdrawn_at IS NULL", tx.area(), person);
  gate.bases = tx.select<LegalBasis>("WHERE area_id = $1 AND person_id = $2", tx.area(), person);
  return gate;
}

std::optional<std::int64_t> gate_version(Read& tx, PersonId person) {
  std::optional<std::int64_t> out;
  tx.rows(
      "SELECT seq FROM person_gate WHERE area_id = $1 AND person_id = $2",
      [&](const model::Row& row) { out = row.integer(0); }, tx.area(), person);
  return out;
}

// Roles by which somebody works with the people of an office; who only looks at the directory there does not.
bool works_with_people(api::Role role) {
  return role == api::Role::office || role == api::Role::office_admin || role == api::Role::coordinator ||
      role == api::Role::town;
}

std::vector<Uuid> offices_of(const api::Caller& caller) {
  std::vector<Uuid> out;
  for (const api::Grant& grant : caller.grants) {
    if (grant.office_id && works_with_people(grant.role)) out.push_back(*grant.office_id);
  }
  return out;
}

bool is_holder(const api::Caller& caller, const Uuid& holder) {
  if (caller.account_id->uuid == holder) return true;
  return std::any_of(caller.grants.begin(), caller.grants.end(), [&](const api::Grant& grant) {
    return grant.office_id == holder && works_with_people(grant.role);
  });
}

void give(PersonAccess& access, Reach reach, Basis basis, std::optional<Timestamp> until) {
  const bool longer = access.until && (!until || *until > *access.until);
  if (reach < access.reach || (reach == access.reach && !longer)) return;
  access.reach = reach;
  access.basis = basis;
  access.until = until;
}

// The offices through which the caller belongs to the person. Who is a member herself acts for each of her offices.
std::vector<Uuid> offices_of_team(const Gate& gate, const api::Caller& caller) {
  std::vector<Uuid> out = offices_of(caller);
  const auto holds = [&](const Uuid& holder) {
    return std::any_of(gate.relations.begin(), gate.relations.end(),
                       [&](const CareRelation& relation) { return relation.holder_id == holder; });
  };
  if (!holds(caller.account_id->uuid)) std::erase_if(out, [&](const Uuid& office) { return !holds(office); });
  return out;
}

void give_by_consent(PersonAccess& access, const Gate& gate, const api::Caller& caller, LocalDate today) {
  const std::vector<Uuid> offices = offices_of_team(gate, caller);
  for (const Consent& consent : gate.consents) {
    if (!in_force(consent, today) || !covers(consent, offices)) continue;
    std::optional<Timestamp> until;
    if (consent.ends_on) until = Timestamp::of(consent.ends_on->plus_days(1));
    give(access, Reach::write, Basis::consent, until);
  }
}

PersonAccess access_by(const Gate& gate, const api::Caller& caller, Timestamp now) {
  PersonAccess access;
  for (const CareRelation& relation : gate.relations) {
    if (!is_holder(caller, relation.holder_id)) continue;
    (relation.kind == CareKind::case_office ? access.own_case : access.in_team) = true;
    if (caller.belongs_to(relation.holder_id)) access.office = relation.holder_id;
  }
  if (access.own_case) give(access, Reach::write, Basis::own_case, {});
  if (access.in_team) give_by_consent(access, gate, caller, now.tokyo_date());
  for (const LegalBasis& basis : gate.bases) {
    if (now < basis.starts_at || now >= basis.ends_at) continue;
    const bool named = std::any_of(basis.holders.begin(), basis.holders.end(),
                                   [&](const Uuid& holder) { return is_holder(caller, holder); });
    if (named) give(access, basis.may_write ? Reach::write : Reach::view, basis.kind, basis.ends_at);
  }
  const bool finds = caller.has_role(api::Role::town) || caller.has_role(api::Role::coordinator);
  if (access.in_team || finds) give(access, Reach::listed, Basis::none, {});
  return access;
}

}  // namespace

bool in_force(const Consent& consent, LocalDate today) {
  return !consent.withdrawn_at && consent.starts_on <= today && (!consent.ends_on || today <= *consent.ends_on);
}

bool covers(const Consent& consent, const std::vector<Uuid>& offices) {
  if (consent.parties == ConsentParties::team) return true;
  return std::any_of(offices.begin(), offices.end(), [&](const Uuid& office) {
    return std::find(consent.party_offices.begin(), consent.party_offices.end(), office) != consent.party_offices.end();
  });
}

void touch_gate(Write& tx, PersonId person) { tx.upsert(PersonGate{tx.area(), person, tx.seq()}); }

void set_relations(Write& tx, PersonId person, const std::vector<CareRelation>& now) {
  const auto before = tx.select<CareRelation>("WHERE area_id = $1 AND person_id = $2", tx.area(), person);
  tx.execute("DELETE FROM care_relation WHERE area_id = $1 AND person_id = $2", tx.area(), person);
  for (CareRelation relation : now) {
    const auto same = std::find_if(before.begin(), before.end(),
                                   [&](const CareRelation& old) { return old.holder_id == relation.holder_id; });
    relation.since = same == before.end() ? tx.now() : same->since;
    tx.insert(relation);
  }
  touch_gate(tx, person);
}

PersonAccess person_access(Read& tx, const api::Caller& caller, PersonId person) {
  if (!caller.signed_in() || caller.grants.empty()) return {};
  const auto version = gate_version(tx, person);
  if (!version) return {};
  const auto gate = tx.derived<Gates>().cache.get(tx, person.uuid, *version, [&] { return load_gate(tx, person); });
  return access_by(*gate, caller, tx.now());
}

Result<PersonAccess> need_person(Read& tx, const api::Caller& caller, PersonId person, Reach least,
                                 std::string_view what) {
  PersonAccess access = person_access(tx, caller, person);
  if (access.reach == Reach::nothing) return fail(Problem::not_found, "person_not_found");
  if (access.reach < least) {
    return fail(Problem::forbidden, access.reach == Reach::listed ? "person_no_basis" : "person_view_only");
  }
  note_access(tx, caller, person, what, access.basis, access.office);
  return access;
}

bool may_be_told(Read& tx, PersonId person, const std::optional<Uuid>& office) {
  std::vector<Uuid> offices;
  if (office) offices.push_back(*office);
  const Gate gate = load_gate(tx, person);
  return std::any_of(gate.consents.begin(), gate.consents.end(),
                     [&](const Consent& consent) { return in_force(consent, tx.today()) && covers(consent, offices); });
}

bool is_named_in_consent(Read& tx, PersonId person, const std::optional<Uuid>& office) {
  if (!office) return false;
  const Gate gate = load_gate(tx, person);
  return std::any_of(gate.consents.begin(), gate.consents.end(), [&](const Consent& consent) {
    return consent.parties != ConsentParties::team && in_force(consent, tx.today()) && covers(consent, {*office});
  });
}

std::vector<PersonId> people_of(Read& tx, const api::Caller& caller) {
  std::vector<PersonId> out;
  if (!caller.signed_in()) return out;
  std::vector<Uuid> holders = offices_of(caller);
  holders.push_back(caller.account_id->uuid);
  std::sort(holders.begin(), holders.end());
  holders.erase(std::unique(holders.begin(), holders.end()), holders.end());
  for (const Uuid& holder : holders) {
    tx.rows(
        "SELECT person_id FROM care_relation WHERE area_id = $1 AND holder_id = $2",
        [&](const model::Row& row) { out.push_back(PersonId::parse(row.text(0)).value_or(PersonId{})); }, tx.area(),
        holder);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<api::AccountId> readers_of(Read& tx, PersonId person) {
  std::vector<api::AccountId> out;
  const Gate gate = load_gate(tx, person);
  for (const CareRelation& relation : gate.relations) {
    api::Caller caller;
    tx.rows(
        "SELECT m.account_id, m.role, m.office_id FROM membership m JOIN account a ON a.area_id = m.area_id"
        " AND a.id = m.account_id AND a.active = 1 WHERE m.area_id = $1 AND m.since <= $3"
        " AND (m.until IS NULL OR m.until > $3) AND (m.office_id = $2 OR m.account_id = $2) ORDER BY m.account_id",
        [&](const model::Row& row) {
          caller.account_id = api::AccountId::parse(row.text(0));
          caller.grants.resize(1);
          model::choice_from(row.text(1), caller.grants[0].role);
          caller.grants[0].office_id = row.is_null(2) ? std::nullopt : Uuid::parse(row.text(2));
          const bool works = works_with_people(caller.grants[0].role);
          if (works && access_by(gate, caller, tx.now()).reach >= Reach::view) out.push_back(*caller.account_id);
        },
        tx.area(), relation.holder_id, tx.now());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace kaname::trust
