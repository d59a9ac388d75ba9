// SPDX-License-Identifier: Apache-2.0
// What a phone takes along of documents, and a document begun on it without a line.
#include <algorithm>

#include "documents/endpoints.h"
#include "people/people_for_tests.h"
#include "thread/endpoints.h"
#include "transitions/endpoints.h"

namespace kaname::documents {
namespace {

namespace json = boost::json;

constexpr const char* kOnPhone = "019b0000-0000-7000-8000-000000000001";

class DocumentSyncTest : public people::testing::PeopleTown {
 protected:
  DocumentSyncTest() {
    for (const auto& more : {thread::endpoints(), transitions::endpoints(), documents::endpoints()})
      endpoints_.insert(endpoints_.end(), more.begin(), more.end());
    id_ = person();
    nurses_ = join(id_, kNurses);
    consent(id_);
  }
  json::value begin(const api::Caller& who, json::object more = {}) {
    json::object body{{"form_code", "nursing_summary"}, {"person_id", id_}};
    for (auto& member : more) body[member.key()] = member.value();
    return done("document.begin", body, who);
  }
  json::value pull(const api::Caller& who, json::array have = {}, json::array forms = {}) {
    return done("document.pull", {{"have", have}, {"have_forms", forms}}, who);
  }
  static std::string id_of(const json::value& view) { return std::string(view.at("line").at("id").as_string()); }
  static json::array at_hand(const json::value& pulled) {
    json::array out;
    for (const json::value& item : pulled.at("items").as_array())
      out.push_back({{"id", item.at("line").at("id")}, {"version", item.at("version")}});
    return out;
  }
  static json::array forms_at_hand(const json::value& pulled) {
    json::array out;
    for (const json::value& one : pulled.at("forms").as_array())
      out.push_back({{"id", one.at("edition")}, {"version", one.at("version")}});
    return out;
  }
  void save_first(const json::value& view, const api::Caller& who, std::string_view words) {
    for (const json::value& section : view.at("form").at("sections").as_array()) {
      for (const json::value& field : section.at("fields").as_array()) {
        if (field.at("type").as_string() != "text" && field.at("type").as_string() != "long_text") continue;
        std::int64_t seq = 0;
        for (const json::value& filled : view.at("sections").as_array()) {
          if (filled.at("key") == section.at("key")) seq = filled.at("seq").as_int64();
        }
        done("document.save",
             {{"id", view.at("line").at("id")},
              {"section", section.at("key")},
              {"base_seq", seq},
              {"answers", json::array{{{"key", field.at("key")}, {"values", json::array{words}}}}}},
             who);
        return;
      }
    }
    ADD_FAILURE() << "a form without a text";
  }

