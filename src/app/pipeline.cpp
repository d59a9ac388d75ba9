// SPDX-License-Identifier: Apache-2.0
#include "app/pipeline.h"

#include "api/problem.h"
#include "api/url.h"
#include "app/preparer.h"
#include "base/crypto.h"
#include "base/log.h"
#include "trust/access_log.h"
#include "trust/permissions.h"
#include "trust/session.h"

namespace kaname::app {
namespace {

using api::Answer;
using api::Caller;
using api::Endpoint;
using api::Kind;
using api::Request;

// The sign-in endpoints have no session yet (or end it): only the origin can be checked.
bool is_sign_in(const Endpoint& endpoint) { return endpoint.act.starts_with("session.sign_"); }

Result<Done> check_csrf(const Endpoint& endpoint, const Request& request, const Caller& caller) {
  if (caller.link_id) return Done{};  // no cookie is involved: nothing can be ridden
  const bool good = is_sign_in(endpoint) ? trust::same_origin(request) : trust::csrf_ok(request, caller);
  if (!good) return fail(Problem::forbidden, "csrf");
  return Done{};
}

Result<Done> check_permission(const Endpoint& endpoint, const Caller& caller) {
  if (trust::allows(caller, endpoint.permission)) return Done{};
  return trust::refusal(caller, endpoint.permission);
}

// Strangers belong to the only area of the installation, if there is only one; else to none.
void give_area(store::Connection& connection, Caller& caller) {
  if (!caller.area.empty()) return;
  store::Read tx(connection, "", Timestamp{});
  std::vector<std::string> areas;
  tx.rows("SELECT area_id FROM area ORDER BY area_id LIMIT 2",
          [&](const model::Row& row) { areas.emplace_back(row.text(0)); });
  if (areas.size() == 1) caller.area = areas[0];
}

Caller caller_of(store::Connection& connection, const Request& request, Timestamp now) {
  Caller caller = trust::caller_of(connection, request, now);
  give_area(connection, caller);
  return caller;
}

// Whoever fills in a form of the public site: nobody, in the area of the page.
Caller stranger_of(const Request& request, const api::Router::Match& match) {
  Caller caller;
  caller.remote_address = request.remote_address;
  for (const auto& [name, value] : match.values) {
    if (name == "area") caller.area = value;
  }
  return caller;
}

std::string key_in_form(std::string_view body) {
  for (const auto& [name, value] : api::parse_query(body)) {
    if (name == "key") return value;
  }
  return {};
}

Answer answer_of(api::Reply reply, std::string_view act) {
  Answer answer;
  answer.status = reply.status;
  answer.body = std::move(reply.body);
  answer.content_type = std::move(reply.content_type);
  answer.headers = std::move(reply.headers);
  answer.act = act;
  return answer;
}

std::string request_hash(const Endpoint& endpoint, const Request& request, const Caller& caller) {
  return crypto::sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}", caller.account_id ? caller.account_id->text() : "",
                                        caller.link_id ? caller.link_id->text() : "", endpoint.act, request.path,
                                        request.body));
}

// The area an act that opens one is about: its body names it. Empty when it does not.
std::string area_in_body(std::string_view body) {
  const auto parsed = model::parse_json(body);
  model::Problems ignored;
  if (!parsed || !model::detail::is_object(**parsed, ignored)) return {};
  std::string area;
  if (const auto* found = model::detail::member(**parsed, "area_id")) model::read_json(*found, area, {}, ignored);
  return area.size() == 6 ? area : std::string();
}

Error error_of(const store::DatabaseError& error) {
  const bool full = error.kind() == store::DatabaseError::Kind::full;
  return {Problem::unavailable, full ? "disk_full" : "unavailable", {}, error.what()};
}

}  // namespace

// One write on its way from submit() to its answer.
struct Pipeline::Work {
  const Endpoint* endpoint = nullptr;
  api::Router::Match match;
  Request request;
  std::function<void(Answer)> done;
  api::Input input;
  Caller caller;     // as the program itself; requests get theirs from the session
  bool own = false;  // an act of the program itself
  std::optional<Timestamp> at;
  Answer answer;
  std::optional<journal::Entry> entry;
};

