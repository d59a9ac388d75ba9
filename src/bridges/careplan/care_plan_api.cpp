// SPDX-License-Identifier: Apache-2.0
#include "bridges/careplan/care_plan_api.h"

#include <fmt/format.h>

#include "base/crypto.h"
#include "base/text_fold.h"
#include "bridges/careplan/proposal.h"
#include "people/person_rules.h"
#include "people/person_store.h"

namespace kaname::bridges {
namespace careplan {
namespace {

using api::Caller;
using people::Heading;
using store::Read;
using trust::Reach;

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
};
constexpr auto describe(model::Tag<PreviewInput>) {
  using namespace model;
  return entity("CarePlanPreviewInput", "ケアプランのファイルを確かめる",
                field("files", &PreviewInput::files, required | max_items(40)));
}

// `none`: nobody of this number among those the caller may write about; she may be registered.
enum class Match { own, view_only, none };
constexpr auto kMatches = std::to_array<model::Option>({
    {"own", "担当の方", "Own person"},
    {"view_only", "書く権限がない方", "May not be written about"},
    {"none", "記録がない方", "Not known"},
});
[[maybe_unused]] constexpr const auto& options(model::Tag<Match>) { return kMatches; }
[[maybe_unused]] constexpr std::string_view choice_name(model::Tag<Match>) { return "CarePlanMatch"; }

struct HeadingProposal {
  Heading heading = Heading::other;
  std::int64_t base_seq = 0;  // for PUT …/facts/{heading}
  model::RawJson now;         // null: nothing is known yet
  model::RawJson proposed;
};
constexpr auto describe(model::Tag<HeadingProposal>) {
  using namespace model;
  using P = HeadingProposal;
  return entity("CarePlanHeading", "見出しごとの案", field("heading", &P::heading), field("base_seq", &P::base_seq),
                field("now", &P::now, personal), field("proposed", &P::proposed, personal));
}

struct PlanPerson {
  std::string insurer_number, insured_number;
  Match match = Match::none;
  std::optional<people::PersonId> person_id;
  std::int64_t base_seq = 0;    // for PUT …/basics
  people::PersonBasics basics;  // as they would be
  bool basics_differ = false;
  std::vector<HeadingProposal> headings;  // only those that would change
  std::vector<std::string> doubts;        // to be looked at before it is confirmed
};
constexpr auto describe(model::Tag<PlanPerson>) {
  using namespace model;
  using P = PlanPerson;
  return entity("CarePlanPerson", "ケアプランの利用者", field("insurer_number", &P::insurer_number, personal),
                field("insured_number", &P::insured_number, personal), field("match", &P::match),
                field("person_id", &P::person_id), field("base_seq", &P::base_seq), field("basics", &P::basics),
                field("basics_differ", &P::basics_differ), field("headings", &P::headings),
                field("doubts", &P::doubts, personal));
}
struct Preview {
  std::vector<PlanPerson> people;
  std::vector<RowError> errors;
};
constexpr auto describe(model::Tag<Preview>) {
  using namespace model;
  return entity("CarePlanPreview", "ケアプランの確認", field("people", &Preview::people),
                field("errors", &Preview::errors));
}

template <class Visit>
void each_heading(Facts& facts, Visit visit) {
  visit(Heading::certification, facts.certification);
  visit(Heading::independence, facts.independence);
  visit(Heading::wishes, facts.wishes);
  visit(Heading::regulars, facts.regulars);
  visit(Heading::family, facts.family);
  visit(Heading::housing, facts.housing);
  visit(Heading::life, facts.life);
  visit(Heading::rhythm, facts.rhythm);
  visit(Heading::social, facts.social);
  visit(Heading::social_security, facts.social_security);
  visit(Heading::other, facts.other);
}

people::PersonBasics basics_of(const people::Person& person) {
  people::PersonBasics out;
  out.name = person.name;
  out.name_kana = person.name_kana;
  out.known_as = person.known_as;
  out.former_name = person.former_name;
  out.birth = person.birth + (person.birth_about ? "頃" : "");
  out.sex = person.sex;
  out.postal_code = person.postal_code;
  out.address = person.address;
  out.building = person.building;
  out.lat = person.lat;
  out.lng = person.lng;
  out.zone_id = person.zone_id;
  out.phone = person.phone;
  out.mobile = person.mobile;
  out.insurer_number = person.insurer_number;
  out.insured_number = person.insured_number;
  out.received_on = person.received_on;
  out.note = person.note;
  out.external_link = person.external_link;
  out.external_name = person.external_name;
  return out;
}

// Who it is stays as it is recorded: senders replace characters that their files cannot hold. Differences are told.
void keep_identity(const people::PersonBasics& known, PlanPerson& out) {
  const auto keep = [&](std::string_view what, const std::string& mine, std::string& said) {
    if (!said.empty() && !mine.empty() && text::fold(mine) != text::fold(said))
      out.doubts.push_back(
          fmt::format("{}が違います。記録「{}」、ファイル「{}」。同じ方か確かめてください。", what, mine, said));
    if (!mine.empty()) said = mine;
  };
  keep("氏名", known.name, out.basics.name);
  keep("かな", known.name_kana, out.basics.name_kana);
  keep("生年月日", known.birth, out.basics.birth);
  if (known.sex != people::Sex::unknown) out.basics.sex = known.sex;
}

void propose(Facts& facts, const std::vector<people::PersonFacts>& known, PlanPerson& out) {
  each_heading(facts, [&](Heading heading, const auto& proposed) {
    const std::string json = model::to_json(proposed);
    if (json == model::to_json(std::decay_t<decltype(proposed)>{})) return;
    HeadingProposal one;
    one.heading = heading;
    for (const people::PersonFacts& have : known) {
      if (have.heading == heading) one.base_seq = have.seq, one.now = have.facts;
    }
    if (one.now.text == json) return;
    const auto normal = people::normal_facts(heading, json);
    if (!normal) {
      const bool secret = !normal.error().fields.empty() && normal.error().fields[0].code == "my_number";
      out.doubts.push_back(
          std::string(model::ja_of(heading)) +
          (secret ? ": マイナンバーと思われる番号があるため取り込めません。ファイルの送り主に知らせてください。"
                  : ": 長すぎるか形が合わないため取り込めません。画面で入れてください。"));
      return;
    }
    one.proposed.text = *normal;
    out.headings.push_back(std::move(one));
  });
}

Facts facts_of(const std::vector<people::PersonFacts>& known) {
  Facts out;
  each_heading(out, [&](Heading heading, auto& member) {
    member = people::facts_as<std::decay_t<decltype(member)>>(known, heading);
  });
  return out;
}

PlanPerson person_of(Read& tx, const Caller& caller, const PlanSet& set) {
  PlanPerson out;
  out.insurer_number = set.insurer_number;
  out.insured_number = set.insured_number;
  std::shared_ptr<const people::PersonParts> parts;
  if (const auto id = people::find_insured(tx, set.insurer_number, set.insured_number)) {
    const auto access = trust::need_person(tx, caller, *id, Reach::write, "careplan.preview");
    if (access) {
      if (auto found = people::person_parts(tx, *id)) parts = *found;
      out.match = Match::own;
      out.person_id = id;
    } else if (access.error().code != "person_not_found") {
      out.match = Match::view_only;
      out.doubts.emplace_back("この方について書く権限がありません。担当の事業所に頼んでください。");
      return out;
    }
  }
  Facts facts = parts ? facts_of(parts->facts) : Facts{};
  if (parts) {
    const people::PersonBasics known = basics_of(parts->person);
    out.basics = known;
    people::PersonBasics said;
    Facts ignored;
    std::vector<std::string> none;
    lay_over(set, ignored, said, none);
    lay_over(set, facts, out.basics, out.doubts);
    out.basics.name = said.name, out.basics.name_kana = said.name_kana, out.basics.birth = said.birth;
    keep_identity(known, out);
    out.base_seq = parts->person.changed_seq;
    out.basics_differ = model::to_json(known) != model::to_json(out.basics);
  } else {
    lay_over(set, facts, out.basics, out.doubts);
    out.basics_differ = true;
    if (out.basics.name.empty())
      out.doubts.emplace_back("氏名がありません。利用者補足情報（UPHOSOKU）もいっしょに選んでください。");
  }
  propose(facts, parts ? parts->facts : std::vector<people::PersonFacts>{}, out);
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
  for (const PlanSet& set : sets_of(files)) out.people.push_back(person_of(tx, caller, set));
  return out;
}

}  // namespace
}  // namespace careplan

std::vector<api::Endpoint> care_plan_endpoints() {
  return {api::ask("/v1/care-plans/preview", "careplan.preview", "person.write",
                   "Care-plan files (ケアプラン標準仕様 V4) beside what is known of each person", &careplan::preview)};
}

}  // namespace kaname::bridges
