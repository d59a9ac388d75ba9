// SPDX-License-Identifier: Apache-2.0
#include "bridges/personlist/list_row.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/digits.h"
#include "base/text_fold.h"
#include "base/wareki.h"
#include "people/person_rules.h"

namespace kaname::bridges::personlist {
namespace {

using people::CareLevel;
using people::Certification;

// The cells of one row by field.
class Cells {
 public:
  Cells(const TableRow& row, const std::vector<std::string>& fields) : row_(row), fields_(fields) {}

  std::string at(std::string_view field) const {
    for (std::size_t i = 0; i < fields_.size() && i < row_.cells.size(); ++i) {
      if (fields_[i] == field) return text::trim(row_.cells[i]);
    }
    return {};
  }
  // Two columns joined with a space, when the whole has none of its own.
  std::string joined(std::string_view whole, std::string_view first, std::string_view second) const {
    std::string out = at(whole);
    if (!out.empty()) return out;
    return text::trim(at(first) + " " + at(second));
  }

 private:
  const TableRow& row_;
  const std::vector<std::string>& fields_;
};

std::optional<LocalDate> date_of(const std::string& cell, std::string_view what, std::vector<std::string>& doubts) {
  if (cell.empty()) return std::nullopt;
  const auto read = wareki::parse_date(cell);
  if (read && read->precision == wareki::Precision::day) return read->date;
  doubts.push_back(fmt::format("{}「{}」は日付として読めません。この欄は取り込みません。", what, cell));
  return std::nullopt;
}

people::Sex sex_of(const std::string& cell, std::vector<std::string>& doubts) {
  const std::string folded = text::fold(cell);
  const auto is = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return folded == text::fold(word); });
  };
  if (is({"男", "男性", "1", "M", "male", "♂"})) return people::Sex::male;
  if (is({"女", "女性", "2", "F", "female", "♀"})) return people::Sex::female;
  if (is({"その他", "other"})) return people::Sex::other;
  if (!cell.empty() && !is({"不明", "0", "9"})) doubts.push_back(fmt::format("性別「{}」が読めません。", cell));
  return people::Sex::unknown;
}

// 令和8年4月1日～令和9年3月31日 in one cell.
void read_period(const std::string& cell, Certification& into, std::vector<std::string>& doubts) {
  if (cell.empty()) return;
  for (const std::string_view mark : {"～", "〜", "~", "－", "―", "から"}) {
    const std::size_t at = cell.find(mark);
    if (at == std::string::npos) continue;
    into.from = date_of(text::trim(cell.substr(0, at)), "認定の初日", doubts);
    into.to = date_of(text::trim(cell.substr(at + mark.size())), "認定の末日", doubts);
    return;
  }
  doubts.push_back(fmt::format("認定有効期間「{}」が読めません。初日～末日の形にしてください。", cell));
}

void read_certification(const Cells& cells, Certification& into, std::vector<std::string>& doubts) {
  const std::string level = cells.at("care_level");
  if (const auto found = care_level_of(level)) {
    into.care_level = *found;
    into.state = people::CertificationState::certified;
  } else if (level.find("申請") != std::string::npos) {
    into.state = people::CertificationState::applied;
  } else if (!level.empty()) {
    doubts.push_back(fmt::format("要介護度「{}」が読めません。", level));
  }
  read_period(cells.at("certified_period"), into, doubts);
  if (const auto date = date_of(cells.at("certified_from"), "認定の初日", doubts)) into.from = date;
  if (const auto date = date_of(cells.at("certified_to"), "認定の末日", doubts)) into.to = date;
  into.certified_on = date_of(cells.at("certified_on"), "認定日", doubts);
  if (into.from && into.to && *into.to < *into.from) {
    doubts.emplace_back("認定の末日が初日より前です。期間は取り込みません。");
    into.from.reset();
    into.to.reset();
  }
}

template <class E>
E level_of(const std::string& cell, E unknown, std::string_view what, std::vector<std::string>& doubts) {
  if (cell.empty()) return unknown;
  const std::string folded = text::fold(cell);
  const auto& all = options(model::Tag<E>{});
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (text::fold(all[i].ja) == folded || text::fold(all[i].en) == folded) return static_cast<E>(i);
  }
  doubts.push_back(fmt::format("{}「{}」が読めません。", what, cell));
  return unknown;
}

std::vector<std::string> split(const std::string& cell) {
  std::vector<std::string> out;
  std::string rest = cell;
  for (const std::string_view mark : {"、", "，", "；", ";", "・", "\r\n", "\n"}) {
    for (std::size_t at = rest.find(mark); at != std::string::npos; at = rest.find(mark))
      rest.replace(at, mark.size(), ",");
  }
  for (std::size_t start = 0; start <= rest.size();) {
    const std::size_t end = std::min(rest.find(',', start), rest.size());
    if (std::string one = text::trim(rest.substr(start, end - start)); !one.empty()) out.push_back(std::move(one));
    start = end + 1;
  }
  return out;
}

bool says_none(const std::string& word) {
  return word == "なし" || word == "無し" || word == "無" || word == "－" || word == "-" || word == "特になし";
}

