// SPDX-License-Identifier: Apache-2.0
#include "trust/application.h"

#include "trust/house_for_tests.h"

namespace kaname::trust {
namespace {

namespace json = boost::json;

const Uuid kOffice = *Uuid::parse("019a0000-0000-7000-8000-000000000001");
const Uuid kOther = *Uuid::parse("019a0000-0000-7000-8000-000000000002");

class ApplicationTest : public House {
 protected:
  ApplicationTest() {
    auto given = std::make_shared<Services>();
    given->office_name = [](store::Read&, const Uuid& id) -> std::optional<std::string> {
      if (id == kOffice) return "まきの訪問看護";
      if (id == kOther) return "くずは薬局";
      return std::nullopt;
    };
    install(given);
    for (const auto& [login, role] :
         std::vector<std::pair<std::string, RoleFor>>{{"boss", {api::Role::town, {}, {}}},
                                                      {"head", {api::Role::office_admin, kOffice, {}}},
                                                      {"nurse", {api::Role::office, kOffice, {}}},
                                                      {"viewer", {api::Role::viewer, {}, {}}},
                                                      {"coord", {api::Role::coordinator, {}, {}}},
                                                      {"pref", {api::Role::prefecture, {}, {}}}}) {
      person(login, {role});
      EXPECT_EQ(sign_in(login).status, 200);
      cookies_[login] = request_.cookie;
    }
    be("");
  }
  void be(const std::string& login) { request_.cookie = login.empty() ? "" : cookies_.at(login); }

