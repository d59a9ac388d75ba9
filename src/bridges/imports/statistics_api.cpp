// SPDX-License-Identifier: Apache-2.0
// Numbers of people for the load on providers, from a published table or the town's own.
#include "api/messages.h"
#include "base/text_fold.h"
#include "bridges/imports/run_api.h"
#include "bridges/opendata/population_csv.h"
#include "directory/area_statistic.h"
#include "directory/source_credit.h"
#include "journal/journal.h"
#include "store/blobs.h"

namespace kaname::bridges {
namespace {

using api::Caller;
using api::Write;
using directory::AreaStatistic;
using directory::Measure;

struct StatisticsInput {
  std::string blob;
  LocalDate as_of;
  std::string source_name;
  std::string credit;
};
constexpr auto describe(model::Tag<StatisticsInput>) {
  using namespace model;
  return entity(
      "StatisticsInput", "人口の表", field("blob", &StatisticsInput::blob, required | max_chars(64)),
      field("as_of", &StatisticsInput::as_of, required | label("時点", "As of")),
      field("source_name", &StatisticsInput::source_name, required | max_chars(400) | label("出典", "Source")),
      field("credit", &StatisticsInput::credit, max_chars(400) | label("出典の表示", "Credit")));
}

struct RefusedRow {
  std::int64_t line = 0;
  std::string code, message, value;
};
constexpr auto describe(model::Tag<RefusedRow>) {
  using namespace model;
  return entity("RefusedStatistic", "受け付けなかった行", field("line", &RefusedRow::line),
                field("code", &RefusedRow::code), field("message", &RefusedRow::message),
                field("value", &RefusedRow::value));
}

// rows_read = rows_loaded + rows_refused.
struct StatisticsAnswer {
  std::int64_t rows_read = 0, rows_loaded = 0, rows_refused = 0;
  std::vector<RefusedRow> refused;  // the first hundred
};
constexpr auto describe(model::Tag<StatisticsAnswer>) {
  using namespace model;
  return entity("StatisticsAnswer", "人口の表", field("rows_read", &StatisticsAnswer::rows_read),
                field("rows_loaded", &StatisticsAnswer::rows_loaded),
                field("rows_refused", &StatisticsAnswer::rows_refused), field("refused", &StatisticsAnswer::refused));
}

// Zones by what a table may call them: name with or without 圏域, or their code.
std::map<std::string, std::string, std::less<>> zones_by_name(store::Read& tx) {
  const std::string suffix = text::fold("圏域");
  std::map<std::string, std::string, std::less<>> out;
  tx.rows(
      "SELECT id, name, code FROM zone WHERE area_id = $1 ORDER BY position, id",
      [&](const model::Row& row) {
        std::string name = text::fold(row.text(1));
        out.emplace(name, row.text(0));
        if (name.ends_with(suffix)) out.emplace(name.substr(0, name.size() - suffix.size()), row.text(0));
        if (!row.text(2).empty()) out.emplace(text::fold(row.text(2)), row.text(0));
      },
      tx.area());
  return out;
}

class Loader {
 public:
  Loader(Write& tx, const StatisticsInput& in) : tx_(tx), in_(in), zones_(zones_by_name(tx)) {}

  // Empty, or the code of what is wrong.
  std::string load(const PeopleRow& row) {
    std::string place;
    if (!row.place.empty()) {
      const std::string name = text::fold(row.place);
      const std::string suffix = text::fold("圏域");
      auto found = zones_.find(name);
      if (found == zones_.end() && name.ends_with(suffix))
        found = zones_.find(name.substr(0, name.size() - suffix.size()));
      if (found == zones_.end()) return "zone_not_found";
      place = found->second;
    }
    put(Measure::people_65, place, row.people_65);
    put(Measure::people_75, place, row.people_75);
    return {};
  }

 private:
  void put(Measure measure, const std::string& place, std::optional<std::int64_t> value) {
    if (value) tx_.upsert(AreaStatistic{tx_.area(), measure, place, in_.as_of, *value, in_.source_name});
  }

  Write& tx_;
  const StatisticsInput& in_;
  std::map<std::string, std::string, std::less<>> zones_;
};

Result<StatisticsAnswer> load_statistics(Write& tx, const Caller&, const StatisticsInput& in) {
  const auto bytes = store::get_blob(tx, in.blob);
  if (!bytes) return fail(Problem::not_found, "blob_unknown");
  if (in.as_of > tx.today()) return fail_field("as_of", "date_in_future");
  const auto area = journal::find_area(tx, tx.area());
  if (!area) return fail(Problem::not_found, "area_needed");
  const PeopleTable table = TRY(read_population(*bytes, area->prefecture, area->municipality));
  StatisticsAnswer out;
  out.rows_read = table.rows_read;
  const auto refuse = [&](std::int64_t line, const std::string& code, const std::string& value) {
    ++out.rows_refused;
    if (out.refused.size() < 100)
      out.refused.push_back({line, code, std::string(api::message_of(code, api::Language::ja)), value});
  };
  for (const RefusedPeople& row : table.refused) refuse(row.line, row.code, row.value);
  Loader loader(tx, in);
  for (const PeopleRow& row : table.rows) {
    const std::string code = loader.load(row);
    if (!code.empty()) refuse(row.line, code, row.place);
    if (code.empty()) ++out.rows_loaded;
  }
  if (out.rows_loaded == 0) return fail(Problem::invalid, "statistics_no_rows");
  directory::note_credit(tx, in.source_name, in.credit);
  return out;
}

}  // namespace

std::vector<api::Endpoint> statistics_endpoints() {
  return {api::post("/v1/statistics", "statistics.load", "import.run", "Load a table of how many people live where",
                    &load_statistics)};
}

}  // namespace kaname::bridges
