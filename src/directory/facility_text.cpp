// SPDX-License-Identifier: Apache-2.0
#include "directory/facility_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text_fold.h"
#include "base/wareki.h"
#include "directory/age_words.h"
#include "directory/audience.h"
#include "directory/callable_rules.h"
#include "directory/capability_items.h"
#include "directory/hours_rules.h"

namespace kaname::directory {
namespace {

using model::ja_of;

// Text of one line: breaks become " / ", other control characters spaces.
std::string one_line(const std::string& raw) {
  std::string out;
  for (const char c : text::trim(raw)) {
    if (c == '\n') {
      out += " / ";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    } else if (c == '\t') {
      out += ' ';
    }
  }
  return out;
}

class Lines {
 public:
  // "label：value"; nothing for an empty value.
  void add(std::string_view label, const std::string& value) {
    const std::string line = one_line(value);
    if (!line.empty()) text_ += fmt::format("{}：{}\n", label, line);
  }
  void add_line(const std::string& line) { text_ += one_line(line) + "\n"; }
  std::string text() const { return text_; }

 private:
  std::string text_;
};

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!part.empty()) out += (out.empty() ? "" : std::string(separator)) + part;
  }
  return out;
}

std::string in_brackets(const std::string& text) { return text.empty() ? "" : "（" + text + "）"; }

void write_head(Lines& lines, const Facility& f) {
  const bool marked = f.name.find("架空") != std::string::npos;
  const std::string status = f.status == FacilityStatus::active ? "" : "【" + std::string(ja_of(f.status)) + "】";
  lines.add_line(status + f.name + (f.fictional && !marked ? "（架空）" : ""));
  lines.add("種別", std::string(ja_of(f.kind)) + (f.round_the_clock ? "・24時間対応" : ""));
  if (f.closed_on) lines.add("廃止日", wareki::wareki(*f.closed_on) + in_brackets(f.closed_reason));
  lines.add("法人", f.corporation_name);
  const std::string postal = f.postal_code.empty() ? "" : "〒" + f.postal_code;
  // Open data often repeats the building inside the address.
  const std::string building = f.address.find(f.building) == std::string::npos ? f.building : "";
  lines.add("住所", joined({postal, f.address, building}, " "));
  lines.add("電話", f.phone + (f.phone_extension.empty() ? "" : " 内線" + f.phone_extension));
  lines.add("FAX", f.fax.empty() ? "" : f.fax + (f.fax_verified ? "（送信確認済み）" : ""));
  lines.add("メール", f.mail);
  lines.add("ホームページ", f.url);
  lines.add("訪問地域", joined(f.visit_areas, "、"));
  lines.add("外国語", f.languages);
  lines.add("交通", f.access_note);
}

void write_service(Lines& lines, const Service& service, Audience viewer, LocalDate today) {
  if (service.closed_on && *service.closed_on <= today) return;
  std::vector<std::string> parts = {std::string(ja_of(service.kind)), hours_line(service.hours)};
  if (service.capacity) parts.push_back(fmt::format("定員{}", *service.capacity));
  if (may_see(viewer, Audience::professional)) parts.push_back("新規受入 " + std::string(ja_of(service.accepts_new)));
  if (!service.eligibility.empty()) parts.push_back("対象 " + service.eligibility);
  if (!service.office_number.empty()) parts.push_back("事業所番号 " + service.office_number);
  lines.add("サービス", joined(parts, "　"));
  lines.add("時間の注記", service.hours_note);
  std::vector<std::string> specialities;
  for (const Speciality& s : service.specialities) specialities.push_back(s.name + in_brackets(hours_line(s.hours)));
  lines.add("診療科目", joined(specialities, "、"));
  for (const HoursException& e : service.exceptions) {
    if (e.to < today) continue;
    const std::string days =
        e.from == e.to ? wareki::wareki(e.from) : wareki::wareki(e.from) + "〜" + wareki::wareki(e.to);
    lines.add(e.closed ? "臨時の休み" : "臨時の変更", days + in_brackets(e.note));
  }
  lines.add("備考", service.note);
}

// The answer of one item: words and numbers stand in the note, the others are ○ and so on.
std::string answer_text(const CapabilityItem& item, const Capability& capability) {
  const bool in_note = item.answer != AnswerType::acceptance && item.answer != AnswerType::yes_no;
  const std::string note = one_line(capability.note);
  if (in_note && !note.empty()) return fmt::format("{} {}", item.ja, note);
  return std::string(item.ja) + in_brackets(note);
}

