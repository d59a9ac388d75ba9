// SPDX-License-Identifier: Apache-2.0
// Applications: sent without an account, listed with whoever may be the same, approved or declined. The sender hears a number
// and nothing of what is known here.
#include <map>

#include "base/digits.h"
#include "base/text_fold.h"
#include "trust/application.h"
#include "trust/permissions.h"
#include "trust/services.h"
#include "trust/stranger_throttle.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Read;
using api::Write;

constexpr std::int64_t kMostRows = 500;

struct ApplicationInput {
  std::string area_id;  // of an installation with several
  std::string name;
  std::string name_kana;
  Profession profession = Profession::none;
  api::Role role = api::Role::office;
  std::optional<Uuid> office_id;
  std::string office_name;
  std::string phone;
  std::string mail;
  std::string reason;
};
constexpr auto describe(model::Tag<ApplicationInput>) {
  using namespace model;
  using In = ApplicationInput;
  return entity("ApplicationInput", "利用を申し込む", field("area_id", &In::area_id, max_chars(6)),
                field("name", &In::name, required | personal | max_chars(100) | label("氏名", "Name")),
                field("name_kana", &In::name_kana, required | personal | max_chars(100) | label("かな", "Reading")),
                field("profession", &In::profession, label("職種", "Profession")),
                field("role", &In::role, label("希望する役割", "Role wanted")), field("office_id", &In::office_id),
                field("office_name", &In::office_name, max_chars(200) | label("勤め先", "Office")),
                field("phone", &In::phone, required | personal | max_chars(30) | label("電話", "Telephone")),
                field("mail", &In::mail, personal | max_chars(200) | label("メール", "Mail")),
                field("reason", &In::reason,
                      required | personal | multiline | max_chars(1000) | label("使いたい理由", "Reason")));
}

struct ApplicationReceived {
  std::int64_t number = 0;
  Timestamp at;
};
constexpr auto describe(model::Tag<ApplicationReceived>) {
  using namespace model;
  return entity("ApplicationReceived", "受け付けました", field("number", &ApplicationReceived::number),
                field("at", &ApplicationReceived::at));
}

struct ApplicationQuery {
  std::optional<ApplicationState> state;
};
constexpr auto describe(model::Tag<ApplicationQuery>) {
  return model::entity("ApplicationQuery", "利用申請をさがす", model::field("state", &ApplicationQuery::state));
}

// An account of the same name.
struct SameName {
  AccountId id;
  std::string login;
  std::string office_names;
  bool same_office = false;
};
constexpr auto describe(model::Tag<SameName>) {
  using namespace model;
  return entity("SameName", "同じ名前の利用者", field("id", &SameName::id), field("login", &SameName::login, personal),
                field("office_names", &SameName::office_names), field("same_office", &SameName::same_office));
}

struct ApplicationRow {
  Application application;
  std::string office_name;          // of the directory, else as it was written
  std::vector<SameName> same_name;  // while it waits
  std::int64_t same_waiting = 0;    // further applications of the same name that wait
};
constexpr auto describe(model::Tag<ApplicationRow>) {
  using namespace model;
  return entity("ApplicationRow", "利用申請の行", field("application", &ApplicationRow::application),
                field("office_name", &ApplicationRow::office_name), field("same_name", &ApplicationRow::same_name),
                field("same_waiting", &ApplicationRow::same_waiting));
}

struct ApplicationList {
  std::int64_t waiting = 0;
  std::vector<ApplicationRow> items;
};
constexpr auto describe(model::Tag<ApplicationList>) {
  using namespace model;
  return entity("Applications", "利用申請の一覧", field("waiting", &ApplicationList::waiting),
                field("items", &ApplicationList::items));
}

// What was asked for may be put right: the role to give, the office that was meant.
struct Approval {
  ApplicationId id;
  std::string name;
  std::string name_kana;
  std::string login;
  RoleFor role;
  std::optional<AccountId> account_id;  // the role is added to this account instead of making one
};
constexpr auto describe(model::Tag<Approval>) {
  using namespace model;
  return entity("ApplicationApproval", "利用申請を承認する", field("id", &Approval::id, from_path | required),
                field("name", &Approval::name, required | personal | max_chars(100) | label("氏名", "Name")),
                field("name_kana", &Approval::name_kana, personal | max_chars(100) | label("かな", "Reading")),
                field("login", &Approval::login, personal | max_chars(64) | label("ログイン名", "Login name")),
                field("role", &Approval::role, required | label("役割", "Role")),
                field("account_id", &Approval::account_id));
}

