// SPDX-License-Identifier: Apache-2.0
// What is past its time goes; what is history goes by an act, so that a replay throws it away too.
#include "app/housekeeping.h"

#include <gtest/gtest.h>

#include "app/house.h"
#include "bridges/imports/import_file.h"
#include "delivery/outside.h"
#include "journal/journal.h"
#include "store/testing.h"
#include "trust/application_term.h"

namespace kaname::app {
namespace {

const std::string kArea = "272108";

class HousekeepingTest : public store::testing::OnEngine {
 protected:
  HousekeepingTest() {
    HouseSettings settings;
    settings.postgres = database().settings().postgres;
    folder_ = settings.postgres.empty()
        ? std::filesystem::path(database().settings().sqlite_path).parent_path().string()
        : (std::filesystem::temp_directory_path() / ("kaname-keep-" + random_uuid().text())).string();
    settings.data_folder = folder_;
    house_ = std::make_unique<House>(settings);
    house_->pipeline().set_clock([this] { return now_; });
    officer_.area = kArea;
    officer_.name = "市の担当";
    officer_.grants = {{api::Role::town, std::nullopt}};
    const auto opened = act("area.open",
                            R"({"area_id":"272108","name":"枚方市","prefecture":"大阪府","municipality":"枚方市",)"
                            R"("account_name":"田中","account_login":"tanaka","account_password":""})");
    EXPECT_TRUE(opened);
  }
  ~HousekeepingTest() override {
    house_.reset();
    if (!database().settings().postgres.empty()) std::filesystem::remove_all(folder_);
  }

  Result<std::string> act(std::string_view name, std::string_view body) {
    auto answer = house_->pipeline().act(officer_, name, body);
    EXPECT_TRUE(answer) << name << ": " << (answer ? "" : answer.error().code);
    return answer;
  }
  void preview(const std::string& name) {
    std::string csv =
        "都道府県コード又は市町村コード,No,都道府県名,市区町村名,事業所名,事業所名カナ,サービスの種類,住所,電話番号,"
        "事業所番号\n";
    for (int i = 0; i < 620; ++i)
      csv += fmt::format("272108,{},大阪府,枚方市,{}事業所{},,訪問介護,大阪府枚方市岡東町{},072-000-0000,27{:08}\n", i,
                         name, i, i, i);
    const bridges::ActRunner runner = [this](std::string_view what, std::string_view body) { return act(what, body); };
    bridges::ImportFileOptions options;
    options.dry_run = true;
    const auto run =
        bridges::import_file(house_->database(), kArea, runner, name + ".csv", csv, "care_service_csv", now_, options);
    ASSERT_TRUE(run) << run.error().code;
  }
  std::int64_t number(store::Sql sql) {
    std::int64_t out = 0;
    house_->database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, now_);
      out = tx.number(sql, kArea);
    });
    return out;
  }
  Housekeeping::Cleared clear() {
    Housekeeping housekeeping(house_->database(),
                              [this](const api::Caller& caller, std::string_view name, std::string_view body) {
                                return house_->pipeline().act(caller, name, body);
                              });
    housekeeping.set_clock([this] { return now_; });
    return housekeeping.clear();
  }

  Timestamp now_{1'795'000'000'000};
  std::string folder_;
  api::Caller officer_;
  std::unique_ptr<House> house_;
};
INSTANTIATE_TEST_SUITE_P(Engines, HousekeepingTest, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::name);

TEST_P(HousekeepingTest, OldPreviewsGoByActsInTurns) {
  preview("古い");
  now_ = now_.plus_ms(5 * kDayMs);
  preview("新しい");
  EXPECT_EQ(number("SELECT count(*) FROM import_row WHERE area_id = $1"), 1240);
  now_ = now_.plus_ms(9 * kDayMs);  // 14 days after the first, to the moment
  EXPECT_EQ(clear().previews, 0);
  now_ = now_.plus_ms(1);
  const auto cleared = clear();
  EXPECT_EQ(cleared.previews, 1);
  EXPECT_EQ(number("SELECT count(*) FROM import_run WHERE area_id = $1"), 1);
  EXPECT_EQ(number("SELECT count(*) FROM import_row WHERE area_id = $1"), 620);
  EXPECT_EQ(number("SELECT count(*) FROM journal WHERE area_id = $1 AND act = 'import.discard'"), 2)
      << "620 rows, at most 500 a turn";
  house_->database().read([&](store::Connection& connection) {
    store::Read tx(connection, kArea, now_);
    EXPECT_TRUE(journal::verify(tx, {}).empty());
  });
  EXPECT_EQ(clear().previews, 0);
}

