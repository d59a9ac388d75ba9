// SPDX-License-Identifier: Apache-2.0
#include "api/problem.h"

#include "api/messages.h"
#include "base/json.h"

namespace kaname::api {

int status_of(Problem problem) {
  switch (problem) {
    case Problem::invalid: return 422;
    case Problem::unauthorized: return 401;
    case Problem::forbidden: return 403;
    case Problem::not_found: return 404;
    case Problem::conflict: return 409;
    case Problem::too_large: return 413;
    case Problem::too_many: return 429;
    case Problem::unavailable: return 503;
  }
  return 500;
}

Answer problem_answer(const Error& error, Language language) {
  Answer answer;
  answer.status = error.code == "json_malformed" || error.code == "bad_request" ? 400 : status_of(error.problem);
  std::string& out = answer.body;
  out = "{\"code\":";
  append_json_string(out, error.code);
  out += ",\"message\":";
  append_json_string(out, message_of(error.code, language));
  out += ",\"fields\":[";
  const char* comma = "";
  for (const FieldError& field : error.fields) {
    out += comma;
    comma = ",";
    out += "{\"field\":";
    append_json_string(out, field.field);
    out += ",\"code\":";
    append_json_string(out, field.code);
    out += ",\"message\":";
    append_json_string(out, message_of(field.code, language));
    out += "}";
  }
  out += "]}";
  return answer;
}

Language language_of(std::string_view accept_language) {
  return accept_language.starts_with("en") ? Language::en : Language::ja;
}

}  // namespace kaname::api
