// SPDX-License-Identifier: Apache-2.0
#include "trust/shared_pc.h"

#include "base/crypto.h"
#include "trust/area_settings.h"
#include "trust/house_for_tests.h"

namespace kaname::trust {
namespace {

const Uuid kOffice = *Uuid::parse("019a0000-0000-7000-8000-000000000001");
const Uuid kElsewhere = *Uuid::parse("019a0000-0000-7000-8000-000000000002");

class SharedPcTest : public House {
 protected:
  static std::string cookie_of(const api::Reply& reply) {
    for (const auto& [name, value] : reply.headers) {
      if (name == "set-cookie" && value.starts_with("kaname_device=")) return value.substr(0, value.find(';'));
    }
    return {};
  }
  // Signs in at the PC: with its cookie, without anybody's session.
  api::Reply at_pc(const std::string& login) {
    request_.cookie = pc_;
    api::Reply reply = ask("session.sign_in", "{\"login\":\"" + login + "\",\"password\":\"" + kGoodPassword + "\"}");
    keep_pc();
    return reply;
  }
  void keep_pc() { request_.cookie += "; " + pc_; }
  void signed_out() { request_.cookie = pc_; }
  // An office with two people, one of whom registers the PC; both have a personal code.
  void set_up() {
    mori_ = person("mori", {{api::Role::office, kOffice, {}}});
    hara_ = person("hara", {{api::Role::office, kOffice, {}}});
    ASSERT_EQ(sign_in("mori").status, 200);
    const api::Reply made = ask("device.register", R"({"name":"事務所の窓側","kind":"shared_pc"})");
    ASSERT_EQ(made.status, 200) << made.body;
    pc_ = cookie_of(made);
    ASSERT_FALSE(pc_.empty());
    EXPECT_EQ(made.body.find("device_secret\":\"\"") == std::string::npos, false) << "the cookie alone has the secret";
    for (const char* who : {"hara", "mori"}) {
      ASSERT_EQ(at_pc(who).status, 200);
      ASSERT_EQ(ask("short_code.set", R"({"code":"２８４　６１７"})").status, 200);
    }
    signed_out();
  }
  api::Reply change_to(AccountId who, const std::string& code) {
    api::Reply reply =
        ask("session.sign_in_short", "{\"account_id\":\"" + who.text() + "\",\"code\":\"" + code + "\"}");
    if (reply.status == 200) keep_pc();
    return reply;
  }
  std::string pc_;
  AccountId mori_, hara_;
};
INSTANTIATE_TEST_SUITE_P(Engines, SharedPcTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(SharedPcTest, PeopleOfTheOfficeChangeOverByCode) {
  set_up();
  const std::string list = ask("device.shared_pc", "").body;
  EXPECT_NE(list.find("田中 mori"), std::string::npos) << list;
  EXPECT_NE(list.find("\"ready\":true"), std::string::npos);
  ASSERT_EQ(change_to(hara_, "284617").status, 200);
  EXPECT_EQ(caller(request_).account_id, hara_);
  ASSERT_EQ(change_to(mori_, "284 617").status, 200);
  EXPECT_EQ(caller(request_).account_id, mori_) << "the session names the person";
  EXPECT_TRUE(require(caller(request_), "facility.edit", kOffice));
  EXPECT_EQ(count("SELECT count(*) FROM session WHERE area_id = $1 AND kind = 'short_code'"), 1);
  EXPECT_EQ(code_of(ask("short_code.set", R"({"code":"730518"})")), "full_sign_in_needed")
      << "the code does not change itself";
  EXPECT_EQ(code_of(ask("device.register", R"({"name":"もう一台","kind":"shared_pc"})")), "full_sign_in_needed");
}

TEST_P(SharedPcTest, TwelveHoursAfterTheFullSignIn) {
  set_up();
  now_ = now_.plus_ms(kShortCodeMs - 60'000);
  ASSERT_EQ(change_to(hara_, "284617").status, 200);
  now_ = now_.plus_ms(60'000);
  EXPECT_EQ(code_of(change_to(hara_, "284617")), "full_sign_in_needed") << "changing over does not prolong it";
  ASSERT_EQ(at_pc("hara").status, 200);
  signed_out();
  EXPECT_EQ(change_to(hara_, "284617").status, 200);
}

TEST_P(SharedPcTest, FiveWrongCodesAskForThePassword) {
  set_up();
  for (int i = 0; i < 4; ++i) EXPECT_EQ(code_of(change_to(hara_, "000000")), "invalid_input");
  EXPECT_EQ(code_of(change_to(hara_, "000001")), "full_sign_in_needed");
  EXPECT_EQ(code_of(change_to(hara_, "284617")), "full_sign_in_needed");
  EXPECT_EQ(change_to(mori_, "284617").status, 200) << "others are not held up";
  ASSERT_EQ(at_pc("hara").status, 200) << "nor is the password";
  signed_out();
  EXPECT_EQ(change_to(hara_, "284617").status, 200);
}

TEST_P(SharedPcTest, NobodyElseIsLetIn) {
  set_up();
  const AccountId other = person("other", {{api::Role::office, kElsewhere, {}}});
  ASSERT_EQ(at_pc("other").status, 200) << "a password works anywhere";
  ASSERT_EQ(ask("short_code.set", R"({"code":"284617"})").status, 200);
  signed_out();
  EXPECT_EQ(code_of(change_to(other, "284617")), "full_sign_in_needed") << "not of this office";
  EXPECT_EQ(ask("device.shared_pc", "").body.find("other"), std::string::npos);
  request_.cookie = pc_.substr(0, pc_.size() - 1) + (pc_.back() == 'A' ? 'E' : 'A');
  EXPECT_EQ(code_of(change_to(hara_, "284617")), "device_unknown") << "another secret";
  EXPECT_NE(ask("device.shared_pc", "").body.find("\"registered\":false"), std::string::npos);
  for (const std::string& bad :
       std::vector<std::string>{"kaname_device=", "kaname_device=272108", "kaname_device=272108.x.y"}) {
    request_.cookie = bad;
    EXPECT_EQ(code_of(change_to(hara_, "284617")), "device_unknown");
  }
}

TEST_P(SharedPcTest, LeaversAndChangedPasswordsLoseIt) {
  set_up();
  write(kArea, [&](store::Write& tx) { ASSERT_TRUE(set_roles(tx, hara_, {{api::Role::viewer, {}, {}}})); });
  EXPECT_EQ(code_of(change_to(hara_, "284617")), "full_sign_in_needed");
  write(kArea, [&](store::Write& tx) {
    set_password_hash(tx, kArea, mori_, *hash_password("another-long-password"), MustChange::no);
  });
  EXPECT_EQ(code_of(change_to(mori_, "284617")), "full_sign_in_needed");
}

TEST_P(SharedPcTest, LocksSoonerAndDiesWithTheDevice) {
  set_up();
  ASSERT_EQ(change_to(hara_, "284617").status, 200);
  now_ = now_.plus_ms(kSharedIdleMs - 1000);
  EXPECT_TRUE(caller(request_).signed_in());
  now_ = now_.plus_ms(1000);
  EXPECT_FALSE(caller(request_).signed_in());
  ASSERT_EQ(change_to(hara_, "284617").status, 200);
  const std::string at = request_.cookie;
  ASSERT_EQ(sign_in("mori").status, 200);
  const std::string mine = ask("device.mine", "").body;
  const std::string id = std::string(boost::json::parse(mine).at("items").at(0).at("id").as_string());
  ASSERT_EQ(ask("device.revoke", "{}", {{"id", id}}).status, 200);
  request_.cookie = at;
  EXPECT_FALSE(caller(request_).signed_in()) << "the sessions at the device end with it";
  signed_out();
  EXPECT_EQ(code_of(change_to(hara_, "284617")), "device_unknown");
}

TEST_P(SharedPcTest, EasyCodesAreRefused) {
  person("mori", {{api::Role::office, kOffice, {}}});
  ASSERT_EQ(sign_in("mori").status, 200);
  for (const char* code : {"111111", "123456", "987654", "121212", "123123", "12345", "1234567", "abcdef", ""}) {
    EXPECT_EQ(ask("short_code.set", std::string("{\"code\":\"") + code + "\"}").status, 422) << code;
  }
  ASSERT_EQ(ask("short_code.set", R"({"code":"730518"})").status, 200);
  EXPECT_NE(ask("short_code.show", "").body.find("\"set\":true"), std::string::npos);
  EXPECT_NE(ask("short_code.remove", "").body.find("\"set\":false"), std::string::npos);
}

class DeviceTest : public SharedPcTest {
 protected:
  void policy(const char* offline) {
    write(kArea,
          [&](store::Write& tx) { put_setting(tx, {}, "offline", fmt::format("{{\"offline\":\"{}\"}}", offline)); });
  }
  api::Reply half(const api::Reply& made, const std::string& secret = {}) {
    return ask("device.key_half",
               "{\"device_secret\":\"" + (secret.empty() ? text_of(made, "device_secret") : secret) + "\"}",
               {{"id", text_of(made, "id")}});
  }
  static constexpr const char* kPhone = R"({"name":"訪問用スマホ","kind":"phone","managed":true})";
};
INSTANTIATE_TEST_SUITE_P(Engines, DeviceTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(DeviceTest, TheTownDecidesWhichPhonesKeepACopy) {
  person("nurse", {{api::Role::office, kOffice, {}}});
  person("head", {{api::Role::office_admin, kOffice, {}}});
  ASSERT_EQ(sign_in("nurse").status, 200);
  EXPECT_EQ(code_of(ask("device.register", kPhone)), "offline_not_allowed") << "none is the default";
  policy("managed");
  const api::Reply made = ask("device.register", kPhone);
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_NE(ask("device.mine", "").body.find("\"managed\":false"), std::string::npos)
      << "nobody manages their own phone";
  EXPECT_EQ(code_of(half(made)), "device_not_managed");
  const std::string nurse = request_.cookie;
  EXPECT_EQ(ask("device.manage", R"({"managed":true})", {{"id", text_of(made, "id")}}).status, 403);
  ASSERT_EQ(sign_in("head").status, 200);
  EXPECT_EQ(ask("device.manage", R"({"managed":true})", {{"id", text_of(made, "id")}}).status, 200);
  request_.cookie = nurse;
  const api::Reply told = half(made);
  ASSERT_EQ(told.status, 200) << told.body;
  EXPECT_EQ(crypto::base64url_decode(text_of(told, "half"))->size(), 32u);
  EXPECT_EQ(text_of(half(made), "half"), text_of(told, "half")) << "always the same";
  policy("none");
  EXPECT_EQ(half(made).status, 410);
  policy("own");
  EXPECT_EQ(half(made).status, 200);
  write(kArea, [&](store::Write& tx) { put_setting(tx, {}, "sign_in", R"({"second_factor_for":"everybody"})"); });
  forget_sessions();
  EXPECT_EQ(code_of(half(made)), "not_allowed") << "the password alone opens no copy where two factors are asked";
}

TEST_P(DeviceTest, TheHalfIsForItsOwnerWithTheSecretOnly) {
  policy("own");
  person("nurse", {{api::Role::office, kOffice, {}}});
  person("other", {{api::Role::office, kOffice, {}}});
  ASSERT_EQ(sign_in("nurse").status, 200);
  const api::Reply made = ask("device.register", kPhone);
  ASSERT_EQ(made.status, 200);
  EXPECT_EQ(code_of(half(made, crypto::base64url(crypto::random_bytes(32)))), "device_secret_wrong");
  EXPECT_EQ(code_of(half(made, "x")), "device_secret_wrong");
  const std::string nurse = request_.cookie;
  ASSERT_EQ(sign_in("other").status, 200);
  EXPECT_EQ(half(made).status, 410);
  EXPECT_EQ(ask("device.revoke", "{}", {{"id", text_of(made, "id")}}).status, 403);
  request_.cookie.clear();
  EXPECT_EQ(half(made).status, 401);
  request_.cookie = nurse;
  ASSERT_EQ(ask("device.revoke", "{}", {{"id", text_of(made, "id")}}).status, 200);
  EXPECT_EQ(code_of(half(made)), "device_revoked");
  EXPECT_EQ(half(made).status, 410);
  read([&](store::Read& tx) {
    const auto device = tx.first<Device>("WHERE area_id = $1", kArea);
    ASSERT_TRUE(device);
    EXPECT_EQ(device->sealed_key_half.size(), 96u) << "sealed: 24 + 16 + 32 bytes";
  });
}

TEST_P(DeviceTest, OfficesSeeTheirOwnDevices) {
  policy("own");
  person("nurse", {{api::Role::office, kOffice, {}}});
  person("far", {{api::Role::office_admin, kElsewhere, {}}});
  person("head", {{api::Role::office_admin, kOffice, {}}});
  ASSERT_EQ(sign_in("nurse").status, 200);
  ASSERT_EQ(ask("device.register", kPhone).status, 200);
  EXPECT_EQ(ask("device.list", "").status, 403);
  ASSERT_EQ(sign_in("head").status, 200);
  EXPECT_NE(ask("device.list", "").body.find("訪問用スマホ"), std::string::npos);
  ASSERT_EQ(sign_in("far").status, 200);
  EXPECT_EQ(ask("device.list", "").body, "{\"items\":[]}");
  EXPECT_EQ(
      ask("device.register", R"({"name":"x","kind":"shared_pc","office_id":"019a0000-0000-7000-8000-000000000001"})")
          .status,
      403);
}

}  // namespace
}  // namespace kaname::trust
