// SPDX-License-Identifier: Apache-2.0
#pragma once
// One row (or group of rows) of an outside source, normalised to the directory's words: what every reader in
// bridges/opendata makes, and what import runs match, merge and apply. The raw row is kept beside it.

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "directory/codes.h"
#include "directory/facility.h"
#include "model/field.h"

namespace kaname::directory {

// The kinds of files that can be read. The codes stand in the journal: never rename one.
enum class SourceKind {
  care_service_csv,      // 介護サービス情報公表 CSV, 24 columns
  care_service_json,     // the same data as JSON array (鳥取県 files)
  medical_facility_csv,  // 医療情報ネット 施設票 (hospital, clinic, dental, pharmacy), zip or CSV
  medical_hours_csv,     // 医療情報ネット 診療科・診療時間票
  notification_xlsx,     // 施設基準の届出受理名簿 (地方厚生局)
  opendata_medical_csv,  // 自治体標準オープンデータセット (old): 医療機関一覧
  opendata_care_csv,     // 自治体標準オープンデータセット (old): 介護サービス事業所一覧
  opendata_facility_csv,  // 自治体標準オープンデータセット v1 (new): 公共施設・医療機関・介護事業所
  survey_csv,             // the town's own survey template, CSV or XLSX
  facility_geojson,  // points with properties (枚方市)
  zone_geojson,      // polygons: 圏域
  home_care_csv      // institutions with a home-care standard, drawn from the lists of the 地方厚生局
};

inline constexpr auto kSourceKinds = std::to_array<model::Option>({
    {"care_service_csv", "介護サービス情報公表（CSV）", "Care service open data (CSV)"},
    {"care_service_json", "介護サービス情報公表（JSON）", "Care service open data (JSON)"},
    {"medical_facility_csv", "医療情報ネット 施設票", "Medical information net: facilities"},
    {"medical_hours_csv", "医療情報ネット 診療科・診療時間票", "Medical information net: hours"},
    {"notification_xlsx", "施設基準の届出受理名簿（Excel）", "Notified facility standards (Excel)"},
    {"opendata_medical_csv", "自治体標準オープンデータ 医療機関一覧", "Municipal open data: medical institutions"},
    {"opendata_care_csv", "自治体標準オープンデータ 介護サービス事業所一覧", "Municipal open data: care offices"},
    {"opendata_facility_csv", "自治体標準オープンデータ（新）", "Municipal open data, new layout"},
    {"survey_csv", "資源調査の回答（当地の様式）", "Answers to the town's own survey"},
    {"facility_geojson", "事業所の地点（GeoJSON）", "Facility points (GeoJSON)"},
    {"zone_geojson", "圏域の境界（GeoJSON）", "Zone outlines (GeoJSON)"},
    {"home_care_csv", "在宅医療の届出がある医療機関・薬局（CSV）", "Institutions with home-care notifications (CSV)"},
});
constexpr const auto& options(model::Tag<SourceKind>) { return kSourceKinds; }
constexpr std::string_view choice_name(model::Tag<SourceKind>) { return "SourceKind"; }

// One service as a source tells it.
struct SourceService {
  FacilityKind kind = FacilityKind::other;
  std::string kind_text;  // as written, kept when the kind is not known
  std::string office_number;
  std::optional<std::int32_t> capacity;
  std::vector<OpenHours> hours;
  std::string hours_note;
  std::vector<Speciality> specialities;

  bool operator==(const SourceService&) const = default;
};

constexpr auto describe(model::Tag<SourceService>) {
  using namespace model;
  return entity("SourceService", "取込サービス", field("kind", &SourceService::kind),
                field("kind_text", &SourceService::kind_text), field("office_number", &SourceService::office_number),
                field("capacity", &SourceService::capacity), field("hours", &SourceService::hours),
                field("hours_note", &SourceService::hours_note), field("specialities", &SourceService::specialities));
}

struct SourceCapability {
  std::string item;
  Acceptance answer = Acceptance::ask;
  std::string note;

  bool operator==(const SourceCapability&) const = default;
};

constexpr auto describe(model::Tag<SourceCapability>) {
  using namespace model;
  return entity("SourceCapability", "取込回答", field("item", &SourceCapability::item),
                field("answer", &SourceCapability::answer), field("note", &SourceCapability::note));
}

struct SourceNotification {
  std::string symbol;
  std::string name;
  std::optional<LocalDate> since;

  bool operator==(const SourceNotification&) const = default;
};

constexpr auto describe(model::Tag<SourceNotification>) {
  using namespace model;
  return entity("SourceNotification", "取込届出", field("symbol", &SourceNotification::symbol),
                field("name", &SourceNotification::name), field("since", &SourceNotification::since));
}

// A value the reader could not trust, said in words for the person who checks the run.
struct RowWarning {
  std::string code;    // key of the message catalogue: "coordinates_doubtful", "check_digit", "phone_shape" …
  std::string column;  // header as written
  std::string value;   // as written, shortened

