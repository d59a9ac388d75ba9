// SPDX-License-Identifier: Apache-2.0
#pragma once
// One entry of the team's thread about a person. Entries are never changed and never erased: a correction is a new entry
// that points at the old one. The key carries the order, so the newest page costs the same at 50 and at 50,000 entries.

#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "base/time.h"
#include "model/field.h"
#include "trust/person_access.h"
#include "trust/profession.h"

namespace kaname::thread {

using trust::PersonId;
using EntryId = Id<struct EntryTag>;

enum class EntryKind { note, vitals, photo, file, voice, question, decision, visit, correction };
inline constexpr auto kEntryKinds = std::to_array<model::Option>({
    {"note", "様子", "Note"},
    {"vitals", "バイタル", "Vitals"},
    {"photo", "写真", "Photo"},
    {"file", "ファイル", "File"},
    {"voice", "音声メモ", "Voice memo"},
    {"question", "質問", "Question"},
    {"decision", "決めたこと", "Decision"},
    {"visit", "訪問", "Visit"},
    {"correction", "訂正", "Correction"},
});
constexpr const auto& options(model::Tag<EntryKind>) { return kEntryKinds; }
constexpr std::string_view choice_name(model::Tag<EntryKind>) { return "EntryKind"; }

// The four scenes of home care (在宅医療・介護連携推進事業の手引き).
enum class Scene { daily, hospital, sudden, end_of_life };
inline constexpr auto kScenes = std::to_array<model::Option>({
    {"daily", "日常の療養", "Daily life"},
    {"hospital", "入退院", "Admission and discharge"},
    {"sudden", "急変", "Sudden change"},
    {"end_of_life", "看取り", "End of life"},
});
constexpr const auto& options(model::Tag<Scene>) { return kScenes; }
constexpr std::string_view choice_name(model::Tag<Scene>) { return "Scene"; }

// How a visit ends: every visit ends in a decision.
enum class Closing { none, next_visit, hand_over, ask_doctor, admitted, died };
inline constexpr auto kClosings = std::to_array<model::Option>({
    {"none", "", ""},
    {"next_visit", "次の訪問", "Next visit"},
    {"hand_over", "申し送り", "Hand over"},
    {"ask_doctor", "医師に同行を頼む", "Ask the doctor to come along"},
    {"admitted", "入院", "Admitted"},
    {"died", "死亡", "Died"},
});
constexpr const auto& options(model::Tag<Closing>) { return kClosings; }
constexpr std::string_view choice_name(model::Tag<Closing>) { return "Closing"; }

// Measured values; what was not measured is left out.
struct Vitals {
  std::optional<double> systolic;     // mmHg
  std::optional<double> diastolic;    // mmHg
  std::optional<double> pulse;        // per minute
  std::optional<double> temperature;  // °C
  std::optional<double> spo2;         // %
  std::optional<double> respiration;  // per minute
  std::optional<double> weight;       // kg
  std::optional<double> glucose;      // mg/dL
  std::optional<double> pain;         // NRS 0–10
  std::optional<double> oxygen;       // L/min

  bool operator==(const Vitals&) const = default;
};
constexpr auto describe(model::Tag<Vitals>) {
  using namespace model;
  return entity("Vitals", "バイタル",
                field("systolic", &Vitals::systolic, between(20, 350) | label("血圧（上）", "Systolic")),
                field("diastolic", &Vitals::diastolic, between(10, 250) | label("血圧（下）", "Diastolic")),
                field("pulse", &Vitals::pulse, between(10, 300) | label("脈拍", "Pulse")),
                field("temperature", &Vitals::temperature, between(25, 45) | label("体温", "Temperature")),
                field("spo2", &Vitals::spo2, between(30, 100) | label("SpO2", "SpO2")),
                field("respiration", &Vitals::respiration, between(2, 80) | label("呼吸", "Respiration")),
                field("weight", &Vitals::weight, between(1, 300) | label("体重", "Weight")),
                field("glucose", &Vitals::glucose, between(10, 1500) | label("血糖", "Glucose")),
                field("pain", &Vitals::pain, between(0, 10) | label("痛み", "Pain")),
                field("oxygen", &Vitals::oxygen, between(0, 60) | label("酸素", "Oxygen")));
}

// A file of an entry. The bytes come by themselves and may come later than the entry (blob_api.cpp).
struct Attachment {
  std::string sha256;
  std::string name;
  std::string content_type;
  std::int64_t size = 0;
  std::optional<std::int64_t> width;
  std::optional<std::int64_t> height;

