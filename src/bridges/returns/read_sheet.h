// SPDX-License-Identifier: Apache-2.0
#pragma once
// A file that came back is read by a child process: a PDF or a TIFF from outside is the likeliest way into a program, and
// what breaks there has no database, no keys, no connection and no password in its reach.
//
//   kaname read-sheet < file     writes for each page a line of JSON and then as many bytes of PNG as the line says

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kaname::bridges {

struct ReadPage {
  std::int64_t width = 0, height = 0;  // of the picture
  std::string png;
  std::vector<std::string> marks;  // what its codes say
  std::string ticks;               // tick_reader.h; empty: no rows of boxes, or no sheet that has some
};

inline constexpr std::size_t kLargestReturned = 20 * 1024 * 1024;

// In the child: takes away from itself what it will not need, reads `in` to its end, writes to `out`. Answers the exit code.
int read_sheet(int in, int out);

// In the server; waits for the child, half a minute at most. `program` is this program. Errors: as page_images, and
// returned_damaged when the child did not live to its end.
Result<std::vector<ReadPage>> read_in_child(const std::string& program, std::string_view bytes);

}  // namespace kaname::bridges
