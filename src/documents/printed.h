// SPDX-License-Identifier: Apache-2.0
#pragma once
// How one field stands on paper. All options of a choice are printed with their boxes, so that the sheet looks like its
// original and what is open can be filled in with a pen. Pure.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "documents/answer.h"
#include "output/document.h"

namespace kaname::documents {

inline constexpr std::string_view kFactorMark = "★";

// "★排尿" of a field that is a 退院困難な要因.
std::string printed_label(const FormField& field);

// Label and value as a cell of a grid; `answer` null: open. Of fields that are no table, body or agenda.
output::Field printed_cell(const FormField& field, const Answer* answer);

// The rows of a table, at least as many as the form wants.
output::Table printed_table(const FormField& field, const Answer* answer, double size_pt);
output::Table printed_agenda(const FormField& field, const Answer* answer, double size_pt);

// JPEG files by their hash.
using Photos = std::map<std::string, std::string, std::less<>>;
// The photos of one answer, three side by side; one whose file is gone leaves its frame.
output::Drawing photo_row(const Answer& answer, const Photos& photos);

// A text's width in type sizes: a kanji is one, a Latin letter a half.
double ems(std::string_view text);

}  // namespace kaname::documents
