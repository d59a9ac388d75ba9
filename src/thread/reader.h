// SPDX-License-Identifier: Apache-2.0
#pragma once
// The right of a link by which somebody without an account reads one matter, for the endpoints of the floors above.

#include <optional>
#include <string_view>

#include "api/caller.h"
#include "base/result.h"
#include "delivery/outside.h"
#include "store/transaction.h"
#include "trust/services.h"

namespace kaname::thread {

// Nothing when there is no such delivery, its link is over or taken back, the receiver has left the team or lost the basis:
// decided anew at each request, so leaving and a withdrawn consent count at once.
std::optional<trust::LinkRight> reader_right(store::Read& tx, const Uuid& link_id);

// The caller's own delivery, still open. Errors: link_needed, link_not_valid, member_left, member_no_basis.
Result<delivery::Delivery> own_delivery(store::Read& tx, const api::Caller& caller);

// What the pool has found out; a replay comes without.
struct Proved {};
// Whether the digits were right within the last half hour. For what runs before the act (post_prepared): the pass is a secret
// and stays out of the journal. Errors: as own_delivery, reader_locked, reader_pass_over.
Result<Proved> prove_pass(store::Read& tx, const api::Caller& caller, std::string_view pass);
template <class In>
Result<Proved> prove(store::Read& tx, const api::Caller& caller, const In& in) {
  return prove_pass(tx, caller, in.pass);
}

// "西村医院": whom the greeting names.
std::string receiver_words(const delivery::Delivery& row);

}  // namespace kaname::thread
