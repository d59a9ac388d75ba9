// SPDX-License-Identifier: Apache-2.0
#pragma once
// A simulated year in an area of this house, by the same acts as everybody else's.

#include "app/house.h"
#include "simulate/world.h"

namespace kaname::app {

struct SimulationWish {
  std::string area;
  std::size_t people = 2000;
  int months = 12;
  std::uint64_t seed = 1;
  std::optional<LocalDate> until;  // yesterday when it is not said
  double busyness = 1;
  std::size_t offices_a_kind = 0;  // further invented offices for each kind of service, with one account each
  std::function<void(std::size_t done, std::size_t total)> progress;
};

// Only in a demonstration area: invented people must never stand among real ones. Errors: simulate_not_demo,
// simulate_no_care_manager.
Result<simulate::Lived> simulate_area(House& house, const SimulationWish& wish);

}  // namespace kaname::app
