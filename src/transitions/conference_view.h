// SPDX-License-Identifier: Apache-2.0
#pragma once
// A conference as its sides are shown it.

#include <string>
#include <vector>

#include "delivery/outside_view.h"
#include "transitions/conference_rules.h"
#include "transitions/conference_store.h"

namespace kaname::transitions {

struct ConferenceSlotView {
  std::int64_t number = 0;
  Timestamp starts_at;
  std::int64_t rank = 0;  // 0: not shown to the caller
  std::vector<InvitedId> can, perhaps, cannot, open;
  std::int64_t professions = 0;
  bool all_needed = false, three = false;
};
constexpr auto describe(model::Tag<ConferenceSlotView>) {
  using namespace model;
  using V = ConferenceSlotView;
  return entity("ConferenceSlotView", "候補の日時", field("number", &V::number), field("starts_at", &V::starts_at),
                field("rank", &V::rank), field("can", &V::can), field("perhaps", &V::perhaps),
                field("cannot", &V::cannot), field("open", &V::open), field("professions", &V::professions),
                field("all_needed", &V::all_needed), field("three", &V::three));
}

struct SlotReplyView {
  std::int64_t slot = 0;
  SlotAnswer answer = SlotAnswer::none;
  std::string note;
};
constexpr auto describe(model::Tag<SlotReplyView>) {
  using namespace model;
  using V = SlotReplyView;
  return entity("ConferenceReplyView", "候補への返事", field("slot", &V::slot), field("answer", &V::answer),
                field("note", &V::note, personal));
}

struct InvitedView {
  InvitedId id;
  std::string reply_number;
  bool mine = false;
  std::string office_name, name;
  trust::Profession profession = trust::Profession::none;
  bool must_attend = false;
  people::Channel channel = people::Channel::app;
  std::string address, phone;
  bool guest = false;
  std::optional<Timestamp> answered_at;
  std::string answered_by, typed_by;
  people::Channel via = people::Channel::app;
  std::vector<SlotReplyView> answers;
  Attendance attendance = Attendance::unsaid;
  // What the program brought her, newest first; for who sees all of it. Without what another way took the place of.
  std::vector<delivery::DeliveryView> deliveries;
};
constexpr auto describe(model::Tag<InvitedView>) {
  using namespace model;
  using V = InvitedView;
  return entity("ConferenceInvitedView", "カンファレンスに招く人", field("id", &V::id),
                field("reply_number", &V::reply_number), field("mine", &V::mine), field("office_name", &V::office_name),
                field("name", &V::name, personal), field("profession", &V::profession),
                field("must_attend", &V::must_attend), field("channel", &V::channel),
                field("address", &V::address, personal), field("phone", &V::phone, personal), field("guest", &V::guest),
                field("answered_at", &V::answered_at), field("answered_by", &V::answered_by, personal),
                field("typed_by", &V::typed_by, personal), field("via", &V::via), field("answers", &V::answers),
                field("attendance", &V::attendance), field("deliveries", &V::deliveries));
}

struct ConferenceView {
  ConferenceId id;
  std::optional<StayId> stay_id;
  std::optional<PersonId> person_id;
  std::string person_name;  // as the caller's side knows her; empty for who is only invited
  bool full = false;        // else only the meeting, its slots and the professions
  bool may_manage = false;
  bool waits_for_me = false;
  ConferenceState state = ConferenceState::asked;
  std::string title, place, online_url;
  std::int64_t minutes = 60;
  std::optional<LocalDate> reply_by;
  std::string reply_phone, reply_fax;
  Timestamp asked_at;
  std::string organiser, organiser_office;
  std::optional<std::int64_t> fixed_slot;
  std::optional<LocalDate> held_on;
  std::string ended_note;
  std::vector<ConferenceSlotView> slots;       // by time
  std::vector<InvitedView> invited;            // all of them, or the caller's own
  std::vector<trust::Profession> professions;  // invited, each once
  std::int64_t not_reached = 0;  // whom the newest mail or FAX has not reached; who manages it sees to that
};
constexpr auto describe(model::Tag<ConferenceView>) {
  using namespace model;
  using V = ConferenceView;
  return entity("ConferenceView", "カンファレンス", field("id", &V::id), field("stay_id", &V::stay_id),
                field("person_id", &V::person_id), field("person_name", &V::person_name, personal),
                field("full", &V::full), field("may_manage", &V::may_manage), field("waits_for_me", &V::waits_for_me),
                field("state", &V::state), field("title", &V::title, personal), field("place", &V::place, personal),
                field("online_url", &V::online_url, personal), field("minutes", &V::minutes),
                field("reply_by", &V::reply_by), field("reply_phone", &V::reply_phone),
                field("reply_fax", &V::reply_fax), field("asked_at", &V::asked_at),
                field("organiser", &V::organiser, personal), field("organiser_office", &V::organiser_office),
                field("fixed_slot", &V::fixed_slot), field("held_on", &V::held_on),
                field("ended_note", &V::ended_note, personal), field("slots", &V::slots), field("invited", &V::invited),
                field("professions", &V::professions), field("not_reached", &V::not_reached));
}

ConferenceView view_of(Read& tx, const SeenConference& seen);

}  // namespace kaname::transitions
