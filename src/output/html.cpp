// SPDX-License-Identifier: Apache-2.0
#include "output/html.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "output/qr.h"

namespace kaname::output {
namespace {

constexpr std::array<std::string_view, 14> kVoid{"area",  "base", "br",   "col",    "embed", "hr",  "img",
                                                 "input", "link", "meta", "source", "track", "wbr", "param"};

bool is_void(std::string_view tag) { return std::find(kVoid.begin(), kVoid.end(), tag) != kVoid.end(); }

bool is_address(std::string_view name) {
  return name == "href" || name == "src" || name == "action" || name == "formaction" || name == "poster";
}

bool forbidden(char32_t c) { return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7F && c <= 0x9F); }

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const auto c = kaname::text::code_point_at(text, at);
    at += c.bytes;
    switch (c.value) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: kaname::text::append_code_point(out, forbidden(c.value) ? kaname::text::kReplacement : c.value);
    }
  }
  return out;
}

bool is_safe_address(std::string_view address) {
  // Browsers skip control characters and blanks inside a scheme ("java\tscript:"), so none may stand here.
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == '\\') return false;
  }
  const std::size_t colon = address.find(':');
  const std::size_t path = address.find_first_of("/?#");
  if (colon == std::string_view::npos || (path != std::string_view::npos && path < colon)) {
    return !address.starts_with("//");  // another host in disguise
  }
  std::string scheme(address.substr(0, colon));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

Html& Html::open(HtmlName tag, std::initializer_list<HtmlAttribute> attributes) {
  out_ += '<';
  out_ += tag.text();
  for (const HtmlAttribute& attribute : attributes) {
    if (!attribute.present) continue;
    const bool unsafe = is_address(attribute.name.text()) && !is_safe_address(attribute.value);
    out_ += ' ';
    out_ += attribute.name.text();
    out_ += "=\"";
    out_ += unsafe ? "#" : escape_html(attribute.value);
    out_ += '"';
  }
  out_ += '>';
  if (!is_void(tag.text())) open_.push_back(tag.text());
  return *this;
}

Html& Html::text(std::string_view text) {
  // Escapes mean nothing inside these two, so text would be code there.
  KANAME_ASSERT(open_.empty() || (open_.back() != "script" && open_.back() != "style"));
  out_ += escape_html(text);
  return *this;
}

Html& Html::close() {
  KANAME_ASSERT(!open_.empty());
  out_ += "</";
  out_ += open_.back();
  out_ += '>';
  open_.pop_back();
  return *this;
}

Html& Html::raw(HtmlLiteral markup) {
  out_ += markup.text();
  return *this;
}

Html& Html::element(HtmlName tag, std::string_view content, std::initializer_list<HtmlAttribute> attributes) {
  open(tag, attributes);
  if (is_void(tag.text())) return *this;
  if (!content.empty()) text(content);
  return close();
}

Html& Html::data(std::string_view id, std::string_view json) {
  open("script", {{"type", "application/json"}, {"id", id}});
  for (const char c : json) {
    if (c == '<') {
      out_ += "\\u003c";
    } else {
      out_ += c;
    }
  }
  return close();
}

Html& Html::append(const Html& part) {
  out_ += part.str();
  return *this;
}

Html& Html::append_qr(std::string_view address, std::string_view title) {
  if (const auto matrix = qr_matrix(address)) {
    out_ += qr_svg(*matrix, title);
  } else {
    element("p", address);  // too long for a code: the words stay
  }
  return *this;
}

const std::string& Html::str() const {
  KANAME_ASSERT(open_.empty());
  return out_;
}

std::string Html::take() {
  KANAME_ASSERT(open_.empty());
  return std::move(out_);
}

std::string html_page(std::string_view title, std::string_view stylesheet, const Html& body) {
  Html page;
  page.raw("<!doctype html>\n");
  page.open("html", {{"lang", "ja"}}).open("head");
  page.open("meta", {{"charset", "utf-8"}});
  page.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.element("title", title);
  if (!stylesheet.empty()) page.open("link", {{"rel", "stylesheet"}, {"href", stylesheet}});
  page.close().open("body").append(body).close().close();
  page.raw("\n");
  return page.take();
}

}  // namespace kaname::output
