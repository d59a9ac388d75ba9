// SPDX-License-Identifier: Apache-2.0
#pragma once
// What people say beside an indicator: the value of a survey, to be compared with what the program counts, and the note of
// whoever is responsible. Both are history.

#include <optional>
#include <string>

#include "api/caller.h"
#include "base/time.h"
#include "model/field.h"

namespace kaname::plan {

using SurveyId = Id<struct IndicatorSurveyTag>;
using NoteId = Id<struct IndicatorNoteTag>;

// Table `indicator_survey`.
struct Survey {
  std::string area_id;
  std::string code;
  SurveyId id;
  std::int64_t n = 0, total = 0;
  LocalDate begins_on, ends_on;         // first and last day of the time that was asked about
  std::string source;                   // 居宅介護支援事業所アンケート（令和8年2月）
  std::int64_t sent = 0, returned = 0;  // of the survey; 0 when it is not known
  std::string recorded_by;
  Timestamp recorded_at;
  std::optional<Timestamp> taken_back_at;

  bool operator==(const Survey&) const = default;
};
constexpr auto describe(model::Tag<Survey>) {
  using namespace model;
  using S = Survey;
  return entity("indicator_survey", "調査の値", field("area_id", &S::area_id, primary_key | max_chars(6)),
                field("code", &S::code, primary_key | max_chars(10)), field("id", &S::id, primary_key),
                field("n", &S::n), field("total", &S::total), field("begins_on", &S::begins_on),
                field("ends_on", &S::ends_on), field("source", &S::source, max_chars(200)), field("sent", &S::sent),
                field("returned", &S::returned), field("recorded_by", &S::recorded_by, max_chars(100)),
                field("recorded_at", &S::recorded_at), field("taken_back_at", &S::taken_back_at));
}

// Table `indicator_note`.
struct Note {
  std::string area_id;
  std::string code;
  NoteId id;
  std::string words;
  std::string recorded_by;
  Timestamp recorded_at;

  bool operator==(const Note&) const = default;
};
constexpr auto describe(model::Tag<Note>) {
  using namespace model;
  return entity("indicator_note", "指標のメモ", field("area_id", &Note::area_id, primary_key | max_chars(6)),
                field("code", &Note::code, primary_key | max_chars(10)), field("id", &Note::id, primary_key),
                field("words", &Note::words, multiline | max_chars(2000)),
                field("recorded_by", &Note::recorded_by, max_chars(100)), field("recorded_at", &Note::recorded_at));
}

}  // namespace kaname::plan
