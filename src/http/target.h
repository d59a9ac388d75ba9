// SPDX-License-Identifier: Apache-2.0
#pragma once
// The request target: taking it apart and decoding the path, strictly. A path that could climb out of a
// folder or that two readers could understand differently is refused here, so nobody behind has to think of
// it.

#include <optional>
#include <string>
#include <string_view>

namespace kaname::http {

struct Target {
  std::string path;        // decoded, begins with "/"
  std::string_view query;  // points into the text parsed
};

// Nothing for anything but an absolute path ("/a?b", "http://host/a?b") of well-formed percent-encoded
// UTF-8 without control characters, backslashes, encoded slashes, or "." and ".." segments.
std::optional<Target> parse_target(std::string_view text);

bool is_utf8(std::string_view text);

}  // namespace kaname::http
