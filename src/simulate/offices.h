// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who works in a simulated area: the workers that there are, and invented offices with their people when more are needed.

#include <string>
#include <vector>

#include "simulate/random.h"
#include "simulate/world.h"

namespace kaname::simulate {

// Names of acts, one after the other.
class Keys {
 public:
  explicit Keys(std::uint64_t seed) : seed_(seed) {}
  std::string next() { return act_key(seed_, ++number_); }

 private:
  std::uint64_t seed_, number_ = 0;
};

struct Staff {
  std::vector<Worker> workers;

  bool has(trust::Profession profession) const;
  // Some worker of the profession; there must be one.
  std::size_t any(trust::Profession profession, Random& random) const;
};

// Fills `staff`; adds offices on `first` as the options ask. Notes the added logins in `out`.
Result<Done> hire(World& world, const Options& options, LocalDate first, Keys& keys, Staff& staff, Lived& out);

}  // namespace kaname::simulate
