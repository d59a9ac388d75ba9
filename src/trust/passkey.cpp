// SPDX-License-Identifier: Apache-2.0
#include "trust/passkey.h"

#include <cbor.h>
#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <boost/json.hpp>

#include <array>
#include <charconv>
#include <memory>

#include "base/crypto.h"
#include "model/json.h"

namespace kaname::trust {
namespace {

constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kFlagsAt = 32;
constexpr std::size_t kLeastAuthData = 37;
constexpr unsigned kUserPresent = 0x01, kUserVerified = 0x04, kHasCredential = 0x40;
constexpr std::size_t kMostBytes = 64 * 1024;
constexpr std::array<int, 3> kAlgorithms = {COSE_ES256, COSE_EDDSA, COSE_RS256};

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Error refused() { return fail(Problem::unauthorized, "passkey_refused"); }

// What the browser wrote down about the ceremony.
struct ClientData {
  std::string type;
  std::string challenge;
  std::string origin;
};

std::string text_in(const boost::json::value& object, std::string_view name) {
  const auto* map = object.if_object();
  const auto* found = map ? map->if_contains(name) : nullptr;
  const auto* text = found ? found->if_string() : nullptr;
  return text ? std::string(*text) : std::string();
}

// The bytes when they say: this kind of ceremony, our challenge, our address.
Result<std::string> good_client_data(const PasskeyRound& round, std::string_view encoded, std::string_view type) {
  const auto bytes = crypto::base64url_decode(encoded);
  if (!bytes || bytes->size() > kMostBytes) return refused();
  boost::json::error_code fault;
  const boost::json::value parsed = boost::json::parse(*bytes, fault);
  if (fault) return refused();
  const ClientData data{text_in(parsed, "type"), text_in(parsed, "challenge"), text_in(parsed, "origin")};
  const std::size_t scheme = data.origin.find("://");
  const bool ours = scheme != std::string::npos && data.origin.substr(scheme + 3) == round.host;
  if (data.type != type || !ours || !crypto::constant_time_equal(data.challenge, round.challenge)) return refused();
  return *bytes;
}

// Made for our host, by somebody present and verified.
bool good_auth_data(std::string_view auth_data, const PasskeyRound& round, unsigned flags) {
  if (auth_data.size() < kLeastAuthData) return false;
  const auto party = crypto::sha256(relying_party(round.host));
  if (auth_data.substr(0, kHashBytes) != crypto::as_text(party)) return false;
  return (static_cast<unsigned char>(auth_data[kFlagsAt]) & flags) == flags;
}

// "authData" of an attestation object, a CBOR map; empty when there is none.
std::string auth_data_in(std::string_view attestation) {
  cbor_load_result result{};
  const std::unique_ptr<cbor_item_t, void (*)(cbor_item_t*)> item(
      cbor_load(raw(attestation), attestation.size(), &result), [](cbor_item_t* one) {
        if (one) cbor_decref(&one);
      });
  if (!item || !cbor_isa_map(item.get())) return {};
  const cbor_pair* pairs = cbor_map_handle(item.get());
  for (std::size_t i = 0; i < cbor_map_size(item.get()); ++i) {
    if (!cbor_isa_string(pairs[i].key) || !cbor_isa_bytestring(pairs[i].value)) continue;
    const std::string_view name(reinterpret_cast<const char*>(cbor_string_handle(pairs[i].key)),
                                cbor_string_length(pairs[i].key));
    if (name != "authData" || !cbor_bytestring_is_definite(pairs[i].value)) continue;
    return {reinterpret_cast<const char*>(cbor_bytestring_handle(pairs[i].value)),
            cbor_bytestring_length(pairs[i].value)};
  }
  return {};
}

std::string_view bytes_of(const unsigned char* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

std::optional<PasskeyFound> credential_in(std::string_view auth_data) {
  for (const int algorithm : kAlgorithms) {
    const std::unique_ptr<fido_cred_t, void (*)(fido_cred_t*)> cred(fido_cred_new(),
                                                                    [](fido_cred_t* one) { fido_cred_free(&one); });
    if (!cred || fido_cred_set_type(cred.get(), algorithm) != FIDO_OK) return std::nullopt;
    if (fido_cred_set_authdata_raw(cred.get(), raw(auth_data), auth_data.size()) != FIDO_OK) continue;
    const std::string_view id = bytes_of(fido_cred_id_ptr(cred.get()), fido_cred_id_len(cred.get()));
    const std::string_view key = bytes_of(fido_cred_pubkey_ptr(cred.get()), fido_cred_pubkey_len(cred.get()));
    if (id.empty() || key.empty()) return std::nullopt;
    return PasskeyFound{crypto::base64url(id), fmt::format("{}:{}", algorithm, crypto::base64url(key)),
                        static_cast<std::int64_t>(fido_cred_sigcount(cred.get()))};
  }
  return std::nullopt;
}

bool verify(const fido_assert_t* assertion, int algorithm, std::string_view key) {
  if (algorithm == COSE_ES256) {
    const std::unique_ptr<es256_pk_t, void (*)(es256_pk_t*)> pk(es256_pk_new(),
                                                                [](es256_pk_t* one) { es256_pk_free(&one); });
    return es256_pk_from_ptr(pk.get(), key.data(), key.size()) == FIDO_OK &&
        fido_assert_verify(assertion, 0, algorithm, pk.get()) == FIDO_OK;
  }
  if (algorithm == COSE_EDDSA) {
    const std::unique_ptr<eddsa_pk_t, void (*)(eddsa_pk_t*)> pk(eddsa_pk_new(),
                                                                [](eddsa_pk_t* one) { eddsa_pk_free(&one); });
    return eddsa_pk_from_ptr(pk.get(), key.data(), key.size()) == FIDO_OK &&
        fido_assert_verify(assertion, 0, algorithm, pk.get()) == FIDO_OK;
  }
  const std::unique_ptr<rs256_pk_t, void (*)(rs256_pk_t*)> pk(rs256_pk_new(),
                                                              [](rs256_pk_t* one) { rs256_pk_free(&one); });
  return algorithm == COSE_RS256 && rs256_pk_from_ptr(pk.get(), key.data(), key.size()) == FIDO_OK &&
      fido_assert_verify(assertion, 0, algorithm, pk.get()) == FIDO_OK;
}

}  // namespace

std::string relying_party(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  return std::string(colon == host.npos || host.ends_with(']') ? host : host.substr(0, colon));
}

Result<PasskeyFound> check_registration(const PasskeyRound& round, std::string_view client_data,
                                        std::string_view attestation) {
  TRY(good_client_data(round, client_data, "webauthn.create"));
  const auto object = crypto::base64url_decode(attestation);
  if (!object || object->size() > kMostBytes) return refused();
  const std::string auth_data = auth_data_in(*object);
  if (!good_auth_data(auth_data, round, kUserPresent | kUserVerified | kHasCredential)) return refused();
  auto found = credential_in(auth_data);
  if (!found) return refused();
  return std::move(*found);
}

Result<std::int64_t> check_assertion(const PasskeyRound& round, const Passkey& passkey, std::string_view client_data,
                                     std::string_view authenticator_data, std::string_view signature) {
  const std::string client = TRY(good_client_data(round, client_data, "webauthn.get"));
  const auto auth_data = crypto::base64url_decode(authenticator_data);
  const auto sign = crypto::base64url_decode(signature);
  if (!auth_data || !sign || !good_auth_data(*auth_data, round, kUserPresent | kUserVerified)) return refused();
  const std::string_view stored = passkey.public_key;
  const std::size_t colon = std::min(stored.find(':'), stored.size());
  int algorithm = 0;
  std::from_chars(stored.data(), stored.data() + colon, algorithm);
  const auto key = crypto::base64url_decode(stored.substr(std::min(colon + 1, stored.size())));
  if (!key) return refused();
  const std::unique_ptr<fido_assert_t, void (*)(fido_assert_t*)> assertion(
      fido_assert_new(), [](fido_assert_t* one) { fido_assert_free(&one); });
  fido_assert_t* a = assertion.get();
  const auto hash = crypto::sha256(client);
  const bool filled = fido_assert_set_count(a, 1) == FIDO_OK &&
      fido_assert_set_clientdata_hash(a, hash.data(), hash.size()) == FIDO_OK &&
      fido_assert_set_rp(a, relying_party(round.host).c_str()) == FIDO_OK &&
      fido_assert_set_authdata_raw(a, 0, raw(*auth_data), auth_data->size()) == FIDO_OK &&
      fido_assert_set_up(a, FIDO_OPT_TRUE) == FIDO_OK && fido_assert_set_uv(a, FIDO_OPT_TRUE) == FIDO_OK &&
      fido_assert_set_sig(a, 0, raw(*sign), sign->size()) == FIDO_OK;
  if (!filled || !verify(a, algorithm, *key)) return refused();
  const auto count = static_cast<std::int64_t>(fido_assert_sigcount(a, 0));
  if ((count != 0 || passkey.sign_count != 0) && count <= passkey.sign_count) return refused();
  return count;
}

}  // namespace kaname::trust
