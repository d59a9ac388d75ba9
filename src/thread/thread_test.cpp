// SPDX-License-Identifier: Apache-2.0
#include "people/people_for_tests.h"
#include "store/schema.h"
#include "thread/endpoints.h"
#include "thread/entry_store.h"
#include "trust/sign_in.h"

namespace kaname::thread {
namespace {

namespace json = boost::json;

class ThreadTest : public people::testing::PeopleTown {
 protected:
  ThreadTest() {
    for (const api::Endpoint& endpoint : endpoints()) endpoints_.push_back(endpoint);
    id_ = person();
    join(id_, kNurses);
    consent(id_);
  }

  json::value write(const api::Caller& who, json::object more) {
    json::object body{{"id", id_}, {"kind", "note"}, {"text", "訪問した。変わりなし。"}};
    for (auto& member : more) body[member.key()] = member.value();
    return done("thread.write", body, who);
  }
  static std::string id_of(const json::value& entry) { return std::string(entry.at("id").as_string()); }
  json::array entries(const api::Caller& who, json::object more = {}) {
    more["id"] = id_;
    return done("thread.show", more, who).at("entries").as_array();
  }
  json::value inbox(const api::Caller& who) { return done("thread.inbox", json::object{}, who); }
  json::value pull(const api::Caller& who, json::array have = {}) { return done("sync.pull", {{"have", have}}, who); }

