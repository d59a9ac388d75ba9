// SPDX-License-Identifier: Apache-2.0
// The summary over all courses of a year, for whoever reads the area's figures: no names, and small numbers only for those who
// see them in the indicators too.
#include <map>

#include "base/wareki.h"
#include "pathways/course_store.h"
#include "pathways/endpoints.h"
#include "pathways/summary.h"
#include "plan/report.h"

namespace kaname::pathways {
namespace {

using api::Caller;

struct SummaryQuery {
  std::int64_t year = 0;  // the year whose April begins it; 0: the present one
  bool outside = false;   // an edition that may leave the municipality
};
constexpr auto describe(model::Tag<SummaryQuery>) {
  using namespace model;
  return entity("PathwaySummaryQuery", "まとめたい年度", field("year", &SummaryQuery::year, between(0, 2200)),
                field("outside", &SummaryQuery::outside));
}

struct PathwaySummaries {
  std::int64_t year = 0;
  std::string year_text;
  LocalDate from, to;
  bool small_hidden = false;
  std::vector<PathwaySummary> items;
};
constexpr auto describe(model::Tag<PathwaySummaries>) {
  using namespace model;
  using S = PathwaySummaries;
  return entity("PathwaySummaries", "連携パスのまとめの一覧", field("year", &S::year),
                field("year_text", &S::year_text), field("from", &S::from), field("to", &S::to),
                field("small_hidden", &S::small_hidden), field("items", &S::items));
}

Result<PathwaySummaries> summary(Read& tx, const Caller& caller, const SummaryQuery& in) {
  const int year = in.year != 0 ? static_cast<int>(in.year) : wareki::fiscal_year(tx.today());
  const SummaryTime time{LocalDate::from_ymd(year, 4, 1), LocalDate::from_ymd(year + 1, 4, 1)};
  std::vector<CourseRecord> records;
  for (Course& course :
       tx.select<Course>("WHERE area_id = $1 AND begun_on < $2 ORDER BY begun_on, id", tx.area(), time.end)) {
    if (ran_in(course, time)) records.push_back(record_of(tx, std::move(course)));
  }
  PathwaySummaries out{year, wareki::fiscal_year_text(time.from), time.from, time.end.plus_days(-1), false, {}};
  out.small_hidden = plan::viewer_of(caller, in.outside).sight != plan::Sight::whole;
  for (const Pathway& one : shipped_pathways()) {
    if (current_pathway(one.code) != &one) continue;
    PathwaySummary made = summary_of(one, records, &pathway_of, time, tx.today());
    if (out.small_hidden) hide_small(made);
    out.items.push_back(std::move(made));
  }
  return out;
}

}  // namespace

std::vector<api::Endpoint> summary_endpoints() {
  using namespace api;
  return {slow_get("/v1/pathway-summary", "pathway.summary", "indicator.read",
                   "All pathway courses of a year in figures, without names", &summary)};
}

}  // namespace kaname::pathways
