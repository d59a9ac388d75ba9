// SPDX-License-Identifier: Apache-2.0
// Differences, local edits, undo, stops, doubtful records and merges.
#include <fmt/format.h>

#include <regex>

#include "api/messages.h"
#include "bridges/imports/import_house_for_tests.h"
#include "bridges/imports/runner.h"
#include "store/blobs.h"
#include "store/schema.h"
#include "trust/permissions.h"

namespace kaname::bridges {
namespace {

using directory::Facility;
using directory::FacilityStatus;

const std::string kHead =
    "都道府県コード又は市町村コード,No,都道府県名,市区町村名,事業所名,事業所名カナ,サービスの種類,住所,"
    "方書（ビル名等）,緯度,経度,電話番号,FAX番号,"
    "法人番号,法人の名称,事業所番号,利用可能曜日,利用可能曜日特記事項,定員,URL,"
    "高齢者の方と障害者の方が同時一体的に利用できるサービス,"
    "介護保険の通常の指定基準を満たしている,障害福祉の通常の指定基準を満たしている,備考\n";

struct Office {
  std::string number, name, service, address, phone, capacity;
};

std::string csv_of(const std::vector<Office>& offices) {
  std::string out = kHead;
  for (const Office& o : offices) {
    out += fmt::format("272108,{0},大阪府,枚方市,{1},カナ,{2},{3},,34.82,135.65,{4},,,見本法人,{0},月,,{5},,,,,\n",
                       o.number, o.name, o.service, o.address, o.phone, o.capacity);
  }
  return out;
}

const std::vector<Office> kOffices = {
    {"2772410508", "くずはケア", "訪問入浴介護", "大阪府枚方市楠葉花園町1-1", "072-000-0001", ""},
    {"2772410509", "まきの訪問看護", "訪問看護", "大阪府枚方市牧野本町1-2", "072-000-0002", ""},
    {"2772410510", "さだデイ", "通所介護", "大阪府枚方市走谷1-3", "072-000-0003", "25"},
};

class Imports : public ImportHouse {
 protected:
  Facility named(const std::string& name) {
    const auto found = select<Facility>("WHERE area_id = $1 AND name = $2", name);
    EXPECT_EQ(found.size(), 1u) << name;
    return found.empty() ? Facility{} : found.front();
  }
  void edit(const Facility& facility, std::string_view group, const std::string& values) {
    const auto done = act("facility.edit",
                          fmt::format(R"({{"id":"{}","fact_group":"{}","base_seq":900000,"values":{}}})",
                                      facility.id.text(), group, values));
    EXPECT_TRUE(done) << done.error().code;
  }
  std::string code(const Result<std::string>& answer) { return answer ? "" : answer.error().code; }
};

INSTANTIATE_TEST_SUITE_P(Engines, Imports, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(Imports, SchemaIsAsDeclared) {
  database().read([&](store::Connection& connection) {
    for (const std::string& difference : store::schema_differences(connection, tables())) ADD_FAILURE() << difference;
  });
}

TEST_P(Imports, ChangedFileListsDifferencesKeepsLocalEditsAndIsUndone) {
  must_bring("care_20251231.csv", csv_of(kOffices));
  const Facility nursing = named("まきの訪問看護"), day = named("さだデイ");
  EXPECT_EQ(nursing.kind, directory::FacilityKind::home_nursing);
  edit(nursing, "contact", R"({"phone":"072-999-9999"})");
  const std::string before = directory_now();

  auto next = kOffices;
  next[1].phone = "072-111-1111";  // edited here meanwhile
  next[2].address = "大阪府枚方市走谷2-2";
  next[2].capacity = "30";
  next.erase(next.begin());  // くずはケア is gone
  next.push_back({"2772410511", "新しい薬局の居宅", "居宅介護支援", "大阪府枚方市岡東町1-4", "072-000-0004", ""});
  const ImportRunView run = must_bring("care_20260331.csv", csv_of(next));
  EXPECT_EQ(run.rows_new, 1);
  EXPECT_EQ(run.rows_changed, 2);
  EXPECT_EQ(run.vanished, 1);
  const auto changed = rows_of(run, RowState::changed);
  ASSERT_EQ(changed.size(), 2u);
  ASSERT_EQ(changed[0].differences.size(), 1u);
  EXPECT_EQ(changed[0].differences[0], (Difference{"phone", "電話番号", "072-999-9999", "072-111-1111", true}));
  ASSERT_EQ(changed[1].differences.size(), 2u);
  EXPECT_EQ(changed[1].differences[0],
            (Difference{"address", "住所", "大阪府枚方市走谷1-3", "大阪府枚方市走谷2-2", false}));
  EXPECT_EQ(changed[1].differences[1].after, "30");
  EXPECT_EQ(named("まきの訪問看護").phone, "072-999-9999");
  EXPECT_EQ(named("さだデイ").address, "大阪府枚方市走谷2-2");
  EXPECT_EQ(named("くずはケア").status, FacilityStatus::closure_candidate);
  const auto fresh =
      select<directory::Freshness>("WHERE area_id = $1 AND facility_id = $2 AND fact_group = 'place'", day.id);
  ASSERT_EQ(fresh.size(), 1u);
  EXPECT_EQ(fresh[0].confirmed_at.tokyo_date().text(), "2026-03-31");  // as old as the file, not as its import
  EXPECT_FALSE(select<directory::FacilityChange>("WHERE area_id = $1 AND facility_id = $2", day.id).empty());

  const ImportRunView undone = undo(run);
  EXPECT_EQ(undone.state, RunState::undone);
  EXPECT_EQ(undone.kept, 0);
  EXPECT_EQ(undone.rows_applied, 0);
  EXPECT_EQ(first_difference(before, directory_now()), "");
  EXPECT_EQ(code(act("import.apply", by_id(run))), "import_state");
}

TEST_P(Imports, AKeyThatIsBackOpensAgain) {
  must_bring("care_20251231.csv", csv_of(kOffices));
  must_bring("care_20260131.csv", csv_of({kOffices[1], kOffices[2]}));
  EXPECT_EQ(named("くずはケア").status, FacilityStatus::closure_candidate);
  const ImportRunView back = must_bring("care_20260228.csv", csv_of(kOffices));
  EXPECT_EQ(back.rows_changed, 1);
  EXPECT_EQ(named("くずはケア").status, FacilityStatus::active);
}

TEST_P(Imports, AnOlderFileDoesNotOverruleWhatWasConfirmedSince) {
  must_bring("care_20251231.csv", csv_of(kOffices));
  const Facility day = named("さだデイ");
  ASSERT_TRUE(act("facility.confirm",
                  fmt::format(R"({{"id":"{}","fact_groups":["contact"],"source":"facility"}})", day.id.text())));
  auto next = kOffices;
  next[2].phone = "072-222-2222";
  const ImportRunView run = must_bring("care_20260331.csv", csv_of(next));
  EXPECT_EQ(named("さだデイ").phone, "072-000-0003");
  ASSERT_EQ(rows_of(run, RowState::changed).size(), 1u);
  EXPECT_TRUE(rows_of(run, RowState::changed)[0].differences.at(0).kept_local);
}

TEST_P(Imports, UndoLeavesWhatSomebodyChangedSinceAndNamesIt) {
  const ImportRunView run = must_bring("care_20251231.csv", csv_of(kOffices));
  edit(named("さだデイ"), "contact", R"({"phone":"072-333-3333"})");
  const ImportRunView undone = undo(run);
  EXPECT_EQ(undone.kept, 1);
  EXPECT_EQ(undone.rows_applied, 1);
  EXPECT_EQ(select<Facility>("WHERE area_id = $1").size(), 1u);
  const auto kept = read("import.rows", fmt::format(R"({{"id":"{}","kept":true}})", run.id.text()));
  ASSERT_TRUE(kept);
  EXPECT_NE(kept->find("さだデイ"), std::string::npos);
}

TEST_P(Imports, StopsInTheMiddleAndGoesOnOrBack) {
  std::vector<Office> many;
  for (int i = 0; i < 450; ++i) {
    many.push_back({fmt::format("27724{:05}", i), fmt::format("事業所その{}号", i), "訪問介護",
                    fmt::format("大阪府枚方市町{}丁目{}", i / 20, i), "", ""});
  }
  ImportFileOptions stopping;
  int steps = 0;
  stopping.progress = [&](std::int64_t, std::int64_t) { return ++steps <= 2; };
  const std::string empty = directory_now();
  ImportRunView run = must_bring("care_20251231.csv", csv_of(many), stopping);
  EXPECT_EQ(run.state, RunState::stopped);
  EXPECT_EQ(run.done, 400);
  EXPECT_EQ(run.rows_applied, 400);
  EXPECT_EQ(code(act("import.step", by_id(run))), "import_not_running");
  run = as<ImportRunView>(act("import.apply", by_id(run)));
  while (run.state == RunState::applying) run = as<ImportRunView>(act("import.step", by_id(run)));
  EXPECT_EQ(run.state, RunState::applied);
  EXPECT_EQ(run.rows_applied, 450);
  EXPECT_EQ(select<Facility>("WHERE area_id = $1").size(), 450u);
  EXPECT_EQ(undo(run).state, RunState::undone);
  EXPECT_EQ(first_difference(empty, directory_now()), "");
}

TEST_P(Imports, SurveyHandedOutAndHandedInUnansweredChangesNothing) {
  must_bring("care_20251231.csv", csv_of(kOffices));
  std::string workbook;
  database().read([&](store::Connection& connection) {
    store::Read tx(connection, area_, now_);
    api::Input input;
    input.body = R"({"filled":true})";
    const auto reply = endpoint("survey.template").read(tx, caller_, input);
    ASSERT_TRUE(reply) << reply.error().code;
    workbook = reply->body;
  });
  const ImportRunView run = look_at("資源調査.xlsx", workbook, false, "survey_csv");
  EXPECT_EQ(run.rows_unchanged, 3);
  EXPECT_EQ(run.rows_read, 3);
}

TEST_P(Imports, ManyVanishedKeysAreAPartOfAList) {
  std::vector<Office> many;
  for (int i = 0; i < 100; ++i)
    many.push_back({fmt::format("27724{:05}", i), fmt::format("事業所その{}号", i), "訪問介護", "", "", ""});
  must_bring("care.csv", csv_of(many));
  many.resize(40);
  const ImportRunView run = look_at("care.csv", csv_of(many));
  EXPECT_EQ(run.vanished, 0);
  EXPECT_EQ(run.message, std::string(api::message_of("vanish_many", api::Language::ja)));
}

TEST_P(Imports, HeaderMappingIsRemembered) {
  const std::string bytes = "番号,なまえ,施設種別,住所,TEL\nz1,ひばり薬局,薬局,大阪府枚方市岡東町1-1,072-000-0009\n";
  const auto unread = bring("list.csv", bytes, {}, "survey_csv");
  ASSERT_FALSE(unread);
  EXPECT_EQ(unread.error().code, "headers_missing");
  EXPECT_FALSE(unread.error().fields.empty());
  std::string sha;
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, area_, now_, {random_uuid().text(), 0});
    api::Input input;
    input.body = bytes;
    std::string unused;
    const auto reply = endpoint("blob.put").write(tx, caller_, input, unused);
    EXPECT_TRUE(reply);
    if (reply) sha = reply->body.substr(11, 64);
    return true;
  });
  const auto bare = as<ImportRunView>(
      act("import.preview", fmt::format(R"({{"blob":"{}","file_name":"list.csv","kind":"survey_csv"}})", sha)));
  EXPECT_EQ(bare.headers.size(), 5u) << "the mapping screen needs the headers";
  EXPECT_EQ(bare.message, std::string(api::message_of("headers_missing", api::Language::ja)));
  EXPECT_EQ(code(act("import.apply", by_id(bare))), "headers_missing");
  const auto mapped = act("import.preview",
                          fmt::format(R"({{"blob":"{}","file_name":"list.csv","kind":"survey_csv","dry_run":true,
      "mapping":[{{"header":"なまえ","field":"name"}},{{"header":"TEL","field":"phone"}}]}})",
                                      sha));
  const auto run = as<ImportRunView>(mapped);
  EXPECT_EQ(run.rows_new, 1);
  EXPECT_FALSE(run.fields.empty());
  const std::string next = "番号,なまえ,施設種別,住所,TEL\nz2,つばめ薬局,薬局,大阪府枚方市岡東町1-2,072-000-0010\n";
  const ImportRunView again = must_bring("list2.csv", next, {}, "survey_csv");
  EXPECT_EQ(again.rows_new, 1) << "the mapping is remembered by the headers";
  EXPECT_EQ(named("つばめ薬局").phone, "072-000-0010");
}

