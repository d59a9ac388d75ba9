// SPDX-License-Identifier: Apache-2.0
#include "trust/invitation.h"

#include "trust/area_settings.h"
#include "trust/house_for_tests.h"
#include "trust/second_factor.h"

namespace kaname::trust {
namespace {

const Uuid kOffice = *Uuid::parse("019a0000-0000-7000-8000-000000000001");
constexpr const char* kOwn = "yodogawa-no-hanabi";

class InvitationTest : public House {
 protected:
  InvitationTest() {
    person("boss", {{api::Role::town, {}, {}}});
    EXPECT_EQ(sign_in("boss").status, 200);
    boss_ = request_.cookie;
    const api::Reply made = ask("account.create",
                                R"({"name":"森 花子","name_kana":"","login":"mori","invite":true,"roles":[
        {"role":"office","facility_id":"019a0000-0000-7000-8000-000000000001","profession":"nurse"}]})");
    EXPECT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(text_of(made, "initial_password"), "");
    id_ = text_of(made, "id");
  }
  api::Reply invite() {
    request_.cookie = boss_;
    return ask("account.invite", "{}", {{"id", id_}});
  }
  api::Reply begin(const std::string& code, const std::string& password = kOwn) {
    request_.cookie.clear();
    return ask("session.sign_in_invitation", "{\"code\":\"" + code + "\",\"password\":\"" + password + "\"}");
  }
  std::string boss_, id_;
};
INSTANTIATE_TEST_SUITE_P(Engines, InvitationTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(InvitationTest, FromTheSheetToTheFirstDay) {
  EXPECT_EQ(sign_in("mori", "").status, 422);
  const api::Reply made = invite();
  ASSERT_EQ(made.status, 200) << made.body;
  const std::string code = text_of(made, "code");
  EXPECT_EQ(journal_body_.find(code.substr(0, 4)), std::string::npos);
  ASSERT_TRUE(made.repeat_body);
  EXPECT_EQ(made.repeat_body->find(code), std::string::npos) << "told once";
  EXPECT_EQ(count("SELECT count(*) FROM invitation WHERE area_id = $1"), 1);

  request_.cookie.clear();
  std::string small;
  for (const char c : code) small += c == '-' ? ' ' : static_cast<char>(std::tolower(c));
  const api::Reply opened = ask("invitation.open", "{\"code\":\"" + small + "\"}");
  ASSERT_EQ(opened.status, 200) << opened.body;
  EXPECT_EQ(text_of(opened, "name"), "森 花子");
  EXPECT_EQ(text_of(opened, "login"), "mori");

  EXPECT_EQ(begin(code, "short").status, 422);
  EXPECT_EQ(begin(code, "mori-mori-mori-mori").status, 422) << "the rules of passwords hold";
  const api::Reply in = begin(code);
  ASSERT_EQ(in.status, 200) << in.body;
  EXPECT_NE(in.body.find("\"pledge_due\":true"), std::string::npos);
  EXPECT_FALSE(allows(caller(request_), "facility.read")) << "nothing before the pledge";
  ASSERT_EQ(ask("account.pledge", "{}").status, 200);
  EXPECT_TRUE(require(caller(request_), "facility.edit", kOffice));
  read([&](store::Read& tx) {
    const auto row = tx.first<Pledge>("WHERE area_id = $1", kArea);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->accepted_at, now_);
    EXPECT_NE(row->words.find("秘密を漏らしません"), std::string::npos);
  });
  EXPECT_EQ(code_of(begin(code)), "invalid_input") << "counts once";
  EXPECT_EQ(sign_in("mori", kOwn).status, 200);
  EXPECT_TRUE(allows(caller(request_), "facility.read")) << "the pledge is made once";
}

TEST_P(InvitationTest, OverAfterFourteenDaysAndReplacedByANewOne) {
  const std::string first = text_of(invite(), "code");
  const std::string second = text_of(invite(), "code");
  EXPECT_EQ(begin(first).status, 422);
  now_ = now_.plus_ms(kInvitationMs - 1);
  EXPECT_EQ(ask("invitation.open", "{\"code\":\"" + second + "\"}").status, 200);
  now_ = now_.plus_ms(1);
  EXPECT_EQ(begin(second).status, 422);
  EXPECT_EQ(count("SELECT count(*) FROM credential WHERE area_id = $1"), 1) << "only the town's officer has a password";
}

TEST_P(InvitationTest, GuessingIsSlowedDown) {
  request_.cookie.clear();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(ask("invitation.open", R"({"code":"AAAA-AAAA-AAAA-AAAA"})").status, 422);
  EXPECT_EQ(ask("invitation.open", R"({"code":"AAAA-AAAA-AAAA-AAAA"})").status, 429);
  EXPECT_EQ(begin("AAAA-AAAA-AAAA-AAAA").status, 429);
}

TEST_P(InvitationTest, OnlyThoseWhoAdministerThePersonInvite) {
  person("nurse", {{api::Role::office, kOffice, {}}});
  person("far", {{api::Role::office_admin, *Uuid::parse("019a0000-0000-7000-8000-000000000002"), {}}});
  person("head", {{api::Role::office_admin, kOffice, {}}});
  for (const auto& [login, status] :
       std::vector<std::pair<std::string, int>>{{"nurse", 403}, {"far", 403}, {"head", 200}}) {
    ASSERT_EQ(sign_in(login).status, 200);
    EXPECT_EQ(ask("account.invite", "{}", {{"id", id_}}).status, status) << login;
  }
}

TEST_P(InvitationTest, AReplayOpensNothing) {
  ASSERT_EQ(invite().status, 200);
  const auto table = endpoints();
  const auto endpoint =
      std::find_if(table.begin(), table.end(), [](const auto& e) { return e.act == "account.invite"; });
  const std::int64_t before = count("SELECT count(*) FROM invitation WHERE area_id = $1");
  write(kArea, [&](store::Write& tx) {
    api::Caller town;
    town.grants = {{api::Role::town, std::nullopt}};
    EXPECT_TRUE(endpoint->replay(tx, town, "{\"id\":\"" + id_ + "\"}"));
  });
  EXPECT_EQ(before, 1);
  EXPECT_EQ(count("SELECT count(*) FROM invitation WHERE area_id = $1"), 0) << "no code that nobody was told";
}

TEST_P(InvitationTest, TheTownWritesItsOwnPledge) {
  request_.cookie = boss_;
  ASSERT_EQ(ask("setting.set_pledge", R"({"words":"  わたしは守ります。 "})").status, 200);
  EXPECT_EQ(text_of(ask("setting.pledge", ""), "words"), "わたしは守ります。");
  ASSERT_EQ(ask("setting.set_pledge", R"({"words":""})").status, 200);
  EXPECT_NE(text_of(ask("setting.pledge", ""), "words").find("目的"), std::string::npos) << "the program's own";
}

}  // namespace
}  // namespace kaname::trust
