// SPDX-License-Identifier: Apache-2.0
#pragma once
// A set of document numbers as bits: intersections and counts over 300,000 documents cost microseconds.

#include <bit>
#include <cstdint>
#include <vector>

namespace kaname::directory {

class Bits {
 public:
  Bits() = default;
  explicit Bits(std::size_t size) : words_((size + 63) / 64) {}

  void set(std::uint32_t n) {
    if (n / 64 >= words_.size()) words_.resize(n / 64 + 1);
    words_[n / 64] |= std::uint64_t{1} << (n % 64);
  }
  void clear(std::uint32_t n) {
    if (n / 64 < words_.size()) words_[n / 64] &= ~(std::uint64_t{1} << (n % 64));
  }
  bool test(std::uint32_t n) const { return n / 64 < words_.size() && (words_[n / 64] >> (n % 64) & 1) != 0; }

  void keep(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= i < other.words_.size() ? other.words_[i] : 0;
  }
  void add(const Bits& other) {
    if (words_.size() < other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
  }
  std::size_t count() const {
    std::size_t n = 0;
    for (const std::uint64_t word : words_) n += static_cast<std::size_t>(std::popcount(word));
    return n;
  }
  std::size_t count_with(const Bits& other) const {
    std::size_t n = 0;
    const std::size_t size = words_.size() < other.words_.size() ? words_.size() : other.words_.size();
    for (std::size_t i = 0; i < size; ++i) n += static_cast<std::size_t>(std::popcount(words_[i] & other.words_[i]));
    return n;
  }
  template <class Visit>
  void each(Visit&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace kaname::directory