struct Refusal {
  ApplicationId id;
  std::string reason;
};
constexpr auto describe(model::Tag<Refusal>) {
  using namespace model;
  return entity("ApplicationRefusal", "利用申請を断る", field("id", &Refusal::id, from_path | required),
                field("reason", &Refusal::reason,
                      required | personal | multiline | max_chars(1000) | label("断る理由", "Reason")));
}

bool of_office(api::Role role) { return role == api::Role::office || role == api::Role::office_admin; }

Result<Done> check(Read& tx, const ApplicationInput& in) {
  std::vector<FieldError> faults;
  for (const auto& [name, text] : {std::pair("reason", &in.reason), {"phone", &in.phone}, {"name", &in.name}}) {
    if (digits::contains_my_number(*text)) faults.push_back({name, "my_number"});
  }
  if (!in.mail.empty() && in.mail.find('@') == std::string::npos) faults.push_back({"mail", "mail_shape"});
  if (of_office(in.role) && !in.office_id && text::trim(in.office_name).empty())
    faults.push_back({"office_name", "application_office"});
  if (in.office_id && !is_office(tx, *in.office_id)) faults.push_back({"office_id", "office_unknown"});
  if (!faults.empty()) return Error{Problem::invalid, "invalid_input", std::move(faults), {}};
  return Done{};
}

Result<ApplicationReceived> send(Write& tx, const Caller& caller, const ApplicationInput& in) {
  TRY(check(tx, in));
  TRY(let_stranger(tx, caller, "application"));
  Application one;
  one.area_id = tx.area();
  one.id = tx.new_id<ApplicationId>();
  one.number = 1 + tx.number("SELECT coalesce(max(number), 0) FROM application WHERE area_id = $1", tx.area());
  one.received_at = tx.now();
  one.name = text::trim(in.name);
  one.name_kana = text::trim(in.name_kana);
  one.profession = in.profession;
  one.role = in.role;
  one.office_id = in.office_id;
  one.office_name = text::trim(in.office_name);
  one.phone = text::trim(in.phone);
  one.mail = text::trim(in.mail);
  one.reason = text::trim(in.reason);
  one.written_by = caller.account_id;
  tx.insert(one);
  tx.concerns(one.id.uuid);
  return ApplicationReceived{one.number, tx.now()};
}

// The town decides all; an office's administrator what asks for a role at her office.
bool may_decide(const Caller& caller, const Application& one) {
  if (!allows(caller, "application.decide")) return false;
  const auto offices = administered_offices(caller);
  if (!offices) return true;
  return of_office(one.role) && one.office_id &&
      std::find(offices->begin(), offices->end(), *one.office_id) != offices->end();
}

std::string name_key(std::string_view name) {
  std::string key = text::fold(name);
  std::erase(key, ' ');
  return key;
}

SameName same_name(Read& tx, const Account& account, const std::vector<Membership>& roles, const Application& one) {
  SameName out{account.id, account.login, {}, false};
  for (const Membership& role : roles) {
    if (role.account_id != account.id || !role.office_id) continue;
    out.office_names += (out.office_names.empty() ? "" : "、") + office_name(tx, *role.office_id);
    out.same_office = out.same_office || role.office_id == one.office_id;
  }
  return out;
}

// Puts beside what waits who may be the same. An office's administrator sees of accounts only what is of her offices.
void add_same_names(Read& tx, const Caller& caller, ApplicationList& list) {
  std::map<std::string, std::vector<ApplicationRow*>> waiting;
  for (ApplicationRow& row : list.items) {
    if (row.application.state == ApplicationState::waiting) waiting[name_key(row.application.name)].push_back(&row);
  }
  if (waiting.empty()) return;
  const std::vector<Membership> roles = present_memberships(tx);
  tx.each<Account>(
      "WHERE area_id = $1 AND active = 1 ORDER BY login",
      [&](Account&& account) {
        const auto found = waiting.find(name_key(account.name));
        if (found == waiting.end()) return;
        for (ApplicationRow* row : found->second) {
          SameName same = same_name(tx, account, roles, row->application);
          if (same.same_office || !administered_offices(caller)) row->same_name.push_back(std::move(same));
        }
      },
      tx.area());
  for (auto& [key, rows] : waiting) {
    for (ApplicationRow* row : rows) row->same_waiting = static_cast<std::int64_t>(rows.size()) - 1;
  }
}

