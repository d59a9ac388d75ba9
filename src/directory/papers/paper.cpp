// SPDX-License-Identifier: Apache-2.0
#include "directory/papers/paper.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text_fold.h"
#include "base/wareki.h"
#include "directory/age_words.h"
#include "directory/capability_items.h"
#include "directory/hours_rules.h"

namespace kaname::directory::papers {
namespace {

std::string in_brackets(std::string_view text) { return text.empty() ? std::string() : fmt::format("（{}）", text); }

std::string channel_text(const ContactChannel& channel, const Facility& facility) {
  std::string value = channel.value;
  if (value.empty() && channel.kind == Channel::phone) value = facility.phone;
  if (value.empty() && channel.kind == Channel::fax) value = facility.fax;
  std::string out(model::ja_of(channel.kind));
  if (!value.empty()) out += " " + value;
  return out + in_brackets(channel.note);
}

std::size_t item_place(std::string_view item) {
  const CapabilityItem* found = find_capability(item);
  return found ? static_cast<std::size_t>(found - capability_items().data()) : capability_items().size();
}

}  // namespace

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

std::string printed_at(Timestamp now) {
  return fmt::format("{} {} 印刷", wareki::wareki(now.tokyo_date()), wareki::clock_text(now));
}

output::Furniture furniture(const PaperInfo& info, std::string subtitle) {
  output::Furniture out;
  out.town = info.town + "　在宅医療・介護連携";
  out.subtitle = std::move(subtitle);
  out.printed_at = printed_at(info.now);
  if (info.audience != Audience::everyone) out.printed_at += "　専門職用・取扱注意";
  out.credits = info.credits;
  if (info.demo) {
    out.credits.push_back("「架空」とある事業所・人・連絡先は見本のために作ったもので、実在のものとは関係ありません。");
  }
  return out;
}

std::string page_url(const PaperInfo& info, FacilityId id) {
  if (info.site.empty()) return {};
  if (info.audience != Audience::everyone) return info.site + "/desk/facilities/" + id.text();
  return fmt::format("{}/public/{}/facility/{}", info.site, info.area, id.text());
}

std::vector<std::string> credits_of(const std::vector<PaperFacility>& facilities, const CreditBook& book) {
  std::set<std::string> names;
  for (const PaperFacility& facility : facilities) {
    for (const Freshness& row : facility.parts.freshness) {
      const bool published = row.source == FactSource::open_data || row.source == FactSource::notification_list;
      if (published && !row.source_name.empty()) names.insert(row.source_name);
    }
  }
  std::vector<std::string> out = credit_lines(names, book);
  for (std::string& line : out) line.insert(0, "出典: ");
  return out;
}

std::string kinds_text(const FacilityParts& parts) {
  std::vector<std::string> names{std::string(model::ja_of(parts.facility.kind))};
  for (const Service& service : parts.services) {
    const std::string name(model::ja_of(service.kind));
    if (!service.closed_on && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return joined(names, "・");
}

std::string address_text(const Facility& facility) {
  const std::string post = facility.postal_code.empty() ? std::string() : "〒" + facility.postal_code;
  return joined({post, facility.address, facility.building}, " ");
}

std::string phone_text(const Facility& facility) {
  if (facility.phone_extension.empty()) return facility.phone;
  return fmt::format("{}（内線 {}）", facility.phone, facility.phone_extension);
}

std::string fax_text(const Facility& facility, Audience audience) {
  const bool verified = facility.fax_verified && audience != Audience::everyone && !facility.fax.empty();
  return verified ? facility.fax + "（送信確認済み）" : facility.fax;
}

std::string hours_text(const FacilityParts& parts) {
  std::vector<std::pair<std::string, std::string>> lines;  // hours, services
  for (const Service& service : parts.services) {
    if (service.closed_on) continue;
    std::string line = hours_line(service.hours);
    if (!service.hours_note.empty()) line += (line.empty() ? "" : " ") + in_brackets(service.hours_note);
    if (line.empty()) continue;
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.first == line; });
    const std::string name(model::ja_of(service.kind));
    if (same == lines.end()) {
      lines.emplace_back(line, name);
    } else if (same->second != name) {
      same->second += "・" + name;
    }
  }
  if (lines.size() == 1) return lines.front().first;
  std::vector<std::string> out;
  for (const auto& [line, name] : lines) out.push_back(name + ": " + line);
  return joined(out, "\n");
}

std::string window_name(const ContactWindow& window) {
  const std::string role = window.role == window.person ? std::string() : in_brackets(window.role);
  return joined({window.department, window.person + role}, "　");
}

std::string channels_text(const ContactWindow& window, const Facility& facility, std::string_view separator) {
  std::vector<std::string> out;
  for (const ContactChannel& channel : window.channels) {
    const std::string text = channel_text(channel, facility);
    out.push_back(window.channels.size() == 1 ? text : fmt::format("{} {}", out.size() + 1, text));
  }
  return joined(out, separator);
}

std::string window_hours(const ContactWindow& window) {
  const std::string line = hours_line(window.hours);
  return line.empty() ? "時間の指定なし" : line;
}

std::vector<std::string> window_remarks(const ContactWindow& window, const std::vector<ContactWindow>& all,
                                        LocalDate today) {
  std::vector<std::string> out;
  for (const ContactWindow& other : all) {
    if (window.deputy_id && other.id == *window.deputy_id) out.push_back("代理 " + other.person);
  }
  for (const Leave& leave : window.leave) {
    if (leave.to < today) continue;
    const std::string to = leave.to == leave.from ? std::string() : "〜" + wareki::short_wareki(leave.to);
    out.push_back(fmt::format("不在 {}{}{}", wareki::short_wareki(leave.from), to, in_brackets(leave.note)));
  }
  if (!window.note.empty()) out.push_back(window.note);
  return out;
}

std::string item_name(std::string_view item) {
  const CapabilityItem* found = find_capability(item);
  return std::string(found ? found->ja : item);
}

bool is_marked(const Capability& capability) {
  const CapabilityItem* found = find_capability(capability.item);
  return !found || found->answer == AnswerType::acceptance || found->answer == AnswerType::yes_no;
}

std::string capability_text(const Capability& capability) {
  const std::string name = item_name(capability.item);
  if (!is_marked(capability) && !capability.note.empty()) return name + " " + capability.note;
  return fmt::format("{} {}{}", name, model::ja_of(capability.answer), in_brackets(capability.note));
}

std::vector<Capability> in_item_order(std::vector<Capability> capabilities) {
  std::stable_sort(capabilities.begin(), capabilities.end(),
                   [](const Capability& a, const Capability& b) { return item_place(a.item) < item_place(b.item); });
  return capabilities;
}

std::string oldest_freshness(const FacilityParts& parts, Timestamp now) {
  const Freshness* oldest = nullptr;
  for (const Freshness& row : parts.freshness) {
    if (!oldest || row.confirmed_at < oldest->confirmed_at) oldest = &row;
  }
  return oldest ? freshness_line(*oldest, now) : std::string("確認の記録なし");
}

std::string status_text(const Facility& facility) {
  if (facility.status == FacilityStatus::active) return {};
  std::string out(model::ja_of(facility.status));
  if (facility.closed_on) out += in_brackets(wareki::wareki(*facility.closed_on));
  return out;
}

void sort_by_reading(std::vector<PaperFacility>& facilities) {
  std::vector<std::pair<std::string, PaperFacility>> keyed;
  keyed.reserve(facilities.size());
  for (PaperFacility& facility : facilities) {
    const Facility& basics = facility.parts.facility;
    std::string key = text::kana_key(basics.name_kana.empty() ? basics.name : basics.name_kana);
    keyed.emplace_back(key + '\0' + basics.name + basics.id.text(), std::move(facility));
  }
  std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < keyed.size(); ++i) facilities[i] = std::move(keyed[i].second);
}

}  // namespace kaname::directory::papers
