// SPDX-License-Identifier: Apache-2.0
// The register of residents who need support in a disaster or a hard winter. The municipality keeps it by law and sees the
// addresses in it (災害対策基本法 49条の10 第2項); whoever opens the list leaves a note with each person on it.
#include <algorithm>

#include "base/csv.h"
#include "base/text_fold.h"
#include "directory/area_statistic.h"
#include "people/endpoints.h"
#include "people/my_number.h"
#include "people/person_rules.h"
#include "people/person_store.h"
#include "people/support.h"
#include "trust/access_log.h"

namespace kaname::people {
namespace {

using api::Caller;
using trust::Reach;

struct SupportInput {
  PersonId id;
  LocalDate applied_on;
  std::optional<LocalDate> consented_on;
  std::vector<std::string> reasons;
  std::string helper;
  std::string neighbourhood;
  std::string made_with;
  std::string note;
};
constexpr auto describe(model::Tag<SupportInput>) {
  using namespace model;
  using In = SupportInput;
  return entity("SupportInput", "名簿にのせる", field("id", &In::id, from_path | required),
                field("applied_on", &In::applied_on, required), field("consented_on", &In::consented_on),
                field("reasons", &In::reasons, required | max_items(20) | max_chars(100)),
                field("helper", &In::helper, personal | max_chars(200)),
                field("neighbourhood", &In::neighbourhood, max_chars(100)),
                field("made_with", &In::made_with, personal | max_chars(200)),
                field("note", &In::note, multiline | personal | max_chars(2000)));
}

struct SupportPath {
  PersonId id;
};
constexpr auto describe(model::Tag<SupportPath>) {
  return model::entity("SupportPath", "利用者",
                       model::field("id", &SupportPath::id, model::from_path | model::required));
}

struct SupportEnd {
  PersonId id;
  std::optional<LocalDate> on;
  std::string reason;
};
constexpr auto describe(model::Tag<SupportEnd>) {
  using namespace model;
  return entity("SupportEnd", "名簿からはずす", field("id", &SupportEnd::id, from_path | required),
                field("on", &SupportEnd::on), field("reason", &SupportEnd::reason, required | max_chars(300)));
}

struct SupportQuery {
  std::string neighbourhood;
  bool ended = false;      // those who were on it
  bool consented = false;  // only those who may be told to the neighbourhood now
};
constexpr auto describe(model::Tag<SupportQuery>) {
  using namespace model;
  return entity("SupportQuery", "名簿をさがす", field("neighbourhood", &SupportQuery::neighbourhood, max_chars(100)),
                field("ended", &SupportQuery::ended), field("consented", &SupportQuery::consented));
}

struct SupportRow {
  SupportEntry entry;
  std::string name, name_kana, birth;
  std::optional<int> age;
  std::string address, phone;
  std::optional<double> lat, lng;
};
constexpr auto describe(model::Tag<SupportRow>) {
  using namespace model;
  using R = SupportRow;
  return entity("SupportRow", "名簿の行", field("entry", &R::entry), field("name", &R::name, personal),
                field("name_kana", &R::name_kana, personal), field("birth", &R::birth, personal), field("age", &R::age),
                field("address", &R::address, personal), field("phone", &R::phone, personal),
                field("lat", &R::lat, personal), field("lng", &R::lng, personal));
}

// How many of those of 65 and over (第1号被保険者) the register holds; nothing without population figures.
struct SupportCoverage {
  std::int64_t registered = 0;
  std::int64_t consented = 0;
  std::int64_t registered_65 = 0;
  std::optional<std::int64_t> people_65;
  std::optional<LocalDate> as_of;
  std::string source_name;
  std::optional<double> percent;
};
constexpr auto describe(model::Tag<SupportCoverage>) {
  using namespace model;
  using C = SupportCoverage;
  return entity("SupportCoverage", "名簿の割合", field("registered", &C::registered), field("consented", &C::consented),
                field("registered_65", &C::registered_65), field("people_65", &C::people_65), field("as_of", &C::as_of),
                field("source_name", &C::source_name), field("percent", &C::percent));
}

struct SupportRegister {
  SupportCoverage coverage;
  std::vector<std::string> neighbourhoods;
  std::vector<SupportRow> items;
};
constexpr auto describe(model::Tag<SupportRegister>) {
  using namespace model;
  using R = SupportRegister;
  return entity("SupportRegister", "支援が必要な住民の名簿", field("coverage", &R::coverage),
                field("neighbourhoods", &R::neighbourhoods), field("items", &R::items));
}

std::optional<SupportEntry> find_entry(Read& tx, PersonId id) {
  return tx.first<SupportEntry>("WHERE area_id = $1 AND person_id = $2", tx.area(), id);
}

Result<SupportEntry> show_support(Read& tx, const Caller& caller, const SupportPath& in) {
  // Those who keep the register, and those who may see the person.
  const bool keeps = caller.has_role(api::Role::town) || caller.has_role(api::Role::coordinator);
  TRY(trust::need_person(tx, caller, in.id, keeps ? Reach::listed : Reach::view, "support.show"));
  auto entry = find_entry(tx, in.id);
  if (!entry) return fail(Problem::not_found, "support_not_found");
  return std::move(*entry);
}

Result<SupportEntry> put_support(Write& tx, const Caller& caller, const SupportInput& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::listed, "support.put"));
  TRY(get_person(tx, in.id));
  TRY(refuse_my_number(in));
  if (in.applied_on > tx.today()) return fail_field("applied_on", "date_in_future");
  if (in.consented_on && *in.consented_on > tx.today()) return fail_field("consented_on", "date_in_future");
  SupportEntry entry;
  entry.area_id = tx.area();
  entry.person_id = in.id;
  entry.applied_on = in.applied_on;
  entry.consented_on = in.consented_on;
  entry.reasons = in.reasons;
  entry.helper = text::trim(in.helper);
  entry.neighbourhood = text::trim(in.neighbourhood);
  entry.made_with = text::trim(in.made_with);
  entry.note = in.note;
  entry.changed_seq = tx.seq();
  tx.upsert(entry);
  touch(tx, in.id);
  return entry;
}

