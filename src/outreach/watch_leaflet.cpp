// SPDX-License-Identifier: Apache-2.0
#include "outreach/watch_leaflet.h"

#include "base/wareki.h"

namespace kaname::outreach {

using output::Align;
using output::Paragraph;
using output::Weight;

output::Document watch_leaflet(const AreaFacts& area, const std::string& site, Timestamp now) {
  constexpr double kLarge = 17, kText = 13;
  output::Document out;
  out.title = "気になることを知らせてください";
  out.margin_mm = 18;
  out.created = now.text();
  out.furniture.town = area.area.name + "　目配り";
  out.furniture.first_page_title = false;
  out.furniture.printed_at = wareki::wareki(now.tokyo_date()) + " 作成";
  if (area.area.demo) out.furniture.credits = {"見本の区域のちらしです。配らないでください。"};
  const auto say = [&](std::string text, double size, Weight weight = Weight::normal, Align align = Align::left) {
    out.blocks.push_back(Paragraph{std::move(text), size, weight, align});
  };
  say("いつもと違うな、と思ったら", 30, Weight::bold, Align::centre);
  say("あなたの気づきが、ひとりで困っている方を支えます。", kLarge, Weight::normal, Align::centre);
  out.blocks.push_back(output::Space{4});
  out.blocks.push_back(Paragraph{"急ぎのときは、すぐに 119（救急・火事）または 110（警察）へ", 20, Weight::bold,
                                 Align::centre, output::kBlack, true});
  out.blocks.push_back(output::Space{4});
  out.blocks.push_back(output::Heading{2, "たとえば、こんなとき"});
  say("・新聞や郵便物がたまっている\n・何日も姿を見かけない。夜も明かりがつかない\n・同じものを何度も買う。支払いがむず"
      "かしそう\n・季節に合わない服で歩いている。道に迷っているようだ\n・どなり声や泣き声が続く。体にあざがある",
      kText);
  out.blocks.push_back(output::Heading{2, "知らせ方"});
  if (!site.empty()) {
    const std::string address = site + "/public/" + area.area.area_id + "/watch";
    out.blocks.push_back(output::QrBlock{
        address, 42,
        "スマートフォンで読み取ると、知らせる画面が開きます。登録はいりません。お名前は書かなくてもかまいません。",
        Align::centre});
    say(address, 11, Weight::normal, Align::centre);
  }
  if (!area.contacts.empty()) {
    say("電話でもどうぞ", kLarge, Weight::bold);
    for (const PublicContact& contact : area.contacts) say(contact.name + "　" + contact.phone, kLarge);
  }
  say("知らせてくださった方のお名前を、ことわりなくほかの方に伝えることはありません。", kText);
  return out;
}

}  // namespace kaname::outreach
