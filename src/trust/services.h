// SPDX-License-Identifier: Apache-2.0
#pragma once
// What this floor is given by app/: policy, the key of the links, and questions that only higher floors can answer.
// Handlers are plain functions, so there is one set a process, installed before the first request and never changed.

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/crypto.h"
#include "base/id.h"
#include "store/transaction.h"
#include "trust/link.h"

namespace kaname::trust {

struct SessionPolicy {
  std::int64_t idle_ms = 30LL * 60 * 1000;           // without a request
  std::int64_t absolute_ms = 12LL * 60 * 60 * 1000;  // whatever happens
};

// What a link gives: the one record it is about (Door::link), or, with no subject, nothing but the matter that the link
// itself names (Door::reader); and the name shown beside what is confirmed through it.
struct LinkRight {
  Uuid subject;  // nil: a reader
  std::string name;
};

// A QR code as an SVG path of squares of 1×1, in a drawing of `size` × `size`.
struct QrDrawing {
  int size = 0;
  std::string path;
};

struct Services {
  SessionPolicy sessions;
  std::shared_ptr<const LinkSigner> links;  // null: no links are accepted
  // The right of a link at tx.now(); nothing when it is unknown, withdrawn or over. Unset: no links are accepted.
  std::function<std::optional<LinkRight>(store::Read& tx, const Uuid& link_id)> link_right;
  // The name of an office; nothing when there is none. Unset: offices are not checked and have no names.
  std::function<std::optional<std::string>(store::Read& tx, const Uuid& office)> office_name;
  // Seals what must be told again although it is secret (seal.h). Unset by app/: good until the process ends.
  std::string seal_key = crypto::random_bytes(32);
  // Unset: no QR codes.
  std::function<QrDrawing(std::string_view text)> draw_qr;
};

void install(std::shared_ptr<const Services> services);
// The installed ones, or the defaults above.
const Services& services();

// Empty for none, for one that is gone, and where offices have no names.
std::string office_name(store::Read& tx, const std::optional<Uuid>& office);
// Whether it may be named in an input; true where offices are not checked.
bool is_office(store::Read& tx, const Uuid& office);

}  // namespace kaname::trust
