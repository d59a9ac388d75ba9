// SPDX-License-Identifier: Apache-2.0
// What leaves the program: the sheets for those who answer on paper, and the fixed date for calendars.
#include <algorithm>

#include "people/papers/print.h"
#include "people/person_store.h"
#include "transitions/calendar.h"
#include "transitions/conference_act.h"
#include "transitions/conference_rules.h"
#include "transitions/conference_sheet.h"
#include "transitions/endpoints.h"
#include "trust/consent.h"

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

// Whom a FAX may say the name: a member of the team who keeps the case or whom a consent covers.
bool may_be_named(Read& tx, const SeenConference& seen, const people::PersonParts& parts, const Invited& one) {
  const auto member = std::find_if(parts.team.begin(), parts.team.end(),
                                   [&](const people::TeamMember& each) { return one.member_id == each.id; });
  if (member == parts.team.end() || !people::is_present(*member, tx.today())) return false;
  return member->keeps_case || trust::may_be_told(tx, *seen.person_id, one.office_id);
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
  std::shared_ptr<const people::PersonParts> parts;
  if (seen.person_id) parts = TRY(people::person_parts(tx, *seen.person_id));
  for (const Invited& one : seen.poll.invited) {
    if (one.guest || (in.invited_id ? one.id != *in.invited_id : one.channel == people::Channel::app)) continue;
    SheetReceiver to;
    to.fax = one.channel == people::Channel::fax;
    to.office = one.office_name;
    to.name = one.name;
    to.number = one.address;
    to.reply_number = reply_number(out.conference, one);
    to.mark = sheet_mark(out.conference, one);
    if (parts && may_be_named(tx, seen, *parts, one)) {
      to.person = parts->person.name + "（" + parts->person.name_kana + "）";
      to.birth = people::papers::birth_words(parts->person, tx.today());
    }
    out.receivers.push_back(std::move(to));
  }
  if (out.receivers.empty()) return fail(Problem::not_found, "conference_no_sheet");
  return people::papers::pdf(conference_sheet(out));
}

// Calendars lie outside: neither the person nor the title, which somebody may have written her name into.
Result<api::File> calendar(Read& tx, const Caller& caller, const CalendarPath& in) {
  const SeenConference seen = TRY(find_conference(tx, caller, in.id));
  const Conference& c = seen.poll.conference;
  const ConferenceSlot* slot = fixed_slot(seen.poll);
  if (!slot) return fail(Problem::conflict, "conference_not_fixed");
  CalendarEvent event;
  event.uid = c.id.text() + "@kaname";
  event.sequence = c.sequence;
  event.stamp = c.changed_at;
  event.start = slot->starts_at;
  event.minutes = c.minutes;
  event.summary = std::string(c.stay_id ? kUsualTitle : "カンファレンス") + "（Kaname）";
  event.location = c.place;
  event.url = c.online_url;
  event.cancelled = c.state == ConferenceState::cancelled;
  api::File out;
  out.bytes = calendar_text(event);
  out.content_type = std::string("text/calendar; charset=utf-8; method=") + (event.cancelled ? "CANCEL" : "PUBLISH");
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
