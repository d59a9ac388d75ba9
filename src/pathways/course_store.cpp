// SPDX-License-Identifier: Apache-2.0
#include "pathways/course_store.h"

#include <algorithm>
#include <iterator>

#include "documents/by_person.h"
#include "transitions/by_person.h"
#include "trust/access_log.h"

namespace kaname::pathways {
namespace {

using api::Caller;
using transitions::Stay;

// So long a hospital goes on seeing the course of somebody who has left: until the report has come back.
constexpr int kAfterDays = 90;

void add_documents(Read& tx, const std::vector<PersonId>& records, CourseRecord& out) {
  for (const documents::Document& one : documents::sent_about(tx, records)) {
    Shown shown;
    shown.proof = Proof::form;
    shown.form = one.form_code;
    shown.on = one.sent_at->tokyo_date();
    shown.by = signed_by(one.sent_by, one.office_name);
    shown.document_id = one.id.uuid;
    out.shown.push_back(std::move(shown));
  }
}

void add_stay(Read& tx, const Stay& stay, CourseRecord& out) {
  for (const transitions::StayStep& step : transitions::steps_of(tx, stay.id)) {
    Shown shown;
    shown.proof = Proof::step;
    shown.step = step.kind;
    shown.on = step.done_on;
    shown.by = signed_by(step.recorded_by, step.office_name);
    out.shown.push_back(std::move(shown));
  }
  using transitions::Destination;
  if (!stay.discharged_on) return;
  Shown left;
  left.on = *stay.discharged_on;
  left.by = stay.hospital_name;
  left.proof = stay.destination == Destination::hospital ? Proof::moved : Proof::went_home;
  const bool tells = stay.destination == Destination::hospital || stay.destination == Destination::home ||
      stay.destination == Destination::facility;
  if (tells) out.shown.push_back(std::move(left));
}

bool is_of(const std::vector<PersonId>& records, const Stay& stay) {
  return std::find(records.begin(), records.end(), *stay.person_id) != records.end();
}

}  // namespace

std::vector<Stay> own_patients(Read& tx, const Caller& caller) {
  return transitions::own_patients(tx, caller, tx.today().plus_days(-kAfterDays));
}

SeenCourse see(Read& tx, const Caller& caller, Course course, const std::vector<Stay>& patients) {
  SeenCourse out;
  out.course = std::move(course);
  auto person = people::person_parts(tx, out.course.person_id);
  if (!person) return out;
  out.person = std::move(*person);
  const trust::Reach reach = trust::person_access(tx, caller, out.course.person_id).reach;
  if (reach >= trust::Reach::view) {
    out.side = Side::team;
    out.may_write = reach >= trust::Reach::write;
    return out;
  }
  if (patients.empty()) return out;
  const std::vector<PersonId> records = people::ids_of(tx, out.course.person_id);
  for (const Stay& stay : patients) {
    if (!is_of(records, stay)) continue;
    out.side = Side::hospital;
    out.may_write = true;
    out.stay = stay;  // the last one
  }
  return out;
}

Result<SeenCourse> find_course(Read& tx, const Caller& caller, CourseId id, std::string_view what) {
  auto row = tx.first<Course>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!row || !pathway_of(*row)) return fail(Problem::not_found, "pathway_course_not_found");
  SeenCourse out = see(tx, caller, std::move(*row), own_patients(tx, caller));
  if (out.side == Side::none) return fail(Problem::not_found, "pathway_course_not_found");
  const PersonId person = out.course.person_id;
  if (out.side == Side::team) {
    TRY(trust::need_person(tx, caller, person, trust::Reach::view, what));
  } else {
    trust::note_access(tx, caller, person, what, trust::Basis::consent);
  }
  return out;
}

CourseRecord record_of(Read& tx, Course course) {
  CourseRecord out;
  out.marks = tx.select<Mark>("WHERE area_id = $1 AND course_id = $2 ORDER BY item, round", tx.area(), course.id);
  out.variances =
      tx.select<Variance>("WHERE area_id = $1 AND course_id = $2 ORDER BY noted_at, id", tx.area(), course.id);
  const std::vector<PersonId> records = people::ids_of(tx, course.person_id);
  add_documents(tx, records, out);
  for (const Stay& stay : transitions::stays_about(tx, records)) add_stay(tx, stay, out);
  std::stable_sort(out.shown.begin(), out.shown.end(), [](const Shown& a, const Shown& b) { return a.on < b.on; });
  out.course = std::move(course);
  return out;
}

const Pathway* pathway_of(const Course& course) { return find_edition(course.pathway); }

std::vector<Course> courses_of(Read& tx, PersonId person) {
  return tx.select<Course>("WHERE area_id = $1 AND person_id = $2 ORDER BY begun_on DESC, id", tx.area(), person);
}

std::vector<SeenCourse> running_for(Read& tx, const Caller& caller) {
  const std::vector<Stay> patients = own_patients(tx, caller);
  std::vector<PersonId> people = trust::people_of(tx, caller);
  for (const Stay& stay : patients) {
    if (const auto person = people::person_parts(tx, *stay.person_id)) people.push_back((*person)->person.id);
  }
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  std::vector<SeenCourse> out;
  // All that run, rather than a question for each of some hundred people: few of an area are on a pathway.
  for (Course& course :
       tx.select<Course>("WHERE area_id = $1 AND state = 'running' ORDER BY begun_on, id", tx.area())) {
    if (!pathway_of(course) || !std::binary_search(people.begin(), people.end(), course.person_id)) continue;
    SeenCourse seen = see(tx, caller, std::move(course), patients);
    if (seen.side != Side::none) out.push_back(std::move(seen));
  }
  return out;
}

void keep(Write& tx, Course& course) {
  course.changed_seq = tx.seq();
  tx.upsert(course);
  tx.concerns(course.id.uuid);
  tx.concerns(course.person_id.uuid);
}

std::vector<model::TypePtr> tables() {
  return {model::type_of<Course>(), model::type_of<Mark>(), model::type_of<Variance>()};
}

}  // namespace kaname::pathways
