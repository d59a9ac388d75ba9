// SPDX-License-Identifier: Apache-2.0
#pragma once
// One entry on a sheet to FAX or to hand over, with room to answer by hand: black and white, nothing under 10.5 pt. Of the
// person it says only who it is (name, reading, birth); the address, numbers and illnesses stay inside.

#include <string>

#include "output/document.h"
#include "people/papers/person_paper.h"
#include "thread/outside.h"

namespace kaname::thread {

struct SheetFacts {
  people::papers::PaperHead head;
  bool fax = true;  // otherwise handed over
  std::string to_office, to_name, to_number;
  std::string from_office, from_name, from_phone, from_fax;
  std::string person, person_kana, birth;
  Entry entry;
  std::string link;          // the page for the answer; empty: none
  std::string number, mark;  // by which the sheet finds its way back
  int pages = 1;             // as it is said on the sheet
};

// With the number of its pages counted. `token` is that of an open link, or empty.
SheetFacts sheet_facts(Read& tx, const api::Caller& caller, const delivery::Delivery& delivery, const Entry& entry,
                       const people::PersonParts& parts, const std::string& token);
output::Document outside_sheet(const SheetFacts& facts);

}  // namespace kaname::thread
