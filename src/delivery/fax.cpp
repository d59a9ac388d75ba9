// SPDX-License-Identifier: Apache-2.0
#include "delivery/fax.h"

#include "base/text_fold.h"
#include "delivery/outside.h"
#include "trust/area_settings.h"

namespace kaname::delivery {
namespace {

using store::Read;
using store::Write;

constexpr std::string_view kNumberHere = "{number}";
constexpr std::int64_t kLeaseMs = 120'000, kFirstWaitMs = 30'000;

}  // namespace

std::string fax_digits(std::string_view typed) {
  const std::string folded = text::fold(typed);
  std::string out;
  for (const char c : folded) {
    if (c >= '0' && c <= '9') out += c;
  }
  if (folded.starts_with("+81") && out.size() > 2) {
    out.erase(0, 2);
    if (!out.starts_with('0')) out.insert(0, 1, '0');
  }
  return out;
}

std::string gateway_address(const FaxSettings& settings, std::string_view digits) {
  std::string out = settings.address;
  const std::size_t at = out.find(kNumberHere);
  if (at != std::string::npos) out.replace(at, kNumberHere.size(), digits);
  return out;
}

std::optional<FaxNumber> fax_number(Read& tx, std::string_view digits) {
  return tx.first<FaxNumber>("WHERE area_id = $1 AND number = $2", tx.area(), digits);
}

bool fax_goes_by_itself(Read& tx, std::string_view number) {
  if (!trust::read_setting<FaxSettings>(tx, tx.area()).on) return false;
  const auto row = fax_number(tx, fax_digits(number));
  return row && row->state == FaxState::verified;
}

bool is_retried(store::Read& tx, const Uuid& delivery) {
  return tx.number("SELECT count(*) FROM delivery_mail WHERE area_id = $1 AND delivery_id = $2 AND tries > 0",
                   tx.area(), delivery) > 0;
}

bool is_queued(Read& tx, const Uuid& delivery) {
  return tx.first<MailDue>("WHERE area_id = $1 AND delivery_id = $2", tx.area(), delivery).has_value();
}

bool any_test_due(Read& tx) {
  return tx.number("SELECT count(*) FROM fax_test WHERE area_id = $1 AND due_at <= $2", tx.area(), tx.now()) > 0;
}

std::vector<FaxNumber> take_due_tests(Write& tx, std::size_t most) {
  std::vector<FaxNumber> out;
  for (FaxTest& due : tx.select<FaxTest>("WHERE area_id = $1 AND due_at <= $2 ORDER BY due_at, number LIMIT $3",
                                         tx.area(), tx.now(), static_cast<std::int64_t>(most))) {
    auto row = fax_number(tx, due.number);
    if (!row || row->state != FaxState::asked) {
      tx.erase(due);
      continue;
    }
    due.due_at = tx.now().plus_ms(kLeaseMs);
    tx.update(due);
    out.push_back(std::move(*row));
  }
  return out;
}

bool put_off_test(Write& tx, std::string_view digits) {
  auto due = tx.first<FaxTest>("WHERE area_id = $1 AND number = $2", tx.area(), digits);
  if (!due) return true;
  if (++due->tries >= kMostMailTries) return false;
  due->due_at = tx.now().plus_ms(kFirstWaitMs << (due->tries - 1));
  tx.update(*due);
  return true;
}

}  // namespace kaname::delivery
