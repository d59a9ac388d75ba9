// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "base/crypto.h"
#include "journal/journal.h"

namespace kaname::journal {
namespace {

constexpr std::int64_t kPage = 500;

class Walk {
 public:
  Walk(store::Read& tx, std::vector<Finding>& out) : tx_(tx), out_(out) {}

  void page(const std::vector<Entry>& entries) {
    erased_.clear();
    tx_.each<Erased>(
        "WHERE area_id = $1 AND seq >= $2 AND seq <= $3", [&](Erased&& row) { erased_[row.seq] = row.by_seq; },
        tx_.area(), entries.front().seq, entries.back().seq);
    for (const Entry& entry : entries) check(entry);
  }

  std::int64_t last = 0;
  std::string previous;
  std::int64_t erased = 0;

 private:
  // What is wrong with one entry, given the one before it.
  void check(const Entry& entry) {
    if (entry.seq != last + 1) {
      out_.push_back({last + 1, fmt::format("記録 {} から {} までが抜けています。", last + 1, entry.seq - 1)});
    } else if (entry.previous_hash != previous) {
      out_.push_back(
          {entry.seq, "前の記録とのつながりが合いません（前の記録が書き換えられたか、順が入れ替わっています）。"});
    }
    if (hash_of(entry) != entry.hash) out_.push_back({entry.seq, "記録が書き換えられています。"});
    check_body(entry);
    last = entry.seq;
    previous = entry.hash;
  }

  void check_body(const Entry& entry) {
    if (const auto row = erased_.find(entry.seq); row != erased_.end()) {
      ++erased;
      if (!erases(row->second))
        out_.push_back({entry.seq, "消去したことになっていますが、消去の操作の記録がありません。"});
    }
    const auto body = tx_.first<Body>("WHERE area_id = $1 AND hash = $2", tx_.area(), entry.body_hash);
    if (body && crypto::sha256_hex(body->body) != entry.body_hash) {
      out_.push_back({entry.seq, "記録の内容が書き換えられています。"});
    } else if (!body && erased_.count(entry.seq) == 0) {
      out_.push_back({entry.seq, "記録の内容がありません。消去の操作によるものではありません。"});
    }
  }

  // Whether the entry with this number is an act that erases. Few such acts account for many bodies.
  bool erases(std::int64_t seq) {
    const auto known = erasing_.find(seq);
    if (known != erasing_.end()) return known->second;
    const auto entry = tx_.first<Entry>("WHERE area_id = $1 AND seq = $2", tx_.area(), seq);
    return erasing_[seq] = entry && entry->act.starts_with(kErasingActs);
  }

  store::Read& tx_;
  std::vector<Finding>& out_;
  std::map<std::int64_t, std::int64_t> erased_;  // of the present page: entry → the act that erased it
  std::map<std::int64_t, bool> erasing_;
};

}  // namespace

std::vector<Finding> verify(store::Read& tx, const std::function<void(std::int64_t, std::int64_t)>& progress,
                            std::int64_t* erased) {
  std::vector<Finding> out;
  const auto head = tx.first<AreaHead>("WHERE area_id = $1", tx.area());
  const std::int64_t total = head ? head->seq : 0;
  Walk walk(tx, out);
  for (;;) {
    const auto page = entries_after(tx, walk.last, kPage);
    if (page.empty()) break;
    walk.page(page);
    if (progress) progress(walk.last, total);
  }
  if (walk.last < total)
    out.push_back({walk.last + 1, fmt::format("記録 {} から {} までが抜けています。", walk.last + 1, total)});
  if (walk.last == total && head && head->hash != walk.previous)
    out.push_back({total, "最後の記録が、書き込んだときのものと違います。"});
  if (erased) *erased = walk.erased;
  return out;
}

}  // namespace kaname::journal
