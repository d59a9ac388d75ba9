// SPDX-License-Identifier: Apache-2.0
#include "app/backup.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "app/compare.h"
#include "journal/journal.h"
#include "store/testing.h"

namespace kaname::app {
namespace {

namespace fs = std::filesystem;
const Timestamp kNow = *Timestamp::parse("2026-11-20T10:00");

std::string read_all(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void write_all(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("kaname-backup-" + random_uuid().text())) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string text() const { return path_.string(); }

 private:
  fs::path path_;
};

// ---- the file itself

class SealTest : public ::testing::TestWithParam<std::size_t> {
 protected:
  BackupHeader header() {
    BackupHeader out;
    out.engine = "sqlite";
    out.made_at = kNow;
    out.areas = {{"272108", "枚方市", 7}};
    return out;
  }
  Folder folder_;
};

TEST_P(SealTest, ComesBackByteForByte) {
  std::string bytes(GetParam(), '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7 + i / 251);
  write_all(folder_ / "kaname.db", bytes);
  write_all(folder_ / "link.key", "鍵");
  const std::string key = make_backup_key(folder_ / "backup.key");
  EXPECT_EQ(read_backup_key(folder_ / "backup.key"), key);
  BackupHeader sealed = header();
  seal_backup(folder_ / "x.kbk", sealed, key, folder_.text(), {"kaname.db", "link.key"}, {});
  fs::create_directories(folder_ / "out");
  open_backup(folder_ / "x.kbk", key, folder_ / "out", {});
  EXPECT_EQ(read_all(folder_ / "out/kaname.db"), bytes);
  EXPECT_EQ(read_all(folder_ / "out/link.key"), "鍵");
  const BackupHeader read = read_backup_header(folder_ / "x.kbk");
  EXPECT_EQ(read.areas, header().areas);
  EXPECT_EQ(read.parts[0].size, static_cast<std::int64_t>(bytes.size()));
  if (bytes.size() < 100) return;
  EXPECT_EQ(read_all(folder_ / "x.kbk").find(bytes.substr(0, 100)), std::string::npos) << "not encrypted";
}
INSTANTIATE_TEST_SUITE_P(Sizes, SealTest,
                         ::testing::Values(0U, 1U, 65'536U - 3U, 65'536U, 65'537U, 3U * 65'536U, 1'000'003U));

TEST(Seal, DamageIsFound) {
  const Folder folder;
  write_all(folder / "kaname.db", std::string(200'000, 'x'));
  const std::string key = make_backup_key(folder / "backup.key");
  BackupHeader header;
  header.engine = "sqlite";
  seal_backup(folder / "good.kbk", header, key, folder.text(), {"kaname.db"}, {});
  const std::string good = read_all(folder / "good.kbk");
  const auto refused = [&](const std::string& bytes, const char* why) {
    write_all(folder / "bad.kbk", bytes);
    fs::remove_all(folder / "out");
    fs::create_directories(folder / "out");
    EXPECT_THROW(open_backup(folder / "bad.kbk", key, folder / "out", {}), std::runtime_error) << why;
    EXPECT_TRUE(fs::is_empty(folder / "out")) << why;
  };
  for (const std::size_t place : {std::size_t{3}, std::size_t{17}, std::size_t{60}, good.size() / 2, good.size() - 1}) {
    std::string bytes = good;
    bytes[place] = static_cast<char>(bytes[place] ^ 1);
    refused(bytes, "a changed byte");
  }
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{40}, good.size() / 2, good.size() - 1})
    refused(good.substr(0, size), "a cut");
  std::string header_changed = good;
  header_changed.replace(header_changed.find("sqlite"), 6, "sqlitE");
  refused(header_changed, "a changed header");
  const std::string other = make_backup_key(folder / "other.key");
  EXPECT_THROW(open_backup(folder / "good.kbk", other, folder / "out", {}), std::runtime_error);
  EXPECT_THROW(make_backup_key(folder / "other.key"), std::runtime_error) << "a key is never overwritten";
  write_all(folder / "broken.key", "kaname-backup-key-1 abc\n");
  EXPECT_THROW(read_backup_key(folder / "broken.key"), std::runtime_error);
}

// ---- whole stores

class BackupTest : public store::testing::OnEngine {
 protected:
  void add_area(const std::string& id) {
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, id, kNow, {random_uuid().text(), 1});
      tx.insert(journal::Area{id, "枚方市", "ひらかたし", "大阪府", "枚方市", false, kNow});
      journal::open_chain(connection, id);
      const auto head = journal::take_next(connection, id);
      api::Caller caller;
      caller.area = id;
      journal::append(tx, caller, "area.open", "{}", *head);
      return true;
    });
  }
  BackupPlace place() { return {data_.text(), backups_.text(), {}, 3}; }
  Folder data_, backups_, restored_;
};
INSTANTIATE_TEST_SUITE_P(Engines, BackupTest, ::testing::Values(store::Engine::sqlite), store::testing::name);

