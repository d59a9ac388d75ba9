// SPDX-License-Identifier: Apache-2.0
// Files and imports: kept, previewed, applied and undone in steps.
#include "bridges/imports/run_api.h"

#include "api/url.h"
#include "bridges/imports/preview.h"
#include "bridges/imports/run_views.h"
#include "bridges/imports/steps.h"
#include "bridges/opendata/reader.h"
#include "directory/source_credit.h"
#include "store/blobs.h"

namespace kaname::bridges {
namespace {

using api::Caller;
using api::Read;
using api::Write;

struct Guess {
  std::optional<SourceKind> kind;
};
constexpr auto describe(model::Tag<Guess>) {
  return model::entity("Guess", "推測", model::field("kind", &Guess::kind));
}

struct BlobAnswer {
  std::string sha256;
  std::int64_t size = 0;
  Guess guess;
};
constexpr auto describe(model::Tag<BlobAnswer>) {
  using namespace model;
  return entity("BlobAnswer", "預かったファイル", field("sha256", &BlobAnswer::sha256),
                field("size", &BlobAnswer::size), field("guess", &BlobAnswer::guess));
}

Guess guess_of(const api::Input& input) { return {guess_kind(input.body, input.file_name)}; }

// The body is the file itself. Guessing opens it, so that is done before the writer's turn.
api::Endpoint blob_endpoint() {
  api::Endpoint endpoint;
  endpoint.method = api::Method::post;
  endpoint.path = "/v1/blobs";
  endpoint.act = "blob.put";
  endpoint.permission = "import.run";
  endpoint.summary = "Keep a file for an import";
  endpoint.kind = api::Kind::unjournaled;
  endpoint.takes_bytes = true;
  endpoint.in = model::type_of<api::Nothing>();
  endpoint.out = model::type_of<BlobAnswer>();
  endpoint.prepare = [](Read&, const Caller&, const api::Input& input) -> Result<std::shared_ptr<const void>> {
    if (input.body.empty()) return fail(Problem::invalid, "file_empty");
    return std::shared_ptr<const void>(std::make_shared<const Guess>(guess_of(input)));
  };
  endpoint.write = [](Write& tx, const Caller&, const api::Input& input, std::string&) -> Result<api::Reply> {
    if (input.body.empty()) return fail(Problem::invalid, "file_empty");
    BlobAnswer out;
    out.guess = input.prepared ? *static_cast<const Guess*>(input.prepared.get()) : guess_of(input);
    out.size = static_cast<std::int64_t>(input.body.size());
    out.sha256 = store::put_blob(tx, input.body, input.content_type.substr(0, 100));
    return api::detail::make_reply(std::move(out));
  };
  return endpoint;
}

using Parsed = std::shared_ptr<const ParsedFile>;

Result<Parsed> prepare_preview(Read& tx, const Caller&, const PreviewInput& in) { return parse_file(tx, in); }

Result<ImportRunView> write_preview(Write& tx, const Caller& caller, const PreviewInput& in, const Parsed& parsed) {
  return view_of(TRY(preview(tx, caller, in, parsed)), caller.language, true);
}

// The program's own acts and a replay come without the prepared part; the file is read in their turn.
api::Endpoint preview_endpoint() {
  api::Endpoint endpoint =
      api::post_prepared("/v1/imports", "import.preview", "import.run", "Read a file and show what it would change",
                         &prepare_preview, &write_preview);
  endpoint.write = [inner = endpoint.write](Write& tx, const Caller& caller, const api::Input& input,
                                            std::string& body) -> Result<api::Reply> {
    if (input.prepared) return inner(tx, caller, input, body);
    api::Input with = input;
    with.prepared = std::make_shared<const Parsed>();
    return inner(tx, caller, with, body);
  };
  return endpoint;
}

struct RunInput {
  ImportRunId id;
};
constexpr auto describe(model::Tag<RunInput>) {
  return model::entity("RunInput", "取り込み", model::field("id", &RunInput::id, model::required | model::from_path));
}

struct RunList {
  std::vector<ImportRunView> items;
};
constexpr auto describe(model::Tag<RunList>) {
  return model::entity("RunList", "取り込みの一覧", model::field("items", &RunList::items));
}

Result<RunList> list_runs(Read& tx, const Caller& caller, const api::Nothing&) {
  RunList out;
  for (const ImportRun& run : tx.select<ImportRun>(
           "WHERE area_id = $1 AND state <> 'discarded' ORDER BY created_at DESC, id DESC LIMIT 200", tx.area())) {
    out.items.push_back(view_of(run, caller.language, false));
  }
  return out;
}

Result<ImportRunView> show_run(Read& tx, const Caller& caller, const RunInput& in) {
  return view_of(TRY(get_run(tx, in.id)), caller.language, true);
}

struct RowsInput {
  ImportRunId id;
  std::optional<RowState> state;
  bool kept = false;  // those that an undo left
  std::int64_t offset = 0;
  std::int64_t limit = 50;
};
constexpr auto describe(model::Tag<RowsInput>) {
  using namespace model;
  return entity("RowsInput", "取り込みの行", field("id", &RowsInput::id, required | from_path),
                field("state", &RowsInput::state), field("kept", &RowsInput::kept),
                field("offset", &RowsInput::offset, between(0, 10'000'000)),
                field("limit", &RowsInput::limit, between(1, 200)));
}

struct RowList {
  std::int64_t total = 0;
  std::vector<ImportRowView> items;
};
constexpr auto describe(model::Tag<RowList>) {
  using namespace model;
  return entity("RowList", "取り込みの行の一覧", field("total", &RowList::total), field("items", &RowList::items));
}

Result<RowList> list_rows(Read& tx, const Caller& caller, const RowsInput& in) {
  TRY(get_run(tx, in.id));
  RowList out;
  std::vector<ImportRow> rows;
  if (in.kept) {
    out.total =
        tx.number("SELECT count(*) FROM import_row WHERE area_id = $1 AND run_id = $2 AND kept = 1", tx.area(), in.id);
    rows = tx.select<ImportRow>("WHERE area_id = $1 AND run_id = $2 AND kept = 1 ORDER BY position LIMIT $3 OFFSET $4",
                                tx.area(), in.id, in.limit, in.offset);
  } else if (in.state) {
    out.total = tx.number("SELECT count(*) FROM import_row WHERE area_id = $1 AND run_id = $2 AND state = $3",
                          tx.area(), in.id, *in.state);
    rows =
        tx.select<ImportRow>("WHERE area_id = $1 AND run_id = $2 AND state = $3 ORDER BY position LIMIT $4 OFFSET $5",
                             tx.area(), in.id, *in.state, in.limit, in.offset);
  } else {
    out.total = tx.number("SELECT count(*) FROM import_row WHERE area_id = $1 AND run_id = $2", tx.area(), in.id);
    rows = tx.select<ImportRow>("WHERE area_id = $1 AND run_id = $2 ORDER BY position LIMIT $3 OFFSET $4", tx.area(),
                                in.id, in.limit, in.offset);
  }
  for (const ImportRow& row : rows) out.items.push_back(view_of(tx, row, caller.language));
  return out;
}

Result<ImportRunView> change_state(Write& tx, const Caller& caller, ImportRunId id,
                                   std::initializer_list<RunState> from, RunState to) {
  ImportRun run = TRY(get_run(tx, id));
  if (std::find(from.begin(), from.end(), run.state) == from.end()) return fail(Problem::conflict, "import_state");
  if (run.message == "headers_missing") return fail(Problem::conflict, "headers_missing");
  run.state = to;
  // The steps that follow have the rights of whoever asked for them.
  run.account_id = caller.account_id;
  if (to == RunState::undoing) run.next_position = run.records;
  tx.update(run);
  tx.concerns(id.uuid);
  return view_of(run, caller.language, true);
}

// From now on facts may name the source, so what is owed for it is noted.
Result<ImportRunView> apply_run(Write& tx, const Caller& caller, const RunInput& in) {
  ImportRunView view =
      TRY(change_state(tx, caller, in.id, {RunState::previewed, RunState::stopped}, RunState::applying));
  directory::note_credit(tx, view.source_name, view.credit);
  return view;
}

Result<ImportRunView> stop_run(Write& tx, const Caller& caller, const RunInput& in) {
  return change_state(tx, caller, in.id, {RunState::applying, RunState::undoing}, RunState::stopped);
}

Result<ImportRunView> undo_run(Write& tx, const Caller& caller, const RunInput& in) {
  return change_state(tx, caller, in.id, {RunState::applied, RunState::stopped}, RunState::undoing);
}

struct StepInput {
  ImportRunId id;
  std::int64_t count = kStepRows;
};
constexpr auto describe(model::Tag<StepInput>) {
  using namespace model;
  return entity("StepInput", "取り込みの一歩", field("id", &StepInput::id, required | from_path),
                field("count", &StepInput::count, between(1, static_cast<double>(kStepRows))));
}

Result<ImportRunView> step_run(Write& tx, const Caller& caller, const StepInput& in) {
  return view_of(TRY(apply_step(tx, in.id, in.count)), caller.language, false);
}

Result<ImportRunView> undo_step_run(Write& tx, const Caller& caller, const StepInput& in) {
  return view_of(TRY(undo_step(tx, in.id, in.count)), caller.language, false);
}

struct DiscardInput {
  ImportRunId id;
  std::int64_t count = 500;
};
constexpr auto describe(model::Tag<DiscardInput>) {
  using namespace model;
  return entity("DiscardInput", "取り込みの破棄", field("id", &DiscardInput::id, required | from_path),
                field("count", &DiscardInput::count, between(1, 2000)));
}

struct DiscardAnswer {
  bool gone = false;  // nothing is left of it
};
constexpr auto describe(model::Tag<DiscardAnswer>) {
  return model::entity("DiscardAnswer", "取り込みの破棄", model::field("gone", &DiscardAnswer::gone));
}

// Throws away a preview that nobody applied: its mark at once, its rows in turns, last the run itself. It has changed
// nothing, so nothing of the directory goes with it. The file stays in the store: a replay reads it again.
Result<DiscardAnswer> discard_run(Write& tx, const Caller&, const DiscardInput& in) {
  ImportRun run = TRY(get_run(tx, in.id));
  if (run.state != RunState::previewed && run.state != RunState::discarded)
    return fail(Problem::conflict, "import_state");
  const std::int64_t removed = tx.execute(
      "DELETE FROM import_row WHERE area_id = $1 AND run_id = $2 AND position IN"
      " (SELECT position FROM import_row WHERE area_id = $1 AND run_id = $2 ORDER BY position LIMIT $3)",
      tx.area(), in.id, in.count);
  if (removed < in.count) {
    tx.erase(run);
    return DiscardAnswer{true};
  }
  run.state = RunState::discarded;
  tx.update(run);
  return DiscardAnswer{false};
}

struct SourcesInput {
  FacilityId id;
};
constexpr auto describe(model::Tag<SourcesInput>) {
  return model::entity("SourcesInput", "出典",
                       model::field("id", &SourcesInput::id, model::required | model::from_path));
}

struct SourceView {
  SourceKind kind = SourceKind::care_service_csv;
  std::string source_name, key, raw;
  std::optional<LocalDate> snapshot;
  bool vanished = false;
};
constexpr auto describe(model::Tag<SourceView>) {
  using namespace model;
  return entity("SourceView", "出典の記録", field("kind", &SourceView::kind),
                field("source_name", &SourceView::source_name), field("key", &SourceView::key),
                field("raw", &SourceView::raw), field("snapshot", &SourceView::snapshot),
                field("vanished", &SourceView::vanished));
}

struct SourceList {
  std::vector<SourceView> items;
};
constexpr auto describe(model::Tag<SourceList>) {
  return model::entity("SourceList", "出典の記録の一覧", model::field("items", &SourceList::items));
}

Result<SourceList> list_sources(Read& tx, const Caller&, const SourcesInput& in) {
  SourceList out;
  for (SourceRow& row : tx.select<SourceRow>(
           "WHERE area_id = $1 AND facility_id = $2 ORDER BY first_seq, first_position", tx.area(), in.id)) {
    out.items.push_back({row.kind, std::move(row.source_name), std::move(row.source_key), std::move(row.raw),
                         row.snapshot, row.vanished});
  }
  return out;
}

}  // namespace

std::vector<api::Endpoint> run_endpoints() {
  return {
      blob_endpoint(),
      preview_endpoint(),
      api::get("/v1/imports", "import.list", "import.run", "Imports, newest first", &list_runs),
      api::get("/v1/imports/{id}", "import.show", "import.run", "Show one import", &show_run),
      api::get("/v1/imports/{id}/rows", "import.rows", "import.run", "Rows of an import by state", &list_rows),
      api::post("/v1/imports/{id}/apply", "import.apply", "import.run", "Begin or go on applying an import",
                &apply_run),
      api::post("/v1/imports/{id}/step", "import.step", "import.run", "Apply the next rows of an import", &step_run),
      api::post("/v1/imports/{id}/stop", "import.stop", "import.run", "Stop applying an import", &stop_run),
      api::post("/v1/imports/{id}/undo", "import.undo", "import.run", "Begin undoing an import", &undo_run),
      api::post("/v1/imports/{id}/undo-step", "import.undo_step", "import.run", "Undo the next rows of an import",
                &undo_step_run),
      api::post("/v1/imports/{id}/discard", "import.discard", "import.run", "Throw away a preview, some rows at a time",
                &discard_run),
      api::get("/v1/facilities/{id}/sources", "facility.sources", "import.run",
               "What each source says of a facility, as it came", &list_sources),
  };
}

}  // namespace kaname::bridges
