// SPDX-License-Identifier: Apache-2.0
#pragma once
// The page that proves a FAX number: a code to read back, and nothing about anybody.

#include "delivery/fax.h"
#include "output/document.h"
#include "people/papers/person_paper.h"

namespace kaname::app {

output::Document fax_test_page(const people::papers::PaperHead& head, const delivery::FaxNumber& number);

}  // namespace kaname::app
