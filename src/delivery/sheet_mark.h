// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands on the sheet of a delivery so that it finds its way back: a number for people, a mark for a QR code.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "delivery/outside.h"

namespace kaname::delivery {

// "7F3A21"
std::string sheet_number(DeliveryId id);
// "KNR1:00C07F3A21"
std::string sheet_mark(DeliveryId id);
// The digits behind "KNR1:"; nothing when the text is no such mark.
std::optional<std::string> end_of_mark(std::string_view text);
// By the last digits of the id, for nobody's eyes yet.
std::vector<Delivery> deliveries_by_end(store::Read& tx, std::string_view end);

}  // namespace kaname::delivery
