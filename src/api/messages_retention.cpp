// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "api/messages.h"

namespace kaname::api {
namespace {

constexpr auto kMessages = std::to_array<Message>({
    {"merge_erased", "この方の記録は保存期間が過ぎて消去されたので、統合を元に戻せません。",
     "The records were erased at the end of their term, so the merge cannot be taken apart."},
    {"erasure_held", "消去が保留されています。先に保留を解いてください。",
     "The records are held. Please end the hold first."},
    {"erasure_supported",
     "まだ支援が続いているか、終わった日が分かりません。利用者のページで状況と日付を入れてください。",
     "Support goes on, or its last day is not known. Please enter the status and its day on the person's page."},
    {"erasure_other_record",
     "一度統合して元に戻した記録が、まだ使われています。その方の保存期間が過ぎてから、一緒に消去します。",
     "A record that was once merged with this one is still in use. Both are erased together after the later term."},
    {"erasure_not_yet", "保存期間がまだ過ぎていません。期間が過ぎてから消去してください。",
     "The term is not over yet. Please erase after its end."},
    {"erasure_shared_act", "ほかの方の記録と分けられない操作があるため、消去できません。管理者に知らせてください。",
     "An act concerns somebody else too and cannot be told apart. Please tell the administrator."},
    {"erasure_records_changed", "記録の統合が変わったので、残しました。もう一度選んでください。",
     "Records were merged or taken apart meanwhile, so they were kept. Please choose again."},
    {"erasure_running", "いま消去しているところです。終わるまでお待ちください。",
     "The erasure is under way. Please wait."},
    {"erasure_twice", "この方の記録は、もう消去してあります。", "The records were erased already."},
    {"erasure_confirm", "消去すると元に戻せません。確認の欄に印を付けてください。",
     "An erasure cannot be undone. Please tick the confirmation."},
    {"erasure_not_found", "この消去は見つかりません。一覧から選び直してください。",
     "This erasure was not found. Please choose from the list."},
    {"erasure_finished", "この消去は終わっています。", "This erasure is finished."},
    {"erasure_restate_first", "世帯の記録を書き直してから消去します。少し待ってください。",
     "The household is written anew first. Please wait a moment."},
    {"erasure_no_household", "書き直す世帯はありません。", "There is no household to be written anew."},
    {"hold_not_found", "この保留は見つかりません。画面を読み込み直してください。",
     "This hold was not found. Please reload the page."},
    {"hold_lifted", "この保留は、もう解かれています。", "This hold has ended already."},
    {"retention_officers_only", "消去と保留は、地域の決まりで名前を挙げた人だけができます。",
     "Only those named in the area's settings may erase and hold."},
    {"officer_of_town", "市町村の役割がある、いま使われているアカウントを選んでください。",
     "Please choose an active account with the municipality's role."},
    {"date_in_past", "今日かそれより後の日付を入れてください。", "Please enter today or a later day."},
});

}  // namespace

std::span<const Message> retention_messages() { return kMessages; }

}  // namespace kaname::api
