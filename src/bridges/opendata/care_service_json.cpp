// SPDX-License-Identifier: Apache-2.0
// Lists of JSON objects that others made of the official data (鳥取県): offices of one service a file, and medical
// institutions whose "tel" holds the ID and whose "city" runs into the town. What is wrong stays in the raw row only.
#include "base/digits.h"
#include "base/text_fold.h"
#include "bridges/opendata/cells.h"
#include "bridges/opendata/readers.h"
#include "bridges/opendata/service_kinds.h"

namespace kaname::bridges {
namespace {

std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

// "312120003" of the ID "312CW120003" and the whole ID are no telephone numbers.
bool phone_is_id(const Row& row) {
  const std::string phone = row.text("phone");
  return !phone.empty() && phone.find('-') == std::string::npos && digits_of(phone) == digits_of(row.text("id"));
}

directory::SourceService read_service(const Row& row, directory::SourceRecord& record, bool office) {
  directory::SourceService service;
  service.kind_text = row.text("service");
  if (service.kind_text.empty()) service.kind_text = row.text("category");
  service.kind = kind_of_service(service.kind_text);
  if (service.kind == directory::FacilityKind::other) row.warn(record, "service_unknown", "service");
  if (office) service.office_number = row.text("id");
  const Count capacity = read_count(row.text("capacity"));
  service.capacity = capacity.value;
  if (capacity.doubtful) row.warn(record, "number_shape", "capacity");
  std::string days;
  for (const std::string& day : split(row.text("days"), {";", ",", "、"})) days += (days.empty() ? "" : "・") + day;
  if (!days.empty()) service.hours_note = "利用可能曜日：" + days;
  if (const std::string note = row.text("days_note"); !note.empty()) {
    service.hours_note += (service.hours_note.empty() ? "" : "\n") + note;
  }
  for (const std::string& name : split(row.text("specialities"), {";"})) service.specialities.push_back({"", name, {}});
  return service;
}

}  // namespace

void read_care_service_json(const Input& input, Collector& collector) {
  for (const TableRow& table_row : input.table.rows) {
    const Row row(input, table_row);
    if (collector.refuse_outside(row)) continue;
    if (row.text("name").empty() || row.text("id").empty()) {
      const bool unnamed = row.text("name").empty();
      collector.refuse(row, unnamed ? "row_without_name" : "row_without_number", unnamed ? "name" : "id");
      continue;
    }
    directory::SourceRecord& record = collector.add(row, row.text("id"));
    read_common(row, collector.context(), record);
    if (phone_is_id(row)) {
      record.phone.clear();
      std::erase_if(record.warnings, [](const directory::RowWarning& w) { return w.code == "phone_shape"; });
      row.warn(record, "phone_is_id", "phone");
    }
    const bool office = row.has("service");
    if (office && digits::care_office_number(row.text("id")) != digits::Check::ok)
      row.warn(record, "check_digit", "id");
    record.services.push_back(read_service(row, record, office));
    record.kind = leading_kind(record.services);
  }
}

}  // namespace kaname::bridges
