// SPDX-License-Identifier: Apache-2.0
#pragma once
// A facility: one place of one organisation, with the services it gives, what it can do and whom to call there.
// Words follow HSDS 3 and FHIR R4 (Location, HealthcareService) where those have one, so that exchange is a mapping.

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "directory/codes.h"
#include "model/field.h"

namespace kaname::directory {

using FacilityId = Id<struct FacilityTag>;
using ServiceId = Id<struct ServiceTag>;
using WindowId = Id<struct WindowTag>;
using RelationId = Id<struct RelationTag>;

// The place and its organisation. Table `facility`.
struct Facility {
  std::string area_id;
  FacilityId id;
  std::string name;
  std::string name_kana;
  std::string alternate_name;               // short name, former name
  FacilityKind kind = FacilityKind::other;  // what people call it first; services may be more
  std::string corporation_name;
  std::string corporation_number;  // 法人番号, text
  std::string medical_number;      // 医療機関番号 (7 or 10 digits), text
  std::string postal_code;
  std::string address;
  std::string building;  // 方書
  std::optional<double> lat;
  std::optional<double> lng;
  GeocodeLevel geocode_level = GeocodeLevel::none;
  std::string phone;
  std::string phone_extension;
  std::string fax;
  bool fax_verified = false;  // somebody received a test page
  std::string mail;
  std::string url;
  std::optional<std::int32_t> beds;
  bool round_the_clock = false;          // 24時間対応 as the facility itself says
  std::string languages;                 // foreign languages spoken
  std::string access_note;               // narrow or frozen roads, parking, stairs
  std::vector<std::string> visit_areas;  // 訪問地域: town names served beyond the own zone
  std::string public_note;
  std::string professional_note;
  std::string town_note;
  bool fictional = false;  // 架空: invented for the demonstration
  FacilityStatus status = FacilityStatus::active;
  std::optional<LocalDate> opened_on;
  std::optional<LocalDate> closed_on;
  std::string closed_reason;
  std::optional<FacilityId> successor_id;
  std::int64_t changed_seq = 0;  // journal seq of the last act that touched the facility or its parts

  bool operator==(const Facility&) const = default;
};

constexpr auto describe(model::Tag<Facility>) {
  using namespace model;
  return entity(
      "facility", "事業所・医療機関", field("area_id", &Facility::area_id, primary_key | max_chars(6)),
      field("id", &Facility::id, primary_key),
      field("name", &Facility::name, required | max_chars(200) | label("名称", "Name")),
      field("name_kana", &Facility::name_kana, max_chars(200) | label("名称（かな）", "Reading")),
      field("alternate_name", &Facility::alternate_name, max_chars(200) | label("略称・旧称", "Other name")),
      field("kind", &Facility::kind, label("種別", "Kind")),
      field("corporation_name", &Facility::corporation_name, max_chars(200) | label("法人の名称", "Organisation")),
      field("corporation_number", &Facility::corporation_number, max_chars(20) | label("法人番号", "Corporate number")),
      field("medical_number", &Facility::medical_number,
            max_chars(20) | label("医療機関番号", "Medical institution number")),
      field("postal_code", &Facility::postal_code, max_chars(10) | label("郵便番号", "Postal code")),
      field("address", &Facility::address, max_chars(300) | label("住所", "Address")),
      field("building", &Facility::building, max_chars(200) | label("方書（ビル名等）", "Building")),
      field("lat", &Facility::lat, between(-90, 90) | label("緯度", "Latitude")),
      field("lng", &Facility::lng, between(-180, 180) | label("経度", "Longitude")),
      field("geocode_level", &Facility::geocode_level, label("位置の確かさ", "Precision of the position")),
      field("phone", &Facility::phone, max_chars(40) | label("電話番号", "Phone")),
      field("phone_extension", &Facility::phone_extension, max_chars(20) | label("内線番号", "Extension")),
      field("fax", &Facility::fax, max_chars(40) | label("FAX番号", "FAX")),
      field("fax_verified", &Facility::fax_verified,
            audience("professional") | label("FAX送信確認済み", "FAX verified")),
      field("mail", &Facility::mail, audience("professional") | max_chars(200) | label("メール", "Mail")),
      field("url", &Facility::url, max_chars(400) | label("ホームページ", "Web site")),
      field("beds", &Facility::beds, between(0, 5000) | label("病床数", "Beds")),
      field("round_the_clock", &Facility::round_the_clock, label("24時間対応", "Round the clock")),
      field("languages", &Facility::languages, max_chars(200) | label("外国語", "Languages")),
      field("access_note", &Facility::access_note, max_chars(1000) | label("交通・道路の注意", "Access")),
      field("visit_areas", &Facility::visit_areas, max_items(400) | max_chars(60) | label("訪問地域", "Areas served")),
      field("public_note", &Facility::public_note, multiline | label("備考（公開）", "Note (public)")),
      field("professional_note", &Facility::professional_note,
            audience("professional") | multiline | label("備考（専門職）", "Note (professionals)")),
      field("town_note", &Facility::town_note,
            audience("town") | multiline | label("備考（市のみ）", "Note (town only)")),
      field("fictional", &Facility::fictional, label("架空", "Invented")),
      field("status", &Facility::status, label("状態", "Status")),
      field("opened_on", &Facility::opened_on, label("開設日", "Opened on")),
      field("closed_on", &Facility::closed_on, label("廃止日", "Closed on")),
      field("closed_reason", &Facility::closed_reason,
            audience("town") | max_chars(400) | label("廃止の理由", "Reason of closing")),
      field("successor_id", &Facility::successor_id, references("facility") | label("引き継ぎ先", "Successor")),
      field("changed_seq", &Facility::changed_seq, label("変更番号", "Change number")));
}

// A span of opening hours. Days are 1 Monday … 7 Sunday, 8 public holidays. Times are "HH:MM", 24:00 allowed as the end.
struct OpenHours {
  std::vector<std::int32_t> days;
  std::string open;
  std::string close;
  std::string note;  // e.g. 第2・4週のみ

