// SPDX-License-Identifier: Apache-2.0
// JSON of strangers into the directory's entities: what is accepted is written and read again without a change.
#include <cstdlib>

#include "directory/facility.h"
#include "directory/zone.h"
#include "model/json.h"

using namespace kaname;

namespace {

template <class T>
void stable(std::string_view text) {
  const auto once = model::from_json<T>(text);
  if (!once) return;
  const std::string written = model::to_json(*once);
  const auto again = model::from_json<T>(written);
  if (!again || model::to_json(*again) != written) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  stable<directory::Facility>(text);
  stable<directory::Service>(text);
  stable<directory::Capability>(text);
  stable<directory::ContactWindow>(text);
  stable<directory::Relation>(text);
  stable<directory::Zone>(text);
  return 0;
}
