// SPDX-License-Identifier: Apache-2.0
#include "output/typesetter.h"

#include <fmt/format.h>
#include <hb.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.h"
#include "output/pdf.h"

namespace kaname::output {
namespace {

// BIZ UD: universal design, real bold, TrueType. Noto only for what it lacks (𠮷, some forms that a variation selector asks
// for).
constexpr const char* kFamilies = "BIZ UDPGothic, Noto Sans CJK JP, Noto Sans JP, IPAexGothic, sans-serif";
constexpr const char* kRareFamilies = "Noto Sans CJK JP, Noto Sans JP";
constexpr double kFaxMinimum = 10.5;
constexpr std::size_t kCacheLimit = 20000;

struct CheckMark {
  char32_t code;
  const char* utf8;
  bool box, tick, cross;
};

constexpr std::array<CheckMark, 5> kCheckMarks{{
    {0x2610, "\u2610", true, false, false},
    {0x2611, "\u2611", true, true, false},
    {0x2612, "\u2612", true, false, true},
    {0x2713, "\u2713", false, true, false},
    {0x2714, "\u2714", false, true, false},
}};

const CheckMark* check_mark(char32_t code) {
  for (const CheckMark& mark : kCheckMarks) {
    if (mark.code == code) return &mark;
  }
  return nullptr;
}

// cairo leaves out what covers no area of the page: a blank glyph whose place is a whole number of points.
void stand_between_points(cairo_t* cr, double& x, double& y) {
  cairo_user_to_device(cr, &x, &y);
  x = std::floor(x) + 0.5;
  y = std::floor(y) + 0.5;
  cairo_device_to_user(cr, &x, &y);
}

// The mark's character for search and screen readers: the font's blank glyph carries its Unicode.
void show_as_text(cairo_t* cr, PangoContext* context, const CheckMark& mark, double size) {
  PangoFontDescription* font = pango_font_description_copy(pango_context_get_font_description(context));
  pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
  PangoFont* loaded = pango_context_load_font(context, font);
  cairo_scaled_font_t* scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(loaded));
  double x = 0;
  double y = 0;
  cairo_get_current_point(cr, &x, &y);
  stand_between_points(cr, x, y);
  cairo_glyph_t* glyphs = nullptr;
  int count = 0;
  const auto status =
      cairo_scaled_font_text_to_glyphs(scaled, x, y, "\u3000", 3, &glyphs, &count, nullptr, nullptr, nullptr);
  if (status == CAIRO_STATUS_SUCCESS && count == 1) {
    const cairo_text_cluster_t cluster{3, 1};
    cairo_set_scaled_font(cr, scaled);
    cairo_show_text_glyphs(cr, mark.utf8, 3, glyphs, 1, &cluster, 1, cairo_text_cluster_flags_t{});
  }
  cairo_glyph_free(glyphs);
  g_object_unref(loaded);
  pango_font_description_free(font);
}

void draw_check_mark(cairo_t* cr, PangoAttrShape* attribute, gboolean path_only, gpointer context) {
  if (path_only) return;
  const auto& mark = *static_cast<const CheckMark*>(attribute->data);
  const double size = static_cast<double>(attribute->logical_rect.width) / PANGO_SCALE;
  double x = 0;
  double y = 0;
  cairo_get_current_point(cr, &x, &y);
  cairo_save(cr);
  show_as_text(cr, static_cast<PangoContext*>(context), mark, size);
  cairo_translate(cr, x + size * 0.1, y - size * 0.78);
  cairo_scale(cr, size * 0.8, size * 0.8);
  cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path(cr);
  if (mark.box) {
    cairo_rectangle(cr, 0.05, 0.05, 0.9, 0.9);
    cairo_set_line_width(cr, 0.09);
    cairo_stroke(cr);
  }
  cairo_set_line_width(cr, 0.16);
  if (mark.tick) {
    cairo_move_to(cr, 0.22, 0.50);
    cairo_line_to(cr, 0.43, 0.73);
    cairo_line_to(cr, 0.80, 0.24);
    cairo_stroke(cr);
  }
  if (mark.cross) {
    cairo_move_to(cr, 0.26, 0.26);
    cairo_line_to(cr, 0.74, 0.74);
    cairo_move_to(cr, 0.74, 0.26);
    cairo_line_to(cr, 0.26, 0.74);
    cairo_stroke(cr);
  }
  cairo_restore(cr);
}

// Replaces the check mark at `at` by a drawn em square.
void draw_mark(PangoAttrList* attributes, const CheckMark& mark, std::size_t at, std::size_t bytes, double size) {
  const int em = static_cast<int>(size * PANGO_SCALE);
  const PangoRectangle square{0, -em * 88 / 100, em, em};
  PangoAttribute* shape =
      pango_attr_shape_new_with_data(&square, &square, const_cast<CheckMark*>(&mark), nullptr, nullptr);
  shape->start_index = static_cast<guint>(at);
  shape->end_index = static_cast<guint>(at + bytes);
  pango_attr_list_insert(attributes, shape);
}

// 邊󠄂 is 邊 and a selector of the form that somebody writes her name with.
bool is_selector(char32_t c) { return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF); }

