// SPDX-License-Identifier: Apache-2.0
#include "trust/area_settings.h"
#include "trust/house_for_tests.h"
#include "trust/yearly_confirmation.h"

namespace kaname::trust {
namespace {

namespace json = boost::json;
using State = ConfirmationState;

const Uuid kOffice = *Uuid::parse("019a0000-0000-7000-8000-000000000001");
const Uuid kOther = *Uuid::parse("019a0000-0000-7000-8000-000000000002");

LocalDate day(std::string_view text) { return *LocalDate::parse(text); }
Timestamp at(std::string_view text) { return Timestamp::of(day(text)); }

YearlyConfirmation may(bool suspend = true) { return {true, 5, 30, suspend, std::nullopt}; }

TEST(YearlyRules, ATermOpensOnTheFirstOfItsMonth) {
  EXPECT_FALSE(term_at({}, day("2027-05-10"))) << "off";
  EXPECT_EQ(term_at(may(), day("2027-05-01")), (Term{day("2027-05-01"), day("2027-05-31"), day("2027-07-01")}));
  EXPECT_EQ(term_at(may(), day("2027-04-30"))->opens, day("2026-05-01"));
  auto setting = may();
  setting.since = day("2026-11-01");
  EXPECT_FALSE(term_at(setting, day("2027-04-30"))) << "decided in November: the first one opens next May";
  EXPECT_EQ(term_at(setting, day("2027-05-01"))->opens, day("2027-05-01"));
  setting.month = 2;
  setting.grace_days = 0;
  EXPECT_EQ(term_at(setting, day("2028-02-29")), (Term{day("2028-02-01"), day("2028-02-29"), day("2028-03-01")}));
}

TEST(YearlyRules, FromWaitingOverOverdueToSuspended) {
  const Timestamp before = at("2026-08-01");
  const std::pair<const char*, State> days[] = {
      {"2027-04-30", State::confirmed}, {"2027-05-01", State::waiting},   {"2027-05-31", State::waiting},
      {"2027-06-01", State::overdue},   {"2027-06-30", State::overdue},   {"2027-07-01", State::suspended},
      {"2028-05-01", State::suspended}, {"2028-07-01", State::suspended},
  };
  for (const auto& [today, expected] : days) EXPECT_EQ(state_of(may(), day(today), before, false), expected) << today;
  EXPECT_EQ(state_of(may(), day("2027-07-01"), before, true), State::overdue) << "spared";
  EXPECT_EQ(state_of(may(false), day("2027-12-01"), before, false), State::overdue) << "no suspension decided";
  EXPECT_EQ(state_of(may(false), day("2028-05-02"), before, false), State::overdue) << "since last year";
  EXPECT_EQ(state_of(may(), day("2027-07-01"), at("2027-05-01"), false), State::confirmed);
  EXPECT_EQ(state_of(may(), day("2027-07-01"), at("2027-05-01").plus_ms(-1), false), State::suspended);
  EXPECT_EQ(state_of({}, day("2027-07-01"), before, false), State::none);
}

TEST(YearlyRules, SwitchingItOnFindsNobodyOverdue) {
  const auto first = with_since(may(), {}, day("2026-11-29"));
  EXPECT_EQ(first.since, day("2026-11-01"));
  EXPECT_EQ(state_of(first, day("2026-11-29"), at("2020-01-01"), false), State::none);
  EXPECT_EQ(state_of(first, day("2027-05-02"), at("2020-01-01"), false), State::waiting);
  EXPECT_EQ(with_since(may(), first, day("2027-08-01")).since, first.since) << "goes on";
  auto june = may();
  june.month = 6;
  EXPECT_EQ(with_since(june, first, day("2027-08-01")).since, day("2027-08-01")) << "another month begins anew";
  EXPECT_EQ(with_since(may(), {}, day("2027-05-20")).since, day("2027-05-01")) << "decided within its month it counts";
  auto told = may();
  told.since = day("1990-01-01");
  EXPECT_EQ(with_since(told, {}, day("2026-11-29")).since, day("2026-11-01")) << "not the sender's to say";
  EXPECT_FALSE(with_since({}, first, day("2027-01-01")).since);
}

class YearlyTest : public House {
 protected:
  YearlyTest() {
    now_ = at("2027-04-10");
    boss_ = enter("boss", {api::Role::town, {}, {}});
    head_ = enter("head", {api::Role::office_admin, kOffice, {}});
    nurse_ = enter("nurse", {api::Role::office, kOffice, {}});
    lone_ = enter("lone", {api::Role::office, kOther, {}});
    be("boss");
    EXPECT_EQ(ask("account.set_yearly_confirmation", R"({"on":true,"month":5,"grace_days":30,"suspend":true})").status,
              200);
  }
  AccountId enter(const std::string& login, RoleFor role) {
    const AccountId id = person(login, {role});
    EXPECT_EQ(sign_in(login).status, 200);
    cookies_[login] = request_.cookie;
    return id;
  }
  // The sessions of that morning are over by now; this is a new one.
  void be(const std::string& login) {
    if (signed_on_[login] != now_.tokyo_date()) {
      ASSERT_EQ(sign_in(login).status, 200) << login;
      cookies_[login] = request_.cookie;
      signed_on_[login] = now_.tokyo_date();
    }
    request_.cookie = cookies_.at(login);
  }
  json::value waiting() { return json::parse(ask("account.waiting", "").body); }
  static std::string many(std::vector<AccountId> ids) {
    json::array list;
    for (const AccountId id : ids) list.emplace_back(id.text());
    return json::serialize(json::object{{"accounts", list}});
  }
  std::map<std::string, std::string> cookies_;
  std::map<std::string, LocalDate> signed_on_;
  AccountId boss_, head_, nurse_, lone_;
};
INSTANTIATE_TEST_SUITE_P(Engines, YearlyTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(YearlyTest, EachConfirmsHerOwnAndTheTownTheRest) {
  EXPECT_FALSE(waiting().as_object().contains("opens")) << "not before May";
  now_ = at("2027-05-06");
  be("boss");
  EXPECT_EQ(waiting().at("waiting").as_int64(), 2) << "town accounts, and offices without an administrator";
  be("head");
  EXPECT_EQ(waiting().at("waiting").as_int64(), 2);
  EXPECT_EQ(code_of(ask("account.confirm", many({nurse_, lone_}))), "account_elsewhere");
  EXPECT_EQ(waiting().at("waiting").as_int64(), 2) << "all or none";
  ASSERT_EQ(ask("account.confirm", many({nurse_, head_})).status, 200);
  EXPECT_EQ(waiting().at("confirmed").as_int64(), 2);
  EXPECT_NE(ask("account.list", "").body.find("\"confirmed_by\":\"田中 head\""), std::string::npos);
  be("nurse");
  EXPECT_EQ(ask("account.confirm", many({nurse_})).status, 403) << "nobody vouches for herself but an administrator";
  be("boss");
  ASSERT_EQ(ask("account.confirm", many({boss_, lone_})).status, 200);
  EXPECT_EQ(waiting().at("waiting").as_int64(), 0);
}

TEST_P(YearlyTest, OverdueOfficesAreSeenByTheTown) {
  now_ = at("2027-06-01");
  be("boss");
  EXPECT_EQ(waiting().at("offices_overdue").as_int64(), 1);
  EXPECT_EQ(waiting().at("overdue").as_int64(), 2);
  const api::Reply csv = ask("account.export", "");
  EXPECT_NE(csv.body.find("期限切れ"), std::string::npos);
  EXPECT_NE(csv.body.find("田中 nurse"), std::string::npos);
  be("head");
  EXPECT_EQ(ask("account.export", "").body.find("田中 lone"), std::string::npos) << "only of her office";
}

TEST_P(YearlyTest, SuspendedByDateAloneAndResumedByConfirming) {
  now_ = at("2027-07-01").plus_ms(-60'000);
  be("nurse");
  const std::string open = request_.cookie;
  EXPECT_TRUE(caller(request_).signed_in());
  now_ = at("2027-07-01").plus_ms(5000);
  request_.cookie = open;
  EXPECT_FALSE(caller(request_).signed_in()) << "also with a session that is open";
  EXPECT_EQ(code_of(sign_in("nurse")), "account_suspended");
  EXPECT_EQ(code_of(sign_in("nurse", "another-password-here")), "sign_in_failed")
      << "only who has the password is told";
  EXPECT_EQ(code_of(sign_in("head")), "account_suspended");
  be("boss");  // spared
  EXPECT_NE(ask("account.list", "").body.find("\"confirmation\":\"suspended\""), std::string::npos);
  ASSERT_EQ(ask("account.confirm", many({nurse_})).status, 200);
  EXPECT_EQ(sign_in("nurse").status, 200);
  EXPECT_EQ(count("SELECT count(*) FROM credential WHERE area_id = $1"), 4) << "nothing was taken away";
  be("boss");
  ASSERT_EQ(ask("account.set_yearly_confirmation", R"({"on":true,"month":5,"grace_days":30,"suspend":false})").status,
            200);
  EXPECT_EQ(sign_in("head").status, 200) << "the town decides otherwise";
}

TEST_P(YearlyTest, TheLastSignInIsKnownAndAResetForgetsNothing) {
  now_ = at("2027-04-20");
  be("boss");
  const auto last = [&] {
    const auto list = json::parse(ask("account.list", "").body);
    for (const auto& row : list.at("items").as_array()) {
      if (row.at("login").as_string() == "lone") return std::string(row.at("last_sign_in_at").as_string());
    }
    return std::string();
  };
  EXPECT_EQ(last(), at("2027-04-10").text());
  ASSERT_EQ(ask("account.reset_password", "{}", {{"id", lone_.text()}}).status, 200);
  EXPECT_EQ(last(), at("2027-04-10").text());
}

TEST_P(YearlyTest, LeavingByHerselfIsTheSameEnd) {
  be("nurse");
  EXPECT_EQ(ask("account.leave", "{}").status, 200);
  EXPECT_FALSE(caller(request_).signed_in());
  EXPECT_EQ(code_of(sign_in("nurse")), "sign_in_failed");
  EXPECT_EQ(count("SELECT count(*) FROM account WHERE area_id = $1 AND active = 0"), 1) << "the name stays";
  read([&](store::Read& tx) {
    const auto row = tx.first<AccountConfirmation>("WHERE area_id = $1 AND account_id = $2", kArea, nurse_);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->outcome, ConfirmationOutcome::left);
    EXPECT_EQ(row->by_account, nurse_);
  });
  be("boss");
  EXPECT_EQ(code_of(ask("account.leave", "{}")), "last_town_account");
  EXPECT_EQ(code_of(ask("account.confirm", many({nurse_}))), "account_inactive");
  person("second", {{api::Role::town, {}, {}}});
  EXPECT_EQ(ask("account.leave", "{}").status, 200);
}

TEST_P(YearlyTest, OnlyTheTownDecidesTheRules) {
  be("head");
  EXPECT_EQ(ask("account.set_yearly_confirmation", R"({"on":false})").status, 403);
  be("boss");
  EXPECT_EQ(ask("account.set_yearly_confirmation", R"({"on":true,"month":13,"grace_days":30})").status, 422);
  const api::Reply kept = ask("account.set_yearly_confirmation", R"({"on":true,"month":5,"since":"1990-01-01"})");
  EXPECT_EQ(text_of(kept, "since"), "2027-04-01");
}

}  // namespace
}  // namespace kaname::trust
