// SPDX-License-Identifier: Apache-2.0
#pragma once
// What all papers of the directory share: for whom and when a paper is made, a facility ready to be printed, and the
// words in which its facts stand on paper. Making a paper is pure: values in, an output::Document out.

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "directory/facility_store.h"
#include "directory/source_credit.h"
#include "output/document.h"

namespace kaname::directory::papers {

// For whom and when, and what stands on every page.
struct PaperInfo {
  std::string area;   // area_id, in addresses of the public site
  std::string town;   // 枚方市
  bool demo = false;  // holds invented facilities: every paper says so
  std::string site;   // https://kaname.example, for QR codes; empty: no QR
  Timestamp now;
  Audience audience = Audience::professional;
  output::Look look = output::Look::colour;
  std::vector<std::string> credits;  // sources and licences of what is shown
};

// A facility that belongs to another one, as seen from that one.
struct Related {
  RelationRole role = RelationRole::other;
  bool outward = true;  // the relation begins at the facility whose paper it is
  std::string name;
  std::optional<LocalDate> since, until;
  std::string note;
};

// A facility with what is printed beside it. Already limited to the audience by keep_audience().
struct PaperFacility {
  FacilityParts parts;
  std::vector<std::string> zones;
  std::vector<Related> related;
  std::string callable;  // whom to call now, in one line; empty where it is not asked
};

// Title lines, date of printing and credits of a paper.
output::Furniture furniture(const PaperInfo& info, std::string subtitle);
// "令和8年11月20日 10:32 印刷"
std::string printed_at(Timestamp now);
// The page of a facility for the audience of the paper; empty when the site's address is not known.
std::string page_url(const PaperInfo& info, FacilityId id);
// "出典: …" of what the facilities' facts were taken from, each once, in the words that the publishers ask for.
std::vector<std::string> credits_of(const std::vector<PaperFacility>& facilities, const CreditBook& book = {});

// "訪問看護・訪問リハビリ": what it is, then its services.
std::string kinds_text(const FacilityParts& parts);
// "〒573-1121 大阪府枚方市楠葉花園町 花園ビル2階"
std::string address_text(const Facility& facility);
// "072-000-0101（内線12）"
std::string phone_text(const Facility& facility);
// "072-000-0102（送信確認済み）" for professionals, the bare number for everyone.
std::string fax_text(const Facility& facility, Audience audience);
// "月–金 9:00–17:30" of all services; with their names when there are several.
std::string hours_text(const FacilityParts& parts);
// "地域連携室　西村 明子（管理者）"
std::string window_name(const ContactWindow& window);
// "1 電話 072-000-0117（まず受付へ）　2 FAX …": numbers of the facility where the window names none.
std::string channels_text(const ContactWindow& window, const Facility& facility, std::string_view separator);
// "月・水 13:00–14:00"; 随時 when no time is told.
std::string window_hours(const ContactWindow& window);
// "代理 外来看護 小林" and absences that are not over on `today`, one each.
std::vector<std::string> window_remarks(const ContactWindow& window, const std::vector<ContactWindow>& all,
                                        LocalDate today);
// "胃ろう ○", "人工呼吸器 条件付（平日のみ）", "受入可能件数 3"
std::string capability_text(const Capability& capability);
// Whether the answer to an item is one of ○ 条件付 × 要相談; others are words or numbers in the note.
bool is_marked(const Capability& capability);
std::string item_name(std::string_view item);
// Capabilities in the order of the item table; unknown items last.
std::vector<Capability> in_item_order(std::vector<Capability> capabilities);
// "2026年11月" facts and their age: "基本情報 3日前・本人確認、…"; the oldest alone for lists.
std::string oldest_freshness(const FacilityParts& parts, Timestamp now);
// "廃止（令和6年3月31日）", empty while it is open.
std::string status_text(const Facility& facility);
// By reading, then name.
void sort_by_reading(std::vector<PaperFacility>& facilities);

// `parts` without empty ones, with `separator` between.
std::string joined(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace kaname::directory::papers
