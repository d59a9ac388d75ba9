// SPDX-License-Identifier: Apache-2.0
// Templates: those shipped hold what they must; the area's and one's own are kept, offered to whom they are for, and replayed.
#include <set>

#include "people/people_for_tests.h"
#include "thread/endpoints.h"
#include "thread/template_store.h"

namespace kaname::thread {
namespace {

namespace json = boost::json;

TEST(ShippedTemplates, AreSoundAndManyAndHaveAnExampleThatAnswersWhatIsNeeded) {
  const ShippedTemplates& all = shipped_templates();
  EXPECT_GE(all.version, 1);
  EXPECT_GE(all.items.size(), 12U);
  std::set<std::string> codes;
  for (const ShippedTemplate& one : all.items) {
    EXPECT_TRUE(codes.insert(one.code).second) << one.code;
    const auto sound = checked(one.body);
    ASSERT_TRUE(sound) << one.code;
    EXPECT_EQ(*sound, one.body) << one.code << ": nothing had to be set right";
    EXPECT_FALSE(one.body.reader.ja.empty() || one.body.reader.en.empty() || one.body.name.en.empty()) << one.code;
    for (const Prompt& prompt : one.body.prompts) {
      EXPECT_FALSE(prompt.label.en.empty()) << one.code << " " << prompt.code;
      if (!prompt.needed || prompt.bare) continue;
      EXPECT_NE(one.body.example.find(prompt.label.ja + ": "), std::string::npos)
          << one.code << ": the good example leaves out " << prompt.label.ja;
    }
  }
}

TEST(ShippedTemplates, ATaskForTheReaderStandsInEachThatGoesToADoctor) {
  for (const ShippedTemplate& one : shipped_templates().items) {
    const auto needed =
        std::count_if(one.body.prompts.begin(), one.body.prompts.end(), [](const Prompt& p) { return p.needed; });
    EXPECT_GE(needed, 1) << one.code;
    const bool asks = one.body.kind == EntryKind::question;
    EXPECT_FALSE(asks && one.body.to == trust::Profession::none) << one.code << " asks nobody";
  }
}

TEST(TemplateRules, SayWhatIsMissing) {
  const auto error_of = [](TemplateBody body) {
    const auto made = checked(std::move(body));
    return made ? std::string("ok") : made.error().fields.at(0).code;
  };
  TemplateBody body;
  EXPECT_EQ(error_of(body), "required");
  body.name.ja = "  ";
  EXPECT_EQ(error_of(body), "required");
  body.name.ja = "薬";
  EXPECT_EQ(error_of(body), "template_empty");
  body.prompts = {{"", PromptKind::ticks, {"様子", ""}, false, false, false, "", {{" ", ""}}}};
  EXPECT_EQ(error_of(body), "template_ticks_empty");
  body.prompts[0].choices = {{"よい", ""}};
  EXPECT_EQ(error_of(body), "ok");
  body.prompts.push_back({"p1", PromptKind::text, {"話", ""}, false, false, false, "", {}});
  EXPECT_EQ(checked(body)->prompts[0].code, "p2") << "a code that is free";
  body.prompts.push_back({"p1", PromptKind::text, {"他", ""}, false, false, false, "", {}});
  EXPECT_EQ(error_of(body), "template_code_twice");
  body.prompts.pop_back();
  body.prompts[1].label.ja = "様子";
  EXPECT_EQ(error_of(body), "template_code_twice") << "two lines of one label could not be told apart";
  body.prompts[1].label.ja = "";
  EXPECT_EQ(error_of(body), "template_label_missing");
  body.prompts[1].label.ja = "123456789018";
  EXPECT_EQ(error_of(body), "my_number");
}

class TemplateTest : public people::testing::PeopleTown {
 protected:
  TemplateTest() {
    for (const api::Endpoint& endpoint : endpoints()) endpoints_.push_back(endpoint);
  }
  static json::object body(std::string_view name) {
    return {{"name", {{"ja", name}}}, {"kind", "visit"}, {"begin", "行きました。"}};
  }
  std::vector<std::string> offered(const api::Caller& who) {
    std::vector<std::string> out;
    const json::value list = done("template.list", json::object{}, who);
    for (const json::value& one : list.at("items").as_array())
      out.emplace_back(one.at("body").at("name").at("ja").as_string());
    return out;
  }
  static bool holds(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, TemplateTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(TemplateTest, OnesOwnIsForNobodyElse) {
  const auto made = done("template.add_own", {{"body", body("わたしの薬")}}, nurse_);
  const std::string id(made.at("id").as_string());
  EXPECT_TRUE(holds(offered(nurse_), "わたしの薬"));
  EXPECT_FALSE(holds(offered(keeper_), "わたしの薬"));
  EXPECT_EQ(code("template.edit_own", {{"id", id}, {"body", body("人の")}}, keeper_), "template_not_found");
  EXPECT_EQ(code("template.drop_own", {{"id", id}}, keeper_), "template_not_found");
  EXPECT_EQ(code("template.edit", {{"id", id}, {"body", body("町の")}}, town_), "template_not_found");
  done("template.edit_own", {{"id", id}, {"body", body("直した")}}, nurse_);
  EXPECT_TRUE(holds(offered(nurse_), "直した"));
  done("template.drop_own", {{"id", id}}, nurse_);
  EXPECT_FALSE(holds(offered(nurse_), "直した"));
  EXPECT_EQ(code("template.drop_own", {{"id", id}}, nurse_), "template_not_found");
}

TEST_P(TemplateTest, TheAreasIsADraftUntilItIsPublishedAndStandsForTheShippedOne) {
  EXPECT_TRUE(holds(offered(nurse_), "変わりなし"));
  const auto made =
      done("template.add", {{"body", body("この町の変わりなし")}, {"replaces", "as_usual"}}, coordinator_);
  const std::string id(made.at("id").as_string());
  EXPECT_EQ(made.at("state").as_string(), "draft");
  EXPECT_FALSE(holds(offered(nurse_), "この町の変わりなし"));
  done("template.publish", {{"id", id}}, town_);
  EXPECT_TRUE(holds(offered(nurse_), "この町の変わりなし"));
  EXPECT_FALSE(holds(offered(nurse_), "変わりなし"));
  EXPECT_EQ(done("template.list_area", json::object{}, town_).at("items").as_array().size(),
            shipped_templates().items.size() + 1)
      << "who edits sees the shipped ones too";
  done("template.retire", {{"id", id}}, town_);
  EXPECT_TRUE(holds(offered(nurse_), "変わりなし"));
  EXPECT_EQ(code("template.add", {{"body", body("x")}, {"replaces", "nothing"}}, town_), "replaces=template_not_found");
}

TEST_P(TemplateTest, WhatIsMeantForOnesProfessionStandsFirst) {
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 0});
    tx.execute("UPDATE membership SET profession = 'pharmacist' WHERE area_id = $1 AND account_id = $2", tx.area(),
               *nurse_.account_id);
    return true;
  });
  const auto names = offered(nurse_);
  const auto at = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) - names.begin(); };
  EXPECT_LT(at("残薬の報告"), at("状態の変化を主治医へ"));
  EXPECT_LT(at("急変"), at("状態の変化を主治医へ")) << "what is for everybody too";
}

