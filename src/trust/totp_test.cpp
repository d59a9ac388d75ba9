// SPDX-License-Identifier: Apache-2.0
#include "trust/totp.h"

#include <gtest/gtest.h>

#include <set>

#include "trust/browser_words.h"
#include "trust/seal.h"
#include "trust/services.h"

namespace kaname::trust {
namespace {

constexpr std::string_view kSecret = "12345678901234567890";

TEST(Totp, VectorsOfTheRfc) {
  struct Vector {
    std::int64_t second;
    std::string_view code;
  };
  for (const auto& [second, code] : std::initializer_list<Vector>{{59, "94287082"},
                                                                  {1111111109, "07081804"},
                                                                  {1111111111, "14050471"},
                                                                  {1234567890, "89005924"},
                                                                  {2000000000, "69279037"},
                                                                  {20000000000, "65353130"}}) {
    EXPECT_EQ(totp_code(kSecret, second / kTotpStepSeconds, 8), code) << second;
  }
  EXPECT_EQ(base32(kSecret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  EXPECT_EQ(base32("foob"), "MZXW6YQ");
  EXPECT_EQ(base32("f"), "MY");
}

TEST(Totp, OneStepEitherWayAndEachCodeOnce) {
  const Timestamp now{1'795'000'000'000};
  const std::int64_t step = now.ms / 1000 / kTotpStepSeconds;
  for (const std::int64_t off : {-1, 0, 1}) {
    EXPECT_EQ(matching_step(kSecret, totp_code(kSecret, step + off), now, 0), step + off);
    EXPECT_FALSE(matching_step(kSecret, totp_code(kSecret, step + off), now, step + off)) << "used already";
  }
  EXPECT_FALSE(matching_step(kSecret, totp_code(kSecret, step - 2), now, 0));
  EXPECT_FALSE(matching_step(kSecret, totp_code(kSecret, step + 2), now, 0));
  EXPECT_FALSE(matching_step(kSecret, totp_code(kSecret, step), now, step + 1)) << "older than the last one used";
  EXPECT_FALSE(matching_step(kSecret, "", now, 0));
}

TEST(Totp, WhatKeyboardsMakeOfDigits) {
  EXPECT_EQ(six_digits("１２３　４５６"), "123456");
  EXPECT_EQ(six_digits(" 123-456 "), "123456");
  for (const std::string_view bad : {"12345", "1234567", "12345a", "一二三四五六", "", "１２３４５", "12345\xff"}) {
    EXPECT_EQ(six_digits(bad), "") << bad;
  }
}

TEST(Totp, PaperCodesAreReadAsTheyAreTyped) {
  std::set<std::string> made;
  for (int i = 0; i < 200; ++i) {
    const std::string code = new_paper_code();
    ASSERT_EQ(code.size(), 19u) << code;
    ASSERT_EQ(code.find_first_of("01OIL"), std::string::npos) << code;
    ASSERT_EQ(normal_paper_code(code).size(), 16u);
    made.insert(code);
  }
  EXPECT_EQ(made.size(), 200u);
  EXPECT_EQ(normal_paper_code("ｋｑ７ｍ－ｘ２ｒｄ　94ht pwce"), "KQ7MX2RD94HTPWCE");
  for (const std::string_view bad : {"KQ7M-X2RD-94HT-PWC", "KQ7M-X2RD-94HT-PWC0", "123456", ""}) {
    EXPECT_EQ(normal_paper_code(bad), "") << bad;
  }
}

TEST(Totp, AddressForTheApp) {
  EXPECT_EQ(totp_address(kSecret, "mori@kuzuha", "要"),
            "otpauth://totp/%E8%A6%81:mori%40kuzuha?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E8%A6%81");
}

TEST(Seal, OpensOnlyWithItsKey) {
  auto given = std::make_shared<Services>();
  install(given);
  const std::string sealed = seal("秘密");
  EXPECT_NE(sealed, seal("秘密"));
  EXPECT_EQ(unseal(sealed), "秘密");
  std::string changed = sealed;
  changed[30] = changed[30] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(unseal(changed));
  EXPECT_FALSE(unseal("AAAA"));
  install(std::make_shared<Services>());
  EXPECT_FALSE(unseal(sealed)) << "another key";
}

TEST(BrowserWords, TwoWords) {
  struct Case {
    std::string_view agent, words;
  };
  for (const auto& [agent, words] : std::initializer_list<Case>{
           {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
            "Safari/537.36 Edg/140.0.0.0",
            "Edge / Windows"},
           {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            "Version/18.5 Mobile/15E148 Safari/604.1",
            "Safari / iPhone"},
           {"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile "
            "Safari/537.36",
            "Chrome / Android"},
           {"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox / Linux"},
           {"curl/8.0", ""},
           {"", ""}}) {
    EXPECT_EQ(browser_words(agent), words) << agent;
  }
}

}  // namespace
}  // namespace kaname::trust
