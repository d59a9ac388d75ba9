// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <cstdio>
#include <filesystem>

#include "http/test_support.h"

namespace kaname::http {
namespace {

namespace asio = boost::asio;
using testing::Client;
using testing::eventually;
using testing::Fixture;
using testing::quick_settings;

// A folder with a key and a certificate signed by itself, good for an hour.
class SelfSigned {
 public:
  SelfSigned() : folder_(std::filesystem::temp_directory_path() / ("kaname-tls-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1,
                               0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
    std::FILE* out = std::fopen(cert().c_str(), "w");
    PEM_write_X509(out, certificate);
    std::fclose(out);
    out = std::fopen(this->key().c_str(), "w");
    PEM_write_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(out);
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  ~SelfSigned() { std::filesystem::remove_all(folder_); }
  std::string cert() const { return (folder_ / "cert.pem").string(); }
  std::string key() const { return (folder_ / "key.pem").string(); }

 private:
  std::filesystem::path folder_;
};

Settings tls_settings(const SelfSigned& files) {
  Settings settings = quick_settings();
  settings.header_deadline = Milliseconds(2000);
  settings.tls_cert = files.cert();
  settings.tls_key = files.key();
  return settings;
}

// A blocking TLS client.
class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, int highest_version = TLS1_3_VERSION) {
    SSL_set_max_proto_version(stream_.native_handle(), highest_version);
    stream_.next_layer().connect({asio::ip::address_v4::loopback(), port});
    stream_.handshake(asio::ssl::stream_base::client);
  }
  void send(const std::string& text) { asio::write(stream_, asio::buffer(text)); }
  std::string read_until(const std::string& text) {
    boost::system::error_code error;
    asio::read_until(stream_, asio::dynamic_buffer(buffer_), text, error);
    return buffer_;
  }
  std::string read_all() {
    boost::system::error_code error;
    asio::read(stream_, asio::dynamic_buffer(buffer_), error);
    clean_end = error == asio::error::eof;
    return buffer_;
  }
  bool clean_end = false;  // with close_notify

 private:
  asio::io_context context_;
  asio::ssl::context tls_{asio::ssl::context::tls_client};
  asio::ssl::stream<asio::ip::tcp::socket> stream_{context_, tls_};
  std::string buffer_;
};

TEST(Tls, ServesFilesActsAndFeed) {
  const SelfSigned files;
  Fixture house(tls_settings(files));
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(house.server->port(), version);
    client.send("GET /v1/echo HTTP/1.1\r\nHost: h\r\n\r\n");
    const std::string first = client.read_until("secure=true");
    EXPECT_NE(first.find("secure=true"), std::string::npos);
    EXPECT_NE(first.find("strict-transport-security: max-age="), std::string::npos);
    client.send("GET /v1/huge HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    EXPECT_GT(client.read_all().size(), 8 * kMiB);
    EXPECT_TRUE(client.clean_end);
  }
  TlsClient listener(house.server->port());
  listener.send("GET /v1/feed?east HTTP/1.1\r\nHost: h\r\n\r\n");
  listener.read_until("retry: ");
  ASSERT_TRUE(eventually([&] { return house.server->counters().feed_listeners == 1; }));
  house.service.commit("east", 2);
  EXPECT_NE(listener.read_until("\"n\":2}").find("id: 2\n"), std::string::npos);
  house.server->stop(std::chrono::milliseconds(2000));
}

TEST(Tls, OldVersionsPlainTextAndSilenceAreClosed) {
  const SelfSigned files;
  Settings settings = tls_settings(files);
  settings.header_deadline = Milliseconds(300);
  Fixture house(std::move(settings));
  EXPECT_ANY_THROW(TlsClient(house.server->port(), TLS1_1_VERSION));
  Client plain = house.client();
  plain.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_TRUE(plain.closed_within(3000));
  Client silent = house.client();
  EXPECT_TRUE(silent.closed_within(3000));
  EXPECT_TRUE(eventually([&] { return house.server->counters().connections == 0; }));
}

TEST(Tls, VanishingDuringWorkAndRenewal) {
  const SelfSigned files;
  Fixture house(tls_settings(files));
  house.service.hold(true);
  {
    TlsClient client(house.server->port());
    client.send("POST /v1/write HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
    ASSERT_TRUE(eventually([&] { return house.service.waiting() == 1; }));
  }
  house.service.hold(false);
  EXPECT_TRUE(eventually([&] { return house.server->counters().connections == 0; }));
  house.server->reload_tls();
  std::filesystem::remove(files.key());
  EXPECT_THROW(house.server->reload_tls(), std::runtime_error);
  TlsClient client(house.server->port());
  client.send("GET /v1/hello HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_NE(client.read_until("kaname").find("200 OK"), std::string::npos);
}

}  // namespace
}  // namespace kaname::http
