// SPDX-License-Identifier: Apache-2.0
#pragma once
// What keeps the directory fresh: links by which a facility corrects its own record, visits, and merges of two records.

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "directory/codes.h"
#include "directory/facility.h"
#include "model/field.h"

namespace kaname::directory {

using LinkId = Id<struct LinkTag>;
using VisitId = Id<struct VisitTag>;
using MergeId = Id<struct MergeTag>;

enum class LinkState { waiting, opened, answered, expired, revoked };
inline constexpr auto kLinkStates = std::to_array<model::Option>({
    {"waiting", "未回答", "Waiting"},
    {"opened", "開いた", "Opened"},
    {"answered", "回答済み", "Answered"},
    {"expired", "期限切れ", "Expired"},
    {"revoked", "取り消し", "Revoked"},
});
constexpr const auto& options(model::Tag<LinkState>) { return kLinkStates; }
constexpr std::string_view choice_name(model::Tag<LinkState>) { return "LinkState"; }

// A link that lets a facility see and correct its own record without an account. Table `update_link`.
// The token itself is signed, not kept: whoever has the database cannot make links.
struct UpdateLink {
  std::string area_id;
  LinkId id;
  FacilityId facility_id;
  std::string note;  // words of the sender
  Timestamp created_at;
  std::string created_by;
  Timestamp expires_at;
  std::optional<Timestamp> opened_at;
  std::optional<Timestamp> answered_at;
  std::optional<Timestamp> reminded_at;
  std::optional<Timestamp> revoked_at;
  std::vector<FactGroup> groups_confirmed;  // by this link so far
  std::string answered_by_fax;              // who entered an answer that came on paper; empty otherwise

  bool operator==(const UpdateLink&) const = default;
};

constexpr auto describe(model::Tag<UpdateLink>) {
  using namespace model;
  return entity("update_link", "更新のお願い", field("area_id", &UpdateLink::area_id, primary_key | max_chars(6)),
                field("id", &UpdateLink::id, primary_key),
                field("facility_id", &UpdateLink::facility_id, references("facility")),
                field("note", &UpdateLink::note, max_chars(1000) | label("ひとこと", "Note")),
                field("created_at", &UpdateLink::created_at, label("依頼日時", "Asked at")),
                field("created_by", &UpdateLink::created_by, personal | max_chars(100) | label("依頼者", "Asked by")),
                field("expires_at", &UpdateLink::expires_at, label("期限", "Expires")),
                field("opened_at", &UpdateLink::opened_at, label("開いた日時", "Opened")),
                field("answered_at", &UpdateLink::answered_at, label("回答日時", "Answered")),
                field("reminded_at", &UpdateLink::reminded_at, label("再依頼日時", "Reminded")),
                field("revoked_at", &UpdateLink::revoked_at, label("取消日時", "Revoked")),
                field("groups_confirmed", &UpdateLink::groups_confirmed,
                      max_items(20) | label("確認済みの項目", "Confirmed groups")),
                field("answered_by_fax", &UpdateLink::answered_by_fax,
                      personal | max_chars(100) | label("FAX回答の入力者", "Entered by")));
}

// A visit to a facility, with what was seen on the spot. Table `visit`.
struct Visit {
  std::string area_id;
  VisitId id;
  FacilityId facility_id;
  LocalDate visited_on;
  std::string visitor;
  std::string note;
  std::string issues;  // 課題, noted on the spot

  bool operator==(const Visit&) const = default;
};

constexpr auto describe(model::Tag<Visit>) {
  using namespace model;
  return entity("visit", "訪問", field("area_id", &Visit::area_id, primary_key | max_chars(6)),
                field("id", &Visit::id, primary_key), field("facility_id", &Visit::facility_id, references("facility")),
                field("visited_on", &Visit::visited_on, label("訪問日", "Visited on")),
                field("visitor", &Visit::visitor, personal | max_chars(100) | label("訪問者", "Visitor")),
                field("note", &Visit::note, multiline | max_chars(4000) | label("記録", "Note")),
                field("issues", &Visit::issues, multiline | max_chars(4000) | label("課題", "Issues")));
}

// Two records that were found to be one facility: `gone` went into `kept`. Holds both as they were, so that it can be undone.
struct Merge {
  std::string area_id;
  MergeId id;
  FacilityId kept_id;
  FacilityId gone_id;
  std::string gone_name;
  Timestamp merged_at;
  std::string merged_by;
  std::int64_t seq = 0;  // of the act; undo is refused when `kept` was changed since
  std::optional<Timestamp> undone_at;
  model::RawJson before;  // {"kept": FacilityParts, "gone": FacilityParts}

  bool operator==(const Merge&) const = default;
};

constexpr auto describe(model::Tag<Merge>) {
  using namespace model;
  return entity("merge", "統合", field("area_id", &Merge::area_id, primary_key | max_chars(6)),
                field("id", &Merge::id, primary_key), field("kept_id", &Merge::kept_id),
                field("gone_id", &Merge::gone_id),
                field("gone_name", &Merge::gone_name, max_chars(200) | label("統合された名称", "Merged name")),
                field("merged_at", &Merge::merged_at, label("統合日時", "Merged at")),
                field("merged_by", &Merge::merged_by, personal | max_chars(100) | label("統合者", "Merged by")),
                field("seq", &Merge::seq), field("undone_at", &Merge::undone_at, label("元に戻した日時", "Undone at")),
                field("before", &Merge::before));
}

// What one act replaced in a group of facts. Table `facility_change`.
struct FacilityChange {
  std::string area_id;
  FacilityId facility_id;
  std::int64_t seq = 0;
  FactGroup fact_group = FactGroup::basic;
  model::RawJson before;
  model::RawJson after;

  bool operator==(const FacilityChange&) const = default;
};

constexpr auto describe(model::Tag<FacilityChange>) {
  using namespace model;
  return entity("facility_change", "変更の前後", field("area_id", &FacilityChange::area_id, primary_key | max_chars(6)),
                field("facility_id", &FacilityChange::facility_id, primary_key),
                field("seq", &FacilityChange::seq, primary_key),
                field("fact_group", &FacilityChange::fact_group, primary_key), field("before", &FacilityChange::before),
                field("after", &FacilityChange::after));
}

}  // namespace kaname::directory
