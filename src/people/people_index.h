// SPDX-License-Identifier: Apache-2.0
#pragma once
// The persons of an area in memory, ready to be found by name, reading, telephone or number; follows person.changed_seq.
// The same pattern as the directory's index (docs/adr/0003-search-in-memory.md). Whom the caller may find is the caller's
// question: a search is given the persons it may show, or nothing for all.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "directory/text_index.h"
#include "people/fact_codes.h"
#include "people/person.h"
#include "store/transaction.h"

namespace kaname::people {

// What a list shows of a person without reading a table.
struct PersonCard {
  PersonId id;
  std::string name, name_kana, known_as, birth;
  bool birth_about = false;
  Sex sex = Sex::unknown;
  PersonStatus status = PersonStatus::active;
  CareLevel care_level = CareLevel::unknown;
  std::optional<LocalDate> certified_until;
  std::optional<directory::ZoneId> zone_id;
  std::vector<std::string> warnings;
  std::string address;
  LocalDate next_due;  // earliest of the headings
};

struct PeopleQuery {
  std::vector<std::string> words;    // folded; all must match
  std::optional<std::string> birth;  // as stored, or its beginning
  std::string zone;
  std::string kana_row;
  std::optional<PersonStatus> status;  // nothing: at home and in hospital
  bool every_status = false;
  std::optional<LocalDate> due_by;             // something to be confirmed or renewed by then
  std::optional<std::vector<PersonId>> among;  // sorted; nothing: everybody
  std::size_t offset = 0;
  std::size_t limit = 50;
};

struct PeopleHits {
  std::size_t total = 0;
  std::vector<PersonCard> cards;                           // one page in 五十音 order
  std::vector<std::pair<std::string, std::int64_t>> rows;  // 五十音 rows with how many
};

class PeopleIndex {
 public:
  void catch_up(store::Read& tx);
  PeopleHits find(const PeopleQuery& query) const;
  std::optional<PersonCard> card(PersonId id) const;
  // Persons that may be the same one: same birth date and a reading that is nearly the same, or the same insured number.
  std::vector<PersonCard> similar(std::string_view name, std::string_view kana, std::string_view birth,
                                  std::string_view insured_number, std::size_t limit) const;
  std::size_t size() const;

 private:
  struct Entry {
    PersonCard card;
    std::string kana_key, folded_name, folded_kana, insured;
  };
  // What every hit is asked, close together: a common surname has thousands.
  struct Brief {
    std::string_view row;    // of the 五十音
    std::uint32_t rank = 0;  // its place in order_
    PersonStatus status = PersonStatus::active;
    bool alive = true;
  };

  static Entry entry_of(const Person& person, const std::vector<PersonFacts>& known);
  void put(Entry entry, const std::string& text);
  bool matches(directory::Doc doc, const PeopleQuery& query) const;
  void each_candidate(const PeopleQuery& query, const std::function<void(directory::Doc)>& visit) const;
  bool before(directory::Doc a, directory::Doc b) const;
  void put_in_order(std::vector<directory::Doc> added);

  mutable std::shared_mutex mutex_;
  std::int64_t seen_seq_ = -1;
  std::vector<Entry> entries_;
  std::vector<Brief> briefs_;  // as many
  std::unordered_map<std::string, directory::Doc> by_id_;
  std::vector<directory::Doc> order_;  // alive ones in 五十音 order
  directory::TextIndex texts_;
};

class PeopleIndexes {
 public:
  PeopleIndex& of(store::Read& tx);

 private:
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<PeopleIndex>, std::less<>> areas_;
};

}  // namespace kaname::people
