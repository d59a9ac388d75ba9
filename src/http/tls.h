// SPDX-License-Identifier: Apache-2.0
#pragma once
// The server's certificate and the kinds of TLS it speaks.

#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "http/settings.h"

namespace kaname::http {

// TLS 1.2 and 1.3, only with forward secrecy and authenticated ciphers. Throws std::runtime_error that
// names the file when it cannot be used.
std::shared_ptr<boost::asio::ssl::context> make_tls_context(const Settings& settings);

}  // namespace kaname::http
