// SPDX-License-Identifier: Apache-2.0
// Who may do what to a person, cell by cell: every endpoint of this floor for everybody who may stand in some relation.
#include <set>

#include "people/people_for_tests.h"

namespace kaname::people {
namespace {

namespace json = boost::json;

enum Standing {
  case_office,
  office_admin,
  with_consent,  // of the team, with the person's consent
  no_consent,    // of the team, without one
  withdrawn,     // … after the withdrawal
  not_yet,       // … before the first day of the consent
  listed,        // … named in the consent
  not_listed,    // … while others are named
  left,          // was of the team
  conference,    // named in a conference, within its days
  conference_over,
  protection,
  disaster,
  law,
  town,
  coordinator,
  stranger,
  other_area,
  nobody,
  viewer,
  kStandings
};
constexpr const char* kNames[] = {"case_office",     "office_admin", "consent",    "no_consent", "withdrawn",
                                  "not_yet",         "listed",       "not_listed", "left",       "conference",
                                  "conference_over", "protection",   "disaster",   "law",        "town",
                                  "coordinator",     "stranger",     "other_area", "nobody",     "viewer"};

// One letter a standing, in the order above: A allowed; n there is no such person (or basis), b no basis, v view only,
// c the case office only, - the permission is missing, s sign in first.
struct Expected {
  std::string_view act, cells;
};
//                                            case admin | team .......... | left | by basis | town coord | others
constexpr std::string_view kListed /*    */ = "AAAAAAAAnAnAAAAAnns-";
constexpr std::string_view kView /*      */ = "AAAbbbAbnAnAAAbbnns-";
constexpr std::string_view kWrite /*     */ = "AAAbbbAbnvnAAvbbnns-";
constexpr std::string_view kTeam /*      */ = "AAAAAAAAnbnAAbbbnns-";
constexpr std::string_view kMember /*    */ = "AAAAAAAAnbnbbbbbnns-";
constexpr std::string_view kLooked /*    */ = "AAccccccncncccAAnns-";
constexpr std::string_view kByOffice /*  */ = "AAAAAAAAAAAAAAAAAAs-";
constexpr std::string_view kByOfficeHere = "AAAAAAAAAAAAAAAAAns-";
constexpr std::string_view kByTown /*    */ = "--------------AA--s-";
constexpr Expected kTable[] = {
    {"person.show", kListed},
    {"person.facts", kView},
    {"person.changes", kView},
    {"person.edit_facts", kWrite},
    {"person.confirm", kWrite},
    {"person.edit_basics", kWrite},
    {"person.change_status", kWrite},
    {"team.show", kListed},
    {"team.join", kTeam},
    {"team.edit", kTeam},
    {"team.leave", kTeam},
    {"consent.list", kMember},
    {"consent.record", kMember},
    {"consent.withdraw", kMember},
    {"access.show", kLooked},
    {"access.export", kLooked},
    {"basis.protect", kByOfficeHere},
    {"basis.record", kByTown},
    {"basis.end", "--------------AA-ns-"},
    {"basis.review", kByTown},
    {"basis.list", kByTown},
    {"basis.emergencies", kByOffice},
    {"basis.see", kByOffice},
    {"person.find", kByOffice},
    {"person.similar", kByOffice},
    {"person.look_up", kByOffice},
    {"person.register", kByOffice},
    {"person_import.start", kByOffice},
    {"person_import.list", kByOffice},
    {"person_import.undo", "AAnnnnnnnnnnnnAnnns-"},
    {"household.show", kView},
    {"household.put", kWrite},
    {"household.put_member", kWrite},
    {"household.end_member", kWrite},
    {"person.compare", kByTown},
    {"person.merge", kByTown},
    {"person.merges", kByTown},
    {"person.unmerge", kByTown},
    {"watch.send", "AAAAAAAAAAAAAAAAAAAA"},
    {"watch.list", kByTown},
    {"watch.take", kByTown},
    {"person.summary", kView},
    {"person.kit", kView},
    {"person.folder", kView},
    {"consent.sheet", kMember},
    {"access.sheet", kLooked},
    {"watch.close", kByTown},
    {"support.show", "AAAbbbAbnAnAAAAAnns-"},
    {"support.put", kByTown},
    {"support.end", kByTown},
    {"support.list", kByTown},
    {"support.export", kByTown},
    {"access.by_account", "ccccccccccccccAAccs-"},
    {"access.review", "ccccccccccccccAAccs-"},
};

class AccessTest : public testing::PeopleTown {
 protected:
  struct Case {
    std::string id, member, consent, basis, resident, double_of, merge, notice, import;
    api::Caller who;
  };

