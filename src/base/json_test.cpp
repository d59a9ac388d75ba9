// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace kaname {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string number(double value) {
  std::string out;
  append_json_double(out, value);
  return out;
}

TEST(Json, QuotesAndEscapes) {
  EXPECT_EQ(quoted(""), R"("")");
  EXPECT_EQ(quoted("山田 \"花子\""), R"("山田 \"花子\"")");
  EXPECT_EQ(quoted("a\\b\n\r\t\b\f"), R"("a\\b\n\r\t\b\f")");
  EXPECT_EQ(quoted(std::string_view("\0\x01\x1f\x7f", 4)), "\"\\u0000\\u0001\\u001f\\u007f\"");
  EXPECT_EQ(quoted("a/b </script>"), R"("a/b <\/script>")");
  EXPECT_EQ(quoted("𠮷田葛󠄀城"), "\"𠮷田葛󠄀城\"");
}

TEST(Json, ReplacesBytesThatAreNotUtf8) {
  EXPECT_EQ(quoted("a\xFFz"), "\"a\uFFFDz\"");
  EXPECT_EQ(quoted("\xE3\x81"), "\"\uFFFD\uFFFD\"");
  EXPECT_EQ(quoted("\xC0\x80"), "\"\uFFFD\uFFFD\"");
  EXPECT_EQ(quoted("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");            // a surrogate
  EXPECT_EQ(quoted("\xF4\x90\x80\x80"), "\"\uFFFD\uFFFD\uFFFD\uFFFD\"");  // above U+10FFFF
}

TEST(Json, Numbers) {
  std::string out;
  append_json_int(out, std::numeric_limits<std::int64_t>::min());
  append_json_bool(out, true);
  EXPECT_EQ(out, "-9223372036854775808true");
  EXPECT_EQ(number(34.8144), "34.8144");
  EXPECT_EQ(number(0.1), "0.1");
  EXPECT_EQ(number(-0.0), "-0");
  EXPECT_EQ(number(1e300), "1e+300");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "null");
  EXPECT_EQ(number(std::numeric_limits<double>::infinity()), "null");
}

}  // namespace
}  // namespace kaname
