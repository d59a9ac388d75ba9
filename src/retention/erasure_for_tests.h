// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests only: a town with somebody whose support may end, worked through the endpoints of retention, with what is said of
// the tables and the journal at any moment.
#include <deque>
#include <map>
#include <set>

#include "people/people_for_tests.h"
#include "people/people_index.h"
#include "retention/endpoints.h"
#include "retention/person_tables.h"
#include "retention/retention_store.h"
#include "store/blobs.h"
#include "store/schema.h"
#include "thread/endpoints.h"
#include "thread/entry_store.h"
#include "trust/access_log.h"
#include "trust/account.h"

namespace kaname::retention::testing {

namespace json = boost::json;

class ErasureTown : public people::testing::PeopleTown {
 protected:
  ErasureTown() {
    for (auto part : {thread::endpoints(), retention::endpoints()})
      endpoints_.insert(endpoints_.end(), part.begin(), part.end());
    id_ = person();
  }

  // Acts of this floor say in the journal what they did, so they are not their own replay.
  Result<json::value> act(std::string_view name, const json::value& body, const api::Caller& who) {
    const api::Endpoint& e = endpoint(name);
    if (!trust::allows(who, e.permission)) return trust::refusal(who, e.permission);
    if (e.read) return ask(name, body, who);
    clock_ = clock_.plus_ms(1000);
    const std::string text = json::serialize(body);
    std::optional<Result<api::Reply>> reply;
    database().write([&](store::Connection& connection) {
      const auto head = journal::take_next(connection, kArea);
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), head->seq});
      api::Input input;
      input.body = text;
      std::string journal_body;
      reply = e.write(tx, who, input, journal_body);
      if (!*reply) return false;
      journal::append(tx, who, name, journal_body, *head);
      return true;
    });
    if (!*reply) return reply->error();
    return json::parse((*reply)->body);
  }
  std::string refused(std::string_view name, const json::value& body, const api::Caller& who) {
    const auto result = act(name, body, who);
    if (result) return "ok";
    const Error& error = result.error();
    return error.fields.empty() ? error.code : error.fields[0].field + "=" + error.fields[0].code;
  }
  // Support has ended so long ago that the term is over.
  void end_support(const std::string& id, const api::Caller* who = nullptr) {
    done("person.change_status", {{"id", id}, {"status", "died"}, {"on", "2021-03-31"}}, who ? *who : keeper_);
  }
  std::string note(const std::string& id, std::string_view text) {
    const auto entry = done("thread.write", {{"id", id}, {"kind", "note"}, {"text", text}}, keeper_);
    return std::string(entry.at("id").as_string());
  }
  static json::object start_of(std::initializer_list<std::string> ids) {
    json::array people;
    for (const std::string& id : ids) people.emplace_back(id);
    return {{"people", people}, {"confirmed", true}};
  }
  // Decides and works everything off; answers the erasure.
  json::value erase(std::initializer_list<std::string> ids) {
    auto started = act("erasure.start", start_of(ids), town_);
    EXPECT_TRUE(started) << started.error().code;
    if (!started) return json::object{};
    return work_off(std::string(started->at("id").as_string()));
  }
  json::value work_off(const std::string& erasure) {
    for (int i = 0; i < 500; ++i) {
      auto step = act("erasure.step", {{"id", erasure}}, town_);
      if (!step && step.error().code == "erasure_restate_first")
        step = act("erasure.restate", {{"id", erasure}}, town_);
      EXPECT_TRUE(step) << step.error().code;
      if (!step || step->at("state").as_string() == "finished") return step ? *step : json::object{};
    }
    ADD_FAILURE() << "the erasure does not end";
    return {};
  }
  // All rows of the area in the tables that know persons, and the journal: two stores that agree say the same.
  static std::map<std::string, std::vector<std::string>> dump(store::Database& of) {
    std::vector<model::TypePtr> types = {model::type_of<journal::Entry>(),      model::type_of<journal::Body>(),
                                         model::type_of<journal::Erased>(),     model::type_of<journal::About>(),
                                         model::type_of<trust::CareRelation>(), model::type_of<trust::PersonGate>(),
                                         model::type_of<trust::Consent>(),      model::type_of<trust::LegalBasis>()};
    for (const auto& more : {people::tables(), thread::tables(), tables()})
      types.insert(types.end(), more.begin(), more.end());
    static std::deque<std::string> texts;  // statements are known by the address of their text
    std::map<std::string, std::vector<std::string>> out;
    of.read([&](store::Connection& connection) {
      for (const model::TypePtr& type : types) {
        std::string columns;
        for (const auto& field : type->fields) columns += (columns.empty() ? "" : ", ") + std::string(field.name);
        texts.push_back(fmt::format("SELECT {} FROM {} WHERE area_id = $1", columns, type->name));
        const model::SqlValue area = std::string(kArea);
        auto& rows = out[std::string(type->name)];
        connection.run({{}, texts.back()}, {&area, 1}, [&](const model::Row& row) {
          std::string text;
          for (std::size_t i = 0; i < type->fields.size(); ++i) {
            const int column = static_cast<int>(i);
            text += row.is_null(column) ? "~|" : std::string(row.text(column)) + "|";
          }
          rows.push_back(std::move(text));
        });
        std::sort(rows.begin(), rows.end());
      }
    });
    return out;
  }
  // Carries the journal out in an empty store; every table must agree when `whole`.
  void expect_replay(std::string_view when, bool whole) {
    store::testing::FreshStore fresh(GetParam());
    // The accounts of this town were made outside of the journal.
    std::vector<trust::Account> accounts;
    std::vector<trust::Membership> memberships;
    read([&](store::Read& tx) {
      accounts = tx.select<trust::Account>("WHERE area_id = $1", tx.area());
      memberships = tx.select<trust::Membership>("WHERE area_id = $1", tx.area());
    });
    fresh.database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      for (const auto& row : accounts) tx.insert(row);
      for (const auto& row : memberships) tx.insert(row);
      return true;
    });
    const auto result =
        journal::replay(database(), fresh.database(), kArea,
                        [this](std::string_view name) -> const api::Endpoint* { return &endpoint(name); }, {});
    for (const auto& finding : result.findings) ADD_FAILURE() << when << ": " << finding.seq << " " << finding.words;
    if (!whole) return;
    const auto ours = dump(database()), theirs = dump(fresh.database());
    for (const auto& [table, rows] : ours) EXPECT_EQ(rows, theirs.at(table)) << when << ": " << table;
  }

  api::Caller outsider() {
    api::Caller out;
    out.area = kArea;
    out.remote_address = "198.51.100.7";
    return out;
  }
  // Bodies of the journal that name it.
  std::int64_t about(const std::string& id) {
    std::int64_t out = 0;
    read([&](store::Read& tx) {
      out = tx.number(
          "SELECT count(*) FROM journal j JOIN journal_body b ON b.area_id = j.area_id AND b.hash = j.body_hash"
          " WHERE j.area_id = $1 AND j.act NOT LIKE 'erasure.%' AND b.body LIKE $2",
          tx.area(), "%" + id + "%");
    });
    return out;
  }
  template <class Work>
  void read(Work work) {
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      work(tx);
    });
  }
  // Rows in all tables of all floors; also the columns that name a person otherwise.
  std::int64_t rows_of(const std::string& id) {
    std::int64_t out = 0;
    const PersonId person = *PersonId::parse(id);
    read([&](store::Read& tx) {
      for (const auto tables : person_tables()) {
        for (const trust::ErasedTable& table : tables) out += tx.number(table.count, tx.area(), person);
      }
      out += tx.number("SELECT count(*) FROM retention_hold WHERE area_id = $1 AND person_id = $2", tx.area(), person);
    });
    return out;
  }

  std::string id_;
};

}  // namespace kaname::retention::testing
