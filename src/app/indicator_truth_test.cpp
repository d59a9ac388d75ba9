// SPDX-License-Identifier: Apache-2.0
// The simulator knows what it has lived. Here it is counted once more by plain loops, and every indicator of the program must
// say the same, as a figure and month by month.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <map>
#include <set>

#include "app/compare.h"
#include "app/house.h"
#include "app/simulation.h"
#include "base/wareki.h"
#include "journal/journal.h"
#include "store/testing.h"

namespace kaname::app {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using simulate::LivedStay;

const std::string kArea = "272108";

struct Count {
  std::int64_t n = 0, of = 0, unknown = 0;
  bool operator==(const Count&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Count& count) {
  return out << count.n << "/" << count.of << " +" << count.unknown;
}
using Months = std::map<std::string, Count>;
enum class Said { outside, no, yes, unknown };

class IndicatorTruthTest : public store::testing::OnEngine {
 protected:
  IndicatorTruthTest() {
    folder_ = (fs::temp_directory_path() / ("kaname-truth-" + random_uuid().text())).string();
    HouseSettings settings;
    settings.postgres = database().settings().postgres;
    settings.data_folder = folder_;
    house_ = std::make_unique<House>(settings);
    house_->pipeline().set_clock([this] { return now_; });
    town_.area = kArea;
    town_.account_id = api::AccountId{random_uuid()};
    town_.name = "市の担当";
    town_.grants = {{api::Role::town, std::nullopt}};
    const auto opened = house_->pipeline().act(
        town_, "area.open",
        R"({"area_id":"272108","name":"枚方市","prefecture":"大阪府","municipality":"枚方市","demo":true,)"
        R"("account_name":"田中","account_login":"tanaka","account_password":""})");
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().code);
    SimulationWish wish;
    wish.area = kArea;
    wish.people = 260;
    wish.months = 12;
    wish.seed = 41;
    wish.until = LocalDate::from_ymd(2026, 11, 19);
    wish.busyness = 0.02;
    wish.offices_a_kind = 3;
    auto lived = simulate_area(*house_, wish);
    EXPECT_TRUE(lived) << (lived ? "" : lived.error().code);
    if (lived) lived_ = std::move(*lived);
    for (const std::string& refusal : lived_.refusals) ADD_FAILURE() << refusal;
  }
  ~IndicatorTruthTest() override {
    house_.reset();
    fs::remove_all(folder_);
  }

  json::value show(std::string_view code) {
    const auto answer = house_->pipeline().read(
        town_, "indicator.show", fmt::format(R"({{"code":"{}","from":"2025-11-01","to":"2026-11-30"}})", code));
    EXPECT_TRUE(answer) << code;
    return answer ? json::parse(*answer) : json::value(json::object());
  }
  static Count count_of(const json::value& figure) {
    return {figure.at("n").to_number<std::int64_t>(), figure.at("of").to_number<std::int64_t>(),
            figure.at("unknown").to_number<std::int64_t>()};
  }

  // Every lived stay through `says`, by the month of its admission or discharge.
  void expect(std::string_view code, bool by_discharge, const std::function<Said(const LivedStay&)>& says) {
    Months truth;
    Count total;
    for (const LivedStay& stay : lived_.stays) {
      const auto on = by_discharge ? stay.discharged : std::optional(stay.admitted);
      if (!on) continue;
      const Said said = says(stay);
      if (said == Said::outside) continue;
      for (Count* count : {&truth[on->text().substr(0, 7)], &total}) {
        count->n += said == Said::yes;
        count->of += said != Said::unknown;
        count->unknown += said == Said::unknown;
      }
    }
    const json::value page = show(code);
    EXPECT_EQ(count_of(page.at("total")), total) << code;
    EXPECT_GT(total.of, 0) << code << ": the year has no such case, so nothing is proven";
    for (const json::value& month : page.at("months").as_array())
      EXPECT_EQ(count_of(month.at("figure")), truth[std::string(month.at("key").as_string())])
          << code << " " << month.at("key");
  }

  void expect_median(std::string_view code, const std::function<std::optional<double>(const LivedStay&)>& value) {
    std::vector<double> all;
    for (const LivedStay& stay : lived_.stays) {
      if (const auto one = value(stay)) all.push_back(*one);
    }
    ASSERT_FALSE(all.empty()) << code;
    std::sort(all.begin(), all.end());
    const std::size_t half = all.size() / 2;
    const double median = all.size() % 2 == 1 ? all[half] : (all[half - 1] + all[half]) / 2;
    const json::value total = show(code).at("total");
    EXPECT_EQ(count_of(total).of, static_cast<std::int64_t>(all.size())) << code;
    EXPECT_NEAR(total.at("median").to_number<double>(), median, 1e-9) << code;
  }

