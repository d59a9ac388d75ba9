// SPDX-License-Identifier: Apache-2.0
#include "directory/facility_store.h"
#include "directory/fact_groups.h"
#include "directory/town_for_tests.h"
#include "store/schema.h"

namespace kaname::directory {
namespace {

class EditTest : public testing::Town {
 protected:
  EditTest() { id_ = add("さくら薬局", "さくらやっきょく", "pharmacy"); }
  std::int64_t changed_seq() {
    return read("facility.show", {{"id", id_}}).at("facility").at("changed_seq").to_number<std::int64_t>();
  }
  Result<testing::json::value> edit(std::string_view group, testing::json::value values, const api::Caller& who,
                                    std::int64_t base = 1'000'000) {
    return act("facility.edit", {{"id", id_}, {"fact_group", group}, {"base_seq", base}, {"values", std::move(values)}},
               who);
  }
  std::string id_;
};

TEST_P(EditTest, OneGroupAtATime) {
  set(id_, "contact", {{"phone", "072-000-0009"}, {"url", "https://sakura.example/"}});
  const auto page = read("facility.show", {{"id", id_}});
  EXPECT_EQ(page.at("facility").at("phone").as_string(), "072-000-0009");
  EXPECT_EQ(page.at("facility").at("name").as_string(), "さくら薬局");
  const auto wrong = edit("contact", {{"name", "別の名前"}}, officer_);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().fields[0], (FieldError{"name", "unknown_field"}));
}

TEST_P(EditTest, EveryWrongFieldIsNamed) {
  const auto wrong = edit("contact", {{"url", "なし"}, {"mail", "foo"}}, officer_);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, "invalid_input");
  EXPECT_EQ(wrong.error().fields, (std::vector<FieldError>{{"url", "url_shape"}, {"mail", "mail_shape"}}));
  const auto hours = edit(
      "hours", testing::json::parse(R"([{"kind":"pharmacy","hours":[{"days":[1],"open":"25:00","close":"9:00"}]}])"),
      officer_);
  ASSERT_FALSE(hours);
  EXPECT_EQ(hours.error().fields[0].field, "0.hours.0.open");
  EXPECT_FALSE(edit("capabilities", testing::json::parse(R"([{"item":"no_such_item","answer":"yes"}])"), officer_));
  EXPECT_FALSE(edit("notifications", testing::json::array{}, officer_)) << "official lists are not edited by hand";
}

TEST_P(EditTest, TheSecondOfTwoEditorsIsTold) {
  const std::int64_t seen = changed_seq();
  set(id_, "contact", {{"phone", "072-000-0002"}});
  const auto late = edit("contact", {{"phone", "072-000-0003"}}, officer_, seen);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, "changed_meanwhile");
  EXPECT_TRUE(edit("basic", {{"name", "さくら薬局本店"}}, officer_, seen)) << "another group is no conflict";
}

TEST_P(EditTest, UndoPutsBackUnlessChangedAgain) {
  set(id_, "contact", {{"phone", "072-000-0002"}});
  const std::int64_t first = last_seq_;
  set(id_, "contact", {{"phone", "072-000-0003"}});
  const std::int64_t second = last_seq_;
  const auto stale_undo = act("facility.undo", {{"id", id_}, {"seq", first}}, officer_);
  ASSERT_FALSE(stale_undo);
  EXPECT_EQ(stale_undo.error().code, "changed_meanwhile");
  const auto page = done("facility.undo", {{"id", id_}, {"seq", second}});
  EXPECT_EQ(page.at("facility").at("phone").as_string(), "072-000-0002");
  EXPECT_FALSE(act("facility.undo", {{"id", id_}, {"seq", 999}}, officer_));
}

TEST_P(EditTest, HistoryTellsBeforeAndAfter) {
  set(id_, "contact", {{"phone", "072-000-0002"}});
  const auto history = read("facility.history", {{"id", id_}});
  const auto& change = history.at("entries").at(0).at("changes").at(0);
  EXPECT_EQ(change.at("label").as_string(), "電話番号");
  EXPECT_EQ(change.at("before").as_string(), "072-000-0001");
  EXPECT_EQ(change.at("after").as_string(), "072-000-0002");
}

TEST_P(EditTest, AnOfficeEditsItsOwnRecordOnly) {
  const auto own = caller({{api::Role::office, *Uuid::parse(id_)}}, "薬局の人");
  const auto other = caller({{api::Role::office, random_uuid()}}, "よその人");
  EXPECT_TRUE(edit("contact", {{"phone", "072-000-0005"}}, own));
  const auto refused = edit("contact", {{"phone", "072-000-0006"}}, other);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().problem, Problem::forbidden);
  EXPECT_FALSE(edit("basic", {{"town_note", "x"}}, own)) << "the town's own notes are the town's";
  EXPECT_FALSE(edit("relations", testing::json::array{}, own));
  const auto page = read("facility.show", {{"id", id_}});
  for (const auto& row : page.at("freshness").as_array()) {
    if (row.at("fact_group").as_string() != "contact") continue;
    EXPECT_EQ(row.at("source").as_string(), "facility");
  }
}

