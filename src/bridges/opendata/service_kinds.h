// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the official lists call a service or an institution, and our kind for it. One table for reading and writing.

#include <string_view>
#include <vector>

#include "directory/source_record.h"

namespace kaname::bridges {

// other when the words are not known; the caller keeps the words.
directory::FacilityKind kind_of_service(std::string_view words);

// The official words of a care service ("訪問看護"); empty for kinds that the care lists do not have.
std::string_view official_service(directory::FacilityKind kind);

// Whether it is an institution of the medical lists (病院, 診療所, 歯科診療所, 薬局).
bool is_medical(directory::FacilityKind kind);

// What people call the place first: a home or an institution before the services it gives besides.
directory::FacilityKind leading_kind(const std::vector<directory::SourceService>& services);

// Adds the service, or joins it with one of the same kind and office number.
void add_service(std::vector<directory::SourceService>& services, directory::SourceService service);

}  // namespace kaname::bridges
