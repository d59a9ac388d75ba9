// SPDX-License-Identifier: Apache-2.0
// 施設基準の届出受理医療機関名簿 of the 地方厚生局: one row for each notification, several for an institution. A notification
// says what was notified, never that new patients are taken.
#include <algorithm>
#include <unordered_map>

#include "base/digits.h"
#include "base/text_fold.h"
#include "base/wareki.h"
#include "bridges/opendata/cells.h"
#include "bridges/opendata/readers.h"
#include "bridges/opendata/service_kinds.h"

namespace kaname::bridges {
namespace {

using directory::FacilityKind;

// 点数表番号, the third digit of the ten: 医科 1, 歯科 3, 薬局 4, 訪問看護 6.
char fee_table(std::string_view division) {
  if (division.find("歯") != std::string_view::npos) return '3';
  if (division.find("薬") != std::string_view::npos) return '4';
  if (division.find("訪問看護") != std::string_view::npos) return '6';
  return '1';
}

// A place with 20 beds and more is a hospital, and nothing else may be called 病院 (医療法 第1条の5, 第3条).
FacilityKind kind_of(const Row& row, const directory::SourceRecord& record) {
  switch (fee_table(row.text("division"))) {
    case '3': return FacilityKind::dental;
    case '4': return FacilityKind::pharmacy;
    case '6': return FacilityKind::home_nursing;
    default: break;
  }
  const FacilityKind told = kind_of_service(row.text("type"));
  if (told != FacilityKind::other) return told;
  const bool large = record.beds.value_or(0) >= 20;
  return large || record.name.find("病院") != std::string::npos ? FacilityKind::hospital : FacilityKind::clinic;
}

// "31" + "1" + "0110750"; shorter prefecture and institution numbers have lost their zeros in a spreadsheet.
std::string full_number(const Row& row) {
  std::string prefecture = text::half_width_digits(row.text("prefecture_code"));
  std::string number = text::half_width_digits(row.text("medical_number"));
  std::erase_if(number, [](char c) { return c == ',' || c == '-' || c == ' '; });
  if (number.size() == 10) return number;
  if (prefecture.size() < 2) prefecture.insert(0, 2 - prefecture.size(), '0');
  if (number.size() < 7) number.insert(0, 7 - number.size(), '0');
  return prefecture + fee_table(row.text("division")) + number;
}

void read_notification(const Row& row, directory::SourceRecord& record) {
  directory::SourceNotification notification;
  notification.symbol = row.text("symbol");
  notification.name = row.text("notification");
  if (notification.symbol.empty() && notification.name.empty()) return;  // listed without any notification
  if (notification.symbol.empty()) notification.symbol = shortened(notification.name, 39);
  if (const std::string since = row.text("since"); !since.empty()) {
    if (const auto date = wareki::parse_date(since); date && date->precision == wareki::Precision::day) {
      notification.since = date->date;
    } else {
      row.warn(record, "date_shape", "since");
    }
  }
  const bool known = std::any_of(record.notifications.begin(), record.notifications.end(),
                                 [&](const auto& other) { return other.symbol == notification.symbol; });
  if (!known) record.notifications.push_back(std::move(notification));
}

void read_institution(const Row& row, const ReadContext& context, directory::SourceRecord& record) {
  read_common(row, context, record);
  record.medical_number = record.key;
  const std::string number = text::half_width_digits(row.text("medical_number"));
  if (digits::medical_institution_number(record.key) != digits::Check::ok || number.size() < 7) {
    row.warn(record, "check_digit", "medical_number");
  }
  const Count beds = read_beds(row.text("beds"));
  record.beds = beds.value;
  if (beds.doubtful) row.warn(record, "number_shape", "beds");
  directory::SourceService service;
  service.kind = kind_of(row, record);
  service.kind_text = row.text("division");
  record.kind = service.kind;
  record.services.push_back(std::move(service));
}

// "支援診３:2022-10-01;在医総管１:2006-04-01".
void read_symbols(const Row& row, directory::SourceRecord& record) {
  for (const std::string& piece : split(row.text("notifications"), {";", "；"})) {
    directory::SourceNotification notification;
    const std::size_t colon = piece.find(':');
    notification.symbol = shortened(text::trim(piece.substr(0, colon)), 39);
    if (notification.symbol.empty()) continue;
    if (colon != std::string::npos) notification.since = LocalDate::parse(text::trim(piece.substr(colon + 1)));
    if (colon != std::string::npos && !notification.since) row.warn(record, "date_shape", "notifications");
    const bool known = std::any_of(record.notifications.begin(), record.notifications.end(),
                                   [&](const auto& other) { return other.symbol == notification.symbol; });
    if (!known) record.notifications.push_back(std::move(notification));
  }
}

// The list covers many prefectures and its addresses name none: 伊達市 is in two of them.
bool is_of_another_prefecture(const Row& row, const ReadContext& context) {
  std::string prefecture = text::half_width_digits(row.text("prefecture_code"));
  if (prefecture.size() < 2) prefecture.insert(0, 2 - prefecture.size(), '0');
  return context.keep == Keep::only_this_area && context.municipality_code.size() > 2 &&
      prefecture != context.municipality_code.substr(0, 2);
}

// One record an institution: rows of the same number are joined. `refused` may turn a row away with its own words;
// `read_more` reads what this list tells besides the institution.
template <class Refused, class ReadMore>
void read_institutions(const Input& input, Collector& collector, Refused refused, ReadMore read_more) {
  std::unordered_map<std::string, std::size_t> by_number;
  for (const TableRow& table_row : input.table.rows) {
    const Row row(input, table_row);
    if (refused(row) || collector.refuse_outside(row)) continue;
    if (row.text("medical_number").empty() || row.text("name").empty()) {
      const bool unnamed = row.text("name").empty();
      collector.refuse(row, unnamed ? "row_without_name" : "row_without_number", unnamed ? "name" : "medical_number");
      continue;
    }
    const std::string number = full_number(row);
    const auto [found, fresh] = by_number.try_emplace(number, 0);
    if (fresh) {
      read_institution(row, collector.context(), collector.add(row, number));
      found->second = collector.last();
    } else {
      collector.join(row, found->second);
    }
    read_more(row, collector.record(found->second));
  }
}

}  // namespace

void read_home_care(const Input& input, Collector& collector) {
  const auto of_another_prefecture = [&](const Row& row) {
    const bool another = is_of_another_prefecture(row, collector.context());
    if (another) collector.refuse(row, "row_outside_area", "prefecture_code");
    return another;
  };
  read_institutions(input, collector, of_another_prefecture, &read_symbols);
}

void read_notifications(const Input& input, Collector& collector) {
  read_institutions(
      input, collector, [](const Row&) { return false; }, &read_notification);
}

}  // namespace kaname::bridges
