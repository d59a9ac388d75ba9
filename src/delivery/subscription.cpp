// SPDX-License-Identifier: Apache-2.0
#include "delivery/subscription.h"

#include <algorithm>

#include "delivery/fax.h"
#include "delivery/notice.h"
#include "delivery/outside.h"

namespace kaname::delivery {

bool is_quiet(const NoticeSetting& setting, int minute) {
  const std::int64_t from = setting.quiet_from, to = setting.quiet_to;
  if (from <= to) return from <= minute && minute < to;
  return minute >= from || minute < to;
}

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.size() > 200) return false;
  const std::string_view domain = text.substr(at + 1);
  const auto plain = [](char c) {
    return c > ' ' && c < '\x7f' && std::string_view("<>()[]\\,;:\"").find(c) == std::string_view::npos;
  };
  return std::all_of(text.begin(), text.end(), plain) && domain.find('@') == std::string_view::npos &&
      domain.find('.') != std::string_view::npos && domain.front() != '.' && domain.back() != '.';
}

std::vector<model::TypePtr> tables() {
  return {model::type_of<PushSubscription>(), model::type_of<NoticeSetting>(), model::type_of<Notice>(),
          model::type_of<Delivery>(),         model::type_of<MailDue>(),       model::type_of<LinkTry>(),
          model::type_of<FaxNumber>(),        model::type_of<FaxTest>()};
}

}  // namespace kaname::delivery
