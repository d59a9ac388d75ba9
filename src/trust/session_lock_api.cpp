// SPDX-License-Identifier: Apache-2.0
// A phone that locks itself has its session refused until it is unlocked: the cookie that is left in a found phone opens
// nothing, not at this phone's screen and not at any other page of its browser. What unlocks is a secret that lies on the
// phone sealed under the key that its code opens; here is only its hash (docs/adr/0007-phone-storage.md).
#include "base/crypto.h"
#include "trust/endpoints.h"
#include "trust/session.h"
#include "trust/session_view.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Reply;
using api::Write;

constexpr std::size_t kHashChars = 64;  // SHA-256 as hex

struct Lock {
  std::string hash;
};
constexpr auto describe(model::Tag<Lock>) {
  using namespace model;
  return entity(
      "SessionLock", "ログインを閉じておく",
      field("hash", &Lock::hash, required | secret | max_chars(64) | label("合言葉の要約", "Hash of the secret")));
}

struct Unlock {
  std::string secret;
};
constexpr auto describe(model::Tag<Unlock>) {
  using namespace model;
  return entity("SessionUnlock", "閉じておいたログインを開ける",
                field("secret", &Unlock::secret, required | secret | max_chars(100) | label("合言葉", "Secret")));
}

bool is_hash(std::string_view text) {
  return text.size() == kHashChars &&
      std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Result<Reply> lock(Write& tx, const Caller& caller, const Lock& in) {
  if (!is_hash(in.hash)) return fail_field("hash", "bad_request");
  tx.execute("UPDATE session SET lock_hash = $3 WHERE area_id = $1 AND token_hash = $2", caller.area, caller.session,
             in.hash);
  Caller nobody;
  nobody.area = caller.area;
  nobody.session = caller.session;
  return session_reply(tx, nobody, caller.area);
}

// 256 bits are not guessed, so wrong ones are not counted. A session that is not locked, or is over, is answered as it is.
Result<Reply> unlock(Write& tx, const Caller& caller, const Unlock& in) {
  const std::string& area = caller.area;
  const auto session = tx.first<Session>("WHERE area_id = $1 AND token_hash = $2", area, caller.session);
  if (!session || session->lock_hash.empty()) return session_reply(tx, caller, area);
  if (!crypto::constant_time_equal(crypto::sha256_hex(in.secret), session->lock_hash))
    return fail_field("secret", "session_secret_wrong");
  tx.execute("UPDATE session SET lock_hash = '', last_seen_at = $3 WHERE area_id = $1 AND token_hash = $2", area,
             caller.session, tx.now());
  const auto open = load_session(tx, area, caller.session);
  return session_reply(tx, open ? open->caller : caller, area);
}

api::Endpoint answering_session(api::Endpoint endpoint) {
  endpoint.out = model::type_of<SessionView>();
  return endpoint;
}

}  // namespace

std::vector<api::Endpoint> session_lock_endpoints() {
  using namespace api;
  return {
      answering_session(unjournaled(post("/v1/session/lock", "session.lock", "signed_in",
                                         "Have this session refused until its secret is told", &lock))),
      answering_session(unjournaled(
          post("/v1/session/unlock", "session.unlock", "public", "Tell the secret of a locked session", &unlock))),
  };
}

}  // namespace kaname::trust
