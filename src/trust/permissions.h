// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who may do what: one table of permission × role × relation to the record. Printed as docs/permissions.md and tested cell
// by cell. `allows` is the pipeline's coarse check by the endpoint's permission; `require` is the handler's check of one
// record.

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/caller.h"
#include "base/result.h"

namespace kaname::trust {

// How far a role reaches with a permission.
enum class Relation {
  none,
  own_office,  // records of an office the caller belongs to
  own_team,    // persons whose team the caller or the caller's office belongs to, as their legal basis allows
  area         // every record of the area
};

inline constexpr auto kRelations = std::to_array<model::Option>({
    {"none", "なし", "None"},
    {"own_office", "自事業所", "Own office"},
    {"own_team", "チームの利用者", "Own teams"},
    {"area", "エリア全体", "Whole area"},
});
constexpr const auto& options(model::Tag<Relation>) { return kRelations; }
constexpr std::string_view choice_name(model::Tag<Relation>) { return "PermissionReach"; }

// What opens a permission: nothing at all, any sign-in, a signed link to one's own record or to one matter, or a role.
enum class Door { anyone, signed_in, link, reader, role };

inline constexpr auto kDoors = std::to_array<model::Option>({
    {"anyone", "だれでも", "Anyone"},
    {"signed_in", "ログインした人", "Signed-in people"},
    {"link", "リンクを受け取った事業所", "Offices with a link"},
    {"reader", "メール・FAXのリンクを受け取った人", "Whoever got a link by mail or FAX"},
    {"role", "役割による", "By role"},
});
constexpr const auto& options(model::Tag<Door>) { return kDoors; }
constexpr std::string_view choice_name(model::Tag<Door>) { return "Door"; }

struct Permission {
  std::string_view name, ja, en;
  Door door = Door::role;
  std::array<Relation, api::kRoles.size()> by_role{};  // in the order of api::Role
};

std::span<const Permission> permissions();
// nullptr when there is no such row. Every endpoint's permission must have one.
const Permission* find_permission(std::string_view name);

// Whether the caller may do this for any record at all. False for a permission without a row.
bool allows(const api::Caller& caller, std::string_view permission);

// What a caller hears whom `allows` turned away: sign_in_needed, link_not_valid or not_allowed.
Error refusal(const api::Caller& caller, std::string_view permission);

// Whether the caller may do this to the record of `office`. A link gives its permission "link" for its one subject only.
// Throws std::logic_error for a permission without a row.
Result<Done> require(const api::Caller& caller, std::string_view permission, const Uuid& office);

// Names of the permissions that `allows` grants, for the screens to know what to show.
std::vector<std::string> permissions_of(const api::Caller& caller);

// Which fields' audiences the caller sees, of "public", "professional" and "town". A link sees its own office's record as
// a professional does, since it is there to correct it.
std::vector<std::string_view> audiences(const api::Caller& caller);

// The table as a Markdown page.
std::string permissions_page(api::Language language);

}  // namespace kaname::trust
