// SPDX-License-Identifier: Apache-2.0
#include "model/info.h"

namespace kaname::model::detail {

TypePtr plain(Shape shape) {
  auto info = std::make_shared<TypeInfo>();
  info->shape = shape;
  return info;
}

TypePtr list_of(TypePtr element) {
  auto info = std::make_shared<TypeInfo>();
  info->shape = Shape::list;
  info->element = std::move(element);
  return info;
}

TypePtr choice_of(std::string_view name, std::span<const Option> options) {
  auto info = std::make_shared<TypeInfo>();
  info->shape = Shape::choice;
  info->name = name;
  info->options = options;
  return info;
}

void add_field(TypeInfo& object, std::string_view name, const Rules& rules, TypePtr type, bool optional) {
  object.fields.push_back({name, rules, std::move(type), optional});
}

}  // namespace kaname::model::detail
