// SPDX-License-Identifier: Apache-2.0
#include "delivery/web_push.h"

#include <gtest/gtest.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>

#include "base/crypto.h"
#include "delivery/push_for_tests.h"

namespace kaname::delivery {
namespace {

using testing::bytes;
using testing::decrypt_push;
using testing::es256_verified;

// RFC 8291 section 5 and appendix A.
const std::string kText = "When I grow up, I want to be a watermelon";
const std::string kServerPrivate = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
const std::string kServerPublic =
    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
const std::string kBrowserPrivate = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
const std::string kBrowserPublic =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const std::string kSalt = "DGv6ra1nlYgDCS1FRnbzlw";
const std::string kAuth = "BTBZMqHH6r4Tts7J_aSIgg";
const std::string kMessage =
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_"
    "c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
    "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
// RFC 8292 section 2.4.
const std::string kToken =
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9."
    "eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im"
    "1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_"
    "HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvo"
    "D1oA";
const std::string kTokenKey = "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";

PushKeys browser() { return {bytes(kBrowserPublic), bytes(kAuth)}; }

TEST(WebPush, TheExampleOfTheRfc) {
  const auto message = encrypt_push(kText, browser(), bytes(kServerPrivate), bytes(kSalt));
  ASSERT_TRUE(message);
  EXPECT_EQ(crypto::base64url(*message), kMessage);
  EXPECT_EQ(decrypt_push(bytes(kMessage), bytes(kBrowserPrivate), bytes(kAuth)), kText);
}

TEST(WebPush, PublicKeysBelongToPrivateOnes) {
  EXPECT_EQ(crypto::base64url(public_key_of(bytes(kServerPrivate)).value()), kServerPublic);
  EXPECT_EQ(crypto::base64url(public_key_of(bytes(kBrowserPrivate)).value()), kBrowserPublic);
  EXPECT_FALSE(public_key_of(std::string(32, '\0')));
  EXPECT_FALSE(public_key_of(std::string(32, '\xff'))) << "beyond the order of the group";
  EXPECT_FALSE(public_key_of("short"));
}

TEST(WebPush, EveryMessageIsAnotherAndOnlyItsBrowserReadsIt) {
  const std::string text = R"({"kind":"notice","count":3})";
  const auto first = encrypt_push(text, browser());
  const auto second = encrypt_push(text, browser());
  ASSERT_TRUE(first && second);
  EXPECT_NE(*first, *second);
  EXPECT_EQ(decrypt_push(*first, bytes(kBrowserPrivate), bytes(kAuth)), text);
  EXPECT_EQ(decrypt_push(*first, bytes(kServerPrivate), bytes(kAuth)), "");
  std::string changed = *first;
  changed.back() = static_cast<char>(changed.back() ^ 1);
  EXPECT_EQ(decrypt_push(changed, bytes(kBrowserPrivate), bytes(kAuth)), "");
}

TEST(WebPush, KeysThatAreNone) {
  std::string off_the_curve = bytes(kBrowserPublic);
  off_the_curve.back() = static_cast<char>(off_the_curve.back() ^ 1);
  EXPECT_TRUE(is_public_key(bytes(kBrowserPublic)));
  EXPECT_FALSE(is_public_key(off_the_curve));
  EXPECT_FALSE(is_public_key(""));
  EXPECT_FALSE(is_public_key(std::string(65, '\x04')));
  EXPECT_FALSE(encrypt_push("x", {off_the_curve, bytes(kAuth)}));
  EXPECT_FALSE(encrypt_push("x", {bytes(kBrowserPublic), "short"}));
  EXPECT_FALSE(encrypt_push(std::string(kMostPlainBytes + 1, 'x'), browser()));
  EXPECT_LE(encrypt_push(std::string(kMostPlainBytes, 'x'), browser()).value().size(), 4096U);
}

TEST(WebPush, TheTokenIsSignedAsTheRfcsExampleIs) {
  EXPECT_TRUE(es256_verified(kToken, bytes(kTokenKey)));
  const std::string key = vapid_private_key("a secret of the installation");
  const std::string header =
      vapid_header(key, "https://push.example.net", "mailto:push@example.com", Timestamp{1'453'523'768'000});
  const std::string public_key = public_key_of(key).value();
  ASSERT_TRUE(header.starts_with("vapid t=")) << header;
  const std::size_t comma = header.find(", k=");
  ASSERT_NE(comma, std::string::npos);
  EXPECT_EQ(header.substr(comma + 4), crypto::base64url(public_key));
  const std::string token = header.substr(8, comma - 8);
  EXPECT_EQ(token.substr(0, token.rfind('.')), kToken.substr(0, kToken.rfind('.'))) << "the same claims as the RFC's";
  EXPECT_TRUE(es256_verified(token, public_key));
  EXPECT_FALSE(es256_verified(token, bytes(kTokenKey)));
  EXPECT_EQ(vapid_private_key("a secret of the installation"), key);
  EXPECT_NE(vapid_private_key("another secret"), key);
}

TEST(WebPush, Origins) {
  EXPECT_EQ(origin_of("https://push.example.net/p/a?b"), "https://push.example.net");
  EXPECT_EQ(origin_of("http://127.0.0.1:8099"), "http://127.0.0.1:8099");
  EXPECT_EQ(origin_of("https://[::1]:1/x"), "https://[::1]:1");
  EXPECT_EQ(origin_of("https:///x"), "");
  EXPECT_EQ(origin_of("push.example.net"), "");
  EXPECT_EQ(origin_of("https://a\"b/"), "");
}

}  // namespace
}  // namespace kaname::delivery
