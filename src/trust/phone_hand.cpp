// SPDX-License-Identifier: Apache-2.0
#include "trust/phone_hand.h"

#include <algorithm>

#include "base/crypto.h"

namespace kaname::trust {

std::string shown_version(std::string_view json) {
  constexpr std::size_t kChars = 16;
  return crypto::sha256_hex(json).substr(0, kChars);
}

PhoneHand::PhoneHand(const std::vector<AtHand>& all) {
  for (const AtHand& one : all) left_[one.id] = one.version;
}

bool PhoneHand::has(const std::string& id, const std::string& version) {
  const auto found = left_.find(id);
  if (found == left_.end()) return false;
  const bool same = found->second == version;
  left_.erase(found);
  return same;
}

std::vector<std::string> PhoneHand::left() const {
  std::vector<std::string> out;
  for (const auto& [id, version] : left_) out.push_back(id);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace kaname::trust
