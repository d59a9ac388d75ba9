// SPDX-License-Identifier: Apache-2.0
// The screens as the HTTP floor serves them. Compressed once, at the first request for each file: a start must not wait.
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <mutex>

#include "app/house.h"
#include "base/crypto.h"
#include "base/embedded.h"

namespace kaname::app {
namespace {

struct TypeOfEnding {
  std::string_view ending, type;
  bool text;
};
constexpr auto kTypes = std::to_array<TypeOfEnding>({
    {".html", "text/html; charset=utf-8", true},
    {".js", "text/javascript; charset=utf-8", true},
    {".css", "text/css; charset=utf-8", true},
    {".json", "application/json; charset=utf-8", true},
    {".geojson", "application/geo+json; charset=utf-8", true},
    {".webmanifest", "application/manifest+json; charset=utf-8", true},
    {".svg", "image/svg+xml", true},
    {".png", "image/png", false},
    {".ico", "image/x-icon", false},
    {".txt", "text/plain; charset=utf-8", true},
});

const TypeOfEnding* type_of_path(std::string_view path) {
  const auto found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeOfEnding& t) { return path.ends_with(t.ending); });
  return found == kTypes.end() ? nullptr : &*found;
}

// "app-3f2a9c1d.js": a name that changes with its content.
bool has_hash(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dash = name.rfind('-'), dot = name.rfind('.');
  if (dash == std::string_view::npos || dot == std::string_view::npos || dot < dash + 7) return false;
  const std::string_view hash = name.substr(dash + 1, dot - dash - 1);
  return std::all_of(hash.begin(), hash.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int code = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return code == Z_STREAM_END && out.size() < bytes.size() ? out : std::string();
}

// The one page that shows the big map.
constexpr std::string_view kDeskPage = "/desk/index.html";

api::Asset make_asset(const std::string& path, std::string bytes, const MapTiles& tiles) {
  api::Asset asset;
  asset.path = path;
  if (path == kDeskPage) {
    bytes = with_map_tiles(bytes, tiles);
    asset.also_from = tiles_origin(tiles.url);
  }
  const TypeOfEnding* type = type_of_path(path);
  asset.content_type = type ? type->type : "application/octet-stream";
  asset.etag = "\"" + crypto::sha256_hex(bytes).substr(0, 16) + "\"";
  if (type && type->text && bytes.size() > 500) asset.gzip = gzip(bytes);
  asset.immutable = has_hash(path);
  asset.bytes = std::move(bytes);
  return asset;
}

class EmbeddedAssets final : public api::AssetSource {
 public:
  explicit EmbeddedAssets(MapTiles tiles) : tiles_(std::move(tiles)) {
    for (const EmbeddedFile& file : embedded::screens()) files_["/" + std::string(file.path)] = file.bytes;
  }
  const api::Asset* find(std::string_view path) const override {
    const auto file = files_.find(path);
    if (file == files_.end()) return nullptr;
    const std::lock_guard lock(mutex_);
    auto& made = made_[file->first];
    if (!made) made = std::make_unique<api::Asset>(make_asset(file->first, std::string(file->second), tiles_));
    return made.get();
  }

 private:
  MapTiles tiles_;
  std::map<std::string, std::string_view, std::less<>> files_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<api::Asset>> made_;
};

// Reads a file anew when it has changed; answers stay alive, so the old ones are kept (development only).
class FolderAssets final : public api::AssetSource {
 public:
  FolderAssets(std::string folder, MapTiles tiles) : folder_(std::move(folder)), tiles_(std::move(tiles)) {}
  const api::Asset* find(std::string_view path) const override {
    if (path.find("..") != std::string_view::npos) return nullptr;
    std::ifstream in(folder_ + std::string(path), std::ios::binary);
    if (!in || std::filesystem::is_directory(folder_ + std::string(path))) return nullptr;
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    auto fresh = std::make_unique<api::Asset>(make_asset(std::string(path), std::move(bytes), tiles_));
    const std::lock_guard lock(mutex_);
    for (const auto& asset : made_) {
      if (asset->path == path && asset->etag == fresh->etag) return asset.get();
    }
    made_.push_back(std::move(fresh));
    return made_.back().get();
  }

 private:
  std::string folder_;
  MapTiles tiles_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<api::Asset>> made_;
};

}  // namespace

std::unique_ptr<api::AssetSource> embedded_assets(const MapTiles& tiles) {
  return std::make_unique<EmbeddedAssets>(tiles);
}

std::unique_ptr<api::AssetSource> folder_assets(const std::string& folder, const MapTiles& tiles) {
  return std::make_unique<FolderAssets>(folder, tiles);
}

}  // namespace kaname::app
