// SPDX-License-Identifier: Apache-2.0
// Asking for the date of a meeting. Nothing is typed twice: the team of the person, the hospital and the organiser are
// filled in with how each is reached.
#include <fmt/format.h>

#include <algorithm>

#include "base/text_fold.h"
#include "base/wareki.h"
#include "people/my_number.h"
#include "people/person_view.h"
#include "transitions/conference_act.h"
#include "transitions/conference_rules.h"
#include "transitions/conference_view.h"
#include "transitions/endpoints.h"
#include "trust/account_store.h"
#include "trust/consent.h"
#include "trust/services.h"

namespace kaname::transitions {
namespace {

using api::Caller;
using people::Channel;

struct DraftQuery {
  std::optional<StayId> stay_id;
  std::optional<PersonId> person_id;
};
constexpr auto describe(model::Tag<DraftQuery>) {
  using namespace model;
  return entity("ConferenceDraftQuery", "日程調整の下書き", field("stay_id", &DraftQuery::stay_id),
                field("person_id", &DraftQuery::person_id));
}

struct ConferenceDraft {
  std::string title, place, reply_phone, reply_fax;
  std::int64_t minutes = 60;
  std::vector<InvitedInput> invited;
};
constexpr auto describe(model::Tag<ConferenceDraft>) {
  using namespace model;
  using D = ConferenceDraft;
  return entity("ConferenceDraft", "日程調整の下書き", field("title", &D::title), field("place", &D::place, personal),
                field("reply_phone", &D::reply_phone), field("reply_fax", &D::reply_fax), field("minutes", &D::minutes),
                field("invited", &D::invited));
}

struct AskInput {
  std::optional<StayId> stay_id;
  std::optional<PersonId> person_id;
  std::string title, place, online_url;
  std::int64_t minutes = 60;
  std::optional<LocalDate> reply_by;
  std::string reply_phone, reply_fax;
  std::vector<Timestamp> slots;
  std::vector<InvitedInput> invited;
};
constexpr auto describe(model::Tag<AskInput>) {
  using namespace model;
  using In = AskInput;
  return entity("ConferenceInput", "日程を調整する", field("stay_id", &In::stay_id), field("person_id", &In::person_id),
                field("title", &In::title, personal | max_chars(100)),
                field("place", &In::place, personal | max_chars(200)),
                field("online_url", &In::online_url, personal | max_chars(500)),
                field("minutes", &In::minutes, between(10, 480) | label("時間（分）", "Minutes")),
                field("reply_by", &In::reply_by), field("reply_phone", &In::reply_phone, max_chars(30)),
                field("reply_fax", &In::reply_fax, max_chars(30)),
                field("slots", &In::slots, max_items(kMostSlots) | label("候補の日時", "Slots")),
                field("invited", &In::invited, required | max_items(kMostInvited) | label("招く人", "Invited")));
}

struct InviteInput {
  ConferenceId id;
  std::vector<InvitedInput> invited;
};
constexpr auto describe(model::Tag<InviteInput>) {
  using namespace model;
  return entity(
      "ConferenceInvite", "カンファレンスに人を足す", field("id", &InviteInput::id, from_path | required),
      field("invited", &InviteInput::invited, required | max_items(kMostInvited) | label("招く人", "Invited")));
}

// ---- the draft

// The team at home, whose names and numbers the hospital sees only where the person agreed to it.
bool may_see_team(Read& tx, const Occasion& occasion) {
  if (!occasion.person_id) return false;
  if (!occasion.stay || occasion.stay->side != Side::hospital) return true;
  const Stay& stay = occasion.stay->stay;
  return trust::may_be_told(tx, *occasion.person_id, stay.hospital_id ? stay.hospital_id : stay.noticed_office_id);
}

InvitedInput from_member(people::TeamMemberView& member) {
  InvitedInput out;
  out.member_id = member.id;
  out.office_id = member.office_id;
  out.office_name = std::move(member.office_name);
  out.name = std::move(member.name);
  out.profession = member.profession;
  out.must_attend = member.keeps_case || member.coordinates;
  out.channel = member.joined ? Channel::app : member.channel == Channel::app ? Channel::phone : member.channel;
  if (out.channel == Channel::fax || out.channel == Channel::mail) out.address = std::move(member.channel_address);
  out.phone = std::move(member.phone);
  return out;
}

void add_hospital(Read& tx, const Stay& stay, const std::optional<Uuid>& own, ConferenceDraft& out) {
  out.place = stay.hospital_name + (stay.ward.empty() ? "" : " " + stay.ward);
  if (stay.hospital_id && stay.hospital_id == own) return;
  InvitedInput hospital;
  hospital.office_id = stay.hospital_id;
  hospital.office_name = stay.hospital_name;
  hospital.profession = trust::Profession::discharge_nurse;
  hospital.must_attend = true;
  const bool here = stay.hospital_id && trust::can_sign_in(tx, std::nullopt, stay.hospital_id);
  hospital.channel = here ? Channel::app : Channel::phone;
  hospital.phone = stay.hospital_phone;
  out.invited.push_back(std::move(hospital));
}

void add_manager(const Stay& stay, ConferenceDraft& out) {
  if (stay.manager_state != ManagerState::confirmed) return;
  InvitedInput manager;
  manager.office_id = stay.manager_office_id;
  manager.office_name = stay.manager_office;
  manager.name = stay.manager_name;
  manager.profession = trust::Profession::care_manager;
  manager.must_attend = true;
  manager.channel = stay.manager_office_id ? Channel::app : Channel::phone;
  manager.phone = stay.manager_phone;
  out.invited.push_back(std::move(manager));
}

Result<Done> add_team(Read& tx, const Caller& caller, PersonId person, ConferenceDraft& out) {
  const auto parts = TRY(people::person_parts(tx, person));
  for (people::TeamMemberView& member : people::team_view(tx, parts->team)) {
    const bool self = member.account_id == caller.account_id ||
        (!member.account_id && member.name.empty() && works_at(caller, member.office_id));
    if (self) {  // she stands there already, as the one who asks
      out.reply_phone = member.phone;
      if (member.channel == Channel::fax) out.reply_fax = member.channel_address;
      out.invited.front().must_attend = true;
      out.invited.front().member_id = member.id;
      continue;
    }
    out.invited.push_back(from_member(member));
  }
  return Done{};
}

Result<ConferenceDraft> draft(Read& tx, const Caller& caller, const DraftQuery& in) {
  const Occasion occasion = TRY(occasion_of(tx, caller, in.stay_id, in.person_id, "conference.draft"));
  const trust::Standing standing = trust::standing_of(tx, *caller.account_id);
  ConferenceDraft out;
  out.title = occasion.stay ? kUsualTitle : "担当者会議";
  InvitedInput self;
  self.office_id = standing.office_id;
  self.office_name = standing.office_name;
  self.name = caller.name;
  self.profession = standing.profession;
  self.must_attend = true;
  // The desk only arranges it.
  const bool comes = standing.office_id.has_value();
  out.invited.push_back(self);
  if (occasion.stay) {
    const Stay& stay = occasion.stay->stay;
    if (occasion.stay->side == Side::hospital) out.reply_phone = stay.hospital_phone;
    add_hospital(tx, stay, standing.office_id, out);
  }
  if (may_see_team(tx, occasion)) TRY(add_team(tx, caller, *occasion.person_id, out));
  else if (occasion.stay) add_manager(occasion.stay->stay, out);
  if (occasion.stay && occasion.stay->stay.manager_office_id) {
    // Whoever answered 担当です is the care manager, also where the team's row says no profession.
    for (InvitedInput& one : out.invited) {
      if (one.profession == trust::Profession::none && one.office_id == occasion.stay->stay.manager_office_id)
        one.profession = trust::Profession::care_manager;
    }
  }
  if (!comes) out.invited.erase(out.invited.begin());
  return out;
}

// ---- asking

Result<Done> check(Read& tx, const AskInput& in) {
  TRY(people::refuse_my_number(in));
  TRY(check_slots(in.slots, tx.now()));
  const std::string url = text::trim(in.online_url);
  const bool is_web = url.starts_with("https://") || url.starts_with("http://");
  const bool odd = std::any_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20U || static_cast<unsigned char>(c) >= 0x7FU || c == '"' || c == '<';
  });
  if (!url.empty() && (!is_web || odd)) return fail_field("online_url", "conference_url");
  if (in.reply_by && *in.reply_by < tx.today()) return fail_field("reply_by", "conference_reply_past");
  if (in.reply_by && *in.reply_by > std::max_element(in.slots.begin(), in.slots.end())->tokyo_date())
    return fail_field("reply_by", "conference_reply_late");
  return Done{};
}

