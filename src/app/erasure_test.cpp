// SPDX-License-Identifier: Apache-2.0
// An erasure in the whole program: a replay arrives at the same tables at every moment of it, and afterwards no byte of the
// person stands in the database file.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "app/compare.h"
#include "app/house.h"
#include "journal/journal.h"
#include "people/person.h"
#include "retention/runner.h"
#include "store/testing.h"

namespace kaname::app {
namespace {

namespace fs = std::filesystem;
const std::string kArea = "272108";
const Uuid kOffice = *Uuid::parse("019a0000-0000-7000-8000-00000000000a");

class ErasureInHouseTest : public store::testing::OnEngine {
 protected:
  ErasureInHouseTest() {
    folder_ = (fs::temp_directory_path() / ("kaname-erasure-" + random_uuid().text())).string();
    settings_.postgres = database().settings().postgres;
    settings_.data_folder = folder_;
    open();
    town_ = caller("市の担当", {api::Role::town, std::nullopt});
    keeper_ = caller("森 由紀", {api::Role::office, kOffice});
    act(town_, "area.open",
        R"({"area_id":"272108","name":"枚方市","prefecture":"大阪府","municipality":"枚方市",)"
        R"("account_name":"田中","account_login":"tanaka","account_password":""})");
  }
  ~ErasureInHouseTest() override {
    house_.reset();
    fs::remove_all(folder_);
  }
  void open() {
    house_.reset();
    house_ = std::make_unique<House>(settings_);
    house_->pipeline().set_clock([this] { return now_; });
  }
  static api::Caller caller(const std::string& name, api::Grant grant) {
    api::Caller out;
    out.area = kArea;
    out.account_id = api::AccountId{random_uuid()};
    out.name = name;
    out.grants = {grant};
    return out;
  }

  std::string act(const api::Caller& who, std::string_view name, const std::string& body) {
    now_ = now_.plus_ms(1000);
    const auto answer = house_->pipeline().act(who, name, body);
    EXPECT_TRUE(answer) << name << ": " << (answer ? "" : answer.error().code);
    return answer ? *answer : "";
  }
  // The value of the first "member":"…" after `from` in an answer.
  static std::string text_after(const std::string& answer, std::string_view from, std::string_view member) {
    const std::string mark = "\"" + std::string(member) + "\":\"";
    const std::size_t at = answer.find(mark, answer.find(from));
    return at == std::string::npos
        ? ""
        : answer.substr(at + mark.size(), answer.find('"', at + mark.size()) - at - mark.size());
  }
  std::string person(const std::string& name, const std::string& kana, const std::string& more = "") {
    const std::string answer = act(
        keeper_, "person.register",
        fmt::format(R"({{"basics":{{"name":"{}","name_kana":"{}","birth":"1941-04-03","note":"鍵は{}の植木鉢"}}{}}})",
                    name, kana, name, more));
    return text_after(answer, "\"person\":", "id");
  }
  void note(const std::string& id, const std::string& text) {
    act(keeper_, "thread.write", fmt::format(R"({{"id":"{}","kind":"note","text":"{}"}})", id, text));
  }
  void died(const std::string& id) {
    act(keeper_, "person.change_status",
        fmt::format(R"({{"id":"{}","status":"died","on":"{}"}})", id, now_.tokyo_date().text()));
  }
  std::unique_ptr<retention::ErasureRunner> runner() {
    auto out = std::make_unique<retention::ErasureRunner>(
        house_->database(), [this](const api::Caller& who, std::string_view name, std::string_view body) {
          now_ = now_.plus_ms(1000);
          return house_->pipeline().act(who, name, body);
        });
    out->set_clock([this] { return now_; });
    return out;
  }
  void finish() {
    const auto worker = runner();
    for (int i = 0; i < 2000; ++i) {
      if (!worker->step_once()) return;
    }
    ADD_FAILURE() << "the erasure does not end";
  }

  // Replays into an empty store and compares every table of history.
  void expect_replay(std::string_view when, bool whole) {
    store::testing::FreshStore fresh(GetParam());
    const auto result =
        journal::replay(house_->database(), fresh.database(), kArea,
                        [this](std::string_view name) { return house_->pipeline().endpoint_of(name); }, {});
    for (const auto& finding : result.findings) ADD_FAILURE() << when << ": " << finding.seq << " " << finding.words;
    if (!whole) return;
    for (const TableComparison& table :
         compare_tables(house_->database(), fresh.database(), kArea, history_tables(), {}))
      EXPECT_EQ(table.first_difference, "") << when << ": " << table.table;
  }
  void expect_verified() {
    house_->database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, now_);
      for (const auto& finding : journal::verify(tx, {})) ADD_FAILURE() << finding.seq << " " << finding.words;
    });
  }

  Timestamp now_ = Timestamp::of(LocalDate::from_ymd(2020, 4, 1), 10);
  HouseSettings settings_;
  std::string folder_;
  api::Caller town_, keeper_;
  std::unique_ptr<House> house_;
};
INSTANTIATE_TEST_SUITE_P(Engines, ErasureInHouseTest, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::name);

