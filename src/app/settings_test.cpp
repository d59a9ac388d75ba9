// SPDX-License-Identifier: Apache-2.0
#include "app/settings.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace kaname::app {
namespace {

class SettingsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("kaname-settings-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    given_.flags["data"] = folder_.string();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void file(const std::string& text) { std::ofstream(folder_ / "kaname.conf") << text; }
  std::string complaint() {
    const Loaded loaded = load_settings(given_);
    std::string out;
    for (const auto& text : loaded.complaints) out += text + "\n";
    return out;
  }

  std::filesystem::path folder_;
  Given given_;
};

TEST_F(SettingsTest, NothingSetWorks) {
  const Loaded loaded = load_settings({});
  EXPECT_TRUE(loaded.complaints.empty());
  EXPECT_EQ(loaded.settings.port, 8080);
  EXPECT_EQ(loaded.settings.address, "127.0.0.1");
}

TEST_F(SettingsTest, LaterSourcesWin) {
  file("# 説明\nport = 1001\nthreads=3\r\nlog_level =  warn \n");
  EXPECT_EQ(load_settings(given_).settings.port, 1001);
  given_.environment["KANAME_PORT"] = "1002";
  EXPECT_EQ(load_settings(given_).settings.port, 1002);
  given_.flags["port"] = "1003";
  const Loaded loaded = load_settings(given_);
  EXPECT_EQ(loaded.settings.port, 1003);
  EXPECT_EQ(loaded.settings.threads, 3);
  EXPECT_EQ(loaded.settings.log_level, "warn");
  EXPECT_TRUE(loaded.complaints.empty());
}

TEST_F(SettingsTest, EveryComplaintAtOnceWithItsPlace) {
  file("prot = 80\nport = 99999\nno equals here\ntrust_proxy = perhaps\nlog_level = loud\n");
  given_.environment["KANAME_BACKUP_KEPT"] = "3";
  given_.environment["HOME"] = "/root";
  given_.flags["tls_cert"] = "a.pem";
  const std::string text = complaint();
  for (const char* part :
       {"1行目: 設定「prot」はありません。「port」のことですか",
        "2行目: 設定「port」の値「99999」は使えません。0から65535まで", "3行目: 「キー = 値」", "yes か no",
        "debug info warn error", "KANAME_BACKUP_KEPT: 設定「backup_kept」はありません。「backup_keep」",
        "tls_cert と tls_key は両方"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 7);
}

TEST_F(SettingsTest, SecretsAreNotRepeated) {
  Settings settings;
  settings.database = "password=hush";
  for (const Setting& setting : setting_table()) {
    if (setting.name != "database") continue;
    EXPECT_EQ(shown(setting, settings), "（秘密）");
  }
}

TEST_F(SettingsTest, NamedFileMustBeThere) {
  given_.file = (folder_ / "other.conf").string();
  EXPECT_NE(complaint().find("読めません"), std::string::npos);
}

TEST_F(SettingsTest, SampleFileIsReadBackUnchanged) {
  file(sample_file());
  EXPECT_EQ(complaint(), "");
  std::string text = sample_file();
  // Every commented default is a value that is accepted.
  for (std::size_t at = 0; (at = text.find("\n#", at)) != std::string::npos; ++at) {
    if (text[at + 2] != ' ') text.erase(at + 1, 1);
  }
  file(text);
  EXPECT_EQ(complaint(), "");
  file(sample_file({{"port", "8443"}}));
  EXPECT_EQ(load_settings(given_).settings.port, 8443);
}

TEST(Nearest, NamesWhatIsNearOnly) {
  const std::vector<std::string_view> known = {"port", "data", "backup_dir"};
  EXPECT_EQ(nearest("prot", known), "port");
  EXPECT_EQ(nearest("backup-dir", known), "backup_dir");
  EXPECT_EQ(nearest("zzzzzz", known), "");
  EXPECT_EQ(nearest("", known), "");
}

TEST(Settings, AMailServerNeedsASender) {
  EXPECT_EQ(load_settings({{{"smtp_url", "mail.example.jp"}}, {}, {}}).complaints.size(), 1U);
  EXPECT_EQ(load_settings({{{"smtp_url", "smtps://mail.example.jp:465"}}, {}, {}}).complaints.size(), 1U);
  EXPECT_TRUE(load_settings({{{"smtp_url", "smtps://mail.example.jp:465"}, {"mail_from", "kaname@example.jp"}}, {}, {}})
                  .complaints.empty());
}

}  // namespace
}  // namespace kaname::app
