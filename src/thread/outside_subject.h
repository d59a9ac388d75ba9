// SPDX-License-Identifier: Apache-2.0
#pragma once
// What else than an entry goes to people without an account. A higher floor says who may have it, what there is to read, what
// the mail and the FAX say; the proof by digits, the marks, the queue and the tries are the same for all.

#include <string>
#include <vector>

#include "api/endpoint.h"
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

// What a mail says. It names nobody and nothing: sender, receiving office and area stand around it.
struct Letter {
  std::string subject = "【要】連絡が届いています";
  std::string lead = "連絡が届いています。";  // follows "…のチームの〇〇さんから、"
  std::string can_do = "読んだこと・了解・返事も、その画面から送れます。";
  std::string english = "A message from the home care team waits for you.";
  bool with_link = true;
};

struct OutsideSubject {
  // Whether the receiver may still have it: decided anew at each request.
  Result<Done> (*still_open)(store::Read& tx, const delivery::Delivery& row) = nullptr;
  // Nothing: it has a page and endpoints of its own (reader.h).
  Result<ReaderMatter> (*matter)(store::Read& tx, const delivery::Delivery& row) = nullptr;
  Result<Done> (*answered)(store::Write& tx, const delivery::Delivery& row, const std::string& text) = nullptr;
  // For the FAX gateway, as long as the receiver may have it.
  Result<api::File> (*sheet)(store::Read& tx, const api::Caller& sender, const delivery::Delivery& row) = nullptr;
  // Nothing: the usual letter.
  Result<Letter> (*letter)(store::Read& tx, const delivery::Delivery& row) = nullptr;
  // Whoever looks at the subject is to see that it has come further. Nothing: the person's thread.
  void (*came_further)(store::Write& tx, const delivery::Delivery& row) = nullptr;
};

// Before the first request; entries need none.
void install(delivery::SubjectKind kind, OutsideSubject subject);

// ---- of any kind, entries too

Result<Done> still_open(store::Read& tx, const delivery::Delivery& row);
Result<api::File> fax_sheet(store::Read& tx, const api::Caller& sender, const delivery::Delivery& row);
Result<Letter> letter_of(store::Read& tx, const delivery::Delivery& row);
void came_further(store::Write& tx, const delivery::Delivery& row);
// Error: reader_elsewhere when it has a page of its own.
Result<ReaderMatter> matter_of(store::Read& tx, const delivery::Delivery& row);
Result<Done> answered(store::Write& tx, const delivery::Delivery& row, const std::string& text);

}  // namespace kaname::thread
