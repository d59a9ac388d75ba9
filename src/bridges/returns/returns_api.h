// SPDX-License-Identifier: Apache-2.0
#pragma once
// 返ってきた紙 through its endpoints.

#include <vector>

#include "api/endpoint.h"
#include "bridges/returns/returned_sheet.h"

namespace kaname::bridges {

// What the program found in a file; its own act, so that the journal carries the result and a replay reads nothing.
struct ReadPageInput {
  std::string sha256;
  std::int64_t width = 0, height = 0;
  std::string mark;
  std::string ticks;
};
constexpr auto describe(model::Tag<ReadPageInput>) {
  using namespace model;
  using In = ReadPageInput;
  return entity("ReturnedPageRead", "読んだページ", field("sha256", &In::sha256, max_chars(64)),
                field("width", &In::width), field("height", &In::height), field("mark", &In::mark, max_chars(60)),
                field("ticks", &In::ticks, max_chars(40)));
}
struct ReadInput {
  ReturnedId id;
  std::vector<ReadPageInput> pages;
  std::string why;  // code of why there are none
};
constexpr auto describe(model::Tag<ReadInput>) {
  using namespace model;
  return entity("ReturnedRead", "紙を読んだ", field("id", &ReadInput::id, required),
                field("pages", &ReadInput::pages, max_items(40)), field("why", &ReadInput::why, max_chars(40)));
}

std::vector<api::Endpoint> returns_endpoints();

}  // namespace kaname::bridges
