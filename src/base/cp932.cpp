// SPDX-License-Identifier: Apache-2.0
#include "base/cp932.h"

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

#include "base/csv.h"
#include "base/utf8.h"
#include "base/variant_table.h"

namespace kaname::cp932 {
namespace {

using text::append_code_point;
using text::kReplacement;

constexpr std::uint16_t kNoCode = 0;
constexpr std::uint16_t kGeta = 0x81AC;  // 〓

bool is_lead(unsigned char c) { return (c >= 0x81 && c <= 0x9F) || (c >= 0xE0 && c <= 0xFC); }

bool is_trail(unsigned c) { return c >= 0x40 && c <= 0xFC && c != 0x7F; }

// Which of several codes of one character Windows writes: JIS X 0208, then NEC row 13, then the IBM
// extensions, then those selected by NEC.
int rank(std::uint16_t code) {
  const int lead = code >> 8;
  if (lead == 0x87) return 1;
  if (lead >= 0xFA) return 2;
  return lead == 0xED || lead == 0xEE ? 3 : 0;
}

struct Tables {
  std::array<char16_t, 65536> to_unicode{};         // 0: nothing
  std::array<std::uint16_t, 65536> from_unicode{};  // kNoCode: nothing
};

// The character of a double-byte code, 0 for none.
char16_t ask_icu(UConverter* converter, std::uint16_t code) {
  const char bytes[] = {static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
  std::array<UChar, 4> units{};
  UErrorCode status = U_ZERO_ERROR;
  const int n = ucnv_toUChars(converter, units.data(), 4, bytes, 2, &status);
  return U_SUCCESS(status) && n == 1 && units[0] >= 0x80 && units[0] != kReplacement ? units[0] : u'\0';
}

void add_code(Tables& tables, std::uint16_t code, char16_t c) {
  if (c == 0) return;
  tables.to_unicode[code] = c;
  if (c >= 0xE000 && c <= 0xF8FF) return;  // 外字 look different in every house
  std::uint16_t& known = tables.from_unicode[c];
  if (known == kNoCode || rank(code) < rank(known)) known = code;
}

void fill(Tables& tables, UConverter* converter) {
  for (unsigned code = 0x8140; code <= 0xFCFC; ++code) {
    const bool shaped = is_lead(static_cast<unsigned char>(code >> 8)) && is_trail(code & 0xFF);
    const auto narrow = static_cast<std::uint16_t>(code);
    if (shaped) add_code(tables, narrow, ask_icu(converter, narrow));
  }
  // Characters that Unicode has twice, where Windows and others chose differently.
  constexpr std::array<std::pair<char16_t, char16_t>, 11> kTwins{{{u'〜', u'～'},
                                                                  {u'−', u'－'},
                                                                  {u'‖', u'∥'},
                                                                  {u'¢', u'￠'},
                                                                  {u'£', u'￡'},
                                                                  {u'¬', u'￢'},
                                                                  {u'¦', u'￤'},
                                                                  {u'—', u'―'},
                                                                  {u'–', u'―'},
                                                                  {u'‾', u'￣'},
                                                                  {u'‑', u'‐'}}};
  for (const auto& [other, windows] : kTwins) tables.from_unicode[other] = tables.from_unicode[windows];
  tables.from_unicode[u'¥'] = '\\';
  tables.from_unicode[0xA0] = ' ';
  for (char16_t c = 1; c < 0x80; ++c) tables.from_unicode[c] = c;
  for (char16_t c = 0xFF61; c <= 0xFF9F; ++c) {
    tables.from_unicode[c] = static_cast<std::uint16_t>(c - 0xFF61 + 0xA1);
  }
}

const Tables& tables() {
  static const std::unique_ptr<const Tables> built = [] {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open("ibm-943_P15A-2003", &status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no converter for Windows-31J");
    auto out = std::make_unique<Tables>();
    fill(*out, converter);
    ucnv_close(converter);
    return out;
  }();
  return *built;
}

std::uint16_t code_of(char32_t c) { return c > 0 && c < 0x10000 ? tables().from_unicode[c] : kNoCode; }

std::string code_bytes(std::uint16_t code) {
  std::string out;
  if (code > 0xFF) out += static_cast<char>(code >> 8);
  out += static_cast<char>(code & 0xFF);
  return out;
}

bool is_selector(char32_t c) { return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF); }

bool is_zero_width(char32_t c) { return (c >= 0x200B && c <= 0x200D) || c == 0xFEFF || c == 0x2060; }

// か and a combining ゛ as が, which files from macOS hold; 0 when the two are not one character.
char32_t composed(char32_t c, char32_t mark) {
  if (mark != 0x3099 && mark != 0x309A) return 0;
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  const UChar32 pair = U_SUCCESS(status) ? nfc->composePair(static_cast<UChar32>(c), static_cast<UChar32>(mark)) : -1;
  return pair > 0 ? static_cast<char32_t>(pair) : 0;
}

// The nearest character that can be written; 0 when there is none.
char32_t nearest(char32_t c, const Candidates* candidates) {
  const char32_t candidate = candidates != nullptr ? candidates->find(c) : 0;
  if (candidate != 0) return candidate;
  const char32_t common = text::fold_variant(c);
  return common != c && code_of(common) != kNoCode ? common : 0;
}

// What is written instead of a character that has no code: nothing for what has no width, else the nearest or
// 〓.
std::string substitute(char32_t c, const Candidates* candidates) {
  if (is_zero_width(c) || is_selector(c)) return {};
  const char32_t near = nearest(c, candidates);
  return code_bytes(near != 0 ? code_of(near) : kGeta);
}

// A character with the marks behind it that belong to it.
struct Cluster {
  char32_t c;
  std::size_t points;
  bool varied;  // a variation selector asks for a form that CP932 does not tell apart
};

Cluster cluster_at(std::u32string_view points, std::size_t at) {
  Cluster out{points[at], 1, false};
  const auto next = [&] { return at + out.points < points.size() ? points[at + out.points] : U'\0'; };
  if (const char32_t joined = composed(out.c, next())) {
    out.c = joined;
    ++out.points;
  }
  out.varied = is_selector(next());
  if (out.varied) ++out.points;
  return out;
}

struct Read {
  char32_t c;
  std::size_t bytes;
};

// The character at the beginning of one or two bytes.
Read read_one(std::string_view bytes) {
  const auto byte = static_cast<unsigned char>(bytes[0]);
  if (byte < 0x80) return {byte, 1};
  if (byte >= 0xA1 && byte <= 0xDF) return {0xFF61u + byte - 0xA1, 1};
  if (!is_lead(byte) || bytes.size() < 2) return {kReplacement, 1};
  const char16_t c = tables().to_unicode[byte * 256u + static_cast<unsigned char>(bytes[1])];
  return c != 0 ? Read{c, 2} : Read{kReplacement, 1};
}

Decoded decode_utf16(std::string_view bytes, bool little) {
  Decoded out{{}, Encoding::utf16, bytes.size() % 2};
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(little ? b * 256u + a : a * 256u + b);
  };
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    const bool high = c >= 0xD800 && c <= 0xDBFF;
    const char32_t next = high && at + 3 < bytes.size() ? unit(at + 2) : 0;
    if (high && next >= 0xDC00 && next <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
      at += 2;
    } else if (c >= 0xD800 && c <= 0xDFFF) {
      c = kReplacement;
      ++out.replaced;
    }
    append_code_point(out.text, c);
  }
  return out;
}

// UTF-8 with the bytes that are none replaced.
Decoded decode_utf8(std::string_view bytes) {
  Decoded out;
  out.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const text::CodePoint c = text::code_point_at(bytes, at);
    append_code_point(out.text, c.value);
    if (!c.valid) ++out.replaced;
    at += c.bytes;
  }
  return out;
}

}  // namespace

