// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a town decides for itself: rows of area_setting by name, each read and written as one described struct. Without a row
// the defaults of the struct hold. Changes are acts, so the journal tells who decided what.

#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "api/endpoint.h"
#include "model/json.h"
#include "trust/sign_in.h"

namespace kaname::trust {

// 医療情報システムの安全管理に関するガイドライン 第6.0版 asks for two factors in systems that run in 2027; a town goes there
// step by step.
enum class SecondFactorFor { nobody, town_and_coordinators, everybody };
inline constexpr auto kSecondFactorFor = std::to_array<model::Option>({
    {"nobody", "だれにも求めない（使いたい人だけ）", "Nobody (whoever wants)"},
    {"town_and_coordinators", "市町村とコーディネーター", "Municipality and coordinators"},
    {"everybody", "全員", "Everybody"},
});
constexpr const auto& options(model::Tag<SecondFactorFor>) { return kSecondFactorFor; }
constexpr std::string_view choice_name(model::Tag<SecondFactorFor>) { return "SecondFactorFor"; }

struct SignInSettings {
  SecondFactorFor second_factor_for = SecondFactorFor::nobody;
};
constexpr auto describe(model::Tag<SignInSettings>) {
  using namespace model;
  return entity("SignInSettings", "ログインの決まり",
                field("second_factor_for", &SignInSettings::second_factor_for,
                      required | label("二段階のログインを求める人", "Who needs a second factor")));
}
constexpr std::string_view setting_name(model::Tag<SignInSettings>) { return "sign_in"; }

// Which phones may keep an offline copy.
enum class Offline { none, managed, own };
inline constexpr auto kOffline = std::to_array<model::Option>({
    {"none", "どの端末にも残さない", "No device"},
    {"managed", "貸与・管理している端末だけ", "Managed devices only"},
    {"own", "個人の端末にも残してよい", "Own devices too"},
});
constexpr const auto& options(model::Tag<Offline>) { return kOffline; }
constexpr std::string_view choice_name(model::Tag<Offline>) { return "Offline"; }

struct OfflinePolicy {
  Offline offline = Offline::none;
  std::int64_t days = 90;         // how far back the copy goes
  std::int64_t pin_hours = 12;    // how long the PIN alone opens it without the server
  std::int64_t forget_days = 14;  // without contact the copy is deleted
};
constexpr auto describe(model::Tag<OfflinePolicy>) {
  using namespace model;
  return entity(
      "OfflinePolicy", "端末に残す控えの決まり",
      field("offline", &OfflinePolicy::offline,
            required | label("控えを残してよい端末", "Devices that may keep a copy")),
      field("days", &OfflinePolicy::days, between(7, 365) | label("さかのぼる日数", "Days back")),
      field("pin_hours", &OfflinePolicy::pin_hours,
            between(1, 72) | label("暗証番号だけで開ける時間", "Hours that the PIN alone opens it")),
      field("forget_days", &OfflinePolicy::forget_days,
            between(1, 60) | label("つながらないときに消すまでの日数", "Days without contact until it is deleted")));
}
constexpr std::string_view setting_name(model::Tag<OfflinePolicy>) { return "offline"; }

// 誓約: asked of everybody who comes by an invitation.
struct PledgeWords {
  std::string words;  // empty: the program's own
};
constexpr auto describe(model::Tag<PledgeWords>) {
  using namespace model;
  return entity(
      "PledgeWords", "誓約の文",
      field("words", &PledgeWords::words, multiline | max_chars(4000) | label("誓約の文", "Words of the pledge")));
}
constexpr std::string_view setting_name(model::Tag<PledgeWords>) { return "pledge"; }

// The value of a row; nothing when there is none.
std::optional<std::string> setting_text(store::Read& tx, const std::string& area, std::string_view name);
void put_setting(store::Write& tx, const api::Caller& caller, std::string_view name, std::string value);

template <class T>
T read_setting(store::Read& tx, const std::string& area) {
  const auto text = setting_text(tx, area, setting_name(model::Tag<T>{}));
  if (!text) return T{};
  const auto value = model::from_json<T>(*text);
  return value ? *value : T{};
}

// The words of the pledge that hold now, the program's own when the town has set none.
std::string pledge_words(store::Read& tx, const std::string& area);

std::vector<api::Endpoint> setting_endpoints();

}  // namespace kaname::trust
