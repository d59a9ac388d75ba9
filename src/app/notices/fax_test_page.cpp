// SPDX-License-Identifier: Apache-2.0
#include "app/notices/fax_test_page.h"

#include "base/wareki.h"

namespace kaname::app {

output::Document fax_test_page(const people::papers::PaperHead& head, const delivery::FaxNumber& number) {
  using output::Paragraph;
  output::Document out;
  out.title = "FAX番号の試し送り";
  out.look = output::Look::fax;
  out.blocks.emplace_back(output::Heading{1, "FAX番号の試し送り"});
  out.blocks.emplace_back(Paragraph{
      head.town + "の在宅医療・介護連携のしくみ（要）から、この FAX 番号に届くかを確かめるための紙です。", 12});
  output::FieldGrid grid;
  grid.size_pt = 12;
  grid.label_mm = 34;
  grid.fields = {output::Field{"送信先", number.office + "\nFAX " + number.number, 2},
                 output::Field{"送った人", number.asked_by, 2},
                 output::Field{"送った日", wareki::wareki_weekday(head.now.tokyo_date()), 2}};
  out.blocks.emplace_back(std::move(grid));
  out.blocks.emplace_back(output::Heading{2, "確認番号"});
  out.blocks.emplace_back(Paragraph{number.code, 40, output::Weight::bold, output::Align::centre});
  out.blocks.emplace_back(Paragraph{
      "お手数ですが、届いたら、上の6桁の番号を送った人に電話で読み上げてください。確かめたあとは、この番号への連絡票を"
      "プログラムが送ります。この紙は捨ててかまいません。",
      12});
  out.blocks.emplace_back(Paragraph{
      "お心当たりがないときは、番号がまちがっています。電話などで知らせる必要はありません。捨ててください。", 12});
  return out;
}

}  // namespace kaname::app
