// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a course stands: for each milestone its due day, its items, and what of them is done. Pure: values in, values out.

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "pathways/course.h"

namespace kaname::pathways {

// Something the program knows to have happened that may show an item to be done.
struct Shown {
  Proof proof = Proof::form;
  std::string form;
  std::optional<transitions::StepKind> step;
  LocalDate on;
  std::string by;  // name and office, for the paper
  std::optional<Uuid> document_id;
};

struct CourseRecord {
  Course course;
  std::vector<Mark> marks;
  std::vector<Variance> variances;  // oldest first
  std::vector<Shown> shown;         // oldest first
};

struct ItemPlan {
  const PathwayItem* item = nullptr;
  std::int64_t round = 0;
  LocalDate due;
  bool moved = false;                // by a variance
  std::optional<LocalDate> done_on;  // or the day on which it was said not to be needed
  bool not_needed = false;
  std::string note, by;
  bool by_itself = false;  // shown by what happened, not marked by hand
  std::optional<Uuid> document_id;
};

struct MilestonePlan {
  const Milestone* milestone = nullptr;
  std::int64_t round = 0;
  LocalDate due;
  bool forecast = false;  // what it counts from has not been reached yet
  std::optional<LocalDate> reached_on;
  std::vector<ItemPlan> items;
};

// "西村 恵（牧野訪問看護ステーション）"
std::string signed_by(const std::string& name, const std::string& office);

// In the order of the pathway; of a milestone that comes again one for each round, the last of them open.
std::vector<MilestonePlan> plan_of(const Pathway& pathway, const CourseRecord& record);

// Null where there is no such item in such a round.
const MilestonePlan* milestone_of(const std::vector<MilestonePlan>& plan, std::string_view item, std::int64_t round);
const ItemPlan* find_item(const std::vector<MilestonePlan>& plan, std::string_view item, std::int64_t round);
inline bool is_open(const ItemPlan& item) { return !item.done_on; }

}  // namespace kaname::pathways