void write_capabilities(Lines& lines, const std::vector<Capability>& capabilities) {
  static constexpr auto kLabels = std::to_array<std::string_view>({"対応 ○", "対応 条件付", "対応 ×", "対応 要相談"});
  std::array<std::vector<std::string>, 4> by_answer;
  std::vector<std::string> told, unknown;
  for (const CapabilityItem& item : capability_items()) {
    for (const Capability& capability : capabilities) {
      if (capability.item != item.code) continue;
      const bool in_note = item.answer != AnswerType::acceptance && item.answer != AnswerType::yes_no;
      auto& list = in_note && !capability.note.empty() ? told : by_answer[static_cast<std::size_t>(capability.answer)];
      list.push_back(answer_text(item, capability));
    }
  }
  // Codes of a newer table or of another town's list are shown as they are, not dropped.
  for (const Capability& capability : capabilities) {
    if (find_capability(capability.item)) continue;
    unknown.push_back(
        fmt::format("{} {}{}", capability.item, ja_of(capability.answer), in_brackets(one_line(capability.note))));
  }
  for (const Acceptance answer : {Acceptance::yes, Acceptance::conditional, Acceptance::ask, Acceptance::no}) {
    const auto i = static_cast<std::size_t>(answer);
    lines.add(kLabels[i], joined(by_answer[i], "、"));
  }
  lines.add("回答", joined(told, "、"));
  lines.add("ほかの項目", joined(unknown, "、"));
}

std::string channel_text(const ContactChannel& channel) {
  return joined({std::string(ja_of(channel.kind)), channel.value}, " ") + in_brackets(channel.note);
}

void write_window(Lines& lines, const ContactWindow& window, const std::vector<ContactWindow>& all, LocalDate today) {
  std::vector<std::string> channels;
  for (const ContactChannel& channel : window.channels) channels.push_back(channel_text(channel));
  std::vector<std::string> parts = {joined({window.department, window.role, window.person}, " "),
                                    hours_line(window.hours), joined(channels, "→")};
  if (!window.for_whom.empty()) parts.push_back("対象 " + window.for_whom);
  if (!window.purposes.empty()) parts.push_back("用件 " + window.purposes);
  const auto deputy =
      std::find_if(all.begin(), all.end(), [&](const ContactWindow& w) { return w.id == window.deputy_id; });
  if (window.deputy_id && deputy != all.end()) parts.push_back("代理 " + deputy->person);
  for (const Leave& leave : window.leave) {
    if (leave.to >= today)
      parts.push_back(fmt::format("不在 {}〜{}", wareki::wareki(leave.from), wareki::wareki(leave.to)));
  }
  parts.push_back(window.note);
  lines.add("窓口", joined(parts, "　"));
}

}  // namespace

std::string facility_text(FacilityTextSource source, Timestamp now, Audience viewer) {
  keep_audience(source.facility, viewer);
  keep_audience(source.services, viewer);
  keep_audience(source.capabilities, viewer);
  keep_audience(source.windows, viewer);
  keep_audience(source.freshness, viewer);
  const LocalDate today = now.tokyo_date();
  Lines lines;
  write_head(lines, source.facility);
  lines.add("連絡", whom_to_call(source.facility, source.windows, source.services, now, viewer).line);
  std::stable_sort(source.windows.begin(), source.windows.end(),
                   [](const ContactWindow& a, const ContactWindow& b) { return a.position < b.position; });
  for (const ContactWindow& window : source.windows) write_window(lines, window, source.windows, today);
  for (const Service& service : source.services) write_service(lines, service, viewer, today);
  write_capabilities(lines, source.capabilities);
  lines.add("備考", source.facility.public_note);
  lines.add("備考（専門職）", source.facility.professional_note);
  lines.add("備考（市のみ）", source.facility.town_note);
  std::vector<std::string> ages;
  for (const Freshness& fact : source.freshness) {
    ages.push_back(std::string(ja_of(fact.fact_group)) + " " + freshness_line(fact, now));
  }
  lines.add("確認", joined(ages, "、"));
  lines.add_line(fmt::format("（{} {} 現在）", wareki::wareki_weekday(today), clock_text(now.tokyo_minutes())));
  return lines.text();
}

}  // namespace kaname::directory
