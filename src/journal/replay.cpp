// SPDX-License-Identifier: Apache-2.0
#include "journal/journal.h"

namespace kaname::journal {
namespace {

constexpr std::int64_t kPage = 200;

// Carries out what the entry did; a finding when it is refused.
std::optional<Finding> carry_out(store::Write& tx, const Entry& entry, const std::string& body,
                                 const api::Endpoint* endpoint) {
  if (!endpoint || !endpoint->replay) return Finding{entry.seq, "この版のプログラムが知らない操作です: " + entry.act};
  const auto reply = endpoint->replay(tx, caller_of(entry), body);
  if (!reply) return Finding{entry.seq, "操作が受け付けられませんでした: " + reply.error().code};
  return std::nullopt;
}

// The entry as it is: its body is gone, and its hash says what the body was.
void copy_entry(store::Write& tx, const Entry& entry, const Erased& erased) {
  tx.insert(entry);
  for (const Uuid& subject : entry.about) tx.insert(About{entry.area_id, subject, entry.seq});
  tx.upsert(erased);
  tx.execute("UPDATE area_head SET hash = $2 WHERE area_id = $1", tx.area(), entry.hash);
}

// One entry in the new store.
std::optional<Finding> replay_entry(store::Connection& to, const Entry& entry, const std::string& body,
                                    const std::optional<Erased>& erased, const api::Endpoint* endpoint) {
  if (entry.seq == 1) open_chain(to, entry.area_id);
  const auto head = take_next(to, entry.area_id);
  if (!head || head->seq != entry.seq) return Finding{entry.seq, "番号の順が合いません。"};
  store::Write tx(to, entry.area_id, entry.at, {entry.key, entry.seq});
  if (!erased) {
    if (auto finding = carry_out(tx, entry, body, endpoint)) return finding;
    append(tx, caller_of(entry), entry.act, body, *head);
    return std::nullopt;
  }
  if (!erased->instead.empty()) {
    if (auto finding = carry_out(tx, entry, erased->instead, endpoint)) return finding;
  }
  copy_entry(tx, entry, *erased);
  return std::nullopt;
}

// Files are not acts; acts name them by hash. They come along before the acts that read them.
void copy_blobs(store::Connection& from, store::Connection& to, const std::string& area) {
  const model::SqlValue value = area;
  from.run({{}, "SELECT area_id, sha256, size, content_type, created_at FROM blob WHERE area_id = $1"}, {&value, 1},
           [&](const model::Row& row) {
             const std::vector<model::SqlValue> values = {std::string(row.text(0)), std::string(row.text(1)),
                                                          row.integer(2), std::string(row.text(3)), row.integer(4)};
             to.run(
                 {{}, "INSERT INTO blob (area_id, sha256, size, content_type, created_at) VALUES ($1, $2, $3, $4, $5)"},
                 values, [](const model::Row&) {});
           });
  from.run({{}, "SELECT area_id, sha256, position, bytes FROM blob_chunk WHERE area_id = $1"}, {&value, 1},
           [&](const model::Row& row) {
             const std::vector<model::SqlValue> values = {std::string(row.text(0)), std::string(row.text(1)),
                                                          row.integer(2), model::Bytes{std::string(row.text(3))}};
             to.run({{}, "INSERT INTO blob_chunk (area_id, sha256, position, bytes) VALUES ($1, $2, $3, $4)"}, values,
                    [](const model::Row&) {});
           });
}

}  // namespace

ReplayResult replay(store::Database& from, store::Database& to, const std::string& area,
                    const std::function<const api::Endpoint*(std::string_view)>& find,
                    const std::function<void(std::int64_t, std::int64_t)>& progress) {
  ReplayResult result;
  std::int64_t total = 0;
  const auto source = from.connect(true);
  {
    store::Read tx(*source, area, Timestamp{});
    total = tx.number("SELECT seq FROM area_head WHERE area_id = $1", area);
  }
  to.write([&](store::Connection& target) {
    copy_blobs(*source, target, area);
    return true;
  });
  for (std::int64_t last = 0; result.findings.empty();) {
    store::Read tx(*source, area, Timestamp{});
    const auto page = entries_after(tx, last, kPage);
    if (page.empty()) break;
    to.write([&](store::Connection& target) {
      for (const Entry& entry : page) {
        const auto erased = tx.first<Erased>("WHERE area_id = $1 AND seq = $2", area, entry.seq);
        result.erased += erased ? 1 : 0;
        if (auto finding = replay_entry(target, entry, body_of(tx, entry), erased, find(entry.act))) {
          result.findings.push_back(std::move(*finding));
          return false;
        }
        ++result.entries;
      }
      return true;
    });
    last = page.back().seq;
    if (progress) progress(last, total);
  }
  return result;
}

}  // namespace kaname::journal
