// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sheet on which somebody without the program ticks ○, △ or × for each slot and FAXes it back; once the date is fixed or
// the meeting is off, the sheet that says so. Black and white, nothing under 10.5 pt, one page for each receiver.

#include <string>
#include <vector>

#include "output/document.h"
#include "people/papers/person_paper.h"
#include "transitions/conference_store.h"

namespace kaname::transitions {

struct SheetReceiver {
  bool fax = true;  // otherwise handed over or mailed
  std::string office, name, number;
  std::string reply_number;   // to say on the telephone, to find her row by
  std::string mark;           // in the QR
  std::string person, birth;  // who it is about; empty where the receiver may not be told
};

struct ConferenceSheet {
  people::papers::PaperHead head;
  Conference conference;
  std::vector<ConferenceSlot> slots;
  std::vector<SheetReceiver> receivers;
};

output::Document conference_sheet(const ConferenceSheet& sheet);

// "令和8年12月4日(金) 14:00〜15:00"
std::string slot_words(Timestamp starts_at, std::int64_t minutes);

}  // namespace kaname::transitions
