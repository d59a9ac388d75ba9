// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <sstream>

#include <boost/json.hpp>

#include "directory/papers/sample_for_tests.h"

namespace kaname::directory::papers::sample {
namespace {

namespace json = boost::json;

json::value load(const std::string& name) {
  std::ifstream file(std::string(KANAME_SOURCE_DIR) + "/data/sample/" + name);
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str());
}

std::string words(const json::object& from, const char* key) {
  const json::value* found = from.if_contains(key);
  if (!found) return {};
  if (found->is_string()) return std::string(found->get_string());
  if (!found->is_array()) return {};
  std::vector<std::string> parts;
  for (const json::value& one : found->get_array()) parts.emplace_back(one.get_string());
  return joined(parts, "、");
}

std::optional<LocalDate> day(const json::object& from, const char* key) { return LocalDate::parse(words(from, key)); }

template <class E>
E choice(std::string_view code) {
  E out{};
  model::choice_from(code, out);
  return out;
}

std::vector<OpenHours> hours(const json::object& from) {
  std::vector<OpenHours> out;
  for (const json::value& one : from.at("hours").as_array()) {
    const json::object& row = one.as_object();
    OpenHours span;
    for (const json::value& number : row.at("days").as_array()) span.days.push_back(number.to_number<std::int32_t>());
    span.open = words(row, "open");
    span.close = words(row, "close");
    span.note = words(row, "note");
    out.push_back(std::move(span));
  }
  return out;
}

Service service(const json::object& row) {
  Service out;
  out.kind = choice<FacilityKind>(words(row, "kind"));
  if (row.at("capacity").is_number()) out.capacity = row.at("capacity").to_number<std::int32_t>();
  out.hours = hours(row);
  out.hours_note = words(row, "hours_note");
  out.accepts_new = choice<Acceptance>(words(row, "accepts_new"));
  out.note = words(row, "note");
  for (const json::value& one : row.at("specialities").as_array()) {
    out.specialities.push_back({"", std::string(one.as_string()), {}});
  }
  return out;
}

ContactWindow window(const json::object& row, std::uint64_t number) {
  ContactWindow out;
  out.id = id_of<WindowId>(number);
  out.person = words(row, "person");
  out.role = words(row, "role");
  out.department = words(row, "department");
  out.for_whom = words(row, "for_whom");
  out.purposes = words(row, "purposes");
  out.hours = hours(row);
  out.audience = choice<Audience>(words(row, "audience"));
  out.note = words(row, "note");
  for (const json::value& one : row.at("channels").as_array()) {
    const json::object& channel = one.as_object();
    out.channels.push_back({choice<Channel>(words(channel, "kind")), words(channel, "value"), words(channel, "note")});
  }
  for (const json::value& one : row.at("leave").as_array()) {
    const json::object& leave = one.as_object();
    out.leave.push_back({*day(leave, "from"), *day(leave, "to"), words(leave, "note")});
  }
  return out;
}

PaperFacility facility(const json::object& row, std::uint64_t number) {
  PaperFacility out;
  Facility& f = out.parts.facility;
  f.id = id_of<FacilityId>(number);
  f.name = words(row, "name");
  f.name_kana = words(row, "name_kana");
  f.corporation_name = words(row, "corporation_name");
  f.kind = choice<FacilityKind>(std::string_view(row.at("kinds").as_array().at(0).as_string()));
  f.postal_code = words(row, "postal_code");
  f.address = words(row, "address");
  f.building = words(row, "building");
  f.lat = row.at("lat").to_number<double>();
  f.lng = row.at("lng").to_number<double>();
  f.geocode_level = choice<GeocodeLevel>(words(row, "geocode_level"));
  f.phone = words(row, "phone");
  f.fax = words(row, "fax");
  f.mail = words(row, "mail");
  f.url = words(row, "url");
  f.opened_on = day(row, "opened_on");
  f.closed_on = day(row, "closed_on");
  if (f.closed_on) f.status = FacilityStatus::closed;
  f.professional_note = words(row, "note");
  f.fictional = true;
  for (const json::value& one : row.at("visit_areas").as_array()) f.visit_areas.emplace_back(one.as_string());
  for (const json::value& one : row.at("services").as_array()) out.parts.services.push_back(service(one.as_object()));
  for (const json::value& one : row.at("capabilities").as_array()) {
    const json::object& item = one.as_object();
    out.parts.capabilities.push_back(
        {"272108", f.id, words(item, "item"), choice<Acceptance>(words(item, "answer")), words(item, "note")});
  }
  for (std::size_t i = 0; i < kFactGroups.size(); ++i) {
    Freshness fresh;
    fresh.fact_group = static_cast<FactGroup>(i);
    fresh.source = i % 3 == 0 ? FactSource::facility : i % 3 == 1 ? FactSource::visit : FactSource::survey;
    fresh.confirmed_at = now().plus_ms(-static_cast<std::int64_t>(i * 17 + number) * kDayMs);
    fresh.next_due = fresh.confirmed_at.tokyo_date().plus_months(6);
    out.parts.freshness.push_back(fresh);
  }
  return out;
}

void add_windows(Sample& sample) {
  const json::value rows = load("invented/windows.json");
  std::uint64_t number = 1000;
  for (const json::value& one : rows.as_array()) {
    const json::object& row = one.as_object();
    auto& windows = sample.facilities[sample.by_key.at(words(row, "facility"))].parts.windows;
    windows.push_back(window(row, ++number));
  }
  for (const json::value& one : rows.as_array()) {
    const json::object& row = one.as_object();
    auto& windows = sample.facilities[sample.by_key.at(words(row, "facility"))].parts.windows;
    for (ContactWindow& from : windows) {
      for (const ContactWindow& to : windows) {
        if (from.person == words(row, "person") && to.person == words(row, "deputy")) from.deputy_id = to.id;
      }
    }
  }
}

void add_links(Sample& sample) {
  for (const PaperFacility& one : sample.facilities) {
    sample.chart.nodes.push_back({one.parts.facility.id, one.parts.facility.name, one.parts.facility.kind});
  }
  const json::value rows = load("invented/links.json");
  for (const json::value& one : rows.as_array()) {
    const json::object& row = one.as_object();
    const std::size_t from = sample.by_key.at(words(row, "from"));
    const std::size_t to = sample.by_key.at(words(row, "to"));
    const auto role = choice<RelationRole>(words(row, "role"));
    sample.chart.edges.push_back({from, to, role, day(row, "since"), day(row, "until"), words(row, "note")});
    sample.facilities[from].related.push_back({role, true, sample.facilities[to].parts.facility.name, day(row, "since"),
                                               day(row, "until"), words(row, "note")});
    sample.facilities[to].related.push_back({role, false, sample.facilities[from].parts.facility.name,
                                             day(row, "since"), day(row, "until"), words(row, "note")});
  }
}

Rings rings(const json::object& geometry) {
  Rings out;
  const auto add_polygon = [&](const json::value& polygon) {
    for (const json::value& ring : polygon.as_array()) {
      auto& points = out.emplace_back();
      for (const json::value& one : ring.as_array()) {
        const json::array& pair = one.as_array();
        points.push_back({pair.at(1).to_number<double>(), pair.at(0).to_number<double>()});
      }
    }
  };
  if (words(geometry, "type") == "Polygon") {
    add_polygon(geometry.at("coordinates"));
  } else {
    for (const json::value& part : geometry.at("coordinates").as_array()) add_polygon(part);
  }
  return out;
}

}  // namespace

