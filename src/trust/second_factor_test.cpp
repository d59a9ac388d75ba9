// SPDX-License-Identifier: Apache-2.0
#include "trust/second_factor.h"

#include "trust/area_settings.h"
#include "trust/house_for_tests.h"
#include "trust/totp.h"

namespace kaname::trust {
namespace {

const Uuid kOffice = *Uuid::parse("019a0000-0000-7000-8000-000000000001");

class SecondFactorTest : public House {
 protected:
  std::string code_now() const { return totp_code(secret_, now_.ms / 1000 / kTotpStepSeconds); }
  void later(std::int64_t seconds = 60) { now_ = now_.plus_ms(seconds * 1000); }
  static std::string list_first(const api::Reply& reply) {
    return std::string(boost::json::parse(reply.body).at("codes").at(0).as_string());
  }
  // Signs in and sets the app up; answers the first recovery code.
  std::string set_up(const std::string& login) {
    EXPECT_EQ(sign_in(login).status, 200);
    const api::Reply start = ask("second_factor.start", "{}");
    EXPECT_EQ(start.status, 200) << start.body;
    secret_ = unbase32(text_of(start, "secret"));
    const api::Reply confirmed = ask("session.confirm_totp", "{\"code\":\"" + code_now() + "\"}");
    EXPECT_EQ(confirmed.status, 200) << confirmed.body;
    EXPECT_EQ(boost::json::parse(confirmed.body).at("codes").as_array().size(), 10u);
    later();
    return list_first(confirmed);
  }
  api::Reply send_code(const api::Reply& first, const std::string& code) {
    return ask("session.sign_in_code",
               "{\"step\":\"" + text_of(first, "code_needed") + "\",\"code\":\"" + code + "\"}");
  }
  static std::string unbase32(std::string_view text) {
    std::string out;
    unsigned held = 0, bits = 0;
    for (const char c : text) {
      held = (held << 5U) | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out += static_cast<char>((held >> bits) & 255U);
      }
    }
    return out;
  }
  std::string secret_;
};
INSTANTIATE_TEST_SUITE_P(Engines, SecondFactorTest, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::name);

TEST_P(SecondFactorTest, TwoStepsAndTheHalfWayGivesNothing) {
  person("mori", {{api::Role::town, {}, {}}});
  set_up("mori");
  EXPECT_TRUE(allows(caller(request_), "zone.edit")) << "the session that set it up goes on";
  const api::Reply first = sign_in("mori");
  EXPECT_EQ(first.status, 200);
  EXPECT_NE(first.body.find("\"signed_in\":false"), std::string::npos);
  EXPECT_TRUE(first.headers.empty()) << "no cookie half way";
  EXPECT_EQ(first.body.find("田中"), std::string::npos) << "no name half way";
  EXPECT_EQ(code_of(send_code(first, "000000")), "invalid_input");
  std::string wide;
  for (const char c : code_now()) wide += std::string("\xef\xbc") + static_cast<char>(0x90 + (c - '0'));
  const std::string code = code_now();
  const api::Reply second = send_code(first, wide.substr(0, 9) + "　" + wide.substr(9));
  ASSERT_EQ(second.status, 200) << second.body;
  EXPECT_TRUE(allows(caller(request_), "zone.edit"));
  EXPECT_EQ(caller(request_).factors, 2);
  EXPECT_EQ(code_of(send_code(first, code)), "sign_in_step_over") << "a step counts once";
  EXPECT_EQ(code_of(send_code(sign_in("mori"), code)), "invalid_input") << "a code counts once";
}

TEST_P(SecondFactorTest, StepsEndByTimeAndByWrongCodes) {
  person("mori", {{api::Role::viewer, {}, {}}});
  set_up("mori");
  const api::Reply old = sign_in("mori");
  later(5 * 60);
  EXPECT_EQ(code_of(send_code(old, code_now())), "sign_in_step_over");
  const api::Reply first = sign_in("mori");
  for (int i = 0; i < 4; ++i) EXPECT_EQ(code_of(send_code(first, "000000")), "invalid_input");
  EXPECT_EQ(code_of(send_code(first, "000000")), "sign_in_step_over");
  const api::Reply again = sign_in("mori");
  EXPECT_EQ(again.status, 200) << "the password is not held up by wrong codes";
  EXPECT_EQ(send_code(again, code_now()).status, 429);
  request_.remote_address = "192.0.2.7";
  later(10);
  EXPECT_EQ(send_code(again, code_now()).status, 200) << "another place is not held up";
  EXPECT_EQ(code_of(send_code(first, "")), "invalid_input");
}

TEST_P(SecondFactorTest, RecoveryCodesCountOnceAndAreHashed) {
  person("mori", {{api::Role::viewer, {}, {}}});
  const std::string paper = set_up("mori");
  read([&](store::Read& tx) {
    tx.each<RecoveryCode>(
        "WHERE area_id = $1",
        [&](RecoveryCode&& row) { EXPECT_EQ(row.hash.find(paper.substr(0, 4)), std::string::npos); }, kArea);
    tx.each<Totp>(
        "WHERE area_id = $1",
        [&](Totp&& row) { EXPECT_EQ(row.sealed_secret.find(base32(secret_)), std::string::npos); }, kArea);
  });
  const api::Reply in = send_code(sign_in("mori"), paper);
  ASSERT_EQ(in.status, 200) << in.body;
  EXPECT_NE(ask("second_factor.show", "").body.find("\"recovery_codes\":9"), std::string::npos);
  EXPECT_EQ(code_of(send_code(sign_in("mori"), paper)), "invalid_input");
  ASSERT_EQ(send_code(sign_in("mori"), code_now()).status, 200);
  const api::Reply fresh = ask("second_factor.recovery", "{\"password\":\"" + kGoodPassword + "\"}");
  ASSERT_EQ(fresh.status, 200);
  EXPECT_EQ(count("SELECT count(*) FROM recovery_code WHERE area_id = $1"), 10);
}

TEST_P(SecondFactorTest, TurningOffNeedsThePassword) {
  person("mori", {{api::Role::viewer, {}, {}}});
  set_up("mori");
  EXPECT_EQ(ask("session.totp_off", R"({"password":"not-this-one-surely"})").status, 422);
  EXPECT_EQ(code_of(ask("second_factor.start", "{}")), "totp_on_already");
  EXPECT_EQ(ask("session.totp_off", "{\"password\":\"" + kGoodPassword + "\"}").status, 200);
  EXPECT_TRUE(text_of(sign_in("mori"), "code_needed").empty());
  EXPECT_TRUE(caller(request_).signed_in());
}

TEST_P(SecondFactorTest, AnOldSessionDoesNotSetUpAnother) {
  person("mori", {{api::Role::viewer, {}, {}}});
  EXPECT_EQ(sign_in("mori").status, 200);
  const std::string old_cookie = request_.cookie;
  set_up("mori");
  request_.cookie = old_cookie;
  EXPECT_FALSE(caller(request_).signed_in()) << "begun with the password alone";
}

TEST_P(SecondFactorTest, UnconfirmedCountsForNothing) {
  person("mori", {{api::Role::viewer, {}, {}}});
  EXPECT_EQ(code_of(ask("second_factor.start", "{}")), "sign_in_needed");
  EXPECT_EQ(sign_in("mori").status, 200);
  EXPECT_EQ(code_of(ask("session.confirm_totp", R"({"code":"123456"})")), "totp_not_started");
  EXPECT_EQ(ask("second_factor.start", "{}").status, 200);
  EXPECT_EQ(code_of(ask("session.confirm_totp", R"({"code":"12345"})")), "invalid_input");
  EXPECT_EQ(sign_in("mori").status, 200);
  EXPECT_TRUE(caller(request_).signed_in());
}

TEST_P(SecondFactorTest, TheTownAsksIt) {
  person("boss", {{api::Role::town, {}, {}}});
  person("nurse", {{api::Role::office, kOffice, {}}});
  EXPECT_EQ(sign_in("nurse").status, 200);
  EXPECT_EQ(ask("account.set_sign_in", R"({"second_factor_for":"everybody"})").status, 403);
  EXPECT_EQ(sign_in("boss").status, 200);
  ASSERT_EQ(ask("account.set_sign_in", R"({"second_factor_for":"town_and_coordinators"})").status, 200);
  EXPECT_FALSE(allows(caller(request_), "zone.edit")) << "at once, until a second factor is there";
  EXPECT_NE(ask("session.show", "").body.find("\"second_factor_due\":true"), std::string::npos);
  EXPECT_EQ(sign_in("nurse").status, 200);
  EXPECT_TRUE(allows(caller(request_), "facility.read"));
  set_up("boss");
  EXPECT_TRUE(allows(caller(request_), "zone.edit"));
  ASSERT_EQ(ask("account.set_sign_in", R"({"second_factor_for":"everybody"})").status, 200);
  EXPECT_EQ(code_of(ask("account.set_sign_in", R"({"second_factor_for":"cats"})")), "invalid_input");
  EXPECT_EQ(sign_in("nurse").status, 200);
  EXPECT_FALSE(allows(caller(request_), "facility.read"));
}

TEST_P(SecondFactorTest, AdministratorsResetTheirOwnPeopleOnly) {
  const Uuid elsewhere = *Uuid::parse("019a0000-0000-7000-8000-000000000002");
  person("head", {{api::Role::office_admin, kOffice, {}}});
  const AccountId own = person("nurse", {{api::Role::office, kOffice, {}}});
  const AccountId both = person("both", {{api::Role::office, kOffice, {}}, {api::Role::office, elsewhere, {}}});
  const AccountId boss = person("boss", {{api::Role::town, {}, {}}});
  set_up("nurse");
  EXPECT_EQ(sign_in("head").status, 200);
  const auto reset = [&](AccountId id) { return ask("account.reset_second_factor", "{}", {{"id", id.text()}}); };
  EXPECT_EQ(reset(own).status, 200);
  EXPECT_EQ(code_of(reset(both)), "account_elsewhere");
  EXPECT_EQ(code_of(reset(boss)), "account_elsewhere");
  EXPECT_EQ(code_of(ask("account.reset_password", "{}", {{"id", boss.text()}})), "account_elsewhere");
  EXPECT_EQ(code_of(ask("account.deactivate", "{}", {{"id", both.text()}})), "account_elsewhere");
  EXPECT_EQ(code_of(ask("account.create", R"({"name":"乗取","login":"thief","roles":[{"role":"town"}]})")),
            "account_elsewhere");
  const std::string list = ask("account.list", "").body;
  EXPECT_NE(list.find("\"nurse\""), std::string::npos);
  EXPECT_EQ(list.find("\"boss\""), std::string::npos);
  EXPECT_TRUE(text_of(sign_in("nurse"), "code_needed").empty());
  EXPECT_TRUE(caller(request_).signed_in());
}

}  // namespace
}  // namespace kaname::trust