  bool operator==(const RowWarning&) const = default;
};

constexpr auto describe(model::Tag<RowWarning>) {
  using namespace model;
  return entity("RowWarning", "行の注意", field("code", &RowWarning::code), field("column", &RowWarning::column),
                field("value", &RowWarning::value));
}

// Empty texts and empty optionals mean "the source does not say", never "delete".
struct SourceRecord {
  std::string key;  // stable within (source kind): e.g. office number, ID, prefecture+number
  std::string name;
  std::string name_kana;
  std::string corporation_name;
  std::string corporation_number;
  std::string medical_number;
  std::string municipality_code;  // 6 digits when the source gives one
  std::string postal_code;
  std::string address;
  std::string building;
  std::optional<double> lat;
  std::optional<double> lng;
  std::string phone;
  std::string phone_extension;
  std::string fax;
  std::string mail;
  std::string url;
  std::optional<std::int32_t> beds;
  FacilityKind kind = FacilityKind::other;
  std::string status_text;  // 休止中 and the like found in names or notes
  std::vector<SourceService> services;
  std::vector<SourceCapability> capabilities;
  std::vector<SourceNotification> notifications;
  std::vector<std::string> visit_areas;
  std::string note;
  std::vector<RowWarning> warnings;
  std::vector<std::int64_t> lines;  // 1-based line (or sheet row, or feature) numbers this record was made of
  std::string raw;                  // the raw rows as one JSON text: {"header": "value", …} or a list of those

  bool operator==(const SourceRecord&) const = default;
};

constexpr auto describe(model::Tag<SourceRecord>) {
  using namespace model;
  return entity(
      "SourceRecord", "取込レコード", field("key", &SourceRecord::key), field("name", &SourceRecord::name),
      field("name_kana", &SourceRecord::name_kana), field("corporation_name", &SourceRecord::corporation_name),
      field("corporation_number", &SourceRecord::corporation_number),
      field("medical_number", &SourceRecord::medical_number),
      field("municipality_code", &SourceRecord::municipality_code), field("postal_code", &SourceRecord::postal_code),
      field("address", &SourceRecord::address), field("building", &SourceRecord::building),
      field("lat", &SourceRecord::lat), field("lng", &SourceRecord::lng), field("phone", &SourceRecord::phone),
      field("phone_extension", &SourceRecord::phone_extension), field("fax", &SourceRecord::fax),
      field("mail", &SourceRecord::mail), field("url", &SourceRecord::url), field("beds", &SourceRecord::beds),
      field("kind", &SourceRecord::kind), field("status_text", &SourceRecord::status_text),
      field("services", &SourceRecord::services), field("capabilities", &SourceRecord::capabilities),
      field("notifications", &SourceRecord::notifications), field("visit_areas", &SourceRecord::visit_areas),
      field("note", &SourceRecord::note), field("warnings", &SourceRecord::warnings),
      field("lines", &SourceRecord::lines), field("raw", &SourceRecord::raw, max_chars(200'000)));
}

// A row that could not become a record: its number and a sentence's code.
struct RefusedRow {
  std::int64_t line = 0;
  std::string code;  // message catalogue: "row_without_name", "row_outside_area", "row_columns" …
  std::string column;
  std::string value;
  std::string raw;

  bool operator==(const RefusedRow&) const = default;
};

constexpr auto describe(model::Tag<RefusedRow>) {
  using namespace model;
  return entity("RefusedRow", "受け付けなかった行", field("line", &RefusedRow::line), field("code", &RefusedRow::code),
                field("column", &RefusedRow::column), field("value", &RefusedRow::value),
                field("raw", &RefusedRow::raw, max_chars(200'000)));
}

// Polygons of a zone file.
struct SourceZone {
  std::string code;
  std::string name;
  std::string note;
  std::string geometry;   // GeoJSON geometry text
  std::int64_t line = 0;  // 1-based feature number
};

// A header of the file and the field it was taken for; the mapping screen lets a person change it.
struct HeaderMatch {
  std::string header;
  std::string field;  // empty: not used

  bool operator==(const HeaderMatch&) const = default;
};

constexpr auto describe(model::Tag<HeaderMatch>) {
  using namespace model;
  return entity("HeaderMatch", "見出しの対応", field("header", &HeaderMatch::header),
                field("field", &HeaderMatch::field));
}

// All that a file holds. rows_read = the data rows of the file; every one of them is in `records[].lines` or `refused`.
struct SourceFile {
  SourceKind kind = SourceKind::care_service_csv;
  std::string source_name;  // official name with the snapshot date when the file tells it
  std::string credit;       // credit line to print
  std::optional<LocalDate> snapshot;
  std::string encoding;  // "UTF-8", "UTF-8 (BOM)", "CP932"
  std::int64_t rows_read = 0;
  std::vector<HeaderMatch> headers;
  std::vector<SourceRecord> records;
  std::vector<RefusedRow> refused;
  std::vector<SourceZone> zones;
};

}  // namespace kaname::directory
