// SPDX-License-Identifier: Apache-2.0
// Any bytes become text; text that came from CP932 without loss goes back and comes again the same.
#include "base/cp932.h"

#include <cstdlib>

using namespace kaname;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const cp932::Decoded once = cp932::decode(bytes);
  cp932::decode_text(bytes);
  if (once.replaced > 0) return 0;
  const cp932::Encoded back = cp932::encode(once.text);
  if (back.replaced.empty() && cp932::decode(back.bytes).text != once.text) std::abort();
  return 0;
}
