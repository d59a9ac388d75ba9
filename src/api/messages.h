// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one table of everything the program says to people when something is wrong: code, Japanese, English. A test fails on
// a code that is used but not listed, or listed but not used.

#include <span>
#include <string_view>

#include "api/caller.h"

namespace kaname::api {

struct Message {
  std::string_view code, ja, en;
};

std::span<const Message> messages();
// Those of what goes to members without the program; part of messages().
std::span<const Message> outside_messages();
// Those of forms and documents; part of messages().
std::span<const Message> document_messages();
// Those of indicators; part of messages().
std::span<const Message> plan_messages();
// Those of stays in hospital; part of messages().
std::span<const Message> stay_messages();
std::span<const Message> pathway_messages();
// Those of keeping and erasing; part of messages().
std::span<const Message> retention_messages();

// The sentence of a code; a general one when the code is not listed.
std::string_view message_of(std::string_view code, Language language);

}  // namespace kaname::api
