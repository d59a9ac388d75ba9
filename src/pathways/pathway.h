// SPDX-License-Identifier: Apache-2.0
#pragma once
// 地域連携パス (地域連携診療計画): a pathway is data. Milestones (節目) say what several offices do one after another for one
// illness, by when, and which profession does it; a dental item may stand in a stroke path. The shipped ones are files
// (data/pathways). A course (course.h) is one person's way along one.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/bilingual.h"
#include "model/field.h"
#include "transitions/stay.h"
#include "trust/profession.h"

namespace kaname::pathways {

// What shows by itself that an item is done, so that nobody ticks what the program knows.
enum class Proof { none, form, step, moved, went_home };
inline constexpr auto kProofs = std::to_array<model::Option>({
    {"none", "手で記録する", "Noted by hand"},
    {"form", "様式を送った", "The form was sent"},
    {"step", "入退院の経過に記録がある", "Noted in the stay"},
    {"moved", "転院した", "Moved to another hospital"},
    {"went_home", "自宅・施設へ退院した", "Discharged to home or a facility"},
});
constexpr const auto& options(model::Tag<Proof>) { return kProofs; }
constexpr std::string_view choice_name(model::Tag<Proof>) { return "PathwayProof"; }

struct PathwayItem {
  std::string key;  // unique in the pathway; stays when the words change
  model::Bilingual title;
  std::vector<trust::Profession> by;  // whose it is; the first that the team has is asked
  Proof proof = Proof::none;
  std::string form;                           // with Proof::form: a code of data/forms
  std::optional<transitions::StepKind> step;  // with Proof::step

  bool operator==(const PathwayItem&) const = default;
};
constexpr auto describe(model::Tag<PathwayItem>) {
  using namespace model;
  using I = PathwayItem;
  return entity("PathwayItem", "連携パスの項目", field("key", &I::key, required | max_chars(40)),
                field("title", &I::title), field("by", &I::by, max_items(40)), field("proof", &I::proof),
                field("form", &I::form, max_chars(40)), field("step", &I::step));
}

struct Milestone {
  std::string key;  // unique in the pathway
  model::Bilingual title;
  std::string from;       // key of an earlier milestone; empty: the day on which the course begins
  std::int64_t days = 0;  // after the day on which `from` was reached, or is due while it is not
  transitions::Side side = transitions::Side::team;  // hospital: done by the hospital in which the person lies
  std::int64_t repeat_days = 0;                      // comes again so many days after it was reached; 0: once
  std::vector<PathwayItem> items;

  bool operator==(const Milestone&) const = default;
};
constexpr auto describe(model::Tag<Milestone>) {
  using namespace model;
  using M = Milestone;
  return entity("PathwayMilestone", "連携パスの節目", field("key", &M::key, required | max_chars(40)),
                field("title", &M::title), field("from", &M::from, max_chars(40)),
                field("days", &M::days, between(0, 3650)), field("side", &M::side),
                field("repeat_days", &M::repeat_days, between(0, 3650)), field("items", &M::items, max_items(40)));
}

struct Pathway {
  std::string code;
  std::int64_t version = 1;  // of the shipped file; a released file never changes, a change is the next version
  model::Bilingual name;
  model::Bilingual begins;  // what the first day is: 発症した日
  model::Bilingual note;    // what it follows, and what of it an area should look at before it uses it
  std::string source;
  std::vector<Milestone> milestones;

  bool operator==(const Pathway&) const = default;
};
constexpr auto describe(model::Tag<Pathway>) {
  using namespace model;
  using P = Pathway;
  return entity("Pathway", "地域連携パス", field("code", &P::code, required | max_chars(40)),
                field("version", &P::version, between(1, 9999)), field("name", &P::name), field("begins", &P::begins),
                field("note", &P::note), field("source", &P::source, max_chars(300)),
                field("milestones", &P::milestones, max_items(40)));
}

// The shipped pathways, by code. Throws std::logic_error when a file in the program is broken.
const std::vector<Pathway>& shipped_pathways();
// "stroke.1"
std::string edition_of(const Pathway& pathway);
// The newest of a code; by edition. Null when there is none.
const Pathway* current_pathway(std::string_view code);
const Pathway* find_edition(std::string_view edition);

// What is wrong with a pathway, in words for whoever writes the file; empty when nothing is.
std::string fault_of(const Pathway& pathway);

}  // namespace kaname::pathways
