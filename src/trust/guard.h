// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one way in which something secret that was typed is checked: slowed down, always the same work, its failure noted. A
// wrong one is an answer, not an Error: an Error would undo the note that it was wrong.

#include <optional>
#include <string>

#include "api/endpoint.h"
#include "trust/account.h"
#include "trust/throttle.h"

namespace kaname::trust {

enum class Outcome { wait, wrong, right };

// What was found out on the pool. `hash` is the one that was compared, `next_hash` one to be kept instead.
struct Checked {
  Outcome outcome = Outcome::wrong;
  TryKeys keys;
  AccountId account;
  std::string hash;
  std::string next_hash;
};

// An Error as an answer that keeps what was written.
api::Reply refused(const Error& error, const api::Caller& caller);
// 429 with the seconds to wait.
api::Reply slow_down(const Wait& wait, const api::Caller& caller);

// The password of `account` against its credential; always the same work.
Result<Checked> check_password(store::Read& tx, TryKeys keys, const std::optional<Account>& account,
                               const std::string& password);
// The caller's own password, typed once more before something that weakens the account.
Result<Checked> check_own_password(store::Read& tx, const api::Caller& caller, const std::string& password);

// On the writer: the answer to give when the password does not count, with its note taken. Tries that ran side by side are
// told apart here: the first takes the wait, the others find it.
std::optional<api::Reply> turn_away(store::Write& tx, const api::Caller& caller, const Checked& checked,
                                    const Error& wrong);

}  // namespace kaname::trust
