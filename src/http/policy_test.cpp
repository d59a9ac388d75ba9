// SPDX-License-Identifier: Apache-2.0
// The content security policy: one on every answer, and on the one page that shows pictures of a map from elsewhere its own.
#include <gtest/gtest.h>

#include "http/head.h"
#include "http/static_files.h"

namespace kaname::http {
namespace {

std::string head_of(const api::Answer& answer) {
  const Settings settings;
  const FixedHeaders fixed(settings);
  std::string out;
  render_head(out, answer, fixed, {.referrer_policy = "same-origin", .request_id = "r", .date = "d", .length = 0});
  return out;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(Policy, StandsOnceInEveryHead) {
  const std::string head = head_of({});
  EXPECT_EQ(count(head, "content-security-policy: "), 1U);
  EXPECT_NE(head.find("img-src 'self' data: blob:; "), std::string::npos);
  EXPECT_NE(head.find("connect-src 'self'; "), std::string::npos);
}

TEST(Policy, OfAPageWithPicturesFromElsewhereNamesThatOriginAndNothingMore) {
  api::Asset page;
  page.path = "/desk/index.html";
  page.content_type = "text/html";
  page.also_from = "https://tiles.example";
  const std::string head = head_of(reply_with(page, {}).answer);
  EXPECT_EQ(count(head, "content-security-policy: "), 1U) << "two would both hold";
  EXPECT_NE(head.find("img-src 'self' data: blob: https://tiles.example; "), std::string::npos);
  EXPECT_NE(head.find("connect-src 'self' https://tiles.example; "), std::string::npos);
  EXPECT_NE(head.find("script-src 'self'; "), std::string::npos);
  page.also_from.clear();
  EXPECT_EQ(head_of(reply_with(page, {}).answer), head_of([] {
              api::Asset plain;
              plain.content_type = "text/html";
              return reply_with(plain, {}).answer;
            }()));
}

}  // namespace
}  // namespace kaname::http
