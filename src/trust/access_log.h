// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reading leaves a trace: who looked at whom, as what, on which basis, from where, when (医療情報システムの安全管理に関する
// ガイドライン 6.0 システム運用編 17). A read cannot write, so its note waits in memory and goes out with the next turn of the
// writer, within a second. Not history: a replay does not look at anybody.

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "trust/person_access.h"

namespace kaname::trust {

struct AccessRow {
  std::string area_id;
  PersonId person_id;
  Timestamp at;
  Uuid id;
  api::AccountId account_id;
  std::string name;
  std::optional<Uuid> office_id;
  api::Role role = api::Role::viewer;
  std::string what;  // name of the endpoint
  Basis basis = Basis::none;
  std::string remote;  // network address

  bool operator==(const AccessRow&) const = default;
};

constexpr auto describe(model::Tag<AccessRow>) {
  using namespace model;
  return entity("access_log", "閲覧の記録", field("area_id", &AccessRow::area_id, primary_key | max_chars(6)),
                field("person_id", &AccessRow::person_id, primary_key), field("at", &AccessRow::at, primary_key),
                field("id", &AccessRow::id, primary_key), field("account_id", &AccessRow::account_id),
                field("name", &AccessRow::name, personal), field("office_id", &AccessRow::office_id),
                field("role", &AccessRow::role), field("what", &AccessRow::what, max_chars(60)),
                field("basis", &AccessRow::basis), field("remote", &AccessRow::remote, personal | max_chars(60)));
}

// Notes that wait for the writer; one a database (store/derived.h).
class AccessQueue {
 public:
  void add(AccessRow row);
  // True when there are notes and nobody has been sent for them yet: the asker must call write_out on the writer.
  bool wants_writer();
  // On the writer: all waiting notes into the table.
  void write_out(store::Connection& connection);
  // After the commit, or after it failed (then the notes wait again). True when somebody must be sent once more.
  bool finished(bool committed);

 private:
  std::atomic<bool> idle_ = true;  // nothing waiting: the common case costs one load
  std::mutex mutex_;
  std::vector<AccessRow> waiting_;
  std::vector<AccessRow> going_;  // being written; kept until the commit
  bool sent_ = false;
};

// Notes that the caller looked at the person, for `office` when somebody belongs to several. Acts are in the journal
// already and are not noted again.
void note_access(store::Read& tx, const api::Caller& caller, PersonId person, std::string_view what, Basis basis,
                 const std::optional<Uuid>& office = {});

// The same of somebody who came by a link and has no account: an act, yet whoever asks who looked must find it. A replay,
// which comes from nowhere, looks at nobody.
void note_link_access(store::Read& tx, const api::Caller& caller, PersonId person, std::string_view what,
                      const std::optional<Uuid>& office);

}  // namespace kaname::trust
