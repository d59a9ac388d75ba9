// SPDX-License-Identifier: Apache-2.0
#include "base/address.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text_fold.h"
#include "base/utf8.h"

namespace kaname::address {
namespace {

constexpr std::array<std::string_view, 47> kPrefectures = {
    "北海道", "青森県", "岩手県", "宮城県",   "秋田県", "山形県",   "福島県", "茨城県", "栃木県", "群馬県",
    "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",   "石川県", "福井県", "山梨県", "長野県",
    "岐阜県", "静岡県", "愛知県", "三重県",   "滋賀県", "京都府",   "大阪府", "兵庫県", "奈良県", "和歌山県",
    "鳥取県", "島根県", "岡山県", "広島県",   "山口県", "徳島県",   "香川県", "愛媛県", "高知県", "福岡県",
    "佐賀県", "長崎県", "熊本県", "大分県",   "宮崎県", "鹿児島県", "沖縄県"};

// Names in which the first 市 町 村 郡 区 is not where they end.
constexpr std::string_view kOddMunicipalities[] = {
    "四日市市",     "廿日市市",       "野々市市",     "市川市",       "市原市", "東村山市",     "武蔵村山市",
    "村山市",       "村上市",         "羽村市",       "町田市",       "大町市", "十日町市",     "郡山市",
    "大和郡山市",   "郡上市",         "蒲郡市",       "小郡市",       "田村市", "大村市",       "西村山郡",
    "北村山郡",     "東村山郡",       "田村郡",       "余市郡余市町", "高市郡", "柴田郡村田町", "佐波郡玉村町",
    "杵島郡大町町", "中新川郡上市町", "吉野郡下市町", "赤穂郡上郡町"};
// The same, but also names of towns elsewhere: only behind a prefecture.
constexpr std::string_view kOddTowns[] = {"余市町", "玉村町", "上市町", "上郡町", "下市町", "大町町"};

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_digit(text[at]); }

// Length in bytes of the first of `words` that `text` begins with, or 0.
template <std::size_t N>
std::size_t leading(std::string_view text, const std::string_view (&words)[N]) {
  for (const std::string_view word : words) {
    if (starts_with(text, word)) return word.size();
  }
  return 0;
}

constexpr std::string_view kBars[] = {"-", "ー", "‐", "‑", "–", "—", "―", "−", "─"};

// Length in bytes of 漢数字 at the beginning, and their value.
struct Numeral {
  std::size_t bytes = 0;
  int value = 0;
};

Numeral leading_numeral(std::string_view text) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  Numeral out;
  int total = 0, current = 0;
  while (out.bytes < text.size() && out.bytes < 15) {
    const text::CodePoint c = text::code_point_at(text, out.bytes);
    const auto digit = kDigits.find(c.value);
    if (digit != std::u32string_view::npos) current = current * 10 + static_cast<int>(digit);
    else if (c.value == U'十' || c.value == U'百') {
      total += std::max(current, 1) * (c.value == U'十' ? 10 : 100);
      current = 0;
    } else break;
    out.bytes += c.bytes;
  }
  out.value = total + current;
  return out;
}

// 漢数字 as digits wherever `is_number(what stands behind them)` says so.
template <class Predicate>
std::string numerals_as_digits(std::string_view text, Predicate is_number) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Numeral numeral = leading_numeral(text.substr(at));
    const std::size_t bytes = numeral.bytes > 0 ? numeral.bytes : text::code_point_at(text, at).bytes;
    const bool number = numeral.bytes > 0 && is_number(text.substr(at + bytes));
    out += number ? std::to_string(numeral.value) : std::string(text.substr(at, bytes));
    at += bytes;
  }
  return out;
}

bool number_at(std::string_view text) { return digit_at(text, 0) || leading_numeral(text).bytes > 0; }

// Whether numerals in front of `behind` count 丁目, 番地 or 号. A 十番 in front of a 丁目 belongs to the town
// (麻布十番二丁目), and so does a 番町.
bool counts_lots(std::string_view behind) {
  constexpr std::string_view lot = "番", house = "号";
  if (starts_with(behind, "丁目")) return true;
  if (behind.find("丁目") != std::string_view::npos) return false;
  if (starts_with(behind, "番地")) return true;
  if (starts_with(behind, lot)) return number_at(behind.substr(lot.size()));
  return starts_with(behind, house) && (behind.size() == house.size() || behind[house.size()] == ' ');
}

bool counts_town(std::string_view behind) {
  static constexpr std::string_view kMarkers[] = {"条東", "条西", "条南", "条北", "条通", "番町", "番丁", "線", "地割"};
  return leading(behind, kMarkers) > 0;
}

