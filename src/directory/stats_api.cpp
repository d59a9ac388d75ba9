// SPDX-License-Identifier: Apache-2.0
// What the town asks of the history: openings and closings by year and zone, newcomers, load per remaining provider.
#include "directory/area_statistic.h"
#include "directory/endpoints.h"
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

// How many providers of a kind a zone has, and had ten years ago; and how many people each of those who remain may be
// asked by.
struct LoadRow {
  std::string zone;  // empty: the whole area
  FacilityKind kind = FacilityKind::other;
  std::int64_t providers = 0;
  std::int64_t ten_years_ago = 0;
  std::optional<std::int64_t> people_65, people_75;                            // of the zone; nothing: not loaded
  std::optional<std::int64_t> people_65_per_provider, people_75_per_provider;  // nothing: no provider, or not loaded
};
constexpr auto describe(model::Tag<LoadRow>) {
  using namespace model;
  return entity("LoadRow", "担い手の数", field("zone", &LoadRow::zone), field("kind", &LoadRow::kind),
                field("providers", &LoadRow::providers), field("ten_years_ago", &LoadRow::ten_years_ago),
                field("people_65", &LoadRow::people_65), field("people_75", &LoadRow::people_75),
                field("people_65_per_provider", &LoadRow::people_65_per_provider),
                field("people_75_per_provider", &LoadRow::people_75_per_provider));
}

// From where the numbers of people are.
struct PeopleSource {
  std::string source_name;
  LocalDate as_of;
};
constexpr auto describe(model::Tag<PeopleSource>) {
  using namespace model;
  return entity("PeopleSource", "人口の出典", field("source_name", &PeopleSource::source_name),
                field("as_of", &PeopleSource::as_of));
}

struct LoadAnswer {
  std::vector<LoadRow> rows;   // by zone
  std::vector<LoadRow> total;  // of the whole area, each facility once
  std::vector<PeopleSource> people_sources;
};
constexpr auto describe(model::Tag<LoadAnswer>) {
  using namespace model;
  return entity("LoadAnswer", "担い手の推移", field("rows", &LoadAnswer::rows), field("total", &LoadAnswer::total),
                field("people_sources", &LoadAnswer::people_sources));
}

// The newest numbers, by the id of the zone; "" is the whole area.
using People = std::map<std::string, std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>, std::less<>>;
People load_people(Read& tx, std::vector<PeopleSource>& sources) {
  People out;
  for (const AreaStatistic& row : tx.select<AreaStatistic>("WHERE area_id = $1 ORDER BY as_of", tx.area())) {
    (row.measure == Measure::people_65 ? out[row.place].first : out[row.place].second) = row.value;
    const auto same = [&](const PeopleSource& s) { return s.source_name == row.source_name && s.as_of == row.as_of; };
    if (std::none_of(sources.begin(), sources.end(), same)) sources.push_back({row.source_name, row.as_of});
  }
  return out;
}

void share_out(LoadRow& row, const People& people, std::string_view place) {
  const auto found = people.find(place);
  if (found == people.end()) return;
  std::tie(row.people_65, row.people_75) = found->second;
  if (row.providers == 0) return;
  const auto each = [&](std::int64_t n) { return (n + row.providers / 2) / row.providers; };
  if (row.people_65) row.people_65_per_provider = each(*row.people_65);
  if (row.people_75) row.people_75_per_provider = each(*row.people_75);
}

// A facility without opening date counts as having been there: open data does not tell when it opened.
Result<LoadAnswer> load(Read& tx, const api::Caller&, const api::Nothing&) {
  LoadAnswer out;
  const People people = load_people(tx, out.people_sources);
  const auto reader = [&](std::vector<LoadRow>& rows) {
    return [&rows, &people](const model::Row& row) {
      LoadRow r;
      r.zone = row.text(0);
      model::choice_from(row.text(1), r.kind);
      r.providers = row.integer(2);
      r.ten_years_ago = row.integer(3);
      share_out(r, people, row.text(4));
      rows.push_back(std::move(r));
    };
  };
  tx.rows(
      "SELECT z.name, f.kind, sum(CASE WHEN f.status <> 'closed' THEN 1 ELSE 0 END),"
      " sum(CASE WHEN (f.opened_on IS NULL OR f.opened_on <= $2) AND (f.closed_on IS NULL OR f.closed_on > $2) THEN 1 "
      "ELSE 0 END), z.id"
      " FROM zone z JOIN facility_zone fz ON fz.area_id = z.area_id AND fz.zone_id = z.id"
      " JOIN facility f ON f.area_id = z.area_id AND f.id = fz.facility_id WHERE z.area_id = $1"
      " GROUP BY z.id, z.name, z.position, f.kind ORDER BY z.position, z.name, z.id, f.kind",
      reader(out.rows), tx.area(), tx.today().plus_months(-120));
  tx.rows(
      "SELECT '', f.kind, sum(CASE WHEN f.status <> 'closed' THEN 1 ELSE 0 END),"
      " sum(CASE WHEN (f.opened_on IS NULL OR f.opened_on <= $2) AND (f.closed_on IS NULL OR f.closed_on > $2) THEN 1 "
      "ELSE 0 END), ''"
      " FROM facility f WHERE f.area_id = $1 GROUP BY f.kind ORDER BY f.kind",
      reader(out.total), tx.area(), tx.today().plus_months(-120));
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

}  // namespace

std::vector<api::Endpoint> stats_endpoints() {
  return {
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
  for (auto list : {search_endpoints(), find_office_endpoints(), facility_endpoints(), edit_endpoints(),
                    link_endpoints(), upkeep_endpoints(), zone_endpoints(), stats_endpoints(), code_endpoints()}) {
    out.insert(out.end(), list.begin(), list.end());
  }
  return out;
}

}  // namespace kaname::directory