const std::string kMaybe =
    "整理番号,事業所名,施設種別,住所,電話番号\nq7,まきの訪問看護ステーション,訪問看護,大阪府枚方市牧野本町1-2,072-000-"
    "7777\n";

TEST_P(Imports, DoubtfulRecordsWaitForAPerson) {
  must_bring("care_20251231.csv", csv_of(kOffices));
  const ImportRunView run = must_bring("survey.csv", kMaybe, {}, "survey_csv");
  ASSERT_EQ(run.rows_queued, 1);
  EXPECT_EQ(rows_of(run, RowState::queued)[0].candidates.at(0).facility_id, named("まきの訪問看護").id);
  const std::string open = directory_now();
  auto cases = select<MatchCase>("WHERE area_id = $1");
  ASSERT_EQ(cases.size(), 1u);
  const auto list = read("match.list", "{}");
  ASSERT_TRUE(list);
  EXPECT_NE(list->find("まきの訪問看護ステーション"), std::string::npos);
  EXPECT_EQ(look_at("survey.csv", kMaybe, false, "survey_csv").rows_queued, 1);
  must_bring("survey.csv", kMaybe, {}, "survey_csv");
  EXPECT_EQ(select<MatchCase>("WHERE area_id = $1").size(), 1u) << "asked once";

  const std::string id = cases[0].id.text();
  ASSERT_TRUE(act("match.decide", fmt::format(R"({{"id":"{}","decision":"same"}})", id)));
  EXPECT_EQ(named("まきの訪問看護ステーション").phone, "072-000-7777");
  EXPECT_EQ(code(act("match.decide", fmt::format(R"({{"id":"{}","decision":"same"}})", id))), "match_decided");
  EXPECT_EQ(look_at("survey.csv", kMaybe, false, "survey_csv").rows_unchanged, 1) << "the decision is remembered";
  ASSERT_TRUE(act("match.undo", fmt::format(R"({{"id":"{}"}})", id)));
  EXPECT_EQ(first_difference(open, directory_now()), "");
  ASSERT_TRUE(act("match.decide", fmt::format(R"({{"id":"{}","decision":"different"}})", id)));
  EXPECT_EQ(select<Facility>("WHERE area_id = $1").size(), 4u);
  EXPECT_EQ(look_at("survey.csv", kMaybe, false, "survey_csv").rows_unchanged, 1);
}

