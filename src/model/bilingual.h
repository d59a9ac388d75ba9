// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words that come with the program in a data file, in both languages.

#include <string>

#include "model/field.h"

namespace kaname::model {

struct Bilingual {
  std::string ja;
  std::string en;  // empty: the Japanese ones stand for both

  bool operator==(const Bilingual&) const = default;
};
constexpr auto describe(Tag<Bilingual>) {
  return entity("Bilingual", "ことば", field("ja", &Bilingual::ja, max_chars(600)),
                field("en", &Bilingual::en, max_chars(900)));
}

}  // namespace kaname::model
