// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether a record of an outside source tells of a facility that is known already. Pure rules over keys in memory: a code
// that agrees, or an equal name that town or telephone bear out, is certain; what only looks alike goes to a person; the
// rest is new. Nothing is merged here.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "directory/facility.h"
#include "directory/source_record.h"

namespace kaname::directory {

enum class MatchReason {
  same_code,
  same_name,
  name_part,
  similar_name,
  same_address,
  same_town,
  same_phone,
  same_corporation,
  other_town,
  other_name,
  other_phone,
  other_code,
  other_corporation,
  other_profession,
  several
};
inline constexpr auto kMatchReasons = std::to_array<model::Option>({
    {"same_code", "番号が同じ", "Same number"},
    {"same_name", "名称が同じ", "Same name"},
    {"name_part", "名称が一方に含まれる", "One name holds the other"},
    {"similar_name", "名称が似ている", "Similar name"},
    {"same_address", "住所が同じ", "Same address"},
    {"same_town", "町が同じ", "Same town"},
    {"same_phone", "電話番号が同じ", "Same telephone"},
    {"same_corporation", "法人番号が同じ", "Same corporation"},
    {"other_town", "町が違う", "Other town"},
    {"other_name", "名称が違う", "Other name"},
    {"other_phone", "電話番号が違う", "Other telephone"},
    {"other_code", "同じサービスの番号が違う", "Other number for the same service"},
    {"other_corporation", "法人番号が違う", "Other corporation"},
    {"other_profession", "医科・歯科・薬局の別が違う", "Other profession"},
    {"several", "同じくらい似たものがほかにもある", "Others are as near"},
});
constexpr const auto& options(model::Tag<MatchReason>) { return kMatchReasons; }
constexpr std::string_view choice_name(model::Tag<MatchReason>) { return "MatchReason"; }

enum class Decision { certain, doubtful, fresh };

// What the rules look at, of a facility or of a record.
struct MatchSubject {
  std::string name;
  std::string alternate_name;                                  // former and short names match like the name
  std::vector<std::pair<FacilityKind, std::string>> services;  // kind and office number (may be empty)
  FacilityKind kind = FacilityKind::other;
  std::string medical_number;  // 7 or 10 digits
  std::string corporation_number;
  std::string address;
  std::string phone;
};
MatchSubject subject_of(const SourceRecord& record);
MatchSubject subject_of(const Facility& facility, const std::vector<Service>& services);

struct MatchCandidate {
  std::size_t facility = 0;  // the number the caller gave to add()
  int score = 0;             // 0 … 100, for the order of the queue
  std::vector<MatchReason> reasons;

  bool operator==(const MatchCandidate&) const = default;
};

struct MatchResult {
  Decision decision = Decision::fresh;
  std::vector<MatchCandidate> candidates;  // best first, at most five; certain: the first is it
};

// The keys of all known facilities. Filled once, asked often: a lookup costs microseconds whatever the number.
class MatchIndex {
 public:
  // `prefecture` ("27") completes medical numbers of seven digits; the names complete addresses without them.
  MatchIndex(std::string prefecture_code, std::string prefecture, std::string municipality)
      : prefecture_code_(std::move(prefecture_code)),
        prefecture_(std::move(prefecture)),
        municipality_(std::move(municipality)) {}

  void add(std::size_t facility, const MatchSubject& subject);
  MatchResult find(const MatchSubject& subject) const;
  std::size_t size() const { return entries_.size(); }

 private:
  using Grams = std::vector<std::uint32_t>;  // hashes of the bigrams of a folded name, sorted

  struct Entry {
    std::size_t facility = 0;
    std::vector<std::string> names;  // folded
    std::vector<Grams> grams;        // of each name
    std::vector<std::string> codes;  // ten characters
    std::vector<std::pair<FacilityKind, std::string>> services;
    FacilityKind kind = FacilityKind::other;
    std::string corporation;
    std::string address;  // whole key
    std::string town;     // its part before the first number
    std::string phone;    // digits
  };
  using Places = std::unordered_map<std::string, std::vector<std::uint32_t>>;

  Entry entry_of(std::size_t facility, const MatchSubject& subject) const;
  std::string full_medical_number(const MatchSubject& subject) const;
  std::vector<std::uint32_t> agreeing(const Entry& record) const;
  std::vector<std::uint32_t> alike(const Entry& record) const;
  MatchCandidate compare(const Entry& record, const Entry& known, Decision& decision) const;

  std::string prefecture_code_;
  std::string prefecture_;
  std::string municipality_;
  std::vector<Entry> entries_;
  Places by_code_;
  Places by_name_;
  Places by_phone_;
  Places by_town_;
};

}  // namespace kaname::directory
