// SPDX-License-Identifier: Apache-2.0
#pragma once
// An invented person: who it is, what is known of it, what its measured values are like.

#include <boost/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "simulate/random.h"

namespace kaname::simulate {

// The values around which somebody's measurements move.
struct Baseline {
  int systolic = 128, diastolic = 74, pulse = 72, spo2 = 97;
  double weight = 50;
};

struct NewSoul {
  std::string name;
  boost::json::object basics;                                      // PersonBasics
  std::vector<std::pair<std::string, boost::json::object>> facts;  // by heading
  std::string last_place;                                          // wished for; empty: no wishes are known
  Baseline baseline;
};

NewSoul invent(Random& random, const std::string& insured_number, LocalDate today);

boost::json::object vitals(Random& random, const Baseline& baseline);

}  // namespace kaname::simulate
