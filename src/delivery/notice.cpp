// SPDX-License-Identifier: Apache-2.0
#include "delivery/notice.h"

#include <algorithm>
#include <map>

namespace kaname::delivery {
namespace {

using store::Read;
using store::Write;

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kLeaseMs = 2 * kMinuteMs;
constexpr std::int64_t kFirstWaitMs = 30'000, kLongestWaitMs = 60 * kMinuteMs;
constexpr std::int64_t kRowsATurn = 500;

NoticeSetting setting_of(Read& tx, const AccountId& account) {
  return tx.first<NoticeSetting>("WHERE area_id = $1 AND account_id = $2", tx.area(), account)
      .value_or(NoticeSetting{tx.area(), account, kQuietFrom, kQuietTo, false, {}});
}

// A notice of a sent or waiting row disappears: at once where nobody has seen it, by one more message where it stands.
void take_back(Write& tx, Notice notice) {
  if (notice.state == NoticeState::sent && notice.target != kByMail) {
    notice.state = NoticeState::taken_back;
    notice.due_at = tx.now();
    notice.tries = 0;
    tx.update(notice);
  } else if (notice.state != NoticeState::taken_back) {
    tx.erase(notice);
  }
}

// When the quiet hours in which tx.now() lies are over.
Timestamp end_of_quiet(Read& tx, const NoticeSetting& setting) {
  const std::int64_t minute = tx.now().tokyo_minutes();
  const std::int64_t left = (setting.quiet_to - minute + kMinutesADay) % kMinutesADay;
  return Timestamp{(tx.now().ms / kMinuteMs + left) * kMinuteMs};
}

bool is_active(Read& tx, const AccountId& account) {
  return tx.number("SELECT count(*) FROM account WHERE area_id = $1 AND id = $2 AND active = 1", tx.area(), account) >
      0;
}

// Where the notices of one account and target go; nothing when there is no such place any more.
std::optional<Message> place_of(Read& tx, const AccountId& account, const std::string& target,
                                const NoticeSetting& setting) {
  Message out;
  if (!is_active(tx, account)) return std::nullopt;
  if (target == kByMail) {
    out.mail = setting.mail;
    if (out.mail.empty()) return std::nullopt;
    return out;
  }
  out.browser =
      tx.first<PushSubscription>("WHERE area_id = $1 AND id = $2 AND account_id = $3", tx.area(), target, account);
  if (!out.browser) return std::nullopt;
  return out;
}

void forget(Write& tx, const AccountId& account, const std::string& target) {
  tx.execute("DELETE FROM notice WHERE area_id = $1 AND account_id = $2 AND target = $3", tx.area(), account, target);
}

// What is due for one place becomes one message; nothing when all of it has to wait.
std::optional<Message> message_for(Write& tx, const AccountId& account, const std::string& target,
                                   std::vector<Notice> due) {
  const NoticeSetting setting = setting_of(tx, account);
  auto message = place_of(tx, account, target, setting);
  if (!message) {
    forget(tx, account, target);
    return std::nullopt;
  }
  const bool quiet = is_quiet(setting, tx.now().tokyo_minutes());
  message->taken_back = true;
  for (Notice& notice : due) {
    const bool hold = quiet && !notice.urgent && notice.state == NoticeState::waiting;
    notice.due_at = hold ? end_of_quiet(tx, setting) : tx.now().plus_ms(kLeaseMs);
    tx.update(notice);
    if (hold) continue;
    if (notice.state == NoticeState::waiting) {
      message->taken_back = false;
      message->urgent = message->urgent || notice.urgent;
    }
    message->notices.push_back(std::move(notice));
  }
  if (message->notices.empty()) return std::nullopt;
  message->count = tx.number(
      "SELECT count(*) FROM notice WHERE area_id = $1 AND account_id = $2 AND target = $3 AND state <> 'taken_back'",
      tx.area(), account, target);
  return message;
}

void count_failure(Write& tx, const Message& message) {
  if (!message.browser) return;
  PushSubscription browser = *message.browser;
  ++browser.failures;
  if (browser.failures < kMostFailures) {
    tx.update(browser);
  } else {
    tx.erase(browser);
  }
}

void count_success(Write& tx, const Message& message) {
  if (!message.browser || message.browser->failures == 0) return;
  PushSubscription browser = *message.browser;
  browser.failures = 0;
  tx.update(browser);
}

void finish_one(Write& tx, Notice notice, Outcome outcome) {
  ++notice.tries;
  const bool again = outcome == Outcome::later && notice.tries < kMostTries;
  if (again) {
    notice.due_at = tx.now().plus_ms(std::min(kLongestWaitMs, kFirstWaitMs << (notice.tries - 1)));
  } else if (outcome == Outcome::sent && notice.state == NoticeState::waiting) {
    notice.state = NoticeState::sent;
    notice.tries = 0;
  } else {
    tx.erase(notice);
    return;
  }
  tx.update(notice);
}

}  // namespace

void tell(Write& tx, const std::vector<AccountId>& accounts, const Uuid& subject, bool urgent) {
  for (const AccountId& account : accounts) {
    const NoticeSetting setting = setting_of(tx, account);
    if (setting.urgent_only && !urgent) continue;
    Notice notice{tx.area(), account, subject, {}, urgent, NoticeState::waiting, tx.now(), tx.now(), 0};
    for (const PushSubscription& browser :
         tx.select<PushSubscription>("WHERE area_id = $1 AND account_id = $2 ORDER BY id", tx.area(), account)) {
      notice.target = browser.id;
      tx.upsert(notice);
    }
    if (setting.mail.empty()) continue;
    notice.target = kByMail;
    tx.upsert(notice);
  }
}

void settle(Write& tx, const AccountId& account, const std::vector<Uuid>& subjects) {
  for (Notice& notice :
       tx.select<Notice>("WHERE area_id = $1 AND account_id = $2 ORDER BY subject, target", tx.area(), account)) {
    if (std::find(subjects.begin(), subjects.end(), notice.subject) != subjects.end()) take_back(tx, std::move(notice));
  }
}

void withdraw(Write& tx, const Uuid& subject) {
  for (Notice& notice :
       tx.select<Notice>("WHERE area_id = $1 AND subject = $2 ORDER BY account_id, target", tx.area(), subject)) {
    take_back(tx, std::move(notice));
  }
}

bool anything_due(Read& tx) {
  return tx.number(
             "SELECT count(*) FROM (SELECT 1 FROM notice WHERE area_id = $1 AND state <> 'sent' AND due_at <= $2"
             " LIMIT 1) AS due",
             tx.area(), tx.now()) > 0;
}

std::vector<Message> take_due(Write& tx, std::size_t most) {
  tx.execute("DELETE FROM notice WHERE area_id = $1 AND created_at < $2", tx.area(),
             tx.now().plus_ms(-kForgetNoticesMs));
  std::map<std::pair<AccountId, std::string>, std::vector<Notice>> places;
  for (Notice& notice : tx.select<Notice>(
           "WHERE area_id = $1 AND state <> 'sent' AND due_at <= $2 ORDER BY urgent DESC, due_at, account_id, subject,"
           " target LIMIT $3",
           tx.area(), tx.now(), kRowsATurn)) {
    auto key = std::pair(notice.account_id, notice.target);
    if (places.size() >= most && !places.contains(key)) continue;
    places[std::move(key)].push_back(std::move(notice));
  }
  std::vector<Message> out;
  for (auto& [place, due] : places) {
    if (auto message = message_for(tx, place.first, place.second, std::move(due))) out.push_back(std::move(*message));
  }
  return out;
}

void finish(Write& tx, const Message& message, Outcome outcome) {
  if (outcome == Outcome::gone && message.browser) {
    tx.erase(*message.browser);
    forget(tx, message.browser->account_id, message.browser->id);
    return;
  }
  if (outcome == Outcome::sent) {
    count_success(tx, message);
  } else {
    count_failure(tx, message);
  }
  for (const Notice& taken : message.notices) {
    const auto now = tx.first<Notice>("WHERE area_id = $1 AND account_id = $2 AND subject = $3 AND target = $4",
                                      tx.area(), taken.account_id, taken.subject, taken.target);
    if (now && now->state == taken.state) {
      finish_one(tx, *now, outcome);
    } else if (!now && outcome == Outcome::sent && taken.state == NoticeState::waiting && message.browser) {
      // Read while it was on its way: it stands on the device now and is taken back from there.
      Notice again = taken;
      again.state = NoticeState::taken_back;
      again.due_at = tx.now();
      again.tries = 0;
      tx.insert(again);
    }
  }
}

}  // namespace kaname::delivery
