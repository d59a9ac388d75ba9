// SPDX-License-Identifier: Apache-2.0
#pragma once
// Lists of JSON objects and GeoJSON features as tables, so that the readers of layouts need not know JSON.

#include <string_view>

#include "base/result.h"
#include "bridges/opendata/table.h"
#include "directory/source_record.h"

namespace kaname::bridges {

// [{"id": …}, …]. Lists inside become texts joined with ";".
Result<Table> read_json_table(std::string_view bytes);

// The properties of a FeatureCollection, with "geometry_lat" and "geometry_lng" of points.
Result<Table> read_geojson_table(std::string_view bytes);

// Features with outlines; the refused ones are those without. `names` etc. are the usual property names of cities.
Result<Done> read_geojson_zones(std::string_view bytes, directory::SourceFile& file);

// What a JSON text is, from its first object; for guess_kind.
struct JsonShape {
  bool features = false;
  bool outlines = false;          // the first feature is a Polygon or MultiPolygon
  std::vector<std::string> keys;  // of the first object or feature
};
JsonShape json_shape(std::string_view bytes);

}  // namespace kaname::bridges
