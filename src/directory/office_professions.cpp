// SPDX-License-Identifier: Apache-2.0
#include "directory/office_professions.h"

#include <array>

namespace kaname::directory {
namespace {

using trust::Profession;

constexpr std::array kDoctors = {Profession::doctor, Profession::nurse};
constexpr std::array kDental = {Profession::dentist, Profession::dental_hygienist};
constexpr std::array kPharmacy = {Profession::pharmacist};
constexpr std::array kNurses = {Profession::nurse};
constexpr std::array kRehab = {Profession::physical_therapist, Profession::occupational_therapist,
                               Profession::speech_therapist};
constexpr std::array kManagers = {Profession::care_manager};
// 介護保険法施行規則140条の66: 保健師, 社会福祉士, 主任介護支援専門員.
constexpr std::array kSupportCentre = {Profession::chief_care_manager, Profession::social_worker,
                                       Profession::public_health_nurse};
constexpr std::array kHelpers = {Profession::home_helper, Profession::service_manager};
constexpr std::array kCare = {Profession::care_worker, Profession::nurse, Profession::life_adviser};
constexpr std::array kEquipment = {Profession::equipment_adviser};
constexpr std::array kCoordination = {Profession::care_coordinator};
constexpr std::array kHealth = {Profession::public_health_nurse};

}  // namespace

std::span<const Profession> professions_of(FacilityKind kind) {
  switch (kind) {
    case FacilityKind::hospital:
    case FacilityKind::backup_hospital:
    case FacilityKind::clinic: return kDoctors;
    case FacilityKind::dental: return kDental;
    case FacilityKind::pharmacy: return kPharmacy;
    case FacilityKind::home_nursing: return kNurses;
    case FacilityKind::home_rehab:
    case FacilityKind::day_rehab: return kRehab;
    case FacilityKind::care_management: return kManagers;
    case FacilityKind::community_support_center: return kSupportCentre;
    case FacilityKind::home_help:
    case FacilityKind::night_visit:
    case FacilityKind::regular_visit: return kHelpers;
    case FacilityKind::home_bath:
    case FacilityKind::day_service:
    case FacilityKind::community_day_service:
    case FacilityKind::dementia_day:
    case FacilityKind::severe_dementia_day:
    case FacilityKind::therapy_day:
    case FacilityKind::short_stay:
    case FacilityKind::medical_short_stay:
    case FacilityKind::small_multi:
    case FacilityKind::nursing_small_multi:
    case FacilityKind::group_home:
    case FacilityKind::special_nursing_home:
    case FacilityKind::community_special_nursing_home:
    case FacilityKind::health_facility:
    case FacilityKind::medical_institution:
    case FacilityKind::specified_facility: return kCare;
    case FacilityKind::equipment_rental:
    case FacilityKind::equipment_sales: return kEquipment;
    case FacilityKind::coordination_center: return kCoordination;
    case FacilityKind::health_center: return kHealth;
    case FacilityKind::home_care_guidance:
    case FacilityKind::home_modification:
    case FacilityKind::salon:
    case FacilityKind::meal_delivery:
    case FacilityKind::shopping:
    case FacilityKind::transport:
    case FacilityKind::watch:
    case FacilityKind::other_informal:
    case FacilityKind::other: return {};
  }
  return {};
}

}  // namespace kaname::directory
