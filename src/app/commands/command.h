// SPDX-License-Identifier: Apache-2.0
#pragma once
// The command line: a table of commands, each with its flags and one sentence. Every setting is a flag of every command.

#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/backup.h"
#include "app/house.h"
#include "app/settings.h"

namespace kaname::app {

struct Flag {
  std::string_view name;   // without the dashes
  std::string_view value;  // what follows, for the help: "フォルダー"; empty: nothing follows
  std::string_view ja;
};

struct Invocation {
  Settings settings;
  std::vector<std::string> words;            // after the command's name
  std::map<std::string, std::string> flags;  // the command's own ones that were given

  bool has(const std::string& flag) const { return flags.contains(flag); }
  std::string value(const std::string& flag, const std::string& otherwise = {}) const {
    const auto found = flags.find(flag);
    return found == flags.end() ? otherwise : found->second;
  }
};

struct Command {
  std::string_view name;
  std::string_view words;  // what may follow, for the help: "ファイル…"
  std::string_view ja;
  std::span<const Flag> flags;
  int (*run)(const Invocation&);
};

// The user gave something that cannot be: the sentence is shown, and where the help is. Exit code 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

std::span<const Command> commands();

// Runs what `words` (without the program's name) ask for; answers the exit code. Every failure ends in one sentence.
int run_command_line(const std::vector<std::string>& words);

// ---- what several commands use

HouseSettings house_settings(const Settings& settings);
BackupPlace backup_place(const Settings& settings);

// The area of --area, or the only one there is. Throws UsageError.
std::string chosen_area(House& house, const Invocation& invocation);
std::vector<std::string> area_ids(House& house);

// The program itself with the rights of the municipality, as it stands in the journal.
api::Caller own_caller(const std::string& area);

// The Japanese sentence of an Error, with its fields.
std::string sentence(const Error& error);

// Checks the chain of every area, with progress; prints what is found. Answers whether all is well.
bool verify_and_print(store::Database& database);

// Held by `serve` and by commands that write what a serving program keeps in memory. Throws when another holds it.
class DataLock {
 public:
  // `advice` says what else to do than wait.
  explicit DataLock(const std::string& data_folder,
                    std::string_view advice = "画面から行うか、止めてからやり直してください。");
  ~DataLock();
  DataLock(const DataLock&) = delete;
  DataLock& operator=(const DataLock&) = delete;

 private:
  int fd_ = -1;
};

int serve_command(const Invocation&);
int sample_command(const Invocation&);
int simulate_command(const Invocation&);
int import_command(const Invocation&);
int export_command(const Invocation&);
int backup_command(const Invocation&);
int restore_command(const Invocation&);
int verify_command(const Invocation&);
int replay_command(const Invocation&);
int describe_command(const Invocation&);
int user_command(const Invocation&);
int doctor_command(const Invocation&);

}  // namespace kaname::app
