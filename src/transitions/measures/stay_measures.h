// SPDX-License-Identifier: Apache-2.0
#pragma once
// How the indicators of 入退院 are counted, one small rule each (their words: data/indicators). A rule says of one stay whether
// it is counted and what it says; a thing whose time is not over yet is unknown, not a no.

#include <optional>
#include <span>
#include <string_view>

#include "plan/catalogue.h"
#include "transitions/measures/episode.h"

namespace kaname::transitions {

struct Counted {
  plan::Verdict verdict = plan::Verdict::no;
  std::optional<double> value;
  std::string_view answer;
};

using Rule = std::optional<Counted> (*)(const Episode&, Timestamp now);

struct StayMeasure {
  std::string_view code;
  bool by_discharge = false;  // counted in the month of the discharge, else of the admission
  Rule rule = nullptr;
};

std::span<const StayMeasure> stay_measures();

// The indicators of the stays.
plan::Source stay_source();

}  // namespace kaname::transitions
