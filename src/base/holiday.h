// SPDX-License-Identifier: Apache-2.0
#pragma once
// The public holidays of Japan, worked out from the law (国民の祝日に関する法律, 昭和23年法律第178号) instead of a list that
// would have to be fetched. Not for what offices do on their own: 年末年始, お盆, founding days.

#include <optional>
#include <string_view>

#include "base/time.h"

namespace kaname {

// The name of the holiday (勤労感謝の日, 振替休日, 国民の休日), or nothing on other days. Years 1980–2099; nothing outside.
// 春分の日 and 秋分の日 are what astronomy expects: the official days of a year are announced in 官報 on the first weekday
// of February of the year before (国立天文台 暦要項), and special laws move or add holidays at short notice.
std::optional<std::string_view> holiday_name(LocalDate date);

}  // namespace kaname
