// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the facility page is made of.

#include <optional>
#include <string>
#include <vector>

#include "api/endpoint.h"
#include "directory/callable_rules.h"
#include "directory/facility_store.h"
#include "directory/hours_rules.h"

namespace kaname::directory {

struct FacilityRef {
  FacilityId id;
};
constexpr auto describe(model::Tag<FacilityRef>) {
  return model::entity("FacilityRef", "事業所",
                       model::field("id", &FacilityRef::id, model::required | model::from_path));
}

struct CallableInput {
  FacilityId id;
  std::optional<Timestamp> at;
};
constexpr auto describe(model::Tag<CallableInput>) {
  using namespace model;
  return entity("CallableInput", "連絡できるか", field("id", &CallableInput::id, required | from_path),
                field("at", &CallableInput::at));
}

struct TextAnswer {
  std::string text;
};
constexpr auto describe(model::Tag<TextAnswer>) {
  return model::entity("TextAnswer", "文", model::field("text", &TextAnswer::text));
}

// A Freshness with its age in words.
struct FreshnessView {
  FactGroup fact_group = FactGroup::basic;
  FactSource source = FactSource::open_data;
  std::string source_name;
  std::string confirmed_by;
  Timestamp confirmed_at;
  LocalDate next_due;
  bool local_edit = false;
  bool stale = false;
  std::string age_words;
};
constexpr auto describe(model::Tag<FreshnessView>) {
  using namespace model;
  return entity("FreshnessView", "確かめた日", field("fact_group", &FreshnessView::fact_group),
                field("source", &FreshnessView::source), field("source_name", &FreshnessView::source_name),
                field("confirmed_by", &FreshnessView::confirmed_by, personal),
                field("confirmed_at", &FreshnessView::confirmed_at), field("next_due", &FreshnessView::next_due),
                field("local_edit", &FreshnessView::local_edit), field("stale", &FreshnessView::stale),
                field("age_words", &FreshnessView::age_words));
}

// A relation as seen from one of its ends.
struct RelationView {
  Relation relation;
  std::string other_name;
  FacilityKind other_kind = FacilityKind::other;
  bool outward = true;  // begins at the facility of the page
};
constexpr auto describe(model::Tag<RelationView>) {
  using namespace model;
  return entity("RelationView", "連携先", field("relation", &RelationView::relation),
                field("other_name", &RelationView::other_name), field("other_kind", &RelationView::other_kind),
                field("outward", &RelationView::outward));
}

struct ZoneName {
  ZoneId id;
  std::string name;
  std::string set;
};
constexpr auto describe(model::Tag<ZoneName>) {
  using namespace model;
  return entity("ZoneName", "圏域名", field("id", &ZoneName::id), field("name", &ZoneName::name),
                field("set", &ZoneName::set));
}

struct FacilityPage {
  Facility facility;
  std::vector<Service> services;
  std::vector<Capability> capabilities;
  std::vector<Notification> notifications;
  std::vector<ContactWindow> windows;
  std::vector<RelationView> relations;
  std::vector<ZoneName> zones;
  std::vector<FreshnessView> freshness;
  CallAnswer callable;
  std::optional<OpenNow> hours_now;
  bool may_edit = false;
};
constexpr auto describe(model::Tag<FacilityPage>) {
  using namespace model;
  return entity("FacilityPage", "事業所のページ", field("facility", &FacilityPage::facility),
                field("services", &FacilityPage::services), field("capabilities", &FacilityPage::capabilities),
                field("notifications", &FacilityPage::notifications), field("windows", &FacilityPage::windows),
                field("relations", &FacilityPage::relations), field("zones", &FacilityPage::zones),
                field("freshness", &FacilityPage::freshness), field("callable", &FacilityPage::callable),
                field("hours_now", &FacilityPage::hours_now), field("may_edit", &FacilityPage::may_edit));
}

struct FieldChange {
  std::string field;
  std::string label;
  model::RawJson before;
  model::RawJson after;
};
constexpr auto describe(model::Tag<FieldChange>) {
  using namespace model;
  return entity("FieldChange", "変更", field("field", &FieldChange::field), field("label", &FieldChange::label),
                field("before", &FieldChange::before), field("after", &FieldChange::after));
}

struct HistoryEntry {
  std::int64_t seq = 0;
  Timestamp at;
  std::string who;
  std::string act;
  std::vector<FieldChange> changes;
};
constexpr auto describe(model::Tag<HistoryEntry>) {
  using namespace model;
  return entity("HistoryEntry", "履歴", field("seq", &HistoryEntry::seq), field("at", &HistoryEntry::at),
                field("who", &HistoryEntry::who, personal), field("act", &HistoryEntry::act),
                field("changes", &HistoryEntry::changes));
}

struct HistoryAnswer {
  std::vector<HistoryEntry> entries;
};
constexpr auto describe(model::Tag<HistoryAnswer>) {
  return model::entity("HistoryAnswer", "履歴の一覧", model::field("entries", &HistoryAnswer::entries));
}

// The page as the caller may see it.
Result<FacilityPage> page_of(Read& tx, const api::Caller& caller, FacilityId id);
// The same from what was read just now.
FacilityPage page_of(Read& tx, const api::Caller& caller, FacilityParts parts);

std::vector<api::Endpoint> facility_endpoints();

}  // namespace kaname::directory
