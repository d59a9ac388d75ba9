// SPDX-License-Identifier: Apache-2.0
#include "trust/throttle.h"

#include <arpa/inet.h>

#include "base/crypto.h"
#include "trust/account.h"

namespace kaname::trust {
namespace {

using store::Read;
using store::Write;

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kForgetFailures = 60 * 60 * kSecond;
constexpr std::int64_t kForgetRows = 30 * kDayMs;  // so long an address stays known to a login

struct Limit {
  std::int64_t free;     // failures without a wait
  std::int64_t longest;  // ms
};
constexpr Limit kPair{5, 15 * 60 * kSecond};
constexpr Limit kAddress{20, 60 * kSecond};
constexpr Limit kLogin{10, 0};
constexpr std::int64_t kFirstMeeting = 5 * kSecond;

std::optional<SignInTry> find(Read& tx, const TryKeys& keys, const std::string& key) {
  return tx.first<SignInTry>("WHERE area_id = $1 AND key = $2", keys.area, key);
}

bool counts(const std::optional<SignInTry>& row, Timestamp now) {
  return row && now.ms - row->last_at.ms < kForgetFailures;
}

std::int64_t left(const std::optional<SignInTry>& row, Timestamp now) {
  return row ? std::max<std::int64_t>(0, row->not_before.ms - now.ms) : 0;
}

// 2 s, 4 s, 8 s … after the free ones.
std::int64_t delay(const Limit& limit, std::int64_t failures) {
  if (failures < limit.free) return 0;
  return std::min(limit.longest, (2 * kSecond) << std::min<std::int64_t>(failures - limit.free, 20));
}

void count_failure(Write& tx, const TryKeys& keys, const std::string& key, const Limit& limit) {
  const auto before = find(tx, keys, key);
  SignInTry row = before.value_or(SignInTry{keys.area, key, 0, {}, {}, {}});
  if (!counts(before, tx.now())) row.failures = 0;
  ++row.failures;
  row.last_at = tx.now();
  row.not_before = tx.now().plus_ms(delay(limit, row.failures));
  tx.upsert(row);
}

std::string network_of(std::string_view address) {
  in6_addr parsed{};
  const std::string text(address);
  if (inet_pton(AF_INET6, text.c_str(), &parsed) != 1 || IN6_IS_ADDR_V4MAPPED(&parsed)) return text;
  return std::string(reinterpret_cast<const char*>(parsed.s6_addr), 8);
}

}  // namespace

TryKeys try_keys(std::string_view area, std::string_view login, std::string_view address) {
  const std::string network = network_of(address);
  TryKeys keys;
  keys.area = area;
  keys.pair = crypto::sha256_hex(fmt::format("pair\n{}\n{}", login, network));
  keys.address = crypto::sha256_hex(fmt::format("address\n{}", network));
  keys.login = crypto::sha256_hex(fmt::format("login\n{}", login));
  return keys;
}

Wait wait_for(Read& tx, const TryKeys& keys) {
  const auto pair = find(tx, keys, keys.pair);
  if (const auto ms = left(pair, tx.now()); ms > 0) return {ms, false};
  if (pair && pair->succeeded_at && tx.now().ms - pair->succeeded_at->ms < kForgetRows) return {};
  if (const auto ms = left(find(tx, keys, keys.address), tx.now()); ms > 0) return {ms, false};
  if (counts(pair, tx.now())) return {};
  const auto login = find(tx, keys, keys.login);
  if (counts(login, tx.now()) && login->failures >= kLogin.free) return {kFirstMeeting, true};
  return {};
}

void note_wait(Write& tx, const TryKeys& keys, const Wait& wait) {
  if (!wait.first_meeting) return;
  tx.upsert(SignInTry{keys.area, keys.pair, 0, tx.now(), tx.now().plus_ms(wait.ms), {}});
}

void note_failure(Write& tx, const TryKeys& keys) {
  count_failure(tx, keys, keys.pair, kPair);
  count_failure(tx, keys, keys.address, kAddress);
  count_failure(tx, keys, keys.login, kLogin);
  tx.execute("DELETE FROM sign_in_try WHERE area_id = $1 AND last_at < $2", keys.area, tx.now().plus_ms(-kForgetRows));
}

void note_success(Write& tx, const TryKeys& keys) {
  tx.upsert(SignInTry{keys.area, keys.pair, 0, tx.now(), tx.now(), tx.now()});
}

}  // namespace kaname::trust
