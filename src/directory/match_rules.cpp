// SPDX-License-Identifier: Apache-2.0
#include "directory/match_rules.h"

#include <algorithm>

#include "base/address.h"
#include "base/text_fold.h"

namespace kaname::directory {
namespace {

constexpr std::size_t kShown = 5;
constexpr std::size_t kMinPartBytes = 9;  // three characters: shorter names are part of too many others
constexpr double kSimilar = 0.6;          // Dice over bigrams; docs/matching.md says how it was chosen
constexpr double kSimilarAtAddress = 0.4;
constexpr int kCertainScore = 80;
constexpr std::size_t kCrowded = 500;  // facilities in one town

std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : text::half_width_digits(text)) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

// Codes with the letters they may hold (介護医療院: B), without signs.
std::string code_of_text(std::string_view text) {
  std::string out;
  for (const char c : text::half_width_digits(text)) {
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) out += c;
  }
  return out;
}

std::uint32_t hash_of(std::string_view text) {
  std::uint32_t h = 2166136261U;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  return h;
}

std::vector<std::uint32_t> grams_of(std::string_view folded) {
  std::vector<std::uint32_t> out;
  for (const std::string& gram : text::bigrams(folded)) out.push_back(hash_of(gram));
  std::sort(out.begin(), out.end());
  return out;
}