  Said by(const std::optional<LocalDate>& done, LocalDate last) const {
    if (done && *done <= last) return Said::yes;
    return now_.tokyo_date() > last ? Said::no : Said::unknown;
  }
  static Said until_discharge(const std::optional<LocalDate>& done, const LivedStay& stay) {
    if (done && (!stay.discharged || *done <= *stay.discharged)) return Said::yes;
    return stay.discharged ? Said::no : Said::unknown;
  }
  static bool goes_on(const LivedStay& stay) {
    return stay.confirmed && stay.discharged && stay.destination != "died" && stay.destination != "hospital";
  }
  static bool is_sudden(const LivedStay& stay) { return stay.arrival != "planned"; }

  // Who came of those who were invited, by the month of the meeting.
  void expect_came(std::string_view code, const std::set<std::string>& professions) {
    Months truth;
    Count total;
    for (const LivedStay& stay : lived_.stays) {
      if (!stay.conference_held) continue;
      for (const auto& [profession, came] : stay.invited) {
        if (!professions.empty() && !professions.contains(profession)) continue;
        for (Count* count : {&truth[stay.conference_held->text().substr(0, 7)], &total}) {
          count->n += came;
          ++count->of;
        }
      }
    }
    EXPECT_GT(total.of, 0) << code;
    EXPECT_GT(total.n, 0) << code << ": nobody came, so nothing is proven";
    EXPECT_LT(total.n, total.of) << code;
    const json::value page = show(code);
    EXPECT_EQ(count_of(page.at("total")), total) << code;
    for (const json::value& month : page.at("months").as_array())
      EXPECT_EQ(count_of(month.at("figure")), truth[std::string(month.at("key").as_string())])
          << code << " " << month.at("key");
  }

  void rates_after_admission();
  void rates_after_discharge();
  void came_to_meetings();
  void days_hours_and_shares();
  void replay();

  Timestamp now_ = Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10);
  std::string folder_;
  std::unique_ptr<House> house_;
  api::Caller town_;
  simulate::Lived lived_;
};
INSTANTIATE_TEST_SUITE_P(Engines, IndicatorTruthTest, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::name);

void IndicatorTruthTest::rates_after_admission() {
  // Every stay was told to somebody who has a care manager: all are asked.
  expect("A01", false, [](const LivedStay& s) { return until_discharge(s.told, s); });
  const auto known = [this](const LivedStay& s) {
    return by(s.confirmed ? std::optional(s.confirmed->tokyo_date()) : std::nullopt, s.admitted.plus_days(1));
  };
  expect("A02", false, known);
  expect("A24", false, [&](const LivedStay& s) { return is_sudden(s) ? known(s) : Said::outside; });
  expect("A03", false, [](const LivedStay& s) { return s.confirmed ? until_discharge(s.informed, s) : Said::outside; });
  for (const auto& [code, days] : std::map<std::string, int>{{"A040", 0}, {"A042", 2}, {"A043", 3}, {"A047", 7}}) {
    expect(code, false, [&, limit = days](const LivedStay& s) {
      return s.confirmed ? by(s.informed, s.admitted.plus_days(limit)) : Said::outside;
    });
  }
  expect("A16", false, [](const LivedStay& s) {
    if (!s.informed) return Said::outside;
    return s.town_form ? Said::yes : Said::no;
  });
  expect("A17", false, [](const LivedStay& s) {
    if (!s.informed) return Said::outside;
    return !s.enough ? Said::unknown : *s.enough ? Said::yes : Said::no;
  });
  expect("A31", false, [this](const LivedStay& s) {
    const std::int64_t last = s.noticed.ms + kDayMs;
    if (s.confirmed && s.confirmed->ms <= last) return Said::yes;
    return now_.ms > last ? Said::no : Said::unknown;
  });
  expect("A34", false, [](const LivedStay& s) { return s.informed ? Said::yes : Said::outside; });
  expect("D01", false,
         [](const LivedStay& s) { return s.level.starts_with("care") ? until_discharge(s.talked, s) : Said::outside; });
}

void IndicatorTruthTest::rates_after_discharge() {
  expect("A06", true,
         [](const LivedStay& s) { return goes_on(s) ? until_discharge(s.discharge_told, s) : Said::outside; });
  expect("A07", true, [](const LivedStay& s) {
    if (!goes_on(s)) return Said::outside;
    return until_discharge(s.discharge_told, s) == Said::yes ? Said::no : Said::yes;
  });
  expect("A08", true, [](const LivedStay& s) {
    return goes_on(s) && s.level.starts_with("support") ? until_discharge(s.discharge_told, s) : Said::outside;
  });
  expect("A11", true, [](const LivedStay& s) {
    if (!s.confirmed || !s.discharged) return Said::outside;
    if (s.destination == "unknown") return Said::unknown;
    return s.destination == "home" ? until_discharge(s.conference_held, s) : Said::outside;
  });
  expect("A12", true, [](const LivedStay& s) {
    if (!s.conference_held) return Said::outside;
    return s.three_sides ? Said::yes : Said::no;
  });
  expect("A15", true, [](const LivedStay& s) { return goes_on(s) ? until_discharge(s.summary, s) : Said::outside; });
  expect("A22", true, [this](const LivedStay& s) {
    if (s.destination != "home") return Said::outside;
    for (const LivedStay& again : lived_.stays) {
      const bool later = again.person == s.person && again.admitted >= *s.discharged && again.admitted > s.admitted;
      if (later && is_sudden(again) && again.admitted <= s.discharged->plus_days(30)) return Said::yes;
    }
    return now_.tokyo_date() > s.discharged->plus_days(30) ? Said::no : Said::unknown;
  });
  expect("A23", true, [](const LivedStay& s) {
    if (s.destination == "died" || wareki::age_on(*LocalDate::parse(s.birth), *s.discharged) < 65) return Said::outside;
    return s.destination == "unknown" ? Said::unknown : s.destination == "home" ? Said::yes : Said::no;
  });
  expect("A33", true, [this](const LivedStay& s) {
    return goes_on(s) ? by(s.reported, s.discharged->plus_days(35)) : Said::outside;
  });
}

