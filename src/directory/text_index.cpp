// SPDX-License-Identifier: Apache-2.0
#include "directory/text_index.h"

#include <cstring>

#include "base/utf8.h"

namespace kaname::directory {
namespace {

// Words that are kept; at 300,000 documents each takes 40 to 80 kB.
constexpr std::size_t kKept = 512;
// Stands after the only letter of a field of one letter, so that it is in some pair.
constexpr char32_t kAlone = 0;

// Code points of a folded text; they are the letters of the pairs.
std::vector<char32_t> letters(std::string_view folded) {
  std::vector<char32_t> out;
  out.reserve(folded.size() / 2);
  for (std::size_t i = 0; i < folded.size();) {
    const text::CodePoint point = text::code_point_at(folded, i);
    out.push_back(point.value);
    i += point.bytes;
  }
  return out;
}

std::uint64_t gram(char32_t a, char32_t b) { return static_cast<std::uint64_t>(a) << 32 | b; }

std::size_t place_in(std::string_view text, std::string_view part) {
  if (text.empty() || part.empty()) return part.empty() ? 0 : std::string_view::npos;  // memmem takes no null pointer
  const void* at = memmem(text.data(), text.size(), part.data(), part.size());
  return at == nullptr ? std::string_view::npos : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
}

std::string kept_key(std::string_view word, bool professional) {
  return std::string(professional ? "p" : "e").append(word);
}

}  // namespace

void TextIndex::Part::add(Doc doc, std::string_view text) {
  const std::vector<char32_t> chars = letters(text);
  const auto push = [&](char32_t a, char32_t b) {
    const auto [place, fresh] = grams.try_emplace(gram(a, b), static_cast<std::uint32_t>(sets.size()));
    if (fresh) sets.emplace_back();
    sets[place->second].push(doc);
  };
  for (std::size_t i = 0; i < chars.size(); ++i) {
    if (chars[i] == U' ') continue;  // a space parts the fields
    const bool last = i + 1 == chars.size() || chars[i + 1] == U' ';
    if (!last) push(chars[i], chars[i + 1]);
    if (last && (i == 0 || chars[i - 1] == U' ')) push(chars[i], kAlone);
  }
}

const DocSet* TextIndex::Part::find(char32_t a, char32_t b) const {
  const auto found = grams.find(gram(a, b));
  return found == grams.end() ? nullptr : &sets[found->second];
}

Bits TextIndex::Part::candidates(const std::vector<char32_t>& word) const {
  Bits out;
  if (word.size() == 1) {
    for (const auto& [pair, place] : grams) {
      if (pair >> 32 == word[0] || (pair & 0xFFFFFFFF) == word[0]) sets[place].add_to(out);
    }
    return out;
  }
  std::vector<const DocSet*> all;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    const DocSet* set = find(word[i], word[i + 1]);
    if (set == nullptr) return out;
    all.push_back(set);
  }
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->size() < b->size(); });
  all[0]->add_to(out);
  for (std::size_t i = 1; i < all.size(); ++i) all[i]->keep_in(out);
  return out;
}

std::string_view TextIndex::stored(std::string_view text) {
  if (text.empty()) return {};
  char* copy = static_cast<char*>(memory_->allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

void TextIndex::add(Doc doc, std::string_view everyone, std::string_view professional) {
  Text text;
  text.everyone = stored(everyone);
  text.professional = stored(professional);
  text.name = text.everyone.substr(0, std::min(text.everyone.find(' '), text.everyone.size()));
  texts_.push_back(text);
  everyone_.add(doc, everyone);
  professional_.add(doc, professional);
  for (auto& [key, kept] : kept_) note(*kept.hits, doc, text, std::string_view(key).substr(1), key[0] == 'p');
}

void TextIndex::note(WordHits& hits, Doc doc, const Text& text, std::string_view word, bool professional) {
  const std::size_t at = place_in(text.everyone, word);
  if (at == std::string_view::npos) {
    if (professional && place_in(text.professional, word) != std::string_view::npos) hits.found.push(doc);
    return;
  }
  hits.found.push(doc);
  if (at >= text.name.size()) return;
  hits.named.push(doc);
  if (at == 0) hits.leading.push(doc);
  if (at == 0 && word.size() == text.name.size()) hits.exact.push(doc);
}

std::shared_ptr<WordHits> TextIndex::look(std::string_view word, bool professional) const {
  auto hits = std::make_shared<WordHits>();
  const std::vector<char32_t> chars = letters(word);
  if (chars.empty()) return hits;
  Bits candidates = everyone_.candidates(chars);
  if (professional) candidates.add(professional_.candidates(chars));
  candidates.each([&](Doc doc) { note(*hits, doc, texts_[doc], word, professional); });
  return hits;
}

void TextIndex::keep(std::string key, std::shared_ptr<WordHits> hits) const {
  const std::lock_guard lock(kept_mutex_);
  if (kept_.size() >= kKept) {
    // Words that nobody has asked for since the last sweep go; when all were asked for, all go.
    const std::size_t before = kept_.size();
    for (auto one = kept_.begin(); one != kept_.end();) {
      one = std::exchange(one->second.used, false) ? std::next(one) : kept_.erase(one);
    }
    if (kept_.size() == before) kept_.clear();
  }
  kept_.insert_or_assign(std::move(key), Kept{std::move(hits), true});
}

std::shared_ptr<const WordHits> TextIndex::find(std::string_view word, bool professional) const {
  std::string key = kept_key(word, professional);
  {
    const std::lock_guard lock(kept_mutex_);
    const auto found = kept_.find(key);
    if (found != kept_.end()) {
      found->second.used = true;
      return found->second.hits;
    }
  }
  std::shared_ptr<WordHits> hits = look(word, professional);
  keep(std::move(key), hits);
  return hits;
}

void TextIndex::clear() {
  texts_.clear();
  everyone_ = {};
  professional_ = {};
  memory_->release();
  const std::lock_guard lock(kept_mutex_);
  kept_.clear();
}

}  // namespace kaname::directory
