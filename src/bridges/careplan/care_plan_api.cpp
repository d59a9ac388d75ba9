// SPDX-License-Identifier: Apache-2.0
#include "bridges/careplan/care_plan_api.h"

#include "base/crypto.h"
#include "bridges/careplan/proposal.h"
#include "bridges/intake/intake.h"

namespace kaname::bridges {
namespace careplan {
namespace {

using api::Caller;
using store::Read;

struct FileInput {
  std::string name;
  std::string content;  // the bytes in base64url
};
constexpr auto describe(model::Tag<FileInput>) {
  using namespace model;
  return entity("CarePlanFile", "ケアプランのファイル",
                field("name", &FileInput::name, required | personal | max_chars(300)),
                field("content", &FileInput::content, personal | max_chars(1'000'000)));
}
struct PreviewInput {
  std::vector<FileInput> files;
  std::vector<intake::Chosen> choices;  // where the match by number is not the one
};
constexpr auto describe(model::Tag<PreviewInput>) {
  using namespace model;
  return entity("CarePlanPreviewInput", "ケアプランのファイルを確かめる",
                field("files", &PreviewInput::files, required | max_items(40)),
                field("choices", &PreviewInput::choices, max_items(500)));
}

struct Preview {
  std::vector<intake::IntakePerson> people;
  std::vector<intake::RowError> errors;
};
constexpr auto describe(model::Tag<Preview>) {
  using namespace model;
  return entity("CarePlanPreview", "ケアプランの確認", field("people", &Preview::people),
                field("errors", &Preview::errors));
}

intake::IntakePerson person_of(Read& tx, const Caller& caller, const PlanSet& set,
                               const std::vector<intake::Chosen>& choices) {
  intake::Said said;
  said.key = set.insurer_number + "-" + set.insured_number;
  // The doubts come from the second laying, over what is known.
  std::vector<std::string> ignored;
  lay_over(set, said.facts, said.basics, ignored);
  const intake::Chosen* chosen = intake::chosen_for(choices, said.key);
  const bool nameless = said.basics.name.empty();
  auto out = intake::beside_known(
      tx, caller, std::move(said),
      [&](Facts& facts, people::PersonBasics& basics, std::vector<std::string>& doubts) {
        lay_over(set, facts, basics, doubts);
      },
      chosen, "careplan.preview");
  if (nameless && out.match == intake::Match::none)
    out.doubts.emplace_back("氏名がありません。利用者補足情報（UPHOSOKU）もいっしょに選んでください。");
  return out;
}

Result<Preview> preview(Read& tx, const Caller& caller, const PreviewInput& in) {
  Preview out;
  std::vector<PlanFile> files;
  for (const FileInput& file : in.files) {
    const auto bytes = crypto::base64url_decode(file.content);
    if (!bytes) return fail_field("files", "careplan_not_base64");
    auto read = read_plan_file(file.name, *bytes, out.errors);
    if (read) {
      files.push_back(std::move(*read));
    } else {
      out.errors.push_back({file.name, 0,
                            "ケアプラン標準仕様のファイルではないようです。UPHOSOKU・UP1KYO・UP2KYO・UP3KYO・UPKIHON "
                            "で始まる名前のファイルを選んでください。"});
    }
  }
  for (const PlanSet& set : sets_of(files)) out.people.push_back(person_of(tx, caller, set, in.choices));
  return out;
}

}  // namespace
}  // namespace careplan

std::vector<api::Endpoint> care_plan_endpoints() {
  return {api::ask("/v1/care-plans/preview", "careplan.preview", "person.write",
                   "Care-plan files (ケアプラン標準仕様 V4) beside what is known of each person", &careplan::preview)};
}

}  // namespace kaname::bridges
