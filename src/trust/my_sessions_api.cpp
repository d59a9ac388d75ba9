// SPDX-License-Identifier: Apache-2.0
// Where one is signed in, and ending those sign-ins: a PC in another office, a phone that was lost. The same for those who
// administer somebody.
#include "base/crypto.h"
#include "trust/account_store.h"
#include "trust/endpoints.h"
#include "trust/services.h"
#include "trust/session.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Nothing;
using api::Read;
using api::Write;

struct MySession {
  std::string key;  // names it to its owner; tells nothing about its token
  Timestamp created_at;
  Timestamp last_seen_at;
  bool present = false;     // the one that asks
  bool same_place = false;  // begun from the same network address as the one that asks
  std::string browser;      // "Edge / Windows"; empty when it did not tell
  SessionKind kind = SessionKind::password;
};
constexpr auto describe(model::Tag<MySession>) {
  using namespace model;
  return entity("MySession", "自分のログイン", field("key", &MySession::key),
                field("created_at", &MySession::created_at), field("last_seen_at", &MySession::last_seen_at),
                field("present", &MySession::present), field("same_place", &MySession::same_place),
                field("browser", &MySession::browser), field("kind", &MySession::kind));
}

struct MySessions {
  std::vector<MySession> items;
};
constexpr auto describe(model::Tag<MySessions>) {
  return model::entity("MySessions", "自分のログインの一覧", model::field("items", &MySessions::items));
}

struct EndSessions {
  std::string key;  // empty: all but the one that asks
};
constexpr auto describe(model::Tag<EndSessions>) {
  using namespace model;
  return entity("EndSessions", "ログインを終える", field("key", &EndSessions::key, max_chars(16)));
}

std::string key_of(const Session& session) { return crypto::sha256_hex("session " + session.token_hash).substr(0, 16); }

std::vector<Session> live_sessions(Read& tx, AccountId account) {
  const SessionPolicy& policy = services().sessions;
  return tx.select<Session>(
      "WHERE area_id = $1 AND account_id = $2 AND created_at > $3 AND last_seen_at > $4"
      " ORDER BY last_seen_at DESC, token_hash",
      tx.area(), account, tx.now().plus_ms(-policy.absolute_ms), tx.now().plus_ms(-policy.idle_ms));
}

MySessions view_of(const std::vector<Session>& sessions, const Caller& caller) {
  const auto own =
      std::find_if(sessions.begin(), sessions.end(), [&](const Session& s) { return s.token_hash == caller.session; });
  MySessions out;
  for (const Session& session : sessions) {
    const bool same_place = own != sessions.end() && session.remote_hash == own->remote_hash;
    out.items.push_back({key_of(session), session.created_at, session.last_seen_at,
                         session.token_hash == caller.session, same_place, session.browser, session.kind});
  }
  return out;
}

Result<MySessions> list_sessions(Read& tx, const Caller& caller, const Nothing&) {
  return view_of(live_sessions(tx, *caller.account_id), caller);
}

// One that is over already is no fault: it is what was asked for. The one that asks ends by signing out.
Result<MySessions> end_sessions(Write& tx, const Caller& caller, const EndSessions& in) {
  for (const Session& session : live_sessions(tx, *caller.account_id)) {
    if (session.token_hash == caller.session || (!in.key.empty() && key_of(session) != in.key)) continue;
    tx.execute("DELETE FROM session WHERE area_id = $1 AND token_hash = $2", tx.area(), session.token_hash);
  }
  return view_of(live_sessions(tx, *caller.account_id), caller);
}

struct WhoseSessions {
  AccountId id;
};
constexpr auto describe(model::Tag<WhoseSessions>) {
  using namespace model;
  return entity("WhoseSessions", "だれのログイン", field("id", &WhoseSessions::id, from_path | required));
}

struct EndTheirSessions {
  AccountId id;
  std::string key;  // empty: all
};
constexpr auto describe(model::Tag<EndTheirSessions>) {
  using namespace model;
  return entity("EndTheirSessions", "ほかの人のログインを終える",
                field("id", &EndTheirSessions::id, from_path | required),
                field("key", &EndTheirSessions::key, max_chars(16)));
}

Result<MySessions> list_theirs(Read& tx, const Caller& caller, const WhoseSessions& in) {
  TRY(may_administer(tx, caller, in.id));
  return view_of(live_sessions(tx, in.id), caller);
}

// An act, not a note: that somebody else has ended a sign-in stands in the journal.
Result<MySessions> end_theirs(Write& tx, const Caller& caller, const EndTheirSessions& in) {
  TRY(may_administer(tx, caller, in.id));
  for (const Session& session : live_sessions(tx, in.id)) {
    if (session.token_hash == caller.session || (!in.key.empty() && key_of(session) != in.key)) continue;
    tx.execute("DELETE FROM session WHERE area_id = $1 AND token_hash = $2", tx.area(), session.token_hash);
  }
  tx.concerns(in.id.uuid);
  return view_of(live_sessions(tx, in.id), caller);
}

}  // namespace

std::vector<api::Endpoint> my_sessions_endpoints() {
  using namespace api;
  return {
      get("/v1/me/sessions", "session.list", "signed_in", "Where one is signed in", &list_sessions),
      unjournaled(post("/v1/me/sessions/end", "session.end", "signed_in", "End one's other sign-ins, one or all",
                       &end_sessions)),
      get("/v1/accounts/{id}/sessions", "account.sessions", "account.edit", "Where somebody is signed in",
          &list_theirs),
      post("/v1/accounts/{id}/sessions/end", "account.end_sessions", "account.edit",
           "End somebody's sign-ins, one or all", &end_theirs),
  };
}

}  // namespace kaname::trust
