// SPDX-License-Identifier: Apache-2.0
// A course through the endpoints: begun with her agreement, marked by several offices and by what happens, delayed with its
// cause, ended; the hospital of her stay sees it, others do not.
#include "documents/endpoints.h"
#include "pathways/course_store.h"
#include "pathways/endpoints.h"
#include "pathways/erase_person.h"
#include "pathways/merged_rows.h"
#include "people/people_for_tests.h"
#include "store/schema.h"
#include "thread/endpoints.h"
#include "transitions/endpoints.h"

namespace kaname::pathways {
namespace {

namespace json = boost::json;

class CourseTest : public people::testing::PeopleTown {
 protected:
  CourseTest() {
    people::install_merged(pathways::merged_tables());
    for (const auto& more :
         {thread::endpoints(), transitions::endpoints(), documents::endpoints(), pathways::endpoints()})
      endpoints_.insert(endpoints_.end(), more.begin(), more.end());
    id_ = person();
    join(id_, kNurses);
    consent(id_);
    ward_ = stranger_;
  }

  static json::object input(json::object who, std::string_view code = "oral_care") {
    json::object out{{"code", code},
                     {"begun_on", "2026-11-10"},
                     {"agreed_by", "person"},
                     {"agreed_on", "2026-11-09"},
                     {"goal", "自分の口で食べたい"}};
    for (auto& member : who) out[member.key()] = member.value();
    return out;
  }
  json::value begin(std::string_view code = "oral_care") {
    return done("pathway.begin", input({{"person_id", id_}}, code), keeper_);
  }
  static std::string id_of(const json::value& view) { return std::string(view.at("line").at("id").as_string()); }
  json::value show(const std::string& course, const api::Caller& who) {
    return done("pathway.show", {{"id", course}}, who);
  }
  static const json::value& item(const json::value& view, std::string_view key, int round = 0) {
    for (const json::value& milestone : view.at("milestones").as_array()) {
      for (const json::value& one : milestone.at("items").as_array()) {
        if (one.at("key").as_string() == key && one.at("round").as_int64() == round) return one;
      }
    }
    throw std::logic_error("no such item: " + std::string(key));
  }
  static bool mine(const json::value& view, std::string_view key) { return item(view, key).at("mine").as_bool(); }
  static bool is_done(const json::value& view, std::string_view key) {
    const auto* on = item(view, key).as_object().if_contains("done_on");
    return on && on->is_string();
  }
  static json::object marking(const std::string& course, std::string_view key, std::string_view on = "2026-11-15") {
    return {{"id", course}, {"item", key}, {"state", "done"}, {"done_on", on}};
  }
  // Somebody of the directory of tests lies in the strangers' house, which is the hospital here.
  std::string stay() {
    const auto view = done("stay.notify",
                           {{"name", "佐藤 ハル"},
                            {"name_kana", "サトウ ハル"},
                            {"birth", "S16.4.3"},
                            {"ward", "3階東"},
                            {"admitted_on", "2026-11-10"},
                            {"arrival", "ambulance"}},
                           ward_);
    return std::string(view.at("id").as_string());
  }
  std::string last_entry() {
    const auto page = done("thread.show", {{"id", id_}}, keeper_);
    return std::string(page.at("entries").at(0).at("text").as_string());
  }

