// SPDX-License-Identifier: Apache-2.0
#include "trust/totp.h"

#include <liboath/oath.h>

#include <array>
#include <stdexcept>

#include "api/url.h"
#include "base/crypto.h"
#include "base/text_fold.h"

namespace kaname::trust {
namespace {

constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view kPaperLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";  // 31
constexpr std::size_t kPaperChars = 16;
constexpr std::size_t kSecretBytes = 20;

// Folded, without spaces and whatever a keyboard makes of a hyphen.
std::string squeezed(std::string_view typed) {
  std::string out;
  const std::string folded = text::nfkc(typed);
  for (const char c : folded) {
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) out += c;
    if (c >= 'a' && c <= 'z') out += static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

}  // namespace

std::string new_totp_secret() { return crypto::random_bytes(kSecretBytes); }

std::string base32(std::string_view bytes) {
  std::string out;
  unsigned held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += kBase32[(held >> static_cast<unsigned>(bits - 5)) & 31U];
  }
  if (bits > 0) out += kBase32[(held << static_cast<unsigned>(5 - bits)) & 31U];
  return out;
}

std::string totp_address(std::string_view secret, std::string_view login, std::string_view issuer) {
  const std::string name = api::percent_encode(issuer);
  return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}", name, api::percent_encode(login), base32(secret),
                     name);
}

std::string totp_code(std::string_view secret, std::int64_t step, unsigned digits) {
  std::array<char, 16> out{};
  const int answer = oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(step), digits, false,
                                        OATH_HOTP_DYNAMIC_TRUNCATION, out.data());
  if (answer != OATH_OK) throw std::runtime_error("liboath made no code");
  return out.data();
}

std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view typed, Timestamp now,
                                          std::int64_t last_step) {
  const std::string code = six_digits(typed);
  if (code.empty()) return std::nullopt;
  const std::int64_t present = now.ms / 1000 / kTotpStepSeconds;
  for (const std::int64_t step : {present, present - 1, present + 1}) {
    if (step > last_step && crypto::constant_time_equal(totp_code(secret, step), code)) return step;
  }
  return std::nullopt;
}

std::string six_digits(std::string_view typed) {
  std::string out = squeezed(typed);
  const bool digits = std::all_of(out.begin(), out.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (out.size() != 6 || !digits) out.clear();
  return out;
}

std::string new_paper_code() {
  std::string out;
  std::size_t made = 0;
  while (made < kPaperChars) {
    for (const char c : crypto::random_bytes(kPaperChars)) {
      const auto value = static_cast<unsigned char>(c) & 31U;
      if (value >= kPaperLetters.size() || made == kPaperChars) continue;  // every letter as likely as another
      if (made > 0 && made % 4 == 0) out += '-';
      out += kPaperLetters[value];
      ++made;
    }
  }
  return out;
}

std::string normal_paper_code(std::string_view typed) {
  std::string out = squeezed(typed);
  const bool fits =
      std::all_of(out.begin(), out.end(), [](char c) { return kPaperLetters.find(c) != kPaperLetters.npos; });
  if (out.size() != kPaperChars || !fits) out.clear();
  return out;
}

std::string paper_code_hash(std::string_view code) {
  return crypto::sha256_hex(fmt::format("kaname paper code\n{}", code));
}

}  // namespace kaname::trust
