// SPDX-License-Identifier: Apache-2.0
#pragma once
// Random numbers that are the same on every machine (the distributions of <random> are not): splitmix64, Steele 2014.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/crypto.h"
#include "base/id.h"

namespace kaname::simulate {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }
  // 0 … n-1.
  std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(next() % n); }
  int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low) + 1)); }
  bool chance(double probability) { return static_cast<double>(next() >> 11) * 0x1.0p-53 < probability; }
  // Around `middle`, three sixths of the way to `spread` on either side.
  int around(int middle, int spread) { return middle + (between(-spread, spread) + between(-spread, spread)) / 2; }
  template <class Table>
  const auto& of(const Table& table) {
    return table[below(std::size(table))];
  }

 private:
  std::uint64_t state_;
};

// The name of an act of a simulation: the same seed and number give the same, so the same journal comes out.
inline std::string act_key(std::uint64_t seed, std::uint64_t number) {
  const auto hash = crypto::sha256("simulated act " + std::to_string(seed) + " " + std::to_string(number));
  Uuid uuid;
  std::copy(hash.begin(), hash.begin() + 16, uuid.bytes.begin());
  uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0F) | 0x70);
  uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3F) | 0x80);
  return uuid.text();
}

}  // namespace kaname::simulate
