// SPDX-License-Identifier: Apache-2.0
#include "base/text_fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unordered_set>

#include "base/utf8.h"
#include "base/variant_table.h"

namespace kaname::text {
namespace {

const icu::Normalizer2& normalizer() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const auto* found = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC data");
    return found;
  }();
  return *instance;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_space(char32_t c) {
  return c <= 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
      c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

// Characters that show nothing: variation selectors (also IVS), zero-width, direction marks, soft hyphen.
bool is_invisible(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180D) ||
      (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF ||
      c == 0xAD;
}

bool is_middle_dot(char32_t c) {
  return c == U'・' || c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x22C5;
}

// ー ‐ ‑ ‒ – — ― − ╴ ─ ━ and ASCII; NFKC has already unified half and full width.
bool is_bar(char32_t c) {
  return c == U'-' || c == U'ー' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0x2501 ||
      c == 0x02D7 || c == 0x2043;
}

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x3096; }

// Kana as they stand after katakana have become hiragana; ヷ ヸ ヹ ヺ have no hiragana of their own.
bool is_kana(char32_t c) { return is_hiragana(c) || (c >= 0x30F7 && c <= 0x30FA); }

bool is_kanji(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF) ||
      (c >= 0xF900 && c <= 0xFAFF) || c == U'々' || c == U'〆';
}

char32_t to_hiragana(char32_t c) { return c >= 0x30A1 && c <= 0x30F6 ? c - 0x60 : c; }

char32_t large_kana(char32_t c) {
  switch (c) {
    case U'ぁ':
    case U'ぃ':
    case U'ぅ':
    case U'ぇ':
    case U'ぉ':
    case U'っ':
    case U'ゃ':
    case U'ゅ':
    case U'ょ':
    case U'ゎ': return c + 1;
    case U'ゕ': return U'か';
    case U'ゖ': return U'け';
    default: return c;
  }
}

// Without ゛ and ゜: が → か, ぱ → は, ゔ → う.
char32_t unvoiced(char32_t c) {
  if (c >= U'か' && c <= U'ぢ') return c % 2 == U'が' % 2 ? c - 1 : c;
  if (c >= U'つ' && c <= U'ど') return c % 2 == U'づ' % 2 ? c - 1 : c;
  if (c >= U'は' && c <= U'ぽ') return c - (c - U'は') % 3;
  return c == U'ゔ' ? U'う' : c;
}

// NFKC turns a spacing ゛ into a space and a mark: make it a combining mark first, so that カ゛ becomes ガ.
std::string join_sound_marks(std::string_view text) {
  std::string out(text);
  const auto replace_all = [&out](std::string_view from, std::string_view to) {
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size())) {
      out.replace(at, from.size(), to);
    }
  };
  replace_all("\u309B", "\u3099");
  replace_all("\u309C", "\u309A");
  return out;
}

// NFKC as code points, without what shows nothing, spaces and middle dots; katakana as hiragana.
std::u32string plain_code_points(std::string_view text) {
  const std::string joined = join_sound_marks(text);
  std::u32string out = code_points(nfkc(joined));
  const auto drop = [](char32_t c) {
    return is_space(c) || is_invisible(c) || is_middle_dot(c) || c == 0x3099 || c == 0x309A;
  };
  out.erase(std::remove_if(out.begin(), out.end(), drop), out.end());
  for (char32_t& c : out) c = to_hiragana(c);
  return out;
}

// ヴァ ヴィ ヴ ヴェ ヴォ ヴュ as ば び ぶ べ ぼ びゅ. Answers how many code points were read.
std::size_t append_v_sound(std::string& out, char32_t next) {
  switch (next) {
    case U'ぁ': append_code_point(out, U'ば'); return 2;
    case U'ぃ': append_code_point(out, U'び'); return 2;
    case U'ぇ': append_code_point(out, U'べ'); return 2;
    case U'ぉ': append_code_point(out, U'ぼ'); return 2;
    case U'ゅ': append_code_point(out, U'び'); return 1;
    default: append_code_point(out, U'ぶ'); return 1;
  }
}

char32_t fold_one(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c < 0x80) return c;
  if (is_hiragana(c)) return large_kana(c);
  if (is_kana(c)) return U"ばびべぼ"[c - 0x30F7];
  return is_kanji(c) ? fold_variant(c) : c;
}

