// SPDX-License-Identifier: Apache-2.0
#include "pathways/course_rules.h"

#include <algorithm>

namespace kaname::pathways {
namespace {

bool shows(const Shown& shown, const PathwayItem& item) {
  if (item.proof == Proof::none || shown.proof != item.proof) return false;
  if (item.proof == Proof::form) return shown.form == item.form;
  return item.proof != Proof::step || shown.step == item.step;
}

// The first that happened on `from` or later.
const Shown* first_shown(const CourseRecord& record, const PathwayItem& item, LocalDate from) {
  for (const Shown& one : record.shown) {
    if (one.on >= from && shows(one, item)) return &one;
  }
  return nullptr;
}

const Mark* mark_of(const CourseRecord& record, std::string_view item, std::int64_t round) {
  for (const Mark& mark : record.marks) {
    if (mark.item == item && mark.round == round) return &mark;
  }
  return nullptr;
}

std::optional<LocalDate> moved_to(const CourseRecord& record, std::string_view item, std::int64_t round) {
  std::optional<LocalDate> out;
  for (const Variance& one : record.variances) {
    if (one.item == item && one.round == round) out = one.moved_to;
  }
  return out;
}

// `since`: the day before which nothing counts for this round.
ItemPlan item_plan(const CourseRecord& record, const PathwayItem& item, std::int64_t round, LocalDate due,
                   LocalDate since) {
  ItemPlan out;
  out.item = &item;
  out.round = round;
  const auto moved = moved_to(record, item.key, round);
  out.due = moved.value_or(due);
  out.moved = moved.has_value();
  // What somebody has said counts before what the program concludes.
  if (const Mark* mark = mark_of(record, item.key, round)) {
    out.done_on = mark->done_on;
    out.not_needed = mark->state == MarkState::not_needed;
    out.note = mark->note;
    out.by = signed_by(mark->marked_by, mark->office_name);
  } else if (const Shown* shown = first_shown(record, item, since)) {
    out.done_on = shown->on;
    out.by = shown->by;
    out.by_itself = true;
    out.document_id = shown->document_id;
  }
  return out;
}

MilestonePlan milestone_plan(const CourseRecord& record, const Milestone& milestone, std::int64_t round, LocalDate due,
                             LocalDate since) {
  MilestonePlan out;
  out.milestone = &milestone;
  out.round = round;
  out.due = due;
  std::optional<LocalDate> last;
  bool all = true;
  for (const PathwayItem& item : milestone.items) {
    out.items.push_back(item_plan(record, item, round, due, since));
    const ItemPlan& plan = out.items.back();
    all = all && plan.done_on.has_value();
    if (plan.done_on) last = std::max(last.value_or(*plan.done_on), *plan.done_on);
  }
  if (all) out.reached_on = last;
  return out;
}

// The day from which a milestone counts that comes after this one.
LocalDate reached_or_due(const MilestonePlan& plan) {
  if (plan.reached_on) return *plan.reached_on;
  LocalDate out = plan.due;
  for (const ItemPlan& item : plan.items) {
    if (is_open(item)) out = std::max(out, item.due);
  }
  return out;
}

const MilestonePlan* first_round(const std::vector<MilestonePlan>& plan, std::string_view key) {
  for (const MilestonePlan& one : plan) {
    if (one.milestone->key == key && one.round == 0) return &one;
  }
  return nullptr;
}

}  // namespace

std::string signed_by(const std::string& name, const std::string& office) {
  return office.empty() ? name : name + "（" + office + "）";
}

std::vector<MilestonePlan> plan_of(const Pathway& pathway, const CourseRecord& record) {
  const Course& course = record.course;
  std::vector<MilestonePlan> out;
  for (const Milestone& milestone : pathway.milestones) {
    const MilestonePlan* from = first_round(out, milestone.from);
    const LocalDate base = from ? reached_or_due(*from) : course.begun_on;
    const bool forecast = from && !from->reached_on;
    LocalDate due = base.plus_days(static_cast<int>(milestone.days));
    LocalDate since = course.begun_on;
    for (std::int64_t round = 0;; ++round) {
      MilestonePlan plan = milestone_plan(record, milestone, round, due, since);
      plan.forecast = forecast && round == 0;
      const auto reached = plan.reached_on;
      out.push_back(std::move(plan));
      if (!reached || milestone.repeat_days == 0) break;
      // A course that has ended asks for nothing any more.
      if (course.state != CourseState::running && !mark_of(record, milestone.items.front().key, round + 1)) break;
      due = reached->plus_days(static_cast<int>(milestone.repeat_days));
      since = reached->plus_days(1);
    }
  }
  return out;
}

const MilestonePlan* milestone_of(const std::vector<MilestonePlan>& plan, std::string_view item, std::int64_t round) {
  for (const MilestonePlan& milestone : plan) {
    const bool holds = std::any_of(milestone.items.begin(), milestone.items.end(),
                                   [&](const ItemPlan& one) { return one.item->key == item && one.round == round; });
    if (holds) return &milestone;
  }
  return nullptr;
}

const ItemPlan* find_item(const std::vector<MilestonePlan>& plan, std::string_view item, std::int64_t round) {
  const MilestonePlan* milestone = milestone_of(plan, item, round);
  if (!milestone) return nullptr;
  return &*std::find_if(milestone->items.begin(), milestone->items.end(),
                        [&](const ItemPlan& one) { return one.item->key == item; });
}

}  // namespace kaname::pathways
