// SPDX-License-Identifier: Apache-2.0
#include "people/person_measures.h"

#include <algorithm>
#include <map>
#include <set>

#include "directory/zone_names.h"
#include "people/facts.h"
#include "people/people_index.h"
#include "people/person_store.h"

namespace kaname::people {
namespace {

using plan::Verdict;
using store::Read;

using Cases = std::map<std::string, std::vector<plan::Case>, std::less<>>;

constexpr int kFreshMonths = 6;
constexpr std::size_t kProfessions = 3;

struct Held {
  bool wishes = false;  // the person's own are written down
  std::optional<LocalDate> confirmed_on;
  std::set<std::string, std::less<>> professions;
};

std::map<PersonId, Held> present_people(Read& tx) {
  std::map<PersonId, Held> out;
  tx.rows(
      "SELECT id FROM person WHERE area_id = $1 AND merged_into IS NULL AND status IN ('active', 'hospital')",
      [&](const model::Row& row) {
        if (const auto id = PersonId::parse(row.text(0))) out.emplace(*id, Held{});
      },
      tx.area());
  return out;
}

void read_wishes(Read& tx, std::map<PersonId, Held>& people) {
  tx.rows(
      "SELECT person_id, facts, confirmed_at FROM person_facts WHERE area_id = $1 AND heading = 'wishes'",
      [&](const model::Row& row) {
        const auto id = PersonId::parse(row.text(0));
        const auto found = id ? people.find(*id) : people.end();
        if (found == people.end()) return;
        const auto wishes = model::from_json<Wishes>(row.text(1));
        found->second.wishes = wishes && !wishes->person.empty();
        found->second.confirmed_on = Timestamp{row.integer(2)}.tokyo_date();
      },
      tx.area());
}

void read_teams(Read& tx, std::map<PersonId, Held>& people) {
  // The office that keeps the case is there by its care manager, whether or not the row says so.
  tx.rows(
      "SELECT person_id, CASE WHEN profession = 'none' THEN 'care_manager' ELSE profession END FROM team_member"
      " WHERE area_id = $1 AND since <= $2 AND (until IS NULL OR until > $2)"
      " AND (profession <> 'none' OR keeps_case = 1)",
      [&](const model::Row& row) {
        const auto id = PersonId::parse(row.text(0));
        const auto found = id ? people.find(*id) : people.end();
        if (found != people.end()) found->second.professions.emplace(row.text(1));
      },
      tx.area(), tx.today());
}

class Cards {
 public:
  explicit Cards(Read& tx) : index_(tx.derived<PeopleIndexes>().of(tx)), zones_(directory::zone_names(tx)) {}
  plan::Case about(PersonId id, LocalDate on, bool yes) const {
    plan::Case out;
    out.subject = id.uuid;
    out.on = on;
    out.verdict = yes ? Verdict::yes : Verdict::no;
    const auto card = index_.card(id);
    if (!card) return out;
    out.level = level_group(card->care_level);
    const auto zone = card->zone_id ? zones_.find(card->zone_id->uuid) : zones_.end();
    if (zone != zones_.end()) out.zone = zone->second;
    return out;
  }

