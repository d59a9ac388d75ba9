// SPDX-License-Identifier: Apache-2.0
#include "pathways/summary.h"

#include <algorithm>
#include <map>

namespace kaname::pathways {
namespace {

struct Count {
  std::int64_t n = 0, of = 0;
  plan::Figure figure() const { return plan::figure_from(n, of, 0); }
};

LocalDate month_of(LocalDate day) { return LocalDate::from_ymd(day.year(), day.month(), 1); }

// How the course stood when the time ended.
CourseState state_at(const Course& course, LocalDate end) {
  return course.ended_on && *course.ended_on < end ? course.state : CourseState::running;
}

// A milestone that somebody waits for: its day has come, and the course had not ended before it.
bool is_asked(const MilestonePlan& one, const Course& course, LocalDate today) {
  if (one.reached_on) return true;
  return !one.forecast && one.due < today && (!course.ended_on || one.due <= *course.ended_on);
}

// By day: what has been counted of one course is put into the month it belongs to.
class Counter {
 public:
  Counter(const SummaryTime& time, LocalDate today) : time_(time), today_(today) {
    for (LocalDate month = month_of(time.from); month < time.end; month = month.plus_months(1)) months_[month];
  }

  void add(const CourseRecord& record, const Pathway& edition) {
    const Course& course = record.course;
    ++states_[state_at(course, time_.end)];
    ++courses_;
    if (time_.holds(course.begun_on)) {
      ++begun_;
      ++months_[month_of(course.begun_on)].begun;
    }
    for (const MilestonePlan& one : plan_of(edition, record)) {
      if (!time_.holds(one.due) || !is_asked(one, course, today_)) continue;
      const std::int64_t in_time = one.reached_on && *one.reached_on <= one.due ? 1 : 0;
      for (Count* count : {&milestones_[one.milestone->key], &months_[month_of(one.due)].in_time}) {
        count->n += in_time;
        ++count->of;
      }
    }
    for (const Variance& variance : record.variances) {
      const LocalDate day = variance.noted_at.tokyo_date();
      if (!time_.holds(day)) continue;
      ++causes_[variance.cause];
      ++variances_;
      ++months_[month_of(day)].variances;
    }
  }

  PathwaySummary summary(const Pathway& pathway) const {
    PathwaySummary out;
    out.code = pathway.code;
    out.name = pathway.name;
    for (const CourseState state : {CourseState::running, CourseState::reached, CourseState::stopped})
      out.states.push_back({state, Count{of(states_, state), courses_}.figure()});
    for (const Milestone& milestone : pathway.milestones)
      out.milestones.push_back({milestone.key, milestone.title, of(milestones_, milestone.key).figure()});
    for (const Cause cause : {Cause::person, Cause::family, Cause::staff, Cause::office, Cause::area})
      out.causes.push_back({cause, Count{of(causes_, cause), variances_}.figure()});
    for (const auto& [month, one] : months_) {
      out.months.push_back(
          {month, Count{one.begun, begun_}.figure(), one.in_time.figure(), Count{one.variances, variances_}.figure()});
    }
    return out;
  }

 private:
  struct Month {
    std::int64_t begun = 0, variances = 0;
    Count in_time;
  };

  template <class Map, class Key>
  static typename Map::mapped_type of(const Map& counts, const Key& key) {
    const auto found = counts.find(key);
    return found == counts.end() ? typename Map::mapped_type{} : found->second;
  }

  SummaryTime time_;
  LocalDate today_;
  std::int64_t courses_ = 0, begun_ = 0, variances_ = 0;
  std::map<CourseState, std::int64_t> states_;
  std::map<std::string, Count> milestones_;
  std::map<Cause, std::int64_t> causes_;
  std::map<LocalDate, Month> months_;
};

template <class Row, class Member>
void hide_rows(std::vector<Row>& rows, Member member) {
  std::vector<plan::Figure*> figures;
  for (Row& row : rows) figures.push_back(&(row.*member));
  plan::hide_small(figures);
}

}  // namespace

bool ran_in(const Course& course, const SummaryTime& time) {
  return course.begun_on < time.end && (!course.ended_on || *course.ended_on >= time.from);
}

PathwaySummary summary_of(const Pathway& pathway, const std::vector<CourseRecord>& records,
                          const Pathway* (*edition_of)(const Course&), const SummaryTime& time, LocalDate today) {
  Counter counter(time, today);
  for (const CourseRecord& record : records) {
    const Pathway* edition = edition_of(record.course);
    if (edition && edition->code == pathway.code && ran_in(record.course, time)) counter.add(record, *edition);
  }
  return counter.summary(pathway);
}

void hide_small(PathwaySummary& summary) {
  hide_rows(summary.states, &StateShare::figure);
  hide_rows(summary.milestones, &MilestoneShare::figure);
  hide_rows(summary.causes, &CauseShare::figure);
  hide_rows(summary.months, &SummaryMonth::begun);
  hide_rows(summary.months, &SummaryMonth::in_time);
  hide_rows(summary.months, &SummaryMonth::variances);
}

}  // namespace kaname::pathways
