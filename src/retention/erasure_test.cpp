// SPDX-License-Identifier: Apache-2.0
// Erasures through their endpoints, on both engines: what is gone afterwards, and what stays. That nothing is left in the
// file: app/erasure_test.cpp.
#include "bridges/returns/erase_person.h"
#include "delivery/erase_person.h"
#include "retention/erasure_for_tests.h"

namespace kaname::retention {
namespace {

namespace json = boost::json;

class ErasureTest : public testing::ErasureTown {};
INSTANTIATE_TEST_SUITE_P(Engines, ErasureTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(ErasureTest, TablesAreAsDeclaredAndKeyedByArea) {
  database().read([](store::Connection& connection) {
    EXPECT_EQ(store::schema_differences(connection, tables()), std::vector<std::string>{});
    EXPECT_EQ(store::schema_differences(connection, people::tables()), std::vector<std::string>{});
    EXPECT_EQ(store::schema_differences(connection, journal::tables()), std::vector<std::string>{});
  });
}

// A new table that knows persons must be named by its floor, or people stay in it for ever.
TEST_P(ErasureTest, EveryTableWithAPersonIsErased) {
  // Ids only, on purpose: that somebody was erased. retention_hold is erased by erase_step.cpp itself.
  std::set<std::string> named = {"person_erased", "erasure_person", "retention_hold"};
  for (const auto tables : person_tables()) {
    for (const trust::ErasedTable& table : tables) named.emplace(table.name);
  }
  database().read([&](store::Connection& connection) {
    std::set<std::string> all;
    for (const std::string& table : connection.tables()) {
      all.insert(table);
      for (const auto& column : connection.columns(table)) {
        const bool of_a_person = column.name == "person_id" || column.name == "kept_person_id" ||
            column.name == "gone_person_id" || column.name == "about_person_id";
        EXPECT_TRUE(!of_a_person || named.count(table)) << table << " holds persons and no erased_tables() names it";
      }
    }
    for (const std::string& table : named) EXPECT_TRUE(all.count(table)) << table << " is named and does not exist";
    for (const char* table : {"person", "person_merge", "emergency_notice", "person_facts"})
      EXPECT_TRUE(named.count(table)) << table;
  });
}

TEST_P(ErasureTest, NothingIsLeftAndTheChainHolds) {
  join(id_, kNurses);
  consent(id_);
  facts(id_, "adl", R"({"walking": "alone"})");
  facts(id_, "adl", R"({"walking": "wholly"})");
  const std::string entry = note(id_, "佐藤ハルさんを訪問した");
  done("thread.mark", {{"id", id_}, {"entries", json::array{json::value(entry)}}}, keeper_);  // changes nothing
  done("thread.pin", {{"id", id_}, {"entry_id", entry}}, keeper_);
  done("basis.protect", {{"id", id_}, {"reason", "倒れていると連絡があった"}}, stranger_);
  done("support.put", {{"id", id_}, {"applied_on", "2020-11-01"}, {"reasons", json::array{"独居"}}}, town_);
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 1});
    const std::string sha = store::put_blob(tx, "写真のかわり", "image/jpeg");
    tx.insert(thread::PersonFile{kArea, *PersonId::parse(id_), sha, "image/jpeg", 18, clock_});
    tx.upsert(trust::AccessRow{kArea, *PersonId::parse(id_), clock_, random_uuid(), *keeper_.account_id, "森 由紀",
                               kCase, api::Role::office, "person.show", trust::Basis::own_case, "192.0.2.7"});
    return true;
  });
  const std::string other = person("田中 次郎", "たなか じろう", "1940");
  note(other, "変わりなし");
  end_support(id_);
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "erasure_not_yet") << "an entry of today";
  clock_ = clock_.plus_ms(6 * 366 * kDayMs);
  const auto preview = act("retention.show", {{"id", id_}}, town_);
  ASSERT_TRUE(preview);
  EXPECT_EQ(preview->at("counts").at("entries").as_int64(), 1);
  EXPECT_EQ(preview->at("counts").at("files").as_int64(), 1);
  const std::int64_t others = rows_of(other);
  const auto finished = erase({id_});
  EXPECT_EQ(finished.at("entries").as_int64(), 1);
  EXPECT_EQ(finished.at("files").as_int64(), 1);
  EXPECT_GT(finished.at("acts").as_int64(), 10);
  EXPECT_EQ(rows_of(id_), 0);
  EXPECT_EQ(about(id_), 0);
  EXPECT_EQ(count("SELECT count(*) FROM blob WHERE area_id = $1"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM blob_chunk WHERE area_id = $1"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM emergency_notice WHERE area_id = $1"), 0);
  EXPECT_EQ(rows_of(other), others);
  EXPECT_GT(about(other), 0);
  read([&](store::Read& tx) {
    std::int64_t erased = 0;
    EXPECT_TRUE(journal::verify(tx, {}, &erased).empty());
    EXPECT_EQ(erased, finished.at("acts").as_int64());
  });
  EXPECT_EQ(refused("person.show", {{"id", id_}}, keeper_), "person_not_found");
  EXPECT_EQ(refused("person.show", {{"id", id_}}, town_), "person_not_found");
  EXPECT_EQ(done("person.find", {{"q", "さとう"}}, town_).at("total").as_int64(), 0);
  EXPECT_EQ(refused("retention.show", {{"id", id_}}, town_), "person_not_found");
  const auto pulled = done("sync.pull", {{"have", json::array{json::object{{"id", id_}, {"seq", 1}}}}}, keeper_);
  EXPECT_EQ(pulled.at("forget").at(0).as_string(), id_) << "a phone forgets her at the next contact";
  const std::string list = json::serialize(*act("retention.list", json::object{}, town_));
  EXPECT_EQ(list.find("佐藤"), std::string::npos);
}

