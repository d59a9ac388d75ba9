// SPDX-License-Identifier: Apache-2.0
#pragma once
// 招集職種別参加率 (A14): of those who were invited to a conference that was held, who came; of all, and of the professions of
// whom the field asks most. Whoever came without being invited is not counted.

#include "plan/catalogue.h"

namespace kaname::transitions {

plan::Source conference_source();

}  // namespace kaname::transitions
