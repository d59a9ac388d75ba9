// SPDX-License-Identifier: Apache-2.0
// Sheets that come back, through the endpoints, on both engines. What the child would find is given; that it finds it is
// mark_reader_test.cpp and tests/api/returns.test.mjs.
#include "bridges/returns/erase_person.h"
#include "bridges/returns/returned_store.h"
#include "bridges/returns/returns_api.h"
#include "bridges/returns/returns_runner.h"
#include "people/people_for_tests.h"
#include "store/blobs.h"
#include "store/id_end.h"
#include "store/schema.h"
#include "thread/endpoints.h"
#include "transitions/conference_rules.h"
#include "transitions/endpoints.h"

namespace kaname::bridges {
namespace {

namespace json = boost::json;

class ReturnsTest : public people::testing::PeopleTown {
 protected:
  ReturnsTest() {
    for (auto& endpoint : thread::endpoints()) endpoints_.push_back(endpoint);
    for (auto& endpoint : transitions::endpoints()) endpoints_.push_back(endpoint);
    for (auto& endpoint : returns_endpoints()) endpoints_.push_back(endpoint);
    auto services = std::make_shared<trust::Services>(trust::services());
    services->links = std::make_shared<trust::LinkSigner>(std::string(32, 'k'));
    trust::install(services);
    id_ = person();
    join(id_, kNurses);
    const auto asked = done("conference.ask",
                            {{"person_id", id_},
                             {"slots", json::array{"2026-12-04T14:00:00+09:00", "2026-12-03T10:00:00+09:00"}},
                             {"invited",
                              json::array{json::object{{"office_id", kNurses.text()}, {"profession", "nurse"}},
                                          json::object{{"office_name", "西村医院"},
                                                       {"profession", "doctor"},
                                                       {"channel", "fax"},
                                                       {"address", "072-800-1235"}}}}},
                            keeper_);
    conference_ = std::string(asked.at("id").as_string());
    number_ = std::string(asked.at("invited").at(1).at("reply_number").as_string());
    mark_ = "KNC1:" + store::id_end(conference_, 10) + "-2";
  }

