// SPDX-License-Identifier: Apache-2.0
// The plan of a course, to print.
#include "pathways/course_sheet.h"
#include "pathways/endpoints.h"
#include "people/papers/print.h"

namespace kaname::pathways {
namespace {

struct SheetPath {
  CourseId id;
};
constexpr auto describe(model::Tag<SheetPath>) {
  return model::entity("PathwaySheetPath", "連携パスの用紙",
                       model::field("id", &SheetPath::id, model::from_path | model::required));
}

Result<api::File> sheet(Read& tx, const api::Caller& caller, const SheetPath& in) {
  const SeenCourse seen = TRY(find_course(tx, caller, in.id, "pathway.sheet"));
  return people::papers::pdf(course_sheet(people::papers::head_for(tx, caller), view_of(tx, caller, seen)));
}

}  // namespace

std::vector<api::Endpoint> paper_endpoints() {
  using namespace api;
  return {slow_get("/v1/pathway-courses/{id}/sheet.pdf", "pathway.sheet", "pathway.read",
                   "The plan of a pathway course, to print", &sheet)};
}

}  // namespace kaname::pathways
