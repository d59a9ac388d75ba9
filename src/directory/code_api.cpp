// SPDX-License-Identifier: Apache-2.0
// The code tables that screens need, and what is to be printed for the sources.
#include "directory/capability_items.h"
#include "directory/endpoints.h"
#include "directory/source_credit.h"
#include "directory/source_record.h"
#include "directory/upkeep.h"
#include "trust/area_settings.h"
#include "trust/profession.h"

namespace kaname::directory {
namespace {

// A code of a closed list with its words.
struct CodeOption {
  std::string code, ja, en;
};
constexpr auto describe(model::Tag<CodeOption>) {
  using namespace model;
  return entity("CodeOption", "選択肢", field("code", &CodeOption::code), field("ja", &CodeOption::ja),
                field("en", &CodeOption::en));
}

// A capability item with the kinds of facilities that are asked.
struct CodeItem {
  std::string code, ja, en;
  CapabilityGroup group = CapabilityGroup::common;
  AnswerType answer = AnswerType::acceptance;
  std::string choices;  // "|" between
  std::vector<FacilityKind> kinds;
};
constexpr auto describe(model::Tag<CodeItem>) {
  using namespace model;
  return entity("CodeItem", "対応できることの項目", field("code", &CodeItem::code), field("ja", &CodeItem::ja),
                field("en", &CodeItem::en), field("group", &CodeItem::group), field("answer", &CodeItem::answer),
                field("choices", &CodeItem::choices), field("kinds", &CodeItem::kinds));
}

using CodeOptions = std::vector<CodeOption>;
struct CodesAnswer {
  CodeOptions facility_kind, acceptance, facility_status, geocode_level, fact_group, fact_source, channel, audience;
  CodeOptions relation_role, zone_set_kind, source_kind, link_state, capability_group, role, profession,
      second_factor_for, offline, device_kind;
  std::vector<CodeItem> items;
};
constexpr auto describe(model::Tag<CodesAnswer>) {
  using namespace model;
  using C = CodesAnswer;
  return entity("CodesAnswer", "選択肢の一覧", field("FacilityKind", &C::facility_kind),
                field("Acceptance", &C::acceptance), field("FacilityStatus", &C::facility_status),
                field("GeocodeLevel", &C::geocode_level), field("FactGroup", &C::fact_group),
                field("FactSource", &C::fact_source), field("Channel", &C::channel), field("Audience", &C::audience),
                field("RelationRole", &C::relation_role), field("ZoneSetKind", &C::zone_set_kind),
                field("SourceKind", &C::source_kind), field("LinkState", &C::link_state),
                field("CapabilityGroup", &C::capability_group), field("Role", &C::role),
                field("Profession", &C::profession), field("SecondFactorFor", &C::second_factor_for),
                field("Offline", &C::offline), field("DeviceKind", &C::device_kind), field("items", &C::items));
}

template <class E>
CodeOptions options_of() {
  CodeOptions out;
  for (const model::Option& option : options(model::Tag<E>{})) {
    out.push_back({std::string(option.code), std::string(option.ja), std::string(option.en)});
  }
  return out;
}

CodeItem item_of(const CapabilityItem& item) {
  CodeItem out{std::string(item.code),
               std::string(item.ja),
               std::string(item.en),
               item.group,
               item.answer,
               std::string(item.choices),
               {}};
  for (std::size_t k = 0; k < kFacilityKinds.size(); ++k) {
    if (is_asked(item, static_cast<FacilityKind>(k))) out.kinds.push_back(static_cast<FacilityKind>(k));
  }
  return out;
}

Result<CodesAnswer> codes(Read&, const api::Caller&, const api::Nothing&) {
  CodesAnswer out;
  out.facility_kind = options_of<FacilityKind>();
  out.acceptance = options_of<Acceptance>();
  out.facility_status = options_of<FacilityStatus>();
  out.geocode_level = options_of<GeocodeLevel>();
  out.fact_group = options_of<FactGroup>();
  out.fact_source = options_of<FactSource>();
  out.channel = options_of<Channel>();
  out.audience = options_of<Audience>();
  out.relation_role = options_of<RelationRole>();
  out.zone_set_kind = options_of<ZoneSetKind>();
  out.source_kind = options_of<SourceKind>();
  out.link_state = options_of<LinkState>();
  out.capability_group = options_of<CapabilityGroup>();
  out.role = options_of<api::Role>();
  out.profession = options_of<trust::Profession>();
  out.second_factor_for = options_of<trust::SecondFactorFor>();
  out.offline = options_of<trust::Offline>();
  out.device_kind = options_of<trust::DeviceKind>();
  for (const CapabilityItem& item : capability_items()) out.items.push_back(item_of(item));
  return out;
}

struct CreditsAnswer {
  std::vector<std::string> lines;
};
constexpr auto describe(model::Tag<CreditsAnswer>) {
  return model::entity("CreditsAnswer", "出典の表示", model::field("lines", &CreditsAnswer::lines));
}

// Of everything that was taken from published sources, for the foot of maps and lists.
Result<CreditsAnswer> credits(Read& tx, const api::Caller&, const api::Nothing&) {
  return CreditsAnswer{credit_lines(published_sources(tx), load_credits(tx))};
}

}  // namespace

std::vector<api::Endpoint> code_endpoints() {
  return {
      api::get("/v1/codes", "codes", "public", "Every closed list with its words", &codes),
      api::get("/v1/credits", "credit.list", "public", "What is printed beside data of others", &credits),
  };
}

}  // namespace kaname::directory
