// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sheet that asks a facility to confirm its record: a QR and address for those with a telephone, and everything that
// is registered, with boxes to correct by pen and send back, for those with a FAX only.

#include <string>

#include "directory/papers/paper.h"
#include "directory/upkeep.h"

namespace kaname::directory::papers {

struct LinkSheet {
  PaperFacility facility;
  UpdateLink link;
  std::string url;       // of the link; empty: no QR
  std::string reply_to;  // who asks: 枚方市 在宅医療・介護連携推進担当
  std::string reply_phone;
  std::string reply_fax;
};

// Always drawn for FAX. Holds only what is the facility's own.
output::Document link_sheet(const PaperInfo& info, const LinkSheet& sheet);

}  // namespace kaname::directory::papers
