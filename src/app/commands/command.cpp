// SPDX-License-Identifier: Apache-2.0
#include "app/commands/command.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "app/progress.h"
#include "bridges/returns/read_sheet.h"
#include "store/connection.h"

namespace kaname::app {
namespace {

constexpr auto kAreaFlag = std::to_array<Flag>({{"area", "団体コード", "エリア。一つしかないときは要りません"}});
constexpr auto kSampleFlags = std::to_array<Flag>({{"from", "フォルダー", "見本データの場所（既定 data/sample）"}});
constexpr auto kSimulateFlags =
    std::to_array<Flag>({{"area", "団体コード", "エリア。一つしかないときは要りません"},
                         {"people", "人数", "架空の利用者の数（既定 2000）"},
                         {"months", "月数", "何か月分か（既定 12）"},
                         {"seed", "数", "同じ数からは同じ記録ができます（既定 1）"},
                         {"until", "日付", "最後の日（既定は昨日）"},
                         {"busyness", "割合", "出来事の多さ（既定 1）"},
                         {"offices", "数", "職種ごとに加える架空の事業所の数（既定 人数÷80）"}});
constexpr auto kImportFlags =
    std::to_array<Flag>({{"area", "団体コード", "エリア。一つしかないときは要りません"},
                         {"kind", "種類", "ファイルの種類。--kinds で一覧。なければ見分けます"},
                         {"kinds", "", "ファイルの種類の一覧"},
                         {"dry-run", "", "何が変わるかだけを見る"},
                         {"keep-all", "", "ほかの市区町村の行も取り込む"}});
constexpr auto kExportFlags =
    std::to_array<Flag>({{"area", "団体コード", "エリア。一つしかないときは要りません"},
                         {"out", "ファイル", "書き出す先（既定は今のフォルダーに同じ名前で）"},
                         {"query", "条件", "画面のURLの ? のあとと同じ条件"},
                         {"list", "", "書き出せるものの一覧"}});
constexpr auto kBackupFlags =
    std::to_array<Flag>({{"to", "フォルダー", "置く場所（既定は設定 backup_dir、なければデータフォルダーの backup）"}});
constexpr auto kRestoreFlags = std::to_array<Flag>(
    {{"key", "ファイル", "バックアップの鍵（既定は設定 backup_key_file、なければデータフォルダーの backup.key）"}});
constexpr auto kReplayFlags =
    std::to_array<Flag>({{"area", "団体コード", "このエリアだけ"},
                         {"to", "フォルダー", "作り直す先の空のフォルダー"},
                         {"to-database", "接続文字列", "作り直す先の空のPostgreSQL（--to と一緒に）"}});
constexpr auto kUserFlags =
    std::to_array<Flag>({{"area", "団体コード", "エリア。一つしかないときは要りません"},
                         {"login", "ログイン名", "add: 新しいログイン名"},
                         {"name", "氏名", "add: 氏名"},
                         {"kana", "かな", "add: かな"},
                         {"role", "役割", "add: town coordinator office prefecture viewer のどれか"},
                         {"office", "ID", "add: 役割 office のときの事業所のID"}});

constexpr auto kCommands = std::to_array<Command>({
    {"serve", "", "動かす。Ctrl-Cで安全に止まります", {}, &serve_command},
    {"sample", "", "見本のエリア（枚方市の公開データと架空の事業所）を空のデータフォルダーに読み込む", kSampleFlags,
     &sample_command},
    {"simulate", "", "見本のエリアで架空の一年を、画面と同じ操作で生きる", kSimulateFlags, &simulate_command},
    {"import", "ファイル…", "公開データや調査票を取り込む。行ごとの結果と数を示します", kImportFlags, &import_command},
    {"export", "名前", "一覧・オープンデータ・地図を書き出す", kExportFlags, &export_command},
    {"backup", "", "動かしたままバックアップを作る（暗号化）", kBackupFlags, &backup_command},
    {"restore", "ファイル", "バックアップを空のデータフォルダーに戻し、記録を検証する", kRestoreFlags,
     &restore_command},
    {"verify", "", "記録の鎖が書き換え・抜け・入れ替えなしにつながっているか検証する", kAreaFlag, &verify_command},
    {"replay", "", "記録だけから全部の表を作り直し、1行ずつ同じか確かめる", kReplayFlags, &replay_command},
    {"describe",
     "openapi|typescript|permissions|settings",
     "このプログラムの説明を機械や人が読む形で出す",
     {},
     &describe_command},
    {"user", "list|add|reset-password|reset-second-factor|deactivate [ログイン名]",
     "利用者を見る・加える・パスワードを作り直す・二段階のログインを解く・利用を終える", kUserFlags, &user_command},
    {"doctor", "", "設定・空き容量・時計・データベース・フォントを調べ、すべきことを言う", {}, &doctor_command},
});

const Command* find(std::string_view name) {
  const auto found = std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& c) { return c.name == name; });
  return found == kCommands.end() ? nullptr : &*found;
}

void print_help() {
  fmt::print("要（Kaname） 在宅医療・介護連携のプログラム\n\n使い方: kaname コマンド [言葉…] [--旗 値…]\n\n");
  for (const Command& command : kCommands) fmt::print("  {:<9} {}\n", command.name, command.ja);
  fmt::print("\nkaname コマンド --help で詳しく。設定は kaname describe settings（--port のように旗でも渡せます）。\n");
}

