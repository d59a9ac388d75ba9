// SPDX-License-Identifier: Apache-2.0
#include "delivery/sheet_mark.h"

#include "store/id_end.h"

namespace kaname::delivery {
namespace {

constexpr std::string_view kMark = "KNR1:";
constexpr std::size_t kNumberDigits = 6, kMarkDigits = 10;

}  // namespace

std::string sheet_number(DeliveryId id) { return store::id_end(id.text(), kNumberDigits); }

std::string sheet_mark(DeliveryId id) { return std::string(kMark) + store::id_end(id.text(), kMarkDigits); }

std::optional<std::string> end_of_mark(std::string_view text) {
  if (!text.starts_with(kMark) || text.size() != kMark.size() + kMarkDigits) return std::nullopt;
  const std::string end(text.substr(kMark.size()));
  if (!store::ends_with_id(end)) return std::nullopt;
  return end;
}

std::vector<Delivery> deliveries_by_end(store::Read& tx, std::string_view end) {
  const auto pattern = store::ends_with_id(end);
  if (!pattern) return {};
  return tx.select<Delivery>("WHERE area_id = $1 AND id LIKE $2 ORDER BY id LIMIT 5", tx.area(), *pattern);
}

}  // namespace kaname::delivery
