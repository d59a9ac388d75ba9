// SPDX-License-Identifier: Apache-2.0
#pragma once
// A filled form on paper: in the layout of its original, or as a FAX edition (black and white, 10.5 pt and more, a cover with
// to, from and pages, room to answer). A QR code leads a returned sheet back to its document. Pure: values in, an
// output::Document out.

#include <string>
#include <vector>

#include "documents/printed.h"
#include "output/document.h"
#include "people/papers/person_paper.h"

namespace kaname::documents {

struct PaperFacts {
  people::papers::PaperHead head;
  Form form;
  std::vector<Answer> answers;
  Photos photos;       // those that the answers name; a FAX says how many there are
  bool draft = false;  // says so on every page
  std::string number;  // D-7F3K2M, as it is said on the telephone
  std::string mark;    // what the QR code holds; empty: none
  std::string written_by, written_office, written_on;
  // Of a FAX or a handed over sheet; empty for the file copy.
  bool fax = false;
  std::string to_office, to_name, to_number;
  std::string from_office, from_name, from_phone, from_fax;
  bool initials = false;  // the name in initials on the FAX: 連絡票 in towns that want it so
};

output::Document paper(const PaperFacts& facts);

// A form without answers, for writing by hand; `fax`: black and white with larger type, to be sent on by a machine.
output::Document blank_paper(const people::papers::PaperHead& head, const Form& form, bool fax = false);

}  // namespace kaname::documents