  std::string id_;
};
INSTANTIATE_TEST_SUITE_P(Engines, ThreadTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(ThreadTest, TablesAreAsDeclaredAndKeyedByArea) {
  database().read([](store::Connection& connection) {
    EXPECT_EQ(store::schema_differences(connection, tables()), std::vector<std::string>{});
  });
}

TEST_P(ThreadTest, NewestFirstAndOlderByCursor) {
  for (int i = 0; i < 7; ++i) write(nurse_, {{"text", std::to_string(i)}});
  const auto first = done("thread.show", {{"id", id_}, {"limit", 3}}, keeper_);
  ASSERT_EQ(first.at("entries").as_array().size(), 3U);
  EXPECT_EQ(first.at("entries").at(0).at("text").as_string(), "6");
  EXPECT_EQ(first.at("total").as_int64(), 7);
  const auto second = done("thread.show", {{"id", id_}, {"limit", 10}, {"before", first.at("before")}}, keeper_);
  ASSERT_EQ(second.at("entries").as_array().size(), 4U);
  EXPECT_EQ(second.at("entries").at(0).at("text").as_string(), "3");
  EXPECT_EQ(second.at("before").as_string(), "");
  EXPECT_EQ(entries(keeper_, {{"before", "nonsense"}}).size(), 7U);
}

TEST_P(ThreadTest, TheKeptPageFollowsEveryChange) {
  const std::string entry = id_of(write(nurse_, {}));
  EXPECT_TRUE(entries(keeper_)[0].at("marks").as_array().empty());
  done("thread.mark", {{"id", id_}, {"entries", {entry}}}, keeper_);
  EXPECT_EQ(entries(nurse_)[0].at("marks").at(0).at("name").as_string(), "森 由紀");
  write(keeper_, {{"text", "あとから"}});
  EXPECT_EQ(entries(nurse_).size(), 2U);
}

TEST_P(ThreadTest, EntryOfYesterdayStandsWhereItBelongs) {
  write(nurse_, {{"text", "今日"}});
  write(nurse_, {{"text", "きのう"}, {"at", clock_.plus_ms(-kDayMs).text()}});
  EXPECT_EQ(entries(keeper_)[1].at("text").as_string(), "きのう");
}

TEST_P(ThreadTest, WrongClocksAreSetRightAndNoted) {
  const std::int64_t hour = 60LL * 60 * 1000;
  const auto ahead = write(nurse_, {{"at", clock_.plus_ms(hour).text()}, {"clock_offset_ms", hour}});
  EXPECT_EQ(ahead.at("clock_differs_ms").as_int64(), hour);
  EXPECT_LE(Timestamp::parse(std::string(ahead.at("at").as_string()))->ms, clock_.ms);
  const auto future = write(nurse_, {{"at", clock_.plus_ms(10 * hour).text()}});
  EXPECT_EQ(future.at("at").as_string(), future.at("sent_at").as_string());
}

TEST_P(ThreadTest, EmptyAndImpossibleEntriesAreRefusedInWords) {
  const auto refusal = [&](json::object more) {
    json::object body{{"id", id_}, {"kind", "note"}, {"text", ""}};
    for (auto& member : more) body[member.key()] = member.value();
    return code("thread.write", body, nurse_);
  };
  EXPECT_EQ(refusal({}), "text=entry_empty");
  EXPECT_EQ(refusal({{"text", " 　\n"}}), "text=entry_empty");
  EXPECT_EQ(refusal({{"kind", "vitals"}, {"vitals", json::object{}}}), "text=entry_empty");
  EXPECT_EQ(refusal({{"kind", "vitals"}, {"vitals", {{"systolic", 999}}}}), "vitals.systolic=number_too_large");
  EXPECT_EQ(refusal({{"kind", "question"}, {"text", "どうしますか"}}), "addressees=question_to_whom");
  EXPECT_EQ(refusal({{"kind", "correction"}, {"text", "x"}}), "corrects=correction_of_what");
  EXPECT_EQ(refusal({{"text", "番号 123456789018"}}), "text=my_number");
  EXPECT_EQ(refusal({{"attachments", {{{"sha256", "../../etc/passwd"}}}}}), "attachments=file_name_wrong");
  EXPECT_EQ(entries(nurse_).size(), 0U);
}

TEST_P(ThreadTest, UrgentEntriesWaitForEverybody) {
  const std::string entry = id_of(write(nurse_, {{"urgent", true}}));
  EXPECT_EQ(inbox(keeper_).at("urgent").as_array().size(), 1U);
  EXPECT_EQ(inbox(nurse_).at("urgent").as_array().size(), 0U);
  EXPECT_EQ(inbox(nurse_).at("unanswered").as_array().size(), 0U);
  clock_ = clock_.plus_ms(31LL * 60 * 1000);
  EXPECT_EQ(inbox(nurse_).at("unanswered").as_array().size(), 1U)
      << "half an hour later the author sees that nobody has";
  done("thread.mark", {{"id", id_}, {"entries", {entry}}, {"ack", true}}, keeper_);
  EXPECT_EQ(inbox(keeper_).at("urgent").as_array().size(), 0U);
  done("thread.mark", {{"id", id_}, {"entries", {entry}}, {"ack", true}}, admin_);
  EXPECT_EQ(inbox(nurse_).at("unanswered").as_array().size(), 0U);
  EXPECT_EQ(count("SELECT count(*) FROM entry_open WHERE area_id = $1"), 0);
}

TEST_P(ThreadTest, QuestionsFindTheirProfessionAndEndWithAnAnswer) {
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
    tx.execute("UPDATE membership SET profession = 'care_manager' WHERE area_id = $1 AND account_id = $2", tx.area(),
               *keeper_.account_id);
    return true;
  });
  const std::string question = id_of(write(
      nurse_,
      {{"kind", "question"}, {"text", "吸引を増やしてよいか"}, {"addressees", {{{"profession", "care_manager"}}}}}));
  EXPECT_EQ(inbox(keeper_).at("questions").as_array().size(), 1U);
  EXPECT_EQ(inbox(admin_).at("questions").as_array().size(), 0U);
  write(keeper_, {{"text", "お願いします"}, {"reply_to", question}});
  EXPECT_EQ(inbox(keeper_).at("questions").as_array().size(), 0U);
}

TEST_P(ThreadTest, UnreadFallsWithReading) {
  write(nurse_, {});
  const std::string entry = id_of(write(nurse_, {}));
  EXPECT_EQ(inbox(keeper_).at("unread").at(0).at("count").as_int64(), 2);
  EXPECT_TRUE(inbox(nurse_).at("unread").as_array().empty()) << "one's own words are read";
  done("thread.mark", {{"id", id_}, {"entries", {entry}}}, keeper_);
  EXPECT_TRUE(inbox(keeper_).at("unread").as_array().empty());
}

TEST_P(ThreadTest, CorrectionsKeepTheOldText) {
  const std::string entry = id_of(write(nurse_, {{"text", "血圧 182"}}));
  EXPECT_EQ(code("thread.write", {{"id", id_}, {"kind", "correction"}, {"text", "128"}, {"corrects", entry}}, keeper_),
            "correct_own_only");
  write(nurse_, {{"kind", "correction"}, {"text", "血圧 128"}, {"corrects", entry}});
  const auto all = entries(keeper_);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].at("text").as_string(), "血圧 182");
  EXPECT_EQ(all[1].at("corrected_by").as_string(), all[0].at("id").as_string());
  EXPECT_EQ(code("thread.write", {{"id", id_}, {"kind", "correction"}, {"text", "x"}, {"corrects", entry}}, nurse_),
            "corrected_already");
  EXPECT_EQ(done("thread.text", {{"id", id_}}, keeper_).as_string().find("182"), json::string::npos);
}

