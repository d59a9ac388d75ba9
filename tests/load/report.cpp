// SPDX-License-Identifier: Apache-2.0
#include "report.h"

#include <cstdio>
#include <stdexcept>

namespace kaname::load {

void row(const std::string& what, const std::string& figures, const std::string& budget, bool met) {
  fmt::print("| {:<44} | {:<64} | {:<22} | {} |\n", what, figures, budget,
             budget.empty() ? "–"
                 : met      ? "met"
                            : "MISSED");
  std::fflush(stdout);
}

void report(const std::string& what, const ServerProcess& server, double cpu_before, const LoopResult& result,
            Budget budget) {
  const double cpu = (server.cpu_ms() - cpu_before) / static_cast<double>(std::max<std::int64_t>(result.answers, 1));
  std::string figures = fmt::format("{:.0f}/s, p50 {:.2f} p99 {:.2f} ms, CPU {:.3f} ms",
                                    static_cast<double>(result.answers) / result.seconds, result.percentile(0.5),
                                    result.percentile(0.99), cpu);
  if (!result.server_micros.empty())
    figures += fmt::format(", in server p99 {:.2f} ms", result.server_percentile(0.99));
  if (result.refused > 0) figures += fmt::format(", {} REFUSED", result.refused);
  std::string text;
  if (budget.cpu_ms > 0) text = fmt::format("CPU {:.2f} ms", budget.cpu_ms);
  if (budget.p99_ms > 0) text = fmt::format("p99 {:.0f} ms in server", budget.p99_ms);
  const double p99 = result.server_micros.empty() ? result.percentile(0.99) : result.server_percentile(0.99);
  row(what, figures, text,
      (budget.cpu_ms == 0 || cpu <= budget.cpu_ms) && (budget.p99_ms == 0 || p99 <= budget.p99_ms) &&
          result.refused == 0);
}

std::string between(const std::string& text, std::string_view begin, std::string_view end) {
  const std::size_t from = text.find(begin);
  if (from == std::string::npos)
    throw std::runtime_error(fmt::format("the answer has no {}: {}", begin, text.substr(0, 300)));
  return text.substr(from + begin.size(), text.find(end, from + begin.size()) - from - begin.size());
}

Person sign_in(std::uint16_t port, const std::string& login, const std::string& password) {
  const Answer answer =
      ask(port, post("/v1/session", fmt::format(R"({{"login":"{}","password":"{}"}})", login, password)));
  if (answer.status != 200) throw std::runtime_error("sign-in: " + answer.body);
  const std::string cookie = "kaname_session=" + between(answer.headers, "kaname_session=", ";");
  return {"Cookie: " + cookie + "\r\n", between(answer.body, "\"csrf\":\"", "\"")};
}

}  // namespace kaname::load
