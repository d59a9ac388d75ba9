// SPDX-License-Identifier: Apache-2.0
#include "bridges/endpoints.h"

#include "bridges/careplan/care_plan_api.h"
#include "bridges/imports/import_tables.h"
#include "bridges/imports/run_api.h"
#include "bridges/opendata/export_api.h"
#include "bridges/personlist/list_api.h"
#include "bridges/returns/returns_api.h"

namespace kaname::bridges {

std::vector<api::Endpoint> endpoints() {
  std::vector<api::Endpoint> out;
  for (auto table : {run_endpoints(), match_endpoints(), merge_endpoints(), geocode_endpoints(), survey_endpoints(),
                     statistics_endpoints(), export_endpoints(), care_plan_endpoints(), person_list_endpoints(),
                     returns_endpoints()}) {
    out.insert(out.end(), std::make_move_iterator(table.begin()), std::make_move_iterator(table.end()));
  }
  return out;
}

std::vector<model::TypePtr> tables() {
  using model::type_of;
  std::vector<model::TypePtr> out = {type_of<ImportRun>(),     type_of<ImportRow>(), type_of<SourceRow>(),
                                     type_of<ImportMapping>(), type_of<MatchCase>(), type_of<GeocodePlace>()};
  for (const model::TypePtr& type : returned_tables()) out.push_back(type);
  return out;
}

}  // namespace kaname::bridges
