// SPDX-License-Identifier: Apache-2.0
#pragma once
// A course as the caller is shown it: what is due, what of it is hers, and what nobody of the team is there to do.

#include <string>
#include <vector>

#include "pathways/course_store.h"

namespace kaname::pathways {

struct VarianceView {
  Cause cause = Cause::person;
  std::string note;
  LocalDate moved_to;
  std::string noted_by, office_name;
  Timestamp noted_at;
};
constexpr auto describe(model::Tag<VarianceView>) {
  using namespace model;
  using V = VarianceView;
  return entity("PathwayVarianceView", "バリアンス", field("cause", &V::cause), field("note", &V::note, personal),
                field("moved_to", &V::moved_to), field("noted_by", &V::noted_by, personal),
                field("office_name", &V::office_name), field("noted_at", &V::noted_at));
}

struct ItemView {
  std::string key;
  std::int64_t round = 0;
  model::Bilingual title;
  std::vector<trust::Profession> by;
  Proof proof = Proof::none;
  std::string form;
  LocalDate due;
  bool moved = false;
  std::optional<LocalDate> done_on;
  bool not_needed = false;
  bool by_itself = false;  // shown by what happened; there is nothing to reopen
  std::string note, done_by;
  std::optional<Uuid> document_id;
  bool late = false;
  bool mine = false;    // the caller is asked
  bool nobody = false;  // nobody of the team has any of the professions; whoever coordinates is asked
  std::vector<VarianceView> variances;
};
constexpr auto describe(model::Tag<ItemView>) {
  using namespace model;
  using V = ItemView;
  return entity("PathwayItemView", "連携パスの項目", field("key", &V::key), field("round", &V::round),
                field("title", &V::title), field("by", &V::by), field("proof", &V::proof), field("form", &V::form),
                field("due", &V::due), field("moved", &V::moved), field("done_on", &V::done_on),
                field("not_needed", &V::not_needed), field("by_itself", &V::by_itself),
                field("note", &V::note, personal), field("done_by", &V::done_by, personal),
                field("document_id", &V::document_id), field("late", &V::late), field("mine", &V::mine),
                field("nobody", &V::nobody), field("variances", &V::variances));
}

struct MilestoneView {
  std::string key;
  std::int64_t round = 0;
  model::Bilingual title;
  Side side = Side::team;
  LocalDate due;
  bool forecast = false;
  std::optional<LocalDate> reached_on;
  std::vector<ItemView> items;
};
constexpr auto describe(model::Tag<MilestoneView>) {
  using namespace model;
  using V = MilestoneView;
  return entity("PathwayMilestoneView", "連携パスの節目", field("key", &V::key), field("round", &V::round),
                field("title", &V::title), field("side", &V::side), field("due", &V::due),
                field("forecast", &V::forecast), field("reached_on", &V::reached_on), field("items", &V::items));
}

// What stands in lists.
struct CourseLine {
  CourseId id;
  std::string pathway;
  model::Bilingual name;
  Side side = Side::none;
  bool may_write = false;
  std::optional<PersonId> person_id;  // only for the team
  std::string person_name, person_kana, birth;
  LocalDate begun_on;
  CourseState state = CourseState::running;
  std::optional<LocalDate> ended_on;
  std::int64_t done = 0, all = 0;  // items, of the rounds so far
  std::int64_t late = 0;           // whoever is asked
};
constexpr auto describe(model::Tag<CourseLine>) {
  using namespace model;
  using V = CourseLine;
  return entity("PathwayCourseLine", "連携パスの行", field("id", &V::id), field("pathway", &V::pathway),
                field("name", &V::name), field("side", &V::side), field("may_write", &V::may_write),
                field("person_id", &V::person_id), field("person_name", &V::person_name, personal),
                field("person_kana", &V::person_kana, personal), field("birth", &V::birth, personal),
                field("begun_on", &V::begun_on), field("state", &V::state), field("ended_on", &V::ended_on),
                field("done", &V::done), field("all", &V::all), field("late", &V::late));
}

struct CourseView {
  CourseLine line;
  model::Bilingual note;
  std::string source;
  AgreedBy agreed_by = AgreedBy::person;
  LocalDate agreed_on;
  std::string goal, ended_note, begun_by, office_name;
  std::vector<MilestoneView> milestones;
};
constexpr auto describe(model::Tag<CourseView>) {
  using namespace model;
  using V = CourseView;
  return entity("PathwayCourseView", "連携パスの経過", field("line", &V::line), field("note", &V::note),
                field("source", &V::source), field("agreed_by", &V::agreed_by), field("agreed_on", &V::agreed_on),
                field("goal", &V::goal, personal), field("ended_note", &V::ended_note, personal),
                field("begun_by", &V::begun_by, personal), field("office_name", &V::office_name),
                field("milestones", &V::milestones));
}

CourseView view_of(Read& tx, const api::Caller& caller, const SeenCourse& seen);

}  // namespace kaname::pathways
