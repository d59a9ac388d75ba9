// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a request goes: to a page this floor answers itself (files, redirects, health, metrics), to the
// live feed, or to the service on one of its lanes.

#include "http/request_reader.h"
#include "http/state.h"
#include "http/static_files.h"

namespace kaname::http {

enum class Route { ready, here, slow, write, feed };

// Fills `reply` when the route is `ready`.
Route choose_route(const ServerState& state, const api::Request& request, const Wants& wants, bool loopback,
                   Reply& reply);

// The service's words for a request that never reached it, under the status HTTP has for it.
api::Answer refuse(const ServerState& state, const api::Request& request, const Refusal& refusal);

}  // namespace kaname::http
