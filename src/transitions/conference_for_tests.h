// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests only: a town whose conferences are worked through their endpoints. The hospital is an office that belongs to no
// team.

#include "journal/journal.h"
#include "store/schema.h"
#include "thread/endpoints.h"
#include "thread/reader_for_tests.h"
#include "transitions/conference_outside.h"
#include "transitions/conference_store.h"
#include "transitions/endpoints.h"

namespace kaname::transitions::testing {

namespace json = boost::json;

class ConferenceTown : public thread::testing::ReaderTown {
 protected:
  ConferenceTown() {
    thread::install(delivery::SubjectKind::conference, outside_subject());
    for (const api::Endpoint& endpoint : thread::endpoints()) endpoints_.push_back(endpoint);
    for (const api::Endpoint& endpoint : transitions::endpoints()) endpoints_.push_back(endpoint);
    ward_ = stranger_;
    id_ = person();
    join(id_, kNurses);
  }

  std::string notify() {
    const json::object told{{"name", "佐藤 ハル"}, {"name_kana", "サトウ ハル"},  {"birth", "S16.4.3"},
                            {"ward", "3階東"},     {"admitted_on", "2026-11-20"}, {"arrival", "ambulance"}};
    return std::string(done("stay.notify", told, ward_).at("id").as_string());
  }
  static json::object office(const Uuid& id, std::string_view profession, json::object more = {}) {
    json::object out{{"office_id", id.text()}, {"profession", profession}};
    for (auto& member : more) out[member.key()] = member.value();
    return out;
  }
  static json::object guest(std::string_view name, std::string_view profession, std::string_view channel) {
    return {{"office_name", name}, {"profession", profession}, {"channel", channel}};
  }
  static json::array everybody() {
    return {office(kStrange, "discharge_nurse", {{"must_attend", true}, {"name", "谷 進"}}),
            office(kCase, "care_manager", {{"must_attend", true}}), office(kNurses, "nurse"),
            guest("西村医院", "doctor", "fax"), guest("薬局", "pharmacist", "phone")};
  }
  json::object asking(json::object more = {}) {
    json::object out{{"slots", json::array{"2026-12-04T14:00:00+09:00", "2026-12-03T10:00:00+09:00"}},
                     {"place", "病棟の会議室"},
                     {"invited", everybody()}};
    for (auto& member : more) out[member.key()] = member.value();
    return out;
  }
  json::value ask_for(const std::string& stay) { return done("conference.ask", asking({{"stay_id", stay}}), ward_); }
  static std::string id_of(const json::value& view) { return std::string(view.at("id").as_string()); }
  static std::string invited(const json::value& view, std::size_t i) {
    return std::string(view.at("invited").at(i).at("id").as_string());
  }
  static json::array replies(std::string_view first, std::string_view second) {
    return {json::object{{"slot", 1}, {"answer", first}}, json::object{{"slot", 2}, {"answer", second}}};
  }
  json::value show(const std::string& id, const api::Caller& who) { return done("conference.show", {{"id", id}}, who); }
  std::string newest_words() {
    const auto thread = done("thread.show", {{"id", id_}}, keeper_);
    return std::string(thread.at("entries").at(0).at("text").as_string());
  }
  std::vector<std::string> steps(const std::string& stay) {
    std::vector<std::string> out;
    const auto view = done("stay.show", {{"id", stay}}, ward_);
    for (const auto& step : view.at("steps").as_array()) out.emplace_back(step.at("kind").as_string());
    return out;
  }

  template <class T>
  void expect_same(store::Database& other, std::string_view table) {
    const auto rows = [](store::Database& of) {
      std::vector<T> out;
      of.read([&](store::Connection& connection) {
        store::Read tx(connection, kArea, Timestamp{});
        out = tx.select<T>("WHERE area_id = $1", tx.area());
      });
      std::sort(out.begin(), out.end(), [](const T& a, const T& b) { return model::to_json(a) < model::to_json(b); });
      return out;
    };
    EXPECT_TRUE(rows(database()) == rows(other)) << table;
  }
  // The journal carried out in an empty store arrives at the same rows.
  void expect_replay() {
    store::testing::FreshStore fresh(GetParam());
    fresh.database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      database().read([&](store::Connection& from) {  // accounts of this town were made outside of the journal
        store::Read old(from, kArea, clock_);
        for (const auto& row : old.select<trust::Account>("WHERE area_id = $1", old.area())) tx.insert(row);
        for (const auto& row : old.select<trust::Membership>("WHERE area_id = $1", old.area())) tx.insert(row);
      });
      return true;
    });
    const auto result =
        journal::replay(database(), fresh.database(), kArea,
                        [this](std::string_view name) -> const api::Endpoint* { return &endpoint(name); }, {});
    for (const auto& finding : result.findings) ADD_FAILURE() << finding.seq << " " << finding.words;
    expect_same<Conference>(fresh.database(), "conference");
    expect_same<ConferenceSlot>(fresh.database(), "conference_slot");
    expect_same<Invited>(fresh.database(), "conference_invited");
    expect_same<SlotReply>(fresh.database(), "conference_answer");
    expect_same<StayStep>(fresh.database(), "stay_step");
    expect_same<delivery::Delivery>(fresh.database(), "delivery");
    EXPECT_GT(count("SELECT count(*) FROM conference WHERE area_id = $1"), 0) << "nothing was compared";
  }

  std::string id_;
  api::Caller ward_;
};

}  // namespace kaname::transitions::testing
