// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests only: a town on a fresh store with the office that keeps the cases, a nursing office, an office that has
// nothing to do with anybody, and the town hall; worked through the endpoints as the pipeline works them (permission,
// handler, journal).

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <map>

#include "journal/journal.h"
#include "people/endpoints.h"
#include "people/person_store.h"
#include "store/testing.h"
#include "trust/account_store.h"
#include "trust/permissions.h"
#include "trust/services.h"

namespace kaname::people::testing {

namespace json = boost::json;

class PeopleTown : public store::testing::OnEngine {
 protected:
  static constexpr const char* kArea = "272108";
  static constexpr const char* kElsewhere = "312011";
  inline static const Uuid kCase = *Uuid::parse("019a0000-0000-7000-8000-00000000000a");
  inline static const Uuid kNurses = *Uuid::parse("019a0000-0000-7000-8000-00000000000b");
  inline static const Uuid kStrange = *Uuid::parse("019a0000-0000-7000-8000-00000000000c");

  PeopleTown() {
    auto services = std::make_shared<trust::Services>();
    services->office_name = [](store::Read&, const Uuid& office) -> std::optional<std::string> {
      static const std::map<std::string, std::string> names = {{kCase.text(), "くずは居宅介護支援事業所"},
                                                               {kNurses.text(), "牧野訪問看護ステーション"},
                                                               {kStrange.text(), "隣町デイサービス"}};
      const auto found = names.find(office.text());
      if (found == names.end()) return std::nullopt;
      return found->second;
    };
    trust::install(std::move(services));
    database().write([&](store::Connection& connection) {
      journal::open_chain(connection, kArea);
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      tx.insert(journal::Area{kArea, "枚方市", "ひらかたし", "大阪府", "枚方市", true, clock_});
      return true;
    });
    keeper_ = account("森 由紀", "mori", {api::Role::office, kCase});
    admin_ = account("大野 修", "ohno", {api::Role::office_admin, kCase});
    nurse_ = account("西村 恵", "nishimura", {api::Role::office, kNurses});
    stranger_ = account("谷 進", "tani", {api::Role::office, kStrange});
    town_ = account("山田 花子", "yamada", {api::Role::town, std::nullopt});
    second_town_ = account("井上 実", "inoue", {api::Role::town, std::nullopt});
    coordinator_ = account("石田 学", "ishida", {api::Role::coordinator, std::nullopt});
    viewer_ = account("見学 者", "kengaku", {api::Role::viewer, kNurses});
    elsewhere_ = keeper_;
    elsewhere_.area = kElsewhere;
  }
  ~PeopleTown() override { trust::install(std::make_shared<trust::Services>()); }