TEST_P(ErasureTest, AMissingBodyWithoutAnErasureIsFound) {
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 1});
    tx.execute(
        "DELETE FROM journal_body WHERE area_id = $1 AND hash = (SELECT body_hash FROM journal WHERE area_id = $1 AND "
        "seq = 1)",
        tx.area());
    return true;
  });
  const auto findings = [&] {
    std::vector<journal::Finding> out;
    read([&](store::Read& tx) { out = journal::verify(tx, {}); });
    return out;
  };
  ASSERT_EQ(findings().size(), 1u);
  EXPECT_NE(findings()[0].words.find("内容がありません"), std::string::npos);
  database().write([&](store::Connection& connection) {  // and nobody can pretend that it was erased
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 1});
    tx.insert(journal::Erased{kArea, 1, 1, ""});
    return true;
  });
  ASSERT_EQ(findings().size(), 1u);
  EXPECT_NE(findings()[0].words.find("消去の操作の記録がありません"), std::string::npos);
}

TEST_P(ErasureTest, MergedRecordsGoTogetherAndStayApart) {
  const std::string twin = text(
      done("person.register", {{"basics", basics("佐藤 はる", "さとう はる", "1941")}}, stranger_), "person", "id");
  const std::string merge = text(done("person.merge", {{"kept_id", id_}, {"gone_id", twin}}, town_), "merge", "id");
  end_support(id_);
  EXPECT_EQ(refused("erasure.start", start_of({twin}), town_), "person_merged") << "it is asked for by the other one";
  const auto finished = erase({id_});
  EXPECT_EQ(finished.at("people").as_int64(), 1);
  EXPECT_EQ(finished.at("erased").as_int64(), 1);
  EXPECT_EQ(rows_of(id_) + rows_of(twin), 0);
  EXPECT_EQ(about(id_) + about(twin), 0);
  EXPECT_EQ(refused("person.unmerge", {{"id", merge}}, town_), "merge_erased");
}

TEST_P(ErasureTest, RecordsOnceMergedWaitForEachOther) {
  const std::string twin = text(
      done("person.register", {{"basics", basics("佐藤 はる", "さとう はる", "1941")}}, stranger_), "person", "id");
  const std::string merge = text(done("person.merge", {{"kept_id", id_}, {"gone_id", twin}}, town_), "merge", "id");
  done("person.unmerge", {{"id", merge}}, town_);
  end_support(id_);
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "erasure_other_record");
  end_support(twin, &stranger_);
  EXPECT_EQ(erase({id_, twin}).at("people").as_int64(), 1);
  EXPECT_EQ(rows_of(id_) + rows_of(twin), 0);
}

