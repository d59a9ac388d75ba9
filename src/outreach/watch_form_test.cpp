// SPDX-License-Identifier: Apache-2.0
// The form for watch notices as a browser without script sends it, and the leaflet that leads to it.
#include "outreach/watch_form.h"
#include "api/messages.h"
#include "output/pdf.h"
#include "outreach/test_site.h"
#include "outreach/watch_leaflet.h"
#include "people/watch.h"

namespace kaname::outreach {
namespace {

using namespace testing;

class WatchFormTest : public ::testing::Test {
 protected:
  void SetUp() override { site.add_area(kArea, "枚方市", true); }

  const api::Endpoint& form() {
    for (const api::Endpoint& one : endpoints_) {
      if (one.act == "watch.send_form") return one;
    }
    throw std::logic_error("no form");
  }
  // The code of what was refused, with its field; "ok". `page` gets what the browser shows.
  std::string send(std::string_view body, std::string& page) {
    std::string code = "ok";
    api::Input input;
    input.body = body;
    api::Caller stranger;
    stranger.area = kArea;
    stranger.remote_address = "192.0.2.9";
    site.write([&](store::Write& tx) {
      std::string journal_body;
      const auto reply = form().write(tx, stranger, input, journal_body);
      if (reply) journaled = journal_body;
      if (!reply)
        code = reply.error().fields.empty() ? reply.error().code
                                            : reply.error().fields[0].field + "=" + reply.error().fields[0].code;
      const auto said = reply ? Result<std::string>(reply->body) : Result<std::string>(reply.error());
      const api::Reply shown = form().dress(tx, stranger, input, said);
      page = shown.body;
      status = shown.status;
    });
    return code;
  }
  std::string send(std::string_view body) {
    std::string page;
    return send(body, page);
  }

  Site site;
  std::vector<api::Endpoint> endpoints_ = watch_form_endpoints();
  std::string journaled;
  int status = 0;
};

TEST_F(WatchFormTest, ThePageSaysWhomToCallFirstAndIsKeptByNoCache) {
  const api::Reply page = site.get("/public/272108/watch");
  EXPECT_TRUE(has(page.body, "すぐに 119"));
  EXPECT_LT(page.body.find("119"), page.body.find("<form"));
  EXPECT_TRUE(has(page.body, R"(content="same-origin")")) << "else browsers hide where the form comes from";
  EXPECT_EQ(page.headers[0].second, "no-store");
  EXPECT_FALSE(has(page.body, "<script"));
  EXPECT_NE(page.body, site.body("/public/272108/watch")) << "each page has a key of its own";
  EXPECT_TRUE(has(site.body("/public/272108/watch?lang=en"), "call 119"));
}

TEST_F(WatchFormTest, ANoticeIsReceivedWithANumberAndReplays) {
  std::string page;
  EXPECT_EQ(send("text=%E6%96%B0%E8%81%9E+3%E6%97%A5&place=%E7%89%A7%E9%87%8E&noticed_on=%E4%BB%A4%E5%92%8C8%E5%B9%"
                 "B411%E6%9C%8818%E6%97%A5"
                 "&sender_kind=newspaper&urgent=1&key=x",
                 page),
            "ok");
  EXPECT_TRUE(has(page, "1120-")) << "the day and the end of the id";
  EXPECT_TRUE(has(journaled, R"("text":"新聞 3日")")) << journaled;
  EXPECT_TRUE(has(journaled, R"("noticed_on":"2026-11-18")"));
  site.write([&](store::Write& tx) {
    EXPECT_TRUE(form().replay(tx, {}, journaled));
    EXPECT_EQ(tx.number("SELECT count(*) FROM watch_notice WHERE area_id = $1 AND urgent = 1", tx.area()), 2);
  });
}

TEST_F(WatchFormTest, WhatIsWrongIsSaidAboveTheSameForm) {
  std::string page;
  EXPECT_EQ(send("text=abc%22%3E%3Cscript%3E&place=&sender_name=Mori", page), "place=watch_where");
  EXPECT_EQ(status, 422);
  EXPECT_TRUE(has(page, "abc&quot;&gt;&lt;script&gt;")) << "kept, and harmless";
  EXPECT_TRUE(has(page, R"(value="Mori")"));
  EXPECT_TRUE(has(page, R"(href="#place")"));
  EXPECT_EQ(send("text=&place=x"), "text=required");
  EXPECT_EQ(send("text=a&place=x&noticed_on=2099-01-01"), "noticed_on=date_in_future");
  EXPECT_EQ(send("text=a&place=x&noticed_on=yesterday"), "noticed_on=date_unreadable");
  EXPECT_EQ(send("text=123456789018&place=x"), "text=my_number");
  EXPECT_EQ(send("text=a&place=" + std::string(301, 'x')), "place=too_long");
}

TEST_F(WatchFormTest, ProgramsAndFloodsAreHeldUp) {
  EXPECT_EQ(send("text=a&place=x&homepage=https%3A%2F%2Fspam.example"), "watch_trap");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(send("text=a&place=x"), "ok");
  std::string page;
  EXPECT_EQ(send("text=sixth&place=x", page), "stranger_slow_down");
  EXPECT_EQ(status, 429);
  EXPECT_TRUE(has(page, "sixth")) << "nothing typed is lost";
}

TEST(WatchLeaflet, LeadsToThePageOrToTheTelephone) {
  AreaFacts area;
  area.area.area_id = kArea;
  area.area.name = "枚方市";
  area.contacts.push_back({{}, "在宅連携センター", "072-000-0181"});
  const auto told = [&](const std::string& site) {
    std::string out;
    for (const output::Block& block :
         watch_leaflet(area, site, Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10)).blocks) {
      if (const auto* paragraph = std::get_if<output::Paragraph>(&block.any)) out += paragraph->text + "\n";
      if (const auto* qr = std::get_if<output::QrBlock>(&block.any)) out += "QR " + qr->text + "\n";
    }
    return out;
  };
  EXPECT_TRUE(has(told("https://kaname.example"), "QR https://kaname.example/public/272108/watch\n"));
  EXPECT_FALSE(has(told(""), "QR"));
  EXPECT_TRUE(has(told(""), "072-000-0181"));
  EXPECT_TRUE(has(told(""), "119"));
}

}  // namespace
}  // namespace kaname::outreach
