// SPDX-License-Identifier: Apache-2.0
// The pages of a small town, as browsers get them.
#include <regex>

#include "outreach/test_site.h"
#include "outreach/texts.h"

namespace kaname::outreach {
namespace {

using namespace testing;

constexpr std::string_view kStart = "/public/272108";

ZoneId add_zone(store::Write& tx, const ZoneSetId& set, std::string_view name, double west, std::int32_t position) {
  Zone zone;
  zone.area_id = kArea;
  zone.id = tx.new_id<ZoneId>();
  zone.zone_set_id = set;
  zone.name = name;
  zone.position = position;
  zone.changed_seq = tx.seq();
  zone.geometry =
      fmt::format(R"({{"type":"Polygon","coordinates":[[[{0},34.8],[{1},34.8],[{1},34.9],[{0},34.9],[{0},34.8]]]}})",
                  west, west + 0.1);
  tx.insert(zone);
  return zone.id;
}

// Text that must never become markup, in a field.
std::string hostile(std::string_view mark) {
  return fmt::format("<script>{0}</script>\"'><img src=x onerror={0}>&{0}", mark);
}

class PagesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    site.add_area(kArea, "枚方市", true);
    site.write([&](store::Write& tx) {
      ZoneSet set;
      set.area_id = kArea;
      set.id = tx.new_id<ZoneSetId>();
      set.name = "日常生活圏域";
      set.source_name = "枚方市の日常生活圏域";
      tx.insert(set);
      west = add_zone(tx, set.id, "牧野", 135.6, 0);
      east = add_zone(tx, set.id, "長尾", 135.7, 1);
    });
  }
  FacilityId add(Facility f, std::vector<OpenHours> hours = {}) {
    site.write([&](store::Write& tx) {
      insert_facility(tx, f);
      std::vector<Service> services{service(f, std::move(hours))};
      replace_services(tx, f.id, std::move(services));
    });
    return f.id;
  }
  std::string page(const FacilityId& id, std::string_view query = "") {
    return site.body(fmt::format("{}/facility/{}{}", kStart, id.text(), query));
  }
  std::string search(std::string_view query) { return site.body(fmt::format("{}/search?{}", kStart, query)); }

  Site site;
  ZoneId west, east;
};

TEST_F(PagesTest, StartPageOffersEveryNeedAndTheForms) {
  const api::Reply reply = site.get("/public/");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.content_type, "text/html; charset=utf-8");
  for (const std::string_view part : {"<html lang=\"ja\">", "家に来てくれる医師", "訪問看護", "お薬を届けてほしい",
                                      "食事の宅配", "通いの場", "介護の相談", "入れ歯・歯の往診", "リハビリ",
                                      "name=\"q\"", "牧野", "見本データです。架空の事業所が含まれます"}) {
    EXPECT_TRUE(has(reply.body, part)) << part;
  }
  EXPECT_EQ(site.body("/public/272108"), reply.body) << "the one area of the installation";
}

TEST_F(PagesTest, HeadersLetCachesKeepAMinute) {
  const api::Reply reply = site.get(kStart);
  std::map<std::string, std::string> headers(reply.headers.begin(), reply.headers.end());
  EXPECT_EQ(headers["cache-control"], "public, max-age=60");
  EXPECT_EQ(headers["content-language"], "ja");
  EXPECT_EQ(headers["etag"].size(), 22u);
  EXPECT_EQ(site.get(kStart).headers, reply.headers);
  EXPECT_NE(site.get("/public/272108?lang=en").headers, reply.headers);
}

TEST_F(PagesTest, SeveralAreasAreChosenFrom) {
  site.add_area("311201", "智頭町", false);
  const std::string list = site.body("/public/");
  EXPECT_TRUE(has(list, "枚方市") && has(list, "智頭町") && has(list, "/public/311201"));
  EXPECT_FALSE(has(list, "見本データ"));
  EXPECT_FALSE(has(site.body("/public/311201"), "見本データ")) << "not a sample area";
}

TEST_F(PagesTest, UnknownAddressesGetAPage) {
  for (const std::string_view address : {"/public/999999", "/public/999999/search", "/public/272108/facility/none",
                                         "/public/272108/facility/00000000-0000-7000-8000-000000000001"}) {
    const api::Reply reply = site.get(address);
    EXPECT_EQ(reply.status, 404) << address;
    EXPECT_TRUE(has(reply.body, "ページが見つかりません")) << address;
  }
  EXPECT_EQ(site.get("/public").status, 308);
  EXPECT_EQ(site.get("/public/272108/?lang=en").headers[0].second, "/public/272108?lang=en");
}

