// SPDX-License-Identifier: Apache-2.0
// Files of a thread: the bytes come by themselves, before or after the entry that names them, as often as the line needs.
#include "store/blobs.h"
#include "thread/endpoints.h"
#include "thread/entry_store.h"
#include "thread/file_store.h"

namespace kaname::thread {
namespace {

using api::Caller;
using trust::Reach;

struct FileAnswer {
  // Of what is kept: photos and MP4 sound lose what tells of place and owner, where the phone has not removed it.
  std::string sha256;
  std::string content_type;
  std::int64_t size = 0;
};
constexpr auto describe(model::Tag<FileAnswer>) {
  using namespace model;
  return entity("ThreadFile", "預かったファイル", field("sha256", &FileAnswer::sha256),
                field("content_type", &FileAnswer::content_type), field("size", &FileAnswer::size));
}

struct FilePath {
  PersonId id;
  std::string sha256;
};
constexpr auto describe(model::Tag<FilePath>) {
  using namespace model;
  return entity("ThreadFilePath", "ファイル", field("id", &FilePath::id, from_path | required),
                field("sha256", &FilePath::sha256, from_path | required | max_chars(64)));
}

struct PutPath {
  PersonId id;
};
constexpr auto describe(model::Tag<PutPath>) {
  return model::entity("ThreadFilePut", "ファイルを預ける",
                       model::field("id", &PutPath::id, model::from_path | model::required));
}

Result<PersonId> person_in(const api::Input& input) {
  for (const auto& [name, value] : input.path_values) {
    if (const auto id = PersonId::parse(value); name == "id" && id) return *id;
  }
  return fail(Problem::not_found, "person_not_found");
}

// What the journal says of a file: not its bytes. A replay knows that it was there.
struct FileAct {
  PersonId id;
  std::string sha256;
  std::string content_type;
  std::int64_t size = 0;
};
constexpr auto describe(model::Tag<FileAct>) {
  using namespace model;
  return entity("ThreadFileAct", "ファイルを預かった", field("id", &FileAct::id), field("sha256", &FileAct::sha256),
                field("content_type", &FileAct::content_type), field("size", &FileAct::size));
}

// An entry waits this long for its photo; phones come home in the evening.
constexpr int kWaitsDays = 30;

// The entries that name the file are whole from now on: phones and open screens hear of it.
Result<api::Reply> note_file(Write& tx, const FileAct& act) {
  tx.upsert(PersonFile{tx.area(), act.id, act.sha256, act.content_type, act.size, tx.now()});
  tx.execute(
      "UPDATE entry SET changed_seq = $3 WHERE area_id = $1 AND person_id = $2 AND at >= $4 AND attachments LIKE $5",
      tx.area(), act.id, tx.seq(), tx.now().plus_ms(-kWaitsDays * kDayMs), "%" + act.sha256 + "%");
  if (head_of(tx, act.id).entries > 0) touch_thread(tx, act.id);
  tx.concerns(act.id.uuid);
  return api::detail::make_reply(FileAnswer{act.sha256, act.content_type, act.size});
}

Result<api::Reply> keep(Write& tx, const Caller& caller, const api::Input& input, std::string& journal_body) {
  const PersonId person = TRY(person_in(input));
  TRY(trust::need_person(tx, caller, person, Reach::write, "thread.put_file"));
  const PersonFile file = TRY(keep_bytes(tx, person, input.body));
  const FileAct act{person, file.sha256, file.content_type, file.size};
  journal_body = model::to_json(act);
  return note_file(tx, act);
}

api::Endpoint put_endpoint() {
  api::Endpoint endpoint;
  endpoint.method = api::Method::post;
  endpoint.path = "/v1/people/{id}/files";
  endpoint.act = "thread.put_file";
  endpoint.permission = "thread.write";
  endpoint.summary = "Keep a photo, a PDF or a voice memo for a thread";
  endpoint.kind = api::Kind::act;
  endpoint.takes_bytes = true;
  endpoint.in = model::type_of<PutPath>();
  endpoint.out = model::type_of<FileAnswer>();
  endpoint.write = [](Write& tx, const Caller& caller, const api::Input& input, std::string& journal_body) {
    return keep(tx, caller, input, journal_body);
  };
  endpoint.replay = [](Write& tx, const Caller&, std::string_view body) -> Result<api::Reply> {
    return note_file(tx, TRY(model::from_json<FileAct>(body)));
  };
  return endpoint;
}

Result<api::File> show_file(Read& tx, const Caller& caller, const FilePath& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::view, "thread.file"));
  const auto row = find_file(tx, in.id, in.sha256);
  auto bytes = row ? store::get_blob(tx, in.sha256) : std::nullopt;
  if (!bytes) return fail(Problem::not_found, "file_not_here");
  api::File file;
  file.bytes = std::move(*bytes);
  file.content_type = row->content_type;
  file.name = in.sha256.substr(0, 12);
  file.attachment = !row->content_type.starts_with("image/") && !row->content_type.starts_with("audio/");
  return file;
}

}  // namespace

std::vector<api::Endpoint> file_endpoints() {
  using namespace api;
  return {
      put_endpoint(),
      slow_get("/v1/people/{id}/files/{sha256}", "thread.file", "thread.read", "A file of a thread", &show_file),
  };
}

std::vector<api::Endpoint> endpoints() {
  std::vector<api::Endpoint> out;
  for (auto part :
       {write_endpoints(), read_endpoints(), file_endpoints(), sync_endpoints(), template_endpoints(), pin_endpoints(),
        course_endpoints(), outside_endpoints(), reader_endpoints(), escalation_endpoints()})
    out.insert(out.end(), part.begin(), part.end());
  return out;
}

}  // namespace kaname::thread
