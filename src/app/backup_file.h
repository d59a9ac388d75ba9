// SPDX-License-Identifier: Apache-2.0
#pragma once
// The form of a backup on disk: *.kbk. One line of magic, a readable header, then the parts, one after another, encrypted
// with libsodium's secretstream (XChaCha20-Poly1305) in pieces of 64 KiB. The header is bound to the first piece, so a
// changed header, a cut, exchanged or missing piece is found.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/field.h"

namespace kaname::app {

struct BackupArea {
  std::string area_id, name;
  std::int64_t seq = 0;  // acts in its journal
  bool operator==(const BackupArea&) const = default;
};
constexpr auto describe(model::Tag<BackupArea>) {
  using namespace model;
  return entity("BackupArea", "エリア", field("area_id", &BackupArea::area_id), field("name", &BackupArea::name),
                field("seq", &BackupArea::seq));
}

struct BackupPart {
  std::string name;  // "kaname.db", "kaname.dump", "link.key"
  std::int64_t size = 0;
  std::string sha256;
  bool operator==(const BackupPart&) const = default;
};
constexpr auto describe(model::Tag<BackupPart>) {
  using namespace model;
  return entity("BackupPart", "中身", field("name", &BackupPart::name), field("size", &BackupPart::size),
                field("sha256", &BackupPart::sha256));
}

struct BackupHeader {
  std::string engine;  // "sqlite" or "postgres"
  std::int64_t schema_version = 0;
  Timestamp made_at;
  std::string key_id;  // tells which key opens it, without telling the key
  std::vector<BackupArea> areas;
  std::vector<BackupPart> parts;
};
constexpr auto describe(model::Tag<BackupHeader>) {
  using namespace model;
  return entity("BackupHeader", "バックアップの見出し", field("engine", &BackupHeader::engine),
                field("schema_version", &BackupHeader::schema_version), field("made_at", &BackupHeader::made_at),
                field("key_id", &BackupHeader::key_id), field("areas", &BackupHeader::areas),
                field("parts", &BackupHeader::parts));
}

// done and total bytes; throws to stop.
using BackupProgress = std::function<void(std::int64_t done, std::int64_t total)>;

// The key in `path` (one readable line, so that it can be kept on paper). Throws std::runtime_error with a sentence.
std::string read_backup_key(const std::string& path);
// Makes a new one, readable by this user only.
std::string make_backup_key(const std::string& path);
std::string backup_key_id(const std::string& key);

// Writes the backup of the files `parts` (path in `folder` by name) to `path`, all or nothing. Fills in key_id and parts.
void seal_backup(const std::string& path, BackupHeader& header, const std::string& key, const std::string& folder,
                 const std::vector<std::string>& parts, const BackupProgress& progress);

// Anybody may read the header; nothing in it is secret. Throws when the file is no backup.
BackupHeader read_backup_header(const std::string& path);

// Opens the backup and writes its parts into `folder`. Throws std::runtime_error with a sentence when the key is another
// one or the file is damaged; then nothing is left behind.
void open_backup(const std::string& path, const std::string& key, const std::string& folder,
                 const BackupProgress& progress);

}  // namespace kaname::app
