// SPDX-License-Identifier: Apache-2.0
// Many stays in hospital with nine steps each, over the two years up to a day, straight through the store in batches.
//   kaname_many_stays DATABASE AREA COUNT
#include <cstdio>
#include <cstdlib>

#include "store/database.h"
#include "transitions/stay.h"

namespace {

using namespace kaname;
using namespace kaname::transitions;

constexpr int kSteps = 9;
constexpr int kDays = 700;

void insert_stay(store::Write& tx, std::int64_t number) {
  Stay stay;
  stay.area_id = tx.area();
  stay.id = tx.new_id<StayId>();
  stay.told_kana = "カクウ";
  stay.told_birth = fmt::format("{}-04-03", 1925 + number % 40);
  stay.hospital_id = Uuid::v7(1, {static_cast<std::uint8_t>(number % 7)});
  stay.hospital_name = fmt::format("第{}病院（架空）", number % 7 + 1);
  stay.admitted_on = tx.today().plus_days(-static_cast<int>(number * 7919 % kDays) - 46);
  stay.arrival = number % 3 == 0 ? Arrival::planned : Arrival::emergency;
  stay.noticed_at = Timestamp::of(stay.admitted_on, 9);
  stay.state = StayState::discharged;
  stay.manager_state = ManagerState::confirmed;
  stay.manager_office = fmt::format("第{}居宅（架空）", number % 40 + 1);
  stay.manager_at = stay.noticed_at.plus_ms(number % 30 * 3'600'000);
  stay.discharged_on = stay.admitted_on.plus_days(7 + static_cast<int>(number % 38));
  stay.destination = number % 5 == 0 ? Destination::facility : Destination::home;
  stay.care_level = number % 4 == 0 ? people::CareLevel::support1 : people::CareLevel::care2;
  tx.insert(stay);
  for (int i = 0; i < kSteps; ++i) {
    StayStep step;
    step.area_id = tx.area();
    step.stay_id = stay.id;
    step.id = tx.new_id<StepId>();
    step.kind = static_cast<StepKind>(i);
    step.done_on = stay.admitted_on.plus_days(static_cast<int>((number + i) % 12));
    step.recorded_at = Timestamp::of(step.done_on, 12);
    step.enough = number % 3 == 0 ? Enough::missing : Enough::enough;
    if (step.kind == StepKind::conference_held)
      step.professions = {trust::Profession::doctor, trust::Profession::care_manager};
    tx.insert(step);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fprintf(stderr, "kaname_many_stays DATABASE AREA COUNT\n"), 2;
  store::DatabaseSettings settings;
  settings.sqlite_path = argv[1];
  const std::int64_t wanted = std::atoll(argv[3]);
  store::Database database(settings);
  for (std::int64_t made = 0; made < wanted;) {
    const std::int64_t until = std::min<std::int64_t>(made + 5000, wanted);
    database.write([&](store::Connection& connection) {
      store::Write tx(connection, argv[2], Timestamp::now(), {random_uuid().text(), 0});
      for (; made < until; ++made) insert_stay(tx, made);
      return true;
    });
  }
  std::printf("  %lld stays, %lld steps\n", static_cast<long long>(wanted), static_cast<long long>(wanted * kSteps));
  return 0;
}