Pipeline::Pipeline(store::Database& database, const std::vector<Endpoint>& endpoints)
    : database_(database), endpoints_(endpoints), router_(endpoints), preparer_(std::make_unique<Preparer>()) {}

Pipeline::~Pipeline() = default;

api::Lane Pipeline::lane(const Request& request) const {
  const auto match = router_.find(request.method, request.path);
  if (!match.endpoint) return api::Lane::here;
  switch (match.endpoint->kind) {
    case Kind::read:
      // A PostgreSQL read waits for the network; it must not hold up the other connections of the thread.
      return database_.engine() == store::Engine::sqlite ? api::Lane::here : api::Lane::slow;
    case Kind::slow_read: return api::Lane::slow;
    case Kind::act:
    case Kind::unjournaled: return api::Lane::write;
  }
  return api::Lane::slow;
}

Answer Pipeline::refuse(const Request& request, const Error& error) const {
  return api::problem_answer(error, api::language_of(request.accept_language));
}

Answer Pipeline::answer(const Request& request) {
  const auto match = router_.find(request.method, request.path);
  if (!match.endpoint) {
    Answer answer = refuse(request,
                           fail(match.other_method ? Problem::invalid : Problem::not_found,
                                match.other_method ? "method_not_allowed" : "not_here"));
    if (match.other_method) answer.status = 405;
    return answer;
  }
  try {
    return read_answer(request, match);
  } catch (const store::DatabaseError& error) {
    log::log_error("read_failed", {{"kind", static_cast<int>(error.kind())}});
    Answer answer = refuse(request, error_of(error));
    answer.act = match.endpoint->act;
    return answer;
  } catch (const std::exception&) {
    log::log_error("read_broken", {{"act", log::Code{match.endpoint->act}}});
    Answer answer = refuse(request, fail(Problem::unavailable, "internal"));
    answer.status = 500;
    answer.act = match.endpoint->act;
    return answer;
  }
}

Answer Pipeline::read_answer(const Request& request, const api::Router::Match& match) {
  const Endpoint& endpoint = *match.endpoint;
  Answer answer;
  Caller touched;
  bool touch = false;
  database_.read([&](store::Connection& connection) {
    const Timestamp now = clock_();
    const Caller caller = caller_of(connection, request, now);
    touch = trust::wants_touch(caller, now);
    if (touch) touched = caller;
    if (const auto allowed = check_permission(endpoint, caller); !allowed) {
      answer = refuse(request, allowed.error());
      return;
    }
    api::Input input;
    input.path_values = match.values;
    input.query = request.query;
    input.body = request.body;
    store::Read tx(connection, caller.area, now);
    auto reply = endpoint.read(tx, caller, input);
    answer = reply ? answer_of(std::move(*reply), endpoint.act) : refuse(request, reply.error());
    if (tx.derived<trust::AccessQueue>().wants_writer()) write_accesses();
  });
  answer.act = endpoint.act;
  if (touch) {
    // Nobody waits for this; a lost note costs a minute of a session's idle time.
    database_.submit_patiently({[touched, now = clock_()](store::Connection& connection) {
                                  store::Write tx(connection, touched.area, now, {});
                                  trust::touch_session(tx, touched);
                                  return true;
                                },
                                [](bool, const store::DatabaseError*) {}});
  }
  return answer;
}

// Reading leaves a trace: the notes of who looked at whom go out with the writer's next turn.
void Pipeline::write_accesses() {
  auto queue = std::make_shared<trust::AccessQueue*>(nullptr);
  database_.submit_patiently({[queue](store::Connection& connection) {
                                *queue = &connection.derived().get<trust::AccessQueue>();
                                (*queue)->write_out(connection);
                                return true;
                              },
                              [this, queue](bool committed, const store::DatabaseError*) {
                                if (*queue && (*queue)->finished(committed)) write_accesses();
                              }});
}

