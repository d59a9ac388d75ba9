// SPDX-License-Identifier: Apache-2.0
#pragma once
// All indicators of the program: their files, and for each the domain that counts it. A file without counting, or counting
// without a file, is a fault of the program and found at its start.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "api/caller.h"
#include "plan/figure.h"
#include "plan/indicator.h"
#include "store/transaction.h"

namespace kaname::plan {

// Days from `from` until before `to`.
struct Period {
  LocalDate from, to;
  bool holds(LocalDate day) const { return from <= day && day < to; }
};

using Cases = std::map<std::string, std::vector<Case>, std::less<>>;  // by code

// Whom or what a case is about, for a caller who may know it.
struct Subject {
  std::string name;
  std::string href;  // path of the screen
};

// A domain that counts. `cases` reads its events once and answers for all codes that it was asked for.
struct Source {
  std::vector<std::string> codes;
  std::function<Cases(store::Read&, const Period&, const std::vector<std::string>& codes)> cases;
  std::function<std::optional<Subject>(store::Read&, const api::Caller&, const Uuid& subject)> subject;
};

class Catalogue {
 public:
  // Throws std::logic_error when files and sources do not fit.
  explicit Catalogue(std::vector<Source> sources);

  const std::vector<Indicator>& indicators() const { return indicators_; }  // by code
  const Indicator* find(std::string_view code) const;
  // Of the named indicators, or of all. Cases outside the period are left out.
  Cases cases(store::Read& tx, const Period& period, std::vector<std::string> codes = {}) const;
  std::optional<Subject> subject(store::Read& tx, const api::Caller& caller, std::string_view code,
                                 const Uuid& subject) const;

 private:
  const Source* source_of(std::string_view code) const;

  std::vector<Source> sources_;
  std::vector<Indicator> indicators_;
};

// The one catalogue of the process, made by whoever knows all domains (app/house.cpp).
void install(std::shared_ptr<const Catalogue> catalogue);
const Catalogue& catalogue();

}  // namespace kaname::plan
