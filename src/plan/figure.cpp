// SPDX-License-Identifier: Apache-2.0
#include "plan/figure.h"

#include <algorithm>
#include <cmath>

namespace kaname::plan {
namespace {

constexpr std::int64_t kSmall = 10;

bool small(std::int64_t count) { return count > 0 && count < kSmall; }

// Of sorted values; between two neighbours in proportion.
double quantile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - static_cast<double>(below));
}

}  // namespace

Interval wilson(std::int64_t n, std::int64_t of) {
  constexpr double z = 1.959964;
  const auto all = static_cast<double>(of);
  const double p = static_cast<double>(n) / all, shrink = 1 + z * z / all;
  const double centre = (p + z * z / (2 * all)) / shrink;
  const double half = z / shrink * std::sqrt(p * (1 - p) / all + z * z / (4 * all * all));
  return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

Figure figure_from(std::int64_t n, std::int64_t of, std::int64_t unknown) {
  Figure out;
  out.n = n;
  out.of = of;
  out.unknown = unknown;
  if (of > 0) {
    out.rate = static_cast<double>(n) / static_cast<double>(of);
    const Interval interval = wilson(n, of);
    out.wilson_low = interval.low;
    out.wilson_high = interval.high;
  }
  if (unknown > 0) {
    const auto all = static_cast<double>(of + unknown);
    out.if_no = static_cast<double>(n) / all;
    out.if_yes = static_cast<double>(n + unknown) / all;
  }
  return out;
}

Figure figure_of(std::span<const Case* const> cases) {
  std::int64_t n = 0, of = 0, unknown = 0;
  std::vector<double> values;
  for (const Case* one : cases) {
    if (one->verdict == Verdict::unknown) {
      ++unknown;
      continue;
    }
    ++of;
    if (one->verdict == Verdict::yes) ++n;
    if (one->value) values.push_back(*one->value);
  }
  Figure out = figure_from(n, of, unknown);
  if (!values.empty()) {
    std::sort(values.begin(), values.end());
    out.median = quantile(values, 0.5);
    out.p90 = quantile(values, 0.9);
  }
  return out;
}

bool is_small(const Figure& figure) {
  return small(figure.of) || small(figure.n) || small(figure.of - figure.n) || small(figure.unknown);
}

void hide(Figure& figure) {
  figure = {};
  figure.hidden = true;
}

void hide_small(const std::vector<Figure*>& rows) {
  std::int64_t hidden = 0;
  for (Figure* row : rows) {
    if (!is_small(*row)) continue;
    hide(*row);
    ++hidden;
  }
  if (hidden != 1) return;
  Figure* smallest = nullptr;
  for (Figure* row : rows) {
    if (!row->hidden && row->of > 0 && (!smallest || row->of < smallest->of)) smallest = row;
  }
  if (smallest) hide(*smallest);
}

}  // namespace kaname::plan
