// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a facility sees by its link, and what the town sees of its requests.

#include <string>
#include <vector>

#include "directory/capability_items.h"
#include "directory/facility_api.h"
#include "directory/upkeep.h"

namespace kaname::directory {

// One question of the survey for this facility's kinds.
struct LinkQuestion {
  std::string code;
  std::string ja;
  std::string group_name;
  AnswerType answer = AnswerType::acceptance;
  Audience audience = Audience::professional;
  std::string choices;  // "|" between
};
constexpr auto describe(model::Tag<LinkQuestion>) {
  using namespace model;
  return entity("LinkQuestion", "質問", field("code", &LinkQuestion::code), field("ja", &LinkQuestion::ja),
                field("group_name", &LinkQuestion::group_name), field("answer", &LinkQuestion::answer),
                field("audience", &LinkQuestion::audience), field("choices", &LinkQuestion::choices));
}

struct LinkPage {
  Facility facility;
  std::vector<Service> services;
  std::vector<Capability> capabilities;
  std::vector<LinkQuestion> items;
  std::vector<ContactWindow> windows;
  std::vector<FreshnessView> freshness;
  std::string area_name;
  std::string note;
  Timestamp expires_at;
  std::vector<FactGroup> groups_confirmed;
  bool answered = false;
  FacilityPage public_page;  // as residents will see it
};
constexpr auto describe(model::Tag<LinkPage>) {
  using namespace model;
  return entity("LinkPage", "自分で直すページ", field("facility", &LinkPage::facility),
                field("services", &LinkPage::services), field("capabilities", &LinkPage::capabilities),
                field("items", &LinkPage::items), field("windows", &LinkPage::windows),
                field("freshness", &LinkPage::freshness), field("area_name", &LinkPage::area_name),
                field("note", &LinkPage::note), field("expires_at", &LinkPage::expires_at),
                field("groups_confirmed", &LinkPage::groups_confirmed), field("answered", &LinkPage::answered),
                field("public_page", &LinkPage::public_page));
}

struct LinkRow {
  UpdateLink link;
  std::string facility_name;
  LinkState state = LinkState::waiting;
  std::string token;  // the page is /link/<token>; made from the server's key, never stored
};
constexpr auto describe(model::Tag<LinkRow>) {
  using namespace model;
  return entity("LinkRow", "更新のお願いの行", field("link", &LinkRow::link),
                field("facility_name", &LinkRow::facility_name), field("state", &LinkRow::state),
                field("token", &LinkRow::token, secret));
}

struct LinkRows {
  std::vector<LinkRow> items;
};
constexpr auto describe(model::Tag<LinkRows>) {
  return model::entity("LinkRows", "更新のお願いの一覧", model::field("items", &LinkRows::items));
}

}  // namespace kaname::directory
