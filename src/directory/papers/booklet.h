// SPDX-License-Identifier: Apache-2.0
#pragma once
// The booklet 在宅医療・介護資源ガイド: chapters by group of kinds, entries in 五十音 order, an index, credits. The edition for
// everyone holds nothing that is not public, whatever it is given: it drops it once more by itself.

#include <optional>
#include <string>
#include <vector>

#include "directory/papers/paper.h"
#include "output/pdf.h"

namespace kaname::directory::papers {

enum class Edition { for_everyone, professional };
inline constexpr auto kEditions = std::to_array<model::Option>({
    {"public", "一般版", "Public edition"},
    {"professional", "専門職版", "Professional edition"},
});
constexpr const auto& options(model::Tag<Edition>) { return kEditions; }
constexpr std::string_view choice_name(model::Tag<Edition>) { return "Edition"; }

// Closed facilities are left out. The order of `facilities` does not matter.
output::Document booklet(PaperInfo info, Edition edition, std::vector<PaperFacility> facilities);

}  // namespace kaname::directory::papers
