// SPDX-License-Identifier: Apache-2.0
// Measures the matching rules on real lists; docs/matching.md explains the figures. Set KANAME_SHOW=1 to see the pairs
// that are not certain.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <set>

#include "base/csv.h"
#include "base/text_fold.h"
#include "bridges/opendata/sample_file.h"
#include "directory/match_rules.h"

namespace kaname::bridges {
namespace {

using directory::Decision;
using directory::FacilityKind;
using directory::MatchIndex;
using directory::MatchSubject;
using directory::SourceRecord;
using Subjects = std::vector<MatchSubject>;

bool everything(const SourceRecord&) { return true; }
bool is_doctor(const SourceRecord& r) { return r.kind == FacilityKind::hospital || r.kind == FacilityKind::clinic; }

Subjects subjects(const std::string& name, const std::function<bool(const SourceRecord&)>& keep = everything) {
  const std::string bytes = sample_file(name);
  const auto kind = guess_kind(bytes, name);
  Subjects out;
  if (!kind) ADD_FAILURE() << name;
  const auto file = read_source(kind.value_or(directory::SourceKind::survey_csv), bytes, name, hirakata());
  if (!file) return out;
  for (const SourceRecord& record : file->records) {
    if (keep(record)) out.push_back(directory::subject_of(record));
  }
  return out;
}

void append(Subjects& to, const Subjects& from) { to.insert(to.end(), from.begin(), from.end()); }

// The list of institution codes of the 地方厚生局: code, number, name, postal code, address; no header.
Subjects code_list(std::string_view prefecture) {
  const std::string bytes = sample_file("torture/medical/all_med_inst_cd_31_27210.csv");
  csv::Reader reader(bytes);
  csv::Record record;
  Subjects out;
  while (reader.next(record)) {
    if (record.cells.size() < 5 || record.cells[0].compare(0, 2, prefecture) != 0) continue;
    MatchSubject subject;
    subject.name = record.cells[2];
    subject.address = record.cells[4];
    subject.kind = subject.name.find("病院") == std::string::npos ? FacilityKind::clinic : FacilityKind::hospital;
    subject.medical_number = record.cells[1];
    out.push_back(std::move(subject));
  }
  return out;
}

struct Figures {
  std::size_t known = 0, asked = 0;
  int equal_names = 0, certain = 0, doubtful = 0, fresh = 0;
};

Figures measure(const std::string& title, const Subjects& known, const Subjects& asked, MatchIndex index) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < known.size(); ++i) {
    index.add(i, known[i]);
    names.insert(text::fold_name(known[i].name));
  }
  Figures f{known.size(), asked.size()};
  for (const MatchSubject& subject : asked) {
    const auto result = index.find(subject);
    f.equal_names += names.count(text::fold_name(subject.name)) > 0;
    f.certain += result.decision == Decision::certain;
    f.doubtful += result.decision == Decision::doubtful;
    f.fresh += result.decision == Decision::fresh;
    if (result.decision != Decision::certain && std::getenv("KANAME_SHOW")) {
      fmt::print("  {} {} {}\n", result.decision == Decision::fresh ? "new     " : "doubtful", subject.name,
                 subject.address);
      for (const auto& c : result.candidates)
        fmt::print("      {} {} {}\n", c.score, known[c.facility].name, known[c.facility].address);
    }
  }
  fmt::print("{}: known {}, asked {}, equal names {}, certain {}, doubtful {}, new {}\n", title, f.known, f.asked,
             f.equal_names, f.certain, f.doubtful, f.fresh);
  return f;
}

MatchIndex in_tottori() { return {"31", "鳥取県", ""}; }
MatchIndex in_hirakata() { return {"27", "大阪府", "枚方市"}; }

TEST(Matching, TottoriInstitutionsAgainstTheOfficialLists) {
  Subjects doctors = subjects("torture/medical/clinic.json");
  append(doctors, subjects("torture/medical/hospital.json"));
  ASSERT_EQ(doctors.size(), 341u);
  const auto codes = measure("鳥取県 医科 / 医療機関コード一覧", code_list("31"), doctors, in_tottori());
  EXPECT_EQ(codes.known, 444u);
  EXPECT_GE(codes.equal_names, 290);
  EXPECT_GE(codes.certain, 300);
  EXPECT_LE(codes.doubtful, 12);
  EXPECT_LE(codes.fresh, 31);
  const std::string workbook = "torture/shisetsukijun/31_tottori_todokede_ika_202510.xlsx";
  const Subjects notified = subjects(workbook);
  EXPECT_EQ(notified.size(), 920u);
  measure("鳥取県 医科 / 届出名簿 医科", subjects(workbook, is_doctor), doctors, in_tottori());
  EXPECT_GE(measure("鳥取県 歯科 / 届出名簿", notified, subjects("torture/medical/dental.json"), in_tottori()).certain,
            160);
  EXPECT_GE(
      measure("鳥取県 薬局 / 届出名簿", notified, subjects("torture/medical/pharmacy.json"), in_tottori()).certain,
      255);
}

