// SPDX-License-Identifier: Apache-2.0
// A target that is let in is a plain absolute path: no way up, no control characters, well-formed UTF-8.
#include "http/target.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto target = kaname::http::parse_target(text);
  if (!target) return 0;
  if (target->path.empty() || target->path[0] != '/' || !kaname::http::is_utf8(target->path)) std::abort();
  if ((target->path + "/").find("/../") != std::string::npos || target->path.find('\\') != std::string::npos)
    std::abort();
  for (const char c : target->path) {
    if (static_cast<unsigned char>(c) < 0x20) std::abort();
  }
  return 0;
}
