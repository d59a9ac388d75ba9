// SPDX-License-Identifier: Apache-2.0
// Requests and answers over a real socket: the ordinary ones.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "http/test_support.h"

namespace kaname::http {
namespace {

using testing::Client;
using testing::eventually;
using testing::Fixture;
using testing::quick_settings;
using testing::Received;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Server, AnswersAndKeepsAlive) {
  Fixture house;
  Client client = house.client();
  for (int i = 0; i < 3; ++i) {
    const Received answer = client.get("/v1/hello");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "{\"hello\":\"kaname\"}");
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_EQ(answer.header("content-type"), "application/json; charset=utf-8");
    EXPECT_EQ(answer.header("x-request-id").size(), 13U);
    EXPECT_TRUE(answer.header("date").ends_with(" GMT"));
  }
  EXPECT_EQ(house.server->counters().accepted, 1U);
  EXPECT_EQ(client.get("/v1/hello", "Connection: close\r\n").header("connection"), "close");
  EXPECT_TRUE(client.closed_within(2000));
}

TEST(Server, SecurityHeadersOnEverything) {
  Fixture house;
  Client client = house.client();
  for (const std::string_view path : {"/v1/hello", "/desk/", "/desk/app-3f2a.js", "/healthz", "/", "/v1/nothing"}) {
    const Received answer = client.get(path);
    EXPECT_TRUE(has(answer.header("content-security-policy"), "default-src 'self'; script-src 'self'")) << path;
    EXPECT_TRUE(has(answer.header("content-security-policy"), "frame-ancestors 'none'")) << path;
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("referrer-policy"), "same-origin");
    EXPECT_EQ(answer.header("cross-origin-opener-policy"), "same-origin");
    EXPECT_FALSE(answer.header("permissions-policy").empty());
    EXPECT_EQ(answer.header("strict-transport-security"), "");
  }
  EXPECT_EQ(client.get("/link/secret-token").header("referrer-policy"), "no-referrer");
}

TEST(Server, WholeRequestReachesTheService) {
  Fixture house;
  Client client = house.client();
  client.send(
      "POST /v1/echo?a=%31 HTTP/1.1\r\nHost: kaname.example\r\nContent-Type: text/plain\r\nCookie: s=1\r\n"
      "Idempotency-Key: 018f\r\nX-Kaname-CSRF: token\r\nOrigin: https://kaname.example\r\nContent-Length: "
      "6\r\n\r\n要!!!");
  EXPECT_EQ(client.receive().body,
            "path=/v1/echo query=a=%31 body=要!!! type=text/plain cookie=s=1 key=018f csrf=token "
            "origin=https://kaname.example host=kaname.example remote=127.0.0.1 secure=false");
  client.send("PUT /v1/echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
  client.send("4\r\ndefg\r\n0\r\n\r\n");
  EXPECT_TRUE(has(client.receive().body, " body=abcdefg "));
  client.send("POST /v1/echo HTTP/1.1\r\nHost: h\r\n\r\n");  // no length: an empty body (RFC 9112 6.3)
  EXPECT_TRUE(has(client.receive().body, " body= "));
}

TEST(Server, PipelinedRequestsAreAnsweredInOrder) {
  Fixture house;
  Client client = house.client();
  std::string all;
  for (int i = 0; i < 50; ++i) {
    all += fmt::format("POST {} HTTP/1.1\r\nHost: h\r\nContent-Length: {}\r\n\r\n{}",
                       i % 2 == 0 ? "/v1/write" : "/v1/echo", i, std::string(static_cast<std::size_t>(i), 'x'));
  }
  client.send(all);
  for (int i = 0; i < 50; ++i) {
    const Received answer = client.receive();
    ASSERT_EQ(answer.status, 200);
    if (i % 2 == 0) {
      EXPECT_EQ(answer.body, fmt::format("{{\"wrote\":{}}}", i));
    } else {
      EXPECT_TRUE(has(answer.body, fmt::format(" body={} ", std::string(static_cast<std::size_t>(i), 'x'))));
    }
  }
}

TEST(Server, HeadHasTheLengthButNoBody) {
  Fixture house;
  Client client = house.client();
  for (const std::string_view path : {"/v1/hello", "/desk/"}) {
    client.send(fmt::format("HEAD {} HTTP/1.1\r\nHost: h\r\n\r\n", path));
    const Received answer = client.receive(true);
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.header("content-length"), "0");
  }
  EXPECT_EQ(client.get("/v1/hello").body, "{\"hello\":\"kaname\"}");  // nothing was left over
}

