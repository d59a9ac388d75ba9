// SPDX-License-Identifier: Apache-2.0
#pragma once
// All indicators of the program: their files, and for each the domain that counts it. A file without counting, or counting
// without a file, is a fault of the program and found at its start.

#include <functional>
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

// Takes the cases of one indicator, which it may change; they are gone when it returns.
using Sink = std::function<void(const std::string& code, std::vector<Case>& cases)>;

// Whom or what a case is about, for a caller who may know it.
struct Subject {
  std::string name;
  std::string href;  // path of the screen
};

// A domain that counts. `visit` goes over its events and calls the sink once for each code that it was asked for, one after
// the other: thirty indicators of 100,000 stays are three million cases, which nobody needs at once.
struct Source {
  std::vector<std::string> codes;
  std::function<void(store::Read&, const Period&, const std::vector<std::string>& codes, const Sink&)> visit;
  std::function<std::optional<Subject>(store::Read&, const api::Caller&, const Uuid& subject)> subject;
};

class Catalogue {
 public:
  // Throws std::logic_error when files and sources do not fit.
  explicit Catalogue(std::vector<Source> sources);

  const std::vector<Indicator>& indicators() const { return indicators_; }  // by code
  const Indicator* find(std::string_view code) const;
  // The cases of the named indicators, or of all, that fall into the period.
  void visit(store::Read& tx, const Period& period, const std::vector<std::string>& codes, const Sink& sink) const;
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
