// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "base/json.h"
#include "base/time.h"

namespace kaname::log {
namespace {

constexpr std::size_t kMaxCode = 120;

std::atomic<Level> lowest{Level::info};

std::function<void(std::string_view)>& sink() {
  static std::function<void(std::string_view)> function;
  return function;
}

std::string_view name_of(Level level) {
  switch (level) {
    case Level::debug: return "debug";
    case Level::info: return "info";
    case Level::warn: return "warn";
    case Level::error: return "error";
  }
  return "error";
}

bool may_stand_in_code(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
      std::string_view("_-./:{}").find(c) != std::string_view::npos;
}

// One write per line, so that lines of several threads do not mix.
void write_to_stderr(std::string_view line) {
  while (!line.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // nobody reads the log; the work goes on
    line.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

void Value::append_to(std::string& out) const {
  switch (kind_) {
    case Kind::number: append_json_int(out, number_); return;
    case Kind::boolean: append_json_bool(out, number_ != 0); return;
    case Kind::literal: append_json_string(out, text_); return;
    case Kind::id: append_json_string(out, id_.text()); return;
    case Kind::code: {
      std::string plain(text_.substr(0, kMaxCode));
      for (char& c : plain) c = may_stand_in_code(c) ? c : '_';
      append_json_string(out, plain);
    }
  }
}

void write(Level level, Literal event, std::initializer_list<Field> fields) {
  if (level < lowest.load(std::memory_order_relaxed)) return;
  std::string line = "{\"time\":";
  append_json_string(line, Timestamp::now().text());
  line += ",\"level\":";
  append_json_string(line, name_of(level));
  line += ",\"event\":";
  append_json_string(line, event.text());
  for (const Field& field : fields) {
    line += ',';
    append_json_string(line, field.name.text());
    line += ':';
    field.value.append_to(line);
  }
  line += "}\n";
  if (sink()) sink()(line);
  else write_to_stderr(line);
}

void set_level(Level level) { lowest.store(level, std::memory_order_relaxed); }

void set_sink(std::function<void(std::string_view line)> function) { sink() = std::move(function); }

}  // namespace kaname::log
