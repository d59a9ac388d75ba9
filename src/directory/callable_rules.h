// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whom may I call now, how, and until when: the question that a page of desks, hours and deputies does not answer at a
// glance (ケアマネタイム). One answer for one facility and moment; never a guess: where the hours are silent it says so.

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "directory/facility.h"
#include "model/field.h"

namespace kaname::directory {

struct CallAnswer {
  bool open = false;  // certainly reachable at that moment
  std::string line;   // everything in one line, Japanese
  std::string line_en;
  std::optional<WindowId> window_id;  // whose answer it is; nothing: the facility's own number, or no answer
  std::string person;
  std::string role;
  std::string department;
  std::string for_whom;    // who may call there; empty: anybody
  ContactChannel channel;  // with the number or address filled in
  std::string until;       // "17:00"; empty when not open, or open without end
  std::string next;        // when not open: "11月24日(火) 9:00"; empty: nothing certain within 14 days
  std::optional<Timestamp> next_at;
  std::string deputy;  // who stands in for the person
  std::string absent;  // for whom the person stands in just now

  bool operator==(const CallAnswer&) const = default;
};

constexpr auto describe(model::Tag<CallAnswer>) {
  using namespace model;
  return entity("CallAnswer", "今 連絡できる相手", field("open", &CallAnswer::open), field("line", &CallAnswer::line),
                field("line_en", &CallAnswer::line_en), field("window_id", &CallAnswer::window_id),
                field("person", &CallAnswer::person), field("role", &CallAnswer::role),
                field("department", &CallAnswer::department), field("for_whom", &CallAnswer::for_whom),
                field("channel", &CallAnswer::channel), field("until", &CallAnswer::until),
                field("next", &CallAnswer::next), field("next_at", &CallAnswer::next_at),
                field("deputy", &CallAnswer::deputy), field("absent", &CallAnswer::absent));
}

// "now" is said only when it is asked about now; another moment is named.
enum class Asked { now, another_time };

struct CallQuestion {
  Timestamp at;
  Audience viewer = Audience::professional;  // windows above it are not used and not named
  Asked asked = Asked::now;
};

// The first window by position that is open and whose person is there; for a person on leave the deputy, in the deputy's
// own hours (without any: in those of the person). Nobody: the next moment within 14 days. No window at all: the
// facility's own number in the hours of its services. Closed and suspended facilities say that instead.
CallAnswer whom_to_call(const Facility& facility, const std::vector<ContactWindow>& windows,
                        const std::vector<Service>& services, const CallQuestion& question);

inline CallAnswer whom_to_call(const Facility& facility, const std::vector<ContactWindow>& windows,
                               const std::vector<Service>& services, Timestamp at,
                               Audience viewer = Audience::professional) {
  return whom_to_call(facility, windows, services, CallQuestion{at, viewer, Asked::now});
}

}  // namespace kaname::directory
