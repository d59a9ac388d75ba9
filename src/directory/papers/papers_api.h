// SPDX-License-Identifier: Apache-2.0
#pragma once
// The endpoints that print: sheet, lists, booklet, map, organisation chart, request for an update.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/endpoint.h"
#include "directory/papers/booklet.h"

namespace kaname::directory::papers {

struct PaperSettings {
  std::string site;  // address people reach this installation by, https://kaname.example; empty: papers have no QR
};

// Installed by app/ before the first request and never changed.
void install(std::shared_ptr<const PaperSettings> settings);
const PaperSettings& settings();

// The booklet of the area of `tx`, for work in the background; nothing when `progress` said stop.
std::optional<api::File> booklet_file(Read& tx, Edition edition, const output::Progress& progress);

std::vector<api::Endpoint> paper_endpoints();

}  // namespace kaname::directory::papers
