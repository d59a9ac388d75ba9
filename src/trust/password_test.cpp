// SPDX-License-Identifier: Apache-2.0
#include "trust/password.h"

#include <gtest/gtest.h>

#include <set>

namespace kaname::trust {
namespace {

TEST(Password, Rules) {
  struct Case {
    std::string_view typed, login, fault;
  };
  const std::string long_one(201, 'x');
  const Case cases[] = {
      {"correct horse battery", "tanaka", ""},
      {"Yodogawa-no-hanabi7", "tanaka", ""},
      {"枚方の夏は花火と天の川がきれい", "tanaka", ""},    // 15 characters of three bytes each
      {"枚方の夏は花火", "tanaka", "password_too_short"},  // 21 bytes, 7 characters
      {"short-Pw-12!", "tanaka", "password_too_short"},
      {"", "tanaka", "password_too_short"},
      {"aaaaaaaaaaaaaa", "tanaka", "password_repeats"},
      {"ああああああああああああああ", "tanaka", "password_repeats"},
      {"abcabcabcabcabc", "tanaka", "password_repeats"},
      {"Password12345", "tanaka", "password_common"},
      {"ｐａｓｓｗｏｒｄ１２３４５", "tanaka", "password_common"},  // full-width
      {"PasswordPassword", "tanaka", "password_common"},
      {"password2026!", "tanaka", "password_common"},
      {"1234567890123", "tanaka", "password_common"},
      {"abcdefghijklmn", "tanaka", "password_common"},
      {"qwertyuiop1234", "tanaka", "password_common"},
      {"1qaz2wsx3edc4", "tanaka", "password_common"},
      {"ぱすわーどぱすわーどです", "tanaka", "password_too_short"},
      {"ぱすわーどぱすわーどですよ", "tanaka", "password_common"},
      {"sakurasakura2026", "tanaka", "password_common"},
      {"my-TANAKA-is-here", "tanaka", "password_has_login"},
      {"my-ｔａｎａｋａ-is-here", "tanaka", "password_has_login"},
      {long_one, "tanaka", "password_too_long"},
  };
  for (const Case& c : cases) EXPECT_EQ(password_fault(c.typed, c.login), c.fault) << c.typed;
}

TEST(Password, HashesAreKeptByArgon2idAndCompareAfterNfkc) {
  const auto hash = hash_password("ガーデンの木陰でお茶を12");
  ASSERT_TRUE(hash);
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=19456,t=3,p=1$")) << *hash;
  EXPECT_FALSE(needs_rehash(*hash));
  EXPECT_TRUE(*verify_password(*hash, "ガーデンの木陰でお茶を12"));
  EXPECT_TRUE(*verify_password(*hash, "ｶﾞｰﾃﾞﾝの木陰でお茶を１２"));  // the same typed with half-width kana
  EXPECT_FALSE(*verify_password(*hash, "ガーデンの木陰でお茶を13"));
  EXPECT_FALSE(*verify_password(*hash, ""));
  EXPECT_FALSE(*verify_password("", "ガーデンの木陰でお茶を12"));
  EXPECT_FALSE(*verify_password("not a hash", "x"));
  EXPECT_NE(*hash_password("ガーデンの木陰でお茶を12"), *hash);  // its own salt each time
  EXPECT_TRUE(needs_rehash("$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2E$RdescudvJCsgt3ub+b1C2w"));
}

TEST(Password, FirstOnesAreGoodAndDiffer) {
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const std::string one = first_password();
    EXPECT_EQ(password_fault(one, "tanaka"), "") << one;
    EXPECT_EQ(one.size(), 24u);
    seen.insert(one);
  }
  EXPECT_EQ(seen.size(), 200u);
}

}  // namespace
}  // namespace kaname::trust
