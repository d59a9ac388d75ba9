// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"
#include "trust/house_for_tests.h"

namespace kaname::trust {
namespace {

const Uuid kOffice = *Uuid::parse("019a0000-0000-7000-8000-000000000001");

class AccountTest : public House {
 protected:
  AccountTest() {
    boss_ = person("boss", {{api::Role::town, {}}});
    EXPECT_EQ(sign_in("boss").status, 200);
  }
  std::vector<std::pair<std::string, std::string>> path(AccountId id) { return {{"id", id.text()}}; }
  AccountId boss_;
};
INSTANTIATE_TEST_SUITE_P(Engines, AccountTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(AccountTest, TablesAreAsDeclaredAndKeyedByArea) {
  database().read([](store::Connection& connection) {
    EXPECT_EQ(store::schema_differences(connection, all_tables()), std::vector<std::string>{});
    const std::vector<std::string_view> global = {"schema_migration"};
    for (const std::string& breach : store::sharding_breaches(connection, global)) {
      for (const auto& table : all_tables()) EXPECT_FALSE(breach.starts_with(std::string(table->name) + ":")) << breach;
    }
  });
  for (const auto& table : history_tables()) {
    EXPECT_EQ(std::find(kNotHistory.begin(), kNotHistory.end(), table->name), kNotHistory.end());
  }
  EXPECT_EQ(history_tables().size() + kNotHistory.size(), all_tables().size());
}

TEST_P(AccountTest, NewPersonGetsAFirstPasswordOnce) {
  const api::Reply made = ask("account.create", R"({"name":"森 花子","name_kana":"もり はなこ","login":"Mori.H",
      "roles":[{"role":"office","facility_id":"019a0000-0000-7000-8000-000000000001"},{"role":"coordinator"}]})");
  ASSERT_EQ(made.status, 200) << made.body;
  const std::string password = text_of(made, "initial_password");
  EXPECT_EQ(password_fault(password, "mori.h"), "") << password;
  ASSERT_TRUE(made.repeat_body);
  EXPECT_EQ(*made.repeat_body, "{\"id\":\"" + text_of(made, "id") + "\"}");
  EXPECT_EQ(journal_body_.find(password), std::string::npos);
  EXPECT_NE(ask("account.list", "").body.find("\"login\":\"mori.h\""), std::string::npos);
  const api::Reply in = sign_in("mori.h", password);
  ASSERT_EQ(in.status, 200) << in.body;
  EXPECT_NE(in.body.find("\"must_change_password\":true"), std::string::npos);
}

TEST_P(AccountTest, GivenPasswordIsCheckedAndNotJournaled) {
  const std::string head = R"({"name":"森","name_kana":"","login":"mori","roles":[{"role":"viewer"}],"password":")";
  EXPECT_NE(ask("account.create", head + "mori-mori-mori-mori\"}").body.find("password_"), std::string::npos);
  ASSERT_EQ(ask("account.create", head + "yodogawa-no-hanabi\"}").status, 200);
  EXPECT_EQ(journal_body_.find("hanabi"), std::string::npos) << journal_body_;
  EXPECT_EQ(sign_in("mori", "yodogawa-no-hanabi").status, 200);
}

TEST_P(AccountTest, FaultsNameTheirField) {
  auto given = std::make_shared<Services>();
  given->office_name = [](store::Read&, const Uuid& id) -> std::optional<std::string> {
    return id == kOffice ? std::optional<std::string>("まきの訪問看護") : std::nullopt;
  };
  install(given);
  const std::pair<std::string_view, std::string_view> cases[] = {
      {R"("login":"boss","roles":[{"role":"viewer"}])", R"("field":"login","code":"login_taken")"},
      {R"("login":"ＢＯＳＳ","roles":[{"role":"viewer"}])", R"("field":"login","code":"login_taken")"},
      {R"("login":"森花子","roles":[{"role":"viewer"}])", R"("field":"login","code":"login_malformed")"},
      {R"("login":"ab","roles":[{"role":"viewer"}])", R"("field":"login","code":"login_malformed")"},
      {R"("login":"a b c","roles":[{"role":"viewer"}])", R"("field":"login","code":"login_malformed")"},
      {R"("login":"mori","roles":[])", R"("field":"roles","code":"required")"},
      {R"("login":"mori","roles":[{"role":"office"}])", R"("field":"roles.0.facility_id","code":"office_needed")"},
      {R"("login":"mori","roles":[{"role":"king"}])", R"("field":"roles.0.role","code":"unknown_choice")"},
      {R"("login":"mori","roles":[{"role":"viewer"},{"role":"viewer"}])", R"("field":"roles.1","code":"role_twice")"},
      {R"("login":"mori","roles":[{"role":"office","facility_id":"019a0000-0000-7000-8000-0000000000ee"}])",
       R"("field":"roles.0.facility_id","code":"office_unknown")"},
  };
  for (const auto& [body, expected] : cases) {
    const api::Reply reply = ask("account.create", R"({"name":"森","name_kana":"",)" + std::string(body) + "}");
    EXPECT_EQ(reply.status, 422) << body;
    EXPECT_NE(reply.body.find(expected), std::string::npos) << body << "\n" << reply.body;
  }
  EXPECT_EQ(count("SELECT count(*) FROM account WHERE area_id = $1"), 1);
}

TEST_P(AccountTest, LeaversLoseAccessAtOnce) {
  const AccountId leaver = person("leaver", {{api::Role::coordinator, {}}});
  const std::string boss_cookie = request_.cookie;
  ASSERT_EQ(sign_in("leaver").status, 200);
  const std::string cookie = request_.cookie;
  EXPECT_TRUE(caller(request_).signed_in());  // remembered now
  request_.cookie = boss_cookie;
  ASSERT_EQ(ask("account.deactivate", "{}", path(leaver)).status, 200);
  request_.cookie = cookie;
  EXPECT_FALSE(caller(request_).signed_in());
  EXPECT_EQ(sign_in("leaver").status, 401);
  EXPECT_EQ(count("SELECT count(*) FROM membership WHERE area_id = $1 AND until IS NULL"), 1);  // the boss
  request_.cookie = boss_cookie;
  EXPECT_EQ(ask("account.deactivate", "{}", path(leaver)).status, 409);
}

TEST_P(AccountTest, InactiveAccountsHaveNoSessionEvenIfOneIsLeft) {
  const AccountId who = person("mori", {{api::Role::viewer, {}}});
  ASSERT_EQ(sign_in("mori").status, 200);
  write(kArea, [&](store::Write& tx) {
    tx.execute("UPDATE account SET active = 0 WHERE area_id = $1 AND id = $2", kArea, who);
  });
  EXPECT_FALSE(caller(request_).signed_in());
}

TEST_P(AccountTest, RolesChangeAtOnceAndOldOnesStayWithTheirEnd) {
  const AccountId who = person("mori", {{api::Role::coordinator, {}}, {api::Role::viewer, {}}});
  const std::string boss_cookie = request_.cookie;
  ASSERT_EQ(sign_in("mori").status, 200);
  const std::string cookie = request_.cookie;
  EXPECT_TRUE(allows(caller(request_), "import.run"));
  now_ = now_.plus_ms(1000);
  request_.cookie = boss_cookie;
  const std::string body =
      R"({"roles":[{"role":"viewer"},{"role":"office","facility_id":"019a0000-0000-7000-8000-000000000001"}]})";
  ASSERT_EQ(ask("account.set_roles", body, path(who)).status, 200);
  request_.cookie = cookie;
  EXPECT_FALSE(allows(caller(request_), "import.run"));
  EXPECT_TRUE(require(caller(request_), "facility.edit", kOffice));
  EXPECT_EQ(ask("account.list", "").status, 403);
  read([&](store::Read& tx) {
    const auto rows = tx.select<Membership>("WHERE area_id = $1 AND account_id = $2 ORDER BY since, role", kArea, who);
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].until, now_);           // coordinator
    EXPECT_FALSE(rows[1].until.has_value());  // viewer, kept as it was
    EXPECT_EQ(rows[2].since, now_);
  });
}

