// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/address.h"
#include "base/csv.h"
#include "base/json.h"
#include "bridges/opendata/service_kinds.h"

namespace kaname::bridges {
namespace {

using directory::Facility;
using directory::FacilityKind;
using directory::Service;

constexpr auto kMedicalOld = std::to_array<std::string_view>({"都道府県コード又は市区町村コード",
                                                              "NO",
                                                              "都道府県名",
                                                              "市区町村名",
                                                              "名称",
                                                              "名称_カナ",
                                                              "医療機関の種類",
                                                              "住所",
                                                              "方書",
                                                              "緯度",
                                                              "経度",
                                                              "電話番号",
                                                              "内線番号",
                                                              "FAX番号",
                                                              "法人番号",
                                                              "法人の名称",
                                                              "医療機関コード",
                                                              "診療曜日",
                                                              "診療開始時間",
                                                              "診療終了時間",
                                                              "診療日時特記事項",
                                                              "時間外における対応",
                                                              "診療科目",
                                                              "病床数",
                                                              "URL",
                                                              "備考"});

constexpr auto kCareOld = std::to_array<std::string_view>({"都道府県コード又は市区町村コード",
                                                           "NO",
                                                           "都道府県名",
                                                           "市区町村名",
                                                           "介護サービス事業所名称",
                                                           "介護サービス事業所名称_カナ",
                                                           "実施サービス",
                                                           "住所",
                                                           "方書",
                                                           "緯度",
                                                           "経度",
                                                           "電話番号",
                                                           "内線番号",
                                                           "FAX番号",
                                                           "法人番号",
                                                           "法人の名称",
                                                           "事業所番号",
                                                           "利用可能曜日",
                                                           "利用可能曜日特記事項",
                                                           "定員",
                                                           "URL",
                                                           "備考"});

// The head all lists of the new layout share; 建物名等(方書) has half-width parentheses.
constexpr auto kNewHead = std::to_array<std::string_view>(
    {"ID", "名称", "名称_カナ", "名称_英字", "所在地_全国地方公共団体コード", "町字ID", "所在地_連結表記",
     "所在地_都道府県", "所在地_市区町村", "所在地_町字", "所在地_番地以下", "建物名等(方書)", "緯度", "経度"});
constexpr auto kMedicalNewTail = std::to_array<std::string_view>(
    {"電話番号", "内線番号", "FAX番号", "法人番号", "法人の名称", "医療機関コード", "医療機関の種類", "診療曜日",
     "診療開始時間", "診療終了時間", "診療日時特記事項", "時間外における対応", "診療科目", "病床数", "URL", "備考"});
constexpr auto kCareNewTail =
    std::to_array<std::string_view>({"電話番号", "内線番号", "FAX番号", "法人番号", "法人の名称", "事業所番号",
                                     "実施サービス", "利用可能曜日", "利用可能曜日特記事項", "定員", "URL", "備考"});

using Cells = std::vector<std::string>;

template <std::size_t N>
void append(Cells& cells, const std::array<std::string_view, N>& headers) {
  cells.insert(cells.end(), headers.begin(), headers.end());
}

bool is_open(const PublicFacility& place) { return place.facility.status != directory::FacilityStatus::closed; }

bool is_institution(const PublicFacility& place) { return is_open(place) && is_medical(place.facility.kind); }

// Care offices by number: each number is one row of the list, with all services given under it.
std::vector<std::pair<std::string, std::vector<const Service*>>> offices(const PublicFacility& place) {
  std::vector<std::pair<std::string, std::vector<const Service*>>> out;
  if (!is_open(place)) return out;
  for (const Service& service : place.services) {
    if (service.closed_on || official_service(service.kind).empty()) continue;
    const auto found =
        std::find_if(out.begin(), out.end(), [&](const auto& o) { return o.first == service.office_number; });
    if (found == out.end()) {
      out.push_back({service.office_number, {&service}});
    } else {
      found->second.push_back(&service);
    }
  }
  return out;
}

std::string number_text(const std::optional<std::int32_t>& value) {
  return value ? fmt::format("{}", *value) : std::string();
}

std::string degrees(const std::optional<double>& value) {
  return value ? fmt::format("{:.6f}", *value) : std::string();
}

std::string institution_type(const Facility& facility) {
  switch (facility.kind) {
    case FacilityKind::hospital: return "病院";
    case FacilityKind::dental: return "歯科診療所";
    case FacilityKind::pharmacy: return "薬局";
    default: return facility.beds.value_or(0) > 0 ? "有床診療所" : "無床診療所";
  }
}

std::string day_names(const std::vector<std::int32_t>& days) {
  constexpr std::string_view kNames[] = {"月", "火", "水", "木", "金", "土", "日", "祝"};
  std::string out;
  for (std::int32_t day = 1; day <= 8; ++day) {
    if (std::find(days.begin(), days.end(), day) != days.end()) out += kNames[day - 1];
  }
  return out;
}

// The list has one span; with several, days and times that hold for all of them, and the spans in words.
struct Opening {
  std::string days, open, close, note;
};
Opening opening_of(const std::vector<directory::OpenHours>& hours, const std::string& hours_note) {
  Opening out;
  std::vector<std::int32_t> days;
  std::string spans;
  for (const directory::OpenHours& span : hours) {
    days.insert(days.end(), span.days.begin(), span.days.end());
    if (out.open.empty() || span.open < out.open) out.open = span.open;
    if (span.close > out.close) out.close = span.close;
    spans += fmt::format("{}{} {}-{}{}", spans.empty() ? "" : "、", day_names(span.days), span.open, span.close,
                         span.note.empty() ? "" : "（" + span.note + "）");
  }
  out.days = day_names(days);
  if (hours.size() > 1 || (hours.size() == 1 && !hours[0].note.empty())) out.note = spans;
  if (!hours_note.empty()) out.note += (out.note.empty() ? "" : "\n") + hours_note;
  return out;
}

std::string specialities_of(const PublicFacility& place) {
  std::string out;
  std::vector<std::string_view> seen;
  for (const Service& service : place.services) {
    for (const directory::Speciality& speciality : service.specialities) {
      if (std::find(seen.begin(), seen.end(), speciality.name) != seen.end()) continue;
      seen.push_back(speciality.name);
      out += (out.empty() ? "" : ";") + speciality.name;
    }
  }
  return out;
}

std::string after_hours(const Facility& facility) { return facility.round_the_clock ? "24時間対応" : ""; }

std::string services_text(const std::vector<const Service*>& services) {
  std::string out;
  for (const Service* service : services)
    out += (out.empty() ? "" : ";") + std::string(official_service(service->kind));
  return out;
}

const Service& medical_service(const PublicFacility& place) {
  static const Service kNone;
  for (const Service& service : place.services) {
    if (is_medical(service.kind)) return service;
  }
  return kNone;
}

void append_contact(Cells& cells, const Facility& f) {
  cells.insert(cells.end(), {f.phone, f.phone_extension, f.fax, f.corporation_number, f.corporation_name});
}

void append_medical(Cells& cells, const PublicFacility& place, bool type_after_code) {
  const Facility& f = place.facility;
  const Service& service = medical_service(place);
  const Opening opening = opening_of(service.hours, service.hours_note);
  append_contact(cells, f);
  cells.push_back(f.medical_number);
  if (type_after_code) cells.push_back(institution_type(f));
  cells.insert(cells.end(),
               {opening.days, opening.open, opening.close, opening.note, after_hours(f), specialities_of(place),
                number_text(f.beds), f.url, f.public_note});
}

void append_care(Cells& cells, const PublicFacility& place, const std::string& number,
                 const std::vector<const Service*>& services, bool services_after_number) {
  const Facility& f = place.facility;
  const Opening opening = opening_of(services.front()->hours, services.front()->hours_note);
  std::optional<std::int32_t> capacity = services.size() == 1 ? services.front()->capacity : std::nullopt;
  append_contact(cells, f);
  cells.push_back(number);
  if (services_after_number) cells.push_back(services_text(services));
  std::string note = opening.note;
  if (!opening.open.empty() && services.front()->hours.size() == 1) {
    note = opening.open + "-" + opening.close + (note.empty() ? "" : "\n" + note);
  }
  cells.insert(cells.end(), {opening.days, note, number_text(capacity), f.url, f.public_note});
}

Cells old_head(const PublicFacility& place, const ExportArea& area, std::size_t row, const std::string& type) {
  const Facility& f = place.facility;
  return {area.municipality_code,
          fmt::format("{:010}", row),
          area.prefecture,
          area.municipality,
          f.name,
          f.name_kana,
          type,
          f.address,
          f.building,
          degrees(f.lat),
          degrees(f.lng)};
}

Cells new_head(const PublicFacility& place, const ExportArea& area, const std::string& id) {
  const Facility& f = place.facility;
  const address::AddressParts parts = address::split_address(f.address, area.prefecture, area.municipality);
  const std::string town = parts.town + (parts.chome.empty() ? "" : parts.chome + "丁目");
  return {id,
          f.name,
          f.name_kana,
          "",
          area.municipality_code,
          "",
          f.address + f.building,
          parts.prefecture,
          parts.municipality,
          town,
          parts.rest,
          f.building,
          degrees(f.lat),
          degrees(f.lng)};
}

csv::Writer started(const Cells& headers) {
  csv::Writer writer(csv::Bom::yes, csv::Guard::yes);
  writer.row(headers);
  return writer;
}

void append_member(std::string& out, std::string_view key, const std::string& text) {
  if (text.empty()) return;
  out += out.back() == '{' ? "" : ",";
  append_json_string(out, key);
  out += ':';
  append_json_string(out, text);
}

}  // namespace

std::string medical_list_old(const std::vector<PublicFacility>& facilities, const ExportArea& area) {
  Cells headers;
  append(headers, kMedicalOld);
  csv::Writer writer = started(headers);
  std::size_t row = 0;
  for (const PublicFacility& place : facilities) {
    if (!is_institution(place)) continue;
    Cells cells = old_head(place, area, ++row, institution_type(place.facility));
    append_medical(cells, place, false);
    writer.row(cells);
  }
  return writer.take();
}

std::string care_list_old(const std::vector<PublicFacility>& facilities, const ExportArea& area) {
  Cells headers;
  append(headers, kCareOld);
  csv::Writer writer = started(headers);
  std::size_t row = 0;
  for (const PublicFacility& place : facilities) {
    for (const auto& [number, services] : offices(place)) {
      Cells cells = old_head(place, area, ++row, services_text(services));
      append_care(cells, place, number, services, false);
      writer.row(cells);
    }
  }
  return writer.take();
}

std::string medical_list_new(const std::vector<PublicFacility>& facilities, const ExportArea& area) {
  Cells headers;
  append(headers, kNewHead);
  append(headers, kMedicalNewTail);
  csv::Writer writer = started(headers);
  for (const PublicFacility& place : facilities) {
    if (!is_institution(place)) continue;
    Cells cells = new_head(place, area, place.facility.id.text());
    append_medical(cells, place, true);
    writer.row(cells);
  }
  return writer.take();
}

std::string care_list_new(const std::vector<PublicFacility>& facilities, const ExportArea& area) {
  Cells headers;
  append(headers, kNewHead);
  append(headers, kCareNewTail);
  csv::Writer writer = started(headers);
  for (const PublicFacility& place : facilities) {
    for (const auto& [number, services] : offices(place)) {
      // A place with several numbers has several rows; the first service's own id tells them apart for good.
      Cells cells = new_head(place, area, services.front()->id.text());
      append_care(cells, place, number, services, true);
      writer.row(cells);
    }
  }
  return writer.take();
}

std::string facilities_geojson(const std::vector<PublicFacility>& facilities) {
  std::string out = "{\"type\":\"FeatureCollection\",\"features\":[";
  bool first = true;
  for (const PublicFacility& place : facilities) {
    if (!is_open(place)) continue;
    const Facility& f = place.facility;
    out += first ? "\n" : ",\n";
    first = false;
    out += "{\"type\":\"Feature\",\"geometry\":";
    if (f.lat && f.lng) {
      out += "{\"type\":\"Point\",\"coordinates\":[" + degrees(f.lng) + "," + degrees(f.lat) + "]}";
    } else {
      out += "null";
    }
    std::string words;
    for (const Service& service : place.services)
      words += (words.empty() ? "" : "; ") + std::string(model::ja_of(service.kind));
    out += ",\"properties\":{";
    append_member(out, "id", f.id.text());
    append_member(out, "name", f.name);
    append_member(out, "name_kana", f.name_kana);
    append_member(out, "kind", std::string(model::code_of(f.kind)));
    append_member(out, "service_type", words.empty() ? std::string(model::ja_of(f.kind)) : words);
    append_member(out, "address", f.address + f.building);
    append_member(out, "geocode_level", std::string(model::ja_of(f.geocode_level)));
    append_member(out, "phone", f.phone);
    append_member(out, "fax", f.fax);
    append_member(out, "url", f.url);
    append_member(out, "beds", number_text(f.beds));
    append_member(out, "note", f.public_note);
    out += "}}";
  }
  return out + "\n]}\n";
}

}  // namespace kaname::bridges
