// SPDX-License-Identifier: Apache-2.0
#pragma once
// The readers of the single layouts. Each takes a table whose headers are matched and fills the file.

#include "bridges/opendata/row.h"

namespace kaname::bridges {

void read_care_service(const Input& input, Collector& collector);
void read_care_service_json(const Input& input, Collector& collector);
void read_medical_facility(const Input& input, Collector& collector);
void read_medical_hours(const Input& input, Collector& collector);
void read_notifications(const Input& input, Collector& collector);
void read_home_care(const Input& input, Collector& collector);
void read_opendata_medical(const Input& input, Collector& collector);
void read_opendata_care(const Input& input, Collector& collector);
void read_opendata_facility(const Input& input, Collector& collector);
void read_survey(const Input& input, Collector& collector);
void read_facility_points(const Input& input, Collector& collector);

// Outlines have no columns; this reads the file itself.
Result<Done> read_zones(std::string_view bytes, directory::SourceFile& file);

}  // namespace kaname::bridges
