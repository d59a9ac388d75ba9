// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a process works out from the tables and keeps in memory: search indexes, parsed outlines. One of each type per
// Database; lost at every restart without harm, because it can be worked out anew.

#include <memory>
#include <mutex>
#include <typeindex>
#include <unordered_map>

namespace kaname::store {

class Derived {
 public:
  // The one T of this database, made at the first call. T guards itself; it lives as long as the database.
  template <class T>
  T& get() {
    const std::lock_guard lock(mutex_);
    auto& slot = slots_[std::type_index(typeid(T))];
    if (!slot) slot = std::make_shared<T>();
    return *static_cast<T*>(slot.get());
  }

 private:
  std::mutex mutex_;
  std::unordered_map<std::type_index, std::shared_ptr<void>> slots_;
};

}  // namespace kaname::store
