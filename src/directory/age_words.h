// SPDX-License-Identifier: Apache-2.0
#pragma once
// How old a fact is, in words. Freshness is data: everything that can go stale is shown with its age and its source.

#include <string>

#include "base/time.h"
#include "directory/facility.h"

namespace kaname::directory {

// "今日", "昨日", "3日前", "2か月前", "1年以上前", by days of the calendar in Tokyo. A moment ahead of `now` is "今日".
std::string age_words(Timestamp confirmed, Timestamp now);
// "today", "yesterday", "3 days ago", "2 months ago", "over 1 year ago".
std::string age_words_en(Timestamp confirmed, Timestamp now);

// Whether the day until which a confirmation holds has passed. A date that was never set has.
bool is_stale(LocalDate next_due, LocalDate today);

// Age and source in one line: "3日前・本人確認", "届出 令和7年10月", "公開データ 2025年12月末・要確認". Never names a person.
std::string freshness_line(const Freshness& freshness, Timestamp now);

}  // namespace kaname::directory
