// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace kaname::log {
namespace {

struct AccountTag {};

class LogTest : public testing::Test {
 protected:
  void SetUp() override {
    set_sink([this](std::string_view line) { lines_ += line; });
  }
  void TearDown() override {
    set_sink({});
    set_level(Level::info);
  }
  // The lines without their times.
  std::string rest() const {
    const auto at = lines_.find(",\"level\"");
    return at == std::string::npos ? lines_ : lines_.substr(at);
  }
  std::string lines_;
};

TEST_F(LogTest, WritesOneLineOfJson) {
  const auto account = Id<AccountTag>::parse("01930000-0000-7000-8000-000000000001");
  log_info("request",
           {{"status", 200},
            {"size", std::size_t{5}},
            {"fresh", true},
            {"method", "GET"},
            {"route", Code{"/api/cases/{id}"}},
            {"account", *account}});
  EXPECT_EQ(rest(),
            ",\"level\":\"info\",\"event\":\"request\",\"status\":200,\"size\":5,\"fresh\":true,\"method\":\"GET\","
            "\"route\":\"/api/cases/{id}\",\"account\":\"01930000-0000-7000-8000-000000000001\"}\n");
  EXPECT_EQ(lines_.substr(0, 10), "{\"time\":\"2");
}

TEST_F(LogTest, CodesCarryNoNames) {
  log_error("failed", {{"code", Code{"山田 hanako@example.jp\n\"x\""}}});
  EXPECT_EQ(rest(), ",\"level\":\"error\",\"event\":\"failed\",\"code\":\"_______hanako_example.jp__x_\"}\n");
  lines_.clear();
  log_warn("long", {{"code", Code{std::string(500, 'a')}}});
  EXPECT_LT(lines_.size(), 250u);
}

TEST_F(LogTest, LevelsBelowTheLimitAreSilent) {
  write(Level::debug, "quiet");
  EXPECT_EQ(lines_, "");
  set_level(Level::error);
  log_warn("quiet");
  EXPECT_EQ(lines_, "");
  log_error("loud");
  EXPECT_NE(lines_, "");
}

// Free text has no way into a line: it does not convert.
static_assert(!std::is_convertible_v<std::string, Value>);
static_assert(!std::is_convertible_v<std::string_view, Value>);
static_assert(!std::is_convertible_v<const char*, Value>);
static_assert(!std::is_convertible_v<std::string, Literal>);

}  // namespace
}  // namespace kaname::log
