// SPDX-License-Identifier: Apache-2.0
#pragma once
// The timetables of many facilities, each kept once: whether 300,000 of them are open is asked of the few thousand
// different timetables. The rules are those of hours_rules.h, so a list and a page never disagree.

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/time.h"
#include "directory/facility.h"

namespace kaname::directory {

using HoursNumber = std::uint32_t;

// One set of hours with its exceptions.
struct Timetable {
  std::vector<OpenHours> hours;
  std::vector<HoursException> exceptions;
};

class HoursBook {
 public:
  // The number of these timetables together (0: none). Open means that any of them is.
  HoursNumber number_of(const std::vector<Timetable>& timetables);
  // By number: certainly open at that moment. The answer of the last moment is kept, for a list that many look at.
  std::shared_ptr<const std::vector<bool>> open_at(Timestamp at) const;
  void clear();

 private:
  std::vector<std::vector<Timetable>> book_ = {{}};
  std::unordered_map<std::string, HoursNumber> numbers_;
  mutable std::mutex last_mutex_;
  mutable std::int64_t last_minute_ = -1;
  mutable std::shared_ptr<const std::vector<bool>> last_;
};

}  // namespace kaname::directory
