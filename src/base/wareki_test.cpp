// SPDX-License-Identifier: Apache-2.0
#include "base/wareki.h"

#include <gtest/gtest.h>

namespace kaname::wareki {
namespace {

LocalDate day(std::string_view iso) { return *LocalDate::parse(iso); }

// "2025-09-01", "2025-09", "2025", "~2022-03" (about), "!…" (with a warning), or the code of the failure.
std::string read(std::string_view text) {
  const auto parsed = parse_date(text);
  if (!parsed) return parsed.error().code;
  const std::string iso = parsed->date.text();
  const std::size_t length = parsed->precision == Precision::day ? 10 : parsed->precision == Precision::month ? 7 : 4;
  return (parsed->warning.empty() ? "" : "!") + std::string(parsed->about ? "~" : "") + iso.substr(0, length);
}

TEST(Wareki, Prints) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"2026-11-20", "令和8年11月20日"},  {"2019-05-01", "令和元年5月1日"},  {"2019-04-30", "平成31年4月30日"},
      {"1989-01-08", "平成元年1月8日"},   {"1989-01-07", "昭和64年1月7日"},  {"1926-12-25", "昭和元年12月25日"},
      {"1926-12-24", "大正15年12月24日"}, {"1912-07-29", "明治45年7月29日"}, {"1873-01-01", "明治6年1月1日"},
      {"1872-12-31", "1872年12月31日"}};
  for (const auto& [iso, text] : cases) EXPECT_EQ(wareki(day(iso)), text) << iso;
  EXPECT_EQ(short_wareki(day("2026-11-20")), "R8.11.20");
  EXPECT_EQ(short_wareki(day("1937-03-04")), "S12.3.4");
  EXPECT_EQ(wareki_weekday(day("2026-11-20")), "令和8年11月20日(金)");
}

TEST(Wareki, FiscalYears) {
  EXPECT_EQ(fiscal_year(day("2026-03-31")), 2025);
  EXPECT_EQ(fiscal_year(day("2026-04-01")), 2026);
  EXPECT_EQ(fiscal_year_text(day("2026-03-31")), "令和7年度");
  EXPECT_EQ(fiscal_year_text(day("2019-04-01")), "令和元年度");
  EXPECT_EQ(fiscal_year_text(day("2019-03-31")), "平成30年度");
}

TEST(Wareki, ReadsWhatPeopleWrite) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"令和7年9月1日", "2025-09-01"},
      {"令和 7年 9月 1日", "2025-09-01"},
      {"令和７年９月１日（月）", "2025-09-01"},
      {"令和七年九月一日", "2025-09-01"},
      {"令和元年", "2019"},
      {"令和元年5月1日", "2019-05-01"},
      {"R7.9.1", "2025-09-01"},
      {"Ｒ７．９．１", "2025-09-01"},
      {"R07/09/01", "2025-09-01"},
      {"R7-9-1", "2025-09-01"},
      {"r7・9・1", "2025-09-01"},
      {"令7.9.1", "2025-09-01"},
      {"R070901", "2025-09-01"},
      {"㋿7", "2025"},
      {"㍻30年4月", "2018-04"},
      {"７年９月", "!2025-09"},
      {"S12.3.4", "1937-03-04"},
      {"昭和六十四年一月七日", "1989-01-07"},
      {"昭和64年1月7日", "1989-01-07"},
      {"M45.7.29", "1912-07-29"},
      {"大正15年", "1926"},
      {"2025-09-01", "2025-09-01"},
      {"2025/9/1", "2025-09-01"},
      {"2025.9.1", "2025-09-01"},
      {"2025年9月1日(月曜日)", "2025-09-01"},
      {"西暦2025年9月", "2025-09"},
      {"二〇二五年九月一日", "2025-09-01"},
      {"2025/9/1 0:00:00", "2025-09-01"},
      {"2025-09-01T00:00:00+09:00", "2025-09-01"},
      {"2025-09", "2025-09"},
      {"20250901", "2025-09-01"},
      {"202509", "2025-09"},
      {"2025", "2025"},
      {"5070901", "2025-09-01"},
      {"3640107", "1989-01-07"},
      {"45901", "!2025-09-01"},
      {"45901.5", "!2025-09-01"},
      {"令和4年3月頃", "~2022-03"},
      {"令和4年頃", "~2022"},
      {"R4.3頃", "~2022-03"},
      {"令和4年3月上旬", "~2022-03"},
      {"令和4年3月不明", "2022-03"},
      {"20250900", "2025-09"},
      {"20250000", "2025"},
      {"2024-02-29", "2024-02-29"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(read(text), expected) << text;
}

