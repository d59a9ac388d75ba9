// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is asked of an indicator, and the answer that screen, print and workbook share.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/remark.h"
#include "plan/report.h"

namespace kaname::plan {

struct IndicatorQuery {
  std::string code;
  std::optional<LocalDate> from, to;  // first and last day; the present fiscal year when left out
  bool outside = false;               // an edition that may leave the municipality
  bool own = false;                   // only cases of the caller's office
};
constexpr auto describe(model::Tag<IndicatorQuery>) {
  using namespace model;
  using Q = IndicatorQuery;
  return entity("IndicatorQuery", "見たい指標", field("code", &Q::code, from_path | required | max_chars(10)),
                field("from", &Q::from), field("to", &Q::to), field("outside", &Q::outside), field("own", &Q::own));
}

struct IndicatorYearQuery {
  std::int64_t year = 0;  // the year whose April begins it; 0: the present one
  bool outside = false;
  bool own = false;
};
constexpr auto describe(model::Tag<IndicatorYearQuery>) {
  using namespace model;
  return entity("IndicatorYearQuery", "見たい年度", field("year", &IndicatorYearQuery::year, between(0, 2200)),
                field("outside", &IndicatorYearQuery::outside), field("own", &IndicatorYearQuery::own));
}

struct IndicatorCard {
  std::string code;
  Bilingual name;
  PlanScene scene = PlanScene::transfer;
  Unit unit = Unit::percent;
  Good good = Good::up;
  Figure figure, before;    // of the year, and of the year before
  bool other_rule = false;  // between the two the rule has changed: they are not to be compared
  std::string words;
};
constexpr auto describe(model::Tag<IndicatorCard>) {
  using namespace model;
  return entity("IndicatorCard", "指標の一行", field("code", &IndicatorCard::code), field("name", &IndicatorCard::name),
                field("scene", &IndicatorCard::scene), field("unit", &IndicatorCard::unit),
                field("good", &IndicatorCard::good), field("figure", &IndicatorCard::figure),
                field("before", &IndicatorCard::before), field("other_rule", &IndicatorCard::other_rule),
                field("words", &IndicatorCard::words));
}

struct Indicators {
  std::int64_t year = 0;
  std::string year_text;
  LocalDate from, to;
  Sight sight = Sight::outside;
  std::vector<IndicatorCard> items;
};
constexpr auto describe(model::Tag<Indicators>) {
  using namespace model;
  return entity("Indicators", "指標の一覧", field("year", &Indicators::year),
                field("year_text", &Indicators::year_text), field("from", &Indicators::from),
                field("to", &Indicators::to), field("sight", &Indicators::sight), field("items", &Indicators::items));
}

struct SurveyView {
  SurveyId id;
  Figure figure;
  LocalDate begins_on, ends_on;
  std::string source;
  std::int64_t sent = 0, returned = 0;
  std::string recorded_by;
};
constexpr auto describe(model::Tag<SurveyView>) {
  using namespace model;
  using V = SurveyView;
  return entity("IndicatorSurveyView", "調査の値", field("id", &V::id), field("figure", &V::figure),
                field("begins_on", &V::begins_on), field("ends_on", &V::ends_on), field("source", &V::source),
                field("sent", &V::sent), field("returned", &V::returned), field("recorded_by", &V::recorded_by));
}

struct NoteView {
  std::string words, recorded_by;
  Timestamp recorded_at;
};
constexpr auto describe(model::Tag<NoteView>) {
  using namespace model;
  return entity("IndicatorNoteView", "指標のメモ", field("words", &NoteView::words),
                field("recorded_by", &NoteView::recorded_by), field("recorded_at", &NoteView::recorded_at));
}

struct IndicatorPage {
  Indicator indicator;
  LocalDate from, to;  // first and last day
  Sight sight = Sight::outside;
  std::string sentence;
  Figure total;
  std::optional<Figure> own;  // of the caller's office, whole
  std::vector<Line> months;
  std::vector<Split> splits;
  std::vector<SurveyView> surveys;
  std::vector<NoteView> notes;
  bool may_note = false;
};
constexpr auto describe(model::Tag<IndicatorPage>) {
  using namespace model;
  using P = IndicatorPage;
  return entity("IndicatorPage", "指標", field("indicator", &P::indicator), field("from", &P::from),
                field("to", &P::to), field("sight", &P::sight), field("sentence", &P::sentence),
                field("total", &P::total), field("own", &P::own), field("months", &P::months),
                field("splits", &P::splits), field("surveys", &P::surveys), field("notes", &P::notes),
                field("may_note", &P::may_note));
}

// The asked days as a period; the fiscal year of `today` when none are named. Errors: ends_before_start, indicator_period
// (longer than ten years).
Result<Period> period_of(const std::optional<LocalDate>& from, const std::optional<LocalDate>& to, LocalDate today);

// All indicators of a fiscal year beside the year before.
Result<Indicators> indicators_of(store::Read& tx, const api::Caller& caller, const IndicatorYearQuery& in);

// Errors: indicator_not_found, those of period_of.
Result<IndicatorPage> indicator_page(store::Read& tx, const api::Caller& caller, const IndicatorQuery& in);

}  // namespace kaname::plan