TEST_P(Imports, UndoWithdrawsOpenQuestions) {
  must_bring("care_20251231.csv", csv_of(kOffices));
  const std::string before = directory_now();
  undo(must_bring("survey.csv", kMaybe, {}, "survey_csv"));
  EXPECT_EQ(first_difference(before, directory_now()), "");
}

TEST_P(Imports, MergeJoinsBothAndComesApartAgain) {
  must_bring("care_20251231.csv", csv_of(kOffices));
  const Facility a = named("くずはケア"), b = named("さだデイ"), c = named("まきの訪問看護");
  edit(b, "windows", R"([{"person":"西村","role":"管理者"}])");
  edit(c, "relations", fmt::format(R"([{{"to_id":"{}","role":"backup_hospital"}}])", b.id.text()));
  ASSERT_TRUE(
      act("visit.log", fmt::format(R"({{"facility_id":"{}","visited_on":"2026-11-01","note":"訪問"}})", b.id.text())));
  const std::string before = directory_now(),
                    history = dump(database(), area_, {model::type_of<directory::FacilityChange>()});
  const std::string body = fmt::format(R"({{"kept_id":"{}","gone_id":"{}"}})", a.id.text(), b.id.text());
  const auto merged = act("merge.make", body);
  ASSERT_TRUE(merged) << merged.error().code;
  EXPECT_EQ(select<Facility>("WHERE area_id = $1").size(), 2u);
  EXPECT_EQ(named("くずはケア").alternate_name, "さだデイ");
  EXPECT_EQ(select<directory::Service>("WHERE area_id = $1 AND facility_id = $2", a.id).size(), 2u);
  EXPECT_EQ(select<directory::ContactWindow>("WHERE area_id = $1 AND facility_id = $2", a.id).size(), 1u);
  EXPECT_EQ(select<directory::Visit>("WHERE area_id = $1 AND facility_id = $2", a.id).size(), 1u);
  EXPECT_EQ(select<directory::Relation>("WHERE area_id = $1 AND to_id = $2", a.id).size(), 1u);
  const ImportRunView again = look_at("care_20251231.csv", csv_of(kOffices));
  EXPECT_EQ(again.rows_unchanged, 3) << "both keys lead to the one";

  const auto merges = select<directory::Merge>("WHERE area_id = $1");
  ASSERT_EQ(merges.size(), 1u);
  const std::string id = fmt::format(R"({{"id":"{}"}})", merges[0].id.text());
  ASSERT_TRUE(act("merge.undo", id));
  EXPECT_EQ(first_difference(before, directory_now()), "");
  EXPECT_EQ(first_difference(history, dump(database(), area_, {model::type_of<directory::FacilityChange>()})), "");
  EXPECT_EQ(code(act("merge.undo", id)), "merge_undone");
  ASSERT_TRUE(act("merge.make", body));
  edit(named("くずはケア"), "contact", R"({"phone":"072-444-4444"})");
  const auto second = select<directory::Merge>("WHERE area_id = $1 AND undone_at IS NULL");
  EXPECT_EQ(code(act("merge.undo", fmt::format(R"({{"id":"{}"}})", second.at(0).id.text()))), "changed_meanwhile");
  EXPECT_EQ(code(act("merge.make", fmt::format(R"({{"kept_id":"{0}","gone_id":"{0}"}})", a.id.text()))),
            "invalid_input");
}