TEST_P(ErasureTest, TheHouseholdOfOthersStaysWithoutHer) {
  const std::string son = person("佐藤 一郎", "さとう いちろう", "1970");
  done("household.put", {{"id", id_}, {"name", "佐藤家"}, {"relation", "本人"}}, keeper_);
  done("household.put_member", {{"id", id_}, {"person_id", son}, {"relation", "長男"}}, keeper_);
  done("household.put_member", {{"id", son}, {"name", "佐藤 めぐみ"}, {"relation", "孫"}}, keeper_);
  end_support(id_);
  EXPECT_EQ(act("retention.show", {{"id", id_}}, town_)->at("household").as_int64(), 1);
  const auto finished = erase({id_});
  EXPECT_EQ(finished.at("erased").as_int64(), 1);
  EXPECT_EQ(rows_of(id_), 0);
  EXPECT_EQ(about(id_), 0);
  const auto left = done("household.show", {{"id", son}}, keeper_);
  EXPECT_EQ(left.at("name").as_string(), "佐藤家");
  EXPECT_EQ(left.at("members").as_array().size(), 2u);
  read([&](store::Read& tx) { EXPECT_TRUE(journal::verify(tx, {}).empty()); });
  // When the last one of the program goes, the household goes too, with the names of the others.
  end_support(son);
  EXPECT_EQ(erase({son}).at("erased").as_int64(), 1);
  EXPECT_EQ(count("SELECT count(*) FROM household WHERE area_id = $1"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM household_member WHERE area_id = $1"), 0);
  EXPECT_EQ(about(son), 0);
}

TEST_P(ErasureTest, AReplayArrivesAtTheSameTablesAtEveryMoment) {
  const auto import =
      done("person_import.start", {{"kind", "list"}, {"file_name", "佐藤ハルほか.csv"}, {"rows", 2}}, keeper_);
  const auto listed = [&](std::string_view name, std::string_view kana, int line) {
    return text(done("person.register",
                     {{"basics", basics(name, kana, "1950")},
                      {"import_id", import.at("import").at("id")},
                      {"import_line", line}},
                     keeper_),
                "person", "id");
  };
  const std::string son = listed("佐藤 一郎", "さとう いちろう", 1);
  const std::string gone = listed("高橋 キヨ", "たかはし きよ", 2);
  const std::string other = person("田中 次郎", "たなか じろう", "1940");
  const std::string twin = person("さとう ハル", "さとう はる", "1941");
  done("household.put", {{"id", id_}, {"name", "佐藤家"}, {"relation", "本人"}}, keeper_);
  done("household.put_member", {{"id", id_}, {"person_id", son}, {"relation", "長男"}}, keeper_);
  done("household.put_member", {{"id", son}, {"name", "佐藤 めぐみ"}, {"relation", "孫"}}, keeper_);
  done("household.put_member", {{"id", son}, {"person_id", gone}, {"relation", "妻の母"}}, keeper_);
  // The son's place in the household goes into another record; hers has swallowed a twin.
  const std::string moved = text(done("person.merge", {{"kept_id", other}, {"gone_id", son}}, town_), "merge", "id");
  done("person.merge", {{"kept_id", id_}, {"gone_id", twin}}, town_);
  consent(id_);
  facts(id_, "adl", R"({"walking": "alone"})");
  const std::string entry = note(id_, "訪問した");
  done("thread.mark", {{"id", id_}, {"entries", json::array{json::value(entry)}}}, keeper_);
  done("watch.send", {{"text", "新聞がたまっている"}, {"place", "牧野"}}, outsider());
  const auto notices = done("watch.list", json::object{}, town_);
  done("watch.close", {{"id", notices.at("items").at(0).at("id")}, {"decision", "無事だった"}, {"person_id", id_}},
       town_);
  ASSERT_TRUE(act("retention.hold", {{"id", id_}, {"reason", "転倒の調べ"}, {"until", "2027-03-31"}}, town_));
  note(other, "変わりなし");
  end_support(id_);
  end_support(gone);
  expect_replay("before", true);

  clock_ = clock_.plus_ms(6 * 366 * kDayMs);
  const auto started = act("erasure.start", start_of({id_, gone}), town_);
  ASSERT_TRUE(started) << started.error().code;
  const std::string erasure(started->at("id").as_string());
  for (int i = 0;; ++i) {
    ASSERT_LT(i, 100);
    auto step = act("erasure.step", {{"id", erasure}}, town_);
    if (!step && step.error().code == "erasure_restate_first") step = act("erasure.restate", {{"id", erasure}}, town_);
    ASSERT_TRUE(step) << step.error().code;
    expect_replay(fmt::format("after step {}", i), false);
    read([&](store::Read& tx) { EXPECT_TRUE(journal::verify(tx, {}).empty()) << i; });
    if (step->at("state").as_string() == "finished") break;
  }
  expect_replay("afterwards", true);
  done("household.put_member", {{"id", other}, {"name", "佐藤 さくら"}, {"relation", "孫"}}, keeper_);
  note(other, "あとの訪問");
  done("person.unmerge", {{"id", moved}}, town_);
  expect_replay("with later acts", true);

  // The next erasure says anew what the first one said anew.
  end_support(other);
  end_support(son);
  clock_ = clock_.plus_ms(6 * 366 * kDayMs);
  erase({other});
  expect_replay("after the second one", true);
  EXPECT_EQ(rows_of(other) + rows_of(son), 0);
}

TEST_P(ErasureTest, WhoIsTakenUpAgainMeanwhileIsKept) {
  const std::string other = person("田中 次郎", "たなか じろう", "1940");
  end_support(id_);
  end_support(other);
  const auto started = act("erasure.start", start_of({id_, other}), town_);
  ASSERT_TRUE(started);
  ASSERT_TRUE(act("retention.hold", {{"id", id_}, {"reason", "事故の調べ"}}, town_));
  const auto finished = work_off(std::string(started->at("id").as_string()));
  EXPECT_EQ(finished.at("kept").as_int64(), 1);
  EXPECT_EQ(finished.at("erased").as_int64(), 1);
  EXPECT_EQ(refused("person.show", {{"id", id_}}, keeper_), "ok");
  EXPECT_EQ(refused("person.show", {{"id", other}}, keeper_), "person_not_found");
}

TEST_P(ErasureTest, NoticesFromOutsideAndNamesOfFilesGoToo) {
  done("watch.send", {{"text", "佐藤ハルさんの新聞がたまっている"}, {"place", "牧野"}}, outsider());
  const auto notices = done("watch.list", json::object{}, town_);
  const std::string notice(notices.at("items").at(0).at("id").as_string());
  done("watch.close", {{"id", notice}, {"decision", "訪問して無事を確かめた"}, {"person_id", id_}}, town_);
  const auto import = done("person_import.start",
                           {{"kind", "care_plan"}, {"file_name", "ケアプラン_高橋キヨ.csv"}, {"rows", 1}}, keeper_);
  const auto page = done("person.register",
                         {{"basics", basics("高橋 キヨ", "たかはし きよ", "1939")},
                          {"import_id", import.at("import").at("id")},
                          {"import_line", 2}},
                         keeper_);
  const std::string imported = text(page, "person", "id");
  end_support(id_);
  end_support(imported);
  erase({id_, imported});
  EXPECT_EQ(count("SELECT count(*) FROM watch_notice WHERE area_id = $1"), 0);
  EXPECT_EQ(about(notice), 0);
  EXPECT_EQ(
      done("person_import.list", json::object{}, keeper_).at("items").at(0).at("import").at("file_name").as_string(),
      "");
  EXPECT_EQ(count("SELECT count(*) FROM journal_body WHERE area_id = $1 AND body LIKE '%高橋%'"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM journal_erased WHERE area_id = $1 AND instead <> ''"), 1);
  read([&](store::Read& tx) { EXPECT_TRUE(journal::verify(tx, {}).empty()); });
}

TEST_P(ErasureTest, LongThreadsGoInSmallSteps) {
  for (int i = 0; i < 60; ++i) note(id_, fmt::format("記録 {}", i));
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 1});
    for (int i = 0; i < 1500; ++i) {
      tx.insert(trust::AccessRow{kArea, *PersonId::parse(id_), clock_.plus_ms(i), random_uuid(), *keeper_.account_id,
                                 "森 由紀", kCase, api::Role::office, "person.show", trust::Basis::own_case,
                                 "192.0.2.7"});
    }
    return true;
  });
  end_support(id_);
  clock_ = clock_.plus_ms(6 * 366 * kDayMs);
  erase({id_});
  EXPECT_EQ(rows_of(id_), 0);
  EXPECT_GE(count("SELECT count(*) FROM journal WHERE area_id = $1 AND act = 'erasure.step'"), 5);
}

TEST_P(ErasureTest, TheSheetIsPrinted) {
  end_support(id_);
  const auto finished = erase({id_});
  const auto sheet = ask("erasure.certificate", {{"id", finished.at("id")}}, town_);
  ASSERT_TRUE(sheet);
  EXPECT_TRUE(sheet->as_string().starts_with("%PDF"));
  EXPECT_EQ(refused("erasure.certificate", {{"id", id_}}, town_), "erasure_not_found");
}

}  // namespace
}  // namespace kaname::retention
