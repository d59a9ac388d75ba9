// SPDX-License-Identifier: Apache-2.0
#pragma once
// Notices that wait to be sent. A higher floor says inside its act who is to be told that something waits to be read; what
// it is stays inside the system. A row is one notice to one place; a thread of app/ takes what is due, sends it and says
// what became of it. Not history, and a replay tells nobody: its store has no subscriptions and no addresses.
//
//   tell → waiting ──sent──→ sent ──read──→ taken_back ──sent──→ gone
//             └──read──→ gone         (mail: read → gone)

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "delivery/subscription.h"
#include "store/transaction.h"

namespace kaname::delivery {

enum class NoticeState { waiting, sent, taken_back };
inline constexpr auto kNoticeStates = std::to_array<model::Option>({
    {"waiting", "送る前", "Waiting"},
    {"sent", "送った", "Sent"},
    {"taken_back", "取り消す", "To be taken back"},
});
constexpr const auto& options(model::Tag<NoticeState>) { return kNoticeStates; }
constexpr std::string_view choice_name(model::Tag<NoticeState>) { return "NoticeState"; }

inline constexpr std::string_view kByMail = "mail";  // target of a notice by mail

// Table `notice`.
struct Notice {
  std::string area_id;
  AccountId account_id;
  Uuid subject;        // what waits to be read
  std::string target;  // id of a push_subscription, or kByMail
  bool urgent = false;
  NoticeState state = NoticeState::waiting;
  Timestamp created_at;
  Timestamp due_at;  // not looked at before
  std::int64_t tries = 0;

  bool operator==(const Notice&) const = default;
};
constexpr auto describe(model::Tag<Notice>) {
  using namespace model;
  return entity("notice", "通知", field("area_id", &Notice::area_id, primary_key | max_chars(6)),
                field("account_id", &Notice::account_id, primary_key | references("account")),
                field("subject", &Notice::subject, primary_key),
                field("target", &Notice::target, primary_key | max_chars(64)), field("urgent", &Notice::urgent),
                field("state", &Notice::state), field("created_at", &Notice::created_at),
                field("due_at", &Notice::due_at), field("tries", &Notice::tries));
}

inline constexpr std::int64_t kForgetNoticesMs = 3 * kDayMs;  // after that nobody is woken, nothing taken back
inline constexpr std::int64_t kMostTries = 8;
inline constexpr std::int64_t kMostFailures = 20;  // of a subscription in a row; then it goes

// These accounts are to be told that `subject` waits, each at all its places. Who wants urgent ones only is told of no others.
void tell(store::Write& tx, const std::vector<AccountId>& accounts, const Uuid& subject, bool urgent);
// The account has read these: what was not sent yet will not be, what was sent disappears from its other devices.
void settle(store::Write& tx, const AccountId& account, const std::vector<Uuid>& subjects);
// Nobody needs to read `subject` any more.
void withdraw(store::Write& tx, const Uuid& subject);

// One message to one place, for all that is due there.
struct Message {
  std::vector<Notice> notices;
  std::optional<PushSubscription> browser;  // or …
  std::string mail;                         // … this address
  bool taken_back = false;                  // nothing new: only the number has become smaller
  bool urgent = false;
  std::int64_t count = 0;  // how many wait for the account to be read, as far as it was told
};

// What is due now in this area, `most` messages at most. Quiet hours put off everything but urgent notices; accounts that
// have left and places that are gone are told nothing. What is taken is not due again for two minutes, whatever happens.
std::vector<Message> take_due(store::Write& tx, std::size_t most);
// Whether take_due would find anything to do.
bool anything_due(store::Read& tx);

enum class Outcome {
  sent,
  later,    // not reached, or asked to come again: tried again after 30 s, 1 min, 2 min … 1 h
  refused,  // this message is not wanted as it is
  gone,     // the place is no more
};
void finish(store::Write& tx, const Message& message, Outcome outcome);

}  // namespace kaname::delivery