void Pipeline::submit(Request request, std::function<void(Answer)> done) {
  auto work = std::make_shared<Work>();
  work->request = std::move(request);
  work->match = router_.find(work->request.method, work->request.path);
  work->endpoint = work->match.endpoint;
  work->done = std::move(done);
  if (!work->endpoint) return work->done(answer(work->request));
  work->input.path_values = work->match.values;
  work->input.query = work->request.query;
  work->input.body = work->request.body;
  if (work->endpoint->dress) work->request.idempotency_key = key_in_form(work->request.body);
  work->input.content_type = work->request.content_type;
  work->input.file_name = work->request.file_name;
  if (work->endpoint->prepare) {
    preparer_->post([this, work] { prepare_then_write(work); });
  } else {
    queue(std::move(work));
  }
}

void Pipeline::prepare_then_write(std::shared_ptr<Work> work) {
  const Endpoint& endpoint = *work->endpoint;
  std::optional<Error> refused;
  try {
    database_.read([&](store::Connection& connection) {
      const Timestamp now = clock_();
      const Caller caller = caller_of(connection, work->request, now);
      if (const auto allowed = check_permission(endpoint, caller); !allowed) {
        refused = allowed.error();
        return;
      }
      // Another site must not make us hash or read files, nor learn from what comes of it.
      if (const auto ours = check_csrf(endpoint, work->request, caller); !ours) {
        refused = ours.error();
        return;
      }
      store::Read tx(connection, caller.area, now);
      auto prepared = endpoint.prepare(tx, caller, work->input);
      if (prepared) {
        work->input.prepared = std::move(*prepared);
      } else {
        refused = prepared.error();
      }
    });
  } catch (const store::DatabaseError& error) { refused = error_of(error); }
  if (!refused) return queue(std::move(work));
  work->answer = refuse(work->request, *refused);
  work->answer.act = endpoint.act;
  work->done(std::move(work->answer));
}

void Pipeline::queue(std::shared_ptr<Work> work) {
  database_.submit({[this, work](store::Connection& connection) { return work_on(connection, *work); },
                    [this, work = std::move(work)](bool committed, const store::DatabaseError* error) {
                      finish(*work, committed, error);
                    }});
}

// On the writer's thread, inside the job's savepoint. Answers whether to keep what was written.
bool Pipeline::work_on(store::Connection& connection, Work& work) {
  try {
    auto answer = carry_out(connection, work);
    const bool keep = answer.has_value();
    if (work.endpoint->dress) {
      store::Read tx(connection, work.caller.area, clock_());
      const auto said = keep ? Result<std::string>(answer->body) : Result<std::string>(answer.error());
      work.answer = answer_of(work.endpoint->dress(tx, work.caller, work.input, said), work.endpoint->act);
      return keep;
    }
    work.answer = keep ? std::move(*answer) : refuse(work.request, answer.error());
    work.answer.act = work.endpoint->act;
    return keep;
  } catch (const store::DatabaseError& error) {
    work.answer = refuse(work.request, error_of(error));
    work.answer.act = work.endpoint->act;
    log::log_error("write_failed", {{"act", log::Code{work.endpoint->act}}, {"kind", static_cast<int>(error.kind())}});
    throw;  // the writer decides whether the whole batch is lost
  } catch (const std::exception&) {
    log::log_error("write_broken", {{"act", log::Code{work.endpoint->act}}});
    work.answer = refuse(work.request, fail(Problem::unavailable, "internal"));
    work.answer.status = 500;
    work.answer.act = work.endpoint->act;
    return false;
  }
}

Result<Answer> Pipeline::carry_out(store::Connection& connection, Work& work) {
  const Endpoint& endpoint = *work.endpoint;
  const Timestamp now = work.at ? *work.at : clock_();
  if (!work.own) {
    work.caller = endpoint.dress ? stranger_of(work.request, work.match) : caller_of(connection, work.request, now);
    TRY(check_permission(endpoint, work.caller));
    TRY(check_csrf(endpoint, work.request, work.caller));
  }
  if (endpoint.kind == Kind::act) return carry_out_act(connection, work, now);
  store::Write tx(connection, work.caller.area, now, {work.request.request_id, 0});
  std::string unused;
  return answer_of(TRY(endpoint.write(tx, work.caller, work.input, unused)), endpoint.act);
}