TEST_P(Imports, MergeTakesWhatThePersonChose) {
  must_bring("care_20251231.csv", csv_of(kOffices));
  const Facility a = named("くずはケア"), b = named("さだデイ");
  edit(a, "capabilities", R"([{"item":"gastrostomy","answer":"no"},{"item":"stoma","answer":"yes"}])");
  edit(b, "capabilities", R"([{"item":"gastrostomy","answer":"yes"}])");
  const std::string before = directory_now();
  const std::string take = R"(["name","address","phone","capabilities"])";
  const std::string body = R"({{"kept_id":"{}","gone_id":"{}","take":{}}})";
  EXPECT_EQ(code(act("merge.make", fmt::format(fmt::runtime(body), a.id.text(), b.id.text(), R"(["status"])"))),
            "invalid_input");
  EXPECT_EQ(first_difference(before, directory_now()), "") << "a refused merge changes nothing";
  ASSERT_TRUE(act("merge.make", fmt::format(fmt::runtime(body), a.id.text(), b.id.text(), take)));
  const Facility kept = named("さだデイ");
  EXPECT_EQ(kept.id, a.id);
  EXPECT_EQ(kept.alternate_name, "くずはケア") << "the name not chosen stays findable";
  EXPECT_EQ(kept.address, b.address);
  EXPECT_EQ(kept.lat, b.lat);
  EXPECT_EQ(kept.phone, b.phone);
  EXPECT_EQ(kept.fax, a.fax.empty() ? b.fax : a.fax);
  const auto answers = select<directory::Capability>("WHERE area_id = $1 AND facility_id = $2 ORDER BY item", a.id);
  ASSERT_EQ(answers.size(), 2u) << "what only the kept one answers stays";
  EXPECT_EQ(answers[0].answer, directory::Acceptance::yes);
  const auto merges = select<directory::Merge>("WHERE area_id = $1");
  ASSERT_EQ(merges.size(), 1u);
  ASSERT_TRUE(act("merge.undo", fmt::format(R"({{"id":"{}"}})", merges[0].id.text())));
  EXPECT_EQ(first_difference(before, directory_now()), "");
}

