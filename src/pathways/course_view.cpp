// SPDX-License-Identifier: Apache-2.0
#include "pathways/course_view.h"

#include <algorithm>

#include "directory/facility_store.h"
#include "directory/office_professions.h"
#include "trust/account_store.h"

namespace kaname::pathways {
namespace {

using api::Caller;
using people::TeamMember;
using trust::Profession;

// As what the caller stands in the team.
struct Part {
  std::vector<Profession> professions;
  bool coordinates = false;
};

bool contains(const std::vector<Profession>& list, Profession one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

bool is_caller(const Caller& caller, const TeamMember& member) {
  if (member.account_id) return member.account_id == caller.account_id;
  return transitions::works_at(caller, member.office_id);
}

// Hers; where the team names an office and no profession, those of the office's kind.
void add_professions(Read& tx, const TeamMember& member, std::vector<Profession>& out) {
  if (member.profession != Profession::none) {
    out.push_back(member.profession);
  } else if (member.office_id) {
    const auto office = directory::get_facility(tx, directory::FacilityId{*member.office_id});
    if (!office) return;
    const auto usual = directory::professions_of(office->kind);
    out.insert(out.end(), usual.begin(), usual.end());
  }
}

Part part_of(Read& tx, const Caller& caller, const SeenCourse& seen) {
  Part out;
  for (const TeamMember& member : seen.person->team) {
    if (!people::is_present(member, tx.today()) || !is_caller(caller, member)) continue;
    add_professions(tx, member, out.professions);
    out.coordinates = out.coordinates || member.coordinates || member.keeps_case;
  }
  out.professions.push_back(trust::standing_of(tx, *caller.account_id).profession);
  return out;
}

std::vector<Profession> present_professions(Read& tx, const SeenCourse& seen) {
  std::vector<Profession> out;
  for (const TeamMember& member : seen.person->team) {
    if (people::is_present(member, tx.today())) add_professions(tx, member, out);
  }
  return out;
}

// The first of the item's professions that the team has; nobody else is troubled.
std::optional<Profession> asked_of(const PathwayItem& item, const std::vector<Profession>& present) {
  for (const Profession one : item.by) {
    if (contains(present, one)) return one;
  }
  return std::nullopt;
}

// A hospital's items are asked of everybody there: which of its professions are in the program is its own affair.
bool is_mine(const SeenCourse& seen, const Part& part, const Milestone& milestone, std::optional<Profession> asked) {
  if (seen.side == Side::hospital) return milestone.side == Side::hospital;
  if (milestone.side == Side::hospital) return false;
  return asked ? contains(part.professions, *asked) : part.coordinates;
}

void add_variances(const CourseRecord& record, ItemView& out) {
  for (const Variance& one : record.variances) {
    if (one.item == out.key && one.round == out.round)
      out.variances.push_back({one.cause, one.note, one.moved_to, one.noted_by, one.office_name, one.noted_at});
  }
}

ItemView item_view(const ItemPlan& plan) {
  ItemView out;
  out.key = plan.item->key;
  out.round = plan.round;
  out.title = plan.item->title;
  out.by = plan.item->by;
  out.proof = plan.item->proof;
  out.form = plan.item->form;
  out.due = plan.due;
  out.moved = plan.moved;
  out.done_on = plan.done_on;
  out.not_needed = plan.not_needed;
  out.by_itself = plan.by_itself;
  out.note = plan.note;
  out.done_by = plan.by;
  out.document_id = plan.document_id;
  return out;
}

MilestoneView milestone_view(const MilestonePlan& plan) {
  MilestoneView out;
  out.key = plan.milestone->key;
  out.round = plan.round;
  out.title = plan.milestone->title;
  out.side = plan.milestone->side;
  out.due = plan.due;
  out.forecast = plan.forecast;
  out.reached_on = plan.reached_on;
  return out;
}

void name_person(const SeenCourse& seen, CourseLine& out) {
  if (seen.side == Side::hospital) {
    out.person_name = seen.stay->told_name;
    out.person_kana = seen.stay->told_kana;
    out.birth = seen.stay->told_birth;
    return;
  }
  const people::Person& person = seen.person->person;
  out.person_id = person.id;
  out.person_name = person.name;
  out.person_kana = person.name_kana;
  out.birth = person.birth;
}

CourseLine line_of(const SeenCourse& seen, const Pathway& pathway) {
  CourseLine out;
  out.id = seen.course.id;
  out.pathway = seen.course.pathway;
  out.name = pathway.name;
  out.side = seen.side;
  out.state = seen.course.state;
  out.may_write = seen.may_write && out.state == CourseState::running;
  out.begun_on = seen.course.begun_on;
  out.ended_on = seen.course.ended_on;
  name_person(seen, out);
  return out;
}

}  // namespace

CourseView view_of(Read& tx, const Caller& caller, const SeenCourse& seen) {
  const CourseRecord record = record_of(tx, seen.course);
  const Pathway& pathway = *pathway_of(seen.course);
  const LocalDate today = tx.today();
  const bool running = seen.course.state == CourseState::running;
  const Part part = part_of(tx, caller, seen);
  const std::vector<Profession> present = present_professions(tx, seen);
  CourseView out;
  out.line = line_of(seen, pathway);
  out.note = pathway.note;
  out.source = pathway.source;
  out.agreed_by = seen.course.agreed_by;
  out.agreed_on = seen.course.agreed_on;
  out.goal = seen.course.goal;
  out.ended_note = seen.course.ended_note;
  out.begun_by = seen.course.begun_by;
  out.office_name = seen.course.office_name;
  for (const MilestonePlan& plan : plan_of(pathway, record)) {
    MilestoneView milestone = milestone_view(plan);
    for (const ItemPlan& one : plan.items) {
      ItemView item = item_view(one);
      const bool open = running && is_open(one);
      item.late = open && item.due < today;
      const auto asked = asked_of(*one.item, present);
      item.nobody = open && milestone.side == Side::team && !asked;
      item.mine = open && is_mine(seen, part, *plan.milestone, asked);
      add_variances(record, item);
      out.line.done += item.done_on ? 1 : 0;
      out.line.late += item.late ? 1 : 0;
      ++out.line.all;
      milestone.items.push_back(std::move(item));
    }
    out.milestones.push_back(std::move(milestone));
  }
  return out;
}

}  // namespace kaname::pathways
