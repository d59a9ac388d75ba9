// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a facility can be asked about: the states it accepts, the acts it does, and the questions of single professions.
// The one table for the survey, the self-update page, search and every output. A code never changes its meaning: it
// stands in the journal and in the columns of towns' surveys.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "directory/codes.h"

namespace kaname::directory {

enum class CapabilityGroup {
  common,
  state,
  home_care,
  act,
  act_extra,
  doctor,
  dental,
  pharmacy,
  care_management,
  home_nursing,
  staff,
  home_help,
  residence
};
inline constexpr auto kCapabilityGroups = std::to_array<model::Option>({
    {"common", "共通", "Common"},
    {"state", "受け入れ可能な状態", "Conditions accepted"},
    {"home_care", "在宅医療の取組", "Home medical care"},
    {"act", "在宅で管理できる医療行為", "Medical acts at home"},
    {"act_extra", "医療行為（追加）", "Further medical acts"},
    {"doctor", "医師との連携", "Working with the doctor"},
    {"dental", "歯科", "Dental"},
    {"pharmacy", "薬局", "Pharmacy"},
    {"care_management", "居宅介護支援", "Care management"},
    {"home_nursing", "訪問看護", "Home nursing"},
    {"staff", "職員・体制", "Staff"},
    {"home_help", "訪問介護", "Home help"},
    {"residence", "入所・短期入所", "Residential and short stay"},
});
constexpr const auto& options(model::Tag<CapabilityGroup>) { return kCapabilityGroups; }
constexpr std::string_view choice_name(model::Tag<CapabilityGroup>) { return "CapabilityGroup"; }

// How an item is answered. The answer of a Capability is always an Acceptance; what does not fit into one (a number, a
// choice, words) stands in its note, with yes for "there is", no for none and zero, and ask for words alone.
enum class AnswerType { acceptance, yes_no, choice, choices, number, words };
inline constexpr auto kAnswerTypes = std::to_array<model::Option>({
    {"acceptance", "○・条件付・×・要相談", "Yes, with conditions, no, ask"},
    {"yes_no", "はい・いいえ", "Yes or no"},
    {"choice", "一つ選ぶ", "One of several"},
    {"choices", "いくつでも選ぶ", "Any of several"},
    {"number", "数", "Number"},
    {"words", "文", "Words"},
});
constexpr const auto& options(model::Tag<AnswerType>) { return kAnswerTypes; }
constexpr std::string_view choice_name(model::Tag<AnswerType>) { return "AnswerType"; }

// Who is asked: named sets of kinds.
enum class AskedOf {
  everyone,
  doctors,
  dental,
  pharmacy,
  care_management,
  home_nursing,
  home_help,
  staffed,
  rehab,
  on_call,
  residence,
  kitchens
};

struct CapabilityItem {
  std::string_view code;
  std::string_view ja;
  std::string_view en;
  CapabilityGroup group = CapabilityGroup::common;
  AnswerType answer = AnswerType::acceptance;
  AskedOf asked_of = AskedOf::everyone;
  Audience audience = Audience::professional;
  std::string_view column;    // header in the survey
  std::string_view choices;   // for choice and choices, "|" between
  std::string_view synonyms;  // other words and readings people search by, "|" between
};

std::span<const CapabilityItem> capability_items();

// Nothing (nullptr) for a code that is not in the table.
const CapabilityItem* find_capability(std::string_view code);

// Whether facilities of the kind are asked.
bool is_asked(const CapabilityItem& item, FacilityKind kind);

// All words an item is found by: its name, its synonyms; as written.
std::vector<std::string> search_words(const CapabilityItem& item);

// The items that somebody means who types these words (胃瘻 = 胃ろう = いろう = PEG): their name or a synonym folds to the
// same key. In the order of the table; empty when the words are no item.
std::vector<const CapabilityItem*> capabilities_named(std::string_view words);

}  // namespace kaname::directory
