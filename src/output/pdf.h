// SPDX-License-Identifier: Apache-2.0
#pragma once
// Turns a Document into a PDF: tagged, with outline and links, fonts embedded as outlines with their
// Unicode, title and language set. Everything happens in this process and in memory; each call stands alone
// and may run on any thread.

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

#include "output/document.h"

namespace kaname::output {

// Called now and then with what is done and the constant total. Answer Go::stop to give up.
enum class Go { on, stop };
using Progress = std::function<Go(int done, int total)>;

// Out of memory or no usable font: for the operator, not for the caller.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The bytes of the PDF.
std::string render(const Document& document);

// The same; nothing when `progress` said stop.
std::optional<std::string> render(const Document& document, const Progress& progress);

// How many pages it fills: for sheets that say it of themselves.
int page_count(const Document& document);

}  // namespace kaname::output
