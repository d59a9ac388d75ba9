// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a watch notice comes in: the same for the JSON endpoint and for the form of the public site.

#include <string>

#include "api/caller.h"
#include "base/result.h"
#include "people/watch.h"
#include "store/transaction.h"

namespace kaname::people {

struct WatchInput {
  std::string text;
  std::string place;
  std::optional<LocalDate> noticed_on;
  WatchSender sender_kind = WatchSender::resident;
  std::string sender_name;
  std::string sender_phone;
  bool urgent = false;
};
constexpr auto describe(model::Tag<WatchInput>) {
  using namespace model;
  using In = WatchInput;
  return entity("WatchNoticeInput", "目配りの連絡をする",
                field("text", &In::text, required | multiline | personal | max_chars(1000)),
                field("place", &In::place, personal | max_chars(300)), field("noticed_on", &In::noticed_on),
                field("sender_kind", &In::sender_kind),
                field("sender_name", &In::sender_name, personal | max_chars(100)),
                field("sender_phone", &In::sender_phone, personal | max_chars(30)), field("urgent", &In::urgent));
}

// Errors: my_number, date_in_future, stranger_slow_down (more than one network may send; a replay is never held up).
Result<WatchNotice> receive_notice(store::Write& tx, const api::Caller& caller, const WatchInput& in);

// What the sender quotes and the desk sees: "1129-7F3A", the day and the end of the id. Not unique over years.
std::string watch_number(const WatchNotice& notice);

}  // namespace kaname::people
