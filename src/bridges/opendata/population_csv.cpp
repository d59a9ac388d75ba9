// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/population_csv.h"

#include <charconv>

#include "base/text_fold.h"
#include "bridges/opendata/cells.h"
#include "bridges/opendata/table.h"

namespace kaname::bridges {
namespace {

constexpr std::int64_t kMostPeople = 100'000'000;

struct Columns {
  int place = -1, prefecture = -1, people_65 = -1, people_75 = -1, people_85 = -1;
  bool by_insurer = false;
};

int column(const Table& table, std::initializer_list<std::string_view> names) {
  for (std::size_t i = 0; i < table.headers.size(); ++i) {
    for (const std::string_view name : names) {
      if (text::fold(table.headers[i]) == text::fold(name)) return static_cast<int>(i);
    }
  }
  return -1;
}

std::optional<Columns> columns_of(const Table& table) {
  Columns out;
  out.place = column(table, {"insurer", "保険者", "保険者名"});
  out.by_insurer = out.place >= 0;
  if (out.by_insurer) {
    out.prefecture = column(table, {"prefecture", "都道府県", "都道府県名"});
    out.people_65 = column(table, {"insured1_total", "第1号被保険者数"});
    out.people_75 = column(table, {"age75_84", "75歳以上85歳未満"});
    out.people_85 = column(table, {"age85plus", "85歳以上"});
    if (out.people_75 < 0 || out.people_85 < 0 || out.people_65 < 0) return std::nullopt;
    return out;
  }
  out.place = column(table, {"圏域", "圏域名", "日常生活圏域", "日常生活圏域名", "zone"});
  out.people_65 = column(table, {"65歳以上", "65歳以上人口", "高齢者人口", "people_65"});
  out.people_75 = column(table, {"75歳以上", "75歳以上人口", "後期高齢者人口", "people_75"});
  if (out.place < 0 || (out.people_65 < 0 && out.people_75 < 0)) return std::nullopt;
  return out;
}

std::string cell(const TableRow& row, int at) {
  return at >= 0 && static_cast<std::size_t>(at) < row.cells.size()
      ? text::trim(row.cells[static_cast<std::size_t>(at)])
      : std::string();
}

// "１１，２３４人" → 11234; nothing for an empty cell. False when it is no such number.
bool read_people(const std::string& written, std::optional<std::int64_t>& out) {
  std::string plain = text::nfkc(written);
  std::erase(plain, ',');
  if (const std::string_view unit = "人"; plain.ends_with(unit)) plain.resize(plain.size() - unit.size());
  if (plain.empty() || plain == "-") return true;
  std::int64_t value = 0;
  const auto [end, failed] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (failed != std::errc() || end != plain.data() + plain.size() || value < 0 || value > kMostPeople) return false;
  out = value;
  return true;
}

bool is_whole_area(std::string_view place) {
  for (const std::string_view word : {"", "合計", "計", "全域", "全体", "市全体", "総数"}) {
    if (text::fold(place) == text::fold(word)) return true;
  }
  return false;
}

std::string read_row(const TableRow& row, const Columns& columns, PeopleRow& out) {
  std::optional<std::int64_t> people_85;
  if (!read_people(cell(row, columns.people_65), out.people_65) ||
      !read_people(cell(row, columns.people_75), out.people_75) ||
      !read_people(cell(row, columns.people_85), people_85))
    return "number_unreadable";
  if (columns.by_insurer && out.people_75 && people_85) *out.people_75 += *people_85;
  if (!out.people_65 && !out.people_75) return "number_unreadable";
  if (out.people_65 && out.people_75 && *out.people_75 > *out.people_65) return "people_not_nested";
  return {};
}

}  // namespace

Result<PeopleTable> read_population(std::string_view bytes, std::string_view prefecture,
                                    std::string_view municipality) {
  Table table = TRY(read_csv_table(bytes));
  if (table.rows.empty()) return fail(Problem::invalid, "file_empty");
  take_headers(table, 0);
  const auto columns = columns_of(table);
  if (!columns) return fail(Problem::invalid, "headers_missing");
  PeopleTable out;
  for (const TableRow& row : table.rows) {
    ++out.rows_read;
    PeopleRow people;
    people.line = row.line;
    people.place = cell(row, columns->place);
    std::string code;
    if (columns->by_insurer) {
      const bool here = people.place == municipality &&
          (columns->prefecture < 0 || prefecture.empty() || cell(row, columns->prefecture) == prefecture);
      if (!here) code = "row_outside_area";
    }
    if (code.empty()) code = read_row(row, *columns, people);
    if (!code.empty()) {
      const std::string value = people.place.empty() ? cell(row, columns->prefecture) : people.place;
      out.refused.push_back({row.line, code, shortened(value, 60)});
      continue;
    }
    if (columns->by_insurer || is_whole_area(people.place)) people.place.clear();
    out.rows.push_back(std::move(people));
  }
  return out;
}

}  // namespace kaname::bridges
