// SPDX-License-Identifier: Apache-2.0
#pragma once
// Files that travel inside the program: the screens, migrations, code tables. Filled by the build (app/), read everywhere.

#include <optional>
#include <string>
#include <string_view>

namespace kaname::api {

struct Asset {
  std::string path;  // "/desk/app-3f2a.js"
  std::string content_type;
  std::string bytes;
  std::string gzip;  // empty when compression does not pay
  std::string brotli;
  std::string etag;        // quoted
  std::string also_from;   // a page that may fetch pictures from this origin too (its content security policy)
  bool immutable = false;  // the name carries a hash: may be cached for a year
};

// Where static files come from: embedded in the program, or a folder in development (--ui-dir).
class AssetSource {
 public:
  virtual ~AssetSource() = default;
  // nullptr when there is no such file. The pointer stays good for the life of the source.
  virtual const Asset* find(std::string_view path) const = 0;
};

}  // namespace kaname::api
