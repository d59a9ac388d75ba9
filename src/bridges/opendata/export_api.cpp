// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/export_api.h"

#include "bridges/opendata/export.h"
#include "directory/audience.h"
#include "directory/facility_store.h"
#include "journal/journal.h"

namespace kaname::bridges {
namespace {

using directory::Audience;
using store::Read;

constexpr std::string_view kCsv = "text/csv; charset=utf-8";

// What everyone may see of every facility that is not closed and not invented: open data must be true.
std::vector<PublicFacility> public_facilities(Read& tx) {
  std::vector<PublicFacility> out;
  tx.each<directory::Facility>(
      "WHERE area_id = $1 AND status <> 'closed' AND fictional = 0 ORDER BY id",
      [&](directory::Facility&& facility) {
        out.push_back({std::move(facility), {}});
      },
      tx.area());
  for (PublicFacility& row : out) {
    row.services = tx.select<directory::Service>("WHERE area_id = $1 AND facility_id = $2 ORDER BY id", tx.area(),
                                                 row.facility.id);
    directory::keep_audience(row.facility, Audience::everyone);
    directory::keep_audience(row.services, Audience::everyone);
  }
  return out;
}

ExportArea export_area(Read& tx) {
  const auto area = journal::find_area(tx, tx.area());
  if (!area) return {};
  return {area->area_id, area->prefecture, area->municipality};
}

api::File file(std::string bytes, std::string_view type, std::string name) {
  api::File out;
  out.bytes = std::move(bytes);
  out.content_type = type;
  out.name = std::move(name);
  return out;
}

Result<api::File> medical_old(Read& tx, const api::Caller&, const api::Nothing&) {
  return file(medical_list_old(public_facilities(tx), export_area(tx)), kCsv, tx.area() + "_hospital.csv");
}
Result<api::File> care_old(Read& tx, const api::Caller&, const api::Nothing&) {
  return file(care_list_old(public_facilities(tx), export_area(tx)), kCsv, tx.area() + "_care_service.csv");
}
Result<api::File> medical_new(Read& tx, const api::Caller&, const api::Nothing&) {
  return file(medical_list_new(public_facilities(tx), export_area(tx)), kCsv, tx.area() + "_medical_v1.csv");
}
Result<api::File> care_new(Read& tx, const api::Caller&, const api::Nothing&) {
  return file(care_list_new(public_facilities(tx), export_area(tx)), kCsv, tx.area() + "_care_v1.csv");
}
Result<api::File> geojson(Read& tx, const api::Caller&, const api::Nothing&) {
  return file(facilities_geojson(public_facilities(tx)), "application/geo+json; charset=utf-8",
              tx.area() + "_facilities.geojson");
}

}  // namespace

std::vector<api::Endpoint> export_endpoints() {
  return {
      api::slow_get("/v1/opendata/medical.csv", "open_data.medical", "output.open_data", "医療機関一覧, old layout",
                    &medical_old),
      api::slow_get("/v1/opendata/care.csv", "open_data.care", "output.open_data", "介護サービス事業所一覧, old layout",
                    &care_old),
      api::slow_get("/v1/opendata/medical_v1.csv", "open_data.medical_v1", "output.open_data",
                    "医療機関一覧, new layout", &medical_new),
      api::slow_get("/v1/opendata/care_v1.csv", "open_data.care_v1", "output.open_data",
                    "介護サービス事業所一覧, new layout", &care_new),
      api::slow_get("/v1/facilities.geojson", "open_data.geojson", "output.open_data", "Facilities as GeoJSON",
                    &geojson),
  };
}

}  // namespace kaname::bridges
