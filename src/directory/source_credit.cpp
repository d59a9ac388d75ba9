// SPDX-License-Identifier: Apache-2.0
#include "directory/source_credit.h"

#include <fmt/format.h>

namespace kaname::directory {

void note_credit(store::Write& tx, const std::string& source_name, const std::string& credit) {
  if (!source_name.empty() && !credit.empty()) tx.upsert(SourceCredit{tx.area(), source_name, credit});
}

CreditBook load_credits(store::Read& tx) {
  CreditBook out;
  for (SourceCredit& row : tx.select<SourceCredit>("WHERE area_id = $1 ORDER BY source_name, credit", tx.area())) {
    out[row.source_name].push_back(std::move(row.credit));
  }
  return out;
}

std::set<std::string> published_sources(store::Read& tx) {
  // Facts are many and name a handful of sources: enough of them are looked at.
  constexpr std::int64_t kMostFacts = 100'000;
  std::set<std::string> out;
  const auto add = [&](const model::Row& row) { out.emplace(row.text(0)); };
  tx.rows(
      "SELECT source_name FROM (SELECT source_name FROM freshness WHERE area_id = $1"
      " AND source IN ('open_data', 'notification_list') LIMIT $2) AS f GROUP BY source_name",
      add, tx.area(), kMostFacts);
  tx.rows("SELECT source_name FROM zone_set WHERE area_id = $1 GROUP BY source_name", add, tx.area());
  tx.rows("SELECT source_name FROM area_statistic WHERE area_id = $1 GROUP BY source_name", add, tx.area());
  out.erase("");
  return out;
}

std::vector<std::string> credit_lines(const std::set<std::string>& names, const CreditBook& book) {
  std::map<std::string, std::vector<std::string>> by_credit;
  std::vector<std::string> bare;
  for (const std::string& name : names) {
    const auto found = book.find(name);
    if (name.empty()) continue;
    if (found == book.end()) {
      bare.push_back(name);
      continue;
    }
    for (const std::string& credit : found->second) by_credit[credit].push_back(name);
  }
  std::vector<std::string> out;
  for (const auto& [credit, of] : by_credit) out.push_back(fmt::format("{}（{}）", credit, fmt::join(of, "、")));
  if (!bare.empty()) out.push_back(fmt::format("{} を加工して作成", fmt::join(bare, "、")));
  return out;
}

}  // namespace kaname::directory
