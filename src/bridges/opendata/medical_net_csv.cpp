// SPDX-License-Identifier: Apache-2.0
// 医療情報ネット（ナビイ） オープンデータ: the list of institutions (施設票) and that of their hours (診療科・診療時間票).
// The flags are called 休診 but 0 is closed and 1 is open (specification v1.0).
#include <fmt/format.h>

#include <array>
#include <unordered_map>

#include "base/text_fold.h"
#include "bridges/opendata/area_filter.h"
#include "bridges/opendata/cells.h"
#include "bridges/opendata/readers.h"
#include "bridges/opendata/service_kinds.h"

namespace kaname::bridges {
namespace {

using directory::FacilityKind;

constexpr std::string_view kDays[] = {"月", "火", "水", "木", "金", "土", "日", "祝日"};

FacilityKind kind_of_institution(char code) {
  switch (code) {
    case '1': return FacilityKind::hospital;
    case '2': return FacilityKind::clinic;
    case '3': return FacilityKind::dental;
    case '5': return FacilityKind::pharmacy;
    default: return FacilityKind::other;  // 4: 助産所
  }
}

std::string_view words_of_institution(char code) {
  constexpr std::string_view kWords[] = {"病院", "診療所", "歯科診療所", "助産所", "薬局"};
  return code >= '1' && code <= '5' ? kWords[code - '1'] : std::string_view();
}

// "定休：土・日・祝日" from the weekly flags; empty when none is 0.
std::string weekly_closed(const Row& row) {
  std::string closed;
  for (int day = 1; day <= 8; ++day) {
    if (row.text(fmt::format("open_{}", day)) != "0") continue;
    closed += (closed.empty() ? "" : "・") + std::string(kDays[day - 1]);
  }
  return closed.empty() ? "" : "休み：" + closed;
}

// "第2・第4土" from the flags of the weeks.
std::string monthly_closed(const Row& row) {
  std::string out;
  for (int day = 1; day <= 7; ++day) {
    std::string weeks;
    for (int week = 1; week <= 5; ++week) {
      if (row.text(fmt::format("open_w{}_{}", week, day)) != "0") continue;
      weeks += fmt::format("{}第{}", weeks.empty() ? "" : "・", week);
    }
    if (!weeks.empty()) out += (out.empty() ? "" : "、") + weeks + std::string(kDays[day - 1]);
  }
  return out.empty() ? "" : "週により休み：" + out;
}

std::string closed_note(const Row& row) {
  std::string note;
  const auto add = [&](const std::string& line) {
    if (!line.empty()) note += (note.empty() ? "" : "\n") + line;
  };
  add(weekly_closed(row));
  add(monthly_closed(row));
  const std::string other = row.text("other_closed");
  if (!other.empty()) add("その他の休み：" + other);
  return note;
}

// The opening hours of pharmacies, up to four spans a day.
void read_shop_hours(const Row& row, directory::SourceRecord& record, std::vector<directory::OpenHours>& hours) {
  for (int span = 1; span <= 4; ++span) {
    for (int day = 1; day <= 8; ++day) {
      const std::string field = fmt::format("shop{}_start_{}", span, day);
      const std::string start = row.text(field);
      const std::string end = row.text(fmt::format("shop{}_end_{}", span, day));
      if (start.empty() && end.empty()) continue;
      const std::string open = read_time(start);
      const std::string close = read_time(end);
      if (open.empty() || close.empty()) {
        row.warn(record, "time_shape", field);
      } else {
        add_hours(hours, day, open, close, "");
      }
    }
  }
}

void read_hours(const Row& row, directory::SourceRecord& record, directory::Speciality& speciality) {
  for (int day = 1; day <= 8; ++day) {
    const std::string field = fmt::format("start_{}", day);
    const std::string start = row.text(field);
    const std::string end = row.text(fmt::format("end_{}", day));
    if (start.empty() && end.empty()) continue;
    const std::string open = read_time(start);
    const std::string close = read_time(end);
    if (open.empty() || close.empty()) {
      row.warn(record, "time_shape", field);
      continue;
    }
    const std::string desk_open = read_time(row.text(fmt::format("desk_start_{}", day)));
    const std::string desk_close = read_time(row.text(fmt::format("desk_end_{}", day)));
    const bool desk = !desk_open.empty() && !desk_close.empty() && (desk_open != open || desk_close != close);
    add_hours(speciality.hours, day, open, close, desk ? "受付 " + desk_open + "〜" + desk_close : "");
  }
}

directory::Speciality& speciality_of(directory::SourceService& service, const Row& row) {
  const std::string code = row.text("speciality_code");
  const std::string name = row.text("speciality");
  for (directory::Speciality& known : service.specialities) {
    if (known.code == code && known.name == name) return known;
  }
  return service.specialities.emplace_back(directory::Speciality{code, name, {}});
}

}  // namespace

void read_medical_facility(const Input& input, Collector& collector) {
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
    record.municipality_code = six_digit_code(row.text("prefecture_code") + row.text("city_code"));
    const std::string institution = text::half_width_digits(row.text("institution"));
    directory::SourceService service;
    service.kind = kind_of_institution(institution.empty() ? '0' : institution[0]);
    service.kind_text = words_of_institution(institution.empty() ? '0' : institution[0]);
    if (service.kind_text.empty()) row.warn(record, "service_unknown", "institution");
    service.hours_note = closed_note(row);
    read_shop_hours(row, record, service.hours);
    record.kind = service.kind;
    record.services.push_back(std::move(service));
    const Count beds = read_beds(row.text("beds"));
    record.beds = beds.value;
    if (beds.doubtful) row.warn(record, "number_shape", "beds");
  }
}

// The list of hours names no institution: its records have the ID of the other list as their key and no name.
void read_medical_hours(const Input& input, Collector& collector) {
  std::unordered_map<std::string, std::size_t> by_id;
  for (const TableRow& table_row : input.table.rows) {
    const Row row(input, table_row);
    const std::string id = row.text("id");
    if (id.empty() || row.text("speciality").empty()) {
      collector.refuse(row, id.empty() ? "row_without_number" : "row_without_name", id.empty() ? "id" : "speciality");
      continue;
    }
    const auto [found, fresh] = by_id.try_emplace(id, 0);
    if (fresh) {
      directory::SourceRecord& added = collector.add(row, id);
      found->second = collector.last();
      directory::SourceService service;
      const char institution = id.size() > 2 ? id[2] : '0';  // prefecture 2, then 機関区分
      service.kind = kind_of_institution(institution);
      service.kind_text = words_of_institution(institution);
      added.kind = service.kind;
      added.services.push_back(std::move(service));
    } else {
      collector.join(row, found->second);
    }
    directory::SourceRecord& record = collector.record(found->second);
    read_hours(row, record, speciality_of(record.services.front(), row));
  }
}

}  // namespace kaname::bridges
