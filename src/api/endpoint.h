// SPDX-License-Identifier: Apache-2.0
#pragma once
// A row of the endpoint table. Method, path, act name, permission and summary are written; the input and output types are
// deduced from the handler, and give decoding, OpenAPI, the TypeScript client and the journal's body.
//
//   get ("/v1/facilities/{id}", "facility.show", "facility.read", "Show one facility", &show_facility),
//   put ("/v1/facilities/{id}/basic", "facility.edit_basic", "facility.edit", "Change the basics", &edit_basic),

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/caller.h"
#include "api/service.h"
#include "base/result.h"
#include "model/info.h"
#include "model/json.h"
#include "store/transaction.h"

namespace kaname::api {

using store::Read;
using store::Write;

// The input of endpoints that take none.
struct Nothing {
  bool operator==(const Nothing&) const = default;
};
constexpr auto describe(model::Tag<Nothing>) { return model::entity<Nothing>("Nothing", "なし"); }

// A file as an answer.
struct File {
  std::string bytes;
  std::string content_type;
  std::string name;        // suggested file name, may be Japanese
  bool attachment = true;  // false: shown in the browser
  bool cacheable = false;
};

// What a handler's answer becomes before it is an Answer.
struct Reply {
  int status = 200;
  std::string body;
  std::string content_type = "application/json; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
  // What a repeated idempotency key is answered, when `body` holds something that is told only once (a first password).
  std::optional<std::string> repeat_body;
};

// What a request brings for the handler, still as text.
struct Input {
  std::vector<std::pair<std::string, std::string>> path_values;  // {id} → "0192…"
  std::string_view query;
  std::string_view body;
  std::string_view content_type;
  std::string_view file_name;
  std::shared_ptr<const void> prepared;  // what Endpoint::prepare answered
};

enum class Kind {
  read,        // Read&, short
  slow_read,   // Read&, long: on the pool
  act,         // Write&, one journal entry when it is accepted
  unjournaled  // Write& on tables that are not history (sessions, credentials)
};

struct Endpoint {
  Method method = Method::get;
  std::string_view path;
  std::string_view act;         // unique name: journal, logs, metrics
  std::string_view permission;  // row of the permission table; "public" and "link" need no account
  std::string_view summary;
  Kind kind = Kind::read;
  bool opens_area = false;   // the act creates the area that its body names
  bool takes_bytes = false;  // the body is a file, not JSON
  model::TypePtr in, out;    // out is null for files
  std::function<Result<Reply>(Read&, const Caller&, const Input&)> read;
  // Set where a write begins with work that would hold up the writer (password hashes): run on the pool with a Read, its
  // answer put into Input::prepared, then `write` as usual. A replay goes without it.
  std::function<Result<std::shared_ptr<const void>>(Read&, const Caller&, const Input&)> prepare;
  // Decodes; on success `journal_body` holds the input as it goes to the journal (secrets left out).
  std::function<Result<Reply>(Write&, const Caller&, const Input&, std::string& journal_body)> write;
  // Set for forms of the public site, sent by a browser without script: the body is not JSON, the caller is a stranger
  // whatever cookies came along, the area is the path's, the idempotency key stands in the form ("key"). Makes the page of
  // what the handler answered (or had answered before), or of why it was refused.
  std::function<Reply(Read&, const Caller&, const Input&, const Result<std::string>& answer)> dress;
  // The same act again from its journal body.
  std::function<Result<Reply>(Write&, const Caller&, std::string_view journal_body)> replay;
};

namespace detail {

// Joins body, query and path into one JSON text by the fields of the input; see decode.cpp.
Result<std::string> gather(const Input& input, const model::TypeInfo& type);

template <class In>
Result<In> decode(const Input& input) {
  if constexpr (std::is_same_v<In, Nothing>) {
    return Nothing{};
  } else {
    // A JSON body with nothing in path or query is decoded as it is.
    if (input.path_values.empty() && input.query.empty() && !input.body.empty())
      return model::from_json<In>(input.body);
    return model::from_json<In>(TRY(gather(input, *model::type_of<In>())));
  }
}

Reply file_reply(File file);

// Forgets fields marked secret.
template <model::Described T>
void forget_secrets(T& value) {
  model::declaration<T>.each([&](const auto& f) {
    if (f.rules.has(model::kSecret)) value.*f.member = {};
  });
}

template <model::Described T>
constexpr bool has_secrets() {
  bool found = false;
  model::declaration<T>.each([&](const auto& f) { found = found || f.rules.has(model::kSecret); });
  return found;
}

template <class Out>
Reply make_reply(Out&& out) {
  using Plain = std::decay_t<Out>;
  if constexpr (std::is_same_v<Plain, File>) {
    return file_reply(std::forward<Out>(out));
  } else if constexpr (std::is_same_v<Plain, Reply>) {
    return std::forward<Out>(out);
  } else {
    Reply reply;
    model::write_json(reply.body, out);
    if constexpr (model::Described<Plain>) {
      if constexpr (has_secrets<Plain>()) {
        Plain told_once = out;
        forget_secrets(told_once);
        reply.repeat_body = model::to_json(told_once);
      }
    }
    return reply;
  }
}

template <class Out>
model::TypePtr out_type() {
  if constexpr (std::is_same_v<Out, File> || std::is_same_v<Out, Reply> || std::is_same_v<Out, model::RawJson>) {
    return nullptr;
  } else {
    return model::type_of<Out>();
  }
}

template <class In, class Out>
Endpoint reading(std::string_view path, std::string_view act, std::string_view permission, std::string_view summary,
                 Result<Out> (*handler)(Read&, const Caller&, const In&)) {
  Endpoint endpoint;
  endpoint.path = path;
  endpoint.act = act;
  endpoint.permission = permission;
  endpoint.summary = summary;
  endpoint.in = model::type_of<In>();
  endpoint.out = out_type<Out>();
  endpoint.read = [handler](Read& tx, const Caller& caller, const Input& input) -> Result<Reply> {
    const In in = TRY(decode<In>(input));
    return make_reply(TRY(handler(tx, caller, in)));
  };
  return endpoint;
}

template <class In, class Out>
Endpoint writing(Method method, std::string_view path, std::string_view act, std::string_view permission,
                 std::string_view summary, Result<Out> (*handler)(Write&, const Caller&, const In&)) {
  Endpoint endpoint;
  endpoint.method = method;
  endpoint.path = path;
  endpoint.act = act;
  endpoint.permission = permission;
  endpoint.summary = summary;
  endpoint.kind = Kind::act;
  endpoint.in = model::type_of<In>();
  endpoint.out = out_type<Out>();
  endpoint.write = [handler](Write& tx, const Caller& caller, const Input& input, std::string& body) -> Result<Reply> {
    In in = TRY(decode<In>(input));
    auto out = TRY(handler(tx, caller, in));
    forget_secrets(in);
    body = model::to_json(in);
    return make_reply(std::move(out));
  };
  endpoint.replay = [handler](Write& tx, const Caller& caller, std::string_view body) -> Result<Reply> {
    const In in = TRY(model::from_json<In>(body));
    return make_reply(TRY(handler(tx, caller, in)));
  };
  return endpoint;
}

}  // namespace detail

template <class In, class Out>
Endpoint get(std::string_view path, std::string_view act, std::string_view permission, std::string_view summary,
             Result<Out> (*handler)(Read&, const Caller&, const In&)) {
  return detail::reading(path, act, permission, summary, handler);
}

// A read that takes long (PDF, export): worked on the pool.
template <class In, class Out>
Endpoint slow_get(std::string_view path, std::string_view act, std::string_view permission, std::string_view summary,
                  Result<Out> (*handler)(Read&, const Caller&, const In&)) {
  Endpoint endpoint = detail::reading(path, act, permission, summary, handler);
  endpoint.kind = Kind::slow_read;
  return endpoint;
}

// A read whose question stands in the body: what is asked for must not stand in an address (names), or is too long for one.
template <class In, class Out>
Endpoint ask(std::string_view path, std::string_view act, std::string_view permission, std::string_view summary,
             Result<Out> (*handler)(Read&, const Caller&, const In&)) {
  Endpoint endpoint = detail::reading(path, act, permission, summary, handler);
  endpoint.method = Method::post;
  return endpoint;
}

template <class In, class Out>
Endpoint post(std::string_view path, std::string_view act, std::string_view permission, std::string_view summary,
              Result<Out> (*handler)(Write&, const Caller&, const In&)) {
  return detail::writing(Method::post, path, act, permission, summary, handler);
}

template <class In, class Out>
Endpoint put(std::string_view path, std::string_view act, std::string_view permission, std::string_view summary,
             Result<Out> (*handler)(Write&, const Caller&, const In&)) {
  return detail::writing(Method::put, path, act, permission, summary, handler);
}

template <class In, class Out>
Endpoint del(std::string_view path, std::string_view act, std::string_view permission, std::string_view summary,
             Result<Out> (*handler)(Write&, const Caller&, const In&)) {
  return detail::writing(Method::del, path, act, permission, summary, handler);
}

// A write in two steps: `prepare` does the long work on the pool, `handler` writes. In a replay `Prepared` is empty, so it
// may only hold what does not go into history.
template <class In, class Prepared, class Out>
Endpoint post_prepared(std::string_view path, std::string_view act, std::string_view permission,
                       std::string_view summary, Result<Prepared> (*prepare)(Read&, const Caller&, const In&),
                       Result<Out> (*handler)(Write&, const Caller&, const In&, const Prepared&)) {
  Endpoint endpoint = detail::writing<In, Out>(Method::post, path, act, permission, summary, nullptr);
  endpoint.prepare = [prepare](Read& tx, const Caller& caller,
                               const Input& input) -> Result<std::shared_ptr<const void>> {
    const In in = TRY(detail::decode<In>(input));
    return std::shared_ptr<const void>(std::make_shared<const Prepared>(TRY(prepare(tx, caller, in))));
  };
  endpoint.write = [handler](Write& tx, const Caller& caller, const Input& input, std::string& body) -> Result<Reply> {
    In in = TRY(detail::decode<In>(input));
    KANAME_ASSERT(input.prepared != nullptr);
    auto out = TRY(handler(tx, caller, in, *static_cast<const Prepared*>(input.prepared.get())));
    detail::forget_secrets(in);
    body = model::to_json(in);
    return detail::make_reply(std::move(out));
  };
  endpoint.replay = [handler](Write& tx, const Caller& caller, std::string_view body) -> Result<Reply> {
    const In in = TRY(model::from_json<In>(body));
    return detail::make_reply(TRY(handler(tx, caller, in, Prepared{})));
  };
  return endpoint;
}

// Marks an endpoint that writes only to tables that are not history.
inline Endpoint unjournaled(Endpoint endpoint) {
  endpoint.kind = Kind::unjournaled;
  return endpoint;
}

}  // namespace kaname::api
