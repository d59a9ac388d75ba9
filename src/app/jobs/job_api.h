// SPDX-License-Identifier: Apache-2.0
#pragma once
// Endpoints of jobs, and how one stands on the live feed.

#include <vector>

#include "api/endpoint.h"
#include "app/jobs/job.h"

namespace kaname::app {

std::vector<api::Endpoint> job_endpoints();

// "event: job", its JobView as data; for its owner only.
std::shared_ptr<const api::FeedEvent> job_event(const Job& job, Timestamp now);

}  // namespace kaname::app
