// SPDX-License-Identifier: Apache-2.0
// With an authenticator made of OpenSSL's P-256.
#include "trust/passkey.h"

#include <openssl/ec.h>
#include <openssl/evp.h>

#include <memory>

#include "base/crypto.h"
#include "trust/area_settings.h"
#include "trust/house_for_tests.h"

namespace kaname::trust {
namespace {

std::string bytes(std::initializer_list<int> list) {
  std::string out;
  for (const int one : list) out += static_cast<char>(one);
  return out;
}

// A CBOR byte string of up to 65,535 bytes.
std::string cbor_bytes(const std::string& content) {
  return bytes({0x59, static_cast<int>(content.size() >> 8U), static_cast<int>(content.size() & 255U)}) + content;
}

class Authenticator {
 public:
  Authenticator() : key_(EVP_EC_gen("P-256"), &EVP_PKEY_free), id_(crypto::random_bytes(20)) {}

  std::string id() const { return crypto::base64url(id_); }
  std::string auth_data(unsigned flags, const std::string& rp) {
    const auto hash = crypto::sha256(rp);
    std::string out(crypto::as_text(hash));
    out += static_cast<char>(flags);
    ++count_;
    out += bytes({0, 0, 0, count_});
    if (flags & 0x40U) {
      out += std::string(16, '\0') + bytes({0, 20}) + id_;
      out += bytes({0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20}) + coordinate("qx") + bytes({0x22, 0x58, 0x20}) +
          coordinate("qy");
    }
    return out;
  }
  std::string attestation(unsigned flags = 0x45, const std::string& rp = "kaname.example.jp") {
    return crypto::base64url(bytes({0xa3, 0x63}) + "fmt" + bytes({0x64}) + "none" + bytes({0x67}) + "attStmt" +
                             bytes({0xa0, 0x68}) + "authData" + cbor_bytes(auth_data(flags, rp)));
  }
  std::string sign(const std::string& auth_data, const std::string& client_data) {
    const auto hash = crypto::sha256(client_data);
    const std::string message = auth_data + std::string(crypto::as_text(hash));
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get());
    std::size_t size = 128;
    std::string out(size, '\0');
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                   reinterpret_cast<const unsigned char*>(message.data()), message.size());
    out.resize(size);
    return out;
  }
  void go_back() { count_ = 0; }

 private:
  std::string coordinate(const char* which) {
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(key_.get(), which, &number);
    std::string out(32, '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(out.data()), 32);
    BN_free(number);
    return out;
  }
  std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key_;
  std::string id_;
  int count_ = 0;
};

std::string client_data(const std::string& type, const std::string& challenge,
                        const std::string& origin = "https://kaname.example.jp") {
  return R"({"type":")" + type + R"(","challenge":")" + challenge + R"(","origin":")" + origin + R"("})";
}

const PasskeyRound kRound{"Y2hhbGxlbmdl", "kaname.example.jp"};

TEST(Passkey, RelyingPartyIsTheHost) {
  EXPECT_EQ(relying_party("kaname.example.jp:8443"), "kaname.example.jp");
  EXPECT_EQ(relying_party("localhost"), "localhost");
  EXPECT_EQ(relying_party("[::1]"), "[::1]");
}

TEST(Passkey, RegistersOnlyWhatWasMadeForUs) {
  Authenticator phone;
  const auto create = [](const std::string& challenge, const std::string& origin) {
    return crypto::base64url(client_data("webauthn.create", challenge, origin));
  };
  const std::string good = create(kRound.challenge, "https://kaname.example.jp");
  const auto found = check_registration(kRound, good, phone.attestation());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->credential_id, phone.id());
  EXPECT_TRUE(found->public_key.starts_with("-7:"));
  EXPECT_FALSE(check_registration(kRound, create("b3RoZXI", "https://kaname.example.jp"), phone.attestation()));
  EXPECT_FALSE(check_registration(kRound, create(kRound.challenge, "https://evil.example.jp"), phone.attestation()));
  EXPECT_FALSE(check_registration(kRound, create(kRound.challenge, "kaname.example.jp"), phone.attestation()));
  EXPECT_FALSE(check_registration(kRound, crypto::base64url(client_data("webauthn.get", kRound.challenge)),
                                  phone.attestation()));
  EXPECT_FALSE(check_registration(kRound, good, phone.attestation(0x41))) << "nobody was verified";
  EXPECT_FALSE(check_registration(kRound, good, phone.attestation(0x45, "evil.example.jp")));
  const std::string whole = *crypto::base64url_decode(phone.attestation());
  for (std::size_t n = 0; n < whole.size(); n += 7) {
    EXPECT_FALSE(check_registration(kRound, good, crypto::base64url(whole.substr(0, n)))) << n;
  }
  for (const char* bad : {"", "x", "!!!!", "AAAA"}) {
    EXPECT_FALSE(check_registration(kRound, good, bad));
    EXPECT_FALSE(check_registration(kRound, bad, phone.attestation()));
  }
}