  bool operator==(const Attachment&) const = default;
};
constexpr auto describe(model::Tag<Attachment>) {
  using namespace model;
  return entity("Attachment", "添付", field("sha256", &Attachment::sha256, required | max_chars(64)),
                field("name", &Attachment::name, personal | max_chars(200)),
                field("content_type", &Attachment::content_type, max_chars(100)),
                field("size", &Attachment::size, between(0, 20'000'000)),
                field("width", &Attachment::width, between(0, 100'000)),
                field("height", &Attachment::height, between(0, 100'000)));
}

// Whom a question is for: a profession of the team, or one account.
struct Addressee {
  trust::Profession profession = trust::Profession::none;
  std::optional<api::AccountId> account_id;

  bool operator==(const Addressee&) const = default;
};
constexpr auto describe(model::Tag<Addressee>) {
  using namespace model;
  return entity("Addressee", "あて先", field("profession", &Addressee::profession),
                field("account_id", &Addressee::account_id));
}

// Who has read an entry, and who has said 了解.
struct Mark {
  api::AccountId account_id;
  std::string name;
  Timestamp read_at;
  std::optional<Timestamp> ack_at;

  bool operator==(const Mark&) const = default;
};
constexpr auto describe(model::Tag<Mark>) {
  using namespace model;
  return entity("EntryMark", "既読・了解", field("account_id", &Mark::account_id),
                field("name", &Mark::name, personal | max_chars(100)), field("read_at", &Mark::read_at),
                field("ack_at", &Mark::ack_at));
}

// How an entry came: written here, by the link of a member without an account, or told on the telephone or on paper and
// typed by somebody of the team (代理入力).
enum class Via { app, link, proxy };
inline constexpr auto kVias = std::to_array<model::Option>({
    {"app", "この画面", "This program"},
    {"link", "リンクから", "By link"},
    {"proxy", "代理入力", "Typed for somebody"},
});
constexpr const auto& options(model::Tag<Via>) { return kVias; }
constexpr std::string_view choice_name(model::Tag<Via>) { return "EntryVia"; }

// Table `entry`.
struct Entry {
  std::string area_id;
  PersonId person_id;
  Timestamp at;  // of what it tells, corrected by the server when the phone's clock was wrong
  EntryId id;
  Timestamp sent_at;  // when the server had it
  std::int64_t seq = 0;
  std::int64_t changed_seq = 0;  // last act that changed its marks or corrected it
  api::AccountId account_id;     // who wrote or typed it; nil when it came by link
  std::string author;            // whose words they are
  std::optional<Uuid> office_id;
  std::string office_name;
  trust::Profession profession = trust::Profession::none;
  EntryKind kind = EntryKind::note;
  std::string text;
  std::optional<Vitals> vitals;
  Closing closing = Closing::none;
  std::optional<LocalDate> closing_on;
  std::vector<Scene> scenes;
  std::vector<std::string> items;  // ア … ク
  bool urgent = false;
  bool needs_ack = false;
  std::vector<Addressee> addressees;
  std::optional<EntryId> reply_to;
  std::optional<EntryId> corrects;
  std::optional<EntryId> corrected_by;
  std::vector<Mark> marks;  // in order of reading
  std::string template_code;
  std::vector<Attachment> attachments;
  bool family = false;                // the family may see it
  std::int64_t clock_differs_ms = 0;  // phone's clock minus the server's, when more than five minutes
  std::string folded;                 // the text as it is searched
  Via via = Via::app;
  std::string typed_by;  // of a proxy

  bool operator==(const Entry&) const = default;
};
constexpr auto describe(model::Tag<Entry>) {
  using namespace model;
  return entity("entry", "やりとり", field("area_id", &Entry::area_id, primary_key | max_chars(6)),
                field("person_id", &Entry::person_id, primary_key), field("at", &Entry::at, primary_key),
                field("id", &Entry::id, primary_key), field("sent_at", &Entry::sent_at), field("seq", &Entry::seq),
                field("changed_seq", &Entry::changed_seq), field("account_id", &Entry::account_id),
                field("author", &Entry::author, personal | max_chars(100)), field("office_id", &Entry::office_id),
                field("office_name", &Entry::office_name, max_chars(200)), field("profession", &Entry::profession),
                field("kind", &Entry::kind), field("text", &Entry::text, multiline | personal | max_chars(10'000)),
                field("vitals", &Entry::vitals, personal), field("closing", &Entry::closing),
                field("closing_on", &Entry::closing_on), field("scenes", &Entry::scenes, max_items(4)),
                field("items", &Entry::items, max_items(8)), field("urgent", &Entry::urgent),
                field("needs_ack", &Entry::needs_ack), field("addressees", &Entry::addressees, max_items(30)),
                field("reply_to", &Entry::reply_to), field("corrects", &Entry::corrects),
                field("corrected_by", &Entry::corrected_by), field("marks", &Entry::marks),
                field("template_code", &Entry::template_code, max_chars(60)),
                field("attachments", &Entry::attachments, max_items(10)), field("family", &Entry::family),
                field("clock_differs_ms", &Entry::clock_differs_ms), field("folded", &Entry::folded, personal),
                field("via", &Entry::via), field("typed_by", &Entry::typed_by, personal | max_chars(100)));
}

// Up to which act somebody has read a person's thread. Table `reader_state`.
struct ReaderState {
  std::string area_id;
  api::AccountId account_id;
  PersonId person_id;
  std::int64_t read_seq = 0;

  bool operator==(const ReaderState&) const = default;
};
constexpr auto describe(model::Tag<ReaderState>) {
  using namespace model;
  return entity("reader_state", "読んだところ", field("area_id", &ReaderState::area_id, primary_key | max_chars(6)),
                field("account_id", &ReaderState::account_id, primary_key),
                field("person_id", &ReaderState::person_id, primary_key), field("read_seq", &ReaderState::read_seq));
}

// A file that belongs to a person's thread. Table `person_file`.
struct PersonFile {
  std::string area_id;
  PersonId person_id;
  std::string sha256;
  std::string content_type;  // found from the content, never as it was said
  std::int64_t size = 0;
  Timestamp arrived_at;

  bool operator==(const PersonFile&) const = default;
};
constexpr auto describe(model::Tag<PersonFile>) {
  using namespace model;
  return entity("person_file", "利用者のファイル", field("area_id", &PersonFile::area_id, primary_key | max_chars(6)),
                field("person_id", &PersonFile::person_id, primary_key),
                field("sha256", &PersonFile::sha256, primary_key | max_chars(64)),
                field("content_type", &PersonFile::content_type), field("size", &PersonFile::size),
                field("arrived_at", &PersonFile::arrived_at));
}

// How far a thread has come. Table `thread_head`.
struct ThreadHead {
  std::string area_id;
  PersonId person_id;
  std::int64_t entries = 0;
  std::int64_t last_seq = 0;  // of the newest entry by arrival
  Timestamp last_at;
  std::int64_t changed_seq = 0;

  bool operator==(const ThreadHead&) const = default;
};
constexpr auto describe(model::Tag<ThreadHead>) {
  using namespace model;
  return entity("thread_head", "やりとりの先頭", field("area_id", &ThreadHead::area_id, primary_key | max_chars(6)),
                field("person_id", &ThreadHead::person_id, primary_key), field("entries", &ThreadHead::entries),
                field("last_seq", &ThreadHead::last_seq), field("last_at", &ThreadHead::last_at),
                field("changed_seq", &ThreadHead::changed_seq));
}

// What an entry still waits for.
enum class OpenWhy { acknowledgement, answer };
inline constexpr auto kOpenWhys = std::to_array<model::Option>({
    {"acknowledgement", "了解待ち", "Waits for acknowledgement"},
    {"answer", "回答待ち", "Waits for an answer"},
});
constexpr const auto& options(model::Tag<OpenWhy>) { return kOpenWhys; }
constexpr std::string_view choice_name(model::Tag<OpenWhy>) { return "EntryOpenWhy"; }

// Table `entry_open`.
struct EntryOpen {
  std::string area_id;
  PersonId person_id;
  EntryId entry_id;
  Timestamp at;
  OpenWhy why = OpenWhy::acknowledgement;

  bool operator==(const EntryOpen&) const = default;
};
constexpr auto describe(model::Tag<EntryOpen>) {
  using namespace model;
  return entity("entry_open", "待っているやりとり", field("area_id", &EntryOpen::area_id, primary_key | max_chars(6)),
                field("person_id", &EntryOpen::person_id, primary_key),
                field("entry_id", &EntryOpen::entry_id, primary_key), field("at", &EntryOpen::at),
                field("why", &EntryOpen::why));
}

}  // namespace kaname::thread
