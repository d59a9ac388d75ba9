// SPDX-License-Identifier: Apache-2.0
#include "trust/session.h"

#include "trust/house_for_tests.h"

namespace kaname::trust {
namespace {

const Uuid kOffice = *Uuid::parse("019a0000-0000-7000-8000-000000000001");

class SessionTest : public House {};
INSTANTIATE_TEST_SUITE_P(Engines, SessionTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(SessionTest, SignInShowAndOut) {
  person("tanaka", {{api::Role::town, {}}, {api::Role::office, kOffice}});
  const api::Reply in = sign_in("ＴＡＮＡＫＡ ");  // full-width capitals and a space are the same login
  ASSERT_EQ(in.status, 200) << in.body;
  EXPECT_NE(in.body.find("\"roles\":[\"town\",\"office\"]"), std::string::npos) << in.body;
  EXPECT_NE(in.body.find("\"demo\":true"), std::string::npos);
  EXPECT_NE(in.body.find("枚方市"), std::string::npos);
  EXPECT_NE(in.body.find("\"zone.edit\""), std::string::npos);
  const std::string cookie = in.headers.at(0).second;
  EXPECT_TRUE(cookie.starts_with("kaname_session=272108.")) << cookie;
  EXPECT_TRUE(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200")) << cookie;
  EXPECT_EQ(ask("session.show", "").body, in.body);

  const api::Caller who = caller(request_);
  EXPECT_EQ(who.name, "田中 tanaka");
  ASSERT_EQ(who.grants.size(), 2u);
  EXPECT_EQ(who.grants[1], (api::Grant{api::Role::office, kOffice}));
  EXPECT_EQ(count("SELECT count(*) FROM session WHERE area_id = $1"), 1);
  read([&](store::Read& tx) {  // the token itself is nowhere in the store
    const std::string token = cookie.substr(22, 43);
    for (const Session& s : tx.select<Session>("WHERE area_id = $1", kArea))
      EXPECT_EQ(s.token_hash.find(token), std::string::npos);
  });

  const std::string old_cookie = request_.cookie;
  EXPECT_NE(ask("session.sign_out", "").body.find("\"signed_in\":false"), std::string::npos);
  EXPECT_EQ(request_.cookie, "theme=dark; kaname_session=");
  request_.cookie = old_cookie;
  EXPECT_FALSE(caller(request_).signed_in());
  EXPECT_NE(ask("session.show", "").body.find("\"permissions\":[\"public\"]"), std::string::npos);
}

TEST_P(SessionTest, OneSeesAndEndsOnesOtherSignIns) {
  person("tanaka", {{api::Role::town, {}}});
  person("suzuki", {{api::Role::office, kOffice}});
  sign_in("suzuki");
  const std::string of_suzuki = request_.cookie;
  request_.remote_address = "192.0.2.7";
  sign_in("tanaka");
  const std::string office_pc = request_.cookie;
  now_ = now_.plus_ms(60'000);
  request_.remote_address = "198.51.100.9";
  sign_in("tanaka");
  const std::string phone = request_.cookie;
  now_ = now_.plus_ms(60'000);
  request_.remote_address = "192.0.2.7";
  sign_in("tanaka");

  const auto items = boost::json::parse(ask("session.list", "").body).at("items").as_array();
  ASSERT_EQ(items.size(), 3u) << "one's own alone";
  EXPECT_TRUE(items[0].at("present").as_bool());
  EXPECT_FALSE(items[1].at("same_place").as_bool());
  EXPECT_TRUE(items[2].at("same_place").as_bool() && !items[2].at("present").as_bool());

  const std::string body = "{\"key\":\"" + std::string(items[1].at("key").as_string()) + "\"}";
  const std::string here = request_.cookie;
  request_.cookie = of_suzuki;
  ask("session.end", body);  // somebody else's key finds nothing
  request_.cookie = phone;
  EXPECT_TRUE(caller(request_).signed_in());
  request_.cookie = here;
  EXPECT_EQ(boost::json::parse(ask("session.end", body).body).at("items").as_array().size(), 2u);
  forget_sessions();
  request_.cookie = phone;
  EXPECT_FALSE(caller(request_).signed_in());
  EXPECT_EQ(ask("session.end", "{}").status, 401);
  request_.cookie = here;
  EXPECT_EQ(boost::json::parse(ask("session.end", "{}").body).at("items").as_array().size(), 1u);
  forget_sessions();
  EXPECT_TRUE(caller(request_).signed_in()) << "the one that asks stays";
  request_.cookie = office_pc;
  EXPECT_FALSE(caller(request_).signed_in());
  request_.cookie = of_suzuki;
  EXPECT_TRUE(caller(request_).signed_in());
}

TEST_P(SessionTest, SecureCookieOverTls) {
  person("tanaka", {{api::Role::town, {}}});
  request_.secure = true;
  EXPECT_TRUE(sign_in("tanaka").headers.at(0).second.ends_with("; Secure"));
}

TEST_P(SessionTest, EndsWhenIdleAndAfterTwelveHours) {
  person("tanaka", {{api::Role::town, {}}});
  ASSERT_EQ(sign_in("tanaka").status, 200);
  const Timestamp begun = now_;
  const std::int64_t minute = 60'000;
  EXPECT_FALSE(wants_touch(caller(request_), now_.plus_ms(minute - 1)));
  now_ = begun.plus_ms(30 * minute - 1);
  const api::Caller who = caller(request_);
  ASSERT_TRUE(who.signed_in());
  EXPECT_TRUE(wants_touch(who, now_));
  EXPECT_FALSE(wants_touch(who, now_)) << "said once";
  write(kArea, [&](store::Write& tx) { touch_session(tx, who); });
  now_ = begun.plus_ms(59 * minute);
  EXPECT_TRUE(caller(request_).signed_in());
  now_ = begun.plus_ms(60 * minute);
  EXPECT_FALSE(caller(request_).signed_in()) << "idle";

  now_ = begun.plus_ms(61 * minute);
  ASSERT_EQ(sign_in("tanaka").status, 200);
  const Timestamp second = now_;
  for (int i = 1; i <= 35; ++i) {
    now_ = second.plus_ms(i * 20 * minute);
    ASSERT_TRUE(caller(request_).signed_in()) << i;
    write(kArea, [&](store::Write& tx) { touch_session(tx, caller(request_)); });
    forget_sessions();
  }
  now_ = second.plus_ms(12 * 60 * minute - 1);
  EXPECT_TRUE(caller(request_).signed_in());
  now_ = second.plus_ms(12 * 60 * minute);
  EXPECT_FALSE(caller(request_).signed_in()) << "absolute";
}

TEST_P(SessionTest, StrangeCookiesAreNobody) {
  person("tanaka", {{api::Role::town, {}}});
  ASSERT_EQ(sign_in("tanaka").status, 200);
  const std::string value = request_.cookie.substr(request_.cookie.find('=', 11) + 1);
  const std::string token = value.substr(7);
  const std::string cookies[] = {"",
                                 "kaname_session",
                                 "kaname_session=",
                                 "kaname_session=272108",
                                 "kaname_session=312011." + token,
                                 "kaname_session=27210'." + token,
                                 "kaname_session=272108." + std::string(43, 'A'),
                                 "xkaname_session=" + value,
                                 "kaname_session=" + value + "A",
                                 "kaname_session=" + std::string(10'000, '.'),
                                 "kaname_session=272108." + std::string(43, '!'),
                                 "; ; =;;"};
  for (const std::string& cookie : cookies) {
    request_.cookie = cookie;
    EXPECT_FALSE(caller(request_).signed_in()) << cookie.substr(0, 80);
  }
  request_.cookie = "a=b;kaname_session=" + value + ";c=d";
  EXPECT_TRUE(caller(request_).signed_in());
}

TEST_P(SessionTest, Csrf) {
  person("tanaka", {{api::Role::town, {}}});
  const api::Reply in = sign_in("tanaka");
  const api::Caller who = caller(request_);
  request_.host = "kaname.example.jp:8443";
  EXPECT_FALSE(csrf_ok(request_, who)) << "no header";
  request_.csrf = text_of(in, "csrf");
  EXPECT_GE(request_.csrf.size(), 22u);
  EXPECT_TRUE(csrf_ok(request_, who));
  const std::pair<std::string_view, bool> origins[] = {{"https://kaname.example.jp:8443", true},
                                                       {"https://KANAME.example.jp:8443", true},
                                                       {"https://kaname.example.jp", false},
                                                       {"https://evil.example:8443", false},
                                                       {"null", false},
                                                       {"https://kaname.example.jp:8443.evil.example", false}};
  for (const auto& [origin, good] : origins) {
    request_.origin = origin;
    EXPECT_EQ(csrf_ok(request_, who), good) << origin;
    EXPECT_EQ(csrf_ok(request_, api::Caller{}), good) << origin;
  }
  request_.origin.clear();
  request_.csrf.back() = request_.csrf.back() == 'A' ? 'B' : 'A';
  EXPECT_FALSE(csrf_ok(request_, who)) << "another session's value";
}

TEST_P(SessionTest, OfAnotherAreaStaysThere) {
  person("tottori", {{api::Role::town, {}}}, kOtherArea);
  EXPECT_EQ(sign_in("tottori").status, 401);
  request_.cookie.clear();
  const std::string body = R"({"login":"tottori","password":")" + kGoodPassword + R"(","area_id":"312011"})";
  ASSERT_EQ(ask("session.sign_in", body).status, 200);
  EXPECT_EQ(caller(request_).area, kOtherArea);
  EXPECT_EQ(count("SELECT count(*) FROM session WHERE area_id = $1"), 0);
}

TEST_P(SessionTest, FirstPasswordGivesNothingUntilChanged) {
  const AccountId id = person("tanaka", {{api::Role::town, {}}});
  write(kArea,
        [&](store::Write& tx) { set_password_hash(tx, kArea, id, *hash_password(kGoodPassword), MustChange::yes); });
  const api::Reply in = sign_in("tanaka");
  EXPECT_NE(in.body.find("\"must_change_password\":true"), std::string::npos);
  EXPECT_NE(in.body.find("\"permissions\":[\"public\",\"signed_in\"]"), std::string::npos);
  EXPECT_EQ(ask("account.list", "").status, 403);
  const auto change = [&](const std::string& current, const std::string& next) {
    return ask("session.change_password", "{\"current\":\"" + current + "\",\"next\":\"" + next + "\"}");
  };
  EXPECT_NE(change(kGoodPassword, "short").body.find("password_too_short"), std::string::npos);
  EXPECT_NE(change(kGoodPassword, kGoodPassword).body.find("password_same"), std::string::npos);
  EXPECT_NE(change("wrong-wrong-one", "yodogawa-no-hanabi").body.find("password_wrong"), std::string::npos);
  const api::Reply changed = change(kGoodPassword, "yodogawa-no-hanabi");
  EXPECT_NE(changed.body.find("\"must_change_password\":false"), std::string::npos) << changed.body;
  EXPECT_EQ(ask("account.list", "").status, 200);
  EXPECT_EQ(journal_body_.find("yodogawa"), std::string::npos);
  EXPECT_EQ(sign_in("tanaka").status, 401);
  EXPECT_EQ(sign_in("tanaka", "yodogawa-no-hanabi").status, 200);
}

TEST_P(SessionTest, PasswordChangeEndsTheOtherSessions) {
  person("tanaka", {{api::Role::town, {}}});
  ASSERT_EQ(sign_in("tanaka").status, 200);
  const std::string elsewhere = request_.cookie;
  ASSERT_EQ(sign_in("tanaka").status, 200);
  const std::string body = "{\"current\":\"" + kGoodPassword + "\",\"next\":\"yodogawa-no-hanabi\"}";
  ASSERT_EQ(ask("session.change_password", body).status, 200);
  EXPECT_TRUE(caller(request_).signed_in());
  request_.cookie = elsewhere;
  EXPECT_FALSE(caller(request_).signed_in());
}

TEST_P(SessionTest, LinkIsACallerWithOneSubject) {
  const LinkSigner signer(std::string(32, 'k'));
  const Uuid link = *Uuid::parse("019a0000-0000-7000-8000-0000000000f1");
  auto given = std::make_shared<Services>();
  given->links = std::make_shared<LinkSigner>(std::string(32, 'k'));
  bool withdrawn = false;
  given->link_right = [&](store::Read& tx, const Uuid& id) -> std::optional<LinkRight> {
    if (withdrawn || tx.area() != kArea || id != link) return std::nullopt;
    return LinkRight{kOffice, "まきの訪問看護"};
  };
  install(given);
  request_.link_token = signer.sign(kArea, link, now_.plus_ms(kDayMs));
  const api::Caller who = caller(request_);
  EXPECT_FALSE(who.signed_in());
  EXPECT_EQ(who.area, kArea);
  EXPECT_EQ(who.link_subject, kOffice);
  EXPECT_EQ(who.name, "まきの訪問看護");
  EXPECT_TRUE(require(who, "link", kOffice));
  EXPECT_FALSE(allows(who, "facility.read"));

  const std::string good = request_.link_token;
  for (const std::string& token :
       {signer.sign(kOtherArea, link, now_.plus_ms(kDayMs)), signer.sign(kArea, kOffice, now_.plus_ms(kDayMs)),
        signer.sign(kArea, link, now_), LinkSigner(std::string(32, 'x')).sign(kArea, link, now_.plus_ms(kDayMs)),
        std::string("x")}) {
    request_.link_token = token;
    EXPECT_FALSE(allows(caller(request_), "link")) << token;
  }
  request_.link_token = good;
  withdrawn = true;
  EXPECT_FALSE(allows(caller(request_), "link"));
}

TEST_P(SessionTest, ALockedPhonesSessionIsRefusedUntilItsSecretIsTold) {
  person("mori", {{api::Role::town, {}, {}}});
  ASSERT_EQ(sign_in("mori").status, 200);
  const std::string secret = "what only the unlocked phone can read";
  const std::string body = "{\"hash\":\"" + crypto::sha256_hex(secret) + "\"}";
  EXPECT_EQ(ask("session.lock", R"({"hash":"short"})").status, 422);
  ASSERT_TRUE(caller(request_).signed_in());
  EXPECT_NE(ask("session.lock", body).body.find("\"locked\":true"), std::string::npos);
  EXPECT_FALSE(caller(request_).signed_in()) << "at once, also what was remembered";
  EXPECT_TRUE(caller(request_).grants.empty());
  EXPECT_FALSE(wants_touch(caller(request_), now_.plus_ms(120'000))) << "asking does not keep it alive";
  EXPECT_EQ(ask("account.list", "").status, 401);
  EXPECT_EQ(ask("session.lock", body).status, 401) << "nobody else's hash can be put in its place";
  const api::Reply shown = ask("session.show", "");
  EXPECT_NE(shown.body.find("\"locked\":true"), std::string::npos);
  EXPECT_EQ(shown.body.find("mori"), std::string::npos) << "not even whose it is";
  EXPECT_EQ(ask("session.unlock", R"({"secret":"something else"})").status, 422);
  EXPECT_FALSE(caller(request_).signed_in());
  const api::Reply opened = ask("session.unlock", "{\"secret\":\"" + secret + "\"}");
  EXPECT_NE(opened.body.find("\"signed_in\":true"), std::string::npos) << opened.body;
  EXPECT_EQ(ask("account.list", "").status, 200);

  ASSERT_EQ(ask("session.lock", body).status, 200);
  now_ = now_.plus_ms(31 * 60'000);
  EXPECT_EQ(ask("session.unlock", "{\"secret\":\"" + secret + "\"}").body.find("\"signed_in\":true"), std::string::npos)
      << "its time runs on";
}

TEST_P(SessionTest, ALockedSessionIsReplacedByAFullSignInAndEndedBySigningOut) {
  person("mori", {{api::Role::town, {}, {}}});
  const std::string body = "{\"hash\":\"" + std::string(64, 'a') + "\"}";
  ASSERT_EQ(sign_in("mori").status, 200);
  ASSERT_EQ(ask("session.lock", body).status, 200);
  ASSERT_EQ(ask("session.sign_in", R"({"login":"mori","password":")" + kGoodPassword + "\"}").status, 200);
  EXPECT_TRUE(caller(request_).signed_in());
  EXPECT_EQ(count("SELECT count(*) FROM session WHERE area_id = $1"), 1) << "the locked one is gone";
  ASSERT_EQ(ask("session.lock", body).status, 200);
  EXPECT_EQ(ask("session.sign_out", "").status, 200);
  EXPECT_EQ(count("SELECT count(*) FROM session WHERE area_id = $1"), 0);
}

}  // namespace
}  // namespace kaname::trust