TEST(Passkey, SignsInWithItsOwnKeyOnly) {
  Authenticator phone, other;
  const auto found = check_registration(kRound, crypto::base64url(client_data("webauthn.create", kRound.challenge)),
                                        phone.attestation());
  ASSERT_TRUE(found);
  Passkey kept;
  kept.public_key = found->public_key;
  kept.sign_count = found->sign_count;
  const std::string client = client_data("webauthn.get", kRound.challenge);
  const auto shown = [&](Authenticator& by, unsigned flags, const std::string& said, const std::string& rp) {
    const std::string data = by.auth_data(flags, rp);
    return check_assertion(kRound, kept, crypto::base64url(said), crypto::base64url(data),
                           crypto::base64url(by.sign(data, said)));
  };
  const auto count = shown(phone, 0x05, client, "kaname.example.jp");
  ASSERT_TRUE(count);
  EXPECT_EQ(*count, 2);
  kept.sign_count = *count;
  EXPECT_FALSE(shown(other, 0x05, client, "kaname.example.jp")) << "another key";
  EXPECT_FALSE(shown(phone, 0x01, client, "kaname.example.jp")) << "nobody verified";
  EXPECT_FALSE(shown(phone, 0x05, client, "evil.example.jp"));
  EXPECT_FALSE(shown(phone, 0x05, client_data("webauthn.get", "b3RoZXI"), "kaname.example.jp"));
  EXPECT_FALSE(shown(phone, 0x05, client_data("webauthn.create", kRound.challenge), "kaname.example.jp"));
  EXPECT_TRUE(shown(phone, 0x05, client, "kaname.example.jp"));
  phone.go_back();
  EXPECT_FALSE(shown(phone, 0x05, client, "kaname.example.jp")) << "a copied key counts anew";
  const std::string data = phone.auth_data(0x05, "kaname.example.jp");
  std::string sign = phone.sign(data, client);
  sign[sign.size() / 2] = static_cast<char>(sign[sign.size() / 2] ^ 1);
  EXPECT_FALSE(
      check_assertion(kRound, kept, crypto::base64url(client), crypto::base64url(data), crypto::base64url(sign)));
}