  // A person, and somebody who stands to her as said.
  Case stand(Standing standing) {
    Case out;
    out.id = person("佐藤 ハル" + std::to_string(standing), "さとう はる", "昭和16年4月3日");
    facts(out.id, "alerts", R"({"allergies": ["ペニシリン"]})");
    out.member = in_team(standing) ? join(out.id, kNurses) : join(out.id, kSpare);
    out.consent = PeopleTown::consent(out.id, {{"starts_on", "2020-01-01"}, {"ends_on", "2020-12-31"}});
    const Timestamp past = clock_.plus_ms(-10 * kDayMs);
    out.basis = PeopleTown::basis(out.id, "conference", kSpare, past, past.plus_ms(kDayMs));
    out.who = in_team(standing) || standing == viewer ? nurse_ : stranger_;
    more_records(out);
    set_up(standing, out);
    return out;
  }

  // What the endpoints beside the page need: a household, a second record, a merge, a notice, the register.
  void more_records(Case& out) {
    done("household.put", {{"id", out.id}, {"name", "佐藤家"}}, keeper_);
    const auto home = done("household.put_member", {{"id", out.id}, {"name", "孫 太郎"}, {"law", "child"}}, keeper_);
    out.resident = std::string(home.at("members").at(1).at("id").as_string());
    out.double_of = person("佐藤 はる", "さとう はる", "1941");
    const std::string third = person("さとう ハル", "さとう はる", "1941-04");
    const auto merged = done("person.merge", {{"kept_id", out.double_of}, {"gone_id", third}}, town_);
    out.merge = text(merged, "merge", "id");
    out.import = text(done("person_import.start", {{"kind", "list"}}, keeper_), "import", "id");
    done("watch.send", {{"text", "新聞がたまっています"}}, nobody_here());
    const auto notices = done("watch.list", {{"state", "waiting"}}, town_);
    out.notice = std::string(notices.at("items").at(0).at("id").as_string());
    done("support.put", {{"id", out.id}, {"applied_on", "2026-11-01"}, {"reasons", json::array{"独居"}}}, town_);
  }
  // The pipeline gives a stranger the only area there is.
  api::Caller nobody_here() {
    api::Caller out = nobody_;
    out.area = kArea;
    return out;
  }

  static bool in_team(Standing s) { return s >= with_consent && s <= left; }

  void set_up(Standing standing, Case& c) {
    const Timestamp soon = clock_.plus_ms(kDayMs);
    const std::string nurses = kNurses.text(), spare = kSpare.text();
    switch (standing) {
      case case_office: c.who = keeper_; return;
      case office_admin: c.who = admin_; return;
      case with_consent: PeopleTown::consent(c.id); return;
      case no_consent: return;
      case withdrawn: {
        const std::string given = PeopleTown::consent(c.id);
        done("consent.withdraw", {{"id", c.id}, {"consent_id", given}, {"reason", "本人の申し出"}}, keeper_);
        return;
      }
      case not_yet: PeopleTown::consent(c.id, {{"starts_on", "2026-11-21"}}); return;
      case listed:
      case not_listed:
        PeopleTown::consent(
            c.id,
            {{"parties", "listed"}, {"party_offices", json::array{json::value(standing == listed ? nurses : spare)}}});
        return;
      case left:
        PeopleTown::consent(c.id);
        done("team.leave", {{"id", c.id}, {"member_id", c.member}}, keeper_);
        c.member = join(c.id, kSpare);
        return;
      case conference: PeopleTown::basis(c.id, "conference", kStrange, clock_, soon); return;
      case conference_over: PeopleTown::basis(c.id, "conference", kStrange, clock_, clock_.plus_ms(1)); return;
      case protection: done("basis.protect", {{"id", c.id}, {"reason", "意識がないと連絡"}}, stranger_); return;
      case disaster: PeopleTown::basis(c.id, "disaster", stranger_.account_id->uuid, clock_, soon); return;
      case law: PeopleTown::basis(c.id, "law", stranger_.account_id->uuid, clock_, soon); return;
      case town: c.who = town_; return;
      case coordinator: c.who = coordinator_; return;
      case stranger: return;
      case other_area: c.who = elsewhere_; return;
      case nobody: c.who = nobody_; return;
      case viewer: c.who = viewer_; return;
      case kStandings: return;
    }
  }

