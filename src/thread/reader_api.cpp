// SPDX-License-Identifier: Apache-2.0
// The page of a member without an account: she opens the link of a mail or a FAX, proves by the last four digits of her
// office's telephone that it is hers, reads exactly that entry, says 既読 or 了解 and answers. The token is signed and kept
// nowhere; the proof holds for half an hour and is kept nowhere either.
#include "thread/reader.h"

#include "base/crypto.h"
#include "base/text_fold.h"
#include "journal/journal.h"
#include "people/my_number.h"
#include "people/papers/person_paper.h"
#include "people/person_store.h"
#include "thread/course_sheet.h"
#include "thread/endpoints.h"
#include "thread/entry_write.h"
#include "thread/outside.h"
#include "thread/outside_subject.h"
#include "trust/access_log.h"
#include "trust/guard.h"

namespace kaname::thread {
namespace {

using api::Caller;
using api::Nothing;
using api::Reply;
using delivery::Delivery;
using delivery::DeliveryId;

// Before the digits: nothing of whom or what it is about.
struct ReaderGreeting {
  std::string area_name;
  std::string receiver;                                               // office, or the name of who has none
  delivery::SubjectKind subject_kind = delivery::SubjectKind::entry;  // which page it opens
  Timestamp until;
  bool demo = false;
};
constexpr auto describe(model::Tag<ReaderGreeting>) {
  using namespace model;
  using G = ReaderGreeting;
  return entity("ReaderGreeting", "リンクの入口", field("area_name", &G::area_name),
                field("receiver", &G::receiver, personal), field("subject_kind", &G::subject_kind),
                field("until", &G::until), field("demo", &G::demo));
}

struct ReaderDigits {
  std::string digits;
};
constexpr auto describe(model::Tag<ReaderDigits>) {
  using namespace model;
  return entity(
      "ReaderDigits", "電話番号の下4桁",
      field("digits", &ReaderDigits::digits, required | secret | max_chars(20) | label("下4桁", "Last four digits")));
}
struct ReaderPass {
  std::string pass;
};
constexpr auto describe(model::Tag<ReaderPass>) {
  using namespace model;
  return entity("ReaderPass", "確かめたしるし", field("pass", &ReaderPass::pass, required | secret | max_chars(80)));
}

struct ReaderMark {
  std::string pass;
  bool ack = false;
};
constexpr auto describe(model::Tag<ReaderMark>) {
  using namespace model;
  return entity("ReaderMark", "リンクから既読・了解", field("pass", &ReaderMark::pass, secret | max_chars(80)),
                field("ack", &ReaderMark::ack));
}
struct ReaderAnswer {
  std::string pass;
  std::string text;
};
constexpr auto describe(model::Tag<ReaderAnswer>) {
  using namespace model;
  return entity("ReaderAnswer", "リンクから返事", field("pass", &ReaderAnswer::pass, secret | max_chars(80)),
                field("text", &ReaderAnswer::text,
                      required | multiline | personal | max_chars(10'000) | label("返事", "Answer")));
}
struct ReaderOpening {
  std::string pass;
};
constexpr auto describe(model::Tag<ReaderOpening>) {
  using namespace model;
  return entity("ReaderOpening", "リンクから読む", field("pass", &ReaderOpening::pass, secret | max_chars(80)));
}

struct ReaderPage {
  std::string person_name;
  std::string person_kana;
  std::string birth;
  std::string title;  // of a document; empty for an entry
  Timestamp at;
  std::string author;
  std::string office_name;
  trust::Profession profession = trust::Profession::none;
  EntryKind kind = EntryKind::note;
  std::string text;  // with measured values and the end of a visit in words
  bool urgent = false;
  bool corrected = false;  // something else holds now: ask
  std::int64_t attachments = 0;
  std::string receiver;
  std::optional<Timestamp> read_at;
  std::optional<Timestamp> ack_at;
  std::vector<std::string> answers;  // written by this link
  Timestamp until;
};
constexpr auto describe(model::Tag<ReaderPage>) {
  using namespace model;
  using P = ReaderPage;
  return entity("ReaderPage", "リンクで読むやりとり", field("person_name", &P::person_name, personal),
                field("person_kana", &P::person_kana, personal), field("birth", &P::birth, personal),
                field("title", &P::title), field("at", &P::at), field("author", &P::author, personal),
                field("office_name", &P::office_name), field("profession", &P::profession), field("kind", &P::kind),
                field("text", &P::text, personal), field("urgent", &P::urgent), field("corrected", &P::corrected),
                field("attachments", &P::attachments), field("receiver", &P::receiver, personal),
                field("read_at", &P::read_at), field("ack_at", &P::ack_at), field("answers", &P::answers, personal),
                field("until", &P::until));
}

bool is_entry(const Delivery& row) { return row.subject_kind == delivery::SubjectKind::entry; }

Result<ReaderGreeting> greet(Read& tx, const Caller& caller, const Nothing&) {
  const Delivery row = TRY(own_delivery(tx, caller));
  if (delivery::is_locked(tx, row.id)) return fail(Problem::forbidden, "reader_locked");
  const auto area = journal::find_area(tx, tx.area());
  return ReaderGreeting{area ? area->name : "", receiver_words(row), row.subject_kind, *row.link_until,
                        area && area->demo};
}

// Wrong digits are an answer, not an Error: an Error would undo the note that they were wrong.
Result<Reply> check(Write& tx, const Caller& caller, const ReaderDigits& in) {
  const Delivery row = TRY(own_delivery(tx, caller));
  if (delivery::is_locked(tx, row.id)) return fail(Problem::forbidden, "reader_locked");
  const auto keys = trust::try_keys(tx.area(), "link " + row.id.text(), caller.remote_address);
  if (const auto wait = trust::wait_for(tx, keys); wait.ms > 0) {
    trust::note_wait(tx, keys, wait);
    return trust::slow_down(wait, caller);
  }
  const std::string typed = text::trim(text::fold(in.digits));
  if (!crypto::constant_time_equal(typed, delivery::last_digits(row.phone))) {
    trust::note_failure(tx, keys);
    delivery::note_wrong(tx, row.id);
    return trust::refused(delivery::is_locked(tx, row.id) ? fail(Problem::forbidden, "reader_locked")
                                                          : fail_field("digits", "reader_digits_wrong"),
                          caller);
  }
  trust::note_success(tx, keys);
  return api::detail::make_reply(ReaderPass{delivery::pass_for(tx.area(), row.id, tx.now())});
}

ReaderPage page_for(Read& tx, const Delivery& row, const people::PersonParts& parts) {
  ReaderPage out;
  out.person_name = parts.person.name;
  out.person_kana = parts.person.name_kana;
  out.birth = people::papers::birth_words(parts.person, tx.today());
  out.receiver = receiver_words(row);
  out.read_at = row.read_at;
  out.ack_at = row.ack_at;
  out.until = *row.link_until;
  return out;
}

void show_entry(Read& tx, const Delivery& row, const Entry& entry, ReaderPage& out) {
  out.at = entry.at;
  out.author = entry.author;
  out.office_name = entry.office_name;
  out.profession = entry.profession;
  out.kind = entry.kind;
  out.text = course_line(entry);
  out.urgent = entry.urgent;
  out.corrected = entry.corrected_by.has_value();
  out.attachments = static_cast<std::int64_t>(entry.attachments.size());
  tx.rows(
      "SELECT text FROM entry WHERE area_id = $1 AND person_id = $2 AND reply_to = $3 AND via = 'link'"
      " AND office_name = $4 AND author = $5 ORDER BY at, id",
      [&](const model::Row& found) { out.answers.emplace_back(found.text(0)); }, tx.area(), row.person_id,
      row.subject_id, row.office_name, row.receiver.empty() ? row.office_name : row.receiver);
}

void show_matter(ReaderMatter matter, ReaderPage& out) {
  out.title = std::move(matter.title);
  out.at = matter.at;
  out.author = std::move(matter.author);
  out.office_name = std::move(matter.office_name);
  out.profession = matter.profession;
  out.text = std::move(matter.text);
  out.answers = std::move(matter.answers);
}

// Writes down how far it came and answers the page as it stands then.
Result<ReaderPage> come_to(Write& tx, Delivery row, delivery::Step step) {
  std::optional<ReaderMatter> matter;
  if (!is_entry(row)) matter = TRY(matter_of(tx, row));
  const PersonId person{row.person_id};
  const auto parts = TRY(people::person_parts(tx, person));
  const delivery::DeliveryState before = row.state;
  const bool first_ack = step == delivery::Step::acknowledged && !row.ack_at;
  TRY(delivery::advance(row, step, tx.now(), ""));
  delivery::keep(tx, row);
  if (first_ack && is_entry(row)) took_on(tx, row);
  if (before != row.state || first_ack) touch_thread(tx, person);
  tx.concerns(person.uuid);
  tx.concerns(row.subject_id);
  ReaderPage page = page_for(tx, row, *parts);
  if (is_entry(row)) show_entry(tx, row, TRY(get_entry(tx, person, EntryId{row.subject_id})), page);
  else show_matter(std::move(*matter), page);
  return page;
}

Result<ReaderPage> open(Write& tx, const Caller& caller, const ReaderOpening&, const Proved&) {
  const Delivery row = TRY(own_delivery(tx, caller));
  trust::note_link_access(tx, caller, PersonId{row.person_id}, "reader.open", row.office_id);
  return come_to(tx, row, delivery::Step::opened);
}

Result<ReaderPage> mark(Write& tx, const Caller& caller, const ReaderMark& in, const Proved&) {
  const Delivery row = TRY(own_delivery(tx, caller));
  return come_to(tx, row, in.ack ? delivery::Step::acknowledged : delivery::Step::read);
}

Result<ReaderPage> answer(Write& tx, const Caller& caller, const ReaderAnswer& in, const Proved&) {
  TRY(people::refuse_my_number(in));
  const Delivery row = TRY(own_delivery(tx, caller));
  if (is_entry(row)) {
    const people::TeamMember member = TRY(receiver_of(tx, row));
    TRY(put_entry(tx, answer_of(tx, row, member, text::trim(in.text), caller, Via::link)));
  } else {
    TRY(answered(tx, row, text::trim(in.text)));
  }
  return come_to(tx, row, delivery::Step::answered);
}

}  // namespace

std::optional<trust::LinkRight> reader_right(Read& tx, const Uuid& link_id) {
  const auto row = delivery::get_delivery(tx, DeliveryId{link_id});
  if (!row || !delivery::is_link_open(*row, tx.now()) || !still_open(tx, *row)) return std::nullopt;
  return trust::LinkRight{Uuid{}, row->receiver.empty() ? row->office_name : row->receiver};
}

Result<Delivery> own_delivery(Read& tx, const Caller& caller) {
  if (!caller.link_id) return fail(Problem::unauthorized, "link_needed");
  auto row = delivery::get_delivery(tx, DeliveryId{*caller.link_id});
  if (!row || !delivery::is_link_open(*row, tx.now())) return fail(Problem::unauthorized, "link_not_valid");
  TRY(still_open(tx, *row));
  return row;
}

Result<Proved> prove_pass(Read& tx, const Caller& caller, std::string_view pass) {
  const Delivery row = TRY(own_delivery(tx, caller));
  if (delivery::is_locked(tx, row.id)) return fail(Problem::forbidden, "reader_locked");
  if (!delivery::pass_holds(tx.area(), row.id, pass, tx.now())) return fail(Problem::forbidden, "reader_pass_over");
  return Proved{};
}

std::string receiver_words(const Delivery& row) { return row.office_name.empty() ? row.receiver : row.office_name; }

std::vector<api::Endpoint> reader_endpoints() {
  using namespace api;
  Endpoint digits = unjournaled(post("/v1/reader/check", "reader.check", "reader",
                                     "Prove that the link is one's own, by the telephone's last four digits", &check));
  digits.out = model::type_of<ReaderPass>();
  return {
      get("/v1/reader", "reader.greet", "reader", "For whom the link is, before anything is shown", &greet),
      digits,
      post_prepared("/v1/reader/open", "reader.open", "reader", "The one entry of the link", &prove<ReaderOpening>,
                    &open),
      post_prepared("/v1/reader/mark", "reader.mark", "reader", "Say by link that it was read, or understood",
                    &prove<ReaderMark>, &mark),
      post_prepared("/v1/reader/answer", "reader.answer", "reader", "Answer by link", &prove<ReaderAnswer>, &answer),
  };
}

}  // namespace kaname::thread