TEST_P(ErasureInHouseTest, ReplayedAtEveryMomentAndNoByteIsLeft) {
  const std::string import = text_after(
      act(keeper_, "person_import.start", R"({"kind":"care_plan","file_name":"ケアプラン_小早川キヌ.csv","rows":2})"),
      "\"import\":", "id");
  const auto from_list = [&](int line) { return fmt::format(R"(,"import_id":"{}","import_line":{})", import, line); };
  const std::string gone = person("小早川 キヌ", "こばやかわ きぬ", from_list(1));
  const std::string twin = person("小早川 きぬ", "こばやかわ きぬ");
  const std::string son = person("青木 一郎", "あおき いちろう", from_list(2));
  const std::string other = person("村田 ヨネ", "むらた よね");
  note(gone, "小早川さんは庭のつわぶきを見ていた");
  note(other, "変わりなし");
  act(keeper_, "household.put", fmt::format(R"({{"id":"{}","name":"青木家","relation":"母"}})", gone));
  act(keeper_, "household.put_member", fmt::format(R"({{"id":"{}","person_id":"{}","relation":"長男"}})", gone, son));
  act(keeper_, "household.put_member", fmt::format(R"({{"id":"{}","name":"青木 めぐみ","relation":"孫"}})", son));
  // The son's record goes into another one afterwards, with his place in the household.
  act(town_, "person.merge", fmt::format(R"({{"kept_id":"{}","gone_id":"{}"}})", other, son));
  act(town_, "person.merge", fmt::format(R"({{"kept_id":"{}","gone_id":"{}"}})", gone, twin));
  api::Caller outside;
  outside.area = kArea;
  const std::string notice = text_after(
      act(outside, "watch.send", R"({"text":"小早川さんの雨戸が閉まったまま","place":"牧野"})"), "", "number");
  EXPECT_FALSE(notice.empty());
  std::string notice_id;
  house_->database().read([&](store::Connection& connection) {
    store::Read tx(connection, kArea, now_);
    tx.rows(
        "SELECT id FROM watch_notice WHERE area_id = $1", [&](const model::Row& row) { notice_id = row.text(0); },
        tx.area());
  });
  act(town_, "watch.close",
      fmt::format(R"({{"id":"{}","decision":"小早川さんは留守だった","person_id":"{}"}})", notice_id, gone));
  act(town_, "retention.hold",
      fmt::format(R"({{"id":"{}","reason":"小早川さんの転倒の調べ","until":"2021-03-31"}})", gone));
  died(gone);
  expect_replay("before", true);

  now_ = Timestamp::of(LocalDate::from_ymd(2026, 5, 1), 10);
  act(town_, "erasure.start", fmt::format(R"({{"people":["{}"],"confirmed":true}})", gone));
  auto worker = runner();
  for (int i = 0; worker->step_once(); ++i) {
    expect_replay(fmt::format("after step {}", i), false);
    expect_verified();
    if (i == 2) {  // what stands in the tables is enough to go on
      worker.reset();
      open();
      worker = runner();
    }
    ASSERT_LT(i, 100);
  }
  expect_replay("afterwards", true);
  expect_verified();
  note(other, "あとの訪問");
  act(keeper_, "household.put_member", fmt::format(R"({{"id":"{}","name":"青木 さくら","relation":"孫"}})", other));
  expect_replay("with later acts", true);

  // The next erasure has to write anew what the first one wrote anew.
  died(other);
  now_ = Timestamp::of(LocalDate::from_ymd(2032, 5, 1), 10);
  act(town_, "erasure.start", fmt::format(R"({{"people":["{}"],"confirmed":true}})", other));
  finish();
  expect_replay("after the second one", true);
  expect_verified();
}

TEST_P(ErasureInHouseTest, NoByteIsLeftInTheFile) {
  // PostgreSQL's files are not ours to read: dead rows stay in them until its own VACUUM.
  if (GetParam() != store::Engine::sqlite)
    GTEST_SKIP() << "PostgreSQL gives space back with VACUUM (docs/operation.md)";
  const std::string gone = person("小早川 キヌ", "こばやかわ きぬ");
  for (int i = 0; i < 120; ++i) {
    note(gone, fmt::format("小早川さん {} 庭のつわぶきが咲いた", i));
    person(fmt::format("青木 {}", i), "あおき");
  }
  died(gone);
  now_ = Timestamp::of(LocalDate::from_ymd(2026, 5, 1), 10);
  const auto found = [&](std::string_view word) {
    int files = 0;
    for (const auto& file : fs::recursive_directory_iterator(folder_)) {
      if (!file.is_regular_file()) continue;
      std::ostringstream bytes;
      bytes << std::ifstream(file.path(), std::ios::binary).rdbuf();
      files += bytes.str().find(word) != std::string::npos ? 1 : 0;
    }
    return files;
  };
  EXPECT_GT(found("小早川"), 0);
  EXPECT_GT(found("つわぶき"), 0);
  act(town_, "erasure.start", fmt::format(R"({{"people":["{}"],"confirmed":true}})", gone));
  finish();
  for (const char* word : {"小早川", "こばやかわ", "つわぶき", "植木鉢の鍵は小早川"}) EXPECT_EQ(found(word), 0) << word;
  EXPECT_GT(found("青木"), 0) << "the others are still there";
}

}  // namespace
}  // namespace kaname::app
