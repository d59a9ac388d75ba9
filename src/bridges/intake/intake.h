// SPDX-License-Identifier: Apache-2.0
#pragma once
// A person that a file speaks of, beside the person who is known: what is known, what the file says, what would be
// written, and who else it may be. A question only; what somebody confirms is written by the ordinary acts
// (POST /v1/people, PUT …/basics, PUT …/facts/{heading}), with their history and conflicts.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "bridges/intake/facts.h"
#include "people/person_input.h"
#include "people/person_store.h"

namespace kaname::bridges::intake {

// `none`: nobody was found whom the caller may write about; she may be registered.
enum class Match { own, view_only, none };
inline constexpr auto kMatches = std::to_array<model::Option>({
    {"own", "担当の方", "Own person"},
    {"view_only", "書く権限がない方", "May not be written about"},
    {"none", "記録がない方", "Not known"},
});
constexpr const auto& options(model::Tag<Match>) { return kMatches; }
constexpr std::string_view choice_name(model::Tag<Match>) { return "IntakeMatch"; }

struct HeadingProposal {
  people::Heading heading = people::Heading::other;
  std::int64_t base_seq = 0;  // for PUT …/facts/{heading}
  model::RawJson now;         // null: nothing is known yet
  model::RawJson said;        // by the file alone
  model::RawJson proposed;    // what would be written
};
constexpr auto describe(model::Tag<HeadingProposal>) {
  using namespace model;
  using P = HeadingProposal;
  return entity("IntakeHeading", "見出しごとの案", field("heading", &P::heading), field("base_seq", &P::base_seq),
                field("now", &P::now, personal), field("said", &P::said, personal),
                field("proposed", &P::proposed, personal));
}

// Somebody who may be the same. Who may not write about her is told no more than POST /v1/people/similar tells.
struct Candidate {
  people::PersonId person_id;
  std::string name, name_kana, birth;
  bool birth_about = false;
  people::Sex sex = people::Sex::unknown;
  bool own = false;  // may be chosen
};
constexpr auto describe(model::Tag<Candidate>) {
  using namespace model;
  using C = Candidate;
  return entity("IntakeCandidate", "同じ方かもしれない方", field("person_id", &C::person_id),
                field("name", &C::name, personal), field("name_kana", &C::name_kana, personal),
                field("birth", &C::birth, personal), field("birth_about", &C::birth_about), field("sex", &C::sex),
                field("own", &C::own));
}

struct IntakePerson {
  std::string key;        // tells the people of one answer apart, the same when the same file is read again
  std::int64_t line = 0;  // of the file; 0 where several files speak of one person
  std::string insurer_number, insured_number;
  Match match = Match::none;
  std::optional<people::PersonId> person_id;
  std::int64_t base_seq = 0;    // for PUT …/basics
  people::PersonBasics known;   // as they are; empty when nobody is known
  people::PersonBasics said;    // as the file says
  people::PersonBasics basics;  // as they would be
  bool basics_differ = false;
  std::vector<HeadingProposal> headings;  // only those that would change
  std::vector<Candidate> candidates;
  std::vector<std::string> doubts;   // to be looked at before it is confirmed
  std::vector<std::string> faults;   // why nothing of it can be taken
  std::vector<std::string> not_new;  // why she cannot be registered by this file alone
};
constexpr auto describe(model::Tag<IntakePerson>) {
  using namespace model;
  using P = IntakePerson;
  return entity("IntakePerson", "取り込む利用者", field("key", &P::key, personal), field("line", &P::line),
                field("insurer_number", &P::insurer_number, personal),
                field("insured_number", &P::insured_number, personal), field("match", &P::match),
                field("person_id", &P::person_id), field("base_seq", &P::base_seq), field("known", &P::known),
                field("said", &P::said), field("basics", &P::basics), field("basics_differ", &P::basics_differ),
                field("headings", &P::headings), field("candidates", &P::candidates),
                field("doubts", &P::doubts, personal), field("faults", &P::faults, personal),
                field("not_new", &P::not_new, personal));
}

// Whom the caller has chosen for somebody of the file; nobody: she is none of those who are known.
struct Chosen {
  std::string key;
  std::optional<people::PersonId> person_id;
};
constexpr auto describe(model::Tag<Chosen>) {
  using namespace model;
  return entity("IntakeChosen", "選んだ利用者", field("key", &Chosen::key, required | personal | max_chars(40)),
                field("person_id", &Chosen::person_id));
}

// What cannot be read in a file.
struct RowError {
  std::string file;
  std::int64_t line = 0;  // 0: the file as a whole
  std::string message;    // Japanese, for whoever chose the file
};
constexpr auto describe(model::Tag<RowError>) {
  using namespace model;
  return entity("IntakeError", "読めなかった行", field("file", &RowError::file, personal),
                field("line", &RowError::line), field("message", &RowError::message));
}

struct Said {
  std::string key;
  std::int64_t line = 0;
  people::PersonBasics basics;
  Facts facts;
  std::vector<std::string> doubts, faults;
};

// Puts what the file says over what is known.
using LayOver = std::function<void(Facts&, people::PersonBasics&, std::vector<std::string>& doubts)>;

// Finds the person by what was chosen (null: nothing was), else by her insured number, else by reading and birth date when only one has both.
// `look` names the question in the access log.
IntakePerson beside_known(store::Read& tx, const api::Caller& caller, Said said, const LayOver& lay_over,
                          const Chosen* chosen, std::string_view look);

// What was chosen for `key`; null: nothing.
const Chosen* chosen_for(const std::vector<Chosen>& choices, std::string_view key);

}  // namespace kaname::bridges::intake
