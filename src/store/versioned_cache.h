// SPDX-License-Identifier: Apache-2.0
#pragma once
// What was worked out of the rows about one subject, kept while the subject's version (the journal seq of its last change)
// is the same. Asking for the version is one keyed read, so every process of an installation answers what the tables say.

#include <memory>
#include <mutex>
#include <unordered_map>

#include "store/transaction.h"

namespace kaname::store {

template <class T>
class VersionedCache {
 public:
  // The value at `version`; `load()` makes it when it is not kept. Inside an act it is made anew and not kept: the act may
  // still be undone.
  template <class Load>
  std::shared_ptr<const T> get(Read& tx, const Uuid& subject, std::int64_t version, Load&& load) {
    if (tx.sees_uncommitted()) return std::make_shared<const T>(load());
    Key key{tx.area(), subject};
    {
      const std::lock_guard lock(mutex_);
      if (const auto found = kept_.find(key); found != kept_.end() && found->second.version == version)
        return found->second.value;
    }
    auto value = std::make_shared<const T>(load());
    const std::lock_guard lock(mutex_);
    if (kept_.size() >= kMost) kept_.clear();
    Kept& kept = kept_[std::move(key)];
    if (!kept.value || kept.version <= version) kept = {version, value};
    return value;
  }

 private:
  // Enough for everybody a town's people look at in a day; then it starts anew.
  static constexpr std::size_t kMost = 20'000;

  struct Key {
    std::string area;
    Uuid subject;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const {
      std::size_t out = std::hash<std::string>()(key.area);
      for (const std::uint8_t byte : key.subject.bytes) out = out * 31 + byte;
      return out;
    }
  };
  struct Kept {
    std::int64_t version = 0;
    std::shared_ptr<const T> value;
  };

  std::mutex mutex_;
  std::unordered_map<Key, Kept, Hash> kept_;
};

}  // namespace kaname::store
