// SPDX-License-Identifier: Apache-2.0
#include "model/json.h"

#include <boost/json.hpp>
#include <cmath>
#include <stdexcept>

namespace kaname::model {

Problems::Inside::Inside(Problems& problems, std::string_view name)
    : problems_(problems), length_(problems.path_.size()) {
  if (!problems_.path_.empty()) problems_.path_ += '.';
  problems_.path_ += name;
}
namespace {

std::size_t code_points(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

// Control characters other than tab and line ends never belong into a text a person wrote.
bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return (u < 0x20 && c != '\n' && c != '\r' && c != '\t') || u == 0x7F;
  });
}

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "\xE3\x80\x80") {  // full-width space
      i += 2;
    } else if (text[i] != ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t') {
      return false;
    }
  }
  return true;
}

void check_range(double value, const Rules& rules, Problems& problems) {
  if (value < rules.min) problems.add("number_too_small");
  if (value > rules.max) problems.add("number_too_large");
}

}  // namespace

void write_json(std::string& out, const std::string& value) { append_json_string(out, value); }

void write_json(std::string& out, std::string_view value) { append_json_string(out, value); }

void write_json(std::string& out, std::int64_t value) { fmt::format_to(std::back_inserter(out), "{}", value); }

void write_json(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
  } else {
    fmt::format_to(std::back_inserter(out), "{}", value);
  }
}

void write_json(std::string& out, bool value) { out += value ? "true" : "false"; }

void write_json(std::string& out, Timestamp value) { append_json_string(out, value.text()); }

void write_json(std::string& out, LocalDate value) { append_json_string(out, value.text()); }

void write_json(std::string& out, const Uuid& value) { append_json_string(out, value.text()); }

void write_json(std::string& out, const RawJson& value) { out += value.text; }

void read_json(const JsonValue& in, std::string& out, const Rules& rules, Problems& problems) {
  const auto* text = in.if_string();
  if (!text) return problems.add("not_text");
  if (text->size() > rules.max_chars && code_points(*text) > rules.max_chars) return problems.add("too_long");
  if (has_control(*text)) return problems.add("control_character");
  if (rules.has(kRequired) && is_blank(*text)) return problems.add("required");
  out.assign(text->data(), text->size());
}

void read_json(const JsonValue& in, std::int64_t& out, const Rules& rules, Problems& problems) {
  if (const auto* integer = in.if_int64()) {
    out = *integer;
  } else if (in.is_uint64()) {
    return problems.add("number_range");
  } else if (const auto* real = in.if_double(); real && *real == std::floor(*real) && std::abs(*real) < 9e15) {
    out = static_cast<std::int64_t>(*real);
  } else {
    return problems.add("not_number");
  }
  check_range(static_cast<double>(out), rules, problems);
}

void read_json(const JsonValue& in, double& out, const Rules& rules, Problems& problems) {
  if (!in.is_number()) return problems.add("not_number");
  out = in.to_number<double>();
  check_range(out, rules, problems);
}

void read_json(const JsonValue& in, bool& out, const Rules&, Problems& problems) {
  if (!in.is_bool()) return problems.add("not_boolean");
  out = in.get_bool();
}

void read_json(const JsonValue& in, Timestamp& out, const Rules&, Problems& problems) {
  const auto* text = in.if_string();
  const auto parsed = text ? Timestamp::parse(*text) : std::nullopt;
  if (!parsed) return problems.add("not_time");
  out = *parsed;
}

void read_json(const JsonValue& in, LocalDate& out, const Rules&, Problems& problems) {
  const auto* text = in.if_string();
  const auto parsed = text ? LocalDate::parse(*text) : std::nullopt;
  if (!parsed) return problems.add("not_date");
  out = *parsed;
}

void read_json(const JsonValue& in, Uuid& out, const Rules&, Problems& problems) {
  const auto* text = in.if_string();
  const auto parsed = text ? Uuid::parse(*text) : std::nullopt;
  if (!parsed) return problems.add("not_id");
  out = *parsed;
}

void read_json(const JsonValue& in, RawJson& out, const Rules&, Problems&) { out.text = boost::json::serialize(in); }

namespace detail {

bool is_null(const JsonValue& in) { return in.is_null(); }

const JsonValue* member(const JsonValue& object, std::string_view name) {
  return object.get_object().if_contains(name);
}

bool is_object(const JsonValue& in, Problems& problems) {
  if (in.is_object()) return true;
  problems.add("not_object");
  return false;
}

std::size_t array_size(const JsonValue& in, const Rules& rules, Problems& problems) {
  const auto* array = in.if_array();
  if (!array) {
    problems.add("not_list");
    return std::string_view::npos;
  }
  if (array->size() > rules.max_items) {
    problems.add("too_many_items");
    return std::string_view::npos;
  }
  if (rules.has(kRequired) && array->empty()) problems.add("required");
  return array->size();
}

const JsonValue& array_item(const JsonValue& in, std::size_t index) { return in.get_array()[index]; }

std::string_view choice_text(const JsonValue& in, Problems& problems) {
  const auto* text = in.if_string();
  if (text && !text->empty()) return *text;
  problems.add("unknown_choice");
  return {};
}

void begin_member(std::string& out, bool& first, std::string_view name) {
  if (!first) out += ',';
  first = false;
  out += '"';
  out += name;  // field names are plain identifiers
  out += "\":";
}

const JsonValue* given_member(const JsonValue& in, std::string_view name, const Rules& rules, Problems& problems) {
  const JsonValue* found = member(in, name);
  if (!found && rules.has(kRequired)) {
    Problems::Inside inside(problems, name);
    problems.add("required");
  }
  return found;
}

void refuse_unknown(const JsonValue& in, const std::string_view* known, std::size_t count, Problems& problems) {
  for (const auto& [key, value] : in.get_object()) {
    if (std::find(known, known + count, std::string_view(key)) == known + count) {
      Problems::Inside inside(problems, std::string_view(key).substr(0, 60));
      problems.add("unknown_field");
    }
  }
}

std::string index_name(std::size_t index) { return std::to_string(index); }

}  // namespace detail

Result<std::shared_ptr<const JsonValue>> parse_json(std::string_view text) {
  boost::json::error_code failed;
  boost::json::parse_options options;
  options.max_depth = 32;
  auto value = std::make_shared<JsonValue>(boost::json::parse(text, failed, {}, options));
  if (failed) return Error{Problem::invalid, "json_malformed", {}, failed.message()};
  return std::shared_ptr<const JsonValue>(std::move(value));
}

void stored_json_broken() { throw std::runtime_error("a JSON column does not hold what this program wrote"); }

}  // namespace kaname::model
