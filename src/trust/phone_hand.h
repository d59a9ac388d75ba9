// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a phone says it has at hand, each with the version it was given (docs/adr/0013-phone-stays-documents.md): what is the
// same is not sent again, what is no longer named is to be forgotten there.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/field.h"

namespace kaname::trust {

struct AtHand {
  std::string id;
  std::string version;
};
constexpr auto describe(model::Tag<AtHand>) {
  using namespace model;
  return entity("SyncAtHand", "手元にあるもの", field("id", &AtHand::id, required | max_chars(60)),
                field("version", &AtHand::version, max_chars(40)));
}

// Of everything that is shown, as JSON: whatever changes what may be seen or said brings it anew.
std::string shown_version(std::string_view json);

class PhoneHand {
 public:
  explicit PhoneHand(const std::vector<AtHand>& all);
  // Whether the phone has it as it is now. Strikes it off.
  bool has(const std::string& id, const std::string& version);
  // What nobody has asked for, in order: the phone forgets it.
  std::vector<std::string> left() const;

 private:
  std::unordered_map<std::string, std::string> left_;
};

}  // namespace kaname::trust