  bool operator==(const OpenHours&) const = default;
};

constexpr auto describe(model::Tag<OpenHours>) {
  using namespace model;
  return entity("OpenHours", "時間",
                field("days", &OpenHours::days, required | between(1, 8) | max_items(8) | label("曜日", "Days")),
                field("open", &OpenHours::open, required | max_chars(5) | label("開始", "From")),
                field("close", &OpenHours::close, required | max_chars(5) | label("終了", "To")),
                field("note", &OpenHours::note, max_chars(100) | label("注記", "Note")));
}

// A day or days on which the ordinary hours do not hold.
struct HoursException {
  LocalDate from;
  LocalDate to;
  bool closed = true;
  std::string note;

  bool operator==(const HoursException&) const = default;
};

constexpr auto describe(model::Tag<HoursException>) {
  using namespace model;
  return entity("HoursException", "臨時の休み・変更",
                field("from", &HoursException::from, required | label("はじめ", "From")),
                field("to", &HoursException::to, required | label("おわり", "To")),
                field("closed", &HoursException::closed, label("休み", "Closed")),
                field("note", &HoursException::note, max_chars(200) | label("注記", "Note")));
}

// Hours of one speciality (診療科) of a service, with the official speciality code as text.
struct Speciality {
  std::string code;
  std::string name;
  std::vector<OpenHours> hours;  // empty: as the service

  bool operator==(const Speciality&) const = default;
};

constexpr auto describe(model::Tag<Speciality>) {
  using namespace model;
  return entity("Speciality", "診療科目", field("code", &Speciality::code, max_chars(10) | label("コード", "Code")),
                field("name", &Speciality::name, required | max_chars(60) | label("診療科目", "Speciality")),
                field("hours", &Speciality::hours, max_items(40) | label("診療時間", "Hours")));
}

// One service given at the facility. Table `service`. Key of official lists: office number + kind.
struct Service {
  std::string area_id;
  ServiceId id;
  FacilityId facility_id;
  FacilityKind kind = FacilityKind::other;
  std::string office_number;  // 介護事業所番号, text (may hold the letter B)
  std::optional<std::int32_t> capacity;
  std::vector<OpenHours> hours;
  std::vector<HoursException> exceptions;
  std::string hours_note;  // 利用可能曜日特記事項
  std::vector<Speciality> specialities;
  Acceptance accepts_new = Acceptance::ask;  // FHIR: appointment required / HSDS: eligibility
  std::string eligibility;                   // for whom
  std::string note;
  std::optional<LocalDate> opened_on;
  std::optional<LocalDate> closed_on;

