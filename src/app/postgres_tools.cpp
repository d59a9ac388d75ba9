// SPDX-License-Identifier: Apache-2.0
#include "app/postgres_tools.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

extern char** environ;

namespace kaname::app {
namespace {

struct Target {
  std::string conninfo;  // without the password
  std::string password;
};

Target split(const std::string& conninfo) {
  char* why = nullptr;
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> options(PQconninfoParse(conninfo.c_str(), &why),
                                                                               &PQconninfoFree);
  if (!options) {
    PQfreemem(why);
    throw std::runtime_error("設定「database」の接続文字列を読めません。");
  }
  Target target;
  for (const PQconninfoOption* option = options.get(); option->keyword; ++option) {
    if (!option->val || !*option->val) continue;
    if (std::string_view(option->keyword) == "password") {
      target.password = option->val;
      continue;
    }
    target.conninfo += std::string(target.conninfo.empty() ? "" : " ") + option->keyword + "='";
    for (const char* c = option->val; *c; ++c) {
      if (*c == '\'' || *c == '\\') target.conninfo += '\\';
      target.conninfo += *c;
    }
    target.conninfo += '\'';
  }
  return target;
}

std::string first_lines(const std::string& file) {
  std::ifstream in(file);
  std::string out, line;
  for (int i = 0; i < 5 && std::getline(in, line); ++i) out += line + "\n";
  return out;
}

// Runs a program to its end; what it complains of goes into the sentence.
void run(std::vector<std::string> words, const std::string& password, const std::string& complaints) {
  std::vector<char*> arguments, environment;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  for (char** entry = environ; *entry; ++entry) environment.push_back(*entry);
  std::string secret = "PGPASSWORD=" + password;
  if (!password.empty()) environment.push_back(secret.data());
  environment.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, complaints.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t child = 0;
  const int code = posix_spawnp(&child, words.front().c_str(), &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0)
    throw std::runtime_error(words.front() + " がありません。パッケージ postgresql-client を入れてください。");
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  const std::string said = first_lines(complaints);
  std::error_code ignored;
  std::filesystem::remove(complaints, ignored);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error(words.front() + " が失敗しました。\n" + said);
}

}  // namespace

void dump_postgres(const std::string& conninfo, const std::string& file) {
  const Target target = split(conninfo);
  run({"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--no-password", "--file=" + file,
       "--dbname=" + target.conninfo},
      target.password, file + ".messages");
}

void restore_postgres(const std::string& conninfo, const std::string& file) {
  const Target target = split(conninfo);
  run({"pg_restore", "--no-owner", "--no-privileges", "--no-password", "--exit-on-error", "--single-transaction",
       "--dbname=" + target.conninfo, file},
      target.password, file + ".messages");
}

}  // namespace kaname::app
