// SPDX-License-Identifier: Apache-2.0
#pragma once
// How long a person's records are kept, what keeps them longer, and what was erased. See docs/adr/0008-erasure.md.

#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "base/time.h"
#include "model/field.h"
#include "trust/person_access.h"

namespace kaname::retention {

using trust::PersonId;
using HoldId = Id<struct HoldTag>;
using ErasureId = Id<struct ErasureTag>;

// What the town has decided. 介護記録: two years by ministerial order, five by many ordinances; 診療録: five years (医師法24条).
struct RetentionSettings {
  std::int64_t years = 5;                // after the end of support
  std::int64_t access_log_years = 5;     // who looked at persons who are still here
  std::vector<api::AccountId> officers;  // who may hold and erase; empty: every account of the town
};
constexpr auto describe(model::Tag<RetentionSettings>) {
  using namespace model;
  using S = RetentionSettings;
  return entity(
      "RetentionSettings", "保存期間の決まり",
      field("years", &S::years,
            required | between(2, 30) | label("支援が終わってから残す年数", "Years after the end of support")),
      field("access_log_years", &S::access_log_years,
            required | between(1, 30) | label("見た人の記録を残す年数", "Years of the access log")),
      field("officers", &S::officers, max_items(20) | label("消去できる人", "Who may erase")));
}
constexpr std::string_view setting_name(model::Tag<RetentionSettings>) { return "retention"; }

// Table `retention_hold`: 訴訟・事故などのため残す. Lifted ones stay: who held what back, and why, is asked for later.
struct RetentionHold {
  std::string area_id;
  PersonId person_id;
  HoldId id;
  std::string reason;
  std::optional<LocalDate> until;  // last day; nothing: until it is lifted
  Timestamp set_at;
  std::optional<api::AccountId> set_by;
  std::string set_by_name;
  std::optional<Timestamp> lifted_at;
  std::string lifted_by_name;
  std::string lifted_reason;

  bool operator==(const RetentionHold&) const = default;
};
constexpr auto describe(model::Tag<RetentionHold>) {
  using namespace model;
  using H = RetentionHold;
  return entity(
      "retention_hold", "消去の保留", field("area_id", &H::area_id, primary_key | max_chars(6)),
      field("person_id", &H::person_id, primary_key), field("id", &H::id, primary_key),
      field("reason", &H::reason, required | multiline | personal | max_chars(1000) | label("理由", "Reason")),
      field("until", &H::until, label("いつまで", "Until")), field("set_at", &H::set_at), field("set_by", &H::set_by),
      field("set_by_name", &H::set_by_name, personal | max_chars(100)), field("lifted_at", &H::lifted_at),
      field("lifted_by_name", &H::lifted_by_name, personal | max_chars(100)),
      field("lifted_reason", &H::lifted_reason, multiline | personal | max_chars(1000)));
}

enum class ErasureState { running, finished };
inline constexpr auto kErasureStates = std::to_array<model::Option>({
    {"running", "消去中", "Running"},
    {"finished", "終わり", "Finished"},
});
constexpr const auto& options(model::Tag<ErasureState>) { return kErasureStates; }
constexpr std::string_view choice_name(model::Tag<ErasureState>) { return "ErasureState"; }

// Table `erasure`: numbers only, nothing about whom.
struct Erasure {
  std::string area_id;
  ErasureId id;
  std::int64_t number = 0;  // 1, 2, 3 … of the area
  Timestamp started_at;
  std::optional<api::AccountId> started_by;
  std::string by_name;
  std::int64_t years = 0;  // the term that held
  ErasureState state = ErasureState::running;
  std::optional<Timestamp> finished_at;
  std::int64_t people = 0;  // asked for
  std::int64_t erased = 0;
  std::int64_t kept = 0;  // held or taken up again between the decision and her turn
  std::int64_t entries = 0;
  std::int64_t files = 0;
  std::int64_t rows = 0;  // of all tables
  std::int64_t acts = 0;  // of the journal, whose contents went

  bool operator==(const Erasure&) const = default;
};
constexpr auto describe(model::Tag<Erasure>) {
  using namespace model;
  using E = Erasure;
  return entity("erasure", "消去", field("area_id", &E::area_id, primary_key | max_chars(6)),
                field("id", &E::id, primary_key), field("number", &E::number), field("started_at", &E::started_at),
                field("started_by", &E::started_by), field("by_name", &E::by_name, personal | max_chars(100)),
                field("years", &E::years), field("state", &E::state), field("finished_at", &E::finished_at),
                field("people", &E::people), field("erased", &E::erased), field("kept", &E::kept),
                field("entries", &E::entries), field("files", &E::files), field("rows", &E::rows),
                field("acts", &E::acts));
}

// How far one record has come. Records of one person stand after each other; the first of them is asked for all.
enum class RecordState { waiting, closed, done, kept };
inline constexpr auto kRecordStates = std::to_array<model::Option>({
    {"waiting", "まだ", "Waiting"},
    {"closed", "消去中", "Being erased"},
    {"done", "消去した", "Erased"},
    {"kept", "残した", "Kept"},
});
constexpr const auto& options(model::Tag<RecordState>) { return kRecordStates; }
constexpr std::string_view choice_name(model::Tag<RecordState>) { return "ErasureRecordState"; }

// Table `erasure_person`. The id is all that stays of a person.
struct ErasurePerson {
  std::string area_id;
  ErasureId erasure_id;
  std::int64_t position = 0;
  PersonId person_id;
  PersonId root_id;  // the record she was asked for by
  RecordState state = RecordState::waiting;
  std::string why;          // she was kept: the code of the sentence
  std::int64_t cursor = 0;  // acts before this one are still to be erased; 0: not begun
  std::int64_t entries = 0;
  std::int64_t files = 0;
  std::int64_t rows = 0;
  std::int64_t acts = 0;

  bool operator==(const ErasurePerson&) const = default;
};
constexpr auto describe(model::Tag<ErasurePerson>) {
  using namespace model;
  using P = ErasurePerson;
  return entity("erasure_person", "消去する記録", field("area_id", &P::area_id, primary_key | max_chars(6)),
                field("erasure_id", &P::erasure_id, primary_key | references("erasure")),
                field("position", &P::position, primary_key), field("person_id", &P::person_id),
                field("root_id", &P::root_id), field("state", &P::state), field("why", &P::why, max_chars(40)),
                field("cursor", &P::cursor), field("entries", &P::entries), field("files", &P::files),
                field("rows", &P::rows), field("acts", &P::acts));
}

}  // namespace kaname::retention
