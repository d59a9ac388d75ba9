// SPDX-License-Identifier: Apache-2.0
#pragma once
// The screens and other files inside the program: which asset a path means, in which coding, and whether
// the browser has it already.

#include <string>
#include <string_view>

#include "api/assets.h"
#include "api/service.h"
#include "http/compression.h"
#include "http/settings.h"

namespace kaname::http {

// The asset of a path, or the index page of the program below whose root it stands ("/desk/people/7").
// nullptr when it is neither.
const api::Asset* find_asset(const api::AssetSource& source, const Settings& settings, std::string_view path);

// An answer whose bytes may lie in an asset instead of in the answer.
struct Reply {
  api::Answer answer;
  const std::string* file = nullptr;  // lives as long as the asset source

  const std::string& body() const { return file != nullptr ? *file : answer.body; }
};

Reply reply_with(const api::Asset& asset, const Codings& codings);

// Whether If-None-Match names this tag (weak comparison, RFC 9110 8.8.3.2).
bool names_tag(std::string_view if_none_match, std::string_view etag);

// Turns a 200 into 304 when the client has it, and compresses what is left where that pays.
void finish_reply(Reply& reply, const api::Request& request, const Codings& codings);

}  // namespace kaname::http
