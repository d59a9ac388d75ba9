// SPDX-License-Identifier: Apache-2.0
#pragma once
// Folded texts of documents, found by any piece of them. Pairs of neighbouring letters name the candidates; the text
// itself decides. What a word found is kept, and every new document is tried against the kept words: the next question
// with the same word costs nothing, and it never goes stale. Callers keep writers apart from readers; readers may be many.

#include <boost/unordered/unordered_flat_map.hpp>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "directory/bits.h"

namespace kaname::directory {

// What one word found.
struct WordHits {
  DocSet found;                  // anywhere in the text
  DocSet named, leading, exact;  // … in the name, at its beginning, as the whole name
};

class TextIndex {
 public:
  TextIndex() = default;
  TextIndex(const TextIndex&) = delete;
  TextIndex& operator=(const TextIndex&) = delete;

  // `doc` must be the number of documents so far. Fields are parted by a space, which no folded text holds; the first
  // field of `everyone` is the name. `professional` is found only by those who may see it.
  void add(Doc doc, std::string_view everyone, std::string_view professional);
  // Documents that hold the folded word.
  std::shared_ptr<const WordHits> find(std::string_view word, bool professional) const;
  void clear();

 private:
  using Grams = boost::unordered_flat_map<std::uint64_t, std::uint32_t>;  // two letters → place in sets
  struct Text {
    std::string_view name, everyone, professional;
  };
  struct Kept {
    std::shared_ptr<WordHits> hits;
    bool used = true;
  };

  // One audience's texts as pairs of letters.
  struct Part {
    Grams grams;
    std::vector<DocSet> sets;

    void add(Doc doc, std::string_view text);
    const DocSet* find(char32_t a, char32_t b) const;
    // Documents that have every pair of the word; exact for words of one or two letters.
    Bits candidates(const std::vector<char32_t>& word) const;
  };

  static void note(WordHits& hits, Doc doc, const Text& text, std::string_view word, bool professional);
  std::shared_ptr<WordHits> look(std::string_view word, bool professional) const;
  void keep(std::string key, std::shared_ptr<WordHits> hits) const;
  std::string_view stored(std::string_view text);

  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_ =
      std::make_unique<std::pmr::monotonic_buffer_resource>();
  std::vector<Text> texts_;
  Part everyone_, professional_;
  mutable std::mutex kept_mutex_;
  mutable std::unordered_map<std::string, Kept> kept_;  // by audience letter and word
};

}  // namespace kaname::directory
