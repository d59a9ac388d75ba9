// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "base/csv.h"
#include "bridges/opendata/sample_file.h"
#include "bridges/opendata/survey_template.h"
#include "directory/capability_items.h"
#include "model/json.h"

#include <boost/json.hpp>

namespace kaname::bridges {
namespace {

using directory::Acceptance;
using directory::FacilityKind;
using directory::SourceKind;

directory::SourceFile read(const std::string& bytes) {
  auto file = read_source(SourceKind::survey_csv, bytes, "survey.csv", hirakata());
  EXPECT_TRUE(file) << trouble(file);
  if (!file) return {};
  EXPECT_EQ(accounted(*file), file->rows_read);
  return std::move(*file);
}

const directory::SourceCapability* answer(const directory::SourceRecord& record, std::string_view item) {
  for (const auto& capability : record.capabilities) {
    if (capability.item == item) return &capability;
  }
  return nullptr;
}

TEST(Survey, ReadsTheSampleAnswers) {
  const std::string bytes = sample_file("survey/survey_answers.csv");
  EXPECT_EQ(guess_kind(bytes, "survey_answers.csv"), SourceKind::survey_csv);
  const auto file = read(bytes);
  EXPECT_EQ(file.rows_read, 35);
  EXPECT_EQ(file.records.size(), 35u);
  for (const auto& match : file.headers) EXPECT_FALSE(match.field.empty()) << match.header;
  for (const auto& record : file.records)
    EXPECT_TRUE(record.warnings.empty()) << record.name << " " << record.warnings[0].column;
  const auto* nursing = record_with(file, "kuzuha-hokan");
  ASSERT_NE(nursing, nullptr);
  EXPECT_EQ(nursing->kind, FacilityKind::home_nursing);
  EXPECT_EQ(nursing->visit_areas.size(), 17u);
  ASSERT_EQ(nursing->services.size(), 1u);
  ASSERT_EQ(nursing->services[0].hours.size(), 1u);
  EXPECT_EQ(nursing->services[0].hours[0].days, (std::vector<std::int32_t>{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(nursing->services[0].hours[0].close, "17:30");
  EXPECT_EQ(nursing->services[0].hours_note, "休み：日曜・祝日");
  ASSERT_NE(answer(*nursing, "ventilator"), nullptr);
  EXPECT_EQ(answer(*nursing, "ventilator")->answer, Acceptance::conditional);
  EXPECT_EQ(answer(*nursing, "ventilator")->note, "平日日中の訪問。夜間は緊急訪問のみ");
  EXPECT_EQ(answer(*nursing, "around_the_clock")->answer, Acceptance::yes);
  EXPECT_EQ(answer(*nursing, "hn_psychiatric")->answer, Acceptance::no);
  EXPECT_EQ(answer(*nursing, "pharmacy_sterile"), nullptr);  // an empty cell is no answer
  const auto* clinic = record_with(file, "makino-asahi-naika");
  ASSERT_NE(clinic, nullptr);
  EXPECT_EQ(clinic->services[0].hours.size(), 2u);  // morning on six days, evening on four
  EXPECT_EQ(answer(*clinic, "conference_at_office")->answer, Acceptance::no);
  EXPECT_EQ(answer(*clinic, "conference_at_office")->note, "困難");
  const auto* office = record_with(file, "fujisaka-yuzu-cm");
  EXPECT_EQ(answer(*office, "cm_new_cases")->answer, Acceptance::no);
  EXPECT_EQ(answer(*office, "cm_new_cases")->note, "0");
}

TEST(Survey, SurvivesTheFaultyAnswers) {
  const auto file = read(sample_file("torture/survey_faulty_cp932.csv"));
  EXPECT_EQ(file.encoding, "CP932");
  EXPECT_EQ(file.rows_read, 9);
  ASSERT_EQ(file.refused.size(), 2u);
  EXPECT_EQ(file.refused[0].code, "row_twice");
  EXPECT_EQ(file.refused[1].code, "row_columns");
  const auto& circles = file.records.at(0);
  EXPECT_EQ(answer(circles, "gastrostomy")->answer, Acceptance::yes);  // ◯, not ○
  EXPECT_EQ(answer(circles, "tracheostomy")->answer, Acceptance::conditional);
  EXPECT_EQ(answer(circles, "tracheostomy")->note, "夜間は家族");
  EXPECT_EQ(circles.note, "丸の字がちがう");
  EXPECT_EQ(file.records.at(1).phone, "072-000-0103");                                    // full-width digits
  EXPECT_EQ(answer(file.records.at(1), "gastrostomy")->answer, Acceptance::conditional);  // △
  EXPECT_EQ(file.records.at(2).key, "宇山訪問看護すてしよん(架空)@");  // no number: known by its name
  const auto* exponent = record_with(file, "keyaki-hokan");
  EXPECT_EQ(exponent->phone, "");
  EXPECT_EQ(exponent->warnings.at(0).code, "phone_shape");
  EXPECT_EQ(exponent->warnings.at(0).value, "1.23E+12");
  const auto* impossible = record_with(file, "makino-tsumugi-cm");
  EXPECT_EQ(impossible->warnings.at(0).code, "date_shape");  // 令和8年11月31日
  EXPECT_EQ(answer(*impossible, "cm_new_cases")->note, "5件");
  const auto* unclear = record_with(file, "gotenyama-hokan");
  EXPECT_EQ(unclear->name, "御殿山つばき訪問看護ステーション(架空) (旧 ごてんケア)");
  EXPECT_EQ(answer(*unclear, "gastrostomy"), nullptr);
  EXPECT_EQ(unclear->warnings.size(), 2u);  // できる, ○か×
  EXPECT_EQ(unclear->warnings[0].code, "answer_unknown");
}

TEST(Survey, UnderstandsAnswersAsPeopleTypeThem) {
  struct Case {
    std::string cell;
    std::optional<Acceptance> answer;
    std::string note;
  };
  for (const Case& c :
       {Case{"○", Acceptance::yes, ""}, Case{"◎", Acceptance::yes, ""}, Case{"はい", Acceptance::yes, ""},
        Case{"可", Acceptance::yes, ""}, Case{"可能性あり", std::nullopt, ""}, Case{"✕", Acceptance::no, ""},
        Case{"不可", Acceptance::no, ""}, Case{"×：看護師不足", Acceptance::no, "看護師不足"},
        Case{"条件付き(要予約)", Acceptance::conditional, "要予約"},
        Case{"△、週2回まで", Acceptance::conditional, "週2回まで"}, Case{"要相談", Acceptance::ask, ""},
        Case{"？", Acceptance::ask, ""}, Case{"そのうち", std::nullopt, ""}, Case{"○か×", std::nullopt, ""},
        Case{" ○ ", Acceptance::yes, ""}}) {
    const auto file = read("事業所名,受入:胃ろう\r\n見本,\"" + c.cell + "\"");
    const auto* got = answer(file.records.at(0), "gastrostomy");
    ASSERT_EQ(got != nullptr, c.answer.has_value()) << c.cell;
    if (got) {
      EXPECT_EQ(got->answer, *c.answer) << c.cell;
      EXPECT_EQ(got->note, c.note) << c.cell;
    } else {
      EXPECT_EQ(file.records[0].warnings.at(0).code, "answer_unknown") << c.cell;
    }
  }
}

TEST(Survey, TakesColumnsByOtherNamesAndByDecision) {
  const std::string bytes = "施設名,胃ろう,PEGはできますか\n見本,×,○\n";
  EXPECT_EQ(answer(read(bytes).records.at(0), "gastrostomy")->answer, Acceptance::no);
  ReadContext context = hirakata();
  context.mapping = {{"PEGはできますか", "item:gastrostomy"}, {"胃ろう", ""}};
  const auto file = read_source(SourceKind::survey_csv, bytes, "survey.csv", context);
  ASSERT_TRUE(file);
  EXPECT_EQ(answer(file->records.at(0), "gastrostomy")->answer, Acceptance::yes);
  EXPECT_EQ(file->headers[1].field, "");
  EXPECT_EQ(file->headers[2].field, "item:gastrostomy");
}

// What the template hands out, the reader takes back.
TEST(Survey, TemplateComesHomeAgain) {
  const auto made = survey_template({{"a1", "さくら訪問看護", "サクラホウモンカンゴ", "訪問看護", "2762490118", "",
                                      "大阪府枚方市大垣内町2-1-20", "072-841-1221", "072-841-0000"}});
  EXPECT_EQ(made.dictionary.rows.size(), made.answers.headers.size());
  for (const auto& row : made.dictionary.rows) EXPECT_EQ(row.size(), made.dictionary.headers.size());
  csv::Writer writer(csv::Bom::yes);
  writer.row(made.answers.headers);
  for (const auto& row : made.answers.rows) writer.row(row);
  const auto file = read(writer.text());
  for (const auto& match : file.headers) EXPECT_FALSE(match.field.empty()) << match.header;
  ASSERT_EQ(file.records.size(), 1u);
  EXPECT_EQ(file.records[0].key, "a1");
  EXPECT_EQ(file.records[0].services.at(0).office_number, "2762490118");
  EXPECT_TRUE(file.records[0].capabilities.empty());
  const auto nursing = survey_template({}, FacilityKind::home_nursing);
  EXPECT_LT(nursing.answers.headers.size(), made.answers.headers.size());
}

// The dictionary of the sample survey and the table say the same.
TEST(Survey, SampleDictionaryAgreesWithTheTable) {
  const auto dictionary = model::parse_json(sample_file("survey/survey_dictionary.json"));
  ASSERT_TRUE(dictionary);
  for (const auto& entry : (*dictionary)->at("items").as_array()) {
    const auto text = [&](const char* key) { return std::string(entry.at(key).as_string().c_str()); };
    const auto* item = directory::find_capability(text("key"));
    if (!item) {
      EXPECT_EQ(text("group"), "common") << text("key");  // hours, areas and dates are no capabilities
      continue;
    }
    EXPECT_EQ(item->column, text("column"));
    EXPECT_EQ(item->ja, text("label_ja"));
    EXPECT_EQ(model::code_of(item->group), text("group")) << item->code;
    const bool open_to_all = text("audience") == "public";
    EXPECT_EQ(item->audience == directory::Audience::everyone, open_to_all) << item->code;
  }
}

}  // namespace
}  // namespace kaname::bridges
