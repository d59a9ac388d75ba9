// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who is calling, as handlers see it. Made by the pipeline from a session, a signed link or a journal entry.

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "model/field.h"

namespace kaname::api {

using AccountId = Id<struct AccountTag>;

// What a person is in an area. A person may be several.
enum class Role { town, coordinator, office, prefecture, viewer, office_admin };

inline constexpr auto kRoles = std::to_array<model::Option>({
    {"town", "市町村", "Municipality"},
    {"coordinator", "コーディネーター", "Coordinator"},
    {"office", "事業所", "Office"},
    {"prefecture", "都道府県", "Prefecture"},
    {"viewer", "閲覧", "Viewer"},
    {"office_admin", "事業所の管理者", "Office administrator"},
});
constexpr const auto& options(model::Tag<Role>) { return kRoles; }
constexpr std::string_view choice_name(model::Tag<Role>) { return "Role"; }

// One role, for one office (a facility's id) or, without one, for the whole area.
struct Grant {
  Role role = Role::viewer;
  std::optional<Uuid> office_id;
  bool operator==(const Grant&) const = default;
};

enum class Language { ja, en };

struct Caller {
  std::string area;                     // area_id; empty when nobody is signed in and the area is not known
  std::optional<AccountId> account_id;  // nothing: not signed in
  std::string name;                     // as it is shown beside what the person confirmed
  std::vector<Grant> grants;
  std::optional<Uuid> link_id;       // came by a signed link …
  std::optional<Uuid> link_subject;  // … which gives a right to this one subject
  Language language = Language::ja;
  std::string session;         // token hash of the session, for sign-out; empty otherwise
  std::string remote_address;  // for sign-in throttling only
  std::string user_agent;      // as sent; kept only as words ("Edge / Windows") where somebody signs in
  std::string host;            // the host the request was sent to
  std::string device_token;    // value of the cookie of a registered shared PC; empty otherwise
  int factors = 0;             // with how many factors the session was begun; 0 without one
  bool secure = false;         // the request came over TLS

  bool signed_in() const { return account_id.has_value(); }
  bool has_role(Role role) const {
    for (const Grant& grant : grants) {
      if (grant.role == role) return true;
    }
    return false;
  }
  bool belongs_to(const Uuid& office) const {
    for (const Grant& grant : grants) {
      if (grant.office_id == office) return true;
    }
    return false;
  }
};

}  // namespace kaname::api
