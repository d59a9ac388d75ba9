// SPDX-License-Identifier: Apache-2.0
// Any text is read to its end or refused with words; what is written is read back the same.
#include "base/csv.h"

#include <cstdlib>

using namespace kaname;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  csv::Reader reader(text);
  csv::Record record;
  std::size_t line = 0;
  while (reader.next(record)) {
    if (record.line <= line || record.cells.empty()) std::abort();
    line = record.line;
  }
  return 0;
}
