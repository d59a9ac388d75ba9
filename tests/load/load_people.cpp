// SPDX-License-Identifier: Apache-2.0
// People and threads from outside: reads with permission check and access log, durable writes, search, the phones' pull.
//   kaname_load_people PROGRAM DATA PORT PASSWORD TOWN_LOGIN OFFICE_LOGINS [SECONDS [LONG]]
// OFFICE_LOGINS: with commas; the first is measured, all of them are the phones of a morning.
// LONG: entries of one long thread to be written first (50,000). The database is named by KANAME_DATABASE, when set.
#include <cstdio>
#include <stdexcept>

#include "base/id.h"
#include "report.h"

namespace {

using namespace kaname;
using namespace kaname::load;

std::string act_headers(const Person& person) {
  return person.headers + "X-Kaname-Csrf: " + person.csrf + "\r\nIdempotency-Key: " + random_uuid().text() + "\r\n";
}

std::vector<std::string> own_people(std::uint16_t port, const Person& person) {
  const std::string body = ask(port,
                               post("/v1/people/find", R"({"mine":true,"limit":500})",
                                    person.headers + "X-Kaname-Csrf: " + person.csrf + "\r\n"))
                               .body;
  std::vector<std::string> out;
  for (std::size_t at = body.find("\"items\":["); (at = body.find("{\"id\":\"", at)) != std::string::npos; ++at)
    out.push_back(body.substr(at + 7, 36));
  if (out.empty()) throw std::runtime_error("the office has no people");
  return out;
}

constexpr std::string_view kNote =
    "訪問時、ベッド上で安静にされていた。顔色良好。清拭と更衣を行う。昼食は半分ほど摂取、水分300ml。";

std::string entry(const Person& person, const std::string& id) {
  return post(
      "/v1/people/" + id + "/entries",
      fmt::format(
          R"({{"kind":"visit","text":"{}","closing":"next_visit","vitals":{{"systolic":128,"diastolic":74,"spo2":96}}}})",
          kNote),
      act_headers(person));
}

struct Measurer {
  const ServerProcess& server;
  double seconds;

