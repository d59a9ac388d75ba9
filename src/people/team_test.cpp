// SPDX-License-Identifier: Apache-2.0
// Teams, consents and the other bases over time: who joins sees, who leaves sees nothing from the next request on.
#include "people/people_for_tests.h"

namespace kaname::people {
namespace {

namespace json = boost::json;

class TeamTest : public testing::PeopleTown {
 protected:
  std::string show(const std::string& id, const api::Caller& who) { return code("person.facts", {{"id", id}}, who); }
  std::string reach(const std::string& id, const api::Caller& who) {
    const auto page = ask("person.show", {{"id", id}}, who);
    return page ? text(*page, "basis", "reach") : page.error().code;
  }
};

TEST_P(TeamTest, ALeaverLosesThePersonAtOnce) {
  const std::string id = person();
  EXPECT_EQ(reach(id, nurse_), "person_not_found");
  const std::string member = join(id, kNurses);
  EXPECT_EQ(reach(id, nurse_), "listed");
  consent(id);
  EXPECT_EQ(reach(id, nurse_), "write");
  const auto answer = done("team.leave", {{"id", id}, {"member_id", member}}, nurse_);
  EXPECT_FALSE(answer.as_object().contains("facts") && !answer.at("facts").as_array().empty())
      << "the answer to the act itself shows nothing any more";
  EXPECT_EQ(reach(id, nurse_), "person_not_found");
  EXPECT_EQ(done("person.find", json::object{}, nurse_).at("total").as_int64(), 0);
  const auto team = done("team.show", {{"id", id}}, keeper_);
  EXPECT_EQ(team.at("former").at(0).at("id").as_string(), member);
  EXPECT_EQ(code("team.leave", {{"id", id}, {"member_id", member}}, keeper_), "member_left");
  join(id, kNurses);
  EXPECT_EQ(reach(id, nurse_), "write") << "who comes back is covered by the consent that is still in force";
}

TEST_P(TeamTest, TheLastCaseOfficeHandsOverFirst) {
  const std::string id = person();
  const auto page = done("person.show", {{"id", id}}, keeper_);
  const std::string own(page.at("team").at(0).at("id").as_string());
  EXPECT_EQ(code("team.leave", {{"id", id}, {"member_id", own}}, keeper_), "last_case_office");
  const std::string next = join(id, kNurses, true);
  EXPECT_EQ(reach(id, nurse_), "write") << "by the own case, without a consent";
  EXPECT_EQ(code("team.leave", {{"id", id}, {"member_id", own}}, keeper_), "ok");
  EXPECT_EQ(reach(id, keeper_), "person_not_found");
  EXPECT_EQ(code("team.leave", {{"id", id}, {"member_id", next}}, nurse_), "last_case_office");
}

TEST_P(TeamTest, OnlyTheCaseOfficeDecidesOnCaseOffices) {
  const std::string id = person();
  const std::string second = join(id, kStrange, true);
  join(id, kNurses);
  consent(id);
  EXPECT_EQ(code("team.leave", {{"id", id}, {"member_id", second}}, nurse_), "keeps_case_by_case_office");
  EXPECT_EQ(code("team.join", {{"id", id}, {"name", "医師"}, {"keeps_case", true}}, nurse_),
            "keeps_case=keeps_case_by_case_office");
  EXPECT_EQ(code("team.leave", {{"id", id}, {"member_id", second}}, keeper_), "ok");
}

TEST_P(TeamTest, MembersAreChecked) {
  const std::string id = person();
  const std::string member = join(id, kNurses);
  const auto add = [&](json::object more) {
    more["id"] = id;
    return code("team.join", more, keeper_);
  };
  EXPECT_EQ(add({}), "name=member_who");
  EXPECT_EQ(add({{"office_id", kNurses.text()}}), "member_already");
  EXPECT_EQ(add({{"office_id", "019a0000-0000-7000-8000-0000000000ff"}}), "office_id=office_unknown");
  EXPECT_EQ(add({{"account_id", "019a0000-0000-7000-8000-0000000000ff"}}), "account_id=account_not_found");
  EXPECT_EQ(add({{"name", "薬局"}, {"channel", "fax"}}), "channel_address=member_address");
  EXPECT_EQ(add({{"name", "薬局"}, {"channel", "fax"}, {"channel_address", "072-000-0000"}}), "ok");
  EXPECT_EQ(code("team.edit", {{"id", id}, {"member_id", member}, {"channel", "mail"}}, keeper_),
            "channel_address=member_address");
  EXPECT_EQ(code("team.edit", {{"id", id}, {"member_id", kCase.text()}}, keeper_), "member_not_found");
}

TEST_P(TeamTest, OnePersonOfAnOfficeMayBeTheMember) {
  const std::string id = person();
  const api::Caller colleague = account("同僚 一", "douryou", {api::Role::office, kNurses});
  done("team.join", {{"id", id}, {"account_id", nurse_.account_id->text()}}, keeper_);
  consent(id);
  EXPECT_EQ(reach(id, nurse_), "write");
  EXPECT_EQ(reach(id, colleague), "person_not_found");
}

// Somebody of two offices: the office that is named in the consent must be the one that is in the team.
TEST_P(TeamTest, ANamedOfficeOutsideTheTeamOpensNothing) {
  const std::string id = person();
  api::Caller both = nurse_;
  both.grants.push_back({api::Role::office, kStrange});
  join(id, kNurses);
  consent(id, {{"parties", "listed"}, {"party_offices", json::array{json::value(kStrange.text())}}});
  EXPECT_EQ(reach(id, both), "listed");
  join(id, kStrange);
  EXPECT_EQ(reach(id, both), "write");
}

TEST_P(TeamTest, AConsentEndsByItselfAndByWithdrawal) {
  const std::string id = person();
  join(id, kNurses);
  const std::string given = consent(id, {{"ends_on", "2026-11-30"}});
  const auto page = done("person.show", {{"id", id}}, nurse_);
  EXPECT_EQ(text(page, "basis", "until"), Timestamp::of(LocalDate::from_ymd(2026, 12, 1)).text());
  clock_ = Timestamp::of(LocalDate::from_ymd(2026, 11, 30), 23);
  EXPECT_EQ(show(id, nurse_), "ok");
  clock_ = Timestamp::of(LocalDate::from_ymd(2026, 12, 1), 0);
  EXPECT_EQ(show(id, nurse_), "person_no_basis");
  EXPECT_TRUE(done("person.show", {{"id", id}}, keeper_).at("consent_needed").as_bool());
  const std::string again = consent(id, {{"starts_on", "2026-12-01"}});
  EXPECT_EQ(show(id, nurse_), "ok");
  const json::object end = {{"id", id}, {"consent_id", again}, {"reason", "本人の申し出"}};
  EXPECT_EQ(code("consent.withdraw", end, keeper_), "ok");
  EXPECT_EQ(show(id, nurse_), "person_no_basis");
  EXPECT_EQ(code("consent.withdraw", end, keeper_), "consent_withdrawn");
  const auto history = done("consent.list", {{"id", id}}, keeper_).at("items").as_array();
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].at("withdrawn_by").as_string(), "森 由紀");
  EXPECT_EQ(history[1].at("id").as_string(), given);
  const std::string other = person("鈴木 一", "すずき はじめ", "1950-01-01");
  EXPECT_EQ(code("consent.withdraw", {{"id", other}, {"consent_id", given}}, keeper_), "consent_not_found");
}

