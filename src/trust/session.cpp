// SPDX-License-Identifier: Apache-2.0
#include "trust/session.h"

#include <mutex>
#include <tuple>

#include "api/problem.h"
#include "base/crypto.h"
#include "trust/browser_words.h"
#include "trust/second_factor.h"
#include "trust/services.h"
#include "trust/shared_pc.h"
#include "trust/yearly_confirmation.h"

namespace kaname::trust {
namespace {

constexpr std::size_t kAreaChars = 6;
constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kTokenChars = 43;  // base64url of 32 bytes
constexpr std::int64_t kRemembered = 2000;
constexpr std::int64_t kTouchEvery = 60 * 1000;
constexpr std::size_t kMostRemembered = 10'000;

struct Remembered {
  LiveSession session;
  Timestamp read_at;
};

bool is_live(const LiveSession& session, Timestamp now) {
  const SessionPolicy& policy = services().sessions;
  const std::int64_t idle = session.device_id ? std::min(kSharedIdleMs, policy.idle_ms) : policy.idle_ms;
  return now.ms < session.created_at.ms + policy.absolute_ms && now.ms < session.last_seen_at.ms + idle;
}

// What this process found within the last two seconds, by area and token hash.
class Memory {
 public:
  std::uint64_t generation() {
    const std::lock_guard lock(mutex_);
    return generation_;
  }
  std::optional<LiveSession> find(const std::string& key, Timestamp now) {
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(key);
    if (found == sessions_.end()) return std::nullopt;
    const std::int64_t age = now.ms - found->second.read_at.ms;
    if (age < 0 || age >= kRemembered) return std::nullopt;
    return found->second.session;
  }
  // Keeps what was read while `generation` was current; something forgotten since may be in it.
  void keep(const std::string& key, const LiveSession& session, Timestamp now, std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    if (generation != generation_) return;
    if (sessions_.size() >= kMostRemembered) sessions_.clear();
    sessions_[key] = Remembered{session, now};
  }
  bool take_touch(const std::string& key, Timestamp now) {
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(key);
    if (found == sessions_.end()) return false;
    LiveSession& session = found->second.session;
    if (now.ms - session.last_seen_at.ms < kTouchEvery) return false;
    session.last_seen_at = now;
    return true;
  }
  void forget() {
    const std::lock_guard lock(mutex_);
    ++generation_;
    sessions_.clear();
  }

 private:
  std::mutex mutex_;
  std::uint64_t generation_ = 0;
  std::unordered_map<std::string, Remembered> sessions_;
};

Memory& memory() {
  static Memory one;
  return one;
}

// The value of a cookie in a Cookie header; empty when it is not there.
std::string_view cookie_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    std::string_view pair = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
      return pair.substr(name.size() + 1);
    }
  }
  return {};
}

std::string memory_key(std::string_view area, std::string_view token_hash) {
  return std::string(area) + "." + std::string(token_hash);
}

std::optional<LiveSession> find_session(store::Connection& connection, std::string_view cookie, Timestamp now) {
  const std::string hash = token_hash_of(cookie);
  if (hash.empty()) return std::nullopt;
  const std::string area(cookie.substr(0, kAreaChars));
  const std::string key = memory_key(area, hash);
  const std::uint64_t generation = memory().generation();
  auto session = memory().find(key, now);
  if (!session) {
    store::Read tx(connection, area, now);
    session = load_session(tx, area, hash);
    if (session) memory().keep(key, *session, now, generation);
  }
  if (session && !is_live(*session, now)) session.reset();
  return session;
}

void enter_by_link(store::Connection& connection, std::string_view token, Timestamp now, api::Caller& caller) {
  const Services& given = services();
  if (!given.links || !given.link_right) return;
  const auto claims = given.links->verify(token, now);
  if (!claims) return;
  store::Read tx(connection, claims->area, now);
  const auto right = given.link_right(tx, claims->link_id);
  if (!right) return;
  caller.area = claims->area;
  caller.link_id = claims->link_id;
  if (right->subject != Uuid{}) caller.link_subject = right->subject;
  caller.name = right->name;
}

bool same_text(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return small(x) == small(y); });
}

}  // namespace

std::string token_hash_of(std::string_view cookie) {
  if (cookie.size() != kAreaChars + 1 + kTokenChars || cookie[kAreaChars] != '.') return {};
  const auto is_plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  if (!std::all_of(cookie.begin(), cookie.begin() + kAreaChars, is_plain)) return {};
  const auto token = crypto::base64url_decode(cookie.substr(kAreaChars + 1));
  return token ? crypto::sha256_hex(*token) : std::string();
}

