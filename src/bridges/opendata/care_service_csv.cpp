// SPDX-License-Identifier: Apache-2.0
// 介護サービス情報公表システム オープンデータ: one row for each service of an office. Rows with one office number at one
// place are one record; a number may also stand for a second place, which then is a record of its own.
#include <algorithm>
#include <unordered_map>

#include "base/address.h"
#include "base/digits.h"
#include "base/text_fold.h"
#include "bridges/opendata/cells.h"
#include "bridges/opendata/readers.h"
#include "bridges/opendata/service_kinds.h"

namespace kaname::bridges {
namespace {

using directory::SourceRecord;

std::string digits_of(std::string_view phone) {
  std::string out;
  for (const char c : phone) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

// Two rows of one office number tell of one place when any of these agrees: offices write 1-22-6 in one service and
// 一丁目２２番６号 in the next, and give each service its own telephone.
bool same_place(const SourceRecord& a, const SourceRecord& b) {
  if (text::fold_name(a.name) == text::fold_name(b.name)) return true;
  if (!a.phone.empty() && digits_of(a.phone) == digits_of(b.phone)) return true;
  return address::address_key(a.address) == address::address_key(b.address);
}

// Official files write line ends inside notes as （改行）.
std::string with_line_ends(std::string text) {
  constexpr std::string_view kMark = "（改行）";
  for (std::size_t at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at)) {
    text.replace(at, kMark.size(), "\n");
  }
  return text;
}

directory::SourceService read_service(const Row& row, SourceRecord& record) {
  directory::SourceService service;
  service.kind_text = row.text("service");
  service.kind = kind_of_service(service.kind_text);
  if (service.kind == directory::FacilityKind::other) row.warn(record, "service_unknown", "service");
  service.office_number = text::half_width_digits(row.text("office_number"));
  const Count capacity = read_count(row.text("capacity"));
  service.capacity = capacity.value;
  if (capacity.doubtful) row.warn(record, "number_shape", "capacity");
  // The list tells days without times; made-up times would answer "open now" wrongly.
  std::string days;
  for (const std::string& day : split(row.text("days"), {",", "、", ";", "・"}))
    days += (days.empty() ? "" : "・") + day;
  if (!days.empty()) service.hours_note = "利用可能曜日：" + days;
  const std::string note = with_line_ends(row.text("days_note"));
  if (!note.empty()) service.hours_note += (service.hours_note.empty() ? "" : "\n") + note;
  return service;
}

class Offices {
 public:
  explicit Offices(Collector& collector) : collector_(collector) {}

  void take(const Row& row, SourceRecord read, directory::SourceService service) {
    const std::string number = service.office_number;
    auto& places = places_[number];
    for (const std::size_t place : places) {
      if (same_place(collector_.record(place), read)) return join(row, place, read, std::move(service));
    }
    // The first place has the number as its key, so that keys stay the same when a second place appears.
    const std::string key = places.empty() ? number : number + "@" + address::address_key(read.address);
    SourceRecord& added = collector_.add(row, key);
    read.key = added.key;
    read.lines = added.lines;
    read.raw = std::move(added.raw);
    read.warnings.insert(read.warnings.begin(), added.warnings.begin(), added.warnings.end());
    added = std::move(read);
    added.services.push_back(std::move(service));
    places.push_back(collector_.last());
  }

 private:
  void join(const Row& row, std::size_t at, const SourceRecord& read, directory::SourceService service) {
    collector_.join(row, at);
    SourceRecord& record = collector_.record(at);
    add_service(record.services, std::move(service));
    for (const directory::RowWarning& warning : read.warnings) {
      if (std::find(record.warnings.begin(), record.warnings.end(), warning) == record.warnings.end()) {
        record.warnings.push_back(warning);
      }
    }
    fill(record.fax, read.fax);
    fill(record.url, read.url);
    fill(record.phone, read.phone);
    fill(record.corporation_number, read.corporation_number);
    fill(record.status_text, read.status_text);
    if (!record.lat) record.lat = read.lat, record.lng = read.lng;
  }
  static void fill(std::string& value, const std::string& other) {
    if (value.empty()) value = other;
  }

  Collector& collector_;
  std::unordered_map<std::string, std::vector<std::size_t>> places_;
};

}  // namespace

void read_care_service(const Input& input, Collector& collector) {
  Offices offices(collector);
  for (const TableRow& table_row : input.table.rows) {
    const Row row(input, table_row);
    if (collector.refuse_outside(row)) continue;
    if (row.text("name").empty()) {
      collector.refuse(row, "row_without_name", "name");
      continue;
    }
    if (row.text("office_number").empty()) {
      collector.refuse(row, "row_without_number", "office_number");
      continue;
    }
    SourceRecord read;
    read_common(row, collector.context(), read);
    directory::SourceService service = read_service(row, read);
    if (digits::care_office_number(service.office_number) != digits::Check::ok) {
      row.warn(read, "check_digit", "office_number");
    }
    // The office number filled into the column of the corporation number is no corporation number.
    if (digits_of(read.corporation_number) == "000" + service.office_number) read.corporation_number.clear();
    offices.take(row, std::move(read), std::move(service));
  }
  for (std::size_t i = 0; collector.size() > i; ++i) {
    collector.record(i).kind = leading_kind(collector.record(i).services);
  }
}

}  // namespace kaname::bridges
