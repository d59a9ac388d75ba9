// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/wareki.h"
#include "people/facts.h"
#include "people/papers/person_paper.h"

namespace kaname::people::papers {
namespace {

// Words of a value; empty when it says nothing.
std::string words(const std::string& value) { return value; }
std::string words(bool value) { return value ? "✓" : ""; }
std::string words(double value) { return fmt::format("{:g}", value); }
std::string words(LocalDate value) { return wareki::wareki(value); }
std::string words(const Uuid&) { return {}; }
template <model::Choice E>
std::string words(E value) {
  return model::code_of(value) == "unknown" ? std::string() : std::string(model::ja_of(value));
}
template <class T>
std::string words(const std::optional<T>& value) {
  return value ? words(*value) : std::string();
}
std::string words(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : "、") + value;
  return out;
}

template <class T>
inline constexpr bool kIsList = false;
template <class T>
inline constexpr bool kIsList<std::vector<T>> = model::Described<T>;

// Fields that are understood without their label.
bool speaks_for_itself(std::string_view name) {
  return name == "name" || name == "note" || name == "item" || name == "kind" || name == "setting" ||
      name == "relation" || name == "phone" || name == "person" || name == "living" || name == "care_level";
}

std::string piece(std::string_view name, std::string_view label, const std::string& value, bool is_mark) {
  if (value.empty()) return {};
  if (is_mark) return std::string(label);
  if (speaks_for_itself(name) || label.empty()) return value;
  return fmt::format("{}: {}", label, value);
}

// One entry of a list in one line.
template <model::Described T>
std::string entry_line(const T& value) {
  std::string out;
  model::declaration<T>.each([&](const auto& f) {
    const auto& member = value.*f.member;
    const std::string said =
        piece(f.name, f.rules.ja, words(member), std::is_same_v<std::decay_t<decltype(member)>, bool>);
    if (!said.empty()) out += (out.empty() ? "" : "、") + said;
  });
  return out;
}

template <model::Described T>
std::vector<std::string> lines(std::string_view json) {
  std::vector<std::string> out;
  const auto facts = model::from_json<T>(json);
  if (!facts) return out;
  model::declaration<T>.each([&](const auto& f) {
    using Member = std::decay_t<decltype((*facts).*f.member)>;
    const Member& member = (*facts).*f.member;
    if constexpr (kIsList<Member>) {
      for (const auto& one : member) out.push_back(entry_line(one));
    } else {
      std::string said = piece(f.name, f.rules.ja, words(member), std::is_same_v<Member, bool>);
      if (!said.empty()) out.push_back(std::move(said));
    }
  });
  return out;
}

}  // namespace

std::vector<std::string> fact_lines(Heading heading, std::string_view json) {
  switch (heading) {
    case Heading::basic: return {};
    case Heading::alerts: return lines<Alerts>(json);
    case Heading::devices: return lines<Devices>(json);
    case Heading::wishes: return lines<Wishes>(json);
    case Heading::diagnoses: return lines<Diagnoses>(json);
    case Heading::medicines: return lines<Medicines>(json);
    case Heading::regulars: return lines<Regulars>(json);
    case Heading::family: return lines<Family>(json);
    case Heading::certification: return lines<Certification>(json);
    case Heading::independence: return lines<Independence>(json);
    case Heading::adl: return lines<Adl>(json);
    case Heading::meals: return lines<Meals>(json);
    case Heading::communication: return lines<Communication>(json);
    case Heading::housing: return lines<Housing>(json);
    case Heading::links: return lines<Links>(json);
    default: return lines<Words>(json);
  }
}

}  // namespace kaname::people::papers
