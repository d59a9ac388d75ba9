// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests only: servers of the test's own, on loopback.

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace kaname::app {

// One connection after another on a port of its own; `talk` has the conversation.
class Listener {
 public:
  explicit Listener(std::function<void(int)> talk) : talk_(std::move(talk)) {
    socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(listen(socket_, 8), 0);
    getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~Listener() {
    stopping_ = true;
    thread_.join();
    close(socket_);
  }
  std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
  bool stopping() const { return stopping_; }
  int accepted() const { return accepted_; }

  static bool readable(int fd, int ms) {
    pollfd one{fd, POLLIN, 0};
    return poll(&one, 1, ms) > 0;
  }
  // More of what the other side says; false when it has gone.
  static bool more(int fd, std::string& to) {
    char buffer[4096];
    const ssize_t n = readable(fd, 5000) ? recv(fd, buffer, sizeof(buffer), 0) : 0;
    if (n > 0) to.append(buffer, static_cast<std::size_t>(n));
    return n > 0;
  }
  static void say(int fd, const std::string& text) {
    EXPECT_EQ(send(fd, text.data(), text.size(), MSG_NOSIGNAL), static_cast<ssize_t>(text.size()));
  }

 private:
  void serve() {
    while (!stopping_) {
      if (!readable(socket_, 20)) continue;
      const int fd = accept(socket_, nullptr, nullptr);
      if (fd < 0) continue;
      ++accepted_;
      talk_(fd);
      close(fd);
    }
  }
  std::function<void(int)> talk_;
  int socket_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> accepted_ = 0;
  std::thread thread_;
};

// A mail server as small as RFC 5321 allows.
struct MailService {
  std::string refuse_receiver;  // "550 …" instead of 250
  std::mutex mutex;
  std::vector<std::string> came;

  // The words of a mail, out of their base64.
  static std::string words(const std::string& mail) {
    std::string encoded = mail.substr(mail.find("\n\n") + 2);
    encoded.erase(std::remove(encoded.begin(), encoded.end(), '\n'), encoded.end());
    std::string text(encoded.size(), '\0');
    EVP_DecodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                    reinterpret_cast<const unsigned char*>(encoded.data()), static_cast<int>(encoded.size()));
    return text;
  }

  Listener listener{[this](int fd) { talk(fd); }};

  static bool line(int fd, std::string& buffer, std::string& out) {
    while (buffer.find("\r\n") == std::string::npos) {
      if (!Listener::more(fd, buffer)) return false;
    }
    out = buffer.substr(0, buffer.find("\r\n"));
    buffer.erase(0, out.size() + 2);
    return true;
  }
  void talk(int fd) {
    std::string buffer, command;
    Listener::say(fd, "220 mail.example.jp\r\n");
    while (line(fd, buffer, command)) {
      if (command.starts_with("DATA")) {
        Listener::say(fd, "354 go on\r\n");
        std::string mail;
        for (std::string text; line(fd, buffer, text) && text != ".";) mail += text + "\n";
        const std::lock_guard lock(mutex);
        came.push_back(std::move(mail));
      }
      const bool refused = command.starts_with("RCPT") && !refuse_receiver.empty();
      Listener::say(fd, refused ? refuse_receiver + "\r\n" : command == "QUIT" ? "221 bye\r\n" : "250 ok\r\n");
      if (command == "QUIT") return;
    }
  }
};

}  // namespace kaname::app
