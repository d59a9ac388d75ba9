// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pure decisions about an entry that is being written.

#include <string>

#include "base/result.h"
#include "thread/entry.h"

namespace kaname::thread {

// The moment an entry tells of. A phone's clock may be wrong: `offset_ms` is how far it stands from the server's, as the
// phone last measured it. Beyond five minutes it is set right and noted. What would be in the future is now.
struct Moment {
  Timestamp at;
  std::int64_t clock_differs_ms = 0;
};
Moment moment_of(std::optional<Timestamp> told, std::int64_t offset_ms, Timestamp now);

// Values that are worth a question ("この値でよいですか"), in words; the screen asks, nothing is refused.
std::vector<std::string> outliers(const Vitals& vitals);

// One line for papers and 支援経過: "血圧 128/76 脈 72 体温 36.5 SpO2 97".
std::string words_of(const Vitals& vitals);

bool is_empty(const Vitals& vitals);

}  // namespace kaname::thread