std::optional<LiveSession> load_session(store::Read& tx, const std::string& area, const std::string& token_hash) {
  std::optional<LiveSession> out;
  bool active = false;
  tx.rows(
      "SELECT s.account_id, s.created_at, s.last_seen_at, a.name, a.active, c.must_change, m.role, m.office_id,"
      " c.pledge_due, s.factors, s.device_id, s.lock_hash"
      " FROM session s JOIN account a ON a.area_id = s.area_id AND a.id = s.account_id"
      " JOIN credential c ON c.area_id = s.area_id AND c.account_id = s.account_id"
      " LEFT JOIN membership m ON m.area_id = s.area_id AND m.account_id = s.account_id AND m.since <= $3"
      " AND (m.until IS NULL OR m.until > $3)"
      " WHERE s.area_id = $1 AND s.token_hash = $2",
      [&](const model::Row& row) {
        if (!out) {
          out.emplace();
          out->caller.area = area;
          out->caller.session = token_hash;
          out->caller.account_id = AccountId::parse(row.text(0));
          out->created_at.ms = row.integer(1);
          out->last_seen_at.ms = row.integer(2);
          out->caller.name = row.text(3);
          active = row.integer(4) != 0;
          out->must_change_password = row.integer(5) != 0;
          out->pledge_due = row.integer(8) != 0;
          out->caller.factors = static_cast<int>(row.integer(9));
          if (!row.is_null(10)) out->device_id = Uuid::parse(row.text(10));
          out->locked = !row.text(11).empty();
        }
        api::Grant grant;
        if (row.is_null(6) || !model::choice_from(row.text(6), grant.role)) return;
        if (!row.is_null(7)) grant.office_id = Uuid::parse(row.text(7));
        out->caller.grants.push_back(grant);
      },
      area, token_hash, tx.now());
  if (!out || !active || !is_live(*out, tx.now())) return std::nullopt;
  if (is_suspended(tx, area, *out->caller.account_id)) return std::nullopt;
  if (out->locked) {
    api::Caller nobody;
    nobody.area = area;
    nobody.session = token_hash;
    out->caller = std::move(nobody);
    return out;
  }
  out->second_factor_due = out->caller.factors < 2 && second_factor_asked(tx, area, out->caller.grants);
  if (out->must_change_password || out->pledge_due || out->second_factor_due) out->caller.grants.clear();
  std::sort(out->caller.grants.begin(), out->caller.grants.end(), [](const api::Grant& a, const api::Grant& b) {
    return std::tie(a.role, a.office_id) < std::tie(b.role, b.office_id);
  });
  return out;
}

api::Caller caller_of(store::Connection& connection, const api::Request& request, Timestamp now) {
  api::Caller caller;
  if (!request.link_token.empty()) {
    enter_by_link(connection, request.link_token, now, caller);
  } else if (auto session = find_session(connection, cookie_value(request.cookie, kSessionCookie), now)) {
    caller = std::move(session->caller);
  }
  caller.language = api::language_of(request.accept_language);
  caller.remote_address = request.remote_address;
  caller.secure = request.secure;
  caller.user_agent = request.user_agent;
  caller.host = request.host;
  caller.device_token = cookie_value(request.cookie, kDeviceCookie);
  return caller;
}

std::string csrf_of(std::string_view token_hash) {
  if (token_hash.empty()) return {};
  const auto hash = crypto::sha256(fmt::format("kaname csrf\n{}", token_hash));
  return crypto::base64url(crypto::as_text(hash).substr(0, 16));
}

bool same_origin(const api::Request& request) {
  if (request.origin.empty()) return true;
  const std::size_t scheme = request.origin.find("://");
  return scheme != std::string::npos && same_text(std::string_view(request.origin).substr(scheme + 3), request.host);
}

bool csrf_ok(const api::Request& request, const api::Caller& caller) {
  if (!same_origin(request)) return false;
  return caller.session.empty() || crypto::constant_time_equal(request.csrf, csrf_of(caller.session));
}

bool wants_touch(const api::Caller& caller, Timestamp now) {
  return caller.signed_in() && !caller.session.empty() &&
      memory().take_touch(memory_key(caller.area, caller.session), now);
}

void touch_session(store::Write& tx, const api::Caller& caller) {
  tx.execute("UPDATE session SET last_seen_at = $3 WHERE area_id = $1 AND token_hash = $2 AND last_seen_at < $3",
             caller.area, caller.session, tx.now());
}

bool changes_sessions(std::string_view act) {
  return act.starts_with("session.") || act.starts_with("account.") || act == "device.register" ||
      act == "device.revoke" || act == "application.approve";
}

void forget_sessions() { memory().forget(); }

std::string begin_session(store::Write& tx, const api::Caller& caller, const std::string& area, AccountId account,
                          SessionKind kind, int factors) {
  const std::string token = crypto::random_bytes(kTokenBytes);
  Session session;
  session.area_id = area;
  session.token_hash = crypto::sha256_hex(token);
  session.account_id = account;
  session.created_at = session.last_seen_at = tx.now();
  session.remote_hash =
      crypto::sha256_hex(fmt::format("remote\n{}\n{}", account.text(), caller.remote_address)).substr(0, 16);
  session.browser = browser_words(caller.user_agent);
  session.kind = kind;
  session.factors = factors;
  session.device_id = note_at_shared_pc(tx, caller, area, account, kind, factors);
  tx.insert(session);
  tx.execute("UPDATE credential SET last_sign_in_at = $3 WHERE area_id = $1 AND account_id = $2", area, account,
             tx.now());
  tx.execute("DELETE FROM session WHERE area_id = $1 AND created_at < $2", area,
             tx.now().plus_ms(-services().sessions.absolute_ms));
  return area + "." + crypto::base64url(token);
}

std::string session_cookie(std::string_view value, bool secure) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", kSessionCookie, value,
                     services().sessions.absolute_ms / 1000, secure ? "; Secure" : "");
}

std::string ended_session_cookie(bool secure) {
  return fmt::format("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}", kSessionCookie, secure ? "; Secure" : "");
}

}  // namespace kaname::trust
