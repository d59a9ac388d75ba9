// SPDX-License-Identifier: Apache-2.0
#include "documents/form_store.h"

#include <algorithm>

namespace kaname::documents {
namespace {

// The newest that holds today, of each code.
std::vector<FormEdition> in_force(Read& tx, std::string_view code) {
  std::vector<FormEdition> out;
  for (FormEdition& row : tx.select<FormEdition>(
           "WHERE area_id = $1 AND state = 'published' AND valid_from <= $2 AND (code = $3 OR $3 = '')"
           " ORDER BY code, valid_from DESC, number DESC",
           tx.area(), tx.today(), std::string(code))) {
    if (out.empty() || out.back().code != row.code) out.push_back(std::move(row));
  }
  return out;
}

Edition from(FormEdition row) { return {std::move(row.id), std::move(row.form), row.valid_from}; }

}  // namespace

std::string shipped_edition(const Form& form) { return form.code + "." + std::to_string(form.version); }

Result<Edition> edition_of(Read& tx, std::string_view id) {
  for (const Form& form : shipped_forms()) {
    if (shipped_edition(form) == id) return Edition{std::string(id), form, std::nullopt};
  }
  auto row = tx.first<FormEdition>("WHERE area_id = $1 AND id = $2", tx.area(), std::string(id));
  if (!row) return fail(Problem::not_found, "form_not_found");
  return from(std::move(*row));
}

Result<Edition> current_edition(Read& tx, std::string_view code) {
  auto own = in_force(tx, code);
  if (!code.empty() && !own.empty()) return from(std::move(own.front()));
  const Form* form = shipped_form(code);
  if (!form) return fail(Problem::not_found, "form_not_found");
  return Edition{shipped_edition(*form), *form, std::nullopt};
}

std::vector<Edition> offered(Read& tx) {
  std::vector<FormEdition> own = in_force(tx, "");
  std::vector<Edition> out;
  for (const Form& form : shipped_forms()) {
    if (shipped_form(form.code)->version != form.version) continue;
    const auto found =
        std::find_if(own.begin(), own.end(), [&](const FormEdition& row) { return row.code == form.code; });
    if (found == own.end()) {
      out.push_back({shipped_edition(form), form, std::nullopt});
    } else {
      out.push_back(from(std::move(*found)));
      own.erase(found);
    }
  }
  for (FormEdition& row : own) out.push_back(from(std::move(row)));
  return out;
}

}  // namespace kaname::documents
