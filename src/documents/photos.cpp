// SPDX-License-Identifier: Apache-2.0
#include "documents/photos.h"

#include <algorithm>

#include "documents/endpoints.h"
#include "model/json.h"
#include "store/blobs.h"
#include "thread/file_store.h"

namespace kaname::documents {
namespace {

constexpr std::string_view kJpeg = "image/jpeg";

struct PhotoPath {
  DocumentId id;
  std::string sha256;
};
constexpr auto describe(model::Tag<PhotoPath>) {
  using namespace model;
  return entity("DocumentPhotoPath", "書類の写真", field("id", &PhotoPath::id, from_path | required),
                field("sha256", &PhotoPath::sha256, from_path | required | max_chars(64)));
}

bool names(const Form& form, const std::vector<Answer>& answers, std::string_view sha256) {
  for (const Answer& answer : answers) {
    const FormField* field = find_field(form, answer.key);
    if (!field || field->type != FieldType::photo) continue;
    if (std::find(answer.values.begin(), answer.values.end(), sha256) != answer.values.end()) return true;
  }
  return false;
}

struct PutPath {
  DocumentId id;
};
constexpr auto describe(model::Tag<PutPath>) {
  return model::entity("DocumentPhotoPut", "書類に写真を付ける",
                       model::field("id", &PutPath::id, model::from_path | model::required));
}

// What the journal says of it: not its bytes.
struct PhotoAct {
  DocumentId id;
  PersonId person_id;
  std::string sha256;
  std::int64_t size = 0;
};
constexpr auto describe(model::Tag<PhotoAct>) {
  using namespace model;
  return entity("DocumentPhotoAct", "書類に写真を預かった", field("id", &PhotoAct::id),
                field("person_id", &PhotoAct::person_id), field("sha256", &PhotoAct::sha256),
                field("size", &PhotoAct::size));
}

struct PhotoAnswer {
  std::string sha256;
};
constexpr auto describe(model::Tag<PhotoAnswer>) {
  return model::entity("DocumentPhoto", "書類の写真", model::field("sha256", &PhotoAnswer::sha256));
}

Result<api::Reply> note_photo(Write& tx, const PhotoAct& act) {
  tx.upsert(thread::PersonFile{tx.area(), act.person_id, act.sha256, std::string(kJpeg), act.size, tx.now()});
  tx.concerns(act.id.uuid);
  tx.concerns(act.person_id.uuid);
  return api::detail::make_reply(PhotoAnswer{act.sha256});
}

Result<DocumentId> document_in(const api::Input& input) {
  for (const auto& [name, value] : input.path_values) {
    if (const auto id = DocumentId::parse(value); name == "id" && id) return *id;
  }
  return fail(Problem::not_found, "document_not_found");
}

// By right of the document: a ward that does not see the person's page keeps its photo with her all the same.
Result<api::Reply> put(Write& tx, const api::Caller& caller, const api::Input& input, std::string& journal_body) {
  const DocumentId id = TRY(document_in(input));
  const SeenDocument seen = TRY(find_document(tx, caller, id));
  const Document& d = seen.document;
  if (!seen.may_write) return fail(Problem::forbidden, "not_allowed");
  if (d.state != DocumentState::draft) return fail(Problem::conflict, "document_closed");
  if (!d.person_id) return fail(Problem::conflict, "document_photo_person");
  TRY(note_look(tx, caller, seen, "document.put_photo"));
  const thread::PersonFile file = TRY(thread::keep_bytes(tx, *d.person_id, input.body));
  if (file.content_type != kJpeg) return fail(Problem::invalid, "file_type_refused");
  const PhotoAct act{d.id, *d.person_id, file.sha256, file.size};
  journal_body = model::to_json(act);
  return note_photo(tx, act);
}

api::Endpoint put_endpoint() {
  api::Endpoint endpoint;
  endpoint.method = api::Method::post;
  endpoint.path = "/v1/documents/{id}/photos";
  endpoint.act = "document.put_photo";
  endpoint.permission = "document.write";
  endpoint.summary = "Keep a photo for a document while it is written";
  endpoint.kind = api::Kind::act;
  endpoint.takes_bytes = true;
  endpoint.in = model::type_of<PutPath>();
  endpoint.out = model::type_of<PhotoAnswer>();
  endpoint.write = &put;
  endpoint.replay = [](Write& tx, const api::Caller&, std::string_view body) -> Result<api::Reply> {
    return note_photo(tx, TRY(model::from_json<PhotoAct>(body)));
  };
  return endpoint;
}

Result<api::File> show(Read& tx, const api::Caller& caller, const PhotoPath& in) {
  const SeenDocument seen = TRY(find_document(tx, caller, in.id));
  TRY(note_look(tx, caller, seen, "document.show"));
  const Edition edition = TRY(edition_of(tx, seen.document.edition));
  if (!names(edition.form, answers_of(sections_of(tx, in.id)), in.sha256))
    return fail(Problem::not_found, "file_not_here");
  auto bytes = store::get_blob(tx, in.sha256);
  if (!bytes) return fail(Problem::not_found, "file_not_here");
  return api::File{std::move(*bytes), std::string(kJpeg), in.sha256.substr(0, 12) + ".jpg", false, false};
}

}  // namespace

Result<Done> check_photos(Read& tx, const Document& document, const FormSection& section,
                          const std::vector<Answer>& answers) {
  for (const FormField& field : section.fields) {
    const Answer* answer = field.type == FieldType::photo ? find_answer(answers, field.key) : nullptr;
    if (!answer) continue;
    for (const std::string& sha256 : answer->values) {
      const auto file = document.person_id ? thread::find_file(tx, *document.person_id, sha256) : std::nullopt;
      if (!file || file->content_type != kJpeg) return fail_field("answers." + field.key, "answer_photo");
    }
  }
  return Done{};
}

Photos photos_of(Read& tx, const Form& form, const std::vector<Answer>& answers) {
  Photos out;
  for (const Answer& answer : answers) {
    const FormField* field = find_field(form, answer.key);
    if (!field || field->type != FieldType::photo) continue;
    for (const std::string& sha256 : answer.values) {
      if (auto bytes = store::get_blob(tx, sha256)) out.emplace(sha256, std::move(*bytes));
    }
  }
  return out;
}

std::vector<api::Endpoint> photo_endpoints() {
  return {put_endpoint(),
          api::slow_get("/v1/documents/{id}/photos/{sha256}", "document.photo", "document.read",
                        "A photo in a document", &show)};
}

}  // namespace kaname::documents
