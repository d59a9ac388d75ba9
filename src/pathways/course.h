// SPDX-License-Identifier: Apache-2.0
#pragma once
// One person's way along a pathway: begun on a day with her agreement, its items done or not needed, each departure from the
// plan (バリアンス) with its cause, ended once.
//
//   running ──end──→ reached, stopped

#include <array>
#include <optional>
#include <string>

#include "api/caller.h"
#include "base/time.h"
#include "model/field.h"
#include "pathways/pathway.h"
#include "trust/person_access.h"

namespace kaname::pathways {

using store::Read;
using store::Write;
using transitions::Side;
using trust::PersonId;
using CourseId = Id<struct CourseTag>;
using VarianceId = Id<struct VarianceTag>;

enum class CourseState { running, reached, stopped };
inline constexpr auto kCourseStates = std::to_array<model::Option>({
    {"running", "進行中", "Running"},
    {"reached", "終わった", "Completed"},
    {"stopped", "中止した", "Stopped"},
});
constexpr const auto& options(model::Tag<CourseState>) { return kCourseStates; }
constexpr std::string_view choice_name(model::Tag<CourseState>) { return "PathwayCourseState"; }

// Who was told of the plan on paper and agreed (地域連携診療計画加算: 文書で説明し同意).
enum class AgreedBy { person, family };
inline constexpr auto kAgreedBy = std::to_array<model::Option>({
    {"person", "本人", "The person"},
    {"family", "家族（本人は答えられない）", "The family, for the person"},
});
constexpr const auto& options(model::Tag<AgreedBy>) { return kAgreedBy; }
constexpr std::string_view choice_name(model::Tag<AgreedBy>) { return "PathwayAgreedBy"; }

// Causes by which study groups of pathways sort departures.
enum class Cause { person, family, staff, office, area };
inline constexpr auto kCauses = std::to_array<model::Option>({
    {"person", "本人の状態・希望", "The person's state or wish"},
    {"family", "家族の事情", "The family"},
    {"staff", "医療・介護の担当者の都合", "Those who care"},
    {"office", "病院・事業所の体制", "The hospital or office"},
    {"area", "地域の事情（空きがない、交通など）", "The area (no place, no way there)"},
});
constexpr const auto& options(model::Tag<Cause>) { return kCauses; }
constexpr std::string_view choice_name(model::Tag<Cause>) { return "PathwayCause"; }

enum class MarkState { done, not_needed };
inline constexpr auto kMarkStates = std::to_array<model::Option>({
    {"done", "した", "Done"},
    {"not_needed", "行わない", "Not needed"},
});
constexpr const auto& options(model::Tag<MarkState>) { return kMarkStates; }
constexpr std::string_view choice_name(model::Tag<MarkState>) { return "PathwayMarkState"; }

// Table `pathway_course`.
struct Course {
  std::string area_id;
  CourseId id;
  PersonId person_id;
  std::string pathway;  // edition: "stroke.1"
  LocalDate begun_on;   // the day from which the plan counts
  AgreedBy agreed_by = AgreedBy::person;
  LocalDate agreed_on;
  std::string goal;
  CourseState state = CourseState::running;
  std::optional<LocalDate> ended_on;
  std::string ended_note;
  api::AccountId account_id;
  std::string begun_by;
  std::string office_name;
  Timestamp begun_at;
  std::int64_t changed_seq = 0;

  bool operator==(const Course&) const = default;
};
constexpr auto describe(model::Tag<Course>) {
  using namespace model;
  using C = Course;
  return entity("pathway_course", "連携パスの経過", field("area_id", &C::area_id, primary_key | max_chars(6)),
                field("id", &C::id, primary_key), field("person_id", &C::person_id),
                field("pathway", &C::pathway, max_chars(60)), field("begun_on", &C::begun_on),
                field("agreed_by", &C::agreed_by), field("agreed_on", &C::agreed_on),
                field("goal", &C::goal, personal | multiline | max_chars(1000)), field("state", &C::state),
                field("ended_on", &C::ended_on), field("ended_note", &C::ended_note, personal | max_chars(500)),
                field("account_id", &C::account_id), field("begun_by", &C::begun_by, personal | max_chars(100)),
                field("office_name", &C::office_name, max_chars(200)), field("begun_at", &C::begun_at),
                field("changed_seq", &C::changed_seq));
}

// What was done about an item in one round of its milestone. Table `pathway_mark`.
struct Mark {
  std::string area_id;
  CourseId course_id;
  std::string item;
  std::int64_t round = 0;
  MarkState state = MarkState::done;
  LocalDate done_on;
  std::string note;
  std::string marked_by;
  std::string office_name;
  Timestamp marked_at;

  bool operator==(const Mark&) const = default;
};
constexpr auto describe(model::Tag<Mark>) {
  using namespace model;
  using M = Mark;
  return entity("pathway_mark", "連携パスの記録", field("area_id", &M::area_id, primary_key | max_chars(6)),
                field("course_id", &M::course_id, primary_key | references("pathway_course")),
                field("item", &M::item, primary_key | max_chars(40)), field("round", &M::round, primary_key),
                field("state", &M::state), field("done_on", &M::done_on),
                field("note", &M::note, personal | max_chars(500)),
                field("marked_by", &M::marked_by, personal | max_chars(100)),
                field("office_name", &M::office_name, max_chars(200)), field("marked_at", &M::marked_at));
}

// A departure from the plan: why an item comes later than it should. Rows stay. Table `pathway_variance`.
struct Variance {
  std::string area_id;
  CourseId course_id;
  VarianceId id;
  std::string item;
  std::int64_t round = 0;
  Cause cause = Cause::person;
  std::string note;
  LocalDate moved_to;
  std::string noted_by;
  std::string office_name;
  Timestamp noted_at;

  bool operator==(const Variance&) const = default;
};
constexpr auto describe(model::Tag<Variance>) {
  using namespace model;
  using V = Variance;
  return entity("pathway_variance", "バリアンス", field("area_id", &V::area_id, primary_key | max_chars(6)),
                field("course_id", &V::course_id, primary_key | references("pathway_course")),
                field("id", &V::id, primary_key), field("item", &V::item, max_chars(40)), field("round", &V::round),
                field("cause", &V::cause), field("note", &V::note, personal | max_chars(500)),
                field("moved_to", &V::moved_to), field("noted_by", &V::noted_by, personal | max_chars(100)),
                field("office_name", &V::office_name, max_chars(200)), field("noted_at", &V::noted_at));
}

}  // namespace kaname::pathways
