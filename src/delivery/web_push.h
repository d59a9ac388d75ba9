// SPDX-License-Identifier: Apache-2.0
#pragma once
// Notices to browsers that are not open: the content is encrypted for one browser (RFC 8291, with the coding aes128gcm of
// RFC 8188), and the push service is told by a signed token who sends it (VAPID, RFC 8292). The push service, a company
// abroad, sees neither; what is sent holds no name all the same.

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace kaname::delivery {

inline constexpr std::size_t kPublicKeyBytes = 65;   // a point of P-256, uncompressed
inline constexpr std::size_t kPrivateKeyBytes = 32;  // a scalar of P-256
inline constexpr std::size_t kAuthBytes = 16;
inline constexpr std::size_t kSaltBytes = 16;
// One record of 4096 bytes, the least that every push service takes (RFC 8030 section 7.2), less its head and tag.
inline constexpr std::size_t kMostPlainBytes = 3993;

// What a browser gives when it subscribes, as bytes.
struct PushKeys {
  std::string public_key;
  std::string auth;
};

// Whether `bytes` are a point of P-256 that a key may be agreed with.
bool is_public_key(std::string_view bytes);

// The public key that belongs to a private one; nothing when it is no scalar of P-256.
std::optional<std::string> public_key_of(std::string_view private_key);

// The body of a push message with a fresh key and salt. Nothing when the browser's keys are no keys, or the text is too
// long.
std::optional<std::string> encrypt_push(std::string_view plain, const PushKeys& to);
// The same with a given private key and salt, as the examples of the RFC need it. Never use a pair twice.
std::optional<std::string> encrypt_push(std::string_view plain, const PushKeys& to, std::string_view private_key,
                                        std::string_view salt);

// The server's own key towards push services, made from a secret of the installation: the same after every start, because
// browsers subscribe for this key only.
std::string vapid_private_key(std::string_view secret);

// "vapid t=…, k=…", the value of Authorization. `origin`: scheme and host of the push service; `subject`: an address under
// which its operator reaches the sender (https: or mailto:), left out when empty. Good until `until`, at most 24 hours.
std::string vapid_header(std::string_view private_key, std::string_view origin, std::string_view subject,
                         Timestamp until);

// "https://push.example.net" of an endpoint below it; empty when it is no address.
std::string origin_of(std::string_view endpoint);

}  // namespace kaname::delivery
