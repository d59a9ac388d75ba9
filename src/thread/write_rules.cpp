// SPDX-License-Identifier: Apache-2.0
#include "thread/write_rules.h"

#include <fmt/format.h>

#include <cstdlib>

namespace kaname::thread {
namespace {

constexpr std::int64_t kClockTolerance = 5LL * 60 * 1000;

// Outside of these somebody should look twice; they are no diagnosis.
struct Band {
  std::string_view name;
  std::optional<double> Vitals::*member;
  double low, high;
};
const Band kBands[] = {
    {"血圧（上）", &Vitals::systolic, 80, 200}, {"血圧（下）", &Vitals::diastolic, 40, 120},
    {"脈拍", &Vitals::pulse, 40, 130},          {"体温", &Vitals::temperature, 34.5, 39.5},
    {"SpO2", &Vitals::spo2, 88, 100},           {"呼吸", &Vitals::respiration, 8, 30},
    {"血糖", &Vitals::glucose, 60, 400},
};

struct Unit {
  std::string_view name, unit;
  std::optional<double> Vitals::*member;
};
const Unit kUnits[] = {
    {"脈", "", &Vitals::pulse},         {"体温", "℃", &Vitals::temperature}, {"SpO2", "%", &Vitals::spo2},
    {"呼吸", "", &Vitals::respiration}, {"体重", "kg", &Vitals::weight},     {"血糖", "", &Vitals::glucose},
    {"痛み", "/10", &Vitals::pain},     {"酸素", "L", &Vitals::oxygen},
};

}  // namespace

Moment moment_of(std::optional<Timestamp> told, std::int64_t offset_ms, Timestamp now) {
  if (!told) return {now, 0};
  Moment out{*told, 0};
  if (std::llabs(offset_ms) > kClockTolerance) {
    out.at = out.at.plus_ms(-offset_ms);
    out.clock_differs_ms = offset_ms;
  }
  if (out.at > now) {
    if (out.at.ms - now.ms > kClockTolerance && out.clock_differs_ms == 0) out.clock_differs_ms = out.at.ms - now.ms;
    out.at = now;
  }
  return out;
}

std::vector<std::string> outliers(const Vitals& vitals) {
  std::vector<std::string> out;
  for (const Band& band : kBands) {
    const auto& value = vitals.*band.member;
    if (value && (*value < band.low || *value > band.high)) out.push_back(fmt::format("{} {:g}", band.name, *value));
  }
  return out;
}

std::string words_of(const Vitals& vitals) {
  std::string out;
  const auto add = [&](const std::string& piece) { out += (out.empty() ? "" : " ") + piece; };
  if (vitals.systolic && vitals.diastolic) {
    add(fmt::format("血圧 {:g}/{:g}", *vitals.systolic, *vitals.diastolic));
  } else if (vitals.systolic) {
    add(fmt::format("血圧（上） {:g}", *vitals.systolic));
  }
  for (const Unit& unit : kUnits) {
    if (const auto& value = vitals.*unit.member) add(fmt::format("{} {:g}{}", unit.name, *value, unit.unit));
  }
  return out;
}

bool is_empty(const Vitals& vitals) { return vitals == Vitals{}; }

}  // namespace kaname::thread
