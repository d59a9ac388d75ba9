// SPDX-License-Identifier: Apache-2.0
#include "outreach/site_query.h"

#include <gtest/gtest.h>

namespace kaname::outreach {
namespace {

const Timestamp kNow = *Timestamp::parse("2026-11-20T10:20:00+09:00");

// What is read is written back in one form, whatever came.
TEST(SiteQuery, IsForgivingAndCanonical) {
  struct Case {
    std::string_view in, out;
  };
  constexpr auto kCases = std::to_array<Case>({
      {"", ""},
      {"q=&need=&kind=&zone=&near=&open=&sort=&page=", ""},
      {"need=bath", "?need=bath"},
      {"page=3&need=bath&lang=en", "?need=bath&page=3"},
      {"need=nonsense&kind=nonsense&zone=nonsense&kana=x&sort=x&page=-4", ""},
      {"page=99999999999999999999", ""},
      {"page=9999", "?page=500"},
      {"fbclid=abc&utm_source=x&q=%E3%81%95%E3%81%8F%E3%82%89", "?q=%E3%81%95%E3%81%8F%E3%82%89"},
      {"q=%E3%80%80%20%E3%81%82", "?q=%E3%81%82"},
      {"q=%FF%FE", "?q=%EF%BF%BD%EF%BF%BD"},
      {"kana=%E3%81%8B", "?kana=%E3%81%8B"},
      {"open=now", "?open=now"},
      {"open=at&day=2026-11-24&time=13:30", "?open=at&day=2026-11-24&time=13%3A30"},
      {"open=at&day=2026-02-30&time=99:99", "?open=at&day=2026-11-20&time=10%3A00"},
      {"open=at", "?open=at&day=2026-11-20&time=10%3A00"},
      {"day=2026-11-24&time=13:30", ""},
      {"need=bath&kind=home_bath", "?need=bath&kind=home_bath"},
      {"need=bath&kind=pharmacy", "?need=bath"},
      {"q=%E8%A8%AA%E5%95%8F%E7%9C%8B%E8%AD%B7", "?need=home_nursing"},
      {"sort=distance&all=1", "?sort=distance&all=1"},
  });
  for (const Case& c : kCases) {
    const SiteQuery query = read_query(c.in, kNow);
    EXPECT_EQ(write_query(query), c.out) << c.in;
    const std::string again = write_query(query);
    EXPECT_EQ(read_query(again.empty() ? again : again.substr(1), kNow), query) << c.in;
  }
}

TEST(SiteQuery, IsNeverLong) {
  std::string q = "q=";
  for (int i = 0; i < 5000; ++i) q += "%E3%81%82";
  EXPECT_EQ(read_query(q, kNow).words.size(), 300u);
}

TEST(SiteQuery, KnowsItsMoment) {
  EXPECT_EQ(read_query("", kNow).moment(kNow), kNow);
  EXPECT_EQ(read_query("open=at&day=2026-11-24&time=09:00", kNow).moment(kNow), *Timestamp::parse("2026-11-24T09:00"));
}

TEST(SiteQuery, Language) {
  EXPECT_EQ(language_of(""), Language::ja);
  EXPECT_EQ(language_of("q=a&lang=en"), Language::en);
  EXPECT_EQ(language_of("lang=fr"), Language::ja);
}

}  // namespace
}  // namespace kaname::outreach
