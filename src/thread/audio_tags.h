// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a sound file tells beside its sound. A phone's recorder writes a title, a maker and sometimes a place into an MP4
// (ISO/IEC 14496-12: boxes udta, meta, uuid); a memo recorded in the program holds none of it.

#include <string>
#include <string_view>

namespace kaname::thread {

// The same sound: those boxes become free space of the same length (8.1.2), so that no offset moves. Bytes that are no MP4 come
// back as they are. Applied twice it changes nothing more: a phone has done it before it says the file's hash.
std::string without_tags(std::string_view mp4);

}  // namespace kaname::thread
