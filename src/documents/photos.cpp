// SPDX-License-Identifier: Apache-2.0
#include "documents/photos.h"

#include <algorithm>

#include "documents/endpoints.h"
#include "store/blobs.h"
#include "thread/file_store.h"

namespace kaname::documents {
namespace {

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

Result<api::File> show(Read& tx, const api::Caller& caller, const PhotoPath& in) {
  const SeenDocument seen = TRY(find_document(tx, caller, in.id));
  TRY(note_look(tx, caller, seen, "document.show"));
  const Edition edition = TRY(edition_of(tx, seen.document.edition));
  if (!names(edition.form, answers_of(sections_of(tx, in.id)), in.sha256))
    return fail(Problem::not_found, "file_not_here");
  auto bytes = store::get_blob(tx, in.sha256);
  if (!bytes) return fail(Problem::not_found, "file_not_here");
  return api::File{std::move(*bytes), "image/jpeg", in.sha256.substr(0, 12) + ".jpg", false, false};
}

}  // namespace

Result<Done> check_photos(Read& tx, const Document& document, const FormSection& section,
                          const std::vector<Answer>& answers) {
  for (const FormField& field : section.fields) {
    const Answer* answer = field.type == FieldType::photo ? find_answer(answers, field.key) : nullptr;
    if (!answer) continue;
    for (const std::string& sha256 : answer->values) {
      const auto file = document.person_id ? thread::find_file(tx, *document.person_id, sha256) : std::nullopt;
      if (!file || file->content_type != "image/jpeg") return fail_field("answers." + field.key, "answer_photo");
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
  return {api::slow_get("/v1/documents/{id}/photos/{sha256}", "document.photo", "document.read",
                        "A photo in a document", &show)};
}

}  // namespace kaname::documents
