// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/preview.h"

#include <stdexcept>

#include "base/crypto.h"
#include "bridges/imports/known_places.h"
#include "bridges/imports/preview_rows.h"
#include "bridges/imports/zone_import.h"
#include "store/blobs.h"

namespace kaname::bridges {
namespace {

using directory::HeaderMatch;

constexpr std::size_t kMostHeaders = 1000;  // of a stored run; wider files are read whole all the same

std::string fingerprint_of(const std::vector<HeaderMatch>& headers) {
  std::string all;
  for (const HeaderMatch& match : headers) all += match.header + "\n";
  return crypto::sha256_hex(all);
}

std::vector<HeaderMatch> remembered(store::Read& tx, SourceKind kind, const std::string& fingerprint) {
  const auto row =
      tx.first<ImportMapping>("WHERE area_id = $1 AND kind = $2 AND fingerprint = $3", tx.area(), kind, fingerprint);
  return row ? row->mapping : std::vector<HeaderMatch>{};
}

// Whether what the record says fits our fields: a cell of 5,000 characters, a name of 300.
std::string unstorable_code(const SourceRecord& record) {
  SourceRecord bare = record;
  bare.raw.clear();
  bare.lines.clear();
  if (!model::from_json<SourceRecord>(model::to_json(bare))) return "row_too_long";
  FacilityParts parts;
  parts.facility.area_id = "000000";
  const AreaFrame nowhere;
  const std::vector<StatedRecord> nobody;
  merge_record(parts, {SourceKind::notification_xlsx, &bare, &nobody, &nowhere, "", std::nullopt, {}});
  if (parts.facility.name.empty()) parts.facility.name = "-";
  return model::from_json<FacilityParts>(model::to_json(parts)) ? "" : "row_too_long";
}

void count(ImportRun& run, const std::vector<ImportRow>& rows) {
  for (const ImportRow& row : rows) {
    switch (row.state) {
      case RowState::fresh: run.rows_new += row.row_count; break;
      case RowState::changed: run.rows_changed += row.row_count; break;
      case RowState::unchanged: run.rows_unchanged += row.row_count; break;
      case RowState::queued: run.rows_queued += row.row_count; break;
      case RowState::refused: run.rows_refused += row.row_count; break;
      case RowState::vanished: ++run.vanished; break;
    }
  }
  run.records = static_cast<std::int64_t>(rows.size());
  const std::int64_t sum = run.rows_new + run.rows_changed + run.rows_unchanged + run.rows_queued + run.rows_refused;
  if (run.rows_read != sum) throw std::logic_error("a preview lost rows of its file");
}

ImportRun run_of(store::Write& tx, const api::Caller& caller, const PreviewInput& in, const ParsedFile& parsed) {
  ImportRun run;
  run.area_id = tx.area();
  run.id = tx.new_id<ImportRunId>();
  run.kind = in.kind;
  run.blob = parsed.blob;
  run.file_name = in.file_name;
  run.source_name = parsed.file.source_name;
  run.credit = in.credit.empty() ? parsed.file.credit : in.credit;
  run.snapshot = parsed.file.snapshot;
  run.encoding = parsed.file.encoding;
  run.headers = parsed.file.headers;
  if (run.headers.size() > kMostHeaders) run.headers.resize(kMostHeaders);
  run.keep_all = in.keep_all;
  run.created_at = tx.now();
  run.account_id = caller.account_id;
  run.by_name = caller.name;
  run.rows_read = parsed.file.rows_read;
  return run;
}

}  // namespace

Result<std::shared_ptr<const ParsedFile>> parse_file(store::Read& tx, const PreviewInput& in) {
  auto out = std::make_shared<ParsedFile>();
  out->blob = in.blob;
  if (in.from) {
    const auto run = tx.first<ImportRun>("WHERE area_id = $1 AND id = $2", tx.area(), *in.from);
    if (!run) return fail(Problem::not_found, "import_unknown");
    out->blob = run->blob;
  }
  const auto bytes = store::get_blob(tx, out->blob);
  if (!bytes) return fail(Problem::not_found, "blob_unknown");
  ReadContext context = read_context(tx, in.keep_all);
  context.mapping = in.mapping;
  const auto headers = TRY(read_headers(in.kind, *bytes, context));
  out->fingerprint = fingerprint_of(headers);
  if (in.mapping.empty()) context.mapping = remembered(tx, in.kind, out->fingerprint);
  out->mapping = context.mapping;
  auto file = read_source(in.kind, *bytes, in.file_name, context);
  if (!file && file.error().code != "headers_missing") return std::move(file.error());
  out->headers_missing = !file;
  if (file) {
    out->file = std::move(*file);
  } else {
    out->file.kind = in.kind;
    out->file.headers = headers;
  }
  for (const SourceRecord& record : out->file.records) out->unstorable.push_back(unstorable_code(record));
  return std::shared_ptr<const ParsedFile>(std::move(out));
}

Result<ImportRun> preview(store::Write& tx, const api::Caller& caller, const PreviewInput& in,
                          std::shared_ptr<const ParsedFile> parsed) {
  const bool stale = parsed && in.mapping.empty() && remembered(tx, in.kind, parsed->fingerprint) != parsed->mapping;
  if (!parsed || stale) parsed = TRY(parse_file(tx, in));
  if (!in.mapping.empty() && !parsed->headers_missing) {
    tx.upsert(ImportMapping{tx.area(), in.kind, parsed->fingerprint, in.mapping, tx.now()});
  }
  ImportRun run = run_of(tx, caller, in, *parsed);
  std::vector<ImportRow> rows;
  if (parsed->headers_missing) {
    run.message = "headers_missing";
  } else if (in.kind == SourceKind::zone_geojson) {
    rows = preview_zones(tx, parsed->file);
  } else {
    rows = preview_records(tx, run, *parsed);
  }
  count(run, rows);
  tx.insert(run);
  tx.concerns(run.id.uuid);
  std::int64_t position = 0;
  for (ImportRow& row : rows) {
    row.area_id = tx.area();
    row.run_id = run.id;
    row.position = position++;
    tx.insert(row);
  }
  return run;
}

}  // namespace kaname::bridges
