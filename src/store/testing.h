// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tests on both engines: SQLite in a temporary file always, PostgreSQL when KANAME_TEST_POSTGRES holds a libpq conninfo of
// the form "host=… port=… dbname=…". For tests only.
//
//   class VisitTest : public store::testing::OnEngine {};
//   INSTANTIATE_TEST_SUITE_P(Engines, VisitTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);
//   TEST_P(VisitTest, IsKept) { database().write(…); }

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "store/database.h"
#include "store/postgres/postgres_connection.h"

namespace kaname::store::testing {

inline std::vector<Engine> engines() {
  std::vector<Engine> out = {Engine::sqlite};
  if (std::getenv("KANAME_TEST_POSTGRES")) out.push_back(Engine::postgres);
  return out;
}

inline std::string name(const ::testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::sqlite ? "Sqlite" : "Postgres";
}

// An empty, migrated store of its own: a temporary file, or a schema with a random name. Gone at the end.
class FreshStore {
 public:
  explicit FreshStore(Engine engine) : engine_(engine), name_("kaname_test_" + plain(random_uuid().text())) {
    DatabaseSettings settings;
    if (engine == Engine::sqlite) {
      folder_ = std::filesystem::temp_directory_path() / name_;
      std::filesystem::create_directories(folder_);
      settings.sqlite_path = (folder_ / "kaname.db").string();
    } else {
      open_postgres(conninfo())->script("CREATE SCHEMA " + name_);
      settings.postgres = conninfo() + " options='-c search_path=" + name_ + "'";
    }
    database_.emplace(settings);
  }
  ~FreshStore() {
    database_.reset();
    if (engine_ == Engine::sqlite) {
      std::error_code ignored;
      std::filesystem::remove_all(folder_, ignored);
      return;
    }
    try {
      open_postgres(conninfo())->script("DROP SCHEMA " + name_ + " CASCADE");
    } catch (const DatabaseError& error) { ADD_FAILURE() << "a test schema stays behind: " << error.what(); }
  }
  FreshStore(const FreshStore&) = delete;
  FreshStore& operator=(const FreshStore&) = delete;

  Database& database() { return *database_; }

 private:
  static std::string conninfo() {
    const char* given = std::getenv("KANAME_TEST_POSTGRES");
    return given ? given : "";
  }
  static std::string plain(std::string uuid) {
    std::erase(uuid, '-');
    return uuid;
  }

  Engine engine_;
  std::string name_;
  std::filesystem::path folder_;
  std::optional<Database> database_;
};

// A test that runs once an engine, on a fresh store.
class OnEngine : public ::testing::TestWithParam<Engine> {
 protected:
  Database& database() { return store_.database(); }

 private:
  FreshStore store_{GetParam()};
};

}  // namespace kaname::store::testing
