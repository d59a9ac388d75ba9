// SPDX-License-Identifier: Apache-2.0
// The pathways there are, one list of what is due for the caller, the courses of a person, one course.
#include <algorithm>

#include "pathways/course_view.h"
#include "pathways/endpoints.h"

namespace kaname::pathways {
namespace {

using api::Caller;

// What is due later than this is the plan, not today's work.
constexpr int kAheadDays = 30;

struct Pathways {
  std::vector<Pathway> items;
};
constexpr auto describe(model::Tag<Pathways>) {
  return model::entity("Pathways", "地域連携パスの一覧", model::field("items", &Pathways::items));
}

struct OfPerson {
  PersonId id;
};
constexpr auto describe(model::Tag<OfPerson>) {
  return model::entity("PathwayCoursesOfPerson", "利用者",
                       model::field("id", &OfPerson::id, model::from_path | model::required));
}
struct CoursePath {
  CourseId id;
};
constexpr auto describe(model::Tag<CoursePath>) {
  return model::entity("PathwayCoursePath", "連携パスの経過",
                       model::field("id", &CoursePath::id, model::from_path | model::required));
}

struct CourseList {
  std::vector<CourseLine> items;
};
constexpr auto describe(model::Tag<CourseList>) {
  return model::entity("PathwayCourseList", "連携パスの経過の一覧", model::field("items", &CourseList::items));
}

struct DueItem {
  CourseLine course;
  model::Bilingual milestone;
  ItemView item;
};
constexpr auto describe(model::Tag<DueItem>) {
  using namespace model;
  return entity("PathwayDueItem", "期限のある項目", field("course", &DueItem::course),
                field("milestone", &DueItem::milestone), field("item", &DueItem::item));
}

struct DueList {
  std::vector<DueItem> items;  // the caller's, earliest first
  std::int64_t late = 0;
  std::vector<CourseLine> courses;  // running, of the caller's people and patients
};
constexpr auto describe(model::Tag<DueList>) {
  using namespace model;
  return entity("PathwayDueList", "連携パスの期限", field("items", &DueList::items), field("late", &DueList::late),
                field("courses", &DueList::courses));
}

Result<Pathways> list(Read&, const Caller&, const api::Nothing&) {
  Pathways out;
  for (const Pathway& one : shipped_pathways()) {
    if (current_pathway(one.code) == &one) out.items.push_back(one);
  }
  return out;
}

Result<DueList> due(Read& tx, const Caller& caller, const api::Nothing&) {
  DueList out;
  const LocalDate until = tx.today().plus_days(kAheadDays);
  for (const SeenCourse& seen : running_for(tx, caller)) {
    CourseView view = view_of(tx, caller, seen);
    for (MilestoneView& milestone : view.milestones) {
      for (ItemView& item : milestone.items) {
        if (!item.mine || item.due > until) continue;
        out.late += item.late ? 1 : 0;
        out.items.push_back({view.line, milestone.title, std::move(item)});
      }
    }
    out.courses.push_back(std::move(view.line));
  }
  std::stable_sort(out.items.begin(), out.items.end(),
                   [](const DueItem& a, const DueItem& b) { return a.item.due < b.item.due; });
  return out;
}

Result<CourseList> of_person(Read& tx, const Caller& caller, const OfPerson& in) {
  TRY(trust::need_person(tx, caller, in.id, trust::Reach::view, "pathway.of_person"));
  CourseList out;
  for (Course& course : courses_of(tx, in.id)) {
    if (!pathway_of(course)) continue;
    const SeenCourse seen = see(tx, caller, std::move(course), {});
    if (seen.side != Side::none) out.items.push_back(view_of(tx, caller, seen).line);
  }
  return out;
}

Result<CourseView> show(Read& tx, const Caller& caller, const CoursePath& in) {
  return view_of(tx, caller, TRY(find_course(tx, caller, in.id, "pathway.show")));
}

}  // namespace

std::vector<api::Endpoint> list_endpoints() {
  using namespace api;
  return {
      get("/v1/pathways", "pathway.list", "pathway.read", "The pathways there are", &list),
      slow_get("/v1/pathway-items", "pathway.due", "pathway.read", "What is due on pathways for the caller", &due),
      slow_get("/v1/people/{id}/pathway-courses", "pathway.of_person", "pathway.read", "Pathway courses of a person",
               &of_person),
      get("/v1/pathway-courses/{id}", "pathway.show", "pathway.read", "One pathway course", &show),
  };
}

std::vector<api::Endpoint> endpoints() {
  std::vector<api::Endpoint> out;
  for (auto part : {list_endpoints, course_endpoints, paper_endpoints, summary_endpoints}) {
    auto rows = part();
    out.insert(out.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  }
  return out;
}

}  // namespace kaname::pathways