Result<Answer> Pipeline::carry_out_act(store::Connection& connection, Work& work, Timestamp now) {
  const Endpoint& endpoint = *work.endpoint;
  const auto key = Uuid::parse(work.request.idempotency_key);
  if (!key) return fail(Problem::invalid, "key_missing");
  if (endpoint.opens_area) {
    const std::string area = area_in_body(work.request.body);
    if (!area.empty()) work.caller.area = area;
    if (!area.empty()) journal::open_chain(connection, area);
  }
  // Of several areas a stranger says which one she means.
  if (work.caller.area.empty()) work.caller.area = area_in_body(work.request.body);
  const std::string name = key->text();
  const std::string hash = request_hash(endpoint, work.request, work.caller);
  store::Write before(connection, work.caller.area, now, {name, 0});
  if (const auto first = before.first<journal::ActAnswer>("WHERE area_id = $1 AND key = $2", work.caller.area, name)) {
    if (first->request_hash != hash) return fail(Problem::conflict, "key_reused");
    Answer again;
    again.status = static_cast<int>(first->status);
    again.body = first->body;
    return again;
  }
  const auto head = journal::take_next(connection, work.caller.area);
  if (!head) return fail(Problem::not_found, "area_needed");
  store::Write tx(connection, work.caller.area, now, {name, head->seq});
  std::string body;
  api::Reply reply = TRY(endpoint.write(tx, work.caller, work.input, body));
  work.entry = journal::append(tx, work.caller, endpoint.act, body, *head);
  const std::string& kept = reply.repeat_body ? *reply.repeat_body : reply.body;
  tx.insert(journal::ActAnswer{tx.area(), name, hash, head->seq, reply.status, kept, now});
  return answer_of(std::move(reply), endpoint.act);
}

void Pipeline::finish(Work& work, bool committed, const store::DatabaseError* error) {
  if (error) {
    work.answer = refuse(work.request, error_of(*error));
    work.answer.act = work.endpoint->act;
  }
  if (committed && trust::changes_sessions(work.endpoint->act)) trust::forget_sessions();
  if (committed && work.entry && listener_) {
    auto event = std::make_shared<api::FeedEvent>();
    event->area = work.entry->area_id;
    event->seq = work.entry->seq;
    event->frame = journal::feed_frame(*work.entry);
    listener_({std::move(event)});
  }
  work.done(std::move(work.answer));
}

Result<api::FeedTicket> Pipeline::open_feed(const Request& request) {
  std::optional<api::FeedTicket> ticket;
  Error refused = fail(Problem::unauthorized, "sign_in_needed");
  try {
    database_.read([&](store::Connection& connection) {
      const Caller caller = caller_of(connection, request, clock_());
      if (!caller.signed_in()) return;
      store::Read tx(connection, caller.area, clock_());
      ticket = api::FeedTicket{caller.area, tx.number("SELECT seq FROM area_head WHERE area_id = $1", caller.area),
                               caller.account_id->text()};
      if (!request.last_event_id.empty())
        ticket->after = std::min<std::int64_t>(ticket->after, std::atoll(request.last_event_id.c_str()));
    });
  } catch (const store::DatabaseError& error) { refused = error_of(error); }
  if (!ticket) return refused;
  return *ticket;
}

api::FeedEvents Pipeline::events_after(const api::FeedTicket& ticket) {
  api::FeedEvents out;
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, ticket.area, clock_());
    for (const journal::Entry& entry : journal::entries_after(tx, ticket.after, 1000)) {
      out.push_back(
          std::make_shared<api::FeedEvent>(api::FeedEvent{entry.area_id, entry.seq, journal::feed_frame(entry), {}}));
    }
  });
  return out;
}

