// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "api/messages.h"

namespace kaname::api {
namespace {

constexpr auto kMessages = std::to_array<Message>({
    {"fax_gateway",
     "サービスの宛先を、番号の入るところを {number} と書いて入れてください（例 {number}@fax.example.jp）。",
     "Please give the service's address with {number} where the number goes ({number}@fax.example.jp)."},
    {"fax_off", "FAXの自動送信が切れています。先に「地域の決まり」で入れてください。",
     "Sending FAX by itself is off. Please turn it on in the settings of the area first."},
    {"fax_number_not_found", "その番号は一覧にありません。試し送りから始めてください。",
     "This number is not in the list. Please send a test page first."},
    {"fax_not_tested", "試し送りがまだ出ていないか、もう確かめてあります。一覧を読み込み直してください。",
     "No test page is out for this number. Please load the list again."},
    {"fax_code", "確認番号が違います。届いた紙の番号を、もう一度読み上げてもらってください。",
     "The code is another one. Please have it read back once more from the page."},
    {"delivery_address", "届け先（メールアドレス・FAX番号・電話番号）を入れてください。",
     "Please give the address: a mail address, FAX or telephone number."},
    {"delivery_number", "電話番号・FAX番号として読めません。市外局番から入れてください。",
     "Not a telephone or FAX number. Please give it with the area code."},
    {"delivery_needs_phone",
     "メールのリンクは、相手の電話番号の下4桁で確かめます。チームの一覧に電話番号を入れてから送ってください。",
     "A mail link is opened with the last four digits of the receiver's telephone. Add the number to the team first."},
    {"delivery_not_found", "この届け先は見つかりません。画面を読み込み直してください。",
     "This delivery was not found. Please reload the page."},
    {"delivery_over", "この届け方は終わっています。画面を読み込み直してください。",
     "This delivery is over. Please reload the page."},
    {"delivery_arrived", "もう読まれているので「届かなかった」にはできません。",
     "It has been read, so it cannot be noted as not reached."},
    {"member_reads_here", "この方はこの画面で読めます。届ける操作は要りません。",
     "This member reads here; nothing has to be sent."},
    {"member_no_basis", "この方に知らせてよい同意がありません。同意の範囲を確かめてください。",
     "No consent covers this member. Please check the consents."},
    {"reader_digits_wrong", "番号が違います。貴事業所の電話番号の下4桁を入れてください。",
     "Wrong number. Please enter the last four digits of your office's telephone number."},
    {"reader_locked", "番号の間違いが続いたため、このリンクは閉じました。送り主に電話してください。",
     "This link was closed after too many wrong numbers. Please telephone the sender."},
    {"reader_elsewhere", "このリンクは別の画面で開きます。画面を読み込み直してください。",
     "This link opens another page. Please load the page again."},
    {"reader_pass_over", "確かめてから30分たちました。電話番号の下4桁をもう一度入れてください。",
     "Half an hour has passed. Please enter the last four digits again."},
});

}  // namespace

std::span<const Message> outside_messages() { return kMessages; }

}  // namespace kaname::api
