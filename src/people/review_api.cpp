// SPDX-License-Identifier: Apache-2.0
// What the municipality looks over: everything one account has looked at, and the counters of a period.
#include <map>

#include "people/access_words.h"
#include "people/endpoints.h"
#include "people/person_store.h"
#include "trust/access_log.h"

namespace kaname::people {
namespace {

using api::Caller;
using trust::AccessRow;

constexpr std::int64_t kMostRows = 2000;
constexpr int kLongestDays = 366;

struct LooksInput {
  api::AccountId account_id;
  std::optional<LocalDate> from, to;
};
constexpr auto describe(model::Tag<LooksInput>) {
  using namespace model;
  return entity("AccountLooksInput", "ある人が見たもの", field("account_id", &LooksInput::account_id, required),
                field("from", &LooksInput::from), field("to", &LooksInput::to));
}

struct Look {
  Timestamp at;
  PersonId person_id;
  std::string person_name;
  std::string what;
  trust::Basis basis = trust::Basis::none;
  std::string remote;
};
constexpr auto describe(model::Tag<Look>) {
  using namespace model;
  return entity("AccountLook", "見たもの", field("at", &Look::at), field("person_id", &Look::person_id),
                field("person_name", &Look::person_name, personal), field("what", &Look::what),
                field("basis", &Look::basis), field("remote", &Look::remote, personal));
}
struct Looks {
  std::string name;
  std::vector<Look> items;
  bool more = false;
};
constexpr auto describe(model::Tag<Looks>) {
  using namespace model;
  return entity("AccountLooks", "ある人が見たものの一覧", field("name", &Looks::name, personal),
                field("items", &Looks::items), field("more", &Looks::more));
}

struct ReviewInput {
  LocalDate from, to;
};
constexpr auto describe(model::Tag<ReviewInput>) {
  using namespace model;
  return entity("AccessReviewInput", "閲覧の点検", field("from", &ReviewInput::from, required),
                field("to", &ReviewInput::to, required));
}

struct AccountCount {
  api::AccountId account_id;
  std::string name;
  std::int64_t looks = 0;
  std::int64_t people = 0;
  std::int64_t without_basis = 0;
  std::int64_t emergencies = 0;
};
constexpr auto describe(model::Tag<AccountCount>) {
  using namespace model;
  using C = AccountCount;
  return entity("AccountCount", "人ごとの数", field("account_id", &C::account_id), field("name", &C::name, personal),
                field("looks", &C::looks), field("people", &C::people), field("without_basis", &C::without_basis),
                field("emergencies", &C::emergencies));
}
struct Review {
  std::int64_t looks = 0;
  std::int64_t emergencies = 0;             // begun in the period
  std::int64_t emergencies_unreviewed = 0;  // … and not looked over yet
  std::vector<AccountCount> accounts;       // most persons first
};
constexpr auto describe(model::Tag<Review>) {
  using namespace model;
  return entity("AccessReview", "閲覧の点検の数", field("looks", &Review::looks),
                field("emergencies", &Review::emergencies),
                field("emergencies_unreviewed", &Review::emergencies_unreviewed), field("accounts", &Review::accounts));
}

Result<Done> need_town(const Caller& caller) {
  if (!caller.has_role(api::Role::town) && !caller.has_role(api::Role::coordinator))
    return fail(Problem::forbidden, "access_by_case_office");
  return Done{};
}

Result<Looks> looks_of(Read& tx, const Caller& caller, const LooksInput& in) {
  TRY(need_town(caller));
  const Timestamp from = in.from ? Timestamp::of(*in.from) : Timestamp{0};
  const Timestamp to = in.to ? Timestamp::of(in.to->plus_days(1)) : tx.now().plus_ms(1);
  Looks out;
  for (const AccessRow& row : tx.select<AccessRow>(
           "WHERE area_id = $1 AND account_id = $2 AND at >= $3 AND at < $4 ORDER BY at DESC, id LIMIT $5", tx.area(),
           in.account_id, from, to, kMostRows + 1)) {
    if (static_cast<std::int64_t>(out.items.size()) == kMostRows) {
      out.more = true;
      break;
    }
    out.name = row.name;
    const auto parts = person_parts(tx, row.person_id);
    out.items.push_back(
        {row.at, row.person_id, parts ? (*parts)->person.name : "", access_words(row.what), row.basis, row.remote});
  }
  return out;
}

Result<Review> review(Read& tx, const Caller& caller, const ReviewInput& in) {
  TRY(need_town(caller));
  if (in.to < in.from) return fail_field("to", "ends_before_start");
  if (in.from.plus_days(kLongestDays) < in.to) return fail_field("to", "basis_too_long");
  const Timestamp from = Timestamp::of(in.from), to = Timestamp::of(in.to.plus_days(1));
  Review out;
  tx.rows(
      "SELECT account_id, max(name), count(*), count(DISTINCT person_id),"
      " sum(CASE WHEN basis = 'none' THEN 1 ELSE 0 END), sum(CASE WHEN basis = 'protection' THEN 1 ELSE 0 END)"
      " FROM access_log WHERE area_id = $1 AND at >= $2 AND at < $3 GROUP BY account_id"
      " ORDER BY count(DISTINCT person_id) DESC, count(*) DESC, account_id LIMIT 500",
      [&](const model::Row& row) {
        AccountCount count;
        count.account_id = api::AccountId::parse(row.text(0)).value_or(api::AccountId{});
        count.name = row.text(1);
        count.looks = row.integer(2);
        count.people = row.integer(3);
        count.without_basis = row.integer(4);
        count.emergencies = row.integer(5);
        out.looks += count.looks;
        out.accounts.push_back(std::move(count));
      },
      tx.area(), from, to);
  out.emergencies = tx.number(
      "SELECT count(*) FROM legal_basis WHERE area_id = $1 AND kind = 'protection' AND starts_at >= $2"
      " AND starts_at < $3",
      tx.area(), from, to);
  out.emergencies_unreviewed = tx.number(
      "SELECT count(*) FROM legal_basis WHERE area_id = $1 AND kind = 'protection' AND starts_at >= $2"
      " AND starts_at < $3 AND reviewed_at IS NULL",
      tx.area(), from, to);
  return out;
}

}  // namespace

std::vector<api::Endpoint> review_endpoints() {
  using namespace api;
  return {
      get("/v1/access", "access.by_account", "access.read", "What one account has looked at", &looks_of),
      slow_get("/v1/access/review", "access.review", "access.read", "Counters of looks and emergencies in a period",
               &review),
  };
}

}  // namespace kaname::people
