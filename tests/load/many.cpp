// SPDX-License-Identifier: Apache-2.0
// Makes a large area out of the sample one: every facility with its services, answers, windows and freshness, again and
// again, a little elsewhere and under another name, straight through the store in batches.
//   kaname_many DATABASE AREA COUNT
#include <cstdio>
#include <cstdlib>

#include "directory/facility.h"
#include "directory/facility_store.h"
#include "directory/zone.h"
#include "store/database.h"

namespace {

using namespace kaname;
using namespace kaname::directory;

struct Town {
  std::vector<Facility> facilities;
  std::map<FacilityId, std::vector<Service>> services;
  std::map<FacilityId, std::vector<Capability>> capabilities;
  std::map<FacilityId, std::vector<Notification>> notifications;
  std::map<FacilityId, std::vector<ContactWindow>> windows;
  std::map<FacilityId, std::vector<Freshness>> freshness;
  std::map<FacilityId, std::vector<FacilityZone>> zones;
};

template <class T>
void read_parts(store::Read& tx, std::map<FacilityId, std::vector<T>>& to) {
  for (T& part : tx.select<T>("WHERE area_id = $1", tx.area())) to[part.facility_id].push_back(std::move(part));
}

Town read_town(store::Database& database, const std::string& area) {
  Town town;
  database.read([&](store::Connection& connection) {
    store::Read tx(connection, area, Timestamp::now());
    town.facilities = tx.select<Facility>("WHERE area_id = $1", tx.area());
    read_parts(tx, town.services);
    read_parts(tx, town.capabilities);
    read_parts(tx, town.notifications);
    read_parts(tx, town.windows);
    read_parts(tx, town.freshness);
    read_parts(tx, town.zones);
  });
  return town;
}

template <class T>
void insert_parts(store::Write& tx, const std::map<FacilityId, std::vector<T>>& parts, FacilityId from, FacilityId to) {
  const auto found = parts.find(from);
  if (found == parts.end()) return;
  for (T part : found->second) {
    part.facility_id = to;
    if constexpr (requires { part.id; }) part.id = tx.new_id<decltype(part.id)>();
    tx.insert(part);
  }
}

// Spread over the prefecture, names told apart by a number, so that neither texts nor places repeat.
void insert_copy(store::Write& tx, const Town& town, const Facility& original, std::int64_t number) {
  Facility copy = original;
  copy.id = tx.new_id<FacilityId>();
  copy.name = fmt::format("{} 第{}", original.name, number);
  if (copy.lat) *copy.lat += static_cast<double>(number % 97) * 0.004 - 0.2;
  if (copy.lng) *copy.lng += static_cast<double>(number % 89) * 0.004 - 0.2;
  copy.phone = fmt::format("072-{:03}-{:04}", number % 1000, (number * 7919) % 10'000);
  tx.insert(copy);
  insert_parts(tx, town.services, original.id, copy.id);
  insert_parts(tx, town.capabilities, original.id, copy.id);
  insert_parts(tx, town.notifications, original.id, copy.id);
  insert_parts(tx, town.windows, original.id, copy.id);
  insert_parts(tx, town.freshness, original.id, copy.id);
  insert_parts(tx, town.zones, original.id, copy.id);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fprintf(stderr, "kaname_many DATABASE AREA COUNT\n"), 2;
  store::DatabaseSettings settings;
  settings.sqlite_path = argv[1];
  const std::string area = argv[2];
  const std::int64_t wanted = std::atoll(argv[3]);
  store::Database database(settings);
  const Town town = read_town(database, area);
  if (town.facilities.empty()) return std::fprintf(stderr, "no facility in area %s\n", argv[2]), 1;
  const auto have = static_cast<std::int64_t>(town.facilities.size());
  for (std::int64_t made = have; made < wanted;) {
    const std::int64_t until = std::min<std::int64_t>(made + 5000, wanted);
    database.write([&](store::Connection& connection) {
      store::Write tx(connection, area, Timestamp::now(), {random_uuid().text(), 0});
      for (; made < until; ++made) insert_copy(tx, town, town.facilities[static_cast<std::size_t>(made % have)], made);
      return true;
    });
    std::printf("  %lld of %lld facilities\n", static_cast<long long>(made), static_cast<long long>(wanted));
    std::fflush(stdout);
  }
  return 0;
}
