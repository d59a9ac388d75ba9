// SPDX-License-Identifier: Apache-2.0
// Outlines of 圏域. Cities publish them with property names of their own; the usual ones are known.
#include "bridges/opendata/json_table.h"
#include "bridges/opendata/readers.h"

namespace kaname::bridges {

Result<Done> read_zones(std::string_view bytes, directory::SourceFile& file) {
  file.encoding = "UTF-8";
  return read_geojson_zones(bytes, file);
}

}  // namespace kaname::bridges