bool has_form(PangoContext* context, const PangoFontDescription* font, char32_t letter, char32_t selector) {
  PangoFont* loaded = pango_context_load_font(context, font);
  if (loaded == nullptr) return false;
  hb_codepoint_t glyph = 0;
  const bool found = hb_font_get_variation_glyph(pango_font_get_hb_font(loaded), letter, selector, &glyph) != 0;
  g_object_unref(loaded);
  return found;
}

}  // namespace

// Pango takes the first font that has the letter, whatever the selector after it asks for: the form is looked for here.
void Typesetter::choose_form(PangoAttrList* attributes, std::size_t at, std::size_t bytes, char32_t letter,
                             char32_t selector) {
  if (has_form(context_, font_, letter, selector)) return;
  PangoFontDescription* other = pango_font_description_copy(font_);
  pango_font_description_set_family_static(other, kRareFamilies);
  if (has_form(context_, other, letter, selector)) {
    PangoAttribute* family = pango_attr_family_new(kRareFamilies);
    family->start_index = static_cast<guint>(at);
    family->end_index = static_cast<guint>(at + bytes);
    pango_attr_list_insert(attributes, family);
  }
  pango_font_description_free(other);
}

PangoAttrList* Typesetter::attributes_of(std::string_view text, double size) {
  PangoAttrList* attributes = pango_attr_list_new();
  kaname::text::CodePoint before;
  before.bytes = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = kaname::text::code_point_at(text, at);
    if (const CheckMark* mark = c.bytes == 3 ? check_mark(c.value) : nullptr)
      draw_mark(attributes, *mark, at, c.bytes, size);
    if (is_selector(c.value) && before.bytes > 0)
      choose_form(attributes, at - before.bytes, before.bytes + c.bytes, before.value, c.value);
    before = c;
    at += c.bytes;
  }
  return attributes;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto c = kaname::text::code_point_at(text, at);
    at += c.bytes;
    const bool separator = c.value == 0x2028 || c.value == 0x2029 || c.value == 0x0B || c.value == 0x0C;
    if (c.value == '\n' || separator) {
      out += '\n';
    } else if (c.value == '\t') {
      out += ' ';
    } else if (c.value == '\r') {
      if (at >= text.size() || text[at] != '\n') out += '\n';
    } else if (c.value >= 0x20 && (c.value < 0x7F || c.value > 0x9F)) {
      kaname::text::append_code_point(out, c.value);
    }
  }
  return out;
}

Typesetter::Typesetter(Look look) : look_(look) {
  // The default map of Pango belongs to the thread, so two calls never share one.
  context_ = pango_font_map_create_context(pango_cairo_font_map_get_default());
  if (context_ == nullptr) throw OutputError("no font map");
  pango_cairo_context_set_resolution(context_, 72);
  pango_context_set_language(context_, pango_language_from_string("ja"));
  pango_context_set_base_dir(context_, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions(context_, FALSE);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_, options);
  cairo_font_options_destroy(options);
  font_ = pango_font_description_new();
  pango_font_description_set_family_static(font_, kFamilies);
  pango_context_set_font_description(context_, font_);
  pango_cairo_context_set_shape_renderer(context_, draw_check_mark, context_, nullptr);
}

Typesetter::~Typesetter() {
  cache_.clear();
  pango_font_description_free(font_);
  g_object_unref(context_);
}

double Typesetter::legible(double size_pt) const {
  return look_ == Look::fax ? std::max(size_pt, kFaxMinimum) : size_pt;
}

SetTextPtr Typesetter::set(std::string_view text, const TextStyle& style, double width) {
  TextStyle legible_style = style;
  legible_style.size_pt = legible(style.size_pt);
  std::string key = fmt::format("{:.2f}|{}|{:.2f}|{}|{:.2f}|", legible_style.size_pt, style.weight == Weight::bold,
                                style.pitch, style.one_line, width);
  key += text;
  if (const auto found = cache_.find(key); found != cache_.end()) return found->second;
  if (cache_.size() >= kCacheLimit) cache_.clear();
  return cache_.emplace(std::move(key), shape(text, legible_style, width)).first->second;
}

SetTextPtr Typesetter::shape(std::string_view text, const TextStyle& style, double width) {
  auto set = std::make_shared<SetText>();
  set->text = printable(text);
  set->size = style.size_pt;
  set->pitch = style.size_pt * style.pitch;
  if (set->text.empty()) return set;
  PangoLayout* layout = pango_layout_new(context_);
  set->layout = std::shared_ptr<PangoLayout>(layout, [](PangoLayout* l) { g_object_unref(l); });
  pango_font_description_set_absolute_size(font_, style.size_pt * PANGO_SCALE);
  pango_font_description_set_weight(font_, style.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, font_);
  pango_layout_set_auto_dir(layout, FALSE);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0) pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
  if (style.one_line) {
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
  }
  PangoAttrList* attributes = attributes_of(set->text, style.size_pt);
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_text(layout, set->text.data(), static_cast<int>(set->text.size()));
  for (GSList* at = pango_layout_get_lines_readonly(layout); at != nullptr; at = at->next) {
    auto* line = static_cast<PangoLayoutLine*>(at->data);
    PangoRectangle extents;
    pango_layout_line_get_extents(line, nullptr, &extents);
    SetLine made;
    made.line = line;
    made.width = static_cast<double>(extents.width) / PANGO_SCALE;
    made.start = line->start_index;
    set->lines.push_back(made);
    set->width = std::max(set->width, made.width);
  }
  return set;
}

}  // namespace kaname::output