TEST_P(Imports, BadInputEndsWithItsCode) {
  const std::string unknown = random_uuid().text();
  EXPECT_EQ(code(act("import.preview", R"({"blob":"ab","kind":"survey_csv"})")), "blob_unknown");
  EXPECT_EQ(code(act("import.preview", fmt::format(R"({{"from":"{}","kind":"survey_csv"}})", unknown))),
            "import_unknown");
  EXPECT_EQ(code(act("import.preview", R"({"blob":"ab","kind":"nonsense"})")), "invalid_input");
  EXPECT_EQ(code(act("import.apply", fmt::format(R"({{"id":"{}"}})", unknown))), "import_unknown");
  EXPECT_EQ(code(act("match.decide", fmt::format(R"({{"id":"{}","decision":"same"}})", unknown))), "match_unknown");
  EXPECT_EQ(code(act("merge.undo", fmt::format(R"({{"id":"{}"}})", unknown))), "merge_unknown");
  EXPECT_EQ(code(act("blob.put", "")), "file_empty");
  for (const std::string& bytes : {std::string("\x00\x01\x02", 3), std::string("PK\x03\x04zzzz"),
                                   std::string("{\"a\":"), std::string(5000, 'x')}) {
    const auto run = bring("x", bytes, {}, "care_service_csv");
    ASSERT_FALSE(run);
    EXPECT_NE(api::message_of(run.error().code, api::Language::ja), api::message_of("internal", api::Language::ja))
        << run.error().code;
  }
  // A name longer than we keep, and hours of an institution that nobody has told of.
  const auto longer = must_bring("s.csv", "整理番号,事業所名\n1," + std::string(700, 'a') + "\n", {}, "survey_csv");
  EXPECT_EQ(rows_of(longer, RowState::refused).at(0).refused_code, "row_too_long");
  const auto hours = must_bring("h.csv",
                                "ID,診療科目コード,診療科目名,診療時間帯,月_診療開始時間,月_"
                                "診療終了時間\n2722700001,01001,内科,1,09:00,12:00\n");
  EXPECT_EQ(rows_of(hours, RowState::refused).at(0).refused_code, "row_facility_unknown");
}

