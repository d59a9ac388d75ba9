// SPDX-License-Identifier: Apache-2.0
#include "thread/audio_tags.h"

#include <gtest/gtest.h>

namespace kaname::thread {
namespace {

std::string box(const std::string& type, const std::string& content) {
  const std::size_t length = content.size() + 8;
  std::string out;
  for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(length >> shift & 0xFF);
  return out + type + content;
}

const std::string kType = box("ftyp", "M4A isom");

TEST(AudioTags, APlaceAndATitleGoAndNothingMoves) {
  const std::string sound = box("mdat", "sound sound");
  const std::string place = box("udta", box("\xA9xyz", "+34.8167+135.6500/"));
  const std::string memo =
      kType + box("moov", box("mvhd", "1234") + box("trak", box("mdia", "") + place) + place) + sound;
  const std::string clean = without_tags(memo);
  EXPECT_EQ(clean.size(), memo.size());
  EXPECT_EQ(clean.find("135.65"), std::string::npos);
  EXPECT_EQ(clean.find("udta"), std::string::npos);
  EXPECT_EQ(clean.find(sound), memo.find(sound)) << "what points into the sound still does";
  EXPECT_NE(clean.find("mvhd1234"), std::string::npos);
  EXPECT_EQ(without_tags(clean), clean);
}

TEST(AudioTags, TheSoundItselfIsNotTouchedEvenIfItLooksLikeATag) {
  const std::string memo = kType + box("mdat", box("udta", "sound"));
  EXPECT_EQ(without_tags(memo), memo);
}

TEST(AudioTags, BrokenAndForeignBytesComeBackAsTheyAre) {
  for (const std::string& bytes : {std::string(), std::string("OggS udta"), kType + "\xFF\xFF\xFF\xFFudta",
                                   kType.substr(0, 9), kType + std::string("\0\0\0\1udta", 8)})
    EXPECT_EQ(without_tags(bytes), bytes);
}

TEST(AudioTags, ABoxToTheEndOfTheFileIsOne) {
  const std::string memo = kType + std::string("\0\0\0\0", 4) + "uuidsecret";
  EXPECT_EQ(without_tags(memo).find("secret"), std::string::npos);
}

}  // namespace
}  // namespace kaname::thread
