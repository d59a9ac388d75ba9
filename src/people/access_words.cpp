// SPDX-License-Identifier: Apache-2.0
#include "people/access_words.h"

#include <array>

namespace kaname::people {
namespace {

struct Word {
  std::string_view act, ja;
};
constexpr auto kWords = std::to_array<Word>({
    {"person.show", "ページを見た"},
    {"person.facts", "情報の一覧を見た"},
    {"person.changes", "変更の記録を見た"},
    {"person.summary", "要約を印刷した"},
    {"person.kit", "情報キットを印刷した"},
    {"person.look_up", "緊急にさがした"},
    {"person.similar", "同じ方の登録がないか調べた"},
    {"team.show", "チームを見た"},
    {"consent.list", "同意を見た"},
    {"consent.sheet", "同意書を印刷した"},
    {"access.show", "見た人の一覧を見た"},
    {"access.sheet", "見た人の一覧を印刷した"},
    {"access.export", "見た人の一覧を書き出した"},
    {"household.show", "世帯を見た"},
    {"merge.compare", "同じ方かどうか比べた"},
    {"support.show", "名簿の記載を見た"},
    {"support.list", "支援が必要な住民の名簿を見た"},
    {"support.export", "支援が必要な住民の名簿を書き出した"},
    {"careplan.preview", "ケアプランのファイルと比べた"},
    {"person_list.preview", "名簿のファイルと比べた"},
    {"person.folder", "本人のファイルを印刷した"},
    {"retention.show", "消去される内容の数を見た"},
    {"stay.notify", "入院の連絡で名前と生年月日が一致した"},
    {"stay.match", "入院した方として選んだ"},
    {"stay.show", "入退院の経過を見た"},
    {"conference.ask", "カンファレンスの日程を尋ねた"},
    {"conference.draft", "カンファレンスに招く人を調べた"},
    {"conference.show", "カンファレンスの日程を見た"},
    {"conference.sheet", "カンファレンスの日程の用紙を印刷した"},
    {"thread.show", "やりとりを見た"},
    {"thread.search", "やりとりをさがした"},
    {"thread.vitals", "バイタルを見た"},
    {"thread.file", "写真・ファイルを見た"},
    {"thread.export", "やりとりを書き出した"},
    {"thread.course", "支援経過（第5表）を印刷した"},
    {"thread.pins", "固定したやりとりを見た"},
    {"delivery.list", "アプリのない人への届け方を見た"},
    {"delivery.sheet", "やりとりを用紙に印刷した"},
    {"reader.open", "メール・FAXのリンクで読んだ"},
    {"reader.poll", "メールのリンクで日程のお尋ねを開いた"},
    {"sync.pull", "携帯に写した"},
    {"stay.pull", "入退院を携帯に写した"},
    {"document.pull", "書類を携帯に写した"},
});

}  // namespace

std::string access_words(std::string_view act) {
  for (const Word& word : kWords) {
    if (word.act == act) return std::string(word.ja);
  }
  return std::string(act);
}

}  // namespace kaname::people
