// SPDX-License-Identifier: Apache-2.0
#pragma once
// The date of a meeting about a person (退院前カンファレンス and the like): candidate slots are sent to many professions, each
// says ○, △ or × to each, whoever cannot do it here is telephoned or FAXed and her answer typed for her; one slot is fixed,
// and who came is written down once. Belongs to a stay, or to a person of one's team without one.
//
//   asked → fixed → held
//     └───────┴──→ cancelled

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "people/team.h"
#include "transitions/stay.h"

namespace kaname::transitions {

using ConferenceId = Id<struct ConferenceTag>;
using InvitedId = Id<struct ConferenceInvitedTag>;

inline constexpr std::size_t kFewestSlots = 2, kMostSlots = 12;
inline constexpr std::size_t kMostInvited = 40;
inline constexpr std::string_view kUsualTitle = "退院前カンファレンス";

enum class ConferenceState { asked, fixed, held, cancelled };
inline constexpr auto kConferenceStates = std::to_array<model::Option>({
    {"asked", "日程を調整中", "Date being found"},
    {"fixed", "日が決まった", "Date fixed"},
    {"held", "開いた", "Held"},
    {"cancelled", "取りやめ", "Cancelled"},
});
constexpr const auto& options(model::Tag<ConferenceState>) { return kConferenceStates; }
constexpr std::string_view choice_name(model::Tag<ConferenceState>) { return "ConferenceState"; }

enum class SlotAnswer { none, yes, maybe, no };
inline constexpr auto kSlotAnswers = std::to_array<model::Option>({
    {"none", "未回答", "No answer"},
    {"yes", "○ 出られる", "Can"},
    {"maybe", "△ 調整すれば出られる", "Perhaps"},
    {"no", "× 出られない", "Cannot"},
});
constexpr const auto& options(model::Tag<SlotAnswer>) { return kSlotAnswers; }
constexpr std::string_view choice_name(model::Tag<SlotAnswer>) { return "ConferenceSlotAnswer"; }

enum class Attendance { unsaid, present, absent };
inline constexpr auto kAttendances = std::to_array<model::Option>({
    {"unsaid", "", ""},
    {"present", "出席", "Present"},
    {"absent", "欠席", "Absent"},
});
constexpr const auto& options(model::Tag<Attendance>) { return kAttendances; }
constexpr std::string_view choice_name(model::Tag<Attendance>) { return "ConferenceAttendance"; }

// Table `conference`.
struct Conference {
  std::string area_id;
  ConferenceId id;
  std::optional<StayId> stay_id;
  std::optional<PersonId> person_id;  // only without a stay: a stay knows whose it is
  ConferenceState state = ConferenceState::asked;
  std::string title, place;
  std::string online_url;
  std::int64_t minutes = 60;
  std::optional<LocalDate> reply_by;
  std::string reply_phone, reply_fax;  // where a sheet comes back to
  Timestamp asked_at;
  api::AccountId organiser_id;
  std::string organiser;
  std::optional<Uuid> organiser_office_id;
  std::string organiser_office;
  std::optional<std::int64_t> fixed_slot;
  std::optional<Timestamp> fixed_at;
  std::optional<LocalDate> held_on;
  std::string ended_note;     // what is to be remembered of it, or why it was cancelled
  std::int64_t sequence = 0;  // of the calendar's event: grows whenever what calendars show has changed
  Timestamp changed_at;
  std::int64_t changed_seq = 0;

  bool operator==(const Conference&) const = default;
};
constexpr auto describe(model::Tag<Conference>) {
  using namespace model;
  using C = Conference;
  return entity(
      "conference", "カンファレンス", field("area_id", &C::area_id, primary_key | max_chars(6)),
      field("id", &C::id, primary_key), field("stay_id", &C::stay_id, references("stay")),
      field("person_id", &C::person_id), field("state", &C::state),
      field("title", &C::title, personal | max_chars(100)), field("place", &C::place, personal | max_chars(200)),
      field("online_url", &C::online_url, personal | max_chars(500)), field("minutes", &C::minutes),
      field("reply_by", &C::reply_by), field("reply_phone", &C::reply_phone, max_chars(30)),
      field("reply_fax", &C::reply_fax, max_chars(30)), field("asked_at", &C::asked_at),
      field("organiser_id", &C::organiser_id), field("organiser", &C::organiser, personal | max_chars(100)),
      field("organiser_office_id", &C::organiser_office_id),
      field("organiser_office", &C::organiser_office, max_chars(200)), field("fixed_slot", &C::fixed_slot),
      field("fixed_at", &C::fixed_at), field("held_on", &C::held_on),
      field("ended_note", &C::ended_note, personal | multiline | max_chars(2000)), field("sequence", &C::sequence),
      field("changed_at", &C::changed_at), field("changed_seq", &C::changed_seq));
}

// Table `conference_slot`. Numbers run from 1 in the order of time; sheets and answers name them.
struct ConferenceSlot {
  std::string area_id;
  ConferenceId conference_id;
  std::int64_t number = 0;
  Timestamp starts_at;

