// SPDX-License-Identifier: Apache-2.0
// Holds and erasures through their endpoints, on both engines: who may, what is refused, what is gone afterwards. That a
// replay arrives at the same tables and that nothing is left in the file: app/erasure_test.cpp.
#include <deque>
#include <map>
#include <set>

#include "people/erase_person.h"
#include "people/people_for_tests.h"
#include "people/people_index.h"
#include "retention/endpoints.h"
#include "retention/retention_store.h"
#include "store/blobs.h"
#include "store/schema.h"
#include "thread/endpoints.h"
#include "thread/entry_store.h"
#include "thread/erase_person.h"
#include "transitions/erase_person.h"
#include "trust/access_log.h"
#include "trust/account.h"

namespace kaname::retention {
namespace {

namespace json = boost::json;

class ErasureTest : public people::testing::PeopleTown {
 protected:
  ErasureTest() {
    for (auto part : {thread::endpoints(), retention::endpoints()})
      endpoints_.insert(endpoints_.end(), part.begin(), part.end());
    id_ = person();
  }

  // Acts of this floor say in the journal what they did, so they are not their own replay.
  Result<json::value> act(std::string_view name, const json::value& body, const api::Caller& who) {
    const api::Endpoint& e = endpoint(name);
    if (!trust::allows(who, e.permission)) return trust::refusal(who, e.permission);
    if (e.read) return ask(name, body, who);
    clock_ = clock_.plus_ms(1000);
    const std::string text = json::serialize(body);
    std::optional<Result<api::Reply>> reply;
    database().write([&](store::Connection& connection) {
      const auto head = journal::take_next(connection, kArea);
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), head->seq});
      api::Input input;
      input.body = text;
      std::string journal_body;
      reply = e.write(tx, who, input, journal_body);
      if (!*reply) return false;
      journal::append(tx, who, name, journal_body, *head);
      return true;
    });
    if (!*reply) return reply->error();
    return json::parse((*reply)->body);
  }
  std::string refused(std::string_view name, const json::value& body, const api::Caller& who) {
    const auto result = act(name, body, who);
    if (result) return "ok";
    const Error& error = result.error();
    return error.fields.empty() ? error.code : error.fields[0].field + "=" + error.fields[0].code;
  }
  // Support has ended so long ago that the term is over.
  void end_support(const std::string& id, const api::Caller* who = nullptr) {
    done("person.change_status", {{"id", id}, {"status", "died"}, {"on", "2021-03-31"}}, who ? *who : keeper_);
  }
  std::string note(const std::string& id, std::string_view text) {
    const auto entry = done("thread.write", {{"id", id}, {"kind", "note"}, {"text", text}}, keeper_);
    return std::string(entry.at("id").as_string());
  }
  static json::object start_of(std::initializer_list<std::string> ids) {
    json::array people;
    for (const std::string& id : ids) people.emplace_back(id);
    return {{"people", people}, {"confirmed", true}};
  }
  // Decides and works everything off; answers the erasure.
  json::value erase(std::initializer_list<std::string> ids) {
    auto started = act("erasure.start", start_of(ids), town_);
    EXPECT_TRUE(started) << started.error().code;
    if (!started) return json::object{};
    return work_off(std::string(started->at("id").as_string()));
  }
  json::value work_off(const std::string& erasure) {
    for (int i = 0; i < 500; ++i) {
      auto step = act("erasure.step", {{"id", erasure}}, town_);
      if (!step && step.error().code == "erasure_restate_first")
        step = act("erasure.restate", {{"id", erasure}}, town_);
      EXPECT_TRUE(step) << step.error().code;
      if (!step || step->at("state").as_string() == "finished") return step ? *step : json::object{};
    }
    ADD_FAILURE() << "the erasure does not end";
    return {};
  }
  // All rows of the area in the tables that know persons, and the journal: two stores that agree say the same.
  static std::map<std::string, std::vector<std::string>> dump(store::Database& of) {
    std::vector<model::TypePtr> types = {model::type_of<journal::Entry>(),      model::type_of<journal::Body>(),
                                         model::type_of<journal::Erased>(),     model::type_of<journal::About>(),
                                         model::type_of<trust::CareRelation>(), model::type_of<trust::PersonGate>(),
                                         model::type_of<trust::Consent>(),      model::type_of<trust::LegalBasis>()};
    for (const auto& more : {people::tables(), thread::tables(), tables()})
      types.insert(types.end(), more.begin(), more.end());
    static std::deque<std::string> texts;  // statements are known by the address of their text
    std::map<std::string, std::vector<std::string>> out;
    of.read([&](store::Connection& connection) {
      for (const model::TypePtr& type : types) {
        std::string columns;
        for (const auto& field : type->fields) columns += (columns.empty() ? "" : ", ") + std::string(field.name);
        texts.push_back(fmt::format("SELECT {} FROM {} WHERE area_id = $1", columns, type->name));
        const model::SqlValue area = std::string(kArea);
        auto& rows = out[std::string(type->name)];
        connection.run({{}, texts.back()}, {&area, 1}, [&](const model::Row& row) {
          std::string text;
          for (std::size_t i = 0; i < type->fields.size(); ++i) {
            const int column = static_cast<int>(i);
            text += row.is_null(column) ? "~|" : std::string(row.text(column)) + "|";
          }
          rows.push_back(std::move(text));
        });
        std::sort(rows.begin(), rows.end());
      }
    });
    return out;
  }
  // Carries the journal out in an empty store; every table must agree when `whole`.
  void expect_replay(std::string_view when, bool whole) {
    store::testing::FreshStore fresh(GetParam());
    // The accounts of this town were made outside of the journal.
    std::vector<trust::Account> accounts;
    std::vector<trust::Membership> memberships;
    read([&](store::Read& tx) {
      accounts = tx.select<trust::Account>("WHERE area_id = $1", tx.area());
      memberships = tx.select<trust::Membership>("WHERE area_id = $1", tx.area());
    });
    fresh.database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      for (const auto& row : accounts) tx.insert(row);
      for (const auto& row : memberships) tx.insert(row);
      return true;
    });
    const auto result =
        journal::replay(database(), fresh.database(), kArea,
                        [this](std::string_view name) -> const api::Endpoint* { return &endpoint(name); }, {});
    for (const auto& finding : result.findings) ADD_FAILURE() << when << ": " << finding.seq << " " << finding.words;
    if (!whole) return;
    const auto ours = dump(database()), theirs = dump(fresh.database());
    for (const auto& [table, rows] : ours) EXPECT_EQ(rows, theirs.at(table)) << when << ": " << table;
  }

  api::Caller outsider() {
    api::Caller out;
    out.area = kArea;
    out.remote_address = "198.51.100.7";
    return out;
  }
  // Bodies of the journal that name it.
  std::int64_t about(const std::string& id) {
    std::int64_t out = 0;
    read([&](store::Read& tx) {
      out = tx.number(
          "SELECT count(*) FROM journal j JOIN journal_body b ON b.area_id = j.area_id AND b.hash = j.body_hash"
          " WHERE j.area_id = $1 AND j.act NOT LIKE 'erasure.%' AND b.body LIKE $2",
          tx.area(), "%" + id + "%");
    });
    return out;
  }
  template <class Work>
  void read(Work work) {
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      work(tx);
    });
  }
  // Rows in all tables of all floors; also the columns that name a person otherwise.
  std::int64_t rows_of(const std::string& id) {
    std::int64_t out = 0;
    const PersonId person = *PersonId::parse(id);
    read([&](store::Read& tx) {
      for (const auto tables :
           {people::erased_tables(), thread::erased_tables(), transitions::erased_tables(), trust::erased_tables()}) {
        for (const trust::ErasedTable& table : tables) out += tx.number(table.count, tx.area(), person);
      }
      out += tx.number("SELECT count(*) FROM retention_hold WHERE area_id = $1 AND person_id = $2", tx.area(), person);
    });
    return out;
  }

  std::string id_;
};
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
  for (const auto tables :
       {people::erased_tables(), thread::erased_tables(), transitions::erased_tables(), trust::erased_tables()}) {
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

TEST_P(ErasureTest, HoldsAreSetAndLiftedByTheTown) {
  for (const api::Caller* who : {&keeper_, &admin_, &nurse_, &coordinator_, &viewer_, &stranger_}) {
    for (const char* name : {"retention.list", "retention.show", "retention.hold", "retention.lift", "erasure.start",
                             "erasure.step", "erasure.restate", "erasure.list", "erasure.show", "erasure.certificate",
                             "setting.retention", "setting.set_retention"})
      EXPECT_EQ(refused(name, {{"id", id_}}, *who), "not_allowed") << name;
  }
  EXPECT_EQ(refused("retention.list", json::object{}, nobody_), "sign_in_needed");
  EXPECT_EQ(refused("retention.hold", {{"id", id_}, {"reason", ""}}, town_), "reason=required");
  EXPECT_EQ(refused("retention.hold", {{"id", id_}, {"reason", " 　"}}, town_), "reason=required");
  EXPECT_EQ(refused("retention.hold", {{"id", id_}, {"reason", "事故"}, {"until", "2026-11-19"}}, town_),
            "until=date_in_past");
  EXPECT_EQ(refused("retention.hold", {{"id", random_uuid().text()}, {"reason", "事故"}}, town_), "person_not_found");
  const auto held = act("retention.hold", {{"id", id_}, {"reason", "転倒事故の訴訟"}, {"until", "2027-03-31"}}, town_);
  ASSERT_TRUE(held);
  EXPECT_EQ(held->at("line").at("why").as_string(), "erasure_held");
  const std::string hold(held->at("holds").at(0).at("id").as_string());
  EXPECT_EQ(held->at("holds").at(0).at("set_by_name").as_string(), "山田 花子");
  EXPECT_EQ(act("retention.list", json::object{}, town_)->at("held").as_array().size(), 1u);
  EXPECT_EQ(refused("retention.lift", {{"id", id_}, {"hold_id", hold}, {"reason", ""}}, town_), "reason=required");
  EXPECT_EQ(refused("retention.lift", {{"id", id_}, {"hold_id", id_}, {"reason", "和解"}}, town_), "hold_not_found");
  const auto lifted = act("retention.lift", {{"id", id_}, {"hold_id", hold}, {"reason", "和解した"}}, second_town_);
  ASSERT_TRUE(lifted);
  EXPECT_EQ(lifted->at("holds").at(0).at("lifted_by_name").as_string(), "井上 実") << "the history stays";
  EXPECT_EQ(refused("retention.lift", {{"id", id_}, {"hold_id", hold}, {"reason", "和解"}}, town_), "hold_lifted");
  EXPECT_TRUE(act("retention.list", json::object{}, town_)->at("held").as_array().empty());
}

TEST_P(ErasureTest, OnlyNamedOfficersWhenTheTownNamesThem) {
  const auto setting = [&](const api::Caller& officer) {
    return json::object{
        {"years", 5}, {"access_log_years", 5}, {"officers", json::array{json::value(officer.account_id->text())}}};
  };
  EXPECT_EQ(refused("setting.set_retention", setting(keeper_), town_), "officers=officer_of_town");
  EXPECT_EQ(refused("setting.set_retention", {{"years", 1}, {"access_log_years", 5}}, town_).substr(0, 5), "years");
  EXPECT_EQ(refused("setting.set_retention", setting(second_town_), town_), "ok");
  EXPECT_EQ(refused("retention.hold", {{"id", id_}, {"reason", "事故"}}, town_), "retention_officers_only");
  EXPECT_EQ(refused("retention.hold", {{"id", id_}, {"reason", "事故"}}, second_town_), "ok");
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "retention_officers_only");
  EXPECT_FALSE(act("retention.list", json::object{}, town_)->at("may_erase").as_bool());
}

