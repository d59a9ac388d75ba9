// SPDX-License-Identifier: Apache-2.0
// The parts that need no socket.
#include <gtest/gtest.h>

#include "http/compression.h"
#include "http/gate.h"
#include "http/head.h"
#include "http/metrics.h"
#include "http/request_reader.h"
#include "http/static_files.h"
#include "http/target.h"
#include "http/test_support.h"

namespace kaname::http {
namespace {

TEST(Target, TakesApartAndDecodes) {
  struct Case {
    std::string_view text;
    std::string_view path;
    std::string_view query;
  };
  for (const Case& c : std::vector<Case>{{"/", "/", ""},
                                         {"/a/b?x=1&y=%20", "/a/b", "x=1&y=%20"},
                                         {"/%E8%A6%81", "/要", ""},
                                         {"/a%3Fb", "/a?b", ""},
                                         {"http://host:8080/a?b", "/a", "b"},
                                         {"https://host/a", "/a", ""},
                                         {"/..a/b..", "/..a/b..", ""},
                                         {"/a?../..", "/a", "../.."}}) {
    const auto target = parse_target(c.text);
    ASSERT_TRUE(target) << c.text;
    EXPECT_EQ(target->path, c.path);
    EXPECT_EQ(target->query, c.query);
  }
}

TEST(Target, RefusesWhatCouldMeanTwoThings) {
  for (const std::string_view text :
       {"",        "*",       "a/b",         "host:443",      "http://host", "http://host?x", "/%",
        "/%4",     "/%zz",    "/%00",        "/a%0Ab",        "/../etc",     "/a/../b",       "/a/..",
        "/.",      "/a/./b",  "/%2e%2e/etc", "/a%2Fb",        "/a%5Cb",      "/a\\b",         "/%FF",
        "/%E8%A6", "/%C0%AF", "/%ED%A0%80",  "/%F4%90%80%80", "/\x7f"}) {
    EXPECT_FALSE(parse_target(text)) << text;
  }
}

TEST(Codings, ReadsWhatIsTaken) {
  struct Case {
    std::string_view header;
    bool gzip;
    bool brotli;
  };
  for (const Case& c : std::vector<Case>{{"", false, false},
                                         {"gzip", true, false},
                                         {"gzip, deflate, br", true, true},
                                         {"GZIP;q=0.5", true, false},
                                         {"gzip;q=0, br;q=0.000", false, false},
                                         {"*", true, true},
                                         {"*;q=0", false, false},
                                         {"br , *;q=0", false, true},
                                         {"gzipped", false, false},
                                         {",,;q=;,", false, false}}) {
    const Codings codings = accepted_codings(c.header);
    EXPECT_EQ(codings.gzip, c.gzip) << c.header;
    EXPECT_EQ(codings.brotli, c.brotli) << c.header;
  }
}

TEST(Gzip, RoundTripAndNotWorse) {
  const std::string text(100'000, 'a');
  EXPECT_EQ(testing::gunzip(gzip(text)), text);
  EXPECT_EQ(testing::gunzip(gzip(text + "b")), text + "b");  // the state is reused
  EXPECT_EQ(gzip("ab"), "");
}

TEST(Tags, WeakComparison) {
  EXPECT_TRUE(names_tag("\"a\"", "\"a\""));
  EXPECT_TRUE(names_tag("\"x\", W/\"a\"", "\"a\""));
  EXPECT_TRUE(names_tag("*", "\"a\""));
  EXPECT_FALSE(names_tag("\"aa\"", "\"a\""));
  EXPECT_FALSE(names_tag("", "\"a\""));
}

TEST(Gate, CountsInAllAndByAddress) {
  Gate gate(3, 2);
  EXPECT_TRUE(gate.enter("a"));
  EXPECT_TRUE(gate.enter("a"));
  EXPECT_FALSE(gate.enter("a"));
  EXPECT_TRUE(gate.enter("b"));
  EXPECT_FALSE(gate.enter("c"));
  gate.leave("a");
  EXPECT_TRUE(gate.enter("c"));
  EXPECT_FALSE(gate.wait_until_empty(std::chrono::milliseconds(1)));
  const auto key = [](const char* text) { return Gate::key_of(boost::asio::ip::make_address(text)); };
  EXPECT_EQ(key("2001:db8::1"), key("2001:db8::ffff:1"));
  EXPECT_NE(key("2001:db8::1"), key("2001:db8:0:1::1"));
  EXPECT_EQ(key("::ffff:192.0.2.1"), key("192.0.2.1"));
}

TEST(Head, DateAndMetricsText) {
  EXPECT_EQ(http_date(1'795'132'800), "Fri, 20 Nov 2026 00:00:00 GMT");
  EXPECT_EQ(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  Metrics metrics;
  metrics.record(LogLine{"GET", "a\"b", 200, 600, 10, 20, "id"});
  metrics.record(LogLine{"GET", "a\"b", 404, 600'000'000, 10, 20, "id"});
  Metrics::Totals totals;
  metrics.add_to(totals);
  metrics.add_to(totals);
  const std::string page = metrics_page(totals, Counters{}, {Gauge{"queue", "Waiting.", [] { return 2.5; }}});
  EXPECT_NE(page.find("kaname_http_requests_total{act=\"a\\\"b\",class=\"2xx\"} 2\n"), std::string::npos) << page;
  EXPECT_NE(page.find("_bucket{le=\"0.0005\"} 0\n"), std::string::npos);
  EXPECT_NE(page.find("_bucket{le=\"0.001\"} 2\n"), std::string::npos);
  EXPECT_NE(page.find("_bucket{le=\"+Inf\"} 4\n"), std::string::npos);
  EXPECT_NE(page.find("# TYPE queue gauge\nqueue 2.5\n"), std::string::npos);
}

class Reader : public ::testing::Test {
 protected:
  // Feeds `bytes` in pieces of `piece` until something other than "more" comes.
  RequestReader::Step feed(std::string_view bytes, std::size_t piece) {
    auto step = reader_.step();
    while (step == RequestReader::Step::more && !bytes.empty()) {
      const auto space = reader_.space();
      const std::size_t n = std::min({piece, space.size(), bytes.size()});
      std::copy_n(bytes.begin(), n, space.begin());
      reader_.filled(n);
      bytes.remove_prefix(n);
      step = reader_.step();
    }
    return step;
  }

  Settings settings_;
  std::atomic<std::size_t> memory_ = 0;
  RequestReader reader_{settings_, memory_};
};

TEST_F(Reader, SameRequestInPiecesOfAnySize) {
  constexpr std::string_view kText =
      "POST /v1/x?q=1 HTTP/1.1\r\nHost: h\r\nCookie: a=1\r\nCookie: b=2\r\nIdempotency-Key: k\r\n"
      "X-Kaname-Csrf: c\r\nX-Kaname-Link: t\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;ext=1\r\n "
      "world\r\n0\r\nCookie: evil\r\n\r\n";
  for (std::size_t piece = 1; piece <= kText.size(); ++piece) {
    reader_.begin();
    ASSERT_EQ(feed(kText, piece), RequestReader::Step::complete) << piece;
    EXPECT_EQ(reader_.request().body, "hello world");
    EXPECT_EQ(reader_.request().cookie, "a=1; b=2");
    EXPECT_EQ(reader_.request().idempotency_key, "k");
    EXPECT_EQ(reader_.request().csrf, "c");
    EXPECT_EQ(reader_.request().link_token, "t");
    EXPECT_EQ(reader_.request().query, "q=1");
    EXPECT_TRUE(reader_.wants().keep_alive);
    EXPECT_EQ(memory_, 11U);
  }
  reader_.begin();
  EXPECT_EQ(memory_, 0U);
  EXPECT_TRUE(reader_.idle());
}

TEST_F(Reader, RefusesBadRequests) {
  struct Case {
    std::string text;
    int status;
  };
  const std::string host = "Host: h\r\n";
  for (const Case& c : std::vector<Case>{
           {"GET / HTTP/1.1\r\n\r\n", 400},
           {"GET / HTTP/2.0\r\n\r\n", 505},
           {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
           {"\x16\x03\x01\x02 hello there\r\n\r\n", 400},
           {"GET /../x HTTP/1.1\r\n" + host + "\r\n", 400},
           {"GET / HTTP/1.1\r\n" + host + "Bad Name: x\r\n\r\n", 400},
           {"GET / HTTP/1.1\r\n" + host + "X: a\x01z\r\n\r\n", 400},
           {"POST / HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n", 400},
           {"POST / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400},
           {"POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\n", 400},
           {"POST / HTTP/1.1\r\n" + host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
           {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", 400},
           {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501},
           {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked, gzip\r\n\r\n", 501},
           {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
           {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400},
           {"POST / HTTP/1.1\r\n" + host + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\n", 415},
           {"POST / HTTP/1.1\r\n" + host + "Expect: magic\r\nContent-Length: 5\r\n\r\n", 417},
           {"POST / HTTP/1.1\r\n" + host + "Content-Length: 1048577\r\n\r\n", 413},
           {"POST /v1/blobs/7 HTTP/1.1\r\n" + host + "Content-Length: 33554433\r\n\r\n", 413},
           {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
           {"GET /" + std::string(40'000, 'a'), 414},
           {"GET / HTTP/1.1\r\n" + host + "A: " + std::string(20'000, 'b') + "\r\n\r\n", 431},
           {"GET / HTTP/1.1\r\n" + host + "A: " + std::string(40'000, 'b'), 431},
       }) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, c.text.size()}) {
      RequestReader reader(settings_, memory_);
      std::string_view rest = c.text;
      auto step = reader.step();
      while (step == RequestReader::Step::more && !rest.empty()) {
        const auto space = reader.space();
        const std::size_t n = std::min({piece, space.size(), rest.size()});
        std::copy_n(rest.begin(), n, space.begin());
        reader.filled(n);
        rest.remove_prefix(n);
        step = reader.step();
      }
      EXPECT_EQ(step, RequestReader::Step::refuse) << c.text.substr(0, 90) << " by " << piece;
      EXPECT_EQ(reader.refusal().status, c.status) << c.text.substr(0, 90) << " by " << piece;
    }
  }
}

TEST_F(Reader, ManySmallHeadersAreStillTooLarge) {
  std::string text = "GET / HTTP/1.1\r\nHost: h\r\n";
  for (int i = 0; i < 2000; ++i) text += "X-" + std::to_string(i) + ": 12345\r\n";
  ASSERT_EQ(feed(text + "\r\n", 64), RequestReader::Step::refuse);
  EXPECT_EQ(reader_.refusal().status, 431);
}

TEST_F(Reader, EndlessChunkExtensionOrBody) {
  const std::string head = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  ASSERT_EQ(feed(head + "5;" + std::string(200'000, 'e'), 4096), RequestReader::Step::refuse);
  EXPECT_EQ(reader_.refusal().status, 400);
  std::string body = head;
  for (int i = 0; i < 300; ++i) body += "1000\r\n" + std::string(4096, 'b') + "\r\n";
  RequestReader fresh(settings_, memory_);
  std::string_view rest = body;
  auto step = RequestReader::Step::more;
  while (step == RequestReader::Step::more && !rest.empty()) {
    const auto space = fresh.space();
    const std::size_t n = std::min(space.size(), rest.size());
    std::copy_n(rest.begin(), n, space.begin());
    fresh.filled(n);
    rest.remove_prefix(n);
    step = fresh.step();
  }
  EXPECT_EQ(step, RequestReader::Step::refuse);
  EXPECT_EQ(fresh.refusal().status, 413);
  EXPECT_LE(fresh.request().body.size(), kMiB);
}

TEST_F(Reader, AllBodiesTogetherHaveALimit) {
  settings_.max_body_memory = 100;
  memory_ = 60;
  ASSERT_EQ(feed("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\n\r\n" + std::string(50, 'x'), 10),
            RequestReader::Step::refuse);
  EXPECT_EQ(reader_.refusal().status, 503);
  reader_.begin();
  EXPECT_EQ(memory_, 60U);
}

TEST_F(Reader, ProxyIsBelievedOnlyWhenTrusted) {
  constexpr std::string_view kText =
      "GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 10.0.0.1, 192.0.2.7\r\nX-Forwarded-Proto: "
      "https\r\n\r\n";
  ASSERT_EQ(feed(kText, 1000), RequestReader::Step::complete);
  EXPECT_EQ(reader_.request().remote_address, "");
  EXPECT_FALSE(reader_.request().secure);
  EXPECT_TRUE(reader_.wants().forwarded);
  settings_.trust_proxy = true;
  reader_.begin();
  ASSERT_EQ(feed(kText, 1000), RequestReader::Step::complete);
  EXPECT_EQ(reader_.request().remote_address, "192.0.2.7");
  EXPECT_TRUE(reader_.request().secure);
  reader_.begin();
  ASSERT_EQ(feed("GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: <script>\r\n\r\n", 1000),
            RequestReader::Step::complete);
  EXPECT_EQ(reader_.request().remote_address, "");
}

}  // namespace
}  // namespace kaname::http