TEST_P(HousekeepingTest, WrongNumbersGoWithTheirLink) {
  const auto delivery = [this](store::Write& tx, std::optional<Timestamp> until) {
    delivery::Delivery one;
    one.area_id = kArea;
    one.id = tx.new_id<delivery::DeliveryId>();
    one.way = delivery::Way::mail;
    one.created_at = now_;
    one.link_until = until;
    tx.insert(one);
    delivery::note_wrong(tx, one.id);
    return one.id;
  };
  delivery::DeliveryId open;
  house_->database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, now_, {random_uuid().text(), 0});
    open = delivery(tx, now_.plus_ms(1));
    delivery(tx, now_);
    delivery(tx, std::nullopt);
    delivery::note_wrong(tx, tx.new_id<delivery::DeliveryId>());  // of a delivery that was erased
    return true;
  });
  EXPECT_EQ(clear().tries, 3);
  house_->database().read([&](store::Connection& connection) {
    store::Read tx(connection, kArea, now_);
    const auto left = tx.select<delivery::LinkTry>("WHERE area_id = $1", kArea);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].delivery_id, open);
  });
  EXPECT_EQ(clear().tries, 0);
}

TEST_P(HousekeepingTest, WhoAskedForAnAccountIsForgottenAndTheReplayNeverKnewHer) {
  const auto send = [this](std::string_view name) {
    EXPECT_TRUE(act("application.send",
                    fmt::format(R"({{"name":"{}","name_kana":"もり","profession":"nurse","role":"viewer",)"
                                R"("office_name":"まきの","phone":"072-555-0000","mail":"a@example.jp",)"
                                R"("reason":"{}の理由"}})",
                                name, name)));
  };
  const auto decline = [this](std::int64_t number, std::string_view why) {
    std::string id;
    house_->database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, now_);
      id = tx.first<trust::Application>("WHERE area_id = $1 AND number = $2", kArea, number)->id.text();
    });
    api::Caller boss = officer_;
    boss.account_id = api::AccountId{random_uuid()};
    const auto declined =
        house_->pipeline().act(boss, "application.decline", fmt::format(R"({{"id":"{}","reason":"{}"}})", id, why));
    EXPECT_TRUE(declined) << (declined ? "" : declined.error().code);
  };
  send("森花子");
  send("林次郎");
  decline(1, "森さんは退職のため");
  now_ = now_.plus_ms(trust::kKeepApplicationsMs - 1);
  EXPECT_EQ(clear().applications, 0);
  now_ = now_.plus_ms(1);
  EXPECT_EQ(clear().applications, 1);
  EXPECT_EQ(clear().applications, 0);
  send("原三子");
  decline(2, "勤め先が違うため");  // not long ago: kept
  const auto rows = [this](store::Database& of) {
    std::vector<trust::Application> out;
    of.read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, now_);
      out = tx.select<trust::Application>("WHERE area_id = $1 ORDER BY number", kArea);
      for (const journal::Finding& finding : journal::verify(tx, {})) ADD_FAILURE() << finding.words;
    });
    return out;
  };
  const auto kept = rows(house_->database());
  ASSERT_EQ(kept.size(), 3U);
  EXPECT_EQ(kept[0].name, trust::kForgotten);
  EXPECT_EQ(kept[0].phone, trust::kForgotten);
  EXPECT_EQ(kept[0].mail, "");
  EXPECT_EQ(kept[0].decision, trust::kForgotten);
  EXPECT_EQ(kept[0].state, trust::ApplicationState::declined);
  EXPECT_EQ(kept[1].name, "林次郎");
  EXPECT_EQ(kept[2].number, 3);
  EXPECT_EQ(number("SELECT count(*) FROM journal_body WHERE area_id = $1 AND body LIKE '%森%'"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM journal_body WHERE area_id = $1 AND body LIKE '%林次郎%'"), 1);

  store::testing::FreshStore fresh(GetParam());
  const auto result =
      journal::replay(house_->database(), fresh.database(), kArea,
                      [this](std::string_view name) { return house_->pipeline().endpoint_of(name); }, {});
  for (const journal::Finding& finding : result.findings) ADD_FAILURE() << finding.seq << " " << finding.words;
  EXPECT_EQ(rows(fresh.database()), kept);
}

}  // namespace
}  // namespace kaname::app
