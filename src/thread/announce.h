// SPDX-License-Identifier: Apache-2.0
#pragma once
// An entry of the team's thread that comes out of another act: that somebody was admitted stands where the team reads, and on
// its phones, also when a hospital told it that is no member of the team.

#include <string>
#include <vector>

#include "base/result.h"
#include "store/transaction.h"
#include "thread/entry.h"

namespace kaname::thread {

struct Announcement {
  std::string text;
  std::vector<Scene> scenes;
  bool urgent = false;  // rings with everybody who reads the person, and asks for 了解
};

// Whether the caller may write about the person is the act's own question.
Result<Done> announce(store::Write& tx, const api::Caller& caller, PersonId person, const Announcement& what);

}  // namespace kaname::thread
