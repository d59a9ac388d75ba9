// SPDX-License-Identifier: Apache-2.0
// What a transaction keeps and gives back, on both engines: words that only steer one travel with the next statement on
// PostgreSQL, which nobody may notice.
#include <gtest/gtest.h>

#include <thread>

#include "store/sqlite/sqlite_connection.h"
#include "store/testing.h"

namespace kaname::store {
namespace {

class TransactionsTest : public testing::OnEngine {
 protected:
  TransactionsTest() {
    database().write([](Connection& connection) {
      connection.script("CREATE TABLE word (text TEXT NOT NULL PRIMARY KEY)");
      return true;
    });
  }
  static void put(Connection& connection, const std::string& word) {
    const model::SqlValue value = word;
    connection.run({{}, "INSERT INTO word (text) VALUES ($1)"}, {&value, 1}, [](const model::Row&) {});
  }
  static std::string words(Connection& connection) {
    std::string out;
    connection.run({{}, "SELECT text FROM word ORDER BY text"}, {},
                   [&](const model::Row& row) { out += std::string(row.text(0)) + " "; });
    return out;
  }
  std::string words() {
    std::string out;
    database().read([&](Connection& connection) { out = words(connection); });
    return out;
  }
  std::unique_ptr<Connection> connection() {
    const DatabaseSettings& settings = database().settings();
    return settings.postgres.empty() ? open_sqlite(settings.sqlite_path, Access::read_write)
                                     : open_postgres(settings.postgres);
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, TransactionsTest, ::testing::ValuesIn(testing::engines()), testing::name);

TEST_P(TransactionsTest, AJobThatIsNotKeptLeavesNothingAndTheNextIsKept) {
  EXPECT_FALSE(database().write([](Connection& connection) {
    put(connection, "一");
    return false;
  }));
  EXPECT_TRUE(database().write([](Connection& connection) {
    put(connection, "二");
    return true;
  }));
  EXPECT_EQ(words(), "二 ");
}

TEST_P(TransactionsTest, AFailedStatementFailsItsJobAlone) {
  database().write([](Connection& connection) {
    put(connection, "一");
    return true;
  });
  std::vector<std::thread> people;
  for (const std::string word : {"一", "二", "三", "四"}) {
    people.emplace_back([this, word] {
      const bool kept = database().write([&](Connection& connection) {
        put(connection, word);  // its first statement, so that the savepoint goes along with it
        return true;
      });
      EXPECT_EQ(kept, word != "一") << word;
    });
  }
  for (std::thread& one : people) one.join();
  EXPECT_EQ(words(), "一 三 二 四 ");
}

TEST_P(TransactionsTest, AJobThatAsksNothingIsNothing) {
  EXPECT_TRUE(database().write([](Connection&) { return true; }));
  EXPECT_FALSE(database().write([](Connection&) { return false; }));
  database().read([](Connection&) {});
  EXPECT_EQ(words(), "");
}

TEST_P(TransactionsTest, AScriptBelongsToTheTransactionItStandsIn) {
  const auto own = connection();
  own->begin_write();
  own->script("INSERT INTO word (text) VALUES ('一')");
  EXPECT_TRUE(own->in_transaction());
  own->rollback();
  EXPECT_FALSE(own->in_transaction());
  EXPECT_EQ(words(), "");
}

TEST_P(TransactionsTest, ATransactionInWhichNothingWasAskedEnds) {
  const auto own = connection();
  own->begin_read();
  EXPECT_TRUE(own->in_transaction());
  own->end_read();
  EXPECT_FALSE(own->in_transaction());
  own->begin_write();
  own->rollback();
  EXPECT_FALSE(own->in_transaction());
  own->begin_write();
  put(*own, "一");
  own->commit();
  EXPECT_FALSE(own->in_transaction());
  EXPECT_EQ(words(), "一 ");
}

TEST_P(TransactionsTest, ReadsThatAskNothingStandBetweenThoseThatDo) {
  const auto own = connection();
  for (int i = 0; i < 3; ++i) {
    own->begin_read();
    EXPECT_EQ(words(*own), "");
    own->end_read();
    own->begin_read();
    own->end_read();
  }
  EXPECT_FALSE(own->in_transaction());
}

TEST_P(TransactionsTest, AReadSeesOneMomentAndTheNextReadTheNext) {
  const auto own = connection();
  own->begin_read();
  EXPECT_EQ(words(*own), "");
  database().write([](Connection& other) {
    put(other, "一");
    return true;
  });
  EXPECT_EQ(words(*own), "");
  own->end_read();
  own->begin_read();
  EXPECT_EQ(words(*own), "一 ");
  own->end_read();
  EXPECT_FALSE(own->in_transaction());
}

// Whether the database refuses what `work` asks.
template <class Work>
bool is_refused(Database& database, Work work) {
  try {
    database.read(work);
    return false;
  } catch (const DatabaseError&) { return true; }
}

TEST_P(TransactionsTest, AnErrorInAReadEndsItAndTheNextWorks) {
  EXPECT_TRUE(is_refused(database(), [](Connection& connection) {
    connection.run({{}, "SELECT text FROM no_such_table"}, {}, [](const model::Row&) {});
  }));
  EXPECT_EQ(words(), "");
}

}  // namespace
}  // namespace kaname::store