  Result<json::value> try_put(const api::Caller& who, std::string_view bytes) {
    const api::Endpoint& e = endpoint("returned.put");
    if (!trust::allows(who, e.permission)) return trust::refusal(who, e.permission);
    clock_ = clock_.plus_ms(1000);
    std::optional<Result<api::Reply>> reply;
    database().write([&](store::Connection& connection) {
      const auto head = journal::take_next(connection, kArea);
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), head->seq});
      api::Input input;
      input.body = bytes;
      std::string kept;
      reply = e.write(tx, who, input, kept);
      if (!*reply) return false;
      EXPECT_EQ(kept.find("PNG"), std::string::npos) << "no bytes in the journal";
      journal::append(tx, who, "returned.put", kept, *head);
      return true;
    });
    if (!*reply) return reply->error();
    return json::parse((*reply)->body);
  }
  std::string put(const api::Caller& who) {
    const auto view = try_put(who, "\x89PNG\r\n\x1A\n" + random_uuid().text());
    EXPECT_TRUE(view);
    return view ? std::string(view->at("id").as_string()) : "";
  }
  // One round of the runner; each text is a page with that code, or without one.
  bool read(const std::vector<std::string>& texts) {
    ReturnsRunner runner(
        database(),
        [this](const api::Caller& who, std::string_view name, std::string_view body) {
          return carry_out(who, name, std::string(body));
        },
        [&](std::string_view) -> Result<std::vector<ReadPage>> {
          if (texts.empty()) return fail(Problem::invalid, "returned_damaged");
          std::vector<ReadPage> out;
          for (const std::string& text : texts) {
            out.push_back({100, 140, "\x89PNG picture " + std::to_string(out.size()), {}});
            if (!text.empty()) out.back().marks = {"https://elsewhere.example/", text};
          }
          return out;
        });
    return runner.read_once();
  }
  // The program's own act.
  Result<std::string> carry_out(const api::Caller& who, std::string_view act, const std::string& body) {
    Result<std::string> out = std::string();
    clock_ = clock_.plus_ms(1000);
    database().write([&](store::Connection& connection) {
      const auto head = journal::take_next(connection, kArea);
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), head->seq});
      const auto reply = endpoint(act).replay(tx, who, body);
      if (!reply) {
        out = reply.error();
        return false;
      }
      out = reply->body;
      journal::append(tx, who, act, body, *head);
      return true;
    });
    return out;
  }
  json::value show(const std::string& id, const api::Caller& who) { return done("returned.show", {{"id", id}}, who); }
  static std::string word(const json::value& in, std::string_view name) { return std::string(in.at(name).as_string()); }
  std::size_t count(const api::Caller& who) {
    return done("returned.list", json::object{}, who).at("items").as_array().size();
  }
  std::int64_t number(store::Sql sql) {
    std::int64_t out = 0;
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      out = tx.number(sql, tx.area());
    });
    return out;
  }
  std::int64_t blobs() { return number("SELECT count(*) FROM blob WHERE area_id = $1"); }

  void expect_replay() {
    store::testing::FreshStore fresh(GetParam());
    fresh.database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      database().read([&](store::Connection& from) {
        store::Read old(from, kArea, clock_);
        for (const auto& row : old.select<trust::Account>("WHERE area_id = $1", old.area())) tx.insert(row);
        for (const auto& row : old.select<trust::Membership>("WHERE area_id = $1", old.area())) tx.insert(row);
      });
      return true;
    });
    const auto result =
        journal::replay(database(), fresh.database(), kArea,
                        [this](std::string_view name) -> const api::Endpoint* { return &endpoint(name); }, {});
    for (const auto& finding : result.findings) ADD_FAILURE() << finding.seq << " " << finding.words;
    EXPECT_EQ(rows<ReturnedSheet>(database()), rows<ReturnedSheet>(fresh.database()));
    EXPECT_EQ(rows<ReturnedPage>(database()), rows<ReturnedPage>(fresh.database()));
  }
  template <class T>
  std::vector<std::string> rows(store::Database& of) {
    std::vector<std::string> out;
    of.read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, Timestamp{});
      for (const T& row : tx.select<T>("WHERE area_id = $1", tx.area())) out.push_back(model::to_json(row));
    });
    std::sort(out.begin(), out.end());
    return out;
  }

  std::string id_, conference_, number_, mark_;
};
INSTANTIATE_TEST_SUITE_P(Engines, ReturnsTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(ReturnsTest, TablesAreAsDeclaredAndKeyedByArea) {
  database().read([](store::Connection& connection) {
    EXPECT_EQ(store::schema_differences(connection, returned_tables()), std::vector<std::string>{});
  });
}

TEST_P(ReturnsTest, ASheetFindsItsConferenceAndIsDone) {
  const std::string id = put(keeper_);
  EXPECT_EQ(word(show(id, keeper_), "state"), "reading");
  EXPECT_TRUE(read({mark_, ""}));
  EXPECT_FALSE(read({mark_})) << "nothing waits any more";
  const auto view = show(id, keeper_);
  EXPECT_EQ(word(view, "state"), "matched");
  EXPECT_EQ(word(view.at("matter"), "subject_id"), conference_);
  EXPECT_EQ(view.at("matter").at("part").as_int64(), 2);
  EXPECT_EQ(word(view.at("matter"), "number"), number_);
  EXPECT_EQ(word(view.at("matter"), "from"), "西村医院");
  EXPECT_EQ(word(view.at("matter"), "person_name"), "佐藤 ハル");
  EXPECT_TRUE(view.at("matter").at("may_answer").as_bool());
  EXPECT_EQ(view.at("pages").as_array().size(), 2U) << "a page without a code belongs to the one before it";
  EXPECT_EQ(done("returned.page", {{"id", id}, {"page", 2}}, keeper_).as_string(), "\x89PNG picture 1");
  EXPECT_EQ(blobs(), 2) << "the file itself is gone once it has been read";
  EXPECT_EQ(done("returned.list", json::object{}, keeper_).at("waiting").as_int64(), 1);
  EXPECT_EQ(word(done("returned.done", {{"id", id}}, keeper_), "state"), "done");
  EXPECT_EQ(done("returned.list", json::object{}, keeper_).at("waiting").as_int64(), 0);
  EXPECT_EQ(code("returned.discard", {{"id", id}}, keeper_), "returned_over");
  expect_replay();
}

TEST_P(ReturnsTest, OneFileWithSeveralSheetsIsCutWhereACodeBegins) {
  put(keeper_);
  const std::string other = "KNC1:" + store::id_end(conference_, 10) + "-1";
  EXPECT_TRUE(read({"", mark_, mark_, "", other, "nobody's code"}));
  const auto list = done("returned.list", json::object{}, keeper_);
  std::vector<std::string> got;
  for (const auto& one : list.at("items").as_array())
    got.push_back(word(one, "state") + std::to_string(one.at("pages").as_array().size()));
  EXPECT_EQ(got, (std::vector<std::string>{"unmatched1", "matched3", "matched2"})) << "the first page stands alone";
  EXPECT_EQ(number("SELECT count(*) FROM returned_sheet WHERE area_id = $1 AND mark LIKE '%nobody%'"), 0);
  expect_replay();
}

TEST_P(ReturnsTest, WhatHasNoCodeIsFoundByTheNumberOnThePaper) {
  const std::string id = put(keeper_);
  EXPECT_TRUE(read({""}));
  EXPECT_EQ(word(show(id, keeper_), "state"), "unmatched");
  const auto find = [&](std::string_view typed, const api::Caller& who) {
    return done("returned.candidates", {{"id", id}, {"number", typed}}, who).at("items").as_array().size();
  };
  EXPECT_EQ(find(number_, keeper_), 1U);
  EXPECT_EQ(find(number_.substr(0, 6), keeper_), 2U) << "without the end: everybody who was asked";
  EXPECT_EQ(find("%%%%%%", keeper_), 0U);
  EXPECT_EQ(code("returned.done", {{"id", id}}, keeper_), "returned_not_matched");
  const json::object wrong{{"id", id}, {"kind", "conference"}, {"subject_id", random_uuid().text()}, {"part", 1}};
  EXPECT_EQ(code("returned.assign", wrong, keeper_), "subject_id=returned_unknown");
  const json::object right{{"id", id}, {"kind", "conference"}, {"subject_id", conference_}, {"part", 2}};
  EXPECT_EQ(word(done("returned.assign", right, keeper_), "matched_by"), "森 由紀");
  expect_replay();
}

TEST_P(ReturnsTest, ASheetOfTwoPeopleCanBeParted) {
  const std::string id = put(keeper_);
  EXPECT_TRUE(read({mark_, "", ""}));
  EXPECT_EQ(code("returned.split", {{"id", id}, {"page", 1}}, keeper_), "page=returned_split");
  EXPECT_EQ(code("returned.split", {{"id", id}, {"page", 4}}, keeper_), "page=returned_split");
  EXPECT_EQ(done("returned.split", {{"id", id}, {"page", 2}}, keeper_).at("pages").as_array().size(), 1U);
  EXPECT_EQ(count(keeper_), 2U);
  EXPECT_EQ(code("returned.page", {{"id", id}, {"page", 2}}, keeper_), "returned_page_not_here");
  expect_replay();
}

TEST_P(ReturnsTest, OnlyTheOfficeThatPutItInAndWhoMayKnowTheMatterSeeIt) {
  consent(id_);
  const std::string id = put(stranger_);  // it lay in a stranger's tray
  EXPECT_EQ(code("returned.show", {{"id", id}}, keeper_), "returned_not_found") << "nothing is known of it yet";
  EXPECT_TRUE(read({mark_}));
  EXPECT_TRUE(show(id, keeper_).at("matter").is_object());
  const auto theirs = show(id, stranger_);
  EXPECT_EQ(word(theirs, "state"), "matched");
  EXPECT_FALSE(theirs.as_object().contains("matter") && theirs.at("matter").is_object())
      << "whose it is, is not for them";
  EXPECT_EQ(count(stranger_), 1U);
  EXPECT_EQ(count(nurse_), 1U) << "in the team";
  EXPECT_EQ(code("returned.list", json::object{}, viewer_), "not_allowed");
  EXPECT_EQ(code("returned.discard", {{"id", id}}, town_), "returned_not_found");
  const auto refused = try_put(viewer_, "\x89PNG\r\n\x1A\nx");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "not_allowed");
  const json::object forged{{"id", id}, {"why", "x"}};
  EXPECT_EQ(code("returned.read", forged, town_), "not_allowed") << "the program's own";
}

