// SPDX-License-Identifier: Apache-2.0
// The decision itself: relations, consents and bases that overlap, and the version that keeps what was read current.
#include "trust/person_access.h"

#include <gtest/gtest.h>

#include "trust/consent.h"
#include "trust/house_for_tests.h"

namespace kaname::trust {
namespace {

const PersonId kPerson{*Uuid::parse("019a0000-0000-7000-8000-000000000001")};
const Uuid kOffice = *Uuid::parse("019a0000-0000-7000-8000-00000000000a");
const Uuid kSecond = *Uuid::parse("019a0000-0000-7000-8000-00000000000b");

class PersonAccessTest : public House {
 protected:
  PersonAccessTest() {
    who_.area = kArea;
    who_.account_id = api::AccountId{random_uuid()};
    who_.grants = {{api::Role::office, kOffice}, {api::Role::office, kSecond}};
  }
  void relate(std::vector<CareRelation> relations) {
    for (CareRelation& relation : relations) relation.area_id = kArea, relation.person_id = kPerson;
    act([&](store::Write& tx) { set_relations(tx, kPerson, relations); });
  }
  void give(Basis kind, std::int64_t from, std::int64_t to, bool may_write) {
    LegalBasis basis;
    basis.area_id = kArea;
    basis.id = BasisId{random_uuid()};
    basis.person_id = kPerson;
    basis.kind = kind;
    basis.holders = {kOffice};
    basis.starts_at = now_.plus_ms(from);
    basis.ends_at = now_.plus_ms(to);
    basis.may_write = may_write;
    basis.reason = "会議";
    act([&](store::Write& tx) {
      tx.insert(basis);
      touch_gate(tx, kPerson);
    });
  }
  // With a number of its own, as the journal gives it.
  template <class Work>
  void act(Work work) {
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, now_, {random_uuid().text(), ++seq_});
      work(tx);
      return true;
    });
  }
  PersonAccess access() {
    PersonAccess out;
    read([&](store::Read& tx) { out = person_access(tx, who_, kPerson); });
    return out;
  }
  static CareRelation office(const Uuid& holder, CareKind kind = CareKind::team) { return {{}, {}, holder, kind, {}}; }

  api::Caller who_;
  std::int64_t seq_ = 0;
};

TEST_P(PersonAccessTest, ABasisBeginsAndEndsToTheMillisecond) {
  give(Basis::conference, 10, 20, false);
  EXPECT_EQ(access().reach, Reach::nothing);
  now_ = now_.plus_ms(10);
  EXPECT_EQ(access().reach, Reach::view);
  now_ = now_.plus_ms(9);
  EXPECT_EQ(access().basis, Basis::conference);
  now_ = now_.plus_ms(1);
  EXPECT_EQ(access().reach, Reach::nothing);
}

TEST_P(PersonAccessTest, TheFurthestReachCounts) {
  give(Basis::conference, 0, 1000, false);
  give(Basis::disaster, 0, 500, true);
  EXPECT_EQ(access().basis, Basis::disaster);
  EXPECT_EQ(access().reach, Reach::write);
  relate({office(kOffice, CareKind::case_office)});
  EXPECT_EQ(access().basis, Basis::own_case);
  EXPECT_FALSE(access().until);
}

TEST_P(PersonAccessTest, OfTwoThatReachAsFarTheLonger) {
  give(Basis::conference, 0, 500, false);
  give(Basis::law, 0, 1000, false);
  EXPECT_EQ(access().until, now_.plus_ms(1000));
}

TEST_P(PersonAccessTest, TellsThroughWhichOffice) {
  relate({office(kSecond)});
  EXPECT_EQ(access().office, kSecond);
  EXPECT_EQ(access().reach, Reach::listed);
}

TEST_P(PersonAccessTest, WhatWasReadIsForgottenWithEveryChange) {
  relate({office(kOffice)});
  EXPECT_EQ(access().reach, Reach::listed);
  relate({office(kOffice, CareKind::case_office)});
  EXPECT_EQ(access().reach, Reach::write);
  relate({});
  EXPECT_EQ(access().reach, Reach::nothing);
}

TEST_P(PersonAccessTest, AnAccountWithoutARoleSeesNothing) {
  relate({office(who_.account_id->uuid)});
  EXPECT_EQ(access().reach, Reach::listed);
  who_.grants.clear();
  EXPECT_EQ(access().reach, Reach::nothing);
  who_.account_id.reset();
  EXPECT_EQ(access().reach, Reach::nothing);
}

TEST_P(PersonAccessTest, OwnPeopleOnceEach) {
  relate({office(kOffice), office(kSecond), office(who_.account_id->uuid)});
  read([&](store::Read& tx) { EXPECT_EQ(people_of(tx, who_), std::vector<PersonId>{kPerson}); });
}

TEST_P(PersonAccessTest, ReadersAreThoseWhomTheirRelationLetsIn) {
  const AccountId a = person("mori", {{api::Role::office, kOffice}});
  const AccountId b = person("nishi", {{api::Role::office, kSecond}});
  const AccountId c = person("sanada", {{api::Role::office, kSecond}});
  relate({office(kOffice), office(b.uuid)});
  read([&](store::Read& tx) {
    EXPECT_TRUE(readers_of(tx, kPerson).empty()) << "members without a consent read nothing";
  });
  relate({office(kOffice, CareKind::case_office), office(b.uuid, CareKind::case_office)});
  std::vector<api::AccountId> expected = {a, b};
  std::sort(expected.begin(), expected.end());
  read([&](store::Read& tx) { EXPECT_EQ(readers_of(tx, kPerson), expected); });
  write(kArea, [&](store::Write& tx) { ASSERT_TRUE(deactivate(tx, a)); });
  read([&](store::Read& tx) { EXPECT_EQ(readers_of(tx, kPerson), std::vector<api::AccountId>{b}); });
  EXPECT_NE(b, c);
}

INSTANTIATE_TEST_SUITE_P(Engines, PersonAccessTest, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::name);

}  // namespace
}  // namespace kaname::trust
