// SPDX-License-Identifier: Apache-2.0
#pragma once
// 利用申請: somebody without an account asks for one, on a page or on paper that somebody else writes down. It is decided
// by the town, or by the administrator of the office it names, and stays as history with who decided what.
//
//   waiting ──approved──→ an account, which begins by an invitation
//      └─────declined──→ with a reason

#include <optional>
#include <string>
#include <vector>

#include "api/endpoint.h"
#include "trust/account_store.h"

namespace kaname::trust {

using ApplicationId = Id<struct ApplicationTag>;

enum class ApplicationState { waiting, approved, declined };
inline constexpr auto kApplicationStates = std::to_array<model::Option>({
    {"waiting", "承認待ち", "Waiting"},
    {"approved", "承認した", "Approved"},
    {"declined", "断った", "Declined"},
});
constexpr const auto& options(model::Tag<ApplicationState>) { return kApplicationStates; }
constexpr std::string_view choice_name(model::Tag<ApplicationState>) { return "ApplicationState"; }

struct Application {
  std::string area_id;
  ApplicationId id;
  std::int64_t number = 0;  // of the area, from 1: to be quoted by telephone
  Timestamp received_at;
  std::string name;
  std::string name_kana;
  Profession profession = Profession::none;
  api::Role role = api::Role::office;  // wanted
  std::optional<Uuid> office_id;       // one of the directory, or …
  std::string office_name;             // … as it was written
  std::string phone;
  std::string mail;
  std::string reason;
  std::optional<AccountId> written_by;  // who wrote it down for a colleague, or from paper
  ApplicationState state = ApplicationState::waiting;
  std::optional<Timestamp> decided_at;
  std::string decided_by;
  std::string decision;  // why it was declined
  std::optional<AccountId> account_id;

  bool operator==(const Application&) const = default;
};
constexpr auto describe(model::Tag<Application>) {
  using namespace model;
  using Row = Application;
  return entity(
      "application", "利用申請", field("area_id", &Row::area_id, primary_key | max_chars(6)),
      field("id", &Row::id, primary_key), field("number", &Row::number, label("受付番号", "Number")),
      field("received_at", &Row::received_at, label("受け付けた日時", "Received")),
      field("name", &Row::name, personal | max_chars(100) | label("氏名", "Name")),
      field("name_kana", &Row::name_kana, personal | max_chars(100) | label("かな", "Reading")),
      field("profession", &Row::profession, label("職種", "Profession")),
      field("role", &Row::role, label("希望する役割", "Role wanted")),
      field("office_id", &Row::office_id, label("勤め先", "Office")),
      field("office_name", &Row::office_name, max_chars(200) | label("勤め先（書かれたとおり）", "Office as written")),
      field("phone", &Row::phone, personal | max_chars(30) | label("電話", "Telephone")),
      field("mail", &Row::mail, personal | max_chars(200) | label("メール", "Mail")),
      field("reason", &Row::reason, personal | multiline | max_chars(1000) | label("使いたい理由", "Reason")),
      field("written_by", &Row::written_by), field("state", &Row::state, label("状態", "State")),
      field("decided_at", &Row::decided_at), field("decided_by", &Row::decided_by, personal | max_chars(100)),
      field("decision", &Row::decision, personal | multiline | max_chars(1000)), field("account_id", &Row::account_id));
}

// How many wait for the caller's decision; none for those who may not decide.
std::int64_t waiting_applications(store::Read& tx, const api::Caller& caller);

std::vector<api::Endpoint> application_endpoints();

}  // namespace kaname::trust
