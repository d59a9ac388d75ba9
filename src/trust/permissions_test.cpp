// SPDX-License-Identifier: Apache-2.0
#include "trust/permissions.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

namespace kaname::trust {
namespace {

using api::Caller;
using api::Role;

const Uuid kOwn = *Uuid::parse("019a0000-0000-7000-8000-000000000001");
const Uuid kOther = *Uuid::parse("019a0000-0000-7000-8000-000000000002");

Caller somebody(Role role, std::optional<Uuid> office = {}) {
  Caller caller;
  caller.area = "272108";
  caller.account_id = api::AccountId{*Uuid::parse("019a0000-0000-7000-8000-0000000000aa")};
  caller.grants = {{role, office}};
  return caller;
}

Caller by_link() {
  Caller caller;
  caller.area = "272108";
  caller.link_id = kOther;
  caller.link_subject = kOwn;
  return caller;
}

// The table once more, as it was decided, in one letter a cell: A area, t own teams (decided for each person by
// person_access), o own office, - none; town, coordinator, office, prefecture, viewer, office_admin.
struct Expected {
  std::string_view permission;
  std::string_view cells;
};
constexpr Expected kExpected[] = {
    {"facility.read", "AAAAAA"},    {"facility.edit", "AAo--o"},       {"facility.create", "AA----"},
    {"facility.status", "AA----"},  {"facility.town_notes", "A-----"}, {"relation.edit", "AA----"},
    {"zone.edit", "A-----"},        {"import.run", "AA----"},          {"match.decide", "AA----"},
    {"link.send", "AA----"},        {"visit.log", "AA----"},           {"freshness.read", "AA----"},
    {"output.booklet", "AAAAAA"},   {"output.open_data", "AA----"},    {"stats.read", "AA-AA-"},
    {"account.confirm", "A----o"},  {"application.decide", "A----o"},  {"account.read", "A----o"},
    {"account.edit", "A----o"},     {"device.read", "A-o--o"},         {"device.edit", "A----o"},
    {"permission.read", "AAAAAA"},  {"person.find", "AAt--t"},         {"person.register", "AAo--o"},
    {"person.read", "ttt--t"},      {"person.write", "ttt--t"},        {"person.merge", "AA----"},
    {"basis.protect", "AAA--A"},    {"basis.manage", "AA----"},        {"access.read", "AAt--t"},
    {"watch.read", "AA----"},       {"support.edit", "AA----"},        {"thread.read", "ttt--t"},
    {"thread.write", "ttt--t"},     {"template.edit", "AA----"},       {"stay.read", "AAo--o"},
    {"stay.write", "AAo--o"},       {"stay.match", "AA----"},          {"document.read", "ttt--t"},
    {"document.write", "ttt--t"},   {"pathway.read", "ttt--t"},        {"pathway.write", "ttt--t"},
    {"form.edit", "AA----"},        {"rule.edit", "AA----"},           {"indicator.read", "AAoAAo"},
    {"indicator.write", "AA----"},  {"journal.read", "AA----"},        {"system.admin", "A-----"},
    {"retention.manage", "A-----"},
};

TEST(Permissions, CellByCell) {
  std::set<std::string_view> seen = {"public", "signed_in", "link", "reader"};
  for (const Expected& row : kExpected) {
    seen.insert(row.permission);
    for (std::size_t i = 0; i < api::kRoles.size(); ++i) {
      const Caller caller = somebody(static_cast<Role>(i), kOwn);
      const char cell = row.cells[i];
      SCOPED_TRACE(fmt::format("{} {}", row.permission, api::kRoles[i].code));
      EXPECT_EQ(allows(caller, row.permission), cell != '-');
      EXPECT_EQ(require(caller, row.permission, kOwn).has_value(), cell == 'A' || cell == 'o');
      EXPECT_EQ(require(caller, row.permission, kOther).has_value(), cell == 'A');
      const Caller without_office = somebody(static_cast<Role>(i));
      EXPECT_EQ(allows(without_office, row.permission), cell == 'A' || cell == 't');
      EXPECT_EQ(require(without_office, row.permission, kOwn).has_value(), cell == 'A');
    }
    EXPECT_FALSE(allows(Caller{}, row.permission)) << row.permission;
    EXPECT_EQ(require(Caller{}, row.permission, kOwn).error().code, "sign_in_needed");
    EXPECT_FALSE(allows(by_link(), row.permission)) << row.permission;
    EXPECT_EQ(require(by_link(), row.permission, kOwn).error().code, "not_allowed");
  }
  for (const Permission& permission : permissions()) EXPECT_TRUE(seen.count(permission.name)) << permission.name;
  EXPECT_EQ(seen.size(), permissions().size());
}

TEST(Permissions, OpenDoors) {
  const Caller viewer = somebody(Role::viewer);
  for (const Caller& caller : {Caller{}, viewer, by_link()}) {
    EXPECT_TRUE(allows(caller, "public"));
    EXPECT_TRUE(require(caller, "public", kOther));
  }
  EXPECT_TRUE(allows(viewer, "signed_in"));
  EXPECT_FALSE(allows(Caller{}, "signed_in"));
  EXPECT_FALSE(allows(by_link(), "signed_in"));
}

TEST(Permissions, LinkOpensItsOneSubject) {
  EXPECT_TRUE(allows(by_link(), "link"));
  EXPECT_TRUE(require(by_link(), "link", kOwn));
  EXPECT_EQ(require(by_link(), "link", kOther).error().code, "not_allowed");
  EXPECT_EQ(require(somebody(Role::town), "link", kOwn).error().code, "link_not_valid");
  Caller without_subject = by_link();
  without_subject.link_subject.reset();
  EXPECT_FALSE(allows(without_subject, "link"));
}

TEST(Permissions, AReaderByLinkOpensOnlyWhatTheLinkNames) {
  Caller reader = by_link();
  reader.link_subject.reset();
  for (const Permission& permission : permissions())
    EXPECT_EQ(allows(reader, permission.name), permission.name == "reader" || permission.name == "public");
  EXPECT_EQ(audiences(reader), (std::vector<std::string_view>{"public"}));
  for (const Caller& caller : {Caller{}, somebody(Role::town), by_link()}) EXPECT_FALSE(allows(caller, "reader"));
  EXPECT_EQ(refusal(somebody(Role::town), "reader").code, "link_not_valid");
}

TEST(Permissions, GrantsWithoutSignInGiveNothing) {
  Caller caller = somebody(Role::town);
  caller.account_id.reset();
  EXPECT_FALSE(allows(caller, "facility.read"));
  EXPECT_EQ(audiences(caller), (std::vector<std::string_view>{"public"}));
}

TEST(Permissions, SeveralRolesAddUp) {
  Caller caller = somebody(Role::viewer);
  EXPECT_FALSE(allows(caller, "facility.edit"));
  caller.grants.push_back({Role::office, kOther});
  EXPECT_TRUE(require(caller, "facility.edit", kOther));
  EXPECT_FALSE(require(caller, "facility.edit", kOwn));
}

TEST(Permissions, UnknownNamesAreBugs) {
  EXPECT_FALSE(allows(somebody(Role::town), "facility.edti"));
  EXPECT_THROW((void)require(somebody(Role::town), "facility.edti", kOwn), std::logic_error);
}

TEST(Permissions, Audiences) {
  const std::vector<std::string_view> open = {"public"}, staff = {"public", "professional"},
                                      town = {"public", "professional", "town"};
  EXPECT_EQ(audiences(Caller{}), open);
  EXPECT_EQ(audiences(by_link()), staff);
  EXPECT_EQ(audiences(somebody(Role::town)), town);
  EXPECT_EQ(audiences(somebody(Role::coordinator)), town);
  EXPECT_EQ(audiences(somebody(Role::office, kOwn)), staff);
  EXPECT_EQ(audiences(somebody(Role::prefecture)), staff);
  EXPECT_EQ(audiences(somebody(Role::viewer)), staff);
  Caller first_password = somebody(Role::town);
  first_password.grants.clear();
  EXPECT_EQ(audiences(first_password), open);
}

TEST(Permissions, PageIsCurrent) {
  const std::string path = KANAME_SOURCE_DIR "/docs/permissions.md";
  const std::string page = permissions_page(api::Language::ja);
  if (std::getenv("KANAME_UPDATE")) std::ofstream(path) << page;
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  EXPECT_EQ(text.str(), page) << "make it anew: kaname describe permissions > docs/permissions.md";
  EXPECT_NE(
      permissions_page(api::Language::en).find("| `facility.edit` | Change facilities | ◎ | ◎ | ○ | － | － | ○ |"),
      std::string::npos);
}

}  // namespace
}  // namespace kaname::trust
