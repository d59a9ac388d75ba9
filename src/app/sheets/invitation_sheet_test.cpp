// SPDX-License-Identifier: Apache-2.0
#include "app/sheets/invitation_sheet.h"

#include <gtest/gtest.h>

#include "output/pdf.h"
#include "output/test_tools.h"

namespace kaname::app {
namespace {

namespace tools = output::tools;

InvitationSheet sheet_of(const std::string& name) {
  return {"枚方市",
          name,
          "mori.hanako",
          "https://kaname.example.jp/desk/invite",
          "KQ7M-X2RD-94HT-PWCE",
          "272108",
          Timestamp{1'796'209'600'000},
          Timestamp{1'795'000'000'000}};
}

std::string words(const InvitationSheet& sheet) {
  return tools::without_blanks(tools::run("pdftotext -layout", output::render(invitation_document(sheet)), "-"));
}

TEST(InvitationSheet, TellsWhoHowAndUntilWhen) {
  const std::string text = words(sheet_of("森 花子"));
  for (const char* part : {"森花子様", "枚方市", "KQ7M-X2RD-94HT-PWCE", "mori.hanako",
                           "https://kaname.example.jp/desk/invite", "令和8年12月2日", "パスワードを決める", "誓約"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
  EXPECT_EQ(text.find("2/2"), std::string::npos) << "one sheet of paper";
}

TEST(InvitationSheet, TheQrHasAreaAndCodeBehindTheNumberSign) {
  const auto document = invitation_document(sheet_of("森"));
  std::string qr;
  for (const output::Block& block : document.blocks) {
    if (const auto* found = std::get_if<output::QrBlock>(&block.any)) qr = found->text;
  }
  EXPECT_EQ(qr, "https://kaname.example.jp/desk/invite#272108.KQ7M-X2RD-94HT-PWCE")
      << "what stands behind # is sent to no server and stands in no log";
}

TEST(InvitationSheet, LongAndRareNamesStayOnOneSheet) {
  std::string name;
  for (int i = 0; i < 50; ++i) name += "髙𠮷";
  const std::string text = words(sheet_of(name));
  EXPECT_EQ(text.find("2/2"), std::string::npos);
  EXPECT_NE(text.find("KQ7M-X2RD-94HT-PWCE"), std::string::npos);
}

}  // namespace
}  // namespace kaname::app
