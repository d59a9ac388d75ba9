// SPDX-License-Identifier: Apache-2.0
#pragma once
// Everything an operator may set: one table. It gives the flags and their help, the names in the environment, the
// commented sample file, the checks at the start and the pages that show them. The program works with none of it set.
//
// A later source wins: default < file (kaname.conf: `key = value`) < environment (KANAME_KEY) < flag (--key value).

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kaname::app {

struct Settings {
  std::string data = "data-run";
  std::string address = "127.0.0.1";
  std::int64_t port = 8080;
  std::int64_t threads = 0;
  std::string database;
  std::string tls_cert;
  std::string tls_key;
  bool trust_proxy = false;
  std::int64_t max_connections = 20'000;
  std::int64_t session_idle_minutes = 30;
  std::int64_t session_absolute_hours = 12;
  std::string backup_dir;
  std::int64_t backup_keep = 14;
  std::string backup_key_file;
  std::string site_url;
  std::string map_tiles_url;
  std::string map_tiles_credit;
  std::string smtp_url;
  std::string smtp_user;
  std::string smtp_password;
  std::string mail_from;
  std::string log_level = "info";
  bool demo = true;
  std::string ui_dir;
};

struct Setting {
  std::string_view name;
  std::variant<std::string Settings::*, std::int64_t Settings::*, bool Settings::*> member;
  std::int64_t min = 0, max = 0;  // numbers
  std::string_view choices = {};  // texts: "a b c" when only these are allowed
  bool reloadable = false;        // taken over by SIGHUP without a restart
  bool secret = false;            // never shown
  std::string_view ja, en;        // one sentence
};

std::span<const Setting> setting_table();

// What stands in the sources besides the file, as text.
struct Given {
  std::map<std::string, std::string> flags;        // "port" → "80"
  std::map<std::string, std::string> environment;  // "KANAME_PORT" → "80"; other names are not looked at
  std::optional<std::string> file;                 // path; otherwise kaname.conf in the data folder, when there is one
};

struct Loaded {
  Settings settings;
  std::vector<std::string> complaints;  // every one of them, in Japanese; the start must stop when there is any
};

Loaded load_settings(const Given& given);

// The process's own KANAME_* variables, without those that only tests use.
std::map<std::string, std::string> own_environment();

// The commented sample file. `values` puts some keys in, uncommented.
std::string sample_file(const std::map<std::string, std::string>& values = {});

// The value as text, "" for an empty one; "（秘密）" for a secret that is set.
std::string shown(const Setting& setting, const Settings& settings);

// The known name most like `typed`, for the sentence about an unknown one; empty when nothing is near.
std::string nearest(std::string_view typed, std::span<const std::string_view> known);

}  // namespace kaname::app
