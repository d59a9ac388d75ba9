// SPDX-License-Identifier: Apache-2.0
#pragma once
// One connection from its first byte to its last: requests in order, their answers, or a live feed. The
// coroutines of the house are in session.cpp and worker.cpp, nowhere else.

#include <memory>
#include <string>

#include "http/net.h"

namespace kaname::http {

class Worker;

// Who is at the other end.
struct Peer {
  std::string address;   // as text
  std::string gate_key;  // left when the connection ends
  bool loopback = false;
};

// Serves the connection until it ends; with TLS when `context` is given.
void start_session(Worker& worker, Socket socket, Peer peer, const std::shared_ptr<asio::ssl::context>& context);

}  // namespace kaname::http
