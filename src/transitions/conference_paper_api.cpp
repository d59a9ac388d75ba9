// SPDX-License-Identifier: Apache-2.0
// What leaves the program: the sheets for those who answer on paper, and the fixed date for calendars.
#include "people/papers/print.h"
#include "transitions/conference_act.h"
#include "transitions/conference_outside.h"
#include "transitions/conference_sheet.h"
#include "transitions/endpoints.h"

namespace kaname::transitions {
namespace {

using api::Caller;

struct SheetQuery {
  ConferenceId id;
  std::optional<InvitedId> invited_id;  // nothing: everybody who does not answer here
};
constexpr auto describe(model::Tag<SheetQuery>) {
  using namespace model;
  return entity("ConferenceSheetQuery", "日程の用紙", field("id", &SheetQuery::id, from_path | required),
                field("invited_id", &SheetQuery::invited_id));
}

struct CalendarPath {
  ConferenceId id;
};
constexpr auto describe(model::Tag<CalendarPath>) {
  return model::entity("ConferenceCalendarPath", "カンファレンス",
                       model::field("id", &CalendarPath::id, model::from_path | model::required));
}

Result<api::File> sheet(Read& tx, const Caller& caller, const SheetQuery& in) {
  const SeenConference seen = TRY(find_conference(tx, caller, in.id));
  if (!seen.may_manage) return fail(Problem::forbidden, "conference_organiser");
  const bool by_person = seen.person_id && (!seen.stay || seen.stay->side == Side::team);
  if (by_person) TRY(trust::need_person(tx, caller, *seen.person_id, trust::Reach::view, "conference.sheet"));
  ConferenceSheet out;
  out.head = people::papers::head_for(tx, caller);
  out.conference = seen.poll.conference;
  out.slots = seen.poll.slots;
  for (const Invited& one : seen.poll.invited) {
    const bool wanted = in.invited_id ? one.id == *in.invited_id : one.channel != people::Channel::app;
    if (is_asked(one) && wanted) out.receivers.push_back(sheet_receiver(tx, seen.poll, one));
  }
  if (out.receivers.empty()) return fail(Problem::not_found, "conference_no_sheet");
  return people::papers::pdf(conference_sheet(out));
}

Result<api::File> calendar(Read& tx, const Caller& caller, const CalendarPath& in) {
  const SeenConference seen = TRY(find_conference(tx, caller, in.id));
  api::File out;
  out.bytes = calendar_of(seen.poll);
  if (out.bytes.empty()) return fail(Problem::conflict, "conference_not_fixed");
  const bool off = seen.poll.conference.state == ConferenceState::cancelled;
  out.content_type = std::string("text/calendar; charset=utf-8; method=") + (off ? "CANCEL" : "PUBLISH");
  out.name = "conference.ics";
  return out;
}

}  // namespace

std::vector<api::Endpoint> conference_paper_endpoints() {
  using namespace api;
  return {
      slow_get("/v1/conferences/{id}/sheet.pdf", "conference.sheet", "stay.read",
               "The answer sheet of a conference, to FAX or hand over", &sheet),
      get("/v1/conferences/{id}/conference.ics", "conference.calendar", "stay.read",
          "The fixed date of a conference for calendars", &calendar),
  };
}

}  // namespace kaname::transitions
