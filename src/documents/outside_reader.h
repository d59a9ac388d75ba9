// SPDX-License-Identifier: Apache-2.0
#pragma once
// A document by a mail link or FAX: what there is to read, the sheet, the answer (thread/outside_subject.h).

#include "thread/outside_subject.h"

namespace kaname::documents {

thread::OutsideSubject outside_subject();

}  // namespace kaname::documents
