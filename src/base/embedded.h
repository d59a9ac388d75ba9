// SPDX-License-Identifier: Apache-2.0
#pragma once
// Files that the build puts into the program (cmake/embed.cmake): migrations, screens, code tables.

#include <span>
#include <string_view>
#include <vector>

namespace kaname {

struct EmbeddedFile {
  std::string_view path;  // relative to the embedded folder
  std::string_view bytes;
};

namespace embedded {
std::span<const EmbeddedFile> migrations();
std::span<const EmbeddedFile> screens();
std::span<const EmbeddedFile> texts();
std::span<const EmbeddedFile> note_templates();
std::span<const EmbeddedFile> stay_rules();
std::span<const EmbeddedFile> indicators();
std::span<const EmbeddedFile> forms();
std::span<const EmbeddedFile> pathways();
}  // namespace embedded

}  // namespace kaname