Conference conference_from(Write& tx, const Caller& caller, const AskInput& in) {
  const trust::Standing standing = trust::standing_of(tx, *caller.account_id);
  Conference c;
  c.area_id = tx.area();
  c.id = tx.new_id<ConferenceId>();
  c.stay_id = in.stay_id;
  c.person_id = in.person_id;
  c.title = text::trim(in.title);
  if (c.title.empty()) c.title = kUsualTitle;
  c.place = text::trim(in.place);
  c.online_url = text::trim(in.online_url);
  c.minutes = in.minutes;
  c.reply_by = in.reply_by;
  c.reply_phone = text::trim(in.reply_phone);
  c.reply_fax = text::trim(in.reply_fax);
  c.asked_at = tx.now();
  c.organiser_id = *caller.account_id;
  c.organiser = caller.name;
  c.organiser_office_id = standing.office_id;
  c.organiser_office = standing.office_name;
  return c;
}

Result<ConferenceView> ask(Write& tx, const Caller& caller, const AskInput& in) {
  TRY(check(tx, in));
  const Occasion occasion = TRY(occasion_of(tx, caller, in.stay_id, in.person_id, "conference.ask"));
  SeenConference seen;
  seen.poll.conference = conference_from(tx, caller, in);
  seen.stay = occasion.stay;
  seen.person_id = occasion.person_id;
  keep(tx, seen);
  const Conference& c = seen.poll.conference;
  std::vector<Timestamp> starts = in.slots;
  std::sort(starts.begin(), starts.end());
  for (std::size_t i = 0; i < starts.size(); ++i)
    tx.insert(ConferenceSlot{tx.area(), c.id, static_cast<std::int64_t>(i) + 1, starts[i]});
  seen.poll = poll_of(tx, seen.poll.conference);  // with its slots: a link is open until the last one
  for (const InvitedInput& one : in.invited) {
    Invited row = TRY(invited_from(tx, seen, one));
    TRY(invite(tx, caller, seen, std::move(row)));
  }
  add_step(tx, caller, seen, StepKind::conference_asked, tx.today());
  const std::string until = c.reply_by ? "、返事は" + wareki::wareki_weekday(*c.reply_by) + "まで" : std::string();
  TRY(announce(tx, caller, seen,
               fmt::format("【日程の調整】{}（候補 {}、{} 人に尋ねています{}）", c.title, starts.size(),
                           in.invited.size(), until)));
  return view_of(tx, TRY(find_conference(tx, caller, c.id)));
}