void read_family(const Cells& cells, people::Family& into) {
  const std::string living = cells.at("living");
  if (living.find("独居") != std::string::npos || living == "○" || living == "1") into.living = people::Living::alone;
  else if (living.find("同居") != std::string::npos) into.living = people::Living::with_family;
  else if (living.find("夫婦") != std::string::npos || living.find("高齢者のみ") != std::string::npos)
    into.living = people::Living::couple;
  else intake::add(into.note, living);
  people::Contact contact;
  contact.name = cells.at("contact_name");
  contact.relation = cells.at("contact_relation");
  contact.phone = cells.at("contact_phone");
  if (contact.name.empty() && contact.phone.empty()) return;
  if (contact.name.empty()) contact.name = contact.relation.empty() ? "緊急連絡先" : contact.relation;
  into.contacts.push_back(std::move(contact));
}

void read_regulars(const Cells& cells, std::string_view case_office, people::Regulars& into) {
  people::Regular doctor;
  doctor.name = cells.at("clinic");
  doctor.person = cells.at("doctor");
  doctor.phone = cells.at("clinic_phone");
  if (doctor.name.empty() && !doctor.person.empty()) doctor.name = doctor.person, doctor.person.clear();
  if (!doctor.name.empty()) into.items.push_back(std::move(doctor));
  if (const std::string staff = cells.at("staff"); !staff.empty()) {
    people::Regular own;
    own.kind = people::RegularKind::care_manager;
    own.name = case_office.empty() ? "担当の事業所" : std::string(case_office);
    own.person = staff;
    into.items.push_back(std::move(own));
  }
}

void read_basics(const Cells& cells, LocalDate today, intake::Said& out) {
  people::PersonBasics& basics = out.basics;
  basics.name = cells.joined("name", "family_name", "given_name");
  basics.name_kana = cells.joined("name_kana", "family_kana", "given_kana");
  // A name in kana is its own reading.
  if (basics.name_kana.empty() && text::kana_row(basics.name) != "他") basics.name_kana = basics.name;
  if (const std::string birth = cells.at("birth"); !birth.empty()) {
    if (people::read_birth(birth, today)) {
      basics.birth = birth;
    } else {
      out.doubts.push_back(
          fmt::format("生年月日「{}」が読めません。昭和16年4月3日、S16.4.3、1941/4/3 "
                      "のように書いてください。この欄は取り込みません。",
                      birth));
    }
  }
  basics.sex = sex_of(cells.at("sex"), out.doubts);
  basics.postal_code = cells.at("postal_code");
  basics.address = cells.at("address");
  basics.building = cells.at("building");
  basics.phone = cells.at("phone");
  basics.mobile = cells.at("mobile");
  basics.received_on = date_of(cells.at("received_on"), "受付日", out.doubts);
  basics.note = cells.at("note");
  // Spreadsheets take the zeros in front of numbers away.
  const auto number = [&](std::string_view field, std::size_t length, std::string_view what,
                          auto is_good) -> std::string {
    std::string value = text::trim(text::nfkc(cells.at(field)));
    const bool digits = !value.empty() && value.find_first_not_of("0123456789") == std::string::npos;
    if (digits && value.size() < length) value.insert(0, length - value.size(), '0');
    if (value.empty() || is_good(value)) return value;
    out.doubts.push_back(fmt::format("{}「{}」の形が違います。この欄は取り込みません。", what, value));
    return {};
  };
  basics.insurer_number = number("insurer_number", 6, "保険者番号", [](const std::string& value) {
    return digits::insurer_number(value) != digits::Check::malformed;
  });
  basics.insured_number = number("insured_number", 10, "被保険者番号", [](const std::string& value) {
    return digits::insured_number(value) != digits::Check::malformed;
  });
}

void fill_certification(const Certification& said, Certification& known, std::vector<std::string>& doubts) {
  const std::string nothing = model::to_json(Certification{}), there = model::to_json(known);
  if (const std::string told = model::to_json(said); told == nothing || told == there) return;
  const bool newer = said.to && (!known.to || *known.to < *said.to);
  if (there == nothing || newer) {
    Certification taken = said;
    taken.limits = known.limits;
    taken.note = known.note;
    known = taken;
    return;
  }
  const bool other_level = said.care_level != CareLevel::unknown && known.care_level != CareLevel::unknown &&
      said.care_level != known.care_level;
  if (other_level)
    doubts.push_back(
        fmt::format("要介護度が違います。記録「{}」、ファイル「{}」。期間が新しくないため、記録を残します。",
                    model::ja_of(known.care_level), model::ja_of(said.care_level)));
  if (known.care_level == CareLevel::unknown) known.care_level = said.care_level;
  if (known.state == people::CertificationState::unknown) known.state = said.state;
  if (!known.from) known.from = said.from;
  if (!known.to) known.to = said.to;
  if (!known.certified_on) known.certified_on = said.certified_on;
}