  static json::object form(json::object changes = {}) {
    json::object out = {{"name", "森 花子"},
                        {"name_kana", "もり はなこ"},
                        {"profession", "nurse"},
                        {"role", "office"},
                        {"office_id", kOffice.text()},
                        {"phone", "072-000-0000"},
                        {"reason", "訪問先の方の連絡に使いたい"}};
    for (auto& [key, value] : changes) {
      if (value.is_null()) {
        out.erase(key);
      } else {
        out[key] = value;
      }
    }
    return out;
  }
  std::int64_t send(json::object changes = {}) {
    const api::Reply reply = ask("application.send", json::serialize(form(std::move(changes))));
    EXPECT_EQ(reply.status, 200) << reply.body;
    return reply.status == 200 ? json::parse(reply.body).at("number").as_int64() : 0;
  }
  json::value listed() {
    const api::Reply reply = ask("application.list", "");
    EXPECT_EQ(reply.status, 200) << reply.body;
    return json::parse(reply.body);
  }
  std::string id_of(std::int64_t number) {
    std::string out;
    read([&](store::Read& tx) {
      const auto row = tx.first<Application>("WHERE area_id = $1 AND number = $2", kArea, number);
      if (row) out = row->id.text();
    });
    return out;
  }
  api::Reply approve(std::int64_t number, json::object changes = {}) {
    json::object body = {{"name", "森 花子"},
                         {"name_kana", "もり はなこ"},
                         {"login", "mori.h"},
                         {"role", {{"role", "office"}, {"facility_id", kOffice.text()}, {"profession", "nurse"}}}};
    for (auto& [key, value] : changes) body[key] = value;
    return ask("application.approve", json::serialize(body), {{"id", id_of(number)}});
  }
  std::map<std::string, std::string> cookies_;
};
INSTANTIATE_TEST_SUITE_P(Engines, ApplicationTest, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::name);

TEST_P(ApplicationTest, AStrangerHearsANumberAndNothingElse) {
  const std::string known = ask("application.send", json::serialize(form({{"name", "田中 nurse"}}))).body;
  const std::string unknown = ask("application.send", json::serialize(form())).body;
  EXPECT_EQ(known.substr(0, known.find("1")), unknown.substr(0, unknown.find("2"))) << "only the number differs";
  EXPECT_EQ(json::parse(unknown).at("number").as_int64(), 2);
  EXPECT_EQ(json::parse(unknown).as_object().size(), 2U);
}

TEST_P(ApplicationTest, FaultsNameTheirField) {
  const std::pair<json::object, std::string_view> cases[] = {
      {{{"name", nullptr}}, R"("field":"name","code":"required")"},
      {{{"phone", ""}}, R"("field":"phone","code":"required")"},
      {{{"office_id", nullptr}}, R"("field":"office_name","code":"application_office")"},
      {{{"office_id", random_uuid().text()}}, R"("field":"office_id","code":"office_unknown")"},
      {{{"mail", "mori"}}, R"("field":"mail","code":"mail_shape")"},
      {{{"reason", "番号は 123456789018 です"}}, R"("field":"reason","code":"my_number")"},
      {{{"state", "approved"}}, R"("field":"state","code":"unknown_field")"},
      {{{"role", "king"}}, R"("field":"role","code":"unknown_choice")"},
  };
  for (const auto& [changes, expected] : cases) {
    const api::Reply reply = ask("application.send", json::serialize(form(changes)));
    EXPECT_EQ(reply.status, 422) << expected;
    EXPECT_NE(reply.body.find(expected), std::string::npos) << reply.body;
  }
  EXPECT_EQ(count("SELECT count(*) FROM application WHERE area_id = $1"), 0);
  send({{"office_id", nullptr}, {"office_name", "これから開く訪問看護"}});
  send({{"role", "coordinator"}, {"office_id", nullptr}});
}

TEST_P(ApplicationTest, StrangersAreSlowedDownPeopleOfTheSystemAreNot) {
  request_.remote_address = "192.0.2.7";
  for (int i = 0; i < 5; ++i) send();
  EXPECT_EQ(code_of(ask("application.send", json::serialize(form()))), "stranger_slow_down");
  be("head");
  for (int i = 0; i < 7; ++i) send({{"name", "同僚"}});
}

TEST_P(ApplicationTest, WhoSeesAndDecidesWhich) {
  const std::int64_t own = send(), elsewhere = send({{"office_id", kOther.text()}, {"name", "谷 進"}});
  const std::int64_t town = send({{"role", "coordinator"}}),
                     unlisted = send({{"office_id", nullptr}, {"office_name", "まきの訪問看護"}});
  for (const char* login : {"nurse", "viewer", "coord", "pref", ""}) {
    be(login);
    for (const char* act : {"application.list", "application.approve", "application.decline"}) {
      EXPECT_EQ(ask(act, R"({"reason":"x"})", {{"id", id_of(own)}}).status, std::string(login).empty() ? 401 : 403)
          << login << " " << act;
    }
  }
  be("head");
  const auto mine = listed();
  ASSERT_EQ(mine.at("items").as_array().size(), 1U);
  EXPECT_EQ(mine.at("waiting").as_int64(), 1);
  EXPECT_EQ(mine.at("items").at(0).at("office_name").as_string(), "まきの訪問看護");
  for (const std::int64_t number : {elsewhere, town, unlisted}) {
    EXPECT_EQ(code_of(approve(number)), "application_not_found");
    EXPECT_EQ(code_of(ask("application.decline", R"({"reason":"x"})", {{"id", id_of(number)}})),
              "application_not_found");
  }
  EXPECT_EQ(code_of(approve(own, {{"role", {{"role", "town"}}}})), "account_elsewhere");
  EXPECT_EQ(code_of(approve(own, {{"role", {{"role", "office"}, {"facility_id", kOther.text()}}}})),
            "account_elsewhere");
  EXPECT_EQ(approve(own).status, 200);
  be("boss");
  EXPECT_EQ(listed().at("waiting").as_int64(), 3);
  EXPECT_EQ(json::parse(ask("account.waiting", "").body).at("applications").as_int64(), 3);
}

TEST_P(ApplicationTest, ApprovedItBecomesAnAccountThatBeginsByAnInvitation) {
  const std::int64_t number = send();
  be("boss");
  EXPECT_EQ(approve(number, {{"login", "a b"}}).status, 422) << "a wrong login decides nothing";
  const api::Reply reply = approve(number);
  ASSERT_EQ(reply.status, 200) << reply.body;
  const auto made = json::parse(reply.body);
  EXPECT_EQ(made.at("state").as_string(), "approved");
  EXPECT_EQ(made.at("decided_by").as_string(), "田中 boss");
  const std::string account(made.at("account_id").as_string());
  EXPECT_EQ(sign_in("mori.h", "").status, 422) << "no password yet";
  be("boss");
  EXPECT_EQ(ask("account.invite", "{}", {{"id", account}}).status, 200);
  EXPECT_EQ(code_of(approve(number, {{"login", "mori.h2"}})), "application_decided");
  EXPECT_EQ(code_of(ask("application.decline", R"({"reason":"x"})", {{"id", id_of(number)}})), "application_decided");
  EXPECT_EQ(listed().at("items").at(0).at("application").at("state").as_string(), "approved") << "stays as history";
}

TEST_P(ApplicationTest, DeclinedWithAReason) {
  const std::int64_t number = send();
  be("boss");
  EXPECT_EQ(ask("application.decline", R"({"reason":""})", {{"id", id_of(number)}}).status, 422);
  ASSERT_EQ(ask("application.decline", R"({"reason":"電話で確かめられなかった"})", {{"id", id_of(number)}}).status,
            200);
  const auto row = listed().at("items").at(0).at("application");
  EXPECT_EQ(row.at("state").as_string(), "declined");
  EXPECT_EQ(row.at("decision").as_string(), "電話で確かめられなかった");
  EXPECT_EQ(listed().at("waiting").as_int64(), 0);
}

TEST_P(ApplicationTest, WhoMayBeTheSameStandsBeside) {
  person("hanako", {{api::Role::office, kOffice, {}}});
  write(kArea, [](store::Write& tx) {
    tx.execute("UPDATE account SET name = '森　花子' WHERE area_id = $1 AND login = 'hanako'", kArea);
  });
  send();
  send({{"office_id", kOther.text()}});
  be("boss");
  const auto items = listed().at("items");
  ASSERT_EQ(items.as_array().size(), 2U);
  for (const auto& row : items.as_array()) {
    EXPECT_EQ(row.at("same_waiting").as_int64(), 1);
    ASSERT_EQ(row.at("same_name").as_array().size(), 1U) << "a wide space is no other name";
    const bool here = row.at("application").at("office_id").as_string() == kOffice.text();
    EXPECT_EQ(row.at("same_name").at(0).at("same_office").as_bool(), here);
    EXPECT_EQ(row.at("same_name").at(0).at("office_names").as_string(), "まきの訪問看護");
  }
}

TEST_P(ApplicationTest, ARoleIsAddedToTheAccountThatIsThere) {
  const AccountId known = person("hanako", {{api::Role::office, kOffice, Profession::nurse}});
  const std::int64_t number = send({{"office_id", kOther.text()}});
  const json::object role = {{"role", "office"}, {"facility_id", kOther.text()}, {"profession", "nurse"}};
  be("head");
  EXPECT_EQ(code_of(approve(number, {{"role", role}, {"account_id", known.text()}})), "application_not_found");
  be("boss");
  now_ = now_.plus_ms(1000);
  ASSERT_EQ(approve(number, {{"role", role}, {"account_id", known.text()}}).status, 200);
  EXPECT_EQ(count("SELECT count(*) FROM account WHERE area_id = $1"), 7) << "nobody new";
  ASSERT_EQ(sign_in("hanako").status, 200);
  EXPECT_TRUE(caller(request_).belongs_to(kOffice));
  EXPECT_TRUE(caller(request_).belongs_to(kOther));
}

}  // namespace
}  // namespace kaname::trust
