// SPDX-License-Identifier: Apache-2.0
// Registering persons and what is known of them: forms of birth dates, doubles, numbers that must not be kept, facts in
// their normal form, conflicts, what is due.
#include "base/digits.h"
#include "people/people_for_tests.h"
#include "people/person_rules.h"

namespace kaname::people {
namespace {

namespace json = boost::json;

class PersonTest : public testing::PeopleTown {
 protected:
  json::value heading(const json::value& page, std::string_view name) {
    for (const json::value& one : page.at("facts").as_array()) {
      if (one.at("heading").as_string() == name) return one;
    }
    return {};
  }
  std::string edit(const std::string& id, std::string_view name, std::string_view values, std::int64_t base = 0) {
    return code("person.edit_facts",
                {{"id", id}, {"heading", name}, {"base_seq", base}, {"facts", json::parse(values)}}, keeper_);
  }
};

TEST(Birth, AsExactlyAsItIsKnown) {
  const LocalDate today = LocalDate::from_ymd(2026, 11, 20);
  struct Case {
    const char *typed, *kept;
    bool about;
  };
  for (const Case& c :
       {Case{"昭和16年4月3日", "1941-04-03", false}, Case{"S16.4.3", "1941-04-03", false},
        Case{"Ｓ１６．４．３", "1941-04-03", false}, Case{"1941-04-03", "1941-04-03", false},
        Case{"1941頃", "1941", true}, Case{"昭和16年頃", "1941", true}, Case{"昭和16年4月", "1941-04", false},
        Case{"大正15年12月24日", "1926-12-24", false}, Case{"昭和元年12月25日", "1926-12-25", false},
        Case{"", "", false}, Case{"　", "", false}, Case{"2026-11-20", "2026-11-20", false}}) {
    const auto birth = read_birth(c.typed, today);
    ASSERT_TRUE(birth) << c.typed << " " << birth.error().code;
    EXPECT_EQ(birth->text, c.kept) << c.typed;
    EXPECT_EQ(birth->about, c.about) << c.typed;
  }
  for (const auto& [typed, code] :
       std::initializer_list<std::pair<const char*, const char*>>{{"2026-11-21", "date_in_future"},
                                                                  {"昭和65年1月1日", "date_impossible"},
                                                                  {"昭和16年2月30日", "date_impossible"},
                                                                  {"きのう", "date_unreadable"}}) {
    const auto birth = read_birth(typed, today);
    ASSERT_FALSE(birth) << typed;
    EXPECT_EQ(birth.error().code, code) << typed;
  }
}

TEST(Birth, AgeIsInCompletedYears) {
  const LocalDate today = LocalDate::from_ymd(2026, 11, 20);
  EXPECT_EQ(age_of("1941-11-20", today), 85);
  EXPECT_EQ(age_of("1941-11-22", today), 84);
  EXPECT_EQ(age_of("1941", today), 85) << "by the first day the year may mean";
  EXPECT_EQ(age_of("", today), std::nullopt);
}

TEST_P(PersonTest, IsRegisteredWithTheCaseOfficeAsItsTeam) {
  const auto page = done("person.register", {{"basics", basics("髙橋　ハル", "タカハシ　ハル", "S16.4.3")}}, keeper_);
  EXPECT_EQ(text(page, "person", "name_kana"), "たかはし はる");
  EXPECT_EQ(text(page, "person", "birth"), "1941-04-03");
  EXPECT_EQ(page.at("age").as_int64(), 85);
  EXPECT_EQ(page.at("team").as_array().size(), 1u);
  EXPECT_EQ(page.at("team").at(0).at("office_name").as_string(), "くずは居宅介護支援事業所");
  EXPECT_EQ(text(page, "basis", "basis"), "own_case");
  EXPECT_TRUE(page.at("consent_needed").as_bool());
}

TEST_P(PersonTest, WrongInputIsNamed) {
  const auto with = [](const char* field, std::string_view value) {
    json::object out = basics("佐藤 ハル", "さとう はる", "1941-04-03");
    out[field] = value;
    return json::value{{"basics", std::move(out)}};
  };
  EXPECT_EQ(code("person.register", with("name", " "), keeper_), "basics.name=required");
  EXPECT_EQ(code("person.register", with("name_kana", "佐藤"), keeper_), "name_kana=kana_needed");
  EXPECT_EQ(code("person.register", with("birth", "昭和65年"), keeper_), "birth=date_impossible");
  EXPECT_EQ(code("person.register", with("birth", "2027-01-01"), keeper_), "birth=date_in_future");
  EXPECT_EQ(code("person.register", with("insurer_number", "27210"), keeper_), "insurer_number=number_malformed");
  EXPECT_EQ(code("person.register", with("insured_number", "12345"), keeper_), "insured_number=number_malformed");
  EXPECT_EQ(code("person.register", with("insured_number", "H000000001"), keeper_), "ok");
  EXPECT_EQ(code("person.register", with("sex", "x"), keeper_), "basics.sex=unknown_choice");
  EXPECT_EQ(code("person.register", with("name", std::string(500, 'a')), keeper_), "basics.name=too_long");
  json::object body = with("note", "").as_object();
  body["office_id"] = kStrange.text();
  EXPECT_EQ(code("person.register", body, keeper_), "office_id=not_your_office");
  body["office_id"] = "019a0000-0000-7000-8000-0000000000ff";
  EXPECT_EQ(code("person.register", body, town_), "office_id=office_unknown");
  body.erase("office_id");
  EXPECT_EQ(code("person.register", body, town_), "office_id=office_needed");
}

TEST_P(PersonTest, OneInsuredNumberIsOnePerson) {
  json::object first = basics("佐藤 ハル", "さとう はる", "1941-04-03");
  first["insurer_number"] = "272104";
  first["insured_number"] = "００００００１２３４";
  EXPECT_EQ(code("person.register", {{"basics", first}}, keeper_), "ok");
  first["insured_number"] = "0000001234";
  EXPECT_EQ(code("person.register", {{"basics", first}}, keeper_), "basics.insured_number=person_registered_already");
  const std::string other = person("鈴木 一", "すずき はじめ", "1950-01-01");
  EXPECT_EQ(code("person.edit_basics", {{"id", other}, {"base_seq", 1'000'000}, {"basics", first}}, keeper_),
            "basics.insured_number=person_registered_already");
}

// 123456789018 carries the right check digit; every text that can be typed is tried with it.
TEST_P(PersonTest, MyNumberIsRefusedInEveryText) {
  const json::string secret("番号は 1234-5678-9018 です");
  ASSERT_TRUE(digits::contains_my_number(std::string_view(secret)));
  const std::string id = person();
  const std::string member = join(id, kNurses);
  const std::string given = consent(id);
  const std::string held = basis(id, "law", kStrange, clock_, clock_.plus_ms(kDayMs));
  const auto refused = [&](std::string_view act, json::object body, const char* field, const json::value& value) {
    body[field] = value;
    const auto result = ask(act, body, act == "basis.review" || act == "basis.record" ? town_ : keeper_);
    ASSERT_FALSE(result) << act << " " << field;
    ASSERT_FALSE(result.error().fields.empty()) << act << " " << field << " " << result.error().code;
    EXPECT_EQ(result.error().fields[0].code, "my_number") << act << " " << field;
  };
  for (const char* field : {"name", "known_as", "former_name", "address", "building", "note"}) {
    json::object inside = basics("佐藤 ハル", "さとう はる", "1941-04-03");
    inside[field] = secret;
    refused("person.edit_basics", {{"id", id}, {"base_seq", 1'000'000}}, "basics", inside);
    refused("person.register", {}, "basics", inside);
  }
  refused("person.change_status", {{"id", id}, {"status", "hospital"}}, "note", secret);
  const json::array secrets{json::value(secret)};
  for (const char* field : {"allergies", "infections", "cautions"})
    refused("person.edit_facts", {{"id", id}, {"heading", "alerts"}}, "facts", json::object{{field, secrets}});
  refused("person.edit_facts", {{"id", id}, {"heading", "other"}}, "facts", json::object{{"note", secret}});
  const json::object contact = {{"name", "娘"}, {"note", secret}};
  refused("person.edit_facts", {{"id", id}, {"heading", "family"}}, "facts",
          json::object{{"contacts", json::array{json::value(contact)}}});
  for (const char* field : {"name", "duty"}) {
    refused("team.join", {{"id", id}, {"name", "娘"}, {"channel", "phone"}}, field, secret);
  }
  refused("team.edit", {{"id", id}, {"member_id", member}}, "duty", secret);
  for (const char* field : {"purpose", "explained_by", "signer_name", "proxy_reason", "family_name"})
    refused("consent.record", consent_for(id), field, secret);
  refused("consent.withdraw", {{"id", id}, {"consent_id", given}}, "reason", secret);
  refused("basis.protect", {{"id", id}}, "reason", secret);
  refused("basis.review", {{"id", held}}, "review", secret);
}

TEST_P(PersonTest, FactsAreKeptInTheirNormalForm) {
  const std::string id = person();
  const auto page = facts(id, "devices", R"({"items": [{"item": "oxygen", "setting": "2 L/分", "battery_hours": 4}]})");
  const auto devices = heading(page, "devices");
  EXPECT_EQ(devices.at("facts").at("items").at(0).at("supplier").as_string(), "") << "every member is there";
  EXPECT_EQ(devices.at("confirmed_by").as_string(), "森 由紀");
  EXPECT_EQ(devices.at("next_due").as_string(), "2027-02-20");
  EXPECT_EQ(page.at("warnings").at(0).as_string(), "在宅酸素 2 L/分 電池4時間");
  EXPECT_EQ(edit(id, "adl", R"({"walking": "flying"})"), "walking=unknown_choice");
  EXPECT_EQ(edit(id, "adl", R"({"wings": 2})"), "wings=unknown_field");
  EXPECT_EQ(edit(id, "diagnoses", R"({"items": [{"name": ""}]})"), "items.0.name=required");
  EXPECT_EQ(edit(id, "devices", R"({"items": [{"battery_hours": -1}]})"), "items.0.battery_hours=number_too_small");
  EXPECT_EQ(edit(id, "alerts", R"([])"), "=not_object");
  EXPECT_EQ(edit(id, "basic", R"({})"), "heading_not_here");
}

TEST_P(PersonTest, WhoWritesOnAnOldPageIsTold) {
  const std::string id = person();
  const auto first = facts(id, "adl", R"({"walking": "alone"})");
  const std::int64_t seen = heading(first, "adl").at("seq").as_int64();
  EXPECT_EQ(edit(id, "adl", R"({"walking": "watched"})", seen), "ok");
  EXPECT_EQ(edit(id, "adl", R"({"walking": "wholly"})", seen), "changed_meanwhile");
  EXPECT_EQ(edit(id, "adl", R"({"walking": "watched"})", seen), "ok") << "both wrote the same";
  EXPECT_EQ(edit(id, "iadl", R"({"note": "買い物は娘"})", seen), "ok") << "another heading";
  const auto page = done("person.show", {{"id", id}}, keeper_);
  json::object again = basics("佐藤 はる", "さとう はる", "1941-04-03");
  const std::int64_t now = page.at("person").at("changed_seq").as_int64();
  EXPECT_EQ(code("person.edit_basics", {{"id", id}, {"base_seq", now}, {"basics", again}}, keeper_), "ok");
  EXPECT_EQ(code("person.edit_basics", {{"id", id}, {"base_seq", now}, {"basics", again}}, keeper_),
            "changed_meanwhile");
}

TEST_P(PersonTest, ChangesTellWhoWroteWhat) {
  const std::string id = person();
  facts(id, "adl", R"({"walking": "alone"})");
  facts(id, "adl", R"({"walking": "partly"})");
  const auto items = done("person.changes", {{"id", id}}, keeper_).at("items").as_array();
  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(items[0].at("before").at("walking").as_string(), "alone");
  EXPECT_EQ(items[0].at("after").at("walking").as_string(), "partly");
  EXPECT_EQ(items[0].at("who").as_string(), "森 由紀");
  EXPECT_TRUE(items[1].at("before").is_null());
}

TEST_P(PersonTest, WhatIsDueComesByItselfAndGoesByConfirming) {
  const std::string id = person();
  facts(id, "alerts", R"({"allergies": ["そば"]})");
  facts(id, "certification", R"({"state": "certified", "care_level": "care3", "to": "2027-03-31"})");
  const auto due = [&] { return done("person.show", {{"id", id}}, keeper_).at("due").as_array(); };
  EXPECT_TRUE(due().empty());
  clock_ = Timestamp::of(LocalDate::from_ymd(2027, 1, 29), 10);
  EXPECT_TRUE(due().empty()) << "61 days before the end";
  clock_ = Timestamp::of(LocalDate::from_ymd(2027, 1, 30), 10);
  ASSERT_EQ(due().size(), 1u);
  EXPECT_EQ(due()[0].at("words").as_string(), "認定の有効期間 令和9年3月31日まで（更新の申請ができます）");
  clock_ = Timestamp::of(LocalDate::from_ymd(2027, 2, 20), 10);
  ASSERT_EQ(due().size(), 2u);
  EXPECT_EQ(due()[0].at("what").as_string(), "facts");
  done("person.confirm", {{"id", id}, {"headings", json::array{"alerts"}}}, keeper_);
  EXPECT_EQ(due().size(), 1u);
  EXPECT_EQ(code("person.confirm", {{"id", id}, {"headings", json::array{"meals"}}}, keeper_), "facts_empty");
}

TEST_P(PersonTest, StatusSaysSinceWhen) {
  const std::string id = person();
  const auto page = done("person.change_status", {{"id", id}, {"status", "died"}, {"on", "2026-11-19"}}, keeper_);
  EXPECT_EQ(text(page, "person", "status"), "died");
  EXPECT_EQ(text(page, "person", "status_on"), "2026-11-19");
  EXPECT_EQ(done("person.find", {{"q", "佐藤"}}, keeper_).at("total").as_int64(), 0);
  EXPECT_EQ(done("person.find", {{"q", "佐藤"}, {"status", "died"}}, keeper_).at("total").as_int64(), 1);
  EXPECT_EQ(code("person.change_status", {{"id", id}, {"status", "moved"}, {"on", "2030-01-01"}}, keeper_),
            "on=date_in_future");
}

INSTANTIATE_TEST_SUITE_P(Engines, PersonTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::people
