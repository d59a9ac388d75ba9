// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/endpoint.h"
#include "delivery/outside.h"
#include "documents/document.h"

namespace kaname::documents {

// The FAX edition of a delivery's document with the cover of its receiver, for the gateway. Errors: document_not_found (also
// once it was taken back), document_sending.
Result<api::File> fax_sheet(Read& tx, const api::Caller& sender, const delivery::Delivery& row);

}  // namespace kaname::documents
