// SPDX-License-Identifier: Apache-2.0
#include "people/person_rules.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/text_fold.h"
#include "base/wareki.h"
#include "people/my_number.h"

namespace kaname::people {
namespace {

// From this many days before the end of a certification its renewal can be asked for.
constexpr int kRenewalDays = 60;

template <class Facts>
Result<std::string> normal_as(std::string_view json) {
  const Facts facts = TRY(model::from_json<Facts>(json));
  TRY(refuse_my_number(facts));
  return model::to_json(facts);
}

// A link is followed with a press: nothing but a page of the web may stand there.
Result<Done> check_links(std::string_view json) {
  const Links links = TRY(model::from_json<Links>(json));
  for (const OtherSystem& one : links.items) {
    if (!one.url.empty() && !one.url.starts_with("https://")) return fail_field("items", "link_malformed");
  }
  return Done{};
}

void add_joined(std::vector<std::string>& out, std::string_view head, const std::vector<std::string>& values) {
  if (values.empty()) return;
  std::string line(head);
  for (std::size_t i = 0; i < values.size(); ++i) line += (i > 0 ? "、" : "") + values[i];
  out.push_back(std::move(line));
}

std::string device_line(const Device& device) {
  std::string line(device.item == CareItem::other && !device.name.empty() ? device.name : model::ja_of(device.item));
  if (!device.setting.empty()) line += " " + device.setting;
  if (device.battery_hours) line += fmt::format(" 電池{:g}時間", *device.battery_hours);
  return line;
}

}  // namespace

Result<Birth> read_birth(std::string_view typed, LocalDate today) {
  std::string text = text::trim(text::nfkc(typed));
  if (text.empty()) return Birth{};
  // 1941, 1941頃: a year that is written without 年.
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view rest = std::string_view(text).substr(digits);
  if (digits == 4 && (rest.empty() || rest == "頃" || rest == "ごろ")) text.insert(digits, "年");
  const wareki::ParsedDate parsed = TRY(wareki::parse_date(text));
  if (parsed.date > today) return fail(Problem::invalid, "date_in_future");
  std::string out = parsed.date.text();
  if (parsed.precision == wareki::Precision::month) out.resize(7);
  if (parsed.precision == wareki::Precision::year) out.resize(4);
  return Birth{std::move(out), parsed.about};
}

std::optional<LocalDate> first_day(std::string_view birth) {
  if (birth.size() == 4) return LocalDate::parse(std::string(birth) + "-01-01");
  if (birth.size() == 7) return LocalDate::parse(std::string(birth) + "-01");
  return LocalDate::parse(birth);
}

std::optional<int> age_of(std::string_view birth, LocalDate day) {
  const auto first = first_day(birth);
  if (!first) return std::nullopt;
  return wareki::age_on(*first, day);
}

std::vector<std::string> warnings_of(const std::vector<PersonFacts>& all) {
  std::vector<std::string> out;
  for (const Device& device : facts_as<Devices>(all, Heading::devices).items) out.push_back(device_line(device));
  const auto alerts = facts_as<Alerts>(all, Heading::alerts);
  add_joined(out, "アレルギー: ", alerts.allergies);
  add_joined(out, "感染症: ", alerts.infections);
  add_joined(out, "注意: ", alerts.cautions);
  std::vector<std::string> thinners;
  for (const Medicine& medicine : facts_as<Medicines>(all, Heading::medicines).items) {
    if (medicine.anticoagulant) thinners.push_back(medicine.name);
  }
  add_joined(out, "血が止まりにくい薬: ", thinners);
  if (facts_as<Family>(all, Heading::family).no_relatives) out.emplace_back("身寄りなし");
  return out;
}

std::vector<Due> dues_of(const std::vector<PersonFacts>& all, LocalDate today) {
  std::vector<Due> out;
  const auto certification = facts_as<Certification>(all, Heading::certification);
  if (certification.to && certification.to->plus_days(-kRenewalDays) <= today) {
    const bool over = *certification.to < today;
    out.push_back({"certification", *certification.to,
                   fmt::format("認定の有効期間 {}まで{}", wareki::wareki(*certification.to),
                               over ? "（切れています。更新を確かめてください）" : "（更新の申請ができます）")});
  }
  for (const PersonFacts& facts : all) {
    if (facts.next_due > today) continue;
    out.push_back({"facts", facts.next_due, fmt::format("{}の確認", model::ja_of(facts.heading))});
  }
  std::stable_sort(out.begin(), out.end(), [](const Due& a, const Due& b) { return a.on < b.on; });
  return out;
}

Result<std::string> normal_facts(Heading heading, std::string_view json) {
  switch (heading) {
    case Heading::basic: return fail(Problem::invalid, "heading_not_here");
    case Heading::alerts: return normal_as<Alerts>(json);
    case Heading::devices: return normal_as<Devices>(json);
    case Heading::wishes: return normal_as<Wishes>(json);
    case Heading::diagnoses: return normal_as<Diagnoses>(json);
    case Heading::medicines: return normal_as<Medicines>(json);
    case Heading::regulars: return normal_as<Regulars>(json);
    case Heading::family: return normal_as<Family>(json);
    case Heading::certification: return normal_as<Certification>(json);
    case Heading::independence: return normal_as<Independence>(json);
    case Heading::adl: return normal_as<Adl>(json);
    case Heading::meals: return normal_as<Meals>(json);
    case Heading::communication: return normal_as<Communication>(json);
    case Heading::housing: return normal_as<Housing>(json);
    case Heading::links: TRY(check_links(json)); return normal_as<Links>(json);
    default: return normal_as<Words>(json);
  }
}

}  // namespace kaname::people
