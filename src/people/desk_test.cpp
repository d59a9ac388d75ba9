// SPDX-License-Identifier: Apache-2.0
// What the town's desk keeps: notices from outside, the support register, what accounts have looked at.
#include "directory/area_statistic.h"
#include "people/people_for_tests.h"
#include "trust/access_log.h"

namespace kaname::people {
namespace {

namespace json = boost::json;

class DeskTest : public testing::PeopleTown {
 protected:
  api::Caller outside(std::string address) {
    api::Caller out;
    out.area = kArea;
    out.remote_address = std::move(address);
    return out;
  }
  // What the pipeline does after a read.
  void write_looks() {
    database().write([&](store::Connection& connection) {
      auto& queue = connection.derived().get<trust::AccessQueue>();
      queue.write_out(connection);
      queue.finished(true);
      return true;
    });
  }
};

TEST_P(DeskTest, ANoticeComesInWithoutAnAccount) {
  const auto answer = done("watch.send",
                           {{"text", "新聞が三日分たまっています"},
                            {"place", "牧野本町1-2"},
                            {"sender_kind", "newspaper"},
                            {"urgent", true}},
                           outside("192.0.2.9"));
  EXPECT_TRUE(answer.at("received").as_bool());
  EXPECT_EQ(answer.at("number").as_string().size(), 9u) << "to be quoted on the telephone";
  EXPECT_EQ(answer.as_object().size(), 3u) << "nothing is told but that it arrived";
  EXPECT_EQ(code("watch.send", {{"text", " "}}, outside("192.0.2.9")), "text=required");
  EXPECT_EQ(code("watch.send", {{"text", std::string(1001, 'a')}}, outside("192.0.2.9")), "text=too_long");
  EXPECT_EQ(code("watch.send", {{"text", "123456789018"}}, outside("192.0.2.9")), "text=my_number");
  EXPECT_EQ(code("watch.send", {{"text", "x"}, {"noticed_on", "2026-12-01"}}, outside("192.0.2.9")),
            "noticed_on=date_in_future");
  EXPECT_EQ(code("watch.send", {{"text", "x"}, {"state", "closed"}}, outside("192.0.2.9")), "state=unknown_field");
  for (int i = 0; i < 4; ++i) EXPECT_EQ(code("watch.send", {{"text", "もう一度"}}, outside("192.0.2.9")), "ok");
  EXPECT_EQ(code("watch.send", {{"text", "もう一度"}}, outside("192.0.2.9")), "stranger_slow_down");
  EXPECT_EQ(code("watch.send", {{"text", "ほかから"}}, outside("192.0.2.10")), "ok");
  const auto list = done("watch.list", json::object{}, town_);
  EXPECT_EQ(list.at("waiting").as_int64(), 6);
  EXPECT_TRUE(list.at("items").at(0).at("urgent").as_bool()) << "urgent ones first";
}

TEST_P(DeskTest, TheDeskTakesANoticeAndSaysWhatWasDone) {
  const std::string id = person();
  done("watch.send", {{"text", "新聞がたまっています"}}, outside("192.0.2.9"));
  const auto list = done("watch.list", {{"state", "waiting"}}, coordinator_);
  const std::string notice(list.at("items").at(0).at("id").as_string());
  EXPECT_EQ(done("watch.take", {{"id", notice}}, coordinator_).at("decided_by").as_string(), "石田 学");
  EXPECT_EQ(code("watch.take", {{"id", notice}}, town_), "watch_taken");
  EXPECT_EQ(code("watch.close", {{"id", notice}, {"decision", ""}}, town_), "decision=required");
  EXPECT_EQ(code("watch.close", {{"id", notice}, {"decision", "訪問"}, {"person_id", notice}}, town_),
            "person_not_found");
  EXPECT_EQ(code("watch.close", {{"id", notice}, {"decision", "訪問し、無事"}, {"person_id", id}}, town_), "ok");
  EXPECT_EQ(code("watch.close", {{"id", notice}, {"decision", "訪問"}}, town_), "watch_closed");
  EXPECT_EQ(code("watch.take", {{"id", id}}, town_), "watch_not_found");
}

TEST_P(DeskTest, TheRegisterTellsHowManyItReaches) {
  const std::string a = person();
  const std::string b = person("鈴木 一", "すずき はじめ", "1990-01-01");
  const auto put = [&](const std::string& id, json::object more) {
    more["id"] = id;
    more["applied_on"] = "2026-11-01";
    more["reasons"] = json::array{"独居", "歩行困難"};
    return code("support.put", more, town_);
  };
  EXPECT_EQ(put(a, {{"neighbourhood", "牧野一区"}, {"consented_on", "2026-11-02"}, {"helper", "=民生委員"}}), "ok");
  EXPECT_EQ(put(b, {{"neighbourhood", "牧野二区"}}), "ok");
  EXPECT_EQ(put(b, {{"consented_on", "2027-01-01"}}), "consented_on=date_in_future");
  EXPECT_FALSE(done("support.list", json::object{}, town_).at("coverage").as_object().contains("percent"));
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
    directory::AreaStatistic people;
    people.area_id = kArea;
    people.as_of = LocalDate::from_ymd(2026, 1, 1);
    people.value = 200;
    people.source_name = "住民基本台帳";
    tx.insert(people);
    return true;
  });
  const auto list = done("support.list", json::object{}, town_);
  EXPECT_EQ(list.at("coverage").at("registered").as_int64(), 2);
  EXPECT_EQ(list.at("coverage").at("consented").as_int64(), 1);
  EXPECT_DOUBLE_EQ(list.at("coverage").at("percent").as_double(), 0.5) << "one of 65 and over among 200";
  EXPECT_EQ(list.at("neighbourhoods").as_array().size(), 2u);
  EXPECT_EQ(done("support.list", {{"neighbourhood", "牧野一区"}}, town_).at("items").as_array().size(), 1u);
  EXPECT_EQ(done("support.list", {{"consented", true}}, town_).at("items").as_array().size(), 1u);
  const std::string csv(done("support.export", json::object{}, town_).as_string());
  EXPECT_NE(csv.find("独居、歩行困難"), std::string::npos);
  EXPECT_NE(csv.find("'=民生委員"), std::string::npos) << "no spreadsheet runs what was typed";
  EXPECT_EQ(code("support.end", {{"id", a}, {"on", "2026-10-01"}, {"reason", "転出"}}, town_), "on=ends_before_start");
  EXPECT_EQ(code("support.end", {{"id", a}, {"reason", "転出"}}, town_), "ok");
  EXPECT_EQ(code("support.end", {{"id", a}, {"reason", "転出"}}, town_), "support_not_found");
  EXPECT_EQ(done("support.list", {{"ended", true}}, town_).at("items").as_array().size(), 1u);
  EXPECT_EQ(code("support.show", {{"id", a}}, keeper_), "ok") << "who may see the person sees the entry";
}

