// SPDX-License-Identifier: Apache-2.0
// The printing endpoints on a real store: who gets what, and what is refused.
#include "directory/papers/papers_api.h"

#include "directory/town_for_tests.h"
#include "output/test_tools.h"
#include "trust/services.h"

namespace kaname::directory::papers {
namespace {

namespace json = boost::json;
namespace tools = output::tools;

class PapersApi : public directory::testing::Town {
 protected:
  PapersApi() {
    for (api::Endpoint& one : paper_endpoints()) endpoints_.push_back(std::move(one));
    PaperSettings site;
    site.site = "https://kaname.example";
    install(std::make_shared<const PaperSettings>(site));
    auto services = std::make_shared<trust::Services>();
    services->links = std::make_shared<const trust::LinkSigner>(std::string(trust::LinkSigner::kKeyBytes, 'k'));
    trust::install(services);
    nursing_ = add("くずは訪問看護", "くずはほうもんかんご", "home_nursing");
    clinic_ = add("牧野内科", "まきのないか", "clinic");
    set_list(nursing_, "capabilities", R"([{"item":"gastrostomy","answer":"conditional","note":"平日の昼だけ"}])");
    set_list(nursing_, "windows",
             R"([{"person":"管理者 西村","hours":[{"days":[1,2,3,4,5],"open":"09:00","close":"17:00"}],
      "channels":[{"kind":"phone","value":"072-000-0999"}],"audience":"professional"}])");
  }
  ~PapersApi() override {
    install(std::make_shared<const PaperSettings>());
    trust::install(std::make_shared<trust::Services>());
  }

