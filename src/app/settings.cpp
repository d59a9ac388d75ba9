// SPDX-License-Identifier: Apache-2.0
#include "app/settings.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <numeric>

#include "app/map_tiles.h"
#include "delivery/subscription.h"

extern char** environ;

namespace kaname::app {
namespace {

constexpr auto kTable = std::to_array<Setting>({
    {"data", &Settings::data, 0, 0, "", false, false, "データを置くフォルダー。なければ作ります。",
     "The data folder; made when it is missing."},
    {"address", &Settings::address, 0, 0, "", false, false,
     "待ち受けるアドレス。外から使うときは 0.0.0.0 にし、TLSかリバースプロキシを前に置いてください。",
     "Address to listen on. For use from outside set 0.0.0.0 and have TLS or a reverse proxy."},
    {"port", &Settings::port, 0, 65535, "", false, false, "待ち受けるポート。0は空いているものを選びます。",
     "Port to listen on; 0 takes any free one."},
    {"threads", &Settings::threads, 0, 256, "", false, false, "通信を受けるスレッドの数。0はCPUの数です。",
     "Threads that serve connections; 0 is one for every core."},
    {"database", &Settings::database, 0, 0, "", false, true,
     "PostgreSQLの接続文字列（libpqの形）。空ならデータフォルダーのSQLiteを使います。",
     "PostgreSQL conninfo; empty uses SQLite in the data folder."},
    {"tls_cert", &Settings::tls_cert, 0, 0, "", true, false, "TLSの証明書（PEM、中間証明書を含む）。",
     "TLS certificate chain (PEM)."},
    {"tls_key", &Settings::tls_key, 0, 0, "", true, false, "TLSの秘密鍵（PEM）。", "TLS private key (PEM)."},
    {"trust_proxy", &Settings::trust_proxy, 0, 0, "", false, false,
     "前のリバースプロキシのX-Forwarded-ForとX-Forwarded-Protoを信じるか。プロキシ以外から届かないときだけ yes に。",
     "Believe X-Forwarded-For and -Proto. Only when nothing but the proxy can connect."},
    {"max_connections", &Settings::max_connections, 10, 1'000'000, "", false, false, "同時につながる数の上限。",
     "Connections at one moment, at most."},
    {"session_idle_minutes", &Settings::session_idle_minutes, 1, 1440, "", false, false,
     "操作がないとき自動でログアウトするまでの分数。", "Minutes without a request until a session ends."},
    {"session_absolute_hours", &Settings::session_absolute_hours, 1, 168, "", false, false,
     "操作していてもログアウトするまでの時間数。", "Hours until a session ends whatever happens."},
    {"backup_dir", &Settings::backup_dir, 0, 0, "", false, false,
     "毎晩のバックアップを置くフォルダー。空なら毎晩のバックアップをしません。データとは別のディスクにしてください。",
     "Folder for nightly backups, on another disk than the data; empty: none are made."},
    {"backup_keep", &Settings::backup_keep, 1, 3650, "", false, false, "残しておくバックアップの世代数。",
     "How many backups are kept."},
    {"backup_key_file", &Settings::backup_key_file, 0, 0, "", false, false,
     "バックアップの暗号鍵のファイル。空ならデータフォルダーの backup.key。別の場所に写しを保管してください。",
     "Key file of the backups; empty: backup.key in the data folder. Keep a copy elsewhere."},
    {"site_url", &Settings::site_url, 0, 0, "", false, false,
     "人がこのシステムを開くときのアドレス（https://"
     "…）。紙のQRと更新のお願いのリンクに使います。空なら紙にQRを入れません。",
     "Address people open this installation by (https://…), for QR codes and links on paper; empty: no QR on papers."},
    {"map_tiles_url", &Settings::map_tiles_url, 0, 0, "", false, false,
     "地図の背景の画像（例: https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png）。空なら使わず、"
     "外へは何も尋ねません。使うと、見ている場所がその提供元に伝わります。",
     "Background pictures of the map, with {z}, {x}, {y}; empty: none, and nothing outside is asked. The provider "
     "learns "
     "which place is looked at."},
    {"map_tiles_credit", &Settings::map_tiles_credit, 0, 0, "", false, false,
     "背景の画像の出典として地図に書く文字。空なら提供元の名前（地理院タイルなど）。",
     "Credit written on the map for its background pictures; empty: the provider."},
    {"smtp_url", &Settings::smtp_url, 0, 0, "", false, false,
     "通知のメールを渡すサーバー（smtp://ホスト:587 はSTARTTLS、smtps://ホスト:465）。空ならメールを送りません。",
     "Mail server for notices (smtp://host:587 with STARTTLS, or smtps://host:465); empty: no mail is sent."},
    {"smtp_user", &Settings::smtp_user, 0, 0, "", false, false, "メールサーバーの利用者名。空なら名乗らずに渡します。",
     "User name at the mail server; empty: no sign-in."},
    {"smtp_password", &Settings::smtp_password, 0, 0, "", false, true, "メールサーバーのパスワード。",
     "Password at the mail server."},
    {"mail_from", &Settings::mail_from, 0, 0, "", false, false, "通知のメールの差出人のアドレス。",
     "Sender's address of the notices by mail."},
    {"log_level", &Settings::log_level, 0, 0, "debug info warn error", false, false, "記録の詳しさ。",
     "How much is logged."},
    {"demo", &Settings::demo, 0, 0, "", false, false, "見本のエリアがあるとき、起動時に見本のアカウントを表示するか。",
     "Show the accounts of a demonstration area at the start."},
    {"ui_dir", &Settings::ui_dir, 0, 0, "", false, false, "開発用: 画面をこのフォルダーから出します。",
     "Development: serve the screens from this folder."},
});

const Setting* find(std::string_view name) {
  const auto found = std::find_if(kTable.begin(), kTable.end(), [&](const Setting& s) { return s.name == name; });
  return found == kTable.end() ? nullptr : &*found;
}

std::string unknown_key(std::string_view where, std::string_view name) {
  std::vector<std::string_view> known;
  for (const Setting& setting : kTable) known.push_back(setting.name);
  const std::string near = nearest(name, known);
  return fmt::format("{}: 設定「{}」はありません。{}", where, name,
                     near.empty() ? "kaname describe settings で一覧が見られます。" : "「" + near + "」のことですか。");
}

bool truth(std::string_view text, bool& out) {
  for (const std::string_view yes : {"yes", "true", "on", "1", ""}) {
    if (text == yes) return out = true, true;
  }
  for (const std::string_view no : {"no", "false", "off", "0"}) {
    if (text == no) return out = false, true;
  }
  return false;
}

bool is_choice(std::string_view choices, std::string_view text) {
  return !text.empty() && (" " + std::string(choices) + " ").find(" " + std::string(text) + " ") != std::string::npos;
}

// Answers what is wrong with the value; empty when it was taken over.
std::string take(const Setting& setting, std::string_view text, Settings& to) {
  if (const auto* member = std::get_if<std::string Settings::*>(&setting.member)) {
    if (!setting.choices.empty() && !is_choice(setting.choices, text))
      return fmt::format("{} のどれかにしてください", setting.choices);
    if (setting.name == "map_tiles_url" && !text.empty() && tiles_origin(text).empty())
      return "https://…/{z}/{x}/{y}.png の形にしてください";
    if (text.find('\0') != std::string_view::npos) return "使えない文字が入っています";
    if (setting.name == "smtp_url" && !text.empty() && !text.starts_with("smtp://") && !text.starts_with("smtps://"))
      return "smtp://ホスト:587 か smtps://ホスト:465 の形にしてください";
    to.*(*member) = text;
    return {};
  }
  if (const auto* member = std::get_if<bool Settings::*>(&setting.member)) {
    return truth(text, to.*(*member)) ? "" : "yes か no にしてください";
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < setting.min || number > setting.max) {
    return fmt::format("{}から{}までの整数にしてください", setting.min, setting.max);
  }
  to.*std::get<std::int64_t Settings::*>(setting.member) = number;
  return {};
}

void take_named(std::string_view where, std::string_view name, std::string_view text, Loaded& loaded) {
  const Setting* setting = find(name);
  if (!setting) {
    loaded.complaints.push_back(unknown_key(where, name));
    return;
  }
  const std::string wrong = take(*setting, text, loaded.settings);
  if (wrong.empty()) return;
  loaded.complaints.push_back(fmt::format("{}: 設定「{}」の値{}は使えません。{}。", where, name,
                                          setting->secret ? "" : fmt::format("「{}」", text), wrong));
}

std::string_view trim(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

void take_file(const std::string& path, bool must_be_there, Loaded& loaded) {
  std::ifstream in(path);
  if (!in) {
    if (must_be_there) loaded.complaints.push_back(fmt::format("設定ファイル {} を読めません。", path));
    return;
  }
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::string_view text = trim(line);
    if (text.empty() || text.front() == '#') continue;
    const std::string where = fmt::format("{} の{}行目", path, number);
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) {
      loaded.complaints.push_back(where + ": 「キー = 値」の形ではありません。");
      continue;
    }
    take_named(where, trim(text.substr(0, equals)), trim(text.substr(equals + 1)), loaded);
  }
}

std::string key_of_environment(std::string_view name) {
  std::string key(name.substr(7));
  for (char& c : key) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return key;
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, replaced}));
    }
  }
  return row.back();
}

