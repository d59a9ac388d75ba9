// SPDX-License-Identifier: Apache-2.0
// People of the system, for whoever keeps the machine: the way in when nobody can sign in any more.
#include <boost/json.hpp>

#include "app/commands/command.h"
#include "trust/account_store.h"

namespace kaname::app {
namespace {

namespace json = boost::json;

std::string text(const json::object& object, std::string_view key) {
  const auto* found = object.if_contains(key);
  return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

json::object must(const Result<std::string>& answer) {
  if (!answer) throw UsageError(sentence(answer.error()));
  return json::parse(*answer).as_object();
}

json::array accounts(House& house, const api::Caller& caller) {
  return must(house.pipeline().read(caller, "account.list", "{}")).at("items").as_array();
}

std::string roles_text(const json::object& account) {
  std::string out;
  for (const auto& item : account.at("roles").as_array()) {
    const json::object& role = item.as_object();
    api::Role value{};
    model::choice_from(text(role, "role"), value);
    const std::string office = text(role, "facility_name");
    out += (out.empty() ? "" : "、") + std::string(model::ja_of(value)) + (office.empty() ? "" : "（" + office + "）");
  }
  return out;
}

void list(House& house, const api::Caller& caller) {
  for (const auto& item : accounts(house, caller)) {
    const json::object& account = item.as_object();
    fmt::print("{:<24} {}  {}{}\n", text(account, "login"), text(account, "name"), roles_text(account),
               account.at("active").as_bool() ? "" : "  利用を終えています");
  }
}

std::string id_of(House& house, const api::Caller& caller, const Invocation& invocation) {
  if (invocation.words.size() != 2) throw UsageError("ログイン名を一つ指定してください。");
  const std::string login = trust::normal_login(invocation.words[1]);
  for (const auto& item : accounts(house, caller)) {
    if (text(item.as_object(), "login") == login) return text(item.as_object(), "id");
  }
  throw UsageError("ログイン名「" + invocation.words[1] +
                   "」の利用者はいません。kaname user list で一覧が見られます。");
}

void print_password(const json::object& answer) {
  const std::string password = text(answer, "initial_password");
  if (password.empty()) return;
  fmt::print(
      "最初のパスワード: {}\n本人に伝えてください。最初のログインのあとで、本人が変えます。もう一度は表示しません。\n",
      password);
}

void add(House& house, const api::Caller& caller, const Invocation& invocation) {
  if (!invocation.has("login") || !invocation.has("name") || !invocation.has("role"))
    throw UsageError("--login、--name、--role が要ります。");
  json::object role{{"role", invocation.value("role")}};
  if (invocation.has("office")) role["facility_id"] = invocation.value("office");
  const json::object body{{"login", invocation.value("login")},
                          {"name", invocation.value("name")},
                          {"name_kana", invocation.value("kana")},
                          {"roles", json::array{role}}};
  const json::object answer = must(house.pipeline().act(caller, "account.create", json::serialize(body)));
  fmt::print("利用者「{}」を加えました。\n", invocation.value("login"));
  print_password(answer);
}

}  // namespace

int user_command(const Invocation& invocation) {
  const std::string what = invocation.words.empty() ? "" : invocation.words.front();
  if (what != "list" && what != "add" && what != "reset-password" && what != "reset-second-factor" &&
      what != "deactivate") {
    throw UsageError("list、add、reset-password、reset-second-factor、deactivate のどれかを指定してください。");
  }
  House house(house_settings(invocation.settings));
  const api::Caller caller = own_caller(chosen_area(house, invocation));
  if (what == "list") return list(house, caller), 0;
  if (what == "add") return add(house, caller, invocation), 0;
  const std::string body = json::serialize(json::object{{"id", id_of(house, caller, invocation)}});
  if (what == "reset-password") {
    print_password(must(house.pipeline().act(caller, "account.reset_password", body)));
    return 0;
  }
  if (what == "reset-second-factor") {
    must(house.pipeline().act(caller, "account.reset_second_factor", body));
    fmt::print("利用者「{}」の認証アプリ・予備コード・パスキーの登録を消しました。\n", invocation.words[1]);
    return 0;
  }
  must(house.pipeline().act(caller, "account.deactivate", body));
  fmt::print("利用者「{}」の利用を終えました。ログイン中の画面も使えなくなります。\n", invocation.words[1]);
  return 0;
}

}  // namespace kaname::app
