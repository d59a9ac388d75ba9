// SPDX-License-Identifier: Apache-2.0
#include "app/sample.h"

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "app/simulation.h"
#include "bridges/imports/import_file.h"
#include "directory/facility_api.h"
#include "trust/account.h"
#include "trust/account_store.h"
#include "trust/password.h"

namespace kaname::app {
namespace {

namespace json = boost::json;
using api::Caller;

// Open data of the sample is this old when the demonstration starts, so that some of it is due for a question.
constexpr int kImportDaysAgo = 200;
// The invented offices were entered between then and now.
constexpr int kFirstDaysAgo = 195, kLastDaysAgo = 2;
// The accounts are older than the months that their people have lived.
constexpr int kAccountsDaysAgo = 100;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("見本データの " + path + " がありません。");
  return {std::istreambuf_iterator<char>(in), {}};
}

json::array read_array(const std::string& path) { return json::parse(read_file(path)).as_array(); }

std::string text_of(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string joined(const json::object& object, std::string_view key) {
  std::string out;
  const auto* value = object.if_contains(key);
  if (!value || !value->is_array()) return text_of(object, key);
  for (const json::value& item : value->get_array()) {
    if (!out.empty()) out += "、";
    out += item.as_string().c_str();
  }
  return out;
}

// Copies the named members that are there and not null.
json::object pick(const json::object& from, std::initializer_list<std::string_view> keys) {
  json::object out;
  for (const std::string_view key : keys) {
    if (const auto* value = from.if_contains(key); value && !value->is_null()) out[key] = *value;
  }
  return out;
}

class Loader {
 public:
  Loader(House& house, std::string folder, const SampleProgress& progress)
      : house_(house), folder_(std::move(folder)), progress_(progress), start_(Timestamp::now()) {
    caller_.area = "272108";
    caller_.name = "見本の準備";
    caller_.grants = {{api::Role::town, std::nullopt}};
    house_.pipeline().set_clock([this] { return clock_; });
  }
  ~Loader() { house_.pipeline().set_clock(&Timestamp::now); }
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;

  Result<std::vector<DemoAccount>> run() {
    facilities_ = read_array(folder_ + "/invented/facilities.json");
    windows_ = read_array(folder_ + "/invented/windows.json");
    total_ = facilities_.size() + 60;
    TRY(open_area());
    TRY(import_official());
    TRY(add_facilities());
    TRY(add_relations());
    TRY(close_facilities());
    TRY(log_visits());
    auto accounts = TRY(add_accounts());
    TRY(ask_some());
    TRY(apply_some());
    TRY(live_some_months());
    TRY(step("できあがり"));
    return accounts;
  }

 private:
  Result<Done> step(std::string_view what) {
    ++done_;
    if (progress_ && !progress_(done_, std::max(done_, total_), what))
      return fail(Problem::unavailable, "sample_stopped");
    return Done{};
  }
  void days_ago(int days) { clock_ = start_.plus_ms(-days * kDayMs); }
  // Acts follow one another by a minute, as if somebody had typed them.
  Result<json::object> act(std::string_view name, const json::object& body) {
    clock_ = clock_.plus_ms(60'000);
    auto answer = house_.pipeline().act(caller_, name, json::serialize(body));
    if (!answer) {
      answer.error().detail = fmt::format("{}: {}", name, json::serialize(body).substr(0, 300));
      return answer.error();
    }
    return json::parse(*answer).as_object();
  }

  Result<Done> open_area() {
    days_ago(kImportDaysAgo + 1);
    TRY(act("area.open",
            {{"area_id", "272108"},
             {"name", "枚方市（見本）"},
             {"name_kana", "ひらかたし"},
             {"prefecture", "大阪府"},
             {"municipality", "枚方市"},
             {"demo", true},
             {"account_name", "川端 修（架空）"},
             {"account_login", "city-kawabata"},
             {"account_password", ""}}));
    // The predecessor, who leaves at the end, does all of this; the acts carry his name.
    house_.database().read([this](store::Connection& connection) {
      store::Read tx(connection, caller_.area, clock_);
      const auto account = tx.first<trust::Account>("WHERE area_id = $1", caller_.area);
      KANAME_ASSERT(account);
      caller_.account_id = account->id;
      caller_.name = account->name;
    });
    return step("エリアをつくる");
  }

  Result<Done> import_official();
  json::object credit_of(std::string_view file);
  Result<Done> load_population();
  Result<Done> add_facilities();
  Result<Done> add_facility(const json::object& f);
  Result<Done> edit(const std::string& id, std::string_view group, json::value values);
  json::array windows_of(const std::string& key);
  Result<Done> add_relations();
  Result<Done> close_facilities();
  Result<Done> log_visits();
  Result<std::vector<DemoAccount>> add_accounts();
  Result<Done> ask_some();
  Result<Done> apply_some();
  Result<Done> live_some_months();

  House& house_;
  std::string folder_;
  const SampleProgress& progress_;
  Timestamp start_, clock_ = start_;
  Caller caller_;
  json::array facilities_, windows_;
  std::map<std::string, std::string> ids_;  // key of an invented facility → its id
  api::AccountId successor_;
  std::size_t done_ = 0, total_ = 0;
};

// Invented people whom the demo accounts care for.
Result<Done> Loader::live_some_months() {
  TRY(step("架空の利用者"));
  SimulationWish wish;
  wish.area = caller_.area;
  wish.people = 40;
  wish.months = 3;
  wish.seed = 0;
  const auto lived = TRY(simulate_area(house_, wish));
  if (lived.refused > 0) return Error{Problem::conflict, "sample_broken", {}, lived.refusals.front()};
  return Done{};
}

// The official files, in the order in which a town would load them: places first, then what is said of them.
Result<Done> Loader::import_official() {
  days_ago(kImportDaysAgo);
  struct File {
    std::string_view path;
    std::string_view kind;
    std::string_view what;
  };
  constexpr auto kFiles = std::to_array<File>({
      {"official/chiiki_houkatsu.geojson", "zone_geojson", "日常生活圏域"},
      {"official/hirakata_medical.geojson", "facility_geojson", "医療機関"},
      {"official/jigyosho.geojson", "facility_geojson", "介護事業所"},
      {"official/jigyosho_hirakata.csv", "care_service_csv", "介護サービス情報公表"},
      {"official/houkatsu_centers.geojson", "facility_geojson", "地域包括支援センター"},
      {"official/01-1_hospital_facility_info_20250601.csv", "medical_facility_csv", "医療情報ネット"},
  });
  const bridges::ActRunner runner = [this](std::string_view name, std::string_view body) -> Result<std::string> {
    clock_ = clock_.plus_ms(1000);
    return house_.pipeline().act(caller_, name, body);
  };
  TRY(step("住所の位置"));
  for (const std::string_view table : {"official/addresses/towns.tsv", "official/addresses/blocks.tsv"}) {
    TRY(bridges::load_geocode_file(house_.database(), caller_.area, runner,
                                   read_file(folder_ + "/" + std::string(table)), clock_));
  }
  for (const File& file : kFiles) {
    TRY(step(file.what));
    const std::string path = folder_ + "/" + std::string(file.path);
    bridges::ImportFileOptions options;
    options.credit = text_of(credit_of(file.path), "credit");
    TRY(bridges::import_file(house_.database(), caller_.area, runner, std::filesystem::path(path).filename().string(),
                             read_file(path), file.kind, clock_, options));
  }
  return load_population();
}

// The entry of a file in credits.json.
json::object Loader::credit_of(std::string_view file) {
  for (const json::value& value : read_array(folder_ + "/credits.json")) {
    if (text_of(value.as_object(), "file") == file) return value.as_object();
  }
  throw std::runtime_error("見本データの出典 credits.json に " + std::string(file) + " がありません。");
}

Result<Done> Loader::load_population() {
  TRY(step("高齢者の人口"));
  constexpr std::string_view kFile = "official/population/kaigo_hoken_R5_insured.csv";
  const json::object credit = credit_of(kFile);
  const std::string blob =
      bridges::keep_file(house_.database(), caller_.area, read_file(folder_ + "/" + std::string(kFile)), clock_);
  TRY(act("statistics.load",
          {{"blob", blob},
           {"as_of", credit.at("snapshot")},
           {"source_name", credit.at("title")},
           {"credit", credit.at("credit")}}));
  return Done{};
}

Result<Done> Loader::edit(const std::string& id, std::string_view group, json::value values) {
  clock_ = clock_.plus_ms(1000);
  TRY(act("facility.edit",
          {{"id", id}, {"fact_group", group}, {"base_seq", 9'000'000'000'000}, {"values", std::move(values)}}));
  return Done{};
}

json::array Loader::windows_of(const std::string& key) {
  json::array out;
  for (const json::value& value : windows_) {
    const json::object& w = value.as_object();
    if (text_of(w, "facility") != key) continue;
    json::object window = pick(w, {"person", "role", "department", "channels", "leave", "audience", "note"});
    window["for_whom"] = joined(w, "for_whom");
    window["purposes"] = joined(w, "purposes");
    json::array hours;
    for (const json::value& span : w.at("hours").as_array())
      hours.push_back(pick(span.as_object(), {"days", "open", "close", "note"}));
    window["hours"] = std::move(hours);
    out.push_back(std::move(window));
  }
  // Deputies are named; ids are given here so that one window can point to another.
  std::map<std::string, std::string> by_person;
  for (json::value& value : out) {
    const std::string id = random_uuid().text();
    value.as_object()["id"] = id;
    by_person[text_of(value.as_object(), "person")] = id;
  }
  std::size_t i = 0;
  for (const json::value& value : windows_) {
    const json::object& w = value.as_object();
    if (text_of(w, "facility") != key) continue;
    const auto deputy = by_person.find(text_of(w, "deputy"));
    if (deputy != by_person.end()) out[i].as_object()["deputy_id"] = deputy->second;
    ++i;
  }
  return out;
}

Result<Done> Loader::add_facility(const json::object& f) {
  json::object made = pick(f, {"name", "name_kana", "address", "lat", "lng", "phone", "fax", "opened_on"});
  made["kind"] = f.at("kinds").as_array().at(0);
  made["fictional"] = true;
  const json::object page = TRY(act("facility.create", made));
  const std::string id(page.at("facility").at("id").as_string());
  ids_[text_of(f, "key")] = id;
  json::object basic = pick(f, {"corporation_name"});
  basic["name"] = f.at("name");
  basic["professional_note"] = text_of(f, "note");
  TRY(edit(id, "basic", std::move(basic)));
  json::object place = pick(f, {"postal_code", "building", "visit_areas", "geocode_level"});
  place["address"] = f.at("address");
  TRY(edit(id, "place", std::move(place)));
  TRY(edit(id, "contact", pick(f, {"phone", "fax", "mail", "url"})));
  json::array services;
  for (const json::value& value : f.at("services").as_array()) {
    json::object service = pick(value.as_object(), {"kind", "capacity", "hours", "hours_note", "accepts_new", "note"});
    json::array specialities;
    if (const auto* named = value.as_object().if_contains("specialities")) {
      for (const json::value& s : named->as_array()) {
        json::object speciality;
        speciality["name"] = s.is_string() ? s : s.at("name");
        specialities.push_back(std::move(speciality));
      }
    }
    service["specialities"] = std::move(specialities);
    services.push_back(std::move(service));
  }
  TRY(edit(id, "hours", std::move(services)));
  json::array capabilities;
  for (const json::value& value : f.at("capabilities").as_array())
    capabilities.push_back(pick(value.as_object(), {"item", "answer", "note"}));
  if (!capabilities.empty()) TRY(edit(id, "capabilities", std::move(capabilities)));
  json::array windows = windows_of(text_of(f, "key"));
  if (!windows.empty()) TRY(edit(id, "windows", std::move(windows)));
  return step(text_of(f, "name"));
}

Result<Done> Loader::add_facilities() {
  const int n = static_cast<int>(facilities_.size());
  for (int i = 0; i < n; ++i) {
    days_ago(kFirstDaysAgo - (kFirstDaysAgo - kLastDaysAgo) * i / std::max(1, n - 1));
    TRY(add_facility(facilities_[static_cast<std::size_t>(i)].as_object()));
  }
  return Done{};
}

Result<Done> Loader::add_relations() {
  TRY(step("連携先"));
  std::map<std::string, json::array> by_facility;
  for (const json::value& value : read_array(folder_ + "/invented/links.json")) {
    json::object link = pick(value.as_object(), {"role", "since", "until", "note"});
    link["to_id"] = ids_.at(text_of(value.as_object(), "to"));
    by_facility[text_of(value.as_object(), "from")].push_back(std::move(link));
  }
  for (auto& [key, links] : by_facility) TRY(edit(ids_.at(key), "relations", std::move(links)));
  return Done{};
}

Result<Done> Loader::close_facilities() {
  TRY(step("廃止した事業所"));
  for (const json::value& value : facilities_) {
    const json::object& f = value.as_object();
    if (text_of(f, "closed_on").empty()) continue;
    json::object change{
        {"id", ids_.at(text_of(f, "key"))}, {"status", "closed"}, {"closed_on", text_of(f, "closed_on")}};
    const std::string successor = text_of(f, "successor");
    if (!successor.empty()) change["successor_id"] = ids_.at(successor);
    TRY(act("facility.status", change));
  }
  return Done{};
}

Result<Done> Loader::log_visits() {
  TRY(step("訪問の記録"));
  std::map<std::string, std::string> names;
  for (const json::value& value : read_array(folder_ + "/invented/accounts.json")) {
    names[text_of(value.as_object(), "key")] = text_of(value.as_object(), "name");
  }
  for (const json::value& value : read_array(folder_ + "/invented/visits.json")) {
    const json::object& v = value.as_object();
    const auto id = ids_.find(text_of(v, "facility"));
    const auto day = LocalDate::parse(text_of(v, "visited_on"));
    if (id == ids_.end() || !day || *day >= start_.tokyo_date()) continue;
    clock_ = Timestamp::of(*day, 16);
    std::string visitors, issues;
    for (const json::value& key : v.at("visitors").as_array()) {
      const auto name = names.find(std::string(key.as_string()));
      visitors += (visitors.empty() ? "" : "、") + (name == names.end() ? std::string(key.as_string()) : name->second);
    }
    for (const json::value& issue : v.at("issues").as_array()) issues += text_of(issue.as_object(), "text") + "\n";
    json::object body{{"facility_id", id->second},
                      {"visited_on", day->text()},
                      {"visitor", visitors},
                      {"note", text_of(v, "note")},
                      {"issues", issues}};
    if (text_of(v, "result") == "confirmed") body["confirmed_groups"] = json::array{"basic", "contact", "hours"};
    TRY(act("visit.log", body));
  }
  return Done{};
}

Result<std::vector<DemoAccount>> Loader::add_accounts() {
  TRY(step("利用者"));
  days_ago(kAccountsDaysAgo);
  std::vector<DemoAccount> out;
  const std::string hash = TRY(trust::hash_password(kDemoPassword));
  for (const json::value& value : read_array(folder_ + "/invented/accounts.json")) {
    const json::object& a = value.as_object();
    if (!text_of(a, "active_until").empty()) continue;  // left; he opened the area
    std::string role = text_of(a, "role");
    if (role == "municipality") role = "town";
    json::object grant{{"role", role}};
    if (const std::string profession = text_of(a, "profession"); !profession.empty()) grant["profession"] = profession;
    const auto office = ids_.find(text_of(a, "facility"));
    if (office != ids_.end()) grant["facility_id"] = office->second;
    const json::object made = TRY(act("account.create",
                                      {{"name", text_of(a, "name") + "（架空）"},
                                       {"name_kana", text_of(a, "name_kana")},
                                       {"login", text_of(a, "login")},
                                       {"roles", json::array{grant}}}));
    const auto id = api::AccountId::parse(std::string(made.at("id").as_string()));
    KANAME_ASSERT(id);
    house_.database().write([&](store::Connection& connection) {
      store::Write tx(connection, caller_.area, clock_, {});
      trust::set_password_hash(tx, caller_.area, *id, hash, trust::MustChange::no);
      return true;
    });
    if (out.empty()) successor_ = *id;
    out.push_back({text_of(a, "login"), text_of(a, "name"), role});
  }
  return out;
}

// A few requests for update are under way, so that the first screen has something to wait for.
Result<Done> Loader::ask_some() {
  TRY(step("更新のお願い"));
  days_ago(1);
  json::array asked;
  for (const json::value& value : facilities_) {
    const json::object& f = value.as_object();
    if (text_of(f, "closed_on").empty() && asked.size() < 5) asked.push_back(json::string(ids_.at(text_of(f, "key"))));
  }
  TRY(act("update_link.ask",
          {{"facility_ids", asked}, {"note", "いつもお世話になっています。10分ほどで終わります。"}}));
  // Nobody ends the own account; the successor does it.
  const api::AccountId leaver = *caller_.account_id;
  caller_.account_id = successor_;
  TRY(act("account.deactivate", {{"id", leaver.text()}}));
  return Done{};
}

// Two people ask for an account, one of them of an office that is not in the directory.
Result<Done> Loader::apply_some() {
  Caller nobody;
  nobody.area = caller_.area;
  std::swap(caller_, nobody);
  TRY(act("application.send",
          {{"name", "松井 奈々（架空）"},
           {"name_kana", "まつい なな"},
           {"profession", "nurse"},
           {"role", "office"},
           {"office_id", ids_.at("kuzuha-hokan")},
           {"phone", "072-000-0101"},
           {"reason", "訪問先の方のことを、ケアマネジャーと薬局に連絡するため"}}));
  TRY(act("application.send",
          {{"name", "小野 健（架空）"},
           {"name_kana", "おの けん"},
           {"profession", "care_manager"},
           {"role", "office_admin"},
           {"office_name", "これから開く居宅介護支援事業所（架空）"},
           {"phone", "072-000-0102"},
           {"reason", "来月から開く事業所で、管理者として使うため"}}));
  std::swap(caller_, nobody);
  return Done{};
}

}  // namespace

Result<std::vector<DemoAccount>> load_sample(House& house, const std::string& folder, const SampleProgress& progress) {
  if (!std::filesystem::exists(folder + "/invented/facilities.json")) return fail(Problem::not_found, "sample_missing");
  bool empty = true;
  house.database().read([&](store::Connection& connection) { empty = journal::areas(connection).empty(); });
  if (!empty) return fail(Problem::conflict, "sample_not_empty");
  Loader loader(house, folder, progress);
  return loader.run();
}

}  // namespace kaname::app