TEST_P(TemplateTest, OnlyTownAndCoordinatorMakeTheAreas) {
  for (const api::Caller* who : {&nurse_, &keeper_, &admin_, &viewer_}) {
    EXPECT_EQ(code("template.add", {{"body", body("x")}}, *who), "not_allowed");
    EXPECT_EQ(code("template.list_area", json::object{}, *who), "not_allowed");
  }
  EXPECT_EQ(code("template.add_own", {{"body", body("x")}}, viewer_), "not_allowed");
}

TEST_P(TemplateTest, TooManyOfOnesOwnAreRefusedInWords) {
  for (int i = 0; i < 60; ++i) done("template.add_own", {{"body", body(std::to_string(i))}}, nurse_);
  EXPECT_EQ(code("template.add_own", {{"body", body("61")}}, nurse_), "template_too_many");
  EXPECT_EQ(code("template.add_own", {{"body", body("1")}}, keeper_), "ok");
}

TEST_P(TemplateTest, APhoneGetsThemWhenItHasOthersAndOnlyThen) {
  const auto pulled = [&](const std::string& has) {
    return done("sync.pull", {{"have", json::array{}}, {"templates", has}}, nurse_).as_object();
  };
  const auto first = pulled("");
  ASSERT_TRUE(first.contains("templates"));
  const std::string version(first.at("templates").at("version").as_string());
  EXPECT_FALSE(pulled(version).contains("templates"));
  EXPECT_FALSE(done("sync.pull", {{"have", json::array{}}}, nurse_).as_object().contains("templates"))
      << "not asked for";
  done("template.add_own", {{"body", body("人の")}}, keeper_);
  EXPECT_FALSE(pulled(version).contains("templates")) << "somebody else's is no news";
  const auto made = done("template.add_own", {{"body", body("わたしの")}}, nurse_);
  const auto second = pulled(version);
  ASSERT_TRUE(second.contains("templates"));
  EXPECT_EQ(second.at("templates").at("items").at(0).at("body").at("name").at("ja").as_string(), "わたしの")
      << "one's own stand first";
  done("template.drop_own", {{"id", made.at("id")}}, nurse_);
  EXPECT_TRUE(pulled(std::string(second.at("templates").at("version").as_string())).contains("templates"))
      << "giving one up is news";
}

}  // namespace
}  // namespace kaname::thread