TEST_P(ThreadTest, ClosingAVisitChangesTheStatus) {
  write(nurse_, {{"kind", "visit"}, {"closing", "admitted"}});
  EXPECT_EQ(text(done("person.show", {{"id", id_}}, keeper_), "person", "status"), "hospital");
  write(nurse_, {{"kind", "visit"}, {"closing", "died"}, {"closing_on", "2026-11-19"}});
  const auto page = done("person.show", {{"id", id_}}, keeper_);
  EXPECT_EQ(text(page, "person", "status"), "died");
  EXPECT_EQ(text(page, "person", "status_on"), "2026-11-19");
}

TEST_P(ThreadTest, OnlyTheTeamUnderItsBasis) {
  write(nurse_, {});
  for (const std::string_view act : {"thread.show", "thread.vitals", "thread.readers", "thread.text", "thread.csv"}) {
    EXPECT_EQ(code(act, {{"id", id_}}, keeper_), "ok") << act;
    EXPECT_EQ(code(act, {{"id", id_}}, stranger_), "person_not_found") << act;
    EXPECT_EQ(code(act, {{"id", id_}}, town_), "person_no_basis") << act;
    EXPECT_EQ(code(act, {{"id", id_}}, viewer_), "not_allowed") << act;
    EXPECT_EQ(code(act, {{"id", id_}}, nobody_), "sign_in_needed") << act;
    EXPECT_EQ(code(act, {{"id", id_}}, elsewhere_), "person_not_found") << act;
  }
  EXPECT_EQ(code("thread.write", {{"id", id_}, {"kind", "note"}, {"text", "x"}}, stranger_), "person_not_found");
  basis(id_, "conference", kStrange, clock_, clock_.plus_ms(kDayMs));
  EXPECT_EQ(code("thread.show", {{"id", id_}}, stranger_), "ok");
  EXPECT_EQ(code("thread.write", {{"id", id_}, {"kind", "note"}, {"text", "x"}}, stranger_), "person_view_only");
}

// A role that may read persons in one office gives nothing in another where one only looks things up.
TEST_P(ThreadTest, LookingThingsUpAtAnOfficeIsNoMembership) {
  api::Caller mixed = viewer_;
  mixed.grants.push_back({api::Role::office, kStrange});
  EXPECT_EQ(code("thread.show", {{"id", id_}}, mixed), "person_not_found");
  EXPECT_TRUE(pull(mixed).at("people").as_array().empty());
}

TEST_P(ThreadTest, EntriesOfOthersAreNotReachedThroughOnesOwnPerson) {
  const std::string other = person("田中 キヨ", "たなか きよ", "昭和10年1月1日");
  const std::string entry = id_of(done("thread.write", {{"id", other}, {"kind", "note"}, {"text", "秘密"}}, keeper_));
  EXPECT_EQ(code("thread.mark", {{"id", id_}, {"entries", {entry}}}, nurse_), "entry_not_found");
  EXPECT_EQ(code("thread.write", {{"id", id_}, {"kind", "note"}, {"text", "x"}, {"reply_to", entry}}, nurse_),
            "entry_not_found");
}

TEST_P(ThreadTest, SearchFindsTwoLettersInOnesOwnPeopleOnly) {
  write(nurse_, {{"text", "仙骨部に褥瘡あり"}});
  const auto found = done("thread.search", {{"q", "褥瘡"}}, keeper_);
  ASSERT_EQ(found.at("items").as_array().size(), 1U);
  EXPECT_EQ(found.at("items").at(0).at("person_name").as_string(), "佐藤 ハル");
  EXPECT_TRUE(done("thread.search", {{"q", "褥瘡"}}, stranger_).at("items").as_array().empty());
  EXPECT_TRUE(done("thread.search", {{"q", "褥%"}}, keeper_).at("items").as_array().empty());
  EXPECT_TRUE(done("thread.search", {{"q", "褥瘡"}, {"person_id", id_}}, stranger_).at("items").as_array().empty());
  EXPECT_EQ(code("thread.search", {{"q", " "}}, keeper_), "q=required");
}

TEST_P(ThreadTest, VitalsInOrderWithQuestions) {
  write(nurse_, {{"kind", "vitals"}, {"text", ""}, {"vitals", {{"systolic", 128}, {"diastolic", 76}, {"spo2", 84}}}});
  const auto points = done("thread.vitals", {{"id", id_}}, keeper_).at("points").as_array();
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points[0].at("outliers").at(0).as_string(), "SpO2 84");
  EXPECT_NE(done("thread.text", {{"id", id_}}, keeper_).as_string().find("血圧 128/76 SpO2 84%"), json::string::npos);
}