// Dice: twice the common bigrams over all of both.
double similarity(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++common, ++i, ++j;
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// "○○会池渕医院" and "池渕医院": one name with the corporation in front of it, the other without.
bool is_part(const std::string& a, const std::string& b) {
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return shorter.size() >= kMinPartBytes && shorter.size() < longer.size() && ends_with(longer, shorter);
}

// 医科 1, 歯科 3, 薬局 4 as in the codes; 0 for everything else.
int profession(FacilityKind kind) {
  switch (kind) {
    case FacilityKind::hospital:
    case FacilityKind::clinic:
    case FacilityKind::backup_hospital: return 1;
    case FacilityKind::dental: return 3;
    case FacilityKind::pharmacy: return 4;
    default: return 0;
  }
}

// The profession of a subject: its kind says it, or its code's third character (みなし offices of care).
template <class Subject>
int profession_of(const Subject& subject, const std::vector<std::string>& codes) {
  if (const int told = profession(subject.kind); told != 0) return told;
  for (const std::string& code : codes) {
    if (code.size() == 10 && (code[2] == '1' || code[2] == '3' || code[2] == '4')) return code[2] - '0';
  }
  return 0;
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

bool has(const MatchCandidate& candidate, MatchReason reason) {
  return std::find(candidate.reasons.begin(), candidate.reasons.end(), reason) != candidate.reasons.end();
}

}  // namespace

MatchSubject subject_of(const SourceRecord& record) {
  MatchSubject out;
  out.name = record.name;
  out.kind = record.kind;
  out.medical_number = record.medical_number;
  out.corporation_number = record.corporation_number;
  out.address = record.address;
  out.phone = record.phone;
  for (const SourceService& service : record.services) out.services.emplace_back(service.kind, service.office_number);
  return out;
}

MatchSubject subject_of(const Facility& facility, const std::vector<Service>& services) {
  MatchSubject out;
  out.name = facility.name;
  out.alternate_name = facility.alternate_name;
  out.kind = facility.kind;
  out.medical_number = facility.medical_number;
  out.corporation_number = facility.corporation_number;
  out.address = facility.address;
  out.phone = facility.phone;
  for (const Service& service : services) {
    if (service.facility_id == facility.id) out.services.emplace_back(service.kind, service.office_number);
  }
  return out;
}

// Ten digits: prefecture, 点数表番号, number. A みなし office of care has the same number, so both stand in one map.
std::string MatchIndex::full_medical_number(const MatchSubject& subject) const {
  const std::string number = digits_of(subject.medical_number);
  if (number.size() != 7) return number.size() == 10 ? number : std::string();
  const int table = profession(subject.kind);
  if (prefecture_code_.size() != 2 || table == 0) return {};
  return prefecture_code_ + static_cast<char>('0' + table) + number;
}

MatchIndex::Entry MatchIndex::entry_of(std::size_t facility, const MatchSubject& subject) const {
  Entry entry;
  entry.facility = facility;
  entry.kind = subject.kind;
  for (const std::string& name : {subject.name, subject.alternate_name}) {
    if (name.empty()) continue;
    std::string folded = text::fold_name(name);
    if (folded.empty() || std::find(entry.names.begin(), entry.names.end(), folded) != entry.names.end()) continue;
    entry.grams.push_back(grams_of(folded));
    entry.names.push_back(std::move(folded));
  }
  for (const auto& [kind, number] : subject.services) {
    std::string code = code_of_text(number);
    if (code.size() == 10 && std::find(entry.codes.begin(), entry.codes.end(), code) == entry.codes.end()) {
      entry.codes.push_back(code);
    }
    entry.services.emplace_back(kind, std::move(code));
  }
  if (std::string number = full_medical_number(subject); !number.empty()) entry.codes.push_back(std::move(number));
  entry.corporation = digits_of(subject.corporation_number);
  if (entry.corporation.size() != 13 || entry.corporation.compare(0, 3, "000") == 0) entry.corporation.clear();
  if (!subject.address.empty()) {
    entry.address = address::address_key(subject.address, prefecture_, municipality_);
    entry.town = entry.address.substr(0, entry.address.find('-'));
  }
  entry.phone = digits_of(subject.phone);
  if (entry.phone.size() < 9) entry.phone.clear();
  return entry;
}

void MatchIndex::add(std::size_t facility, const MatchSubject& subject) {
  const auto at = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back(entry_of(facility, subject));
  const Entry& entry = entries_.back();
  for (const std::string& code : entry.codes) by_code_[code].push_back(at);
  for (const std::string& name : entry.names) by_name_[name].push_back(at);
  if (!entry.phone.empty()) by_phone_[entry.phone].push_back(at);
  if (!entry.town.empty()) by_town_[entry.town].push_back(at);
}

// Everything that agrees in a key.
std::vector<std::uint32_t> MatchIndex::agreeing(const Entry& record) const {
  std::vector<std::uint32_t> found;
  const auto take = [&](const Places& places, const std::string& key) {
    const auto at = key.empty() ? places.end() : places.find(key);
    if (at != places.end()) found.insert(found.end(), at->second.begin(), at->second.end());
  };
  for (const std::string& code : record.codes) take(by_code_, code);
  for (const std::string& name : record.names) take(by_name_, name);
  take(by_phone_, record.phone);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// The neighbours in the town whose names are alike. A town with very many facilities is one whose addresses could not
// be told apart; there only the same door counts.
std::vector<std::uint32_t> MatchIndex::alike(const Entry& record) const {
  std::vector<std::uint32_t> found;
  const auto town = record.town.empty() || record.names.empty() ? by_town_.end() : by_town_.find(record.town);
  if (town == by_town_.end()) return found;
  const bool crowded = town->second.size() > kCrowded;
  for (const std::uint32_t at : town->second) {
    const Entry& known = entries_[at];
    const bool same_door = known.address == record.address;
    if (crowded && !same_door) continue;
    const double least = same_door ? kSimilarAtAddress : kSimilar;
    for (std::size_t i = 0; i < known.names.size(); ++i) {
      if (!is_part(known.names[i], record.names[0]) && similarity(known.grams[i], record.grams[0]) < least) continue;
      found.push_back(at);
      break;
    }
  }
  return found;
}

namespace {

struct Agreement {
  bool code = false, name = false, part = false, address = false, town = false, phone = false, corporation = false;
  bool other_town = false, other_phone = false, other_code = false, other_corporation = false, other_profession = false;
  bool both_coded = false, institutions = false;
  double similar = 0;
};

Decision decide(const Agreement& a) {
  const bool supported = a.town || a.phone;
  if (a.code) {
    // A number may stand for a second place; something else has to agree.
    return a.name || a.part || supported || a.similar >= kSimilarAtAddress ? Decision::certain : Decision::doubtful;
  }
  const bool against = a.other_code || a.other_corporation || a.other_profession;
  if (a.name && supported) return against ? Decision::doubtful : Decision::certain;
  // The corporation's name in front of an institution's, at the same door. Care offices of one house are named after
  // each other (認知症対応型デイサービス○○, デイサービス○○), so theirs are for a person.
  if (a.part && a.address && a.institutions && !a.both_coded) return against ? Decision::doubtful : Decision::certain;
  if (a.name) return a.both_coded || a.other_profession ? Decision::fresh : Decision::doubtful;
  // Numbers of the official lists that differ are different offices, however near.
  if (a.both_coded || a.other_profession) return Decision::fresh;
  if (a.part && supported) return Decision::doubtful;
  if (a.phone) return Decision::doubtful;
  if (a.town && a.similar >= kSimilar) return Decision::doubtful;
  return a.address && a.similar >= kSimilarAtAddress ? Decision::doubtful : Decision::fresh;
}

int score_of(const Agreement& a, Decision decision) {
  int score = static_cast<int>(a.similar * 30);
  if (a.part) score = std::max(score, 28);
  if (a.name) score = 40;
  score += (a.code ? 45 : 0) + (a.address ? 25 : a.town ? 15 : 0) + (a.phone ? 20 : 0) + (a.corporation ? 5 : 0);
  score -= (a.other_code ? 15 : 0) + (a.other_corporation ? 10 : 0) + (a.other_profession ? 20 : 0);
  // The bands do not overlap, so that a list sorted by score is sorted by trust.
  switch (decision) {
    case Decision::certain: return std::clamp(score, kCertainScore, 100);
    case Decision::doubtful: return std::clamp(score, 30, kCertainScore - 1);
    case Decision::fresh: return std::clamp(score, 0, 29);
  }
  return 0;
}

std::vector<MatchReason> reasons_of(const Agreement& a) {
  std::vector<MatchReason> reasons;
  const auto add = [&](bool holds, MatchReason reason) {
    if (holds) reasons.push_back(reason);
  };
  add(a.code, MatchReason::same_code);
  add(a.name, MatchReason::same_name);
  add(!a.name && a.part, MatchReason::name_part);
  add(!a.name && !a.part && a.similar >= kSimilarAtAddress, MatchReason::similar_name);
  add(!a.name && !a.part && a.similar < kSimilarAtAddress, MatchReason::other_name);
  add(a.address, MatchReason::same_address);
  add(!a.address && a.town, MatchReason::same_town);
  add(a.other_town, MatchReason::other_town);
  add(a.phone, MatchReason::same_phone);
  add(a.other_phone, MatchReason::other_phone);
  add(a.corporation, MatchReason::same_corporation);
  add(a.other_corporation, MatchReason::other_corporation);
  add(a.other_code, MatchReason::other_code);
  add(a.other_profession, MatchReason::other_profession);
  return reasons;
}

// Both have a number for one kind of service, and not the same.
bool other_number(const std::vector<std::pair<FacilityKind, std::string>>& a,
                  const std::vector<std::pair<FacilityKind, std::string>>& b) {
  for (const auto& [kind, number] : a) {
    for (const auto& [other_kind, other] : b) {
      if (kind == other_kind && !number.empty() && !other.empty() && number != other) return true;
    }
  }
  return false;
}

}  // namespace

MatchCandidate MatchIndex::compare(const Entry& record, const Entry& known, Decision& decision) const {
  Agreement a;
  a.code = share(record.codes, known.codes);
  a.both_coded = !record.codes.empty() && !known.codes.empty() && !a.code;
  for (std::size_t i = 0; i < known.names.size() && !record.names.empty(); ++i) {
    a.name = a.name || known.names[i] == record.names[0];
    a.part = a.part || is_part(known.names[i], record.names[0]);
    a.similar = std::max(a.similar, similarity(known.grams[i], record.grams[0]));
  }
  a.town = !record.town.empty() && record.town == known.town;
  a.other_town = !record.town.empty() && !known.town.empty() && !a.town;
  // A key without numbers is a town, not a door.
  a.address = a.town && record.address == known.address && record.address.size() > record.town.size();
  a.phone = !record.phone.empty() && record.phone == known.phone;
  a.other_phone = !record.phone.empty() && !known.phone.empty() && !a.phone;
  a.corporation = !record.corporation.empty() && record.corporation == known.corporation;
  a.other_corporation = !record.corporation.empty() && !known.corporation.empty() && !a.corporation;
  a.other_code = !a.code && other_number(record.services, known.services);
  const int mine = profession_of(record, record.codes);
  const int theirs = profession_of(known, known.codes);
  a.institutions = mine != 0 && theirs != 0;
  a.other_profession = !a.code && mine != 0 && theirs != 0 && mine != theirs;
  decision = decide(a);
  return {known.facility, score_of(a, decision), reasons_of(a)};
}

MatchResult MatchIndex::find(const MatchSubject& subject) const {
  const Entry record = entry_of(0, subject);
  MatchResult result;
  std::size_t certain = 0;
  const auto weigh = [&](const std::vector<std::uint32_t>& places) {
    for (const std::uint32_t at : places) {
      Decision decision = Decision::fresh;
      MatchCandidate candidate = compare(record, entries_[at], decision);
      if (decision == Decision::fresh) continue;
      certain += decision == Decision::certain;
      if (decision == Decision::certain || result.decision == Decision::fresh) result.decision = decision;
      const auto known =
          std::find_if(result.candidates.begin(), result.candidates.end(),
                       [&](const MatchCandidate& other) { return other.facility == candidate.facility; });
      if (known == result.candidates.end()) result.candidates.push_back(std::move(candidate));
    }
  };
  weigh(agreeing(record));
  if (certain == 0) weigh(alike(record));
  auto& candidates = result.candidates;
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
    // Among the certain ones a code is worth more than any name.
    const auto rank = [](const MatchCandidate& c) {
      return c.score < kCertainScore ? 0 : has(c, MatchReason::same_code) ? 2 : 1;
    };
    return rank(a) != rank(b) ? rank(a) > rank(b) : a.score > b.score;
  });
  // Two facilities that would both be certain: a code decides, else the better one, else a person.
  if (certain > 1 && candidates[0].score == candidates[1].score &&
      has(candidates[0], MatchReason::same_code) == has(candidates[1], MatchReason::same_code)) {
    result.decision = Decision::doubtful;
    for (MatchCandidate& candidate : candidates) {
      if (candidate.score == candidates[0].score) candidate.reasons.push_back(MatchReason::several);
    }
  }
  if (candidates.size() > kShown) candidates.resize(kShown);
  return result;
}

}  // namespace kaname::directory