TEST_P(Imports, ReplayGivesTheSameTables) {
  must_bring("zones.geojson", sample_bytes("official/chiiki_houkatsu.geojson"));
  must_bring("care_20251231.csv", csv_of(kOffices));
  must_bring("survey.csv", kMaybe, {}, "survey_csv");
  undo(must_bring("care_20260331.csv", csv_of({kOffices[0], kOffices[2]})));
  store::testing::FreshStore other(GetParam());
  const auto first = area_;
  other.database().write([&](store::Connection& connection) {
    store::Write tx(connection, area_, now_, {random_uuid().text(), 0});
    tx.execute(
        "INSERT INTO area (area_id, name, name_kana, prefecture, municipality, demo, created_at)"
        " VALUES ($1, '枚方市', '', '大阪府', '枚方市', 0, 0)",
        area_);
    database().read([&](store::Connection& from) {
      store::Read files(from, area_, now_);
      for (const store::Blob& blob : files.select<store::Blob>("WHERE area_id = $1", area_)) {
        store::put_blob(tx, *store::get_blob(files, blob.sha256), blob.content_type);
      }
    });
    return true;
  });
  for (const DoneAct& done : acts_) {
    other.database().write([&](store::Connection& connection) {
      store::Write tx(connection, area_, done.at, {done.key, done.seq});
      const auto reply = endpoint(done.act).replay(tx, caller_, done.body);
      EXPECT_TRUE(reply) << done.act << " " << reply.error().code;
      return reply.has_value();
    });
  }
  auto all = directory::tables();
  for (const auto& type : tables()) all.push_back(type);
  EXPECT_EQ(first_difference(dump(database(), area_, all), dump(other.database(), area_, all)), "");
}