TEST_F(PagesTest, HostileTextsStayTexts) {
  Facility f = facility(hostile("1"), hostile("2"), FacilityKind::home_nursing);
  for (std::string* text : {&f.alternate_name, &f.corporation_name, &f.address, &f.building, &f.access_note,
                            &f.public_note, &f.languages, &f.fax, &f.postal_code}) {
    *text = hostile("3");
  }
  f.phone = "\"onclick=4";
  f.url = "javascript:alert(5)";
  f.visit_areas = {hostile("6")};
  const FacilityId id = add(f, {{{1, 2, 3, 4, 5}, "09:00", "17:00", hostile("7")}});
  const auto pages = {page(id), page(id, "?lang=en"), search(""), search("q=%3Cscript%3E1"),
                      search("near=%22%3E%3Cscript%3E8")};
  for (const std::string& body : pages) {
    EXPECT_FALSE(has(body, "<script")) << body;
    EXPECT_FALSE(has(body, "<img"));
    EXPECT_FALSE(has(body, "href=\"javascript"));
    EXPECT_FALSE(std::regex_search(body, std::regex("\\son[a-z]+=\""))) << "an event handler";
  }
  EXPECT_TRUE(has(page(id), "&lt;script&gt;1&lt;/script&gt;"));
}

TEST_F(PagesTest, ContentSecurityPolicyHoldsOnEveryPage) {
  const FacilityId id = add(facility("くずは訪問看護", "くずはほうもんかんご", FacilityKind::home_nursing),
                            {{{1}, "09:00", "17:00", ""}});
  for (const std::string_view below : {"", "/search", "/search?need=home_nursing&open=now", "/search?q=zzzz", "/places",
                                       "/about", "/accessibility", "/privacy"}) {
    for (const std::string_view language : {"", "lang=en"}) {
      const std::string body = site.body(fmt::format("{}{}{}{}", kStart, below,
                                                     language.empty()      ? ""
                                                         : has(below, "?") ? "&"
                                                                           : "?",
                                                     language));
      EXPECT_FALSE(has(body, "<script") || has(body, " style=") || has(body, "<style")) << below;
      EXPECT_EQ(count_of(body, "<h1"), 1u) << below;
      EXPECT_TRUE(has(body, "href=\"#main\"") && has(body, "<main id=\"main\"")) << below;
      EXPECT_TRUE(has(body, "hreflang=\"en\"")) << below;
      EXPECT_LT(body.size() + 10'000, 60u * 1024) << below;
    }
  }
  EXPECT_FALSE(has(page(id), "<script"));
}

// Every id and every label's target is there once.
TEST_F(PagesTest, IdsAreUniqueAndLabelsHaveControls) {
  const FacilityId id = add(facility("くずは訪問看護", "くずはほうもんかんご", FacilityKind::home_nursing),
                            {{{1}, "09:00", "17:00", ""}});
  for (const std::string& body : {site.body(kStart), search("need=home_nursing"), search("q=zzz"), page(id)}) {
    const std::regex ids("\\sid=\"([^\"]+)\""), references("(?:\\sfor|aria-labelledby|aria-describedby)=\"([^\"]+)\"");
    std::map<std::string, int> seen;
    for (std::sregex_iterator it(body.begin(), body.end(), ids), end; it != end; ++it) ++seen[(*it)[1]];
    for (const auto& [name, times] : seen) EXPECT_EQ(times, 1) << name;
    for (std::sregex_iterator it(body.begin(), body.end(), references), end; it != end; ++it)
      EXPECT_EQ(seen[(*it)[1]], 1) << (*it)[1];
  }
}

TEST_F(PagesTest, NothingMeantForProfessionalsLeaks) {
  Facility f = facility("くずは訪問看護", "くずはほうもんかんご", FacilityKind::home_nursing);
  f.mail = "SECRETmail@kaname.example";
  f.professional_note = "SECRETprofessional";
  f.town_note = "SECRETtown";
  f.closed_reason = "SECRETreason";
  const FacilityId id = add(f);
  site.write([&](store::Write& tx) {
    Service s = service(f, {span({1}, "09:00", "17:00")});
    s.accepts_new = Acceptance::no;
    replace_services(tx, id, {s});
    replace_capabilities(tx, id,
                         {{std::string(kArea), id, "gastrostomy", Acceptance::conditional, "SECRETcondition"},
                          {std::string(kArea), id, "contact_person", Acceptance::ask, "SECRETperson"},
                          {std::string(kArea), id, "not_in_the_table", Acceptance::yes, "SECRETitem"},
                          {std::string(kArea), id, "facility_fee", Acceptance::ask, "月15万円"}});
    ContactWindow secret;
    secret.area_id = kArea;
    secret.facility_id = id;
    secret.person = "SECRETwindow";
    secret.channels = {{Channel::mail, "SECRETchannel@kaname.example", ""}};
    ContactWindow open = secret;
    open.person = "相談係";
    open.channels = {{Channel::phone, "", ""}};
    open.audience = Audience::everyone;
    replace_windows(tx, id, {secret, open});
    confirm(tx, id, FactGroup::basic, FactSource::facility, "", "SECRETconfirmer", LocalEdit::no);
    touch(tx, id);
  });
  for (const std::string& body : {page(id), page(id, "?lang=en"), search(""), search("lang=en"), site.body(kStart)}) {
    EXPECT_FALSE(has(body, "SECRET")) << body;
  }
  EXPECT_TRUE(has(search("q=SECRETprofessional"), "見つかりませんでした")) << "hidden facts are not found either";
  EXPECT_TRUE(has(search("q=SECRETcondition"), "見つかりませんでした"));
  EXPECT_TRUE(has(search("q=%E8%83%83%E7%98%BB"), "専門職向けの情報")) << "胃瘻";
  EXPECT_TRUE(has(page(id), "相談係") && has(page(id), "月15万円")) << "what is meant for everyone is shown";
  EXPECT_FALSE(has(page(id), "胃ろう"));
}

TEST_F(PagesTest, ResultsAreInReadingOrderWithWhatACallNeeds) {
  add(facility("牧野クリニック", "まきのくりにっく", FacilityKind::clinic), {{{1, 2, 3, 4, 5}, "09:00", "12:00", ""}});
  add(facility("医療法人 さくら会 藍内科", "あいないか", FacilityKind::clinic),
      {{{1, 2, 3, 4, 5}, "13:00", "17:00", ""}});
  const std::string body = search("kind=clinic");
  EXPECT_LT(body.find("藍内科"), body.find("牧野クリニック"));
  EXPECT_TRUE(has(body, "2件"));
  EXPECT_TRUE(has(body, "href=\"tel:0720000101\""));
  EXPECT_TRUE(has(body, "月–金 9:00–12:00"));
  EXPECT_TRUE(has(body, "時間内・12:00まで"));
  const std::string open = search("kind=clinic&open=now");
  EXPECT_TRUE(has(open, "牧野クリニック") && !has(open, "藍内科"));
  const std::string later = search("kind=clinic&open=at&day=2026-11-20&time=15:00");
  EXPECT_TRUE(!has(later, "牧野クリニック</span>") && has(later, "藍内科"));
  EXPECT_TRUE(has(later, "令和8年11月20日(金) 15:00"));
  const std::string english = search("kind=clinic&lang=en");
  EXPECT_TRUE(has(english, "<html lang=\"en\">") && has(english, "Open until 12:00") &&
              has(english, "Mon–Fri 9:00–12:00"));
  EXPECT_TRUE(has(english, "<span lang=\"ja\">牧野クリニック</span>"));
}

TEST_F(PagesTest, NearIsMeasuredFromTheChosenPlace) {
  Facility far = facility("あ遠い薬局", "あとおいやっきょく", FacilityKind::pharmacy);
  far.lng = 135.79;
  far.address = "大阪府枚方市長尾元町2-3";
  add(far);
  add(facility("ん近い薬局", "んちかいやっきょく", FacilityKind::pharmacy));
  const std::string body = search("need=medicine&near=" + west.text());
  EXPECT_LT(body.find("近い薬局"), body.find("遠い薬局"));
  EXPECT_TRUE(has(body, "距離は牧野の中心からの直線です"));
  EXPECT_TRUE(has(body, "<span class=\"distance\">約"));
  const std::string by_name = search("need=medicine&sort=kana&near=" + west.text());
  EXPECT_LT(by_name.find("遠い薬局"), by_name.find("近い薬局"));
  const std::string town = search("need=medicine&near=%E9%95%B7%E5%B0%BE%E5%85%83%E7%94%BA");
  EXPECT_LT(town.find("遠い薬局"), town.find("近い薬局")) << "長尾元町";
  EXPECT_TRUE(has(site.body("/public/272108/places"), "長尾元町"));
  const std::string within = search("need=medicine&zone=" + east.text());
  EXPECT_TRUE(has(within, "遠い薬局") && !has(within, "近い薬局"));
}

TEST_F(PagesTest, NothingFoundSaysWhatWasSearchedAndHowToWiden) {
  add(facility("牧野クリニック", "まきのくりにっく", FacilityKind::clinic));
  Facility center =
      facility("枚方市在宅医療・介護連携センター", "ひらかたしれんけいせんたー", FacilityKind::coordination_center);
  add(center);
  site.now = site.now.plus_ms(61'000);  // whom to call is looked up once a minute
  const std::string body = search("q=zzzz&kind=clinic&zone=" + west.text());
  EXPECT_TRUE(has(body, "見つかりませんでした"));
  EXPECT_TRUE(has(body, "ことば:zzzz") && has(body, "種別:診療所") && has(body, "圏域:牧野"));
  EXPECT_TRUE(has(body, "「ことば:zzzz」を外して探す"));
  EXPECT_TRUE(has(body, "枚方市在宅医療・介護連携センター") && has(body, "tel:0720000101"));
  EXPECT_TRUE(has(body, fmt::format("href=\"/public/272108/search?kind=clinic&amp;zone={}\"", west.text())));
}

TEST_F(PagesTest, LongListsHavePagesAndTheKanaBar) {
  for (int i = 0; i < 45; ++i) {
    add(facility(fmt::format("{}第{}薬局", i % 2 ? "さ" : "か", i),
                 fmt::format("{}だい{}やっきょく", i % 2 ? "さ" : "か", i), FacilityKind::pharmacy));
  }
  const std::string first = search("kind=pharmacy");
  EXPECT_EQ(count_of(first, "<li class=\"row\">"), 20u);
  EXPECT_TRUE(has(first, "45件のうち 1〜20件目") && has(first, "page=2") && has(first, "aria-label=\"五十音で移動\""));
  EXPECT_TRUE(has(first, "<span>や</span>")) << "a row without any";
  const std::string last = search("kind=pharmacy&page=3");
  EXPECT_EQ(count_of(last, "<li class=\"row\">"), 5u);
  EXPECT_TRUE(has(last, "start=\"41\""));
  EXPECT_EQ(count_of(search("kind=pharmacy&page=77"), "<li class=\"row\">"), 5u) << "an old link";
  const std::string row = search("kind=pharmacy&kana=%E3%81%95");
  EXPECT_TRUE(has(row, "22件のうち") && !has(row, "か第0薬局"));
  EXPECT_LT(first.size() + 10'000, 60u * 1024);
}

TEST_F(PagesTest, ANeedIsNarrowedByNotifiedStandardsWhereTheyAreKnown) {
  const FacilityId visiting = add(facility("訪問する診療所", "ほうもんするしんりょうじょ", FacilityKind::clinic));
  add(facility("眼科", "がんか", FacilityKind::clinic));
  const std::string before = search("need=home_doctor");
  EXPECT_TRUE(has(before, "眼科") && has(before, "まだ公開されていません"));
  site.write([&](store::Write& tx) {
    replace_notifications(
        tx, visiting,
        {{std::string(kArea), visiting, "支援診２", "在宅療養支援診療所２", {}, LocalDate::from_ymd(2025, 10, 1)}});
    touch(tx, visiting);
  });
  const std::string after = search("need=home_doctor");
  EXPECT_TRUE(has(after, "訪問する診療所") && !has(after, "眼科"));
  EXPECT_TRUE(has(after, "届出や回答がある所だけ") && has(after, "all=1"));
  EXPECT_TRUE(has(search("need=home_doctor&all=1"), "眼科"));
  EXPECT_TRUE(has(page(visiting), "在宅療養支援診療所２") && has(page(visiting), "約束するものではありません"));
}

TEST_F(PagesTest, WhoComesHomeIsToldWhenTheFacilitySaysSo) {
  const FacilityId visiting = add(facility("回る診療所", "まわるしんりょうじょ", FacilityKind::clinic));
  const FacilityId notified = add(facility("届け出た診療所", "とどけでたしんりょうじょ", FacilityKind::clinic));
  const FacilityId not_any_more = add(facility("やめた診療所", "やめたしんりょうじょ", FacilityKind::clinic));
  site.write([&](store::Write& tx) {
    replace_capabilities(tx, visiting,
                         {{std::string(kArea), visiting, "act_home_visit", Acceptance::conditional, "SECRETcondition"},
                          {std::string(kArea), visiting, "act_house_call", Acceptance::yes, ""}});
    replace_capabilities(tx, not_any_more, {{std::string(kArea), not_any_more, "act_home_visit", Acceptance::no, ""}});
    for (const FacilityId id : {visiting, not_any_more}) touch(tx, id);
  });
  const std::string said = search("need=home_doctor");
  EXPECT_TRUE(has(said, "回る診療所") && !has(said, "届け出た診療所") && !has(said, "やめた診療所")) << said;
  EXPECT_TRUE(has(page(visiting), "訪問診療") && has(page(visiting), "条件付"));
  EXPECT_FALSE(has(page(visiting), "SECRET")) << "conditions are written for colleagues";
  EXPECT_FALSE(has(page(visiting), "臨時往診")) << "for professionals";
  // Some are known by their notification, some by their answer: neither hides the other.
  const FacilityId another = add(facility("別の届け出た診療所", "べつの", FacilityKind::clinic));
  site.write([&](store::Write& tx) {
    for (const FacilityId id : {notified, another}) {
      replace_notifications(
          tx, id, {{std::string(kArea), id, "支援診３", "在宅療養支援診療所３", {}, LocalDate::from_ymd(2025, 10, 1)}});
      touch(tx, id);
    }
  });
  const std::string wider = search("need=home_doctor");
  EXPECT_TRUE(has(wider, "届け出た診療所") && has(wider, "別の届け出た診療所"));
  EXPECT_TRUE(has(wider, "回る診療所") && !has(wider, "やめた診療所")) << "an answer or a notification is enough";
}

TEST_F(PagesTest, FacilityPageTellsPlaceHoursAgeAndInvention) {
  Facility f = facility("くずは訪問看護(架空)", "くずはほうもんかんご", FacilityKind::home_nursing);
  f.fictional = true;
  f.url = "https://kuzuha.example/";
  f.access_note = "坂道の上です";
  f.geocode_level = GeocodeLevel::oaza;
  const FacilityId id = add(f, {{{1, 2, 3, 4, 5}, "09:00", "17:00", ""}});
  site.write([&](store::Write& tx) {
    confirm(tx, id, FactGroup::hours, FactSource::facility, "", "だれか", LocalEdit::no);
    touch(tx, id);
  });
  const std::string body = page(id);
  for (const std::string_view part :
       {"架空</span>", "くずはほうもんかんご", "時間内・17:00まで", "<svg viewBox=", "牧野にあります", "坂道の上です",
        "およその位置", "本人確認", "間違いを見つけたら", "href=\"https://kuzuha.example/\"", "<caption>"}) {
    EXPECT_TRUE(has(body, part)) << part;
  }
  EXPECT_FALSE(has(body, "だれか")) << "who confirmed is a person";
  site.now = site.now.plus_ms(400 * kDayMs);
  EXPECT_TRUE(has(page(id), "要確認"));
}

TEST_F(PagesTest, ClosedFacilitiesSaySoAndPointOn) {
  const FacilityId next = add(facility("新しい薬局", "あたらしいやっきょく", FacilityKind::pharmacy));
  Facility f = facility("古い薬局", "ふるいやっきょく", FacilityKind::pharmacy);
  f.status = FacilityStatus::closed;
  f.closed_on = LocalDate::from_ymd(2026, 3, 31);
  f.successor_id = next;
  const FacilityId id = add(f);
  const std::string body = page(id);
  EXPECT_TRUE(has(body, "令和8年3月31日(火)に廃止されました") && has(body, "新しい薬局"));
  EXPECT_FALSE(has(search("kind=pharmacy"), "古い薬局"));
}

TEST_F(PagesTest, AnotherAreasFacilityIsNotHere) {
  site.add_area("311201", "智頭町", false);
  const FacilityId id = add(facility("牧野クリニック", "まきのくりにっく", FacilityKind::clinic));
  EXPECT_EQ(site.get("/public/311201/facility/" + id.text()).status, 404);
  EXPECT_FALSE(has(site.body("/public/311201/search"), "牧野クリニック"));
}

}  // namespace
}  // namespace kaname::outreach
