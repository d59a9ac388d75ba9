// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a document that belongs to a stay asks of it. Rights are the document's question.

#include "transitions/stay_store.h"

namespace kaname::transitions {

// Nothing when there is no such stay.
std::optional<LocalDate> admitted_on(Read& tx, StayId id);
// Who lies there; nothing while nobody knows.
std::optional<PersonId> patient_of(Read& tx, StayId id);

// The receiver's word on a document counts for the step that sent it: 情報充足率 asks the receiver, not the sender. Nothing
// happens when the step was taken back.
void judge_by_document(Write& tx, StayId id, const Uuid& document, Enough enough, const std::string& missing);

}  // namespace kaname::transitions
