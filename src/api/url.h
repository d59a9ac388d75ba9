// SPDX-License-Identifier: Apache-2.0
#pragma once
// Texts in URLs.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kaname::api {

// "%E6%9E%9A" → "枚"; '+' stays unless `plus_is_space`. Nothing when an escape is broken.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space = false);

// Everything but unreserved characters (RFC 3986) as %XX.
std::string percent_encode(std::string_view text);

// "a=1&b=%32" → {{"a","1"},{"b","2"}}; broken escapes are kept as they are.
std::vector<std::pair<std::string, std::string>> parse_query(std::string_view query);

}  // namespace kaname::api
