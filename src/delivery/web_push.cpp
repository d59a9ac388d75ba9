// SPDX-License-Identifier: Apache-2.0
#include "delivery/web_push.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

#include <memory>

#include "base/crypto.h"

namespace kaname::delivery {
namespace {

using namespace std::literals;

constexpr std::size_t kTagBytes = 16;
constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kContentKeyBytes = 16;
constexpr std::size_t kCoordinateBytes = 32;

template <class T, void (*free_it)(T*)>
struct Freer {
  void operator()(T* one) const { free_it(one); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY, EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX, EVP_PKEY_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Freer<BIGNUM, BN_clear_free>>;
using Group = std::unique_ptr<EC_GROUP, Freer<EC_GROUP, EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Freer<EC_POINT, EC_POINT_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freer<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freer<OSSL_PARAM, OSSL_PARAM_free>>;
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Freer<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX, EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freer<ECDSA_SIG, ECDSA_SIG_free>>;

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

Number scalar_of(std::string_view bytes) {
  if (bytes.size() != kPrivateKeyBytes) return nullptr;
  return Number(BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), nullptr));
}

// A key of P-256 from its public point and, when there is one, its scalar.
Key make_key(std::string_view public_key, const BIGNUM* scalar) {
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!builder || public_key.size() != kPublicKeyBytes) return nullptr;
  bool good = OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1 &&
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, public_key.data(), public_key.size()) ==
          1;
  if (scalar) good = good && OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar) == 1;
  const Params params(good ? OSSL_PARAM_BLD_to_param(builder.get()) : nullptr);
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* made = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
  const int selection = scalar ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
  if (EVP_PKEY_fromdata(context.get(), &made, selection, params.get()) != 1) return nullptr;
  return Key(made);
}

Key public_part(std::string_view public_key) {
  Key key = make_key(public_key, nullptr);
  if (!key) return nullptr;
  const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
  return context && EVP_PKEY_public_check(context.get()) == 1 ? std::move(key) : nullptr;
}

Key private_part(std::string_view private_key) {
  const auto point = public_key_of(private_key);
  return point ? make_key(*point, scalar_of(private_key).get()) : nullptr;
}

std::string agree(EVP_PKEY* own, EVP_PKEY* other) {
  const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, own, nullptr));
  std::string out(kCoordinateBytes, '\0');
  std::size_t size = out.size();
  const bool good = context && EVP_PKEY_derive_init(context.get()) == 1 &&
      EVP_PKEY_derive_set_peer(context.get(), other) == 1 && EVP_PKEY_derive(context.get(), raw(out), &size) == 1 &&
      size == out.size();
  return good ? out : std::string();
}

// HKDF (RFC 5869) with SHA-256 and an output of at most one block.
std::string hkdf(std::string_view salt, std::string_view secret, const std::string& info, std::size_t size) {
  const auto extracted = crypto::hmac_sha256(salt, secret);
  const auto expanded = crypto::hmac_sha256(crypto::as_text(extracted), info + '\x01');
  return std::string(crypto::as_text(expanded).substr(0, size));
}

// AES-128-GCM, the tag behind the text. Empty when the library fails.
std::string encrypt_record(std::string_view key, std::string_view nonce, std::string_view plain) {
  const Cipher context(EVP_CIPHER_CTX_new());
  std::string out(plain.size() + kTagBytes, '\0');
  int written = 0, last = 0;
  const bool good = context &&
      EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, raw(key), raw(nonce)) == 1 &&
      EVP_EncryptUpdate(context.get(), raw(out), &written, raw(plain), static_cast<int>(plain.size())) == 1 &&
      EVP_EncryptFinal_ex(context.get(), raw(out) + written, &last) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, raw(out) + plain.size()) == 1;
  return good ? out : std::string();
}

std::string fresh_private_key() {
  for (;;) {
    std::string key = crypto::random_bytes(kPrivateKeyBytes);
    if (public_key_of(key)) return key;
  }
}