Result<SupportEntry> end_support(Write& tx, const Caller& caller, const SupportEnd& in) {
  TRY(trust::need_person(tx, caller, in.id, Reach::listed, "support.end"));
  TRY(refuse_my_number(in));
  auto entry = find_entry(tx, in.id);
  if (!entry || entry->ended_on) return fail(Problem::not_found, "support_not_found");
  entry->ended_on = in.on.value_or(tx.today());
  if (*entry->ended_on < entry->applied_on) return fail_field("on", "ends_before_start");
  entry->ended_reason = text::trim(in.reason);
  entry->changed_seq = tx.seq();
  tx.update(*entry);
  touch(tx, in.id);
  return std::move(*entry);
}

SupportRow row_of(const Person& person, SupportEntry entry, LocalDate today) {
  SupportRow row;
  row.entry = std::move(entry);
  row.name = person.name;
  row.name_kana = person.name_kana;
  row.birth = person.birth;
  row.age = age_of(person.birth, today);
  row.address = person.address + (person.building.empty() ? "" : " " + person.building);
  row.phone = person.phone.empty() ? person.mobile : person.phone;
  row.lat = person.lat;
  row.lng = person.lng;
  return row;
}

void add_population(Read& tx, SupportCoverage& coverage) {
  const auto people = tx.first<directory::AreaStatistic>(
      "WHERE area_id = $1 AND measure = 'people_65' AND place = '' ORDER BY as_of DESC LIMIT 1", tx.area());
  if (!people || people->value <= 0) return;
  coverage.people_65 = people->value;
  coverage.as_of = people->as_of;
  coverage.source_name = people->source_name;
  coverage.percent = 100.0 * static_cast<double>(coverage.registered_65) / static_cast<double>(people->value);
}

SupportRegister register_of(Read& tx, const Caller& caller, const SupportQuery& in, std::string_view what) {
  SupportRegister out;
  constexpr int kInsuredFrom = 65;  // 介護保険法 9条1号
  for (SupportEntry& entry :
       tx.select<SupportEntry>("WHERE area_id = $1 ORDER BY neighbourhood, person_id", tx.area())) {
    const auto person = get_person(tx, entry.person_id);
    if (!person) continue;  // merged: the entry moved with the person
    SupportRow row = row_of(*person, std::move(entry), tx.today());
    const bool on_it = !row.entry.ended_on;
    out.coverage.registered += on_it ? 1 : 0;
    out.coverage.consented += on_it && row.entry.consented_on ? 1 : 0;
    out.coverage.registered_65 += on_it && row.age && *row.age >= kInsuredFrom ? 1 : 0;
    if (on_it && !row.entry.neighbourhood.empty()) out.neighbourhoods.push_back(row.entry.neighbourhood);
    if (on_it == in.ended || (in.consented && !row.entry.consented_on)) continue;
    if (!in.neighbourhood.empty() && row.entry.neighbourhood != in.neighbourhood) continue;
    trust::note_access(tx, caller, person->id, what, trust::Basis::law);
    out.items.push_back(std::move(row));
  }
  out.neighbourhoods.erase(std::unique(out.neighbourhoods.begin(), out.neighbourhoods.end()), out.neighbourhoods.end());
  add_population(tx, out.coverage);
  return out;
}

Result<SupportRegister> list_support(Read& tx, const Caller& caller, const SupportQuery& in) {
  return register_of(tx, caller, in, "support.list");
}

Result<api::File> export_support(Read& tx, const Caller& caller, const SupportQuery& in) {
  csv::Writer out(csv::Bom::yes, csv::Guard::yes);
  out.row({"町内会", "氏名", "かな", "生年月日", "住所", "電話", "理由", "支援する人", "申請日", "同意日", "終了日"});
  for (const SupportRow& row : register_of(tx, caller, in, "support.export").items) {
    std::string reasons;
    for (const std::string& reason : row.entry.reasons) reasons += (reasons.empty() ? "" : "、") + reason;
    out.row({row.entry.neighbourhood, row.name, row.name_kana, row.birth, row.address, row.phone, reasons,
             row.entry.helper, row.entry.applied_on.text(),
             row.entry.consented_on ? row.entry.consented_on->text() : "",
             row.entry.ended_on ? row.entry.ended_on->text() : ""});
  }
  api::File file;
  file.bytes = out.take();
  file.content_type = "text/csv; charset=utf-8";
  file.name = "支援が必要な住民の名簿.csv";
  return file;
}

}  // namespace

std::vector<api::Endpoint> support_endpoints() {
  using namespace api;
  return {
      get("/v1/people/{id}/support", "support.show", "person.find", "What the support register says of a person",
          &show_support),
      put("/v1/people/{id}/support", "support.put", "support.edit", "Put a person on the support register",
          &put_support),
      post("/v1/people/{id}/support/end", "support.end", "support.edit", "Take a person off the support register",
           &end_support),
      get("/v1/support-register", "support.list", "support.edit", "The support register with its coverage",
          &list_support),
      slow_get("/v1/support-register.csv", "support.export", "support.edit", "The support register as CSV",
               &export_support),
  };
}

}  // namespace kaname::people
