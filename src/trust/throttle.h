// SPDX-License-Identifier: Apache-2.0
#pragma once
// Slows down guessing of passwords without giving anybody the means to lock others out:
// - one login from one address: after 5 failures each further one doubles the wait, up to 15 minutes;
// - one address: after 20 failures the wait doubles up to 1 minute;
// - one login from everywhere: after 10 failures an address that is new to it waits 5 seconds once.
// A login that has signed in from an address before is not held up there by what others do. Only hashes are kept.

#include <string>
#include <string_view>

#include "store/transaction.h"

namespace kaname::trust {

struct TryKeys {
  std::string area;
  std::string pair, address, login;  // hashes
};

// `login` folded. The address of IPv6 counts by its /64, which is what one connection is given.
TryKeys try_keys(std::string_view area, std::string_view login, std::string_view address);

struct Wait {
  std::int64_t ms = 0;         // 0: go on
  bool first_meeting = false;  // this address has to wait only because the login is under attack
  std::int64_t seconds() const { return (ms + 999) / 1000; }
};

Wait wait_for(store::Read& tx, const TryKeys& keys);

// After wait_for held somebody up, after a wrong password, and after a right one.
void note_wait(store::Write& tx, const TryKeys& keys, const Wait& wait);
void note_failure(store::Write& tx, const TryKeys& keys);
void note_success(store::Write& tx, const TryKeys& keys);

}  // namespace kaname::trust
