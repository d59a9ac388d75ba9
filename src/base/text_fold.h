// SPDX-License-Identifier: Apache-2.0
#pragma once
// Search keys and 五十音 order for Japanese names. The stored text is never changed: these answers are
// keys to look up and sort by, computed in C++ so that every database agrees.

#include <string>
#include <string_view>
#include <vector>

namespace kaname::text {

// Unicode NFKC: half-width kana → full, full-width ASCII → half, ㈱ → (株), ① → 1.
std::string nfkc(std::string_view text);

// The search key: NFKC, variant selectors and zero-width characters gone, variant kanji folded, katakana →
// hiragana, small kana → large, ヴィ → び, が between kanji → け (星が丘 = 星ヶ丘), ASCII in lower case, no spaces
// or middle dots; a long vowel or hyphen after kana is gone, elsewhere it is "-".
std::string fold(std::string_view text);

// fold() of an organisation's name without corporation words (医療法人, ㈱ …), for matching facilities. A name
// that holds nothing else keeps its words. "医療法人さくら会 …" keeps さくら会.
std::string fold_name(std::string_view name);

// 五十音 order of a reading (or a name written in kana): ordinary byte order of the answers. Voiced marks, small
// kana and long vowels decide only between otherwise equal readings; corporation words in front do not count;
// what does not begin with kana comes last.
std::string kana_key(std::string_view reading);

// The row under which a reading is listed: "あ" "か" … "わ", or "他" when it does not begin with kana.
std::string_view kana_row(std::string_view reading);

// The distinct two-character pieces of a folded text, in order of appearance; one character gives itself.
std::vector<std::string> bigrams(std::string_view folded);

// Without spaces at both ends: ASCII, full-width, no-break, zero-width.
std::string trim(std::string_view text);

// Full-width digits → ASCII digits; everything else stays.
std::string half_width_digits(std::string_view text);

}  // namespace kaname::text
