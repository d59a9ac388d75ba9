// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables of this floor whose rows go along when two records of one person are merged.

#include "people/merged_rows.h"

namespace kaname::transitions {

std::vector<people::MergedTable> merged_tables();

}  // namespace kaname::transitions
