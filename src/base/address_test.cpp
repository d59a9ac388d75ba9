// SPDX-License-Identifier: Apache-2.0
#include "base/address.h"

#include <gtest/gtest.h>

namespace kaname::address {
namespace {

struct SplitCase {
  std::string_view text;
  AddressParts parts;
};

TEST(Address, SplitsRealWritings) {
  const SplitCase cases[] = {
      {"大阪府枚方市大垣内町2丁目1番20号 枚方市役所別館",
       {"大阪府", "枚方市", "大垣内町", "2", "1-20", "枚方市役所別館"}},
      {"〒573-8666　大阪府枚方市大垣内町２丁目１－２０", {"大阪府", "枚方市", "大垣内町", "2", "1-20", ""}},
      {"枚方市大垣内町二丁目一番二十号", {"", "枚方市", "大垣内町", "2", "1-20", ""}},
      {"群馬県沼田市久屋原町345-1内田病院　5階", {"群馬県", "沼田市", "久屋原町", "", "345-1", "内田病院 5階"}},
      {"鳥取県八頭郡智頭町大字智頭1875番地", {"鳥取県", "八頭郡智頭町", "大字智頭", "", "1875", ""}},
      {"東京都千代田区三番町6番地の14", {"東京都", "千代田区", "三番町", "", "6-14", ""}},
      {"北海道札幌市中央区北一条西十丁目2番地", {"北海道", "札幌市中央区", "北一条西", "10", "2", ""}},
      {"三重県四日市市諏訪町1-5", {"三重県", "四日市市", "諏訪町", "", "1-5", ""}},
      {"千葉県野田市山崎1-2-301号室", {"千葉県", "野田市", "山崎", "", "1-2", "301号室"}},
      {"東京都港区麻布十番二丁目3番4号ABCビル2F", {"東京都", "港区", "麻布十番", "2", "3-4", "ABCビル2F"}},
      {"大阪府堺市堺区南瓦町3番1号", {"大阪府", "堺市堺区", "南瓦町", "", "3-1", ""}},
      {"大阪府交野市私部四ー二三", {"大阪府", "交野市", "私部", "4", "23", ""}},
      {"鳥取県　東伯郡　三朝町　大瀬　1012番地", {"鳥取県", "東伯郡三朝町", "大瀬", "", "1012", ""}},
      {"神戸市　北区　西大池　１丁目３１番２８号", {"", "神戸市北区", "西大池", "1", "31-28", ""}},
      {"大阪府枚方市大垣内町 市役所内", {"大阪府", "枚方市", "大垣内町", "", "", "市役所内"}},
      {"大阪府枚方市", {"大阪府", "枚方市", "", "", "", ""}},
      {"石川県七尾市藤野町イ部8番地", {"石川県", "七尾市", "藤野町イ部", "", "8", ""}},
      {"東京都渋谷区1 (仮設)", {"東京都", "渋谷区", "", "", "1", "(仮設)"}},
      {"", {"", "", "", "", "", ""}},
      {"住所不定", {"", "", "住所不定", "", "", ""}},
  };
  for (const auto& [text, parts] : cases) {
    const AddressParts got = split_address(text);
    EXPECT_EQ(got, parts) << text << " → " << got.prefecture << '|' << got.municipality << '|' << got.town << '|'
                          << got.chome << '|' << got.rest << '|' << got.building;
  }
}

TEST(Address, UsesWhatTheCallerKnows) {
  const AddressParts parts = split_address("大垣内町2-1-20", "大阪府", "枚方市");
  EXPECT_EQ(parts, (AddressParts{"大阪府", "枚方市", "大垣内町", "", "2-1-20", ""}));
  EXPECT_EQ(split_address("智頭町智頭1", "鳥取県", "八頭郡智頭町").municipality, "八頭郡智頭町");
  EXPECT_EQ(split_address("今市1丁目2", "大阪府", "大阪市旭区").municipality, "大阪市旭区");
  EXPECT_EQ(split_address("寝屋川市本町1-1", "大阪府", "枚方市").municipality, "寝屋川市");
}

TEST(Address, EquatesWritings) {
  const std::vector<std::vector<std::string_view>> same = {
      {"大阪府枚方市大垣内町2丁目1番20号", "枚方市大垣内町二丁目1-20", "大阪府枚方市大垣内町２－１－２０",
       "〒573-8666 大阪府枚方市大垣内町2丁目1番地の20", "枚方市大垣内町2丁目1番20号 枚方市役所別館",
       "枚方市 大垣内町 2丁目 1番 20号", "大阪府枚方市大垣内町二ー一ー二〇", "枚方市大垣内町2の1の20",
       "枚方市大垣内町２ー１ー２０"},
      {"大阪府枚方市星ヶ丘四丁目8番1号", "枚方市星ケ丘4-8-1", "枚方市星が丘４丁目８−１", "枚方市星ガ丘四-8-1"},
      {"枚方市大字招提1234番地", "枚方市招提1234", "大阪府枚方市字招提1234番地先"},
      {"枚方市池之宮3丁目4", "枚方市池ノ宮3-4", "枚方市池の宮三丁目4番"},
      {"札幌市中央区北一条西十丁目2", "北海道札幌市中央区北1条西10-2"},
      {"千代田区三番町6-14", "東京都千代田区3番町6番地14"},
      {"枚方市長尾谷町1-04", "枚方市長尾谷町1-4"},
      {"枚方市禁野本町2丁目", "枚方市禁野本町2"},
      {"交野市澤1-1", "交野市沢1-1"},
  };
  for (const auto& writings : same) {
    for (const auto text : writings) EXPECT_EQ(address_key(text), address_key(writings[0])) << text;
  }
  EXPECT_EQ(address_key("大垣内町2-1-20", "", "枚方市"), address_key("大阪府枚方市大垣内町2丁目1番20号"));
  EXPECT_NE(address_key("枚方市大垣内町2-1-20"), address_key("枚方市大垣内町2-12-0"));
  EXPECT_NE(address_key("枚方市大垣内町2-1"), address_key("寝屋川市大垣内町2-1"));
  EXPECT_NE(address_key("枚方市大文字町1"), address_key("枚方市大文町1"));
}

TEST(Address, TownKeys) {
  EXPECT_EQ(town_key("星が丘四丁目"), town_key("星ケ丘4丁目"));
  EXPECT_EQ(town_key("大字招提"), town_key("招提"));
  EXPECT_EQ(town_key("堂山3丁目"), "堂山-3");
  EXPECT_NE(town_key("堂山3丁目"), town_key("堂山"));
}

TEST(Address, GeocodesToTheBestLevel) {
  Geocoder geocoder;
  EXPECT_TRUE(geocoder.add(GeocodeLevel::city, "# 市区町村\n大阪府枚方市\t34.8144\t135.6507\n").empty());
  geocoder.add(GeocodeLevel::oaza,
               "大阪府枚方市堂山3丁目\t34.818\t135.672\r\n\n大阪府枚方市星ヶ丘四丁目\t34.809\t135.673");
  geocoder.add(GeocodeLevel::block, "枚方市堂山3丁目13\t34.818786\t135.672438\n枚方市堂山三丁目13\t1\t1\n");
  EXPECT_EQ(geocoder.add(GeocodeLevel::town, "枚方市壊れた行\n枚方市x\tabc\t1\n枚方市堂山\t34.8\t135.6\t\n"),
            (std::vector<std::size_t>{1, 2, 3}));
  EXPECT_EQ(geocoder.size(), 4u);

  const auto block = geocoder.find("枚方市堂山３－１３－５ さくらマンション");
  ASSERT_TRUE(block);
  EXPECT_EQ(block->level, GeocodeLevel::block);
  EXPECT_DOUBLE_EQ(block->lat, 34.818786);
  EXPECT_DOUBLE_EQ(block->lng, 135.672438);
  EXPECT_EQ(geocoder.find("大阪府枚方市堂山3丁目99番")->level, GeocodeLevel::oaza);
  EXPECT_EQ(geocoder.find("星が丘4-1", "大阪府", "枚方市")->level, GeocodeLevel::oaza);
  EXPECT_EQ(geocoder.find("枚方市知らない町1-1")->level, GeocodeLevel::city);
  EXPECT_FALSE(geocoder.find("交野市私部1-1"));
  EXPECT_FALSE(geocoder.find(""));
  EXPECT_EQ(level_text(GeocodeLevel::oaza), "町丁目の中心");
}

TEST(Address, BadInputDoesNoHarm) {
  const std::string long_text(5000, '1');
  for (const std::string_view text :
       {"\xFF\xFE", "〒", "〒573", "市", "区区区", "---", "1", "一", "丁目", "番地", "ーー", "四ー"}) {
    split_address(text);
    address_key(text, text, text);
    town_key(text);
  }
  EXPECT_EQ(split_address(long_text).rest.size(), 5000u);
}

}  // namespace
}  // namespace kaname::address
