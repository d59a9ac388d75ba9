// SPDX-License-Identifier: Apache-2.0
#pragma once
// 年次確認: once a year somebody says of every account that its owner is still there, or ends it. What state an account is
// in follows from dates alone, whenever it is asked: nothing happens by a clock that nobody sees.
//
//   first day of the month ── to be confirmed ── last day ── overdue ── grace_days later ── suspended (when so decided)

#include <optional>
#include <string>
#include <vector>

#include "api/endpoint.h"
#include "trust/account.h"

namespace kaname::trust {

enum class ConfirmationOutcome { stays, ended, left };
inline constexpr auto kConfirmationOutcomes = std::to_array<model::Option>({
    {"stays", "いまも在籍", "Still there"},
    {"ended", "管理者が終えた", "Ended by an administrator"},
    {"left", "本人が退会した", "Left by himself"},
});
constexpr const auto& options(model::Tag<ConfirmationOutcome>) { return kConfirmationOutcomes; }
constexpr std::string_view choice_name(model::Tag<ConfirmationOutcome>) { return "ConfirmationOutcome"; }

// Who said what of an account, and when.
struct AccountConfirmation {
  std::string area_id;
  AccountId account_id;
  Timestamp at;
  ConfirmationOutcome outcome = ConfirmationOutcome::stays;
  std::optional<AccountId> by_account;  // nothing: the program itself
  std::string by_name;

  bool operator==(const AccountConfirmation&) const = default;
};
constexpr auto describe(model::Tag<AccountConfirmation>) {
  using namespace model;
  using Row = AccountConfirmation;
  return entity("account_confirmation", "年次確認", field("area_id", &Row::area_id, primary_key | max_chars(6)),
                field("account_id", &Row::account_id, primary_key | references("account")),
                field("at", &Row::at, primary_key), field("outcome", &Row::outcome),
                field("by_account", &Row::by_account), field("by_name", &Row::by_name, personal | max_chars(100)));
}

// What the town has decided. Setting "yearly_confirmation".
struct YearlyConfirmation {
  bool on = false;
  std::int64_t month = 5;        // 1–12
  std::int64_t grace_days = 30;  // after the month
  bool suspend = false;          // … then whoever is not confirmed cannot sign in
  // Kept by the program: reviews that began earlier do not count, or switching it on would find everybody overdue.
  std::optional<LocalDate> since;

  bool operator==(const YearlyConfirmation&) const = default;
};
constexpr auto describe(model::Tag<YearlyConfirmation>) {
  using namespace model;
  using In = YearlyConfirmation;
  return entity("YearlyConfirmation", "年に一度の確認の決まり",
                field("on", &In::on, label("年に一度の確認をする", "Confirm accounts once a year")),
                field("month", &In::month, between(1, 12) | label("確かめる月", "Month")),
                field("grace_days", &In::grace_days, between(0, 180) | label("待つ日数", "Days of grace")),
                field("suspend", &In::suspend, label("過ぎたら止める", "Suspend when overdue")),
                field("since", &In::since));
}
constexpr std::string_view setting_name(model::Tag<YearlyConfirmation>) { return "yearly_confirmation"; }

// One year's confirmation.
struct Term {
  LocalDate opens;     // first day of the month
  LocalDate due;       // its last day
  LocalDate suspends;  // from this day on
  bool operator==(const Term&) const = default;
};

enum class ConfirmationState { none, confirmed, waiting, overdue, suspended };
inline constexpr auto kConfirmationStates = std::to_array<model::Option>({
    {"none", "", ""},
    {"confirmed", "確認済み", "Confirmed"},
    {"waiting", "確認待ち", "To be confirmed"},
    {"overdue", "期限切れ", "Overdue"},
    {"suspended", "停止中（確認待ち）", "Suspended"},
});
constexpr const auto& options(model::Tag<ConfirmationState>) { return kConfirmationStates; }
constexpr std::string_view choice_name(model::Tag<ConfirmationState>) { return "ConfirmationState"; }

// ---- pure rules (yearly_rules.cpp)

// The term that has opened last; nothing when it is off or none has opened yet.
std::optional<Term> term_at(const YearlyConfirmation& setting, LocalDate today);
// The setting as it is to be kept when `wanted` replaces `before`.
YearlyConfirmation with_since(YearlyConfirmation wanted, const YearlyConfirmation& before, LocalDate today);
// Of an account that was made or last confirmed at `known_at`. `spared`: is never suspended.
ConfirmationState state_of(const YearlyConfirmation& setting, LocalDate today, Timestamp known_at, bool spared);

// ---- in the store (yearly_store.cpp)

// Whether the account may not sign in because nobody has confirmed it. Town accounts are spared: they resume the others, and
// an area must not lock itself out.
bool is_suspended(store::Read& tx, const std::string& area, AccountId account);
// Notes an outcome; replaces one of the same moment.
void note_confirmation(store::Write& tx, const api::Caller& caller, AccountId account, ConfirmationOutcome outcome);
// The last "stays" of each account of the area.
std::vector<AccountConfirmation> last_confirmations(store::Read& tx);

std::vector<api::Endpoint> yearly_endpoints();

}  // namespace kaname::trust
