// SPDX-License-Identifier: Apache-2.0
#pragma once
// The printed invitation: whose it is, how to begin, a QR code and the same code to type.

#include <vector>

#include "api/endpoint.h"
#include "output/document.h"

namespace kaname::app {

struct InvitationSheet {
  std::string town;  // of the area
  std::string name;  // who is invited
  std::string login;
  std::string address;  // of the page to open, without the code
  std::string code;     // as it is typed
  std::string area_id;
  Timestamp expires_at;
  Timestamp printed_at;
};

output::Document invitation_document(const InvitationSheet& sheet);

std::vector<api::Endpoint> sheet_endpoints();

}  // namespace kaname::app
