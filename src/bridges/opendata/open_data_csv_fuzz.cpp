// SPDX-License-Identifier: Apache-2.0
// Any bytes as CSV, zip or XLSX of each layout: an Error or a file whose rows are all accounted for (read_source throws
// when one is lost), never a crash.
#include <cstddef>
#include <cstdint>

#include "bridges/opendata/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kaname;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto kind = static_cast<directory::SourceKind>(data[0] % directory::kSourceKinds.size());
  const bridges::ReadContext context{
      "272108", "大阪府", {"枚方市"}, {}, (data[0] & 0x80) != 0 ? bridges::Keep::only_this_area : bridges::Keep::all};
  static_cast<void>(bridges::read_source(kind, bytes, "fuzz", context));
  static_cast<void>(bridges::guess_kind(bytes, "fuzz"));
  return 0;
}
