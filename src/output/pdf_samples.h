// SPDX-License-Identifier: Apache-2.0
#pragma once
// Documents as the product prints them, with invented people and places; used by the tests only.

#include <cmath>

#include <fmt/format.h>

#include "output/document.h"

namespace kaname::output::samples {

// The kanji that break lesser programs: outside the BMP, compatibility forms, an ideographic variation.
inline const char* const kRareNames = "𠮷田 髙橋 山﨑 葛\xF3\xA0\x84\x80城 塚\uFA10 渡邉・渡邊 草彅 鷗外";

inline Furniture furniture(std::string subtitle) {
  Furniture made;
  made.town = "要町（架空）";
  made.subtitle = std::move(subtitle);
  made.printed_at = "令和8年11月20日 10:32 印刷";
  made.credits = {"出典: 介護サービス情報公表システム オープンデータ（厚生労働省）を加工して作成",
                  "連絡先の変更は 要町 在宅医療・介護連携推進担当 へ"};
  return made;
}

inline Document facility_sheet(Look look) {
  Document document;
  document.title = "訪問看護ステーション さくら坂";
  document.look = look;
  document.furniture = furniture("牧野圏域・訪問看護・受入 ○");
  document.furniture.qr = "https://kaname.example/f/01HZX3";
  document.created = "2026-11-20T10:32:00+09:00";
  document.blocks.push_back(
      Paragraph{"今 受け入れできます（11月18日 事業所が確認）。医療的ケア児・人工呼吸器は事前に電話してください。", 11,
                Weight::bold, Align::left, kAlert, true});
  document.blocks.push_back(Heading{2, "基本"});
  FieldGrid basics;
  basics.columns = 2;
  basics.fields = {
      {"名称（カナ）", "ホウモンカンゴステーション サクラザカ", 2},
      {"所在地", "〒573-0000 要町桜坂1丁目2番3号 さくらビル2階", 2},
      {"電話", "072-000-0001"},
      {"FAX", "072-000-0002"},
      {"管理者", kRareNames, 2},
      {"受入", "☑ 可　☐ 条件付　☐ 不可"},
      {"24時間", "☑ 対応体制加算　☒ 電話のみ　✓確認"},
      {"備考",
       "訪問の範囲は町の全域。夜間は担当の看護師が携帯電話で受けます。駐車場が無いお宅は、近くの有料駐車場の場所を"
       "教えてください。点滴・中心静脈栄養・在宅酸素・人工呼吸器・ストーマ・褥瘡の処置に対応します。",
       2}};
  document.blocks.push_back(basics);
  document.blocks.push_back(Heading{2, "対応できる処置"});
  Table table;
  table.columns = {{"処置", 3}, {"受入", 1, Align::centre}, {"条件・備考", 5}, {"件数", 1, Align::right}};
  table.rows = {{{"呼吸", Weight::bold, 4}},
                {{"人工呼吸器"}, {"△"}, {"事前に電話"}, {"2"}},
                {{"在宅酸素"}, {"○"}, {""}, {"12"}},
                {{"栄養", Weight::bold, 4}},
                {{"胃瘻"}, {"○"}, {"交換は主治医と"}, {"8"}},
                {{"中心静脈栄養"}, {"×"}, {"〜2027年3月まで休止"}, {"0"}}};
  document.blocks.push_back(table);
  document.blocks.push_back(QrBlock{"https://kaname.example/f/01HZX3", 22,
                                    "この頁を電話で見る。\n情報が違うときは、ここから知らせてください。"});
  return document;
}

inline Document long_list(int rows) {
  Document document;
  document.title = "地域の医療・介護資源 一覧";
  document.paper = Paper::a4_landscape;
  document.furniture = furniture("全圏域・すべての種類・五十音順");
  Table table;
  table.columns = {{"No", 0.6, Align::right},    {"名称", 4}, {"種類", 2}, {"所在地", 4}, {"電話", 2},
                   {"受入", 0.8, Align::centre}, {"備考", 3}};
  static const char* const kKinds[] = {"訪問看護", "居宅介護支援", "通所介護", "診療所", "薬局"};
  for (int i = 1; i <= rows; ++i) {
    if (i % 25 == 1) table.rows.push_back({{fmt::format("{}圏域", i / 25 + 1), Weight::bold, 7}});
    table.rows.push_back({{fmt::format("{}", i)},
                          {fmt::format("さくら坂ケアセンター第{}", i), Weight::normal, 1, "https://kaname.example/f/1"},
                          {kKinds[i % 5]},
                          {fmt::format("要町桜坂{}丁目{}番地", i % 9 + 1, i)},
                          {fmt::format("072-000-{:04}", i)},
                          {i % 3 == 0 ? "△" : "○"},
                          {i % 7 == 0 ? "土曜の午後と日曜・祝日は、電話が転送されます。急ぎのときは携帯へ。" : ""}});
  }
  document.blocks.push_back(table);
  return document;
}

inline Block booklet_entry(int number) {
  static const char* const kReadings[] = {"あおば", "かえで",   "さくら", "たんぽぽ", "なのはな", "ひまわり",
                                          "まつば", "やまぶき", "らん",   "わかば",   "がーべら"};
  static const char* const kNames[] = {"青葉", "楓",   "桜", "蒲公英", "菜の花",  "向日葵",
                                       "松葉", "山吹", "蘭", "若葉",   "ガーベラ"};
  const auto which = static_cast<std::size_t>(number) % 11;
  const std::string name = fmt::format("{}クリニック{}", kNames[which], number);
  Group group;
  group.blocks.push_back(
      Mark{name, fmt::format("{}くりにっく{:04}", kReadings[which], number), fmt::format("f{}", number)});
  group.blocks.push_back(Heading{3, name});
  FieldGrid grid;
  grid.columns = 1;
  grid.label_mm = 16;
  grid.size_pt = 9;
  grid.fields = {{"所在地", fmt::format("要町桜坂{}番地", number)},
                 {"電話", fmt::format("072-001-{:04}", number)},
                 {"受入", number % 2 == 0 ? "☑ 可 ☐ 不可" : "☐ 可 ☑ 不可"},
                 {"診療", "月・火・水・金 9:00–12:00、16:00–19:00。木曜と土曜は午前だけ。往診は電話で。"}};
  group.blocks.push_back(grid);
  return group;
}

inline Document booklet(int entries) {
  Document document;
  document.title = "在宅療養ガイドブック";
  document.furniture = furniture("令和8年度版");
  document.blocks.push_back(Contents{});
  for (int i = 0; i < entries; ++i) {
    if (i % 40 == 0) {
      document.blocks.push_back(SetColumns{1});
      document.blocks.push_back(Heading{1, fmt::format("{}　第{}圏域", i / 40 + 1, i / 40 + 1), true});
      document.blocks.push_back(
          Paragraph{"この章には、圏域の中の医療機関を載せます。受入は変わりますから、必ず電話で確かめてください。"});
      document.blocks.push_back(SetColumns{2});
    }
    if (i % 20 == 0) document.blocks.push_back(Heading{2, i % 40 == 0 ? "診療所" : "歯科診療所"});
    document.blocks.push_back(booklet_entry(i));
  }
  document.blocks.push_back(SetColumns{1});
  document.blocks.push_back(PageBreak{});
  document.blocks.push_back(Heading{1, "索引"});
  document.blocks.push_back(Index{"五十音順"});
  return document;
}

// Wards as a grid of bent squares, with an enclave, counts and a legend.
inline Document map_sheet(Look look) {
  Document document;
  document.title = "圏域と訪問看護の分布";
  document.look = look;
  document.furniture = furniture("訪問看護 48件・令和8年11月");
  Canvas canvas(180, 170);
  static const char* const kWards[] = {"牧野", "招提", "樟葉", "津田", "菅原", "香里", "桜坂", "髙見", "山﨑"};
  for (int i = 0; i < 9; ++i) {
    const int column = i % 3, row = i / 3;
    const double left = 4 + column * 57.0;
    const double top = 4 + row * 50.0;
    Polygon ward;
    std::vector<Point> ring;
    for (int k = 0; k < 40; ++k) {
      const double angle = k / 40.0 * 2 * 3.14159265;
      const double radius = 24 + 3 * std::sin(angle * 5 + i);
      ring.push_back({left + 28 + radius * 1.12 * std::cos(angle), top + 25 + radius * std::sin(angle)});
    }
    ward.rings.push_back(ring);
    if (i == 4) ward.rings.push_back({{left + 24, top + 8}, {left + 34, top + 8}, {left + 30, top + 14}});
    const auto shade = static_cast<std::uint8_t>(235 - i * 16);
    ward.fill = Colour{shade, shade, 250};
    ward.fax_hatch = i % 4 == 1 ? Hatch::diagonal : i % 4 == 2 ? Hatch::cross : i % 4 == 3 ? Hatch::dots : Hatch::none;
    canvas.polygon(ward);
    canvas.label({{left + 28, top + 25}, fmt::format("{}圏域\n{}件", kWards[i], i * 3), 10, true, true});
    canvas.circle({{left + 16, top + 16}, 1.5, kAlert, {kWhite, 0.3}});
  }
  canvas.polyline({{{10, 160}, {60, 158}, {120, 162}}, {kPrimary, 0.8, true}, true});
  canvas.box({{130, 154}, 46, 14, 2, kWhite, {}});
  canvas.label({{133, 161}, "● 事業所　色: 件数", 8.5, false, false, Anchor::left});
  document.blocks.push_back(
      Drawing{canvas, "町を九つの圏域に分けた図。訪問看護は山﨑圏域が24件で最も多く、牧野圏域には無い。"});
  return document;
}

}  // namespace kaname::output::samples
