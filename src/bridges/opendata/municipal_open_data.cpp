// SPDX-License-Identifier: Apache-2.0
// 自治体標準オープンデータセット: the old layouts for medical institutions and care offices, and the head of the new one.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/digits.h"
#include "base/text_fold.h"
#include "bridges/opendata/cells.h"
#include "bridges/opendata/readers.h"
#include "bridges/opendata/service_kinds.h"

namespace kaname::bridges {
namespace {

using directory::FacilityKind;
using directory::SourceRecord;

std::vector<std::string> listed(std::string_view cell) { return split(cell, {";", "；", "、", ",", "，", "\n"}); }

void add_line(std::string& note, const std::string& label, const std::string& text) {
  if (!text.empty()) note += (note.empty() ? "" : "\n") + label + text;
}

// Days with times become hours; days alone are told in words.
void read_opening(const Row& row, SourceRecord& record, directory::SourceService& service) {
  const std::string days_text = row.text("days");
  const std::vector<std::int32_t> days = read_days(days_text);
  const std::string start = row.text("start");
  const std::string end = row.text("end");
  const std::string open = read_time(start);
  const std::string close = read_time(end);
  if (!start.empty() && open.empty()) row.warn(record, "time_shape", "start");
  if (!end.empty() && close.empty()) row.warn(record, "time_shape", "end");
  if (!days.empty() && !open.empty() && !close.empty()) {
    service.hours.push_back({days, open, close, ""});
  } else {
    add_line(service.hours_note, row.header("days") + "：", days_text);
    if (open.empty() != close.empty() || (days.empty() && !open.empty())) {
      add_line(service.hours_note, "", start + "〜" + end);
    }
  }
  add_line(service.hours_note, "", row.text("days_note"));
  add_line(service.hours_note, row.header("after_hours") + "：", row.text("after_hours"));
}

void check_codes(const Row& row, SourceRecord& record, const std::string& office_number) {
  using digits::Check;
  if (!office_number.empty() && digits::care_office_number(office_number) != Check::ok) {
    row.warn(record, "check_digit", "office_number");
  }
  record.medical_number = text::half_width_digits(row.text("medical_number"));
  if (!record.medical_number.empty() && digits::medical_institution_number(record.medical_number) != Check::ok) {
    row.warn(record, "check_digit", "medical_number");
  }
}

void read_services(const Row& row, SourceRecord& record, FacilityKind unnamed) {
  const std::string office_number = text::half_width_digits(row.text("office_number"));
  std::vector<std::string> words = listed(row.text("service"));
  if (words.empty()) words.emplace_back();
  const Count capacity = read_count(row.text("capacity"));
  if (capacity.doubtful) row.warn(record, "number_shape", "capacity");
  for (const std::string& word : words) {
    directory::SourceService service;
    service.kind_text = word;
    service.kind = word.empty() ? unnamed : kind_of_service(word);
    if (service.kind == FacilityKind::other) row.warn(record, "service_unknown", "service");
    if (!is_medical(service.kind)) service.office_number = office_number;
    read_opening(row, record, service);
    for (const std::string& name : listed(row.text("specialities"))) service.specialities.push_back({"", name, {}});
    if (words.size() == 1) service.capacity = capacity.value;
    add_service(record.services, std::move(service));
  }
  if (words.size() > 1 && capacity.value) row.warn(record, "capacity_of_several", "capacity");
  check_codes(row, record, office_number);
  const Count beds = read_beds(row.text("beds"));
  record.beds = beds.value;
  if (beds.doubtful) row.warn(record, "number_shape", "beds");
  record.kind = leading_kind(record.services);
}

// The first code a row has; rows without any are known by their name and address.
std::string key_of(const Row& row, std::initializer_list<std::string_view> fields) {
  for (const std::string_view field : fields) {
    if (std::string code = text::half_width_digits(row.text(field)); !code.empty()) return code;
  }
  return text::fold_name(row.text("name")) + "@" + text::fold(row.text("address"));
}

// The services of one place that stands on several rows: hours of a known service are joined, other services added.
void join_services(std::vector<directory::SourceService>& known, std::vector<directory::SourceService> more) {
  for (directory::SourceService& service : more) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const auto& one) {
      return one.kind == service.kind && one.office_number == service.office_number;
    });
    if (same == known.end() || same->hours.empty()) {
      add_service(known, std::move(service));
      continue;
    }
    for (const directory::OpenHours& span : service.hours) {
      if (std::find(same->hours.begin(), same->hours.end(), span) == same->hours.end()) same->hours.push_back(span);
    }
  }
}

void read_list(const Input& input, Collector& collector, std::initializer_list<std::string_view> keys,
               FacilityKind unnamed) {
  std::unordered_map<std::string, std::size_t> by_key;  // code and name
  std::unordered_set<std::string> keys_used;
  for (const TableRow& table_row : input.table.rows) {
    const Row row(input, table_row);
    if (collector.refuse_outside(row)) continue;
    if (row.text("name").empty()) {
      collector.refuse(row, "row_without_name", "name");
      continue;
    }
    SourceRecord read;
    read_common(row, collector.context(), read);
    read_services(row, read, unnamed);
    std::string key = key_of(row, keys);
    const std::string name = text::fold_name(read.name);
    const auto [found, fresh] = by_key.try_emplace(key + "\n" + name, collector.size());
    if (!fresh) {
      // The same place once more, with another service or other hours.
      collector.join(row, found->second);
      join_services(collector.record(found->second).services, std::move(read.services));
      continue;
    }
    // Another name under the same code is another place; a second key keeps both.
    if (!keys_used.insert(key).second) key += "@" + name;
    SourceRecord& added = collector.add(row, key);
    read.key = added.key;
    read.lines = added.lines;
    read.raw = std::move(added.raw);
    read.warnings.insert(read.warnings.begin(), added.warnings.begin(), added.warnings.end());
    added = std::move(read);
  }
}

}  // namespace

void read_opendata_medical(const Input& input, Collector& collector) {
  read_list(input, collector, {"medical_number"}, FacilityKind::other);
}

void read_opendata_care(const Input& input, Collector& collector) {
  read_list(input, collector, {"office_number"}, FacilityKind::other);
}

void read_opendata_facility(const Input& input, Collector& collector) {
  read_list(input, collector, {"id", "office_number", "medical_number"}, FacilityKind::other);
}

}  // namespace kaname::bridges
