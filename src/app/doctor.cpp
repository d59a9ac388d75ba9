// SPDX-License-Identifier: Apache-2.0
#include "app/doctor.h"

#include <pango/pangocairo.h>
#include <unistd.h>

#include <filesystem>
#include <memory>

#include "app/backup.h"
#include "app/house.h"
#include "journal/journal.h"
#include "store/migrations.h"
#include "store/postgres/postgres_connection.h"
#include "store/schema.h"
#include "store/sqlite/sqlite_connection.h"

namespace kaname::app {
namespace {

namespace fs = std::filesystem;
using State = Check::State;

constexpr double kLittleSpace = 1e9, kNoSpace = 1e8;

std::string first_text(store::Connection& connection, std::string_view literal) {
  std::string out;
  connection.run({{}, literal}, {}, [&](const model::Row& row) { out = row.text(0); });
  return out;
}

Check check_engine(store::Connection& connection) {
  if (connection.engine() == store::Engine::sqlite) {
    const std::string good = first_text(connection, "PRAGMA quick_check(1)");
    const std::string version = "SQLite " + first_text(connection, "SELECT sqlite_version()");
    if (good == "ok") return {State::good, "データベース", version + "、ファイルは壊れていません", {}};
    return {State::bad, "データベース", version + ": " + good,
            "ファイルが壊れています。止めて、最新のバックアップを kaname restore で空のフォルダーに戻してください。"};
  }
  const std::string version = "PostgreSQL " + first_text(connection, "SHOW server_version");
  const std::string order =
      first_text(connection, "SELECT datcollate FROM pg_database WHERE datname = current_database()");
  const std::string encoding = first_text(connection, "SHOW server_encoding");
  if ((order == "C" || order == "POSIX") && encoding == "UTF8")
    return {State::good, "データベース", version + "、並び順 C、UTF8", {}};
  return {State::bad, "データベース", fmt::format("{}、並び順 {}、{}", version, order, encoding),
          "並び順Cのデータベースに作り直してください: createdb --template=template0 --locale=C --encoding=UTF8 kaname"};
}

Check check_tables(store::Connection& connection) {
  const int version = store::schema_version(connection);
  const auto known = store::migrations_for(connection.engine());
  const int newest = known.empty() ? 0 : known.back().number;
  if (version == 0) return {State::good, "表", "まだありません", "最初に動かしたときに作られます。"};
  if (version < newest)
    return {State::warning, "表", fmt::format("版 {}（このプログラムは {}）", version, newest),
            "次に動かしたときに新しくなります。その前にバックアップを作ってください。"};
  if (version > newest)
    return {State::bad, "表", fmt::format("版 {}（このプログラムは {}）", version, newest),
            "新しい版のプログラムで作られたデータです。プログラムを新しくしてください。"};
  const auto differences = store::schema_differences(connection, all_tables());
  if (differences.empty()) return {State::good, "表", fmt::format("版 {}、定義と同じ", version), {}};
  std::string all;
  for (const std::string& difference : differences) all += (all.empty() ? "" : "; ") + difference;
  return {State::bad, "表", all, "表が手で変えられています。元に戻すか、バックアップから戻してください。"};
}

Check check_last_act(store::Connection& connection, Timestamp now) {
  std::int64_t newest = 0;
  if (store::schema_version(connection) > 0) {
    connection.run({{}, "SELECT max(at) FROM journal"}, {},
                   [&](const model::Row& row) { newest = row.is_null(0) ? 0 : row.integer(0); });
  }
  if (newest == 0) return {State::good, "最後の記録", "まだありません", {}};
  if (newest > now.ms + 60'000)
    return {State::bad, "最後の記録", Timestamp{newest}.text(),
            "記録がいまの時計より先の時刻です。時計が戻っていないか確かめてください。"};
  return {State::good, "最後の記録", Timestamp{newest}.text(), {}};
}

std::unique_ptr<store::Connection> connect(const Settings& settings) {
  if (!settings.database.empty()) return store::open_postgres(settings.database);
  const std::string path = settings.data + "/kaname.db";
  return fs::exists(path) ? store::open_sqlite(path, store::Access::read_only) : nullptr;
}

}  // namespace

Check check_folder(const Settings& settings) {
  const std::string& folder = settings.data;
  std::error_code none;
  if (!fs::exists(folder, none))
    return {State::good, "データの置き場所", folder + "（まだありません）", "最初に動かしたときに作られます。"};
  if (access(folder.c_str(), R_OK | W_OK | X_OK) != 0) {
    return {State::bad, "データの置き場所", folder,
            "いまの利用者には読み書きできません。フォルダーの持ち主を kaname を動かす利用者にしてください。"};
  }
  const fs::perms others = fs::status(folder, none).permissions() & (fs::perms::group_all | fs::perms::others_all);
  if (others != fs::perms::none)
    return {State::warning, "データの置き場所", folder, "ほかの利用者にも見えます。chmod 700 をしてください。"};
  return {State::good, "データの置き場所", folder + "、持ち主だけが読み書きできます", {}};
}

Check check_space(const std::string& folder) {
  std::error_code error;
  fs::path there = fs::absolute(folder);
  while (!fs::exists(there, error) && there.has_parent_path() && there != there.root_path())
    there = there.parent_path();
  const fs::space_info space = fs::space(there, error);
  if (error) return {State::warning, "空き容量", "分かりません", "データの置き場所のディスクを確かめてください。"};
  const double free = static_cast<double>(space.available);
  const std::string found = fmt::format("{:.1f} GB", free / 1e9);
  if (free < kNoSpace)
    return {State::bad, "空き容量", found,
            "もうすぐ保存できなくなります。不要なファイルを消すか、ディスクを増やしてください。"};
  if (free < kLittleSpace)
    return {State::warning, "空き容量", found, "少なくなっています。ディスクを増やす準備をしてください。"};
  return {State::good, "空き容量", found, {}};
}

Check check_clock(Timestamp now) {
  const std::string found = now.text();
  std::error_code none;
  const bool synchronised = fs::exists("/run/systemd/timesync/synchronized", none) || fs::exists("/run/chrony", none) ||
      fs::exists("/run/ntpd.pid", none);
  if (now.tokyo_date().year() < 2026)
    return {State::bad, "時計", found,
            "時計が過去を指しています。時刻合わせ（chrony や systemd-timesyncd）を入れて合わせてください。"};
  if (!synchronised)
    return {State::warning, "時計", found,
            "時刻合わせが動いているか確かめられません。仮想の機械なら、親の機械に合わせてあれば大丈夫です。"};
  return {State::good, "時計", found + "、時刻合わせが動いています", {}};
}

Check check_tls(const Settings& settings) {
  if (settings.tls_cert.empty()) {
    const bool local = settings.address == "127.0.0.1" || settings.address == "::1" || settings.address == "localhost";
    if (local || settings.trust_proxy)
      return {State::good, "TLS", local ? "この機械の中だけで待ち受けます" : "前のリバースプロキシに任せています", {}};
    return {State::bad, "TLS", "なし",
            "外から見えるアドレスで待ち受けるのに暗号がありません。tls_cert と tls_key "
            "を設定するか、リバースプロキシを前に置いてください。"};
  }
  for (const std::string& file : {settings.tls_cert, settings.tls_key}) {
    if (access(file.c_str(), R_OK) != 0)
      return {State::bad, "TLS", file, "このファイルを読めません。場所と持ち主を確かめてください。"};
  }
  return {State::good, "TLS", settings.tls_cert, {}};
}

Check check_fonts() {
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count);
  const std::unique_ptr<PangoFontFamily*, void (*)(void*)> owned(families, &g_free);
  bool gothic = false, mincho = false, noto = false;
  for (int i = 0; i < count; ++i) {
    const std::string_view name = pango_font_family_get_name(families[i]);
    gothic = gothic || name.starts_with("BIZ UDGothic") || name.starts_with("BIZ UDPGothic");
    mincho = mincho || name.starts_with("BIZ UDMincho") || name.starts_with("BIZ UDPMincho");
    noto = noto || name.starts_with("Noto Sans CJK");
  }
  if (gothic && mincho && noto) return {State::good, "フォント", "BIZ UDゴシック、BIZ UD明朝、Noto CJK", {}};
  std::string missing;
  if (!gothic) missing += " fonts-morisawa-bizud-gothic";
  if (!mincho) missing += " fonts-morisawa-bizud-mincho";
  if (!noto) missing += " fonts-noto-cjk";
  return {State::bad, "フォント", "足りません", "印刷の文字が欠けます。入れてください: apt-get install" + missing};
}

Check check_backup(const Settings& settings, Timestamp now) {
  if (settings.backup_dir.empty())
    return {State::warning, "バックアップ", "毎晩のバックアップをしていません",
            "設定 backup_dir に、データとは別のディスクのフォルダーを指定してください。"};
  const auto all = list_backups(settings.backup_dir);
  if (all.empty())
    return {State::warning, "バックアップ", "まだありません",
            "動かしておけば1分後に最初のものができます。kaname backup でいま作ることもできます。"};
  try {
    const Timestamp made = read_backup_header(all.back()).made_at;
    const std::string found = fmt::format("{} 世代、最新 {}", all.size(), made.text());
    if (now.ms - made.ms > 2 * kDayMs)
      return {State::bad, "バックアップ", found,
              "2日より古いままです。置き場所の空き容量と、動いている kaname の記録を確かめてください。"};
    return {State::good, "バックアップ", found + "。鍵の写しが別の場所にあるか確かめてください", {}};
  } catch (const std::exception& error) {
    return {State::bad, "バックアップ", error.what(),
            "最新のバックアップを読めません。kaname backup で作り直してください。"};
  }
}

std::vector<Check> check_database(const Settings& settings, Timestamp now) {
  try {
    const auto connection = connect(settings);
    if (!connection) return {{State::good, "データベース", "まだありません", "最初に動かしたときに作られます。"}};
    return {check_engine(*connection), check_tables(*connection), check_last_act(*connection, now)};
  } catch (const std::exception& error) {
    return {{State::bad, "データベース", error.what(),
             settings.database.empty()
                 ? "ファイルの持ち主と、ディスクの状態を確かめてください。"
                 : "PostgreSQLが動いているか、設定 database の接続文字列が正しいか確かめてください。"}};
  }
}

std::vector<Check> examine(const Settings& settings, Timestamp now) {
  std::vector<Check> out = {check_folder(settings), check_space(settings.data), check_clock(now)};
  for (Check& check : check_database(settings, now)) out.push_back(std::move(check));
  out.push_back(check_tls(settings));
  out.push_back(check_backup(settings, now));
  out.push_back(check_fonts());
  return out;
}

}  // namespace kaname::app
