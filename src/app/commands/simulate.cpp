// SPDX-License-Identifier: Apache-2.0
// An invented year.
#include <charconv>

#include "app/commands/command.h"
#include "app/progress.h"
#include "app/sample.h"
#include "app/simulation.h"

namespace kaname::app {
namespace {

template <class Number>
Number number_of(const Invocation& invocation, const std::string& flag, Number usual, Number low, Number high) {
  if (!invocation.has(flag)) return usual;
  const std::string text = invocation.value(flag);
  Number out{};
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || out < low || out > high)
    throw UsageError(fmt::format("--{} は {} から {} までの数にしてください。", flag, low, high));
  return out;
}

}  // namespace

int simulate_command(const Invocation& invocation) {
  const DataLock lock(invocation.settings.data);
  House house(house_settings(invocation.settings));
  SimulationWish wish;
  wish.area = chosen_area(house, invocation);
  wish.people = number_of<std::size_t>(invocation, "people", 2000, 1, 200'000);
  wish.months = number_of(invocation, "months", 12, 1, 60);
  wish.seed = number_of<std::uint64_t>(invocation, "seed", 1, 0, ~std::uint64_t{0});
  wish.busyness = number_of(invocation, "busyness", 1.0, 0.0, 2.0);
  wish.offices_a_kind =
      number_of<std::size_t>(invocation, "offices", std::min<std::size_t>(wish.people / 80, 40), 0, 100);
  if (invocation.has("until")) {
    wish.until = LocalDate::parse(invocation.value("until"));
    if (!wish.until) throw UsageError("--until は 2026-11-20 のような日付にしてください。");
  }
  Progress progress("架空の毎日を過ごしています");
  wish.progress = [&](std::size_t done, std::size_t total) {
    progress.at(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total));
  };
  const auto lived = simulate_area(house, wish);
  if (!lived) throw std::runtime_error(sentence(lived.error()));
  fmt::print("{} 人、操作 {} 件（入院 {}、死亡 {}、断られた操作 {}）。加えた利用者 {} 人、パスワードはどれも {}\n",
             lived->people, lived->acts, lived->admissions, lived->deaths, lived->refused, lived->logins.size(),
             kDemoPassword);
  for (const std::string& refusal : lived->refusals) fmt::print("  断られた操作 {}\n", refusal);
  return lived->refused == 0 ? 0 : 1;
}

}  // namespace kaname::app
