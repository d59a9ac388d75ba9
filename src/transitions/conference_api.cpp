// SPDX-License-Identifier: Apache-2.0
// The course of a conference: answers, also typed for those who telephoned or sent their sheet back; the fixed date; who
// came; the end of it.
#include <fmt/format.h>

#include <algorithm>

#include "base/text_fold.h"
#include "base/wareki.h"
#include "delivery/notice.h"
#include "people/my_number.h"
#include "people/person_store.h"
#include "transitions/conference_act.h"
#include "transitions/conference_outside.h"
#include "transitions/conference_rules.h"
#include "transitions/conference_sheet.h"
#include "transitions/conference_view.h"
#include "transitions/endpoints.h"

namespace kaname::transitions {
namespace {

using api::Caller;

// What is over stays in the list as long as a stay does.
constexpr std::int64_t kAfterMs = 45 * kDayMs;
constexpr std::int64_t kMostRows = 2000;

struct ConferencePath {
  ConferenceId id;
};
constexpr auto describe(model::Tag<ConferencePath>) {
  return model::entity("ConferencePath", "カンファレンス",
                       model::field("id", &ConferencePath::id, model::from_path | model::required));
}

struct ConferenceQuery {
  std::optional<StayId> stay_id;
  std::optional<PersonId> person_id;
};
constexpr auto describe(model::Tag<ConferenceQuery>) {
  using namespace model;
  return entity("ConferenceQuery", "カンファレンスの一覧", field("stay_id", &ConferenceQuery::stay_id),
                field("person_id", &ConferenceQuery::person_id));
}

struct Conferences {
  std::int64_t waits_for_me = 0;
  std::int64_t not_reached = 0;  // of those that the caller or her office asks
  std::vector<ConferenceView> items;
};
constexpr auto describe(model::Tag<Conferences>) {
  using namespace model;
  return entity("Conferences", "カンファレンスの一覧", field("waits_for_me", &Conferences::waits_for_me),
                field("not_reached", &Conferences::not_reached), field("items", &Conferences::items));
}

struct AnswerInput {
  ConferenceId id;
  std::optional<InvitedId> invited_id;  // when several invitations are the caller's
  std::vector<SlotReplyInput> answers;
};
constexpr auto describe(model::Tag<AnswerInput>) {
  using namespace model;
  using In = AnswerInput;
  return entity("ConferenceAnswer", "日程に答える", field("id", &In::id, from_path | required),
                field("invited_id", &In::invited_id),
                field("answers", &In::answers, required | max_items(kMostSlots) | label("返事", "Answers")));
}

struct AnswerForInput {
  ConferenceId id;
  InvitedId invited_id;
  people::Channel via = people::Channel::phone;
  std::vector<SlotReplyInput> answers;
};
constexpr auto describe(model::Tag<AnswerForInput>) {
  using namespace model;
  using In = AnswerForInput;
  return entity("ConferenceAnswerFor", "聞いた返事を代わりに入れる", field("id", &In::id, from_path | required),
                field("invited_id", &In::invited_id, required), field("via", &In::via, required),
                field("answers", &In::answers, required | max_items(kMostSlots) | label("返事", "Answers")));
}

struct FixInput {
  ConferenceId id;
  std::int64_t slot = 0;
};
constexpr auto describe(model::Tag<FixInput>) {
  using namespace model;
  return entity("ConferenceFix", "日を決める", field("id", &FixInput::id, from_path | required),
                field("slot", &FixInput::slot, required));
}

struct GuestInput {
  std::string office_name, name;
  trust::Profession profession = trust::Profession::none;
};
constexpr auto describe(model::Tag<GuestInput>) {
  using namespace model;
  return entity(
      "ConferenceGuest", "招いていないが来た人", field("office_name", &GuestInput::office_name, max_chars(200)),
      field("name", &GuestInput::name, personal | max_chars(100)), field("profession", &GuestInput::profession));
}

struct HoldInput {
  ConferenceId id;
  LocalDate held_on;
  std::vector<InvitedId> present;
  std::vector<GuestInput> guests;
  std::string note;
};
constexpr auto describe(model::Tag<HoldInput>) {
  using namespace model;
  using In = HoldInput;
  return entity("ConferenceHold", "開いたことを記録する", field("id", &In::id, from_path | required),
                field("held_on", &In::held_on, required | label("開いた日", "Held on")),
                field("present", &In::present, max_items(kMostInvited)),
                field("guests", &In::guests, max_items(kMostInvited)),
                field("note", &In::note, personal | multiline | max_chars(2000)));
}

struct CancelConferenceInput {
  ConferenceId id;
  std::string reason;
};
constexpr auto describe(model::Tag<CancelConferenceInput>) {
  using namespace model;
  using In = CancelConferenceInput;
  return entity("ConferenceCancel", "カンファレンスの取りやめ", field("id", &In::id, from_path | required),
                field("reason", &In::reason, required | personal | max_chars(500) | label("理由", "Reason")));
}

// ---- reading

std::vector<Conference> candidates(Read& tx, const ConferenceQuery& in) {
  if (in.stay_id)
    return tx.select<Conference>("WHERE area_id = $1 AND stay_id = $2 ORDER BY asked_at DESC, id", tx.area(),
                                 *in.stay_id);
  if (in.person_id) {
    std::vector<Conference> out;
    for (const PersonId one : people::ids_of(tx, *in.person_id)) {
      auto some = tx.select<Conference>(
          "WHERE area_id = $1 AND (person_id = $2 OR stay_id IN"
          " (SELECT id FROM stay WHERE area_id = $1 AND person_id = $2)) ORDER BY asked_at DESC, id",
          tx.area(), one);
      out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    return out;
  }
  return tx.select<Conference>(
      "WHERE area_id = $1 AND (state IN ('asked', 'fixed') OR changed_at >= $2) ORDER BY asked_at DESC, id LIMIT $3",
      tx.area(), tx.now().plus_ms(-kAfterMs), kMostRows);
}

Result<Conferences> list(Read& tx, const Caller& caller, const ConferenceQuery& in) {
  Conferences out;
  const std::vector<StayId> asked = asked_stays(tx, caller);
  for (Conference& row : candidates(tx, in)) {
    const SeenConference seen = see_conference(tx, caller, std::move(row), asked);
    if (!is_seen(seen)) continue;
    out.items.push_back(view_of(tx, seen));
    if (out.items.back().waits_for_me) ++out.waits_for_me;
    const Conference& c = seen.poll.conference;
    const bool asks = c.organiser_id == caller.account_id || works_at(caller, c.organiser_office_id);
    if (asks && c.state != ConferenceState::held) out.not_reached += out.items.back().not_reached;
  }
  return out;
}

// Everything about it is a look at the person, where the caller sees it by her.
Result<Done> note_look(Read& tx, const Caller& caller, const SeenConference& seen, std::string_view what) {
  const bool by_person = seen.full && seen.person_id && (!seen.stay || seen.stay->side == Side::team);
  if (by_person) TRY(trust::need_person(tx, caller, *seen.person_id, trust::Reach::view, what));
  return Done{};
}

Result<ConferenceView> show(Read& tx, const Caller& caller, const ConferencePath& in) {
  const SeenConference seen = TRY(find_conference(tx, caller, in.id));
  TRY(note_look(tx, caller, seen, "conference.show"));
  return view_of(tx, seen);
}

// ---- answers

Result<ConferenceView> answer(Write& tx, const Caller& caller, const AnswerInput& in) {
  TRY(people::refuse_my_number(in));
  SeenConference seen = TRY(find_conference(tx, caller, in.id));
  if (seen.mine.empty()) return fail(Problem::forbidden, "conference_not_invited");
  TRY(need_asked(seen.poll.conference));
  const InvitedId id = in.invited_id.value_or(seen.mine.front());
  if (std::find(seen.mine.begin(), seen.mine.end(), id) == seen.mine.end())
    return fail(Problem::forbidden, "conference_not_invited");
  Invited& who = *TRY(invited_of(seen, id));
  who.typed_by.clear();
  who.via = people::Channel::app;
  TRY(put_answers(tx, caller, seen, who, in.answers));
  delivery::settle(tx, *caller.account_id, {in.id.uuid});
  return view_of(tx, TRY(find_conference(tx, caller, in.id)));
}

// What came by telephone, FAX or on paper, typed by the organiser's side.
Result<ConferenceView> answer_for(Write& tx, const Caller& caller, const AnswerForInput& in) {
  TRY(people::refuse_my_number(in));
  SeenConference seen = TRY(find_conference(tx, caller, in.id));
  if (!seen.may_manage) return fail(Problem::forbidden, "conference_organiser");
  TRY(need_asked(seen.poll.conference));
  if (in.via == people::Channel::app) return fail_field("via", "conference_via");
  Invited& who = *TRY(invited_of(seen, in.invited_id));
  who.typed_by = caller.name;
  who.via = in.via;
  TRY(put_answers(tx, caller, seen, who, in.answers));
  return view_of(tx, TRY(find_conference(tx, caller, in.id)));
}

// ---- the date, the meeting, the end

Result<ConferenceView> fix(Write& tx, const Caller& caller, const FixInput& in) {
  SeenConference seen = TRY(to_manage(tx, caller, in.id));
  Conference& c = seen.poll.conference;
  const bool again = c.fixed_slot.has_value();
  if (c.fixed_slot == in.slot) return view_of(tx, seen);
  c.fixed_slot = in.slot;
  const ConferenceSlot* slot = fixed_slot(seen.poll);
  if (!slot) return fail_field("slot", "conference_slot_unknown");
  c.fixed_at = tx.now();
  c.state = ConferenceState::fixed;
  if (again) ++c.sequence;
  keep(tx, seen);
  if (!again) add_step(tx, caller, seen, StepKind::conference_fixed, tx.today());
  delivery::withdraw(tx, c.id.uuid);
  tell_invited(tx, caller, seen);
  TRY(tell_outside(tx, caller, seen));
  TRY(announce(tx, caller, seen,
               fmt::format("【日程の{}】{}：{}{}", again ? "変更" : "決定", c.title,
                           slot_words(slot->starts_at, c.minutes), c.place.empty() ? "" : "、" + c.place)));
  return view_of(tx, TRY(find_conference(tx, caller, in.id)));
}

Result<Done> put_attendance(Write& tx, const HoldInput& in, SeenConference& seen) {
  for (const InvitedId id : in.present) static_cast<void>(TRY(invited_of(seen, id)));
  std::int64_t number = 0;
  for (Invited& one : seen.poll.invited) {
    number = std::max(number, one.number);
    if (one.withdrawn_at) continue;
    const bool came = std::find(in.present.begin(), in.present.end(), one.id) != in.present.end();
    one.attendance = came ? Attendance::present : Attendance::absent;
    tx.update(one);
  }
  for (const GuestInput& guest : in.guests) {
    Invited row;
    row.area_id = tx.area();
    row.conference_id = in.id;
    row.id = tx.new_id<InvitedId>();
    row.number = ++number;
    row.office_name = text::trim(guest.office_name);
    row.name = text::trim(guest.name);
    row.profession = guest.profession;
    row.guest = true;
    row.invited_at = tx.now();
    row.attendance = Attendance::present;
    if (row.name.empty() && row.office_name.empty()) return fail_field("guests", "conference_who");
    tx.insert(row);
    seen.poll.invited.push_back(row);
  }
  return Done{};
}

std::string profession_words(const std::vector<trust::Profession>& professions) {
  std::string out;
  for (const trust::Profession one : professions) out += (out.empty() ? "" : "・") + std::string(model::ja_of(one));
  return out;
}

Result<ConferenceView> hold(Write& tx, const Caller& caller, const HoldInput& in) {
  TRY(people::refuse_my_number(in));
  SeenConference seen = TRY(to_manage(tx, caller, in.id));
  Conference& c = seen.poll.conference;
  if (c.state != ConferenceState::fixed) return fail(Problem::conflict, "conference_not_fixed");
  if (in.held_on > tx.today()) return fail_field("held_on", "date_in_future");
  if (in.held_on < c.asked_at.tokyo_date()) return fail_field("held_on", "conference_before_asked");
  TRY(put_attendance(tx, in, seen));
  const std::vector<trust::Profession> came = professions_present(seen.poll.invited);
  if (came.empty()) return fail_field("present", "stay_who_took_part");
  c.state = ConferenceState::held;
  c.held_on = in.held_on;
  c.ended_note = text::trim(in.note);
  keep(tx, seen);
  add_step(tx, caller, seen, StepKind::conference_held, in.held_on, came);
  delivery::withdraw(tx, c.id.uuid);
  for (const Invited& one : seen.poll.invited) end_unsent(tx, seen.poll, one, caller.name);
  TRY(announce(tx, caller, seen,
               fmt::format("【{}】{}に開きました（{}）{}{}", c.title, wareki::wareki_weekday(in.held_on),
                           profession_words(came), c.ended_note.empty() ? "" : "\n", c.ended_note)));
  return view_of(tx, TRY(find_conference(tx, caller, in.id)));
}

Result<ConferenceView> cancel(Write& tx, const Caller& caller, const CancelConferenceInput& in) {
  TRY(people::refuse_my_number(in));
  SeenConference seen = TRY(to_manage(tx, caller, in.id));
  Conference& c = seen.poll.conference;
  c.state = ConferenceState::cancelled;
  c.ended_note = text::trim(in.reason);
  ++c.sequence;
  keep(tx, seen);
  delivery::withdraw(tx, c.id.uuid);
  TRY(tell_outside(tx, caller, seen));
  TRY(announce(tx, caller, seen, "【取りやめ】" + c.title + "：" + c.ended_note));
  return view_of(tx, TRY(find_conference(tx, caller, in.id)));
}

}  // namespace

std::vector<api::Endpoint> conference_endpoints() {
  using namespace api;
  return {
      slow_get("/v1/conferences", "conference.list", "stay.read", "Conferences that the caller has to do with", &list),
      get("/v1/conferences/{id}", "conference.show", "stay.read", "One conference with its answers", &show),
      post("/v1/conferences/{id}/answer", "conference.answer", "stay.write", "Say which slots one can come to",
           &answer),
      post("/v1/conferences/{id}/answer-for", "conference.answer_for", "stay.write",
           "Type the answer of somebody who telephoned or sent the sheet back", &answer_for),
      post("/v1/conferences/{id}/fix", "conference.fix", "stay.write", "Fix the date of a conference", &fix),
      post("/v1/conferences/{id}/hold", "conference.hold", "stay.write", "Write down who came to a conference", &hold),
      post("/v1/conferences/{id}/cancel", "conference.cancel", "stay.write", "Cancel a conference", &cancel),
  };
}

}  // namespace kaname::transitions
