// SPDX-License-Identifier: Apache-2.0
#pragma once
// A whole import from the command line or the sample: keep the file, preview, apply step by step. The same acts as from a
// screen, so the journal tells the same.

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "bridges/imports/run_views.h"
#include "store/database.h"

namespace kaname::bridges {

// Carries out an act by its name and JSON body with the rights of whoever imports (app/pipeline.h).
using ActRunner = std::function<Result<std::string>(std::string_view act, std::string_view body)>;

struct ImportFileOptions {
  bool dry_run = false;   // preview only
  bool keep_all = false;  // rows of other municipalities too
  std::string credit;     // to be printed, when the file's publisher asks for other words than its kind
  // Rows worked on and all of them; false stops the import after the present step. May be empty.
  std::function<bool(std::int64_t done, std::int64_t total)> progress;
};

// Keeps a file outside any act; answers its SHA-256.
std::string keep_file(store::Database& database, const std::string& area, std::string_view bytes, Timestamp now);

// `kind` is a code of SourceKind, or empty: then the file's headers say it (invalid "import_kind_unknown").
// The answer's state is previewed, applied, or stopped when `progress` said so. Errors: those of read_source and the acts.
Result<ImportRunView> import_file(store::Database& database, const std::string& area, const ActRunner& act,
                                  const std::string& file_name, std::string_view bytes, std::string_view kind,
                                  Timestamp now, const ImportFileOptions& options = {});

// Loads a table of places (tab-separated) in the same manner.
Result<Done> load_geocode_file(store::Database& database, const std::string& area, const ActRunner& act,
                               std::string_view bytes, Timestamp now);

}  // namespace kaname::bridges
