// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests only: the browser's side of web push, written apart from the sender's from the RFCs.

#include <gtest/gtest.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/obj_mac.h>
#include <openssl/params.h>

#include "base/crypto.h"
#include "delivery/web_push.h"

namespace kaname::delivery::testing {

inline std::string bytes(std::string_view base64url) { return crypto::base64url_decode(base64url).value(); }
inline unsigned char* raw(const std::string& text) {
  return reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));
}

// HKDF by libcrypto itself.
inline std::string hkdf(const std::string& salt, const std::string& secret, const std::string& info, std::size_t size) {
  EVP_KDF* kdf = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
  EVP_KDF_CTX* context = EVP_KDF_CTX_new(kdf);
  char digest[] = "SHA256";
  const OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
                               OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, raw(salt), salt.size()),
                               OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, raw(secret), secret.size()),
                               OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, raw(info), info.size()),
                               OSSL_PARAM_construct_end()};
  std::string out(size, '\0');
  EXPECT_EQ(EVP_KDF_derive(context, raw(out), size, params), 1);
  EVP_KDF_CTX_free(context);
  EVP_KDF_free(kdf);
  return out;
}

// The x coordinate of scalar × point.
inline std::string multiplied(const std::string& scalar, const std::string& point) {
  EC_GROUP* group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
  EC_POINT* from = EC_POINT_new(group);
  EC_POINT* to = EC_POINT_new(group);
  BIGNUM* number = BN_bin2bn(raw(scalar), static_cast<int>(scalar.size()), nullptr);
  std::string out(65, '\0');
  if (EC_POINT_oct2point(group, from, raw(point), point.size(), nullptr) == 1 &&
      EC_POINT_mul(group, to, nullptr, from, number, nullptr) == 1) {
    EC_POINT_point2oct(group, to, POINT_CONVERSION_UNCOMPRESSED, raw(out), out.size(), nullptr);
  }
  BN_free(number);
  EC_POINT_free(from);
  EC_POINT_free(to);
  EC_GROUP_free(group);
  return out.substr(1, 32);
}

// What a browser reads; empty when it cannot.
inline std::string decrypt_push(const std::string& message, const std::string& private_key, const std::string& auth) {
  if (message.size() < 86 + 17 || message[20] != 65) return {};
  const std::string salt = message.substr(0, 16);
  const std::string sender = message.substr(21, 65);
  const std::string record = message.substr(86);
  const std::string own = public_key_of(private_key).value();
  using namespace std::literals;
  const std::string input = hkdf(auth, multiplied(private_key, sender), "WebPush: info\0"s + own + sender, 32);
  const std::string key = hkdf(salt, input, "Content-Encoding: aes128gcm\0"s, 16);
  const std::string nonce = hkdf(salt, input, "Content-Encoding: nonce\0"s, 12);
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  std::string plain(record.size() - 16, '\0');
  const std::string tag = record.substr(plain.size());
  int written = 0, last = 0;
  EVP_DecryptInit_ex(context, EVP_aes_128_gcm(), nullptr, raw(key), raw(nonce));
  EVP_DecryptUpdate(context, raw(plain), &written, raw(record), static_cast<int>(plain.size()));
  EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, raw(tag));
  const bool good = EVP_DecryptFinal_ex(context, raw(plain) + written, &last) == 1;
  EVP_CIPHER_CTX_free(context);
  if (!good || plain.empty() || plain.back() != '\x02') return {};
  plain.pop_back();
  return plain;
}

// Whether a token "head.claims.signature" was signed with this public key.
inline bool es256_verified(const std::string& token, const std::string& public_key) {
  const std::size_t dot = token.rfind('.');
  const std::string signature = bytes(token.substr(dot + 1));
  if (signature.size() != 64) return false;
  ECDSA_SIG* both = ECDSA_SIG_new();
  ECDSA_SIG_set0(both, BN_bin2bn(raw(signature), 32, nullptr), BN_bin2bn(raw(signature) + 32, 32, nullptr));
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(both, &der);
  ECDSA_SIG_free(both);
  char curve[] = "prime256v1";
  const OSSL_PARAM params[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, curve, 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, raw(public_key), public_key.size()),
      OSSL_PARAM_construct_end()};
  EVP_PKEY_CTX* maker = EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr);
  EVP_PKEY* key = nullptr;
  EVP_PKEY_fromdata_init(maker);
  EVP_PKEY_fromdata(maker, &key, EVP_PKEY_PUBLIC_KEY, const_cast<OSSL_PARAM*>(params));
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, key);
  const bool good = EVP_DigestVerify(context, der, static_cast<std::size_t>(size), raw(token), dot) == 1;
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(key);
  EVP_PKEY_CTX_free(maker);
  OPENSSL_free(der);
  return good;
}

}  // namespace kaname::delivery::testing
