// SPDX-License-Identifier: Apache-2.0
#include "trust/link.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kaname::trust {
namespace {

const Uuid kLink = *Uuid::parse("019a0000-0000-7000-8000-0000000000f1");
const Timestamp kNow{1'795'000'000'000};
const Timestamp kEnd = kNow.plus_ms(14 * kDayMs);

TEST(Link, SaysWhatWasSigned) {
  const LinkSigner signer(std::string(32, 'k'));
  const std::string token = signer.sign("272108", kLink, kEnd);
  EXPECT_LE(token.size(), 80u);
  EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
  const auto claims = signer.verify(token, kNow);
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->area, "272108");
  EXPECT_EQ(claims->link_id, kLink);
  EXPECT_EQ(claims->expires, kEnd);
}

TEST(Link, EveryChangedCharacterBreaksIt) {
  const LinkSigner signer(std::string(32, 'k'));
  const std::string token = signer.sign("272108", kLink, kEnd);
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(signer.verify(changed, kNow)) << i;
    EXPECT_FALSE(signer.verify(token.substr(0, i), kNow)) << i;
  }
  EXPECT_FALSE(signer.verify(token + "A", kNow));
  EXPECT_FALSE(signer.verify("枚方", kNow));
  EXPECT_FALSE(signer.verify(std::string(5000, 'A'), kNow));
}

TEST(Link, Expires) {
  const LinkSigner signer(std::string(32, 'k'));
  const std::string token = signer.sign("272108", kLink, kEnd);
  EXPECT_TRUE(signer.verify(token, kEnd.plus_ms(-1)));
  EXPECT_FALSE(signer.verify(token, kEnd));
}

TEST(Link, OtherKeyOrAreaIsAnotherToken) {
  const LinkSigner signer(std::string(32, 'k')), other(std::string(32, 'l'));
  const std::string token = signer.sign("272108", kLink, kEnd);
  EXPECT_FALSE(other.verify(token, kNow));
  const std::string elsewhere = signer.sign("312011", kLink, kEnd);
  EXPECT_NE(elsewhere, token);
  // The area of one with the signature of the other.
  EXPECT_FALSE(signer.verify(elsewhere.substr(0, 20) + token.substr(20), kNow));
}

TEST(Link, WrongUseThrows) {
  EXPECT_THROW(LinkSigner("short"), std::invalid_argument);
  const LinkSigner signer(std::string(32, 'k'));
  EXPECT_THROW((void)signer.sign("27210", kLink, kEnd), std::invalid_argument);
  EXPECT_THROW((void)signer.sign("272108", kLink, Timestamp{-1000}), std::invalid_argument);
}

}  // namespace
}  // namespace kaname::trust
