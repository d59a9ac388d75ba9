// SPDX-License-Identifier: Apache-2.0
#include "output/painter.h"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "output/furniture.h"
#include "output/html.h"
#include "output/qr.h"

namespace kaname::output {
namespace {

cairo_status_t append_bytes(void* closure, const unsigned char* data, unsigned int length) {
  try {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  } catch (...) {  // no exception may cross C code
    return CAIRO_STATUS_WRITE_ERROR;
  }
}

double luminance(Colour c) { return (0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue) / 255.0; }

// Web addresses in PDF are ASCII; quotes and backslashes would end cairo's attribute.
std::string ascii_address(std::string_view address) {
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && c != '\'' && c != '\\') {
      out += c;
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

}  // namespace

void Ink::line(Colour colour) const { use(!fax() ? colour : luminance(colour) > 0.85 ? kWhite : kBlack); }

void Ink::area(Colour colour) const { use(!fax() ? colour : luminance(colour) > 0.35 ? kWhite : kBlack); }

Painter::Painter(const Document& document, const Laid& laid, Typesetter& typesetter)
    : document_(document), laid_(laid), typesetter_(typesetter) {
  surface_ = cairo_pdf_surface_create_for_stream(append_bytes, &bytes_, laid.sheet.width, laid.sheet.height);
  cr_ = cairo_create(surface_);
}

Painter::Painter(const Document& document, const Laid& laid, Typesetter& typesetter, cairo_surface_t* surface,
                 double scale)
    : document_(document), laid_(laid), typesetter_(typesetter) {
  surface_ = cairo_surface_reference(surface);
  cr_ = cairo_create(surface_);
  cairo_scale(cr_, scale, scale);
}

Painter::~Painter() {
  cairo_destroy(cr_);
  cairo_surface_destroy(surface_);
}

std::string Painter::paint(Ticker& ticker) {
  set_metadata();
  cairo_tag_begin(cr_, "Document", nullptr);
  const int pages = static_cast<int>(laid_.pages.size());
  for (int number = 0; number < pages; ++number) {
    paint_page(number);
    cairo_show_page(cr_);
    ticker.painted(number + 1, pages);
  }
  add_outline();
  cairo_tag_end(cr_, "Document");
  const cairo_status_t drawn = cairo_status(cr_);
  cairo_surface_finish(surface_);
  const cairo_status_t written = cairo_surface_status(surface_);
  for (const cairo_status_t status : {drawn, written}) {
    if (status != CAIRO_STATUS_SUCCESS) throw OutputError(fmt::format("pdf: {}", cairo_status_to_string(status)));
  }
  return std::move(bytes_);
}

void Painter::paint_paper() {
  cairo_set_source_rgb(cr_, 1, 1, 1);
  cairo_paint(cr_);
}

void Painter::paint_page(int number) {
  const int pages = static_cast<int>(laid_.pages.size());
  paint_all(running_furniture(document_, typesetter_, laid_.sheet, number, pages));
  paint_all(laid_.pages[static_cast<std::size_t>(number)]);
  const cairo_status_t drawn = cairo_status(cr_);
  if (drawn != CAIRO_STATUS_SUCCESS) throw OutputError(fmt::format("page: {}", cairo_status_to_string(drawn)));
}

void Painter::set_metadata() {
  const auto set = [this](cairo_pdf_metadata_t key, const std::string& value) {
    if (!value.empty()) cairo_pdf_surface_set_metadata(surface_, key, printable(value).c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, document_.title);
  set(CAIRO_PDF_METADATA_AUTHOR, document_.author);
  set(CAIRO_PDF_METADATA_SUBJECT, document_.furniture.subtitle);
  set(CAIRO_PDF_METADATA_CREATOR, "Kaname");
  set(CAIRO_PDF_METADATA_CREATE_DATE, document_.created);
}

void Painter::add_outline() {
  int parents[4] = {CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT};
  for (const PlacedHeading& heading : laid_.headings) {
    if (heading.level > 3 || heading.text.empty()) continue;
    const auto flags = heading.level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t{};
    const int id = cairo_pdf_surface_add_outline(surface_, parents[heading.level - 1], heading.text.c_str(),
                                                 place_attributes(heading.place).c_str(), flags);
    for (int level = heading.level; level < 4; ++level) parents[level] = id;
  }
}

std::string Painter::place_attributes(Place place) const {
  return fmt::format("page={} pos=[0 {:.2f}]", place.page + 1, std::max(0.0, place.y - 2 * kMm));
}

const Place* Painter::find_place(const Target& target) const {
  const auto index = static_cast<std::size_t>(target.number);
  if (target.kind == Target::Kind::heading) {
    return index < laid_.headings.size() ? &laid_.headings[index].place : nullptr;
  }
  if (target.kind == Target::Kind::mark) { return index < laid_.marks.size() ? &laid_.marks[index].place : nullptr; }
  if (target.kind != Target::Kind::web || target.address.empty() || target.address[0] != '#') return nullptr;
  const auto named = std::find_if(laid_.marks.begin(), laid_.marks.end(), [&](const PlacedMark& mark) {
    return mark.name == std::string_view(target.address).substr(1);
  });
  return named == laid_.marks.end() ? nullptr : &named->place;
}

// Empty: leads nowhere, so it stays plain text.
std::string Painter::link_attributes(const Target& target) const {
  if (const Place* place = find_place(target)) return place_attributes(*place);
  const bool web = target.kind == Target::Kind::web && target.address.find(':') != std::string::npos;
  if (!web || !is_safe_address(target.address)) return {};
  return fmt::format("uri='{}'", ascii_address(target.address));
}

void Painter::paint_all(const Page& page) {
  for (const Op& op : page.ops) std::visit([this](const auto& one) { paint_op(one); }, op);
}

void Painter::paint_op(const TagOp& op) { cairo_tag_begin(cr_, op.name, nullptr); }

void Painter::paint_op(const EndTagOp& op) {
  if (std::string_view(op.name) == CAIRO_TAG_LINK) {
    const bool linked = links_.back();
    links_.pop_back();
    if (!linked) return;
  }
  cairo_tag_end(cr_, op.name);
}

void Painter::paint_op(const LinkOp& op) {
  const std::string attributes = link_attributes(op.target);
  links_.push_back(!attributes.empty());
  if (links_.back()) cairo_tag_begin(cr_, CAIRO_TAG_LINK, attributes.c_str());
}

void Painter::paint_op(const TextOp& op) {
  Ink(cr_, document_.look).line(op.colour);
  const SetText& text = *op.text;
  for (int i = op.first; i < op.last; ++i) {
    const SetLine& line = text.lines[static_cast<std::size_t>(i)];
    const double slack = op.width - line.width;
    const double shift = op.align == Align::right ? slack : op.align == Align::centre ? slack / 2 : 0;
    // Japanese fonts: 0.88 of the size above the baseline, 0.12 below.
    const double baseline = op.y + (i - op.first) * text.pitch + (text.pitch - text.size) / 2 + text.size * 0.88;
    cairo_move_to(cr_, op.x + std::max(0.0, shift), baseline);
    pango_cairo_show_layout_line(cr_, line.line);
  }
}

void Painter::paint_op(const FillOp& op) {
  Ink(cr_, document_.look).area(op.colour);
  cairo_rectangle(cr_, op.x, op.y, op.width, op.height);
  cairo_fill(cr_);
}

void Painter::paint_op(const LinesOp& op) {
  Ink(cr_, document_.look).line(op.colour);
  cairo_save(cr_);
  cairo_set_line_width(cr_, op.width);
  if (op.dotted) {
    const double dots[] = {0, 2.4};
    cairo_set_line_cap(cr_, CAIRO_LINE_CAP_ROUND);
    cairo_set_dash(cr_, dots, 2, 0);
  } else {
    cairo_set_line_cap(cr_, CAIRO_LINE_CAP_SQUARE);
  }
  for (const Segment& line : op.lines) {
    cairo_move_to(cr_, line.x1, line.y1);
    cairo_line_to(cr_, line.x2, line.y2);
  }
  cairo_stroke(cr_);
  cairo_restore(cr_);
}

void Painter::paint_op(const PageNumbersOp& op) {
  std::vector<int> pages;
  for (const int number : op.numbers) {
    Target target;
    target.kind = op.kind;
    target.number = number;
    if (const Place* place = find_place(target)) pages.push_back(place->page + 1);
  }
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
  const SetTextPtr text = typesetter_.set(fmt::format("{}", fmt::join(pages, ", ")), op.style, 0);
  paint_op(TextOp{text, 0, text->count(), op.right - text->width, op.y, text->width, Align::left, kBlack});
}

void Painter::paint_op(const QrOp& op) {
  auto matrix = qr_matrix(op.text, document_.look == Look::fax ? QrLevel::quartile : QrLevel::medium);
  if (!matrix) matrix = qr_matrix(op.text, QrLevel::low);
  if (!matrix) throw OutputError("the text of a QR code is empty or longer than a code can hold");
  const double module = op.size / (matrix->size + 2 * kQrQuietZone);
  cairo_set_source_rgb(cr_, 1, 1, 1);
  cairo_rectangle(cr_, op.x, op.y, op.size, op.size);
  cairo_fill(cr_);
  cairo_set_source_rgb(cr_, 0, 0, 0);
  for (int y = 0; y < matrix->size; ++y) {
    for (int x = 0; x < matrix->size;) {
      int run = 0;
      while (x + run < matrix->size && matrix->at(x + run, y)) ++run;
      if (run > 0) {
        cairo_rectangle(cr_, op.x + (x + kQrQuietZone) * module, op.y + (y + kQrQuietZone) * module, run * module,
                        module);
      }
      x += std::max(1, run);
    }
  }
  cairo_fill(cr_);
}

void Painter::paint_op(const CanvasOp& op) {
  cairo_save(cr_);
  cairo_translate(cr_, op.x, op.y);
  paint_canvas(cr_, Ink(cr_, document_.look), typesetter_, *op.canvas, op.scale);
  cairo_restore(cr_);
}

// Seven blades from one pivot, as seen from the pivot.
void Painter::paint_op(const FanOp& op) {
  constexpr int kRibs = 7;
  constexpr double kSpread = 150.0 * std::numbers::pi / 180.0;
  constexpr double kStep = kSpread / kRibs;
  const double radius = op.size * 0.52;
  const double pivot_x = op.x + op.size / 2;
  const double pivot_y = op.y + op.size * 0.78;
  Ink(cr_, document_.look).line(kPrimary);
  for (int i = 0; i < kRibs; ++i) {
    const double middle = -std::numbers::pi / 2 + (i - (kRibs - 1) / 2.0) * kStep;
    const double half = kStep * 0.36;
    cairo_move_to(cr_, pivot_x + radius * 0.12 * std::cos(middle), pivot_y + radius * 0.12 * std::sin(middle));
    cairo_arc(cr_, pivot_x, pivot_y, radius, middle - half, middle + half);
    cairo_close_path(cr_);
  }
  cairo_fill(cr_);
  cairo_arc(cr_, pivot_x, pivot_y, radius * 0.16, 0, 2 * std::numbers::pi);
  cairo_fill(cr_);
}

}  // namespace kaname::output
