// SPDX-License-Identifier: Apache-2.0
#pragma once
// Courses in the tables, and from where somebody sees one: the team as far as it may read the person, a hospital while the
// person is its own patient and some weeks after. Whoever agreed to the pathway agreed that both see it.

#include <memory>
#include <vector>

#include "model/info.h"
#include "pathways/course_rules.h"
#include "people/person_store.h"
#include "transitions/stay_store.h"

namespace kaname::pathways {

struct SeenCourse {
  Course course;
  std::shared_ptr<const people::PersonParts> person;
  Side side = Side::none;
  bool may_write = false;
  std::optional<transitions::Stay> stay;  // by which a hospital sees it
};

// The caller's own patients (transitions::own_patients), read once for a whole list.
std::vector<transitions::Stay> own_patients(Read& tx, const api::Caller& caller);

// Seen from nowhere: Side::none.
SeenCourse see(Read& tx, const api::Caller& caller, Course course, const std::vector<transitions::Stay>& patients);

// With a note that `what` was looked at. Errors: pathway_course_not_found, also for one that the caller sees from nowhere.
Result<SeenCourse> find_course(Read& tx, const api::Caller& caller, CourseId id, std::string_view what);

// All that the plan is made of.
CourseRecord record_of(Read& tx, Course course);
// Null when the edition is no longer in the program.
const Pathway* pathway_of(const Course& course);

std::vector<Course> courses_of(Read& tx, PersonId person);  // newest first
// Running ones of the caller's own people and patients.
std::vector<SeenCourse> running_for(Read& tx, const api::Caller& caller);

// Writes the row as this act leaves it.
void keep(Write& tx, Course& course);

std::vector<model::TypePtr> tables();

}  // namespace kaname::pathways