void check_together(Loaded& loaded) {
  const Settings& s = loaded.settings;
  if (s.data.empty()) loaded.complaints.push_back("設定「data」が空です。データを置くフォルダーを指定してください。");
  if (s.tls_cert.empty() != s.tls_key.empty())
    loaded.complaints.push_back("tls_cert と tls_key は両方を指定してください。");
  if (!s.smtp_url.empty() && !delivery::is_mail_address(s.mail_from))
    loaded.complaints.push_back("smtp_url を使うときは、差出人のアドレスを mail_from に指定してください。");
}

}  // namespace

std::span<const Setting> setting_table() { return kTable; }

std::string nearest(std::string_view typed, std::span<const std::string_view> known) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, typed.size() / 3) + 1;
  for (const std::string_view name : known) {
    const std::size_t d = distance(typed, name);
    if (d < least) least = d, best = name;
  }
  return best;
}

Loaded load_settings(const Given& given) {
  Loaded loaded;
  // The folder decides where the file is, so it is looked for first; complaints about it come below, once.
  Loaded first;
  const auto environment = given.environment.find("KANAME_DATA");
  if (environment != given.environment.end()) take_named("", "data", environment->second, first);
  const auto flag = given.flags.find("data");
  if (flag != given.flags.end()) take_named("", "data", flag->second, first);
  take_file(given.file.value_or(first.settings.data + "/kaname.conf"), given.file.has_value(), loaded);
  for (const auto& [name, value] : given.environment) {
    if (name.starts_with("KANAME_")) take_named("環境変数 " + name, key_of_environment(name), value, loaded);
  }
  for (const auto& [name, value] : given.flags) take_named("--" + name, name, value, loaded);
  check_together(loaded);
  return loaded;
}

