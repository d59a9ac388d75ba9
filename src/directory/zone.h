// SPDX-License-Identifier: Apache-2.0
#pragma once
// Areas and 圏域. An area's zones come in named sets, because they are many, overlap and change with time:
// 日常生活圏域 is not 二次医療圏 is not 医師会の地区.

#include <optional>
#include <string>

#include "base/id.h"
#include "base/time.h"
#include "directory/codes.h"
#include "directory/facility.h"
#include "model/field.h"

namespace kaname::directory {

using ZoneSetId = Id<struct ZoneSetTag>;
using ZoneId = Id<struct ZoneTag>;

// Table `zone_set`.
struct ZoneSet {
  std::string area_id;
  ZoneSetId id;
  std::string name;
  ZoneSetKind kind = ZoneSetKind::daily_life;
  std::optional<LocalDate> valid_from;
  std::optional<LocalDate> valid_to;
  std::string source_name;

  bool operator==(const ZoneSet&) const = default;
};

constexpr auto describe(model::Tag<ZoneSet>) {
  using namespace model;
  return entity("zone_set", "圏域の組", field("area_id", &ZoneSet::area_id, primary_key | max_chars(6)),
                field("id", &ZoneSet::id, primary_key),
                field("name", &ZoneSet::name, required | max_chars(100) | label("名称", "Name")),
                field("kind", &ZoneSet::kind, label("種類", "Kind")),
                field("valid_from", &ZoneSet::valid_from, label("有効期間のはじめ", "Valid from")),
                field("valid_to", &ZoneSet::valid_to, label("有効期間のおわり", "Valid to")),
                field("source_name", &ZoneSet::source_name, max_chars(200) | label("出典", "Source")));
}

// One zone with its outline. Table `zone`.
struct Zone {
  std::string area_id;
  ZoneId id;
  ZoneSetId zone_set_id;
  std::string code;  // the owner's own code, text
  std::string name;
  std::string name_kana;
  std::string note;                     // school districts and the like
  std::string geometry;                 // GeoJSON geometry text (Polygon or MultiPolygon); empty: outline unknown
  std::optional<FacilityId> center_id;  // its 地域包括支援センター
  std::int32_t position = 0;
  std::int64_t changed_seq = 0;  // journal seq of the last change: tells caches of outlines when to load anew

  bool operator==(const Zone&) const = default;
};

constexpr auto describe(model::Tag<Zone>) {
  using namespace model;
  return entity("zone", "圏域", field("area_id", &Zone::area_id, primary_key | max_chars(6)),
                field("id", &Zone::id, primary_key), field("zone_set_id", &Zone::zone_set_id, references("zone_set")),
                field("code", &Zone::code, max_chars(20) | label("コード", "Code")),
                field("name", &Zone::name, required | max_chars(100) | label("名称", "Name")),
                field("name_kana", &Zone::name_kana, max_chars(100) | label("かな", "Reading")),
                field("note", &Zone::note, max_chars(2000) | label("校区など", "Note")),
                field("geometry", &Zone::geometry, max_chars(2'000'000)),
                field("center_id", &Zone::center_id,
                      references("facility") | label("地域包括支援センター", "Its support centre")),
                field("position", &Zone::position, between(0, 10000)), field("changed_seq", &Zone::changed_seq));
}

// That a facility lies in a zone (worked out from its place). Table `facility_zone`.
struct FacilityZone {
  std::string area_id;
  FacilityId facility_id;
  ZoneId zone_id;

  bool operator==(const FacilityZone&) const = default;
};

constexpr auto describe(model::Tag<FacilityZone>) {
  using namespace model;
  return entity("facility_zone", "事業所の圏域", field("area_id", &FacilityZone::area_id, primary_key | max_chars(6)),
                field("facility_id", &FacilityZone::facility_id, primary_key | references("facility")),
                field("zone_id", &FacilityZone::zone_id, primary_key | references("zone")));
}

}  // namespace kaname::directory