  std::string id_;
  api::Caller ward_;
};
INSTANTIATE_TEST_SUITE_P(Engines, CourseTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(CourseTest, TablesAreAsDeclaredAndKeyedByArea) {
  database().read([](store::Connection& connection) {
    EXPECT_EQ(store::schema_differences(connection, tables()), std::vector<std::string>{});
  });
}

TEST_P(CourseTest, BeginsWithAgreementAndTellsTheTeam) {
  const auto view = begin();
  EXPECT_EQ(view.at("line").at("state").as_string(), "running");
  EXPECT_EQ(view.at("line").at("person_name").as_string(), "佐藤 ハル");
  EXPECT_EQ(item(view, "screening").at("due").as_string(), "2026-11-17");
  EXPECT_TRUE(item(view, "screening").at("late").as_bool()) << "today is the 20th";
  EXPECT_NE(last_entry().find("連携パスを始めました"), std::string::npos) << last_entry();
  EXPECT_EQ(code("pathway.begin", input({{"person_id", id_}}), keeper_), "pathway_runs_already");
  EXPECT_EQ(code("pathway.begin", input({{"person_id", id_}}, "stroke"), nurse_), "ok") << "another pathway may run";
}

TEST_P(CourseTest, BadInputIsNamed) {
  EXPECT_EQ(code("pathway.begin", input({}), keeper_), "person_id=pathway_for_whom");
  EXPECT_EQ(code("pathway.begin", input({{"person_id", id_}}, "flu"), keeper_), "pathway_not_found");
  EXPECT_EQ(code("pathway.begin", input({{"person_id", id_}, {"begun_on", "2026-11-21"}}), keeper_),
            "begun_on=date_in_future");
  EXPECT_EQ(code("pathway.begin", input({{"person_id", id_}, {"begun_on", "2023-11-21"}}), keeper_),
            "begun_on=pathway_too_old");
  EXPECT_EQ(code("pathway.begin", input({{"person_id", id_}, {"agreed_on", "2026-12-01"}}), keeper_),
            "agreed_on=date_in_future");
  const std::string course = id_of(begin());
  EXPECT_EQ(code("pathway.mark", marking(course, "no_such"), keeper_), "pathway_item_not_found");
  EXPECT_EQ(code("pathway.mark", marking(course, "screening", "2026-11-21"), keeper_), "done_on=date_in_future");
  EXPECT_EQ(code("pathway.mark", marking(course, "screening", "2026-11-01"), keeper_), "done_on=pathway_before_begun");
  auto numbered = marking(course, "screening");
  numbered["note"] = "123456789018";
  EXPECT_EQ(code("pathway.mark", numbered, keeper_), "note=my_number");
  EXPECT_EQ(code("pathway.delay",
                 {{"id", course}, {"item", "screening"}, {"cause", "area"}, {"moved_to", "2026-11-19"}}, keeper_),
            "moved_to=pathway_moved_back");
  EXPECT_EQ(code("pathway.end", {{"id", course}, {"state", "stopped"}, {"ended_on", "2026-11-20"}}, keeper_),
            "note=pathway_why_stopped");
  EXPECT_EQ(code("pathway.end", {{"id", course}, {"state", "running"}, {"ended_on", "2026-11-20"}}, keeper_),
            "state=required");
}

TEST_P(CourseTest, EachIsAskedForHersAndTheCoordinatorForNobodys) {
  const std::string course = id_of(begin());
  const auto nurses = show(course, nurse_);
  EXPECT_TRUE(mine(nurses, "screening"));
  EXPECT_FALSE(mine(show(course, keeper_), "screening")) << "the nurses come first";
  EXPECT_FALSE(mine(nurses, "dental_visit")) << "no dentist is in the team, the case office is asked";
  const auto keeper = show(course, keeper_);
  EXPECT_TRUE(mine(keeper, "dental_visit"));
  EXPECT_TRUE(item(keeper, "dental_visit").at("nobody").as_bool());
  const auto due = done("pathway.due", json::object{}, nurse_);
  ASSERT_FALSE(due.at("items").as_array().empty());
  EXPECT_EQ(due.at("items").at(0).at("item").at("key").as_string(), "screening");
  EXPECT_EQ(due.at("late").as_int64(), 1);
  EXPECT_EQ(due.at("courses").as_array().size(), 1U);
  EXPECT_TRUE(done("pathway.due", json::object{}, stranger_).at("courses").as_array().empty());
}

TEST_P(CourseTest, AMarkReachesTheMilestoneAndMayBeTakenBack) {
  const std::string course = id_of(begin());
  const auto view = done("pathway.mark", marking(course, "screening"), nurse_);
  EXPECT_EQ(item(view, "screening").at("done_on").as_string(), "2026-11-15");
  EXPECT_NE(last_entry().find("「気づく」が終わりました"), std::string::npos) << last_entry();
  EXPECT_NE(last_entry().find("歯科につなぐ"), std::string::npos);
  const std::string told = last_entry();
  done("pathway.mark", marking(course, "screening", "2026-11-16"), nurse_);
  EXPECT_EQ(last_entry(), told) << "another day of what was done is no news";
  EXPECT_FALSE(is_done(done("pathway.reopen", {{"id", course}, {"item", "screening"}}, nurse_), "screening"));
  EXPECT_EQ(code("pathway.reopen", {{"id", course}, {"item", "screening"}}, nurse_), "pathway_item_not_found");
}

TEST_P(CourseTest, ADelayKeepsItsCause) {
  const std::string course = id_of(begin());
  const auto view = done("pathway.delay",
                         {{"id", course},
                          {"item", "screening"},
                          {"cause", "family"},
                          {"moved_to", "2026-11-28"},
                          {"note", "家族の立ち会いを待つ"}},
                         nurse_);
  EXPECT_EQ(item(view, "screening").at("due").as_string(), "2026-11-28");
  EXPECT_FALSE(item(view, "screening").at("late").as_bool());
  EXPECT_EQ(item(view, "screening").at("variances").at(0).at("cause").as_string(), "family");
  EXPECT_NE(last_entry().find("家族の立ち会いを待つ"), std::string::npos);
  done("pathway.mark", marking(course, "screening"), nurse_);
  EXPECT_EQ(code("pathway.delay",
                 {{"id", course}, {"item", "screening"}, {"cause", "area"}, {"moved_to", "2026-11-30"}}, keeper_),
            "pathway_item_done");
}

TEST_P(CourseTest, AFormThatWasSentIsTheItem) {
  const std::string course = id_of(begin());
  const auto document = done("document.begin", {{"form_code", "oral_screening"}, {"person_id", id_}}, keeper_);
  const std::string document_id = id_of(document);
  EXPECT_FALSE(is_done(show(course, keeper_), "screening")) << "a draft is nothing yet";
  done("document.send",
       {{"id", document_id},
        {"receivers", json::array{json::object{{"office_id", kNurses.text()}, {"channel", "app"}}}},
        {"with_gaps", true},
        {"agreed", "person"}},
       keeper_);
  const auto view = show(course, nurse_);
  EXPECT_EQ(item(view, "screening").at("done_on").as_string(), clock_.tokyo_date().text());
  EXPECT_TRUE(item(view, "screening").at("by_itself").as_bool());
  EXPECT_EQ(item(view, "screening").at("document_id").as_string(), document_id);
  done("document.withdraw", {{"id", document_id}}, keeper_);
  EXPECT_FALSE(is_done(show(course, keeper_), "screening")) << "taken back";
}

TEST_P(CourseTest, TheHospitalSeesItsPatientOnceTheManagerHasConfirmed) {
  const std::string course = id_of(begin("stroke"));
  EXPECT_EQ(code("pathway.show", {{"id", course}}, ward_), "pathway_course_not_found");
  const std::string stay_id = stay();
  EXPECT_EQ(code("pathway.show", {{"id", course}}, ward_), "pathway_course_not_found") << "nobody has confirmed";
  EXPECT_EQ(code("pathway.begin", input({{"stay_id", stay_id}}, "hip_fracture"), ward_), "pathway_not_confirmed");
  done("stay.answer", {{"id", stay_id}, {"answer", "ours"}, {"phone", "072-000-0000"}}, keeper_);
  const auto view = show(course, ward_);
  EXPECT_EQ(view.at("line").at("side").as_string(), "hospital");
  EXPECT_TRUE(mine(view, "swallow"));
  EXPECT_FALSE(mine(view, "first_visit")) << "after the discharge it is the team's";
  EXPECT_FALSE(view.at("line").as_object().contains("person_id") && view.at("line").at("person_id").is_string());
  EXPECT_TRUE(is_done(done("pathway.mark", marking(course, "swallow"), ward_), "swallow"));
  EXPECT_TRUE(is_done(show(course, nurse_), "swallow"));
  const auto own = done("pathway.begin", input({{"stay_id", stay_id}}, "hip_fracture"), ward_);
  EXPECT_EQ(show(id_of(own), keeper_).at("line").at("person_name").as_string(), "佐藤 ハル");
  done("stay.discharge", {{"id", stay_id}, {"on", "2026-11-18"}, {"destination", "home"}}, ward_);
  EXPECT_EQ(item(show(course, keeper_), "home").at("done_on").as_string(), "2026-11-18");
}

TEST_P(CourseTest, OthersSeeNothing) {
  const std::string course = id_of(begin());
  for (const api::Caller* who : {&stranger_, &elsewhere_}) {
    EXPECT_EQ(code("pathway.show", {{"id", course}}, *who), "pathway_course_not_found");
    EXPECT_EQ(code("pathway.sheet", {{"id", course}}, *who), "pathway_course_not_found");
  }
  EXPECT_EQ(code("pathway.mark", marking(course, "screening"), stranger_), "pathway_course_not_found");
  EXPECT_NE(code("pathway.show", {{"id", course}}, town_), "ok") << "the town finds people, it does not read them";
}

TEST_P(CourseTest, EndsOnceAndStaysReadable) {
  const std::string course = id_of(begin());
  const auto view = done("pathway.end",
                         {{"id", course}, {"state", "stopped"}, {"ended_on", "2026-11-19"}, {"note", "転居"}}, keeper_);
  EXPECT_EQ(view.at("line").at("state").as_string(), "stopped");
  EXPECT_EQ(view.at("line").at("late").as_int64(), 0);
  EXPECT_EQ(code("pathway.mark", marking(course, "screening"), keeper_), "pathway_course_over");
  EXPECT_EQ(done("pathway.of_person", {{"id", id_}}, nurse_).at("items").as_array().size(), 1U);
  EXPECT_TRUE(done("pathway.due", json::object{}, keeper_).at("courses").as_array().empty());
}

TEST_P(CourseTest, GoesWithThePersonWhoseRecordWentIntoAnother) {
  const std::string course = id_of(begin());
  const std::string other = person("佐藤 はる", "さとう はる", "1941");
  done("person.merge", {{"kept_id", other}, {"gone_id", id_}}, town_);
  EXPECT_EQ(show(course, keeper_).at("line").at("person_id").as_string(), other);
  EXPECT_EQ(done("pathway.of_person", {{"id", other}}, keeper_).at("items").as_array().size(), 1U);
}

TEST_P(CourseTest, ThePlanPrints) {
  const std::string course = id_of(begin("stroke"));
  done("pathway.mark", marking(course, "swallow"), keeper_);
  const auto pdf = done("pathway.sheet", {{"id", course}}, keeper_);
  EXPECT_TRUE(std::string(pdf.as_string()).starts_with("%PDF-"));
}

TEST_P(CourseTest, TheSummaryHasNoNamesAndHidesSmallNumbersOutside) {
  const std::string course = id_of(begin());
  done("pathway.mark", marking(course, "screening"), keeper_);
  done("pathway.delay", {{"id", course}, {"item", "appointment"}, {"cause", "area"}, {"moved_to", "2026-12-24"}},
       keeper_);
  const auto of_oral_care = [](const json::value& all) {
    for (const json::value& one : all.at("items").as_array()) {
      if (one.at("code").as_string() == "oral_care") return one;
    }
    throw std::logic_error("no such pathway");
  };
  const json::value all = done("pathway.summary", json::object{}, town_);
  EXPECT_EQ(all.at("from").as_string(), "2026-04-01");
  EXPECT_EQ(json::serialize(all).find("佐藤"), std::string::npos);
  EXPECT_FALSE(all.at("small_hidden").as_bool());
  const json::value inside = of_oral_care(all);
  EXPECT_EQ(inside.at("states").at(0).at("figure").at("n").as_int64(), 1);
  EXPECT_EQ(inside.at("causes").at(4).at("figure").at("n").as_int64(), 1) << "the area";
  EXPECT_EQ(inside.at("months").at(7).at("month").as_string(), "2026-11-01");
  EXPECT_EQ(inside.at("months").at(7).at("begun").at("n").as_int64(), 1);
  for (const auto& [who, in] : {std::pair{viewer_, json::object{}}, std::pair{nurse_, json::object{}},
                                std::pair{town_, json::object{{"outside", true}}}}) {
    const json::value out = done("pathway.summary", in, who);
    EXPECT_TRUE(out.at("small_hidden").as_bool()) << who.name;
    EXPECT_TRUE(of_oral_care(out).at("states").at(0).at("figure").at("hidden").as_bool()) << who.name;
    EXPECT_EQ(of_oral_care(out).at("states").at(0).at("figure").at("n").as_int64(), 0) << who.name;
  }
  EXPECT_EQ(of_oral_care(done("pathway.summary", {{"year", 2025}}, town_))
                .at("states")
                .at(0)
                .at("figure")
                .at("of")
                .as_int64(),
            0);
  EXPECT_NE(code("pathway.summary", {{"year", 99999}}, town_), "ok");
}

TEST_P(CourseTest, IsErasedWithThePerson) {
  const std::string course = id_of(begin());
  done("pathway.mark", marking(course, "screening"), keeper_);
  done("pathway.delay", {{"id", course}, {"item", "appointment"}, {"cause", "area"}, {"moved_to", "2026-12-24"}},
       keeper_);
  std::int64_t left = 0, removed = 0;
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 1'000'000});
    const PersonId person = *PersonId::parse(id_);
    removed = trust::erase_rows(tx, erased_tables(), person, 1000);
    for (const trust::ErasedTable& table : erased_tables()) left += tx.number(table.count, tx.area(), person);
    return true;
  });
  EXPECT_EQ(removed, 3);
  EXPECT_EQ(left, 0);
}

}  // namespace
}  // namespace kaname::pathways
