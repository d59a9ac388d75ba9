// SPDX-License-Identifier: Apache-2.0
#pragma once
// Finds the endpoint of a method and path: "/v1/facilities/{id}/basic". Literal parts win over placeholders.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/endpoint.h"

namespace kaname::api {

class Router {
 public:
  // `endpoints` must outlive the router and not move. Throws std::logic_error when two rows have one method and path.
  explicit Router(const std::vector<Endpoint>& endpoints);

  struct Match {
    const Endpoint* endpoint = nullptr;  // null: nothing there
    bool other_method = false;           // the path exists, but not with this method
    std::vector<std::pair<std::string, std::string>> values;
  };
  Match find(Method method, std::string_view path) const;

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literal;
    std::unique_ptr<Node> placeholder;
    std::map<Method, const Endpoint*> endpoints;
    std::vector<std::string> names;  // of the placeholders on the way here
  };
  void add(const Endpoint& endpoint);

  Node root_;
};

}  // namespace kaname::api
