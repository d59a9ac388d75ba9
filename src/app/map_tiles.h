// SPDX-License-Identifier: Apache-2.0
#pragma once
// Background pictures of the map from elsewhere, when the town wants them (地理院タイル). Only the page of the desk may
// fetch them: it is told the address in its head, and its content security policy names the one origin.

#include <string>
#include <string_view>

namespace kaname::app {

struct MapTiles {
  std::string url;     // with {z}, {x}, {y}; empty: none
  std::string credit;  // empty: the provider's name
};

// "https://host[:port]" of an address of tiles; empty when it is none, or could break out of a header or an attribute.
std::string tiles_origin(std::string_view url);

// The page with the address in its head.
std::string with_map_tiles(std::string_view page, const MapTiles& tiles);

}  // namespace kaname::app