  json::value body_of(std::string_view act, const Case& c) {
    const std::string now = clock_.text(), later = clock_.plus_ms(kDayMs).text();
    const json::object path = {{"id", c.id}};
    const json::object who = basics("佐藤 ハル", "さとう はる", "1941-04-03");
    if (act == "person.register") return {{"basics", who}, {"office_id", own_office(c)}};
    if (act == "person_import.start") return {{"kind", "list"}};
    if (act == "person_import.list") return json::object{};
    if (act == "person_import.undo") return {{"id", c.import}};
    if (act == "person.find") return {{"q", "佐藤"}};
    if (act == "person.similar" || act == "person.look_up")
      return {{"name_kana", "さとう はる"}, {"birth", "1941-04-03"}};
    if (act == "basis.list" || act == "basis.emergencies") return json::object{};
    if (act == "basis.see") return {{"ids", json::array{json::value(c.basis)}}};
    if (act == "basis.end") return {{"id", c.basis}};
    if (act == "basis.review") return {{"id", c.basis}, {"review", "会議録を確かめた"}};
    if (act == "person.compare" || act == "person.merge") return {{"kept_id", c.id}, {"gone_id", c.double_of}};
    if (act == "person.merges" || act.starts_with("support.li") || act == "support.export") return json::object{};
    if (act == "person.unmerge") return {{"id", c.merge}};
    if (act == "watch.send") return {{"text", "新聞がたまっています"}};
    if (act == "watch.list") return json::object{};
    if (act == "watch.take") return {{"id", c.notice}};
    if (act == "watch.close") return {{"id", c.notice}, {"decision", "訪問し、無事を確かめた"}};
    if (act == "access.by_account") return {{"account_id", nurse_.account_id->text()}};
    if (act == "access.review") return {{"from", "2026-11-01"}, {"to", "2026-11-30"}};
    json::object out = path;
    if (act == "household.put") out["name"] = "佐藤家（牧野）";
    if (act == "household.put_member") out["name"] = "長男 一郎";
    if (act == "household.end_member") out["member_id"] = c.resident;
    if (act == "support.put") {
      out["applied_on"] = "2026-11-02";
      out["reasons"] = json::array{"歩行困難"};
    }
    if (act == "support.end") out["reason"] = "転出";
    if (act == "person.edit_facts") {
      out["heading"] = "adl";
      out["facts"] = json::object{{"walking", "watched"}};
    } else if (act == "person.confirm") {
      out["headings"] = json::array{"alerts"};
    } else if (act == "person.edit_basics") {
      out["base_seq"] = 1'000'000;
      out["basics"] = who;
    } else if (act == "person.change_status") {
      out["status"] = "hospital";
    } else if (act == "team.join") {
      out["name"] = "娘 里子";
      out["channel"] = "phone";
    } else if (act == "team.edit" || act == "team.leave") {
      out["member_id"] = c.member;
    } else if (act == "consent.record") {
      return consent_for(c.id);
    } else if (act == "consent.withdraw") {
      out["consent_id"] = c.consent;
    } else if (act == "basis.protect") {
      out["reason"] = "意識がないと連絡";
    } else if (act == "basis.record") {
      out["kind"] = "law";
      out["holders"] = json::array{json::value(kSpare.text())};
      out["starts_at"] = now;
      out["ends_at"] = later;
      out["reason"] = "虐待防止法の調査";
    }
    return out;
  }