// Entries of a list that are not there yet, by their folded names.
template <class Item, class Name>
void add_missing(std::vector<Item>& known, const std::vector<Item>& said, Name name) {
  for (const Item& one : said) {
    const bool there = std::any_of(known.begin(), known.end(),
                                   [&](const Item& have) { return text::fold(name(have)) == text::fold(name(one)); });
    if (!there) known.push_back(one);
  }
}

void fill_basics(const people::PersonBasics& said, people::PersonBasics& basics) {
  describe(model::Tag<people::PersonBasics>{}).each([&](const auto& f) {
    if (basics.*f.member == std::decay_t<decltype(basics.*f.member)>{}) basics.*f.member = said.*f.member;
  });
}

}  // namespace

std::optional<CareLevel> care_level_of(std::string_view cell) {
  std::string folded = text::fold(cell);
  for (const std::string_view word : {"要", "度"}) {
    for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word))
      folded.erase(at, word.size());
  }
  const auto ends = [&](std::string_view head) -> int {
    if (!folded.starts_with(head) || folded.size() != head.size() + 1) return 0;
    const char digit = folded.back();
    return digit >= '1' && digit <= '5' ? digit - '0' : 0;
  };
  for (const std::string_view head : {"介護", "介"}) {
    if (const int n = ends(head)) return static_cast<CareLevel>(static_cast<int>(CareLevel::care1) + n - 1);
  }
  for (const std::string_view head : {"支援", "支"}) {
    if (const int n = ends(head); n == 1 || n == 2)
      return static_cast<CareLevel>(static_cast<int>(CareLevel::support1) + n - 1);
  }
  if (folded.find("事業対象") != std::string::npos) return CareLevel::project;
  if (folded.find("非該当") != std::string::npos || folded == text::fold("自立")) return CareLevel::not_eligible;
  if (folded.find("経過的") != std::string::npos) return CareLevel::transitional;
  const CareLevel coded = people::care_level_from(folded);
  return coded == CareLevel::unknown ? std::nullopt : std::optional(coded);
}

intake::Said said_by(const TableRow& row, const std::vector<std::string>& headers,
                     const std::vector<std::string>& fields, std::string_view case_office, LocalDate today) {
  intake::Said out;
  out.key = std::to_string(row.line);
  out.line = row.line;
  const Cells cells(row, fields);
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (!digits::contains_my_number(row.cells[i])) continue;
    out.faults.push_back(
        fmt::format("「{}」の列に、マイナンバー（個人番号）と思われる12桁の番号があります。法律により保存できないため、"
                    "この行は取り込みません。番号を消したファイルでやり直してください。",
                    i < headers.size() ? headers[i] : fmt::format("列{}", i + 1)));
  }
  // The name alone is shown beside the fault.
  if (!out.faults.empty()) {
    out.basics.name = cells.joined("name", "family_name", "given_name");
    if (digits::contains_my_number(out.basics.name)) out.basics.name.clear();
    return out;
  }
  read_basics(cells, today, out);
  if (out.basics.name.empty()) out.faults.emplace_back("氏名がないため取り込めません。氏名の列を選んでください。");
  read_certification(cells, out.facts.certification, out.doubts);
  out.facts.independence.disability =
      level_of(cells.at("disability"), people::DisabilityLevel::unknown, "障害高齢者の日常生活自立度", out.doubts);
  out.facts.independence.dementia =
      level_of(cells.at("dementia"), people::DementiaLevel::unknown, "認知症高齢者の日常生活自立度", out.doubts);
  read_family(cells, out.facts.family);
  read_regulars(cells, case_office, out.facts.regulars);
  for (std::string& one : split(cells.at("diagnoses"))) {
    if (says_none(one)) continue;
    people::Diagnosis diagnosis;
    diagnosis.name = std::move(one);
    out.facts.diagnoses.items.push_back(std::move(diagnosis));
  }
  for (std::string& one : split(cells.at("allergies"))) {
    if (!says_none(one)) out.facts.alerts.allergies.push_back(std::move(one));
  }
  return out;
}

void fill(const intake::Said& said, intake::Facts& facts, people::PersonBasics& basics,
          std::vector<std::string>& doubts) {
  fill_basics(said.basics, basics);
  fill_certification(said.facts.certification, facts.certification, doubts);
  if (facts.independence.disability == people::DisabilityLevel::unknown)
    facts.independence.disability = said.facts.independence.disability;
  if (facts.independence.dementia == people::DementiaLevel::unknown)
    facts.independence.dementia = said.facts.independence.dementia;
  if (facts.family.living == people::Living::unknown) facts.family.living = said.facts.family.living;
  intake::add(facts.family.note, said.facts.family.note);
  add_missing(facts.family.contacts, said.facts.family.contacts, [](const auto& one) { return one.name; });
  add_missing(facts.regulars.items, said.facts.regulars.items, [](const auto& one) { return one.name; });
  add_missing(facts.diagnoses.items, said.facts.diagnoses.items, [](const auto& one) { return one.name; });
  add_missing(facts.alerts.allergies, said.facts.alerts.allergies, [](const std::string& one) { return one; });
}

}  // namespace kaname::bridges::personlist