TEST_P(ReturnsTest, ALinkOnASheetFindsItsEntryAndLeavesNoToken) {
  consent(id_);
  const auto page = done("team.join",
                         {{"id", id_},
                          {"profession", "doctor"},
                          {"name", "西村 一郎"},
                          {"phone", "072-800-1234"},
                          {"channel", "fax"},
                          {"channel_address", "072-800-1235"}},
                         keeper_);
  std::string member;
  for (const json::value& one : page.at("team").as_array()) {
    if (one.at("name") == "西村 一郎") member = word(one, "id");
  }
  const std::string entry =
      word(done("thread.write", {{"id", id_}, {"kind", "note"}, {"text", "転倒しました"}}, keeper_), "id");
  const auto sent = done("delivery.send",
                         {{"id", id_},
                          {"entry_id", entry},
                          {"receivers", json::array{json::object{{"member_id", member}, {"way", "fax"}}}}},
                         keeper_);
  const std::string delivery = word(sent.at("deliveries").at(0), "id");
  const std::string token =
      trust::services().links->sign(kArea, *Uuid::parse(delivery), Timestamp::of(LocalDate::from_ymd(2020, 1, 1), 0));
  const std::string id = put(keeper_);
  EXPECT_TRUE(read({"https://kaname.example/link/r/" + token}));
  const auto view = show(id, keeper_);
  EXPECT_EQ(word(view, "state"), "matched") << "also when the link has closed";
  EXPECT_EQ(word(view.at("matter"), "subject_id"), delivery);
  EXPECT_EQ(word(view.at("matter"), "number"), store::id_end(delivery, 6));
  EXPECT_EQ(number("SELECT count(*) FROM returned_sheet WHERE area_id = $1 AND mark LIKE '%link%'"), 0);
  const std::string forged = put(keeper_);
  EXPECT_TRUE(read({"https://kaname.example/link/r/" + token.substr(0, token.size() - 2) + "AA"}));
  EXPECT_EQ(word(show(forged, keeper_), "state"), "unmatched");
}

