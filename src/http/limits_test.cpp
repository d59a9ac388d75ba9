// SPDX-License-Identifier: Apache-2.0
// Clients that are too large, too slow, too many, or gone; and the end of the server.
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

constexpr std::string_view kWrite = "POST /v1/write HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi";

TEST(Limits, HundredMegabytesAreNotRead) {
  Fixture house;
  Client client = house.client();
  client.send("POST /v1/echo HTTP/1.1\r\nHost: h\r\nContent-Length: 104857600\r\n\r\n");
  const std::string part(kMiB, 'x');
  int sent = 0;
  while (sent < 100 && client.send(part)) ++sent;
  EXPECT_LT(sent, 100);
  const Received answer = client.receive();
  EXPECT_EQ(answer.status, 413);
  EXPECT_EQ(answer.body, "{\"code\":\"body_too_large\"}");
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_TRUE(client.closed_within(4000));
  EXPECT_EQ(house.service.answered, 0);
}

TEST(Limits, EndlessChunksAreNotRead) {
  Fixture house;
  Client client = house.client();
  client.send("POST /v1/echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string part = "10000\r\n" + std::string(65536, 'x') + "\r\n";
  for (int i = 0; i < 1600 && client.send(part); ++i) continue;
  EXPECT_EQ(client.receive().status, 413);
}

TEST(Limits, UploadsMayBeLarger) {
  Fixture house;
  Client client = house.client();
  const std::string body(20 * kMiB, 'u');
  client.send(fmt::format("PUT /v1/blobs/x HTTP/1.1\r\nHost: h\r\nContent-Length: {}\r\n\r\n", body.size()));
  client.send(body);
  const Received answer = client.receive();
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.body.find(fmt::format("body={} ", body.size())), std::string::npos);
}