TEST_P(AccountTest, NobodyShutsThemselvesOut) {
  EXPECT_EQ(code_of(ask("account.deactivate", "{}", path(boss_))), "account_self");
  EXPECT_EQ(code_of(ask("account.set_roles", R"({"roles":[{"role":"viewer"}]})", path(boss_))), "account_self");
  EXPECT_TRUE(allows(caller(request_), "account.edit"));
}

TEST_P(AccountTest, ResetEndsSessionsAndOldPassword) {
  const AccountId who = person("mori", {{api::Role::viewer, {}}});
  const std::string boss_cookie = request_.cookie;
  ASSERT_EQ(sign_in("mori").status, 200);
  const std::string cookie = request_.cookie;
  request_.cookie = boss_cookie;
  const api::Reply reset = ask("account.reset_password", "{}", path(who));
  ASSERT_EQ(reset.status, 200) << reset.body;
  request_.cookie = cookie;
  EXPECT_FALSE(caller(request_).signed_in());
  EXPECT_EQ(sign_in("mori").status, 401);
  EXPECT_EQ(sign_in("mori", text_of(reset, "initial_password")).status, 200);
}

TEST_P(AccountTest, UnknownAndForeignAccountsAreNotFound) {
  const AccountId foreign = person("tottori", {{api::Role::viewer, {}}}, kOtherArea);
  for (const AccountId id : {foreign, AccountId{kOffice}}) {
    EXPECT_EQ(code_of(ask("account.deactivate", "{}", path(id))), "account_not_found");
    EXPECT_EQ(code_of(ask("account.reset_password", "{}", path(id))), "account_not_found");
    EXPECT_EQ(code_of(ask("account.set_roles", R"({"roles":[{"role":"viewer"}]})", path(id))), "account_not_found");
  }
  EXPECT_EQ(ask("account.deactivate", "{}", {{"id", "x"}}).status, 422);
  EXPECT_EQ(ask("account.list", "").body.find("tottori"), std::string::npos);
}