Timestamp now() { return Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10, 32); }

Sample invented() {
  Sample out;
  const json::value rows = load("invented/facilities.json");
  for (const json::value& one : rows.as_array()) {
    const json::object& row = one.as_object();
    out.by_key[words(row, "key")] = out.facilities.size();
    out.facilities.push_back(facility(row, out.facilities.size() + 1));
  }
  add_windows(out);
  add_links(out);
  return out;
}

PaperInfo info(Audience audience, output::Look look) {
  PaperInfo out;
  out.area = "272108";
  out.town = "枚方市";
  out.demo = true;
  out.site = "https://kaname.example";
  out.now = now();
  out.audience = audience;
  out.look = look;
  out.credits = {
      "出典: 介護サービス情報公表システム（厚生労働省, CC BY 4.0）、枚方市オープンデータ（CC BY 2.1 "
      "JP）、国土数値情報（国土交通省）を加工して作成"};
  return out;
}

// All zones of 枚方市, and the real medical institutions with their positions.
MapSheet map(std::size_t most_points) {
  MapSheet out;
  out.filter = "すべて";
  const json::value zones = load("official/chiiki_houkatsu.geojson");
  for (const json::value& one : zones.as_object().at("features").as_array()) {
    const json::object& feature = one.as_object();
    out.zones.push_back(
        {words(feature.at("properties").as_object(), "center_name"), rings(feature.at("geometry").as_object())});
  }
  std::uint64_t number = 0;
  const json::value medical = load("official/hirakata_medical.geojson");
  for (const json::value& one : medical.as_object().at("features").as_array()) {
    if (out.points.size() == most_points) break;
    const json::object& feature = one.as_object();
    const json::object& properties = feature.at("properties").as_object();
    const json::array& at = feature.at("geometry").as_object().at("coordinates").as_array();
    const std::string category = words(properties, "category");
    MapPoint point;
    point.id = id_of<FacilityId>(++number);
    point.name = words(properties, "name");
    point.address = words(properties, "address_full");
    point.phone = "072-000-0000";
    point.kind = category == "med_hospital" ? FacilityKind::hospital
        : category == "med_dental"          ? FacilityKind::dental
                                            : FacilityKind::clinic;
    point.level = GeocodeLevel::given;
    point.at = place::LatLng{at.at(1).to_number<double>(), at.at(0).to_number<double>()};
    for (const MapZone& zone : out.zones) {
      if (place::Polygon(zone.rings).contains(*point.at)) point.zones.push_back(zone.name);
    }
    out.points.push_back(std::move(point));
  }
  return out;
}

// So many facilities, made from the invented ones, for booklets of a real size.
std::vector<PaperFacility> many(const std::vector<PaperFacility>& from, std::size_t count) {
  std::vector<PaperFacility> out;
  for (std::size_t i = 0; i < count; ++i) {
    PaperFacility one = from[i % from.size()];
    one.parts.facility.id = id_of<FacilityId>(100'000 + i);
    one.parts.facility.status = FacilityStatus::active;
    if (i >= from.size()) one.parts.facility.name += " 第" + std::to_string(i / from.size() + 1);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace kaname::directory::papers::sample
