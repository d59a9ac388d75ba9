// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether two stores hold the same rows: the proof that a replay, a restore or a move to the other engine lost nothing.

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "model/info.h"
#include "store/database.h"

namespace kaname::app {

struct TableComparison {
  std::string table;
  std::int64_t rows = 0;         // in the first store
  std::string first_difference;  // in words; empty when they are the same
};

// Compares the rows of `area` in each table, in the order of the primary key. Also between two engines.
std::vector<TableComparison> compare_tables(store::Database& a, store::Database& b, const std::string& area,
                                            std::span<const model::TypePtr> tables,
                                            const std::function<void(std::int64_t done, std::int64_t total)>& progress);

}  // namespace kaname::app
