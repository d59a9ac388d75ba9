// SPDX-License-Identifier: Apache-2.0
#pragma once
// From cases to figures. Unknown is not "no": a rate is n of the cases that are known, and the two bounds say what it would be
// if every unknown one were a no or a yes. The interval is Wilson's (95 %).

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "model/field.h"

namespace kaname::plan {

enum class Verdict { no, yes, unknown };
inline constexpr auto kVerdicts = std::to_array<model::Option>({
    {"no", "いいえ", "No"},
    {"yes", "はい", "Yes"},
    {"unknown", "不明", "Unknown"},
});
constexpr const auto& options(model::Tag<Verdict>) { return kVerdicts; }
constexpr std::string_view choice_name(model::Tag<Verdict>) { return "IndicatorVerdict"; }

// One event that an indicator counts. Those it does not count make none.
struct Case {
  Uuid subject;  // what it is about: a stay, a person
  LocalDate on;  // puts it into its month
  Verdict verdict = Verdict::no;
  std::optional<double> value;  // days or hours, of indicators that ask for them
  // The words belong to whoever counts and hold while they are shown (Catalogue::visit).
  std::string_view answer;  // code of the share
  std::string_view level;  // "care", "support", "none" or empty: 要介護, 要支援・事業対象者, neither, unknown
  std::string_view zone;  // name of the 圏域
  std::optional<Uuid> hospital_id, office_id;
  std::string_view hospital, office;
};

struct Figure {
  std::int64_t n = 0;          // yes; of days: cases with a value
  std::int64_t of = 0;         // cases that are known
  std::int64_t unknown = 0;    // further cases of which it is not known
  std::optional<double> rate;  // n / of
  std::optional<double> wilson_low, wilson_high;
  std::optional<double> if_no, if_yes;  // all unknown ones a no, a yes; only where there are some
  std::optional<double> median, p90;    // of days or hours
  bool hidden = false;                  // too few to be shown to the caller: all numbers are left out
};
constexpr auto describe(model::Tag<Figure>) {
  using namespace model;
  using F = Figure;
  return entity("IndicatorFigure", "数字", field("n", &F::n), field("of", &F::of), field("unknown", &F::unknown),
                field("rate", &F::rate), field("wilson_low", &F::wilson_low), field("wilson_high", &F::wilson_high),
                field("if_no", &F::if_no), field("if_yes", &F::if_yes), field("median", &F::median),
                field("p90", &F::p90), field("hidden", &F::hidden));
}

// Wilson's score interval, z = 1.959964: 8 of 10 → 0.4902 to 0.9433. `of` must not be 0.
struct Interval {
  double low = 0, high = 0;
};
Interval wilson(std::int64_t n, std::int64_t of);

Figure figure_of(std::span<const Case* const> cases);
Figure figure_from(std::int64_t n, std::int64_t of, std::int64_t unknown);

// Whether a figure would tell of fewer than ten people: a count of 1 to 9 among n, the rest, or all.
bool is_small(const Figure& figure);

// Hides what must not leave the municipality (病院指標の「10未満」): small figures, and when that is one alone among rows that
// add up to a known sum, the smallest of the others too.
void hide_small(const std::vector<Figure*>& rows);
void hide(Figure& figure);

}  // namespace kaname::plan