class PasskeyApiTest : public House {
 protected:
  PasskeyApiTest() { request_.host = "kaname.example.jp"; }
  api::Reply add(Authenticator& by) {
    const api::Reply start = ask("passkey.begin", "{}");
    EXPECT_EQ(start.status, 200) << start.body;
    return ask(
        "session.add_passkey",
        fmt::format(R"({{"step":"{}","name":"スマホ","client_data":"{}","attestation":"{}"}})", text_of(start, "step"),
                    crypto::base64url(client_data("webauthn.create", text_of(start, "challenge"))), by.attestation()));
  }
  api::Reply show(Authenticator& by, std::string step = {}, std::string challenge = {}) {
    if (step.empty()) {
      const api::Reply asked = ask("session.sign_in_passkey_begin", "{}");
      step = text_of(asked, "step");
      challenge = text_of(asked, "challenge");
    }
    const std::string client = client_data("webauthn.get", challenge);
    const std::string data = by.auth_data(0x05, "kaname.example.jp");
    return ask(
        "session.sign_in_passkey",
        fmt::format(
            R"({{"step":"{}","credential_id":"{}","client_data":"{}","authenticator_data":"{}","signature":"{}"}})",
            step, by.id(), crypto::base64url(client), crypto::base64url(data),
            crypto::base64url(by.sign(data, client))));
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, PasskeyApiTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(PasskeyApiTest, CountsAsTwoFactors) {
  person("boss", {{api::Role::town, {}, {}}});
  Authenticator phone;
  ASSERT_EQ(sign_in("boss").status, 200);
  const api::Reply added = add(phone);
  ASSERT_EQ(added.status, 200) << added.body;
  EXPECT_EQ(code_of(add(phone)), "passkey_known");
  write(kArea, [&](store::Write& tx) { put_setting(tx, {}, "sign_in", R"({"second_factor_for":"everybody"})"); });
  request_.cookie.clear();
  const api::Reply in = show(phone);
  ASSERT_EQ(in.status, 200) << in.body;
  EXPECT_EQ(caller(request_).factors, 2);
  EXPECT_TRUE(allows(caller(request_), "zone.edit"));

  ASSERT_EQ(sign_in("boss").status, 200);
  EXPECT_FALSE(allows(caller(request_), "zone.edit")) << "the password alone is one factor";
  EXPECT_EQ(code_of(ask("passkey.begin", "{}")), "second_factor_first") << "and adds no key of its own";
  EXPECT_EQ(code_of(ask("second_factor.start", "{}")), "second_factor_first");
}

TEST_P(PasskeyApiTest, AChallengeCountsOnceAndUnknownKeysAreRefused) {
  person("boss", {{api::Role::town, {}, {}}});
  Authenticator phone, stranger;
  ASSERT_EQ(sign_in("boss").status, 200);
  ASSERT_EQ(add(phone).status, 200);
  request_.cookie.clear();
  EXPECT_EQ(code_of(show(stranger)), "passkey_unknown");
  const api::Reply asked = ask("session.sign_in_passkey_begin", "{}");
  EXPECT_EQ(show(phone, text_of(asked, "step"), text_of(asked, "challenge")).status, 200);
  EXPECT_EQ(code_of(show(phone, text_of(asked, "step"), text_of(asked, "challenge"))), "sign_in_step_over");
  const api::Reply late = ask("session.sign_in_passkey_begin", "{}");
  now_ = now_.plus_ms(6 * 60 * 1000);
  EXPECT_EQ(code_of(show(phone, text_of(late, "step"), text_of(late, "challenge"))), "sign_in_step_over");
}

TEST_P(PasskeyApiTest, LeaversKeysAreGone) {
  const AccountId who = person("mori", {{api::Role::viewer, {}, {}}});
  Authenticator phone;
  ASSERT_EQ(sign_in("mori").status, 200);
  ASSERT_EQ(add(phone).status, 200);
  const std::string key =
      std::string(boost::json::parse(ask("passkey.list", "").body).at("items").at(0).at("key").as_string());
  EXPECT_EQ(ask("passkey.remove", "{\"key\":\"" + key + "\",\"password\":\"wrong-wrong-wrong\"}").status, 422);
  EXPECT_EQ(count("SELECT count(*) FROM passkey WHERE area_id = $1"), 1);
  write(kArea, [&](store::Write& tx) { ASSERT_TRUE(deactivate(tx, who)); });
  forget_sessions();
  request_.cookie.clear();
  EXPECT_EQ(code_of(show(phone)), "passkey_unknown");
}

}  // namespace
}  // namespace kaname::trust
