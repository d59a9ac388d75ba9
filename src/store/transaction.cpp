// SPDX-License-Identifier: Apache-2.0
#include "store/transaction.h"

#include "base/crypto.h"

namespace kaname::store {
namespace detail {

std::string select_text(std::string_view table, std::span<const std::string_view> names) {
  return fmt::format("SELECT {} FROM {} ", fmt::join(names, ", "), table);
}

std::string change_text(Verb verb, std::string_view table, std::span<const std::string_view> names,
                        std::span<const bool> keys) {
  std::vector<std::string> values, wheres, sets, key_names;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string equal = fmt::format("{} = ${}", names[i], i + 1);
    values.push_back(fmt::format("${}", i + 1));
    (keys[i] ? wheres : sets).push_back(equal);
    if (keys[i]) key_names.emplace_back(names[i]);
  }
  const std::string set = fmt::format("{}", fmt::join(sets, ", ")),
                    where = fmt::format("{}", fmt::join(wheres, " AND "));
  if (verb == Verb::update) return fmt::format("UPDATE {} SET {} WHERE {}", table, set, where);
  if (verb == Verb::erase) return fmt::format("DELETE FROM {} WHERE {}", table, where);
  std::string out =
      fmt::format("INSERT INTO {} ({}) VALUES ({})", table, fmt::join(names, ", "), fmt::join(values, ", "));
  if (verb == Verb::upsert) {
    out += fmt::format(" ON CONFLICT ({}) DO {}", fmt::join(key_names, ", "),
                       sets.empty() ? "NOTHING" : "UPDATE SET " + set);
  }
  return out;
}

}  // namespace detail

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