Decoded decode(std::string_view bytes) {
  Decoded out{{}, Encoding::cp932, 0};
  out.text.reserve(bytes.size() * 3 / 2);
  for (std::size_t at = 0; at < bytes.size();) {
    const Read read = read_one(bytes.substr(at, 2));
    append_code_point(out.text, read.c);
    at += read.bytes;
    if (read.c == kReplacement) ++out.replaced;
  }
  return out;
}

Decoded decode_text(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return decode_utf8(bytes.substr(3));
  if (bytes.substr(0, 2) == "\xFF\xFE") return decode_utf16(bytes, true);
  if (bytes.substr(0, 2) == "\xFE\xFF") return decode_utf16(bytes, false);
  Decoded as_utf8 = decode_utf8(bytes);
  if (as_utf8.replaced == 0) return as_utf8;
  // One broken byte in a UTF-8 file must not turn the whole of it into other kanji.
  Decoded as_cp932 = decode(bytes);
  return as_cp932.replaced <= as_utf8.replaced ? as_cp932 : as_utf8;
}

Candidates::Candidates(std::string_view csv) {
  csv::Reader reader(csv);
  for (csv::Record record; reader.next(record);) {
    if (record.cells.size() < 3 || record.cells[0].empty()) continue;
    for (const char32_t candidate : text::code_points(record.cells[2])) {
      if (code_of(candidate) == kNoCode) continue;
      first_.try_emplace(text::code_points(record.cells[0])[0], candidate);
      break;
    }
  }
  if (!reader.trouble().empty()) throw std::runtime_error("malformed table of kanji candidates");
}

char32_t Candidates::find(char32_t c) const {
  const auto found = first_.find(c);
  return found != first_.end() ? found->second : 0;
}

Encoded encode(std::string_view text, const Candidates* candidates) {
  const std::u32string points = text::code_points(text);
  Encoded out;
  out.bytes.reserve(points.size() * 2);
  for (std::size_t start = 0; start < points.size();) {
    const Cluster cluster = cluster_at(points, start);
    const bool known = code_of(cluster.c) != kNoCode;
    const std::string written = known ? code_bytes(code_of(cluster.c)) : substitute(cluster.c, candidates);
    out.bytes += written;
    if (!known || cluster.varied) {
      out.replaced.push_back(Replacement{text::utf8(std::u32string_view(points).substr(start, cluster.points)),
                                         decode(written).text, start});
    }
    start += cluster.points;
  }
  return out;
}

}  // namespace kaname::cp932
