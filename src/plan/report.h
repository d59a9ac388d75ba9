// SPDX-License-Identifier: Apache-2.0
#pragma once
// What somebody is shown of an indicator: its figure for a period, by month and by what it can be split, and the sentence that
// says it. Whoever is outside the municipality, or an office that looks at the others, is shown no small cells and no names.

#include <string>
#include <vector>

#include "plan/catalogue.h"

namespace kaname::plan {

// How far the caller sees.
enum class Sight {
  whole,   // the municipality and its centre: everything
  office,  // an office: its own cases, and the whole without small cells and names
  outside  // prefecture, readers: the whole without small cells and names
};
inline constexpr auto kSights = std::to_array<model::Option>({
    {"whole", "市町村・センター", "Municipality and centre"},
    {"office", "事業所", "Office"},
    {"outside", "市町村の外", "Outside the municipality"},
});
constexpr const auto& options(model::Tag<Sight>) { return kSights; }
constexpr std::string_view choice_name(model::Tag<Sight>) { return "IndicatorSight"; }

struct Line {
  std::string key;    // "2026-04", an id, a code
  std::string label;  // for people
  Figure figure;
  bool own = false;    // of the caller's office
  std::string change;  // the rule that began in this month, in words: the series breaks here
};
constexpr auto describe(model::Tag<Line>) {
  using namespace model;
  return entity("IndicatorLine", "一行", field("key", &Line::key), field("label", &Line::label),
                field("figure", &Line::figure), field("own", &Line::own), field("change", &Line::change));
}

enum class SplitBy { level, zone, hospital, office, share };
inline constexpr auto kSplits = std::to_array<model::Option>({
    {"level", "要介護・要支援", "By care level"},
    {"zone", "圏域", "By zone"},
    {"hospital", "病院", "By hospital"},
    {"office", "ケアマネジャーの事業所", "By care manager's office"},
    {"share", "内訳", "Shares"},
});
constexpr const auto& options(model::Tag<SplitBy>) { return kSplits; }
constexpr std::string_view choice_name(model::Tag<SplitBy>) { return "IndicatorSplitBy"; }

struct Split {
  SplitBy by = SplitBy::level;
  std::vector<Line> lines;
};
constexpr auto describe(model::Tag<Split>) {
  using namespace model;
  return entity("IndicatorSplit", "分けた数字", field("by", &Split::by), field("lines", &Split::lines));
}

struct Report {
  Figure total;
  std::vector<Line> months;
  std::vector<Split> splits;
};

struct Viewer {
  Sight sight = Sight::outside;
  std::vector<Uuid> offices;  // the caller's own
};

// How far a caller sees; `as_outside`: an edition to be handed out, whoever makes it.
Viewer viewer_of(const api::Caller& caller, bool as_outside);
bool is_own(const Case& one, const Viewer& viewer);

Report report_on(const Indicator& indicator, const std::vector<Case>& cases, const Period& period,
                 const Viewer& viewer);

// 「41 件中 50 件」 as a sentence: 退院の前に病院からケアマネジャーへ連絡があったのは 82.0%（50 件のうち 41 件、不明 3 件）でした。
std::string sentence_of(const Indicator& indicator, const Report& report, api::Language language);
// The figure alone: 82.0%（41/50、不明 3）, 中央値 2 日（9 割が 5 日以内、31 件）, 10 件未満のため表示しません.
std::string words_of(const Indicator& indicator, const Figure& figure, api::Language language);

}  // namespace kaname::plan
