// SPDX-License-Identifier: Apache-2.0
#pragma once
// Japanese addresses taken apart, compared and placed on the map from tables of our own: the home of a
// patient is never asked of an outside service. The address as written is stored; these are readings of it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kaname::address {

struct AddressParts {
  std::string prefecture;    // 大阪府; empty when neither written nor known
  std::string municipality;  // 枚方市, さいたま市中央区, 八頭郡智頭町
  std::string town;          // 大垣内町, 大字招提
  std::string chome;         // "2", only when 丁目 is written or the number is a kanji (四ー1)
  std::string rest;          // numbers below, "1-20"
  std::string building;      // 方書

  bool operator==(const AddressParts&) const = default;
};

// The caller's prefecture and municipality stand in where the text leaves them out. A postal code in front is
// dropped. What cannot be understood stays in `town` or `building`; no character that says something is lost
// except the words between the numbers.
AddressParts split_address(std::string_view text, std::string_view known_prefecture = "",
                           std::string_view known_municipality = "");

// Equal for two writings of one place: 大字 and 字 left out, 四丁目1番20号 = 4-1-20, full width, ヶ = ケ =
// が, 之 = ノ = の, old kanji, prefecture left out, postal code in front, building behind. Begins with the
// municipality.
std::string address_key(std::string_view text, std::string_view known_prefecture = "",
                        std::string_view known_municipality = "");

// The key of a town with its 丁目 alone, without municipality: "星が丘四丁目" and "星ケ丘4丁目" agree.
std::string town_key(std::string_view town);

// How near to the door a place on the map is, best first.
enum class GeocodeLevel { block, oaza, town, city };

// 街区の中心 … 市区町村の中心: shown beside every place that was not set by hand.
std::string_view level_text(GeocodeLevel level);

struct Geocoded {
  double lat = 0;
  double lng = 0;
  GeocodeLevel level = GeocodeLevel::city;
};

// Addresses → places from tables in memory. Filled once at start, then read by any number of threads.
class Geocoder {
 public:
  // Lines "address<TAB>lat<TAB>lng", e.g. "枚方市堂山3丁目13<TAB>34.81<TAB>135.67". Empty lines and those with # in
  // front are skipped. Answers the numbers of the lines that could not be read.
  std::vector<std::size_t> add(GeocodeLevel level, std::string_view lines);
  std::size_t size() const { return places_.size(); }

  // The most exact place known for the address; nothing when not even the municipality is in a table.
  std::optional<Geocoded> find(std::string_view address, std::string_view known_prefecture = "",
                               std::string_view known_municipality = "") const;

 private:
  std::unordered_map<std::string, Geocoded> places_;
};

}  // namespace kaname::address
