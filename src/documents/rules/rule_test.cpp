// SPDX-License-Identifier: Apache-2.0
// The rule of an area: copied, changed, published with a day; stays keep theirs; who has read it.
#include "delivery/notice.h"
#include "delivery/subscription.h"
#include "documents/endpoints.h"
#include "documents/rules/rule_paper.h"
#include "documents/rules/rule_readers.h"
#include "output/pdf.h"
#include "people/people_for_tests.h"
#include "store/schema.h"
#include "thread/endpoints.h"
#include "transitions/endpoints.h"
#include "transitions/stay_store.h"

namespace kaname::documents {
namespace {

namespace json = boost::json;

class RuleTest : public people::testing::PeopleTown {
 protected:
  RuleTest() {
    for (const auto& more : {thread::endpoints(), transitions::endpoints(), documents::endpoints()})
      endpoints_.insert(endpoints_.end(), more.begin(), more.end());
  }
  json::value draft() { return done("stay_rule.add", json::object{}, town_); }
  // Saves the draft with other days for 入院時の情報 and answers it.
  json::value with_days(json::value view, int days) {
    json::value rule = view.at("rule");
    rule.at("steps").at(1).as_object()["days"] = days;
    return done("stay_rule.change", change(view, rule), town_);
  }
  static json::object change(const json::value& view, json::value rule) {
    return {{"id", view.at("id")}, {"base_seq", view.at("seq")}, {"rule", std::move(rule)}, {"changes", ""}};
  }
  static json::object publication(const json::value& view, LocalDate day, std::string_view changes = "期日を3日に") {
    return {{"id", view.at("id")}, {"valid_from", day.text()}, {"changes", changes}};
  }
  LocalDate today() const { return clock_.tokyo_date(); }
  // Tells of an admission and answers the day until which the information is asked for.
  std::pair<std::string, std::string> admitted(std::string_view kana, LocalDate day) {
    const auto noticed =
        done("stay.notify", {{"name_kana", kana}, {"birth", "S10.1.1"}, {"admitted_on", day.text()}}, stranger_);
    const std::string id(noticed.at("id").as_string());
    return {id, due(id)};
  }
  std::string due(const std::string& stay) {
    const auto view = done("stay.show", {{"id", stay}}, stranger_);
    for (const auto& step : view.at("due").as_array()) {
      if (step.at("kind").as_string() == "info_sent") return std::string(step.at("due_on").as_string());
    }
    return "not asked";
  }
  json::value news(const api::Caller& who) { return done("stay_rule.show", json::object{}, who).at("news"); }
};
INSTANTIATE_TEST_SUITE_P(Engines, RuleTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(RuleTest, OnlyTownAndCoordinatorsWriteEverybodyOfStaysReads) {
  for (const auto* who : {&keeper_, &admin_, &nurse_, &viewer_, &nobody_})
    EXPECT_NE(code("stay_rule.add", json::object{}, *who), "ok") << who->name;
  EXPECT_EQ(code("stay_rule.editions", json::object{}, keeper_), "not_allowed");
  for (const auto* who : {&keeper_, &admin_, &nurse_, &town_, &coordinator_}) {
    const auto shown = done("stay_rule.show", json::object{}, *who);
    EXPECT_EQ(shown.at("edition").at("id").as_string(), "kit.1");
    EXPECT_TRUE(shown.at("in_force").as_bool());
  }
  EXPECT_EQ(code("stay_rule.show", json::object{}, viewer_), "not_allowed");
  const auto made = done("stay_rule.add", json::object{}, coordinator_);
  EXPECT_EQ(made.at("id").as_string(), "kit.a2");
  EXPECT_EQ(code("stay_rule.add", json::object{}, town_), "rule_draft_exists");
  EXPECT_EQ(code("stay_rule.show", {{"edition", "kit.a2"}}, keeper_), "rule_not_found") << "a draft is the desk's own";
  EXPECT_EQ(code("stay_rule.show", {{"edition", "kit.a2"}}, town_), "ok");
  EXPECT_EQ(code("stay_rule.paper", {{"id", "kit.a2"}}, keeper_), "rule_not_found");
  EXPECT_EQ(code("stay_rule.paper", {{"id", "kit.1"}}, keeper_), "ok");
}

TEST_P(RuleTest, BadInputIsNamedAndWhatIsPublishedStays) {
  const auto made = draft();
  json::value rule = made.at("rule");
  rule.at("steps").at(1).as_object()["form"] = "no_such_form";
  EXPECT_EQ(code("stay_rule.change", change(made, rule), town_), "rule.steps.1.form=form_not_found");
  rule.at("steps").at(1).as_object()["form"] = "";
  rule.at("steps").at(1).as_object()["kind"] = "hospital_told";
  EXPECT_EQ(code("stay_rule.change", change(made, rule), town_), "rule.steps.1.kind=rule_step_twice");
  rule.at("steps").at(1).as_object()["days"] = 4000;
  EXPECT_NE(code("stay_rule.change", change(made, rule), town_), "ok");
  const auto saved = with_days(made, 3);
  EXPECT_EQ(code("stay_rule.change", change(made, made.at("rule")), town_), "rule_changed_meanwhile");
  EXPECT_EQ(code("stay_rule.publish", publication(saved, today().plus_days(-1)), town_), "valid_from=date_in_past");
  EXPECT_EQ(code("stay_rule.publish", publication(saved, today(), " "), town_), "changes=required");
  EXPECT_EQ(code("stay_rule.publish", publication(saved, today()), keeper_), "not_allowed");
  done("stay_rule.publish", publication(saved, today()), town_);
  EXPECT_EQ(code("stay_rule.change", change(saved, saved.at("rule")), town_), "rule_published");
  EXPECT_EQ(code("stay_rule.retire", {{"id", saved.at("id")}}, town_), "rule_in_force");
  EXPECT_EQ(code("stay_rule.retire", {{"id", "kit.1"}}, town_), "rule_in_force");
  EXPECT_EQ(code("stay_rule.read", {{"id", "kit.1"}}, keeper_), "rule_not_found") << "nothing has changed by the kit";
}

TEST_P(RuleTest, AnotherTownsRuleComesInAsADraft) {
  EXPECT_NE(code("stay_rule.take", {{"file", "{}"}}, keeper_), "ok");
  const auto taken = [&](const std::string& text) { return code("stay_rule.take", {{"file", text}}, town_); };
  EXPECT_EQ(taken("not a file"), "file=rule_file_broken");
  EXPECT_EQ(taken("{\"kind\":\"kaname.stay_rule\",\"for"), "file=rule_file_broken") << "cut short";
  EXPECT_EQ(taken("[1]"), "file=rule_file_kind");
  EXPECT_EQ(taken("{\"kind\":\"kaname.form\",\"format\":1}"), "file=rule_file_kind");
  EXPECT_EQ(taken("{\"kind\":\"kaname.stay_rule\",\"format\":2}"), "file=rule_file_newer");
  EXPECT_EQ(taken("{\"kind\":\"kaname.stay_rule\",\"format\":1}"), "file.rule=required");

  const std::string text = json::serialize(done("stay_rule.file", {{"id", "kit.1"}}, keeper_));
  json::value file = json::parse(text);
  EXPECT_EQ(file.at("rule").as_object().at("contacts").as_array().size(), 0U) << "whom to ask is of one area";
  file.at("rule").at("steps").at(0).as_object()["kind"] = "fly";
  EXPECT_EQ(taken(json::serialize(file)), "file.rule.steps.0.kind=unknown_choice");
  file = json::parse(text);
  file.at("rule").at("steps").at(1).as_object()["kind"] = file.at("rule").at("steps").at(0).at("kind");
  EXPECT_EQ(taken(json::serialize(file)), "file.rule.steps.1.kind=rule_step_twice");
  EXPECT_EQ(done("stay_rule.editions", json::object{}, town_).at("items").as_array().size(), 1U)
      << "nothing came of it";

  file = json::parse(text);
  file.as_object()["area"] = "となり町";
  file.at("rule").at("steps").at(1).as_object()["days"] = 9;
  file.at("rule").at("steps").at(1).as_object()["form"] = "their_own_form";
  file.at("rule").as_object()["contacts"] = json::array{"となり町 072-000-0000"};
  const auto made = done("stay_rule.take", {{"file", "\xEF\xBB\xBF" + json::serialize(file)}}, coordinator_);
  EXPECT_EQ(made.at("area").as_string(), "となり町");
  EXPECT_EQ(made.at("no_form").as_array().size(), 1U);
  const json::value& edition = made.at("edition");
  EXPECT_EQ(edition.at("id").as_string(), "kit.a2");
  EXPECT_EQ(edition.at("state").as_string(), "draft");
  EXPECT_EQ(edition.at("rule").at("steps").at(1).at("days").as_int64(), 9);
  EXPECT_EQ(edition.at("rule").at("steps").at(1).at("form").as_string(), "");
  EXPECT_TRUE(edition.at("rule").at("contacts").as_array().empty());
  EXPECT_EQ(taken(text), "rule_draft_exists");
  EXPECT_EQ(code("stay_rule.file", {{"id", "kit.a2"}}, keeper_), "rule_not_found") << "a draft is the desk's own";
  done("stay_rule.publish", publication(edition, today()), town_);
  EXPECT_EQ(code("stay_rule.file", {{"id", "kit.a2"}}, keeper_), "ok");
}

TEST_P(RuleTest, AStayKeepsTheRuleOfItsDay) {
  const auto [old, before] = admitted("アオキ ケイ", today().plus_days(-2));
  EXPECT_EQ(before, today().text()) << "by the kit within two days";
  const auto saved = with_days(draft(), 5);
  done("stay_rule.publish", publication(saved, today()), town_);
  const auto [fresh, after] = admitted("イトウ ケイ", today());
  EXPECT_EQ(after, today().plus_days(5).text());
  EXPECT_EQ(due(old), before);
  EXPECT_EQ(done("stay.show", {{"id", old}}, stranger_).at("rule").as_string(), "kit.1");
  EXPECT_EQ(done("stay.show", {{"id", fresh}}, stranger_).at("rule_number").as_int64(), 2);
  // The day has had its rule now.
  const auto next = with_days(draft(), 9);
  EXPECT_EQ(code("stay_rule.publish", publication(next, today()), town_), "valid_from=rule_day_has_stays");
  done("stay_rule.publish", publication(next, today().plus_days(1)), town_);
  EXPECT_EQ(due(fresh), after);
  EXPECT_EQ(done("stay_rule.show", json::object{}, nurse_).at("edition").at("id").as_string(), "kit.a2");
}

TEST_P(RuleTest, OneThatHasNotBegunIsGivenUpAndNoneBeginsBeforeAnother) {
  const auto first = with_days(draft(), 4);
  done("stay_rule.publish", publication(first, today().plus_days(20)), town_);
  const auto second = with_days(draft(), 6);
  EXPECT_EQ(code("stay_rule.publish", publication(second, today().plus_days(10)), town_),
            "valid_from=rule_before_coming");
  EXPECT_EQ(news(keeper_).as_array().size(), 1U);
  done("stay_rule.retire", {{"id", first.at("id")}}, town_);
  EXPECT_TRUE(news(keeper_).as_array().empty());
  done("stay_rule.publish", publication(second, today().plus_days(10)), town_);
  EXPECT_FALSE(news(keeper_).at(0).at("begun").as_bool());
  const auto listed = done("stay_rule.editions", json::object{}, town_).at("items");
  ASSERT_EQ(listed.as_array().size(), 3U);
  EXPECT_EQ(listed.at(0).at("id").as_string(), "kit.a3");
  EXPECT_EQ(listed.at(1).at("state").as_string(), "retired");
  EXPECT_EQ(listed.at(2).at("id").as_string(), "kit.1");
}

TEST_P(RuleTest, EverybodyOfStaysIsToldAndTheTownSeesWhoHasNotRead) {
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
    for (const auto& who : {keeper_, viewer_, town_})
      tx.upsert(delivery::NoticeSetting{kArea, *who.account_id, 0, 0, false, "somebody@example.jp"});
    return true;
  });
  const auto saved = with_days(draft(), 5);
  done("stay_rule.publish", publication(saved, today()), town_);
  EXPECT_EQ(count("SELECT count(*) FROM notice WHERE area_id = $1"), 1)
      << "the keeper; not who looks, nor who published";
  const auto before = news(keeper_).at(0);
  EXPECT_FALSE(before.at("read").as_bool());
  EXPECT_EQ(before.at("changes").as_string(), "期日を3日に");
  EXPECT_TRUE(news(town_).at(0).at("read").as_bool());
  done("stay_rule.read", {{"id", saved.at("id")}}, keeper_);
  done("stay_rule.read", {{"id", saved.at("id")}}, keeper_);
  EXPECT_TRUE(news(keeper_).at(0).at("read").as_bool());
  EXPECT_EQ(count("SELECT count(*) FROM notice WHERE area_id = $1"), 0);
  const auto readers = done("stay_rule.readers", {{"id", saved.at("id")}}, town_).at("items");
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> by_office;
  for (const auto& row : readers.as_array())
    by_office[std::string(row.at("office_name").as_string())] = {row.at("people").as_int64(),
                                                                 row.at("read").as_int64()};
  EXPECT_EQ(by_office["くずは居宅介護支援事業所"], std::pair(std::int64_t{2}, std::int64_t{1}));
  EXPECT_EQ(by_office["牧野訪問看護ステーション"], std::pair(std::int64_t{1}, std::int64_t{0}))
      << "who only looks does not count";
  EXPECT_EQ(by_office[""], std::pair(std::int64_t{3}, std::int64_t{1})) << "town and desk";
  EXPECT_EQ(code("stay_rule.readers", {{"id", saved.at("id")}}, keeper_), "not_allowed");
}

TEST(RulePaper, SaysEverythingOfTheRuleButStepsThatAreOff) {
  RulePaper paper;
  paper.town = "枚方市";
  paper.now = Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10);
  transitions::RuleEdition edition = transitions::shipped_edition();
  paper.edition.number = 2;
  paper.edition.state = model::EditionState::published;
  paper.edition.valid_from = LocalDate::from_ymd(2026, 12, 1);
  paper.edition.changes = "情報を渡す期日を3日にしました。";
  paper.edition.rule = edition.rule;
  paper.edition.rule.steps[2].off = true;
  paper.edition.forms = {{"admission_info", {"入院時情報提供書", ""}}};
  const output::Document out = rule_paper(paper);
  std::string words;
  for (const output::Block& block : out.blocks) {
    if (const auto* grid = std::get_if<output::FieldGrid>(&block.any)) {
      for (const output::Field& field : grid->fields) words += field.value + "\n";
    }
    if (const auto* paragraph = std::get_if<output::Paragraph>(&block.any)) words += paragraph->text + "\n";
    if (const auto* table = std::get_if<output::Table>(&block.any)) {
      for (const output::Row& row : table->rows)
        for (const output::Cell& cell : row) words += cell.text + "\n";
    }
  }
  for (const char* part : {"第2版", "令和8年12月1日", "情報を渡す期日を3日に", "退院予定日の7日前まで",
                           "入院時情報提供書", "担当のケアマネジャー"})
    EXPECT_NE(words.find(part), std::string::npos) << part;
  EXPECT_EQ(words.find("意向の話し合いを始める"), std::string::npos);
  EXPECT_EQ(output::render(out).substr(0, 4), "%PDF");
}

}  // namespace
}  // namespace kaname::documents
