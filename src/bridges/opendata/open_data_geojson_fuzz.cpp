// SPDX-License-Identifier: Apache-2.0
// Any bytes as JSON list, points and outlines: an Error or a file whose rows are all accounted for, never a crash.
#include <cstddef>
#include <cstdint>

#include "bridges/opendata/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kaname;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto kind : {directory::SourceKind::facility_geojson, directory::SourceKind::zone_geojson,
                          directory::SourceKind::care_service_json}) {
    static_cast<void>(
        bridges::read_source(kind, bytes, "fuzz.geojson", {"272108", "大阪府", {"枚方市"}, {}, bridges::Keep::all}));
  }
  return 0;
}
