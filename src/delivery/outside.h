// SPDX-License-Identifier: Apache-2.0
#pragma once
// What goes to somebody without an account: by which way, how far it came, who did it. Keyed by what it is about
// (`subject_kind`, `subject_id`), so that entries, documents and requests go the same way; the floor of the subject says
// who may get it. History: the outcome of a mail is an act too (app/notices/courier.h), so a replay sends nothing.
//
//   todo → sent → opened → read → acknowledged → answered
//     └──────┴──→ failed          any of them → ended (another way, left the team, taken back)

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "base/result.h"
#include "base/time.h"
#include "model/field.h"
#include "model/info.h"
#include "store/transaction.h"

namespace kaname::delivery {

using DeliveryId = Id<struct DeliveryTag>;

enum class Way { mail, fax, phone, paper };
inline constexpr auto kWays = std::to_array<model::Option>({
    {"mail", "メールのリンク", "Mail link"},
    {"fax", "FAX", "FAX"},
    {"phone", "電話", "Telephone"},
    {"paper", "紙で渡す", "Paper"},
});
constexpr const auto& options(model::Tag<Way>) { return kWays; }
constexpr std::string_view choice_name(model::Tag<Way>) { return "DeliveryWay"; }

enum class SubjectKind { entry, document, conference };
inline constexpr auto kSubjectKinds = std::to_array<model::Option>({
    {"entry", "やりとり", "Entry"},
    {"document", "書類", "Document"},
    {"conference", "カンファレンスの日程", "Date of a conference"},
});
constexpr const auto& options(model::Tag<SubjectKind>) { return kSubjectKinds; }
constexpr std::string_view choice_name(model::Tag<SubjectKind>) { return "DeliverySubject"; }

enum class DeliveryState { todo, sent, opened, read, acknowledged, answered, failed, ended };
inline constexpr auto kDeliveryStates = std::to_array<model::Option>({
    {"todo", "これから", "To do"},
    {"sent", "送った", "Sent"},
    {"opened", "開いた", "Opened"},
    {"read", "既読", "Read"},
    {"acknowledged", "了解", "Acknowledged"},
    {"answered", "返事あり", "Answered"},
    {"failed", "届かない", "Failed"},
    {"ended", "終わり", "Ended"},
});
constexpr const auto& options(model::Tag<DeliveryState>) { return kDeliveryStates; }
constexpr std::string_view choice_name(model::Tag<DeliveryState>) { return "DeliveryState"; }

// Table `delivery`.
struct Delivery {
  std::string area_id;
  DeliveryId id;
  Uuid person_id;  // whom the subject is about; nil while nobody knows (a conference of a stay)
  SubjectKind subject_kind = SubjectKind::entry;
  Uuid subject_id;
  Uuid receiver_id;  // of an entry: a member of the team; of a document: its sending; of a conference: who is invited
  std::string receiver;  // name and office as they were then
  std::optional<Uuid> office_id;
  std::string office_name;
  Way way = Way::fax;
  std::string address;  // mail address, FAX or telephone number; empty for paper
  std::string phone;    // of the receiver's office: its last four digits open the link
  DeliveryState state = DeliveryState::todo;
  api::AccountId account_id;  // who sends
  std::string sender;
  Timestamp created_at;
  std::optional<Timestamp> link_until;  // nothing: there is no link
  std::optional<Timestamp> sent_at;
  std::string sent_by;  // empty: the program
  std::optional<Timestamp> opened_at;
  std::optional<Timestamp> read_at;
  std::optional<Timestamp> ack_at;
  std::optional<Timestamp> answered_at;
  std::optional<Timestamp> failed_at;
  std::optional<Timestamp> ended_at;
  std::string noted_by;  // who wrote down what the receiver said; empty: the receiver herself
  std::string note;      // why it failed, what was said
  bool tells = false;    // how the matter came out; otherwise it asks, or brings the matter itself

