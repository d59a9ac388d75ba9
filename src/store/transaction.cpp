// SPDX-License-Identifier: Apache-2.0
#include "store/transaction.h"

#include "base/crypto.h"

namespace kaname::store {

// Time of the act, then 74 bits of SHA-256(area, key, counter): unique as the key is, and the same in a replay.
Uuid Write::next_uuid() {
  const auto digest = crypto::sha256(fmt::format("{}/{}/{}", area(), name_.key, ids_made_++));
  std::array<std::uint8_t, 10> entropy{};
  std::copy_n(reinterpret_cast<const std::uint8_t*>(digest.data()), entropy.size(), entropy.begin());
  return Uuid::v7(now().ms, entropy);
}

void Write::concerns(const Uuid& subject) {
  if (std::find(subjects_.begin(), subjects_.end(), subject) == subjects_.end()) subjects_.push_back(subject);
}

}  // namespace kaname::store
