// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text → lines of glyphs, with Pango. Internal to this folder. Lengths are points here.
// Lines stand on an even pitch of our own: a rare kanji from the fallback font would otherwise push its line
// apart, and forms must not move because of somebody's name.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "output/document.h"

using PangoAttrList = struct _PangoAttrList;
using PangoContext = struct _PangoContext;
using PangoLayout = struct _PangoLayout;
using PangoLayoutLine = struct _PangoLayoutLine;
using PangoFontDescription = struct _PangoFontDescription;

namespace kaname::output {

inline constexpr double kMm = 72.0 / 25.4;

struct TextStyle {
  double size_pt = 10;
  Weight weight = Weight::normal;
  double pitch = 1.45;    // distance of lines in type sizes
  bool one_line = false;  // cut with … at the width
};

struct SetLine {
  PangoLayoutLine* line = nullptr;
  double width = 0;
  int start = 0;  // byte where the line starts in the cleaned text
};

// Laid out text. Shared between all places where the same words stand.
struct SetText {
  std::shared_ptr<PangoLayout> layout;
  std::vector<SetLine> lines;
  std::string text;
  double size = 10;
  double pitch = 14;
  double width = 0;  // of the widest line

  int count() const { return static_cast<int>(lines.size()); }
  double height() const { return count() * pitch; }
};

using SetTextPtr = std::shared_ptr<const SetText>;

class Typesetter {
 public:
  explicit Typesetter(Look look);
  ~Typesetter();
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  // Lines broken at `width` points; 0: only at '\n'.
  SetTextPtr set(std::string_view text, const TextStyle& style, double width);

  // Nothing goes to a FAX smaller than 10.5 pt.
  double legible(double size_pt) const;
  Look look() const { return look_; }

 private:
  SetTextPtr shape(std::string_view text, const TextStyle& style, double width);
  // The caller's own: marks that are drawn, letters from another font.
  PangoAttrList* attributes_of(std::string_view text, double size);
  void choose_form(PangoAttrList* attributes, std::size_t at, std::size_t bytes, char32_t letter, char32_t selector);

  Look look_;
  PangoContext* context_;
  PangoFontDescription* font_;
  std::unordered_map<std::string, SetTextPtr> cache_;
};

// Valid UTF-8 without control characters (bad bytes become U+FFFD, CR LF becomes LF, tab a space).
std::string printable(std::string_view text);

}  // namespace kaname::output
