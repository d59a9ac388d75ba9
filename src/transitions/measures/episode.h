// SPDX-License-Identifier: Apache-2.0
#pragma once
// A stay as it is counted: its days, and the first time each step was done. Everything an indicator of 入退院 asks for, so that
// the rules of counting are plain functions over it.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "people/fact_codes.h"
#include "plan/catalogue.h"
#include "transitions/stay.h"

namespace kaname::transitions {

struct Conference {
  LocalDate held_on;
  bool by_hospital = false;  // recorded by the hospital's side
  std::vector<trust::Profession> professions;
};

struct Episode {
  StayId id;
  std::optional<PersonId> person;
  std::string birth;
  std::string hospital, office, zone;
  std::optional<Uuid> hospital_id, office_id;
  people::CareLevel level = people::CareLevel::unknown;
  Arrival arrival = Arrival::unknown;
  LocalDate admitted;
  std::optional<LocalDate> discharged;
  Destination destination = Destination::none;
  bool asked = false;  // somebody is, or has been asked to be, the care manager
  Timestamp noticed;
  std::optional<Timestamp> confirmed;  // by the care manager
  std::array<std::optional<LocalDate>, kStepKinds.size()> first{};
  people::Channel info_channel = people::Channel::app;  // of the first information
  bool town_form = false;                               // any of the information came on the area's form
  Enough enough = Enough::unsaid;                       // the last word of the receiver
  std::vector<Conference> conferences;
  std::optional<LocalDate> unplanned_again;  // the next admission of the person that was not planned

  const std::optional<LocalDate>& day(StepKind kind) const { return first[static_cast<std::size_t>(kind)]; }
};

// Stays that were begun or ended within the period, not the cancelled ones, in the order of their ids.
std::vector<Episode> episodes(store::Read& tx, const plan::Period& period);

}  // namespace kaname::transitions
