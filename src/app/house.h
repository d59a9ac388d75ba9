// SPDX-License-Identifier: Apache-2.0
#pragma once
// The program put together: store, endpoints, pipeline, screens. main and the commands own exactly one; tests make as
// many as they like (one at a time: the trust services are one set a process).

#include <memory>
#include <string>
#include <vector>

#include "api/assets.h"
#include "api/endpoint.h"
#include "app/map_tiles.h"
#include "app/pipeline.h"
#include "store/database.h"

namespace kaname::app {

struct HouseSettings {
  std::string data_folder;  // holds kaname.db and the keys; made when it is missing
  std::string postgres;     // libpq conninfo; empty: SQLite in the data folder
  std::string site_url;     // for QR codes and links on paper; may be empty
  std::string ui_dir;       // serve the screens from here instead of from the program (development)
  MapTiles map_tiles;       // pictures under the map of the desk
  std::int64_t session_idle_ms = 30LL * 60 * 1000;
  std::int64_t session_absolute_ms = 12LL * 60 * 60 * 1000;
};

// Every endpoint of the program, in the order of docs/permissions.md.
std::vector<api::Endpoint> all_endpoints();

// The tables that a replay must arrive at, row for row, and the whole schema.
std::vector<model::TypePtr> history_tables();
std::vector<model::TypePtr> all_tables();

// The screens inside the program, or those of a folder.
std::unique_ptr<api::AssetSource> embedded_assets(const MapTiles& tiles = {});
std::unique_ptr<api::AssetSource> folder_assets(const std::string& folder, const MapTiles& tiles = {});

class House {
 public:
  // Opens the store and brings it up to date. Throws store::DatabaseError, std::runtime_error with a sentence.
  explicit House(HouseSettings settings);
  ~House();

  const HouseSettings& settings() const { return settings_; }
  store::Database& database() { return *database_; }
  Pipeline& pipeline() { return *pipeline_; }
  const std::vector<api::Endpoint>& endpoints() const { return endpoints_; }
  const api::AssetSource& assets() const { return *assets_; }

 private:
  HouseSettings settings_;
  std::unique_ptr<store::Database> database_;
  std::vector<api::Endpoint> endpoints_;
  std::unique_ptr<Pipeline> pipeline_;
  std::unique_ptr<api::AssetSource> assets_;
};

}  // namespace kaname::app
