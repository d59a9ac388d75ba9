// SPDX-License-Identifier: Apache-2.0
#pragma once
// A small town for the tests of the public site, asked the way the router asks. For tests only.

#include <gtest/gtest.h>

#include "api/router.h"
#include "directory/facility_store.h"
#include "directory/zone.h"
#include "journal/journal.h"
#include "outreach/endpoints.h"
#include "store/testing.h"

namespace kaname::outreach::testing {

using namespace kaname::directory;  // NOLINT: the tests are about its records

inline constexpr std::string_view kArea = "272108";

class Site {
 public:
  Site() : store_(store::Engine::sqlite), endpoints_(outreach::endpoints()), router_(endpoints_) {}

  // An act at `now`, in the journal, which the search index follows.
  void write(const std::function<void(store::Write&)>& work, std::string_view area = kArea) {
    store_.database().write([&](store::Connection& connection) {
      const auto head = journal::take_next(connection, std::string(area));
      store::Write tx(connection, std::string(area), now, {random_uuid().text(), head ? head->seq : 0});
      work(tx);
      if (head) journal::append(tx, api::Caller{}, "test.act", "{}", *head);
      return true;
    });
  }

  void add_area(std::string_view code, std::string_view name, bool demo) {
    store_.database().write([&](store::Connection& connection) {
      store::Write tx(connection, std::string(code), now, {random_uuid().text(), 0});
      tx.insert(journal::Area{std::string(code), std::string(name), "", "大阪府", std::string(name), demo, now});
      journal::open_chain(connection, std::string(code));
      return true;
    });
  }

  // GET of "/public/272108/search?need=bath".
  api::Reply get(std::string_view address) {
    const std::size_t mark = std::min(address.find('?'), address.size());
    const auto match = router_.find(api::Method::get, address.substr(0, mark));
    if (!match.endpoint) {
      ADD_FAILURE() << "no page at " << address;
      return {};
    }
    api::Input input;
    input.path_values = match.values;
    if (mark < address.size()) input.query = address.substr(mark + 1);
    api::Reply reply;
    store_.database().read([&](store::Connection& connection) {
      store::Read tx(connection, "", now);
      auto made = match.endpoint->read(tx, api::Caller{}, input);
      ASSERT_TRUE(made.has_value());
      reply = std::move(*made);
    });
    return reply;
  }
  std::string body(std::string_view address) { return get(address).body; }

  Timestamp now = *Timestamp::parse("2026-11-20T10:00:00+09:00");  // a Friday

 private:
  store::testing::FreshStore store_;
  std::vector<api::Endpoint> endpoints_;
  api::Router router_;
};

inline Facility facility(std::string_view name, std::string_view kana, FacilityKind kind) {
  Facility f;
  f.area_id = kArea;
  f.id = FacilityId{random_uuid()};
  f.name = name;
  f.name_kana = kana;
  f.kind = kind;
  f.address = "大阪府枚方市牧野本町1-1";
  f.phone = "072-000-0101";
  f.lat = 34.84;
  f.lng = 135.66;
  f.geocode_level = GeocodeLevel::block;
  return f;
}

inline Service service(const Facility& f, std::vector<OpenHours> hours) {
  Service s;
  s.area_id = kArea;
  s.facility_id = f.id;
  s.kind = f.kind;
  s.hours = std::move(hours);
  return s;
}

inline OpenHours span(std::vector<std::int32_t> days, std::string_view open, std::string_view close) {
  return {std::move(days), std::string(open), std::string(close), {}};
}

inline bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

inline std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

}  // namespace kaname::outreach::testing
