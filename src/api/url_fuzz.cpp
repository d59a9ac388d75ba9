// SPDX-License-Identifier: Apache-2.0
// Query strings of strangers.
#include "api/url.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto decoded = kaname::api::percent_decode(text);
  if (decoded && decoded->size() > text.size()) std::abort();
  for (const auto& [name, value] : kaname::api::parse_query(text)) {
    if (name.size() + value.size() > text.size()) std::abort();
  }
  return 0;
}
