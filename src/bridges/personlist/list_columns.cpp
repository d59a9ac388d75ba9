// SPDX-License-Identifier: Apache-2.0
#include "bridges/personlist/list_columns.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "base/text_fold.h"
#include "bridges/opendata/xlsx_reader.h"

namespace kaname::bridges::personlist {
namespace {

constexpr std::size_t kHeaderSearch = 10;

constexpr auto kFields = std::to_array<ListField>({
    {"name", "氏名", "Name", "利用者名|利用者氏名|お名前|名前|被保険者氏名|漢字氏名|氏名漢字|氏名（漢字）|利用者"},
    {"name_kana", "かな", "Reading",
     "フリガナ|ふりがな|カナ|カナ氏名|氏名カナ|氏名（カナ）|氏名（かな）|氏名フリガナ|利用者名カナ|利用者名フリガナ|"
     "利用者氏名カナ|利用者カナ|被保険者氏名カナ|被保険者氏名（カナ）"},
    {"family_name", "姓", "Family name", "氏|苗字|名字|姓（漢字）"},
    {"given_name", "名", "Given name", "名（漢字）"},
    {"family_kana", "姓（かな）", "Family name, reading", "姓カナ|セイ|せい|氏カナ|姓フリガナ"},
    {"given_kana", "名（かな）", "Given name, reading", "名カナ|メイ|めい|名フリガナ"},
    {"birth", "生年月日", "Born", "誕生日|生年月日（和暦）|生年月日（西暦）"},
    {"sex", "性別", "Sex", "男女"},
    {"postal_code", "郵便番号", "Postal code", "〒|郵便"},
    {"address", "住所", "Address", "住所1|現住所|自宅住所|利用者住所|住所（番地まで）"},
    {"building", "方書", "Building", "住所2|建物名|建物|マンション名|アパート名"},
    {"phone", "電話", "Telephone", "電話番号|TEL|自宅電話|電話番号1|自宅電話番号|固定電話"},
    {"mobile", "携帯電話", "Mobile", "携帯|携帯番号|携帯電話番号|電話番号2"},
    {"insurer_number", "保険者番号", "Insurer number", "介護保険者番号|保険者No|保険者"},
    {"insured_number", "被保険者番号", "Insured number", "介護保険被保険者番号|被保番号|被保険者No|被保険者証番号"},
    {"care_level", "要介護度", "Care level", "介護度|要介護状態区分|要介護区分|認定区分|要介護認定|要介護状態"},
    {"certified_from", "認定の初日", "Certified from",
     "認定開始日|認定有効期間開始日|認定有効期間（開始）|認定有効期間（自）|有効期間開始|認定期間開始|有効期間開始日"},
    {"certified_to", "認定の末日", "Certified to",
     "認定終了日|認定有効期間終了日|認定有効期間（終了）|認定有効期間（至）|有効期間終了|認定期間終了|有効期間終了日|"
     "有効期限"},
    {"certified_period", "認定有効期間", "Certified period", "認定期間|有効期間|要介護認定期間"},
    {"certified_on", "認定日", "Certified on", "認定年月日"},
    {"staff", "担当者", "Our staff",
     "担当|担当ケアマネ|担当ケアマネジャー|ケアマネ|ケアマネジャー|担当介護支援専門員|介護支援専門員|担当職員|主担当"},
    {"disability", "障害高齢者の日常生活自立度", "Independence, disability",
     "障害自立度|障害高齢者自立度|寝たきり度|日常生活自立度"},
    {"dementia", "認知症高齢者の日常生活自立度", "Independence, dementia",
     "認知症自立度|認知自立度|認知症高齢者自立度"},
    {"living", "世帯", "Living", "世帯状況|世帯構成|家族構成|独居"},
    {"contact_name", "緊急連絡先の氏名", "Contact, name",
     "緊急連絡先|緊急連絡先氏名|緊急連絡先1|緊急連絡先名|家族氏名|キーパーソン|主介護者"},
    {"contact_relation", "緊急連絡先の続柄", "Contact, relation", "続柄|緊急連絡先続柄|関係"},
    {"contact_phone", "緊急連絡先の電話", "Contact, telephone",
     "緊急連絡先電話番号|緊急連絡先電話|緊急連絡先TEL|家族電話番号|家族電話"},
    {"doctor", "主治医", "Doctor", "主治医氏名|主治医名|かかりつけ医|担当医"},
    {"clinic", "医療機関", "Clinic", "医療機関名|主治医医療機関|かかりつけ医療機関|病院名"},
    {"clinic_phone", "医療機関の電話", "Clinic, telephone", "医療機関電話番号|医療機関電話|主治医電話番号"},
    {"diagnoses", "病名", "Diagnoses", "主病名|傷病名|疾患名|既往歴|主な病名|診断名"},
    {"allergies", "アレルギー", "Allergies", "薬物アレルギー|アレルギーの有無"},
    {"received_on", "受付日", "Received on", "利用開始日|契約日|受付年月日|開始日"},
    {"note", "メモ", "Note", "備考|特記事項|特記|コメント"},
});

using FieldByHeader = std::unordered_map<std::string, std::string_view>;

const FieldByHeader& field_by_header() {
  static const FieldByHeader known = [] {
    FieldByHeader out;
    for (const ListField& field : kFields) {
      out.emplace(text::fold(field.ja), field.name);
      for (std::size_t start = 0; start <= field.headers.size();) {
        const std::size_t end = std::min(field.headers.find('|', start), field.headers.size());
        out.emplace(text::fold(field.headers.substr(start, end - start)), field.name);
        start = end + 1;
      }
    }
    return out;
  }();
  return known;
}

std::size_t count_known(const std::vector<std::string>& cells) {
  return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](const std::string& cell) {
    return field_by_header().contains(text::fold(cell));
  }));
}

}  // namespace

std::span<const ListField> list_fields() { return kFields; }

Result<Table> read_list(std::string_view bytes) {
  Table table = TRY(bytes.substr(0, 2) == "PK" ? read_xlsx_table(bytes) : read_csv_table(bytes));
  std::size_t head = 0, most = 0;
  for (std::size_t i = 0; i < std::min(kHeaderSearch, table.rows.size()); ++i) {
    if (const std::size_t known = count_known(table.rows[i].cells); known > most) most = known, head = i;
  }
  take_headers(table, head);
  std::erase_if(table.rows, [](const TableRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const std::string& cell) { return text::trim(cell).empty(); });
  });
  if (table.rows.size() > kMostRows) return fail_field("content", "list_too_long");
  return table;
}

std::vector<std::string> guess_columns(const Table& table) {
  std::vector<std::string> out;
  std::set<std::string_view> taken;
  for (const std::string& header : table.headers) {
    const auto found = field_by_header().find(text::fold(header));
    const bool free = found != field_by_header().end() && taken.insert(found->second).second;
    out.emplace_back(free ? found->second : std::string_view{});
  }
  return out;
}

bool is_forbidden(std::string_view header) {
  const std::string folded = text::fold(header);
  return folded.find(text::fold("マイナンバー")) != std::string::npos ||
      folded.find(text::fold("個人番号")) != std::string::npos;
}

}  // namespace kaname::bridges::personlist
