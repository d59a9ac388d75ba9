// SPDX-License-Identifier: Apache-2.0
#include "bridges/intake/intake.h"

#include <fmt/format.h>

#include <map>

#include "api/messages.h"
#include "base/text_fold.h"
#include "people/people_index.h"
#include "people/person_rules.h"
#include "trust/access_log.h"

namespace kaname::bridges::intake {
namespace {

using api::Caller;
using people::Heading;
using people::PersonBasics;
using store::Read;
using trust::Reach;

constexpr std::size_t kMostCandidates = 5;

PersonBasics basics_of(const people::Person& person) {
  PersonBasics out;
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
  return out;
}

// What the file says in the form in which it would be kept, so that the same is not shown as different; and why it cannot
// be registered as it is.
void make_normal(LocalDate today, PersonBasics& said, std::vector<std::string>& not_new) {
  people::Person person;
  const auto applied = people::apply(said, today, person);
  if (said.name.empty()) not_new.emplace_back("氏名がありません。");
  if (said.name_kana.empty()) not_new.emplace_back("かながありません。かなの列を選ぶか、ファイルに加えてください。");
  if (applied) {
    said = basics_of(person);
    return;
  }
  for (const FieldError& field : applied.error().fields) {
    if (field.field == "name_kana" && said.name_kana.empty()) continue;
    std::string label = field.field;
    describe(model::Tag<people::Person>{}).each([&](const auto& f) {
      if (f.name == field.field) label = f.rules.ja;
    });
    not_new.push_back(fmt::format("{}: {}", label, api::message_of(field.code, api::Language::ja)));
  }
}

// Who it is stays as it is recorded: senders replace characters that their files cannot hold. Differences are told.
void keep_identity(const PersonBasics& known, IntakePerson& out) {
  const auto keep = [&](std::string_view what, const std::string& mine, const std::string& said, std::string& into) {
    if (!said.empty() && !mine.empty() && text::fold(mine) != text::fold(said))
      out.doubts.push_back(
          fmt::format("{}が違います。記録「{}」、ファイル「{}」。同じ方か確かめてください。", what, mine, said));
    into = mine.empty() ? said : mine;
  };
  keep("氏名", known.name, out.said.name, out.basics.name);
  keep("かな", known.name_kana, out.said.name_kana, out.basics.name_kana);
  keep("生年月日", known.birth, out.said.birth, out.basics.birth);
  if (known.sex != people::Sex::unknown) out.basics.sex = known.sex;
}

void propose(const Facts& said, const Facts& facts, const std::vector<people::PersonFacts>& known, IntakePerson& out) {
  std::map<Heading, std::string> words;
  each_heading(said, [&](Heading heading, const auto& one) { words[heading] = model::to_json(one); });
  each_heading(facts, [&](Heading heading, const auto& proposed) {
    const std::string json = model::to_json(proposed);
    if (json == model::to_json(std::decay_t<decltype(proposed)>{})) return;
    HeadingProposal one;
    one.heading = heading;
    one.said.text = words[heading];
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

std::vector<Candidate> candidates_of(Read& tx, const Caller& caller, const PersonBasics& said) {
  std::vector<Candidate> out;
  const std::string insured = said.insured_number.empty() ? "" : said.insurer_number + "-" + said.insured_number;
  if (said.name.empty() && insured.empty()) return out;
  const auto birth = people::read_birth(said.birth, tx.today());
  for (const people::PersonCard& card : tx.derived<people::PeopleIndexes>().of(tx).similar(
           said.name, said.name_kana, birth ? birth->text : "", insured, kMostCandidates)) {
    const bool own = trust::person_access(tx, caller, card.id).reach >= Reach::write;
    trust::note_access(tx, caller, card.id, "person.similar", trust::Basis::none);
    out.push_back({card.id, card.name, card.name_kana, card.birth, card.birth_about, card.sex, own});
  }
  return out;
}

// The one of the candidates who has the same reading and the same day of birth.
std::optional<people::PersonId> only_one(const std::vector<Candidate>& candidates, const PersonBasics& said) {
  std::optional<people::PersonId> out;
  for (const Candidate& one : candidates) {
    if (!one.own || one.birth.size() < 10 || one.birth != said.birth) continue;
    if (text::fold(one.name_kana) != text::fold(said.name_kana)) continue;
    if (out) return std::nullopt;
    out = one.person_id;
  }
  return out;
}

}  // namespace

IntakePerson beside_known(Read& tx, const Caller& caller, Said said, const LayOver& lay_over, const Chosen* chosen,
                          std::string_view look) {
  IntakePerson out;
  out.key = std::move(said.key);
  out.line = said.line;
  out.insurer_number = said.basics.insurer_number;
  out.insured_number = said.basics.insured_number;
  out.doubts = std::move(said.doubts);
  out.faults = std::move(said.faults);
  make_normal(tx.today(), said.basics, out.not_new);
  out.said = said.basics;
  if (!out.faults.empty()) return out;
  std::optional<people::PersonId> id;
  if (chosen) id = chosen->person_id;
  if (!chosen && !out.insured_number.empty())
    id = people::find_insured(tx, out.said.insurer_number, out.said.insured_number);
  if (!id) {
    out.candidates = candidates_of(tx, caller, out.said);
    if (!chosen) id = only_one(out.candidates, out.said);
  }
  std::shared_ptr<const people::PersonParts> parts;
  if (id) {
    const auto access = trust::need_person(tx, caller, *id, Reach::write, look);
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
    out.known = out.basics = basics_of(parts->person);
    out.base_seq = parts->person.changed_seq;
  } else {
    out.basics = out.said;
  }
  lay_over(facts, out.basics, out.doubts);
  if (parts) {
    keep_identity(out.known, out);
    std::vector<std::string> said_already;
    make_normal(tx.today(), out.basics, said_already);
    out.basics_differ = model::to_json(out.known) != model::to_json(out.basics);
  } else {
    out.basics = out.said;
    out.basics_differ = true;
  }
  propose(said.facts, facts, parts ? parts->facts : std::vector<people::PersonFacts>{}, out);
  return out;
}

const Chosen* chosen_for(const std::vector<Chosen>& choices, std::string_view key) {
  const auto found = std::find_if(choices.begin(), choices.end(), [&](const Chosen& one) { return one.key == key; });
  return found == choices.end() ? nullptr : &*found;
}

}  // namespace kaname::bridges::intake