  Result<api::Reply> fetch(std::string_view name, const json::value& body, const api::Caller& who) {
    std::optional<Result<api::Reply>> reply;
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      api::Input input;
      const std::string text = text_of(body);
      input.body = text;
      reply = endpoint(name).read(tx, who, input);
    });
    return std::move(*reply);
  }
  api::Reply got(std::string_view name, const json::value& body) { return got(name, body, officer_); }
  api::Reply got(std::string_view name, const json::value& body, const api::Caller& who) {
    auto reply = fetch(name, body, who);
    EXPECT_TRUE(reply.has_value()) << name << ": " << (reply ? "" : reply.error().code);
    return reply ? std::move(*reply) : api::Reply{};
  }
  static std::string words(const api::Reply& reply) {
    return tools::without_blanks(tools::run("pdftotext -layout", reply.body, "-"));
  }

  std::string nursing_, clinic_;
};
INSTANTIATE_TEST_SUITE_P(Engines, PapersApi, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(PapersApi, EveryPaperIsAPdfOrAFileOfItsKind) {
  const struct {
    const char* act;
    json::value body;
    const char* start;
  } rows[] = {{"paper.sheet", {{"id", nursing_}, {"fax", true}}, "%PDF"},
              {"paper.list", {{"q", "訪問看護"}}, "%PDF"},
              {"paper.list_xlsx", json::object{}, "PK"},
              {"paper.list_csv", json::object{}, "\xEF\xBB\xBF"},
              {"paper.booklet", {{"edition", "public"}}, "%PDF"},
              {"paper.booklet", json::object{}, "%PDF"},
              {"paper.public_booklet", json::object{}, "%PDF"},
              {"paper.map", {{"paper", "A3"}}, "%PDF"},
              {"paper.organisation", json::object{}, "%PDF"}};
  for (const auto& row : rows)
    EXPECT_EQ(got(row.act, row.body).body.substr(0, std::string_view(row.start).size()), row.start) << row.act;
}

TEST_P(PapersApi, SheetShowsTheCallersAudience) {
  if (!tools::has("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  const std::string office =
      words(got("paper.sheet", {{"id", nursing_}}, caller({{api::Role::office, std::nullopt}}, "事業所")));
  EXPECT_NE(office.find("072-000-0999"), std::string::npos);
  EXPECT_NE(office.find("平日の昼だけ"), std::string::npos);
  const std::string open = words(got("paper.sheet", {{"id", nursing_}}, stranger()));
  EXPECT_EQ(open.find("072-000-0999"), std::string::npos);
  EXPECT_EQ(open.find("平日の昼だけ"), std::string::npos);
}

TEST_P(PapersApi, ListHasTheFilterInWordsAndAColumnForWhatWasAsked) {
  const std::string csv = got("paper.list_csv", {{"cap", {"gastrostomy:yes+conditional"}}}).body;
  EXPECT_NE(csv.find(",胃ろう,"), std::string::npos);
  EXPECT_NE(csv.find("条件付 平日の昼だけ"), std::string::npos);
  EXPECT_NE(csv.find("今かけてよい"), std::string::npos) << csv;
  EXPECT_EQ(csv.find("牧野内科"), std::string::npos);
  if (!tools::has("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  const std::string paper =
      words(got("paper.list", {{"cap", {"gastrostomy:yes+conditional"}}, {"kind", {"home_nursing"}}}));
  EXPECT_NE(paper.find("訪問看護・胃ろう○条件付1件"), std::string::npos) << paper;
}

TEST_P(PapersApi, PublicBookletIsMadeAnewAfterAChangeAndHoldsNoWindow) {
  if (!tools::has("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  const api::Reply first = got("paper.public_booklet", {}, stranger());
  EXPECT_EQ(first.body, got("paper.public_booklet", {}, stranger()).body);
  EXPECT_EQ(words(first).find("072-000-0999"), std::string::npos);
  EXPECT_NE(words(got("paper.booklet", {})).find("072-000-0999"), std::string::npos);
  add("新しい薬局", "あたらしいやっきょく", "pharmacy");
  EXPECT_NE(words(got("paper.public_booklet", {}, stranger())).find("新しい薬局"), std::string::npos);
}

TEST_P(PapersApi, BookletInTheBackgroundStopsWhenTold) {
  database().read([&](store::Connection& connection) {
    store::Read tx(connection, kArea, clock_);
    EXPECT_FALSE(booklet_file(tx, Edition::professional, [](int, int) { return output::Go::stop; }).has_value());
    EXPECT_TRUE(booklet_file(tx, Edition::professional, [](int, int) { return output::Go::on; }).has_value());
  });
}

TEST_P(PapersApi, RequestOnPaperCarriesTheSignedLinkUntilItIsRevoked) {
  const auto asked =
      done("update_link.ask", {{"facility_ids", json::array{json::string(nursing_), json::string(clinic_)}}});
  const std::string id(asked.at("items").at(0).at("link").at("id").as_string());
  const api::Reply paper =
      got("paper.link_sheet", {{"id", id}, {"reply_to", "市の担当"}, {"reply_fax", "072-000-0777"}});
  if (tools::has("pdftotext")) {
    EXPECT_NE(words(paper).find("https://kaname.example/link/"), std::string::npos);
    EXPECT_NE(words(paper).find("072-000-0777"), std::string::npos);
  }
  done("update_link.revoke", {{"id", id}});
  const auto refused = fetch("paper.link_sheet", {{"id", id}}, officer_);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "link_revoked");
}

TEST_P(PapersApi, WrongInputIsRefusedInWords) {
  const std::string nobody = random_uuid().text();
  const struct {
    const char* act;
    json::value body;
    const char* code;
  } rows[] = {{"paper.sheet", {{"id", nobody}}, "facility_unknown"},
              {"paper.link_sheet", {{"id", nobody}}, "link_unknown"},
              {"paper.list", {{"zone", {"x"}}}, "invalid_input"},
              {"paper.map", {{"near", "ここ"}}, "invalid_input"},
              {"paper.booklet", {{"edition", "secret"}}, "invalid_input"}};
  for (const auto& row : rows) {
    const auto reply = fetch(row.act, row.body, officer_);
    ASSERT_FALSE(reply.has_value()) << row.act;
    EXPECT_EQ(reply.error().code, row.code) << row.act;
  }
}

TEST_P(PapersApi, StrangersCannotAskForWhatOnlyProfessionalsKnow) {
  const auto reply = fetch("paper.list_csv", {{"cap", {"gastrostomy"}}}, stranger());
  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().code, "professionals_only");
}

}  // namespace
}  // namespace kaname::directory::papers
