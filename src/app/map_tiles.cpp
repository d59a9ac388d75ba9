// SPDX-License-Identifier: Apache-2.0
#include "app/map_tiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/html.h"

namespace kaname::app {
namespace {

bool may_stand_in_host(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':';
}

// The terms of 国土地理院 ask for this name on the map.
constexpr std::string_view kGsiHost = "cyberjapandata.gsi.go.jp", kGsiCredit = "地理院タイル";

std::string credit_of(const MapTiles& tiles) {
  if (!tiles.credit.empty()) return tiles.credit;
  const std::string origin = tiles_origin(tiles.url);
  const std::string host = origin.substr(origin.find("//") + 2);
  return host == kGsiHost ? std::string(kGsiCredit) : host;
}

}  // namespace

std::string tiles_origin(std::string_view url) {
  const bool plain = std::all_of(url.begin(), url.end(), [](char c) {
    return c > ' ' && c < 0x7F && std::string_view("\"'<>;,\\").find(c) == std::string_view::npos;
  });
  if (!plain) return {};
  for (const std::string_view part : {"{z}", "{x}", "{y}"}) {
    if (url.find(part) == std::string_view::npos) return {};
  }
  for (const std::string_view scheme : {std::string_view("https://"), std::string_view("http://")}) {
    if (!url.starts_with(scheme)) continue;
    const std::size_t slash = url.find('/', scheme.size());
    if (slash == std::string_view::npos) return {};
    const std::string_view host = url.substr(scheme.size(), slash - scheme.size());
    if (host.empty() || !std::all_of(host.begin(), host.end(), may_stand_in_host)) return {};
    return std::string(url.substr(0, slash));
  }
  return {};
}

std::string with_map_tiles(std::string_view page, const MapTiles& tiles) {
  constexpr std::string_view kHead = "<head>";
  std::string out(page);
  const std::size_t head = out.find(kHead);
  if (head == std::string::npos || tiles_origin(tiles.url).empty()) return out;
  out.insert(head + kHead.size(),
             fmt::format("\n<meta name=\"kaname-map-tiles\" content=\"{}\" data-credit=\"{}\">",
                         output::escape_html(tiles.url), output::escape_html(credit_of(tiles))));
  return out;
}

}  // namespace kaname::app
