// SPDX-License-Identifier: Apache-2.0
// Who looked, in plain words: for the coordinator of a person, for the town, and on paper for the person.
#include "base/csv.h"
#include "base/wareki.h"
#include "people/access_words.h"
#include "people/endpoints.h"
#include "people/person_store.h"
#include "trust/access_log.h"
#include "trust/services.h"

namespace kaname::people {
namespace {

using api::Caller;
using trust::AccessRow;
using trust::Reach;

constexpr std::int64_t kMostRows = 2000;

struct AccessInput {
  PersonId id;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
constexpr auto describe(model::Tag<AccessInput>) {
  using namespace model;
  return entity("AccessInput", "見た人", field("id", &AccessInput::id, from_path | required),
                field("from", &AccessInput::from), field("to", &AccessInput::to));
}

struct AccessLine {
  Timestamp at;
  std::string name;
  std::string office_name;
  api::Role role = api::Role::viewer;
  std::string what;  // in words
  trust::Basis basis = trust::Basis::none;
  bool wrote = false;
  std::string remote;  // only for the town
};
constexpr auto describe(model::Tag<AccessLine>) {
  using namespace model;
  return entity("AccessLine", "閲覧", field("at", &AccessLine::at), field("name", &AccessLine::name, personal),
                field("office_name", &AccessLine::office_name), field("role", &AccessLine::role),
                field("what", &AccessLine::what), field("basis", &AccessLine::basis),
                field("wrote", &AccessLine::wrote), field("remote", &AccessLine::remote, personal));
}
struct AccessLines {
  std::vector<AccessLine> items;
  bool more = false;
};
constexpr auto describe(model::Tag<AccessLines>) {
  using namespace model;
  return entity("AccessLines", "閲覧の一覧", field("items", &AccessLines::items), field("more", &AccessLines::more));
}

// Whether the caller, or an office of the caller, is the member to be asked first.
bool coordinates(Read& tx, const Caller& caller, PersonId id) {
  for (const TeamMember& member :
       tx.select<TeamMember>("WHERE area_id = $1 AND person_id = $2 AND coordinates = 1", tx.area(), id)) {
    if (!is_present(member, tx.today())) continue;
    if (member.account_id ? member.account_id == caller.account_id
                          : member.office_id && caller.belongs_to(*member.office_id)) {
      return true;
    }
  }
  return false;
}

AccessLines lines_of(Read& tx, const AccessInput& in, bool town) {
  AccessLines out;
  const Timestamp from = in.from ? Timestamp::of(*in.from) : Timestamp{0};
  const Timestamp to = in.to ? Timestamp::of(in.to->plus_days(1)) : tx.now().plus_ms(1);
  std::vector<AccessRow> rows;
  for (const PersonId id : ids_of(tx, in.id)) {
    auto some = tx.select<AccessRow>(
        "WHERE area_id = $1 AND person_id = $2 AND at >= $3 AND at < $4 ORDER BY at DESC, id LIMIT $5", tx.area(), id,
        from, to, kMostRows + 1);
    rows.insert(rows.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const AccessRow& a, const AccessRow& b) { return a.at > b.at; });
  for (const AccessRow& row : rows) {
    if (static_cast<std::int64_t>(out.items.size()) == kMostRows) {
      out.more = true;
      break;
    }
    out.items.push_back({row.at, row.name, trust::office_name(tx, row.office_id), row.role, access_words(row.what),
                         row.basis, false, town ? row.remote : ""});
  }
  return out;
}

Result<AccessLines> show_access(Read& tx, const Caller& caller, const AccessInput& in) {
  const bool town = TRY(may_see_looks(tx, caller, in.id, "access.show"));
  return lines_of(tx, in, town);
}

Result<api::File> export_access(Read& tx, const Caller& caller, const AccessInput& in) {
  const bool town = TRY(may_see_looks(tx, caller, in.id, "access.show"));
  csv::Writer out(csv::Bom::yes, csv::Guard::yes);
  out.row({"日時", "氏名", "事業所", "役割", "見たもの", "根拠", "接続元"});
  for (const AccessLine& line : lines_of(tx, in, town).items) {
    out.row({line.at.text(), line.name, line.office_name, model::ja_of(line.role), line.what, model::ja_of(line.basis),
             line.remote});
  }
  api::File file;
  file.bytes = out.take();
  file.content_type = "text/csv; charset=utf-8";
  file.name = "見た人の一覧.csv";
  return file;
}

}  // namespace

Result<bool> may_see_looks(store::Read& tx, const api::Caller& caller, trust::PersonId id, std::string_view what) {
  const bool town = caller.has_role(api::Role::town) || caller.has_role(api::Role::coordinator);
  const auto access = TRY(trust::need_person(tx, caller, id, Reach::listed, what));
  if (!town && !access.own_case && !coordinates(tx, caller, id))
    return fail(Problem::forbidden, "access_by_case_office");
  return town;
}

std::vector<api::Endpoint> access_endpoints() {
  using namespace api;
  return {
      get("/v1/people/{id}/access", "access.show", "access.read", "Who looked at a person", &show_access),
      slow_get("/v1/people/{id}/access.csv", "access.export", "access.read", "Who looked at a person, as CSV",
               &export_access),
  };
}

}  // namespace kaname::people
