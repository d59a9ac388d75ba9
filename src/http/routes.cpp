// SPDX-License-Identifier: Apache-2.0
#include "http/routes.h"

#include <fmt/format.h>

namespace kaname::http {
namespace {

constexpr std::string_view kApiRoot = "/v1/";

api::Answer health(const ServerState& state) {
  const bool stopping = state.stopping;
  const auto uptime = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - state.started).count();
  api::Answer answer;
  answer.act = "health";
  answer.status = stopping ? 503 : 200;
  answer.body = fmt::format("{{\"status\":\"{}\",\"uptime_seconds\":{}}}\n", stopping ? "stopping" : "ok", uptime);
  return answer;
}

api::Answer redirect_to(const std::string& target, const std::string& query) {
  api::Answer answer;
  answer.act = "redirect";
  answer.status = 302;
  answer.content_type = "text/plain; charset=utf-8";
  answer.headers.emplace_back("location", query.empty() ? target : target + "?" + query);
  return answer;
}

api::Answer metrics(const ServerState& state, const api::Request& request, bool allowed) {
  if (!allowed) return refuse(state, request, Refusal{404, Problem::not_found, "not_here"});
  api::Answer answer;
  answer.act = "metrics";
  answer.content_type = "text/plain; version=0.0.4; charset=utf-8";
  answer.body = state.metrics_text();
  return answer;
}

// What this floor answers to a GET or HEAD without asking anybody.
std::optional<Reply> own_page(const ServerState& state, const api::Request& request, const Wants& wants,
                              bool loopback) {
  const Settings& settings = state.settings;
  Reply reply;
  if (request.path == "/healthz") {
    reply.answer = health(state);
    return reply;
  }
  if (request.path == "/metrics") {
    reply.answer = metrics(state, request, settings.metrics_for_all || (loopback && !wants.forwarded));
    return reply;
  }
  if (const auto found = settings.redirects.find(request.path); found != settings.redirects.end()) {
    reply.answer = redirect_to(found->second, request.query);
    return reply;
  }
  if (const api::Asset* asset = find_asset(state.assets, settings, request.path)) {
    return reply_with(*asset, wants.codings);
  }
  return std::nullopt;
}

Route route_of(api::Lane lane) {
  switch (lane) {
    case api::Lane::here: return Route::here;
    case api::Lane::slow: return Route::slow;
    case api::Lane::write: return Route::write;
  }
  return Route::here;
}

}  // namespace

api::Answer refuse(const ServerState& state, const api::Request& request, const Refusal& refusal) {
  api::Answer answer = state.service.refuse(request, fail(refusal.problem, refusal.code));
  answer.status = refusal.status;
  if (refusal.status == 405) answer.headers.emplace_back("allow", "GET, HEAD, POST, PUT, DELETE");
  if (refusal.status == 503) answer.headers.emplace_back("retry-after", "5");
  return answer;
}

Route choose_route(const ServerState& state, const api::Request& request, const Wants& wants, bool loopback,
                   Reply& reply) {
  const bool reads = request.method == api::Method::get || request.method == api::Method::head;
  if (request.method == api::Method::other) {
    reply.answer = refuse(state, request, Refusal{405, Problem::invalid, "method_not_allowed"});
    return Route::ready;
  }
  if (reads && !request.path.starts_with(kApiRoot)) {
    if (auto page = own_page(state, request, wants, loopback)) {
      reply = std::move(*page);
      return Route::ready;
    }
  }
  if (request.path == api::kFeedPath && request.method == api::Method::get) return Route::feed;
  return route_of(state.service.lane(request));
}

}  // namespace kaname::http
