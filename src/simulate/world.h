// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a simulation needs of the program: acts done at a moment, and who there is. app/ gives it; tests may give their own.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/caller.h"
#include "base/result.h"
#include "base/time.h"
#include "trust/profession.h"

namespace kaname::simulate {

struct Act {
  Timestamp at;
  const api::Caller* caller = nullptr;
  std::string_view name;
  std::string body;
  std::string key;
};

class World {
 public:
  virtual ~World() = default;
  // Carries the act out and waits for its answer.
  virtual Result<std::string> act(const Act& act) = 0;
  // Carries it out soon, in the order of the calls; `done` hears the answer on another thread. Few are on their way at a time.
  virtual void later(Act act, std::function<void(const Result<std::string>&)> done) = 0;
  // Waits for everything that is on its way.
  virtual void wait() = 0;
};

// Somebody who does things: an account of an office.
struct Worker {
  api::Caller caller;
  Uuid office;
  trust::Profession profession = trust::Profession::none;
};

struct Options {
  std::string area;
  std::size_t people = 2000;
  int months = 12;
  std::uint64_t seed = 1;
  LocalDate until;                 // the last day that is lived
  double busyness = 1;             // 1: as often as in the field; less for many people and few entries
  std::vector<Worker> workers;     // those that there are already
  api::Caller officer;             // who adds offices and accounts
  std::size_t offices_a_kind = 0;  // offices to be added for each kind of service
  std::string password;            // of the accounts that are added
  std::function<void(std::size_t done, std::size_t total)> progress;
};

// A stay in hospital as it was lived: what whoever counts must find again.
struct LivedStay {
  std::string person, birth, level, arrival, destination, channel;
  LocalDate admitted;
  Timestamp noticed;
  std::optional<Timestamp> confirmed;  // by the care manager
  std::optional<LocalDate> told, informed, talked, discharge_told, conference_asked, conference_fixed, conference_held,
      discharged, summary, services, reported;
  bool town_form = false, three_sides = false;
  std::optional<bool> enough;
  // Of a meeting whose date was found in the program: the profession of each who was invited, and whether she came.
  std::vector<std::pair<std::string, bool>> invited;
};

struct Lived {
  std::size_t people = 0, acts = 0, refused = 0, deaths = 0, admissions = 0;
  std::vector<std::string> logins;    // of the accounts that were added
  std::vector<std::string> refusals;  // "act: code", the first ten
  std::vector<LivedStay> stays;
  std::map<std::string, std::int64_t, std::less<>> death_places;  // of those who died, by code
  // The same of those who had wished for a place: "home>hospital".
  std::map<std::string, std::int64_t, std::less<>> wished_and_died;
};

// Lives `months` up to `until` through the endpoints' acts. Errors: those of the acts that everything depends on.
Result<Lived> live(World& world, Options options);

}  // namespace kaname::simulate
