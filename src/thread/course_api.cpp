// SPDX-License-Identifier: Apache-2.0
// The print of a period as 第5表: of all kinds or some, of one's own office or the whole team.
#include <algorithm>

#include "people/papers/print.h"
#include "people/person_store.h"
#include "people/person_view.h"
#include "thread/course_sheet.h"
#include "thread/endpoints.h"
#include "thread/page.h"
#include "trust/account_store.h"

namespace kaname::thread {
namespace {

using api::Caller;
using trust::Reach;

// Months on paper when nothing else is asked; entries of one print (about 150 pages).
constexpr int kUsualMonths = 1;
constexpr std::int64_t kMostPrinted = 2000;

enum class CourseOf { team, office, me };
constexpr auto kCourseOf = std::to_array<model::Option>({
    {"team", "チーム全員の記録", "The whole team's"},
    {"office", "自分の事業所の記録", "One's own office's"},
    {"me", "自分の記録", "One's own"},
});
constexpr const auto& options(model::Tag<CourseOf>) { return kCourseOf; }
constexpr std::string_view choice_name(model::Tag<CourseOf>) { return "CourseOf"; }

struct CourseInput {
  PersonId id;
  std::optional<LocalDate> from, to;
  std::string kinds;  // "note,visit"; empty: all. A query holds no list
  CourseOf of = CourseOf::team;
};
constexpr auto describe(model::Tag<CourseInput>) {
  using namespace model;
  using In = CourseInput;
  return entity("CourseInput", "支援経過の印刷", field("id", &In::id, from_path | required), field("from", &In::from),
                field("to", &In::to), field("kinds", &In::kinds, max_chars(200)), field("of", &In::of));
}

// The care manager of the plan: who keeps the case in the team; else the caller, who prints her own record.
void name_planner(const people::PersonParts& parts, Read& tx, const Caller& caller, CourseHead& head) {
  for (const people::TeamMemberView& member : people::team_view(tx, parts.team)) {
    if (!member.keeps_case) continue;
    head.planner = member.name;
    head.office = member.office_name;
  }
  if (!head.planner.empty()) return;
  head.planner = caller.name;
  if (head.office.empty()) head.office = trust::standing_of(tx, *caller.account_id).office_name;
}

bool is_wanted(const Entry& entry, const CourseInput& in, const std::vector<EntryKind>& kinds, const Caller& caller) {
  if (entry.corrected_by) return false;
  if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), entry.kind) == kinds.end()) return false;
  if (in.of == CourseOf::me) return entry.account_id == *caller.account_id;
  if (in.of == CourseOf::office)
    return entry.account_id == *caller.account_id || (entry.office_id && caller.belongs_to(*entry.office_id));
  return true;
}

Result<std::vector<EntryKind>> kinds_of(std::string_view list) {
  std::vector<EntryKind> out;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    EntryKind kind = EntryKind::note;
    if (!model::choice_from(list.substr(0, comma), kind)) return fail_field("kinds", "course_kind_unknown");
    out.push_back(kind);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return out;
}

Result<api::File> print_course(Read& tx, const Caller& caller, const CourseInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "thread.course"));
  const auto kinds = TRY(kinds_of(in.kinds));
  const auto parts = TRY(people::person_parts(tx, in.id));
  CourseHead head;
  head.paper = people::papers::head_for(tx, caller);
  head.person = parts->person.name;
  head.to = in.to.value_or(tx.today());
  head.from = in.from.value_or(head.to.plus_months(-kUsualMonths));
  if (head.to < head.from) return fail_field("to", "ends_before_start");
  name_planner(*parts, tx, caller, head);
  PageWish wish;
  wish.from = head.from;
  wish.to = head.to;
  wish.limit = kMostPrinted;
  bool more = false;
  std::vector<Entry> entries = entries_of(tx, in.id, wish, more);
  // Less than what was asked for would look like all of it.
  if (more) return fail_field("from", "course_too_long");
  std::erase_if(entries, [&](const Entry& entry) { return !is_wanted(entry, in, kinds, caller); });
  std::reverse(entries.begin(), entries.end());
  return people::papers::pdf(course_sheet(head, entries));
}

}  // namespace

std::vector<api::Endpoint> course_endpoints() {
  using namespace api;
  return {slow_get("/v1/people/{id}/course.pdf", "thread.course", "thread.read", "A period as 第5表 on paper",
                   &print_course)};
}

}  // namespace kaname::thread
