// SPDX-License-Identifier: Apache-2.0
// An erasure: decided by somebody with a name, worked off in steps by the program (runner.h), told in numbers afterwards.
#include <algorithm>

#include "journal/journal.h"
#include "people/person_store.h"
#include "retention/certificate.h"
#include "retention/endpoints.h"
#include "retention/erase_step.h"

namespace kaname::retention {
namespace {

using api::Caller;
using api::Endpoint;
using api::Input;
using api::Reply;
using trust::Reach;

constexpr std::size_t kMostPeople = 200;

struct ErasureInput {
  std::vector<PersonId> people;
  bool confirmed = false;  // whoever decides has read that it cannot be undone
};
constexpr auto describe(model::Tag<ErasureInput>) {
  using namespace model;
  return entity("ErasureInput", "消去する", field("people", &ErasureInput::people, required | max_items(kMostPeople)),
                field("confirmed", &ErasureInput::confirmed, required));
}

struct ErasurePath {
  ErasureId id;
};
constexpr auto describe(model::Tag<ErasurePath>) {
  return model::entity("ErasurePath", "消去", model::field("id", &ErasurePath::id, model::from_path | model::required));
}

struct Erasures {
  std::vector<Erasure> items;
};
constexpr auto describe(model::Tag<Erasures>) {
  return model::entity("Erasures", "消去の一覧", model::field("items", &Erasures::items));
}

// What the journal keeps of a start.
struct StartDone {
  Erasure erasure;
  std::vector<ErasurePerson> records;
};
constexpr auto describe(model::Tag<StartDone>) {
  using namespace model;
  return entity("ErasureStartDone", "消去を始めた", field("erasure", &StartDone::erasure),
                field("records", &StartDone::records));
}

Result<Done> check_person(Write& tx, const Caller& caller, PersonId person, const std::vector<PersonId>& records) {
  if (people::is_erased(tx, person)) return fail(Problem::conflict, "erasure_twice");
  TRY(trust::need_person(tx, caller, person, Reach::listed, "erasure.start"));
  TRY(people::get_person(tx, person));
  for (const PersonId record : records) {
    if (is_being_erased(tx, record)) return fail(Problem::conflict, "erasure_running");
  }
  const std::string why = obstacle_of(tx, records);
  if (!why.empty()) return fail(Problem::conflict, why);
  return Done{};
}

Result<StartDone> decide(Write& tx, const Caller& caller, const ErasureInput& in) {
  TRY(need_officer(tx, caller));
  if (in.people.empty()) return fail_field("people", "required");
  if (!in.confirmed) return fail_field("confirmed", "erasure_confirm");
  StartDone done;
  Erasure& e = done.erasure;
  e.area_id = tx.area();
  e.id = tx.new_id<ErasureId>();
  e.number = 1 + tx.number("SELECT coalesce(max(number), 0) FROM erasure WHERE area_id = $1", tx.area());
  e.started_at = tx.now();
  e.started_by = caller.account_id;
  e.by_name = caller.name;
  e.years = settings_of(tx).years;
  for (const PersonId person : in.people) {
    const bool listed = std::any_of(done.records.begin(), done.records.end(),
                                    [&](const ErasurePerson& record) { return record.person_id == person; });
    if (listed) continue;  // twice in the list, or two records of one person
    const std::vector<PersonId> records = records_from(tx, person);
    TRY(check_person(tx, caller, person, records));
    ++e.people;
    for (const PersonId record : records) {
      ErasurePerson row;
      row.area_id = tx.area();
      row.erasure_id = e.id;
      row.position = static_cast<std::int64_t>(done.records.size()) + 1;
      row.person_id = record;
      row.root_id = person;
      done.records.push_back(std::move(row));
    }
  }
  return done;
}

void put_start(Write& tx, const StartDone& done) {
  tx.insert(done.erasure);
  for (const ErasurePerson& record : done.records) {
    tx.insert(record);
    tx.concerns(record.person_id.uuid);
  }
}

Erasure row_of(Read& tx, ErasureId id) {
  return tx.first<Erasure>("WHERE area_id = $1 AND id = $2", tx.area(), id).value_or(Erasure{});
}

// An act that works out what it does when it happens, and whose journal body says what it did: a replay cannot work it out
// again, since it never makes what was erased.
template <class In, class Done>
Endpoint worked_out(std::string_view path, std::string_view act, std::string_view summary,
                    Result<Done> (*work)(Write&, const Caller&, const In&), void (*put)(Write&, const Done&),
                    ErasureId (*of)(const Done&)) {
  Endpoint endpoint;
  endpoint.method = api::Method::post;
  endpoint.path = path;
  endpoint.act = act;
  endpoint.permission = "retention.manage";
  endpoint.summary = summary;
  endpoint.kind = api::Kind::act;
  endpoint.in = model::type_of<In>();
  endpoint.out = model::type_of<Erasure>();
  endpoint.write = [=](Write& tx, const Caller& caller, const Input& input, std::string& body) -> Result<Reply> {
    const In in = TRY(api::detail::decode<In>(input));
    const Done done = TRY(work(tx, caller, in));
    put(tx, done);
    body = model::to_json(done);
    return api::detail::make_reply(row_of(tx, of(done)));
  };
  endpoint.replay = [=](Write& tx, const Caller&, std::string_view body) -> Result<Reply> {
    const Done done = TRY(model::from_json<Done>(body));
    put(tx, done);
    return api::detail::make_reply(row_of(tx, of(done)));
  };
  return endpoint;
}

Result<StepDone> step(Write& tx, const Caller&, const ErasurePath& in) { return next_step(tx, in.id); }
Result<RestateDone> restate(Write& tx, const Caller&, const ErasurePath& in) { return next_restatement(tx, in.id); }

Result<Erasures> list(Read& tx, const Caller&, const api::Nothing&) {
  return Erasures{tx.select<Erasure>("WHERE area_id = $1 ORDER BY number DESC LIMIT 1000", tx.area())};
}

Result<Erasure> find(Read& tx, ErasureId id) {
  auto found = tx.first<Erasure>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!found) return fail(Problem::not_found, "erasure_not_found");
  return std::move(*found);
}

Result<Erasure> show(Read& tx, const Caller&, const ErasurePath& in) { return find(tx, in.id); }

// The entries of the chain that started and ended it, found by the records they were about.
Proof proof_of(Read& tx, const Erasure& erasure) {
  Proof out;
  const auto record = tx.first<ErasurePerson>("WHERE area_id = $1 AND erasure_id = $2 ORDER BY position DESC LIMIT 1",
                                              tx.area(), erasure.id);
  if (!record) return out;
  for (const journal::Entry& entry : tx.select<journal::Entry>(
           "WHERE area_id = $1 AND seq IN (SELECT seq FROM journal_about WHERE area_id = $1 AND subject = $2)"
           " AND act IN ('erasure.start', 'erasure.step') AND at >= $3 ORDER BY seq",
           tx.area(), record->person_id, erasure.started_at)) {
    if (out.first_seq == 0) out.first_seq = entry.seq;
    out.last_seq = entry.seq;
    out.last_hash = entry.hash;
  }
  return out;
}

Result<api::File> print(Read& tx, const Caller& caller, const ErasurePath& in) {
  const Erasure erasure = TRY(find(tx, in.id));
  return people::papers::pdf(certificate(people::papers::head_for(tx, caller), erasure, proof_of(tx, erasure)));
}

}  // namespace

std::vector<api::Endpoint> erasure_endpoints() {
  using namespace api;
  return {
      worked_out<ErasureInput, StartDone>("/v1/erasures", "erasure.start",
                                          "Erase persons whose term is over; it cannot be undone", &decide, &put_start,
                                          [](const StartDone& done) { return done.erasure.id; }),
      worked_out<ErasurePath, StepDone>("/v1/erasures/{id}/step", "erasure.step", "Go on with an erasure by one step",
                                        &step, &put_step, [](const StepDone& done) { return done.erasure.id; }),
      worked_out<ErasurePath, RestateDone>("/v1/erasures/{id}/restate", "erasure.restate",
                                           "Write the households of the next person anew without her", &restate,
                                           &put_restatement, [](const RestateDone& done) { return done.id; }),
      get("/v1/erasures", "erasure.list", "retention.manage", "What was erased, in numbers", &list),
      get("/v1/erasures/{id}", "erasure.show", "retention.manage", "How far an erasure has come", &show),
      slow_get("/v1/erasures/{id}/certificate.pdf", "erasure.certificate", "retention.manage",
               "The sheet about an erasure, without names", &print),
  };
}

}  // namespace kaname::retention