TEST_P(Imports, ZonesBecomeANewSetAndAreUndone) {
  const std::string bytes = sample_bytes("official/chiiki_houkatsu.geojson");
  must_bring("zones.geojson", bytes);
  must_bring("jigyosho.geojson", sample_bytes("official/jigyosho.geojson"));
  EXPECT_GT(select<directory::FacilityZone>("WHERE area_id = $1").size(), 300u);
  EXPECT_EQ(look_at("zones.geojson", bytes).rows_unchanged, 13);
  const std::string before = directory_now();
  std::string changed = bytes;
  const std::size_t at = changed.find("135.6");
  changed.replace(at, 6, "135.61");
  const ImportRunView run = must_bring("zones.geojson", changed);
  EXPECT_EQ(run.rows_changed, 13);
  EXPECT_EQ(select<directory::ZoneSet>("WHERE area_id = $1 AND valid_to IS NULL").size(), 1u);
  EXPECT_EQ(select<directory::ZoneSet>("WHERE area_id = $1").size(), 2u);
  undo(run);
  EXPECT_EQ(first_difference(before, directory_now()), "");
}

TEST_P(Imports, RunnerWorksWithTheRightsOfWhoeverStarted) {
  api::AccountId person;
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, area_, now_, {random_uuid().text(), 0});
    const auto made = trust::create_account(tx, {"田中", "たなか", "tanaka", {{api::Role::town, std::nullopt}}, {}});
    if (made) person = *made;
    return made.has_value();
  });
  caller_.account_id = person;
  ImportRunner runner(database(), [this](const api::Caller& caller, std::string_view name, std::string_view body) {
    EXPECT_EQ(caller.account_id, caller_.account_id);
    return act(name, body);
  });
  EXPECT_FALSE(runner.step_once()) << "nothing to do";
  ImportFileOptions look;
  look.dry_run = true;
  const ImportRunView run = must_bring("care_20251231.csv", csv_of(kOffices), look);
  EXPECT_FALSE(runner.step_once()) << "a preview is not applied by itself";
  ASSERT_TRUE(act("import.apply", by_id(run)));
  EXPECT_TRUE(runner.step_once());
  EXPECT_EQ(as<ImportRunView>(read("import.show", by_id(run))).state, RunState::applied);
  ASSERT_TRUE(act("import.undo", by_id(run)));
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, area_, now_, {random_uuid().text(), 0});
    return trust::deactivate(tx, person).has_value();
  });
  EXPECT_TRUE(runner.step_once());
  EXPECT_EQ(as<ImportRunView>(read("import.show", by_id(run))).state, RunState::stopped) << "the account has ended";
}

TEST(ImportTable, EveryEndpointHasAPermissionThatOfficesLack) {
  api::Caller office;
  office.account_id = api::AccountId{random_uuid()};
  office.grants = {{api::Role::office, random_uuid()}};
  for (const api::Endpoint& endpoint : endpoints()) {
    ASSERT_NE(trust::find_permission(endpoint.permission), nullptr) << endpoint.act;
    EXPECT_FALSE(trust::allows(api::Caller{}, endpoint.permission)) << endpoint.act;
    // Offices read their own care-plan files and lists; what comes of them they write person by person.
    // So are the sheets that come back to them.
    if (endpoint.act.starts_with("returned.")) continue;
    if (endpoint.act == "careplan.preview" || endpoint.act == "person_list.preview") continue;
    EXPECT_FALSE(trust::allows(office, endpoint.permission)) << endpoint.act;
  }
}

// Every code that this folder writes has a sentence.
TEST(ImportTable, EveryCodeHasASentence) {
  const std::regex pattern(
      R"re((?:fail\(Problem::\w+, |fail_field\("\w+", |_code = |return |push_back\(\{|message = |\? )"([a-z]+_[a-z_]+)")re");
  int found = 0;
  for (const std::string& name : std::vector<std::string>{
           "apply_record", "geocode_api", "import_file", "match_api", "merge_api", "merge_lists", "merge_parts",
           "preview", "preview_rows", "record_merge", "run_api", "steps", "zone_import"}) {
    std::ifstream in(KANAME_SOURCE_DIR "/src/bridges/imports/" + name + ".cpp");
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    ASSERT_FALSE(text.empty()) << name;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), pattern); at != std::sregex_iterator(); ++at) {
      const std::string code = (*at)[1];
      const auto all = api::messages();
      const bool there = std::any_of(all.begin(), all.end(), [&](const api::Message& m) { return m.code == code; });
      EXPECT_TRUE(there) << name << ": " << code;
      ++found;
    }
  }
  EXPECT_GT(found, 20);
}

}  // namespace
}  // namespace kaname::bridges
