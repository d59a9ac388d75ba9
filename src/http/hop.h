// SPDX-License-Identifier: Apache-2.0
#pragma once
// The two ways off the io thread and back: to the pool of long reads and to the writer. The coroutine that
// waits is always resumed by post() on its own thread, after the awaiting call has returned (llvm issue
// 56301), and its frame stays where it is until then: what a hop refers to may live in it.

#include <atomic>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <functional>
#include <memory>

#include "api/service.h"
#include "http/net.h"
#include "http/slow_pool.h"

namespace kaname::http {

// The answer to what nobody foresaw.
inline api::Answer bare_fault() {
  api::Answer answer;
  answer.status = 500;
  answer.body = "{\"code\":\"internal\",\"message\":\"サーバーで問題が起きました。\"}";
  return answer;
}

// A waiting coroutine and the thread it belongs to. `resume` works once, from any thread.
template <class Handler>
struct Waiting {
  Waiting(Handler waiting, Executor home) : handler(std::move(waiting)), executor(std::move(home)) {}

  Handler handler;
  Executor executor;
  std::atomic<bool> resumed = false;
};

template <class Handler, class Value>
void resume(const std::shared_ptr<Waiting<Handler>>& waiting, Value value) {
  if (waiting->resumed.exchange(true)) return;
  asio::post(waiting->executor, [waiting, value = std::move(value)]() mutable {
    Handler handler = std::move(waiting->handler);
    handler(std::move(value));
  });
}

// Runs `job` on the pool; true afterwards. False at once, and `job` not run, when the pool is full.
// `job` must not throw.
template <class Token>
auto run_on(SlowPool& pool, Executor home, const std::function<void()>& job, const Token& token) {
  const auto begin = [](auto handler, SlowPool* on, Executor back, const std::function<void()>* work) {
    auto waiting = std::make_shared<Waiting<decltype(handler)>>(std::move(handler), back);
    const bool taken = on->push([waiting, work] {
      (*work)();
      resume(waiting, true);
    });
    if (!taken) resume(waiting, false);
  };
  return asio::async_initiate<const Token, void(bool)>(begin, token, &pool, home, &job);
}

// Hands `request` to the writer; the answer after its commit.
template <class Token>
auto submit_to(api::Service& service, Executor home, api::Request& request, const Token& token) {
  const auto begin = [](auto handler, api::Service* to, Executor back, api::Request* what) {
    auto waiting = std::make_shared<Waiting<decltype(handler)>>(std::move(handler), back);
    try {
      to->submit(std::move(*what), [waiting](api::Answer answer) { resume(waiting, std::move(answer)); });
    } catch (...) {
      resume(waiting, bare_fault());  // unless it had been answered already
    }
  };
  return asio::async_initiate<const Token, void(api::Answer)>(begin, token, &service, home, &request);
}

}  // namespace kaname::http