Result<ConferenceView> invite_more(Write& tx, const Caller& caller, const InviteInput& in) {
  TRY(people::refuse_my_number(in));
  SeenConference seen = TRY(find_conference(tx, caller, in.id));
  if (!seen.may_manage) return fail(Problem::forbidden, "conference_organiser");
  if (!is_going_on(seen.poll.conference)) return fail(Problem::conflict, "conference_over");
  if (seen.poll.invited.size() + in.invited.size() > kMostInvited) return fail_field("invited", "conference_too_many");
  std::string names;
  for (const InvitedInput& one : in.invited) {
    const Invited row = TRY(invited_from(tx, seen, one));
    names += (names.empty() ? "" : "、") + (row.office_name.empty() ? row.name : row.office_name);
    TRY(invite(tx, caller, seen, row));
  }
  keep(tx, seen);
  TRY(announce(tx, caller, seen, fmt::format("【日程の調整】{}に {} を招きました", seen.poll.conference.title, names)));
  return view_of(tx, TRY(find_conference(tx, caller, in.id)));
}

}  // namespace

std::vector<api::Endpoint> conference_ask_endpoints() {
  using namespace api;
  return {
      get("/v1/conference-draft", "conference.draft", "stay.write",
          "Who would be invited to a conference, with how each is reached", &draft),
      post("/v1/conferences", "conference.ask", "stay.write", "Ask for the date of a conference", &ask),
      post("/v1/conferences/{id}/invite", "conference.invite", "stay.write", "Invite somebody more to a conference",
           &invite_more),
  };
}

}  // namespace kaname::transitions