std::string without_postal_code(std::string_view text) {
  if (starts_with(text, "〒")) text.remove_prefix(std::string_view("〒").size());
  std::size_t at = text.find_first_not_of(' '), digits = 0;
  const std::size_t start = at;
  for (; at < text.size() && digits < 7; ++at) {
    if (is_digit(text[at])) ++digits;
    else if (text[at] != '-' || digits != 3) break;
  }
  const bool found = digits == 7 && !digit_at(text, at);
  return text::trim(found ? text.substr(at) : text.substr(std::min(start, text.size())));
}

// Lists write "日高郡　美浜町　田井　402-1": spaces behind 県 市 郡 町 … and in front of the first number say nothing.
std::string without_inner_spaces(std::string_view text) {
  static constexpr std::string_view kEnds[] = {"都", "道", "府", "県", "市", "区", "町", "村", "郡", "字", "郷"};
  std::string out;
  const auto number = text.find_first_of("0123456789");
  if (number == std::string_view::npos) return std::string(text);
  for (std::size_t at = 0; at < number; ++at) {
    const bool ended = out.size() >= 3 && leading(std::string_view(out).substr(out.size() - 3), kEnds) > 0;
    if (text[at] != ' ' || !(ended || at + 1 == number)) out += text[at];
  }
  return out + std::string(text.substr(number));
}

void skip_spaces(std::string_view& text) {
  while (!text.empty() && text[0] == ' ') text.remove_prefix(1);
}

// Only these cities have wards; in others 区 after the city belongs to a town.
constexpr std::string_view kDesignatedCities[] = {
    "札幌市",   "仙台市", "さいたま市", "千葉市", "横浜市", "川崎市", "相模原市", "新潟市",   "静岡市", "浜松市",
    "名古屋市", "京都市", "大阪市",     "堺市",   "神戸市", "岡山市", "広島市",   "北九州市", "福岡市", "熊本市"};

// Where the first `mark` behind at least one character ends, or 0.
std::size_t end_of(std::string_view text, std::string_view mark, std::size_t from = 0) {
  const auto at = text.find(mark, from + 3);
  return at == std::string_view::npos ? 0 : at + mark.size();
}

// The smaller of two ends, where 0 means none.
std::size_t earlier(std::size_t a, std::size_t b) { return a == 0 || (b != 0 && b < a) ? b : a; }

std::size_t end_of_town(std::string_view text, std::size_t from = 0) {
  return earlier(end_of(text, "町", from), end_of(text, "村", from));
}

// 今市1丁目 and 市場町 are towns, unless a prefecture stood in front.
bool ends_a_city(std::string_view behind, bool sure) {
  const bool town = behind.empty() || is_digit(behind[0]) || starts_with(behind, "場") || starts_with(behind, "町");
  return sure || !town;
}

// The length of what looks like the name of a municipality, by its last character; 0 when there is none.
// `sure` says that a prefecture stood in front, so that even 町, 村 and 区 may end it.
std::size_t municipality_length(std::string_view text, bool sure) {
  const auto number =
      std::find_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const std::string_view head =
      text.substr(0, std::min<std::size_t>(36, static_cast<std::size_t>(number - text.begin())));
  if (const std::size_t city = leading(head, kDesignatedCities)) {
    const std::size_t ward = end_of(head.substr(0, city + 15), "区", city - 3);
    return ward > city + 3 ? ward : city;
  }
  const std::size_t odd = std::max(leading(head, kOddMunicipalities), sure ? leading(head, kOddTowns) : 0);
  const bool odd_county = odd > 0 && head.substr(odd - 3, 3) == "郡";
  if (odd > 0) return odd_county ? end_of_town(head, odd) : odd;

  const std::size_t county = end_of(head, "郡"), city = end_of(head, "市");
  const std::size_t other = sure ? earlier(end_of(head, "区"), end_of_town(head)) : 0;
  const std::size_t first = earlier(earlier(county, city), other);
  if (first != 0 && first == county) return end_of_town(head, county);
  if (first != 0 && first == city && !ends_a_city(text.substr(city), sure)) return 0;
  return first;
}

// What the text may leave out of a known name: 智頭町 for 八頭郡智頭町, 中央区 for さいたま市中央区. Empty if nothing.
std::string_view short_name(std::string_view municipality) {
  for (const std::string_view mark : {"郡", "市"}) {
    const std::size_t end = end_of(municipality, mark);
    if (end != 0 && end < municipality.size()) return municipality.substr(end);
  }
  return {};
}

