// SPDX-License-Identifier: Apache-2.0
// Every shipped form on paper, blank and filled. With KANAME_PAPERS the papers are written there, to be looked at.
#include "documents/paper.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <fstream>

#include "base/utf8.h"
#include "documents/initials.h"
#include "documents/printed.h"
#include "output/pdf.h"
#include "output/png.h"
#include "output/test_tools.h"

extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libcairo\nleak:libpango\nleak:libglib\n";
}

namespace kaname::documents {
namespace {

using output::tools::count_of;
using output::tools::run;

people::papers::PaperHead head() {
  return {"枚方市", "https://kaname.example", "森 由紀", true, Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10)};
}

std::string repeated(std::string_view words, std::size_t letters) {
  std::string out;
  for (std::size_t n = 0; n < letters; n += text::code_points(words).size()) out += words;
  return out;
}

Answer answer_to(const FormField& field, std::size_t letters) {
  constexpr std::string_view kLong = "𠮷田さんは髙台の家で山﨑さんと暮らしています。";
  Answer out;
  out.key = field.key;
  switch (field.type) {
    case FieldType::number: out.values = {"85"}; break;
    case FieldType::date: out.values = {"2026-11-29"}; break;
    case FieldType::time: out.values = {"09:30"}; break;
    case FieldType::choice: out.values = {field.options.back().code}; break;
    case FieldType::choices: out.values = {field.options.front().code, field.options.back().code}; break;
    case FieldType::long_text: out.values = {repeated(kLong, letters)}; break;
    case FieldType::table:
      for (int i = 0; i < 2; ++i) {
        AnswerRow row;
        for (const FormColumn& column : field.columns)
          row.cells.push_back(column.type == FieldType::choice       ? column.options.front().code
                                  : column.type == FieldType::date   ? "2026-11-29"
                                  : column.type == FieldType::number ? "4"
                                  : column.key.starts_with("phone")  ? "072-800-0001"
                                                                     : "𠮷田 髙子");
        out.rows.push_back(std::move(row));
      }
      break;
    case FieldType::body: out.rows = {{{"250", "560", "仙骨部 2×3 cm 発赤"}}, {{"750", "610", "𠮷田式の管"}}}; break;
    case FieldType::agenda:
      for (const auto& item : field.items) out.rows.push_back({{"話した: " + item.ja}});
      break;
    case FieldType::signature: break;
    default: out.values = {"髙橋内科 𠮷田"};
  }
  const bool words = std::any_of(field.options.begin(), field.options.end(), [&](const FormOption& option) {
    return option.asks_words && std::find(out.values.begin(), out.values.end(), option.code) != out.values.end();
  });
  if (words) out.other = "山﨑さんに聞く";
  return out;
}

PaperFacts filled(const Form& form, std::size_t letters = 40) {
  PaperFacts out;
  out.head = head();
  out.form = form;
  for (const FormSection& section : form.sections) {
    for (const FormField& field : section.fields) {
      Answer answer = answer_to(field, letters);
      if (!is_empty(answer)) out.answers.push_back(std::move(answer));
    }
  }
  out.number = "D-7F3K2M";
  out.mark = "KANAME-DOC:272108:019a0000-0000-7000-8000-0000007f3a21";
  out.written_by = "森 由紀";
  out.written_office = "ケアプランさくら";
  out.written_on = "令和8年11月29日";
  return out;
}

PaperFacts faxed(PaperFacts facts) {
  facts.fax = true;
  facts.to_office = "枚方中央総合病院 地域連携室";
  facts.to_name = "大西 恵";
  facts.to_number = "072-800-0002";
  facts.from_office = "ケアプランさくら";
  facts.from_name = "森 由紀";
  facts.from_phone = "072-800-1111";
  facts.from_fax = "072-800-1112";
  return facts;
}

std::string kept(const std::string& name, const output::Document& document) {
  const std::clock_t begun = std::clock();
  std::string bytes = output::render(document);
  const double ms = 1000.0 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
  if (const char* folder = std::getenv("KANAME_PAPERS")) {
    std::ofstream(std::string(folder) + "/" + name + ".pdf", std::ios::binary) << bytes;
    fmt::print("{:28} {:6.1f} ms {:7} bytes {} pages\n", name, ms, bytes.size(), output::page_count(document));
  }
  return bytes;
}

// Without blanks, wide ones too: lines break anywhere.
std::string without_blanks(std::string_view text) {
  std::string out;
  const std::string narrow = output::tools::without_blanks(text);
  for (const char32_t c : text::code_points(narrow)) {
    if (c != U'　') text::append_code_point(out, c);
  }
  return out;
}

std::string words_in(const std::string& pdf) { return without_blanks(run("pdftotext -raw", pdf, "-")); }

void expect_labels(const Form& form, const std::string& text) {
  EXPECT_NE(text.find(without_blanks(form.name.ja)), std::string::npos) << form.code;
  for (const FormSection& section : form.sections) {
    EXPECT_NE(text.find(without_blanks(section.title.ja)), std::string::npos) << form.code << " " << section.title.ja;
    for (const FormField& field : section.fields) {
      // A table under its section's title has no name of its own.
      const bool first = &field == &section.fields.front() && section.note.ja.empty();
      if (!first || (field.type != FieldType::agenda && field.type != FieldType::table)) {
        EXPECT_NE(text.find(without_blanks(field.label.ja)), std::string::npos) << form.code << " " << field.label.ja;
      }
      for (const FormOption& option : field.options) {
        std::string words = without_blanks(option.words.ja);
        // The answer goes into the bracket.
        if (option.asks_words && words.ends_with("）")) words.resize(words.size() - std::string_view("）").size());
        EXPECT_NE(text.find(words), std::string::npos) << form.code << " " << option.words.ja;
      }
    }
  }
}

class EveryForm : public testing::TestWithParam<std::string> {
 protected:
  const Form& form() const { return *shipped_form(GetParam()); }
};

std::vector<std::string> codes() {
  std::vector<std::string> out;
  for (const Form& form : shipped_forms()) out.push_back(form.code);
  return out;
}

TEST_P(EveryForm, BlankHasEveryLabelAndOption) {
  const std::string pdf = kept(GetParam() + "-blank", blank_paper(head(), form()));
  expect_labels(form(), words_in(pdf));
}

TEST_P(EveryForm, FilledHasEveryLabelAndAnswer) {
  const PaperFacts facts = filled(form());
  const std::string pdf = kept(GetParam(), paper(facts));
  const std::string text = words_in(pdf);
  expect_labels(as_answered(form(), facts.answers), text);
  EXPECT_NE(text.find("D-7F3K2M"), std::string::npos);
  EXPECT_NE(text.find("（写し）"), std::string::npos);
  for (const Answer& answer : facts.answers) {
    const FormField& field = *find_field(form(), answer.key);
    if (field.type == FieldType::text || field.type == FieldType::date) {
      EXPECT_NE(text.find(without_blanks(words_of(field, answer))), std::string::npos) << field.key;
    }
  }
}

TEST_P(EveryForm, FaxIsBlackAndWhiteWithACover) {
  const output::Document document = paper(faxed(filled(form())));
  EXPECT_EQ(document.look, output::Look::fax);
  const std::string text = words_in(kept(GetParam() + "-fax", document));
  for (const char* part : {"FAX送信票", "送信先", "枚方中央総合病院地域連携室", "072-800-0002", "ケアプランさくら",
                           "受け取りました", "足りない", "お心当たりのない方は"})
    EXPECT_NE(text.find(part), std::string::npos) << part;
  EXPECT_NE(text.find(fmt::format("この紙を含めて{}枚", output::page_count(document))), std::string::npos);
  EXPECT_EQ(text.find("（写し）"), std::string::npos);
}

// The text shrinks, grows or goes on on a sheet of its own; each 𠮷 comes out again.
TEST_P(EveryForm, NothingIsCutHoweverLongTheTextIs) {
  constexpr std::size_t kLetters = 2000;
  const PaperFacts facts = filled(form(), kLetters);
  std::size_t wanted = 0;
  for (const Answer& answer : facts.answers) {
    for (const std::string& value : answer.values) wanted += count_of(value, "𠮷");
    for (const AnswerRow& row : answer.rows) {
      for (const std::string& cell : row.cells) wanted += count_of(cell, "𠮷");
    }
  }
  EXPECT_EQ(count_of(words_in(output::render(paper(facts))), "𠮷"), wanted);
}

TEST_P(EveryForm, FontsAreInsideAndItIsTagged) {
  const std::string pdf = output::render(paper(filled(form())));
  const auto rows = output::tools::lines(run("pdffonts", pdf));
  ASSERT_GT(rows.size(), 2U);
  for (std::size_t i = 2; i < rows.size(); ++i) EXPECT_NE(rows[i].find("yes yes yes"), std::string::npos) << rows[i];
  EXPECT_NE(without_blanks(run("pdfinfo", pdf)).find("Tagged:yes"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryForm, testing::ValuesIn(codes()), [](const auto& one) { return one.param; });

TEST(Paper, TheAdmissionFormFitsOnTwoPagesAsItsOriginal) {
  const Form& form = *shipped_form("admission_info");
  EXPECT_EQ(output::page_count(blank_paper(head(), form)), 2);
  EXPECT_EQ(output::page_count(paper(filled(form))), 2);
}

TEST(Paper, WhatIsNotAskedTakesNoRoom) {
  PaperFacts facts = filled(*shipped_form("nursing_summary"));
  const std::string label = without_blanks(find_field(facts.form, "design")->label.ja);
  const auto printed_with = [&](const char* ulcer) {
    for (Answer& answer : facts.answers) {
      if (answer.key == "ulcer") answer.values = {ulcer};
    }
    return words_in(output::render(paper(facts)));
  };
  EXPECT_NE(printed_with("yes").find(label), std::string::npos);
  EXPECT_EQ(printed_with("no").find(label), std::string::npos);
  EXPECT_NE(words_in(output::render(blank_paper(head(), facts.form))).find(label), std::string::npos);
}

TEST(Paper, TheSheetForTheAmbulanceIsOnePage) {
  for (const char* code : {"ambulance", "ambulance_facility", "kit"}) {
    EXPECT_EQ(output::page_count(blank_paper(head(), *shipped_form(code))), 1) << code;
    EXPECT_EQ(output::page_count(paper(filled(*shipped_form(code)))), 1) << code;
  }
}

TEST(Paper, TheReplyOnTheFaxSaysWhereItGoes) {
  for (const char* code : {"doctor_letter", "oral_screening"}) {
    const output::Document document = paper(faxed(filled(*shipped_form(code))));
    const std::string last = without_blanks(
        run(fmt::format("pdftotext -raw -f {}", output::page_count(document)), output::render(document), "-"));
    for (const char* part : {"このページを返送してください", "072-800-1112", "D-7F3K2M", "ケアプランさくら"})
      EXPECT_NE(last.find(part), std::string::npos) << code << " " << part;
  }
}

TEST(Paper, ThePreviewOfAFullPageIsSmall) {
  const output::Document document = paper(filled(*shipped_form("admission_info")));
  for (int page = 1; page <= 2; ++page) {
    const auto bytes = output::page_png(document, page);
    ASSERT_TRUE(bytes);
    EXPECT_LE(bytes->size(), 200'000U);
  }
}

TEST(Paper, ADraftSaysSo) {
  PaperFacts facts = filled(*shipped_form("kit"));
  facts.draft = true;
  EXPECT_NE(words_in(output::render(paper(facts))).find("（下書き）"), std::string::npos);
}

TEST(Paper, WishesSayThatTheyMayChangeOnEveryPage) {
  const output::Document document = paper(filled(*shipped_form("acp"), 1000));
  const std::string text = words_in(output::render(document));
  EXPECT_GE(count_of(text, "意思は変わりうる"), static_cast<std::size_t>(output::page_count(document)));
}

TEST(Paper, OptionsStandInARowAndAnOpenOneTakesAPen) {
  const FormField& field = *find_field(*shipped_form("admission_info"), "meal_limit");
  Answer answer;
  answer.key = field.key;
  answer.values = {"yes"};
  answer.other = "塩分 6 g";
  const std::vector<std::string> chosen = {"☐ なし", "☑ あり（塩分 6 g）", "☐ 不明"};
  EXPECT_EQ(printed_cell(field, &answer).pieces, chosen);
  EXPECT_EQ(printed_cell(field, nullptr).pieces[1], "☐ あり（　　　　　　）");
}

TEST(Initials, StandForTheNameEverywhere) {
  EXPECT_EQ(initials_of("さとう はる"), "S.H.");
  EXPECT_EQ(initials_of("シマザキ　チヨ"), "S.C.");
  EXPECT_EQ(initials_of("ふじい じゅん"), "F.J.");
  EXPECT_EQ(initials_of("佐藤"), "");
  PaperFacts facts = faxed(filled(*shipped_form("doctor_letter")));
  for (Answer& answer : facts.answers) {
    if (answer.key == "name") answer.values = {"佐藤 ハル"};
    if (answer.key == "name_kana") answer.values = {"さとう はる"};
    if (answer.key == "birth") answer.values = {"1941-04-03"};
    if (answer.key == "text") answer.values = {"佐藤ハルさんの薬についてお尋ねします。"};
  }
  facts.initials = true;
  const std::string text = words_in(output::render(paper(facts)));
  EXPECT_EQ(text.find("佐藤"), std::string::npos);
  EXPECT_EQ(text.find("さとう"), std::string::npos);
  EXPECT_EQ(text.find("4月3日"), std::string::npos);
  EXPECT_NE(text.find("昭和16年"), std::string::npos);
  EXPECT_NE(text.find("S.H.さんの薬"), std::string::npos);
}

}  // namespace
}  // namespace kaname::documents
