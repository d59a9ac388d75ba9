// SPDX-License-Identifier: Apache-2.0
#include "trust/password.h"

#include <sodium.h>

#include <chrono>
#include <mutex>
#include <stdexcept>

#include "base/crypto.h"
#include "base/text_fold.h"

namespace kaname::trust {
namespace {

// OWASP's lower Argon2id setting (19 MiB, one lane) with three passes instead of two. libsodium's INTERACTIVE preset takes
// 64 MiB, two thirds of what the whole program may use.
constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemory = 19 * 1024 * 1024;

// Above this wait a flood of sign-ins is turned away instead of filling the pool.
constexpr auto kLongestWait = std::chrono::seconds(4);

// One hash at a time, so that memory stays bounded whatever arrives.
std::timed_mutex& hashing() {
  static std::timed_mutex mutex;
  return mutex;
}

void ensure_sodium() {
  static const int ready = sodium_init();
  if (ready < 0) throw std::runtime_error("libsodium cannot start");
}

std::string hash_now(std::string_view normal) {
  ensure_sodium();
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str(out.data(), normal.data(), normal.size(), kPasses, kMemory) != 0) {
    throw std::runtime_error("no memory to hash a password");
  }
  return out.data();
}

// What people build passwords from when they are asked for a long one.
constexpr std::string_view kCommonParts[] = {
    "password",   "passw0rd",      "passwort",     "qwertyuiop", "asdfghjkl",  "zxcvbnm",    "qwerty",
    "asdfgh",     "qazwsxedc",     "1qaz2wsx3edc", "1q2w3e4r",   "1qaz2wsx",   "iloveyou",   "letmein",
    "welcome",    "monkey",        "dragon",       "sunshine",   "football",   "baseball",   "princess",
    "admin",      "administrator", "root",         "user",       "test",       "guest",      "login",
    "secret",     "master",        "changeme",     "default",    "kaname",     "himitsu",    "pasuwado",
    "sakura",     "nihon",         "japan",        "kaigo",      "iryou",      "renkei",     "zaitaku",
    "パスワード", "ぱすわーど",    "ひみつ",       "さくら",     "あいうえお", "アイウエオ", "いろはにほへと"};

void erase_all(std::string& text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) text.erase(at, part.size());
}

// Without runs of four or more that go up or down by one: 12345, fedc.
std::string without_runs(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    const int step = end < text.size() ? text[end] - text[at] : 0;
    if (step == 1 || step == -1) {
      while (end < text.size() && text[end] - text[end - 1] == step) ++end;
    }
    // "7890" goes on past nine on every keyboard.
    if (end - at >= 3 && step == 1 && text[end - 1] == '9' && end < text.size() && text[end] == '0') ++end;
    if (end - at < 4) {
      out += text[at];
      end = at + 1;
    }
    at = end;
  }
  return out;
}

std::string without_years(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view head = text.substr(at, 4);
    if (head.size() == 4 && (head.starts_with("19") || head.starts_with("20")) && is_digit(head[2]) &&
        is_digit(head[3])) {
      at += 4;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

bool repeats(const std::vector<std::string_view>& chars) {
  for (std::size_t period = 1; period <= 4; ++period) {
    bool same = true;
    for (std::size_t i = period; i < chars.size() && same; ++i) same = chars[i] == chars[i - period];
    if (same) return true;
  }
  return false;
}

std::string small_letters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// Little is left when the usual parts are taken away.
bool is_common(const std::string& normal) {
  std::string rest = small_letters(normal);
  for (const std::string_view part : kCommonParts) erase_all(rest, part);
  rest = without_years(without_runs(rest));
  return characters(rest).size() < 6;
}

}  // namespace

std::string normal_password(std::string_view typed) { return text::nfkc(typed); }

std::string_view password_fault(std::string_view typed, std::string_view login) {
  const std::string normal = normal_password(typed);
  const auto chars = characters(normal);
  if (chars.size() < kMinPasswordChars) return "password_too_short";
  if (chars.size() > kMaxPasswordChars) return "password_too_long";
  if (repeats(chars)) return "password_repeats";
  if (login.size() >= 3 && small_letters(normal).find(small_letters(std::string(login))) != std::string::npos) {
    return "password_has_login";
  }
  if (is_common(normal)) return "password_common";
  return {};
}

Result<std::string> hash_password(std::string_view typed) {
  const std::unique_lock lock(hashing(), kLongestWait);
  if (!lock) return fail(Problem::unavailable, "busy");
  return hash_now(normal_password(typed));
}

Result<bool> verify_password(std::string_view hash, std::string_view typed) {
  const std::unique_lock lock(hashing(), kLongestWait);
  if (!lock) return fail(Problem::unavailable, "busy");
  static const std::string nobody = hash_now(crypto::random_bytes(32));
  const std::string against(hash.empty() ? std::string_view(nobody) : hash);
  const std::string normal = normal_password(typed);
  const bool same = crypto_pwhash_str_verify(against.c_str(), normal.data(), normal.size()) == 0;
  return same && !hash.empty();
}

bool needs_rehash(const std::string& hash) {
  ensure_sodium();
  return crypto_pwhash_str_needs_rehash(hash.c_str(), kPasses, kMemory) != 0;
}

std::string first_password() {
  // Syllables that are heard and spelled in one way only (no shi/si, fu/hu).
  constexpr std::array<std::string_view, 32> syllables = {
      "ka", "ki", "ku", "ke", "ko", "sa", "se", "so", "ta", "te", "to", "na", "ni", "nu", "ne", "no",
      "ha", "he", "ho", "ma", "mi", "mu", "me", "mo", "ya", "yu", "yo", "ra", "ri", "ru", "re", "ro"};
  const std::string random = crypto::random_bytes(12);
  std::string out;
  for (std::size_t i = 0; i < 8; ++i) {
    out += syllables[static_cast<unsigned char>(random[i]) % 32];
    if (i % 2 == 1) out += '-';
  }
  for (std::size_t i = 8; i < 12; ++i) out += static_cast<char>('2' + static_cast<unsigned char>(random[i]) % 8);
  return out;
}

}  // namespace kaname::trust
