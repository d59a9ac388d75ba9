// SPDX-License-Identifier: Apache-2.0
#pragma once
// A filled form: begun from what is known, written section by section by several people, sent once to several receivers, each
// by the way she reads. What was sent is not changed any more; a correction is a new one made from it.
//
//   draft ──send──→ sent          draft, sent ──withdraw──→ withdrawn

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "documents/answer.h"
#include "people/team.h"
#include "transitions/stay_store.h"

namespace kaname::documents {

using store::Read;
using store::Write;
using transitions::Side;
using transitions::StayId;
using trust::PersonId;
using DocumentId = Id<struct DocumentTag>;
using SendingId = Id<struct SendingTag>;

enum class DocumentState { draft, sent, withdrawn };
inline constexpr auto kDocumentStates = std::to_array<model::Option>({
    {"draft", "下書き", "Draft"},
    {"sent", "送った", "Sent"},
    {"withdrawn", "取り下げた", "Withdrawn"},
});
constexpr const auto& options(model::Tag<DocumentState>) { return kDocumentStates; }
constexpr std::string_view choice_name(model::Tag<DocumentState>) { return "DocumentState"; }

// Table `document`.
struct Document {
  std::string area_id;
  DocumentId id;
  std::optional<PersonId> person_id;  // nothing while nobody knows who was admitted
  std::optional<StayId> stay_id;
  std::string form_code;
  std::string edition;  // the form as it was when this was begun (form_store.h)
  DocumentState state = DocumentState::draft;
  Side side = Side::team;  // of whoever began it
  api::AccountId account_id;
  std::string started_by;
  std::optional<Uuid> office_id;
  std::string office_name;
  Timestamp started_at;
  std::optional<DocumentId> copied_from;
  std::optional<Timestamp> sent_at;
  std::string sent_by;
  std::optional<Timestamp> withdrawn_at;
  std::string changed_by;
  Timestamp changed_at;
  std::int64_t changed_seq = 0;

  bool operator==(const Document&) const = default;
};
constexpr auto describe(model::Tag<Document>) {
  using namespace model;
  using D = Document;
  return entity("document", "書類", field("area_id", &D::area_id, primary_key | max_chars(6)),
                field("id", &D::id, primary_key), field("person_id", &D::person_id), field("stay_id", &D::stay_id),
                field("form_code", &D::form_code, max_chars(40)), field("edition", &D::edition, max_chars(60)),
                field("state", &D::state), field("side", &D::side), field("account_id", &D::account_id),
                field("started_by", &D::started_by, personal | max_chars(100)), field("office_id", &D::office_id),
                field("office_name", &D::office_name, max_chars(200)), field("started_at", &D::started_at),
                field("copied_from", &D::copied_from), field("sent_at", &D::sent_at),
                field("sent_by", &D::sent_by, personal | max_chars(100)), field("withdrawn_at", &D::withdrawn_at),
                field("changed_by", &D::changed_by, personal | max_chars(100)), field("changed_at", &D::changed_at),
                field("changed_seq", &D::changed_seq));
}

// The answers of one section. Table `document_section`.
struct SectionRow {
  std::string area_id;
  DocumentId document_id;
  std::string section;
  std::vector<Answer> answers;
  std::string changed_by;
  Timestamp changed_at;
  std::int64_t seq = 0;  // of the act that last wrote it

  bool operator==(const SectionRow&) const = default;
};
constexpr auto describe(model::Tag<SectionRow>) {
  using namespace model;
  using S = SectionRow;
  return entity("document_section", "書類の区分", field("area_id", &S::area_id, primary_key | max_chars(6)),
                field("document_id", &S::document_id, primary_key | references("document")),
                field("section", &S::section, primary_key | max_chars(40)),
                field("answers", &S::answers, personal | max_items(80)),
                field("changed_by", &S::changed_by, personal | max_chars(100)), field("changed_at", &S::changed_at),
                field("seq", &S::seq));
}

// On which ground somebody outside the consents in the program gets it (個人情報保護法 27条).
enum class Agreed { none, person, family, life };
inline constexpr auto kAgreed = std::to_array<model::Option>({
    {"none", "", ""},
    {"person", "本人の同意を確かめた", "The person agrees"},
    {"family", "家族の同意を確かめた（本人は答えられない）", "The family agrees for the person"},
    {"life", "生命・身体の保護に必要で、同意を得るのが難しい", "To protect life; consent cannot be had"},
});
constexpr const auto& options(model::Tag<Agreed>) { return kAgreed; }
constexpr std::string_view choice_name(model::Tag<Agreed>) { return "DocumentAgreed"; }

// One receiver of a document. By any way but this program the rest stands in its delivery. Table `document_sending`.
struct Sending {
  std::string area_id;
  DocumentId document_id;
  SendingId id;
  std::optional<people::MemberId> member_id;
  std::optional<api::AccountId> account_id;  // in this program: one account; else
  std::optional<Uuid> office_id;             // everybody of the office; else
  bool town = false;                         // the desk
  std::string receiver;                      // a name, or empty for the whole office
  std::string office_name;
  people::Channel channel = people::Channel::app;
  std::optional<Uuid> delivery_id;
  Agreed agreed = Agreed::none;
  std::optional<LocalDate> agreed_on;
  Timestamp sent_at;
  std::optional<Timestamp> opened_at;
  std::string opened_by;
  transitions::Enough enough = transitions::Enough::unsaid;
  std::string missing;
  std::optional<Timestamp> judged_at;
  std::string judged_by;
  std::string reply;  // what the receiver answered, by link or on paper

  bool operator==(const Sending&) const = default;
};
constexpr auto describe(model::Tag<Sending>) {
  using namespace model;
  using S = Sending;
  return entity("document_sending", "書類の届け先", field("area_id", &S::area_id, primary_key | max_chars(6)),
                field("document_id", &S::document_id, primary_key | references("document")),
                field("id", &S::id, primary_key), field("member_id", &S::member_id),
                field("account_id", &S::account_id), field("office_id", &S::office_id), field("town", &S::town),
                field("receiver", &S::receiver, personal | max_chars(100)),
                field("office_name", &S::office_name, max_chars(200)), field("channel", &S::channel),
                field("delivery_id", &S::delivery_id), field("agreed", &S::agreed), field("agreed_on", &S::agreed_on),
                field("sent_at", &S::sent_at), field("opened_at", &S::opened_at),
                field("opened_by", &S::opened_by, personal | max_chars(100)), field("enough", &S::enough),
                field("missing", &S::missing, personal | max_chars(500)), field("judged_at", &S::judged_at),
                field("judged_by", &S::judged_by, personal | max_chars(100)),
                field("reply", &S::reply, personal | multiline | max_chars(4000)));
}

// "D-7F3K2M9Q": what is said on the telephone and stands on paper.
std::string number_of(DocumentId id);
// What the QR code on its paper holds: "KND1:00C07F3A21-2". `part` counts its sendings from 1; 0: the file copy.
std::string mark_of(DocumentId id, std::size_t part);
struct ReadMark {
  std::string end;  // of the id
  std::size_t part = 0;
};
// Nothing when the text is no such mark.
std::optional<ReadMark> read_mark(std::string_view text);

}  // namespace kaname::documents