TEST(Wareki, WarnsWhereAnEraIsOver) {
  EXPECT_EQ(read("平成31年5月1日"), "!2019-05-01");
  EXPECT_EQ(parse_date("平成31年5月1日")->warning, "平成にはない日付のため、令和元年5月1日（2019）として読みました。");
  EXPECT_EQ(read("平成31年5月"), "!2019-05");
  EXPECT_EQ(read("平成31年"), "2019");
  EXPECT_EQ(read("平成35年3月31日"), "!2023-03-31");
  EXPECT_EQ(read("令和元年4月30日"), "!2019-04-30");
  EXPECT_EQ(read("昭和64年1月8日"), "!1989-01-08");
  EXPECT_EQ(read("昭和64年1月"), "1989-01");
  EXPECT_EQ(read("明治3年2月1日"), "!1870-02-01");
}

TEST(Wareki, RefusesWhatNeverWas) {
  for (const auto text :
       {"昭和65年", "昭和65年1月1日", "大正16年1月1日", "明治46年", "平成99年1月1日", "令和0年1月1日", "2025-02-29",
        "令和7年2月30日", "2025-13-01", "20251301", "250901", "9999-01-01", "0001", "令和7年9月31日"}) {
    EXPECT_EQ(read(text), "date_impossible") << text;
  }
  for (const auto text : {"", " ", "不明", "令和", "7/9/1", "令和7年9月1日から", "R7.9.1.2", "あ", "123", "1234567890",
                          "12.3.4.5", "45901.5.1", "--", "2025年月日", "8070901", "\xFF\xFE"}) {
    EXPECT_EQ(read(text), "date_unreadable") << text;
  }
  EXPECT_EQ(read(std::string(500, '1')), "date_unreadable");
}

TEST(Wareki, PrintsAsGiven) {
  for (const auto text : {"令和4年3月頃", "令和4年頃", "令和4年3月", "令和元年", "平成31年4月", "令和7年9月1日"}) {
    EXPECT_EQ(wareki(*parse_date(text)), text);
  }
}

TEST(Wareki, EveryDayReadsBack) {
  for (LocalDate date = day("1873-01-01"); date < day("2040-01-01"); date = date.plus_days(7)) {
    for (const std::string& text : {wareki(date), short_wareki(date), wareki_weekday(date), date.text()}) {
      ASSERT_EQ(read(text), date.text()) << text;
    }
  }
}

TEST(Wareki, Ages) {
  EXPECT_EQ(age_on(day("1960-11-20"), day("2026-11-19")), 65);
  EXPECT_EQ(age_on(day("1960-11-20"), day("2026-11-20")), 66);
  EXPECT_EQ(age_on(day("1960-02-29"), day("2025-02-28")), 64);
  EXPECT_EQ(age_on(day("1960-02-29"), day("2025-03-01")), 65);
  EXPECT_EQ(legal_age_day(day("1961-04-01"), 65), day("2026-03-31"));
  EXPECT_EQ(legal_age_day(day("1960-02-29"), 65), day("2025-02-28"));
  EXPECT_EQ(legal_age_day(day("1960-03-01"), 64), day("2024-02-29"));
}

}  // namespace
}  // namespace kaname::wareki
