// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "api/messages.h"

namespace kaname::api {
namespace {

constexpr auto kMessages = std::to_array<Message>({
    {"pathway_not_found", "その連携パスはありません。一覧から選び直してください。",
     "There is no such pathway. Please choose one from the list."},
    {"pathway_course_not_found", "その方の連携パスは見つかりません。一覧を読み込み直してください。",
     "There is no such pathway course. Please load the list again."},
    {"pathway_item_not_found", "その項目は見つかりません。画面を読み込み直してください。",
     "There is no such item. Please load the page again."},
    {"pathway_for_whom", "どなたの連携パスかを選んでください。", "Please choose whom the pathway is for."},
    {"pathway_not_confirmed", "ケアマネジャーがまだ決まっていません。「担当です」の返事が来てから始めてください。",
     "The care manager has not confirmed yet. Please begin once she has."},
    {"pathway_runs_already", "この方の同じ連携パスがもう進んでいます。そちらに記録してください。",
     "This person is on the same pathway already. Please note it there."},
    {"pathway_too_old", "2年より前の日です。はじまりの日を確かめてください。",
     "This is more than two years ago. Please check the first day."},
    {"pathway_before_begun", "連携パスのはじまりより前の日です。日付を確かめてください。",
     "This is before the pathway began. Please check the day."},
    {"pathway_moved_back", "新しい期限は、今日かそれより後の日にしてください。",
     "The new day is to be today or later."},
    {"pathway_item_done", "この項目はもう記録されています。画面を読み込み直してください。",
     "This item is noted already. Please load the page again."},
    {"pathway_course_over", "この連携パスはもう終わっています。", "This pathway course is over."},
    {"pathway_why_stopped", "中止した理由を書いてください。", "Please say why it was stopped."},
});

}  // namespace

std::span<const Message> pathway_messages() { return kMessages; }

}  // namespace kaname::api
