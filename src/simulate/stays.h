// SPDX-License-Identifier: Apache-2.0
#pragma once
// The course of an invented stay in hospital, from the notice to the report some weeks after the discharge; and what was lived,
// as it was, so that a test can count it by itself and compare the indicators with it.

#include <boost/json.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "simulate/random.h"
#include "simulate/world.h"

namespace kaname::simulate {

enum class StayMoment {
  answer,
  inform,
  judge,
  talk,
  expect,
  ask_conference,
  fix_conference,
  hold_conference,
  discharge,
  summary,
  services,
  report,
  begin_pathway,
  note_pathway
};

// Whose stay it is. The case is kept by `manager`; the ward works at `hospital`.
struct Patient {
  std::string id, name, name_kana, birth, level;
  const Worker* manager = nullptr;
  const Worker* hospital = nullptr;
};

class Stays {
 public:
  // How the stays reach the world. `later` carries an act out and tells the moment at which it happens.
  struct Hands {
    std::function<Timestamp(std::int64_t at, const Worker& who, std::string_view act, boost::json::object body,
                            std::function<void(const std::string&)> done)>
        later;
    std::function<std::string(const std::string&)> settled;  // a text that an answer fills, once it is there
    std::function<void(std::int64_t at, std::size_t stay, StayMoment what)> plan;
  };

  Stays(Hands hands, Random& random) : hands_(std::move(hands)), random_(random) {}

  // Somebody is admitted. Answers when she will leave, and how.
  struct Outcome {
    std::int64_t leaves_at = 0;
    std::string destination;
  };
  Outcome admit(std::int64_t at, Patient patient);
  void happen(std::int64_t at, std::size_t stay, StayMoment what);

  const std::vector<LivedStay>& lived() const { return lived_; }

 private:
  struct Course {
    Patient patient;
    std::string id, info_step, document, sending, pathway, conference;  // filled by answers
    std::vector<std::string> invited;                                   // to the conference, as kInvited
    std::string_view pathway_code;                                      // on which she is put; empty: none
    bool leaves = false;                                                // the ward told of the discharge
  };
  void step(std::int64_t at, std::size_t stay, const Worker& who, std::string_view kind,
            std::optional<LocalDate>& noted, boost::json::object more = {});
  void inform(std::int64_t at, std::size_t stay);
  void judge(std::int64_t at, std::size_t stay);
  void ask_date(std::int64_t at, std::size_t stay);
  void fix_date(std::int64_t at, std::size_t stay);
  void hold(std::int64_t at, std::size_t stay);
  void plan_ways(std::int64_t at, std::size_t stay, std::int64_t leaves_at, std::optional<std::int64_t> answers_at);
  void plan_pathway(std::int64_t at, std::size_t stay, std::int64_t leaves_at, std::optional<std::int64_t> answers_at);
  void begin_pathway(std::int64_t at, std::size_t stay);
  void note_pathway(std::int64_t at, std::size_t stay);
  void confirm(std::size_t stay, Timestamp at);

  Hands hands_;
  Random& random_;
  std::vector<std::unique_ptr<Course>> courses_;  // answers write into them: they must not move
  std::vector<LivedStay> lived_;
  std::set<std::pair<std::string, std::string_view>> on_pathway_;  // person and code: one at a time
};

}  // namespace kaname::simulate
