// SPDX-License-Identifier: Apache-2.0
#include "outreach/texts.h"

#include <array>

namespace kaname::outreach {
namespace {

using T = Text;

constexpr auto kTexts = std::to_array<TextRow>({
    {T::site_name, "{}の医療・介護・暮らしの支え", "Care and support in {}"},
    {T::skip, "本文へ移動", "Skip to content"},
    {T::site_menu, "サイトの案内", "Site"},
    {T::home, "さがす", "Search"},
    {T::about, "このサイトと出典", "About and sources"},
    {T::accessibility, "アクセシビリティ", "Accessibility"},
    {T::privacy, "個人の情報", "Privacy"},
    {T::other_language, "English", "日本語"},
    {T::demo_banner, "見本データです。架空の事業所が含まれます。", "Sample data. Some of the facilities are invented."},
    {T::as_of, "{}に表示", "Shown on {}"},
    {T::made_with, "要 Kaname(オープンソース)で作成", "Made with Kaname, open source"},
    {T::fictional, "架空", "Invented"},
    {T::all_areas, "地域を選ぶ", "Choose your area"},
    {T::areas_lead, "お住まいの市町村を選んでください。", "Choose the municipality you live in."},

    {T::start_lead, "家で医療や介護を受けたいとき、どこに相談できるかを探せます。登録はいりません。",
     "Find out where to turn for medical care, nursing care and everyday help at home. No registration needed."},
    {T::needs_heading, "困りごとから探す", "Search by need"},
    {T::words_heading, "ことばで探す", "Search by words"},
    {T::words_label, "名前・町の名前・困りごと", "Name, town or need"},
    {T::words_hint, "例:「訪問看護 牧野」「さくら薬局」。ひらがなでも探せます。",
     "For example the name of a clinic or a town. Names are written in Japanese."},
    {T::search, "探す", "Search"},
    {T::place_heading, "近くで探す", "Search near a place"},
    {T::place_label, "お住まいの圏域", "Your district"},
    {T::place_any, "市全体", "Whole area"},
    {T::town_list, "町の名前から選ぶ", "Choose from the list of towns"},
    {T::time_heading, "開いている時間で探す", "Search by opening hours"},
    {T::open_label, "開いている時間", "Open"},
    {T::open_any, "いつでも", "Any time"},
    {T::open_now, "今 開いている", "Open now"},
    {T::open_at, "日時を決める", "On a chosen day and time"},
    {T::day_label, "日", "Day"},
    {T::hour_label, "時刻", "Time"},
    {T::all_facilities, "すべてを五十音順で見る", "See everything in reading order"},
    {T::emergency_heading, "急なとき", "In an emergency"},
    {T::emergency_text, "命にかかわるときは、すぐに119番へ電話してください。",
     "If a life is in danger, call 119 at once."},

    {T::results_title, "探した結果", "Results"},
    {T::results_count, "{}件", "{} found"},
    {T::results_one, "1件", "1 found"},
    {T::results_range, "{}件のうち {}〜{}件目", "{1} to {2} of {0}"},
    {T::conditions, "いまの条件", "Conditions"},
    {T::remove_condition, "{} を外す", "Remove {}"},
    {T::condition_words, "ことば:{}", "Words: {}"},
    {T::condition_need, "困りごと:{}", "Need: {}"},
    {T::condition_kind, "種別:{}", "Kind: {}"},
    {T::condition_zone, "圏域:{}", "District: {}"},
    {T::condition_near, "{}の近く", "Near {}"},
    {T::condition_open, "{}に開いている", "Open {}"},
    {T::condition_kana, "「{}」の行", "Row {}"},
    {T::change_conditions, "条件を変える・並べ替える", "Change conditions or order"},
    {T::apply, "この条件で探す", "Search with these conditions"},
    {T::need_label, "困りごと", "Need"},
    {T::need_any, "決めない", "None chosen"},
    {T::kind_label, "種別", "Kind"},
    {T::kind_any, "すべての種別", "All kinds"},
    {T::zone_label, "圏域の中だけ", "Only within a district"},
    {T::zone_any, "すべての圏域", "All districts"},
    {T::near_label, "距離の基点", "Distance from"},
    {T::near_any, "決めない", "None chosen"},
    {T::sort_label, "並び順", "Order"},
    {T::sort_kana, "五十音順", "By reading"},
    {T::sort_distance, "近い順", "Nearest first"},
    {T::kana_bar, "五十音で移動", "By first sound"},
    {T::kana_all, "すべて", "All"},
    {T::pages, "ページ", "Pages"},
    {T::page_previous, "前のページ", "Previous page"},
    {T::page_next, "次のページ", "Next page"},
    {T::page_number, "{}ページ", "Page {}"},
    {T::distance, "約{}", "about {}"},
    {T::distance_from, "距離は{}の中心からの直線です。", "Distances are straight lines from the centre of {}."},
    {T::none_heading, "見つかりませんでした", "Nothing found"},
    {T::none_searched, "次の条件で探しました。", "These conditions were searched for."},
    {T::none_widen, "条件を外すと見つかることがあります。", "Removing a condition may help."},
    {T::none_remove, "「{}」を外して探す", "Search without “{}”"},
    {T::none_all, "条件なしですべて見る", "See everything"},
    {T::none_ask, "見つからないときは、電話で相談できます。", "If you cannot find it, you can ask by phone."},
    {T::narrowed_note, "「{}」の届出や回答がある所だけを表示しています。",
     "Only places known to offer “{}” are shown."},
    {T::not_narrowed_note,
     "「{}"
     "」をしているかどうかの情報は、この地域ではまだ公開されていません。種別が合う所をすべて表示しています。電話でお確"
     "かめください。",
     "Whether each place offers “{}” is not yet public here. All places of the right kind are shown; please ask by "
     "phone."},
    {T::show_all_kinds, "種別が合う所をすべて見る", "See all places of these kinds"},
    {T::show_narrowed, "届出や回答がある所だけを見る", "See only places known to offer it"},
    {T::professional_words,
     "「{}」に対応できるかは、専門職向けの情報です。ケアマネジャーや地域包括支援センターに相談すると調べてもらえます。",
     "Whether a place can care for “{}” is shown to professionals only. A care manager or a community support centre "
     "can "
     "look it up for you."},
    {T::holiday_note, "この日は祝日です（{}）。休みの所が多いので、電話でお確かめください。",
     "This day is a public holiday ({}). Many places are closed; please ask by phone."},
    {T::print_hint, "この一覧はそのまま印刷できます。", "This list can be printed as it is."},
    {T::details_of, "{}のくわしい情報", "Details of {}"},

    {T::phone, "電話", "Phone"},
    {T::call, "{}に電話する", "Call {}"},
    {T::extension, "内線 {}", "ext. {}"},
    {T::fax, "FAX", "Fax"},
    {T::address, "住所", "Address"},
    {T::map_title, "場所", "Where it is"},
    {T::map_text, "{}の中での位置を示した地図", "Map showing the position within {}"},
    {T::map_text_zone, "{}の中での位置を示した地図。{}にあります", "Map showing the position within {}, in {}"},
    {T::map_rough, "地図の印はおよその位置です（{}）。", "The mark on the map is approximate ({})."},
    {T::no_place, "地図上の位置は登録されていません。", "The position on the map is not known."},
    {T::hours, "時間", "Hours"},
    {T::state_now, "いま", "Now"},
    {T::state_at, "{}の時点", "At {}"},
    {T::round_the_clock, "24時間対応", "Round the clock"},
    {T::hours_none, "時間の登録なし。電話でお確かめください。", "Hours are not known; please ask by phone."},
    {T::hours_note, "時間の注記", "About the hours"},
    {T::services, "サービスと時間", "Services and hours"},
    {T::service_since, "{}から", "Since {}"},
    {T::capacity, "定員", "Places"},
    {T::capacity_unit, "{}人", "{} people"},
    {T::specialities, "診療科目", "Specialities"},
    {T::eligibility, "対象", "For whom"},
    {T::note, "備考", "Note"},
    {T::exceptions, "臨時の休み・変更", "Closed or changed days"},
    {T::exception_closed, "休み", "Closed"},
    {T::exception_changed, "時間変更", "Other hours"},
    {T::weekday, "曜日", "Day"},
    {T::time, "時間", "Hours"},
    {T::access_note, "交通・道路の注意", "Getting there"},
    {T::languages, "外国語", "Languages"},
    {T::visit_areas, "訪問する地域", "Areas served"},
    {T::web_site, "ホームページ", "Web site"},
    {T::organisation, "法人", "Organisation"},
    {T::beds, "病床", "Beds"},
    {T::beds_unit, "{}床", "{}"},
    {T::opened_on, "開設", "Opened"},
    {T::notifications, "届出", "Notified standards"},
    {T::notifications_note, "届出は体制を示すもので、新しい方の受け入れを約束するものではありません。",
     "A notified standard tells how a place is equipped; it does not promise that new patients are accepted."},
    {T::notification_as_of, "{}現在", "as of {}"},
    {T::capabilities, "そのほかの情報", "Further facts"},
    {T::windows, "相談窓口", "Whom to contact"},
    {T::windows_hours, "連絡してよい時間", "Hours for calls"},
    {T::windows_whom, "どなたから", "For whom"},
    {T::windows_what, "用件", "What for"},
    {T::closed, "この事業所は廃止されています。", "This facility has closed."},
    {T::closed_since, "この事業所は{}に廃止されました。", "This facility closed on {}."},
    {T::suspended, "この事業所は休止中です。", "This facility is suspended."},
    {T::doubtful, "開設しているかを確認中です。電話でお確かめください。",
     "It is being checked whether this facility is still open. Please ask by phone."},
    {T::successor, "引き継ぎ先", "Continued by"},
    {T::zone, "圏域", "District"},
    {T::age_heading, "情報を確かめた日", "How fresh these facts are"},
    {T::age_lead, "次の確認の期限を過ぎた項目は「要確認」と表示しています。電話でお確かめください。",
     "Facts whose next check is overdue are marked; please ask by phone."},
    {T::age_group, "項目", "Facts"},
    {T::age_source, "出どころ", "Source"},
    {T::age_confirmed, "確かめた日", "Confirmed"},
    {T::age_stale, "要確認", "Overdue"},
    {T::mistake_heading, "間違いを見つけたら", "If something is wrong"},
    {T::mistake_text,
     "{}の在宅医療・介護連携の担当窓口へお知らせください。事業所の名前と、違っているところを伝えてください。",
     "Please tell the office for home care in {}: the name of the facility and what is wrong."},
    {T::mistake_contact, "連絡先", "Contact"},
    {T::support_center, "この圏域の地域包括支援センター", "Community support centre of this district"},
    {T::sources, "出典", "Sources"},
    {T::back_to_results, "探すページへ戻る", "Back to search"},
    {T::other_places, "同じ圏域の{}を見る", "{} in the same district"},

    {T::closed_day, "休み", "Closed"},
    {T::please_ask, "要確認", "Please ask"},
    {T::all_day, "24時間", "24 hours"},
    {T::until, "時間内・{}まで", "Open until {}"},
    {T::closed_now_next, "時間外・次は {} から", "Closed; opens {}"},
    {T::closed_now, "時間外", "Closed"},
    {T::today, "今日", "today"},
    {T::every_day, "毎日", "Every day"},
    {T::every_day_holidays, "毎日（祝日も）", "Every day including holidays"},

    {T::places_title, "町の名前から選ぶ", "Choose a town"},
    {T::places_lead, "選んだ町の中心から近い順に並べます。",
     "Results are ordered by distance from the centre of the town."},
    {T::places_none, "町の一覧はまだありません。", "There is no list of towns yet."},
    {T::whole_zone, "{}の中心から", "From the centre of {}"},

    {T::about_title, "このサイトについて", "About this site"},
    {T::about_what_heading, "何のためのサイトか", "What it is for"},
    {T::about_what,
     "{}"
     "の住民と家族が、在宅での医療・介護・暮らしの支えを自分で探し、電話するためのサイトです。専門職が使う資源の台帳か"
     "ら、"
     "一般に公開してよい項目だけを表示しています。",
     "For residents of {} and their families, to find medical care, nursing care and everyday help at home and to "
     "call. It "
     "shows the public part of the directory that professionals use."},
    {T::about_not_heading, "できないこと", "What it does not do"},
    {T::about_not,
     "予約や相談の受け付け、空きの保証、医療の助言はしていません。受けられるかどうかは各事業所にお確かめください。",
     "It takes no bookings, promises no vacancies and gives no medical advice. Please ask each facility."},
    {T::about_fresh_heading, "情報の新しさ", "How fresh the facts are"},
    {T::about_fresh,
     "事業所ごとのページに、項目ごとの出どころと確かめた日を表示しています。期限を過ぎたものは「要確認」と書いています"
     "。",
     "The page of each facility tells the source and the day of the last check of its facts. What is overdue says so."},
    {T::credits_heading, "データの出典", "Sources of the data"},
    {T::credits_lead, "次の公開データなどを加工して作成しています。", "Made from the following sources, processed."},
    {T::credits_none, "取り込んだ公開データはありません。", "No open data has been imported."},
    {T::licence_heading, "ライセンス", "Licences"},
    {T::licence_text,
     "介護サービス情報公表システムのオープンデータはCC BY "
     "4.0、医療情報ネットのオープンデータは公共データ利用規約(第1.0版)、"
     "届出受理状況は公共データ利用規約または政府標準利用規約、国土数値情報・位置参照情報は国土交通省の利用規約にもとづ"
     "いて利用しています。"
     "自治体のオープンデータは、それぞれの自治体が定める条件によります。プログラムはApache License "
     "2.0で公開されています。",
     "Open data on care services: CC BY 4.0. Open data on medical institutions: Public Data License 1.0. Lists of "
     "notified "
     "standards: Public Data License or Government of Japan Standard Terms of Use. Boundaries and positions: terms of "
     "the "
     "Ministry of Land, Infrastructure, Transport and Tourism. Municipal open data: terms of each municipality. The "
     "program is published under the Apache License 2.0."},
    {T::disclaimer, "データの発行者がこのサイトの内容を保証するものではありません。",
     "The publishers of the data do not vouch for the contents of this site."},

    {T::accessibility_title, "アクセシビリティの方針", "Accessibility policy"},
    {T::accessibility_aim_heading, "目標", "Aim"},
    {T::accessibility_aim,
     "JIS X 8341-3:2016 の適合レベルAAと、WCAG 2.2 "
     "のレベルA・AAの達成基準を満たすことを目標にしています。対象は、このサイトのすべての"
     "ページです。",
     "All pages of this site aim to meet JIS X 8341-3:2016 level AA and WCAG 2.2 levels A and AA."},
    {T::accessibility_ways_heading, "工夫していること", "What is done"},
    {T::way_script, "JavaScript を使わずにすべての機能が動きます。", "Everything works without JavaScript."},
    {T::way_keyboard, "キーボードだけで操作でき、いまの位置が太い枠で分かります。",
     "Everything works by keyboard, and the focus is clearly visible."},
    {T::way_size, "文字は16ピクセル以上で、400%に拡大しても横に動かさず読めます。",
     "Text is 16 pixels or larger and can be enlarged to 400 % without scrolling sideways."},
    {T::way_contrast,
     "開いている・休みなどの状態は、色だけでなくことばで示します。ハイコントラスト表示に対応しています。",
     "States such as open or closed are told in words, never by colour alone. High-contrast display is supported."},
    {T::way_print, "どのページもA4で印刷できます。地図の内容はことばでも書いています。",
     "Every page prints on A4. What maps show is also written in words."},
    {T::way_language, "日本語と英語を切り替えられます。", "Japanese and English can be switched on every page."},
    {T::accessibility_known_heading, "分かっている課題", "Known shortcomings"},
    {T::accessibility_known,
     "名前や備考は、事業所や公開データの書き方のまま表示します。読みがなのない名前や、英語のない備考があります。",
     "Names and notes appear as facilities and public sources write them, without translation and sometimes without "
     "reading."},
    {T::accessibility_tell_heading, "お気づきの点", "Tell us"},
    {T::accessibility_tell, "読みにくいところや使えないところは、{}の担当窓口へお知らせください。",
     "Please tell the office in {} about anything that is hard to read or to use."},

    {T::privacy_title, "個人の情報の扱い", "Privacy"},
    {T::privacy_short, "このサイトは、見ている人を見分けるための情報を集めません。",
     "This site collects nothing that tells who is looking."},
    {T::privacy_kept_heading, "残すもの", "What is kept"},
    {T::privacy_kept,
     "動いているかを確かめるため、どの種類のページが何回、何ミリ秒で表示されたかという数だけを記録します。探したことば"
     "や見た事業所は記録しません。",
     "To see that the site works, only counts are kept: how often each type of page was shown and how many "
     "milliseconds it "
     "took. Search words and facilities looked at are not kept."},
    {T::privacy_not_heading, "しないこと", "What is not done"},
    {T::privacy_no_cookie, "Cookie(クッキー)を使いません。", "No cookies are used."},
    {T::privacy_no_tracking, "アクセス解析や広告など、ほかの会社のサービスを読み込みません。",
     "No analytics, advertisements or other services of third parties are loaded."},
    {T::privacy_no_location, "位置情報をたずねません。近さは、選んだ町や圏域の中心から計算します。",
     "Your position is not asked for. Distances are measured from the centre of the town or district you choose."},
    {T::privacy_no_words, "探したことばは住所欄(URL)に入ります。共用の端末では、使い終わったら履歴を消してください。",
     "Search words stand in the address bar. On a shared device, clear the history when you are done."},
    {T::privacy_links_heading, "ほかのサイトへのリンク", "Links to other sites"},
    {T::privacy_links, "事業所のホームページへ移動したあとの扱いは、移動先の決まりによります。",
     "Once you follow a link to the web site of a facility, its own rules apply."},

    {T::watch_menu, "気になることを知らせる", "Tell us about a worry"},
    {T::watch_title, "気になることを知らせる（目配り）", "Tell us about a worry"},
    {T::watch_lead,
     "新聞がたまっている、姿を見かけない、道に迷っているようだ。そんなときにお知らせください。{}の職員が確かめます。登"
     "録はいりません。お名前は書かなくてもかまいません。",
     "Newspapers piling up, a neighbour not seen for days, somebody who seems lost: tell us, and the staff of {} will "
     "look into it. No registration; you need not give your name."},
    {T::watch_urgent, "急ぎのときは、すぐに 119（救急・火事）または 110（警察）へ電話してください。",
     "If it is urgent, call 119 (ambulance, fire) or 110 (police) at once."},
    {T::watch_what, "気づいたこと", "What you noticed"},
    {T::watch_what_hint, "例: 新聞が3日分たまっている。カーテンが閉まったまま。",
     "For example: three days of newspapers, curtains always closed."},
    {T::watch_place, "場所", "Where"},
    {T::watch_place_hint, "住所でも、「公園の向かいの青い屋根の家」のようなことばでもかまいません。",
     "An address, or words such as: the house with a blue roof opposite the park."},
    {T::watch_day, "気づいた日", "When"},
    {T::watch_day_hint, "わからなければ空けておいてください。", "Leave it empty if you do not know."},
    {T::watch_sender, "どなたから", "Who you are"},
    {T::watch_name, "お名前", "Your name"},
    {T::watch_phone, "電話", "Your telephone"},
    {T::watch_phone_hint, "くわしくうかがうために、折り返すことがあります。",
     "So that we can call back with questions."},
    {T::watch_soon, "きょうのうちに見てほしい", "Please look today"},
    {T::watch_optional, "書かなくてもかまいません", "optional"},
    {T::watch_trap, "この欄には何も書かないでください", "Leave this field empty"},
    {T::watch_send, "知らせる", "Send"},
    {T::watch_kept,
     "書いた内容は市町村とコーディネーターだけが見ます。何度も送られるのを防ぐため、接続元は10分のあいだ機械の中で数え"
     "るだけで、残しません。",
     "Only the municipality and its coordinators see what you write. Your network is counted for ten minutes against "
     "floods and not kept."},
    {T::watch_errors, "まだ送られていません。次を直してください。", "Not sent yet. Please correct this."},
    {T::watch_done_title, "受け付けました", "Received"},
    {T::watch_done, "お知らせいただき、ありがとうございます。", "Thank you for telling us."},
    {T::watch_number, "受付番号", "Number"},
    {T::watch_done_next,
     "このあと電話などで続きを知らせるときは、この番号を伝えてください。個人の情報を守るため、その後の様子をお知らせで"
     "きないことがあります。",
     "Quote this number when you call about it. To protect people's privacy we may not be able to tell what came of "
     "it."},
    {T::watch_another, "ほかのことも知らせる", "Tell us something else"},

    {T::missing_title, "ページが見つかりません", "Page not found"},
    {T::missing_text, "この住所のページはありません。事業所がなくなったか、住所が変わったことが考えられます。",
     "There is no page at this address. The facility may be gone or the address may have changed."},
    {T::missing_area, "この市町村のページはありません。", "There are no pages for this municipality."},
});

// The table is complete and in the order of the keys, so that a key is an index.
constexpr std::size_t first_wrong() {
  std::size_t i = 0;
  while (i < kTexts.size() && kTexts[i].key == static_cast<Text>(i) && !kTexts[i].ja.empty() && !kTexts[i].en.empty())
    ++i;
  return i;
}
static_assert(first_wrong() == kTexts.size());
static_assert(kTexts.size() == static_cast<std::size_t>(Text::count));

}  // namespace

std::string_view words(Language language, Text key) {
  const TextRow& row = kTexts[static_cast<std::size_t>(key)];
  return language == Language::ja ? row.ja : row.en;
}

std::span<const TextRow> all_texts() { return kTexts; }

}  // namespace kaname::outreach