TEST_P(AccountTest, ReplayMakesTheAccountWithoutAPassword) {
  ASSERT_EQ(
      ask("account.create", R"({"name":"森","name_kana":"もり","login":"mori","roles":[{"role":"viewer"}]})").status,
      200);
  const std::string body = journal_body_;
  store::testing::FreshStore other(GetParam());
  const auto table = endpoints();
  const auto endpoint =
      std::find_if(table.begin(), table.end(), [](const auto& e) { return e.act == "account.create"; });
  api::Caller town;  // as the journal tells it
  town.grants = {{api::Role::town, std::nullopt}};
  other.database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, now_, {random_uuid().text(), 1});
    const auto replayed = endpoint->replay(tx, town, body);
    EXPECT_TRUE(replayed);
    EXPECT_EQ(tx.number("SELECT count(*) FROM account WHERE area_id = $1 AND login = 'mori'", kArea), 1);
    EXPECT_EQ(tx.number("SELECT count(*) FROM credential WHERE area_id = $1", kArea), 0);
    return true;
  });
}

TEST_P(AccountTest, PermissionTableIsShown) {
  const api::Reply reply = ask("permission.show", "");
  EXPECT_NE(
      reply.body.find(R"({"permission":"facility.edit","ja":"資源情報を直す","en":"Change facilities","door":"role",)"
                      R"("relations":["area","area","own_office","none","none","own_office"]})"),
      std::string::npos)
      << reply.body;
}

// Every endpoint of this floor × every role: only those whom the table lets in get past the door.
TEST_P(AccountTest, EveryEndpointKeepsItsDoor) {
  for (const api::Endpoint& endpoint : endpoints()) {
    ASSERT_NE(find_permission(endpoint.permission), nullptr) << endpoint.act;
    EXPECT_TRUE(bool(endpoint.read) != bool(endpoint.write)) << endpoint.act;
  }
  const std::string boss_cookie = request_.cookie;
  for (std::size_t i = 0; i < api::kRoles.size(); ++i) {
    const auto role = static_cast<api::Role>(i);
    person("p" + std::string(api::kRoles[i].code), {{role, kOffice}});
    ASSERT_EQ(sign_in("p" + std::string(api::kRoles[i].code)).status, 200);
    EXPECT_EQ(ask("account.list", "").status, role == api::Role::town || role == api::Role::office_admin ? 200 : 403);
    EXPECT_EQ(ask("permission.show", "").status, 200);
  }
  request_.cookie.clear();
  EXPECT_EQ(ask("account.list", "").status, 401);
  EXPECT_EQ(ask("permission.show", "").status, 401);
  EXPECT_EQ(ask("session.show", "").status, 200);
}

}  // namespace
}  // namespace kaname::trust
