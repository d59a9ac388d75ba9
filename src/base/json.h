// SPDX-License-Identifier: Apache-2.0
#pragma once
// Appends JSON to a string. For writers of wire and file formats; reading JSON is done elsewhere.

#include <cstdint>
#include <string>
#include <string_view>

namespace kaname {

// A quoted string. Control characters are escaped, valid UTF-8 passes as it is, each byte that is not UTF-8
// becomes U+FFFD. "</" becomes "<\/" so that the text may stand inside a script element.
void append_json_string(std::string& out, std::string_view text);

void append_json_int(std::string& out, std::int64_t value);

// Shortest text that reads back as the same number; null for infinities and NaN, which JSON cannot say.
void append_json_double(std::string& out, double value);

void append_json_bool(std::string& out, bool value);

}  // namespace kaname
