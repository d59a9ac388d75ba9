// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "api/messages.h"

namespace kaname::api {
namespace {

constexpr auto kMessages = std::to_array<Message>({
    {"stay_not_found", "その入院は見つかりません。一覧を読み込み直してください。",
     "There is no such stay. Please load the list again."},
    {"stay_too_old", "1年より前の入院です。入院した日を確かめてください。",
     "This is more than a year ago. Please check the day of the admission."},
    {"stay_which_hospital", "どの病院か、選ぶか名前を書いてください。",
     "Please choose the hospital, or write its name."},
    {"stay_who", "入院した方の氏名のかなを書いてください。", "Please give the reading of the person's name."},
    {"stay_whole_birth", "生年月日を年月日まで書いてください。同じ名前の方と取り違えないためです。",
     "Please give the whole birth date, so that nobody is taken for somebody else."},
    {"stay_over", "この入院はもう終わっています。新しい入院なら、入院の連絡から書いてください。",
     "This stay is over. A new admission begins with a new notice."},
    {"stay_cancelled", "この連絡は取り消されています。", "This notice has been taken back."},
    {"stay_answer", "「担当です」か「違います」を選んでください。", "Please choose whether the person is yours."},
    {"stay_not_asked", "この問い合わせは、あなたの事業所あてではありません。", "Your office was not asked."},
    {"stay_has_manager", "もうほかのケアマネジャーが担当だと答えています。間違いなら、その方か窓口に電話してください。",
     "Another care manager has answered already. If that is wrong, please call her or the desk."},
    {"stay_has_person", "入院した方はもう決まっています。", "It is known already who was admitted."},
    {"stay_who_took_part", "カンファレンスに出た職種を一つは選んでください。",
     "Please choose at least one profession that took part."},
    {"stay_step_not_found", "その記録は見つかりません。画面を読み込み直してください。",
     "There is no such note. Please load the page again."},
    {"stay_judge_receiver", "十分だったかどうかは、情報を受け取った側が答えます。",
     "Whoever received the information says whether it was enough."},
    {"stay_destination", "退院先を選んでください。わからなければ「不明」を選んでください。",
     "Please choose where the person went; choose \"unknown\" when you do not know."},
});

}  // namespace

std::span<const Message> stay_messages() { return kMessages; }

}  // namespace kaname::api
