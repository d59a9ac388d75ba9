// SPDX-License-Identifier: Apache-2.0
#pragma once
// Backups while the program serves: one consistent copy of the whole store, encrypted, in generations; and the way back.

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/backup_file.h"
#include "base/time.h"
#include "store/database.h"

namespace kaname::app {

struct BackupPlace {
  std::string data_folder;
  std::string folder;    // where the backups lie
  std::string key_file;  // empty: backup.key in the data folder
  std::int64_t keep = 14;

  std::string key_path() const { return key_file.empty() ? data_folder + "/backup.key" : key_file; }
};

struct BackupMade {
  std::string path;
  BackupHeader header;
  std::int64_t bytes = 0;
  bool new_key = false;              // the key was made just now: it must be copied to a safe place
  std::vector<std::string> removed;  // generations beyond `keep`
};

// Makes kaname-<date>-<number>.kbk. Throws std::runtime_error or store::DatabaseError with a sentence; then no file stays.
BackupMade make_backup(const store::Database& database, const BackupPlace& place, Timestamp now,
                       const BackupProgress& progress);

// The backups in a folder, oldest first.
std::vector<std::string> list_backups(const std::string& folder);

// Puts a backup into an empty data folder (and, for PostgreSQL, into the empty database of `postgres`). Throws as above;
// then the folder is as it was.
BackupHeader restore_backup(const std::string& path, const std::string& key_file, const std::string& data_folder,
                            const std::string& postgres, const BackupProgress& progress);

// The last moment before `now` at which a nightly backup was due: 02:30 in Tokyo.
Timestamp last_due(Timestamp now);
// Whether a nightly backup is due, judged by the newest file's name and time.
bool backup_due(const std::string& folder, Timestamp now);

// Makes the nightly backups of a serving program. A failure is logged and tried again an hour later.
class NightlyBackup {
 public:
  NightlyBackup(const store::Database& database, BackupPlace place);
  ~NightlyBackup();
  NightlyBackup(const NightlyBackup&) = delete;
  NightlyBackup& operator=(const NightlyBackup&) = delete;

 private:
  void loop();

  const store::Database& database_;
  BackupPlace place_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace kaname::app
