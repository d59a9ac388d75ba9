// SPDX-License-Identifier: Apache-2.0
#pragma once
// What to print beside facts of a file: its official name with the day it tells of, and the credit its licence asks for.

#include <string_view>

#include "directory/source_record.h"

namespace kaname::bridges {

// Fills source_name, credit and snapshot from the kind, the text above the headers and the file's name.
void describe_source(directory::SourceFile& file, std::string_view title, std::string_view file_name);

}  // namespace kaname::bridges
