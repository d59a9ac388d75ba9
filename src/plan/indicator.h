// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an indicator (指標) is: words and rules as data in data/indicators, one file each, so that whoever reads a rate can read
// what was counted. The counting stands in the domain whose events are counted (plan/catalogue.h).

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/bilingual.h"
#include "model/field.h"

namespace kaname::plan {

using model::Bilingual;

// The scenes of the field's own plan (在宅医療・介護連携推進事業の手引き).
enum class PlanScene { daily, transfer, sudden, end_of_life };
inline constexpr auto kPlanScenes = std::to_array<model::Option>({
    {"daily", "日常の療養支援", "Daily care"},
    {"transfer", "入退院支援", "Admission and discharge"},
    {"sudden", "急変時の対応", "Sudden changes"},
    {"end_of_life", "看取り・ACP", "End of life"},
});
constexpr const auto& options(model::Tag<PlanScene>) { return kPlanScenes; }
constexpr std::string_view choice_name(model::Tag<PlanScene>) { return "PlanScene"; }

enum class IndicatorKind { structure, process, outcome };
inline constexpr auto kIndicatorKinds = std::to_array<model::Option>({
    {"structure", "ストラクチャー", "Structure"},
    {"process", "プロセス", "Process"},
    {"outcome", "アウトカム", "Outcome"},
});
constexpr const auto& options(model::Tag<IndicatorKind>) { return kIndicatorKinds; }
constexpr std::string_view choice_name(model::Tag<IndicatorKind>) { return "IndicatorKind"; }

// How the figure reads: a share of cases, days or hours of each case, or how the cases are made up.
enum class Unit { percent, days, hours, shares };
inline constexpr auto kUnits = std::to_array<model::Option>({
    {"percent", "%", "%"},
    {"days", "日", "days"},
    {"hours", "時間", "hours"},
    {"shares", "内訳", "shares"},
});
constexpr const auto& options(model::Tag<Unit>) { return kUnits; }
constexpr std::string_view choice_name(model::Tag<Unit>) { return "IndicatorUnit"; }

enum class Good { up, down, neither };
inline constexpr auto kGood = std::to_array<model::Option>({
    {"up", "高いほどよい", "Higher is better"},
    {"down", "低いほどよい", "Lower is better"},
    {"neither", "", ""},
});
constexpr const auto& options(model::Tag<Good>) { return kGood; }
constexpr std::string_view choice_name(model::Tag<Good>) { return "IndicatorGood"; }

// Which day puts a case into a month.
enum class CountedBy { admission, discharge, conference, death, today };
inline constexpr auto kCountedBy = std::to_array<model::Option>({
    {"admission", "入院した日", "Day of admission"},
    {"discharge", "退院した日", "Day of discharge"},
    {"conference", "カンファレンスを開いた日", "Day of the conference"},
    {"death", "亡くなった日", "Day of death"},
    {"today", "今日の時点", "As of today"},
});
constexpr const auto& options(model::Tag<CountedBy>) { return kCountedBy; }
constexpr std::string_view choice_name(model::Tag<CountedBy>) { return "IndicatorCountedBy"; }

// From this day on the rule is another one: a series is never joined over it.
struct RuleChange {
  LocalDate since;
  Bilingual what;
};
constexpr auto describe(model::Tag<RuleChange>) {
  using namespace model;
  return entity("IndicatorRuleChange", "決まりの変わり目", field("since", &RuleChange::since, required),
                field("what", &RuleChange::what, required));
}

// One answer of an indicator that tells how cases are made up.
struct Share {
  std::string code;
  Bilingual words;
};
constexpr auto describe(model::Tag<Share>) {
  using namespace model;
  return entity("IndicatorShare", "内訳の一つ", field("code", &Share::code, required | max_chars(30)),
                field("words", &Share::words, required));
}

struct Indicator {
  std::string code;  // of the catalogue: A06
  std::int64_t version = 1;
  PlanScene scene = PlanScene::transfer;
  IndicatorKind kind = IndicatorKind::process;
  Unit unit = Unit::percent;
  Good good = Good::up;
  CountedBy counted_by = CountedBy::admission;
  Bilingual name;
  Bilingual sentence;   // with {figure}: the figure in words
  Bilingual numerator;  // of shares: what is counted
  Bilingual denominator;
  Bilingual excluded;  // which cases are not counted, and which count as unknown
  Bilingual differs;   // how others define it
  std::string origin;  // where the definition comes from
  std::vector<RuleChange> changes;
  std::vector<Share> shares;
};
constexpr auto describe(model::Tag<Indicator>) {
  using namespace model;
  using I = Indicator;
  return entity("Indicator", "指標", field("code", &I::code, required | max_chars(10)), field("version", &I::version),
                field("scene", &I::scene), field("kind", &I::kind), field("unit", &I::unit), field("good", &I::good),
                field("counted_by", &I::counted_by), field("name", &I::name), field("sentence", &I::sentence),
                field("numerator", &I::numerator), field("denominator", &I::denominator),
                field("excluded", &I::excluded), field("differs", &I::differs),
                field("origin", &I::origin, max_chars(300)), field("changes", &I::changes, max_items(20)),
                field("shares", &I::shares, max_items(20)));
}

}  // namespace kaname::plan
