// SPDX-License-Identifier: Apache-2.0
// The booklet, the map and the organisation chart.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <set>

#include "directory/papers/booklet.h"
#include "directory/papers/sample_for_tests.h"
#include "output/pdf.h"
#include "output/test_tools.h"

namespace kaname::directory::papers {
namespace {

namespace tools = output::tools;

#define NEEDS_POPPLER \
  if (!tools::has("pdftotext")) GTEST_SKIP() << "pdftotext is not installed"

std::string text_of(const output::Document& document) {
  return tools::without_blanks(tools::run("pdftotext", output::render(document), "-"));
}

// Headings of the entries, in the order of the pages.
std::vector<std::string> entry_names(const output::Document& document) {
  std::vector<std::string> out;
  for (const output::Block& block : document.blocks) {
    const auto* group = std::get_if<output::Group>(&block.any);
    if (!group) continue;
    for (const output::Block& part : group->blocks) {
      if (const auto* heading = std::get_if<output::Heading>(&part.any)) out.push_back(heading->text);
    }
  }
  return out;
}

class BookletTest : public ::testing::Test {
 protected:
  sample::Sample sample_ = sample::invented();
};

TEST_F(BookletTest, EditionForEveryoneHoldsNothingAbovePublic) {
  NEEDS_POPPLER;
  // Also when it is handed everything: professional notes, phones of windows, town notes, notes of items.
  std::set<std::string> secrets, open;
  for (PaperFacility& one : sample_.facilities) {
    const Facility& f = one.parts.facility;
    one.parts.facility.town_note = "市だけのメモ";
    one.callable = "☎ 今かけてよい";
    for (const std::string& text : {f.phone, f.fax}) open.insert(text);
    secrets.insert({f.professional_note, f.mail, "市だけのメモ", "今かけてよい"});
    for (const ContactWindow& window : one.parts.windows) {
      for (const ContactChannel& channel : window.channels) {
        (window.audience == Audience::everyone ? open : secrets).insert(channel.value);
      }
      if (window.audience != Audience::everyone) secrets.insert({window.person, window.note});
    }
    for (const Capability& item : one.parts.capabilities) {
      if (item.item != "languages" && item.item != "around_the_clock") secrets.insert(item.note);
    }
  }
  const std::string text = text_of(booklet(sample::info(), Edition::for_everyone, sample_.facilities));
  int looked_for = 0;
  for (const std::string& secret : secrets) {
    const std::string plain = tools::without_blanks(secret);
    if (plain.size() < 9 || open.count(secret) > 0) continue;  // 院長, 3件: too short to prove anything
    bool also_public = false;
    for (const PaperFacility& one : sample_.facilities) {
      for (const Service& service : one.parts.services) {
        also_public =
            also_public || tools::without_blanks(service.note + service.hours_note).find(plain) != std::string::npos;
      }
      for (const ContactWindow& window : one.parts.windows) {
        also_public = also_public || (window.audience == Audience::everyone && window.person == secret);
      }
    }
    if (also_public) continue;
    ++looked_for;
    EXPECT_EQ(text.find(plain), std::string::npos) << secret;
  }
  EXPECT_GT(looked_for, 100);
  for (const char* part : {"072-000-0101", "ひらかた在宅連携センターあおぞら", "一般版", "119番", "相談の窓口"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(text.find("取扱注意"), std::string::npos);
}

TEST_F(BookletTest, EditionForProfessionalsHasWindowsChaptersInReadingOrderIndexAndCredits) {
  NEEDS_POPPLER;
  const std::string text = text_of(booklet(sample::info(), Edition::professional, sample_.facilities));
  std::size_t last = 0;
  for (const char* part : {"取扱注意", "目次", "管理者西村", "五十音順", "出典・発行", "国土数値情報"}) {
    const std::size_t at = text.find(part, last);
    ASSERT_NE(at, std::string::npos) << part;
    last = at;
  }
  const auto names = entry_names(booklet(sample::info(), Edition::professional, sample_.facilities));
  std::vector<std::string> hospitals;
  for (const std::string& name : names) {
    if (name.find("病院(") != std::string::npos) hospitals.push_back(name);
  }
  // こうりのおか, つだの, ひらかたちゅうおう, まきのうらら
  EXPECT_EQ(joined(hospitals, "|"),
            "香里の丘リハビリテーション病院(架空)|津田野記念病院(架空)|枚方中央総合病院(架空)|牧野うらら病院(架空)");
}

TEST_F(BookletTest, ClosedOnesAreLeftOutAndServicesOfOtherChaptersAreNamed) {
  NEEDS_POPPLER;
  std::vector<PaperFacility> facilities = {sample_.at("korinooka-reha-hp"), sample_.at("kuzuha-hokan")};
  facilities[1].parts.facility.status = FacilityStatus::closed;
  const std::string text = text_of(booklet(sample::info(), Edition::professional, facilities));
  EXPECT_EQ(text.find("くずは訪問看護"), std::string::npos);
  EXPECT_NE(text.find("ほかの章に載せたもの:香里の丘リハビリテーション病院(架空)（病院の章）"), std::string::npos);
  EXPECT_FALSE(output::render(booklet(sample::info(), Edition::for_everyone, {})).empty());
}

TEST_F(BookletTest, OfThreeHundredReportsProgressAndStops) {
  const auto document = booklet(sample::info(), Edition::professional, sample::many(sample_.facilities, 300));
  int calls = 0, last = -1, total = 0;
  const auto whole = output::render(document, [&](int done, int all) {
    ++calls;
    EXPECT_GE(done, last);
    last = done;
    total = all;
    return output::Go::on;
  });
  ASSERT_TRUE(whole.has_value());
  EXPECT_GT(calls, 10);
  EXPECT_LE(last, total);
  EXPECT_FALSE(output::render(document, [](int done, int) { return done > 50 ? output::Go::stop : output::Go::on; }));
}

TEST(MapSheet, ProjectionKeepsShapesAndNorthUp) {
  MapSheet sheet;
  sheet.zones.push_back({"正方形", {{{34.80, 135.60}, {34.80, 135.70}, {34.88, 135.70}, {34.88, 135.60}}}});
  const Projection projection(sheet, 180, 160);
  const output::Point west = projection.at({34.84, 135.60}), east = projection.at({34.84, 135.70});
  const output::Point south = projection.at({34.80, 135.65}), north = projection.at({34.88, 135.65});
  EXPECT_LT(north.y, south.y);
  EXPECT_LT(west.x, east.x);
  const double km_wide = place::distance_m({34.84, 135.60}, {34.84, 135.70}) / 1000;
  const double km_high = place::distance_m({34.80, 135.65}, {34.88, 135.65}) / 1000;
  EXPECT_NEAR((east.x - west.x) / projection.mm_per_km(), km_wide, km_wide * 0.005);
  EXPECT_NEAR((south.y - north.y) / projection.mm_per_km(), km_high, km_high * 0.005);
  for (const output::Point& at : {west, east, south, north}) {
    EXPECT_GE(at.x, 0);
    EXPECT_LE(at.x, 180);
    EXPECT_GE(at.y, 0);
    EXPECT_LE(at.y, 160);
  }
}

TEST(MapSheet, ScaleBarIsARoundLengthThatFits) {
  const struct {
    double mm_per_km, most, km;
  } rows[] = {{12, 50, 2}, {12, 24, 2}, {12, 23.9, 1}, {0.5, 60, 100}, {300, 50, 0.1}, {0, 50, 500}};
  for (const auto& row : rows) EXPECT_DOUBLE_EQ(scale_bar_km(row.mm_per_km, row.most), row.km) << row.mm_per_km;
}

TEST(MapSheet, SixtyAreNumberedMoreAreCounted) {
  const auto numbers = [](const MapSheet& sheet) {
    std::set<std::string> found;
    const output::Canvas canvas = map_canvas(sheet, 180, 160);
    for (const output::Shape& shape : canvas.shapes()) {
      const auto* label = std::get_if<output::Label>(&shape);
      if (label && !label->text.empty() && label->text.find_first_not_of("0123456789") == std::string::npos)
        found.insert(label->text);
    }
    found.erase("0");  // of the scale bar
    return found.size();
  };
  EXPECT_EQ(numbers(sample::map(60)), 60U);
  EXPECT_EQ(numbers(sample::map(61)), 0U);
}

TEST(MapSheet, CountsByZoneAddUpAndNobodyIsLost) {
  MapSheet sheet = sample::map(454);
  sheet.points[0].at.reset();
  sheet.points[0].zones.clear();
  sheet.points[0].level = GeocodeLevel::none;
  const ZoneCounts counts = count_by_zone(sheet);
  ASSERT_EQ(counts.rows.back().first, "全体");
  int all = 0, zones = 0;
  for (const int n : counts.rows.back().second) all += n;
  for (std::size_t i = 0; i + 1 < counts.rows.size(); ++i) {
    for (const int n : counts.rows[i].second) zones += n;
  }
  EXPECT_EQ(all, 454);
  EXPECT_EQ(zones, 454) << "zones of one set do not overlap; the rest stands in a row of its own";
  EXPECT_EQ(counts.rows[counts.rows.size() - 2].first, "圏域の外・位置なし");
}

TEST(MapSheet, EveryKindHasASignOfItsOwn) {
  std::set<Sign> signs;
  for (const KindGroup& group : kind_groups()) signs.insert(group.sign);
  EXPECT_EQ(signs.size(), kind_groups().size());
  for (std::size_t i = 0; i < kFacilityKinds.size(); ++i) {
    const auto kind = static_cast<FacilityKind>(i);
    int times = 0;
    for (const KindGroup& group : kind_groups())
      times += static_cast<int>(std::count(group.kinds.begin(), group.kinds.end(), kind));
    EXPECT_EQ(times, 1) << kFacilityKinds[i].code;
  }
}

TEST(MapSheet, PrintsWithNamesScaleCreditsAndWhatIsMissing) {
  NEEDS_POPPLER;
  MapSheet sheet = sample::map(20);
  sheet.points[3].at.reset();
  sheet.points[4].level = GeocodeLevel::oaza;
  for (const output::Look look : {output::Look::colour, output::Look::fax}) {
    const std::string text = text_of(map_document(sample::info(Audience::professional, look), sheet));
    for (const char* part : {"パナソニックエイジフリー", "2km", "北", "国土数値情報", "20件", "（位置なし）",
                             "1件は位置が分からず", "1件は町丁目"}) {
      EXPECT_NE(text.find(part), std::string::npos) << part;
    }
  }
  for (MapSheet empty : {MapSheet{}, sample::map(0)}) {
    EXPECT_FALSE(output::render(map_document(sample::info(), std::move(empty))).empty());
  }
}

TEST(MapSheet, FacilitiesAtOneSpotDoNotHideEachOther) {
  MapSheet sheet = sample::map(1);
  for (int i = 0; i < 9; ++i) sheet.points.push_back(sheet.points[0]);
  std::set<std::pair<long, long>> spots;
  const output::Canvas canvas = map_canvas(sheet, 180, 160);
  for (const output::Shape& shape : canvas.shapes()) {
    const auto* sign = std::get_if<output::Polygon>(&shape);
    if (sign && sign->rings.size() == 1 && sign->rings[0].size() == 4) {
      spots.insert({std::lround(sign->rings[0][0].x * 10), std::lround(sign->rings[0][0].y * 10)});
    }
  }
  EXPECT_EQ(spots.size(), 10U);
}

OrganisationChart star(std::size_t hubs, std::size_t leaves) {
  OrganisationChart chart;
  for (std::size_t hub = 0; hub < hubs; ++hub) {
    const std::size_t centre = chart.nodes.size();
    chart.nodes.push_back({sample::id_of<FacilityId>(centre), fmt::format("病院{}", hub), FacilityKind::hospital});
    for (std::size_t i = 0; i < leaves; ++i) {
      chart.nodes.push_back(
          {sample::id_of<FacilityId>(chart.nodes.size()), fmt::format("診療所{}-{}", hub, i), FacilityKind::clinic});
      chart.edges.push_back({centre, chart.nodes.size() - 1, RelationRole::backup_hospital, {}, {}, ""});
    }
  }
  return chart;
}

TEST(Organisation, EveryEdgeIsOnExactlyOneDrawingOfBearableSize) {
  const struct {
    std::size_t hubs, leaves, most, parts;
  } rows[] = {{1, 5, 60, 1}, {3, 30, 60, 3}, {2, 29, 60, 1}, {1, 200, 60, 4}, {10, 5, 60, 1}, {40, 5, 60, 4}};
  for (const auto& row : rows) {
    const OrganisationChart chart = star(row.hubs, row.leaves);
    const auto parts = split_by_hub(chart, row.most);
    std::multiset<std::size_t> edges;
    for (const ChartPart& part : parts) {
      std::set<std::size_t> nodes;
      for (const std::size_t edge : part.edges) {
        edges.insert(edge);
        nodes.insert({chart.edges[edge].from, chart.edges[edge].to});
      }
      EXPECT_LE(nodes.size(), row.most);
      EXPECT_FALSE(part.edges.empty());
    }
    EXPECT_EQ(edges.size(), chart.edges.size());
    EXPECT_EQ(std::set<std::size_t>(edges.begin(), edges.end()).size(), chart.edges.size());
    EXPECT_EQ(parts.size(), row.parts) << row.hubs << "×" << row.leaves;
  }
  EXPECT_TRUE(split_by_hub({}).empty());
}

TEST(Organisation, BoxesDoNotOverlapAndStayOnThePaper) {
  const sample::Sample sample = sample::invented();
  for (const output::Look look : {output::Look::colour, output::Look::fax}) {
    const auto parts = split_by_hub(sample.chart);
    ASSERT_EQ(parts.size(), 1U);
    const ChartLayout layout = lay_out(sample.chart, parts[0], 396, look);
    for (const PlacedNode& a : layout.nodes) {
      EXPECT_GE(a.top_left.x, 0);
      EXPECT_LE(a.top_left.x + layout.box_width, layout.width);
      EXPECT_LE(a.top_left.y + layout.box_height, layout.height + 0.01);
      for (const PlacedNode& b : layout.nodes) {
        if (a.node == b.node || a.column != b.column) continue;
        EXPECT_GE(std::abs(a.top_left.y - b.top_left.y), layout.box_height) << a.node << " " << b.node;
      }
    }
  }
}

TEST(Organisation, PrintsNamesRolesAndATableAlsoForABrokenChart) {
  NEEDS_POPPLER;
  sample::Sample sample = sample::invented();
  const std::string text = text_of(organisation_document(sample::info(), sample.chart));
  for (const char* part :
       {"枚方中央総合病院(架空)", "後方支援", "44件のつながり", "つながりの表", "登録患者の緊急入院を24時間受入れ"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part;
  }
  // A facility connected to itself, and two connected twice.
  OrganisationChart odd = star(1, 2);
  odd.edges.push_back({0, 0, RelationRole::other, {}, {}, "自分"});
  odd.edges.push_back(odd.edges[0]);
  EXPECT_FALSE(output::render(organisation_document(sample::info(), odd)).empty());
  EXPECT_NE(text_of(organisation_document(sample::info(), {})).find("まだ登録されていません"), std::string::npos);
}

TEST(Organisation, LargeNetworksArePrintedAroundTheirHubs) {
  NEEDS_POPPLER;
  const std::string text = text_of(organisation_document(sample::info(), star(3, 40)));
  for (const char* part : {"中心:病院0", "中心:病院1", "中心:病院2", "120件のつながり"})
    EXPECT_NE(text.find(part), std::string::npos) << part;
}

}  // namespace
}  // namespace kaname::directory::papers
