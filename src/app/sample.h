// SPDX-License-Identifier: Apache-2.0
#pragma once
// Loads the sample area: real open data through the importers, invented offices, people and events through the same acts
// as a person's. Everything is in the journal, so the sample replays like any area.

#include <functional>
#include <string>
#include <vector>

#include "app/house.h"

namespace kaname::app {

// `done` of `total` steps, and what is being done; answers false to stop.
using SampleProgress = std::function<bool(std::size_t done, std::size_t total, std::string_view what)>;

struct DemoAccount {
  std::string login, name, role;
};

// The password of every demo account; printed where the demo is started, and good for nothing else.
inline constexpr std::string_view kDemoPassword = "kaname-mihon-2026";

// Loads `folder` (data/sample) into an empty installation. Error "sample_not_empty", "sample_missing", "sample_stopped".
Result<std::vector<DemoAccount>> load_sample(House& house, const std::string& folder, const SampleProgress& progress);

}  // namespace kaname::app
