// SPDX-License-Identifier: Apache-2.0
#pragma once
// A filled form as a file that is read without this program: for another office's program, for a spreadsheet, for whoever
// leaves. Words stand beside codes.

#include <string>

#include "documents/paper.h"

namespace kaname::documents {

// Section, label and value, a row for each; UTF-8 with BOM, as spreadsheets open it.
std::string csv_file(const PaperFacts& facts);

// One object with everything: form, number, writer, sections, answers with their labels, words, codes and origin.
std::string json_file(const PaperFacts& facts);

}  // namespace kaname::documents
