// SPDX-License-Identifier: Apache-2.0
// The figures of an area: all indicators of a year on one page, one of them by month and by what it can be split, and the cases
// behind it.
#include <algorithm>

#include "base/wareki.h"
#include "plan/endpoints.h"
#include "plan/indicator_query.h"
#include "trust/permissions.h"

namespace kaname::plan {
namespace {

using api::Caller;

constexpr int kLongestYears = 10;
constexpr std::size_t kMostCases = 500;

// Whose cases are counted for somebody who asks for her own.
void only_own(std::vector<Case>& cases, const Viewer& viewer) {
  std::erase_if(cases, [&](const Case& one) { return !is_own(one, viewer); });
}

bool asks_for_own(const Viewer& viewer, bool own) { return own && viewer.sight == Sight::office; }

Figure shown(const std::vector<Case>& cases, const Period& period, bool whole) {
  std::vector<const Case*> some;
  for (const Case& one : cases) {
    if (period.holds(one.on)) some.push_back(&one);
  }
  Figure out = figure_of(some);
  if (!whole && is_small(out)) hide(out);
  return out;
}

}  // namespace

Result<Indicators> indicators_of(Read& tx, const Caller& caller, const IndicatorYearQuery& in) {
  const int year = in.year != 0 ? static_cast<int>(in.year) : wareki::fiscal_year(tx.today());
  const Period now{LocalDate::from_ymd(year, 4, 1), LocalDate::from_ymd(year + 1, 4, 1)};
  const Period before{LocalDate::from_ymd(year - 1, 4, 1), now.from};
  const Viewer viewer = viewer_of(caller, in.outside);
  const bool own = asks_for_own(viewer, in.own);
  const bool whole = own || viewer.sight == Sight::whole;
  Indicators out{year, wareki::fiscal_year_text(now.from), now.from, now.to.plus_days(-1), viewer.sight, {}};
  catalogue().visit(tx, {before.from, now.to}, {}, [&](const std::string& code, std::vector<Case>& cases) {
    const Indicator& indicator = *catalogue().find(code);
    if (own) only_own(cases, viewer);
    IndicatorCard card{code, indicator.name, indicator.scene, indicator.unit, indicator.good, {}, {}, false, {}};
    card.figure = shown(cases, now, whole);
    card.before = shown(cases, before, whole);
    card.other_rule = std::any_of(indicator.changes.begin(), indicator.changes.end(), [&](const RuleChange& change) {
      return change.since > before.from && change.since < now.to;
    });
    card.words = words_of(indicator, card.figure, caller.language);
    out.items.push_back(std::move(card));
  });
  std::sort(out.items.begin(), out.items.end(),
            [](const IndicatorCard& a, const IndicatorCard& b) { return a.code < b.code; });
  return out;
}

namespace {

// ---- the cases behind a figure

struct CaseQuery {
  std::string code;
  std::optional<LocalDate> from, to;
  std::optional<Verdict> verdict;
};
constexpr auto describe(model::Tag<CaseQuery>) {
  using namespace model;
  using Q = CaseQuery;
  return entity("IndicatorCaseQuery", "見たい件", field("code", &Q::code, from_path | required | max_chars(10)),
                field("from", &Q::from), field("to", &Q::to), field("verdict", &Q::verdict));
}

struct CaseView {
  LocalDate on;
  Verdict verdict = Verdict::no;
  std::optional<double> value;
  std::string answer;      // in words
  std::string name, href;  // only for those who may see who it is
  std::string hospital, office, zone;
};
constexpr auto describe(model::Tag<CaseView>) {
  using namespace model;
  using V = CaseView;
  return entity("IndicatorCase", "数えた一件", field("on", &V::on), field("verdict", &V::verdict),
                field("value", &V::value), field("answer", &V::answer), field("name", &V::name, personal),
                field("href", &V::href), field("hospital", &V::hospital), field("office", &V::office),
                field("zone", &V::zone));
}

struct CaseList {
  std::vector<CaseView> items;  // newest first
  bool more = false;
};
constexpr auto describe(model::Tag<CaseList>) {
  using namespace model;
  return entity("IndicatorCases", "数えた件", field("items", &CaseList::items), field("more", &CaseList::more));
}

std::string answer_words(const Indicator& indicator, std::string_view code) {
  for (const Share& share : indicator.shares) {
    if (share.code == code) return share.words.ja;
  }
  return {};
}

CaseView case_view(Read& tx, const Caller& caller, const Indicator& indicator, const Case& one) {
  CaseView view;
  view.on = one.on;
  view.verdict = one.verdict;
  view.value = one.value;
  view.answer = answer_words(indicator, one.answer);
  view.hospital = one.hospital;
  view.office = one.office;
  view.zone = one.zone;
  if (auto subject = catalogue().subject(tx, caller, indicator.code, one.subject)) {
    view.name = std::move(subject->name);
    view.href = std::move(subject->href);
  }
  return view;
}

Result<CaseList> list_cases(Read& tx, const Caller& caller, const CaseQuery& in) {
  const Indicator* indicator = catalogue().find(in.code);
  if (!indicator) return fail(Problem::not_found, "indicator_not_found");
  const Period period = TRY(period_of(in.from, in.to, tx.today()));
  const Viewer viewer = viewer_of(caller, false);
  if (viewer.sight == Sight::outside) return fail(Problem::forbidden, "not_allowed");
  CaseList out;
  catalogue().visit(tx, period, {in.code}, [&](const std::string&, std::vector<Case>& cases) {
    if (viewer.sight == Sight::office) only_own(cases, viewer);
    if (in.verdict) std::erase_if(cases, [&](const Case& one) { return one.verdict != *in.verdict; });
    std::stable_sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.on > b.on; });
    out.more = cases.size() > kMostCases;
    if (out.more) cases.resize(kMostCases);
    for (const Case& one : cases) out.items.push_back(case_view(tx, caller, *indicator, one));
  });
  return out;
}

