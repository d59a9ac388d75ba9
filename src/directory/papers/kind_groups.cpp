// SPDX-License-Identifier: Apache-2.0
#include "directory/papers/kind_groups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace kaname::directory::papers {
namespace {

using K = FacilityKind;
using output::Canvas;
using output::Colour;
using output::Point;

constexpr K kAdvice[] = {K::coordination_center, K::community_support_center, K::health_center};
constexpr K kHospitals[] = {K::hospital, K::backup_hospital};
constexpr K kClinics[] = {K::clinic, K::home_care_guidance, K::severe_dementia_day};
constexpr K kDental[] = {K::dental};
constexpr K kPharmacies[] = {K::pharmacy};
constexpr K kNursing[] = {K::home_nursing, K::home_rehab, K::nursing_small_multi};
constexpr K kManagers[] = {K::care_management};
constexpr K kVisits[] = {K::home_help, K::home_bath, K::regular_visit, K::night_visit};
constexpr K kDays[] = {K::day_service, K::community_day_service, K::dementia_day, K::day_rehab, K::therapy_day};
constexpr K kStays[] = {K::short_stay, K::medical_short_stay, K::small_multi};
constexpr K kHomes[] = {K::group_home,      K::special_nursing_home, K::community_special_nursing_home,
                        K::health_facility, K::medical_institution,  K::specified_facility};
constexpr K kEquipment[] = {K::equipment_rental, K::equipment_sales, K::home_modification};
constexpr K kInformal[] = {K::salon, K::meal_delivery,  K::shopping, K::transport,
                           K::watch, K::other_informal, K::other};

// Colours of the first row are dark enough to be black on a FAX; open signs are white inside everywhere.
constexpr Colour kBlue{0x00, 0x17, 0xC1}, kRed{0xB5, 0x00, 0x1F}, kGreen{0x00, 0x6B, 0x35}, kPurple{0x6A, 0x1B, 0x9A},
    kBrown{0x7A, 0x3E, 0x00}, kTeal{0x00, 0x5F, 0x73}, kSlate{0x37, 0x47, 0x4F};

constexpr auto kGroups = std::to_array<KindGroup>({
    {"相談の窓口", "どこに相談するか分からないとき", Sign::star, kRed, kAdvice},
    {"病院", "入院・検査・専門の外来", Sign::square, kBlue, kHospitals},
    {"診療所", "かかりつけ・訪問診療・往診", Sign::circle, kBlue, kClinics},
    {"歯科診療所", "歯の治療・訪問歯科・飲み込み", Sign::diamond, kTeal, kDental},
    {"薬局", "薬の受け取り・訪問・相談", Sign::triangle, kGreen, kPharmacies},
    {"訪問看護・訪問リハビリ", "看護師やリハビリの専門職が家に来る", Sign::cross, kRed, kNursing},
    {"ケアマネジャー（居宅介護支援）", "介護の計画と、事業所との調整", Sign::inverted, kPurple, kManagers},
    {"訪問の介護", "家での介護・入浴", Sign::ring, kPurple, kVisits},
    {"通いの介護", "日帰りの介護・リハビリ", Sign::open_square, kBrown, kDays},
    {"泊まり・小規模多機能", "短い泊まり、通い・泊まり・訪問の組み合わせ", Sign::open_triangle, kBrown, kStays},
    {"施設・住まい", "住んで介護を受ける", Sign::open_diamond, kSlate, kHomes},
    {"福祉用具・住宅改修", "ベッドや車いす、手すりなど", Sign::saltire, kSlate, kEquipment},
    {"生活の支え", "配食・買い物・移動・見守り・サロンなど", Sign::open_inverted, kGreen, kInformal},
});

void draw_shape(Canvas& canvas, std::vector<Point> ring, const Colour& colour, bool open) {
  output::Polygon shape;
  shape.rings.push_back(std::move(ring));
  shape.fill = open ? output::kWhite : colour;
  shape.stroke = {open ? colour : output::kWhite, open ? 0.45 : 0.15, false};
  canvas.polygon(std::move(shape));
}

// Corners of a regular figure; with `inner`, of a star.
std::vector<Point> corners(Point at, double radius, int count, double turn, double inner = 0) {
  std::vector<Point> out;
  const int steps = inner > 0 ? count * 2 : count;
  for (int i = 0; i < steps; ++i) {
    const double angle = turn + 2 * std::numbers::pi * i / steps;
    const double r = inner > 0 && i % 2 == 1 ? radius * inner : radius;
    out.push_back({at.x + r * std::cos(angle), at.y + r * std::sin(angle)});
  }
  return out;
}

std::vector<Point> plus(Point at, double arm) {
  const double w = arm * 0.38;
  return {{at.x - w, at.y - arm}, {at.x + w, at.y - arm}, {at.x + w, at.y - w},   {at.x + arm, at.y - w},
          {at.x + arm, at.y + w}, {at.x + w, at.y + w},   {at.x + w, at.y + arm}, {at.x - w, at.y + arm},
          {at.x - w, at.y + w},   {at.x - arm, at.y + w}, {at.x - arm, at.y - w}, {at.x - w, at.y - w}};
}

}  // namespace

std::span<const KindGroup> kind_groups() { return kGroups; }

std::size_t group_of(FacilityKind kind) {
  for (std::size_t i = 0; i < kGroups.size(); ++i) {
    if (std::find(kGroups[i].kinds.begin(), kGroups[i].kinds.end(), kind) != kGroups[i].kinds.end()) return i;
  }
  return kGroups.size() - 1;
}

void draw_sign(Canvas& canvas, const KindGroup& group, Point at, double size) {
  constexpr double kUp = -std::numbers::pi / 2;
  const double r = size / 2;
  const Colour& colour = group.colour;
  switch (group.sign) {
    case Sign::circle: canvas.circle({at, r, colour, {output::kWhite, 0.15, false}}); return;
    case Sign::ring: canvas.circle({at, r * 0.95, output::kWhite, {colour, 0.5, false}}); return;
    case Sign::square: return draw_shape(canvas, corners(at, r * 1.25, 4, kUp / 2), colour, false);
    case Sign::open_square: return draw_shape(canvas, corners(at, r * 1.2, 4, kUp / 2), colour, true);
    case Sign::triangle: return draw_shape(canvas, corners(at, r * 1.2, 3, kUp), colour, false);
    case Sign::open_triangle: return draw_shape(canvas, corners(at, r * 1.15, 3, kUp), colour, true);
    case Sign::inverted: return draw_shape(canvas, corners(at, r * 1.2, 3, -kUp), colour, false);
    case Sign::open_inverted: return draw_shape(canvas, corners(at, r * 1.15, 3, -kUp), colour, true);
    case Sign::diamond: return draw_shape(canvas, corners(at, r * 1.2, 4, kUp), colour, false);
    case Sign::open_diamond: return draw_shape(canvas, corners(at, r * 1.15, 4, kUp), colour, true);
    case Sign::star: return draw_shape(canvas, corners(at, r * 1.35, 5, kUp, 0.45), colour, false);
    case Sign::cross: return draw_shape(canvas, plus(at, r * 1.1), colour, false);
    case Sign::saltire:
      canvas.line({at.x - r, at.y - r}, {at.x + r, at.y + r}, {colour, 0.7, false});
      canvas.line({at.x - r, at.y + r}, {at.x + r, at.y - r}, {colour, 0.7, false});
      return;
  }
}

}  // namespace kaname::directory::papers
