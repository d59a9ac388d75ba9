// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tokens of signed links: "the holder may do what the link `link_id` of `area` is for, until `expires`". They carry no name
// and no right of their own; the link's row says what it is for and whether it was withdrawn.

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"

namespace kaname::trust {

struct LinkClaims {
  std::string area;
  Uuid link_id;
  Timestamp expires;  // whole seconds
};

class LinkSigner {
 public:
  static constexpr std::size_t kKeyBytes = 32;

  // Throws std::invalid_argument when the key has another length.
  explicit LinkSigner(std::string key);

  // 58 characters of the URL alphabet. `area` has 6 characters.
  std::string sign(std::string_view area, const Uuid& link_id, Timestamp expires) const;
  // Nothing when the token was not signed by this key, was changed, or has expired at `now`.
  std::optional<LinkClaims> verify(std::string_view token, Timestamp now) const;

 private:
  std::string mac(std::string_view claims) const;

  std::string key_;
};

}  // namespace kaname::trust