std::vector<SurveyView> surveys_of(Read& tx, const std::string& code) {
  std::vector<SurveyView> out;
  for (const Survey& one : tx.select<Survey>(
           "WHERE area_id = $1 AND code = $2 AND taken_back_at IS NULL ORDER BY ends_on DESC, id", tx.area(), code)) {
    out.push_back({one.id, figure_from(one.n, one.total, 0), one.begins_on, one.ends_on, one.source, one.sent,
                   one.returned, one.recorded_by});
  }
  return out;
}

std::vector<NoteView> notes_of(Read& tx, const std::string& code) {
  std::vector<NoteView> out;
  for (const Note& one :
       tx.select<Note>("WHERE area_id = $1 AND code = $2 ORDER BY recorded_at DESC, id LIMIT 50", tx.area(), code))
    out.push_back({one.words, one.recorded_by, one.recorded_at});
  return out;
}

}  // namespace

Result<Period> period_of(const std::optional<LocalDate>& from, const std::optional<LocalDate>& to, LocalDate today) {
  const LocalDate april = LocalDate::from_ymd(wareki::fiscal_year(from.value_or(to.value_or(today))), 4, 1);
  const Period out{from.value_or(april), to ? to->plus_days(1) : april.plus_months(12)};
  if (out.to <= out.from) return fail_field("to", "ends_before_start");
  if (out.to > out.from.plus_months(12 * kLongestYears)) return fail_field("to", "indicator_period");
  return out;
}

Result<IndicatorPage> indicator_page(Read& tx, const Caller& caller, const IndicatorQuery& in) {
  const Indicator* indicator = catalogue().find(in.code);
  if (!indicator) return fail(Problem::not_found, "indicator_not_found");
  const Period period = TRY(period_of(in.from, in.to, tx.today()));
  const Viewer viewer = viewer_of(caller, in.outside);
  IndicatorPage out;
  out.indicator = *indicator;
  out.from = period.from;
  out.to = period.to.plus_days(-1);
  out.sight = viewer.sight;
  Report report;
  catalogue().visit(tx, period, {in.code}, [&](const std::string&, std::vector<Case>& cases) {
    if (viewer.sight != Sight::office) {
      report = report_on(*indicator, cases, period, viewer);
      return;
    }
    std::vector<Case> own = cases;
    only_own(own, viewer);
    Viewer entitled = viewer;
    entitled.sight = Sight::whole;  // its own cases are shown to it as they are
    Report of_own = report_on(*indicator, own, period, entitled);
    out.own = of_own.total;
    report = in.own ? std::move(of_own) : report_on(*indicator, cases, period, viewer);
  });
  out.sentence = sentence_of(*indicator, report, caller.language);
  out.total = report.total;
  out.months = std::move(report.months);
  const std::string this_month = tx.today().text().substr(0, 7);
  std::erase_if(out.months, [&](const Line& line) { return line.key > this_month; });
  out.splits = std::move(report.splits);
  out.surveys = surveys_of(tx, in.code);
  out.notes = notes_of(tx, in.code);
  out.may_note = !in.outside && trust::allows(caller, "indicator.write");
  return out;
}

std::vector<api::Endpoint> indicator_endpoints() {
  using namespace api;
  return {
      slow_get("/v1/indicators", "indicator.list", "indicator.read", "All indicators of a fiscal year", &indicators_of),
      slow_get("/v1/indicators/{code}", "indicator.show", "indicator.read",
               "One indicator by month and by what it can be split", &indicator_page),
      slow_get("/v1/indicators/{code}/cases", "indicator.cases", "indicator.read",
               "The cases behind an indicator, for those entitled", &list_cases),
  };
}

std::vector<api::Endpoint> endpoints() {
  std::vector<api::Endpoint> out;
  for (auto part : {indicator_endpoints, remark_endpoints, paper_endpoints}) {
    auto rows = part();
    out.insert(out.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  }
  return out;
}

}  // namespace kaname::plan
