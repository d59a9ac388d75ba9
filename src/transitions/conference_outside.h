// SPDX-License-Identifier: Apache-2.0
#pragma once
// A conference for those without the program: asked by mail link, or by a FAX that the program sends; told the same way when
// the date is fixed or the meeting is off. What is not sent by itself (telephone, paper, a number that nobody has verified)
// is the organiser's to do, as ever.

#include <string>
#include <vector>

#include "thread/outside_subject.h"
#include "transitions/conference_sheet.h"
#include "transitions/conference_store.h"

namespace kaname::transitions {

// Who it is about, in words; empty where the receiver may not be told: only a member of the team may who keeps the case or
// whom a consent covers, by whichever way.
struct About {
  std::string person, birth;
};
About about_for(Read& tx, const Poll& poll, const Invited& one);

// What her sheet says of her.
SheetReceiver sheet_receiver(Read& tx, const Poll& poll, const Invited& one);

// Begins what the program brings her: the question, or how it came out. Nothing for who answers here or is reached by hand.
Result<Done> reach(Write& tx, const api::Caller& caller, const SeenConference& seen, const Invited& one);
// How it came out, to everybody who is reached by mail or FAX. What had not gone out is not sent any more.
Result<Done> tell_outside(Write& tx, const api::Caller& caller, const SeenConference& seen);
// What has not gone out, or has failed, is over: a question after the date was fixed would be wrong.
void end_unsent(Write& tx, const Poll& poll, const Invited& one, const std::string& by);
// No link of hers opens any more, and nothing waits.
void close_outside(Write& tx, const Poll& poll, const Invited& one, const std::string& by);
// What asked her is answered, whichever way the answer came. `typed_by`: empty when she wrote it herself.
void note_answered(Write& tx, const Poll& poll, const Invited& one, const std::string& typed_by);

// Whom a delivery asks, and what it is about. Errors: link_not_valid (also once the invitation was withdrawn, the meeting
// is over or off, or the person erased).
struct Asked {
  Poll poll;
  Invited one;
};
Result<Asked> asked_by(Read& tx, const delivery::Delivery& row);

// A poll of which nobody is the reader: for acts that come by a link or from the program itself.
SeenConference own_sight(Read& tx, Poll poll);

thread::OutsideSubject outside_subject();

}  // namespace kaname::transitions
