// SPDX-License-Identifier: Apache-2.0
#include "directory/age_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kaname::directory {
namespace {

Timestamp at(std::string_view text) { return *Timestamp::parse(text); }

TEST(AgeWords, ByDaysOfTheCalendar) {
  struct Row {
    const char *confirmed, *now, *ja, *en;
  };
  for (const Row& row : std::vector<Row>{
           {"2026-11-20T09:00", "2026-11-20T23:59", "今日", "today"},
           {"2026-11-20T23:59", "2026-11-21T00:00", "昨日", "yesterday"},
           {"2026-11-17T23:00", "2026-11-20T01:00", "3日前", "3 days ago"},
           {"2026-10-22T09:00", "2026-11-20T09:00", "29日前", "29 days ago"},
           {"2026-10-20T09:00", "2026-11-20T08:00", "1か月前", "1 month ago"},
           {"2026-09-20T09:00", "2026-11-20T08:00", "2か月前", "2 months ago"},
           {"2026-01-31T09:00", "2026-02-28T09:00", "1か月前", "1 month ago"},
           {"2025-11-21T09:00", "2026-11-20T09:00", "11か月前", "11 months ago"},
           {"2025-11-20T09:00", "2026-11-20T09:00", "1年以上前", "over 1 year ago"},
           {"2023-11-20T09:00", "2026-11-20T09:00", "3年以上前", "over 3 years ago"},
           {"2026-11-21T09:00", "2026-11-20T09:00", "今日", "today"},
           {"2026-11-19T14:59:00Z", "2026-11-19T15:00:00Z", "昨日", "yesterday"},
       }) {
    EXPECT_EQ(age_words(at(row.confirmed), at(row.now)), row.ja) << row.confirmed;
    EXPECT_EQ(age_words_en(at(row.confirmed), at(row.now)), row.en) << row.confirmed;
  }
}

TEST(AgeWords, StaleFromTheDayAfter) {
  EXPECT_FALSE(is_stale(*LocalDate::parse("2026-11-20"), *LocalDate::parse("2026-11-20")));
  EXPECT_TRUE(is_stale(*LocalDate::parse("2026-11-19"), *LocalDate::parse("2026-11-20")));
  EXPECT_TRUE(is_stale(LocalDate{}, *LocalDate::parse("2026-11-20")));
}

TEST(AgeWords, FreshnessLine) {
  struct Row {
    FactSource source;
    const char *name, *confirmed, *due, *line;
  };
  for (const Row& row : std::vector<Row>{
           {FactSource::facility, "", "2026-11-17T09:00", "2027-05-17", "3日前・本人確認"},
           {FactSource::facility, "", "2026-01-17T09:00", "2026-07-17", "10か月前・本人確認・要確認"},
           {FactSource::visit, "", "2026-11-20T09:00", "2027-05-17", "今日・訪問で確認"},
           {FactSource::town, "", "2026-11-19T09:00", "2027-05-17", "昨日・市・センターが入力"},
           {FactSource::survey, "令和8年度調査", "2026-09-19T09:00", "2027-05-17", "2か月前・資源調査"},
           {FactSource::notification_list, "", "2025-10-01T00:00", "2026-12-31", "届出 令和7年10月"},
           {FactSource::notification_list, "施設基準の届出受理名簿 令和7年10月", "2026-11-01T00:00", "2026-12-31",
            "届出 令和7年10月"},
           {FactSource::open_data, "介護サービス情報公表　２０２５年12月末", "2026-03-01T00:00", "2026-06-30",
            "公開データ 2025年12月末・要確認"},
           {FactSource::open_data, "医療情報ネット 2025-06-01", "2026-03-01T00:00", "2026-12-31",
            "公開データ 2025-06-01"},
           {FactSource::open_data, "枚方市 オープンデータ", "2026-03-01T00:00", "2026-12-31", "公開データ 令和8年3月"},
       }) {
    Freshness freshness;
    freshness.source = row.source;
    freshness.source_name = row.name;
    freshness.confirmed_by = "西村 花子";
    freshness.confirmed_at = at(row.confirmed);
    freshness.next_due = *LocalDate::parse(row.due);
    EXPECT_EQ(freshness_line(freshness, at("2026-11-20T12:00")), row.line);
  }
}

}  // namespace
}  // namespace kaname::directory
