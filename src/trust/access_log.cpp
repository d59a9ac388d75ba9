// SPDX-License-Identifier: Apache-2.0
#include "trust/access_log.h"

namespace kaname::trust {
namespace {

// A disk that stays full must not fill the memory too; the oldest notes are the ones that count.
constexpr std::size_t kMostWaiting = 200'000;

}  // namespace

void AccessQueue::add(AccessRow row) {
  const std::lock_guard lock(mutex_);
  if (waiting_.size() < kMostWaiting) waiting_.push_back(std::move(row));
  idle_ = false;
}

bool AccessQueue::wants_writer() {
  if (idle_.load(std::memory_order_relaxed)) return false;
  const std::lock_guard lock(mutex_);
  if (sent_ || waiting_.empty()) return false;
  sent_ = true;
  return true;
}

void AccessQueue::write_out(store::Connection& connection) {
  std::vector<AccessRow> rows;
  {
    const std::lock_guard lock(mutex_);
    if (going_.empty()) going_ = std::exchange(waiting_, {});
    rows = going_;
  }
  for (const AccessRow& row : rows) {
    store::Write tx(connection, row.area_id, row.at, {});
    tx.upsert(row);
  }
}

bool AccessQueue::finished(bool committed) {
  const std::lock_guard lock(mutex_);
  if (!committed) waiting_.insert(waiting_.begin(), going_.begin(), going_.end());
  going_.clear();
  sent_ = committed && !waiting_.empty();
  idle_ = waiting_.empty();
  return sent_;
}

void note_access(store::Read& tx, const api::Caller& caller, PersonId person, std::string_view what, Basis basis,
                 const std::optional<Uuid>& office) {
  if (tx.sees_uncommitted() || !caller.account_id) return;
  AccessRow row;
  row.area_id = tx.area();
  row.person_id = person;
  row.at = tx.now();
  row.id = random_uuid();
  row.account_id = *caller.account_id;
  row.name = caller.name;
  for (const api::Grant& grant : caller.grants) {
    if (row.office_id && (!office || row.office_id == office)) break;
    row.role = grant.role;
    row.office_id = grant.office_id;
  }
  row.what = what;
  row.basis = basis;
  row.remote = caller.remote_address;
  tx.derived<AccessQueue>().add(std::move(row));
}

void note_link_access(store::Read& tx, const api::Caller& caller, PersonId person, std::string_view what,
                      const std::optional<Uuid>& office) {
  if (caller.remote_address.empty()) return;
  AccessRow row;
  row.area_id = tx.area();
  row.person_id = person;
  row.at = tx.now();
  row.id = random_uuid();
  row.name = caller.name;
  row.office_id = office;
  row.role = api::Role::office;
  row.what = what;
  row.basis = Basis::consent;
  row.remote = caller.remote_address;
  tx.derived<AccessQueue>().add(std::move(row));
}

}  // namespace kaname::trust
