// SPDX-License-Identifier: Apache-2.0
#pragma once
// A small town on a fresh store, in which tests act as people do: through the endpoints, with a journal. For tests only.

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "directory/endpoints.h"
#include "journal/journal.h"
#include "store/testing.h"

namespace kaname::directory::testing {

namespace json = boost::json;

class Town : public store::testing::OnEngine {
 protected:
  Town() {
    officer_ = caller({{api::Role::town, std::nullopt}}, "市の担当");
    database().write([&](store::Connection& connection) {
      journal::open_chain(connection, kArea);
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      tx.insert(journal::Area{kArea, "試験市", "しけんし", "大阪府", "試験市", true, clock_});
      return true;
    });
  }

  static constexpr const char* kArea = "272108";

  static api::Caller caller(std::vector<api::Grant> grants, std::string name) {
    api::Caller out;
    out.area = kArea;
    out.account_id = api::AccountId{random_uuid()};
    out.name = std::move(name);
    out.grants = std::move(grants);
    return out;
  }
  static api::Caller stranger() {
    api::Caller out;
    out.area = kArea;
    return out;
  }

  const api::Endpoint& endpoint(std::string_view act) {
    for (const api::Endpoint& e : endpoints_) {
      if (e.act == act) return e;
    }
    throw std::logic_error("no such endpoint");
  }

  // Carries out an act; nothing is kept when it is refused.
  Result<json::value> act(std::string_view name, const json::value& body, const api::Caller& who) {
    std::optional<Result<api::Reply>> reply;
    clock_ = clock_.plus_ms(1000);
    database().write([&](store::Connection& connection) {
      const auto head = journal::take_next(connection, kArea);
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), head->seq});
      const std::string text = text_of(body);
      reply = endpoint(name).replay(tx, who, text);
      if (!*reply) return false;
      last_seq_ = journal::append(tx, who, name, text, *head).seq;
      return true;
    });
    if (!*reply) return reply->error();
    return json::parse((*reply)->body);
  }
  // The same, which must be accepted.
  json::value done(std::string_view name, const json::value& body) {
    auto result = act(name, body, officer_);
    EXPECT_TRUE(result.has_value()) << name << ": " << (result ? "" : result.error().code);
    return result ? *result : json::object{};
  }
  Result<json::value> ask(std::string_view name, const json::value& body, const api::Caller& who) {
    std::optional<Result<api::Reply>> reply;
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      api::Input input;
      const std::string text = text_of(body);
      input.body = text;
      reply = endpoint(name).read(tx, who, input);
    });
    if (!*reply) return reply->error();
    return json::parse((*reply)->body);
  }
  json::value read(std::string_view name, const json::value& body) {
    auto result = ask(name, body, officer_);
    EXPECT_TRUE(result.has_value()) << name << ": " << (result ? "" : result.error().code);
    return result ? *result : json::object{};
  }

  // Boost.JSON takes {} for null; here it means "nothing said".
  static std::string text_of(const json::value& body) { return body.is_null() ? "{}" : json::serialize(body); }

  // Adds a facility and answers its id.
  std::string add(std::string_view name, std::string_view kana, std::string_view kind, double lat = 34.82,
                  double lng = 135.66) {
    const auto page = done("facility.create",
                           {{"name", name},
                            {"name_kana", kana},
                            {"kind", kind},
                            {"lat", lat},
                            {"lng", lng},
                            {"address", "大阪府試験市本町1-1"},
                            {"phone", "072-000-0001"}});
    return std::string(page.at("facility").at("id").as_string());
  }
  // Lists are given as text: nested braces of one element mean something else to Boost.JSON.
  void set_list(const std::string& id, std::string_view group, std::string_view list) {
    set(id, group, json::parse(list));
  }
  void set(const std::string& id, std::string_view group, json::value values) {
    done("facility.edit", {{"id", id}, {"fact_group", group}, {"base_seq", 1'000'000}, {"values", std::move(values)}});
  }
  std::vector<std::string> names(const json::value& query, std::optional<api::Caller> who = std::nullopt) {
    std::vector<std::string> out;
    const auto found = ask("facility.search", query, who.value_or(officer_));
    if (!found) return {found.error().code};
    for (const json::value& item : found->at("items").as_array()) out.emplace_back(item.at("name").as_string());
    return out;
  }

  std::vector<api::Endpoint> endpoints_ = endpoints();
  Timestamp clock_ = Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10);  // a Friday morning
  api::Caller officer_;
  std::int64_t last_seq_ = 0;
};

}  // namespace kaname::directory::testing
