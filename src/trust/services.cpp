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

std::string office_name(store::Read& tx, const std::optional<Uuid>& office) {
  if (!office || !services().office_name) return {};
  return services().office_name(tx, *office).value_or("");
}

bool is_office(store::Read& tx, const Uuid& office) {
  return !services().office_name || services().office_name(tx, office).has_value();
}

}  // namespace kaname::trust
