// SPDX-License-Identifier: Apache-2.0
#pragma once
// CP932 (Windows-31J, "Shift_JIS" of Windows): files from other programs are read, files for them are
// written. What it cannot say is replaced and reported, character by character; nothing is dropped silently.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kaname::cp932 {

enum class Encoding { utf8, cp932, utf16 };

struct Decoded {
  std::string text;  // UTF-8 without BOM
  Encoding encoding = Encoding::utf8;
  std::size_t replaced = 0;  // bytes that meant nothing and became U+FFFD
};

// Reads CP932 bytes. Both forms of the extension characters are understood (髙 = FBFC and EEE0); user-defined
// characters (外字, F040–F9FC) become U+E000–U+E757.
Decoded decode(std::string_view bytes);

// Text of an uploaded file, whichever way it was saved: with a BOM as that says, valid UTF-8 as such, else
// CP932.
Decoded decode_text(std::string_view bytes);

// Simpler kanji for those that CP932 lacks, from the MJ縮退マップ as CSV (char,codepoint,candidates,…).
class Candidates {
 public:
  explicit Candidates(std::string_view csv);
  // The first candidate that can be written, or 0.
  char32_t find(char32_t c) const;

 private:
  std::unordered_map<char32_t, char32_t> first_;
};

struct Replacement {
  std::string character;    // as it was, with its variation selector
  std::string replacement;  // 〓 when there is nothing near
  std::size_t index = 0;    // in code points from the beginning of the text
};

struct Encoded {
  std::string bytes;
  std::vector<Replacement> replaced;
};

// Writes CP932 as Windows does: extension kanji in the FAxx–FCxx form, 〜 as ～, − as －, ‖ as ∥, — as ―, ¥
// as \. Other characters: the simpler kanji of `candidates`, then the common form of a variant (𠮷 → 吉),
// then 〓.
Encoded encode(std::string_view text, const Candidates* candidates = nullptr);

}  // namespace kaname::cp932
