// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who lives together, also under other laws than long-term care (8050, a disabled child, public assistance): each section
// of the municipality leads its part. A member may be a person of this program or only a name.

#include <optional>
#include <string>

#include "base/time.h"
#include "model/field.h"
#include "people/person.h"

namespace kaname::people {

using HouseholdId = Id<struct HouseholdTag>;
using HouseholdMemberId = Id<struct HouseholdMemberTag>;

// The law under which somebody of the household is supported.
enum class SupportLaw { none, long_term_care, disability, child, public_assistance, poverty, mental_health, other };
inline constexpr auto kSupportLaws = std::to_array<model::Option>({
    {"none", "支援なし", "None"},
    {"long_term_care", "介護保険", "Long-term care insurance"},
    {"disability", "障害福祉", "Disability"},
    {"child", "児童福祉", "Children"},
    {"public_assistance", "生活保護", "Public assistance"},
    {"poverty", "生活困窮", "Poverty"},
    {"mental_health", "精神保健", "Mental health"},
    {"other", "その他", "Other"},
});
constexpr const auto& options(model::Tag<SupportLaw>) { return kSupportLaws; }
constexpr std::string_view choice_name(model::Tag<SupportLaw>) { return "SupportLaw"; }

struct Household {
  std::string area_id;
  HouseholdId id;
  std::string name;  // 佐藤家（牧野）
  std::string note;
  std::int64_t changed_seq = 0;

  bool operator==(const Household&) const = default;
};
constexpr auto describe(model::Tag<Household>) {
  using namespace model;
  return entity("household", "世帯", field("area_id", &Household::area_id, primary_key | max_chars(6)),
                field("id", &Household::id, primary_key),
                field("name", &Household::name, required | personal | max_chars(100) | label("世帯の呼び名", "Name")),
                field("note", &Household::note, multiline | personal | max_chars(2000) | label("補足", "Note")),
                field("changed_seq", &Household::changed_seq));
}

struct HouseholdMember {
  std::string area_id;
  HouseholdId household_id;
  HouseholdMemberId id;
  std::optional<PersonId> person_id;
  std::string name;
  std::string relation;  // 長男, 孫 …
  std::string birth;
  SupportLaw law = SupportLaw::none;
  std::string section;  // who leads this part: 障害福祉課 …
  std::string note;     // seen by those who may see this member as a person
  LocalDate since;
  std::optional<LocalDate> until;

  bool operator==(const HouseholdMember&) const = default;
};
constexpr auto describe(model::Tag<HouseholdMember>) {
  using namespace model;
  return entity("household_member", "世帯員", field("area_id", &HouseholdMember::area_id, primary_key | max_chars(6)),
                field("household_id", &HouseholdMember::household_id, primary_key | references("household")),
                field("id", &HouseholdMember::id, primary_key), field("person_id", &HouseholdMember::person_id),
                field("name", &HouseholdMember::name, personal | max_chars(100) | label("氏名", "Name")),
                field("relation", &HouseholdMember::relation, max_chars(50) | label("続柄", "Relation")),
                field("birth", &HouseholdMember::birth, personal | max_chars(10) | label("生年月日", "Born")),
                field("law", &HouseholdMember::law, label("制度", "Law")),
                field("section", &HouseholdMember::section, max_chars(100) | label("担当課", "Section")),
                field("note", &HouseholdMember::note, multiline | personal | max_chars(2000) | label("補足", "Note")),
                field("since", &HouseholdMember::since), field("until", &HouseholdMember::until));
}

}  // namespace kaname::people
