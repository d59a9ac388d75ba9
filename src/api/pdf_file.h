// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "api/endpoint.h"

namespace kaname::api {

// A rendered paper that the browser shows. Named by its title only: the name of a file on somebody's disk says nothing about
// whom it is.
inline File pdf_file(std::string bytes, const std::string& title) {
  return {std::move(bytes), "application/pdf", title + ".pdf", false, false};
}

}  // namespace kaname::api
