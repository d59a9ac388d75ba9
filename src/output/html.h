// SPDX-License-Identifier: Apache-2.0
#pragma once
// Web pages written by the server: text and attribute values are always escaped, names and raw markup can
// only be literals checked by the compiler, so no input can become markup. Append only; not a DOM.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kaname::output {

// Escapes & < > " ' for text and for quoted attribute values; characters that HTML forbids become U+FFFD.
std::string escape_html(std::string_view text);

// Whether an address from data may stand in href or src: http, https, mailto, tel or a path of this site.
bool is_safe_address(std::string_view address);

// Name of an element or attribute, from a literal. Event handlers, style and srcdoc do not compile.
class HtmlName {
 public:
  consteval HtmlName(const char* name) : text_(name) {  // NOLINT(google-explicit-constructor)
    if (text_.empty()) throw "empty name";
    for (const char c : text_) {
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) throw "not a name of HTML";
    }
    if (text_.substr(0, 2) == "on" || text_ == "style" || text_ == "srcdoc") throw "blocked by our CSP";
  }
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// Markup as it stands in the source.
class HtmlLiteral {
 public:
  consteval HtmlLiteral(const char* markup) : text_(markup) {}  // NOLINT(google-explicit-constructor)
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// `value` is read at once and not kept. An unsafe address in href, src or action becomes "#".
struct HtmlAttribute {
  HtmlName name;
  std::string_view value = {};
  bool present = true;  // false leaves the attribute out: {"selected", "", chosen}
};

class Html {
 public:
  // Opens an element; void elements (br, img, input …) need no close().
  Html& open(HtmlName tag, std::initializer_list<HtmlAttribute> attributes = {});
  Html& text(std::string_view text);
  Html& close();
  Html& raw(HtmlLiteral markup);

  // open, text, close.
  Html& element(HtmlName tag, std::string_view text, std::initializer_list<HtmlAttribute> attributes = {});
  // Data for a script, as JSON text in <script type="application/json" id=…>; `<` is written \u003c.
  Html& data(std::string_view id, std::string_view json);
  // What another Html has made, or an SVG of this folder.
  Html& append(const Html& part);
  Html& append_qr(std::string_view address, std::string_view title);

  // All elements must be closed.
  const std::string& str() const;
  std::string take();

 private:
  std::string out_;
  std::vector<std::string_view> open_;
};

// A whole page: doctype, lang ja, UTF-8, viewport, title, one style sheet; `body` in <body>.
std::string html_page(std::string_view title, std::string_view stylesheet, const Html& body);

}  // namespace kaname::output
