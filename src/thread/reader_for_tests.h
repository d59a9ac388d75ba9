// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests only: a town whose links open, and somebody without an account who opens one and asks the reader's endpoints.

#include "api/endpoint.h"
#include "people/people_for_tests.h"
#include "thread/reader.h"
#include "trust/session.h"

namespace kaname::thread::testing {

namespace json = boost::json;

class ReaderTown : public people::testing::PeopleTown {
 protected:
  ReaderTown() {
    auto services = std::make_shared<trust::Services>(trust::services());
    services->links = std::make_shared<trust::LinkSigner>(std::string(32, 'k'));
    services->link_right = &reader_right;
    trust::install(services);
  }
  // Whoever opens the link now, as the pipeline finds him.
  api::Caller by_link(const std::string& delivery, std::int64_t days = 7) {
    api::Request request;
    request.link_token = trust::services().links->sign(kArea, *Uuid::parse(delivery), clock_.plus_ms(days * kDayMs));
    request.remote_address = "198.51.100.9";
    api::Caller out;
    database().read([&](store::Connection& connection) { out = trust::caller_of(connection, request, clock_); });
    return out;
  }
  // Asks a reader's endpoint the whole way: permission, proof on the pool, handler. Answers the status and the body.
  std::pair<int, std::string> reader(std::string_view act, const json::object& body, const api::Caller& who) {
    const api::Endpoint& e = endpoint(act);
    if (!trust::allows(who, e.permission)) return {0, trust::refusal(who, e.permission).code};
    const std::string text = json::serialize(body);
    std::pair<int, std::string> out{0, ""};
    clock_ = clock_.plus_ms(1000);
    database().write([&](store::Connection& connection) {
      const bool is_act = e.kind == api::Kind::act;
      const auto head = is_act ? journal::take_next(connection, kArea) : std::nullopt;
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), is_act ? head->seq : 0});
      api::Input input;
      input.body = text;
      if (e.prepare) {
        auto prepared = e.prepare(tx, who, input);
        if (!prepared) {
          out.second = prepared.error().code;
          return false;
        }
        input.prepared = *prepared;
      }
      std::string kept;
      const auto reply = e.write(tx, who, input, kept);
      if (!reply) {
        out.second = reply.error().fields.empty() ? reply.error().code : reply.error().fields[0].code;
        return false;
      }
      if (is_act) journal::append(tx, who, act, kept, *head);
      EXPECT_EQ(kept.find("1234"), std::string::npos) << "secrets stay out of the journal";
      out = {reply->status, reply->body};
      return true;
    });
    return out;
  }
  std::string proof(const api::Caller& who) {
    const auto [status, body] = reader("reader.check", {{"digits", "１２３４"}}, who);
    EXPECT_EQ(status, 200) << body;
    return std::string(json::parse(body).at("pass").as_string());
  }
};

}  // namespace kaname::thread::testing
