// SPDX-License-Identifier: Apache-2.0
#pragma once
// A document by a mail link: what there is to read, and the answer (thread/reader_subject.h).

#include "thread/reader_subject.h"

namespace kaname::documents {

thread::ReaderSubject reader_subject();

}  // namespace kaname::documents
