// SPDX-License-Identifier: Apache-2.0
#pragma once
// The endpoints of this floor.

#include <vector>

#include "api/endpoint.h"

namespace kaname::documents {

std::vector<api::Endpoint> form_endpoints();       // forms and their editions
std::vector<api::Endpoint> write_endpoints();      // beginning, filling, taking back
std::vector<api::Endpoint> send_endpoints();       // receivers, sending, what became of it
std::vector<api::Endpoint> list_endpoints();       // what waits, one document
std::vector<api::Endpoint> sync_endpoints();       // what a phone takes along
std::vector<api::Endpoint> photo_endpoints();      // photos in documents
std::vector<api::Endpoint> paper_endpoints();      // print, preview, files
std::vector<api::Endpoint> rule_endpoints();       // 入退院支援ルール as it is read, printed, acknowledged
std::vector<api::Endpoint> rule_edit_endpoints();  // its editions
std::vector<api::Endpoint> rule_file_endpoints();  // to and from another town
// All together.
std::vector<api::Endpoint> endpoints();

}  // namespace kaname::documents
