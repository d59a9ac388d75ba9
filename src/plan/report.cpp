// SPDX-License-Identifier: Apache-2.0
#include "plan/report.h"

#include <algorithm>

#include "base/wareki.h"

namespace kaname::plan {
namespace {

using Group = std::vector<const Case*>;

struct Place {
  std::string label;
  Group cases;
  bool own = false;
};

std::string month_key(LocalDate day) { return day.text().substr(0, 7); }

std::string month_label(LocalDate month) {
  const std::string day = wareki::wareki(month);  // 令和8年4月1日
  return day.substr(0, day.find("月") + std::string_view("月").size());
}

std::string level_label(std::string_view code) {
  if (code == "care") return "要介護";
  if (code == "support") return "要支援・事業対象者";
  if (code == "none") return "非該当";
  return "不明";
}

std::vector<Line> by_month(const Indicator& indicator, const std::vector<Case>& cases, const Period& period) {
  std::map<std::string, Group> groups;
  for (const Case& one : cases) groups[month_key(one.on)].push_back(&one);
  std::vector<Line> out;
  for (LocalDate month = period.from.plus_days(1 - static_cast<int>(period.from.day())); month < period.to;
       month = month.plus_months(1)) {
    Line line;
    line.key = month_key(month);
    line.label = month_label(month);
    line.figure = figure_of(groups[line.key]);
    for (const RuleChange& change : indicator.changes) {
      if (change.since >= month && change.since < month.plus_months(1)) line.change = change.what.ja;
    }
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<Line> lines_of(std::map<std::string, Place>& places) {
  std::vector<Line> out;
  for (auto& [key, place] : places) out.push_back({key, place.label, figure_of(place.cases), place.own, {}});
  std::stable_sort(out.begin(), out.end(), [](const Line& a, const Line& b) { return a.figure.of > b.figure.of; });
  return out;
}

Split by_level(const std::vector<Case>& cases) {
  std::map<std::string, Place> places;
  for (const Case& one : cases) {
    Place& place = places[std::string(one.level)];
    place.label = level_label(one.level);
    place.cases.push_back(&one);
  }
  return {SplitBy::level, lines_of(places)};
}

Split by_zone(const std::vector<Case>& cases) {
  std::map<std::string, Place> places;
  for (const Case& one : cases) {
    Place& place = places[std::string(one.zone)];
    place.label = one.zone.empty() ? "圏域不明" : std::string(one.zone);
    place.cases.push_back(&one);
  }
  return {SplitBy::zone, lines_of(places)};
}

// Names of institutions are the municipality's; an office sees its own line.
Split by_institution(SplitBy by, const std::vector<Case>& cases, const Viewer& viewer) {
  std::map<std::string, Place> places;
  for (const Case& one : cases) {
    const auto& id = by == SplitBy::hospital ? one.hospital_id : one.office_id;
    const std::string name(by == SplitBy::hospital ? one.hospital : one.office);
    const bool own = id && std::find(viewer.offices.begin(), viewer.offices.end(), *id) != viewer.offices.end();
    if (viewer.sight != Sight::whole && !own) continue;
    Place& place = places[id ? id->text() : name];
    place.label = name.empty() ? "不明" : name;
    place.own = own;
    place.cases.push_back(&one);
  }
  return {by, lines_of(places)};
}

Split by_share(const Indicator& indicator, const std::vector<Case>& cases) {
  std::int64_t known = 0;
  for (const Case& one : cases) known += one.verdict == Verdict::unknown ? 0 : 1;
  Split out{SplitBy::share, {}};
  for (const Share& share : indicator.shares) {
    const auto n = std::count_if(cases.begin(), cases.end(), [&](const Case& one) {
      return one.verdict != Verdict::unknown && one.answer == share.code;
    });
    out.lines.push_back({share.code, share.words.ja, figure_from(n, known, 0), false, {}});
  }
  return out;
}

void hide_lines(std::vector<Line>& lines) {
  std::vector<Figure*> figures;
  for (Line& line : lines) {
    if (!line.own) figures.push_back(&line.figure);
  }
  hide_small(figures);
}

void hide_in(Report& report) {
  if (is_small(report.total)) hide(report.total);
  hide_lines(report.months);
  for (Split& split : report.splits) hide_lines(split.lines);
}

std::string number(double value) {
  std::string out = fmt::format("{:.1f}", value);
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out;
}

std::string words_in_japanese(const Indicator& indicator, const Figure& f) {
  if (f.hidden) return "10 件未満のため表示しません";
  if (f.of == 0) return f.unknown > 0 ? fmt::format("不明 {} 件のみ", f.unknown) : "該当なし";
  const std::string unknown = f.unknown > 0 ? fmt::format("、不明 {} 件", f.unknown) : "";
  if (indicator.unit == Unit::percent)
    return fmt::format("{:.1f}%（{} 件のうち {} 件{}）", *f.rate * 100, f.of, f.n, unknown);
  if (indicator.unit == Unit::shares) return fmt::format("{} 件{}", f.of, unknown);
  if (!f.median) return "該当なし";
  const std::string_view unit = model::ja_of(indicator.unit);
  return fmt::format("中央値 {} {}（9 割が {} {}以内、{} 件{}）", number(*f.median), unit, number(*f.p90), unit, f.of,
                     unknown);
}

std::string words_in_english(const Indicator& indicator, const Figure& f) {
  if (f.hidden) return "not shown, fewer than 10";
  if (f.of == 0) return "no cases";
  const std::string unknown = f.unknown > 0 ? fmt::format(", {} unknown", f.unknown) : "";
  if (indicator.unit == Unit::percent) return fmt::format("{:.1f}% ({} of {}{})", *f.rate * 100, f.n, f.of, unknown);
  if (indicator.unit == Unit::shares) return fmt::format("{} cases{}", f.of, unknown);
  if (!f.median) return "no cases";
  const std::string_view unit = indicator.unit == Unit::days ? "days" : "hours";
  return fmt::format("median {} {} (nine tenths within {}, {} cases{})", number(*f.median), unit, number(*f.p90), f.of,
                     unknown);
}

}  // namespace

Viewer viewer_of(const api::Caller& caller, bool as_outside) {
  Viewer out;
  if (as_outside) return out;
  if (caller.has_role(api::Role::town) || caller.has_role(api::Role::coordinator)) {
    out.sight = Sight::whole;
    return out;
  }
  for (const api::Grant& grant : caller.grants) {
    if (grant.office_id && grant.role != api::Role::viewer) out.offices.push_back(*grant.office_id);
  }
  if (!out.offices.empty()) out.sight = Sight::office;
  return out;
}

bool is_own(const Case& one, const Viewer& viewer) {
  const auto has = [&](const std::optional<Uuid>& id) {
    return id && std::find(viewer.offices.begin(), viewer.offices.end(), *id) != viewer.offices.end();
  };
  return has(one.hospital_id) || has(one.office_id);
}

Report report_on(const Indicator& indicator, const std::vector<Case>& cases, const Period& period,
                 const Viewer& viewer) {
  Report out;
  Group all;
  for (const Case& one : cases) all.push_back(&one);
  out.total = figure_of(all);
  if (indicator.counted_by != CountedBy::today) out.months = by_month(indicator, cases, period);
  if (indicator.unit == Unit::shares) out.splits.push_back(by_share(indicator, cases));
  out.splits.push_back(by_level(cases));
  out.splits.push_back(by_zone(cases));
  out.splits.push_back(by_institution(SplitBy::hospital, cases, viewer));
  out.splits.push_back(by_institution(SplitBy::office, cases, viewer));
  if (viewer.sight != Sight::whole) hide_in(out);
  std::erase_if(out.splits, [](const Split& split) { return split.lines.empty(); });
  return out;
}

std::string words_of(const Indicator& indicator, const Figure& figure, api::Language language) {
  return language == api::Language::ja ? words_in_japanese(indicator, figure) : words_in_english(indicator, figure);
}

std::string sentence_of(const Indicator& indicator, const Report& report, api::Language language) {
  const bool ja = language == api::Language::ja;
  if (report.total.hidden || (report.total.of == 0 && report.total.unknown == 0)) {
    const std::string& name = ja ? indicator.name.ja : indicator.name.en;
    return ja ? name + "：" + words_of(indicator, report.total, language) + "。"
              : name + ": " + words_of(indicator, report.total, language) + ".";
  }
  std::string out = ja ? indicator.sentence.ja : indicator.sentence.en;
  constexpr std::string_view kFigure = "{figure}";
  const std::size_t at = out.find(kFigure);
  if (at != std::string::npos) out.replace(at, kFigure.size(), words_of(indicator, report.total, language));
  return out;
}

}  // namespace kaname::plan