  bool operator==(const Service&) const = default;
};

constexpr auto describe(model::Tag<Service>) {
  using namespace model;
  return entity(
      "service", "サービス", field("area_id", &Service::area_id, primary_key | max_chars(6)),
      field("id", &Service::id, primary_key), field("facility_id", &Service::facility_id, references("facility")),
      field("kind", &Service::kind, label("サービスの種類", "Kind")),
      field("office_number", &Service::office_number, max_chars(20) | label("事業所番号", "Office number")),
      field("capacity", &Service::capacity, between(0, 5000) | label("定員", "Capacity")),
      field("hours", &Service::hours, max_items(60) | label("時間", "Hours")),
      field("exceptions", &Service::exceptions, max_items(60) | label("臨時の休み・変更", "Exceptions")),
      field("hours_note", &Service::hours_note, max_chars(1000) | label("時間の注記", "Hours note")),
      field("specialities", &Service::specialities, max_items(80) | label("診療科目", "Specialities")),
      field("accepts_new", &Service::accepts_new, audience("professional") | label("新規受入", "Accepts new clients")),
      field("eligibility", &Service::eligibility, max_chars(400) | label("対象", "Eligibility")),
      field("note", &Service::note, max_chars(2000) | label("備考", "Note")),
      field("opened_on", &Service::opened_on, label("開始日", "Since")),
      field("closed_on", &Service::closed_on, label("廃止日", "Until")));
}

// What a facility accepts or does: one item of capability_items.h and the answer. Table `capability`.
struct Capability {
  std::string area_id;
  FacilityId facility_id;
  std::string item;  // code of capability_items.h
  Acceptance answer = Acceptance::ask;
  std::string note;  // the condition, in words

  bool operator==(const Capability&) const = default;
};

constexpr auto describe(model::Tag<Capability>) {
  using namespace model;
  return entity(
      "capability", "対応できること", field("area_id", &Capability::area_id, primary_key | max_chars(6)),
      field("facility_id", &Capability::facility_id, primary_key | references("facility")),
      field("item", &Capability::item, primary_key | required | max_chars(60) | label("項目", "Item")),
      field("answer", &Capability::answer, audience("professional") | label("回答", "Answer")),
      field("note", &Capability::note, audience("professional") | max_chars(400) | label("条件・補足", "Condition")));
}

// A notified facility standard (施設基準の届出). A notification says what was notified, never that new patients are taken.
struct Notification {
  std::string area_id;
  FacilityId facility_id;
  std::string symbol;              // 受理記号, e.g. 支援診２
  std::string name;                // 受理届出名称
  std::optional<LocalDate> since;  // 算定開始年月日
  LocalDate as_of;                 // date of the list

  bool operator==(const Notification&) const = default;
};

constexpr auto describe(model::Tag<Notification>) {
  using namespace model;
  return entity(
      "notification", "届出", field("area_id", &Notification::area_id, primary_key | max_chars(6)),
      field("facility_id", &Notification::facility_id, primary_key | references("facility")),
      field("symbol", &Notification::symbol, primary_key | required | max_chars(40) | label("記号", "Symbol")),
      field("name", &Notification::name, max_chars(200) | label("届出", "Notification")),
      field("since", &Notification::since, label("算定開始", "Since")),
      field("as_of", &Notification::as_of, label("現在", "As of")));
}

// One way to reach the person of a window, in the order in which they want to be reached.
struct ContactChannel {
  Channel kind = Channel::phone;
  std::string value;  // number, address; empty: the facility's own
  std::string note;

  bool operator==(const ContactChannel&) const = default;
};

constexpr auto describe(model::Tag<ContactChannel>) {
  using namespace model;
  return entity("ContactChannel", "連絡方法", field("kind", &ContactChannel::kind, label("方法", "Channel")),
                field("value", &ContactChannel::value, max_chars(200) | label("番号・宛先", "Number or address")),
                field("note", &ContactChannel::note, max_chars(200) | label("注記", "Note")));
}

// Days on which the person of a window is away.
struct Leave {
  LocalDate from;
  LocalDate to;
  std::string note;

  bool operator==(const Leave&) const = default;
};

constexpr auto describe(model::Tag<Leave>) {
  using namespace model;
  return entity("Leave", "不在", field("from", &Leave::from, required | label("はじめ", "From")),
                field("to", &Leave::to, required | label("おわり", "To")),
                field("note", &Leave::note, max_chars(200) | label("注記", "Note")));
}

// Whom one may call, when, how and what for (ケアマネタイム and its mirror). Table `contact_window`.
struct ContactWindow {
  std::string area_id;
  WindowId id;
  FacilityId facility_id;
  std::string person;      // name or desk
  std::string role;        // 院長, 管理者, MSW, 退院支援看護師 …
  std::string department;  // 地域連携室, 外来 …
  std::string for_whom;    // who may call: ケアマネジャー, 病院, どなたでも
  std::string purposes;    // what for
  std::vector<OpenHours> hours;
  std::vector<ContactChannel> channels;
  std::optional<WindowId> deputy_id;
  std::vector<Leave> leave;
  Audience audience = Audience::professional;
  std::string note;
  std::int32_t position = 0;  // order on the page

