// SPDX-License-Identifier: Apache-2.0
#pragma once
// The life of what an area writes itself and gives to everybody: forms, templates, its rule for admission and discharge.
// What was published is not changed but followed by another; what was made by a retired one keeps it.

#include "model/field.h"

namespace kaname::model {

enum class EditionState { draft, published, retired };
inline constexpr auto kEditionStates = std::to_array<Option>({
    {"draft", "下書き", "Draft"},
    {"published", "公開中", "Published"},
    {"retired", "やめた", "Retired"},
});
constexpr const auto& options(Tag<EditionState>) { return kEditionStates; }
constexpr std::string_view choice_name(Tag<EditionState>) { return "EditionState"; }

}  // namespace kaname::model