TEST_P(TeamTest, OfTwoConsentsTheLongerCounts) {
  const std::string id = person();
  join(id, kNurses);
  consent(id, {{"ends_on", "2026-11-30"}});
  consent(id);
  EXPECT_FALSE(done("person.show", {{"id", id}}, nurse_).at("basis").as_object().contains("until"));
}

TEST_P(TeamTest, ConsentsAreChecked) {
  const std::string id = person();
  const auto record = [&](json::object more) {
    json::object body = consent_for(id);
    for (auto& member : more) body[member.key()] = member.value();
    return code("consent.record", body, keeper_);
  };
  EXPECT_EQ(record({{"explained_on", "2026-11-21"}}), "explained_on=date_in_future");
  EXPECT_EQ(record({{"ends_on", "2026-04-30"}}), "ends_on=ends_before_start");
  EXPECT_EQ(record({{"parties", "listed"}}), "party_offices=required");
  EXPECT_EQ(record({{"signer", "proxy"}, {"signer_relation", "長女"}}), "proxy_reason=proxy_needs_reason");
  EXPECT_EQ(record({{"family_consent", true}}), "family_name=required");
  EXPECT_EQ(record({{"items", json::array{}}}), "items=required");
  EXPECT_EQ(record({{"signer", "proxy"}, {"signer_relation", "長女"}, {"proxy_reason", "意思表示が難しい"}}), "ok");
}

