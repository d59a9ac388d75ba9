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
    {"conference_not_found", "そのカンファレンスは見つかりません。一覧を読み込み直してください。",
     "There is no such conference. Please load the list again."},
    {"conference_for_whom", "どの入院の、またはどなたの集まりか、どちらか一つを選んでください。",
     "Please choose either the stay or the person the conference is about."},
    {"conference_slots", "候補の日時を2つから12まで入れてください。", "Please give two to twelve slots."},
    {"conference_slot_past", "過ぎた日時が候補にあります。これからの日時にしてください。",
     "One of the slots is over. Please give times to come."},
    {"conference_slot_far", "1年より先の候補があります。年を確かめてください。",
     "One of the slots is more than a year away. Please check the year."},
    {"conference_slot_twice", "同じ日時の候補が2つあります。一つを消してください。",
     "The same time stands there twice. Please remove one."},
    {"conference_slot_unknown", "その候補はありません。画面を読み込み直してください。",
     "There is no such slot. Please load the page again."},
    {"conference_who", "招く人の氏名か事業所名を書いてください。", "Please give a name or an office."},
    {"conference_no_app", "この方はこのシステムを使っていません。届け方を電話・FAX・紙にしてください。",
     "This member does not use the program. Please choose telephone, FAX or paper."},
    {"conference_member_gone", "チームを離れた方が入っています。招く人を読み込み直してください。",
     "Somebody has left the team. Please load the list of members again."},
    {"conference_too_many", "招ける人は40人までです。", "At most 40 members can be invited."},
    {"conference_url", "オンラインのアドレスは https:// で始まる形で、空白なしで書いてください。",
     "Please give an address that begins with https:// and has no blanks."},
    {"conference_reply_past", "返事の期限が過ぎています。今日からあとの日にしてください。",
     "The day to answer by is over. Please give a day from today on."},
    {"conference_reply_late", "返事の期限が、最後の候補よりあとになっています。",
     "The day to answer by is after the last slot."},
    {"conference_settled", "日はもう決まっています。都合が変わったら、尋ねた方へお電話ください。",
     "The date is fixed. If you cannot come, please call whoever asked."},
    {"conference_over", "このカンファレンスは終わったか、取りやめになっています。",
     "This conference is over or was cancelled."},
    {"conference_not_fixed", "まだ日が決まっていません。先に日を決めてください。",
     "No date is fixed yet. Please fix one first."},
    {"conference_not_invited", "あなたやあなたの事業所あてのお尋ねではありません。",
     "Neither you nor your office was asked."},
    {"conference_invited_not_found", "その方は招かれていません。画面を読み込み直してください。",
     "Nobody like that is invited. Please load the page again."},
    {"conference_organiser", "日程を尋ねた方とその事業所、窓口だけができます。",
     "Only whoever asked, her office and the desk can do this."},
    {"conference_via", "返事がどう届いたか（電話・FAX・紙・メール）を選んでください。",
     "Please choose how the answer came: telephone, FAX, paper or mail."},
    {"conference_before_asked", "日程を尋ねた日より前です。開いた日を確かめてください。",
     "This is before the date was asked for. Please check the day."},
    {"conference_no_sheet", "用紙で答える方がいません。", "Nobody answers on paper."},
});

}  // namespace

std::span<const Message> stay_messages() { return kMessages; }

}  // namespace kaname::api
