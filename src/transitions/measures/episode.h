// SPDX-License-Identifier: Apache-2.0
#pragma once
// A stay as it is counted: its days, and the first time each step was done. Everything an indicator of 入退院 asks for, so that
// the rules of counting are plain functions over it.

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "people/fact_codes.h"
#include "store/transaction.h"
#include "transitions/stay.h"

namespace kaname::transitions {

struct Episode {
  StayId id;
  std::optional<PersonId> person;
  std::optional<LocalDate> birth;
  std::string_view hospital, office, zone;  // kept by the ledger
  std::optional<Uuid> hospital_id, office_id, zone_id;
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
  bool conferred = false;                               // a conference was held
  bool three_sides = false;                             // hospital, medical home care and care met in one of them
  std::optional<LocalDate> unplanned_again;             // the next admission of the person that was not planned

  const std::optional<LocalDate>& day(StepKind kind) const { return first[static_cast<std::size_t>(kind)]; }
};

// The stays of an area in memory, not the cancelled ones. A million steps take seconds to read and a tenth of one to count; the
// ledger reads them at the first question and afterwards what has changed (stay.changed_seq). It can be lost at any moment.
class StayLedger {
 public:
  // `work` sees all stays as they are now; nothing of them may be kept.
  void read(store::Read& tx, const std::function<void(const std::vector<Episode>&)>& work);

 private:
  void catch_up(store::Read& tx);
  void read_all(store::Read& tx);
  void read_changed(store::Read& tx);
  void name_zones(store::Read& tx);
  void find_readmissions(store::Read& tx);
  std::string_view intern(std::string_view text);
  Episode episode_of(const model::Row& row);

  std::shared_mutex mutex_;
  std::int64_t seen_head_ = -1, seen_stay_ = -1;
  std::vector<Episode> stays_;                // in the order of their ids
  std::set<std::string, std::less<>> words_;  // names, each once
};

class StayLedgers {
 public:
  StayLedger& of(const std::string& area);

 private:
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<StayLedger>, std::less<>> areas_;
};

}  // namespace kaname::transitions
