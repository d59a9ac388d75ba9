// SPDX-License-Identifier: Apache-2.0
// Notes of who looked: they reach the table with the writer's next turn, survive a disk in trouble, and stay out of acts.
#include "trust/access_log.h"

#include <gtest/gtest.h>

#include "store/testing.h"

namespace kaname::trust {
namespace {

const std::string kArea = "272108";
const PersonId kPerson{*Uuid::parse("019a0000-0000-7000-8000-000000000001")};
const Uuid kOffice = *Uuid::parse("019a0000-0000-7000-8000-00000000000a");
const Uuid kSecond = *Uuid::parse("019a0000-0000-7000-8000-00000000000b");

class AccessLogTest : public store::testing::OnEngine {
 protected:
  AccessLogTest() {
    who_.area = kArea;
    who_.account_id = api::AccountId{random_uuid()};
    who_.name = "森 由紀";
    who_.grants = {{api::Role::viewer, std::nullopt}, {api::Role::office, kOffice}, {api::Role::office, kSecond}};
    who_.remote_address = "192.0.2.7";
  }
  AccessQueue& queue() {
    AccessQueue* out = nullptr;
    database().read([&](store::Connection& connection) { out = &connection.derived().get<AccessQueue>(); });
    return *out;
  }
  void look(const std::optional<Uuid>& office = {}) {
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, now_);
      note_access(tx, who_, kPerson, "person.show", Basis::consent, office);
    });
  }
  // What the pipeline does; `keep` false: the commit failed.
  bool write_out(bool keep = true) {
    database().write([&](store::Connection& connection) {
      queue().write_out(connection);
      return keep;
    });
    return queue().finished(keep);
  }
  std::vector<AccessRow> rows() {
    std::vector<AccessRow> out;
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, now_);
      out = tx.select<AccessRow>("WHERE area_id = $1 ORDER BY at, id", kArea);
    });
    return out;
  }

  Timestamp now_{1'795'000'000'000};
  api::Caller who_;
};

TEST_P(AccessLogTest, TellsWhoWhomWhatWhyFromWhereWhen) {
  EXPECT_FALSE(queue().wants_writer());
  look();
  EXPECT_TRUE(queue().wants_writer());
  EXPECT_FALSE(queue().wants_writer()) << "one is on the way already";
  EXPECT_FALSE(write_out());
  const auto found = rows();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].person_id, kPerson);
  EXPECT_EQ(found[0].account_id, *who_.account_id);
  EXPECT_EQ(found[0].name, "森 由紀");
  EXPECT_EQ(found[0].office_id, kOffice);
  EXPECT_EQ(found[0].role, api::Role::office) << "the role in which the office is represented";
  EXPECT_EQ(found[0].basis, Basis::consent);
  EXPECT_EQ(found[0].remote, "192.0.2.7");
  EXPECT_EQ(found[0].at, now_);
}

TEST_P(AccessLogTest, OfSeveralOfficesTheOneThatBelongsToThePerson) {
  look(kSecond);
  queue().wants_writer();
  write_out();
  EXPECT_EQ(rows().at(0).office_id, kSecond);
}

TEST_P(AccessLogTest, ADiskInTroubleKeepsTheNotesInTheirOrder) {
  look();
  ASSERT_TRUE(queue().wants_writer());
  EXPECT_FALSE(write_out(false));
  EXPECT_TRUE(rows().empty());
  now_ = now_.plus_ms(5);
  look();
  EXPECT_TRUE(queue().wants_writer()) << "the next look tries again";
  write_out();
  ASSERT_EQ(rows().size(), 2u);
  EXPECT_LT(rows()[0].at, rows()[1].at);
}

TEST_P(AccessLogTest, WhoLooksWhileNotesAreWrittenIsNotForgotten) {
  look();
  ASSERT_TRUE(queue().wants_writer());
  database().write([&](store::Connection& connection) {
    queue().write_out(connection);
    return true;
  });
  look();
  EXPECT_TRUE(queue().finished(true)) << "somebody must be sent once more";
  write_out();
  EXPECT_EQ(rows().size(), 2u);
  look();
  EXPECT_TRUE(queue().wants_writer());
}

TEST_P(AccessLogTest, ActsAndStrangersLeaveNoNote) {
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, now_, {random_uuid().text(), 1});
    note_access(tx, who_, kPerson, "person.edit_facts", Basis::consent);
    return true;
  });
  who_.account_id.reset();
  look();
  EXPECT_FALSE(queue().wants_writer());
}

INSTANTIATE_TEST_SUITE_P(Engines, AccessLogTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::trust
