// SPDX-License-Identifier: Apache-2.0
// The endpoints that print about a person. Each print is a look and leaves a note like one.
#include <algorithm>

#include "directory/facility_store.h"
#include "directory/papers/papers_api.h"
#include "journal/journal.h"
#include "people/access_words.h"
#include "people/endpoints.h"
#include "people/papers/folder_paper.h"
#include "people/papers/person_paper.h"
#include "people/papers/print.h"
#include "trust/services.h"

namespace kaname::people {
namespace {

using api::Caller;
using trust::Reach;

// Months of looks on paper when nothing else is asked.
constexpr int kUsualMonths = 3;
constexpr std::size_t kMostLooks = 2000;
constexpr std::int64_t kMostChanges = 200;

struct PaperPath {
  PersonId id;
};
constexpr auto describe(model::Tag<PaperPath>) {
  return model::entity("PersonPaper", "利用者の用紙",
                       model::field("id", &PaperPath::id, model::from_path | model::required));
}
struct FolderPaper {
  PersonId id;
  std::optional<LocalDate> since;  // the last print; the one that is noted when it is not said
};
constexpr auto describe(model::Tag<FolderPaper>) {
  using namespace model;
  return entity("FolderPaper", "本人のファイル", field("id", &FolderPaper::id, from_path | required),
                field("since", &FolderPaper::since));
}
struct LooksPaper {
  PersonId id;
  std::optional<LocalDate> from, to;
};
constexpr auto describe(model::Tag<LooksPaper>) {
  using namespace model;
  return entity("LooksPaper", "見た人の用紙", field("id", &LooksPaper::id, from_path | required),
                field("from", &LooksPaper::from), field("to", &LooksPaper::to));
}

Result<PersonPage> page_for(Read& tx, const Caller& caller, PersonId id, Reach least, std::string_view what) {
  const auto parts = TRY(person_parts(tx, id));
  const auto access = TRY(trust::need_person(tx, caller, parts->person.id, least, what));
  return person_page(tx, *parts, access);
}

Result<api::File> print_summary(Read& tx, const Caller& caller, const PaperPath& in) {
  const PersonPage page = TRY(page_for(tx, caller, in.id, Reach::view, "person.summary"));
  return papers::pdf(papers::summary_sheet(papers::head_for(tx, caller), page));
}

Result<api::File> print_kit(Read& tx, const Caller& caller, const PaperPath& in) {
  const PersonPage page = TRY(page_for(tx, caller, in.id, Reach::view, "person.kit"));
  return papers::pdf(papers::kit_sheet(papers::head_for(tx, caller), page));
}

// The day of the last print stands in the access log: the print itself is a look.
std::optional<LocalDate> folder_printed(Read& tx, PersonId id) {
  std::optional<LocalDate> out;
  tx.rows(
      "SELECT max(at) FROM access_log WHERE area_id = $1 AND person_id = $2 AND what = 'person.folder'",
      [&](const model::Row& row) {
        if (!row.is_null(0)) out = Timestamp{row.integer(0)}.tokyo_date();
      },
      tx.area(), id);
  return out;
}

papers::FolderFacts folder_facts(Read& tx, const PersonParts& parts) {
  papers::FolderFacts out;
  const PersonId id = parts.person.id;
  for (const PersonChange& change : tx.select<PersonChange>(
           "WHERE area_id = $1 AND person_id = $2 ORDER BY seq DESC, heading LIMIT $3", tx.area(), id, kMostChanges)) {
    const auto entry = tx.first<journal::Entry>("WHERE area_id = $1 AND seq = $2", tx.area(), change.seq);
    if (entry) out.changes.push_back({change.heading, entry->at, entry->who});
  }
  const auto later = [](std::optional<LocalDate>& into, std::optional<LocalDate> day) {
    if (day && (!into || *into < *day)) into = day;
  };
  for (const TeamMember& member : parts.team) {
    later(out.team_changed, member.since);
    later(out.team_changed, member.until);
  }
  for (trust::Consent& one :
       tx.select<trust::Consent>("WHERE area_id = $1 AND person_id = $2 ORDER BY starts_on DESC, id", tx.area(), id)) {
    later(out.consents_changed, one.recorded_at.tokyo_date());
    if (one.withdrawn_at) later(out.consents_changed, one.withdrawn_at->tokyo_date());
    if (trust::in_force(one, tx.today())) out.consents.push_back(std::move(one));
  }
  return out;
}

// At home a name without a number is no help: where the team has none, the office's own stands there.
void add_office_phones(Read& tx, std::vector<TeamMemberView>& team) {
  for (TeamMemberView& member : team) {
    if (!member.phone.empty() || !member.office_id) continue;
    const auto office = directory::get_facility(tx, directory::FacilityId{*member.office_id});
    if (office) member.phone = office->phone;
  }
}

Result<api::File> print_folder(Read& tx, const Caller& caller, const FolderPaper& in) {
  const auto parts = TRY(person_parts(tx, in.id));
  // Before this print leaves its own note.
  const auto printed = folder_printed(tx, parts->person.id);
  PersonPage page = TRY(page_for(tx, caller, in.id, Reach::view, "person.folder"));
  add_office_phones(tx, page.team);
  papers::FolderFacts facts = folder_facts(tx, *parts);
  facts.since = in.since ? in.since : printed;
  return papers::pdf(papers::folder_sheet(papers::head_for(tx, caller), page, facts));
}

// Before there is a consent somebody must be able to bring the paper: whoever belongs to the person.
Result<api::File> print_consent(Read& tx, const Caller& caller, const PaperPath& in) {
  const PersonPage page = TRY(page_for(tx, caller, in.id, Reach::listed, "consent.sheet"));
  if (!page.basis.own_case && !page.basis.in_team) return fail(Problem::forbidden, "person_no_basis");
  papers::ConsentWords words;
  words.purpose =
      "住みなれた家や地域で安心して暮らせるように、医療と介護の関係者が情報を分け合い、支援に役立てるため。";
  words.items = {"氏名・住所・連絡先", "病名・薬・医療処置", "心身の状態",
                 "介護サービスの利用", "家族と緊急連絡先",   "ご本人の希望"};
  for (const TeamMemberView& member : page.team) {
    if (member.office_id && caller.belongs_to(*member.office_id)) words.office = member.office_name;
  }
  return papers::pdf(papers::consent_sheet(papers::head_for(tx, caller), page, words));
}

Result<api::File> print_looks(Read& tx, const Caller& caller, const LooksPaper& in) {
  static_cast<void>(TRY(may_see_looks(tx, caller, in.id, "access.sheet")));
  const auto parts = TRY(person_parts(tx, in.id));
  const LocalDate to = in.to.value_or(tx.today());
  const LocalDate from = in.from.value_or(to.plus_months(-kUsualMonths));
  if (to < from) return fail_field("to", "ends_before_start");
  std::vector<papers::SeenBy> seen;
  for (const PersonId id : ids_of(tx, parts->person.id)) {
    for (const trust::AccessRow& row : tx.select<trust::AccessRow>(
             "WHERE area_id = $1 AND person_id = $2 AND at >= $3 AND at < $4 ORDER BY at DESC, id LIMIT $5", tx.area(),
             id, Timestamp::of(from), Timestamp::of(to.plus_days(1)), static_cast<std::int64_t>(kMostLooks))) {
      seen.push_back({row.at, row.name, trust::office_name(tx, row.office_id), access_words(row.what),
                      std::string(model::ja_of(row.basis))});
    }
  }
  std::stable_sort(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.at > b.at; });
  return papers::pdf(papers::access_sheet(papers::head_for(tx, caller), parts->person, seen, from, to));
}

}  // namespace

std::vector<api::Endpoint> paper_endpoints() {
  using namespace api;
  return {
      slow_get("/v1/people/{id}/summary.pdf", "person.summary", "person.read", "One-page summary of a person",
               &print_summary),
      slow_get("/v1/people/{id}/kit.pdf", "person.kit", "person.read", "Emergency kit of a person", &print_kit),
      slow_get("/v1/people/{id}/folder.pdf", "person.folder", "person.read", "The person's own folder", &print_folder),
      slow_get("/v1/people/{id}/consent-sheet.pdf", "consent.sheet", "person.read",
               "Consent in large letters, to be signed", &print_consent),
      slow_get("/v1/people/{id}/access-sheet.pdf", "access.sheet", "access.read",
               "Who looked at a person, on paper for the person", &print_looks),
  };
}

}  // namespace kaname::people
