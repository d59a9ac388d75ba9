// SPDX-License-Identifier: Apache-2.0
#include "journal/journal.h"

#include "base/crypto.h"
#include "model/json.h"

namespace kaname::journal {
namespace {

std::vector<std::string> grant_texts(const api::Caller& caller) {
  std::vector<std::string> out;
  for (const api::Grant& grant : caller.grants) {
    std::string text(model::code_of(grant.role));
    if (grant.office_id) text += ":" + grant.office_id->text();
    out.push_back(std::move(text));
  }
  return out;
}

std::optional<api::Grant> grant_from(std::string_view text) {
  api::Grant grant;
  const std::size_t colon = std::min(text.find(':'), text.size());
  if (!model::choice_from(text.substr(0, colon), grant.role)) return std::nullopt;
  if (colon < text.size()) grant.office_id = Uuid::parse(text.substr(colon + 1));
  return grant;
}

}  // namespace

std::string hash_of(Entry entry) {
  entry.hash.clear();
  return crypto::sha256_hex(model::to_json(entry));
}

std::optional<AreaHead> take_next(store::Connection& connection, const std::string& area) {
  std::optional<AreaHead> head;
  const model::SqlValue value = area;
  connection.run({{}, "UPDATE area_head SET seq = seq + 1 WHERE area_id = $1 RETURNING area_id, seq, hash"},
                 {&value, 1}, [&](const model::Row& row) { model::read_row(row, head.emplace()); });
  return head;
}

void open_chain(store::Connection& connection, const std::string& area) {
  const model::SqlValue value = area;
  connection.run({{}, "INSERT INTO area_head (area_id, seq, hash) VALUES ($1, 0, '') ON CONFLICT (area_id) DO NOTHING"},
                 {&value, 1}, [](const model::Row&) {});
}

Entry append(store::Write& tx, const api::Caller& caller, std::string_view act, const std::string& body,
             const AreaHead& head) {
  Entry entry;
  entry.area_id = tx.area();
  entry.seq = head.seq;
  entry.at = tx.now();
  entry.act = act;
  entry.key = tx.key();
  entry.account_id = caller.account_id;
  entry.who = caller.name;
  entry.grants = grant_texts(caller);
  entry.link_id = caller.link_id;
  entry.link_subject = caller.link_subject;
  entry.about = tx.subjects();
  entry.body_hash = crypto::sha256_hex(body);
  entry.previous_hash = head.hash;
  entry.hash = hash_of(entry);
  tx.insert(entry);
  tx.execute(
      "INSERT INTO journal_body (area_id, hash, body, uses) VALUES ($1, $2, $3, 1)"
      " ON CONFLICT (area_id, hash) DO UPDATE SET uses = journal_body.uses + 1",
      tx.area(), entry.body_hash, body);
  for (const Uuid& subject : entry.about) tx.insert(About{entry.area_id, subject, entry.seq});
  tx.execute("UPDATE area_head SET hash = $2 WHERE area_id = $1", tx.area(), entry.hash);
  return entry;
}

api::Caller caller_of(const Entry& entry) {
  api::Caller caller;
  caller.area = entry.area_id;
  caller.account_id = entry.account_id;
  caller.name = entry.who;
  for (const std::string& text : entry.grants) {
    if (const auto grant = grant_from(text)) caller.grants.push_back(*grant);
  }
  caller.link_id = entry.link_id;
  caller.link_subject = entry.link_subject;
  return caller;
}

std::vector<Entry> entries_after(store::Read& tx, std::int64_t after, std::int64_t limit) {
  return tx.select<Entry>("WHERE area_id = $1 AND seq > $2 ORDER BY seq LIMIT $3", tx.area(), after, limit);
}

std::vector<Entry> entries_about(store::Read& tx, const Uuid& subject, std::int64_t limit) {
  return tx.select<Entry>(
      "WHERE area_id = $1 AND seq IN (SELECT seq FROM journal_about WHERE area_id = $1 AND subject = $2"
      " ORDER BY seq DESC LIMIT $3) ORDER BY seq DESC",
      tx.area(), subject.text(), limit);
}

std::string body_of(store::Read& tx, const Entry& entry) {
  const auto body = tx.first<Body>("WHERE area_id = $1 AND hash = $2", tx.area(), entry.body_hash);
  return body ? body->body : std::string();
}

bool is_erased(store::Read& tx, std::int64_t seq) {
  return tx.number("SELECT count(*) FROM journal_erased WHERE area_id = $1 AND seq = $2", tx.area(), seq) > 0;
}

bool erase_body(store::Write& tx, const Entry& entry, std::string instead) {
  if (is_erased(tx, entry.seq)) return false;
  tx.insert(Erased{tx.area(), entry.seq, tx.seq(), std::move(instead)});
  tx.execute("UPDATE journal_body SET uses = uses - 1 WHERE area_id = $1 AND hash = $2", tx.area(), entry.body_hash);
  tx.execute("DELETE FROM journal_body WHERE area_id = $1 AND hash = $2 AND uses <= 0", tx.area(), entry.body_hash);
  tx.execute("DELETE FROM act_answer WHERE area_id = $1 AND key = $2", tx.area(), entry.key);
  return true;
}

namespace {

// Every open screen of the area hears the feed, also whoever may not know of a person; an id would be half of a key. FNV-1a:
// 32 of an id's 122 bits.
std::string feed_mark(const Uuid& id) {
  std::uint32_t hash = 2166136261U;
  for (const char c : id.text()) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return fmt::format("{:08x}", hash);
}

}  // namespace

std::string feed_frame(const Entry& entry) {
  std::string out =
      fmt::format("id: {}\nevent: act\ndata: {{\"seq\":{},\"act\":\"{}\",\"at\":", entry.seq, entry.seq, entry.act);
  model::write_json(out, entry.at);
  out += ",\"about\":";
  std::vector<std::string> marks;
  for (const Uuid& id : entry.about) marks.push_back(feed_mark(id));
  model::write_json(out, marks);
  return out + "}\n\n";
}

std::optional<Area> find_area(store::Read& tx, const std::string& area) {
  return tx.first<Area>("WHERE area_id = $1", area);
}

std::vector<Area> areas(store::Connection& connection) {
  store::Read tx(connection, "", Timestamp{});
  return tx.select<Area>("ORDER BY area_id");
}

std::vector<model::TypePtr> tables() {
  return {model::type_of<Area>(),   model::type_of<AreaHead>(), model::type_of<Entry>(),    model::type_of<Body>(),
          model::type_of<Erased>(), model::type_of<About>(),    model::type_of<ActAnswer>()};
}

}  // namespace kaname::journal