TEST_P(DeskTest, TheTownSeesWhatAnAccountLookedAt) {
  const std::string id = person();
  done("person.show", {{"id", id}}, keeper_);
  done("person.facts", {{"id", id}}, keeper_);
  done("basis.protect", {{"id", id}, {"reason", "自宅で倒れていると連絡"}}, stranger_);
  done("person.show", {{"id", id}}, stranger_);
  write_looks();
  const auto looks = done("access.by_account", {{"account_id", keeper_.account_id->text()}}, town_);
  EXPECT_EQ(looks.at("name").as_string(), "森 由紀");
  ASSERT_EQ(looks.at("items").as_array().size(), 2u);
  EXPECT_EQ(looks.at("items").at(0).at("person_name").as_string(), "佐藤 ハル");
  EXPECT_EQ(looks.at("items").at(0).at("remote").as_string(), "192.0.2.7");
  const auto none =
      done("access.by_account", {{"account_id", keeper_.account_id->text()}, {"to", "2026-11-19"}}, town_);
  EXPECT_TRUE(none.at("items").as_array().empty());
  const auto review = done("access.review", {{"from", "2026-11-01"}, {"to", "2026-11-30"}}, town_);
  EXPECT_EQ(review.at("looks").as_int64(), 3);
  EXPECT_EQ(review.at("emergencies").as_int64(), 1);
  EXPECT_EQ(review.at("emergencies_unreviewed").as_int64(), 1);
  ASSERT_EQ(review.at("accounts").as_array().size(), 2u);
  EXPECT_EQ(code("access.review", {{"from", "2026-11-02"}, {"to", "2026-11-01"}}, town_), "to=ends_before_start");
  EXPECT_EQ(code("access.review", {{"from", "2020-11-02"}, {"to", "2026-11-01"}}, town_), "to=basis_too_long");
  const auto lines = done("access.show", {{"id", id}}, keeper_).at("items").as_array();
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].at("what").as_string(), "ページを見た");
  EXPECT_EQ(lines[0].at("basis").as_string(), "protection");
  EXPECT_EQ(lines[0].at("remote").as_string(), "") << "addresses are for the town only";
}

INSTANTIATE_TEST_SUITE_P(Engines, DeskTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::people