 private:
  PeopleIndex& index_;
  std::map<Uuid, std::string> zones_;
};

bool wants(const std::vector<std::string>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

void count_wishes(Read& tx, const std::vector<std::string>& codes, const Cards& cards, Cases& out) {
  std::map<PersonId, Held> people = present_people(tx);
  read_wishes(tx, people);
  read_teams(tx, people);
  const LocalDate today = tx.today(), fresh = today.plus_months(-kFreshMonths);
  for (const auto& [id, held] : people) {
    if (wants(codes, "D02")) out["D02"].push_back(cards.about(id, today, held.wishes));
    if (!held.wishes) continue;
    if (wants(codes, "D03"))
      out["D03"].push_back(cards.about(id, today, held.confirmed_on && *held.confirmed_on >= fresh));
    if (wants(codes, "D04")) out["D04"].push_back(cards.about(id, today, held.professions.size() >= kProfessions));
  }
}

std::map<PersonId, LastPlace> wished_places(Read& tx, const plan::Period& period) {
  std::map<PersonId, LastPlace> out;
  tx.rows(
      "SELECT person_id, facts FROM person_facts WHERE area_id = $1 AND heading = 'wishes' AND person_id IN"
      " (SELECT id FROM person WHERE area_id = $1 AND status = 'died' AND status_on >= $2 AND status_on < $3)",
      [&](const model::Row& row) {
        const auto id = PersonId::parse(row.text(0));
        const auto wishes = model::from_json<Wishes>(row.text(1));
        if (id && wishes) out.emplace(*id, wishes->last_place);
      },
      tx.area(), period.from, period.to);
  return out;
}

// Nothing where no place was wished for.
std::optional<Verdict> wish_kept(LastPlace wished, DeathPlace place) {
  if (wished == LastPlace::unknown || wished == LastPlace::undecided) return std::nullopt;
  if (place == DeathPlace::unknown) return Verdict::unknown;
  const bool home = place == DeathPlace::home_attended || place == DeathPlace::home_examined;
  const bool kept = (wished == LastPlace::home && home) ||
      (wished == LastPlace::facility && place == DeathPlace::facility) ||
      (wished == LastPlace::hospital && place == DeathPlace::hospital);
  return kept ? Verdict::yes : Verdict::no;
}

void count_deaths(Read& tx, const plan::Period& period, const Cards& cards, Cases& out) {
  const std::map<PersonId, LastPlace> wished = wished_places(tx, period);
  tx.rows(
      "SELECT id, status_on, death_place FROM person WHERE area_id = $1 AND merged_into IS NULL AND status = 'died'"
      " AND status_on >= $2 AND status_on < $3 ORDER BY id",
      [&](const model::Row& row) {
        const auto id = PersonId::parse(row.text(0));
        const auto on = LocalDate::parse(row.text(1));
        if (!id || !on) return;
        plan::Case one = cards.about(*id, *on, true);
        DeathPlace place = DeathPlace::unknown;
        model::choice_from(row.text(2), place);
        one.answer = model::code_of(place);
        if (place == DeathPlace::unknown) one.verdict = Verdict::unknown;
        out["D07"].push_back(one);
        const auto wish = wished.find(*id);
        const auto kept = wish == wished.end() ? std::nullopt : wish_kept(wish->second, place);
        if (!kept) return;
        one.answer = {};
        one.verdict = *kept;
        out["D06"].push_back(one);
      },
      tx.area(), period.from, period.to);
}

void visit(Read& tx, const plan::Period& period, const std::vector<std::string>& codes, const plan::Sink& sink) {
  Cases out;
  const Cards cards(tx);
  const bool wishes = wants(codes, "D02") || wants(codes, "D03") || wants(codes, "D04");
  if (wishes && period.holds(tx.today())) count_wishes(tx, codes, cards, out);
  if (wants(codes, "D06") || wants(codes, "D07")) count_deaths(tx, period, cards, out);
  for (const std::string& code : codes) sink(code, out[code]);
}

std::optional<plan::Subject> subject_of(Read& tx, const api::Caller& caller, const Uuid& id) {
  if (trust::person_access(tx, caller, PersonId{id}).reach < trust::Reach::view) return std::nullopt;
  const auto person = get_person(tx, PersonId{id});
  if (!person) return std::nullopt;
  return plan::Subject{person->name, "/people/" + id.text()};
}

}  // namespace

std::string_view level_group(CareLevel level) {
  using enum CareLevel;
  if (level >= care1) return "care";
  if (level == support1 || level == support2 || level == project) return "support";
  return level == not_eligible ? "none" : "";
}

std::unordered_map<std::string, PersonId> merged_people(Read& tx) {
  std::unordered_map<std::string, PersonId> out;
  tx.rows(
      "SELECT id, merged_into FROM person WHERE area_id = $1 AND merged_into IS NOT NULL",
      [&](const model::Row& row) {
        if (const auto into = PersonId::parse(row.text(1))) out.emplace(row.text(0), *into);
      },
      tx.area());
  return out;
}

plan::Source person_source() {
  plan::Source out;
  out.codes = {"D02", "D03", "D04", "D06", "D07"};
  out.visit = &visit;
  out.subject = &subject_of;
  return out;
}

}  // namespace kaname::people