// ES256 (RFC 7518 section 3.4): both numbers of the signature, 32 bytes each.
std::string sign_es256(std::string_view private_key, std::string_view text) {
  const Key key = private_part(private_key);
  const Digest context(EVP_MD_CTX_new());
  std::size_t size = 0;
  if (!key || !context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1) return {};
  if (EVP_DigestSign(context.get(), nullptr, &size, raw(text), text.size()) != 1) return {};
  std::string der(size, '\0');
  if (EVP_DigestSign(context.get(), raw(der), &size, raw(text), text.size()) != 1) return {};
  const unsigned char* at = raw(std::string_view(der));
  const Signature signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)));
  std::string out(2 * kCoordinateBytes, '\0');
  const int width = static_cast<int>(kCoordinateBytes);
  if (!signature || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), raw(out), width) != width) return {};
  if (BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), raw(out) + kCoordinateBytes, width) != width) return {};
  return out;
}

}  // namespace

bool is_public_key(std::string_view bytes) {
  return bytes.size() == kPublicKeyBytes && bytes[0] == '\x04' && public_part(bytes) != nullptr;
}

std::optional<std::string> public_key_of(std::string_view private_key) {
  const Number scalar = scalar_of(private_key);
  const Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
  if (!scalar || !group || BN_is_zero(scalar.get()) == 1) return std::nullopt;
  if (BN_cmp(scalar.get(), EC_GROUP_get0_order(group.get())) >= 0) return std::nullopt;
  const Point point(EC_POINT_new(group.get()));
  if (!point || EC_POINT_mul(group.get(), point.get(), scalar.get(), nullptr, nullptr, nullptr) != 1)
    return std::nullopt;
  std::string out(kPublicKeyBytes, '\0');
  const std::size_t size =
      EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, raw(out), out.size(), nullptr);
  if (size != out.size()) return std::nullopt;
  return out;
}

std::optional<std::string> encrypt_push(std::string_view plain, const PushKeys& to) {
  return encrypt_push(plain, to, fresh_private_key(), crypto::random_bytes(kSaltBytes));
}

std::optional<std::string> encrypt_push(std::string_view plain, const PushKeys& to, std::string_view private_key,
                                        std::string_view salt) {
  if (plain.size() > kMostPlainBytes || to.auth.size() != kAuthBytes || salt.size() != kSaltBytes) return std::nullopt;
  const Key own = private_part(private_key);
  const Key other = public_part(to.public_key);
  if (!own || !other) return std::nullopt;
  const std::string own_public = *public_key_of(private_key);
  const std::string shared = agree(own.get(), other.get());
  if (shared.empty()) return std::nullopt;
  // RFC 8291 section 3.4, then RFC 8188 section 2.2 and 2.3.
  const std::string input =
      hkdf(to.auth, shared, "WebPush: info\0"s + to.public_key + own_public, crypto::Sha256{}.size());
  const std::string key = hkdf(salt, input, "Content-Encoding: aes128gcm\0"s, kContentKeyBytes);
  const std::string nonce = hkdf(salt, input, "Content-Encoding: nonce\0"s, kNonceBytes);
  const std::string record = encrypt_record(key, nonce, std::string(plain) + '\x02');
  if (record.empty()) return std::nullopt;
  return std::string(salt) + "\x00\x00\x10\x00\x41"s + own_public + record;
}

std::string vapid_private_key(std::string_view secret) {
  for (int round = 0;; ++round) {
    const auto bytes = crypto::hmac_sha256(secret, fmt::format("kaname vapid {}", round));
    std::string key(crypto::as_text(bytes));
    if (public_key_of(key)) return key;
  }
}

std::string vapid_header(std::string_view private_key, std::string_view origin, std::string_view subject,
                         Timestamp until) {
  std::string claims = fmt::format(R"({{"aud":"{}","exp":{})", origin, until.ms / 1000);
  if (!subject.empty()) claims += fmt::format(R"(,"sub":"{}")", subject);
  const std::string text = crypto::base64url(R"({"typ":"JWT","alg":"ES256"})") + "." + crypto::base64url(claims + "}");
  return fmt::format("vapid t={}.{}, k={}", text, crypto::base64url(sign_es256(private_key, text)),
                     crypto::base64url(public_key_of(private_key).value_or("")));
}

std::string origin_of(std::string_view endpoint) {
  const std::size_t scheme = endpoint.find("://");
  if (scheme == std::string_view::npos || scheme == 0) return {};
  const std::size_t end = endpoint.find_first_of("/?#", scheme + 3);
  const std::string_view origin = endpoint.substr(0, end);
  for (const char c : origin) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain && std::string_view(":/.-[]").find(c) == std::string_view::npos) return {};
  }
  return origin.size() == scheme + 3 ? std::string() : std::string(origin);
}

}  // namespace kaname::delivery
