// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "api/messages.h"

namespace kaname::api {
namespace {

constexpr auto kMessages = std::to_array<Message>({
    {"form_not_found", "その様式は見つかりません。様式の一覧から選び直してください。",
     "There is no such form. Please choose one from the list."},
    {"form_code", "様式の記号は、小文字の英字・数字・_ だけで付けてください。",
     "A form's code has small letters, digits and _ only."},
    {"form_published", "公開した版は直せません。写しを作って直し、日付を付けて公開してください。",
     "A published edition is not changed. Please copy it, change the copy and publish it with a date."},
    {"form_too_many", "この様式の版が多すぎます。", "There are too many editions of this form."},
    {"answer_photo", "この写真はこの方のものではないか、まだ届いていません。もう一度選んでください。",
     "This photo is not hers, or has not arrived. Please choose it again."},
    {"answer_photos_too_many", "写真は一つの欄に6枚までです。", "A field takes six photos at most."},
    {"form_key_twice", "同じ記号の項目が二つあります。", "Two fields have the same key."},
    {"form_no_options", "選択肢を二つ以上入れてください。", "Please give two or more choices."},
    {"form_show_if", "出す条件は、前にある選ぶ項目の選択肢から選んでください。",
     "A condition names a choice of a field further up."},
    {"form_no_columns", "表には列を一つ以上入れてください。", "A table needs a column."},
    {"form_column_type", "表の列は、文・数・日付・一つ選ぶ のどれかにしてください。",
     "A column holds words, a number, a date or one choice."},
    {"form_minutes", "議題と分の数が合いません。", "Items and minutes differ in number."},
    {"document_not_found", "その書類は見つかりません。一覧を読み込み直してください。",
     "There is no such document. Please load the list again."},
    {"document_for_whom", "どなたの書類か選んでください。", "Please choose whom the document is about."},
    {"document_section", "その区分はこの様式にありません。画面を読み込み直してください。",
     "This form has no such section. Please load the page again."},
    {"document_id_taken", "同じ番号の書類がすでにあります。新しく書きはじめてください。",
     "There is a document with this id already. Begin a new one."},
    {"document_closed", "送った書類、取り下げた書類は直せません。「これをもとに新しく書く」から直してください。",
     "What was sent or taken back is not changed. Please begin a new one from it."},
    {"document_append_only", "この様式は前の内容を写しません。ご本人と話し合い、新しく書いてください。",
     "This form is not copied. Please talk with the person and begin a new one."},
    {"document_gaps", "まだ書いていない必要な項目があります。書くか、「未入力のまま送る」を選んでください。",
     "Needed fields are empty. Please fill them in, or choose to send it as it is."},
    {"document_who", "だれに届けるか、事業所か名前を入れてください。", "Please say to whom it goes."},
    {"document_no_app", "この方はこの画面を使っていません。FAX、紙、電話のどれかを選んでください。",
     "This receiver does not use the program. Please choose FAX, paper or telephone."},
    {"document_agreement",
     "この届け先は、記録されている同意の範囲に入っていません。本人・ご家族の同意を確かめて選んでください。",
     "No consent in the program covers this receiver. Please say who has agreed."},
    {"document_person_unknown", "どなたの書類かまだ決まっていないため、この画面の中でだけ送れます。",
     "As it is not known yet who it is, it can be sent inside the program only."},
    {"document_judged_meanwhile",
     "同じ事業所の方が、先に「十分」「足りない」を答えています。書類を開いて、どちらにするか選んでください。",
     "Somebody of your office has answered meanwhile. Please open the document and choose."},
    {"document_photo_person", "どなたの入院か決まってから写真を付けられます。先に文で書いて保存してください。",
     "Photos can be added once it is known who it is. Please write it in words first."},
    {"document_page", "その頁はありません。", "There is no such page."},
    {"document_sending", "その届け先は見つかりません。画面を読み込み直してください。",
     "There is no such receiver. Please load the page again."},
    {"answer_unknown", "この様式にない項目です。画面を読み込み直してください。",
     "This form has no such field. Please load the page again."},
    {"answer_choice", "選択肢から選び直してください。", "Please choose one of the answers."},
    {"answer_date", "日付を年月日で入れてください（例 令和8年11月29日、2026-11-29）。",
     "Please give a whole date, such as 2026-11-29."},
    {"answer_time", "時刻を入れてください（例 9:30）。", "Please give a time, such as 9:30."},
    {"answer_number", "数字で入れてください。", "Please give a number."},
    {"answer_row", "表の行が様式と合いません。画面を読み込み直してください。",
     "A row does not fit the form. Please load the page again."},
});

}  // namespace

std::span<const Message> document_messages() { return kMessages; }

}  // namespace kaname::api