TEST(Limits, BadBytesGetAClearAnswerAndTheEnd) {
  struct Case {
    std::string bytes;
    int status;
    std::string_view code;
  };
  for (const Case& c : std::vector<Case>{
           {"hello\r\n\r\n", 400, "bad_request"},
           {"GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", 400, "bad_request"},
           {"GET /" + std::string(10'000, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414, "too_long"},
           {"GET / HTTP/1.1\r\nHost: h\r\nA: " + std::string(17'000, 'a') + "\r\n\r\n", 431, "headers_too_large"},
           {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "bad_request"}}) {
    Fixture house;
    Client client = house.client();
    client.send(c.bytes);
    const Received answer = client.receive();
    EXPECT_EQ(answer.status, c.status);
    EXPECT_EQ(answer.body, fmt::format("{{\"code\":\"{}\"}}", c.code));
    EXPECT_TRUE(client.closed_within(4000));
  }
}

TEST(Limits, SlowHeaderAndSlowBody) {
  for (const std::string_view begun :
       {"GET /v1/hello HTTP/1.1\r\nHo", "POST /v1/echo HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nabc"}) {
    Fixture house;
    Client client = house.client();
    client.send(begun);
    for (int i = 0; i < 8; ++i) {  // a byte now and then does not help
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      client.send("x");
    }
    const Received answer = client.receive();
    EXPECT_EQ(answer.status, 408) << begun;
    EXPECT_EQ(answer.body, "{\"code\":\"request_timeout\"}");
    EXPECT_TRUE(client.closed_within(5000));
    EXPECT_EQ(house.server->counters().timed_out, 1U);
  }
}

TEST(Limits, SteadyUploadOverASlowLineIsKept) {
  Settings settings = quick_settings();
  settings.slowest_rate = 10 * kKiB;
  Fixture house(std::move(settings));
  Client client = house.client();
  client.send("POST /v1/echo HTTP/1.1\r\nHost: h\r\nContent-Length: 24000\r\n\r\n");
  for (int i = 0; i < 12; ++i) {  // 20 kB a second for 1.2 s, four times the bare deadline
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    client.send(std::string(2000, 'x'));
  }
  EXPECT_EQ(client.receive().status, 200);
}

TEST(Limits, IdleConnectionsAreClosedSilently) {
  Settings settings = quick_settings();
  settings.idle_deadline = Milliseconds(200);
  Fixture house(std::move(settings));
  Client fresh = house.client();
  Client used = house.client();
  EXPECT_EQ(used.get("/v1/hello").status, 200);
  EXPECT_TRUE(fresh.closed_within(2000));
  EXPECT_EQ(used.receive(false, 2).status, 0);
  EXPECT_EQ(house.server->counters().timed_out, 0U);
}

TEST(Limits, ClientThatDoesNotReadIsClosed) {
  Settings settings = quick_settings();
  settings.write_deadline = Milliseconds(200);
  settings.slowest_rate = 64 * kMiB;
  Fixture house(std::move(settings));
  Client client = house.client();
  client.small_window();
  client.send("GET /v1/huge HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_TRUE(eventually([&] { return house.server->counters().timed_out == 1; }));
  EXPECT_TRUE(eventually([&] { return house.server->counters().connections == 0; }));
}

TEST(Limits, TooManyConnectionsAreToldSo) {
  for (const bool per_address : {false, true}) {
    Settings settings = quick_settings();
    (per_address ? settings.max_per_address : settings.max_connections) = 2;
    Fixture house(std::move(settings));
    Client one = house.client();
    Client two = house.client();
    EXPECT_EQ(one.get("/v1/hello").status, 200);
    EXPECT_EQ(two.get("/v1/hello").status, 200);
    Client three = house.client();
    const Received answer = three.get("/v1/hello");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.header("retry-after"), "5");
    EXPECT_NE(answer.body.find("\"code\":\"busy\""), std::string::npos);
    EXPECT_TRUE(three.closed_within(3000));
    one.vanish();
    EXPECT_TRUE(eventually([&] { return house.client().get("/v1/hello").status == 200; }));
  }
}

TEST(Limits, FullSlowPoolIsBusyAndFastReadsGoOn) {
  Settings settings = quick_settings();
  settings.slow_threads = 1;
  settings.slow_queue = 1;
  Fixture house(std::move(settings));
  house.service.hold(true);
  Client working = house.client();
  working.send("GET /v1/slow HTTP/1.1\r\nHost: h\r\n\r\n");
  ASSERT_TRUE(eventually([&] { return house.service.waiting() == 1; }));
  Client queued = house.client();
  queued.send("GET /v1/slow HTTP/1.1\r\nHost: h\r\n\r\n");
  Client fast = house.client();
  ASSERT_TRUE(eventually([&] { return fast.get("/metrics").body.find("slow_queue 1\n") != std::string::npos; }));
  EXPECT_EQ(fast.get("/v1/slow").status, 503);
  EXPECT_EQ(fast.get("/v1/hello").status, 200);
  house.service.hold(false);
  EXPECT_EQ(working.receive().body, "{\"slow\":true}");
  EXPECT_EQ(queued.receive().body, "{\"slow\":true}");
}

// The session must stay until the other thread has let go of it (AddressSanitizer watches).
TEST(Limits, ClientsThatVanishWhileOthersWork) {
  Settings settings = quick_settings();
  settings.threads = 2;
  Fixture house(std::move(settings));
  for (int round = 0; round < 5; ++round) {
    house.service.hold(true);
    std::vector<Client> clients;
    for (int i = 0; i < 20; ++i) {
      clients.push_back(house.client());
      clients.back().send(i % 2 == 0 ? kWrite : std::string_view("GET /v1/slow/1 HTTP/1.1\r\nHost: h\r\n\r\n"));
    }
    ASSERT_TRUE(eventually([&] { return house.service.waiting() == 3; }));  // the writer and two of the pool
    for (Client& client : clients) client.vanish();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_EQ(house.server->counters().connections, 20U);
    house.service.hold(false);
    EXPECT_TRUE(eventually([&] { return house.server->counters().connections == 0; }));
  }
  EXPECT_EQ(house.client().get("/v1/hello").status, 200);
  EXPECT_EQ(house.server->counters().faults, 0U);
}

TEST(Stop, FinishesWhatIsInFlight) {
  Fixture house;
  Client idle = house.client();
  EXPECT_EQ(idle.get("/v1/hello").status, 200);
  house.service.hold(true);
  Client writing = house.client();
  writing.send(kWrite);
  ASSERT_TRUE(eventually([&] { return house.service.waiting() == 1; }));
  std::thread stopping([&] { house.server->stop(std::chrono::milliseconds(5000)); });
  EXPECT_TRUE(idle.closed_within(2000));
  EXPECT_THROW(house.client(), std::runtime_error);
  house.service.hold(false);
  const Received answer = writing.receive();
  EXPECT_EQ(answer.body, "{\"wrote\":2}");
  EXPECT_EQ(answer.header("connection"), "close");
  stopping.join();
  house.service.commit("area", 1);  // the service may live on
}

TEST(Stop, GraceHasAnEndButNoHopIsAbandoned) {
  Fixture house;
  house.service.hold(true);
  Client writing = house.client();
  writing.send(kWrite);
  Client half = house.client();
  half.send("GET / HT");
  ASSERT_TRUE(eventually([&] { return house.service.waiting() == 1; }));
  std::thread stopping([&] { house.server->stop(std::chrono::milliseconds(50)); });
  EXPECT_TRUE(writing.closed_within(2000));
  EXPECT_TRUE(half.closed_within(2000));
  house.service.hold(false);
  stopping.join();
  EXPECT_EQ(house.server->counters().connections, 0U);
}

TEST(Start, TakenAddressAndBadSettingsAreSaid) {
  Fixture house;
  Settings settings = quick_settings();
  settings.port = house.server->port();
  Server second(settings, house.service, house.assets);
  EXPECT_THROW(second.start(), std::runtime_error);
  settings.address = "not an address";
  Server third(settings, house.service, house.assets);
  EXPECT_THROW(third.start(), std::runtime_error);
  settings.tls_cert = "/nowhere.pem";
  EXPECT_THROW(Server(settings, house.service, house.assets), std::runtime_error);
  settings.tls_key = "/nowhere.pem";
  EXPECT_THROW(Server(settings, house.service, house.assets), std::runtime_error);
}

}  // namespace
}  // namespace kaname::http
