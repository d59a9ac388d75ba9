// SPDX-License-Identifier: Apache-2.0
#include "trust/seal.h"

#include <sodium.h>

#include "base/crypto.h"
#include "trust/services.h"

namespace kaname::trust {
namespace {

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

const unsigned char* key() {
  KANAME_ASSERT(services().seal_key.size() == crypto_secretbox_KEYBYTES);
  return raw(services().seal_key);
}

}  // namespace

std::string seal(std::string_view plain) {
  std::string out = crypto::random_bytes(crypto_secretbox_NONCEBYTES);
  out.resize(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
  auto* bytes = reinterpret_cast<unsigned char*>(out.data());
  crypto_secretbox_easy(bytes + crypto_secretbox_NONCEBYTES, raw(plain), plain.size(), bytes, key());
  return crypto::base64url(out);
}

std::optional<std::string> unseal(std::string_view sealed) {
  const auto bytes = crypto::base64url_decode(sealed);
  constexpr std::size_t head = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (!bytes || bytes->size() < head) return std::nullopt;
  std::string out(bytes->size() - head, '\0');
  const int opened = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(out.data()),
                                                raw(*bytes) + crypto_secretbox_NONCEBYTES,
                                                bytes->size() - crypto_secretbox_NONCEBYTES, raw(*bytes), key());
  if (opened != 0) return std::nullopt;
  return out;
}

}  // namespace kaname::trust
