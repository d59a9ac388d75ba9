// SPDX-License-Identifier: Apache-2.0
#pragma once
// Finds a prepared statement by the addresses of its two texts, which never move (see Statement).

#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "store/connection.h"

namespace kaname::store {

struct StatementKey {
  const char* prefix;
  const char* tail;
  std::size_t tail_size;  // two literals may share a tail after merging by the linker
  bool operator==(const StatementKey&) const = default;
};

struct StatementKeyHash {
  std::size_t operator()(const StatementKey& key) const {
    const std::hash<const void*> hash;
    return hash(key.prefix) * 31 + hash(key.tail) + key.tail_size;
  }
};

inline StatementKey key_of(const Statement& statement) {
  return {statement.prefix.empty() ? nullptr : statement.prefix.data(), statement.tail.data(), statement.tail.size()};
}

template <class Prepared>
using StatementCache = std::unordered_map<StatementKey, Prepared, StatementKeyHash>;

}  // namespace kaname::store
