// SPDX-License-Identifier: Apache-2.0
// Path and query values are texts; the field list of the input says what they are meant to be.
#include <boost/json.hpp>
#include <charconv>

#include "api/endpoint.h"
#include "api/url.h"

namespace kaname::api::detail {
namespace {

using model::FieldInfo;
using model::Shape;

const FieldInfo* find_field(const model::TypeInfo& type, std::string_view name) {
  for (const FieldInfo& field : type.fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

// A text as the JSON value its field wants. What does not fit stays text, so that decoding names the field.
boost::json::value typed(std::string_view text, const model::TypeInfo& type) {
  if (type.shape == Shape::integer) {
    std::int64_t value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed == std::errc() && end == text.data() + text.size()) return value;
  } else if (type.shape == Shape::real) {
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed == std::errc() && end == text.data() + text.size()) return value;
  } else if (type.shape == Shape::boolean) {
    if (text == "1" || text == "true") return true;
    if (text == "0" || text == "false") return false;
  } else if (type.shape == Shape::list) {
    boost::json::array items;
    for (std::size_t at = 0; at <= text.size() && !text.empty();) {
      const std::size_t comma = std::min(text.find(',', at), text.size());
      if (comma > at) items.push_back(typed(text.substr(at, comma - at), *type.element));
      at = comma + 1;
    }
    return items;
  }
  return boost::json::value(boost::json::string(text.data(), text.size()));
}

}  // namespace

Result<std::string> gather(const Input& input, const model::TypeInfo& type) {
  boost::json::object object;
  if (!input.body.empty()) {
    const auto parsed = TRY(model::parse_json(input.body));
    if (!parsed->is_object()) return fail(Problem::invalid, "json_malformed");
    object = parsed->get_object();
  }
  for (const auto& [name, value] : parse_query(input.query)) {
    const FieldInfo* field = find_field(type, name);
    if (!field) return fail_field(std::string_view(name).substr(0, 60), "unknown_field");
    if (value.empty() && field->type->shape != Shape::text) continue;  // "?kind=" of an empty form field
    object[name] = typed(value, *field->type);
  }
  for (const auto& [name, value] : input.path_values) {
    const FieldInfo* field = find_field(type, name);
    if (field) object[name] = typed(value, *field->type);
  }
  return boost::json::serialize(object);
}

Reply file_reply(File file) {
  Reply reply;
  reply.body = std::move(file.bytes);
  reply.content_type = std::move(file.content_type);
  reply.headers.emplace_back(
      "content-disposition",
      fmt::format("{}; filename*=UTF-8''{}", file.attachment ? "attachment" : "inline", percent_encode(file.name)));
  if (file.cacheable) reply.headers.emplace_back("cache-control", "private, max-age=60");
  return reply;
}

}  // namespace kaname::api::detail