TEST(Matching, HirakataInstitutionsAgainstTheCodeList) {
  const Subjects doctors = subjects("official/hirakata_medical.geojson", is_doctor);
  ASSERT_EQ(doctors.size(), 268u);
  const auto f = measure("枚方市 医科 / 医療機関コード一覧", code_list("27"), doctors, in_hirakata());
  EXPECT_EQ(f.known, 303u);
  EXPECT_GE(f.certain, 252);
  EXPECT_GE(f.certain + f.doubtful, 264);
}

TEST(Matching, HirakataInstitutionsAgainstCareOffices) {
  const auto f = measure("枚方市 医療機関 / 介護事業所", subjects("official/jigyosho.geojson"),
                         subjects("official/hirakata_medical.geojson"), in_hirakata());
  // Most institutions are no care offices; those that are have the same name at the same door.
  EXPECT_GE(f.certain, 10);
  EXPECT_GE(f.fresh, 400);
}

bool has_number(const MatchSubject& subject, const std::string& number) {
  return std::any_of(subject.services.begin(), subject.services.end(),
                     [&](const auto& service) { return service.second == number; });
}

struct Truth {
  int right = 0, two_numbers = 0, wrong = 0, shown = 0, not_shown = 0, missed = 0, rightly_new = 0;
};

// Hides the office numbers, matches by name, town and telephone alone, and asks the numbers who was right.
Truth against_numbers(const std::string& title, const Subjects& known, const Subjects& asked, MatchIndex index) {
  const auto hidden = [](MatchSubject subject) {
    for (auto& service : subject.services) service.second.clear();
    return subject;
  };
  for (std::size_t i = 0; i < known.size(); ++i) index.add(i, hidden(known[i]));
  Truth t;
  for (const MatchSubject& subject : asked) {
    const std::string number = subject.services.at(0).second;
    const bool exists = std::any_of(known.begin(), known.end(), [&](const auto& k) { return has_number(k, number); });
    const auto result = index.find(hidden(subject));
    bool shown = false;
    for (const auto& c : result.candidates) shown = shown || has_number(known[c.facility], number);
    if (result.decision == Decision::certain) {
      const MatchSubject& found = known[result.candidates[0].facility];
      const bool right = has_number(found, number);
      // One place may have a number for each of its services: the same name at the same door is no mistake.
      const bool same_place = text::fold_name(found.name) == text::fold_name(subject.name);
      ++(right ? t.right : same_place ? t.two_numbers : t.wrong);
      if (!right && std::getenv("KANAME_SHOW")) {
        fmt::print("  other number: {} {} -> {} {}\n", subject.name, subject.address, found.name, found.address);
      }
    } else if (result.decision == Decision::doubtful) {
      ++(shown ? t.shown : t.not_shown);
    } else {
      ++(exists ? t.missed : t.rightly_new);
    }
  }
  fmt::print(
      "{} (numbers hidden): certain and right {}, same name and door with another number {}, certain and "
      "wrong {}, doubtful with the right one {}, doubtful without {}, "
      "missed {}, rightly new {}\n",
      title, t.right, t.two_numbers, t.wrong, t.shown, t.not_shown, t.missed, t.rightly_new);
  return t;
}

TEST(Matching, NamesAgreeWithNumbers) {
  const auto city = against_numbers("枚方市 公表CSV / 市の一覧", subjects("official/jigyosho.geojson"),
                                    subjects("official/jigyosho_hirakata.csv"), in_hirakata());
  EXPECT_GE(city.right, 104);
  EXPECT_EQ(city.wrong, 0);
  EXPECT_EQ(city.missed, 0);
  Subjects offices;
  for (const std::string kind : {"home_help", "day_service", "community_day_service", "tokuyou"}) {
    append(offices, subjects("torture/pref-json/31_tottori_" + kind + ".json"));
  }
  ASSERT_EQ(offices.size(), 431u);
  const auto prefecture =
      against_numbers("鳥取県 JSON / 公表CSV", subjects("torture/31_tottori.csv"), offices, in_tottori());
  EXPECT_EQ(prefecture.wrong, 0);
}

}  // namespace
}  // namespace kaname::bridges
