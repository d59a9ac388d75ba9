// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>

#include "api/messages.h"
#include "app/commands/command.h"
#include "app/progress.h"
#include "journal/journal.h"

namespace kaname::app {

HouseSettings house_settings(const Settings& settings) {
  HouseSettings out;
  out.data_folder = settings.data;
  out.postgres = settings.database;
  out.ui_dir = settings.ui_dir;
  out.site_url = settings.site_url;
  out.map_tiles = {settings.map_tiles_url, settings.map_tiles_credit};
  out.session_idle_ms = settings.session_idle_minutes * 60 * 1000;
  out.session_absolute_ms = settings.session_absolute_hours * 60 * 60 * 1000;
  return out;
}

BackupPlace backup_place(const Settings& settings) {
  BackupPlace place;
  place.data_folder = settings.data;
  place.folder = settings.backup_dir.empty() ? settings.data + "/backup" : settings.backup_dir;
  place.key_file = settings.backup_key_file;
  place.keep = settings.backup_keep;
  return place;
}

std::vector<std::string> area_ids(House& house) {
  std::vector<std::string> out;
  house.database().read([&](store::Connection& connection) {
    for (const journal::Area& area : journal::areas(connection)) out.push_back(area.area_id);
  });
  return out;
}

std::string chosen_area(House& house, const Invocation& invocation) {
  const std::vector<std::string> all = area_ids(house);
  if (all.empty()) throw UsageError("エリアがまだありません。画面の最初の設定か kaname sample で作ってください。");
  const std::string wanted = invocation.value("area", all.size() == 1 ? all.front() : "");
  std::string known;
  for (const std::string& area : all) known += (known.empty() ? "" : "、") + area;
  if (wanted.empty()) throw UsageError("エリアがいくつもあります。--area で選んでください: " + known);
  if (std::find(all.begin(), all.end(), wanted) == all.end())
    throw UsageError("エリア " + wanted + " はありません。あるもの: " + known);
  return wanted;
}

api::Caller own_caller(const std::string& area) {
  api::Caller caller;
  caller.area = area;
  caller.name = "管理用コマンド";
  caller.grants = {{api::Role::town, std::nullopt}};
  return caller;
}

std::string sentence(const Error& error) {
  std::string out(api::message_of(error.code, api::Language::ja));
  for (const FieldError& field : error.fields) {
    out += fmt::format("\n  {}: {}", field.field, api::message_of(field.code, api::Language::ja));
  }
  return out;
}

bool verify_and_print(store::Database& database) {
  bool good = true;
  const auto connection = database.connect(true);
  connection->begin_read();
  for (const journal::Area& area : journal::areas(*connection)) {
    store::Read tx(*connection, area.area_id, Timestamp::now());
    std::int64_t entries = 0, erased = 0;
    std::vector<journal::Finding> findings;
    {
      Progress progress("検証 " + area.name);
      findings = journal::verify(
          tx,
          [&](std::int64_t done, std::int64_t total) {
            stop_if_interrupted();
            entries = done;
            progress.at(done, total);
          },
          &erased);
    }
    for (const auto& finding : findings) fmt::print("✗ {} 記録 {}: {}\n", area.area_id, finding.seq, finding.words);
    if (findings.empty())
      fmt::print("✓ {} {}: 記録 {} 件、すべてつながっています。\n", area.area_id, area.name, entries);
    if (erased > 0)
      fmt::print(
          "  うち {} 件は、保存期間が過ぎた方の内容を消去した記録です（操作があったことと順番だけが残っています）。\n",
          erased);
    good = good && findings.empty();
  }
  connection->rollback();
  return good;
}

DataLock::DataLock(const std::string& data_folder, std::string_view advice) {
  std::filesystem::create_directories(data_folder);
  fd_ = open((data_folder + "/kaname.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd_ < 0) throw std::runtime_error("データの置き場所に書き込めません: " + data_folder);
  if (flock(fd_, LOCK_EX | LOCK_NB) == 0) return;
  close(fd_);
  throw std::runtime_error("このデータフォルダーでは、すでに要（Kaname）が動いています。" + std::string(advice));
}

DataLock::~DataLock() { close(fd_); }

}  // namespace kaname::app
