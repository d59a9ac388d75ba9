// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/digits.h"
#include "base/place.h"
#include "base/text_fold.h"
#include "base/utf8.h"

namespace kaname::bridges {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The hyphens that people type between the parts of a telephone number.
std::string plain_hyphens(std::string_view text) {
  std::u32string out;
  for (const char32_t c : text::code_points(text::half_width_digits(text))) {
    switch (c) {
      case U'‐':
      case U'‑':
      case U'‒':
      case U'–':
      case U'—':
      case U'―':
      case U'−':
      case U'－':
      case U'ー':
      case U'ｰ': out += U'-'; break;
      case U'（': out += U'('; break;
      case U'）': out += U')'; break;
      case U'　': out += U' '; break;
      default: out += c;
    }
  }
  return text::utf8(out);
}

std::optional<double> read_number(std::string_view cell) {
  const std::string text = text::half_width_digits(text::trim(cell));
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

// The next run of digits from `at`, commas between them allowed; -1 when there is none.
std::int64_t next_number(std::string_view text, std::size_t& at) {
  while (at < text.size() && !is_digit(text[at])) ++at;
  if (at >= text.size()) return -1;
  std::int64_t value = 0;
  for (; at < text.size() && (is_digit(text[at]) || text[at] == ','); ++at) {
    if (is_digit(text[at])) value = std::min<std::int64_t>(value * 10 + (text[at] - '0'), 1'000'000);
  }
  return value;
}

// 0 is written for "not stated" in the official lists.
Count count_of(std::int64_t value) {
  if (value == 0) return {};
  if (value < 0 || value > 5000) return {std::nullopt, true};
  return {static_cast<std::int32_t>(value), false};
}

std::string digits_only(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_digit(c)) out += c;
  }
  return out;
}

constexpr std::string_view kWeekdays[] = {"月", "火", "水", "木", "金", "土", "日", "祝"};

int weekday_at(std::string_view text, std::size_t at) {
  for (int i = 0; i < 8; ++i) {
    if (text.substr(at, 3) == kWeekdays[i]) return i + 1;
  }
  return 0;
}

}  // namespace

Phone read_phone(std::string_view cell) {
  std::string text = plain_hyphens(text::trim(cell));
  Phone phone;
  if (text.empty() || text == "-" || text == "なし") return phone;
  if (const std::size_t at = text.find("内線"); at != std::string::npos) {
    phone.extension = digits_only(std::string_view(text).substr(at));
    text = text::trim(std::string_view(text).substr(0, text[at > 0 ? at - 1 : 0] == '(' ? at - 1 : at));
  }
  const std::size_t end = text.find_first_not_of("0123456789-() ");
  const std::string number = text::trim(std::string_view(text).substr(0, end));
  const std::string digits = digits_only(number);
  phone.doubtful = end != std::string::npos;
  if (digits[0] != '0' || digits.size() < 9 || digits.size() > 11) {
    phone.doubtful = true;
    return phone;
  }
  if (digits::telephone(number) != digits::Check::ok) phone.doubtful = true;
  phone.number = number;
  return phone;
}

Count read_count(std::string_view cell) {
  const std::string text = text::half_width_digits(text::trim(cell));
  if (text.empty() || text == "-" || text == "－") return {};
  if (const auto number = read_number(text)) {
    return *number == std::floor(*number) ? count_of(static_cast<std::int64_t>(std::clamp(*number, -1.0, 1e6)))
                                          : Count{std::nullopt, true};
  }
  std::size_t at = 0;
  return count_of(next_number(text, at));
}

Count read_beds(std::string_view cell) {
  const std::string text = text::half_width_digits(text::trim(cell));
  if (text.empty()) return {};
  std::int64_t sum = 0;
  bool found = false;
  std::size_t at = 0;
  for (std::int64_t n = next_number(text, at); n >= 0; n = next_number(text, at)) sum += n, found = true;
  return found ? count_of(sum) : Count{std::nullopt, true};
}

bool is_web_address(std::string_view text) {
  const std::size_t start = text.substr(0, 8) == "https://" ? 8 : text.substr(0, 7) == "http://" ? 7 : 0;
  if (start == 0 || text.size() > 400) return false;
  const std::string_view host = text.substr(start, text.find_first_of("/?#", start) - start);
  return host.find('.') != std::string_view::npos && host.find_first_of(" <>\"'@\\") == std::string_view::npos &&
      text.find_first_of(" <>\"\\\n\t") == std::string_view::npos;
}

Place read_place(std::string_view lat_cell, std::string_view lng_cell) {
  Place place;
  const bool empty = text::trim(lat_cell).empty() && text::trim(lng_cell).empty();
  if (empty) return place;
  const auto lat = read_number(lat_cell);
  const auto lng = read_number(lng_cell);
  if (lat && lng && place::in_japan({*lat, *lng})) {
    place.lat = *lat;
    place.lng = *lng;
  } else if (lat && lng && place::swapped({*lat, *lng})) {
    place.lat = *lng;
    place.lng = *lat;
    place.warning = "coordinates_swapped";
  } else {
    place.warning = "coordinates_doubtful";
  }
  return place;
}