// Whether the bar at `at`, or the run of bars it ends, stands after kana: "サーバ－" and "サーバ" are one word,
// while "1-2" and "四ー" keep their bars.
bool follows_kana(std::u32string_view plain, std::size_t at) {
  while (at > 0 && is_bar(plain[at - 1])) --at;
  return at > 0 && is_kana(plain[at - 1]);
}

// Appends the key of what stands at `at`; answers how many code points were read.
std::size_t append_folded(std::string& out, std::u32string_view plain, std::size_t at) {
  const char32_t c = plain[at], next = at + 1 < plain.size() ? plain[at + 1] : 0;
  if (c == U'ゔ') return append_v_sound(out, next);
  if (is_bar(c)) {
    if (!follows_kana(plain, at)) out += '-';
    return 1;
  }
  const bool joins_kanji = c == U'が' && at > 0 && is_kanji(plain[at - 1]) && is_kanji(next);
  append_code_point(out, joins_kanji ? U'け' : fold_one(c));
  return 1;
}

std::string fold_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c <= ' ' || c == 0x7F) continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

// Folded corporation words, those that hold others first.
constexpr std::string_view kCorporationWords[] = {"特定非営利活動法人",
                                                  "地方独立行政法人",
                                                  "独立行政法人",
                                                  "国立大学法人",
                                                  "特定医療法人社団",
                                                  "特定医療法人財団",
                                                  "特定医療法人",
                                                  "社会医療法人社団",
                                                  "社会医療法人財団",
                                                  "社会医療法人",
                                                  "医療法人社団",
                                                  "医療法人財団",
                                                  "医療法人",
                                                  "社会福祉法人",
                                                  "一般社団法人",
                                                  "一般財団法人",
                                                  "公益社団法人",
                                                  "公益財団法人",
                                                  "認定npo法人",
                                                  "npo法人",
                                                  "社団法人",
                                                  "財団法人",
                                                  "学校法人",
                                                  "宗教法人",
                                                  "更生保護法人",
                                                  "株式会社",
                                                  "有限会社",
                                                  "合同会社",
                                                  "合資会社",
                                                  "合名会社",
                                                  "(特定非営利活動法人)",
                                                  "(医療法人)",
                                                  "(医社)",
                                                  "(医財)",
                                                  "(社福)",
                                                  "(特非)",
                                                  "(一社)",
                                                  "(一財)",
                                                  "(公社)",
                                                  "(公財)",
                                                  "(株)",
                                                  "(有)",
                                                  "(同)",
                                                  "(資)",
                                                  "(名)",
                                                  "(医)",
                                                  "(福)",
                                                  "(社)",
                                                  "(財)",
                                                  "(学)",
                                                  "(宗)",
                                                  "(独)"};

// Their readings (folded), as they stand in front of the reading of a name.
constexpr std::string_view kCorporationReadings[] = {"とくていひえいりかつどうほうじん",
                                                     "ちほうどくりつぎようせいほうじん",
                                                     "どくりつぎようせいほうじん",
                                                     "こくりつだいがくほうじん",
                                                     "いりようほうじんしやだん",
                                                     "いりようほうじんざいだん",
                                                     "いりようほうじん",
                                                     "しやかいいりようほうじん",
                                                     "しやかいふくしほうじん",
                                                     "いつぱんしやだんほうじん",
                                                     "いつぱんざいだんほうじん",
                                                     "こうえきしやだんほうじん",
                                                     "こうえきざいだんほうじん",
                                                     "がつこうほうじん",
                                                     "かぶしきがいしや",
                                                     "かぶしきかいしや",
                                                     "ゆうげんがいしや",
                                                     "ゆうげんかいしや",
                                                     "ごうどうがいしや",
                                                     "ごうどうかいしや",
                                                     "えぬぴおほうじん"};

void remove_all(std::string& text, std::string_view word) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at)) text.erase(at, word.size());
}

// What is left of a reading without corporation words: in words (㈱さくら) or read aloud in front.
std::string reading_body(std::string_view reading) {
  std::string folded = fold_name(reading);
  for (const std::string_view word : kCorporationReadings) {
    if (folded.size() > word.size() && std::string_view(folded).substr(0, word.size()) == word) {
      return folded.substr(word.size());
    }
  }
  return folded;
}