std::map<std::string, std::string> own_environment() {
  std::map<std::string, std::string> out;
  for (char** entry = environ; entry && *entry; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    // What ./test tells its own programs.
    const bool for_tests = name.starts_with("KANAME_TEST_") || name == "KANAME_PROGRAM" || name == "KANAME_URL" ||
        name == "KANAME_KILL_ROUNDS" || name == "KANAME_FUZZ_SECONDS" || name == "KANAME_CONFIG";
    if (equals == std::string_view::npos || !name.starts_with("KANAME_") || for_tests) continue;
    out[std::string(name)] = text.substr(equals + 1);
  }
  return out;
}

std::string shown(const Setting& setting, const Settings& settings) {
  if (const auto* text = std::get_if<std::string Settings::*>(&setting.member)) {
    const std::string& value = settings.*(*text);
    return setting.secret && !value.empty() ? "（秘密）" : value;
  }
  if (const auto* flag = std::get_if<bool Settings::*>(&setting.member)) return settings.*(*flag) ? "yes" : "no";
  return std::to_string(settings.*std::get<std::int64_t Settings::*>(setting.member));
}

std::string sample_file(const std::map<std::string, std::string>& values) {
  std::string out =
      "# 要（Kaname）の設定。「キー = 値」。# で始まる行は読まれません。\n"
      "# あとのものが勝ちます: 既定 < このファイル < 環境変数 KANAME_キー（大文字） < 起動時の --キー 値\n"
      "# 知らないキーがあると起動しません。\n";
  const Settings defaults;
  for (const Setting& setting : kTable) {
    out += fmt::format("\n# {}\n# {}\n", setting.ja, setting.en);
    if (std::holds_alternative<std::int64_t Settings::*>(setting.member)) {
      out += fmt::format("# 範囲: {}〜{}\n", setting.min, setting.max);
    } else if (!setting.choices.empty()) {
      out += fmt::format("# 選べるもの: {}\n", setting.choices);
    } else if (std::holds_alternative<bool Settings::*>(setting.member)) {
      out += "# yes か no\n";
    }
    if (setting.reloadable) out += "# 動かしたまま変えられます（SIGHUP）\n";
    const auto value = values.find(std::string(setting.name));
    const bool set = value != values.end();
    const std::string text = set ? value->second : shown(setting, defaults);
    out += fmt::format("{}{} ={}{}\n", set ? "" : "#", setting.name, text.empty() ? "" : " ", text);
  }
  return out;
}

}  // namespace kaname::app
