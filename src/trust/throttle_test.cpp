// SPDX-License-Identifier: Apache-2.0
#include "trust/throttle.h"

#include "trust/house_for_tests.h"

namespace kaname::trust {
namespace {

class ThrottleTest : public House {
 protected:
  Wait wait(const TryKeys& keys) {
    Wait out;
    read([&](store::Read& tx) { out = wait_for(tx, keys); });
    return out;
  }
  void fail_once(const TryKeys& keys) {
    write(kArea, [&](store::Write& tx) { note_failure(tx, keys); });
  }
  static TryKeys keys(std::string_view login, std::string_view address) { return try_keys(kArea, login, address); }
};
INSTANTIATE_TEST_SUITE_P(Engines, ThrottleTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(ThrottleTest, OneLoginFromOneAddressDoubles) {
  const TryKeys mine = keys("tanaka", "192.0.2.1");
  const std::int64_t expected[] = {0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900};
  for (const std::int64_t seconds : expected) {
    fail_once(mine);
    EXPECT_EQ(wait(mine).seconds(), seconds);
    now_ = now_.plus_ms(seconds * 1000);
    EXPECT_EQ(wait(mine).ms, 0);
  }
  fail_once(mine);
  EXPECT_EQ(wait(keys("tanaka", "192.0.2.2")).seconds(), 5) << "another place waits a little, once";
  now_ = now_.plus_ms(60 * 60 * 1000);
  fail_once(mine);
  EXPECT_EQ(wait(mine).ms, 0) << "forgotten after an hour";
}

TEST_P(ThrottleTest, AnAttackFromEverywhereOnlySlows) {
  for (int i = 0; i < 40; ++i) fail_once(keys("tanaka", fmt::format("198.51.100.{}", i)));
  const TryKeys mine = keys("tanaka", "192.0.2.1");
  const Wait first = wait(mine);
  EXPECT_EQ(first.seconds(), 5);
  write(kArea, [&](store::Write& tx) { note_wait(tx, mine, first); });
  now_ = now_.plus_ms(4999);
  fail_once(keys("tanaka", "198.51.100.77"));  // the attack goes on
  EXPECT_EQ(wait(mine).seconds(), 1);
  now_ = now_.plus_ms(1);
  EXPECT_EQ(wait(mine).ms, 0);
}

TEST_P(ThrottleTest, OneAddressIsSlowedButKnownPeopleAreNot) {
  const TryKeys colleague = keys("suzuki", "192.0.2.1");
  write(kArea, [&](store::Write& tx) { note_success(tx, colleague); });
  for (int i = 0; i < 30; ++i) fail_once(keys(fmt::format("guess{}", i), "192.0.2.1"));
  EXPECT_EQ(wait(keys("yamada", "192.0.2.1")).seconds(), 60);
  EXPECT_EQ(wait(colleague).ms, 0);
  EXPECT_EQ(wait(keys("yamada", "192.0.2.2")).ms, 0);
  for (int i = 0; i < 5; ++i) fail_once(colleague);
  EXPECT_EQ(wait(colleague).seconds(), 2) << "one's own wrong tries still count";
}

TEST_P(ThrottleTest, Ipv6CountsByItsNetwork) {
  EXPECT_EQ(keys("a", "2001:db8:1:2::1").address, keys("a", "2001:db8:1:2:ffff::9").address);
  EXPECT_NE(keys("a", "2001:db8:1:2::1").address, keys("a", "2001:db8:1:3::1").address);
  EXPECT_NE(keys("a", "::ffff:192.0.2.1").address, keys("a", "::ffff:192.0.2.2").address);
  EXPECT_NE(keys("a", "").address, keys("a", "192.0.2.1").address);
}

TEST_P(ThrottleTest, OldRowsGo) {
  fail_once(keys("tanaka", "192.0.2.1"));
  EXPECT_EQ(count("SELECT count(*) FROM sign_in_try WHERE area_id = $1"), 3);
  now_ = now_.plus_ms(31 * kDayMs);
  fail_once(keys("suzuki", "192.0.2.9"));
  EXPECT_EQ(count("SELECT count(*) FROM sign_in_try WHERE area_id = $1"), 3);
}

TEST_P(ThrottleTest, ThroughSignIn) {
  person("tanaka", {{api::Role::town, {}}});
  request_.remote_address = "192.0.2.1";
  for (int i = 0; i < 5; ++i) {
    const api::Reply reply = sign_in("tanaka", "wrong-wrong-wrong");
    EXPECT_EQ(reply.status, 401);
    EXPECT_EQ(code_of(reply), "sign_in_failed");
  }
  const api::Reply held = sign_in("tanaka");  // the right one, too early
  EXPECT_EQ(held.status, 429);
  EXPECT_EQ(code_of(held), "sign_in_slow_down");
  EXPECT_NE(held.body.find("2秒"), std::string::npos) << held.body;
  EXPECT_EQ(held.headers.at(0), (std::pair<std::string, std::string>("retry-after", "2")));
  request_.remote_address = "192.0.2.2";
  EXPECT_EQ(sign_in("tanaka").status, 200) << "nobody else is locked out";
  request_.remote_address = "192.0.2.1";
  now_ = now_.plus_ms(2000);
  EXPECT_EQ(sign_in("tanaka").status, 200);
}

TEST_P(ThrottleTest, UnknownLoginsLookTheSame) {
  person("tanaka", {{api::Role::town, {}}});
  const api::Reply known = sign_in("tanaka", "wrong-wrong-wrong"), unknown = sign_in("nobody", "wrong-wrong-wrong");
  EXPECT_EQ(known.status, unknown.status);
  EXPECT_EQ(known.body, unknown.body);
  const auto time_of = [&](const std::string& login) {
    const auto begun = std::chrono::steady_clock::now();
    read([&](store::Read& tx) {
      const auto hash = tx.query<Credential>(
          "SELECT c.area_id, c.account_id, c.hash, c.must_change, c.changed_at FROM credential c"
          " JOIN account a ON a.area_id = c.area_id AND a.id = c.account_id"
          " WHERE c.area_id = $1 AND a.login = $2",
          kArea, login);
      EXPECT_FALSE(*verify_password(hash.empty() ? std::string() : hash[0].hash, "wrong-wrong-wrong"));
    });
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  };
  const double ratio = time_of("nobody") / time_of("tanaka");
  EXPECT_GT(ratio, 0.2) << "an unknown login must be hashed too";
}

}  // namespace
}  // namespace kaname::trust
