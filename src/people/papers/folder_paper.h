// SPDX-License-Identifier: Apache-2.0
#pragma once
// The person's own folder (本人のファイル): it lies at her home, goes along to hospital and day care, and holds one page for each
// thing, so that a page that has changed is replaced by itself. The last page says which those are.

#include <optional>
#include <string>
#include <vector>

#include "people/papers/person_paper.h"
#include "trust/consent.h"

namespace kaname::people::papers {

// Something that was renewed.
struct FolderChange {
  Heading heading = Heading::basic;
  Timestamp at;
  std::string who;
};

struct FolderFacts {
  std::vector<trust::Consent> consents;  // in force
  std::vector<FolderChange> changes;     // newest first
  std::optional<LocalDate> team_changed;
  std::optional<LocalDate> consents_changed;
  std::optional<LocalDate> since;  // when it was printed last; nothing: never
};

output::Document folder_sheet(const PaperHead& head, const PersonPage& page, const FolderFacts& facts);

}  // namespace kaname::people::papers
