// SPDX-License-Identifier: Apache-2.0
#pragma once
// 目配り: what police, post, newspaper and neighbours have noticed, told without an account in one line, received at the desk.

#include <optional>
#include <string>

#include "base/time.h"
#include "model/field.h"
#include "people/person.h"

namespace kaname::people {

using WatchNoticeId = Id<struct WatchNoticeTag>;

enum class WatchSender { resident, police, post, newspaper, shop, commissioner, utility, other };
inline constexpr auto kWatchSenders = std::to_array<model::Option>({
    {"resident", "住民・家族", "Resident or family"},
    {"police", "警察", "Police"},
    {"post", "郵便", "Post"},
    {"newspaper", "新聞", "Newspaper"},
    {"shop", "商店・銀行", "Shop or bank"},
    {"commissioner", "民生委員・町内会", "Welfare commissioner, neighbourhood"},
    {"utility", "電気・ガス・水道", "Utility"},
    {"other", "その他", "Other"},
});
constexpr const auto& options(model::Tag<WatchSender>) { return kWatchSenders; }
constexpr std::string_view choice_name(model::Tag<WatchSender>) { return "WatchSender"; }

enum class WatchState { waiting, taken, closed };
inline constexpr auto kWatchStates = std::to_array<model::Option>({
    {"waiting", "未対応", "Waiting"},
    {"taken", "対応中", "Taken"},
    {"closed", "対応済み", "Closed"},
});
constexpr const auto& options(model::Tag<WatchState>) { return kWatchStates; }
constexpr std::string_view choice_name(model::Tag<WatchState>) { return "WatchState"; }

struct WatchNotice {
  std::string area_id;
  WatchNoticeId id;
  Timestamp received_at;
  std::string text;
  std::string place;
  std::optional<LocalDate> noticed_on;
  WatchSender sender_kind = WatchSender::resident;
  std::string sender_name;
  std::string sender_phone;
  bool urgent = false;
  WatchState state = WatchState::waiting;
  std::optional<Timestamp> decided_at;
  std::string decided_by;
  std::string decision;
  std::optional<PersonId> person_id;

  bool operator==(const WatchNotice&) const = default;
};
constexpr auto describe(model::Tag<WatchNotice>) {
  using namespace model;
  return entity(
      "watch_notice", "目配りの連絡", field("area_id", &WatchNotice::area_id, primary_key | max_chars(6)),
      field("id", &WatchNotice::id, primary_key), field("received_at", &WatchNotice::received_at),
      field("text", &WatchNotice::text,
            required | multiline | personal | max_chars(1000) | label("気づいたこと", "What")),
      field("place", &WatchNotice::place, personal | max_chars(300) | label("場所", "Where")),
      field("noticed_on", &WatchNotice::noticed_on, label("気づいた日", "When")),
      field("sender_kind", &WatchNotice::sender_kind, label("どなたから", "From")),
      field("sender_name", &WatchNotice::sender_name, personal | max_chars(100) | label("お名前", "Name")),
      field("sender_phone", &WatchNotice::sender_phone, personal | max_chars(30) | label("電話", "Telephone")),
      field("urgent", &WatchNotice::urgent, label("急ぎ", "Urgent")),
      field("state", &WatchNotice::state, label("状態", "State")), field("decided_at", &WatchNotice::decided_at),
      field("decided_by", &WatchNotice::decided_by, personal | max_chars(100)),
      field("decision", &WatchNotice::decision, multiline | personal | max_chars(1000) | label("対応", "Decision")),
      field("person_id", &WatchNotice::person_id));
}

}  // namespace kaname::people