NameAndStatus split_status(std::string_view name) {
  constexpr std::string_view kWords[] = {"休止", "休業", "休診中", "休院", "廃止", "閉院", "閉鎖", "廃業"};
  constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
      {"（", "）"}, {"(", ")"}, {"【", "】"}, {"［", "］"}, {"〔", "〕"}, {"＜", "＞"}, {"※", ""}};
  NameAndStatus out{text::trim(name), {}};
  for (const auto& [open, close] : kBrackets) {
    for (std::size_t from = out.name.find(open); from != std::string::npos; from = out.name.find(open, from + 1)) {
      const std::size_t end = close.empty() ? out.name.size() : out.name.find(close, from + open.size());
      if (end == std::string::npos) break;
      const std::string inside = out.name.substr(from + open.size(), end - from - open.size());
      const bool told = std::any_of(std::begin(kWords), std::end(kWords),
                                    [&](std::string_view word) { return inside.find(word) != std::string::npos; });
      if (!told) continue;
      out.status = text::trim(inside);
      out.name = text::trim(out.name.substr(0, from) + out.name.substr(end + close.size()));
      return out;
    }
  }
  return out;
}

std::string read_time(std::string_view cell) {
  const std::string text = text::nfkc(text::trim(cell));
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) ++at;
  int hour = 0;
  int minute = 0;
  if (at == 0 || at > 4) return {};
  if (at >= 3) {  // 900, 0900
    if (at != text.size()) return {};
    hour = std::stoi(text.substr(0, at - 2));
    minute = std::stoi(text.substr(at - 2));
  } else {
    hour = std::stoi(text.substr(0, at));
    std::string_view rest = std::string_view(text).substr(at);
    if (rest.empty()) return {};
    const bool kanji = rest.substr(0, 3) == "時";
    if (!kanji && rest[0] != ':') return {};
    rest.remove_prefix(kanji ? 3 : 1);
    std::size_t n = 0;
    while (n < rest.size() && is_digit(rest[n])) ++n;
    if ((!kanji && n != 2) || n > 2) return {};
    if (n > 0) minute = std::stoi(std::string(rest.substr(0, n)));
    rest.remove_prefix(n);
    if (!rest.empty() && rest != "分" && rest != "半" && rest != ":00") return {};
    if (rest == "半") minute = 30;
  }
  if (minute > 59 || hour > 24 || (hour == 24 && minute > 0)) return {};
  return fmt::format("{:02}:{:02}", hour, minute);
}

std::vector<std::int32_t> read_days(std::string_view cell) {
  const std::string text = text::nfkc(text::trim(cell));
  std::array<bool, 9> on{};
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = std::string_view(text).substr(at);
    if (rest.substr(0, 6) == "平日") {
      for (std::size_t d = 1; d <= 5; ++d) on[d] = true;
      at += 6;
    } else if (rest.substr(0, 6) == "毎日" || rest.substr(0, 6) == "全日") {
      for (std::size_t d = 1; d <= 8; ++d) on[d] = true;
      at += 6;
    } else if (const int day = weekday_at(text, at); day > 0) {
      on[static_cast<std::size_t>(day)] = true;
      at += 3;
      for (const std::string_view word : {"曜日", "曜", "日"}) {  // 土曜日, 祝日; not the 日 of 土日
        if (word == "日" && day != 8) continue;
        if (std::string_view(text).substr(at, word.size()) == word) {
          at += word.size();
          break;
        }
      }
      for (const std::string_view to : {"~", "〜", "-", "から"}) {
        if (std::string_view(text).substr(at, to.size()) != to) continue;
        const int last = weekday_at(text, at + to.size());
        if (last < day || last > 7) return {};
        for (int d = day; d <= last; ++d) on[static_cast<std::size_t>(d)] = true;
        at += to.size();
        break;
      }
    } else {
      const std::size_t skip = rest.find_first_not_of(" ,;/.\r\n");
      if (skip == std::string_view::npos) break;
      if (skip > 0) {
        at += skip;
      } else if (rest.substr(0, 3) == "・" || rest.substr(0, 3) == "、") {
        at += 3;
      } else {
        return {};
      }
    }
  }
  std::vector<std::int32_t> days;
  for (std::int32_t d = 1; d <= 8; ++d) {
    if (on[static_cast<std::size_t>(d)]) days.push_back(d);
  }
  return days;
}

void add_hours(std::vector<directory::OpenHours>& hours, std::int32_t day, const std::string& open,
               const std::string& close, const std::string& note) {
  for (directory::OpenHours& span : hours) {
    if (span.open != open || span.close != close || span.note != note) continue;
    if (std::find(span.days.begin(), span.days.end(), day) == span.days.end()) span.days.push_back(day);
    return;
  }
  hours.push_back({{day}, open, close, note});
}

std::vector<std::string> split(std::string_view text, std::initializer_list<std::string_view> separators) {
  std::vector<std::string> pieces;
  std::size_t start = 0;
  const auto take = [&](std::size_t end) {
    std::string piece = text::trim(text.substr(start, end - start));
    if (!piece.empty()) pieces.push_back(std::move(piece));
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto* found = std::find_if(separators.begin(), separators.end(),
                                     [&](std::string_view s) { return text.substr(at, s.size()) == s; });
    if (found == separators.end()) {
      ++at;
    } else {
      take(at);
      at += found->size();
      start = at;
    }
  }
  take(text.size());
  return pieces;
}

bool is_exponent(std::string_view cell) {
  const std::string text = text::trim(cell);
  std::size_t at = 0;
  while (at < text.size() && (is_digit(text[at]) || text[at] == '.')) ++at;
  if (at == 0 || at >= text.size() || (text[at] != 'E' && text[at] != 'e')) return false;
  ++at;
  if (at < text.size() && text[at] == '+') ++at;
  return at < text.size() && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_digit) &&
      (text.find('.') != std::string::npos || text.find('+') != std::string::npos);
}

std::string shortened(std::string_view text, std::size_t n) {
  std::size_t at = 0;
  for (; n > 0 && at < text.size(); --n) at += text::code_point_at(text, at).bytes;
  return at >= text.size() ? std::string(text) : std::string(text.substr(0, at)) + "…";
}

}  // namespace kaname::bridges
