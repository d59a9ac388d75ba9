// SPDX-License-Identifier: Apache-2.0
#include "app/simulation.h"

#include <condition_variable>
#include <mutex>

#include "app/sample.h"
#include "directory/facility.h"
#include "journal/journal.h"
#include "trust/account_store.h"

namespace kaname::app {
namespace {

// So many acts are on their way at a time: enough to fill commits, few enough to need no memory.
constexpr std::size_t kOnTheWay = 512;

class HouseWorld final : public simulate::World {
 public:
  explicit HouseWorld(House& house) : house_(house) {}

  Result<std::string> act(const simulate::Act& act) override {
    wait();
    return house_.pipeline().act(*act.caller, act.name, act.body, act.key, act.at);
  }

  void later(simulate::Act act, std::function<void(const Result<std::string>&)> done) override {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return on_the_way_ < kOnTheWay; });
      ++on_the_way_;
    }
    house_.pipeline().act_later(*act.caller, act.name, std::move(act.body), std::move(act.key), act.at,
                                [this, done = std::move(done)](const Result<std::string>& answer) {
                                  done(answer);
                                  const std::lock_guard lock(mutex_);
                                  --on_the_way_;
                                  changed_.notify_one();
                                });
  }

  void wait() override {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return on_the_way_ == 0; });
  }

 private:
  House& house_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t on_the_way_ = 0;
};

// What somebody of such an office usually is, when the account does not say it.
trust::Profession usual_profession(directory::FacilityKind kind) {
  using directory::FacilityKind;
  switch (kind) {
    case FacilityKind::care_management:
    case FacilityKind::community_support_center: return trust::Profession::care_manager;
    case FacilityKind::home_nursing: return trust::Profession::nurse;
    case FacilityKind::clinic: return trust::Profession::doctor;
    case FacilityKind::hospital: return trust::Profession::medical_social_worker;
    case FacilityKind::home_help: return trust::Profession::home_helper;
    default: return trust::Profession::none;
  }
}

std::vector<simulate::Worker> workers_of(store::Read& tx) {
  std::vector<simulate::Worker> out;
  for (const trust::Membership& membership : trust::present_memberships(tx)) {
    if (!membership.office_id || membership.role != api::Role::office) continue;
    const auto account = trust::find_account(tx, tx.area(), membership.account_id);
    const auto office =
        tx.first<directory::Facility>("WHERE area_id = $1 AND id = $2", tx.area(), *membership.office_id);
    if (!account || !account->active || !office) continue;
    simulate::Worker worker;
    worker.caller.area = tx.area();
    worker.caller.account_id = account->id;
    worker.caller.name = account->name;
    worker.caller.grants = {{membership.role, membership.office_id}};
    worker.office = *membership.office_id;
    worker.profession = membership.profession;
    if (worker.profession == trust::Profession::none) worker.profession = usual_profession(office->kind);
    out.push_back(std::move(worker));
  }
  return out;
}

}  // namespace

Result<simulate::Lived> simulate_area(House& house, const SimulationWish& wish) {
  simulate::Options options;
  options.area = wish.area;
  options.people = wish.people;
  options.months = wish.months;
  options.seed = wish.seed;
  options.busyness = wish.busyness;
  options.offices_a_kind = wish.offices_a_kind;
  options.password = kDemoPassword;
  options.progress = wish.progress;
  bool demo = false;
  house.database().read([&](store::Connection& connection) {
    store::Read tx(connection, wish.area, Timestamp::now());
    options.until = wish.until ? *wish.until : tx.today().plus_days(-1);
    const auto area = journal::find_area(tx, wish.area);
    demo = area && area->demo;
    options.workers = workers_of(tx);
    options.officer.area = wish.area;
    options.officer.name = "見本の準備";
    options.officer.grants = {{api::Role::town, std::nullopt}};
    for (const trust::Membership& membership : trust::present_memberships(tx)) {
      if (membership.role == api::Role::town) options.officer.account_id = membership.account_id;
    }
  });
  if (!demo) return fail(Problem::invalid, "simulate_not_demo");
  HouseWorld world(house);
  auto lived = TRY(simulate::live(world, std::move(options)));
  // Invented accounts may be used at once; passwords are no history.
  house.database().write([&](store::Connection& connection) {
    store::Write tx(connection, wish.area, Timestamp::now(), {});
    for (const std::string& login : lived.logins) {
      tx.execute(
          "UPDATE credential SET must_change = 0 WHERE area_id = $1 AND account_id IN"
          " (SELECT id FROM account WHERE area_id = $1 AND login = $2)",
          wish.area, login);
    }
    return true;
  });
  return lived;
}

}  // namespace kaname::app
