// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/import_file.h"

#include "bridges/imports/preview.h"
#include "bridges/opendata/reader.h"
#include "store/blobs.h"

namespace kaname::bridges {
namespace {

Result<ImportRunView> run_act(const ActRunner& act, std::string_view name, const std::string& body) {
  return model::from_json<ImportRunView>(TRY(act(name, body)));
}

}  // namespace

std::string keep_file(store::Database& database, const std::string& area, std::string_view bytes, Timestamp now) {
  std::string sha256;
  database.write([&](store::Connection& connection) {
    store::Write tx(connection, area, now, {random_uuid().text(), 0});
    sha256 = store::put_blob(tx, bytes, "application/octet-stream");
    return true;
  });
  return sha256;
}

Result<ImportRunView> import_file(store::Database& database, const std::string& area, const ActRunner& act,
                                  const std::string& file_name, std::string_view bytes, std::string_view kind,
                                  Timestamp now, const ImportFileOptions& options) {
  if (bytes.empty()) return fail(Problem::invalid, "file_empty");
  PreviewInput in;
  if (!kind.empty()) {
    if (!model::choice_from(kind, in.kind)) return fail_field("kind", "unknown_choice");
  } else {
    const auto guessed = guess_kind(bytes, file_name);
    if (!guessed) return fail(Problem::invalid, "import_kind_unknown");
    in.kind = *guessed;
  }
  in.blob = keep_file(database, area, bytes, now);
  in.file_name = file_name;
  in.keep_all = options.keep_all;
  in.credit = options.credit;
  ImportRunView run = TRY(run_act(act, "import.preview", model::to_json(in)));
  if (run.rows_read == 0 && run.message && !run.headers.empty()) {
    // On a screen a person maps the headers now; here the error names them.
    const auto read = read_source(in.kind, bytes, file_name, {});
    if (!read) return read.error();
  }
  if (options.dry_run) return run;
  const std::string body = "{\"id\":\"" + run.id.text() + "\"}";
  run = TRY(run_act(act, "import.apply", body));
  while (run.state == RunState::applying) {
    if (options.progress && !options.progress(run.done, run.rows_read)) return run_act(act, "import.stop", body);
    run = TRY(run_act(act, "import.step", body));
  }
  if (options.progress) options.progress(run.done, run.rows_read);
  return run;
}

Result<Done> load_geocode_file(store::Database& database, const std::string& area, const ActRunner& act,
                               std::string_view bytes, Timestamp now) {
  TRY(act("geocode.load", "{\"blob\":\"" + keep_file(database, area, bytes, now) + "\"}"));
  return Done{};
}

}  // namespace kaname::bridges
