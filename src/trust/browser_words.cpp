// SPDX-License-Identifier: Apache-2.0
#include "trust/browser_words.h"

#include <array>

namespace kaname::trust {
namespace {

struct Mark {
  std::string_view sign, word;
};

// The first that fits: Edge and Chrome call themselves Safari too, Android calls itself Linux.
constexpr auto kBrowsers = std::to_array<Mark>({
    {"Edg", "Edge"},
    {"OPR/", "Opera"},
    {"SamsungBrowser/", "Samsung Internet"},
    {"FxiOS/", "Firefox"},
    {"Firefox/", "Firefox"},
    {"CriOS/", "Chrome"},
    {"Chrome/", "Chrome"},
    {"Safari/", "Safari"},
});
constexpr auto kSystems = std::to_array<Mark>({
    {"iPhone", "iPhone"},
    {"iPad", "iPad"},
    {"Android", "Android"},
    {"CrOS", "ChromeOS"},
    {"Windows", "Windows"},
    {"Mac OS X", "Mac"},
    {"Linux", "Linux"},
});

template <std::size_t N>
std::string_view first_of(const std::array<Mark, N>& marks, std::string_view text) {
  for (const Mark& mark : marks) {
    if (text.find(mark.sign) != text.npos) return mark.word;
  }
  return {};
}

}  // namespace

std::string browser_words(std::string_view user_agent) {
  std::string out(first_of(kBrowsers, user_agent));
  const std::string_view system = first_of(kSystems, user_agent);
  if (!out.empty() && !system.empty()) out += " / ";
  return out.append(system);
}

}  // namespace kaname::trust
