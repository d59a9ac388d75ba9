// SPDX-License-Identifier: Apache-2.0
// Measures the program from outside and prints the table. CPU is the server's user and system time divided by the answers.
//   kaname_load PROGRAM DATA PORT LOGIN PASSWORD [SECONDS]
#include <cstdio>
#include <set>
#include <stdexcept>

#include "base/id.h"
#include "report.h"

namespace {

using namespace kaname;
using namespace kaname::load;

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return out;
}

std::vector<std::string> search_targets() {
  std::vector<std::string> out;
  for (const char* words : {"胃瘻 訪問看護", "透析", "褥瘡", "枚方", "ひらかた", "内科 牧野", "訪問看護", "香里",
                            "病院", "リハビリ", "歯科", "薬局"}) {
    out.push_back("/v1/facilities?limit=50&q=" + percent_encoded(words));
  }
  out.emplace_back("/v1/facilities?limit=50&kind=home_nursing&near=34.8147,135.6509&radius=2000&sort=distance");
  out.emplace_back("/v1/facilities?limit=50&cap=gastrostomy:yes+conditional&near=34.8147,135.6509&radius=5000");
  out.emplace_back("/v1/facilities?limit=50&kind=clinic,dental&open=now&sort=kana");
  out.emplace_back("/v1/facilities?limit=50&kana=%E3%81%8B&sort=confirmed");
  return out;
}

std::vector<std::string> some_ids(std::uint16_t port, const Person& person) {
  std::vector<std::string> out;
  for (int offset = 0; offset < 1000; offset += 200) {
    const std::string body =
        ask(port, get(fmt::format("/v1/facilities?limit=200&offset={}", offset), person.headers)).body;
    for (std::size_t at = body.find("\"items\":["); (at = body.find("{\"id\":\"", at)) != std::string::npos; ++at)
      out.push_back(body.substr(at + 7, 36));
  }
  if (out.empty()) throw std::runtime_error("the search answers nothing");
  return out;
}

// Two to four neighbouring letters of facilities' names, each piece once: words that nobody has asked for.
std::vector<std::string> unheard_words(std::uint16_t port, const Person& person) {
  std::set<std::string> out;
  const std::string body = ask(port, get("/v1/facilities?limit=200&offset=700", person.headers)).body;
  constexpr std::string_view kName = "\"name\":\"";
  for (std::size_t at = 0; (at = body.find(kName, at)) != std::string::npos;) {
    at += kName.size();
    std::vector<std::string> letters;
    for (; at < body.size() && body[at] != '"'; ++at) {
      if ((body[at] & 0xC0) != 0x80) letters.emplace_back();
      letters.back() += body[at];
    }
    for (std::size_t from = 0; from < letters.size(); ++from) {
      std::string piece = letters[from];
      for (std::size_t n = 1; n < 4 && from + n < letters.size(); ++n) out.insert(piece += letters[from + n]);
    }
  }
  return {out.begin(), out.end()};
}

void measure(const ServerProcess& server, const std::string& login, const std::string& password, double seconds) {
  const std::uint16_t port = server.port();
  const Person person = sign_in(port, login, password);
  std::vector<std::string> searches, pages;
  for (const std::string& target : search_targets()) searches.push_back(get(target, person.headers));
  const auto loaded_at = std::chrono::steady_clock::now();
  ask(port, searches[0]);
  const double load_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - loaded_at).count();
  const std::vector<std::string> ids = some_ids(port, person);
  for (const std::string& id : ids) pages.push_back(get("/v1/facilities/" + id, person.headers));
  const auto write = [&, n = std::size_t{0}]() mutable {
    return post(
        "/v1/facilities/" + ids[n++ % ids.size()] + "/confirm", R"({"fact_groups":["basic"],"source":"town"})",
        person.headers + "X-Kaname-Csrf: " + person.csrf + "\r\nIdempotency-Key: " + random_uuid().text() + "\r\n");
  };
  const auto loop = [&](const std::string& what, int connections, const std::function<std::string()>& next,
                        Budget budget) {
    const double before = server.cpu_ms();
    report(what, server, before, closed_loop(port, connections, seconds, next), budget);
  };
  row("first search, asked at the start", fmt::format("{:.2f} s", load_seconds), "", true);
  for (const std::string& one : searches) closed_loop(port, 1, 0.05, [&] { return one; });
  loop("facility search, 16 kinds of question", 2, in_turn(searches), {0, 5});
  std::vector<std::string> unheard;
  for (const std::string& word : unheard_words(port, person)) {
    unheard.push_back(get("/v1/facilities?limit=50&q=" + percent_encoded(word), person.headers));
  }
  loop(fmt::format("search by {} words never asked before", unheard.size()), 2, in_turn(unheard), {0, 5});
  loop("facility page", 16, in_turn(pages), {});
  loop("write an act, durable", 64, write, {0.30, 0});
  double before = 0;
  const FanOut fan = fan_out(port, 1000, get("/v1/feed", person.headers + "Accept: text/event-stream\r\n"), 20, 150,
                             write, [&] { before = server.cpu_ms(); });
  const double cpu = (server.cpu_ms() - before) / static_cast<double>(std::max<std::int64_t>(fan.events, 1));
  LoopResult times;
  times.micros = fan.micros;
  row("live feed, 20 acts to 1,000 listeners",
      fmt::format("{} of 20000 arrived, p50 {:.1f} p99 {:.1f} ms, CPU {:.4f} ms each", fan.events,
                  times.percentile(0.5), times.percentile(0.99), cpu),
      "", fan.events == 20'000);
  row("memory after all of this", fmt::format("{:.0f} MB", server.memory_mb()), "", true);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6) return std::fprintf(stderr, "kaname_load PROGRAM DATA PORT LOGIN PASSWORD [SECONDS]\n"), 2;
  try {
    const ServerProcess server(argv[1], argv[2], static_cast<std::uint16_t>(std::stoi(argv[3])));
    row("start to first answer, existing data", fmt::format("{:.2f} s", server.start_seconds()), "0.5 s",
        server.start_seconds() <= 0.5);
    row("memory after the start", fmt::format("{:.0f} MB", server.memory_mb()), "100 MB", server.memory_mb() <= 100);
    measure(server, argv[4], argv[5], argc > 6 ? std::stod(argv[6]) : 4);
    return 0;
  } catch (const std::exception& error) { return std::fprintf(stderr, "%s\n", error.what()), 1; }
}