TEST_P(EditTest, ClosingNeedsADayAndNotItself) {
  EXPECT_FALSE(act("facility.status", {{"id", id_}, {"status", "closed"}}, officer_));
  EXPECT_FALSE(act("facility.status",
                   {{"id", id_}, {"status", "closed"}, {"closed_on", "2026-10-01"}, {"successor_id", id_}}, officer_));
  const auto page = done("facility.status", {{"id", id_}, {"status", "closed"}, {"closed_on", "2026-10-01"}});
  EXPECT_EQ(page.at("facility").at("status").as_string(), "closed");
}

TEST_P(EditTest, WhatEachAudienceSees) {
  set(id_, "basic", {{"name", "さくら薬局"}, {"professional_note", "専門職だけ"}, {"town_note", "市だけ"}});
  const auto town = read("facility.show", {{"id", id_}}).at("facility");
  EXPECT_EQ(town.at("town_note").as_string(), "市だけ");
  const auto office = *ask("facility.show", {{"id", id_}}, caller({{api::Role::office, random_uuid()}}, "x"));
  EXPECT_EQ(office.at("facility").at("professional_note").as_string(), "専門職だけ");
  EXPECT_EQ(office.at("facility").at("town_note").as_string(), "");
  const auto anyone = *ask("facility.show", {{"id", id_}}, stranger());
  EXPECT_EQ(anyone.at("facility").at("professional_note").as_string(), "");
}

TEST_P(EditTest, TablesAreWhatTheEntitiesSay) {
  const auto connection = database().connect(false);
  const auto tables = directory::tables();
  EXPECT_EQ(store::schema_differences(*connection, tables), std::vector<std::string>{});
  constexpr auto global = std::to_array<std::string_view>({"schema_migration"});
  EXPECT_EQ(store::sharding_breaches(*connection, global), std::vector<std::string>{});
}

// ---- links

class LinkTest : public EditTest {
 protected:
  LinkTest() {
    const auto asked =
        done("update_link.ask",
             {{"facility_ids", testing::json::array{testing::json::string(id_)}}, {"note", "お願いします"}});
    link_.area = kArea;
    link_.link_id = Uuid::parse(std::string(asked.at("items").at(0).at("link").at("id").as_string()));
    link_.link_subject = Uuid::parse(id_);
    link_.name = "さくら薬局";
  }
  std::string link_id() const { return link_.link_id->text(); }
  api::Caller link_;
};

TEST_P(LinkTest, OpensCorrectsAndConfirms) {
  const auto page = *ask("link.show", testing::json::object{}, link_);
  EXPECT_EQ(page.at("facility").at("name").as_string(), "さくら薬局");
  EXPECT_FALSE(page.at("items").as_array().empty()) << "a pharmacy is asked something";
  EXPECT_TRUE(act("link.edit",
                  {{"fact_group", "contact"}, {"base_seq", 1'000'000}, {"values", {{"phone", "072-000-0077"}}}},
                  link_));
  const auto after = *act("link.confirm", testing::json::object{}, link_);
  EXPECT_TRUE(after.at("answered").as_bool());
  const auto rows = read("update_link.list", testing::json::object{});
  EXPECT_EQ(rows.at("items").at(0).at("state").as_string(), "answered");
  EXPECT_EQ(read("facility.show", {{"id", id_}}).at("facility").at("phone").as_string(), "072-000-0077");
}

TEST_P(LinkTest, ReachesNoFurtherThanItsOwnRecord) {
  EXPECT_FALSE(
      act("link.edit", {{"fact_group", "basic"}, {"base_seq", 1'000'000}, {"values", {{"town_note", "x"}}}}, link_));
  EXPECT_FALSE(act("link.edit",
                   {{"fact_group", "relations"}, {"base_seq", 1'000'000}, {"values", testing::json::array{}}}, link_));
  EXPECT_FALSE(edit("contact", {{"phone", "072-000-0001"}}, link_)) << "a link is no account";
}

TEST_P(LinkTest, RevokedAndExpiredLinksOpenNothing) {
  clock_ = clock_.plus_ms(31 * kDayMs);
  EXPECT_EQ(ask("link.show", testing::json::object{}, link_).error().code, "link_expired");
  done("update_link.remind", {{"id", link_id()}});
  EXPECT_TRUE(ask("link.show", testing::json::object{}, link_)) << "a reminder opens the link again";
  done("update_link.revoke", {{"id", link_id()}});
  EXPECT_EQ(ask("link.show", testing::json::object{}, link_).error().code, "link_revoked");
  EXPECT_EQ(ask("link.show", testing::json::object{}, stranger()).error().code, "link_needed");
}

TEST_P(LinkTest, VisitsAndStaleFacts) {
  done("visit.log",
       {{"facility_id", id_},
        {"visited_on", "2026-11-19"},
        {"note", "変更なし"},
        {"confirmed_groups", testing::json::array{"contact"}}});
  const auto visits = read("visit.list", testing::json::object{});
  EXPECT_EQ(visits.at("percent").to_number<double>(), 100.0);
  EXPECT_FALSE(act("visit.log", {{"facility_id", id_}, {"visited_on", "2027-01-01"}}, officer_))
      << "a visit to come is no visit";
  clock_ = clock_.plus_ms(200 * kDayMs);
  const auto stale = read("freshness.stale", testing::json::object{});
  EXPECT_EQ(stale.at("total").to_number<int>(), 1);
  EXPECT_FALSE(stale.at("items").at(0).at("age_words").as_string().empty());
}

INSTANTIATE_TEST_SUITE_P(Engines, EditTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);
INSTANTIATE_TEST_SUITE_P(Engines, LinkTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::directory
