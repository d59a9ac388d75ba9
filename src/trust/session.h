// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sessions: a cookie `kaname_session=<area>.<token>` whose token is kept only as its hash. On the path of every request, so
// what is found is remembered for two seconds in this process and forgotten as soon as an act changes it.

#include <optional>
#include <string>
#include <string_view>

#include "api/caller.h"
#include "api/service.h"
#include "store/transaction.h"
#include "trust/account.h"

namespace kaname::trust {

inline constexpr std::string_view kSessionCookie = "kaname_session";
inline constexpr std::string_view kDeviceCookie = "kaname_device";

// At a shared PC a session is over sooner: five minutes, after which its screen has locked, and what a note of the last
// request may be late.
inline constexpr std::int64_t kSharedIdleMs = 6 * 60 * 1000;

// Who is calling, by session cookie or signed link; nobody when neither is good. Reads the installed Services. Must be the
// first thing read in its transaction, or a snapshot from before a sign-out could be remembered.
api::Caller caller_of(store::Connection& connection, const api::Request& request, Timestamp now);

// Whether a write comes from our own page: X-Kaname-Csrf belongs to the session, and Origin (when sent) is this host. Without
// a session there is nothing to abuse, and only Origin counts.
bool csrf_ok(const api::Request& request, const api::Caller& caller);
// Origin is absent or names the host the request was sent to. For sign-in, which has no csrf value yet.
bool same_origin(const api::Request& request);
// The csrf value of a session, from its token hash.
std::string csrf_of(std::string_view token_hash);

// Whether the caller's session was last noted as seen more than a minute ago. Says so once; then call touch_session in a
// write outside the journal.
bool wants_touch(const api::Caller& caller, Timestamp now);
void touch_session(store::Write& tx, const api::Caller& caller);

// Whether an act (or unjournaled write) of this name may change who is signed in or what they may do. After its commit the
// pipeline calls forget_sessions().
bool changes_sessions(std::string_view act);
void forget_sessions();

// A caller without request facts (language, address), read from the store; nothing when there is no such session or it is
// over at tx.now().
struct LiveSession {
  api::Caller caller;
  Timestamp created_at, last_seen_at;
  bool must_change_password = false;  // each of these three: then the caller has no grants
  bool pledge_due = false;
  bool second_factor_due = false;
  std::optional<Uuid> device_id;  // at this shared PC
  bool locked = false;            // then the caller has its session and nothing else: no account, no grants
};
std::optional<LiveSession> load_session(store::Read& tx, const std::string& area, const std::string& token_hash);

// Begins a session and answers the cookie's value "<area>.<token>". `caller` tells from where.
std::string begin_session(store::Write& tx, const api::Caller& caller, const std::string& area, AccountId account,
                          SessionKind kind, int factors);
// Set-Cookie header values.
std::string session_cookie(std::string_view value, bool secure);
std::string ended_session_cookie(bool secure);
// The token hash in a cookie's value; empty when it has not our form.
std::string token_hash_of(std::string_view cookie_value);

}  // namespace kaname::trust