void print_help(const Command& command) {
  fmt::print("kaname {}{}{}\n  {}\n", command.name, command.words.empty() ? "" : " ", command.words, command.ja);
  if (!command.flags.empty()) fmt::print("\nこのコマンドの旗:\n");
  for (const Flag& flag : command.flags)
    fmt::print("  --{}{}{}\n      {}\n", flag.name, flag.value.empty() ? "" : " ", flag.value, flag.ja);
  fmt::print(
      "\n設定（どのコマンドにも）:\n  --config ファイル\n      設定ファイル（既定はデータフォルダーの kaname.conf）\n");
  const Settings defaults;
  for (const Setting& setting : setting_table()) {
    const std::string value = shown(setting, defaults);
    fmt::print("  --{} {}\n      {}\n", setting.name, value.empty() ? "値" : value, setting.ja);
  }
}

const Flag* find_flag(const Command& command, std::string_view name) {
  const auto found =
      std::find_if(command.flags.begin(), command.flags.end(), [&](const Flag& f) { return f.name == name; });
  return found == command.flags.end() ? nullptr : &*found;
}

bool is_setting(std::string_view name) {
  const auto table = setting_table();
  return std::any_of(table.begin(), table.end(), [&](const Setting& s) { return s.name == name; });
}

[[noreturn]] void unknown_flag(const Command& command, std::string_view name) {
  std::vector<std::string_view> known = {"help", "config"};
  for (const Flag& flag : command.flags) known.push_back(flag.name);
  for (const Setting& setting : setting_table()) known.push_back(setting.name);
  const std::string near = nearest(name, known);
  throw UsageError(fmt::format("旗 --{} はありません。{}", name, near.empty() ? "" : "--" + near + " のことですか。"));
}

struct Parsed {
  Invocation invocation;
  Given given;
  bool help = false;
};

// "--key value", "--key=value", flags without a value, words.
Parsed parse(const Command& command, const std::vector<std::string>& words) {
  Parsed out;
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::string word = words[i];
    if (word == "--help" || word == "-h") {
      out.help = true;
      continue;
    }
    if (!word.starts_with("--")) {
      out.invocation.words.push_back(std::move(word));
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
    const Flag* flag = find_flag(command, name);
    if (!flag && !is_setting(name) && name != "config") unknown_flag(command, name);
    std::string value;
    const bool takes_value = !flag || !flag->value.empty();
    if (equals != std::string::npos) {
      value = word.substr(equals + 1);
    } else if (takes_value) {
      if (i + 1 >= words.size()) throw UsageError(fmt::format("旗 --{} には値が要ります。", name));
      value = words[++i];
    }
    if (flag) {
      out.invocation.flags[name] = value;
    } else if (name == "config") {
      out.given.file = value;
    } else {
      out.given.flags[name] = value;
    }
  }
  return out;
}

Settings settings_of(Given given) {
  given.environment = own_environment();
  const char* file = std::getenv("KANAME_CONFIG");
  if (!given.file && file && *file) given.file = file;
  Loaded loaded = load_settings(given);
  if (loaded.complaints.empty()) return std::move(loaded.settings);
  std::string all;
  for (const std::string& complaint : loaded.complaints) all += (all.empty() ? "" : "\n") + complaint;
  throw UsageError(all);
}

int run(const Command& command, const std::vector<std::string>& words) {
  Parsed parsed = parse(command, words);
  if (parsed.help) {
    print_help(command);
    return 0;
  }
  parsed.invocation.settings = settings_of(std::move(parsed.given));
  return command.run(parsed.invocation);
}

}  // namespace

std::span<const Command> commands() { return kCommands; }

int run_command_line(const std::vector<std::string>& words) {
  if (words.empty() || words.front() == "--help" || words.front() == "-h" || words.front() == "help") {
    print_help();
    return words.empty() ? 2 : 0;
  }
  // Not for people: what the server starts to read a file from outside. Before any setting is read, so that it has none.
  if (words.front() == "read-sheet" && words.size() == 1) return bridges::read_sheet(STDIN_FILENO, STDOUT_FILENO);
  const Command* command = find(words.front());
  if (!command) {
    std::vector<std::string_view> known;
    for (const Command& c : kCommands) known.push_back(c.name);
    const std::string near = nearest(words.front(), known);
    fmt::print(stderr, "コマンド「{}」はありません。{}kaname --help で一覧が見られます。\n", words.front(),
               near.empty() ? "" : "「" + near + "」のことですか。");
    return 2;
  }
  try {
    return run(*command, words);
  } catch (const UsageError& error) {
    fmt::print(stderr, "{}\nkaname {} --help で使い方が見られます。\n", error.what(), command->name);
    return 2;
  } catch (const Interrupted&) {
    fmt::print(stderr, "途中で止めました。ここまでのことは保存されています。\n");
    return 130;
  } catch (const store::DatabaseError& error) {
    fmt::print(stderr, "データベースの誤り: {}\nkaname doctor で原因を調べられます。\n", error.what());
    return 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}

}  // namespace kaname::app
