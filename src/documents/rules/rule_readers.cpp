// SPDX-License-Identifier: Apache-2.0
#include "documents/rules/rule_readers.h"

#include <algorithm>
#include <map>
#include <set>

#include "delivery/notice.h"
#include "transitions/rule_store.h"
#include "trust/account_store.h"
#include "trust/permissions.h"
#include "trust/services.h"

namespace kaname::documents {
namespace {

using store::Read;
using store::Write;

bool records_stays(const trust::Membership& membership) {
  const trust::Permission* permission = trust::find_permission("stay.write");
  return permission->by_role[static_cast<std::size_t>(membership.role)] != trust::Relation::none;
}

// Each account once, by its first role that belongs to an office, else by the first.
std::map<api::AccountId, std::optional<Uuid>> offices_of_readers(Read& tx) {
  std::map<api::AccountId, std::optional<Uuid>> out;
  for (const trust::Membership& m : trust::present_memberships(tx)) {
    if (!records_stays(m)) continue;
    const auto [at, is_new] = out.try_emplace(m.account_id, m.office_id);
    if (!is_new && !at->second) at->second = m.office_id;
  }
  return out;
}

}  // namespace

std::vector<api::AccountId> rule_readers(Read& tx) {
  std::vector<api::AccountId> out;
  for (const auto& [account, office] : offices_of_readers(tx)) out.push_back(account);
  return out;
}

std::vector<OfficeReaders> readers_by_office(Read& tx, const std::string& rule_id) {
  const auto readers = transitions::readers_of_rule(tx, rule_id);
  const std::set<api::AccountId> read(readers.begin(), readers.end());
  std::map<std::optional<Uuid>, OfficeReaders> offices;
  for (const auto& [account, office] : offices_of_readers(tx)) {
    OfficeReaders& row = offices[office];
    row.office_id = office;
    ++row.people;
    row.read += static_cast<std::int64_t>(read.count(account));
  }
  std::vector<OfficeReaders> out;
  for (auto& [office, row] : offices) {
    row.office_name = trust::office_name(tx, office);
    out.push_back(std::move(row));
  }
  std::stable_sort(out.begin(), out.end(), [](const OfficeReaders& a, const OfficeReaders& b) {
    return a.people - a.read > b.people - b.read;
  });
  return out;
}

void mark_read(Write& tx, const transitions::RuleEdition& edition, api::AccountId account) {
  transitions::note_reading(tx, edition.id, account);
  delivery::settle(tx, account, {edition.notice});
}

}  // namespace kaname::documents
