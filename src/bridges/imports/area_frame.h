// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an import has to know of its area: names that complete addresses, the table of places, and how far its zones
// reach. The places and outlines are kept in memory for as long as the tables do not change.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/address.h"
#include "base/place.h"
#include "bridges/opendata/reader.h"
#include "directory/codes.h"
#include "store/transaction.h"

namespace kaname::bridges {

struct AreaFrame {
  std::string prefecture;
  std::string municipality;
  std::string prefecture_code;  // "27"
  std::shared_ptr<const address::Geocoder> places;
  std::shared_ptr<const std::vector<place::Polygon>> zones;

  struct Found {
    double lat = 0, lng = 0;
    directory::GeocodeLevel level = directory::GeocodeLevel::none;
  };
  // The most exact place of the address in our own tables; the centre of the municipality says nothing and is left out.
  std::optional<Found> locate(const std::string& address) const;
  // More than 5 km outside every zone: a mistyped coordinate, or an office that belongs elsewhere. Without zones: never.
  bool far_outside(double lat, double lng) const;
};

AreaFrame area_frame(store::Read& tx);

ReadContext read_context(store::Read& tx, bool keep_all);

}  // namespace kaname::bridges