  bool operator==(const ConferenceSlot&) const = default;
};
constexpr auto describe(model::Tag<ConferenceSlot>) {
  using namespace model;
  using S = ConferenceSlot;
  return entity("conference_slot", "候補の日時", field("area_id", &S::area_id, primary_key | max_chars(6)),
                field("conference_id", &S::conference_id, primary_key | references("conference")),
                field("number", &S::number, primary_key), field("starts_at", &S::starts_at));
}

// Table `conference_invited`. As it stood in the team when she was invited: a team that changes later changes no meeting.
struct Invited {
  std::string area_id;
  ConferenceId conference_id;
  InvitedId id;
  std::int64_t number = 0;                    // on her sheet
  std::optional<people::MemberId> member_id;  // of the team
  std::optional<api::AccountId> account_id;
  std::optional<Uuid> office_id;
  std::string office_name;
  std::string name;  // empty: whoever of the office comes
  trust::Profession profession = trust::Profession::none;
  bool must_attend = false;  // without her the meeting makes no sense
  people::Channel channel = people::Channel::app;
  std::string address;  // FAX number or mail address
  std::string phone;
  bool guest = false;  // came without having been invited
  Timestamp invited_at;
  std::optional<Timestamp> withdrawn_at;  // not invited any more; her number on sheets stays hers
  std::optional<Timestamp> answered_at;
  std::string answered_by;  // who pressed
  std::string typed_by;     // who typed it for her; empty: she herself
  people::Channel via = people::Channel::app;
  Attendance attendance = Attendance::unsaid;

  bool operator==(const Invited&) const = default;
};
constexpr auto describe(model::Tag<Invited>) {
  using namespace model;
  using I = Invited;
  return entity(
      "conference_invited", "カンファレンスに招く人", field("area_id", &I::area_id, primary_key | max_chars(6)),
      field("conference_id", &I::conference_id, primary_key | references("conference")),
      field("id", &I::id, primary_key), field("number", &I::number), field("member_id", &I::member_id),
      field("account_id", &I::account_id), field("office_id", &I::office_id),
      field("office_name", &I::office_name, max_chars(200)), field("name", &I::name, personal | max_chars(100)),
      field("profession", &I::profession), field("must_attend", &I::must_attend), field("channel", &I::channel),
      field("address", &I::address, personal | max_chars(200)), field("phone", &I::phone, personal | max_chars(30)),
      field("guest", &I::guest), field("invited_at", &I::invited_at), field("withdrawn_at", &I::withdrawn_at),
      field("answered_at", &I::answered_at), field("answered_by", &I::answered_by, personal | max_chars(100)),
      field("typed_by", &I::typed_by, personal | max_chars(100)), field("via", &I::via),
      field("attendance", &I::attendance));
}

// Table `conference_answer`.
struct SlotReply {
  std::string area_id;
  ConferenceId conference_id;
  InvitedId invited_id;
  std::int64_t slot = 0;
  SlotAnswer answer = SlotAnswer::none;
  std::string note;

  bool operator==(const SlotReply&) const = default;
};
constexpr auto describe(model::Tag<SlotReply>) {
  using namespace model;
  using R = SlotReply;
  return entity("conference_answer", "候補への返事", field("area_id", &R::area_id, primary_key | max_chars(6)),
                field("conference_id", &R::conference_id, primary_key | references("conference")),
                field("invited_id", &R::invited_id, primary_key | references("conference_invited")),
                field("slot", &R::slot, primary_key), field("answer", &R::answer),
                field("note", &R::note, personal | max_chars(200)));
}

// A conference with all that hangs on it.
struct Poll {
  Conference conference;
  std::vector<ConferenceSlot> slots;
  std::vector<Invited> invited;  // guests too
  std::vector<SlotReply> replies;
};

// Whose answer counts.
inline bool is_asked(const Invited& one) { return !one.guest && !one.withdrawn_at; }

inline bool is_going_on(const Conference& c) {
  return c.state == ConferenceState::asked || c.state == ConferenceState::fixed;
}

}  // namespace kaname::transitions
