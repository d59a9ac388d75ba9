// SPDX-License-Identifier: Apache-2.0
#include "retention/certificate.h"

#include <fmt/format.h>

#include "base/wareki.h"

namespace kaname::retention {
namespace {

using output::Field;
using output::Paragraph;
using output::Weight;

std::string moment(Timestamp at) { return wareki::wareki(at.tokyo_date()) + " " + wareki::clock_text(at); }

std::string count(std::int64_t n, std::string_view unit) { return fmt::format("{} {}", n, unit); }

}  // namespace

output::Document certificate(const people::papers::PaperHead& head, const Erasure& e, const Proof& proof) {
  output::Document out;
  out.title = "消去の記録";
  out.created = head.now.text();
  out.furniture.town = head.town;
  out.furniture.printed_at = moment(head.now) + " 印刷";
  if (head.demo) out.furniture.credits = {"見本のエリアです。人も出来事も架空です。"};
  auto& blocks = out.blocks;
  blocks.push_back(Paragraph{fmt::format("消去 第 {} 号", e.number), 16, Weight::bold});
  blocks.push_back(Paragraph{
      fmt::format("支援が終わってから {} 年の保存期間が過ぎた方の記録を、次のとおり消去しました。この用紙には、どなたの"
                  "記録かを書きません。",
                  e.years),
      11.5});
  output::FieldGrid grid;
  grid.label_mm = 44;
  grid.size_pt = 11.5;
  grid.columns = 1;
  grid.fields = {
      Field{"はじめた日時", moment(e.started_at)},
      Field{"終わった日時", e.finished_at ? moment(*e.finished_at) : "まだ終わっていません"},
      Field{"決めた人", e.by_name},
      Field{"消去した人数", count(e.erased, "人"), 1, 0, Weight::bold},
      Field{"残した人数", e.kept > 0 ? count(e.kept, "人（決めたあとで保留になったか、状況が変わったため）") : "0 人"},
      Field{"やりとり", count(e.entries, "件")},
      Field{"写真・ファイル", count(e.files, "件")},
      Field{"表の行（全部で）", count(e.rows, "行")},
      Field{"操作の記録の内容", count(e.acts, "件")},
  };
  blocks.push_back(std::move(grid));
  blocks.push_back(output::Heading{2, "消していないことの証明"});
  blocks.push_back(Paragraph{
      "操作があったこと（日時・種類・行った職員・順番）は、鎖でつながった記録に残り、ほかの記録が書き換えられていない"
      "ことを今も確かめられます（kaname verify）。消去の操作もこの鎖の中にあります。",
      11});
  output::FieldGrid chain;
  chain.label_mm = 44;
  chain.size_pt = 10.5;
  chain.columns = 1;
  chain.fields = {
      Field{"鎖の中の番号", fmt::format("{} から {} まで", proof.first_seq, proof.last_seq)},
      Field{"最後の操作のハッシュ", proof.last_hash},
  };
  blocks.push_back(std::move(chain));
  blocks.push_back(output::Heading{2, "まだ残っているもの"});
  blocks.push_back(
      Paragraph{"消去の前に作ったバックアップには、世代が入れ替わるまで記録が残ります。紙に印刷したもの、書き出したファ"
                "イル、各事業"
                "所が自ら保存している記録は、この消去では消えません。",
                11});
  blocks.push_back(output::Space{6});
  output::FieldGrid signs;
  signs.columns = 2;
  signs.label_mm = 30;
  signs.size_pt = 11;
  signs.fields = {Field{"確かめた人", "", 1, 14}, Field{"確かめた日", "", 1, 14}};
  blocks.push_back(std::move(signs));
  return out;
}

}  // namespace kaname::retention
