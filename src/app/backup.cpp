// SPDX-License-Identifier: Apache-2.0
#include "app/backup.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "app/postgres_tools.h"
#include "base/log.h"
#include "journal/journal.h"
#include "store/migrations.h"
#include "store/postgres/postgres_connection.h"
#include "store/sqlite/sqlite_connection.h"

namespace kaname::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSqliteName = "kaname.db";
constexpr std::string_view kPostgresName = "kaname.dump";
constexpr std::string_view kLinkKey = "link.key";
constexpr int kDueHour = 2, kDueMinute = 30;

// A folder of our own for unencrypted pieces, gone at the end however it ends.
class WorkFolder {
 public:
  WorkFolder(const std::string& parent, std::string_view name) : path_(parent + "/" + std::string(name)) {
    fs::remove_all(path_);
    if (!fs::create_directories(path_)) throw std::runtime_error(path_ + " を作れません。");
    fs::permissions(path_, fs::perms::owner_all);
  }
  ~WorkFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Copies the snapshot that `source` has open. The open snapshot keeps writers from restarting the copy.
void copy_sqlite(store::Connection& source, const std::string& to, const BackupProgress& progress) {
  sqlite3* target = nullptr;
  if (sqlite3_open_v2(to.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) != SQLITE_OK) {
    sqlite3_close_v2(target);
    throw std::runtime_error(to + " を作れません。");
  }
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> close(target, &sqlite3_close_v2);
  sqlite3_exec(target, "PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);  // sealed and synced afterwards
  sqlite3_backup* backup = sqlite3_backup_init(target, "main", store::sqlite_handle(source), "main");
  if (!backup) throw std::runtime_error("バックアップを始められません: " + std::string(sqlite3_errmsg(target)));
  int code = SQLITE_OK;
  try {
    while ((code = sqlite3_backup_step(backup, 512)) == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) {
      const std::int64_t total = sqlite3_backup_pagecount(backup);
      if (progress) progress(total - sqlite3_backup_remaining(backup), total);
      if (code != SQLITE_OK) sqlite3_sleep(20);
    }
  } catch (...) {
    sqlite3_backup_finish(backup);
    throw;
  }
  sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE)
    throw std::runtime_error("バックアップの途中で書き込めなくなりました: " + std::string(sqlite3_errstr(code)) +
                             "。空き容量を確かめてください。");
}

BackupHeader header_of(store::Connection& connection, Timestamp now) {
  BackupHeader header;
  header.engine = connection.engine() == store::Engine::sqlite ? "sqlite" : "postgres";
  header.made_at = now;
  header.schema_version = store::schema_version(connection);
  for (const journal::Area& area : journal::areas(connection)) {
    store::Read tx(connection, area.area_id, now);
    header.areas.push_back(
        {area.area_id, area.name, tx.number("SELECT seq FROM area_head WHERE area_id = $1", area.area_id)});
  }
  return header;
}

// Takes the copy into `work`; answers the header and the names of the files.
std::pair<BackupHeader, std::vector<std::string>> take_copy(const store::Database& database, const BackupPlace& place,
                                                            const std::string& work, Timestamp now,
                                                            const BackupProgress& progress) {
  std::pair<BackupHeader, std::vector<std::string>> out;
  auto& [header, names] = out;
  const auto connection = database.connect(true);
  connection->begin_read();
  header = header_of(*connection, now);  // the first statement: from here on the snapshot stands
  if (database.engine() == store::Engine::sqlite) {
    names.emplace_back(kSqliteName);
    copy_sqlite(*connection, work + "/" + std::string(kSqliteName), progress);
  } else {
    // pg_dump opens a snapshot of its own, a moment later: it holds at least the acts that the header counts.
    names.emplace_back(kPostgresName);
    dump_postgres(database.settings().postgres, work + "/" + std::string(kPostgresName));
  }
  connection->rollback();
  const fs::path link_key = fs::path(place.data_folder) / kLinkKey;
  if (fs::exists(link_key)) {
    fs::copy_file(link_key, fs::path(work) / kLinkKey);
    names.emplace_back(kLinkKey);
  }
  return out;
}

// Numbers go up within a day, so that the newest is always the last.
std::string next_name(const std::string& folder, Timestamp now) {
  const std::string start = fmt::format("{}/kaname-{}-", folder, now.tokyo_date().text());
  int number = 1;
  for (const std::string& path : list_backups(folder)) {
    if (path.starts_with(start)) number = std::max(number, std::atoi(path.c_str() + start.size()) + 1);
  }
  return fmt::format("{}{:02}.kbk", start, number);
}

std::vector<std::string> remove_old(const std::string& folder, std::int64_t keep) {
  std::vector<std::string> all = list_backups(folder), removed;
  while (all.size() > static_cast<std::size_t>(std::max<std::int64_t>(keep, 1))) {
    fs::remove(all.front());
    removed.push_back(all.front());
    all.erase(all.begin());
  }
  return removed;
}

void refuse_used_target(const std::string& data_folder, const std::string& postgres) {
  for (const std::string_view name : {kSqliteName, kLinkKey}) {
    if (fs::exists(fs::path(data_folder) / name)) {
      throw std::runtime_error(fmt::format(
          "{} にはすでにデータ（{}）があります。空のフォルダーを --data で指定してください。", data_folder, name));
    }
  }
  if (!postgres.empty() && !store::open_postgres(postgres)->tables().empty()) {
    throw std::runtime_error("データベースが空ではありません。新しく作った空のデータベースを指定してください。");
  }
}

// Nothing else may see a half-restored folder, so its files are moved in at the very end.
void move_in(const std::string& from, const std::string& to, const BackupHeader& header) {
  for (const BackupPart& part : header.parts) {
    if (part.name == kPostgresName) continue;
    fs::rename(from + "/" + part.name, to + "/" + part.name);
  }
}

}  // namespace

