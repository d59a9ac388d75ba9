// SPDX-License-Identifier: Apache-2.0
#include "app/sheets/application_form.h"

#include <gtest/gtest.h>

#include "output/pdf.h"
#include "output/test_tools.h"

namespace kaname::app {
namespace {

namespace tools = output::tools;

std::string words(const ApplicationForm& form) {
  return tools::without_blanks(tools::run("pdftotext -layout", output::render(application_document(form)), "-"));
}

ApplicationForm filled() {
  return {"枚方市",
          "森 花子",
          "もり はなこ",
          trust::Profession::nurse,
          api::Role::office_admin,
          "まきの訪問看護ステーション",
          "072-000-0000",
          "mori@example.jp",
          "訪問先の方の連絡に使いたい",
          true,
          Timestamp{1'795'000'000'000}};
}

TEST(ApplicationForm, BlankItHasAllLinesOnOneSheet) {
  ApplicationForm form;
  form.town = "枚方市";
  form.printed_at = Timestamp{1'795'000'000'000};
  const std::string text = words(form);
  for (const char* part : {"利用申請書", "枚方市", "ふりがな", "勤め先の名前", "希望する役割", "日中つながる電話",
                           "使いたい理由", "管理者の確認", "受付番号"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
  EXPECT_EQ(text.find("☑"), std::string::npos) << "nothing is ticked";
  EXPECT_EQ(text.find("2/2"), std::string::npos) << "one sheet of paper";
}

TEST(ApplicationForm, FilledItSaysWhatWasTyped) {
  const std::string text = words(filled());
  for (const char* part : {"森花子", "もりはなこ", "看護師", "まきの訪問看護ステーション", "☑事業所の管理者",
                           "072-000-0000", "mori@example.jp", "訪問先の方の連絡に使いたい"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
}

TEST(ApplicationForm, LongTextsAreNotCutOff) {
  ApplicationForm form = filled();
  form.reason.clear();
  for (int i = 0; i < 100; ++i) form.reason += "連絡に使いたい。";
  form.reason += "おわり";
  EXPECT_NE(words(form).find("おわり"), std::string::npos);
}

}  // namespace
}  // namespace kaname::app