TEST(Server, ExpectContinue) {
  Fixture house;
  Client client = house.client();
  client.send("POST /v1/echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(client.receive().status, 100);
  client.send("abc");
  EXPECT_TRUE(has(client.receive().body, " body=abc "));
  client.send("POST /v1/echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 104857600\r\n\r\n");
  EXPECT_EQ(client.receive().status, 413);  // and no invitation to send it
}

TEST(Server, OldClients) {
  Fixture house;
  Client client = house.client();
  client.send("GET /v1/hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(client.receive().header("connection"), "keep-alive");
  client.send("GET /v1/hello HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.receive().header("connection"), "close");
  EXPECT_TRUE(client.closed_within(2000));
}

TEST(Server, MethodsNotServed) {
  Fixture house;
  for (const std::string_view line :
       {"TRACE /v1/hello", "OPTIONS *", "CONNECT h:443", "PATCH /v1/hello", "BREW /pot"}) {
    Client client = house.client();
    client.send(fmt::format("{} HTTP/1.1\r\nHost: h\r\n\r\n", line));
    const Received answer = client.receive();
    EXPECT_EQ(answer.status, 405) << line;
    EXPECT_EQ(answer.body, "{\"code\":\"method_not_allowed\"}");
    EXPECT_FALSE(answer.header("allow").empty());
  }
}

TEST(Server, RedirectsAndScreens) {
  Fixture house;
  Client client = house.client();
  const Received home = client.get("/?from=mail");
  EXPECT_EQ(home.status, 302);
  EXPECT_EQ(home.header("location"), "/desk/?from=mail");
  EXPECT_EQ(client.get("/phone").header("location"), "/phone/");
  for (const std::string_view path : {"/desk/", "/desk/people/7", "/desk/%E8%A6%81", "/desk/index.html"}) {
    const Received page = client.get(path);
    EXPECT_EQ(page.body, "<title>要</title>") << path;
    EXPECT_EQ(page.header("cache-control"), "no-cache");
  }
  EXPECT_EQ(client.get("/phone/visits").body, "phone");
  EXPECT_EQ(client.get("/desk/missing.js").status, 404);
  EXPECT_EQ(client.get("/elsewhere").status, 404);
}

TEST(Server, FilesInTheBestCodingAndOnlyOnce) {
  Fixture house;
  Client client = house.client();
  const Received plain = client.get("/desk/app-3f2a.js");
  EXPECT_EQ(plain.body.size(), 5000U);
  EXPECT_EQ(plain.header("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(plain.header("vary"), "accept-encoding");
  const Received zipped = client.get("/desk/app-3f2a.js", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(zipped.header("content-encoding"), "gzip");
  EXPECT_EQ(testing::gunzip(zipped.body), plain.body);
  EXPECT_EQ(client.get("/desk/app-3f2a.js", "Accept-Encoding: gzip, br\r\n").body, "brotli of /desk/app-3f2a.js");
  const Received again = client.get("/desk/app-3f2a.js", fmt::format("If-None-Match: {}\r\n", plain.header("etag")));
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(again.header("etag"), plain.header("etag"));
  EXPECT_EQ(client.get("/v1/tagged", "If-None-Match: W/\"v7\"\r\n").status, 304);
  EXPECT_EQ(client.get("/v1/tagged", "If-None-Match: \"v8\"\r\n").status, 200);
}

TEST(Server, LargeTextIsCompressedWhenAsked) {
  Fixture house;
  Client client = house.client();
  const Received zipped = client.get("/v1/large", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(zipped.header("content-encoding"), "gzip");
  EXPECT_LT(zipped.body.size(), 3000U);
  EXPECT_EQ(testing::gunzip(zipped.body).size(), 300'000U);
  EXPECT_EQ(client.get("/v1/large").body.size(), 300'000U);
  EXPECT_EQ(client.get("/v1/large").header("vary"), "accept-encoding");
  EXPECT_EQ(client.get("/v1/hello", "Accept-Encoding: gzip\r\n").header("content-encoding"), "");
  const Received secret = client.get("/v1/secret", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(secret.header("content-encoding"), "");
  EXPECT_EQ(secret.body.size(), 5000U);
  EXPECT_EQ(client.get("/v1/huge", "Accept-Encoding: gzip\r\n").body.size(), 8 * kMiB);
}

TEST(Server, AnswersCannotBreakTheMessage) {
  Fixture house;
  Client client = house.client();
  const Received answer = client.get("/v1/split");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("set-cookie"), "");
  EXPECT_EQ(answer.header("content-length"), "2");
  EXPECT_TRUE(has(answer.header("content-disposition"), "a  set-cookie"));
  EXPECT_EQ(client.get("/v1/throw").status, 500);
  client.send("POST /v1/write HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nthrow");
  EXPECT_EQ(client.receive().status, 500);
  client.send("POST /v1/write HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\ntwice");
  EXPECT_EQ(client.receive().body, "{\"wrote\":5}");
  EXPECT_EQ(client.get("/v1/hello").status, 200);
  EXPECT_EQ(house.server->counters().faults, 1U);
}

TEST(Server, HealthMetricsAndLog) {
  Settings settings = quick_settings();
  settings.gauges.push_back(Gauge{"kaname_writer_queue", "Acts waiting.", [] { return 3.0; }});
  Fixture house(std::move(settings));
  Client client = house.client();
  EXPECT_TRUE(has(client.get("/healthz").body, "\"status\":\"ok\""));
  const std::string id = client.get("/v1/hello?name=secret").header("x-request-id");
  const std::string page = client.get("/metrics").body;
  EXPECT_TRUE(has(page, "kaname_http_requests_total{act=\"hello.read\",class=\"2xx\"} 1\n")) << page;
  EXPECT_TRUE(has(page, "kaname_writer_queue 3\n"));
  EXPECT_TRUE(has(page, "kaname_http_connections 1\n"));
  EXPECT_EQ(client.get("/metrics", "X-Forwarded-For: 192.0.2.1\r\n").status, 404);
  const auto lines = house.lines();
  ASSERT_GE(lines.size(), 3U);
  EXPECT_TRUE(has(lines[1], "GET hello.read 200 in=")) << lines[1];
  EXPECT_TRUE(has(lines[1], "id=" + id));
  EXPECT_FALSE(has(lines[1], "secret"));
}

TEST(Server, ManyThreadsAndConnections) {
  Settings settings = quick_settings();
  settings.threads = 3;
  Fixture house(std::move(settings));
  std::vector<Client> clients;
  for (int i = 0; i < 100; ++i) clients.push_back(house.client());
  for (Client& client : clients) client.send("POST /v1/write HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
  for (Client& client : clients) EXPECT_EQ(client.receive().status, 200);
  EXPECT_EQ(house.server->counters().connections, 100U);
  clients.clear();
  EXPECT_TRUE(eventually([&] { return house.server->counters().connections == 0; }));
}

}  // namespace
}  // namespace kaname::http