Result<ApplicationList> list_applications(Read& tx, const Caller& caller, const ApplicationQuery& in) {
  ApplicationList out;
  out.waiting = waiting_applications(tx, caller);
  for (Application& one :
       tx.select<Application>("WHERE area_id = $1 ORDER BY (state = 'waiting') DESC, received_at DESC, id LIMIT $2",
                              tx.area(), kMostRows)) {
    if (!may_decide(caller, one) || (in.state && one.state != *in.state)) continue;
    ApplicationRow row;
    if (one.office_id) row.office_name = office_name(tx, *one.office_id);
    if (row.office_name.empty()) row.office_name = one.office_name;
    row.application = std::move(one);
    out.items.push_back(std::move(row));
  }
  add_same_names(tx, caller, out);
  return out;
}

// What is not the caller's to decide does not exist for her.
Result<Application> get_waiting(Read& tx, const Caller& caller, ApplicationId id) {
  auto one = tx.first<Application>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!one || !may_decide(caller, *one)) return fail(Problem::not_found, "application_not_found");
  if (one->state != ApplicationState::waiting) return fail(Problem::conflict, "application_decided");
  return std::move(*one);
}

Result<Application> decide(Write& tx, const Caller& caller, Application one, ApplicationState state) {
  one.state = state;
  one.decided_at = tx.now();
  one.decided_by = caller.name;
  tx.update(one);
  tx.concerns(one.id.uuid);
  return one;
}

Result<AccountId> add_role(Write& tx, const Caller& caller, AccountId id, const RoleFor& role) {
  TRY(may_administer(tx, caller, id));
  std::vector<RoleFor> roles;
  for (const Membership& m : present_memberships(tx)) {
    if (m.account_id == id) roles.push_back({m.role, m.office_id, m.profession});
  }
  roles.push_back(role);
  TRY(set_roles(tx, id, roles));
  return id;
}

Result<Application> approve(Write& tx, const Caller& caller, const Approval& in) {
  Application one = TRY(get_waiting(tx, caller, in.id));
  TRY(may_give(caller, {in.role}));
  if (in.account_id) {
    one.account_id = TRY(add_role(tx, caller, *in.account_id, in.role));
  } else {
    NewAccount account;
    account.name = in.name;
    account.name_kana = in.name_kana;
    account.login = in.login;
    account.roles = {in.role};
    account.invite = true;
    one.account_id = TRY(create_account(tx, account));
  }
  return decide(tx, caller, std::move(one), ApplicationState::approved);
}

Result<Application> decline(Write& tx, const Caller& caller, const Refusal& in) {
  if (digits::contains_my_number(in.reason)) return fail_field("reason", "my_number");
  Application one = TRY(get_waiting(tx, caller, in.id));
  one.decision = text::trim(in.reason);
  return decide(tx, caller, std::move(one), ApplicationState::declined);
}

}  // namespace

std::int64_t waiting_applications(Read& tx, const Caller& caller) {
  std::int64_t out = 0;
  tx.each<Application>(
      "WHERE area_id = $1 AND state = 'waiting' ORDER BY received_at, id",
      [&](Application&& one) { out += may_decide(caller, one) ? 1 : 0; }, tx.area());
  return out;
}

std::vector<api::Endpoint> application_endpoints() {
  using namespace api;
  return {
      post("/v1/public/applications", "application.send", "public", "Apply for an account", &send),
      get("/v1/applications", "application.list", "application.decide", "Applications, waiting ones first",
          &list_applications),
      post("/v1/applications/{id}/approve", "application.approve", "application.decide",
           "Approve: makes the account, or adds the role to one", &approve),
      post("/v1/applications/{id}/decline", "application.decline", "application.decide", "Decline, with a reason",
           &decline),
  };
}

}  // namespace kaname::trust
