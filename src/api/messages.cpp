// SPDX-License-Identifier: Apache-2.0
#include "api/messages.h"

#include <algorithm>
#include <array>

namespace kaname::api {
namespace {

constexpr auto kMessages = std::to_array<Message>({
    // ---- the request itself
    {"bad_request", "通信の形が正しくありません。画面を読み込み直してください。", "The request is malformed. Please reload the page."},
    {"json_malformed", "送られた内容を読み取れませんでした。画面を読み込み直してください。", "The content could not be read. Please reload the page."},
    {"not_here", "この場所には何もありません。アドレスを確かめてください。", "There is nothing here. Please check the address."},
    {"method_not_allowed", "この操作はここでは使えません。", "This operation is not possible here."},
    {"body_too_large", "送る内容が大きすぎます。ファイルを分けてください。", "The content is too large. Please split the file."},
    {"headers_too_large", "通信の見出しが大きすぎます。ブラウザのCookieを消してからやり直してください。", "The request headers are too large. Clear the cookies and try again."},
    {"request_timeout", "時間内に届きませんでした。通信の状態を確かめて、もう一度送ってください。", "The request did not arrive in time. Check the connection and send it again."},
    {"busy", "混み合っています。少し待ってから、もう一度お試しください。", "The server is busy. Please wait a moment and try again."},
    {"unavailable", "いまは保存できません。入力は画面に残っています。管理者に知らせて、あとでもう一度お試しください。", "Saving is not possible just now. Your input is still on the screen. Tell the administrator and try again later."},
    {"disk_full", "保存する場所がいっぱいで保存できません。入力は画面に残っています。管理者に空き容量を増やすよう知らせてください。読むことはできます。", "The disk is full, so nothing can be saved. Your input is still on the screen. Ask the administrator for space. Reading still works."},
    {"internal", "思わぬ誤りが起きました。入力は画面に残っています。問い合わせ番号を添えて管理者に知らせてください。", "Something unexpected went wrong. Your input is still on the screen. Please tell the administrator the request number."},
    {"key_missing", "操作の名前（Idempotency-Key）がありません。画面を読み込み直してください。", "The Idempotency-Key is missing. Please reload the page."},
    {"key_reused", "同じ操作の名前で別の内容が届きました。画面を読み込み直してください。", "The same operation name came with other content. Please reload the page."},
    {"csrf", "この画面からの操作であることを確かめられませんでした。画面を読み込み直してください。", "The request could not be tied to this screen. Please reload the page."},
    {"invalid_input", "入力に直すところがあります。印のついた欄を見てください。", "Some fields need to be corrected. See the marked ones."},
    // ---- fields
    {"required", "入力してください。", "Please fill this in."},
    {"not_text", "文字で入力してください。", "Please enter text."},
    {"not_number", "数字で入力してください。", "Please enter a number."},
    {"not_boolean", "はい・いいえで答えてください。", "Please answer yes or no."},
    {"not_time", "日時の形が正しくありません。例: 2026-11-20T09:00", "Not a time. Example: 2026-11-20T09:00"},
    {"not_date", "日付の形が正しくないか、ない日付です。例: 令和8年11月20日", "Not a date, or a day that does not exist. Example: 2026-11-20"},
    {"not_id", "番号の形が正しくありません。画面を読み込み直してください。", "Not an id. Please reload the page."},
    {"not_list", "一覧の形で入力してください。", "Please give a list."},
    {"not_object", "項目の形で入力してください。", "Please give an object."},
    {"too_long", "長すぎます。短くしてください。", "Too long. Please shorten it."},
    {"too_many_items", "数が多すぎます。減らしてください。", "Too many items. Please give fewer."},
    {"number_too_small", "数が小さすぎます。", "The number is too small."},
    {"number_too_large", "数が大きすぎます。", "The number is too large."},
    {"number_range", "扱える数の範囲を超えています。", "The number is out of range."},
    {"unknown_choice", "選べるものの中から選んでください。", "Please choose one of the options."},
    {"unknown_field", "知らない項目です。画面を読み込み直してください。", "Unknown field. Please reload the page."},
    {"control_character", "使えない制御文字が入っています。打ち直してください。", "It contains control characters. Please type it again."},
    // ---- trust
    {"sign_in_needed", "ログインしてください。時間がたって自動でログアウトしたときは、もう一度ログインしてください。", "Please sign in. If you were signed out after a while, sign in again."},
    {"not_allowed", "この操作をする権限がありません。必要なときは市町村の担当者に相談してください。", "You are not allowed to do this. Ask the municipality if you need it."},
    {"link_not_valid", "このリンクは期限が切れたか、取り消されています。送り主に新しいリンクを頼んでください。", "This link has expired or was withdrawn. Ask the sender for a new one."},
    {"sign_in_failed", "ログイン名かパスワードが違います。大文字と小文字、半角の英数字を確かめてください。", "The login name or password is wrong. Check capitals and small letters."},
    {"sign_in_slow_down", "続けて間違えたため、{seconds}秒待ってからもう一度お試しください。ほかの人のログインには影響しません。", "Too many wrong tries. Please wait {seconds} seconds and try again. Others are not affected."},
    {"area_needed", "どのエリアにログインするかを選んでください。", "Please choose the area to sign in to."},
    {"password_wrong", "今のパスワードが違います。", "The present password is wrong."},
    {"password_too_short", "13文字以上にしてください。覚えやすい言葉をいくつか並べる方法もあります。", "Please use at least 13 characters. Several words in a row are easy to remember."},
    {"password_too_long", "長すぎます。200文字までにしてください。", "Too long. Please use at most 200 characters."},
    {"password_common", "よく使われるパスワードや並びなので、推測されます。別のものにしてください。", "This is a common password or sequence and easy to guess. Please choose another."},
    {"password_has_login", "ログイン名を含めないでください。", "Please leave out the login name."},
    {"password_repeats", "同じ文字や短い並びの繰り返しは使えません。", "The same characters over and over cannot be used."},
    {"password_same", "今と同じパスワードです。別のものにしてください。", "This is the present password. Please choose another."},
    {"login_malformed", "ログイン名は半角の英小文字・数字・「.」「_」「-」「@」で、3文字以上64文字までにしてください。", "Use 3 to 64 small letters, digits, '.', '_', '-' or '@'."},
    {"login_taken", "このログイン名はすでに使われています。", "This login name is already in use."},
    {"office_needed", "どの事業所の人かを選んでください。", "Please choose the office."},
    {"office_unknown", "この事業所は見つかりません。選び直してください。", "This office was not found. Please choose again."},
    {"role_twice", "同じ役割が二度あります。", "The same role is listed twice."},
    {"account_not_found", "この利用者は見つかりません。", "This account was not found."},
    {"account_inactive", "この利用者は利用を終えています。", "This account is no longer active."},
    {"account_self", "自分自身の利用は終えられません。自分の市町村の役割も外せません。ほかの担当者に頼んでください。", "You cannot end your own account or give up your own municipality role. Ask a colleague."},
    // ---- hours
    {"hours_day", "曜日は月〜日と祝日の中から選んでください。", "Choose days from Monday to Sunday and public holidays."},
    {"hours_day_twice", "同じ曜日が二度あります。一つにしてください。", "The same day is listed twice."},
    {"hours_time", "時刻は 09:00 のように入力してください。終了は 24:00 まで使えます。", "Write the time like 09:00. The end may be 24:00."},
    {"hours_order", "開始と終了が同じ時刻です。終了は開始より後にしてください。", "It begins and ends at the same time. The end must be later."},
    {"hours_midnight", "終了が開始より前です。日をまたぐときは、24:00までと、翌日の00:00からの二つに分けてください。", "The end is before the beginning. Over midnight, write two spans: until 24:00, and from 00:00 on the next day."},
    {"hours_overlap", "同じ曜日の時間が重なっています。一つにまとめるか、注記（第1・3週など）で分けてください。", "Times of the same day overlap. Join them, or tell them apart by a note (such as first and third week)."},
    {"period_order", "おわりの日が、はじめの日より前です。", "The last day is before the first day."},
    // ---- directory
    {"facility_unknown", "その事業所はありません。削除されたか、アドレスが違います。", "There is no such facility."},
    {"changed_meanwhile", "開いているあいだに、ほかの人が同じ項目を直しました。両方の内容を見くらべて選んでください。", "Someone else changed these facts meanwhile. Please compare and choose."},
    {"nothing_to_undo", "元に戻せる変更が見つかりません。", "There is nothing to undo."},
    {"url_shape", "http:// または https:// で始まるアドレスを入力してください。", "Please enter an address beginning with http:// or https://."},
    {"mail_shape", "メールアドレスの形で入力してください。例: info@example.jp", "Please enter a mail address, e.g. info@example.jp."},
    {"place_half", "緯度と経度は両方入れるか、両方とも空にしてください。", "Give both latitude and longitude, or neither."},
    {"town_only", "この項目は市の担当者だけが書けます。", "Only the municipality may write this."},
    {"successor_itself", "引き継ぎ先に自分自身は選べません。", "A facility cannot succeed itself."},
    {"professionals_only", "この絞り込みは専門職だけが使えます。ログインしてください。", "This filter is for professionals. Please sign in."},
    {"not_place", "場所は「緯度,経度」の形で、日本の中を指定してください。", "Give a place in Japan as \"latitude,longitude\"."},
    {"geometry_malformed", "境界の形を読み取れません。GeoJSONのPolygonかMultiPolygonにしてください。", "The outline cannot be read. Use a GeoJSON Polygon or MultiPolygon."},
    {"date_in_future", "まだ来ていない日付です。", "This day has not come yet."},
    {"link_unknown", "このお願いは見つかりません。", "There is no such request."},
    {"link_needed", "お送りしたリンクから開いてください。", "Please open the page by the link you received."},
    {"link_revoked", "このリンクは取り消されました。市の担当へお問い合わせください。", "This link was withdrawn. Please ask the municipality."},
    {"link_expired", "このリンクは期限が切れました。市の担当へ新しいリンクを頼んでください。", "This link has expired. Please ask the municipality for a new one."},
    // ---- files from outside: the file, its rows, its values
    {"headers_missing", "必要な見出しがファイルにありません。見出しの対応を選び直すか、別の種類のファイルとして読み込んでください。", "The file lacks headers that are needed. Choose what its headers mean, or read it as another kind of file."},
    {"column_unsafe", "番号の列に 1.23E+12 のような値があり、表計算ソフトで桁が失われています。この列は使いません。元のファイルから文字列として書き出し直してください。", "A column of numbers holds values such as 1.23E+12: a spreadsheet has lost their digits. The column is not used. Export it again as text."},
    {"file_empty", "ファイルに中身がありません。", "The file is empty."},
    {"file_not_table", "表のファイル（CSV、Excel、JSON）ではありません。Webページや古いExcel（.xls）は読めません。", "This is not a table (CSV, XLSX, JSON). Web pages and old .xls files cannot be read."},
    {"file_not_geojson", "GeoJSONのファイルではありません。", "This is not a GeoJSON file."},
    {"file_json_malformed", "JSONの形が途中で壊れています。ファイルを取り直してください。", "The JSON is broken. Please get the file again."},
    {"file_encoding", "文字コードを読み取れません。UTF-8かShift_JIS（CP932）で書き出してください。", "The character encoding is not understood. Save it as UTF-8 or Shift_JIS (CP932)."},
    {"file_too_long", "行や列が多すぎます。ファイルを分けてください。", "Too many rows or columns. Please split the file."},
    {"csv_malformed", "CSVの引用符（\"）が閉じていないところがあります。示した行を確かめてください。", "A quotation mark in the CSV is not closed. See the line given."},
    {"zip_damaged", "圧縮ファイルかExcelファイルが壊れています。取り直してください。", "The archive or workbook is damaged. Please get it again."},
    {"zip_too_large", "展開すると大きすぎる圧縮ファイルです。", "The archive is too large when unpacked."},
    {"zip_no_table", "圧縮ファイルの中の表がないか、二つ以上あります。一つずつ読み込んでください。", "The archive holds no table, or more than one. Please read them one at a time."},
    {"xlsx_damaged", "Excelファイルの中身を読み取れません。Excelで開いて保存し直してください。", "The workbook cannot be read. Open it in a spreadsheet and save it again."},
    {"row_without_name", "名称がありません。", "It has no name."},
    {"row_without_number", "番号がありません。", "It has no number."},
    {"row_columns", "列の数が見出しと合いません。カンマか改行が余分に入っているようです。", "It has another number of columns than the headers: a comma or line break too many."},
    {"row_outside_area", "ほかの市区町村の行です。", "It belongs to another municipality."},
    {"row_twice", "同じ事業所の行が前にもあります。どちらが正しいか確かめてください。", "The same facility has a row before. Please check which is right."},
    {"zone_without_outline", "境界の形（Polygon・MultiPolygon）がありません。", "It has no outline (Polygon or MultiPolygon)."},
    {"check_digit", "検査数字が合いません。番号の打ち間違いかもしれません。", "The check digit does not fit: perhaps a typing error."},
    {"phone_shape", "電話番号の形ではないか、二つ以上書かれています。", "This is no telephone number, or more than one."},
    {"phone_is_id", "電話番号の欄に識別番号が入っているので、電話番号として使いません。", "The telephone column holds an ID; it is not used."},
    {"url_unusable", "http・httpsのアドレスではないので、リンクとして使いません。", "This is no http or https address; it is not used as a link."},
    {"mail_unusable", "メールアドレスの形ではないので使いません。", "This is no mail address; it is not used."},
    {"postal_code_shape", "郵便番号の形ではありません。", "This is no postal code."},
    {"number_shape", "数として読み取れません。", "This cannot be read as a number."},
    {"time_shape", "時刻として読み取れません。", "This cannot be read as a time."},
    {"date_shape", "日付の形が正しくないか、ない日付です。", "This is no date, or a day that does not exist."},
    {"coordinates_doubtful", "緯度・経度が0か日本の外なので使いません。位置を確かめてください。", "The coordinates are zero or outside Japan and are not used. Please check the place."},
    {"coordinates_swapped", "緯度と経度が逆だったので入れ替えました。", "Latitude and longitude were exchanged and have been put right."},
    {"service_unknown", "サービスの種類を知らないので「その他」にしました。", "The kind of service is not known and became \"other\"."},
    {"capacity_of_several", "定員がどのサービスのものか分からないので使いません。", "It is not known to which service the capacity belongs; it is not used."},
    {"answer_unknown", "回答を読み取れません。○・条件付・×・要相談などで書いてください。", "The answer is not understood."},
    // ---- areas
    {"already_set_up", "すでに始まっています。ログインしてください。", "This installation is already set up. Please sign in."},
    {"area_code_shape", "全国地方公共団体コードを数字6桁で入力してください。例: 272108", "Please enter the municipality code in 6 digits, e.g. 272108."},
    {"sample_not_empty", "データの置き場所が空ではありません。見本は空の置き場所に入れてください。", "The data folder is not empty. Load the sample into an empty one."},
    {"sample_missing", "見本データのフォルダが見つかりません。", "The sample folder was not found."},
    {"sample_stopped", "見本の準備を途中で止めました。データの置き場所を空にして、やり直せます。", "Loading was stopped. Empty the data folder to start again."},
    // ---- imports: the file
    // ---- imports: a row
    {"row_too_long", "長すぎる値があります（名称は200文字までなど）。元のファイルを直してください。", "A value is too long (a name has at most 200 characters). Please correct the file."},
    {"row_facility_unknown", "この番号の資源がまだありません。先に施設票を取り込んでください。", "There is no facility with this number yet. Import the facility list first."},
    // ---- imports: a value that could not be trusted
    {"facility_is_closed", "当地では廃止になっている資源です。再開したのかを確かめてください。", "This facility is closed here. Please check whether it has opened again."},
    {"service_vanished", "前の名簿にあったサービスが、今度はありません。終わったのかを確かめてください。", "A service of the earlier list is missing now. Please check whether it has ended."},
    // ---- imports: the run
    {"import_unknown", "この取り込みは見つかりません。一覧から選び直してください。", "This import was not found. Please choose from the list."},
    {"import_state", "この取り込みは、いまその操作ができる状態ではありません。画面を読み込み直してください。", "This import is not in a state for that. Please reload the page."},
    {"import_not_running", "この取り込みは、いま動いていません。画面を読み込み直してください。", "This import is not at work. Please reload the page."},
    {"import_kind_unknown", "ファイルの種類が見出しから分かりません。種類を選んでください。", "The headers do not tell the kind of file. Please choose it."},
    {"blob_unknown", "預かったファイルが見つかりません。もう一度ファイルを選んでください。", "The kept file was not found. Please choose the file again."},
    {"vanish_many", "前の名簿の3分の1を超える資源がこのファイルにありません。名簿の一部とみなし、休廃止の候補にはしませんでした。", "More than a third of the earlier list is missing. The file was taken for a part of it, and nothing was marked as possibly closed."},
    {"geocode_no_places", "位置の表として読める行がありません。「住所・緯度・経度・段階」をタブで区切った表を選んでください。", "No line could be read as a place. Choose a tab-separated table of address, latitude, longitude and level."},
    {"match_unknown", "この確認は見つかりません。一覧から選び直してください。", "This question was not found. Please choose from the list."},
    {"match_decided", "ほかの人がもう決めました。画面を読み込み直してください。", "Somebody has decided already. Please reload the page."},
    {"match_open", "まだ決めていないので、元に戻すものがありません。", "It is not decided yet, so there is nothing to take back."},
    {"match_candidate_gone", "候補の資源がもうありません。「別」を選ぶか、どの資源かを選んでください。", "The candidates are gone. Choose \"different\", or which facility it is."},
    {"merge_unknown", "この統合は見つかりません。一覧から選び直してください。", "This merge was not found. Please choose from the list."},
    {"merge_undone", "この統合は、もう元に戻してあります。", "This merge was taken apart already."},
    {"merge_same", "同じ資源どうしは統合できません。別の資源を選んでください。", "A facility cannot be merged with itself. Please choose another."},
    {"xlsx_too_many_rows", "行が多すぎてExcelに書き出せません。条件を絞ってください。", "Too many rows for a workbook. Please narrow the search."},
    {"xlsx_too_many_columns", "列が多すぎてExcelに書き出せません。項目を減らしてください。", "Too many columns for a workbook. Please choose fewer."},
    {"xlsx_cell_too_long", "一つの欄が長すぎてExcelに書き出せません。備考などを短くしてください。", "A cell is too long for a workbook. Please shorten notes."},
    {"date_impossible", "ない日付です。年月日を確かめてください。", "There is no such day. Please check it."},
    {"date_unreadable", "日付を読み取れません。例: 令和8年11月20日、2026-11-20", "The date cannot be read. Example: 2026-11-20"},
    {"qr_empty", "QRコードにする文字がありません。", "There is nothing to put into the QR code."},
    {"qr_too_long", "QRコードにするには長すぎます。短くしてください。", "Too long for a QR code. Please shorten it."},
});

}  // namespace

std::span<const Message> messages() { return kMessages; }

std::string_view message_of(std::string_view code, Language language) {
  const auto find = [](std::string_view wanted) {
    return std::find_if(kMessages.begin(), kMessages.end(), [&](const Message& m) { return m.code == wanted; });
  };
  auto found = find(code);
  if (found == kMessages.end()) found = find("internal");
  return language == Language::ja ? found->ja : found->en;
}

}  // namespace kaname::api
