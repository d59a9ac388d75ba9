// SPDX-License-Identifier: Apache-2.0
// Beginning a course, saying what was done, what comes later and why, ending it. The team hears of each step in its thread.
#include <fmt/format.h>

#include <algorithm>

#include "base/text_fold.h"
#include "base/wareki.h"
#include "pathways/course_view.h"
#include "pathways/endpoints.h"
#include "people/my_number.h"
#include "thread/announce.h"
#include "transitions/stay_store.h"
#include "trust/account_store.h"

namespace kaname::pathways {
namespace {

using api::Caller;

// A course may be put in some months after its first day; an older one is a wrong year.
constexpr int kOldestDays = 730;

struct BeginInput {
  std::string code;
  std::optional<PersonId> person_id;
  std::optional<transitions::StayId> stay_id;  // a hospital names its patient by the stay
  LocalDate begun_on;
  AgreedBy agreed_by = AgreedBy::person;
  LocalDate agreed_on;
  std::string goal;
};
constexpr auto describe(model::Tag<BeginInput>) {
  using namespace model;
  using In = BeginInput;
  return entity("PathwayCourseInput", "連携パスを始める",
                field("code", &In::code, required | max_chars(40) | label("連携パス", "Pathway")),
                field("person_id", &In::person_id), field("stay_id", &In::stay_id),
                field("begun_on", &In::begun_on, required | label("はじまりの日", "First day")),
                field("agreed_by", &In::agreed_by, required | label("同意した方", "Agreed by")),
                field("agreed_on", &In::agreed_on, required | label("説明し同意を得た日", "Agreed on")),
                field("goal", &In::goal, personal | multiline | max_chars(1000) | label("本人・家族の目標", "Goal")));
}

struct MarkInput {
  CourseId id;
  std::string item;
  std::int64_t round = 0;
  MarkState state = MarkState::done;
  LocalDate done_on;
  std::string note;
};
constexpr auto describe(model::Tag<MarkInput>) {
  using namespace model;
  using In = MarkInput;
  return entity("PathwayMarkInput", "項目を記録する", field("id", &In::id, from_path | required),
                field("item", &In::item, required | max_chars(40)), field("round", &In::round, between(0, 1000)),
                field("state", &In::state, required),
                field("done_on", &In::done_on, required | label("した日", "Done on")),
                field("note", &In::note, personal | max_chars(500) | label("メモ", "Note")));
}

struct ReopenInput {
  CourseId id;
  std::string item;
  std::int64_t round = 0;
};
constexpr auto describe(model::Tag<ReopenInput>) {
  using namespace model;
  using In = ReopenInput;
  return entity("PathwayReopenInput", "記録を取り消す", field("id", &In::id, from_path | required),
                field("item", &In::item, required | max_chars(40)), field("round", &In::round, between(0, 1000)));
}

struct DelayInput {
  CourseId id;
  std::string item;
  std::int64_t round = 0;
  Cause cause = Cause::person;
  LocalDate moved_to;
  std::string note;
};
constexpr auto describe(model::Tag<DelayInput>) {
  using namespace model;
  using In = DelayInput;
  return entity("PathwayDelayInput", "遅れる理由（バリアンス）", field("id", &In::id, from_path | required),
                field("item", &In::item, required | max_chars(40)), field("round", &In::round, between(0, 1000)),
                field("cause", &In::cause, required | label("理由", "Cause")),
                field("moved_to", &In::moved_to, required | label("新しい期限", "New day")),
                field("note", &In::note, personal | max_chars(500) | label("くわしく", "In words")));
}

struct EndInput {
  CourseId id;
  CourseState state = CourseState::reached;
  LocalDate ended_on;
  std::string note;
};
constexpr auto describe(model::Tag<EndInput>) {
  using namespace model;
  using In = EndInput;
  return entity("PathwayEndInput", "連携パスを終える", field("id", &In::id, from_path | required),
                field("state", &In::state, required),
                field("ended_on", &In::ended_on, required | label("終えた日", "Ended on")),
                field("note", &In::note, personal | max_chars(500) | label("理由・結果", "Reason, outcome")));
}

// ---- beginning

// Whom it is for, with the right to write. Errors: pathway_for_whom, as need_person and find_stay, stay_not_matched.
Result<PersonId> person_for(Read& tx, const Caller& caller, const BeginInput& in) {
  if (in.person_id.has_value() == in.stay_id.has_value()) return fail_field("person_id", "pathway_for_whom");
  if (in.person_id) {
    TRY(trust::need_person(tx, caller, *in.person_id, trust::Reach::write, "pathway.begin"));
    return TRY(people::get_person(tx, *in.person_id)).id;
  }
  const transitions::Seen seen = TRY(transitions::find_stay(tx, caller, *in.stay_id));
  if (seen.side == Side::desk || !seen.may_write) return fail(Problem::forbidden, "not_allowed");
  // Whose page it will stand on must be certain.
  if (!seen.stay.person_id || seen.stay.manager_state != transitions::ManagerState::confirmed)
    return fail(Problem::conflict, "pathway_not_confirmed");
  return TRY(people::person_parts(tx, *seen.stay.person_id))->person.id;
}

Result<Done> check_days(Read& tx, const BeginInput& in) {
  if (in.begun_on > tx.today()) return fail_field("begun_on", "date_in_future");
  if (in.begun_on < tx.today().plus_days(-kOldestDays)) return fail_field("begun_on", "pathway_too_old");
  if (in.agreed_on > tx.today()) return fail_field("agreed_on", "date_in_future");
  return Done{};
}

Result<Done> announce(Write& tx, const Caller& caller, const SeenCourse& seen, const std::string& words) {
  const std::string& name = pathway_of(seen.course)->name.ja;
  return thread::announce(tx, caller, seen.person->person.id, {"【" + name + "】" + words, {}, false});
}

Result<SeenCourse> again(Read& tx, const Caller& caller, Course course) {
  SeenCourse out = see(tx, caller, std::move(course), own_patients(tx, caller));
  if (out.side == Side::none) return fail(Problem::not_found, "pathway_course_not_found");
  return out;
}

Result<CourseView> begin(Write& tx, const Caller& caller, const BeginInput& in) {
  TRY(people::refuse_my_number(in));
  TRY(check_days(tx, in));
  const Pathway* pathway = current_pathway(in.code);
  if (!pathway) return fail(Problem::not_found, "pathway_not_found");
  const PersonId person = TRY(person_for(tx, caller, in));
  for (const Course& other : courses_of(tx, person)) {
    const Pathway* same = pathway_of(other);
    if (other.state == CourseState::running && same && same->code == pathway->code)
      return fail(Problem::conflict, "pathway_runs_already");
  }
  const trust::Standing standing = trust::standing_of(tx, *caller.account_id);
  Course course;
  course.area_id = tx.area();
  course.id = tx.new_id<CourseId>();
  course.person_id = person;
  course.pathway = edition_of(*pathway);
  course.begun_on = in.begun_on;
  course.agreed_by = in.agreed_by;
  course.agreed_on = in.agreed_on;
  course.goal = text::trim(in.goal);
  course.account_id = *caller.account_id;
  course.begun_by = caller.name;
  course.office_name = standing.office_name;
  course.begun_at = tx.now();
  keep(tx, course);
  const SeenCourse seen = TRY(again(tx, caller, course));
  TRY(announce(tx, caller, seen, "連携パスを始めました" + (course.goal.empty() ? "" : "\n目標：" + course.goal)));
  return view_of(tx, caller, seen);
}

// ---- items

Result<SeenCourse> to_write(Read& tx, const Caller& caller, CourseId id, std::string_view what) {
  SeenCourse seen = TRY(find_course(tx, caller, id, what));
  if (!seen.may_write) return fail(Problem::forbidden, "not_allowed");
  if (seen.course.state != CourseState::running) return fail(Problem::conflict, "pathway_course_over");
  return seen;
}

std::vector<MilestonePlan> plan_now(Read& tx, const SeenCourse& seen) {
  return plan_of(*pathway_of(seen.course), record_of(tx, seen.course));
}

// When the item was the last of its milestone: how far the course has come, and what is next.
Result<Done> tell_reached(Write& tx, const Caller& caller, const SeenCourse& seen, const CourseView& now,
                          const MilestonePlan& before) {
  const auto same = std::find_if(now.milestones.begin(), now.milestones.end(), [&](const MilestoneView& one) {
    return one.key == before.milestone->key && one.round == before.round;
  });
  if (before.reached_on || same == now.milestones.end() || !same->reached_on) return Done{};
  std::string words = "「" + same->title.ja + "」が終わりました";
  const auto next = std::find_if(now.milestones.begin(), now.milestones.end(),
                                 [](const MilestoneView& one) { return !one.reached_on; });
  if (next != now.milestones.end())
    words += fmt::format("。次は「{}」（{}まで）です", next->title.ja, wareki::wareki_weekday(next->due));
  return announce(tx, caller, seen, words);
}

Result<CourseView> mark(Write& tx, const Caller& caller, const MarkInput& in) {
  TRY(people::refuse_my_number(in));
  SeenCourse seen = TRY(to_write(tx, caller, in.id, "pathway.mark"));
  if (in.done_on > tx.today()) return fail_field("done_on", "date_in_future");
  if (in.done_on < seen.course.begun_on) return fail_field("done_on", "pathway_before_begun");
  const std::vector<MilestonePlan> plan = plan_now(tx, seen);
  const MilestonePlan* milestone = milestone_of(plan, in.item, in.round);
  if (!milestone) return fail(Problem::not_found, "pathway_item_not_found");
  Mark row;
  row.area_id = tx.area();
  row.course_id = in.id;
  row.item = in.item;
  row.round = in.round;
  row.state = in.state;
  row.done_on = in.done_on;
  row.note = text::trim(in.note);
  row.marked_by = caller.name;
  row.office_name = trust::standing_of(tx, *caller.account_id).office_name;
  row.marked_at = tx.now();
  tx.upsert(row);
  keep(tx, seen.course);
  CourseView now = view_of(tx, caller, seen);
  TRY(tell_reached(tx, caller, seen, now, *milestone));
  return now;
}

Result<CourseView> reopen(Write& tx, const Caller& caller, const ReopenInput& in) {
  SeenCourse seen = TRY(to_write(tx, caller, in.id, "pathway.reopen"));
  const auto row = tx.first<Mark>("WHERE area_id = $1 AND course_id = $2 AND item = $3 AND round = $4", tx.area(),
                                  in.id, in.item, in.round);
  if (!row) return fail(Problem::not_found, "pathway_item_not_found");
  tx.erase(*row);
  keep(tx, seen.course);
  return view_of(tx, caller, seen);
}

Result<CourseView> delay(Write& tx, const Caller& caller, const DelayInput& in) {
  TRY(people::refuse_my_number(in));
  SeenCourse seen = TRY(to_write(tx, caller, in.id, "pathway.delay"));
  if (in.moved_to < tx.today()) return fail_field("moved_to", "pathway_moved_back");
  const std::vector<MilestonePlan> plan = plan_now(tx, seen);
  const ItemPlan* item = find_item(plan, in.item, in.round);
  if (!item) return fail(Problem::not_found, "pathway_item_not_found");
  if (!is_open(*item)) return fail(Problem::conflict, "pathway_item_done");
  Variance row;
  row.area_id = tx.area();
  row.course_id = in.id;
  row.id = tx.new_id<VarianceId>();
  row.item = in.item;
  row.round = in.round;
  row.cause = in.cause;
  row.note = text::trim(in.note);
  row.moved_to = in.moved_to;
  row.noted_by = caller.name;
  row.office_name = trust::standing_of(tx, *caller.account_id).office_name;
  row.noted_at = tx.now();
  tx.insert(row);
  keep(tx, seen.course);
  TRY(announce(tx, caller, seen,
               fmt::format("「{}」は{}になります（{}{}{}）", item->item->title.ja, wareki::wareki_weekday(in.moved_to),
                           model::ja_of(in.cause), row.note.empty() ? "" : "：", row.note)));
  return view_of(tx, caller, seen);
}

// ---- the end

Result<CourseView> end(Write& tx, const Caller& caller, const EndInput& in) {
  TRY(people::refuse_my_number(in));
  SeenCourse seen = TRY(to_write(tx, caller, in.id, "pathway.end"));
  if (in.state == CourseState::running) return fail_field("state", "required");
  if (in.ended_on > tx.today()) return fail_field("ended_on", "date_in_future");
  if (in.ended_on < seen.course.begun_on) return fail_field("ended_on", "pathway_before_begun");
  const std::string note = text::trim(in.note);
  if (in.state == CourseState::stopped && note.empty()) return fail_field("note", "pathway_why_stopped");
  seen.course.state = in.state;
  seen.course.ended_on = in.ended_on;
  seen.course.ended_note = note;
  keep(tx, seen.course);
  const char* words = in.state == CourseState::reached ? "連携パスを終えました" : "連携パスを中止しました";
  TRY(announce(tx, caller, seen, words + (note.empty() ? "" : "：" + note)));
  return view_of(tx, caller, seen);
}

}  // namespace

std::vector<api::Endpoint> course_endpoints() {
  using namespace api;
  return {
      post("/v1/pathway-courses", "pathway.begin", "pathway.write", "Begin a pathway for a person", &begin),
      post("/v1/pathway-courses/{id}/mark", "pathway.mark", "pathway.write", "Note an item of a pathway as done",
           &mark),
      post("/v1/pathway-courses/{id}/reopen", "pathway.reopen", "pathway.write", "Take the note of an item back",
           &reopen),
      post("/v1/pathway-courses/{id}/delay", "pathway.delay", "pathway.write", "Say that an item comes later, and why",
           &delay),
      post("/v1/pathway-courses/{id}/end", "pathway.end", "pathway.write", "End a pathway course", &end),
  };
}

}  // namespace kaname::pathways
