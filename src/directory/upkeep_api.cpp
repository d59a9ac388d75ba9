// SPDX-License-Identifier: Apache-2.0
// What is stale and whom to ask; visits with their coverage.
#include <cmath>

#include <tuple>

#include "directory/age_words.h"
#include "directory/endpoints.h"
#include "directory/fact_groups.h"
#include "directory/upkeep.h"
#include "journal/journal.h"

namespace kaname::directory {
namespace {

struct StaleInput {
  std::vector<FacilityKind> kind;
  std::string zone;
  std::int64_t offset = 0;
};
constexpr auto describe(model::Tag<StaleInput>) {
  using namespace model;
  return entity("StaleInput", "確認が必要な事業所", field("kind", &StaleInput::kind),
                field("zone", &StaleInput::zone, max_chars(40)),
                field("offset", &StaleInput::offset, between(0, 100'000)));
}

struct StaleFacility {
  FacilityId id;
  std::string name;
  FacilityKind kind = FacilityKind::other;
  std::vector<FactGroup> groups;
  LocalDate due;           // earliest
  Timestamp confirmed_at;  // oldest
  std::string age_words;
  std::optional<Timestamp> asked_at;
};
constexpr auto describe(model::Tag<StaleFacility>) {
  using namespace model;
  return entity("StaleFacility", "確認が必要な事業所", field("id", &StaleFacility::id),
                field("name", &StaleFacility::name), field("kind", &StaleFacility::kind),
                field("groups", &StaleFacility::groups), field("due", &StaleFacility::due),
                field("confirmed_at", &StaleFacility::confirmed_at), field("age_words", &StaleFacility::age_words),
                field("asked_at", &StaleFacility::asked_at));
}

struct StaleAnswer {
  std::int64_t total = 0;
  std::vector<StaleFacility> items;
};
constexpr auto describe(model::Tag<StaleAnswer>) {
  using namespace model;
  return entity("StaleAnswer", "確認が必要な事業所の一覧", field("total", &StaleAnswer::total),
                field("items", &StaleAnswer::items));
}

constexpr std::size_t kStalePage = 100;

// When the last still open request went out to the facility.
std::optional<Timestamp> asked_at(Read& tx, FacilityId id) {
  const auto link = tx.first<UpdateLink>(
      "WHERE area_id = $1 AND facility_id = $2 AND answered_at IS NULL AND revoked_at IS NULL AND expires_at > $3"
      " ORDER BY id DESC LIMIT 1",
      tx.area(), id, tx.now());
  if (!link) return std::nullopt;
  return link->reminded_at ? link->reminded_at : std::optional(link->created_at);
}

Result<StaleAnswer> stale(Read& tx, const api::Caller&, const StaleInput& in) {
  std::vector<StaleFacility> found;
  tx.rows(
      "SELECT f.id, f.name, f.kind, r.fact_group, r.next_due, r.confirmed_at FROM freshness r"
      " JOIN facility f ON f.area_id = r.area_id AND f.id = r.facility_id"
      " WHERE r.area_id = $1 AND r.next_due <= $2 AND f.status <> 'closed'"
      " AND ($3 = '' OR EXISTS (SELECT 1 FROM facility_zone z WHERE z.area_id = f.area_id AND z.facility_id = f.id AND "
      "z.zone_id = $3))"
      " ORDER BY f.id, r.next_due",
      [&](const model::Row& row) {
        const auto id = FacilityId::parse(row.text(0)).value_or(FacilityId{});
        if (found.empty() || found.back().id != id) {
          StaleFacility facility;
          facility.id = id;
          facility.name = row.text(1);
          model::choice_from(row.text(2), facility.kind);
          facility.due = LocalDate::parse(row.text(4)).value_or(LocalDate{});
          facility.confirmed_at = Timestamp{row.integer(5)};
          found.push_back(std::move(facility));
        }
        FactGroup group{};
        model::choice_from(row.text(3), group);
        found.back().groups.push_back(group);
        found.back().confirmed_at = std::min(found.back().confirmed_at, Timestamp{row.integer(5)});
      },
      tx.area(), tx.today(), in.zone);
  if (!in.kind.empty()) {
    std::erase_if(found, [&](const StaleFacility& f) {
      return std::find(in.kind.begin(), in.kind.end(), f.kind) == in.kind.end();
    });
  }
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return std::tie(a.due, a.id) < std::tie(b.due, b.id); });
  StaleAnswer out;
  out.total = static_cast<std::int64_t>(found.size());
  for (std::size_t i = static_cast<std::size_t>(in.offset); i < found.size() && out.items.size() < kStalePage; ++i) {
    found[i].age_words = age_words(found[i].confirmed_at, tx.now());
    found[i].asked_at = asked_at(tx, found[i].id);
    out.items.push_back(std::move(found[i]));
  }
  return out;
}

// ---- visits

struct VisitInput {
  FacilityId facility_id;
  LocalDate visited_on;
  std::string visitor;
  std::string note;
  std::string issues;
  std::vector<FactGroup> confirmed_groups;
};
constexpr auto describe(model::Tag<VisitInput>) {
  using namespace model;
  return entity("VisitInput", "訪問の記録", field("facility_id", &VisitInput::facility_id, required),
                field("visited_on", &VisitInput::visited_on, required),
                field("visitor", &VisitInput::visitor, max_chars(100)), field("note", &VisitInput::note, multiline),
                field("issues", &VisitInput::issues, multiline),
                field("confirmed_groups", &VisitInput::confirmed_groups, max_items(20)));
}

Result<Visit> log_visit(Write& tx, const api::Caller& caller, const VisitInput& in) {
  TRY(get_facility(tx, in.facility_id));
  if (in.visited_on > tx.today()) return fail_field("visited_on", "date_in_future");
  Visit visit;
  visit.area_id = tx.area();
  visit.id = tx.new_id<VisitId>();
  visit.facility_id = in.facility_id;
  visit.visited_on = in.visited_on;
  visit.visitor = in.visitor.empty() ? caller.name : in.visitor;
  visit.note = in.note;
  visit.issues = in.issues;
  tx.insert(visit);
  tx.concerns(visit.id.uuid);
  if (!in.confirmed_groups.empty())
    confirm_all(tx, in.facility_id, in.confirmed_groups, FactSource::visit, visit.visitor);
  tx.concerns(in.facility_id.uuid);
  return visit;
}

struct VisitsInput {
  std::int64_t year = 0;  // fiscal year (April to March); 0: the present one
};
constexpr auto describe(model::Tag<VisitsInput>) {
  return model::entity("VisitsInput", "訪問の期間", model::field("year", &VisitsInput::year, model::between(0, 2200)));
}

struct VisitRow {
  Visit visit;
  std::string facility_name;
};
constexpr auto describe(model::Tag<VisitRow>) {
  using namespace model;
  return entity("VisitRow", "訪問の行", field("visit", &VisitRow::visit),
                field("facility_name", &VisitRow::facility_name));
}

struct ZoneCoverage {
  std::string zone;
  std::int64_t visited = 0;
  std::int64_t total = 0;
};
constexpr auto describe(model::Tag<ZoneCoverage>) {
  using namespace model;
  return entity("ZoneCoverage", "圏域ごとの訪問率", field("zone", &ZoneCoverage::zone),
                field("visited", &ZoneCoverage::visited), field("total", &ZoneCoverage::total));
}

struct VisitsAnswer {
  std::int64_t year = 0;
  std::vector<VisitRow> items;
  std::int64_t visited = 0;  // facilities visited at least once in the year
  std::int64_t total = 0;    // facilities open in the area
  double percent = 0;        // visited / total, one decimal
  std::vector<ZoneCoverage> by_zone;
};
constexpr auto describe(model::Tag<VisitsAnswer>) {
  using namespace model;
  return entity("VisitsAnswer", "訪問の一覧", field("year", &VisitsAnswer::year), field("items", &VisitsAnswer::items),
                field("visited", &VisitsAnswer::visited), field("total", &VisitsAnswer::total),
                field("percent", &VisitsAnswer::percent), field("by_zone", &VisitsAnswer::by_zone));
}

Result<VisitsAnswer> visits(Read& tx, const api::Caller&, const VisitsInput& in) {
  VisitsAnswer out;
  const LocalDate today = tx.today();
  out.year = in.year != 0 ? in.year : today.month() >= 4 ? today.year() : today.year() - 1;
  const LocalDate from = LocalDate::from_ymd(static_cast<int>(out.year), 4, 1), to = from.plus_months(12);
  for (Visit& visit :
       tx.select<Visit>("WHERE area_id = $1 AND visited_on >= $2 AND visited_on < $3 ORDER BY visited_on DESC, id DESC",
                        tx.area(), from, to)) {
    VisitRow row;
    const auto facility = get_facility(tx, visit.facility_id);
    row.facility_name = facility ? facility->name : "";
    row.visit = std::move(visit);
    out.items.push_back(std::move(row));
  }
  tx.rows(
      "SELECT count(*), count(v.facility_id) FROM facility f LEFT JOIN"
      " (SELECT DISTINCT facility_id FROM visit WHERE area_id = $1 AND visited_on >= $2 AND visited_on < $3) v ON "
      "v.facility_id = f.id"
      " WHERE f.area_id = $1 AND f.status <> 'closed'",
      [&](const model::Row& row) {
        out.total = row.integer(0);
        out.visited = row.integer(1);
      },
      tx.area(), from, to);
  out.percent =
      out.total == 0 ? 0 : std::round(1000.0 * static_cast<double>(out.visited) / static_cast<double>(out.total)) / 10;
  tx.rows(
      "SELECT z.name, count(*), count(v.facility_id) FROM zone z"
      " JOIN facility_zone fz ON fz.area_id = z.area_id AND fz.zone_id = z.id"
      " JOIN facility f ON f.area_id = z.area_id AND f.id = fz.facility_id AND f.status <> 'closed'"
      " LEFT JOIN (SELECT DISTINCT facility_id FROM visit WHERE area_id = $1 AND visited_on >= $2 AND visited_on < $3) "
      "v"
      " ON v.facility_id = f.id WHERE z.area_id = $1 GROUP BY z.name, z.position ORDER BY z.position, z.name",
      [&](const model::Row& row) {
        out.by_zone.push_back({std::string(row.text(0)), row.integer(2), row.integer(1)});
      },
      tx.area(), from, to);
  return out;
}

}  // namespace

std::vector<api::Endpoint> upkeep_endpoints() {
  return {
      api::get("/v1/freshness", "freshness.stale", "freshness.read",
               "Facilities with overdue facts, most overdue first", &stale),
      api::get("/v1/visits", "visit.list", "freshness.read", "Visits of a fiscal year and their coverage", &visits),
      api::post("/v1/visits", "visit.log", "visit.log", "Log a visit", &log_visit),
  };
}

}  // namespace kaname::directory
