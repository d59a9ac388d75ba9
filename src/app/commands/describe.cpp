// SPDX-License-Identifier: Apache-2.0
#include "app/commands/command.h"
#include "model/typescript.h"
#include "trust/permissions.h"

namespace kaname::app {
namespace {

constexpr std::string_view kVersion = "0.1.0";

std::string_view method_name(api::Method method) {
  switch (method) {
    case api::Method::post: return "post";
    case api::Method::put: return "put";
    case api::Method::del: return "delete";
    default: return "get";
  }
}

std::vector<model::Operation> operations() {
  std::vector<model::Operation> out;
  for (const api::Endpoint& endpoint : all_endpoints()) {
    out.push_back({method_name(endpoint.method), endpoint.path, endpoint.act, endpoint.permission, endpoint.summary,
                   endpoint.kind == api::Kind::act, endpoint.takes_bytes, endpoint.in, endpoint.out});
  }
  return out;
}

// The sample file with what was set by flag or environment already put in.
std::string settings_file(const Settings& settings) {
  std::map<std::string, std::string> values;
  const Settings defaults;
  for (const Setting& setting : setting_table()) {
    const std::string value = shown(setting, settings);
    if (!setting.secret && value != shown(setting, defaults)) values[std::string(setting.name)] = value;
  }
  return sample_file(values);
}

}  // namespace

int describe_command(const Invocation& invocation) {
  const std::string what = invocation.words.empty() ? "" : invocation.words.front();
  std::string text;
  if (what == "openapi") {
    text = model::openapi_document(operations(), kVersion);
  } else if (what == "typescript") {
    text = model::typescript_module(operations());
  } else if (what == "permissions") {
    text = trust::permissions_page(api::Language::ja);
  } else if (what == "settings") {
    text = settings_file(invocation.settings);
  } else {
    throw UsageError("openapi、typescript、permissions、settings のどれかを指定してください。");
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
  return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace kaname::app
