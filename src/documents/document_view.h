// SPDX-License-Identifier: Apache-2.0
#pragma once
// Documents as they are shown.

#include <string>
#include <vector>

#include "documents/document_store.h"
#include "model/bilingual.h"

namespace kaname::documents {

// How far it came with one receiver, whatever the way.
enum class SendingState { todo, sent, opened, answered, failed, ended };
inline constexpr auto kSendingStates = std::to_array<model::Option>({
    {"todo", "これから", "To do"},
    {"sent", "送った", "Sent"},
    {"opened", "読んだ", "Read"},
    {"answered", "返事あり", "Answered"},
    {"failed", "届かない", "Failed"},
    {"ended", "取りやめ", "Ended"},
});
constexpr const auto& options(model::Tag<SendingState>) { return kSendingStates; }
constexpr std::string_view choice_name(model::Tag<SendingState>) { return "DocumentSendingState"; }

struct SendingView {
  SendingId id;
  std::string receiver, office_name;
  people::Channel channel = people::Channel::app;
  std::string address;
  SendingState state = SendingState::sent;
  Agreed agreed = Agreed::none;
  Timestamp sent_at;
  std::optional<Timestamp> opened_at;
  std::string opened_by;
  transitions::Enough enough = transitions::Enough::unsaid;
  std::string missing, judged_by, note, reply;
  model::Bilingual next;   // what to do when it is stuck
  bool mine = false;       // came to the caller, who says whether it was enough
  bool by_itself = false;  // a FAX that the program sends, or is about to
};
constexpr auto describe(model::Tag<SendingView>) {
  using namespace model;
  using V = SendingView;
  return entity("DocumentSendingView", "届け先", field("id", &V::id), field("receiver", &V::receiver, personal),
                field("office_name", &V::office_name), field("channel", &V::channel),
                field("address", &V::address, personal), field("state", &V::state), field("agreed", &V::agreed),
                field("sent_at", &V::sent_at), field("opened_at", &V::opened_at),
                field("opened_by", &V::opened_by, personal), field("enough", &V::enough),
                field("missing", &V::missing, personal), field("judged_by", &V::judged_by, personal),
                field("note", &V::note, personal), field("reply", &V::reply, personal), field("next", &V::next),
                field("mine", &V::mine), field("by_itself", &V::by_itself));
}

struct SectionView {
  std::string key;
  std::vector<Answer> answers;
  std::int64_t seq = 0;
  std::string changed_by;
  std::optional<Timestamp> changed_at;
};
constexpr auto describe(model::Tag<SectionView>) {
  using namespace model;
  using V = SectionView;
  return entity("DocumentSectionView", "書類の区分", field("key", &V::key), field("answers", &V::answers, personal),
                field("seq", &V::seq), field("changed_by", &V::changed_by, personal),
                field("changed_at", &V::changed_at));
}

// What everybody who sees a document is told of it, in lists and above its page.
struct DocumentLine {
  DocumentId id;
  std::string number, form_code, edition;
  model::Bilingual name;
  DocumentState state = DocumentState::draft;
  Side side = Side::team;
  bool own_side = false;
  std::optional<PersonId> person_id;  // only for the team
  std::string person_name, person_kana, birth;
  std::optional<StayId> stay_id;
  std::string started_by, office_name;
  std::string changed_by;
  Timestamp changed_at;
  std::optional<Timestamp> sent_at;
  std::int64_t missing = 0;              // needed and not answered
  std::optional<LocalDate> deadline_on;  // the last day of 入院時情報連携加算 Ⅱ
  std::int64_t addon = 0;                // that it reaches as it stands: 1 (Ⅰ, the day of admission), 2, 0
  std::int64_t unread = 0;
  std::int64_t failed = 0;
  bool waits_for_me = false;  // came to the caller, who has not opened it
  bool to_judge = false;      // and has not said whether it was enough
};
constexpr auto describe(model::Tag<DocumentLine>) {
  using namespace model;
  using V = DocumentLine;
  return entity("DocumentLine", "書類の行", field("id", &V::id), field("number", &V::number),
                field("form_code", &V::form_code), field("edition", &V::edition), field("name", &V::name),
                field("state", &V::state), field("side", &V::side), field("own_side", &V::own_side),
                field("person_id", &V::person_id), field("person_name", &V::person_name, personal),
                field("person_kana", &V::person_kana, personal), field("birth", &V::birth, personal),
                field("stay_id", &V::stay_id), field("started_by", &V::started_by, personal),
                field("office_name", &V::office_name), field("changed_by", &V::changed_by, personal),
                field("changed_at", &V::changed_at), field("sent_at", &V::sent_at), field("missing", &V::missing),
                field("deadline_on", &V::deadline_on), field("addon", &V::addon), field("unread", &V::unread),
                field("failed", &V::failed), field("waits_for_me", &V::waits_for_me), field("to_judge", &V::to_judge));
}

struct PreviousView {
  DocumentId id;
  LocalDate on;
};
constexpr auto describe(model::Tag<PreviousView>) {
  using namespace model;
  return entity("DocumentPrevious", "前回の書類", field("id", &PreviousView::id), field("on", &PreviousView::on));
}

struct DocumentView {
  DocumentLine line;
  Form form;
  std::vector<SectionView> sections;
  std::vector<std::string> missing;   // keys of fields
  bool may_write = false;             // and it is a draft
  bool may_send = false;              // to further receivers too, once it was sent
  std::vector<SendingView> sendings;  // the side that sent it sees all, a receiver her own
  std::optional<PreviousView> previous;
};
constexpr auto describe(model::Tag<DocumentView>) {
  using namespace model;
  using V = DocumentView;
  return entity("DocumentView", "書類", field("line", &V::line), field("form", &V::form),
                field("sections", &V::sections), field("missing", &V::missing), field("may_write", &V::may_write),
                field("may_send", &V::may_send), field("sendings", &V::sendings), field("previous", &V::previous));
}

DocumentLine line_of(Read& tx, const api::Caller& caller, const SeenDocument& seen);
Result<DocumentView> view_of(Read& tx, const api::Caller& caller, const SeenDocument& seen);

}  // namespace kaname::documents
