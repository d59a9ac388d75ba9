// SPDX-License-Identifier: Apache-2.0
#pragma once
// The interface as a document that other programs read: OpenAPI 3.1, from the same field lists that decode and check.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/info.h"

namespace kaname::model {

// One row of the endpoint table, as documents need it (this floor does not know api/).
struct Operation {
  std::string_view method;      // "get", "post", "put", "delete"
  std::string_view path;        // "/v1/facilities/{id}"
  std::string_view act;         // unique name: "facility.show"
  std::string_view permission;  // "public", "link", or a row of the permission table
  std::string_view summary;
  bool writes = false;       // needs an Idempotency-Key
  bool takes_bytes = false;  // the body is a file
  TypePtr in, out;           // out is null for files and free JSON
};

// Every named object and choice that the operations mention, in the order in which they are met. Throws std::logic_error
// when two different types would get one name in the documents.
struct NamedTypes {
  struct Named {
    std::string name;  // "FacilityPage"
    TypePtr type;
    bool answered = false;  // occurs in an answer: members that are not optional are always there
  };
  std::vector<Named> types;
};
NamedTypes named_types(std::span<const Operation> operations);

// "facility_page" → "FacilityPage"; a name that has capitals already stays.
std::string document_name(std::string_view name);

// Whether a member may be left out, for a type that is answered or only asked for.
bool may_be_absent(const FieldInfo& field, bool answered);

// The media type of a file endpoint by the ending of its path; empty when it answers JSON.
std::string_view file_type(std::string_view path);

std::string openapi_document(std::span<const Operation> operations, std::string_view version);

}  // namespace kaname::model
