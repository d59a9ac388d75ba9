// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests only: one area on a fresh store, and the endpoints of this floor worked as the pipeline works them (caller,
// permission, prepare, write, forget), with a clock that the test moves.

#include <boost/json.hpp>

#include "api/problem.h"
#include "journal/entry.h"
#include "store/testing.h"
#include "trust/account_store.h"
#include "trust/endpoints.h"
#include "trust/password.h"
#include "trust/permissions.h"
#include "trust/services.h"
#include "trust/session.h"

namespace kaname::trust {

inline const std::string kArea = "272108";
inline const std::string kOtherArea = "312011";
inline const std::string kGoodPassword = "hanabi-to-amanogawa";

class House : public store::testing::OnEngine {
 protected:
  House() {
    install(std::make_shared<Services>());
    forget_sessions();
    write(kArea, [](store::Write& tx) {
      tx.insert(journal::Area{kArea, "枚方市", "ひらかたし", "大阪府", "枚方市", true, tx.now()});
      tx.insert(journal::Area{kOtherArea, "鳥取市", "とっとりし", "鳥取県", "鳥取市", false, tx.now()});
    });
  }
  ~House() override { install(std::make_shared<Services>()); }

  template <class Work>
  void write(const std::string& area, Work work) {
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, area, now_, {random_uuid().text(), 1});
      work(tx);
      return true;
    });
  }
  template <class Work>
  void read(Work work) {
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, now_);
      work(tx);
    });
  }
  std::int64_t count(store::Sql sql) {
    std::int64_t out = 0;
    read([&](store::Read& tx) { out = tx.number(sql, kArea); });
    return out;
  }

  AccountId person(const std::string& login, std::vector<RoleFor> roles, const std::string& area = kArea) {
    static const std::string hash = *hash_password(kGoodPassword);
    AccountId id;
    write(area, [&](store::Write& tx) {
      const auto made = create_account(tx, {"田中 " + login, "たなか", login, roles, {}});
      ASSERT_TRUE(made);
      id = *made;
      set_password_hash(tx, area, id, hash, MustChange::no);
    });
    return id;
  }

  api::Caller caller(const api::Request& request) {
    api::Caller out;
    database().read([&](store::Connection& connection) { out = caller_of(connection, request, now_); });
    return out;
  }

  // One request through the endpoint `act`; an Error becomes the Reply a client would see.
  api::Reply ask(std::string_view act, std::string body, std::vector<std::pair<std::string, std::string>> path = {}) {
    request_.body = std::move(body);
    static const std::vector<api::Endpoint> table = endpoints();
    const auto endpoint = std::find_if(table.begin(), table.end(), [&](const auto& e) { return e.act == act; });
    EXPECT_NE(endpoint, table.end()) << act;
    const api::Caller who = caller(request_);
    if (!allows(who, endpoint->permission)) return refused(refusal(who, endpoint->permission));
    api::Input input;
    input.path_values = std::move(path);
    input.body = request_.body;
    auto result = work(*endpoint, who, input);
    if (!result) return refused(result.error());
    for (const auto& [name, value] : result->headers) {
      if (name == "set-cookie") request_.cookie = "theme=dark; " + value.substr(0, value.find(';'));
    }
    return std::move(*result);
  }

  api::Reply sign_in(const std::string& login, const std::string& password = kGoodPassword) {
    request_.cookie.clear();
    return ask("session.sign_in", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}");
  }

  static std::string text_of(const api::Reply& reply, std::string_view member) {
    const auto json = boost::json::parse(reply.body);
    const auto* found = json.as_object().if_contains(member);
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
  }
  static std::string code_of(const api::Reply& reply) { return text_of(reply, "code"); }

  Timestamp now_{1'795'000'000'000};
  api::Request request_;
  std::string journal_body_;

 private:
  Result<api::Reply> work(const api::Endpoint& endpoint, const api::Caller& who, api::Input& input) {
    const std::string area = who.area.empty() ? kArea : who.area;
    Result<api::Reply> out = api::Reply{};
    std::optional<Error> stopped;
    if (endpoint.read || endpoint.prepare) {
      database().read([&](store::Connection& connection) {
        store::Read tx(connection, area, now_);
        if (endpoint.read) {
          out = endpoint.read(tx, who, input);
        } else if (auto prepared = endpoint.prepare(tx, who, input)) {
          input.prepared = *prepared;
        } else {
          stopped = prepared.error();
        }
      });
    }
    if (stopped) return *stopped;
    if (endpoint.read) return out;
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, area, now_, {random_uuid().text(), 1});
      out = endpoint.write(tx, who, input, journal_body_);
      return out.has_value();
    });
    if (out && changes_sessions(endpoint.act)) forget_sessions();
    return out;
  }
  static api::Reply refused(const Error& error) {
    api::Answer answer = api::problem_answer(error, api::Language::ja);
    return api::Reply{answer.status, answer.body, answer.content_type, answer.headers, {}};
  }
};

}  // namespace kaname::trust
