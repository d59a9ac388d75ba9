// SPDX-License-Identifier: Apache-2.0
#include "api/router.h"

#include <stdexcept>

namespace kaname::api {
namespace {

// The next part of a path without its slash; `path` moves on.
std::string_view next_part(std::string_view& path) {
  path.remove_prefix(1);
  const std::size_t slash = std::min(path.find('/'), path.size());
  const std::string_view part = path.substr(0, slash);
  path.remove_prefix(slash);
  return part;
}

}  // namespace

Router::Router(const std::vector<Endpoint>& endpoints) {
  for (const Endpoint& endpoint : endpoints) add(endpoint);
}

void Router::add(const Endpoint& endpoint) {
  Node* node = &root_;
  std::vector<std::string> names;
  for (std::string_view path = endpoint.path; !path.empty();) {
    const std::string_view part = next_part(path);
    const bool is_name = part.starts_with('{');
    if (is_name) names.emplace_back(part.substr(1, part.size() - 2));
    auto& child = is_name ? node->placeholder : node->literal[std::string(part)];
    if (!child) child = std::make_unique<Node>();
    node = child.get();
  }
  node->names = std::move(names);
  if (!node->endpoints.emplace(endpoint.method, &endpoint).second) {
    throw std::logic_error("two endpoints at " + std::string(endpoint.path));
  }
}

Router::Match Router::find(Method method, std::string_view path) const {
  if (method == Method::head) method = Method::get;
  const Node* node = &root_;
  std::vector<std::string> values;
  while (!path.empty()) {
    if (path[0] != '/') return {};
    const std::string_view part = next_part(path);
    const auto literal = node->literal.find(part);
    if (literal != node->literal.end()) {
      node = literal->second.get();
    } else if (node->placeholder && !part.empty()) {
      values.emplace_back(part);
      node = node->placeholder.get();
    } else {
      return {};
    }
  }
  Match match;
  const auto found = node->endpoints.find(method);
  match.other_method = found == node->endpoints.end() && !node->endpoints.empty();
  if (found == node->endpoints.end()) return match;
  match.endpoint = found->second;
  for (std::size_t i = 0; i < values.size(); ++i) match.values.emplace_back(node->names[i], std::move(values[i]));
  return match;
}

}  // namespace kaname::api
