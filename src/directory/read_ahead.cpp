// SPDX-License-Identifier: Apache-2.0
#include "directory/read_ahead.h"

#include "base/log.h"
#include "base/text_fold.h"
#include "directory/facility_index.h"
#include "directory/search_api.h"
#include "journal/journal.h"

namespace kaname::directory {

ReadAhead::ReadAhead(store::Database& database) : database_(database), thread_([this] { run(); }) {}

ReadAhead::~ReadAhead() {
  stopping_ = true;
  thread_.join();
}

void ReadAhead::run() {
  try {
    database_.read([this](store::Connection& connection) {
      for (const journal::Area& area : journal::areas(connection)) {
        if (stopping_) return;
        store::Read tx(connection, area.area_id, Timestamp::now());
        const FacilityIndex& index = tx.derived<FacilityIndexes>().of(tx);
        for (const std::string& word : known_words(tx)) {
          if (stopping_) return;
          index.look_up_ahead(word);
        }
        log::log_info("directory_read", {{"facilities", static_cast<std::int64_t>(index.size())}});
      }
    });
  } catch (const std::exception& error) { log::log_warn("directory_not_read", {{"why", log::Code{error.what()}}}); }
}

}  // namespace kaname::directory
