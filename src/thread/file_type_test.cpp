// SPDX-License-Identifier: Apache-2.0
#include "thread/file_type.h"

#include <gtest/gtest.h>

namespace kaname::thread {
namespace {

using namespace std::string_literals;

std::string jpeg_with(const std::string& segments) {
  return "\xFF\xD8"s + segments + "\xFF\xDA\x00\x02pixels\xFF\xD9"s;
}

TEST(FileType, ByContentOnly) {
  EXPECT_EQ(file_type("\xFF\xD8\xFF\xE0rest"), "image/jpeg");
  EXPECT_EQ(file_type("\x89PNG\r\n\x1A\nrest"), "image/png");
  EXPECT_EQ(file_type("RIFF\x10\0\0\0WEBPVP8 "s), "image/webp");
  EXPECT_EQ(file_type("%PDF-1.7"), "application/pdf");
  EXPECT_EQ(file_type("OggS\0\2"s), "audio/ogg");
  EXPECT_EQ(file_type("\0\0\0\x20"
                      "ftypM4A rest"s),
            "audio/mp4");
}

TEST(FileType, PagesScriptsAndProgramsStayOutside) {
  for (const std::string& bytes : {"<html><script>"s, "<svg xmlns='http://www.w3.org/2000/svg'>"s, "MZ\x90\0"s,
                                   "\x7F"
                                   "ELF\2"s,
                                   "PK\3\4"s, "#!/bin/sh"s, "GIF89a<script>"s, ""s, "\xD0\xCF\x11\xE0"s, "  %PDF-"s,
                                   "\0\0\0\x20"
                                   "ftypqt  rest"s}) {
    EXPECT_FALSE(file_type(bytes)) << bytes;
  }
}

TEST(FileType, PhotosLoseWhereTheyWereTaken) {
  const std::string exif =
                        "\xFF\xE1\x00\x0E"
                        "Exif\0\0GPS123"s,
                    profile =
                        "\xFF\xE2\x00\x06"
                        "ICC1"s,
                    comment =
                        "\xFF\xFE\x00\x04"
                        "hi"s,
                    table =
                        "\xFF\xDB\x00\x04"
                        "qt"s;
  const std::string clean = without_exif(jpeg_with(exif + profile + comment + table));
  EXPECT_EQ(clean, jpeg_with(profile + table));
  EXPECT_EQ(without_exif(clean), clean);
}

TEST(FileType, BrokenPhotosComeBackAsTheyAre) {
  for (const std::string& bytes : {"\xFF\xD8"s,
                                   "\xFF\xD8\xFF\xE1\xFF\xFF"
                                   "short"s,
                                   "\xFF\xD8\xFF\xE1\x00\x01"s, ""s})
    EXPECT_EQ(without_exif(bytes), bytes);
}

}  // namespace
}  // namespace kaname::thread
