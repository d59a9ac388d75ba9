// SPDX-License-Identifier: Apache-2.0
// The tables of places: tab-separated files of addresses with their centres, kept in the store so that every import and
// edit can place an address without asking anybody.
#include <charconv>

#include "base/place.h"
#include "bridges/imports/import_tables.h"
#include "bridges/imports/run_api.h"
#include "store/blobs.h"

namespace kaname::bridges {
namespace {

using api::Caller;
using api::Write;
using directory::GeocodeLevel;

struct GeocodeInput {
  std::string blob;
  bool replace = false;  // the earlier places go first
};
constexpr auto describe(model::Tag<GeocodeInput>) {
  using namespace model;
  return entity("GeocodeInput", "住所の位置の表", field("blob", &GeocodeInput::blob, required | max_chars(64)),
                field("replace", &GeocodeInput::replace));
}

struct GeocodeAnswer {
  std::int64_t lines = 0, places = 0, refused = 0;
  std::vector<std::int64_t> refused_lines;  // the first hundred
};
constexpr auto describe(model::Tag<GeocodeAnswer>) {
  using namespace model;
  return entity("GeocodeAnswer", "住所の位置の表", field("lines", &GeocodeAnswer::lines),
                field("places", &GeocodeAnswer::places), field("refused", &GeocodeAnswer::refused),
                field("refused_lines", &GeocodeAnswer::refused_lines));
}

bool read_degree(std::string_view text, double& out) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
  return failed == std::errc() && end == text.data() + text.size();
}

bool is_in_japan(double lat, double lng) { return place::in_japan({lat, lng}); }

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0;;) {
    const std::size_t tab = line.find('\t', at);
    out.push_back(line.substr(at, tab == std::string_view::npos ? tab : tab - at));
    if (tab == std::string_view::npos) return out;
    at = tab + 1;
  }
}

// "三栗1丁目 1<TAB>lat<TAB>lng<TAB>block"; addresses may leave the municipality out.
std::optional<GeocodePlace> read_line(std::string_view line, const std::string& municipality) {
  const auto cells = cells_of(line);
  GeocodePlace place;
  if (cells.size() != 4 || !read_degree(cells[1], place.lat) || !read_degree(cells[2], place.lng)) return std::nullopt;
  if (!model::choice_from(cells[3], place.level) || place.level > GeocodeLevel::city ||
      place.level == GeocodeLevel::given)
    return std::nullopt;
  std::string_view address = cells[0];
  if (address.empty() || address.front() == ' ' || !is_in_japan(place.lat, place.lng)) return std::nullopt;
  if (!address.starts_with(municipality)) place.place = municipality;
  place.place += address;
  return place;
}

Result<GeocodeAnswer> load_places(Write& tx, const Caller&, const GeocodeInput& in) {
  const auto bytes = store::get_blob(tx, in.blob);
  if (!bytes) return fail(Problem::not_found, "blob_unknown");
  std::string municipality;
  tx.rows(
      "SELECT municipality FROM area WHERE area_id = $1", [&](const model::Row& row) { municipality = row.text(0); },
      tx.area());
  if (in.replace) tx.execute("DELETE FROM geocode WHERE area_id = $1", tx.area());
  GeocodeAnswer out;
  std::string_view rest = *bytes;
  for (std::int64_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#' || (number == 1 && line.starts_with("key\t"))) continue;
    ++out.lines;
    auto place = read_line(line, municipality);
    if (!place) {
      ++out.refused;
      if (out.refused_lines.size() < 100) out.refused_lines.push_back(number);
      continue;
    }
    place->area_id = tx.area();
    place->seq = tx.seq();
    tx.upsert(*place);
    ++out.places;
  }
  if (out.places == 0) return fail(Problem::invalid, "geocode_no_places");
  return out;
}

}  // namespace

std::vector<api::Endpoint> geocode_endpoints() {
  return {api::post("/v1/geocode", "geocode.load", "import.run", "Load a table of places", &load_places)};
}

}  // namespace kaname::bridges