void IndicatorTruthTest::days_hours_and_shares() {
  const auto between = [](const std::optional<LocalDate>& from, const std::optional<LocalDate>& to) {
    return from && to ? std::optional<double>(std::max(0, to->days - from->days)) : std::nullopt;
  };
  expect_median("A05", [&](const LivedStay& s) { return between(s.admitted, s.informed); });
  expect_median("A10", [&](const LivedStay& s) {
    return goes_on(s) && s.discharge_told && *s.discharge_told <= *s.discharged
        ? between(s.discharge_told, s.discharged)
        : std::nullopt;
  });
  expect_median("A13", [&](const LivedStay& s) {
    return s.discharged ? between(s.conference_asked, s.conference_fixed) : std::nullopt;
  });
  expect_median("A21",
                [&](const LivedStay& s) { return goes_on(s) ? between(s.discharged, s.services) : std::nullopt; });
  expect_median("A32", [](const LivedStay& s) {
    return s.confirmed ? std::optional<double>(static_cast<double>(s.confirmed->ms - s.noticed.ms) / 3'600'000)
                       : std::nullopt;
  });
  std::map<std::string, std::int64_t> ways;
  for (const LivedStay& stay : lived_.stays) {
    if (stay.informed) ++ways[stay.channel];
  }
  const json::value a34 = show("A34"), d07 = show("D07");
  for (const json::value& line : a34.at("splits").at(0).at("lines").as_array())
    EXPECT_EQ(count_of(line.at("figure")).n, ways[std::string(line.at("key").as_string())]) << line.at("key");
  for (const json::value& line : d07.at("splits").at(0).at("lines").as_array())
    EXPECT_EQ(count_of(line.at("figure")).n, lived_.death_places[std::string(line.at("key").as_string())])
        << line.at("key");
  std::int64_t kept = 0, wished = 0, unknown = 0;
  for (const auto& [way, n] : lived_.wished_and_died) {
    if (way.ends_with(">unknown")) unknown += n;
    else wished += n;
    if (way == "home>home_attended" || way == "home>home_examined" || way == "facility>facility") kept += n;
  }
  const json::value d06 = show("D06");
  EXPECT_EQ(count_of(d06.at("total")).n, kept);
  EXPECT_EQ(count_of(d06.at("total")).of, wished);
  EXPECT_EQ(count_of(d06.at("total")).unknown, unknown);
  EXPECT_GT(wished, 0);
  EXPECT_EQ(count_of(d07.at("total")).unknown, lived_.death_places["unknown"]);
  EXPECT_EQ(count_of(d07.at("total")).of + lived_.death_places["unknown"], static_cast<std::int64_t>(lived_.deaths));
}

void IndicatorTruthTest::came_to_meetings() {
  expect_came("A14", {});
  expect_came("A141", {"doctor"});
  expect_came("A142", {"pharmacist"});
  expect_came("A143", {"nurse", "discharge_nurse"});
  expect_came("A144", {"care_manager"});
  expect_came("A145", {"physical_therapist"});
}

void IndicatorTruthTest::replay() {
  store::testing::FreshStore fresh(GetParam());
  const auto result =
      journal::replay(house_->database(), fresh.database(), kArea,
                      [this](std::string_view name) { return house_->pipeline().endpoint_of(name); }, {});
  for (const auto& finding : result.findings) ADD_FAILURE() << finding.seq << " " << finding.words;
  for (const TableComparison& table : compare_tables(house_->database(), fresh.database(), kArea, history_tables(), {}))
    EXPECT_EQ(table.first_difference, "") << table.table;
}

// One year for all of it: living it takes the time.
TEST_P(IndicatorTruthTest, EveryIndicatorSaysWhatWasLivedAndReplayArrivesThere) {
  rates_after_admission();
  rates_after_discharge();
  days_hours_and_shares();
  came_to_meetings();
  replay();
}

}  // namespace
}  // namespace kaname::app