  api::Caller account(const std::string& name, const std::string& login, api::Grant grant) {
    api::Caller out;
    out.area = kArea;
    out.name = name;
    out.grants = {grant};
    out.remote_address = "192.0.2.7";
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
      const auto made = trust::create_account(tx, {name, "たなか", login, {{grant.role, grant.office_id}}, {}});
      if (made) out.account_id = *made;
      return made.has_value();
    });
    EXPECT_TRUE(out.account_id) << login;
    return out;
  }

  const api::Endpoint& endpoint(std::string_view act) {
    for (const api::Endpoint& e : endpoints_) {
      if (e.act == act) return e;
    }
    throw std::logic_error("no such endpoint: " + std::string(act));
  }

  // A question or an act; an act that is accepted is kept and journaled, unless it is only tried.
  Result<json::value> ask(std::string_view name, const json::value& body, const api::Caller& who, bool keep = true) {
    const api::Endpoint& e = endpoint(name);
    if (!trust::allows(who, e.permission)) return trust::refusal(who, e.permission);
    const std::string text = json::serialize(body);
    std::optional<Result<api::Reply>> reply;
    if (e.read) {
      database().read([&](store::Connection& connection) {
        store::Read tx(connection, who.area, clock_);
        api::Input input;
        input.body = text;
        reply = e.read(tx, who, input);
      });
    } else {
      clock_ = clock_.plus_ms(1000);
      database().write([&](store::Connection& connection) {
        if (!keep) {
          store::Write tx(connection, who.area, clock_, {random_uuid().text(), 1'000'000});
          reply = e.replay(tx, who, text);
          return false;
        }
        const auto head = journal::take_next(connection, kArea);
        store::Write tx(connection, kArea, clock_, {random_uuid().text(), head->seq});
        reply = e.replay(tx, who, text);
        if (!*reply) return false;
        journal::append(tx, who, name, text, *head);
        return true;
      });
    }
    if (!*reply) return reply->error();
    if (!(*reply)->content_type.starts_with("application/json")) return json::value(json::string((*reply)->body));
    return json::parse((*reply)->body);
  }
  json::value done(std::string_view name, const json::value& body, const api::Caller& who) {
    auto result = ask(name, body, who);
    EXPECT_TRUE(result.has_value()) << name << ": " << (result ? "" : refusal_words(result.error()));
    return result ? *result : json::object{};
  }
  static std::string refusal_words(const Error& error) {
    std::string out = error.code;
    for (const FieldError& field : error.fields) out += " " + field.field + "=" + field.code;
    return out;
  }
  // The error's code, with the first field at fault when there is one ("birth=date_in_future"); "ok" when accepted.
  std::string code(std::string_view name, const json::value& body, const api::Caller& who) {
    const auto result = ask(name, body, who);
    if (result) return "ok";
    const Error& error = result.error();
    return error.fields.empty() ? error.code : error.fields[0].field + "=" + error.fields[0].code;
  }

  static json::object basics(std::string_view name, std::string_view kana, std::string_view birth) {
    return {{"name", name}, {"name_kana", kana}, {"birth", birth}, {"sex", "female"}};
  }
  // Registers somebody for the case office and answers the id.
  std::string person(std::string_view name = "佐藤 ハル", std::string_view kana = "さとう はる",
                     std::string_view birth = "昭和16年4月3日") {
    const auto page = done("person.register", {{"basics", basics(name, kana, birth)}}, keeper_);
    return text(page, "person", "id");
  }
  static std::string text(const json::value& in, std::string_view a, std::string_view b) {
    return std::string(in.at(a).at(b).as_string());
  }
  // Adds the office to the team and answers the member's id.
  std::string join(const std::string& id, const Uuid& office, bool keeps_case = false) {
    const auto page =
        done("team.join",
             {{"id", id}, {"office_id", office.text()}, {"profession", "nurse"}, {"keeps_case", keeps_case}}, keeper_);
    for (const json::value& member : page.at("team").as_array()) {
      if (const auto* named = member.as_object().if_contains("office_id"); named && named->as_string() == office.text())
        return std::string(member.at("id").as_string());
    }
    ADD_FAILURE() << "not in the team";
    return {};
  }
  json::object consent_for(const std::string& id) {
    return {{"id", id},
            {"purpose", "在宅療養の支援"},
            {"items", json::array{"病名", "薬"}},
            {"starts_on", "2026-05-01"},
            {"explained_by", "森 由紀"},
            {"explained_on", "2026-05-01"},
            {"signer_name", "佐藤 ハル"}};
  }
  // Records a consent and answers its id.
  std::string consent(const std::string& id, json::object more = {}) {
    json::object body = consent_for(id);
    for (auto& member : more) body[member.key()] = member.value();
    const auto list = done("consent.record", body, keeper_);
    return std::string(list.at("items").at(0).at("id").as_string());
  }
  // Records a basis for somebody and answers its id.
  std::string basis(const std::string& id, std::string_view kind, const Uuid& holder, Timestamp from, Timestamp to) {
    const auto row = done("basis.record",
                          {{"id", id},
                           {"kind", kind},
                           {"holders", json::array{json::value(holder.text())}},
                           {"starts_at", from.text()},
                           {"ends_at", to.text()},
                           {"reason", "支援会議の開催"}},
                          second_town_);
    return text(row, "basis", "id");
  }
  // Facts are given as JSON text; answers the page.
  json::value facts(const std::string& id, std::string_view heading, std::string_view values) {
    return done("person.edit_facts",
                {{"id", id}, {"heading", heading}, {"base_seq", 1'000'000}, {"facts", json::parse(values)}}, keeper_);
  }
  std::int64_t count(store::Sql sql) {
    std::int64_t out = 0;
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      out = tx.number(sql, tx.area());
    });
    return out;
  }

  std::vector<api::Endpoint> endpoints_ = endpoints();
  Timestamp clock_ = Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10);
  api::Caller keeper_, admin_, nurse_, stranger_, town_, second_town_, coordinator_, viewer_, elsewhere_, nobody_;
};

}  // namespace kaname::people::testing