  std::string id_, nurses_;
};
INSTANTIATE_TEST_SUITE_P(Engines, DocumentSyncTest, ::testing::ValuesIn(store::testing::engines()),
                         store::testing::name);

TEST_P(DocumentSyncTest, ADraftComesOnceWithTheFormsAndAgainWhenItHasChanged) {
  const auto draft = begin(nurse_);
  const auto first = pull(keeper_);
  ASSERT_EQ(first.at("items").as_array().size(), 1U) << "drafts of one's side, whoever began them";
  EXPECT_EQ(first.at("items").at(0).at("person_id").as_string(), id_);
  EXPECT_TRUE(first.at("items").at(0).at("may_write").as_bool());
  EXPECT_EQ(first.at("forms").as_array().size(), first.at("offered").as_array().size());
  const json::array have = at_hand(first), forms = forms_at_hand(first);
  const auto quiet = pull(keeper_, have, forms);
  EXPECT_TRUE(quiet.at("items").as_array().empty());
  EXPECT_TRUE(quiet.at("forms").as_array().empty());
  EXPECT_TRUE(quiet.at("forget").as_array().empty());
  EXPECT_TRUE(quiet.at("forget_forms").as_array().empty());
  save_first(draft, nurse_, "夜間に不安が強い");
  const auto news = pull(keeper_, have, forms);
  ASSERT_EQ(news.at("items").as_array().size(), 1U);
  EXPECT_NE(json::serialize(news.at("items")).find("夜間に不安が強い"), std::string::npos);
  done("document.withdraw", {{"id", id_of(draft)}}, nurse_);
  EXPECT_EQ(pull(keeper_, have, forms).at("forget").as_array().size(), 1U);
  EXPECT_EQ(pull(keeper_, {}, {{{"id", "gone.1"}, {"version", "x"}}}).at("forget_forms").as_array().size(), 1U);
}

TEST_P(DocumentSyncTest, WhoIsNoMemberNeverHoldsADocumentAndWhoLeavesLosesIt) {
  begin(keeper_);
  const json::array have = at_hand(pull(nurse_));
  ASSERT_EQ(have.size(), 1U);
  for (const api::Caller* other : {&stranger_, &town_, &coordinator_}) {
    const auto pulled = pull(*other, have);
    EXPECT_TRUE(pulled.at("items").as_array().empty()) << other->name;
    EXPECT_EQ(pulled.at("forget").as_array().size(), 1U) << other->name;
  }
  done("team.leave", {{"id", id_}, {"member_id", nurses_}}, keeper_);
  const auto after = pull(nurse_, have);
  EXPECT_TRUE(after.at("items").as_array().empty());
  EXPECT_EQ(after.at("forget").as_array().size(), 1U);
  EXPECT_EQ(code("document.pull", {{"have", json::array{}}}, viewer_), "not_allowed");
  EXPECT_EQ(code("document.pull", {{"have", json::array{}}, {"device", "x"}}, nurse_), "device_revoked");
}

TEST_P(DocumentSyncTest, WhatCameGoesAlongWithWhatOneMaySayOfItAndOnesOwnSendingDoesNot) {
  const std::string id = id_of(begin(keeper_));
  done("document.send",
       {{"id", id},
        {"with_gaps", true},
        {"agreed", "person"},
        {"receivers", json::array{{{"office_id", kNurses.text()}, {"channel", "app"}}}}},
       keeper_);
  EXPECT_TRUE(pull(keeper_).at("items").as_array().empty()) << "read at the desk";
  const auto first = pull(nurse_);
  ASSERT_EQ(first.at("items").as_array().size(), 1U);
  const json::value& item = first.at("items").at(0);
  EXPECT_FALSE(item.at("may_write").as_bool());
  EXPECT_TRUE(item.at("line").at("waits_for_me").as_bool());
  ASSERT_EQ(item.at("mine").as_array().size(), 1U);
  EXPECT_EQ(item.at("mine").at(0).at("enough").as_string(), "unsaid");
  done("document.judge",
       {{"id", id}, {"sending_id", item.at("mine").at(0).at("id")}, {"enough", "missing"}, {"missing", "薬の名前"}},
       nurse_);
  const auto news = pull(nurse_, at_hand(first));
  ASSERT_EQ(news.at("items").as_array().size(), 1U) << "said, so it comes anew";
  EXPECT_EQ(news.at("items").at(0).at("mine").at(0).at("missing").as_string(), "薬の名前");
  EXPECT_FALSE(news.at("items").at(0).at("line").at("waits_for_me").as_bool());
}

TEST_P(DocumentSyncTest, ADraftBegunOnThePhoneKeepsItsIdAndIsThereOnce) {
  const json::object here{{"id", kOnPhone}, {"edition", "nursing_summary.1"}};
  EXPECT_EQ(id_of(begin(nurse_, here)), kOnPhone);
  EXPECT_EQ(id_of(begin(nurse_, here)), kOnPhone) << "the answer was lost and the key is another";
  EXPECT_EQ(count("SELECT count(*) FROM document WHERE area_id = $1"), 1);
  EXPECT_EQ(code("document.begin", {{"form_code", "nursing_summary"}, {"person_id", id_}, {"id", kOnPhone}}, keeper_),
            "document_id_taken");
  EXPECT_EQ(code("document.begin",
                 {{"form_code", "nursing_summary"}, {"person_id", id_}, {"edition", "admission_info.1"}}, nurse_),
            "form_not_found");
}

TEST_P(DocumentSyncTest, WhatWasFilledInKeepsItsEditionWhenTheTownHasAnother) {
  auto form = done("form.show", {{"code", "nursing_summary"}}, town_).at("form");
  const auto draft = done("form.add", {{"form", form}}, town_);
  const std::string own(draft.at("id").as_string());
  json::object here{{"form_code", "nursing_summary"}, {"person_id", id_}, {"edition", own}};
  EXPECT_EQ(code("document.begin", here, nurse_), "form_not_found") << "nobody fills in a draft of a form";
  done("form.publish", {{"id", own}, {"valid_from", "2026-11-20"}}, town_);
  const auto offered = pull(nurse_).at("offered").as_array();
  EXPECT_NE(std::find(offered.begin(), offered.end(), json::value(own)), offered.end());
  const auto begun = begin(nurse_, {{"id", kOnPhone}, {"edition", "nursing_summary.1"}});
  EXPECT_EQ(begun.at("line").at("edition").as_string(), "nursing_summary.1");
  const auto pulled = pull(nurse_);
  EXPECT_EQ(pulled.at("forms").as_array().size(), pulled.at("offered").as_array().size() + 1)
      << "the form in which something was begun goes along with it";
}

}  // namespace
}  // namespace kaname::documents