bool Pipeline::feed_allowed(const Request& request) {
  bool allowed = false;
  try {
    database_.read(
        [&](store::Connection& connection) { allowed = caller_of(connection, request, clock_()).signed_in(); });
  } catch (const store::DatabaseError&) {
    return true;  // a database that is away for a moment signs nobody out
  }
  return allowed;
}

void Pipeline::tell(const api::FeedEvents& events) {
  if (listener_) listener_(events);
}

void Pipeline::on_commit(std::function<void(const api::FeedEvents&)> listener) { listener_ = std::move(listener); }

const Endpoint* Pipeline::endpoint_of(std::string_view act) const {
  const auto found =
      std::find_if(endpoints_.begin(), endpoints_.end(), [&](const Endpoint& e) { return e.act == act; });
  return found == endpoints_.end() ? nullptr : &*found;
}

std::shared_ptr<Pipeline::Work> Pipeline::own_work(const Caller& caller, std::string_view act_name, std::string body,
                                                   std::string key, std::optional<Timestamp> at) const {
  auto work = std::make_shared<Work>();
  work->endpoint = endpoint_of(act_name);
  KANAME_ASSERT(work->endpoint);
  work->own = true;
  work->at = at;
  work->caller = caller;
  work->request.body = std::move(body);
  work->request.idempotency_key = key.empty() ? random_uuid().text() : std::move(key);
  work->input.body = work->request.body;
  return work;
}

void Pipeline::act_later(const Caller& caller, std::string_view act_name, std::string body, std::string key,
                         Timestamp at, std::function<void(Result<std::string>)> done) {
  auto work = own_work(caller, act_name, std::move(body), std::move(key), at);
  auto refused = std::make_shared<std::optional<Error>>();
  database_.submit({[this, work, refused](store::Connection& connection) {
                      auto answer = carry_out(connection, *work);
                      if (!answer) *refused = answer.error();
                      if (answer) work->answer = std::move(*answer);
                      return answer.has_value();
                    },
                    [work, refused, done = std::move(done)](bool, const store::DatabaseError* error) {
                      if (error) *refused = error_of(*error);
                      done(*refused ? Result<std::string>(**refused)
                                    : Result<std::string>(std::move(work->answer.body)));
                    }});
}

Result<std::string> Pipeline::act(const Caller& caller, std::string_view act_name, std::string_view body,
                                  const std::string& key, std::optional<Timestamp> at) {
  auto work = own_work(caller, act_name, std::string(body), key, at);
  std::optional<Error> refused;
  if (work->endpoint->prepare) {
    database_.read([&](store::Connection& connection) {
      store::Read tx(connection, caller.area, clock_());
      auto prepared = work->endpoint->prepare(tx, caller, work->input);
      if (prepared) work->input.prepared = std::move(*prepared);
      if (!prepared) refused = prepared.error();
    });
    if (refused) return *refused;
  }
  std::string out;
  const bool kept = database_.write([&](store::Connection& connection) {
    auto answer = carry_out(connection, *work);
    if (!answer) {
      refused = answer.error();
      return false;
    }
    out = std::move(answer->body);
    return true;
  });
  if (refused) return *refused;
  if (kept && trust::changes_sessions(act_name)) trust::forget_sessions();
  if (kept && work->entry && listener_) {
    listener_({std::make_shared<api::FeedEvent>(
        api::FeedEvent{work->entry->area_id, work->entry->seq, journal::feed_frame(*work->entry), {}})});
  }
  return out;
}

Result<std::string> Pipeline::read(const Caller& caller, std::string_view act_name, std::string_view body) {
  const Endpoint* endpoint = endpoint_of(act_name);
  KANAME_ASSERT(endpoint);
  std::optional<Result<api::Reply>> reply;
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, caller.area, clock_());
    api::Input input;
    input.body = body;
    reply = endpoint->read(tx, caller, input);
  });
  if (!*reply) return reply->error();
  return std::move((*reply)->body);
}

}  // namespace kaname::app