TEST_P(ReturnsTest, WhatCannotBeReadOrIsThrownAwayLeavesNoBytes) {
  const auto wrong = try_put(keeper_, "MZ this is a program");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, "returned_type");
  const std::string broken = put(keeper_);
  EXPECT_TRUE(read({}));
  EXPECT_EQ(word(show(broken, keeper_), "why"), "returned_damaged");
  const std::string waste = put(keeper_);
  EXPECT_TRUE(read({"", ""}));
  EXPECT_EQ(blobs(), 2);
  EXPECT_EQ(word(done("returned.discard", {{"id", waste}}, keeper_), "state"), "discarded");
  EXPECT_EQ(blobs(), 0);
  EXPECT_EQ(count(keeper_), 1U) << "the unreadable one";
  expect_replay();
}

TEST_P(ReturnsTest, WithThePersonHerSheetsGoAndNobodyElses) {
  put(keeper_);
  EXPECT_TRUE(read({mark_, ""}));
  put(keeper_);
  EXPECT_TRUE(read({""}));
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
    const auto person = *trust::PersonId::parse(id_);
    EXPECT_EQ(returned_of(tx, {person}).size(), 1U);
    EXPECT_GT(erase_person(tx, person, 500), 0);
    for (const trust::ErasedTable& table : erased_tables()) EXPECT_EQ(tx.number(table.count, tx.area(), person), 0);
    return true;
  });
  EXPECT_EQ(blobs(), 1);
  EXPECT_EQ(number("SELECT count(*) FROM returned_sheet WHERE area_id = $1"), 1);
}

}  // namespace
}  // namespace kaname::bridges