  bool operator==(const ContactWindow&) const = default;
};

constexpr auto describe(model::Tag<ContactWindow>) {
  using namespace model;
  return entity(
      "contact_window", "連絡窓口", field("area_id", &ContactWindow::area_id, primary_key | max_chars(6)),
      field("id", &ContactWindow::id, primary_key),
      field("facility_id", &ContactWindow::facility_id, references("facility")),
      field("person", &ContactWindow::person, required | max_chars(100) | label("氏名・窓口名", "Person or desk")),
      field("role", &ContactWindow::role, max_chars(100) | label("役割", "Role")),
      field("department", &ContactWindow::department, max_chars(100) | label("部署", "Department")),
      field("for_whom", &ContactWindow::for_whom, max_chars(200) | label("どなたから", "For whom")),
      field("purposes", &ContactWindow::purposes, max_chars(400) | label("用件", "What for")),
      field("hours", &ContactWindow::hours, max_items(40) | label("連絡してよい時間", "Hours")),
      field("channels", &ContactWindow::channels, max_items(10) | label("連絡方法（希望順）", "Channels in order")),
      field("deputy_id", &ContactWindow::deputy_id, references("contact_window") | label("代理", "Deputy")),
      field("leave", &ContactWindow::leave, max_items(60) | label("不在", "Leave")),
      field("audience", &ContactWindow::audience, label("公開範囲", "Audience")),
      field("note", &ContactWindow::note, max_chars(1000) | label("注記", "Note")),
      field("position", &ContactWindow::position, between(0, 1000) | label("順", "Order")));
}

// Who belongs to whom in which role. Table `relation`.
struct Relation {
  std::string area_id;
  RelationId id;
  FacilityId from_id;
  FacilityId to_id;
  RelationRole role = RelationRole::other;
  std::optional<LocalDate> since;
  std::optional<LocalDate> until;
  std::string note;

  bool operator==(const Relation&) const = default;
};

constexpr auto describe(model::Tag<Relation>) {
  using namespace model;
  return entity("relation", "連携", field("area_id", &Relation::area_id, primary_key | max_chars(6)),
                field("id", &Relation::id, primary_key),
                field("from_id", &Relation::from_id, references("facility") | label("から", "From")),
                field("to_id", &Relation::to_id, required | references("facility") | label("へ", "To")),
                field("role", &Relation::role, label("役割", "Role")),
                field("since", &Relation::since, label("開始", "Since")),
                field("until", &Relation::until, label("終了", "Until")),
                field("note", &Relation::note, max_chars(400) | label("注記", "Note")));
}

// Where a group of facts comes from and how fresh it is. Table `freshness`. HSDS: assured date.
struct Freshness {
  std::string area_id;
  FacilityId facility_id;
  FactGroup fact_group = FactGroup::basic;
  FactSource source = FactSource::open_data;
  std::string source_name;   // e.g. 介護サービス情報公表 2025年12月末
  std::string confirmed_by;  // account name, or who answered the link
  Timestamp confirmed_at;
  LocalDate next_due;
  bool local_edit = false;  // somebody here changed it: imports do not overwrite it
  std::int64_t seq = 0;     // journal seq of the last change or confirmation of the group

  bool operator==(const Freshness&) const = default;
};

constexpr auto describe(model::Tag<Freshness>) {
  using namespace model;
  return entity(
      "freshness", "確かめた日", field("area_id", &Freshness::area_id, primary_key | max_chars(6)),
      field("facility_id", &Freshness::facility_id, primary_key | references("facility")),
      field("fact_group", &Freshness::fact_group, primary_key | label("項目群", "Group of facts")),
      field("source", &Freshness::source, label("出典", "Source")),
      field("source_name", &Freshness::source_name, max_chars(200) | label("出典名", "Name of the source")),
      field("confirmed_by", &Freshness::confirmed_by,
            audience("professional") | personal | max_chars(100) | label("確認者", "Confirmed by")),
      field("confirmed_at", &Freshness::confirmed_at, label("確認日時", "Confirmed at")),
      field("next_due", &Freshness::next_due, label("次の確認期限", "Next due")),
      field("local_edit", &Freshness::local_edit, audience("professional") | label("当地で修正", "Edited here")),
      field("seq", &Freshness::seq));
}

}  // namespace kaname::directory
