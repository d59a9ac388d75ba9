// SPDX-License-Identifier: Apache-2.0
// The yearly confirmation: the town's decision, how far it has come, and 「いまも在籍」 for one or many.
#include "trust/account_list.h"
#include "trust/account_store.h"
#include "trust/application.h"
#include "trust/area_settings.h"
#include "trust/yearly_confirmation.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Nothing;
using api::Read;
using api::Write;

// What waits for somebody who administers accounts: for the home desk.
struct AccountsWaiting {
  std::int64_t applications = 0;
  std::optional<LocalDate> opens, due, suspends;  // the running term; nothing: no confirmation is asked
  std::int64_t confirmed = 0;                     // of those the caller is to confirm …
  std::int64_t waiting = 0;
  std::int64_t overdue = 0;
  std::int64_t suspended = 0;
  std::int64_t offices_overdue = 0;  // for the town: offices that have not finished in time
};
constexpr auto describe(model::Tag<AccountsWaiting>) {
  using namespace model;
  using Out = AccountsWaiting;
  return entity("AccountsWaiting", "アカウントについて待っているもの", field("applications", &Out::applications),
                field("opens", &Out::opens), field("due", &Out::due), field("suspends", &Out::suspends),
                field("confirmed", &Out::confirmed), field("waiting", &Out::waiting), field("overdue", &Out::overdue),
                field("suspended", &Out::suspended), field("offices_overdue", &Out::offices_overdue));
}

struct Confirmed {
  std::vector<AccountId> accounts;
};
constexpr auto describe(model::Tag<Confirmed>) {
  using namespace model;
  return entity("AccountsConfirmed", "いまも在籍と確かめた人",
                field("accounts", &Confirmed::accounts, required | max_items(1000) | label("利用者", "Accounts")));
}

struct ConfirmedCount {
  std::int64_t confirmed = 0;
};
constexpr auto describe(model::Tag<ConfirmedCount>) {
  return model::entity("AccountsConfirmedCount", "確かめた人の数",
                       model::field("confirmed", &ConfirmedCount::confirmed));
}

bool is_late(ConfirmationState state) {
  return state == ConfirmationState::overdue || state == ConfirmationState::suspended;
}

void count(AccountsWaiting& out, ConfirmationState state) {
  switch (state) {
    case ConfirmationState::none: break;
    case ConfirmationState::confirmed: ++out.confirmed; break;
    case ConfirmationState::waiting: ++out.waiting; break;
    case ConfirmationState::overdue: ++out.overdue; break;
    case ConfirmationState::suspended: ++out.suspended; break;
  }
}

Result<AccountsWaiting> show_waiting(Read& tx, const Caller& caller, const Nothing&) {
  AccountsWaiting out;
  out.applications = waiting_applications(tx, caller);
  const auto term = term_at(read_setting<YearlyConfirmation>(tx, tx.area()), tx.today());
  if (!term) return out;
  out.opens = term->opens;
  out.due = term->due;
  out.suspends = term->suspends;
  const bool town = !administered_offices(caller);
  std::vector<Uuid> late;
  for (const AccountRow& row : accounts_for(tx, caller).items) {
    if (row.kept_by_town == town) {
      count(out, row.confirmation);
    } else if (town && is_late(row.confirmation)) {
      late.push_back(*row.roles.front().facility_id);
    }
  }
  std::sort(late.begin(), late.end());
  out.offices_overdue = std::unique(late.begin(), late.end()) - late.begin();
  return out;
}

// All or none: a list of which half was confirmed would have to be gone through again.
Result<ConfirmedCount> confirm(Write& tx, const Caller& caller, const Confirmed& in) {
  for (const AccountId id : in.accounts) {
    TRY(may_administer(tx, caller, id));
    if (!find_account(tx, tx.area(), id)->active) return fail(Problem::conflict, "account_inactive");
    note_confirmation(tx, caller, id, ConfirmationOutcome::stays);
    tx.concerns(id.uuid);
  }
  return ConfirmedCount{static_cast<std::int64_t>(in.accounts.size())};
}

Result<YearlyConfirmation> show_setting(Read& tx, const Caller&, const Nothing&) {
  return read_setting<YearlyConfirmation>(tx, tx.area());
}

Result<YearlyConfirmation> save_setting(Write& tx, const Caller& caller, const YearlyConfirmation& in) {
  const auto kept = with_since(in, read_setting<YearlyConfirmation>(tx, tx.area()), tx.today());
  put_setting(tx, caller, setting_name(model::Tag<YearlyConfirmation>{}), model::to_json(kept));
  return kept;
}

}  // namespace

std::vector<api::Endpoint> yearly_endpoints() {
  using namespace api;
  return {
      get("/v1/accounts/waiting", "account.waiting", "account.read",
          "Applications and confirmations that wait for the caller", &show_waiting),
      post("/v1/accounts/confirm", "account.confirm", "account.confirm", "Say that these people are still there",
           &confirm),
      get("/v1/settings/yearly-confirmation", "setting.yearly_confirmation", "account.read",
          "When accounts are confirmed, and what follows when they are not", &show_setting),
      put("/v1/settings/yearly-confirmation", "account.set_yearly_confirmation", "system.admin",
          "Decide when accounts are confirmed", &save_setting),
  };
}

}  // namespace kaname::trust