TEST_P(ErasureTest, RefusedBeforeTheTermUnderAHoldAndTwice) {
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "erasure_supported");
  EXPECT_EQ(refused("erasure.start", {{"people", json::array{}}, {"confirmed", true}}, town_), "people=required");
  EXPECT_EQ(refused("erasure.start", start_of({random_uuid().text()}), town_), "person_not_found");
  done("person.change_status", {{"id", id_}, {"status", "ended"}, {"on", "2021-11-20"}}, keeper_);
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "erasure_not_yet") << "the last day of the term";
  end_support(id_);
  EXPECT_EQ(refused("erasure.start", {{"people", json::array{json::value(id_)}}, {"confirmed", false}}, town_),
            "confirmed=erasure_confirm");
  const auto held = act("retention.hold", {{"id", id_}, {"reason", "訴訟"}}, town_);
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "erasure_held");
  EXPECT_EQ(act("retention.list", json::object{}, town_)->at("due").at(0).at("why").as_string(), "erasure_held");
  ASSERT_TRUE(act("retention.lift",
                  {{"id", id_}, {"hold_id", held->at("holds").at(0).at("id")}, {"reason", "終わった"}}, town_));
  const auto started = act("erasure.start", start_of({id_, id_}), town_);
  ASSERT_TRUE(started) << started.error().code;
  EXPECT_EQ(started->at("people").as_int64(), 1);
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "erasure_running");
  const std::string erasure(started->at("id").as_string());
  const auto finished = work_off(erasure);
  EXPECT_EQ(finished.at("erased").as_int64(), 1);
  EXPECT_EQ(refused("erasure.start", start_of({id_}), town_), "erasure_twice");
  EXPECT_EQ(refused("erasure.step", {{"id", erasure}}, town_), "erasure_finished");
  EXPECT_EQ(refused("erasure.step", {{"id", id_}}, town_), "erasure_not_found");
  EXPECT_EQ(refused("erasure.restate", {{"id", erasure}}, town_), "erasure_finished");
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
