// SPDX-License-Identifier: Apache-2.0
#include "base/crypto.h"
#include "journal/journal.h"

namespace kaname::journal {
namespace {

constexpr std::int64_t kPage = 500;

// What is wrong with one entry, given the one before it.
void check_entry(store::Read& tx, const Entry& entry, std::int64_t expected, const std::string& previous,
                 std::vector<Finding>& out) {
  if (entry.seq != expected) {
    out.push_back({expected, fmt::format("記録 {} から {} までが抜けています。", expected, entry.seq - 1)});
  } else if (entry.previous_hash != previous) {
    out.push_back(
        {entry.seq, "前の記録とのつながりが合いません（前の記録が書き換えられたか、順が入れ替わっています）。"});
  }
  if (hash_of(entry) != entry.hash) out.push_back({entry.seq, "記録が書き換えられています。"});
  const std::string body = body_of(tx, entry);
  if (!body.empty() && crypto::sha256_hex(body) != entry.body_hash)
    out.push_back({entry.seq, "記録の内容が書き換えられています。"});
}

}  // namespace

std::vector<Finding> verify(store::Read& tx, const std::function<void(std::int64_t, std::int64_t)>& progress) {
  std::vector<Finding> out;
  const auto head = tx.first<AreaHead>("WHERE area_id = $1", tx.area());
  const std::int64_t total = head ? head->seq : 0;
  std::int64_t last = 0;
  std::string previous;
  for (;;) {
    const auto page = entries_after(tx, last, kPage);
    if (page.empty()) break;
    for (const Entry& entry : page) {
      check_entry(tx, entry, last + 1, previous, out);
      last = entry.seq;
      previous = entry.hash;
    }
    if (progress) progress(last, total);
  }
  if (last < total) out.push_back({last + 1, fmt::format("記録 {} から {} までが抜けています。", last + 1, total)});
  if (last == total && head && head->hash != previous)
    out.push_back({total, "最後の記録が、書き込んだときのものと違います。"});
  return out;
}

}  // namespace kaname::journal
