// SPDX-License-Identifier: Apache-2.0
#include "bridges/returns/read_sheet.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "bridges/returns/child_process.h"
#include "bridges/returns/mark_reader.h"
#include "bridges/returns/tick_reader.h"
#include "documents/document.h"
#include "model/json.h"
#include "transitions/conference_rules.h"

namespace kaname::bridges {
namespace {

constexpr rlim_t kCpuSeconds = 10, kMemory = 512u << 20, kOpenFiles = 32;
// From here on pages get one look each, so that the last of many is reached before the limit.
constexpr double kThoroughSeconds = 5;
constexpr double kTicksSeconds = 7;  // boxes are read only while there is time for the pages that follow
constexpr int kWaitSeconds = 30;
constexpr std::size_t kMostOutput = 120u << 20;
constexpr std::size_t kMostLine = 8 * 1024, kMostMark = 300;

// One line of the answer.
struct PageLine {
  std::int64_t width = 0, height = 0;
  std::int64_t png = 0;  // bytes that follow
  std::vector<std::string> marks;
  std::string ticks;
  std::string error;  // code of why there is no page
};
constexpr auto describe(model::Tag<PageLine>) {
  using namespace model;
  return entity("ReadSheetPage", "読んだ紙", field("width", &PageLine::width), field("height", &PageLine::height),
                field("png", &PageLine::png), field("marks", &PageLine::marks), field("ticks", &PageLine::ticks),
                field("error", &PageLine::error));
}

bool limit(int what, rlim_t value) {
  const rlimit both{value, value};
  return setrlimit(static_cast<__rlimit_resource_t>(what), &both) == 0;
}

// False where the system does not let it: then nothing is read.
bool give_up_rights() {
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
      limit(RLIMIT_CORE, 0) && limit(RLIMIT_CPU, kCpuSeconds) && limit(RLIMIT_AS, kMemory) &&
      limit(RLIMIT_FSIZE, 0) &&  // no file grows
      limit(RLIMIT_NOFILE, kOpenFiles);
}

std::string read_all(int in) {
  std::string out;
  std::array<char, 65536> piece{};
  while (out.size() <= kLargestReturned) {
    const ssize_t n = read(in, piece.data(), piece.size());
    if (n <= 0) break;
    out.append(piece.data(), static_cast<std::size_t>(n));
  }
  return out;
}

bool write_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(to, bytes.data(), bytes.size());
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool is_plain(std::string_view text) {
  return text.size() <= kMostMark &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// The boxes of a kind of sheet, when the page says by its mark that it is one.
std::string ticks_of(const PageImage& page, const std::vector<std::string>& marks) {
  const auto is_marked = [&](auto reads) { return std::any_of(marks.begin(), marks.end(), reads); };
  if (is_marked([](const std::string& text) { return transitions::parse_sheet_mark(text, "").has_value(); }))
    return read_ticks(tick_rows(page));
  if (!is_marked([](const std::string& text) { return documents::read_mark(text).has_value(); })) return {};
  // The cover has one row; a page with more is another.
  const std::vector<TickRow> rows = tick_rows(page, kCoverBoxes);
  return rows.size() == 1 ? read_ticks(rows) : std::string();
}

}  // namespace

int read_sheet(int in, int out) {
  if (!give_up_rights()) return 1;
  const std::string bytes = read_all(in);
  PageLine line;
  if (bytes.size() > kLargestReturned) {
    line.error = "returned_too_large";
    return write_all(out, model::to_json(line) + "\n") ? 0 : 1;
  }
  const auto pages = page_images(bytes);
  if (!pages) {
    line.error = pages.error().code;
    return write_all(out, model::to_json(line) + "\n") ? 0 : 1;
  }
  for (const PageImage& page : *pages) {
    const PageMarks marks = read_marks(page, cpu_seconds() < kThoroughSeconds);
    const PageImage upright = turned(page, marks.quarters);
    const std::string png = page_png(upright);
    line.width = upright.width;
    line.height = upright.height;
    line.png = static_cast<std::int64_t>(png.size());
    line.marks.clear();
    std::copy_if(marks.texts.begin(), marks.texts.end(), std::back_inserter(line.marks), &is_plain);
    line.ticks.clear();
    if (cpu_seconds() < kTicksSeconds) line.ticks = ticks_of(upright, line.marks);
    if (line.ticks.size() > kMostTicks) line.ticks.clear();
    if (!write_all(out, model::to_json(line) + "\n") || !write_all(out, png)) return 1;
  }
  return 0;
}

Result<std::vector<ReadPage>> read_in_child(const std::string& program, std::string_view bytes) {
  ChildRun run;
  run.program = program;
  run.words = {"read-sheet"};
  run.input = bytes;
  run.most_output = kMostOutput;
  run.seconds = kWaitSeconds;
  const ChildResult done = run_child(run);
  const Error damaged{Problem::invalid, "returned_damaged"};
  if (done.outcome != ChildOutcome::ended) return damaged;
  std::vector<ReadPage> out;
  // Nothing the child says is believed: it may have been taken over by what it read.
  for (std::string_view rest = done.output; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    if (end > kMostLine) return damaged;  // also where no line ends
    auto line = model::from_json<PageLine>(rest.substr(0, end));
    rest.remove_prefix(end + 1);
    if (!line) return damaged;
    if (!line->error.empty()) {
      constexpr auto known = std::to_array<std::string_view>({"returned_type", "returned_pages", "returned_too_large"});
      const auto code = std::find(known.begin(), known.end(), line->error);
      return fail(Problem::invalid, code == known.end() ? std::string_view("returned_damaged") : *code);
    }
    const bool sound = line->png > 0 && static_cast<std::size_t>(line->png) <= rest.size() && line->width > 0 &&
        line->width <= kLongestSide && line->height > 0 && line->height <= kLongestSide &&
        out.size() < static_cast<std::size_t>(kMostPages);
    if (!sound) return damaged;
    ReadPage page{line->width, line->height, std::string(rest.substr(0, static_cast<std::size_t>(line->png))), {}, {}};
    if (sheet_type(page.png) != "image/png") return damaged;
    std::copy_if(line->marks.begin(), line->marks.end(), std::back_inserter(page.marks), &is_plain);
    if (are_ticks(line->ticks)) page.ticks = std::move(line->ticks);
    rest.remove_prefix(static_cast<std::size_t>(line->png));
    out.push_back(std::move(page));
  }
  if (out.empty()) return damaged;
  return out;
}

}  // namespace kaname::bridges
