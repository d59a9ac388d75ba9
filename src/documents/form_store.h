// SPDX-License-Identifier: Apache-2.0
#pragma once
// Editions of forms: "admission_info.1" is a shipped one, "admission_info.a2" the area's own. A shipped file is never changed
// after its release; a change is a new file with the next version, so what was filled in stays readable and a replay
// arrives at the same answers.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "documents/form.h"
#include "model/edition.h"
#include "model/info.h"
#include "store/transaction.h"

namespace kaname::documents {

using store::Read;
using store::Write;

using model::EditionState;

// Table `form_edition`: the area's own. Of no person.
struct FormEdition {
  std::string area_id;
  std::string id;
  std::string code;
  std::int64_t number = 0;
  EditionState state = EditionState::draft;
  std::optional<LocalDate> valid_from;
  Form form;
  std::string changed_by;
  Timestamp changed_at;
  std::int64_t changed_seq = 0;

  bool operator==(const FormEdition&) const = default;
};
constexpr auto describe(model::Tag<FormEdition>) {
  using namespace model;
  using E = FormEdition;
  return entity("form_edition", "様式の版", field("area_id", &E::area_id, primary_key | max_chars(6)),
                field("id", &E::id, primary_key | max_chars(60)), field("code", &E::code, max_chars(40)),
                field("number", &E::number), field("state", &E::state), field("valid_from", &E::valid_from),
                field("form", &E::form), field("changed_by", &E::changed_by, personal | max_chars(100)),
                field("changed_at", &E::changed_at), field("changed_seq", &E::changed_seq));
}

struct Edition {
  std::string id;
  Form form;
  std::optional<LocalDate> valid_from;  // of the area's own
};

std::string shipped_edition(const Form& form);

// Errors: form_not_found.
Result<Edition> edition_of(Read& tx, std::string_view id);
// The edition in which a form is begun today. Errors: form_not_found.
Result<Edition> current_edition(Read& tx, std::string_view code);
// One of each form that is offered today, in the order of the shipped ones, the area's own after them.
std::vector<Edition> offered(Read& tx);

}  // namespace kaname::documents
