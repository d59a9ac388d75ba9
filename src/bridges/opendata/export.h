// SPDX-License-Identifier: Apache-2.0
#pragma once
// The town's open data: 医療機関一覧 and 介護サービス事業所一覧 of the 自治体標準オープンデータセット in the old layout, the new layout
// of 令和5年度, and GeoJSON. Header texts are those of the standard to the character. What is handed in must already be cut
// to what everyone may see; nothing here decides that.

#include <string>
#include <string_view>
#include <vector>

#include "directory/facility.h"

namespace kaname::bridges {

// A facility with its services, as the public may see it.
struct PublicFacility {
  directory::Facility facility;
  std::vector<directory::Service> services;
};

struct ExportArea {
  std::string municipality_code;  // 272108
  std::string prefecture;         // 大阪府
  std::string municipality;       // 枚方市
};

// CSV with BOM and CRLF. Facilities that are closed are left out; each function takes those of its list and leaves the others.
std::string medical_list_old(const std::vector<PublicFacility>& facilities, const ExportArea& area);
std::string care_list_old(const std::vector<PublicFacility>& facilities, const ExportArea& area);
std::string medical_list_new(const std::vector<PublicFacility>& facilities, const ExportArea& area);
std::string care_list_new(const std::vector<PublicFacility>& facilities, const ExportArea& area);

// A FeatureCollection of points; facilities without a place have a null geometry (RFC 7946 section 3.2).
std::string facilities_geojson(const std::vector<PublicFacility>& facilities);

}  // namespace kaname::bridges