char32_t first_code_point(std::string_view text) { return text.empty() ? 0 : code_point_at(text, 0).value; }

// A reading keeps ヴ apart from ブ: ヴィラ stands under ウ. fold() alone would put it under ひ.
std::string keep_v(std::string_view reading) {
  std::string out = nfkc(join_sound_marks(reading));
  for (const std::string_view v : {"ヴ", "ゔ"}) {
    for (auto at = out.find(v); at != std::string::npos; at = out.find(v, at)) out.replace(at, v.size(), "ウ");
  }
  return out;
}

}  // namespace

std::string nfkc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  if (normalizer().isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return std::string(text);
  std::string out;
  out.reserve(text.size() + 16);
  icu::StringByteSink<std::string> sink(&out);
  status = U_ZERO_ERROR;
  normalizer().normalizeUTF8(0, piece, sink, nullptr, status);
  if (U_FAILURE(status)) return std::string(text);
  return out;
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return fold_ascii(text);
  const std::u32string plain = plain_code_points(text);
  std::string out;
  out.reserve(plain.size() * 3);
  for (std::size_t i = 0; i < plain.size();) i += append_folded(out, plain, i);
  return out;
}

std::string fold_name(std::string_view name) {
  const std::string whole = fold(name);
  std::string body = whole;
  for (const std::string_view word : kCorporationWords) remove_all(body, word);
  return body.empty() ? whole : body;
}

std::string kana_key(std::string_view reading) {
  const std::string body = reading_body(keep_v(reading));
  std::string first_level;
  first_level.reserve(body.size() * 2 + 4);
  if (kana_row(reading) == "他") append_code_point(first_level, U'～');  // after every kana
  for (std::size_t at = 0; at < body.size();) {
    const CodePoint c = code_point_at(body, at);
    append_code_point(first_level, unvoiced(c.value));
    at += c.bytes;
  }
  // Second level: the reading as written, so that ハ ﾊﾞ パ and ッ ツ keep one order. A space sorts below kana.
  first_level += ' ';
  for (const char32_t c : plain_code_points(reading)) append_code_point(first_level, c);
  return first_level;
}

std::string_view kana_row(std::string_view reading) {
  const char32_t c = unvoiced(first_code_point(reading_body(keep_v(reading))));
  if (!is_hiragana(c)) return "他";
  struct Row {
    char32_t last;
    std::string_view name;
  };
  static constexpr std::array<Row, 10> kRows{{{U'お', "あ"},
                                              {U'ご', "か"},
                                              {U'ぞ', "さ"},
                                              {U'ど', "た"},
                                              {U'の', "な"},
                                              {U'ぽ', "は"},
                                              {U'も', "ま"},
                                              {U'よ', "や"},
                                              {U'ろ', "ら"},
                                              {U'ん', "わ"}}};
  for (const Row& row : kRows) {
    if (c <= row.last) return row.name;
  }
  return "他";
}

std::vector<std::string> bigrams(std::string_view folded) {
  std::vector<std::string> out;
  std::unordered_set<std::string_view> seen;
  std::size_t start = 0, middle = 0;
  for (std::size_t at = 0; at < folded.size();) {
    at += code_point_at(folded, at).bytes;
    if (middle > 0) {
      const std::string_view pair = folded.substr(start, at - start);
      if (seen.insert(pair).second) out.emplace_back(pair);
      start = middle;
    }
    middle = at;
  }
  if (out.empty() && !folded.empty()) out.emplace_back(folded);
  return out;
}

std::string trim(std::string_view text) {
  std::size_t begin = text.size(), end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_space(c.value) && c.value != 0x200B && c.value != 0xFEFF) {
      begin = std::min(begin, at);
      end = at + c.bytes;
    }
    at += c.bytes;
  }
  return begin < end ? std::string(text.substr(begin, end - begin)) : std::string();
}

std::string half_width_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (c.value >= U'０' && c.value <= U'９') out += static_cast<char>('0' + (c.value - U'０'));
    else out += text.substr(at, c.bytes);
    at += c.bytes;
  }
  return out;
}

}  // namespace kaname::text
