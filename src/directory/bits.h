// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sets of document numbers. Bits: one bit a document; intersections and counts over 300,000 documents cost microseconds.
// DocSet: what a posting list is; a sorted list while it is thin, bits once it is dense, so that a rare pair of letters
// costs a few bytes and a common one no more than its bits.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace kaname::directory {

using Doc = std::uint32_t;

class Bits {
 public:
  Bits() = default;
  explicit Bits(std::size_t size) : words_((size + 63) / 64) {}

  void set(Doc n) {
    if (n / 64 >= words_.size()) words_.resize(n / 64 + 1);
    words_[n / 64] |= std::uint64_t{1} << (n % 64);
  }
  void clear(Doc n) {
    if (n / 64 < words_.size()) words_[n / 64] &= ~(std::uint64_t{1} << (n % 64));
  }
  bool test(Doc n) const { return n / 64 < words_.size() && (words_[n / 64] >> (n % 64) & 1) != 0; }

  void keep(const Bits& other) {
    if (words_.size() > other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void add(const Bits& other) {
    if (words_.size() < other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void drop(const Bits& other) {
    const std::size_t size = std::min(words_.size(), other.words_.size());
    for (std::size_t i = 0; i < size; ++i) words_[i] &= ~other.words_[i];
  }
  std::size_t count() const;
  // How many are in both.
  std::size_t count_with(const Bits& other) const;

  // Visits the documents in ascending order; stops when `visit` answers false.
  template <class Visit>
  bool each_while(Visit&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        if (!visit(static_cast<Doc>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))))) return false;
      }
    }
    return true;
  }
  template <class Visit>
  void each(Visit&& visit) const {
    each_while([&](Doc doc) { return visit(doc), true; });
  }

 private:
  std::vector<std::uint64_t> words_;
};

class DocSet {
 public:
  // Documents come in ascending order; one that is already the last is not added twice.
  void push(Doc doc) {
    if (count_ > 0 && last_ == doc) return;
    last_ = doc;
    ++count_;
    if (dense_) return bits_.set(doc);
    thin_.push_back(doc);
    // From here on the bits take less room than the list of 32-bit numbers.
    if (thin_.size() > kThin && thin_.size() > doc / 32) thicken();
  }

  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  bool test(Doc doc) const { return dense_ ? bits_.test(doc) : std::binary_search(thin_.begin(), thin_.end(), doc); }
  void add_to(Bits& bits) const {
    if (dense_) return bits.add(bits_);
    for (const Doc doc : thin_) bits.set(doc);
  }
  // Leaves in `bits` only what is in this set.
  void keep_in(Bits& bits) const {
    if (dense_) return bits.keep(bits_);
    Bits both;
    for (const Doc doc : thin_) {
      if (bits.test(doc)) both.set(doc);
    }
    bits = std::move(both);
  }
  std::size_t count_with(const Bits& bits) const {
    if (dense_) return bits_.count_with(bits);
    return static_cast<std::size_t>(std::count_if(thin_.begin(), thin_.end(), [&](Doc d) { return bits.test(d); }));
  }
  template <class Visit>
  void each(Visit&& visit) const {
    if (dense_) return bits_.each(visit);
    for (const Doc doc : thin_) visit(doc);
  }

 private:
  static constexpr std::size_t kThin = 64;

  void thicken() {
    for (const Doc doc : thin_) bits_.set(doc);
    thin_ = {};
    dense_ = true;
  }

  std::vector<Doc> thin_;
  Bits bits_;
  std::size_t count_ = 0;
  Doc last_ = 0;
  bool dense_ = false;
};

}  // namespace kaname::directory
