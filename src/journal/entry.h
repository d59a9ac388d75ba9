// SPDX-License-Identifier: Apache-2.0
#pragma once
// The journal: one entry per accepted act, per area, hash-chained. Bodies hang beside the chain by their hash, so that a
// body can be erased at the end of its legal term and the chain still proves that nothing else was changed.

#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "base/id.h"
#include "base/time.h"
#include "model/field.h"

namespace kaname::journal {

// A municipality, or the wide-area body that runs the programme: the unit of order, tenancy, backup and sharding.
struct Area {
  std::string area_id;  // 6 characters: the municipality's code with its check digit
  std::string name;
  std::string name_kana;
  std::string prefecture;
  std::string municipality;  // as it stands in addresses
  bool demo = false;         // holds invented people and events; every page says so
  Timestamp created_at;

  bool operator==(const Area&) const = default;
};

constexpr auto describe(model::Tag<Area>) {
  using namespace model;
  return entity("area", "エリア",
                field("area_id", &Area::area_id, primary_key | max_chars(6) | label("団体コード", "Code")),
                field("name", &Area::name, required | max_chars(100) | label("名称", "Name")),
                field("name_kana", &Area::name_kana, max_chars(100) | label("かな", "Reading")),
                field("prefecture", &Area::prefecture, max_chars(10) | label("都道府県", "Prefecture")),
                field("municipality", &Area::municipality, max_chars(50) | label("市区町村", "Municipality")),
                field("demo", &Area::demo, label("見本", "Demonstration")), field("created_at", &Area::created_at));
}

// The end of an area's chain. Not history: it is made anew from the entries by a replay.
struct AreaHead {
  std::string area_id;
  std::int64_t seq = 0;
  std::string hash;

  bool operator==(const AreaHead&) const = default;
};

constexpr auto describe(model::Tag<AreaHead>) {
  using namespace model;
  return entity("area_head", "記録の先頭", field("area_id", &AreaHead::area_id, primary_key | max_chars(6)),
                field("seq", &AreaHead::seq), field("hash", &AreaHead::hash));
}

// Table `journal`. `hash` covers every other member and the hash of the entry before.
struct Entry {
  std::string area_id;
  std::int64_t seq = 0;
  Timestamp at;
  std::string act;  // name of the endpoint: "facility.edit_basic"
  std::string key;  // idempotency key of the client
  std::optional<api::AccountId> account_id;
  std::string who;                   // name at that time, as shown beside confirmations
  std::vector<std::string> grants;   // "office:0192…", "town": with which rights it was done
  std::optional<Uuid> link_id;       // answered by a signed link …
  std::optional<Uuid> link_subject;  // … about this subject
  std::vector<Uuid> about;
  std::string body_hash;
  std::string previous_hash;
  std::string hash;

  bool operator==(const Entry&) const = default;
};

constexpr auto describe(model::Tag<Entry>) {
  using namespace model;
  return entity("journal", "記録", field("area_id", &Entry::area_id, primary_key | max_chars(6)),
                field("seq", &Entry::seq, primary_key), field("at", &Entry::at), field("act", &Entry::act),
                field("key", &Entry::key), field("account_id", &Entry::account_id), field("who", &Entry::who, personal),
                field("grants", &Entry::grants), field("link_id", &Entry::link_id),
                field("link_subject", &Entry::link_subject), field("about", &Entry::about),
                field("body_hash", &Entry::body_hash), field("previous_hash", &Entry::previous_hash),
                field("hash", &Entry::hash));
}

// Table `journal_body`: the input of an act as JSON, named by its SHA-256. Acts with one body share a row.
struct Body {
  std::string area_id;
  std::string hash;
  std::string body;
  std::int64_t uses = 1;  // entries with this body that were not erased

  bool operator==(const Body&) const = default;
};

constexpr auto describe(model::Tag<Body>) {
  using namespace model;
  return entity("journal_body", "記録の内容", field("area_id", &Body::area_id, primary_key | max_chars(6)),
                field("hash", &Body::hash, primary_key), field("body", &Body::body, max_chars(10'000'000)),
                field("uses", &Body::uses));
}

// Table `journal_erased`: an entry whose body was erased at the end of a legal term. The entry itself stays in the chain.
struct Erased {
  std::string area_id;
  std::int64_t seq = 0;
  std::int64_t by_seq = 0;  // of the act that erased it
  std::string instead;      // the body a replay takes in its place; empty: the replay passes over the act

  bool operator==(const Erased&) const = default;
};

constexpr auto describe(model::Tag<Erased>) {
  using namespace model;
  return entity("journal_erased", "消去した内容", field("area_id", &Erased::area_id, primary_key | max_chars(6)),
                field("seq", &Erased::seq, primary_key), field("by_seq", &Erased::by_seq),
                field("instead", &Erased::instead, max_chars(10'000)));
}

// Table `journal_about`: finds the entries about a subject, newest first.
struct About {
  std::string area_id;
  Uuid subject;
  std::int64_t seq = 0;

  bool operator==(const About&) const = default;
};

constexpr auto describe(model::Tag<About>) {
  using namespace model;
  return entity("journal_about", "記録の対象", field("area_id", &About::area_id, primary_key | max_chars(6)),
                field("subject", &About::subject, primary_key), field("seq", &About::seq, primary_key));
}

// Table `act_answer`: the first answer to an idempotency key, given again when the key comes again. Not history.
struct ActAnswer {
  std::string area_id;
  std::string key;
  std::string request_hash;  // caller, act and body: the same key with another request is refused
  std::int64_t seq = 0;
  std::int64_t status = 200;
  std::string body;
  Timestamp at;

  bool operator==(const ActAnswer&) const = default;
};

constexpr auto describe(model::Tag<ActAnswer>) {
  using namespace model;
  return entity("act_answer", "操作の答え", field("area_id", &ActAnswer::area_id, primary_key | max_chars(6)),
                field("key", &ActAnswer::key, primary_key | max_chars(36)),
                field("request_hash", &ActAnswer::request_hash), field("seq", &ActAnswer::seq),
                field("status", &ActAnswer::status), field("body", &ActAnswer::body, max_chars(10'000'000)),
                field("at", &ActAnswer::at));
}

// The hash an entry must have: SHA-256 over its members as one JSON text, the hash itself left empty.
std::string hash_of(Entry entry);

}  // namespace kaname::journal
