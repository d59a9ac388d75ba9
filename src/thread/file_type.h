// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a file is, from its first bytes: never from its name or from what the sender says. Only what a thread needs comes in;
// pages, scripts and programs do not.

#include <optional>
#include <string>
#include <string_view>

namespace kaname::thread {

// "image/jpeg", "image/png", "image/webp", "application/pdf", "audio/ogg", "audio/webm", "audio/mp4"; nothing for all else.
std::optional<std::string_view> file_type(std::string_view bytes);

// A JPEG without the blocks that tell where and with what it was taken (APP1 and above, but colour profile and Adobe;
// comments). Bytes that are no whole JPEG come back as they are.
std::string without_exif(std::string_view jpeg);

}  // namespace kaname::thread
