// SPDX-License-Identifier: Apache-2.0
#include "output/qr.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "output/html.h"

namespace kaname::output {
namespace {

QRecLevel library_level(QrLevel level) {
  switch (level) {
    case QrLevel::low: return QR_ECLEVEL_L;
    case QrLevel::medium: return QR_ECLEVEL_M;
    case QrLevel::quartile: return QR_ECLEVEL_Q;
    case QrLevel::high: return QR_ECLEVEL_H;
  }
  return QR_ECLEVEL_M;
}

}  // namespace

Result<QrMatrix> qr_matrix(std::string_view text, QrLevel level) {
  if (text.empty()) return fail(Problem::invalid, "qr_empty");
  // Byte mode: readers take it as UTF-8, and a NUL inside stays.
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                        library_level(level)),
      QRcode_free);
  if (code == nullptr) return fail(Problem::too_large, "qr_too_long");
  QrMatrix matrix;
  matrix.size = code->width;
  const std::size_t modules = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
  matrix.dark.reserve(modules);
  for (std::size_t i = 0; i < modules; ++i) matrix.dark.push_back((code->data[i] & 1) != 0);
  return matrix;
}

std::string qr_svg(const QrMatrix& matrix, std::string_view title) {
  const int side = matrix.size + 2 * kQrQuietZone;
  std::string path;
  for (int y = 0; y < matrix.size; ++y) {
    for (int x = 0; x < matrix.size;) {
      int run = 0;
      while (x + run < matrix.size && matrix.at(x + run, y)) ++run;
      if (run > 0) path += fmt::format("M{} {}h{}v1h-{}z", x + kQrQuietZone, y + kQrQuietZone, run, run);
      x += run > 0 ? run : 1;
    }
  }
  const std::string name = escape_html(title);
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" role=\"img\" aria-label=\"{1}\" "
      "shape-rendering=\"crispEdges\"><title>{1}</title><path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/>"
      "<path fill=\"#000\" d=\"{2}\"/></svg>",
      side, name, path);
}

}  // namespace kaname::output
