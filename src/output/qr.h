// SPDX-License-Identifier: Apache-2.0
#pragma once
// QR codes (JIS X 0510) as modules. In a PDF they are a QrBlock; on a web page the SVG text below.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kaname::output {

// Paper is folded, faxed and stained: medium (15 %) is the default, quartile (25 %) for what is faxed.
enum class QrLevel { low, medium, quartile, high };

// A square of modules, row by row, without the quiet zone (4 modules on each side).
struct QrMatrix {
  int size = 0;
  std::vector<bool> dark;

  bool at(int x, int y) const {
    return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)];
  }
};

inline constexpr int kQrQuietZone = 4;

// Fails with too_large/"qr_too_long" when the text does not fit, invalid/"qr_empty" when there is none.
Result<QrMatrix> qr_matrix(std::string_view text, QrLevel level = QrLevel::medium);

// Black on white (readers need it, dark theme or not), with quiet zone, scalable. `title` is for screen readers.
std::string qr_svg(const QrMatrix& matrix, std::string_view title);

}  // namespace kaname::output
