// SPDX-License-Identifier: Apache-2.0
#include "simulate/offices.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "simulate/words.h"

namespace kaname::simulate {
namespace {

namespace json = boost::json;

struct OfficeKind {
  std::string_view kind, name, kana, login;
  trust::Profession profession;
};
constexpr auto kKinds = std::to_array<OfficeKind>({
    {"care_management", "居宅介護支援事業所", "きょたくかいごしえん", "cm", trust::Profession::care_manager},
    {"home_nursing", "訪問看護ステーション", "ほうもんかんごすてーしょん", "ns", trust::Profession::nurse},
    {"clinic", "クリニック", "くりにっく", "dr", trust::Profession::doctor},
    {"hospital", "病院", "びょういん", "hp", trust::Profession::medical_social_worker},
    {"home_help", "訪問介護センター", "ほうもんかいごせんたー", "hh", trust::Profession::home_helper},
});

Worker worker_of(const Options& options, const std::string& account, const std::string& name, const std::string& office,
                 trust::Profession profession) {
  Worker out;
  out.caller.area = options.area;
  out.caller.account_id = api::AccountId::parse(account);
  out.caller.name = name;
  out.office = Uuid::parse(office).value_or(Uuid{});
  out.caller.grants = {{api::Role::office, out.office}};
  out.profession = profession;
  return out;
}

}  // namespace

bool Staff::has(trust::Profession profession) const {
  return std::any_of(workers.begin(), workers.end(), [&](const Worker& w) { return w.profession == profession; });
}

std::size_t Staff::any(trust::Profession profession, Random& random) const {
  std::vector<std::size_t> of_it;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    if (workers[i].profession == profession) of_it.push_back(i);
  }
  KANAME_ASSERT(!of_it.empty());
  return random.of(of_it);
}

Result<Done> hire(World& world, const Options& options, LocalDate first, Keys& keys, Staff& staff, Lived& out) {
  staff.workers = options.workers;
  Timestamp at = Timestamp::of(first.plus_days(-1), 9);
  const auto act = [&](std::string_view name, const json::object& body) {
    at = at.plus_ms(1000);
    ++out.acts;
    return world.act({at, &options.officer, name, json::serialize(body), keys.next()});
  };
  for (std::size_t n = 0; n < options.offices_a_kind; ++n) {
    for (const OfficeKind& kind : kKinds) {
      const Name& who = kSurnames[n % kSurnames.size()];
      const std::string number = n < kSurnames.size() ? "" : std::to_string(n / kSurnames.size() + 1);
      const json::object office{{"name", fmt::format("{}{}{}（架空）", who.kanji, kind.name, number)},
                                {"name_kana", fmt::format("{}{}{}", who.kana, kind.kana, number)},
                                {"kind", kind.kind},
                                {"fictional", true}};
      const std::string office_id(json::parse(TRY(act("facility.create", office))).at("facility").at("id").as_string());
      const std::string login = fmt::format("{}{:03}", kind.login, n + 1);
      const Name& person = kSurnames[(n * 7 + 3) % kSurnames.size()];
      const std::string name = fmt::format("{} {}（架空）", person.kanji, kWomen[n % kWomen.size()].kanji);
      const json::object account{
          {"name", name},
          {"name_kana", person.kana},
          {"login", login},
          {"password", options.password},
          {"roles",
           {{{"role", "office"}, {"facility_id", office_id}, {"profession", model::code_of(kind.profession)}}}}};
      const std::string id(json::parse(TRY(act("account.create", account))).at("id").as_string());
      staff.workers.push_back(worker_of(options, id, name, office_id, kind.profession));
      out.logins.push_back(login);
    }
  }
  return Done{};
}

}  // namespace kaname::simulate
