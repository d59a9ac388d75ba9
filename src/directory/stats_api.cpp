// SPDX-License-Identifier: Apache-2.0
// What the town asks of the history: openings and closings by year and zone, newcomers, load per remaining provider; and
// the code tables that screens need.
#include "directory/capability_items.h"
#include "directory/endpoints.h"
#include "directory/source_record.h"
#include "directory/upkeep.h"

namespace kaname::directory {
namespace {

struct YearsInput {
  std::int64_t from = 0, to = 0;  // calendar years; 0: the last ten
};
constexpr auto describe(model::Tag<YearsInput>) {
  using namespace model;
  return entity("YearsInput", "年の範囲", field("from", &YearsInput::from, between(0, 2200)),
                field("to", &YearsInput::to, between(0, 2200)));
}

// Opened or closed facilities of one year, kind and zone (zone empty: place unknown).
struct OpeningRow {
  std::int64_t year = 0;
  FacilityKind kind = FacilityKind::other;
  std::string zone;
  std::int64_t opened = 0;
  std::int64_t closed = 0;
};
constexpr auto describe(model::Tag<OpeningRow>) {
  using namespace model;
  return entity("OpeningRow", "開設と廃止", field("year", &OpeningRow::year), field("kind", &OpeningRow::kind),
                field("zone", &OpeningRow::zone), field("opened", &OpeningRow::opened),
                field("closed", &OpeningRow::closed));
}

struct OpeningsAnswer {
  std::int64_t from = 0, to = 0;
  std::vector<OpeningRow> rows;
};
constexpr auto describe(model::Tag<OpeningsAnswer>) {
  using namespace model;
  return entity("OpeningsAnswer", "開設と廃止の推移", field("from", &OpeningsAnswer::from),
                field("to", &OpeningsAnswer::to), field("rows", &OpeningsAnswer::rows));
}

Result<OpeningsAnswer> openings(Read& tx, const api::Caller&, const YearsInput& in) {
  OpeningsAnswer out;
  out.to = in.to != 0 ? in.to : tx.today().year();
  out.from = in.from != 0 ? in.from : out.to - 10;
  const auto from = LocalDate::from_ymd(static_cast<int>(out.from), 1, 1),
             to = LocalDate::from_ymd(static_cast<int>(out.to) + 1, 1, 1);
  tx.rows(
      "SELECT substr(e.day, 1, 4), e.kind, coalesce(min(z.name), ''), sum(e.opened), sum(1 - e.opened) FROM"
      " (SELECT area_id, id, kind, opened_on AS day, 1 AS opened FROM facility WHERE area_id = $1 AND opened_on >= $2 "
      "AND opened_on < $3"
      "  UNION ALL SELECT area_id, id, kind, closed_on, 0 FROM facility WHERE area_id = $1 AND closed_on >= $2 AND "
      "closed_on < $3) e"
      " LEFT JOIN facility_zone f ON f.area_id = e.area_id AND f.facility_id = e.id"
      " LEFT JOIN zone z ON z.area_id = f.area_id AND z.id = f.zone_id"
      " GROUP BY substr(e.day, 1, 4), e.kind, f.zone_id ORDER BY 1, 2, 3",
      [&](const model::Row& row) {
        OpeningRow r;
        r.year = std::stoll(std::string(row.text(0)));
        model::choice_from(row.text(1), r.kind);
        r.zone = row.text(2);
        r.opened = row.integer(3);
        r.closed = row.integer(4);
        out.rows.push_back(std::move(r));
      },
      tx.area(), from, to);
  return out;
}

struct NewcomersInput {
  std::optional<LocalDate> since;  // a year ago when left out
};
constexpr auto describe(model::Tag<NewcomersInput>) {
  return model::entity("NewcomersInput", "新規開設の期間", model::field("since", &NewcomersInput::since));
}

struct Newcomer {
  FacilityId id;
  std::string name;
  FacilityKind kind = FacilityKind::other;
  std::string address;
  LocalDate opened_on;
};
constexpr auto describe(model::Tag<Newcomer>) {
  using namespace model;
  return entity("Newcomer", "新規開設", field("id", &Newcomer::id), field("name", &Newcomer::name),
                field("kind", &Newcomer::kind), field("address", &Newcomer::address),
                field("opened_on", &Newcomer::opened_on));
}

struct NewcomersAnswer {
  std::vector<Newcomer> items;
};
constexpr auto describe(model::Tag<NewcomersAnswer>) {
  return model::entity("NewcomersAnswer", "新規開設の一覧", model::field("items", &NewcomersAnswer::items));
}

Result<NewcomersAnswer> newcomers(Read& tx, const api::Caller&, const NewcomersInput& in) {
  NewcomersAnswer out;
  out.items = tx.query<Newcomer>(
      "SELECT id, name, kind, address, opened_on FROM facility WHERE area_id = $1 AND opened_on >= $2 AND status <> "
      "'closed'"
      " ORDER BY opened_on DESC, id",
      tx.area(), in.since.value_or(tx.today().plus_months(-12)));
  return out;
}

// How many providers of a kind a zone has, and had ten years ago: what fewer must now carry.
struct LoadRow {
  std::string zone;
  FacilityKind kind = FacilityKind::other;
  std::int64_t providers = 0;
  std::int64_t ten_years_ago = 0;
};
constexpr auto describe(model::Tag<LoadRow>) {
  using namespace model;
  return entity("LoadRow", "担い手の数", field("zone", &LoadRow::zone), field("kind", &LoadRow::kind),
                field("providers", &LoadRow::providers), field("ten_years_ago", &LoadRow::ten_years_ago));
}

struct LoadAnswer {
  std::vector<LoadRow> rows;
};
constexpr auto describe(model::Tag<LoadAnswer>) {
  return model::entity("LoadAnswer", "担い手の推移", model::field("rows", &LoadAnswer::rows));
}

// A facility without opening date counts as having been there: open data does not tell when it opened.
Result<LoadAnswer> load(Read& tx, const api::Caller&, const api::Nothing&) {
  LoadAnswer out;
  out.rows = tx.query<LoadRow>(
      "SELECT z.name, f.kind, sum(CASE WHEN f.status <> 'closed' THEN 1 ELSE 0 END),"
      " sum(CASE WHEN (f.opened_on IS NULL OR f.opened_on <= $2) AND (f.closed_on IS NULL OR f.closed_on > $2) THEN 1 "
      "ELSE 0 END)"
      " FROM zone z JOIN facility_zone fz ON fz.area_id = z.area_id AND fz.zone_id = z.id"
      " JOIN facility f ON f.area_id = z.area_id AND f.id = fz.facility_id WHERE z.area_id = $1"
      " GROUP BY z.name, z.position, f.kind ORDER BY z.position, z.name, f.kind",
      tx.area(), tx.today().plus_months(-120));
  return out;
}

// ---- who is connected to whom

struct OrganisationNode {
  FacilityId id;
  std::string name;
  FacilityKind kind = FacilityKind::other;
};
constexpr auto describe(model::Tag<OrganisationNode>) {
  using namespace model;
  return entity("OrganisationNode", "組織図の事業所", field("id", &OrganisationNode::id),
                field("name", &OrganisationNode::name), field("kind", &OrganisationNode::kind));
}

struct OrganisationEdge {
  FacilityId from_id, to_id;
  RelationRole role = RelationRole::other;
};
constexpr auto describe(model::Tag<OrganisationEdge>) {
  using namespace model;
  return entity("OrganisationEdge", "組織図の線", field("from_id", &OrganisationEdge::from_id),
                field("to_id", &OrganisationEdge::to_id), field("role", &OrganisationEdge::role));
}

struct OrganisationAnswer {
  std::vector<OrganisationNode> nodes;
  std::vector<OrganisationEdge> edges;
};
constexpr auto describe(model::Tag<OrganisationAnswer>) {
  using namespace model;
  return entity("OrganisationAnswer", "組織図", field("nodes", &OrganisationAnswer::nodes),
                field("edges", &OrganisationAnswer::edges));
}

// Relations that hold today, between facilities that are not closed.
Result<OrganisationAnswer> organisation(Read& tx, const api::Caller&, const api::Nothing&) {
  OrganisationAnswer out;
  out.edges = tx.query<OrganisationEdge>(
      "SELECT r.from_id, r.to_id, r.role FROM relation r"
      " JOIN facility a ON a.area_id = r.area_id AND a.id = r.from_id AND a.status <> 'closed'"
      " JOIN facility b ON b.area_id = r.area_id AND b.id = r.to_id AND b.status <> 'closed'"
      " WHERE r.area_id = $1 AND (r.until IS NULL OR r.until >= $2) ORDER BY r.id",
      tx.area(), tx.today());
  out.nodes = tx.query<OrganisationNode>(
      "SELECT id, name, kind FROM facility WHERE area_id = $1 AND status <> 'closed' AND id IN"
      " (SELECT from_id FROM relation WHERE area_id = $1 UNION SELECT to_id FROM relation WHERE area_id = $1) ORDER BY "
      "name_kana, id",
      tx.area());
  return out;
}

// ---- code tables

void write_options(std::string& out, std::string_view name, std::span<const model::Option> options) {
  out += out.size() > 1 ? ",\"" : "\"";
  out += name;
  out += "\":[";
  const char* comma = "";
  for (const model::Option& option : options) {
    out += comma;
    comma = ",";
    out += "{\"code\":";
    model::write_json(out, option.code);
    out += ",\"ja\":";
    model::write_json(out, option.ja);
    out += ",\"en\":";
    model::write_json(out, option.en);
    out += "}";
  }
  out += "]";
}

template <model::Choice E>
void write_choice(std::string& out) {
  write_options(out, choice_name(model::Tag<E>{}), options(model::Tag<E>{}));
}

void write_items(std::string& out) {
  out += ",\"items\":[";
  const char* comma = "";
  for (const CapabilityItem& item : capability_items()) {
    out += comma;
    comma = ",";
    out += "{\"code\":";
    model::write_json(out, item.code);
    out += ",\"ja\":";
    model::write_json(out, item.ja);
    out += ",\"en\":";
    model::write_json(out, item.en);
    out += ",\"group\":";
    model::write_json(out, model::code_of(item.group));
    out += ",\"answer\":";
    model::write_json(out, model::code_of(item.answer));
    out += ",\"choices\":";
    model::write_json(out, item.choices);
    out += ",\"kinds\":[";
    const char* inner = "";
    for (std::size_t k = 0; k < kFacilityKinds.size(); ++k) {
      if (!is_asked(item, static_cast<FacilityKind>(k))) continue;
      out += inner;
      inner = ",";
      model::write_json(out, kFacilityKinds[k].code);
    }
    out += "]}";
  }
  out += "]";
}

Result<model::RawJson> codes(Read&, const api::Caller&, const api::Nothing&) {
  std::string out = "{";
  write_choice<FacilityKind>(out);
  write_choice<Acceptance>(out);
  write_choice<FacilityStatus>(out);
  write_choice<GeocodeLevel>(out);
  write_choice<FactGroup>(out);
  write_choice<FactSource>(out);
  write_choice<Channel>(out);
  write_choice<Audience>(out);
  write_choice<RelationRole>(out);
  write_choice<ZoneSetKind>(out);
  write_choice<SourceKind>(out);
  write_choice<LinkState>(out);
  write_choice<CapabilityGroup>(out);
  write_options(out, "Role", api::kRoles);
  write_items(out);
  return model::RawJson{out + "}"};
}

}  // namespace

std::vector<api::Endpoint> stats_endpoints() {
  return {
      api::get("/v1/codes", "codes", "public", "Every closed list with its words", &codes),
      api::get("/v1/stats/openings", "stats.openings", "stats.read", "Opened and closed by year, kind and zone",
               &openings),
      api::get("/v1/stats/newcomers", "stats.newcomers", "stats.read", "Facilities opened lately", &newcomers),
      api::get("/v1/organisation", "organisation.show", "facility.read", "Who is connected to whom in which role",
               &organisation),
      api::get("/v1/stats/load", "stats.load", "stats.read", "Providers now and ten years ago", &load),
  };
}

std::vector<api::Endpoint> endpoints() {
  std::vector<api::Endpoint> out;
  for (auto list : {search_endpoints(), facility_endpoints(), edit_endpoints(), link_endpoints(), upkeep_endpoints(),
                    zone_endpoints(), stats_endpoints()}) {
    out.insert(out.end(), list.begin(), list.end());
  }
  return out;
}

}  // namespace kaname::directory
