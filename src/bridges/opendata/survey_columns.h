// SPDX-License-Identifier: Apache-2.0
#pragma once
// The columns of the town's own survey besides the questions: who answers, when they work, whom to call. Reading and
// writing the template use the same list.

#include <array>
#include <string_view>

namespace kaname::bridges {

struct SurveyColumn {
  std::string_view field;
  std::string_view names;  // the template's header first
  std::string_view en;
  std::string_view how;  // how to fill it in, for the dictionary sheet
  bool required = false;
};

inline constexpr auto kSurveyColumns = std::to_array<SurveyColumn>({
    {"id", "整理番号|事業所ID", "Survey number", "市が付けた番号。変えないでください。"},
    {"name", "事業所名|事業所名称|名称|施設名", "Name", "正式な名称", true},
    {"name_kana", "事業所名カナ|事業所名_カナ|フリガナ|カナ", "Name in kana", "全角カタカナ"},
    {"service", "施設種別|事業所種別|サービスの種類|種別", "Kinds",
     "訪問看護、診療所 など。いくつかあるときは「、」で区切る。"},
    {"office_number", "事業所番号|介護保険事業所番号", "Care office number", "10桁。文字列として入力"},
    {"medical_number", "医療機関番号|医療機関コード", "Medical institution number", "7桁または10桁。文字列として入力"},
    {"postal_code", "郵便番号", "Postal code", "573-0000"},
    {"address", "住所|所在地", "Address", "都道府県から"},
    {"building", "方書|建物名等(方書)", "Building", "建物名・階"},
    {"phone", "電話番号|電話|TEL", "Telephone", "072-000-0000"},
    {"fax", "FAX番号|FAX", "FAX", "072-000-0000"},
    {"mail", "メールアドレス|メール", "Mail", ""},
    {"url", "URL|ホームページ", "Web site", "https:// から"},
    {"hours_1", "月曜の時間", "Monday hours", "09:00-17:30。二つあるときは「、」で区切る。休みの日は「休み」。"},
    {"hours_2", "火曜の時間", "Tuesday hours", "月曜と同じ"},
    {"hours_3", "水曜の時間", "Wednesday hours", "月曜と同じ"},
    {"hours_4", "木曜の時間", "Thursday hours", "月曜と同じ"},
    {"hours_5", "金曜の時間", "Friday hours", "月曜と同じ"},
    {"hours_6", "土曜の時間", "Saturday hours", "月曜と同じ"},
    {"hours_7", "日曜の時間", "Sunday hours", "月曜と同じ"},
    {"hours_8", "祝日の時間", "Hours on public holidays", "月曜と同じ"},
    {"holidays", "休み", "Closed on", "日曜・祝日、年末年始 など"},
    {"visit_area", "訪問地域", "Visiting area", "町の名を「、」で区切る。"},
    {"updated_on", "更新日", "Updated on", "記入した日"},
    {"next_due", "次回更新期限", "Next update due", "市が記入"},
    {"note", "備考|備考（自由記入）|自由記入", "Note", "一般に公開してよい補足"},
});

}  // namespace kaname::bridges
