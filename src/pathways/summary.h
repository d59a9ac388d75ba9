// SPDX-License-Identifier: Apache-2.0
#pragma once
// All courses of a time together, pathway by pathway: where they stand, which milestones were reached by their day, why items
// came late (バリアンス), and how it went month by month. Pure: records in, figures out. Nothing is guessed:
// a milestone whose day has not come is not counted.

#include <string>
#include <vector>

#include "pathways/course_rules.h"
#include "plan/figure.h"

namespace kaname::pathways {

// The first day, and the day after the last.
struct SummaryTime {
  LocalDate from, end;
  bool holds(LocalDate day) const { return from <= day && day < end; }
};

// Where the courses stand at the end of the time (today, when that is earlier): n of all that ran in it.
struct StateShare {
  CourseState state = CourseState::running;
  plan::Figure figure;
};
constexpr auto describe(model::Tag<StateShare>) {
  using namespace model;
  return entity("PathwayStateShare", "経過の状態ごとの数", field("state", &StateShare::state),
                field("figure", &StateShare::figure));
}

// Reached by its day, of those whose day fell into the time.
struct MilestoneShare {
  std::string key;
  model::Bilingual title;
  plan::Figure figure;
};
constexpr auto describe(model::Tag<MilestoneShare>) {
  using namespace model;
  return entity("PathwayMilestoneShare", "期日どおりの節目", field("key", &MilestoneShare::key),
                field("title", &MilestoneShare::title), field("figure", &MilestoneShare::figure));
}

// Variances with this cause, of all that were noted in the time.
struct CauseShare {
  Cause cause = Cause::person;
  plan::Figure figure;
};
constexpr auto describe(model::Tag<CauseShare>) {
  using namespace model;
  return entity("PathwayCauseShare", "遅れの理由ごとの数", field("cause", &CauseShare::cause),
                field("figure", &CauseShare::figure));
}

struct SummaryMonth {
  LocalDate month;         // its first day
  plan::Figure begun;      // courses begun, of those of the time
  plan::Figure in_time;    // milestones of the month
  plan::Figure variances;  // items that were put off in it, of those of the time
};
constexpr auto describe(model::Tag<SummaryMonth>) {
  using namespace model;
  using M = SummaryMonth;
  return entity("PathwaySummaryMonth", "月ごとの数", field("month", &M::month), field("begun", &M::begun),
                field("in_time", &M::in_time), field("variances", &M::variances));
}

struct PathwaySummary {
  std::string code;
  model::Bilingual name;
  std::vector<StateShare> states;
  std::vector<MilestoneShare> milestones;
  std::vector<CauseShare> causes;
  std::vector<SummaryMonth> months;  // all of the time, oldest first
};
constexpr auto describe(model::Tag<PathwaySummary>) {
  using namespace model;
  using S = PathwaySummary;
  return entity("PathwaySummary", "連携パスのまとめ", field("code", &S::code), field("name", &S::name),
                field("states", &S::states), field("milestones", &S::milestones), field("causes", &S::causes),
                field("months", &S::months));
}

// A course ran in the time when it had begun before its end and not ended before its begin.
bool ran_in(const Course& course, const SummaryTime& time);

// Of the records of one pathway, whatever their editions: `pathway` is the present one, whose milestones are shown; those of an
// older edition count where their keys are the same. `edition_of` finds a record's own.
PathwaySummary summary_of(const Pathway& pathway, const std::vector<CourseRecord>& records,
                          const Pathway* (*edition_of)(const Course&), const SummaryTime& time, LocalDate today);

// Leaves out what would tell of fewer than ten, as the indicators do.
void hide_small(PathwaySummary& summary);

}  // namespace kaname::pathways
