// SPDX-License-Identifier: Apache-2.0
// Finding persons. Town and coordinators find everybody of the area by name; everybody else only the own people, so that
// a list can never show more than one's own.
#include "base/text_fold.h"
#include "people/endpoints.h"
#include "people/exact_match.h"
#include "people/people_index.h"
#include "people/person_rules.h"
#include "people/person_view.h"
#include "trust/access_log.h"
#include "trust/permissions.h"

namespace kaname::people {
namespace {

using api::Caller;

struct FindInput {
  std::string q;
  std::string birth;
  std::string zone;
  std::string row;
  std::optional<PersonStatus> status;
  bool every_status = false;
  bool mine = false;           // only the own people, also for those who may find more
  std::int64_t due_days = -1;  // something is due within so many days; -1: not asked
  std::int64_t offset = 0;
  std::int64_t limit = 50;
};
constexpr auto describe(model::Tag<FindInput>) {
  using namespace model;
  return entity("PeopleInput", "利用者をさがす", field("q", &FindInput::q, personal | max_chars(100)),
                field("birth", &FindInput::birth, personal | max_chars(40)),
                field("zone", &FindInput::zone, max_chars(40)), field("row", &FindInput::row, max_chars(2)),
                field("status", &FindInput::status), field("every_status", &FindInput::every_status),
                field("mine", &FindInput::mine), field("due_days", &FindInput::due_days, between(-1, 3660)),
                field("offset", &FindInput::offset, between(0, 1'000'000)),
                field("limit", &FindInput::limit, between(1, 500)));
}

struct PersonRow {
  PersonId id;
  std::string name;
  std::string name_kana;
  std::string known_as;
  std::string birth;
  bool birth_about = false;
  std::optional<int> age;
  Sex sex = Sex::unknown;
  PersonStatus status = PersonStatus::active;
  CareLevel care_level = CareLevel::unknown;
  std::optional<LocalDate> certified_until;
  std::optional<directory::ZoneId> zone_id;
  std::vector<std::string> warnings;
  std::optional<LocalDate> next_due;
  bool mine = false;
};
constexpr auto describe(model::Tag<PersonRow>) {
  using namespace model;
  return entity("PersonRow", "利用者の行", field("id", &PersonRow::id), field("name", &PersonRow::name, personal),
                field("name_kana", &PersonRow::name_kana, personal), field("known_as", &PersonRow::known_as, personal),
                field("birth", &PersonRow::birth, personal), field("birth_about", &PersonRow::birth_about),
                field("age", &PersonRow::age), field("sex", &PersonRow::sex), field("status", &PersonRow::status),
                field("care_level", &PersonRow::care_level), field("certified_until", &PersonRow::certified_until),
                field("zone_id", &PersonRow::zone_id), field("warnings", &PersonRow::warnings, personal),
                field("next_due", &PersonRow::next_due), field("mine", &PersonRow::mine));
}

struct KanaCount {
  std::string row;
  std::int64_t count = 0;
};
constexpr auto describe(model::Tag<KanaCount>) {
  using namespace model;
  return entity("KanaCount", "五十音の行", field("row", &KanaCount::row), field("count", &KanaCount::count));
}

struct People {
  std::int64_t total = 0;
  std::vector<PersonRow> items;
  std::vector<KanaCount> rows;
};
constexpr auto describe(model::Tag<People>) {
  using namespace model;
  return entity("People", "利用者の一覧", field("total", &People::total), field("items", &People::items),
                field("rows", &People::rows));
}

struct SimilarInput {
  std::string name;
  std::string name_kana;
  std::string birth;
  std::string insurer_number;
  std::string insured_number;
};
constexpr auto describe(model::Tag<SimilarInput>) {
  using namespace model;
  return entity("SimilarInput", "同じ人かもしれない人", field("name", &SimilarInput::name, personal | max_chars(100)),
                field("name_kana", &SimilarInput::name_kana, personal | max_chars(100)),
                field("birth", &SimilarInput::birth, personal | max_chars(40)),
                field("insurer_number", &SimilarInput::insurer_number, personal | max_chars(20)),
                field("insured_number", &SimilarInput::insured_number, personal | max_chars(20)));
}

bool finds_everybody(const Caller& caller) {
  return caller.has_role(api::Role::town) || caller.has_role(api::Role::coordinator);
}

// Only the own people of somebody show more than a name in a list.
PersonRow row_of(const PersonCard& card, bool mine, LocalDate today) {
  PersonRow row;
  row.id = card.id;
  row.name = card.name;
  row.name_kana = card.name_kana;
  row.birth = card.birth;
  row.birth_about = card.birth_about;
  row.age = age_of(card.birth, today);
  row.sex = card.sex;
  row.status = card.status;
  row.zone_id = card.zone_id;
  row.mine = mine;
  if (!mine) return row;
  row.known_as = card.known_as;
  row.care_level = card.care_level;
  row.certified_until = card.certified_until;
  row.warnings = card.warnings;
  row.next_due = card.next_due;
  return row;
}

std::vector<std::string> words_of(std::string_view typed) {
  std::vector<std::string> out;
  std::string word;
  const auto take = [&] {
    // Telephone numbers are kept as digits only.
    std::string folded = text::fold(word);
    if (folded.find_first_not_of("0123456789-") == std::string::npos) std::erase(folded, '-');
    if (!folded.empty()) out.push_back(std::move(folded));
    word.clear();
  };
  for (const char c : text::nfkc(typed)) {
    if (c == ' ' || c == '\t' || c == '\n') {
      take();
    } else {
      word += c;
    }
  }
  take();
  return out;
}

// What a list may say of each depends on the basis; a member without consent sees names only.
bool is_open(Read& tx, const Caller& caller, PersonId id) {
  return trust::person_access(tx, caller, id).reach >= trust::Reach::view;
}

Result<People> find_people(Read& tx, const Caller& caller, const FindInput& in) {
  PeopleQuery query;
  query.words = words_of(in.q);
  query.zone = in.zone;
  query.kana_row = in.row;
  query.status = in.status;
  query.every_status = in.every_status;
  if (in.due_days >= 0) query.due_by = tx.today().plus_days(static_cast<int>(in.due_days));
  query.offset = static_cast<std::size_t>(in.offset);
  query.limit = static_cast<std::size_t>(in.limit);
  if (!in.birth.empty()) {
    const auto birth = read_birth(in.birth, tx.today());
    if (!birth) return fail_field("birth", birth.error().code);
    query.birth = birth->text;
  }
  const std::vector<PersonId> own = trust::people_of(tx, caller);
  const bool all = finds_everybody(caller) && !in.mine;
  if (!all) query.among = own;
  const PeopleHits hits = tx.derived<PeopleIndexes>().of(tx).find(query);
  People out;
  out.total = static_cast<std::int64_t>(hits.total);
  for (const PersonCard& card : hits.cards) {
    const bool mine = std::binary_search(own.begin(), own.end(), card.id) && is_open(tx, caller, card.id);
    out.items.push_back(row_of(card, mine, tx.today()));
  }
  for (const auto& [row, count] : hits.rows) out.rows.push_back({row, count});
  return out;
}

// Before somebody is registered twice. Who may only register for the own office is shown names and birth dates of those
// that would be doubles, nothing else.
// Each name that is shown leaves a note.
Result<People> similar_people(Read& tx, const Caller& caller, const SimilarInput& in) {
  const auto birth = read_birth(in.birth, tx.today());
  const std::string insured = in.insured_number.empty()
      ? ""
      : text::trim(text::nfkc(in.insurer_number)) + "-" + text::trim(text::nfkc(in.insured_number));
  People out;
  for (const PersonCard& card :
       tx.derived<PeopleIndexes>().of(tx).similar(in.name, in.name_kana, birth ? birth->text : "", insured, 10)) {
    trust::note_access(tx, caller, card.id, "person.similar", trust::Basis::none);
    out.items.push_back(row_of(card, false, tx.today()));
  }
  out.total = static_cast<std::int64_t>(out.items.size());
  return out;
}

// In an emergency: the one person of exactly this reading and birth date. The question itself is noted.
Result<People> look_up(Read& tx, const Caller& caller, const SimilarInput& in) {
  const auto birth = read_birth(in.birth, tx.today());
  if (!birth) return fail_field("birth", birth.error().code);
  if (birth->text.size() < 10 || in.name_kana.empty()) return fail_field("birth", "look_up_exact");
  People out;
  for (const PersonCard& card : exact_matches(tx, caller, in.name_kana, birth->text, "person.look_up"))
    out.items.push_back(row_of(card, false, tx.today()));
  out.total = static_cast<std::int64_t>(out.items.size());
  return out;
}

}  // namespace

std::vector<PersonCard> exact_matches(Read& tx, const Caller& caller, std::string_view kana, const std::string& birth,
                                      std::string_view what) {
  std::vector<PersonCard> out;
  const std::string folded = text::fold(kana);
  for (PersonCard& card : tx.derived<PeopleIndexes>().of(tx).similar("", kana, birth, "", 10)) {
    if (text::fold(card.name_kana) != folded) continue;
    trust::note_access(tx, caller, card.id, what, trust::Basis::none);
    out.push_back(std::move(card));
  }
  return out;
}

std::vector<api::Endpoint> find_endpoints() {
  using namespace api;
  return {
      ask("/v1/people/find", "person.find", "person.find", "Find persons", &find_people),
      ask("/v1/people/similar", "person.similar", "person.register", "Persons that may be the same one",
          &similar_people),
      ask("/v1/people/look-up", "person.look_up", "basis.protect", "Find one person exactly, in an emergency",
          &look_up),
  };
}

}  // namespace kaname::people