// Takes the municipality off the front of `text`.
std::string take_municipality(std::string_view& text, std::string_view known, bool sure) {
  for (const std::string_view name : {known, short_name(known)}) {
    if (name.empty() || !starts_with(text, name)) continue;
    text.remove_prefix(name.size());
    return std::string(known);
  }
  const std::size_t length = municipality_length(text, sure);
  if (length == 0) return std::string(known);
  std::string out(text.substr(0, length));
  text.remove_prefix(length);
  return out;
}

// The length of the town: up to the numbers, or to a space that no number follows.
std::size_t town_length(std::string_view text) {
  static constexpr std::string_view kTownNumbers[] = {"条", "線", "番町", "番丁", "地割", "区", "軒", "の丸", "ノ丸"};
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] == ' ') return at;
    if (!is_digit(text[at])) {
      at += text::code_point_at(text, at).bytes;
      continue;
    }
    std::size_t end = at;
    while (digit_at(text, end)) ++end;
    const std::size_t part_of_name = leading(text.substr(end), kTownNumbers);
    if (part_of_name == 0) return at;
    at = end + part_of_name;
  }
  return at;
}

struct Numbers {
  std::vector<std::string> values;
  bool chome_written = false;
  std::size_t bytes = 0;
};

// The length of what joins two numbers or ends the last, or 0.
std::size_t separator_length(std::string_view text) {
  static constexpr std::string_view kWords[] = {"丁目", "番地先", "番地の", "番地ノ", "番地", "番の",
                                                "番ノ", "番",     "号の",   "号ノ",   "号"};
  static constexpr std::string_view kJoints[] = {"の", "ノ", "丁"};
  if (const std::size_t word = leading(text, kWords)) return word;
  const std::size_t joint = std::max(leading(text, kBars), leading(text, kJoints));
  return joint > 0 && (digit_at(text, joint) || (starts_with(text, "丁") && text.size() == joint)) ? joint : 0;
}

// "2丁目 1番", "1番地-3": what joins two numbers may be written twice.
std::size_t second_joint(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] == ' ') ++at;
  if (at > 0) return digit_at(text, at) ? at : 0;
  const std::size_t bar = leading(text, kBars);
  return bar > 0 && digit_at(text, bar) ? bar : 0;
}

Numbers take_numbers(std::string_view text) {
  static constexpr std::string_view kBuildingNumbers[] = {"号室", "号棟", "号館", "階", "棟", "F", "室"};
  Numbers out;
  std::size_t at = 0;
  while (digit_at(text, at)) {
    std::size_t end = at;
    while (digit_at(text, end)) ++end;
    if (leading(text.substr(end), kBuildingNumbers) > 0 && !out.values.empty()) break;
    out.values.emplace_back(text.substr(at, end - at));
    const std::size_t separator = separator_length(text.substr(end));
    if (out.values.size() == 1 && starts_with(text.substr(end), "丁")) out.chome_written = separator > 0;
    out.bytes = at = end + separator;
    if (separator == 0) break;
    at += second_joint(text.substr(at));
  }
  return out;
}

std::string join(const std::vector<std::string>& values, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < values.size(); ++i) {
    if (i > from) out += '-';
    out += values[i];
  }
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

bool ends_or_joins(std::string_view behind) { return behind.empty() || behind[0] == ' ' || leading(behind, kBars) > 0; }

// 漢数字 of lots as digits. In front of a bar they are a 丁目 (四ー二 = 4丁目2), said in words for take_numbers().
std::string tidy_numbers(std::string_view text) {
  std::string plain = numerals_as_digits(text, counts_lots);
  const std::string_view all = plain;
  for (std::size_t at = 0; at < all.size(); at += text::code_point_at(all, at).bytes) {
    const Numeral numeral = leading_numeral(all.substr(at));
    if (numeral.bytes == 0) continue;
    const std::size_t behind = at + numeral.bytes, bar = leading(all.substr(behind), kBars);
    if (bar == 0 || !number_at(all.substr(behind + bar))) continue;
    return std::string(all.substr(0, at)) + std::to_string(numeral.value) + "丁目" +
        numerals_as_digits(all.substr(behind + bar), ends_or_joins);
  }
  return plain;
}

// Folded, without 大字 and 字, の in its three writings as one, 条 and 番町 counted in digits.
std::string town_name_key(std::string_view town) {
  std::string text = numerals_as_digits(town, counts_town);
  replace_all(text, "大字", "");
  replace_all(text, "小字", "");
  for (auto at = text.find("字"); at != std::string::npos; at = text.find("字", at)) {
    const std::string_view before = std::string_view(text).substr(0, at);
    const bool in_name = before.size() >= 3 && (before.substr(at - 3) == "文" || before.substr(at - 3) == "十");
    if (in_name) at += 3;
    else text.erase(at, 3);
  }
  text = text::fold(text);
  if (text.find("之") != std::string::npos && !starts_with(text, "之")) replace_all(text, "之", "の");
  return text;
}

