// SPDX-License-Identifier: Apache-2.0
#pragma once
// 急ぎ that nobody takes on: by the area's rule those who were told are reminded once, then their colleagues of the same
// office are told, then the case keeper and the coordinating members of the team. It ends with the first 了解. Each step is
// an act of the program itself (app/notices/courier.h), so that the thread tells who was told and a replay arrives at the
// same; quiet hours do not hold it, as no urgent notice.

#include <optional>
#include <string>
#include <vector>

#include "thread/entry_store.h"

namespace kaname::thread {

// What the area has decided. A row of area_setting.
struct ReachRules {
  bool escalate = true;
  std::int64_t remind_after = 15;  // minutes without 了解 until the reminder
  std::int64_t next_after = 15;    // … and until each further step
  std::int64_t link_days = 7;      // how long a link by mail or FAX opens
};
constexpr auto describe(model::Tag<ReachRules>) {
  using namespace model;
  using R = ReachRules;
  return entity(
      "ReachRules", "届け方の決まり",
      field("escalate", &R::escalate, label("急ぎに了解がないとき、次の人へ知らせる", "Pass on urgent entries")),
      field("remind_after", &R::remind_after,
            between(5, 240) | label("もう一度知らせるまで（分）", "Minutes until the reminder")),
      field("next_after", &R::next_after,
            between(5, 240) | label("次の人へ知らせるまで（分）", "Minutes until the next person")),
      field("link_days", &R::link_days, between(1, 30) | label("リンクを開ける日数", "Days a link opens")));
}
constexpr std::string_view setting_name(model::Tag<ReachRules>) { return "reach"; }

enum class EscalationStep { reminder, office, keeper };
inline constexpr auto kEscalationSteps = std::to_array<model::Option>({
    {"reminder", "もう一度", "Reminder"},
    {"office", "同じ事業所の人", "Colleagues"},
    {"keeper", "担当・まとめ役", "Case keeper, coordinator"},
});
constexpr const auto& options(model::Tag<EscalationStep>) { return kEscalationSteps; }
constexpr std::string_view choice_name(model::Tag<EscalationStep>) { return "EscalationStep"; }

// Table `entry_urgent`: gone once somebody has said 了解.
struct UrgentEntry {
  std::string area_id;
  PersonId person_id;
  EntryId entry_id;
  EscalationStep next = EscalationStep::reminder;
  std::optional<Timestamp> due_at;  // nothing after the last step

  bool operator==(const UrgentEntry&) const = default;
};
constexpr auto describe(model::Tag<UrgentEntry>) {
  using namespace model;
  using U = UrgentEntry;
  return entity("entry_urgent", "了解を待つ急ぎ", field("area_id", &U::area_id, primary_key | max_chars(6)),
                field("person_id", &U::person_id), field("entry_id", &U::entry_id, primary_key),
                field("next", &U::next), field("due_at", &U::due_at));
}

// Table `entry_alert`: somebody was told once more.
struct EntryAlert {
  std::string area_id;
  PersonId person_id;
  EntryId entry_id;
  api::AccountId account_id;
  EscalationStep step = EscalationStep::reminder;
  std::string name;
  Timestamp at;

  bool operator==(const EntryAlert&) const = default;
};
constexpr auto describe(model::Tag<EntryAlert>) {
  using namespace model;
  using A = EntryAlert;
  return entity("entry_alert", "急ぎを知らせた人", field("area_id", &A::area_id, primary_key | max_chars(6)),
                field("person_id", &A::person_id), field("entry_id", &A::entry_id, primary_key),
                field("account_id", &A::account_id, primary_key), field("step", &A::step, primary_key),
                field("name", &A::name, personal | max_chars(100)), field("at", &A::at));
}

// One step as the thread shows it: "9:40 に 松本さんへ知らせました".
struct AlertView {
  EntryId entry_id;
  EscalationStep step = EscalationStep::reminder;
  Timestamp at;
  std::vector<std::string> names;
};
constexpr auto describe(model::Tag<AlertView>) {
  using namespace model;
  return entity("EntryAlertView", "急ぎを知らせた", field("entry_id", &AlertView::entry_id),
                field("step", &AlertView::step), field("at", &AlertView::at),
                field("names", &AlertView::names, personal));
}

// A colleague has got something urgent and has not taken it on: told to people who may not see whom it is about.
struct Nudge {
  std::vector<std::string> colleagues;
  Timestamp at;
};
constexpr auto describe(model::Tag<Nudge>) {
  using namespace model;
  return entity("UrgentNudge", "同僚に届いている急ぎ", field("colleagues", &Nudge::colleagues, personal),
                field("at", &Nudge::at));
}

void wait_for_ack(Write& tx, const Entry& entry);
// Somebody has said 了解, or nothing is urgent any more: whoever was only asked to fetch a colleague is told nothing more.
void take_on(Write& tx, const Entry& entry);

// Entries whose next step is due in this area, 100 at most.
std::vector<UrgentEntry> due_urgent(Read& tx);
std::vector<AlertView> alerts_of(Read& tx, PersonId person);
std::vector<Nudge> nudges_for(Read& tx, const api::AccountId& account);

}  // namespace kaname::thread
