// SPDX-License-Identifier: Apache-2.0
// Keeping what was done: backup, restore, verify, replay.
#include <filesystem>

#include "app/commands/command.h"
#include "app/compare.h"
#include "app/progress.h"
#include "journal/journal.h"

namespace kaname::app {
namespace {

std::string megabytes(std::int64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

void print_header(const BackupHeader& header) {
  for (const BackupArea& area : header.areas)
    fmt::print("  エリア {} {}: 記録 {} 件まで\n", area.area_id, area.name, area.seq);
  fmt::print("  {} に作成、{}、表の版 {}\n", header.made_at.text(), header.engine == "sqlite" ? "SQLite" : "PostgreSQL",
             header.schema_version);
}

bool print_comparison(const std::vector<TableComparison>& tables) {
  bool same = true;
  for (const TableComparison& table : tables) {
    if (table.first_difference.empty()) fmt::print("  ✓ {:<28} {} 行\n", table.table, table.rows);
    if (!table.first_difference.empty()) fmt::print("  ✗ {:<28} {}\n", table.table, table.first_difference);
    same = same && table.first_difference.empty();
  }
  return same;
}

bool replay_area(House& house, store::Database& target, const std::string& area) {
  journal::ReplayResult result;
  {
    Progress progress("作り直し " + area);
    result = journal::replay(
        house.database(), target, area, [&](std::string_view act) { return house.pipeline().endpoint_of(act); },
        [&](std::int64_t done, std::int64_t total) {
          stop_if_interrupted();
          progress.at(done, total);
        });
  }
  fmt::print("エリア {}: 記録 {} 件から作り直しました。\n", area, result.entries);
  if (result.erased > 0) fmt::print("  うち {} 件は内容が消去されているので、記録だけを写しました。\n", result.erased);
  for (const auto& finding : result.findings) fmt::print("  ✗ 記録 {}: {}\n", finding.seq, finding.words);
  Progress progress("比べています " + area);
  const auto compared =
      compare_tables(house.database(), target, area, history_tables(), [&](std::int64_t done, std::int64_t total) {
        stop_if_interrupted();
        progress.at(done, total);
      });
  return print_comparison(compared) && result.findings.empty();
}

}  // namespace

int backup_command(const Invocation& invocation) {
  catch_interrupts();
  House house(house_settings(invocation.settings));
  BackupPlace place = backup_place(invocation.settings);
  if (invocation.has("to")) place.folder = invocation.value("to");
  BackupMade made;
  {
    Progress progress("バックアップ");
    made = make_backup(house.database(), place, Timestamp::now(), [&](std::int64_t done, std::int64_t total) {
      stop_if_interrupted();
      progress.at(done, total);
    });
  }
  fmt::print("{}（{}）\n", made.path, megabytes(made.bytes));
  print_header(made.header);
  for (const std::string& removed : made.removed) fmt::print("  古い世代を消しました: {}\n", removed);
  if (made.new_key) {
    fmt::print(
        "\n鍵 {} "
        "を作りました。この鍵がないとバックアップは誰にも開けません。\n今すぐ別の場所（金庫のUSBメモリーや紙）に写して"
        "ください。中身は1行の文字です。\n",
        place.key_path());
  }
  return 0;
}

int restore_command(const Invocation& invocation) {
  if (invocation.words.size() != 1) throw UsageError("戻すバックアップのファイルを一つ指定してください。");
  catch_interrupts();
  const Settings& settings = invocation.settings;
  const DataLock lock(settings.data);
  BackupHeader header;
  {
    Progress progress("戻しています");
    header = restore_backup(invocation.words.front(), invocation.value("key", settings.backup_key_file), settings.data,
                            settings.database, [&](std::int64_t done, std::int64_t total) {
                              stop_if_interrupted();
                              progress.at(done, total);
                            });
  }
  fmt::print("{} に戻しました。\n", settings.database.empty() ? settings.data : "データベース");
  print_header(header);
  House house(house_settings(settings));
  return verify_and_print(house.database()) ? 0 : 1;
}

int verify_command(const Invocation& invocation) {
  catch_interrupts();
  House house(house_settings(invocation.settings));
  if (area_ids(house).empty()) fmt::print("エリアがまだありません。\n");
  return verify_and_print(house.database()) ? 0 : 1;
}

int replay_command(const Invocation& invocation) {
  catch_interrupts();
  const std::string folder = invocation.value("to");
  if (folder.empty()) throw UsageError("作り直す先の空のフォルダーを --to で指定してください。");
  if (std::filesystem::exists(folder) && !std::filesystem::is_empty(folder))
    throw UsageError(folder + " は空ではありません。");
  House house(house_settings(invocation.settings));
  std::filesystem::create_directories(folder);
  store::DatabaseSettings to;
  to.sqlite_path = folder + "/kaname.db";
  to.postgres = invocation.value("to-database");
  store::Database target(to);
  bool same = true;
  for (const std::string& area :
       invocation.has("area") ? std::vector<std::string>{chosen_area(house, invocation)} : area_ids(house)) {
    same = replay_area(house, target, area) && same;
  }
  fmt::print("{}\n", same ? "どの表も1行残らず同じです。" : "違いがあります。上の✗を見てください。");
  return same ? 0 : 1;
}

}  // namespace kaname::app
