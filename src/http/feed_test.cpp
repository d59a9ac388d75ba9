// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <ctime>

#include "http/test_support.h"

namespace kaname::http {
namespace {

using testing::Client;
using testing::eventually;
using testing::Fixture;
using testing::quick_settings;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

void listen(Client& client, std::string_view area, std::string_view last_event_id = "") {
  const std::string resume = last_event_id.empty() ? "" : fmt::format("Last-Event-ID: {}\r\n", last_event_id);
  client.send(fmt::format("GET /v1/feed?{} HTTP/1.1\r\nHost: h\r\n{}\r\n", area, resume));
}

// The ids in the order in which they came.
std::vector<int> ids(const std::string& text) {
  const std::string lines = "\n" + text;
  std::vector<int> out;
  for (std::size_t at = lines.find("\nid: "); at != std::string::npos; at = lines.find("\nid: ", at + 1)) {
    out.push_back(std::stoi(lines.substr(at + 5)));
  }
  return out;
}

std::vector<int> range(int first, int last) {
  std::vector<int> out;
  for (int i = first; i <= last; ++i) out.push_back(i);
  return out;
}

TEST(Feed, OpensAndHearsItsAreaOnly) {
  Fixture house;
  house.service.commit("east", 3);
  Client client = house.client();
  listen(client, "east");
  const std::string head = client.read_until("retry: ");
  EXPECT_TRUE(has(head, "HTTP/1.1 200 OK"));
  EXPECT_TRUE(has(head, "content-type: text/event-stream\r\n"));
  EXPECT_TRUE(has(head, "cache-control: no-store\r\n"));
  EXPECT_FALSE(has(head, "content-length"));
  ASSERT_TRUE(eventually([&] { return house.server->counters().feed_listeners == 1; }));
  house.service.commit("west", 1);
  house.service.commit("east", 2);
  EXPECT_EQ(ids(client.read_until("\"n\":5}\n\n")), range(4, 5));
}

TEST(Feed, WordOfOwnWorkIsHeardByItsAccountOnly) {
  Fixture house;
  house.service.commit("east", 3);
  Client anna = house.client(), ben = house.client(), far = house.client();
  listen(anna, "east+anna");
  listen(ben, "east+ben");
  listen(far, "west+anna");
  for (Client* client : {&anna, &ben, &far}) client->read_until("retry: ");
  ASSERT_TRUE(eventually([&] { return house.server->counters().feed_listeners == 3; }));
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  house.service.tell_account("east", "anna", "{\"done\":1}");
  house.service.tell_account("east", "anna", "{\"done\":2}");
  house.service.commit("east", 1);
  house.service.commit("west", 1);
  const std::string heard = anna.read_until("\"n\":4}\n\n");
  EXPECT_TRUE(has(heard, "event: job\ndata: {\"done\":1}\n\nevent: job\ndata: {\"done\":2}\n\n")) << heard;
  EXPECT_EQ(ids(heard), range(4, 4)) << "it has no number, and takes none from the acts";
  EXPECT_FALSE(has(ben.read_until("\"n\":4}\n\n"), "event: job"));
  EXPECT_FALSE(has(far.read_until("\"n\":1}\n\n"), "event: job"));
}

TEST(Feed, ResumesWithoutGapOrDouble) {
  for (const bool pool : {false, true}) {
    Settings settings = quick_settings();
    settings.threads = 2;
    Fixture house(std::move(settings));
    house.service.feeds_on_pool = pool;
    house.service.commit("east", 2500);  // more than one round of the past
    std::atomic<bool> go = true;
    std::thread writer([&] {
      while (go) {
        house.service.commit("east", 7);
        std::this_thread::sleep_for(std::chrono::microseconds(200));
      }
    });
    std::string text;
    // A machine that is busy makes a slow listener, whom the house sends away: she comes again with the last she has seen.
    for (int again = 0; go && again < 20; ++again) {
      const auto so_far = ids(text);
      Client client = house.client();
      listen(client, "east", std::to_string(so_far.empty() ? 17 : so_far.back()));
      text += client.read_until("\"n\":5000}\n\n");
      text.resize(std::min(text.size(), text.rfind("\n\n") + 2));  // an event that was cut off comes again whole
      if (ids(text).empty() || ids(text).back() < 5000) continue;
      go = false;
      writer.join();
      house.service.commit("east", 1);
      text += client.read_until("never", 300);
    }
    go = false;
    if (writer.joinable()) writer.join();
    const auto seen = ids(text);
    ASSERT_FALSE(seen.empty());
    EXPECT_EQ(seen, range(18, seen.back()));
    EXPECT_GE(seen.back(), 5000);
  }
}

TEST(Feed, ResumeIdsThatMakeNoSense) {
  Fixture house;
  house.service.commit("east", 5);
  for (const std::string_view id : {"99999", "-3", "abc", "99999999999999999999999", "3x"}) {
    Client client = house.client();
    listen(client, "east", id);
    EXPECT_TRUE(has(client.read_until("retry: "), "200 OK"));
    const auto before = house.server->counters();
    ASSERT_TRUE(eventually([&] { return house.server->counters().feed_listeners > 0; })) << before.feed_listeners;
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    house.service.commit("east", 1);
    EXPECT_EQ(ids(client.read_until("\n\ndata", 200)).size(), 1U) << id;  // only what is new
  }
}

TEST(Feed, RefusalIsAnOrdinaryAnswer) {
  Fixture house;
  Client client = house.client();
  listen(client, "deny");
  const auto answer = client.receive();
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.body, "{\"code\":\"forbidden\"}");
  EXPECT_EQ(client.get("/v1/hello").status, 200);  // the connection lives on
}

TEST(Feed, HeartbeatAndRecheck) {
  for (const bool pool : {false, true}) {
    Settings settings = quick_settings();
    settings.feed_heartbeat = Milliseconds(100);
    settings.feed_recheck = Milliseconds(150);
    Fixture house(std::move(settings));
    house.service.feeds_on_pool = pool;
    Client client = house.client();
    listen(client, "east");
    EXPECT_TRUE(has(client.read_until(":\n\n:\n\n"), ":\n\n"));
    ASSERT_TRUE(eventually([&] { return house.service.feed_checks > 1; }));
    house.service.feed_good = false;
    EXPECT_TRUE(client.closed_within(2000));
    EXPECT_TRUE(eventually([&] { return house.server->counters().feed_listeners == 0; }));
  }
}

TEST(Feed, SlowListenerIsSentAwayOthersHearOn) {
  Settings settings = quick_settings();
  settings.feed_queue = 50;
  Fixture house(std::move(settings));
  house.service.frame_padding = 4000;
  Client slow = house.client();
  slow.small_window();
  listen(slow, "east");
  Client quick = house.client();
  listen(quick, "east");
  slow.read_until("retry: ");
  quick.read_until("retry: ");
  ASSERT_TRUE(eventually([&] { return house.server->counters().feed_listeners == 2; }));
  std::string heard;
  int committed = 0;
  while (house.server->counters().feeds_dropped == 0 && committed < 40'000) {
    house.service.commit("east", 40);
    committed += 40;
    heard += quick.read_until(fmt::format("\"n\":{}}}\n\n", committed));
  }
  EXPECT_EQ(house.server->counters().feeds_dropped, 1U);
  EXPECT_EQ(ids(heard).size(), static_cast<std::size_t>(committed));
  EXPECT_TRUE(eventually([&] { return house.server->counters().feed_listeners == 1; }));
}

TEST(Feed, ListenersThatVanishAndTheEnd) {
  Settings settings = quick_settings();
  settings.threads = 2;
  Fixture house(std::move(settings));
  std::vector<Client> clients;
  for (int i = 0; i < 50; ++i) {
    clients.push_back(house.client());
    listen(clients.back(), "east");
  }
  ASSERT_TRUE(eventually([&] { return house.server->counters().feed_listeners == 50; }));
  for (std::size_t i = 0; i < 25; ++i) {
    clients[i].vanish();
    house.service.commit("east", 3);
  }
  EXPECT_TRUE(eventually([&] { return house.server->counters().feed_listeners == 25; }));
  house.server->stop(std::chrono::milliseconds(3000));
  for (std::size_t i = 25; i < 50; ++i) EXPECT_TRUE(clients[i].closed_within(1000));
  const auto lines = house.lines();
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(), [](const std::string& l) { return has(l, "GET feed 200"); }), 50);
}

TEST(Feed, AThousandListenersAreCheap) {
  Settings settings = quick_settings();
  settings.threads = 2;
  Fixture house(std::move(settings));
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  const int wanted = files.rlim_cur > 2200 ? 1000 : 200;
  std::vector<Client> clients;
  for (int i = 0; i < wanted; ++i) {
    clients.push_back(house.client());
    listen(clients.back(), fmt::format("area{}", i % 10));
  }
  ASSERT_TRUE(eventually([&] { return house.server->counters().feed_listeners == static_cast<unsigned>(wanted); }));
  for (Client& client : clients) client.read_until("retry: ");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  const std::clock_t before = std::clock();
  for (int area = 0; area < 10; ++area) house.service.commit(fmt::format("area{}", area), 1);
  for (Client& client : clients) EXPECT_TRUE(has(client.read_until("\"n\":1}"), "id: 1\n"));
  const double micros = static_cast<double>(std::clock() - before) * 1e6 / CLOCKS_PER_SEC / wanted;
  RecordProperty("cpu_us_per_listener_with_client", std::to_string(micros));
  std::printf("one event to %d listeners: %.1f CPU us each, client included\n", wanted, micros);
}

}  // namespace
}  // namespace kaname::http
