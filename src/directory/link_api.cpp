// SPDX-License-Identifier: Apache-2.0
// Self-update by link: the town asks, the facility opens its own record without an account, corrects or confirms it.
#include "directory/age_words.h"
#include "directory/audience.h"
#include "directory/capability_items.h"
#include "directory/endpoints.h"
#include "directory/facility_api.h"
#include "directory/fact_groups.h"
#include "directory/link_view.h"
#include "trust/permissions.h"
#include "trust/services.h"

namespace kaname::directory {
namespace {

// How long a link opens the record, in days: long enough for a holiday, short enough to be forgotten.
constexpr int kLinkDays = 30;

Result<UpdateLink> get_link(Read& tx, LinkId id) {
  auto link = tx.first<UpdateLink>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!link) return fail(Problem::not_found, "link_unknown");
  return std::move(*link);
}

// The caller's own link, still good.
Result<UpdateLink> own_link(Read& tx, const api::Caller& caller) {
  if (!caller.link_id) return fail(Problem::unauthorized, "link_needed");
  UpdateLink link = TRY(get_link(tx, LinkId{*caller.link_id}));
  if (link.revoked_at) return fail(Problem::forbidden, "link_revoked");
  if (link.expires_at <= tx.now()) return fail(Problem::forbidden, "link_expired");
  return link;
}

std::vector<LinkQuestion> questions_for(const FacilityParts& parts) {
  std::vector<LinkQuestion> out;
  for (const CapabilityItem& item : capability_items()) {
    const bool asked = is_asked(item, parts.facility.kind) ||
        std::any_of(parts.services.begin(), parts.services.end(),
                    [&](const Service& s) { return is_asked(item, s.kind); });
    if (asked) {
      out.push_back({std::string(item.code), std::string(item.ja), std::string(model::ja_of(item.group)), item.answer,
                     item.audience, std::string(item.choices)});
    }
  }
  return out;
}

Result<LinkPage> page_for_link(Read& tx, const api::Caller& caller, const UpdateLink& link) {
  LinkPage page;
  FacilityParts parts = TRY(get_parts(tx, link.facility_id));
  page.items = questions_for(parts);
  keep_audience(parts, Audience::professional);
  page.facility = parts.facility;
  page.services = parts.services;
  page.capabilities = parts.capabilities;
  page.windows = parts.windows;
  for (const Freshness& row : parts.freshness) {
    page.freshness.push_back({row.fact_group,
                              row.source,
                              row.source_name,
                              {},
                              row.confirmed_at,
                              row.next_due,
                              row.local_edit,
                              is_stale(row.next_due, tx.today()),
                              freshness_line(row, tx.now())});
  }
  page.note = link.note;
  page.expires_at = link.expires_at;
  page.groups_confirmed = link.groups_confirmed;
  page.answered = link.answered_at.has_value();
  tx.rows(
      "SELECT name FROM area WHERE area_id = $1", [&](const model::Row& row) { page.area_name = row.text(0); },
      tx.area());
  api::Caller stranger;
  stranger.area = caller.area;
  page.public_page = TRY(page_of(tx, stranger, link.facility_id));
  return page;
}

Result<LinkPage> show(Read& tx, const api::Caller& caller, const api::Nothing&) {
  return page_for_link(tx, caller, TRY(own_link(tx, caller)));
}

std::string facility_name(Read& tx, FacilityId id) {
  const auto facility = get_facility(tx, id);
  return facility ? facility->name : std::string();
}

struct LinkEdit {
  FactGroup fact_group = FactGroup::basic;
  std::int64_t base_seq = 0;
  model::RawJson values;
};
constexpr auto describe(model::Tag<LinkEdit>) {
  using namespace model;
  return entity("LinkEdit", "リンクからの変更", field("fact_group", &LinkEdit::fact_group, from_path),
                field("base_seq", &LinkEdit::base_seq), field("values", &LinkEdit::values, required));
}

void mark_confirmed(UpdateLink& link, FactGroup group) {
  auto& done = link.groups_confirmed;
  if (std::find(done.begin(), done.end(), group) == done.end()) done.push_back(group);
}

constexpr auto kOwnGroups = std::to_array<FactGroup>({FactGroup::basic, FactGroup::place, FactGroup::contact,
                                                      FactGroup::hours, FactGroup::capabilities, FactGroup::windows});

Result<LinkPage> edit(Write& tx, const api::Caller& caller, const LinkEdit& in) {
  UpdateLink link = TRY(own_link(tx, caller));
  if (std::find(kOwnGroups.begin(), kOwnGroups.end(), in.fact_group) == kOwnGroups.end())
    return fail(Problem::not_found, "not_here");
  for (const std::string_view town_only : {"\"town_note\"", "\"fax_verified\""}) {
    if (in.values.text.find(town_only) != std::string::npos) return fail(Problem::forbidden, "town_only");
  }
  TRY(check_base(tx, link.facility_id, in.fact_group, in.base_seq));
  GroupChange change;
  change.id = link.facility_id;
  change.group = in.fact_group;
  change.source = FactSource::facility;
  change.source_name = "本人確認（リンク）";
  change.by = caller.name.empty() ? "事業所" : caller.name;
  TRY(change_group(tx, change, in.values.text));
  mark_confirmed(link, in.fact_group);
  if (!link.opened_at) link.opened_at = tx.now();
  tx.update(link);
  tx.concerns(link.id.uuid);
  return page_for_link(tx, caller, link);
}

struct LinkConfirm {
  std::vector<FactGroup> fact_groups;  // empty: all, and with that the answer is complete
};
constexpr auto describe(model::Tag<LinkConfirm>) {
  return model::entity("LinkConfirm", "リンクからの確認",
                       model::field("fact_groups", &LinkConfirm::fact_groups, model::max_items(20)));
}

Result<LinkPage> confirm_by_link(Write& tx, const api::Caller& caller, const LinkConfirm& in) {
  UpdateLink link = TRY(own_link(tx, caller));
  const std::vector<FactGroup> groups =
      in.fact_groups.empty() ? std::vector<FactGroup>(kOwnGroups.begin(), kOwnGroups.end()) : in.fact_groups;
  confirm_all(tx, link.facility_id, groups, FactSource::facility, "事業所");
  for (const FactGroup group : groups) mark_confirmed(link, group);
  if (!link.opened_at) link.opened_at = tx.now();
  if (in.fact_groups.empty() || link.groups_confirmed.size() >= kOwnGroups.size()) link.answered_at = tx.now();
  tx.update(link);
  tx.concerns(link.id.uuid);
  return page_for_link(tx, caller, link);
}

// ---- the town's side

LinkState state_of(const UpdateLink& link, Timestamp now) {
  if (link.revoked_at) return LinkState::revoked;
  if (link.answered_at) return LinkState::answered;
  if (link.expires_at <= now) return LinkState::expired;
  return link.opened_at ? LinkState::opened : LinkState::waiting;
}

// Without the token: answers of acts are kept for repeats, and whoever has the database must not have links.
LinkRow row_of(Read& tx, const UpdateLink& link) {
  LinkRow row;
  row.link = link;
  row.facility_name = facility_name(tx, link.facility_id);
  row.state = state_of(link, tx.now());
  return row;
}

struct AskInput {
  std::vector<FacilityId> facility_ids;
  std::string note;
};
constexpr auto describe(model::Tag<AskInput>) {
  using namespace model;
  return entity("AskInput", "更新のお願い", field("facility_ids", &AskInput::facility_ids, required | max_items(500)),
                field("note", &AskInput::note, max_chars(1000)));
}

Result<LinkRows> ask(Write& tx, const api::Caller& caller, const AskInput& in) {
  LinkRows out;
  for (const FacilityId& id : in.facility_ids) {
    TRY(get_facility(tx, id));
    UpdateLink link;
    link.area_id = tx.area();
    link.id = tx.new_id<LinkId>();
    link.facility_id = id;
    link.note = in.note;
    link.created_at = tx.now();
    link.created_by = caller.name;
    link.expires_at = tx.now().plus_ms(kLinkDays * kDayMs);
    tx.insert(link);
    tx.concerns(link.id.uuid);
    tx.concerns(id.uuid);
    out.items.push_back(row_of(tx, link));
  }
  return out;
}

struct LinkFilter {
  std::optional<LinkState> state;
  std::optional<FacilityId> facility_id;
};
constexpr auto describe(model::Tag<LinkFilter>) {
  using namespace model;
  return entity("LinkFilter", "リンクの絞り込み", field("state", &LinkFilter::state),
                field("facility_id", &LinkFilter::facility_id));
}

Result<LinkRows> list(Read& tx, const api::Caller&, const LinkFilter& in) {
  LinkRows out;
  for (const UpdateLink& link : tx.select<UpdateLink>("WHERE area_id = $1 ORDER BY id DESC LIMIT 2000", tx.area())) {
    if (in.facility_id && link.facility_id != *in.facility_id) continue;
    if (in.state && state_of(link, tx.now()) != *in.state) continue;
    out.items.push_back(row_of(tx, link));
    const auto& signer = trust::services().links;
    if (signer) out.items.back().token = signer->sign(tx.area(), link.id.uuid, link.expires_at);
  }
  return out;
}

struct LinkRef {
  LinkId id;
  std::string by;  // for a FAX answer: who entered it is the caller; this names who answered
};
constexpr auto describe(model::Tag<LinkRef>) {
  using namespace model;
  return entity("LinkRef", "リンク", field("id", &LinkRef::id, required | from_path),
                field("by", &LinkRef::by, max_chars(100)));
}

Result<LinkRow> revoke(Write& tx, const api::Caller&, const LinkRef& in) {
  UpdateLink link = TRY(get_link(tx, in.id));
  if (!link.revoked_at) link.revoked_at = tx.now();
  tx.update(link);
  tx.concerns(link.id.uuid);
  return row_of(tx, link);
}

Result<LinkRow> remind(Write& tx, const api::Caller&, const LinkRef& in) {
  UpdateLink link = TRY(get_link(tx, in.id));
  if (state_of(link, tx.now()) == LinkState::revoked) return fail(Problem::conflict, "link_revoked");
  link.reminded_at = tx.now();
  // A reminder with a dead link helps nobody.
  link.expires_at = std::max(link.expires_at, tx.now().plus_ms(kLinkDays * kDayMs));
  tx.update(link);
  tx.concerns(link.id.uuid);
  return row_of(tx, link);
}

// An answer that came on paper: the facts were entered on the facility's page; this closes the request.
Result<LinkRow> answered_by_fax(Write& tx, const api::Caller& caller, const LinkRef& in) {
  UpdateLink link = TRY(get_link(tx, in.id));
  link.answered_at = tx.now();
  link.answered_by_fax = caller.name;
  tx.update(link);
  tx.concerns(link.id.uuid);
  confirm_all(tx, link.facility_id, {kOwnGroups.begin(), kOwnGroups.end()}, FactSource::facility,
              in.by.empty() ? "事業所（FAX）" : in.by);
  return row_of(tx, link);
}

}  // namespace

std::vector<api::Endpoint> link_endpoints() {
  return {
      api::get("/v1/link", "link.show", "link", "The facility's own record, by its link", &show),
      api::post("/v1/link/confirm", "link.confirm", "link", "Confirm by link", &confirm_by_link),
      api::put("/v1/link/{fact_group}", "link.edit", "link", "Correct a group of facts by link", &edit),
      api::get("/v1/update-links", "update_link.list", "link.send", "Requests for update and their state", &list),
      api::post("/v1/update-links", "update_link.ask", "link.send", "Ask facilities to update their record", &ask),
      api::post("/v1/update-links/{id}/revoke", "update_link.revoke", "link.send", "Make a link useless", &revoke),
      api::post("/v1/update-links/{id}/remind", "update_link.remind", "link.send", "Remind, and keep the link open",
                &remind),
      api::post("/v1/update-links/{id}/fax-answer", "update_link.fax_answer", "link.send",
                "Note that the answer came on paper", &answered_by_fax),
  };
}

}  // namespace kaname::directory
