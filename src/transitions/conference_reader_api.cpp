// SPDX-License-Identifier: Apache-2.0
// The page of somebody who was asked for a date by mail: what her paper sheet would show her, ○△× for each slot until the
// date is fixed, then the date and its file for calendars.
#include <algorithm>

#include "people/my_number.h"
#include "thread/reader.h"
#include "transitions/conference_act.h"
#include "transitions/conference_outside.h"
#include "transitions/conference_rules.h"
#include "transitions/conference_view.h"
#include "transitions/endpoints.h"
#include "trust/access_log.h"

namespace kaname::transitions {
namespace {

using api::Caller;
using thread::Proved;

struct ReaderPollSlot {
  std::int64_t number = 0;
  Timestamp starts_at;
  SlotAnswer answer = SlotAnswer::none;
  std::string note;
};
constexpr auto describe(model::Tag<ReaderPollSlot>) {
  using namespace model;
  using S = ReaderPollSlot;
  return entity("ReaderPollSlot", "候補の日時", field("number", &S::number), field("starts_at", &S::starts_at),
                field("answer", &S::answer), field("note", &S::note, personal));
}

struct ReaderPoll {
  std::string receiver, reply_number;
  std::string person, birth;  // empty where the sheet does not say them either
  ConferenceState state = ConferenceState::asked;
  std::string title, place, online_url;
  std::int64_t minutes = 60;
  std::optional<LocalDate> reply_by;
  std::string organiser, organiser_office, reply_phone, reply_fax;
  std::vector<trust::Profession> professions;  // invited, each once
  std::vector<ReaderPollSlot> slots;
  std::optional<Timestamp> answered_at;
  std::optional<std::int64_t> fixed_slot;
  std::string calendar;  // an iCalendar file, once the date is fixed
  Timestamp until;
};
constexpr auto describe(model::Tag<ReaderPoll>) {
  using namespace model;
  using P = ReaderPoll;
  return entity("ReaderPoll", "リンクで答える日程", field("receiver", &P::receiver, personal),
                field("reply_number", &P::reply_number), field("person", &P::person, personal),
                field("birth", &P::birth, personal), field("state", &P::state), field("title", &P::title, personal),
                field("place", &P::place, personal), field("online_url", &P::online_url, personal),
                field("minutes", &P::minutes), field("reply_by", &P::reply_by),
                field("organiser", &P::organiser, personal), field("organiser_office", &P::organiser_office),
                field("reply_phone", &P::reply_phone), field("reply_fax", &P::reply_fax),
                field("professions", &P::professions), field("slots", &P::slots), field("answered_at", &P::answered_at),
                field("fixed_slot", &P::fixed_slot), field("calendar", &P::calendar, personal),
                field("until", &P::until));
}

struct ReaderPollOpening {
  std::string pass;
};
constexpr auto describe(model::Tag<ReaderPollOpening>) {
  using namespace model;
  return entity("ReaderPollOpening", "リンクで日程を開く",
                field("pass", &ReaderPollOpening::pass, secret | max_chars(80)));
}

struct ReaderPollAnswer {
  std::string pass;
  std::vector<SlotReplyInput> answers;
};
constexpr auto describe(model::Tag<ReaderPollAnswer>) {
  using namespace model;
  using In = ReaderPollAnswer;
  return entity("ReaderPollAnswer", "リンクから日程に答える", field("pass", &In::pass, secret | max_chars(80)),
                field("answers", &In::answers, required | max_items(kMostSlots) | label("返事", "Answers")));
}

ReaderPoll page_for(Read& tx, const delivery::Delivery& row, const Asked& asked) {
  const Conference& c = asked.poll.conference;
  ReaderPoll out;
  out.receiver = thread::receiver_words(row);
  out.reply_number = reply_number(c, asked.one);
  About about = about_for(tx, asked.poll, asked.one);
  out.person = std::move(about.person);
  out.birth = std::move(about.birth);
  out.state = c.state;
  out.title = c.title;
  out.place = c.place;
  out.online_url = c.online_url;
  out.minutes = c.minutes;
  out.reply_by = c.reply_by;
  out.organiser = c.organiser;
  out.organiser_office = c.organiser_office;
  out.reply_phone = c.reply_phone;
  out.reply_fax = c.reply_fax;
  out.professions = professions_asked(asked.poll);
  for (const ConferenceSlot& slot : asked.poll.slots) out.slots.push_back({slot.number, slot.starts_at});
  for (const SlotReply& reply : asked.poll.replies) {
    if (reply.invited_id != asked.one.id) continue;
    for (ReaderPollSlot& slot : out.slots) {
      if (slot.number != reply.slot) continue;
      slot.answer = reply.answer;
      slot.note = reply.note;
    }
  }
  out.answered_at = asked.one.answered_at;
  out.fixed_slot = c.fixed_slot;
  out.calendar = calendar_of(asked.poll);
  out.until = *row.link_until;
  return out;
}

Result<ReaderPoll> open(Write& tx, const Caller& caller, const ReaderPollOpening&, const Proved&) {
  delivery::Delivery row = TRY(thread::own_delivery(tx, caller));
  const Asked asked = TRY(asked_by(tx, row));
  TRY(delivery::advance(row, delivery::Step::opened, tx.now(), ""));
  delivery::keep(tx, row);
  thread::came_further(tx, row);
  ReaderPoll out = page_for(tx, row, asked);
  // Where no name is said, nobody has looked at the person.
  const auto person = person_of(tx, asked.poll.conference);
  if (person && !out.person.empty()) trust::note_link_access(tx, caller, *person, "reader.poll", row.office_id);
  return out;
}

Result<ReaderPoll> answer(Write& tx, const Caller& caller, const ReaderPollAnswer& in, const Proved&) {
  TRY(people::refuse_my_number(in));
  const delivery::Delivery row = TRY(thread::own_delivery(tx, caller));
  const Asked asked = TRY(asked_by(tx, row));
  SeenConference seen = own_sight(tx, asked.poll);
  TRY(need_asked(seen.poll.conference));
  Invited& who = *TRY(invited_of(seen, asked.one.id));
  who.typed_by.clear();
  who.via = people::Channel::mail;
  TRY(put_answers(tx, caller, seen, who, in.answers));
  const Asked now = TRY(asked_by(tx, row));
  return page_for(tx, row, now);
}

}  // namespace

std::vector<api::Endpoint> conference_reader_endpoints() {
  using namespace api;
  return {
      post_prepared("/v1/reader/poll", "reader.poll", "reader", "The date that the link asks for, as on the sheet",
                    &thread::prove<ReaderPollOpening>, &open),
      post_prepared("/v1/reader/poll/answer", "reader.poll_answer", "reader", "Say by link which slots one can come to",
                    &thread::prove<ReaderPollAnswer>, &answer),
  };
}

}  // namespace kaname::transitions
