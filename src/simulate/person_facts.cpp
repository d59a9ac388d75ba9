// SPDX-License-Identifier: Apache-2.0
#include "simulate/person_facts.h"

#include <fmt/format.h>

#include "simulate/words.h"

namespace kaname::simulate {
namespace {

namespace json = boost::json;

constexpr std::string_view kLevels[] = {"support1", "support2", "care1", "care1", "care2",
                                        "care2",    "care3",    "care4", "care5"};
constexpr std::string_view kHelpWords[] = {"alone", "watched", "partly", "partly", "wholly"};
constexpr std::string_view kLivingWords[] = {"alone",       "alone",       "couple",       "couple",
                                             "with_family", "with_family", "old_and_child"};
constexpr std::string_view kTowns[] = {"牧野阪",   "招提元町", "楠葉花園町", "香里ケ丘",
                                       "津田元町", "長尾元町", "禁野本町",   "星丘"};

std::string phone(Random& random) {
  return fmt::format("072-{:03}-{:04}", random.between(0, 9) * 100, random.between(0, 9999));
}

json::object family(Random& random, const Name& surname) {
  json::array contacts;
  const int n = random.between(0, 3);
  for (int i = 0; i < n; ++i) {
    const bool woman = random.chance(0.6);
    const Name& given = woman ? random.of(kWomen) : random.of(kMen);
    contacts.push_back({{"name", fmt::format("{} {}", surname.kanji, given.kanji)},
                        {"name_kana", fmt::format("{} {}", surname.kana, given.kana)},
                        {"relation", random.of(kRelations)},
                        {"phone", fmt::format("090-0000-{:04}", random.between(0, 9999))},
                        {"key_person", i == 0}});
  }
  return {{"living", random.of(kLivingWords)}, {"no_relatives", contacts.empty()}, {"contacts", std::move(contacts)}};
}

json::object devices(Random& random) {
  json::array items;
  if (random.chance(0.5))
    items.push_back({{"item", "oxygen"},
                     {"setting", fmt::format("{} L/分", random.between(1, 3))},
                     {"battery_hours", random.between(2, 6)},
                     {"supplier", "在宅酸素サービス（架空）"},
                     {"supplier_phone", phone(random)}});
  if (random.chance(0.3)) items.push_back({{"item", "urinary_catheter"}, {"setting", "16Fr"}});
  if (random.chance(0.25)) items.push_back({{"item", "gastrostomy"}, {"setting", "ボタン型"}});
  if (random.chance(0.15))
    items.push_back({{"item", "suction"}, {"setting", "1日6回"}, {"battery_hours", random.between(1, 3)}});
  if (items.empty()) items.push_back({{"item", "pressure_ulcer"}, {"setting", "仙骨部"}});
  return {{"items", std::move(items)}};
}

template <class Table>
json::array some(Random& random, const Table& table, int most) {
  json::array out;
  const int n = random.between(1, most);
  for (int i = 0; i < n; ++i) {
    const json::value word(random.of(table));
    if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
  }
  return out;
}

json::object named(const json::array& names, std::string_view mark, bool first) {
  json::array items;
  for (const json::value& name : names) items.push_back({{"name", name}, {mark, first && items.empty()}});
  return {{"items", std::move(items)}};
}

json::object certification(Random& random, LocalDate today) {
  const LocalDate from = today.plus_days(-random.between(20, 700));
  return {{"state", "certified"},
          {"care_level", random.of(kLevels)},
          {"from", from.text()},
          {"to", from.plus_months(24).plus_days(-1).text()}};
}

json::object adl(Random& random) {
  json::object out;
  for (const std::string_view what : {"moving", "transfer", "walking", "eating", "toilet", "bathing", "dressing"})
    out[what] = random.of(kHelpWords);
  return out;
}

}  // namespace

NewSoul invent(Random& random, const std::string& insured_number, LocalDate today) {
  NewSoul out;
  const Name& surname = random.of(kSurnames);
  const bool woman = random.chance(0.68);
  const Name& given = woman ? random.of(kWomen) : random.of(kMen);
  out.name = fmt::format("{} {}", surname.kanji, given.kanji);
  const LocalDate born = today.plus_days(-random.between(66 * 365, 99 * 365));
  out.basics = {
      {"name", out.name},
      {"name_kana", fmt::format("{} {}", surname.kana, given.kana)},
      {"birth", born.text()},
      {"sex", woman ? "female" : "male"},
      {"address", fmt::format("大阪府枚方市{}{}-{}", random.of(kTowns), random.between(1, 4), random.between(1, 40))},
      {"phone", phone(random)},
      {"insurer_number", "272104"},
      {"insured_number", insured_number}};
  out.facts.emplace_back("certification", certification(random, today));
  out.facts.emplace_back("family", family(random, surname));
  out.facts.emplace_back("diagnoses", named(some(random, kDiagnoses, 3), "main", true));
  out.facts.emplace_back("medicines", named(some(random, kMedicines, 5), "anticoagulant", random.chance(0.15)));
  json::object alerts{{"cautions", some(random, kCautions, 2)}};
  if (random.chance(0.25)) alerts["allergies"] = some(random, kAllergies, 2);
  out.facts.emplace_back("alerts", std::move(alerts));
  if (random.chance(0.3)) out.facts.emplace_back("devices", devices(random));
  out.facts.emplace_back("adl", adl(random));
  if (random.chance(0.4)) {
    const std::string talked_on = today.plus_days(-random.between(1, 300)).text();
    const bool written = random.chance(0.3);
    out.last_place = written ? "home" : out.facts.size() % 2 == 0 ? "facility" : "undecided";
    out.facts.emplace_back("wishes",
                           json::object{{"person", "できるだけ家で暮らしたい。"},
                                        {"talked_on", talked_on},
                                        {"last_place", out.last_place},
                                        {"written", written}});
  }
  out.baseline = {random.around(130, 20), random.around(74, 12), random.around(72, 12), random.around(96, 2),
                  static_cast<double>(random.around(50, 14))};
  return out;
}

json::object vitals(Random& random, const Baseline& baseline) {
  json::object out{{"systolic", random.around(baseline.systolic, 14)},
                   {"diastolic", random.around(baseline.diastolic, 8)},
                   {"pulse", random.around(baseline.pulse, 8)},
                   {"temperature", 36.0 + random.between(0, 9) / 10.0},
                   {"spo2", std::min(99, random.around(baseline.spo2, 2))}};
  if (random.chance(0.2)) out["weight"] = baseline.weight + random.between(-10, 10) / 10.0;
  return out;
}

}  // namespace kaname::simulate
