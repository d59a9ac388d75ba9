// SPDX-License-Identifier: Apache-2.0
#pragma once
// From the bytes of a file to a run with its rows: what is new, changed, unchanged, for a person to look at, refused, and
// which keys have vanished. Nothing of the directory is changed.

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "bridges/imports/import_tables.h"

namespace kaname::bridges {

struct PreviewInput {
  std::string blob;                 // sha256 of POST /v1/blobs …
  std::optional<ImportRunId> from;  // … or the file of this run again, with another mapping
  std::string file_name;
  SourceKind kind = SourceKind::care_service_csv;
  std::vector<directory::HeaderMatch> mapping;
  bool keep_all = false;  // rows of other municipalities are records too
  bool dry_run = true;    // a preview always is; kept for clients that say so
  std::string credit;     // what the publisher of this file asks to be printed; empty: what the kind's publisher does
};

constexpr auto describe(model::Tag<PreviewInput>) {
  using namespace model;
  return entity("PreviewInput", "取り込みの確認", field("blob", &PreviewInput::blob, max_chars(64)),
                field("from", &PreviewInput::from), field("file_name", &PreviewInput::file_name, max_chars(300)),
                field("kind", &PreviewInput::kind, required), field("mapping", &PreviewInput::mapping),
                field("keep_all", &PreviewInput::keep_all), field("dry_run", &PreviewInput::dry_run),
                field("credit", &PreviewInput::credit, max_chars(400) | label("出典の表示", "Credit")));
}

// A file that was read. Reading needs nothing but the file, the area's name and the mapping, so it is done before the
// writer's turn and not again.
struct ParsedFile {
  directory::SourceFile file;
  std::string blob;
  std::string fingerprint;                      // of the headers
  std::vector<directory::HeaderMatch> mapping;  // as used
  bool headers_missing = false;                 // nothing was read but the headers: a person has to map them
  std::vector<std::string> unstorable;          // beside records: code when a text is too long for us, else empty
};

Result<std::shared_ptr<const ParsedFile>> parse_file(store::Read& tx, const PreviewInput& in);

// `parsed` may be empty or read with a mapping that is no longer the remembered one; then the file is read again.
Result<ImportRun> preview(store::Write& tx, const api::Caller& caller, const PreviewInput& in,
                          std::shared_ptr<const ParsedFile> parsed);

}  // namespace kaname::bridges
