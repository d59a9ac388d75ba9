// SPDX-License-Identifier: Apache-2.0
// 目配り: a notice comes in without an account, the desk takes it, does something and says what.
#include "base/text_fold.h"
#include "people/endpoints.h"
#include "people/my_number.h"
#include "people/person_store.h"
#include "people/watch_send.h"
#include "trust/stranger_throttle.h"

namespace kaname::people {
namespace {

using api::Caller;

constexpr std::int64_t kMostRows = 500;

// What the sender hears: that it has arrived, nothing of what is known here.
struct WatchReceived {
  bool received = true;
  Timestamp at;
  std::string number;  // to quote on the telephone
};
constexpr auto describe(model::Tag<WatchReceived>) {
  using namespace model;
  return entity("WatchNoticeReceived", "受け付けました", field("received", &WatchReceived::received),
                field("at", &WatchReceived::at), field("number", &WatchReceived::number));
}

struct WatchQuery {
  std::optional<WatchState> state;
};
constexpr auto describe(model::Tag<WatchQuery>) {
  return model::entity("WatchQuery", "目配りの連絡をさがす", model::field("state", &WatchQuery::state));
}

struct WatchList {
  std::int64_t waiting = 0;
  std::vector<WatchNotice> items;
};
constexpr auto describe(model::Tag<WatchList>) {
  using namespace model;
  return entity("WatchNotices", "目配りの連絡の一覧", field("waiting", &WatchList::waiting),
                field("items", &WatchList::items));
}

struct WatchPath {
  WatchNoticeId id;
};
constexpr auto describe(model::Tag<WatchPath>) {
  return model::entity("WatchNoticePath", "目配りの連絡",
                       model::field("id", &WatchPath::id, model::from_path | model::required));
}

struct WatchDecision {
  WatchNoticeId id;
  std::string decision;
  std::optional<PersonId> person_id;
};
constexpr auto describe(model::Tag<WatchDecision>) {
  using namespace model;
  return entity("WatchDecision", "目配りの連絡への対応", field("id", &WatchDecision::id, from_path | required),
                field("decision", &WatchDecision::decision, required | multiline | personal | max_chars(1000)),
                field("person_id", &WatchDecision::person_id));
}

Result<WatchReceived> send(Write& tx, const Caller& caller, const WatchInput& in) {
  const WatchNotice notice = TRY(receive_notice(tx, caller, in));
  return WatchReceived{true, notice.received_at, watch_number(notice)};
}

Result<WatchList> list_notices(Read& tx, const Caller&, const WatchQuery& in) {
  WatchList out;
  out.waiting = tx.number("SELECT count(*) FROM watch_notice WHERE area_id = $1 AND state = 'waiting'", tx.area());
  if (in.state) {
    out.items =
        tx.select<WatchNotice>("WHERE area_id = $1 AND state = $2 ORDER BY urgent DESC, received_at DESC, id LIMIT $3",
                               tx.area(), *in.state, kMostRows);
  } else {
    out.items = tx.select<WatchNotice>(
        "WHERE area_id = $1 ORDER BY (state = 'waiting') DESC, (urgent = 1 AND state <> 'closed') DESC,"
        " received_at DESC, id LIMIT $2",
        tx.area(), kMostRows);
  }
  return out;
}

Result<WatchNotice> find_notice(Read& tx, WatchNoticeId id) {
  auto notice = tx.first<WatchNotice>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!notice) return fail(Problem::not_found, "watch_not_found");
  if (notice->state == WatchState::closed) return fail(Problem::conflict, "watch_closed");
  return std::move(*notice);
}

void decide(Write& tx, const Caller& caller, WatchNotice& notice, WatchState state) {
  notice.state = state;
  notice.decided_at = tx.now();
  notice.decided_by = caller.name;
  tx.update(notice);
  tx.concerns(notice.id.uuid);
}

Result<WatchNotice> take(Write& tx, const Caller& caller, const WatchPath& in) {
  WatchNotice notice = TRY(find_notice(tx, in.id));
  if (notice.state == WatchState::taken) return fail(Problem::conflict, "watch_taken");
  decide(tx, caller, notice, WatchState::taken);
  return notice;
}

Result<WatchNotice> close(Write& tx, const Caller& caller, const WatchDecision& in) {
  TRY(refuse_my_number(in));
  WatchNotice notice = TRY(find_notice(tx, in.id));
  if (in.person_id) {
    const Person person = TRY(get_person(tx, *in.person_id));
    notice.person_id = person.id;
    tx.concerns(person.id.uuid);
  }
  notice.decision = text::trim(in.decision);
  decide(tx, caller, notice, WatchState::closed);
  return notice;
}

}  // namespace

Result<WatchNotice> receive_notice(Write& tx, const api::Caller& caller, const WatchInput& in) {
  TRY(refuse_my_number(in));
  if (in.noticed_on && *in.noticed_on > tx.today()) return fail_field("noticed_on", "date_in_future");
  TRY(trust::let_stranger(tx, caller, "watch"));
  WatchNotice notice;
  notice.area_id = tx.area();
  notice.id = tx.new_id<WatchNoticeId>();
  notice.received_at = tx.now();
  notice.text = text::trim(in.text);
  notice.place = text::trim(in.place);
  notice.noticed_on = in.noticed_on;
  notice.sender_kind = in.sender_kind;
  notice.sender_name = text::trim(in.sender_name);
  notice.sender_phone = text::trim(in.sender_phone);
  notice.urgent = in.urgent;
  tx.insert(notice);
  tx.concerns(notice.id.uuid);
  return notice;
}

std::string watch_number(const WatchNotice& notice) {
  const std::string day = notice.received_at.tokyo_date().text();
  std::string tail = notice.id.text().substr(32);
  for (char& c : tail) c = static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
  return day.substr(5, 2) + day.substr(8, 2) + "-" + tail;
}

std::vector<api::Endpoint> watch_endpoints() {
  using namespace api;
  return {
      post("/v1/public/watch-notices", "watch.send", "public", "Tell the desk what was noticed, without an account",
           &send),
      get("/v1/watch-notices", "watch.list", "watch.read", "Watch notices, waiting ones first", &list_notices),
      post("/v1/watch-notices/{id}/take", "watch.take", "watch.read", "Take a notice", &take),
      post("/v1/watch-notices/{id}/close", "watch.close", "watch.read", "Say what was done about a notice", &close),
  };
}

}  // namespace kaname::people
