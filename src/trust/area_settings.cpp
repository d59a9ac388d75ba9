// SPDX-License-Identifier: Apache-2.0
#include "trust/area_settings.h"

#include "base/text_fold.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Nothing;
using api::Read;
using api::Write;

// From the pledges that towns have their users sign (様式「誓約書」): purpose, secrecy also after leaving, own sign-in only,
// lost devices told at once.
constexpr std::string_view kPledge =
    "わたしは、このシステムを使うにあたり、次のことを守ります。\n"
    "1. 知り得た情報は、ご本人の療養と生活を支える目的にだけ使い、ほかの目的に使いません。\n"
    "2. 業務で知り得た秘密を漏らしません。退職したあと、利用をやめたあとも同じです。\n"
    "3. 自分のログイン名・パスワード・暗証番号・認証アプリをほかの人に使わせません。\n"
    "4. 画面を開いたまま席を離れません。印刷した紙や写真は、定められたとおりに扱います。\n"
    "5. 端末をなくしたとき、情報が漏れたおそれのあるときは、すぐに管理者に知らせます。";

template <class T>
Result<T> show(Read& tx, const Caller&, const Nothing&) {
  return read_setting<T>(tx, tx.area());
}

template <class T>
Result<T> save(Write& tx, const Caller& caller, const T& in) {
  put_setting(tx, caller, setting_name(model::Tag<T>{}), model::to_json(in));
  return in;
}

Result<PledgeWords> show_pledge(Read& tx, const Caller&, const Nothing&) {
  return PledgeWords{pledge_words(tx, tx.area())};
}

Result<PledgeWords> save_pledge(Write& tx, const Caller& caller, const PledgeWords& in) {
  put_setting(tx, caller, "pledge", model::to_json(PledgeWords{text::trim(in.words)}));
  return PledgeWords{pledge_words(tx, tx.area())};
}

}  // namespace

std::optional<std::string> setting_text(Read& tx, const std::string& area, std::string_view name) {
  auto row = tx.first<AreaSetting>("WHERE area_id = $1 AND name = $2", area, name);
  if (!row) return std::nullopt;
  return std::move(row->value);
}

void put_setting(Write& tx, const Caller& caller, std::string_view name, std::string value) {
  tx.upsert(AreaSetting{tx.area(), std::string(name), std::move(value), tx.now(), caller.account_id});
}

std::string pledge_words(Read& tx, const std::string& area) {
  auto words = read_setting<PledgeWords>(tx, area).words;
  return words.empty() ? std::string(kPledge) : words;
}

std::vector<api::Endpoint> setting_endpoints() {
  using namespace api;
  return {
      get("/v1/settings/sign-in", "setting.sign_in", "signed_in", "Who needs a second factor", &show<SignInSettings>),
      put("/v1/settings/sign-in", "account.set_sign_in", "system.admin", "Decide who needs a second factor",
          &save<SignInSettings>),
      get("/v1/settings/offline", "setting.offline", "signed_in", "Which devices may keep an offline copy",
          &show<OfflinePolicy>),
      put("/v1/settings/offline", "setting.set_offline", "system.admin",
          "Decide which devices may keep an offline copy", &save<OfflinePolicy>),
      get("/v1/settings/pledge", "setting.pledge", "signed_in", "The words of the pledge", &show_pledge),
      put("/v1/settings/pledge", "setting.set_pledge", "system.admin", "Write the words of the pledge", &save_pledge),
  };
}

}  // namespace kaname::trust
