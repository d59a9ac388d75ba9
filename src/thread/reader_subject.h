// SPDX-License-Identifier: Apache-2.0
#pragma once
// What else than an entry a link may open. A higher floor says what there is to read of its matter and takes the answer; the
// proof by digits, the marks and the page are the same for all.

#include <string>
#include <vector>

#include "base/result.h"
#include "delivery/outside.h"
#include "store/transaction.h"
#include "trust/profession.h"

namespace kaname::thread {

// What a link shows, whatever it is about.
struct ReaderMatter {
  std::string title;  // of a document; empty for an entry
  Timestamp at;
  std::string author, office_name;
  trust::Profession profession = trust::Profession::none;
  std::string text;
  std::vector<std::string> answers;  // written by this link
};

struct ReaderSubject {
  // Whether the receiver may still read it: decided anew at each request.
  Result<Done> (*still_open)(store::Read& tx, const delivery::Delivery& row) = nullptr;
  Result<ReaderMatter> (*matter)(store::Read& tx, const delivery::Delivery& row) = nullptr;
  Result<Done> (*answered)(store::Write& tx, const delivery::Delivery& row, const std::string& text) = nullptr;
};

// Before the first request; entries need none.
void install(delivery::SubjectKind kind, ReaderSubject subject);
// Of another kind than an entry.
const ReaderSubject& reader_subject(delivery::SubjectKind kind);

}  // namespace kaname::thread
