// SPDX-License-Identifier: Apache-2.0
#pragma once
// The way of a request, in order, and nowhere else:
//
//   http: request id → size and time limits                          before the body is even read
//   1 route        which endpoint; 404 and 405 end here
//   2 caller       session cookie or signed link → who, which area, which rights
//   3 permission   coarse, by the endpoint's row; record-level rights are the handler's
//   4 csrf         writes by a session must come from our own screens
//   5 key          acts name themselves; a known name gets its first answer again
//   6 decode       path, query and body into the handler's input; every wrong field is named
//   7 handler      rules and SQL, in one snapshot (reads) or one savepoint of the writer (acts)
//   8 journal      the accepted act, in the same transaction
//   9 commit       many acts at once; only then
//  10 answer       and the live feed
//
// Limits stand first because they protect the rest; the caller is found before anything is decoded, so that strangers
// learn nothing from error texts; the key is looked up before decoding, so that a repeated act costs next to nothing.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/endpoint.h"
#include "api/router.h"
#include "api/service.h"
#include "journal/journal.h"
#include "store/database.h"

namespace kaname::app {

class Preparer;

class Pipeline final : public api::Service {
 public:
  // Both must outlive the pipeline.
  Pipeline(store::Database& database, const std::vector<api::Endpoint>& endpoints);
  ~Pipeline() override;

  api::Lane lane(const api::Request& request) const override;
  api::Answer answer(const api::Request& request) override;
  void submit(api::Request request, std::function<void(api::Answer)> done) override;
  Result<api::FeedTicket> open_feed(const api::Request& request) override;
  api::FeedEvents events_after(const api::FeedTicket& ticket) override;
  bool feed_allowed(const api::Request& request) override;
  void on_commit(std::function<void(const api::FeedEvents&)> listener) override;
  api::Answer refuse(const api::Request& request, const Error& error) const override;

  // Says something on the live feed that is no act; only once the server has started (on_commit).
  void tell(const api::FeedEvents& events);

  // The clock; tests set another one.
  void set_clock(std::function<Timestamp()> clock) { clock_ = std::move(clock); }

  // Runs an act of the program itself (sample, import from the command line) with the rights of `caller`: the same way
  // from step 6 on. `body` is the endpoint's input as JSON. Waits for the commit.
  // `at`: the moment at which it happens, when it is not now (sample, simulation).
  Result<std::string> act(const api::Caller& caller, std::string_view act_name, std::string_view body,
                          const std::string& key = {}, std::optional<Timestamp> at = {});
  // The same without waiting: acts are carried out in the order of the calls, many to a commit. `done` is called on the
  // writer's thread. Not for acts that prepare themselves (passwords).
  void act_later(const api::Caller& caller, std::string_view act_name, std::string body, std::string key, Timestamp at,
                 std::function<void(Result<std::string>)> done);
  // Reads through an endpoint in the same manner.
  Result<std::string> read(const api::Caller& caller, std::string_view act_name, std::string_view body);

  const api::Endpoint* endpoint_of(std::string_view act) const;

 private:
  struct Work;  // one write on its way
  api::Answer read_answer(const api::Request& request, const api::Router::Match& match);
  void write_accesses();
  void prepare_then_write(std::shared_ptr<Work> work);
  void queue(std::shared_ptr<Work> work);
  bool work_on(store::Connection& connection, Work& work);
  Result<api::Answer> carry_out(store::Connection& connection, Work& work);
  Result<api::Answer> carry_out_act(store::Connection& connection, Work& work, Timestamp now);
  std::shared_ptr<Work> own_work(const api::Caller& caller, std::string_view act_name, std::string body,
                                 std::string key, std::optional<Timestamp> at) const;
  void finish(Work& work, bool committed, const store::DatabaseError* error);

  store::Database& database_;
  const std::vector<api::Endpoint>& endpoints_;
  api::Router router_;
  std::function<Timestamp()> clock_ = &Timestamp::now;
  std::function<void(const api::FeedEvents&)> listener_;
  std::unique_ptr<Preparer> preparer_;
};

}  // namespace kaname::app
