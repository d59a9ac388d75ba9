// SPDX-License-Identifier: Apache-2.0
#include "trust/services.h"

namespace kaname::trust {
namespace {

std::shared_ptr<const Services>& installed() {
  static std::shared_ptr<const Services> one = std::make_shared<const Services>();
  return one;
}

}  // namespace

void install(std::shared_ptr<const Services> services) { installed() = std::move(services); }

const Services& services() { return *installed(); }

}  // namespace kaname::trust