std::vector<std::string> list_backups(const std::string& folder) {
  std::vector<std::string> out;
  if (!fs::is_directory(folder)) return out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("kaname-") && name.ends_with(".kbk")) out.push_back(entry.path().string());
  }
  // By date, then number: "…-100" comes after "…-99".
  std::sort(out.begin(), out.end(), [](const std::string& a, const std::string& b) {
    const auto stem = [](const std::string& path) { return path.rfind('-'); };
    const std::string_view date_a = std::string_view(a).substr(0, stem(a)),
                           date_b = std::string_view(b).substr(0, stem(b));
    return date_a != date_b ? date_a < date_b : a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  return out;
}

BackupMade make_backup(const store::Database& database, const BackupPlace& place, Timestamp now,
                       const BackupProgress& progress) {
  fs::create_directories(place.folder);
  BackupMade made;
  made.new_key = !fs::exists(place.key_path());
  const std::string key = made.new_key ? make_backup_key(place.key_path()) : read_backup_key(place.key_path());
  const WorkFolder work(place.data_folder, ".backup-work");
  auto [header, names] = take_copy(database, place, work.path(), now, progress);
  made.path = next_name(place.folder, now);
  seal_backup(made.path, header, key, work.path(), names, progress);
  made.header = std::move(header);
  made.bytes = static_cast<std::int64_t>(fs::file_size(made.path));
  made.removed = remove_old(place.folder, place.keep);
  return made;
}

BackupHeader restore_backup(const std::string& path, const std::string& key_file, const std::string& data_folder,
                            const std::string& postgres, const BackupProgress& progress) {
  const BackupHeader header = read_backup_header(path);
  if ((header.engine == "postgres") != !postgres.empty()) {
    throw std::runtime_error(
        header.engine == "postgres"
            ? "PostgreSQLのバックアップです。空のデータベースを --database で指定してください。"
            : "SQLiteのバックアップです。--database を付けずに戻し、そのあと kaname replay で移してください。");
  }
  fs::create_directories(data_folder);
  refuse_used_target(data_folder, postgres);
  const std::string key = read_backup_key(key_file.empty() ? data_folder + "/backup.key" : key_file);
  const WorkFolder work(data_folder, ".restore-work");
  open_backup(path, key, work.path(), progress);
  if (!postgres.empty()) restore_postgres(postgres, work.path() + "/" + std::string(kPostgresName));
  move_in(work.path(), data_folder, header);
  return header;
}

Timestamp last_due(Timestamp now) {
  const Timestamp today = Timestamp::of(now.tokyo_date(), kDueHour, kDueMinute);
  return today <= now ? today : today.plus_ms(-kDayMs);
}

bool backup_due(const std::string& folder, Timestamp now) {
  const auto all = list_backups(folder);
  if (all.empty()) return true;
  try {
    return read_backup_header(all.back()).made_at < last_due(now);
  } catch (const std::runtime_error&) {
    return true;  // unreadable is as good as none
  }
}

NightlyBackup::NightlyBackup(const store::Database& database, BackupPlace place)
    : database_(database), place_(std::move(place)), thread_([this] { loop(); }) {}

NightlyBackup::~NightlyBackup() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void NightlyBackup::loop() {
  struct Stopped {};
  const auto stop_when_asked = [this](std::int64_t, std::int64_t) {
    const std::lock_guard lock(mutex_);
    if (stopping_) throw Stopped{};
  };
  std::chrono::seconds pause(60);  // the start shall not wait for a backup
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, pause, [this] { return stopping_; })) {
    lock.unlock();
    pause = std::chrono::seconds(60);
    try {
      if (backup_due(place_.folder, Timestamp::now())) {
        const BackupMade made = make_backup(database_, place_, Timestamp::now(), stop_when_asked);
        log::log_info("backup_made",
                      {{"bytes", made.bytes}, {"areas", static_cast<std::int64_t>(made.header.areas.size())}});
        if (made.new_key) log::log_warn("backup_key_is_new_copy_it_to_a_safe_place");
      }
    } catch (const Stopped&) { return; } catch (const std::exception& error) {
      log::log_error("backup_failed", {{"why", log::Code{error.what()}}});
      pause = std::chrono::hours(1);
    }
    lock.lock();
  }
}

}  // namespace kaname::app
