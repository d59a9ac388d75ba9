// SPDX-License-Identifier: Apache-2.0
#include "bridges/careplan/proposal.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text_fold.h"

namespace kaname::bridges::careplan {
namespace {

using people::Regular;
using people::RegularKind;

// Columns of the specification that are read, by kind.
namespace hosoku {
constexpr std::size_t kKana = 5, kName = 6, kSex = 7, kBirth = 8, kPostal = 9, kAddress1 = 10, kAddress2 = 11,
                      kPhone = 12, kCertifiedOn = 13, kState = 16, kLevel = 18;
}
namespace t1 {
constexpr std::size_t kManager = 8, kOffice = 9, kPlannedOn = 14, kState = 17, kCertifiedOn = 18, kFrom = 19, kTo = 20,
                      kLevel = 21, kWishes = 22, kOpinion = 23, kPolicy = 24, kReason = 25;
}
namespace t2 {
constexpr std::size_t kNeedNo = 6, kNeed = 7, kGoalNo = 8, kLong = 9, kShort = 10, kLongTerm = 11, kHelpNo = 13,
                      kService = 14, kKind = 16, kOffice = 18, kOften = 19;
}
namespace t3 {
constexpr std::size_t kService = 6, kDay = 7, kFrom = 8, kTo = 9, kActivity = 10, kActFrom = 11, kActTo = 12,
                      kOther = 13;
}
namespace kihon {
constexpr std::size_t kKana = 14, kName = 15, kSex = 16, kBirth = 17, kAddress = 18, kPhone = 19, kDisability = 21,
                      kDementia = 22, kLevel = 23, kFrom = 24, kTo = 25, kHome = 34, kFloor = 35, kPension = 37,
                      kMoney = 41, kContacts = 46, kFamily = 63, kLife = 64, kDay = 65, kHobby = 66, kFriends = 67,
                      kPublic = 68, kPrivate = 69;
constexpr std::size_t kContactCount = 4, kContactColumns = 4;
}  // namespace kihon

void put(std::string& into, const std::string& said) {
  if (!said.empty()) into = said;
}
using intake::add;
void add(std::string& into, std::string_view head, const std::string& said) {
  if (!said.empty()) add(into, std::string(head) + said);
}

std::optional<LocalDate> date_of(const std::string& cell, std::vector<std::string>& doubts, std::string_view what) {
  if (cell.empty()) return std::nullopt;
  if (cell.size() == 8) {
    const auto date = LocalDate::parse(cell.substr(0, 4) + "-" + cell.substr(4, 2) + "-" + cell.substr(6, 2));
    if (date) return date;
  }
  doubts.push_back(fmt::format("{}「{}」は日付として読めません。", what, cell));
  return std::nullopt;
}
void put_date(std::optional<LocalDate>& into, const std::string& cell, std::vector<std::string>& doubts,
              std::string_view what) {
  if (const auto date = date_of(cell, doubts, what)) into = date;
}

void put_level(people::Certification& into, const std::string& code, std::vector<std::string>& doubts) {
  if (code.empty()) return;
  const auto level = people::care_level_from(code);
  if (level == people::CareLevel::unknown) {
    doubts.push_back(fmt::format("要介護状態区分「{}」は知らないコードです。", code));
  } else {
    into.care_level = level;
  }
}
void put_state(people::Certification& into, const std::string& code) {
  if (code == "1") into.state = people::CertificationState::applied;
  if (code == "2") into.state = people::CertificationState::certified;
}
void put_sex(people::PersonBasics& into, const std::string& code) {
  if (code == "1") into.sex = people::Sex::male;
  if (code == "2") into.sex = people::Sex::female;
}
void put_birth(people::PersonBasics& into, const std::string& cell, std::vector<std::string>& doubts) {
  if (const auto date = date_of(cell, doubts, "生年月日")) into.birth = date->text();
}

RegularKind kind_of(const std::string& service) {
  struct Word {
    std::string_view piece;
    RegularKind kind;
  };
  // In this order: 訪問リハ is no 訪問看護, 通所リハ is a day service.
  static constexpr Word kWords[] = {{"通所", RegularKind::day},
                                    {"デイ", RegularKind::day},
                                    {"短期", RegularKind::day},
                                    {"ショート", RegularKind::day},
                                    {"リハ", RegularKind::rehabilitation},
                                    {"看護", RegularKind::nursing},
                                    {"介護支援", RegularKind::care_manager},
                                    {"訪問介護", RegularKind::home_help},
                                    {"福祉用具", RegularKind::equipment},
                                    {"歯科", RegularKind::dental},
                                    {"薬", RegularKind::pharmacy},
                                    {"診療", RegularKind::medical},
                                    {"医", RegularKind::medical}};
  for (const Word& word : kWords) {
    if (service.find(word.piece) != std::string::npos) return word.kind;
  }
  return RegularKind::other;
}

Regular& regular_of(people::Regulars& all, RegularKind kind, const std::string& name) {
  for (Regular& one : all.items) {
    if (text::fold_name(one.name) == text::fold_name(name)) return one;
  }
  Regular made;
  made.kind = kind;
  made.name = name;
  all.items.push_back(std::move(made));
  return all.items.back();
}

void lay_supplement(const PlanRow& row, Facts& facts, people::PersonBasics& basics, std::vector<std::string>& doubts) {
  put(basics.name, row.at(hosoku::kName));
  put(basics.name_kana, row.at(hosoku::kKana));
  put_sex(basics, row.at(hosoku::kSex));
  put_birth(basics, row.at(hosoku::kBirth), doubts);
  put(basics.postal_code, row.at(hosoku::kPostal));
  put(basics.address, row.at(hosoku::kAddress1));
  put(basics.building, row.at(hosoku::kAddress2));
  put(basics.phone, row.at(hosoku::kPhone));
  put_date(facts.certification.certified_on, row.at(hosoku::kCertifiedOn), doubts, "認定日");
  put_state(facts.certification, row.at(hosoku::kState));
  put_level(facts.certification, row.at(hosoku::kLevel), doubts);
}

void lay_table1(const PlanRow& row, Facts& facts, std::vector<std::string>& doubts) {
  put_state(facts.certification, row.at(t1::kState));
  put_date(facts.certification.certified_on, row.at(t1::kCertifiedOn), doubts, "認定日");
  put_date(facts.certification.from, row.at(t1::kFrom), doubts, "認定有効期間開始日");
  put_date(facts.certification.to, row.at(t1::kTo), doubts, "認定有効期間終了日");
  put_level(facts.certification, row.at(t1::kLevel), doubts);
  put(facts.certification.limits, row.at(t1::kOpinion));
  add(facts.wishes.note, row.at(t1::kWishes));
  add(facts.other.note, "総合的な援助の方針: ", row.at(t1::kPolicy));
  if (row.at(t1::kReason) == "1" && facts.family.living == people::Living::unknown)
    facts.family.living = people::Living::alone;
  if (!row.at(t1::kOffice).empty()) {
    Regular& office = regular_of(facts.regulars, RegularKind::care_manager, row.at(t1::kOffice));
    put(office.person, row.at(t1::kManager));
  }
}

void lay_table2(const std::vector<PlanRow>& rows, Facts& facts) {
  for (const PlanRow& row : rows) {
    const std::string goal = row.at(t2::kShort).empty() ? row.at(t2::kLong) : row.at(t2::kShort);
    if (!row.at(t2::kNeed).empty())
      add(facts.regulars.note, fmt::format("課題: {}{}{}", row.at(t2::kNeed), goal.empty() ? "" : " → ", goal));
    if (row.at(t2::kOffice).empty()) continue;
    Regular& office = regular_of(facts.regulars, kind_of(row.at(t2::kKind)), row.at(t2::kOffice));
    const std::string often = row.at(t2::kOften).empty() ? "" : "（" + row.at(t2::kOften) + "）";
    add(office.note, row.at(t2::kKind) + often + (row.at(t2::kService).empty() ? "" : " " + row.at(t2::kService)));
  }
}

std::string time_of(const std::string& hhmm) {
  if (hhmm.size() != 4 || hhmm.find_first_not_of("0123456789") != std::string::npos || hhmm > "2400") return {};
  return hhmm.substr(0, 2) + ":" + hhmm.substr(2);
}
std::string times_of(const std::string& from, const std::string& to) {
  const std::string a = time_of(from), b = time_of(to);
  if (a.empty()) return {};
  return a + (b.empty() ? "" : "–" + b) + " ";
}

void lay_table3(const std::vector<PlanRow>& rows, Facts& facts, std::vector<std::string>& doubts) {
  static constexpr std::string_view kDays[] = {"月", "火", "水", "木", "金", "土", "日"};
  for (const PlanRow& row : rows) {
    if (!row.at(t3::kService).empty()) {
      const std::string& day = row.at(t3::kDay);
      const bool known = day.size() == 1 && day >= "1" && day <= "7";
      if (!known) doubts.push_back(fmt::format("第3表 {}行目: 曜日「{}」が読めません。", row.line, day));
      add(facts.rhythm.note,
          fmt::format("{} {}{}", known ? kDays[static_cast<std::size_t>(day[0] - '1')] : "？",
                      times_of(row.at(t3::kFrom), row.at(t3::kTo)), row.at(t3::kService)));
    }
    if (!row.at(t3::kActivity).empty()) {
      add(facts.rhythm.note,
          fmt::format("毎日 {}{}", times_of(row.at(t3::kActFrom), row.at(t3::kActTo)), row.at(t3::kActivity)));
    }
    add(facts.rhythm.note, "週単位以外: ", row.at(t3::kOther));
  }
}

people::DisabilityLevel disability_of(std::string_view code) {
  constexpr std::string_view codes[] = {"", "01", "11", "12", "21", "22", "31", "32", "41", "42"};
  const auto found = std::find(std::begin(codes) + 1, std::end(codes), code);
  return found == std::end(codes) ? people::DisabilityLevel::unknown
                                  : static_cast<people::DisabilityLevel>(found - std::begin(codes));
}
people::DementiaLevel dementia_of(std::string_view code) {
  constexpr std::string_view codes[] = {"", "01", "02", "03", "04", "05", "06", "07", "08"};
  const auto found = std::find(std::begin(codes) + 1, std::end(codes), code);
  return found == std::end(codes) ? people::DementiaLevel::unknown
                                  : static_cast<people::DementiaLevel>(found - std::begin(codes));
}

void lay_contacts(const PlanRow& row, people::Family& family) {
  for (std::size_t i = 0; i < kihon::kContactCount; ++i) {
    const std::size_t column = kihon::kContacts + i * kihon::kContactColumns;
    const std::string& name = row.at(column);
    if (name.empty()) continue;
    auto found = std::find_if(family.contacts.begin(), family.contacts.end(),
                              [&](const people::Contact& c) { return text::fold(c.name) == text::fold(name); });
    if (found == family.contacts.end()) {
      family.contacts.push_back({});
      found = std::prev(family.contacts.end());
      found->name = name;
    }
    put(found->relation, row.at(column + 1));
    // The specification itself warns that other things than addresses stand there.
    const std::string& address = row.at(column + 2);
    const bool is_address = address.find_first_of("0123456789") != std::string::npos ||
        address.find("市") != std::string::npos || address.find("町") != std::string::npos;
    if (is_address) {
      put(found->address, address);
    } else {
      add(found->note, address);
    }
    put(found->phone, row.at(column + 3));
  }
}

void lay_home(const PlanRow& row, people::Housing& housing) {
  static constexpr std::string_view kHomes[] = {"自宅",           "借家",           "一戸建て",       "集合住宅",
                                                "自宅・一戸建て", "自宅・集合住宅", "借家・一戸建て", "借家・集合住宅"};
  const std::string& code = row.at(kihon::kHome);
  if (code.size() != 2 || code < "01" || code > "08") return;
  housing.kind = kHomes[static_cast<std::size_t>(code[1] - '1')];
  if (!row.at(kihon::kFloor).empty()) housing.kind += fmt::format(" 自室{}階", row.at(kihon::kFloor));
}

void lay_basic_info(const PlanRow& row, Facts& facts, people::PersonBasics& basics, std::vector<std::string>& doubts) {
  put(basics.name, row.at(kihon::kName));
  put(basics.name_kana, row.at(kihon::kKana));
  put_sex(basics, row.at(kihon::kSex));
  put_birth(basics, row.at(kihon::kBirth), doubts);
  put(basics.address, row.at(kihon::kAddress));
  put(basics.phone, row.at(kihon::kPhone));
  if (const auto level = disability_of(row.at(kihon::kDisability)); level != people::DisabilityLevel::unknown)
    facts.independence.disability = level;
  if (const auto level = dementia_of(row.at(kihon::kDementia)); level != people::DementiaLevel::unknown)
    facts.independence.dementia = level;
  put_level(facts.certification, row.at(kihon::kLevel), doubts);
  put_date(facts.certification.from, row.at(kihon::kFrom), doubts, "認定有効期限開始日");
  put_date(facts.certification.to, row.at(kihon::kTo), doubts, "認定有効期間終了日");
  lay_home(row, facts.housing);
  static constexpr std::string_view kMoney[] = {"国民年金", "厚生年金", "障害年金", "生活保護"};
  for (std::size_t i = 0; i < std::size(kMoney); ++i) {
    if (row.at(kihon::kPension + i) == "1") add(facts.social_security.note, std::string(kMoney[i]));
  }
  add(facts.social_security.note, row.at(kihon::kMoney));
  lay_contacts(row, facts.family);
  add(facts.family.note, row.at(kihon::kFamily));
  add(facts.life.note, row.at(kihon::kLife));
  add(facts.rhythm.note, row.at(kihon::kDay));
  add(facts.social.note, "趣味・楽しみ: ", row.at(kihon::kHobby));
  add(facts.social.note, "友人・地域: ", row.at(kihon::kFriends));
  add(facts.regulars.note, "公的サービス: ", row.at(kihon::kPublic));
  add(facts.regulars.note, "公的でないサービス: ", row.at(kihon::kPrivate));
}

// The newest plan of several counts.
const PlanRow* newest(const PlanSet& set, Kind kind, std::size_t date_column) {
  const auto found = set.rows.find(kind);
  if (found == set.rows.end() || found->second.empty()) return nullptr;
  return &*std::max_element(found->second.begin(), found->second.end(),
                            [&](const PlanRow& a, const PlanRow& b) { return a.at(date_column) < b.at(date_column); });
}
// Rows that belong to the newest date of their column.
std::vector<PlanRow> newest_rows(const PlanSet& set, Kind kind, std::size_t date_column) {
  const PlanRow* last = newest(set, kind, date_column);
  std::vector<PlanRow> out;
  if (!last) return out;
  for (const PlanRow& row : set.rows.at(kind)) {
    if (row.at(date_column) == last->at(date_column)) out.push_back(row);
  }
  return out;
}

int number_of(const std::string& cell) {
  int out = 0;
  for (const char c : cell) out = c >= '0' && c <= '9' && out < 1000 ? out * 10 + (c - '0') : out;
  return out;
}

void drop_deleted(PlanSet& set, Kind deletion, std::initializer_list<std::pair<Kind, std::size_t>> gone) {
  constexpr std::size_t kDeletedDate = 4;
  const auto found = set.rows.find(deletion);
  if (found == set.rows.end()) return;
  std::set<std::string> dates;
  for (const PlanRow& row : found->second) dates.insert(row.at(kDeletedDate));
  for (const auto& [kind, column] : gone) {
    const auto rows = set.rows.find(kind);
    if (rows == set.rows.end()) continue;
    const std::size_t at = column;
    std::erase_if(rows->second, [&](const PlanRow& row) { return dates.contains(row.at(at)); });
  }
}

}  // namespace

std::vector<PlanSet> sets_of(const std::vector<PlanFile>& files) {
  std::map<std::pair<std::string, std::string>, PlanSet> found;
  for (const PlanFile& file : files) {
    for (const PlanRow& row : file.rows) {
      PlanSet& set = found[{row.at(2), row.at(3)}];
      set.insurer_number = row.at(2);
      set.insured_number = row.at(3);
      set.rows[file.kind].push_back(row);
    }
  }
  std::vector<PlanSet> out;
  for (auto& [key, set] : found) {
    drop_deleted(set, Kind::delete_table1, {{Kind::table1, t1::kPlannedOn}, {Kind::table2, 5}});
    drop_deleted(set, Kind::delete_basic_info, {{Kind::basic_info, 4}});
    out.push_back(std::move(set));
  }
  return out;
}

std::vector<PlanRow> whole_rows(std::vector<PlanRow> rows) {
  // Numbers that are left out are those of the row above, in the order of the file.
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].at(t2::kNeedNo).empty()) {
      rows[i].cells[t2::kNeedNo - 1] = rows[i - 1].at(t2::kNeedNo);
      if (rows[i].at(t2::kGoalNo).empty()) rows[i].cells[t2::kGoalNo - 1] = rows[i - 1].at(t2::kGoalNo);
    } else if (rows[i].at(t2::kGoalNo).empty() && rows[i].at(t2::kNeedNo) == rows[i - 1].at(t2::kNeedNo)) {
      rows[i].cells[t2::kGoalNo - 1] = rows[i - 1].at(t2::kGoalNo);
    }
  }
  const auto key = [](const PlanRow& row) {
    return std::tuple(number_of(row.at(t2::kNeedNo)), number_of(row.at(t2::kGoalNo)), number_of(row.at(t2::kHelpNo)));
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const PlanRow& a, const PlanRow& b) { return key(a) < key(b); });
  const auto carry = [&](std::size_t i, std::size_t column) {
    if (rows[i].at(column).empty()) rows[i].cells[column - 1] = rows[i - 1].at(column);
  };
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].at(t2::kNeedNo) != rows[i - 1].at(t2::kNeedNo)) continue;
    carry(i, t2::kNeed);
    if (rows[i].at(t2::kGoalNo) != rows[i - 1].at(t2::kGoalNo)) continue;
    for (const std::size_t column : {t2::kLong, t2::kShort, t2::kLongTerm}) carry(i, column);
  }
  return rows;
}

void lay_over(const PlanSet& set, Facts& facts, people::PersonBasics& basics, std::vector<std::string>& doubts) {
  basics.insurer_number = set.insurer_number;
  basics.insured_number = set.insured_number;
  if (const PlanRow* row = newest(set, Kind::supplement, 4)) lay_supplement(*row, facts, basics, doubts);
  if (const PlanRow* row = newest(set, Kind::basic_info, 4)) lay_basic_info(*row, facts, basics, doubts);
  if (const PlanRow* row = newest(set, Kind::table1, t1::kPlannedOn)) lay_table1(*row, facts, doubts);
  lay_table2(whole_rows(newest_rows(set, Kind::table2, 5)), facts);
  lay_table3(newest_rows(set, Kind::table3, 5), facts, doubts);
  if (set.rows.contains(Kind::delete_table1))
    doubts.emplace_back("第1表・第2表の取消が入っています。前に取り込んだ計画の内容が残っていないか確かめてください。");
  if (set.rows.contains(Kind::delete_basic_info))
    doubts.emplace_back("利用者基本情報の取消が入っています。前に取り込んだ内容が残っていないか確かめてください。");
}

}  // namespace kaname::bridges::careplan