  static std::string own_office(const Case& c) {
    return (c.who.grants.empty() || !c.who.grants[0].office_id ? kCase : *c.who.grants[0].office_id).text();
  }

  static char letter(const Result<json::value>& result) {
    if (result) return 'A';
    const std::string& code = result.error().code;
    if (code == "person_not_found" || code == "basis_not_found" || code == "person_import_not_found") return 'n';
    if (code == "person_no_basis") return 'b';
    if (code == "person_view_only") return 'v';
    if (code == "access_by_case_office") return 'c';
    if (code == "not_allowed") return '-';
    if (code == "sign_in_needed") return 's';
    return '?';
  }

  inline static const Uuid kSpare = *Uuid::parse("019a0000-0000-7000-8000-00000000000d");
};

TEST_P(AccessTest, CellByCell) {
  auto services = std::make_shared<trust::Services>(trust::services());
  services->office_name = {};  // any office will do
  trust::install(std::move(services));
  std::set<std::string_view> told;
  for (const Expected& row : kTable) {
    ASSERT_EQ(row.cells.size(), static_cast<std::size_t>(kStandings)) << row.act;
    told.insert(row.act);
  }
  for (const api::Endpoint& e : endpoints_) EXPECT_TRUE(told.contains(e.act)) << e.act << " has no row here";
  for (int standing = 0; standing < kStandings; ++standing) {
    const Case c = stand(static_cast<Standing>(standing));
    for (const Expected& row : kTable) {
      const auto result = ask(row.act, body_of(row.act, c), c.who, false);
      EXPECT_EQ(letter(result), row.cells[static_cast<std::size_t>(standing)])
          << row.act << " for " << kNames[standing] << ": " << (result ? "" : refusal_words(result.error()));
    }
  }
}

// "Listed" means the name, the birth date, the sex and the team; nothing else may be in the answer.
TEST_P(AccessTest, WhoMayOnlyFindSeesNoMoreThanTheName) {
  const std::string id = person();
  json::object all = basics("佐藤 ハル", "さとう はる", "1941-04-03");
  for (const char* name : {"address", "phone", "mobile", "note", "known_as", "former_name", "building"})
    all[name] = "ひみつ";
  all["insured_number"] = "0000012345";
  all["lat"] = 34.8;
  all["lng"] = 135.6;
  done("person.edit_basics", {{"id", id}, {"base_seq", 1'000'000}, {"basics", all}}, keeper_);
  facts(id, "alerts", R"({"allergies": ["ひみつ"]})");
  facts(id, "certification", R"({"care_level": "care3", "to": "2026-11-30"})");
  for (const api::Caller& who : {town_, coordinator_}) {
    const std::string page = json::serialize(done("person.show", {{"id", id}}, who));
    for (const char* secret : {"ひみつ", "0000012345", "34.8", "care3", "2026-11-30"})
      EXPECT_EQ(page.find(secret), std::string::npos) << secret;
    const std::string row = json::serialize(done("person.find", {{"q", "佐藤"}}, who));
    EXPECT_NE(row.find("佐藤 ハル"), std::string::npos);
    for (const char* secret : {"ひみつ", "0000012345", "care3", "2026-11-30"})
      EXPECT_EQ(row.find(secret), std::string::npos) << secret;
  }
}

// A conference sees the person, but not where the pin of the house is.
TEST_P(AccessTest, AConferenceSeesNoPin) {
  const std::string id = person();
  json::object all = basics("佐藤 ハル", "さとう はる", "1941-04-03");
  all["lat"] = 34.8;
  all["lng"] = 135.6;
  done("person.edit_basics", {{"id", id}, {"base_seq", 1'000'000}, {"basics", all}}, keeper_);
  basis(id, "conference", kStrange, clock_, clock_.plus_ms(kDayMs));
  EXPECT_FALSE(done("person.show", {{"id", id}}, stranger_).at("person").as_object().contains("lat"));
  EXPECT_TRUE(done("person.show", {{"id", id}}, keeper_).at("person").as_object().contains("lat"));
}

INSTANTIATE_TEST_SUITE_P(Engines, AccessTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

}  // namespace
}  // namespace kaname::people
