// SPDX-License-Identifier: Apache-2.0
#include "thread/file_type.h"

namespace kaname::thread {
namespace {

constexpr unsigned kScanBegins = 0xDA, kComment = 0xFE, kColourProfile = 0xE2, kAdobe = 0xEE;

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

bool tells_of_the_sender(unsigned marker) {
  return marker == kComment || (marker >= 0xE1 && marker <= 0xEF && marker != kColourProfile && marker != kAdobe);
}

}  // namespace

std::optional<std::string_view> file_type(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "image/png";
  if (bytes.size() > 12 && bytes.starts_with("RIFF"sv) && bytes.substr(8, 4) == "WEBP"sv) return "image/webp";
  if (bytes.starts_with("%PDF-"sv)) return "application/pdf";
  if (bytes.starts_with("OggS"sv)) return "audio/ogg";
  if (bytes.starts_with("\x1A\x45\xDF\xA3"sv)) return "audio/webm";
  if (bytes.size() > 12 && bytes.substr(4, 4) == "ftyp"sv) {
    const std::string_view brand = bytes.substr(8, 4);
    if (brand == "M4A "sv || brand == "mp42"sv || brand == "isom"sv || brand == "iso5"sv) return "audio/mp4";
  }
  return std::nullopt;
}

std::string without_exif(std::string_view jpeg) {
  std::string out(jpeg.substr(0, 2));
  std::size_t at = 2;
  while (at + 4 <= jpeg.size() && byte_at(jpeg, at) == 0xFF) {
    const unsigned marker = byte_at(jpeg, at + 1);
    if (marker == kScanBegins) return out.append(jpeg.substr(at));
    const std::size_t length = byte_at(jpeg, at + 2) << 8 | byte_at(jpeg, at + 3);
    if (length < 2 || at + 2 + length > jpeg.size()) break;
    if (!tells_of_the_sender(marker)) out.append(jpeg.substr(at, 2 + length));
    at += 2 + length;
  }
  return std::string(jpeg);
}

}  // namespace kaname::thread
