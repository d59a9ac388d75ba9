// SPDX-License-Identifier: Apache-2.0
// A small history made by hand, counted by hand, and what is shown of it to whom. All stays are of hospital 隣町デイサービス.
#include "people/people_for_tests.h"
#include "people/person_measures.h"
#include "plan/endpoints.h"
#include "store/schema.h"
#include "transitions/conference_store.h"
#include "transitions/endpoints.h"
#include "transitions/measures/conference_measures.h"
#include "transitions/measures/stay_measures.h"

namespace kaname::transitions {
namespace {

namespace json = boost::json;

LocalDate day(std::string_view text) { return *LocalDate::parse(text); }

class MeasuresTest : public people::testing::PeopleTown {
 protected:
  MeasuresTest() {
    plan::install(std::make_shared<const plan::Catalogue>(
        std::vector<plan::Source>{stay_source(), conference_source(), people::person_source()}));
    for (const api::Endpoint& endpoint : transitions::endpoints()) endpoints_.push_back(endpoint);
    for (const api::Endpoint& endpoint : plan::endpoints()) endpoints_.push_back(endpoint);
    prefecture_ = account("大阪 府子", "osaka", {api::Role::prefecture, std::nullopt});
  }

  void write(const std::function<void(store::Write&)>& work) {
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 1'000'000});
      work(tx);
      return true;
    });
  }

  // A stay whose care manager answered two hours after the notice of the same morning.
  Stay stay(std::string_view admitted, std::string_view discharged = "", Destination to = Destination::home) {
    Stay out;
    out.area_id = kArea;
    out.told_name = "佐藤 ハル";
    out.told_kana = "サトウ ハル";
    out.told_birth = "1941-04-03";
    out.hospital_id = kStrange;
    out.hospital_name = "隣町デイサービス";
    out.admitted_on = day(admitted);
    out.noticed_at = Timestamp::of(out.admitted_on, 9);
    out.manager_state = ManagerState::confirmed;
    out.manager_office_id = kCase;
    out.manager_office = "くずは居宅介護支援事業所";
    out.manager_at = Timestamp::of(out.admitted_on, 11);
    out.care_level = people::CareLevel::care2;
    if (!discharged.empty()) {
      out.discharged_on = day(discharged);
      out.state = StayState::discharged;
      out.destination = to;
    }
    return out;
  }

  struct Step {
    StepKind kind;
    std::string_view on;
    std::function<void(StayStep&)> more = {};
  };
  StayId keep(Stay stay, const std::vector<Step>& steps = {}) {
    write([&](store::Write& tx) {
      stay.id = tx.new_id<StayId>();
      tx.insert(stay);
      for (const Step& one : steps) {
        StayStep step;
        step.area_id = kArea;
        step.stay_id = stay.id;
        step.id = tx.new_id<StepId>();
        step.kind = one.kind;
        step.done_on = day(one.on);
        step.recorded_at = Timestamp::of(step.done_on, 12);
        step.account_id = *keeper_.account_id;
        if (one.more) one.more(step);
        tx.insert(step);
      }
    });
    return stay.id;
  }

  json::value show(std::string_view code, const api::Caller& who, json::object more = {}) {
    json::object body{{"code", code}, {"from", "2026-04-01"}, {"to", "2027-03-31"}};
    for (auto& member : more) body[member.key()] = member.value();
    return done("indicator.show", body, who);
  }
  // "2/3 +1": yes, known, unknown.
  std::string figure(std::string_view code) { return words(show(code, town_).at("total")); }
  static std::string words(const json::value& figure) {
    if (figure.at("hidden").as_bool()) return "hidden";
    const auto number = [&](const char* name) { return std::to_string(figure.at(name).to_number<std::int64_t>()); };
    return number("n") + "/" + number("of") + " +" + number("unknown");
  }
  double median(std::string_view code) { return show(code, town_).at("total").at("median").to_number<double>(); }

  api::Caller prefecture_;
};
INSTANTIATE_TEST_SUITE_P(Engines, MeasuresTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(MeasuresTest, TablesAreAsDeclaredAndKeyedByArea) {
  database().read([](store::Connection& connection) {
    EXPECT_EQ(store::schema_differences(connection, plan::tables()), std::vector<std::string>{});
  });
}

TEST_P(MeasuresTest, EveryFileIsCountedAndEveryCountHasAFile) {
  EXPECT_EQ(plan::catalogue().indicators().size(),
            stay_measures().size() + conference_source().codes.size() + people::person_source().codes.size());
  const std::vector<plan::Source> only_stays = {stay_source()};
  EXPECT_THROW(plan::Catalogue{only_stays}, std::logic_error);
}

// Today is the 20th of November 2026.
TEST_P(MeasuresTest, InformationOnAdmission) {
  const auto town_form = [](StayStep& step) {
    step.form = FormUsed::town;
    step.channel = people::Channel::fax;
    step.enough = Enough::enough;
  };
  keep(stay("2026-10-01", "2026-10-20"),
       {{StepKind::hospital_told, "2026-10-01"}, {StepKind::info_sent, "2026-10-01", town_form}});
  keep(stay("2026-10-05", "2026-10-30"), {{StepKind::info_sent, "2026-10-07"}});
  keep(stay("2026-10-06", "2026-10-30"), {{StepKind::info_sent, "2026-11-01"}});  // after the discharge: no
  keep(stay("2026-11-19"));                                                       // its time is not over
  Stay searching = stay("2026-10-10");
  searching.manager_state = ManagerState::searching;
  searching.manager_at = {};
  searching.manager_office_id = {};
  keep(searching);
  Stay silent = stay("2026-10-11", "2026-10-30");
  silent.manager_state = ManagerState::asked;
  silent.manager_at = {};
  keep(silent);
  Stay cancelled = stay("2026-10-12");
  cancelled.state = StayState::cancelled;
  keep(cancelled);
  EXPECT_EQ(figure("A01"), "1/4 +1");
  EXPECT_EQ(figure("A02"), "4/5 +0");
  EXPECT_EQ(figure("A03"), "2/3 +1");
  EXPECT_EQ(figure("A040"), "1/4 +0") << "the 19th is over";
  EXPECT_EQ(figure("A042"), "2/3 +1");
  EXPECT_EQ(figure("A047"), "2/3 +1");
  EXPECT_EQ(median("A05"), 2);
  EXPECT_EQ(figure("A16"), "1/3 +0");
  EXPECT_EQ(figure("A17"), "1/1 +2");
  EXPECT_EQ(figure("A31"), "4/6 +0");
  EXPECT_EQ(median("A32"), 2);
  EXPECT_EQ(figure("A34"), "3/3 +0");
  EXPECT_EQ(show("A34", town_).at("splits").at(0).at("lines").at(1).at("figure").at("n"), 1) << "one by FAX";
}

TEST_P(MeasuresTest, WordOfTheDischarge) {
  keep(stay("2026-09-01", "2026-09-20"),
       {{StepKind::discharge_told, "2026-09-15"},
        {StepKind::summary_received, "2026-09-20"},
        {StepKind::services_started, "2026-09-22"},
        {StepKind::report_back, "2026-10-20"}});
  keep(stay("2026-09-02", "2026-09-21", Destination::facility), {{StepKind::discharge_told, "2026-09-22"}});
  keep(stay("2026-09-03", "2026-09-22", Destination::died));
  keep(stay("2026-09-04", "2026-09-23", Destination::hospital));
  Stay support = stay("2026-10-01", "2026-11-10");
  support.care_level = people::CareLevel::support1;
  keep(support, {{StepKind::discharge_told, "2026-11-03"}});
  EXPECT_EQ(figure("A06"), "2/3 +0");
  EXPECT_EQ(figure("A07"), "1/3 +0");
  EXPECT_EQ(figure("A08"), "1/1 +0");
  EXPECT_EQ(median("A10"), 6);
  EXPECT_EQ(figure("A15"), "1/3 +0");
  EXPECT_EQ(median("A21"), 2);
  EXPECT_EQ(figure("A33"), "1/2 +1") << "ten days after the discharge nobody need have reported";
  EXPECT_EQ(figure("A23"), "2/4 +0") << "home of all but the death";
}

TEST_P(MeasuresTest, ConferencesAndWhoMet) {
  using enum trust::Profession;
  const auto all = [](StayStep& step) {
    step.side = Side::hospital;
    step.professions = {discharge_nurse, doctor, care_manager};
  };
  const auto two = [](StayStep& step) { step.professions = {nurse, care_manager}; };
  keep(stay("2026-09-01", "2026-09-20"),
       {{StepKind::conference_asked, "2026-09-05"},
        {StepKind::conference_fixed, "2026-09-08"},
        {StepKind::conference_held, "2026-09-15", all}});
  keep(stay("2026-09-01", "2026-09-20"), {{StepKind::conference_held, "2026-09-15", two}});
  keep(stay("2026-09-01", "2026-09-20"));
  keep(stay("2026-09-01", "2026-09-20", Destination::unknown));
  EXPECT_EQ(figure("A11"), "2/3 +1");
  EXPECT_EQ(figure("A12"), "1/2 +0");
  EXPECT_EQ(median("A13"), 3);
}

TEST_P(MeasuresTest, ComingBackWithinThirtyDays) {
  const std::string id = person();
  const PersonId who = *PersonId::parse(id);
  const auto of = [&](Stay one, Arrival arrival = Arrival::emergency) {
    one.person_id = who;
    one.arrival = arrival;
    return one;
  };
  keep(of(stay("2026-05-01", "2026-05-10")));                    // back on the 30th day
  keep(of(stay("2026-06-09", "2026-06-20")));                    // the next one was planned
  keep(of(stay("2026-07-01", "2026-07-05"), Arrival::planned));  // back after 31 days
  keep(of(stay("2026-08-05", "2026-11-15")));                    // not over
  EXPECT_EQ(figure("A22"), "1/3 +1");
  EXPECT_EQ(figure("A24"), "3/3 +0");
}

TEST_P(MeasuresTest, TalksAboutWishes) {
  keep(stay("2026-09-01", "2026-09-20"), {{StepKind::acp_talk, "2026-09-10"}});
  keep(stay("2026-09-01", "2026-09-20"));
  keep(stay("2026-11-10"));
  Stay support = stay("2026-09-01", "2026-09-20");
  support.care_level = people::CareLevel::support2;
  keep(support);
  EXPECT_EQ(figure("D01"), "1/2 +1");
  const std::string id = person();
  person("森田 キヨ", "もりた きよ", "昭和10年1月1日");
  facts(id, "wishes", R"({"person":"家で過ごしたい"})");
  EXPECT_EQ(figure("D02"), "1/2 +0");
  EXPECT_EQ(figure("D03"), "1/1 +0");
  EXPECT_EQ(figure("D04"), "0/1 +0");
}

TEST_P(MeasuresTest, WherePeopleDied) {
  const std::string home = person(), somewhere = person("森田 キヨ", "もりた きよ", "昭和10年1月1日");
  done("person.change_status",
       {{"id", home}, {"status", "died"}, {"on", "2026-11-01"}, {"death_place", "home_attended"}}, keeper_);
  done("person.change_status", {{"id", somewhere}, {"status", "died"}, {"on", "2026-11-02"}}, keeper_);
  EXPECT_EQ(figure("D07"), "1/1 +1");
  EXPECT_EQ(show("D07", town_).at("splits").at(0).at("lines").at(0).at("figure").at("n"), 1);
}

TEST_P(MeasuresTest, WhoDiedWhereSheWishedTo) {
  struct Life {
    const char *kana, *wished, *died;
  };
  for (const Life& life :
       {Life{"いち", "home", "home_attended"}, Life{"に", "home", "home_examined"}, Life{"さん", "home", "hospital"},
        Life{"し", "facility", "facility"}, Life{"ご", "home", "unknown"}, Life{"ろく", "undecided", "hospital"},
        Life{"しち", "unknown", "home_attended"}}) {
    const std::string id = person("森田 キヨ", std::string("もりた ") + life.kana, "昭和10年1月1日");
    facts(id, "wishes", std::string(R"({"person":"家で","last_place":")") + life.wished + "\"}");
    done("person.change_status", {{"id", id}, {"status", "died"}, {"on", "2026-11-01"}, {"death_place", life.died}},
         keeper_);
  }
  EXPECT_EQ(figure("D06"), "3/4 +1");
}

TEST_P(MeasuresTest, WhoOfTheInvitedCame) {
  using enum trust::Profession;
  write([&](store::Write& tx) {
    const auto meeting = [&](ConferenceState state, const char* on) {
      Conference row;
      row.area_id = kArea;
      row.id = tx.new_id<ConferenceId>();
      row.state = state;
      row.organiser_id = *keeper_.account_id;
      if (state == ConferenceState::held) row.held_on = day(on);
      tx.insert(row);
      return row.id;
    };
    std::int64_t number = 0;
    const auto invite = [&](ConferenceId to, trust::Profession profession, Attendance came, bool guest = false) {
      Invited row;
      row.area_id = kArea;
      row.conference_id = to;
      row.id = tx.new_id<InvitedId>();
      row.number = ++number;
      row.profession = profession;
      row.attendance = came;
      row.guest = guest;
      tx.insert(row);
    };
    const ConferenceId held = meeting(ConferenceState::held, "2026-09-01");
    invite(held, doctor, Attendance::present);
    invite(held, doctor, Attendance::absent);
    invite(held, pharmacist, Attendance::absent);
    invite(held, chief_care_manager, Attendance::present);
    invite(held, nurse, Attendance::present, true);
    invite(meeting(ConferenceState::held, "2025-09-01"), doctor, Attendance::present);
    invite(meeting(ConferenceState::cancelled, ""), doctor, Attendance::absent);
  });
  EXPECT_EQ(figure("A14"), "2/4 +0");
  EXPECT_EQ(figure("A141"), "1/2 +0");
  EXPECT_EQ(figure("A142"), "0/1 +0");
  EXPECT_EQ(figure("A143"), "0/0 +0");
  EXPECT_EQ(figure("A144"), "1/1 +0");
}

TEST_P(MeasuresTest, OneAdmissionMovesTheMonthByOne) {
  const std::string id = person();
  const auto month = [&] {
    return words(
        done("indicator.show", {{"code", "A03"}, {"from", "2026-11-01"}, {"to", "2026-11-30"}}, town_).at("total"));
  };
  EXPECT_EQ(month(), "0/0 +0");
  const auto noticed =
      done("stay.notify",
           {{"person_id", id}, {"hospital_id", kStrange.text()}, {"told_by", "family"}, {"admitted_on", "2026-11-20"}},
           keeper_);
  EXPECT_EQ(month(), "0/0 +1");
  done("stay.step", {{"id", noticed.at("id")}, {"kind", "info_sent"}, {"done_on", "2026-11-20"}}, keeper_);
  EXPECT_EQ(month(), "1/1 +0");
}

TEST_P(MeasuresTest, WhoSeesWhichFigure) {
  for (int i = 0; i < 12; ++i) keep(stay("2026-10-01", "2026-10-20"), {{StepKind::info_sent, "2026-10-01"}});
  keep(stay("2026-09-01", "2026-09-20"));
  EXPECT_EQ(words(show("A03", coordinator_).at("total")), "12/13 +0");
  EXPECT_EQ(words(show("A03", prefecture_).at("total")), "hidden") << "the one without could be found";
  EXPECT_EQ(words(show("A03", town_, {{"outside", true}}).at("total")), "hidden");
  const auto at_ward = show("A03", stranger_);
  EXPECT_EQ(words(at_ward.at("total")), "hidden");
  EXPECT_EQ(words(at_ward.at("own")), "12/13 +0");
  EXPECT_EQ(words(show("A03", stranger_, {{"own", true}}).at("total")), "12/13 +0");
  const auto unconcerned = show("A03", nurse_);
  EXPECT_EQ(words(unconcerned.at("own")), "0/0 +0");
  for (const json::value& split : unconcerned.at("splits").as_array()) {
    EXPECT_NE(split.at("by"), "hospital");
    EXPECT_NE(split.at("by"), "office");
  }
  EXPECT_EQ(code("indicator.show", {{"code", "A03"}}, nobody_), "sign_in_needed");
}

TEST_P(MeasuresTest, TheCasesBehindAFigure) {
  const StayId missing = keep(stay("2026-09-01", "2026-09-20"));
  keep(stay("2026-10-01", "2026-10-20"), {{StepKind::info_sent, "2026-10-01"}});
  const auto cases = done("indicator.cases", {{"code", "A03"}, {"verdict", "no"}}, town_);
  const auto& no = cases.at("items").as_array();
  ASSERT_EQ(no.size(), 1U);
  EXPECT_EQ(no[0].at("on"), "2026-09-01");
  EXPECT_EQ(no[0].at("name"), "佐藤 ハル") << "the desk looks for care managers";
  EXPECT_EQ(no[0].at("href").as_string(), "/stays?stay=" + missing.text());
  EXPECT_EQ(no[0].at("hospital"), "隣町デイサービス");
  EXPECT_EQ(done("indicator.cases", {{"code", "A03"}}, stranger_).at("items").as_array().size(), 2U);
  EXPECT_TRUE(done("indicator.cases", {{"code", "A03"}}, nurse_).at("items").as_array().empty());
  EXPECT_EQ(code("indicator.cases", {{"code", "A03"}}, prefecture_), "not_allowed");
}

TEST_P(MeasuresTest, TheYearOnOnePageBesideTheYearBefore) {
  keep(stay("2026-10-01", "2026-10-20"), {{StepKind::info_sent, "2026-10-01"}});
  keep(stay("2025-10-01", "2025-10-20"));
  const auto year = done("indicator.list", json::object{}, town_);
  EXPECT_EQ(year.at("year"), 2026);
  EXPECT_EQ(year.at("year_text"), "令和8年度");
  for (const json::value& card : year.at("items").as_array()) {
    if (card.at("code") != "A03") continue;
    EXPECT_EQ(words(card.at("figure")), "1/1 +0");
    EXPECT_EQ(words(card.at("before")), "0/1 +0");
    EXPECT_EQ(card.at("words"), "100.0%（1 件のうち 1 件）");
  }
  EXPECT_EQ(year.at("items").as_array().size(), plan::catalogue().indicators().size());
}

TEST_P(MeasuresTest, SurveysAndNotesStandBesideIt) {
  const json::object survey{{"code", "A06"},
                            {"n", 41},
                            {"total", 50},
                            {"begins_on", "2026-06-01"},
                            {"ends_on", "2026-06-30"},
                            {"source", "居宅介護支援事業所アンケート"},
                            {"sent", 80},
                            {"returned", 62}};
  const auto with = [&](const char* name, json::value value) {
    json::object body = survey;
    body[name] = std::move(value);
    return code("indicator.add_survey", body, town_);
  };
  EXPECT_EQ(with("n", 51), "n=indicator_n_over_total");
  EXPECT_EQ(with("total", 0), "total=indicator_total");
  EXPECT_EQ(with("returned", 81), "returned=indicator_n_over_total");
  EXPECT_EQ(with("ends_on", "2026-05-01"), "ends_on=ends_before_start");
  EXPECT_EQ(with("code", "Z99"), "indicator_not_found");
  EXPECT_EQ(code("indicator.add_survey", survey, keeper_), "not_allowed");
  done("indicator.add_survey", survey, town_);
  done("indicator.add_note", {{"code", "A06"}, {"words", "7月から様式を変えた"}}, coordinator_);
  EXPECT_EQ(code("indicator.add_note", {{"code", "A06"}, {"words", "  "}}, town_), "words=required");
  const auto page = show("A06", keeper_);
  ASSERT_EQ(page.at("surveys").as_array().size(), 1U);
  EXPECT_EQ(page.at("surveys").at(0).at("figure").at("rate").to_number<double>(), 0.82);
  EXPECT_EQ(page.at("notes").at(0).at("words"), "7月から様式を変えた");
  EXPECT_FALSE(page.at("may_note").as_bool());
  const json::object path{{"code", "A06"}, {"survey_id", page.at("surveys").at(0).at("id")}};
  EXPECT_EQ(code("indicator.take_survey_back", path, keeper_), "not_allowed");
  done("indicator.take_survey_back", path, town_);
  EXPECT_EQ(code("indicator.take_survey_back", path, town_), "indicator_survey_not_found");
  EXPECT_TRUE(show("A06", town_).at("surveys").as_array().empty());
}

TEST_P(MeasuresTest, PeriodsThatAreNone) {
  EXPECT_EQ(code("indicator.show", {{"code", "A03"}, {"from", "2026-04-01"}, {"to", "2026-03-31"}}, town_),
            "to=ends_before_start");
  EXPECT_EQ(code("indicator.show", {{"code", "A03"}, {"from", "2010-04-01"}, {"to", "2026-03-31"}}, town_),
            "to=indicator_period");
  EXPECT_EQ(code("indicator.show", {{"code", "A99"}}, town_), "indicator_not_found");
}

TEST_P(MeasuresTest, PapersAndWorkbooksAreMade) {
  keep(stay("2026-10-01", "2026-10-20"), {{StepKind::info_sent, "2026-10-01"}});
  for (const char* name : {"indicator.paper", "indicator.workbook"}) {
    const auto bytes = done(name, {{"code", "A03"}}, town_);
    EXPECT_GT(bytes.as_string().size(), 1000U) << name;
  }
  EXPECT_GT(done("indicator.year_paper", json::object{}, town_).as_string().size(), 1000U);
}

}  // namespace
}  // namespace kaname::transitions
