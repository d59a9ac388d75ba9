// SPDX-License-Identifier: Apache-2.0
// Points with properties: the sets that cities and citizens make of the official lists, and our own export.
#include <algorithm>

#include "base/digits.h"
#include "base/text_fold.h"
#include "bridges/opendata/cells.h"
#include "bridges/opendata/readers.h"
#include "bridges/opendata/service_kinds.h"

namespace kaname::bridges {
namespace {

using directory::FacilityKind;

// Several services stand in one text with "; " between, the same one sometimes twice in other words.
void read_services(const Row& row, directory::SourceRecord& record, const std::string& office_number) {
  std::vector<std::string> words = split(row.text("service"), {";", "；", "、"});
  if (words.empty()) words = split(row.text("category"), {";", "；"});
  for (const std::string& word : words) {
    directory::SourceService service;
    service.kind = kind_of_service(word);
    service.kind_text = word;
    service.office_number = office_number;
    if (service.kind == FacilityKind::other) row.warn(record, "service_unknown", "service");
    add_service(record.services, std::move(service));
  }
  // One capacity for all services of the point: it is known of which only when there is one.
  const Count capacity = read_count(row.text("capacity"));
  if (capacity.doubtful) row.warn(record, "number_shape", "capacity");
  if (!capacity.value) return;
  if (record.services.size() == 1) {
    record.services.front().capacity = capacity.value;
  } else {
    row.warn(record, "capacity_of_several", "capacity");
  }
}

bool is_office_number(std::string_view id) { return digits::care_office_number(id) != digits::Check::malformed; }

// The sets of 枚方市 call the centres by their own names alone (はなまる).
void read_center(const Row& row, directory::SourceRecord& record) {
  if (row.header("name") != "center_name") return;
  if (record.name.find("包括") == std::string::npos) record.name = "地域包括支援センター " + record.name;
  record.key = "center:" + record.key;
  if (const std::string schools = row.text("school_districts"); !schools.empty()) {
    record.note += (record.note.empty() ? "" : "\n") + ("担当校区：" + schools);
  }
  directory::SourceService service;
  service.kind = FacilityKind::community_support_center;
  service.kind_text = "地域包括支援センター";
  add_service(record.services, std::move(service));
}

}  // namespace

void read_facility_points(const Input& input, Collector& collector) {
  for (const TableRow& table_row : input.table.rows) {
    const Row row(input, table_row);
    if (collector.refuse_outside(row)) continue;
    const std::string id = text::half_width_digits(row.text("id"));
    if (row.text("name").empty() || id.empty()) {
      collector.refuse(row, id.empty() ? "row_without_number" : "row_without_name", id.empty() ? "id" : "name");
      continue;
    }
    directory::SourceRecord& record = collector.add(row, id);
    read_common(row, collector.context(), record);
    const bool office = is_office_number(id) && row.header("id") != "facility_id";
    if (office && digits::care_office_number(id) == digits::Check::bad_digit) row.warn(record, "check_digit", "id");
    if (row.header("name") != "center_name") read_services(row, record, office ? id : std::string());
    read_center(row, record);
    const Count beds = read_beds(row.text("beds"));
    record.beds = beds.value;
    if (beds.doubtful) row.warn(record, "number_shape", "beds");
    record.kind = leading_kind(record.services);
  }
}

}  // namespace kaname::bridges