TEST_P(ThreadTest, ReadersAreThoseWhomConsentLetsIn) {
  const auto readers = done("thread.readers", {{"id", id_}}, keeper_).at("readers").as_array();
  ASSERT_EQ(readers.size(), 2U) << json::serialize(readers);  // the administrator of the case office and the nurse
  done("team.join", {{"id", id_}, {"name", "はなみずき薬局"}, {"channel", "fax"}, {"channel_address", "072-000-0000"}},
       keeper_);
  const auto with_fax = done("thread.readers", {{"id", id_}}, keeper_).at("readers").as_array();
  EXPECT_EQ(with_fax.back().at("channel").as_string(), "fax");
}

TEST_P(ThreadTest, MergedPersonsHaveOneThread) {
  const std::string other = person("佐藤 ハル子", "さとう はるこ", "昭和16年4月3日");
  write(nurse_, {{"text", "一"}});
  done("thread.write", {{"id", other}, {"kind", "note"}, {"text", "二"}}, keeper_);
  write(nurse_, {{"text", "三"}});
  EXPECT_EQ(entries(keeper_).size(), 2U);
  done("person.merge", {{"kept_id", id_}, {"gone_id", other}}, town_);
  const auto all = entries(keeper_);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].at("text").as_string(), "二");
  done("thread.mark", {{"id", id_}, {"entries", {id_of(all[1])}}}, nurse_);
  EXPECT_EQ(entries(keeper_)[1].at("marks").at(0).at("name").as_string(), nurse_.name);
  EXPECT_EQ(pull(nurse_).at("people").at(0).at("entries").as_array().size(), 3U);
}

TEST_P(ThreadTest, PhonesTakeTheirPeopleAndForgetThoseTheyLeave) {
  write(nurse_, {});
  const auto first = pull(nurse_);
  ASSERT_EQ(first.at("people").as_array().size(), 1U);
  const auto& bundle = first.at("people").at(0);
  EXPECT_TRUE(bundle.at("whole").as_bool());
  EXPECT_EQ(bundle.at("entries").as_array().size(), 1U);
  const json::array have = {{{"id", id_}, {"seq", bundle.at("seq")}}};
  EXPECT_TRUE(pull(nurse_, have).at("people").as_array().empty());
  const std::string second = id_of(write(keeper_, {{"text", "新しい"}}));
  const auto news = pull(nurse_, have);
  ASSERT_EQ(news.at("people").at(0).at("entries").as_array().size(), 1U);
  EXPECT_EQ(news.at("people").at(0).at("entries").at(0).at("id").as_string(), second);
  EXPECT_FALSE(news.at("people").at(0).as_object().contains("page"));
  EXPECT_TRUE(pull(stranger_).at("people").as_array().empty());
  EXPECT_EQ(pull(stranger_, have).at("forget").at(0).as_string(), id_);
}

TEST_P(ThreadTest, OnlyAKnownPhoneOfTheCallerTakesACopy) {
  trust::Device device;
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
    device.area_id = kArea;
    device.id = tx.new_id<trust::DeviceId>();
    device.registered_by = *nurse_.account_id;
    tx.insert(device);
    return true;
  });
  const json::object with_it{{"have", json::array{}}, {"device", device.id.text()}};
  EXPECT_EQ(code("sync.pull", with_it, nurse_), "ok");
  EXPECT_EQ(code("sync.pull", with_it, keeper_), "device_revoked") << "somebody else's phone";
  EXPECT_EQ(code("sync.pull", {{"have", json::array{}}, {"device", "x"}}, nurse_), "device_revoked");
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
    device.revoked_at = clock_;
    return tx.update(device);
  });
  EXPECT_EQ(code("sync.pull", with_it, nurse_), "device_revoked");
}

TEST_P(ThreadTest, WithdrawnConsentTakesThePersonFromThePhone) {
  const json::array have = {{{"id", id_}, {"seq", 1}}};
  EXPECT_TRUE(pull(nurse_, have).at("forget").as_array().empty());
  const auto consents = done("consent.list", {{"id", id_}}, keeper_);
  done("consent.withdraw", {{"id", id_}, {"consent_id", consents.at("items").at(0).at("id")}}, keeper_);
  EXPECT_EQ(pull(nurse_, have).at("forget").as_array().size(), 1U);
  EXPECT_EQ(code("thread.show", {{"id", id_}}, nurse_), "person_no_basis");
}

}  // namespace
}  // namespace kaname::thread