struct Reading {
  AddressParts parts;
  std::vector<std::string> numbers;
};

Reading read(std::string_view text, std::string_view known_prefecture, std::string_view known_municipality) {
  Reading out;
  const std::string plain = without_inner_spaces(without_postal_code(text::trim(text::nfkc(text))));
  std::string_view rest = plain;
  const auto* prefecture = std::find_if(kPrefectures.begin(), kPrefectures.end(),
                                        [rest](std::string_view name) { return starts_with(rest, name); });
  const bool written = prefecture != kPrefectures.end();
  out.parts.prefecture = written ? *prefecture : known_prefecture;
  if (written) rest.remove_prefix(prefecture->size());
  skip_spaces(rest);
  out.parts.municipality = take_municipality(rest, known_municipality, written);
  skip_spaces(rest);

  const std::string tidied = tidy_numbers(rest);
  rest = tidied;
  const std::size_t town = town_length(rest);
  out.parts.town = std::string(rest.substr(0, town));
  rest.remove_prefix(town);
  skip_spaces(rest);
  const Numbers numbers = take_numbers(rest);
  out.numbers = numbers.values;
  if (numbers.chome_written) out.parts.chome = numbers.values[0];
  out.parts.rest = join(numbers.values, numbers.chome_written ? 1 : 0);
  out.parts.building = text::trim(rest.substr(numbers.bytes));
  return out;
}

std::string key_of(const Reading& reading, std::size_t numbers) {
  std::string out = text::fold(reading.parts.municipality) + town_name_key(reading.parts.town);
  for (std::size_t i = 0; i < numbers; ++i) {
    const std::string& number = reading.numbers[i];
    const auto first = std::min(number.find_first_not_of('0'), number.size() - 1);
    out += '-' + number.substr(first);
  }
  return out;
}

bool read_number(std::string_view text, double& out) {
  const std::string copy(text);
  char* end = nullptr;
  out = std::strtod(copy.c_str(), &end);
  return !copy.empty() && *end == '\0';
}

}  // namespace

AddressParts split_address(std::string_view text, std::string_view known_prefecture,
                           std::string_view known_municipality) {
  return read(text, known_prefecture, known_municipality).parts;
}

std::string address_key(std::string_view text, std::string_view known_prefecture, std::string_view known_municipality) {
  const Reading reading = read(text, known_prefecture, known_municipality);
  return key_of(reading, reading.numbers.size());
}

std::string town_key(std::string_view town) {
  const std::string tidied = tidy_numbers(text::trim(text::nfkc(town)));
  const std::size_t name = town_length(tidied);
  std::string out = town_name_key(std::string_view(tidied).substr(0, name));
  const Numbers numbers = take_numbers(std::string_view(tidied).substr(name));
  if (!numbers.values.empty()) out += '-' + numbers.values[0];
  return out;
}

std::string_view level_text(GeocodeLevel level) {
  switch (level) {
    case GeocodeLevel::block: return "街区の中心";
    case GeocodeLevel::oaza: return "町丁目の中心";
    case GeocodeLevel::town: return "町の中心";
    case GeocodeLevel::city: return "市区町村の中心";
  }
  return "";
}

std::vector<std::size_t> Geocoder::add(GeocodeLevel level, std::string_view lines) {
  std::vector<std::size_t> unread;
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const auto end = lines.find('\n');
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    const auto first = line.find('\t'), second = line.find('\t', first + 1);
    Geocoded place{0, 0, level};
    if (first == std::string_view::npos || second == std::string_view::npos ||
        !read_number(line.substr(first + 1, second - first - 1), place.lat) ||
        !read_number(line.substr(second + 1), place.lng)) {
      unread.push_back(number);
      continue;
    }
    const auto entry = places_.try_emplace(address_key(line.substr(0, first)), place);
    if (!entry.second && level < entry.first->second.level) entry.first->second = place;
  }
  return unread;
}

std::optional<Geocoded> Geocoder::find(std::string_view address, std::string_view known_prefecture,
                                       std::string_view known_municipality) const {
  Reading reading = read(address, known_prefecture, known_municipality);
  for (std::size_t n = reading.numbers.size() + 1; n-- > 0;) {
    const auto found = places_.find(key_of(reading, n));
    if (found != places_.end()) return found->second;
  }
  const auto city = places_.find(text::fold(reading.parts.municipality));
  if (reading.parts.municipality.empty() || city == places_.end()) return std::nullopt;
  return city->second;
}

}  // namespace kaname::address