TEST_P(TeamTest, AnEmergencyLastsADayAndIsReviewedByAnother) {
  const std::string id = person();
  EXPECT_EQ(code("basis.protect", {{"id", id}, {"reason", "急"}}, stranger_), "reason=reason_too_short");
  const auto row = done("basis.protect", {{"id", id}, {"reason", "自宅で倒れていると連絡"}}, stranger_);
  EXPECT_EQ(show(id, stranger_), "ok");
  EXPECT_EQ(done("basis.list", json::object{}, town_).at("unreviewed").as_int64(), 1);
  const std::string basis = text(row, "basis", "id");
  clock_ = clock_.plus_ms(24LL * 60 * 60 * 1000);
  EXPECT_EQ(show(id, stranger_), "person_not_found");
  EXPECT_EQ(code("basis.review", {{"id", basis}, {"review", "救急隊と確認"}}, stranger_), "not_allowed");
  EXPECT_EQ(code("basis.review", {{"id", basis}, {"review", "救急隊と確認"}}, town_), "ok");
  EXPECT_EQ(done("basis.list", json::object{}, town_).at("unreviewed").as_int64(), 0);
  const auto own = done("basis.protect", {{"id", id}, {"reason", "自宅で倒れていると連絡"}}, town_);
  EXPECT_EQ(show(id, town_), "ok");
  const std::string own_id = text(own, "basis", "id");
  EXPECT_EQ(code("basis.review", {{"id", own_id}, {"review", "自分で見た"}}, town_), "review_by_another");
  EXPECT_EQ(code("basis.end", {{"id", own_id}}, stranger_), "not_allowed");
  EXPECT_EQ(code("basis.end", {{"id", own_id}}, town_), "ok");
  EXPECT_EQ(show(id, town_), "person_no_basis");
}

TEST_P(TeamTest, BasesHaveAnEndAndAKind) {
  const std::string id = person();
  const auto record = [&](const char* kind, Timestamp from, Timestamp to) {
    return code("basis.record",
                {{"id", id},
                 {"kind", kind},
                 {"holders", json::array{json::value(kStrange.text())}},
                 {"starts_at", from.text()},
                 {"ends_at", to.text()},
                 {"reason", "支援会議"}},
                town_);
  };
  const Timestamp now = clock_;
  EXPECT_EQ(record("consent", now, now.plus_ms(1000)), "kind=basis_kind");
  EXPECT_EQ(record("protection", now, now.plus_ms(1000)), "kind=basis_kind");
  EXPECT_EQ(record("conference", now, now), "ends_at=ends_before_start");
  EXPECT_EQ(record("conference", now, now.plus_ms(367 * kDayMs)), "ends_at=basis_too_long");
  const Timestamp start = clock_.plus_ms(kDayMs);
  EXPECT_EQ(record("conference", start, start.plus_ms(kDayMs)), "ok");
  EXPECT_EQ(show(id, stranger_), "person_not_found");
  clock_ = start;
  EXPECT_EQ(show(id, stranger_), "ok");
  clock_ = start.plus_ms(kDayMs);
  EXPECT_EQ(show(id, stranger_), "person_not_found");
}

TEST_P(TeamTest, WhoIsAskedFirstMaySeeWhoLooked) {
  const std::string id = person();
  const std::string member = join(id, kNurses);
  EXPECT_EQ(code("access.show", {{"id", id}}, nurse_), "access_by_case_office");
  done("team.edit", {{"id", id}, {"member_id", member}, {"coordinates", true}}, keeper_);
  EXPECT_EQ(code("access.show", {{"id", id}}, nurse_), "ok");
}

INSTANTIATE_TEST_SUITE_P(Engines, TeamTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::people
