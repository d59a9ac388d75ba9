// SPDX-License-Identifier: Apache-2.0
#include "base/digits.h"

#include <gtest/gtest.h>

namespace kaname::digits {
namespace {

struct Case {
  std::string_view number;
  Check expected;
};

TEST(Digits, MedicalInstitutionNumber) {
  EXPECT_EQ(medical_institution_number("0100153", "27"), Check::ok);
  EXPECT_EQ(medical_institution_number("2710100153"), Check::ok);
  EXPECT_EQ(medical_institution_number("0110818", "31"), Check::ok);
  EXPECT_EQ(medical_institution_number("0110049", "13"), Check::ok);  // 東京: six digits only
  EXPECT_EQ(medical_institution_number("1310110049"), Check::ok);
  EXPECT_EQ(medical_institution_number("０１００１５３", "27"), Check::ok);
  EXPECT_EQ(medical_institution_number("0100154", "27"), Check::bad_digit);
  EXPECT_EQ(medical_institution_number("0100153", "31"), Check::bad_digit);
  EXPECT_EQ(medical_institution_number("0100153"), Check::ok);  // shape only
  for (const auto bad : {"", "010015", "01001530", "01001A3", "9910100153", "あ"}) {
    EXPECT_EQ(medical_institution_number(bad, "27"), Check::malformed) << bad;
  }
}

TEST(Digits, CareOfficeNumber) {
  const Case cases[] = {
      {"3170102226", Check::ok},        {"2712403472", Check::ok},        {"01B0100011", Check::ok},
      {"1411600469", Check::ok},  // 神奈川, みなし
      {"1454080027", Check::ok},        {"1411600468", Check::bad_digit}, {"３１７０１０２２２６", Check::ok},
      {"3170102227", Check::bad_digit}, {"01B0100012", Check::bad_digit}, {"31C0102226", Check::malformed},
      {"317010222", Check::malformed},  {"", Check::malformed},           {"9970102226", Check::malformed}};
  for (const auto& [number, expected] : cases) EXPECT_EQ(care_office_number(number), expected) << number;
}

TEST(Digits, CorporationNumber) {
  const Case cases[] = {{"8000020272108", Check::ok},        {" 8000020272108　", Check::ok},
                        {"0003170102226", Check::bad_digit},  // an office number padded with zeros, seen in real lists
                        {"7000020272108", Check::bad_digit}, {"800002027210", Check::malformed},
                        {"8000020-272108", Check::malformed}};
  for (const auto& [number, expected] : cases) EXPECT_EQ(corporation_number(number), expected) << number;
}

TEST(Digits, MunicipalityAndInsurerDoNotMix) {
  for (const auto code : {"272108", "271004", "141003", "011002", "312011", "172022", "010006"}) {
    EXPECT_EQ(municipality_code(code), Check::ok) << code;
  }
  for (const auto number : {"272104", "271007", "141002", "011007", "312017", "172023"}) {
    EXPECT_EQ(insurer_number(number), Check::ok) << number;
    EXPECT_EQ(municipality_code(number), Check::bad_digit) << number;
  }
  EXPECT_EQ(insurer_number("272108"), Check::bad_digit);
  EXPECT_EQ(municipality_code("27210"), Check::malformed);
  EXPECT_EQ(municipality_code("992108"), Check::malformed);
}

TEST(Digits, OtherInsuranceNumbers) {
  EXPECT_EQ(insured_number("0000012345"), Check::ok);
  EXPECT_EQ(insured_number("H000012345"), Check::ok);
  EXPECT_EQ(insured_number("X000012345"), Check::malformed);
  EXPECT_EQ(insured_number("12345"), Check::malformed);
  EXPECT_EQ(medical_insurer_number("06139992"), Check::ok);
  EXPECT_EQ(medical_insurer_number("06139993"), Check::bad_digit);
  EXPECT_EQ(medical_insurer_number("138057"), Check::ok);  // 国保, 新宿区
  EXPECT_EQ(public_expense_number("12131017"), Check::ok);
  EXPECT_EQ(public_expense_number("12131015"), Check::bad_digit);
  EXPECT_EQ(public_expense_number("1213101"), Check::malformed);
  EXPECT_EQ(public_recipient_number("0000018"), Check::ok);
  EXPECT_EQ(public_recipient_number("0000019"), Check::bad_digit);
}

TEST(Digits, PostalCode) {
  for (const auto code : {"573-1191", "5731191", "〒573-1191", "５７３－１１９１", "〒 573ー1191", " 573−1191 "}) {
    EXPECT_EQ(postal_code(code), Check::ok) << code;
    EXPECT_EQ(tidy_postal_code(code), "573-1191") << code;
  }
  for (const auto code : {"", "573-119", "57-31191", "573-11911", "大阪府", "573-1191枚方市", "〒"}) {
    EXPECT_EQ(postal_code(code), Check::malformed) << code;
  }
  EXPECT_EQ(tidy_postal_code(" 不明 "), "不明");
}

TEST(Digits, Telephone) {
  for (const auto number : {"072-841-1234", "０７２（８４１）１２３４", "0728411234", "090-1234-5678", "0120-123-456",
                            "+81-72-841-1234", "+81(0)72-841-1234", "050−1234−5678", "0800-123-4567",
                            "072-841-1234 内線12", "072-841-1234(内線12)", "03ー1234ー5678"}) {
    EXPECT_EQ(telephone(number), Check::ok) << number;
  }
  for (const auto number : {"", "841-1234", "072-841-123", "072-841-12345", "なし", "072-841-1234/5", "0072-841-123"}) {
    EXPECT_EQ(telephone(number), Check::malformed) << number;
  }
}

TEST(Digits, MyNumberIsRecognised) {
  // 123456789018 is the printed example of 総務省; 000000000000 fits its check digit as well.
  EXPECT_TRUE(looks_like_my_number("123456789018"));
  EXPECT_TRUE(looks_like_my_number("1234 5678 9018"));
  EXPECT_TRUE(looks_like_my_number("１２３４－５６７８－９０１８"));
  EXPECT_FALSE(looks_like_my_number("123456789012"));
  EXPECT_FALSE(looks_like_my_number("1234567890188"));
  EXPECT_FALSE(looks_like_my_number("072-841-1234"));
  EXPECT_FALSE(looks_like_my_number(""));
  EXPECT_TRUE(contains_my_number("番号は1234-5678-9018です"));
  EXPECT_TRUE(contains_my_number("電話 072、個人番号１２３４５６７８９０１８"));
  EXPECT_FALSE(contains_my_number("電話 072-841-1234、携帯 090-1234-5678"));
  EXPECT_FALSE(contains_my_number("法人番号 8000020272108"));
  EXPECT_FALSE(contains_my_number(""));
}

}  // namespace
}  // namespace kaname::digits