  bool operator==(const Delivery&) const = default;
};
constexpr auto describe(model::Tag<Delivery>) {
  using namespace model;
  using D = Delivery;
  return entity("delivery", "届けるもの", field("area_id", &D::area_id, primary_key | max_chars(6)),
                field("id", &D::id, primary_key), field("person_id", &D::person_id),
                field("subject_kind", &D::subject_kind), field("subject_id", &D::subject_id),
                field("receiver_id", &D::receiver_id), field("receiver", &D::receiver, personal | max_chars(100)),
                field("office_id", &D::office_id), field("office_name", &D::office_name, max_chars(200)),
                field("way", &D::way), field("address", &D::address, personal | max_chars(200)),
                field("phone", &D::phone, personal | max_chars(30)), field("state", &D::state),
                field("account_id", &D::account_id), field("sender", &D::sender, personal | max_chars(100)),
                field("created_at", &D::created_at), field("link_until", &D::link_until), field("sent_at", &D::sent_at),
                field("sent_by", &D::sent_by, personal | max_chars(100)), field("opened_at", &D::opened_at),
                field("read_at", &D::read_at), field("ack_at", &D::ack_at), field("answered_at", &D::answered_at),
                field("failed_at", &D::failed_at), field("ended_at", &D::ended_at),
                field("noted_by", &D::noted_by, personal | max_chars(100)),
                field("note", &D::note, personal | max_chars(300)), field("tells", &D::tells));
}

// ---- pure decisions

// As it is dialled or written to: the address a way needs, tidied. Errors by field `address`: delivery_address, mail_shape,
// delivery_number.
Result<std::string> check_address(Way way, std::string_view typed);
// The last four digits of a telephone number; empty when it has fewer.
std::string last_digits(std::string_view phone);
bool is_link_open(const Delivery& delivery, Timestamp now);
// Sent, or about to be, and nobody has said that it did not arrive.
bool is_under_way(const Delivery& delivery);

enum class Step { sent, opened, read, acknowledged, answered, failed };
// The delivery has come as far as `step` at `at`; what came before is filled in, and nothing goes back. `by` wrote it down
// for the receiver, or sent it; empty: the receiver herself, the program. Error: delivery_over.
Result<Done> advance(Delivery& delivery, Step step, Timestamp at, const std::string& by);
void end(Delivery& delivery, Timestamp at, const std::string& by);

// ---- in the tables

// Errors: delivery_not_found.
Result<Delivery> get_delivery(store::Read& tx, DeliveryId id);
// Of a person, newest first, 500 at most.
std::vector<Delivery> deliveries_of(store::Read& tx, const Uuid& person, SubjectKind kind);
// What an account has sent and what has not arrived: to do, failed, or its link has closed unread.
std::vector<Delivery> not_arrived(store::Read& tx, const api::AccountId& sender, SubjectKind kind);
// Of one subject, newest first.
std::vector<Delivery> deliveries_about(store::Read& tx, const Uuid& subject);
// Of these, what goes to one receiver.
std::vector<Delivery> deliveries_to(store::Read& tx, const Uuid& subject, const Uuid& receiver);

// What people of an office have begun and somebody has to do by hand: to telephone, to print, to hand over. Without the FAX
// that the program is about to send.
std::vector<Delivery> by_hand_of_office(store::Read& tx, const Uuid& office, SubjectKind kind);

// What is to go to whom, as the floor of the subject has decided it.
struct Parcel {
  SubjectKind kind = SubjectKind::entry;
  Uuid person_id, subject_id, receiver_id;
  std::string receiver;
  std::optional<Uuid> office_id;
  std::string office_name;
  Way way = Way::fax;
  std::string address;                  // as it was typed
  std::string phone;                    // of the receiver's office
  std::optional<Timestamp> link_until;  // nothing: no link goes along
  bool tells = false;
};
// Begins it in the caller's name; a mail, and a FAX that goes by itself, is put among those that wait to be handed over.
// A link goes along with a mail or a FAX, where the receiver can prove herself. Errors: those of check_address; receivers:
// delivery_needs_phone (a mail).
Result<Delivery> send(store::Write& tx, const api::Caller& caller, const Parcel& parcel);
// What has failed was done by hand after all, the same way: a new delivery in its place, sent by the caller.
Delivery send_by_hand(store::Write& tx, const api::Caller& caller, Delivery failed);
// Another way takes the place of what was begun and not read yet, or has failed: it must not stay among what is to do.
void end_unread(store::Write& tx, const Uuid& subject, const Uuid& receiver, const std::string& by);
void keep(store::Write& tx, const Delivery& delivery);

// ---- mails that wait (not history)

// Table `delivery_mail`.
struct MailDue {
  std::string area_id;
  DeliveryId delivery_id;
  Timestamp created_at;
  Timestamp due_at;
  std::int64_t tries = 0;

  bool operator==(const MailDue&) const = default;
};
constexpr auto describe(model::Tag<MailDue>) {
  using namespace model;
  using M = MailDue;
  return entity("delivery_mail", "渡す前のメール", field("area_id", &M::area_id, primary_key | max_chars(6)),
                field("delivery_id", &M::delivery_id, primary_key), field("created_at", &M::created_at),
                field("due_at", &M::due_at), field("tries", &M::tries));
}

inline constexpr std::int64_t kMostMailTries =
    6;  // over about a quarter of an hour; then somebody must take another way

// A FAX that the program is about to send: nobody is to send it by hand.
bool goes_by_itself(store::Read& tx, const Delivery& delivery);
bool any_mail_due(store::Read& tx);
// Taken ones are not due again for two minutes, whatever happens.
std::vector<Delivery> take_due_mails(store::Write& tx, std::size_t most);
// Not taken by the mail server just now. False: tried often enough.
bool put_off(store::Write& tx, DeliveryId id);

// ---- who holds a link must know something that does not stand in it (not history)

// Table `delivery_try`.
struct LinkTry {
  std::string area_id;
  DeliveryId delivery_id;
  std::int64_t failures = 0;

  bool operator==(const LinkTry&) const = default;
};
constexpr auto describe(model::Tag<LinkTry>) {
  using namespace model;
  using T = LinkTry;
  return entity("delivery_try", "リンクの番号ちがい", field("area_id", &T::area_id, primary_key | max_chars(6)),
                field("delivery_id", &T::delivery_id, primary_key), field("failures", &T::failures));
}

inline constexpr std::int64_t kMostWrong = 10;  // four digits have 10,000 values: then the link is dead

bool is_locked(store::Read& tx, DeliveryId id);
void note_wrong(store::Write& tx, DeliveryId id);
// Forgets those of links that no longer open, `most` at a time; answers how many.
std::int64_t forget_old_tries(store::Write& tx, std::int64_t most);

// Proves for half an hour that the digits were right. Made from the server's key, kept nowhere.
std::string pass_for(const std::string& area, DeliveryId id, Timestamp now);
bool pass_holds(const std::string& area, DeliveryId id, std::string_view pass, Timestamp now);

std::vector<model::TypePtr> history_tables();

}  // namespace kaname::delivery
