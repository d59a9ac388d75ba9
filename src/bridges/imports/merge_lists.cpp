// SPDX-License-Identifier: Apache-2.0
#include "bridges/imports/merge_lists.h"

#include "directory/capability_items.h"

namespace kaname::bridges {
namespace {

using directory::Capability;
using directory::FacilityKind;
using directory::FactGroup;
using directory::Notification;
using directory::Service;
using directory::SourceService;

std::string days_text(const std::vector<std::int32_t>& days) {
  static constexpr std::array<std::string_view, 9> kDays = {"", "月", "火", "水", "木", "金", "土", "日", "祝"};
  std::string out;
  for (const std::int32_t day : days) {
    if (day >= 1 && day <= 8) out += kDays[static_cast<std::size_t>(day)];
  }
  return out;
}

std::string hours_text(const std::vector<directory::OpenHours>& hours) {
  std::string out;
  for (const directory::OpenHours& span : hours) {
    if (!out.empty()) out += "、";
    out += days_text(span.days) + " " + span.open + "–" + span.close;
    if (!span.note.empty()) out += "（" + span.note + "）";
  }
  return out;
}

std::string specialities_text(const std::vector<directory::Speciality>& specialities) {
  std::string out;
  for (const directory::Speciality& speciality : specialities) {
    if (!out.empty()) out += "、";
    out += speciality.name;
    if (!speciality.hours.empty()) out += " " + hours_text(speciality.hours);
  }
  return out;
}

std::string count_text(std::optional<std::int32_t> count) { return count ? std::to_string(*count) : std::string(); }

bool is_same(const SourceService& a, const SourceService& b) {
  if (a.kind != b.kind) return false;
  if (a.kind == FacilityKind::other) return a.kind_text == b.kind_text;
  return a.office_number == b.office_number || a.office_number.empty() || b.office_number.empty();
}

// The stored service that a source's service is: the same number, else one of the kind whose number is not known on one
// of the two sides. Words tell services of the kind "other" apart.
Service* find_service(std::vector<Service>& services, const SourceService& said,
                      const std::vector<const Service*>& taken) {
  const auto free = [&](const Service& s) { return std::find(taken.begin(), taken.end(), &s) == taken.end(); };
  for (Service& service : services) {
    if (service.kind != said.kind || !free(service)) continue;
    if (said.kind == FacilityKind::other ? service.note == said.kind_text
                                         : service.office_number == said.office_number) {
      return &service;
    }
  }
  if (said.kind == FacilityKind::other) return nullptr;
  for (Service& service : services) {
    if (service.kind != said.kind || !free(service)) continue;
    if (service.office_number.empty() || said.office_number.empty()) return &service;
  }
  return nullptr;
}

std::string title_of(const SourceService& said) {
  std::string out(said.kind == FacilityKind::other && !said.kind_text.empty() ? said.kind_text
                                                                              : model::ja_of(said.kind));
  if (!said.office_number.empty()) out += " " + said.office_number;
  return out;
}

// One field of a service, by the same rules as the facility's own.
template <class T, class Words>
void merge_field(MergeState& state, const SourceService& said, T SourceService::*from, T& kept, const char* field,
                 const char* label, Words words) {
  if (said.*from == T{} || said.*from == kept) return;
  const bool told = state.any_before([&](const SourceRecord& other) {
    return std::any_of(other.services.begin(), other.services.end(),
                       [&](const SourceService& s) { return is_same(s, said) && s.*from != T{}; });
  });
  if (told) return;
  const std::string full = title_of(said) + " " + label;
  if (state.differs_in(FactGroup::hours, field, full, words(kept), words(said.*from))) kept = said.*from;
}

void merge_service(MergeState& state, const SourceService& said, Service& kept) {
  const auto same = [](const std::string& text) { return text; };
  merge_field(state, said, &SourceService::office_number, kept.office_number, "office_number", "事業所番号", same);
  merge_field(state, said, &SourceService::capacity, kept.capacity, "capacity", "定員", count_text);
  merge_field(state, said, &SourceService::hours, kept.hours, "hours", "時間", hours_text);
  merge_field(state, said, &SourceService::hours_note, kept.hours_note, "hours_note", "時間の注記", same);
  merge_field(state, said, &SourceService::specialities, kept.specialities, "specialities", "診療科目",
              specialities_text);
}

Service made_of(const SourceService& said) {
  Service out;
  out.kind = said.kind;
  out.office_number = said.office_number;
  out.capacity = said.capacity;
  out.hours = said.hours;
  out.hours_note = said.hours_note;
  out.specialities = said.specialities;
  if (said.kind == FacilityKind::other) out.note = said.kind_text;
  return out;
}

// A service that this key had and no longer has is told, not removed: a person closes it.
void tell_vanished(MergeState& state) {
  if (!state.input.said || !lists_all(state.input.kind)) return;
  for (const StatedRecord& earlier : *state.input.said) {
    if (earlier.kind != state.input.kind || earlier.key != state.record.key) continue;
    for (const SourceService& service : earlier.record.services) {
      const auto& now = state.record.services;
      const bool there =
          std::any_of(now.begin(), now.end(), [&](const SourceService& s) { return is_same(s, service); });
      if (!there) state.outcome.warnings.push_back({"service_vanished", "サービス", title_of(service)});
    }
  }
}

std::string answer_text(directory::Acceptance answer, const std::string& note) {
  std::string out(model::ja_of(answer));
  if (!note.empty()) out += "：" + note;
  return out;
}

std::string item_text(const std::string& item) {
  const auto* found = directory::find_capability(item);
  return found ? std::string(found->ja) : item;
}

std::string notification_text(const Notification& n) {
  return n.name.empty() ? n.symbol : n.name + "（" + n.symbol + "）";
}

}  // namespace

void merge_services(MergeState& state) {
  if (state.record.services.empty()) return;
  state.says(FactGroup::hours);
  auto& services = state.parts.services;
  services.reserve(services.size() + state.record.services.size());  // pointers into it stay good
  std::vector<const Service*> taken;
  for (const SourceService& said : state.record.services) {
    Service* kept = find_service(services, said, taken);
    if (kept) {
      merge_service(state, said, *kept);
    } else if (state.differs_in(FactGroup::hours, "services", "サービス", "", title_of(said))) {
      services.push_back(made_of(said));
      kept = &services.back();
    }
    if (kept) taken.push_back(kept);
  }
  tell_vanished(state);
}

void merge_capabilities(MergeState& state) {
  for (const directory::SourceCapability& said : state.record.capabilities) {
    state.says(FactGroup::capabilities);
    auto& all = state.parts.capabilities;
    const auto kept = std::find_if(all.begin(), all.end(), [&](const Capability& c) { return c.item == said.item; });
    const bool there = kept != all.end();
    if (there && kept->answer == said.answer && kept->note == said.note) continue;
    const std::string before = there ? answer_text(kept->answer, kept->note) : std::string();
    if (!state.differs_in(FactGroup::capabilities, said.item, item_text(said.item), before,
                          answer_text(said.answer, said.note))) {
      continue;
    }
    if (there) {
      kept->answer = said.answer;
      kept->note = said.note;
    } else {
      Capability added;
      added.item = said.item;
      added.answer = said.answer;
      added.note = said.note;
      all.push_back(std::move(added));
    }
  }
}

// The list is the whole truth of its day: what it no longer names is no longer notified. A draft of the home-care standards
// alone says nothing of the others.
void merge_notifications(MergeState& state) {
  const bool whole = state.input.kind == SourceKind::notification_xlsx;
  if (!whole && state.input.kind != SourceKind::home_care_csv) return;
  const LocalDate as_of = state.input.snapshot.value_or(state.input.today);
  auto& kept = state.parts.notifications;
  state.says(FactGroup::notifications);
  if (std::any_of(kept.begin(), kept.end(), [&](const Notification& n) { return n.as_of > as_of; }))
    return;  // older list
  std::vector<Notification> next;
  bool may = true;
  for (const directory::SourceNotification& said : state.record.notifications) {
    Notification n;
    n.symbol = said.symbol;
    n.name = said.name;
    n.since = said.since;
    n.as_of = as_of;
    const auto was =
        std::find_if(kept.begin(), kept.end(), [&](const Notification& k) { return k.symbol == n.symbol; });
    if (!whole && was != kept.end()) n.name = was->name;
    if (was == kept.end()) {
      may = state.differs_in(FactGroup::notifications, n.symbol, "届出", "", notification_text(n));
    } else if (was->name != n.name || was->since != n.since) {
      may = state.differs_in(FactGroup::notifications, n.symbol, "届出", notification_text(*was), notification_text(n));
    }
    next.push_back(std::move(n));
  }
  for (const Notification& was : kept) {
    const bool there =
        std::any_of(next.begin(), next.end(), [&](const Notification& n) { return n.symbol == was.symbol; });
    if (!there && !whole) next.push_back(was);
    if (!there && whole)
      may = state.differs_in(FactGroup::notifications, was.symbol, "届出", notification_text(was), "");
  }
  // Rows of an unchanged list keep their order; ids of the table are the symbols.
  std::sort(next.begin(), next.end(), [](const auto& a, const auto& b) { return a.symbol < b.symbol; });
  if (may) kept = std::move(next);
}

}  // namespace kaname::bridges