TEST_P(BackupTest, RestoresTheSameRows) {
  add_area("272108");
  write_all(data_ / "link.key", std::string(32, 'k'));
  const BackupMade made = make_backup(database(), place(), kNow, {});
  EXPECT_TRUE(made.new_key);
  EXPECT_EQ(fs::path(made.path).filename(), "kaname-2026-11-20-01.kbk");
  ASSERT_EQ(made.header.areas.size(), 1U);
  EXPECT_EQ(made.header.areas[0].seq, 1);
  EXPECT_FALSE(fs::exists(data_ / ".backup-work"));
  const BackupHeader header = restore_backup(made.path, data_ / "backup.key", restored_.text(), {}, {});
  EXPECT_EQ(header.areas[0].name, "枚方市");
  store::DatabaseSettings settings;
  settings.sqlite_path = restored_ / "kaname.db";
  store::Database copy(settings);
  for (const auto& table : compare_tables(database(), copy, "272108", journal::tables(), {}))
    EXPECT_EQ(table.first_difference, "") << table.table;
  EXPECT_EQ(read_all(restored_ / "link.key"), std::string(32, 'k'));
  EXPECT_THROW(restore_backup(made.path, data_ / "backup.key", restored_.text(), {}, {}), std::runtime_error)
      << "the folder is not empty";
}

TEST_P(BackupTest, KeepsGenerationsAndKnowsWhenItIsDue) {
  add_area("272108");
  EXPECT_TRUE(backup_due(backups_.text(), kNow));
  for (int i = 0; i < 5; ++i) make_backup(database(), place(), kNow.plus_ms(i * 1000), {});
  const auto all = list_backups(backups_.text());
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(fs::path(all.back()).filename(), "kaname-2026-11-20-05.kbk");
  EXPECT_FALSE(backup_due(backups_.text(), kNow.plus_ms(60'000)));
  EXPECT_FALSE(backup_due(backups_.text(), *Timestamp::parse("2026-11-21T02:29")));
  EXPECT_TRUE(backup_due(backups_.text(), *Timestamp::parse("2026-11-21T02:31")));
}

TEST_P(BackupTest, IsOneMomentWhileOthersWrite) {
  add_area("272108");
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    for (std::int64_t n = 0; !stop; ++n) {
      database().write([&](store::Connection& connection) {
        const auto head = journal::take_next(connection, "272108");
        store::Write tx(connection, "272108", kNow, {random_uuid().text(), head->seq});
        api::Caller caller;
        caller.area = "272108";
        journal::append(tx, caller, "test.write", fmt::format("{{\"n\":{}}}", n), *head);
        return true;
      });
    }
  });
  while (database().commits() < 200) std::this_thread::yield();
  const BackupMade made = make_backup(database(), place(), kNow, {});
  stop = true;
  writer.join();
  restore_backup(made.path, data_ / "backup.key", restored_.text(), {}, {});
  store::DatabaseSettings settings;
  settings.sqlite_path = restored_ / "kaname.db";
  store::Database copy(settings);
  copy.read([&](store::Connection& connection) {
    store::Read tx(connection, "272108", kNow);
    EXPECT_TRUE(journal::verify(tx, {}).empty());
    EXPECT_EQ(tx.number("SELECT seq FROM area_head WHERE area_id = $1", tx.area()), made.header.areas[0].seq);
  });
}

TEST_P(BackupTest, StoppedLeavesNothing) {
  add_area("272108");
  struct Stop {};
  EXPECT_THROW(make_backup(database(), place(), kNow, [](std::int64_t, std::int64_t) { throw Stop{}; }), Stop);
  EXPECT_TRUE(fs::is_empty(backups_.text()));
  EXPECT_FALSE(fs::exists(data_ / ".backup-work"));
}

TEST(Due, IsAtHalfPastTwoInTokyo) {
  EXPECT_EQ(last_due(*Timestamp::parse("2026-11-20T02:30")).text(), "2026-11-20T02:30:00+09:00");
  EXPECT_EQ(last_due(*Timestamp::parse("2026-11-20T02:29")).text(), "2026-11-19T02:30:00+09:00");
}

}  // namespace
}  // namespace kaname::app
