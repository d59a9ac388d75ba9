// SPDX-License-Identifier: Apache-2.0
// What a child gets and when it ends.
#include "bridges/returns/child_process.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>

#include "bridges/returns/page_formats.h"

namespace kaname::bridges {
namespace {

ChildResult shell(const std::string& script, std::string_view input = "", int seconds = 10,
                  std::size_t most = 1 << 20) {
  ChildRun run;
  run.program = "/bin/sh";
  run.words = {"-c", script};
  run.input = input;
  run.seconds = seconds;
  run.most_output = most;
  return run_child(run);
}

TEST(ChildProcess, ItGetsItsInputAndNothingElse) {
  setenv("KANAME_SMTP_PASSWORD", "secret", 1);  // NOLINT(concurrency-mt-unsafe): no other thread in this test
  EXPECT_EQ(shell("cat", "sheet").output, "sheet");
  EXPECT_EQ(shell("cat | wc -c", std::string(5 << 20, 'x')).output, std::to_string(5 << 20) + "\n");
  EXPECT_EQ(shell("env").output.find("secret"), std::string::npos);
  EXPECT_EQ(shell("ls /proc/self/fd | tr '\\n' ' '").output, "0 1 2 3 ") << "3 is the folder that ls reads";
  unsetenv("KANAME_SMTP_PASSWORD");  // NOLINT(concurrency-mt-unsafe)
}

TEST(ChildProcess, ItEndsWhateverItDoes) {
  EXPECT_EQ(shell("exit 3").outcome, ChildOutcome::failed);
  EXPECT_EQ(shell("exit 3").exit_code, 3);
  EXPECT_EQ(shell("kill -SEGV $$").outcome, ChildOutcome::failed);
  EXPECT_EQ(shell("yes", "", 10, 1 << 20).outcome, ChildOutcome::too_much);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(shell("sleep 60", "", 1).outcome, ChildOutcome::too_long);
  EXPECT_NE(shell("exec >&-; sleep 60", "", 1).outcome, ChildOutcome::ended) << "closes its output and stays";
  EXPECT_EQ(shell("sleep 60 & sleep 60", "", 1).outcome, ChildOutcome::too_long) << "and what it has started";
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  ChildRun nowhere;
  nowhere.program = "/nowhere";
  EXPECT_NE(run_child(nowhere).outcome, ChildOutcome::ended);
}

TEST(PageImages, WhatIsNoPageIsRefusedInWords) {
  using namespace std::string_view_literals;
  const auto code = [](std::string_view bytes) {
    const auto pages = page_images(bytes);
    return pages ? std::string("read") : pages.error().code;
  };
  EXPECT_EQ(code(""), "returned_type");
  EXPECT_EQ(code("MZ\x90\0"sv), "returned_type");
  EXPECT_EQ(code("%PDF-1.7 and nothing more"), "returned_damaged");
  EXPECT_EQ(code("II*\0\x08\0\0\0"sv), "returned_damaged");
  EXPECT_EQ(code("\xFF\xD8\xFF\xE0 no picture"), "returned_damaged");
  EXPECT_EQ(code("\x89PNG\r\n\x1A\n no picture"), "returned_damaged");
}

TEST(PageImages, APngIsWhatWasDrawn) {
  PageImage page;
  page.width = 40;
  page.height = 20;
  page.grey.assign(800, 255);
  for (std::size_t i = 0; i < 40; ++i) page.grey[i] = 0;  // the first line
  const auto back = page_images(page_png(page));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->front().grey, page.grey);
  const auto quarter = turned(page, 1);
  EXPECT_EQ(quarter.width, 20);
  EXPECT_EQ(quarter.at(19, 5), 0) << "the top is at the right now";
  EXPECT_EQ(turned(quarter, 3).grey, page.grey);
  EXPECT_EQ(resized(page, 20, 10).at(3, 0), 128) << "nothing thin is lost";
}

}  // namespace
}  // namespace kaname::bridges
