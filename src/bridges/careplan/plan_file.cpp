// SPDX-License-Identifier: Apache-2.0
#include "bridges/careplan/plan_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/cp932.h"
#include "base/csv.h"
#include "base/digits.h"
#include "base/text_fold.h"

namespace kaname::bridges::careplan {
namespace {

constexpr std::size_t kInsurer = 2, kInsured = 3;

const KindInfo* kind_of_name(std::string_view name) {
  std::string upper;
  for (const char c : name.substr(name.find_last_of("/\\") + 1)) {
    if (c == '_' || c == '.') break;
    upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  const auto found = std::find_if(kinds().begin(), kinds().end(), [&](const KindInfo& k) { return k.code == upper; });
  return found == kinds().end() ? nullptr : &*found;
}

// A file that was renamed: the number of columns tells the kind, except for the deletions, which look alike.
const KindInfo* kind_of_width(std::size_t columns) {
  const auto found = std::find_if(kinds().begin(), kinds().end(), [&](const KindInfo& k) {
    return k.columns == columns && k.kind != Kind::delete_table1 && k.kind != Kind::delete_basic_info;
  });
  return found == kinds().end() ? nullptr : &*found;
}

bool is_nothing(const std::string& cell) {
  return !cell.empty() && cell.find_first_not_of('0') == std::string::npos && (cell.size() == 8 || cell.size() == 6);
}

// Empty when the row is as it should be.
std::string fault_of(const std::vector<std::string>& cells, const KindInfo& kind) {
  if (cells.size() != kind.columns) {
    return fmt::format("列の数が{}ではなく{}です。{}のファイルか確かめてください。", kind.columns, cells.size(),
                       kind.ja);
  }
  if (digits::insurer_number(cells[kInsurer - 1]) == digits::Check::malformed)
    return "保険者番号が6桁の数字ではありません。";
  if (digits::insured_number(cells[kInsured - 1]) == digits::Check::malformed)
    return "被保険者番号が10桁の数字（生活保護単独はHと9桁）ではありません。";
  return {};
}

}  // namespace

const std::vector<KindInfo>& kinds() {
  static const std::vector<KindInfo> all = {
      {Kind::supplement, "UPHOSOKU", 63, "利用者補足情報"},
      {Kind::basic_info, "UPKIHON", 71, "利用者基本情報"},
      {Kind::table1, "UP1KYO", 28, "居宅サービス計画書 第1表"},
      {Kind::table2, "UP2KYO", 22, "居宅サービス計画書 第2表"},
      {Kind::table3, "UP3KYO", 13, "週間サービス計画表 第3表"},
      {Kind::delete_table1, "DLT1KYO", 4, "第1表・第2表の取消"},
      {Kind::delete_basic_info, "DLTKIHON", 4, "利用者基本情報の取消"},
  };
  return all;
}

Result<PlanFile> read_plan_file(std::string_view name, std::string_view bytes, std::vector<RowError>& errors) {
  const std::string file(name);
  const cp932::Decoded decoded = cp932::decode_text(bytes);
  if (decoded.replaced > 0) {
    errors.push_back({file, 0, fmt::format("読めない文字が{}か所あり、� に置きかえました。", decoded.replaced)});
  }
  csv::Reader reader(decoded.text);
  csv::Record record;
  PlanFile out;
  const KindInfo* kind = kind_of_name(name);
  while (reader.next(record)) {
    if (!kind) kind = kind_of_width(record.cells.size());
    if (!kind) return fail(Problem::invalid, "careplan_unknown_file");
    for (std::string& cell : record.cells) cell = text::trim(cell);
    for (const std::size_t column : {kInsurer, kInsured}) {
      if (column <= record.cells.size()) record.cells[column - 1] = text::nfkc(record.cells[column - 1]);
    }
    if (std::string fault = fault_of(record.cells, *kind); !fault.empty()) {
      errors.push_back({file, static_cast<std::int64_t>(record.line), std::move(fault)});
      continue;
    }
    for (std::size_t i = kInsured; i < record.cells.size(); ++i) {
      if (is_nothing(record.cells[i])) record.cells[i].clear();
    }
    out.rows.push_back({record.line, record.cells});
  }
  if (!reader.trouble().empty()) errors.push_back({file, 0, reader.trouble()});
  if (!kind) return fail(Problem::invalid, "careplan_unknown_file");
  out.kind = kind->kind;
  return out;
}

}  // namespace kaname::bridges::careplan
