// SPDX-License-Identifier: Apache-2.0
#include "http/tls.h"

#include <openssl/ssl.h>

#include <array>
#include <stdexcept>

namespace kaname::http {
namespace {

namespace ssl = boost::asio::ssl;

void require(const boost::system::error_code& error, const std::string& what) {
  if (error) throw std::runtime_error("TLS: " + what + ": " + error.message());
}

// Only HTTP/1.1 is spoken here; a client that insists on something else is told during the handshake.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_size, const unsigned char* in, unsigned in_size,
                    void*) {
  static constexpr std::array<unsigned char, 9> kOurs = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
  unsigned char* chosen = nullptr;
  if (SSL_select_next_proto(&chosen, out_size, kOurs.data(), kOurs.size(), in, in_size) != OPENSSL_NPN_NEGOTIATED) {
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  }
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

}  // namespace

std::shared_ptr<ssl::context> make_tls_context(const Settings& settings) {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  SSL_CTX* native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  if (SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20") != 1) {
    throw std::runtime_error("TLS: this OpenSSL knows none of the wanted ciphers");
  }
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
  // Idle connections give their buffers back.
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
  boost::system::error_code error;
  context->use_certificate_chain_file(settings.tls_cert, error);
  require(error, "certificate " + settings.tls_cert);
  context->use_private_key_file(settings.tls_key, ssl::context::pem, error);
  require(error, "key " + settings.tls_key);
  if (SSL_CTX_check_private_key(native) != 1) {
    throw std::runtime_error("TLS: the key " + settings.tls_key + " does not belong to the certificate " +
                             settings.tls_cert);
  }
  return context;
}

}  // namespace kaname::http