  double loop(const std::string& what, int connections, const std::function<std::string()>& next, Budget budget) const {
    const double before = server.cpu_ms();
    const LoopResult result = closed_loop(server.port(), connections, seconds, next);
    report(what, server, before, result, budget);
    return (server.cpu_ms() - before) / static_cast<double>(std::max<std::int64_t>(result.answers, 1));
  }
};

using Have = std::vector<std::pair<std::string, std::string>>;

std::string pull_request(const Person& person, const Have& have) {
  std::string body = R"({"have":[)";
  for (const auto& [id, seq] : have)
    body += fmt::format(R"({}{{"id":"{}","seq":{}}})", body.back() == '[' ? "" : ",", id, seq);
  return post("/v1/sync/pull", body + "]}", person.headers + "X-Kaname-Csrf: " + person.csrf + "\r\n");
}

// First everything, then what a day has brought: page by page as a phone does it.
struct Pull {
  double cpu_ms = 0;
  std::size_t bytes = 0, people = 0, pages = 0;
};

Pull pull(const ServerProcess& server, const Person& person, Have& have) {
  Pull out;
  const double before = server.cpu_ms();
  for (bool more = true; more && out.pages < 2000;) {
    const Answer answer = ask(server.port(), pull_request(person, have));
    if (answer.status != 200) throw std::runtime_error("pull: " + answer.body.substr(0, 300));
    ++out.pages;
    out.bytes += answer.body.size();
    constexpr std::string_view kBundle = "{\"person_id\":\"";
    for (std::size_t at = 0; (at = answer.body.find(std::string(kBundle), at)) != std::string::npos; ++at) {
      const std::string id = answer.body.substr(at + kBundle.size(), 36);
      const std::size_t seq = at + kBundle.size() + 36;
      if (!answer.body.substr(seq, 8).starts_with("\",\"seq\":")) continue;
      std::erase_if(have, [&](const auto& one) { return one.first == id; });
      have.emplace_back(id, answer.body.substr(seq + 8, answer.body.find(',', seq + 8) - seq - 8));
      ++out.people;
    }
    more = answer.body.find("\"more\":true") != std::string::npos;
  }
  out.cpu_ms = server.cpu_ms() - before;
  return out;
}

void report_pull(const std::string& what, const Pull& pull, const std::string& budget, bool met) {
  row(what,
      fmt::format("{} people, {} pages, {:.2f} MB, {:.0f} ms CPU", pull.people, pull.pages,
                  static_cast<double>(pull.bytes) / 1e6, pull.cpu_ms),
      budget, met);
}

void measure_pulls(const ServerProcess& server, const Person& person, const std::vector<std::string>& ids) {
  Have have;
  const Pull first = pull(server, person, have);
  const double per30 = first.cpu_ms * 30 / static_cast<double>(std::max<std::size_t>(first.people, 1));
  const double mb30 =
      static_cast<double>(first.bytes) / 1e6 * 30 / static_cast<double>(std::max<std::size_t>(first.people, 1));
  report_pull("a phone's first pull", first, "30 people: 1 s, 5 MB", per30 <= 1000 && mb30 <= 5);
  for (std::size_t i = 0; i < std::min<std::size_t>(ids.size(), 30); ++i) ask(server.port(), entry(person, ids[i]));
  const Pull day = pull(server, person, have);
  report_pull("the pull after 30 new entries", day, "50 ms", day.cpu_ms <= 50);
  const Measurer measurer{server, 3};
  const std::string nothing_new = pull_request(person, have);
  measurer.loop("a morning: pulls with nothing new", 16, [&] { return nothing_new; }, {});
}

// The phones of a morning: each takes what was written overnight about ten of its people, a hundred at any moment.
void measure_morning(const ServerProcess& server, const std::vector<Person>& workers) {
  constexpr int kAtOnce = 100;
  constexpr double kSeconds = 6;
  constexpr std::size_t kOvernight = 10;
  std::vector<std::string> requests;
  for (const Person& worker : workers) {
    Have have;
    pull(server, worker, have);
    requests.push_back(pull_request(worker, have));
    for (std::size_t i = 0; i < std::min(kOvernight, have.size()); ++i)
      ask(server.port(), entry(worker, have[i].first));
  }
  const double before = server.cpu_ms();
  const LoopResult all = closed_loop(server.port(), kAtOnce, kSeconds, in_turn(requests));
  const double a_minute = static_cast<double>(all.answers) * 60 / all.seconds;
  row("a morning: pulls with ten new entries",
      fmt::format("{:.0f} a minute, p99 {:.0f} ms, CPU {:.2f} ms a phone{}", a_minute, all.percentile(0.99),
                  (server.cpu_ms() - before) / static_cast<double>(std::max<std::int64_t>(all.answers, 1)),
                  all.refused > 0 ? fmt::format(", {} REFUSED", all.refused) : std::string()),
      "1,000 a minute", a_minute >= 1000 && all.refused == 0);
}

void measure_long(const Measurer& measurer, const Person& person, const std::vector<std::string>& ids, int entries,
                  double short_cpu) {
  const std::string& id = ids.front();
  const double before = measurer.server.cpu_ms();
  const LoopResult written =
      closed_loop(measurer.server.port(), 64, entries / 2500.0, [&] { return entry(person, id); });
  report(fmt::format("writing one thread of {} entries", written.answers), measurer.server, before, written, {});
  const std::string newest = get("/v1/people/" + id + "/thread", person.headers);
  const double cpu = measurer.loop("newest 50 of that thread", 16, [&] { return newest; }, {0.15, 0});
  row("… against a short thread", fmt::format("{:.2f} times", cpu / short_cpu), "1.1 times", cpu <= 1.1 * short_cpu);
}

std::vector<Person> sign_in_all(std::uint16_t port, std::string_view logins, const std::string& password) {
  std::vector<Person> out;
  while (!logins.empty()) {
    const std::size_t comma = std::min(logins.find(','), logins.size());
    out.push_back(sign_in(port, std::string(logins.substr(0, comma)), password));
    logins.remove_prefix(std::min(comma + 1, logins.size()));
  }
  return out;
}

void measure(const ServerProcess& server, const std::string& password, const std::string& town,
             const std::string& offices, double seconds, int long_thread) {
  const Measurer measurer{server, seconds};
  const Person officer = sign_in(server.port(), town, password);
  const std::vector<Person> workers = sign_in_all(server.port(), offices, password);
  const Person& worker = workers.front();
  const std::vector<std::string> ids = own_people(server.port(), worker);
  std::vector<std::string> pages, threads, finds, own_finds;
  for (const std::string& id : ids) {
    pages.push_back(get("/v1/people/" + id, worker.headers));
    threads.push_back(get("/v1/people/" + id + "/thread", worker.headers));
  }
  for (const char* words : {"さとう", "髙橋", "やまだ はる", "渡邉", "まつもと", "072-300", "きよ", "すずき いさむ"}) {
    const std::string body = fmt::format(R"({{"q":"{}"}})", words);
    finds.push_back(post("/v1/people/find", body, officer.headers + "X-Kaname-Csrf: " + officer.csrf + "\r\n"));
    own_finds.push_back(post("/v1/people/find", body, worker.headers + "X-Kaname-Csrf: " + worker.csrf + "\r\n"));
  }
  row("people of the office", std::to_string(ids.size()), "", true);
  measurer.loop("read one person", 16, in_turn(pages), {0.06, 0});
  const double short_cpu = measurer.loop("thread, newest 50", 16, in_turn(threads), {0.15, 0});
  measurer.loop("write an entry, durable", 64,
                [&, n = std::size_t{0}]() mutable { return entry(worker, ids[n++ % ids.size()]); }, {0.30, 0});
  measurer.loop("search people by name: one's own", 16, in_turn(own_finds), {0.15, 0});
  measurer.loop("search people by name: the whole area", 16, in_turn(finds), {0.15, 0});
  measurer.loop("mixed: 60 pages, 25 threads, 15 entries", 64,
                [&, n = std::size_t{0}]() mutable {
                  const std::size_t i = n++, at = i * 7 % ids.size();
                  return i % 20 < 12 ? pages[at] : i % 20 < 17 ? threads[at] : entry(worker, ids[at]);
                },
                {});
  measure_pulls(server, worker, ids);
  measure_morning(server, workers);
  if (long_thread > 0) measure_long(measurer, worker, ids, long_thread, short_cpu);
  row("memory after all of this", fmt::format("{:.0f} MB", server.memory_mb()), "100 MB", server.memory_mb() <= 100);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 7)
    return std::fprintf(stderr, "kaname_load_people PROGRAM DATA PORT PASSWORD TOWN OFFICE [SECONDS [LONG]]\n"), 2;
  try {
    const ServerProcess server(argv[1], argv[2], static_cast<std::uint16_t>(std::stoi(argv[3])));
    row("start to first answer, existing data", fmt::format("{:.2f} s", server.start_seconds()), "0.5 s",
        server.start_seconds() <= 0.5);
    if (!server.settle(600)) throw std::runtime_error("the server does not come to rest after its start");
    measure(server, argv[4], argv[5], argv[6], argc > 7 ? std::stod(argv[7]) : 4, argc > 8 ? std::stoi(argv[8]) : 0);
    return 0;
  } catch (const std::exception& error) { return std::fprintf(stderr, "%s\n", error.what()), 1; }
}
