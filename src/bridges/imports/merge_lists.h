// SPDX-License-Identifier: Apache-2.0
#pragma once
// The parts of a record that are lists: services, answers, notifications.

#include "bridges/imports/merge_state.h"

namespace kaname::bridges {

void merge_services(MergeState& state);
void merge_capabilities(MergeState& state);
void merge_notifications(MergeState& state);

}  // namespace kaname::bridges
