// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which coding a client takes, and gzip for the answers made on the spot (files come compressed from the
// build). An endpoint whose answer mixes a secret with text an attacker can choose turns this off for
// itself with the header "content-encoding: identity" (BREACH, CVE-2013-3587).

#include <string>
#include <string_view>

namespace kaname::http {

// Below this a compressed answer saves no packet.
inline constexpr std::size_t kWorthCompressing = 1024;

struct Codings {
  bool gzip = false;
  bool brotli = false;
};

// Reads an Accept-Encoding value; "gzip;q=0" is a no, "*" stands for what is not named.
Codings accepted_codings(std::string_view accept_encoding);

// Text-like content types: photos and PDFs are compressed already.
bool is_compressible(std::string_view content_type);

// gzip (RFC 1952) at level 4; empty when the result would not be smaller. Any thread.
std::string gzip(std::string_view bytes);

// Case-insensitive for ASCII, as header names and tokens are.
bool same_token(std::string_view a, std::string_view b);
// Without spaces and tabs at both ends.
std::string_view trim(std::string_view text);

}  // namespace kaname::http
