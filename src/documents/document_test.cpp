// SPDX-License-Identifier: Apache-2.0
// Filling a form from what is known, several writers, sending by several ways, the receiver's word. The hospital is an office
// that belongs to no team.
#include <algorithm>

#include "delivery/outside.h"
#include "documents/document_store.h"
#include "documents/endpoints.h"
#include "documents/erase_person.h"
#include "documents/fax_sheet.h"
#include "documents/merged_rows.h"
#include "documents/outside_reader.h"
#include "output/jpeg_for_tests.h"
#include "people/people_for_tests.h"
#include "store/blobs.h"
#include "store/schema.h"
#include "thread/endpoints.h"
#include "thread/reader.h"
#include "transitions/endpoints.h"
#include "transitions/merged_rows.h"

namespace kaname::documents {
namespace {

namespace json = boost::json;

class DocumentTest : public people::testing::PeopleTown {
 protected:
  DocumentTest() {
    for (const auto& more : {thread::endpoints(), transitions::endpoints(), documents::endpoints()})
      endpoints_.insert(endpoints_.end(), more.begin(), more.end());
    people::install_merged(merged_rows());
    id_ = person();
    join(id_, kNurses);
    consent(id_);
    ward_ = stranger_;
    done("person.edit_facts", {{"id", id_}, {"heading", "adl"}, {"base_seq", 0}, {"facts", {{"transfer", "partly"}}}},
         keeper_);
    stay_ = std::string(done("stay.notify",
                             {{"name", "佐藤 ハル"},
                              {"name_kana", "サトウ ハル"},
                              {"birth", "S16.4.3"},
                              {"ward", "3階東"},
                              {"admitted_on", "2026-11-20"},
                              {"arrival", "ambulance"}},
                             ward_)
                            .at("id")
                            .as_string());
  }

  static std::vector<people::MergedTable> merged_rows() {
    std::vector<people::MergedTable> out = transitions::merged_tables();
    for (const people::MergedTable& table : documents::merged_tables()) out.push_back(table);
    return out;
  }
  json::value begin(const api::Caller& who, std::string_view form = "admission_info") {
    json::object body{{"form_code", form}, {"stay_id", stay_}};
    return done("document.begin", body, who);
  }
  static std::string id_of(const json::value& view) { return std::string(view.at("line").at("id").as_string()); }
  static const json::value* section_with(const json::value& view, std::string_view field) {
    for (const json::value& section : view.at("form").at("sections").as_array()) {
      for (const json::value& one : section.at("fields").as_array()) {
        if (one.at("key").as_string() != field) continue;
        for (const json::value& filled : view.at("sections").as_array()) {
          if (filled.at("key") == section.at("key")) return &filled;
        }
      }
    }
    return nullptr;
  }
  static const json::value* answer(const json::value& view, std::string_view field) {
    const json::value* section = section_with(view, field);
    if (!section) return nullptr;
    for (const json::value& one : section->at("answers").as_array()) {
      if (one.at("key").as_string() == field) return &one;
    }
    return nullptr;
  }
  // The section's answers with one more or changed, as the screen saves it.
  static json::object save(const json::value& view, std::string_view field, std::string_view value) {
    const json::value& section = *section_with(view, field);
    json::array answers;
    for (const json::value& one : section.at("answers").as_array()) {
      if (one.at("key").as_string() != field) answers.push_back(one);
    }
    answers.push_back(json::object{{"key", field}, {"values", json::array{value}}});
    return {{"id", view.at("line").at("id")},
            {"section", section.at("key")},
            {"base_seq", section.at("seq")},
            {"answers", answers}};
  }
  static json::object to_ward() { return {{"office_id", kStrange.text()}, {"name", "3階東"}, {"channel", "app"}}; }
  json::object sending(const std::string& document, json::array receivers, json::object more = {}) {
    json::object out{{"id", document}, {"receivers", std::move(receivers)}, {"with_gaps", true}, {"agreed", "person"}};
    for (auto& member : more) out[member.key()] = member.value();
    return out;
  }
  json::value show(const std::string& document, const api::Caller& who) {
    return done("document.show", {{"id", document}}, who);
  }

  std::string id_, stay_;
  api::Caller ward_;
};
INSTANTIATE_TEST_SUITE_P(Engines, DocumentTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(DocumentTest, TablesAreAsDeclaredAndKeyedByArea) {
  database().read([](store::Connection& connection) {
    EXPECT_EQ(store::schema_differences(connection, tables()), std::vector<std::string>{});
  });
}

TEST_P(DocumentTest, WhatIsKnownIsFilledInWithItsSource) {
  const auto view = begin(keeper_);
  const json::value* name = answer(view, "name");
  ASSERT_NE(name, nullptr);
  EXPECT_EQ(name->at("values").at(0).as_string(), "佐藤 ハル");
  EXPECT_EQ(name->at("origin").as_string(), "person");
  const json::value* transfer = answer(view, "transfer");
  ASSERT_NE(transfer, nullptr);
  EXPECT_EQ(transfer->at("values").at(0).as_string(), "partly");
  EXPECT_EQ(transfer->at("as_of").as_string(), clock_.tokyo_date().text());
  const json::value* admitted = answer(view, "admitted_on");
  ASSERT_NE(admitted, nullptr);
  EXPECT_EQ(admitted->at("values").at(0).as_string(), "2026-11-20");
  EXPECT_EQ(admitted->at("origin").as_string(), "stay");
  EXPECT_EQ(view.at("line").at("deadline_on").as_string(), "2026-11-22");
  EXPECT_EQ(id_of(begin(keeper_)), id_of(view)) << "a double tap begins one draft";
}

TEST_P(DocumentTest, SectionsAreWrittenByAndBesideEachOther) {
  const auto view = begin(keeper_);
  const std::string id = id_of(view);
  const auto saved = done("document.save", save(view, "transfer", "wholly"), keeper_);
  EXPECT_GT(saved.at("section").at("seq").as_int64(), section_with(view, "transfer")->at("seq").as_int64());
  // Somebody who still has the old section on her screen loses neither text.
  EXPECT_EQ(code("document.save", save(view, "transfer", "watched"), nurse_), "changed_meanwhile");
  EXPECT_EQ(code("document.save", save(view, "transfer", "wholly"), nurse_), "ok") << "the same again is no clash";
  const auto after = show(id, nurse_);
  EXPECT_EQ(answer(after, "transfer")->at("values").at(0).as_string(), "wholly");
  EXPECT_EQ(answer(after, "transfer")->at("origin").as_string(), "typed");
  EXPECT_EQ(answer(after, "name")->at("origin").as_string(), "person") << "what nobody touched keeps its source";
}

TEST_P(DocumentTest, BadAnswersAreNamedAndNothingIsLost) {
  const auto view = begin(keeper_);
  EXPECT_EQ(code("document.save", save(view, "transfer", "sideways"), keeper_), "answers.transfer=answer_choice");
  EXPECT_EQ(code("document.save", save(view, "admitted_on", "二月三十日"), keeper_), "answers.admitted_on=answer_date");
  json::object foreign = save(view, "transfer", "partly");
  foreign["answers"] = json::array{json::object{{"key", "no_such_field"}, {"values", json::array{"x"}}}};
  EXPECT_EQ(code("document.save", foreign, keeper_), "answers.no_such_field=answer_unknown");
  EXPECT_EQ(code("document.save", save(view, "name", "マイナンバー 123456789018"), keeper_), "answers.name=my_number");
  foreign["section"] = "nowhere";
  EXPECT_EQ(code("document.save", foreign, keeper_), "document_section");
  EXPECT_EQ(code("document.begin", {{"form_code", "nothing"}, {"stay_id", stay_}}, keeper_), "form_not_found");
  EXPECT_EQ(code("document.begin", {{"form_code", "acp"}}, keeper_), "person_id=document_for_whom");
}

TEST_P(DocumentTest, WhoHasNothingToDoWithItSeesNothingOfIt) {
  const std::string id = id_of(begin(keeper_));
  EXPECT_EQ(code("document.show", {{"id", id}}, ward_), "document_not_found") << "a draft stays with its side";
  EXPECT_EQ(code("document.show", {{"id", id}}, town_), "document_not_found");
  EXPECT_EQ(code("document.show", {{"id", id}}, coordinator_), "document_not_found");
  EXPECT_EQ(code("document.show", {{"id", id}}, viewer_), "not_allowed");
  EXPECT_EQ(code("document.begin", {{"form_code", "admission_info"}, {"person_id", id_}}, ward_), "person_not_found");
  EXPECT_EQ(code("document.begin", {{"form_code", "admission_info"}, {"stay_id", stay_}}, coordinator_), "not_allowed");
  EXPECT_EQ(show(id, nurse_).at("may_write").as_bool(), true);
}

TEST_P(DocumentTest, SentToAWardInTheProgramAndAnotherByFaxItIsOneStepAndTheWardJudges) {
  const auto view = begin(keeper_);
  const std::string id = id_of(view);
  EXPECT_EQ(code("document.send", sending(id, {to_ward()}, {{"with_gaps", false}}), keeper_), "document_gaps");
  EXPECT_EQ(code("document.send", sending(id, {to_ward()}, {{"agreed", "none"}}), keeper_),
            "agreed=document_agreement");
  const json::object fax{
      {"office_name", "市民病院"}, {"name", "地域連携室"}, {"channel", "fax"}, {"address", "072-300-0009"}};
  const auto sent = done("document.send", sending(id, {to_ward(), fax}), keeper_);
  EXPECT_EQ(sent.at("line").at("state").as_string(), "sent");
  ASSERT_EQ(sent.at("sendings").as_array().size(), 2U);
  EXPECT_EQ(code("document.save", save(view, "transfer", "wholly"), keeper_), "document_closed");

  const auto stay = done("stay.show", {{"id", stay_}}, keeper_);
  std::size_t given = 0;
  for (const json::value& step : stay.at("steps").as_array()) {
    if (step.at("kind").as_string() != "info_sent") continue;
    ++given;
    EXPECT_EQ(step.at("document_id").as_string(), id);
    EXPECT_EQ(step.at("form").as_string(), "town");
  }
  EXPECT_EQ(given, 1U);

  const auto box = done("document.box", {{"box", "received"}}, ward_);
  EXPECT_EQ(box.at("waiting").as_int64(), 1);
  EXPECT_EQ(box.at("items").at(0).at("person_name").as_string(), "佐藤 ハル");
  EXPECT_FALSE(box.at("items").at(0).as_object().contains("person_id")) << "the ward is not led to her page";
  const auto at_ward = done("document.open", {{"id", id}}, ward_);
  ASSERT_EQ(at_ward.at("sendings").as_array().size(), 1U) << "not to whom else it went";
  const std::string mine(at_ward.at("sendings").at(0).at("id").as_string());
  done("document.judge", {{"id", id}, {"sending_id", mine}, {"enough", "enough"}}, ward_);
  EXPECT_EQ(done("document.box", {{"box", "received"}}, ward_).at("waiting").as_int64(), 0);
  const auto judged = done("stay.show", {{"id", stay_}}, keeper_);
  EXPECT_TRUE(std::any_of(judged.at("steps").as_array().begin(), judged.at("steps").as_array().end(),
                          [](const json::value& step) { return step.at("enough").as_string() == "enough"; }));
  EXPECT_EQ(code("document.judge", {{"id", id}, {"sending_id", mine}, {"enough", "enough"}}, keeper_),
            "stay_judge_receiver");
}

TEST_P(DocumentTest, WhatGoesByFaxIsToDoUntilSomebodyHasDoneIt) {
  const std::string id = id_of(begin(keeper_));
  const json::object fax{{"office_name", "市民病院"}, {"channel", "fax"}, {"address", "０７２－３００－０００９"}};
  const auto sent = done("document.send", sending(id, {fax}), keeper_);
  const json::value& one = sent.at("sendings").at(0);
  EXPECT_EQ(one.at("state").as_string(), "todo");
  EXPECT_EQ(one.at("address").as_string(), "072-300-0009");
  const std::string sending_id(one.at("id").as_string());
  const auto note = [&](std::string_view became) {
    return done("document.note", {{"id", id}, {"sending_id", sending_id}, {"became", became}}, keeper_)
        .at("sendings")
        .at(0)
        .at("state")
        .as_string();
  };
  // As a gateway gets it: a sheet of its own, and none once it was taken back.
  const auto gateway = [&] {
    bool made = false;
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, kArea, clock_);
      const auto row = tx.first<delivery::Delivery>("WHERE area_id = $1 AND subject_kind = 'document'", tx.area());
      const auto sheet = row ? fax_sheet(tx, keeper_, *row) : fail(Problem::not_found, "document_not_found");
      made = sheet && sheet->bytes.starts_with("%PDF");
    });
    return made;
  };
  EXPECT_TRUE(gateway());
  EXPECT_EQ(note("sent"), "sent");
  EXPECT_EQ(done("document.box", {{"box", "sent"}}, keeper_).at("items").at(0).at("unread").as_int64(), 1);
  EXPECT_EQ(note("failed"), "failed");
  EXPECT_EQ(done("document.box", {{"box", "sent"}}, keeper_).at("items").at(0).at("failed").as_int64(), 1);
  EXPECT_EQ(note("sent"), "sent") << "printed and sent by hand after all";
  EXPECT_EQ(done("document.box", {{"box", "sent"}}, keeper_).at("items").at(0).at("failed").as_int64(), 0);
  EXPECT_EQ(note("failed"), "failed");
  // Another way, later: the document is as it was sent.
  done("document.send", sending(id, {to_ward()}), keeper_);
  EXPECT_EQ(show(id, ward_).at("line").at("state").as_string(), "sent");
  EXPECT_EQ(
      code("document.send",
           sending(id, {json::object{{"office_name", "市民病院"}, {"channel", "fax"}, {"address", "電話帳のとおり"}}}),
           keeper_),
      "address=delivery_number");
  EXPECT_EQ(
      code("document.send", sending(id, {json::object{{"office_name", "市民病院"}, {"channel", "app"}}}), keeper_),
      "receivers=document_no_app");
  done("document.withdraw", {{"id", id}}, keeper_);
  EXPECT_FALSE(gateway());
}

TEST_P(DocumentTest, AWardWritesOfItsOwnPatientWithoutHerPage) {
  done("stay.answer", {{"id", stay_}, {"answer", "ours"}}, keeper_);
  const auto view = begin(ward_, "nursing_summary");
  const std::string id = id_of(view);
  EXPECT_EQ(answer(view, "transfer"), nullptr) << "what the team knows stays with the team";
  EXPECT_FALSE(view.at("line").as_object().contains("person_id"));
  EXPECT_EQ(code("document.show", {{"id", id}}, keeper_), "document_not_found") << "a draft of the ward";
  const auto proposed = done("document.receivers", {{"id", id}}, ward_);
  EXPECT_EQ(proposed.at("items").at(0).at("name").as_string(), "森 由紀");
  const json::value& manager = proposed.at("items").at(0);
  done("document.send",
       sending(id,
               {json::object{{"account_id", manager.at("account_id")},
                             {"office_id", manager.at("office_id")},
                             {"name", "森 由紀"},
                             {"channel", "app"}}}),
       ward_);
  EXPECT_EQ(done("document.box", {{"box", "received"}}, keeper_).at("waiting").as_int64(), 1);
  EXPECT_EQ(show(id, nurse_).at("may_write").as_bool(), false) << "the team reads what came";
}

TEST_P(DocumentTest, ANewOneBeginsFromTheLast) {
  const auto view = begin(keeper_);
  done("document.save", save(view, "transfer", "wholly"), keeper_);
  const std::string first = id_of(view);
  done("document.send", sending(first, {to_ward()}), keeper_);
  const auto copied = done("document.copy", {{"id", first}}, keeper_);
  EXPECT_NE(id_of(copied), first);
  EXPECT_EQ(answer(copied, "transfer")->at("values").at(0).as_string(), "wholly");
  EXPECT_EQ(answer(copied, "transfer")->at("origin").as_string(), "previous");
  EXPECT_EQ(copied.at("previous").at("id").as_string(), first);
  done("document.withdraw", {{"id", first}}, keeper_);
  EXPECT_EQ(code("document.show", {{"id", first}}, ward_), "document_not_found");
}

TEST_P(DocumentTest, AnAreasEditionHoldsFromItsDayAndOldOnesStay) {
  const auto before = begin(keeper_);
  json::value form = done("form.show", {{"code", "admission_info"}}, town_).at("form");
  form.as_object()["name"] = json::object{{"ja", "入院時情報提供書（枚方版）"}, {"en", ""}};
  EXPECT_EQ(code("form.add", {{"form", form}}, keeper_), "not_allowed");
  const auto draft = done("form.add", {{"form", form}}, town_);
  const std::string edition(draft.at("id").as_string());
  EXPECT_EQ(edition, "admission_info.a1");
  json::value broken = form;
  broken.at("sections").as_array().push_back(broken.at("sections").at(0));
  EXPECT_NE(code("form.change", {{"id", edition}, {"form", broken}}, town_), "ok");
  EXPECT_EQ(code("form.publish", {{"id", edition}, {"valid_from", "2020-01-01"}}, town_), "valid_from=date_in_past");
  done("form.publish", {{"id", edition}, {"valid_from", clock_.tokyo_date().text()}}, town_);
  EXPECT_EQ(code("form.change", {{"id", edition}, {"form", form}}, town_), "form_published");
  done("document.send", sending(id_of(before), {to_ward()}), keeper_);
  const auto after = begin(keeper_);
  EXPECT_EQ(after.at("line").at("name").at("ja").as_string(), "入院時情報提供書（枚方版）");
  EXPECT_NE(show(id_of(before), keeper_).at("line").at("name"), after.at("line").at("name"));
  done("form.retire", {{"id", edition}}, town_);
  EXPECT_EQ(show(id_of(after), keeper_).at("line").at("edition").as_string(), edition);
}

TEST_P(DocumentTest, TwoOfAnOfficeSayWhetherItWasEnoughAndNobodyIsWrittenOver) {
  const std::string id = id_of(begin(keeper_));
  done("document.send", sending(id, {to_ward()}), keeper_);
  const api::Caller colleague = account("谷川 進", "tanigawa", {api::Role::office, kStrange});
  const std::string mine(show(id, ward_).at("sendings").at(0).at("id").as_string());
  const auto judge = [&](std::string_view enough, std::string_view missing, std::string_view instead) {
    json::object body{{"id", id}, {"sending_id", mine}, {"enough", enough}, {"missing", missing}};
    if (!instead.empty()) body["instead_of"] = instead;
    return body;
  };
  EXPECT_EQ(code("document.judge", judge("missing", "薬の名前", "unsaid"), ward_), "ok");
  EXPECT_EQ(code("document.judge", judge("missing", "薬の名前", "unsaid"), colleague), "ok") << "the same again";
  EXPECT_EQ(code("document.judge", judge("enough", "", "unsaid"), colleague), "document_judged_meanwhile");
  EXPECT_EQ(show(id, ward_).at("sendings").at(0).at("missing").as_string(), "薬の名前");
  EXPECT_EQ(code("document.judge", judge("enough", "", "missing"), colleague), "ok") << "chosen with open eyes";
  EXPECT_EQ(code("document.judge", judge("missing", "", ""), ward_), "ok") << "a screen that shows what stands there";
}

TEST_P(DocumentTest, AWardKeepsAPhotoForWhatItWritesAndNobodyElse) {
  const std::string id = id_of(begin(ward_));
  const auto put = [&](const std::string& document, const api::Caller& who, std::string_view bytes) {
    const api::Endpoint& e = endpoint("document.put_photo");
    std::string out;
    if (!trust::allows(who, e.permission)) return trust::refusal(who, e.permission).code;
    clock_ = clock_.plus_ms(1000);
    database().write([&](store::Connection& connection) {
      const auto head = journal::take_next(connection, kArea);
      store::Write tx(connection, kArea, clock_, {random_uuid().text(), head->seq});
      api::Input input;
      input.body = bytes;
      input.path_values = {{"id", document}};
      std::string kept;
      const auto reply = e.write(tx, who, input, kept);
      out = reply ? std::string(json::parse(reply->body).at("sha256").as_string()) : reply.error().code;
      if (!reply) return false;
      journal::append(tx, who, e.act, kept, *head);
      return true;
    });
    return out;
  };
  const std::string jpeg = output::testing::small_jpeg();
  EXPECT_EQ(put(id, ward_, jpeg).size(), 64U);
  EXPECT_EQ(put(id, ward_, "no picture"), "file_type_refused");
  EXPECT_EQ(put(id, ward_, ""), "file_empty");
  EXPECT_EQ(put(random_uuid().text(), ward_, jpeg), "document_not_found");
  EXPECT_EQ(put(id, keeper_, jpeg), "document_not_found") << "a draft of the hospital's";
  EXPECT_EQ(put(id, viewer_, jpeg), "not_allowed");
  EXPECT_EQ(count("SELECT count(*) FROM person_file WHERE area_id = $1"), 1);
  done("document.send", sending(id, {{{"office_id", kCase.text()}, {"channel", "app"}}}), ward_);
  EXPECT_EQ(put(id, ward_, jpeg), "document_closed");
  const auto unknown = done(
      "stay.notify",
      {{"name", "南 一"}, {"name_kana", "ミナミ ハジメ"}, {"birth", "S20.1.2"}, {"admitted_on", "2026-11-20"}}, ward_);
  const auto draft = done("document.begin", {{"form_code", "nursing_summary"}, {"stay_id", unknown.at("id")}}, ward_);
  EXPECT_EQ(put(id_of(draft), ward_, jpeg), "document_photo_person");
}

TEST_P(DocumentTest, PhotosAreHersAndSeenByWhoeverReadsTheDocument) {
  json::value form = done("form.show", {{"code", "nursing_summary"}}, town_).at("form");
  json::object field = form.at("sections").at(0).at("fields").at(0).as_object();
  field["key"] = "wound";
  field["type"] = "photo";
  field["label"] = json::object{{"ja", "創部の写真"}, {"en", "The wound"}};
  field["needed"] = false;
  field["prefill"] = "";
  form.at("sections").at(0).at("fields").as_array().push_back(field);
  const std::string edition(done("form.add", {{"form", form}}, town_).at("id").as_string());
  done("form.publish", {{"id", edition}, {"valid_from", clock_.tokyo_date().text()}}, town_);
  std::string mine, others;
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 1'000'000});
    mine = store::put_blob(tx, output::testing::small_jpeg(), "image/jpeg");
    others = store::put_blob(tx, output::testing::small_jpeg() + "x", "image/jpeg");
    return true;
  });
  done("thread.put_file", {{"id", id_}, {"sha256", mine}, {"content_type", "image/jpeg"}, {"size", 761}}, keeper_);
  const auto view = done("document.begin", {{"form_code", "nursing_summary"}, {"person_id", id_}}, keeper_);
  const std::string id = id_of(view);
  EXPECT_EQ(code("document.save", save(view, "wound", others), keeper_), "answers.wound=answer_photo") << "not hers";
  EXPECT_EQ(code("document.save", save(view, "wound", "../../etc"), keeper_), "answers.wound=answer_photo");
  done("document.save", save(view, "wound", mine), keeper_);
  EXPECT_EQ(code("document.photo", {{"id", id}, {"sha256", mine}}, ward_), "document_not_found");
  const json::value laid = done("document.pages", {{"id", id}}, keeper_);
  ASSERT_EQ(laid.at("photos").as_array().size(), 1U);
  const json::value photo = laid.at("photos").at(0);
  EXPECT_EQ(photo.at("sha256").as_string(), mine);
  EXPECT_LE(photo.at("page").as_int64(), laid.at("pages").as_int64());
  EXPECT_NEAR(photo.at("width").to_number<double>() * 210, 58, 0.1) << "a third of A4";
  done("document.send", sending(id, {to_ward()}), keeper_);
  EXPECT_EQ(done("document.photo", {{"id", id}, {"sha256", mine}}, ward_).as_string(), output::testing::small_jpeg());
  EXPECT_EQ(code("document.photo", {{"id", id}, {"sha256", others}}, ward_), "file_not_here");
  EXPECT_NE(done("document.print", {{"id", id}}, ward_).as_string().find("DCTDecode"), std::string::npos);
  EXPECT_EQ(done("document.print", {{"id", id}, {"fax", true}}, keeper_).as_string().find("DCTDecode"),
            std::string::npos);
}

TEST_P(DocumentTest, AMailLinkOpensThisDocumentAndTakesTheAnswer) {
  thread::install(delivery::SubjectKind::document, outside_subject());
  const auto view = begin(keeper_);
  done("document.save", save(view, "transfer", "wholly"), keeper_);
  const std::string id = id_of(view);
  json::object mail{
      {"office_name", "市民病院"}, {"name", "地域連携室"}, {"channel", "mail"}, {"address", "renkei@example.jp"}};
  EXPECT_EQ(code("document.send", sending(id, {mail}), keeper_), "receivers=delivery_needs_phone");
  mail["phone"] = "072-300-0009";
  done("document.send", sending(id, {mail}), keeper_);
  api::Caller reader;
  reader.area = kArea;
  database().read([&](store::Connection& connection) {
    store::Read tx(connection, kArea, clock_);
    const auto row = tx.first<delivery::Delivery>("WHERE area_id = $1 AND subject_kind = 'document'", tx.area());
    ASSERT_TRUE(row);
    reader.link_id = row->id.uuid;
    EXPECT_TRUE(thread::reader_right(tx, row->id.uuid));
  });
  const auto page = done("reader.open", {{"pass", ""}}, reader);
  EXPECT_NE(page.at("title").as_string().find("入院時情報提供書"), std::string::npos);
  EXPECT_NE(page.at("text").as_string().find("移乗： 全介助"), std::string::npos);
  EXPECT_EQ(page.at("person_name").as_string(), "佐藤 ハル");
  const auto answered = done("reader.answer", {{"pass", ""}, {"text", "受け取りました"}}, reader);
  EXPECT_EQ(answered.at("answers").at(0).as_string(), "受け取りました");
  const auto after = show(id, keeper_);
  EXPECT_EQ(after.at("sendings").at(0).at("state").as_string(), "answered");
  EXPECT_EQ(after.at("sendings").at(0).at("reply").as_string(), "受け取りました");
  // Taken back, the link opens nothing from the next request on.
  done("document.withdraw", {{"id", id}}, keeper_);
  EXPECT_EQ(code("reader.open", {{"pass", ""}}, reader), "link_not_valid");
}

TEST_P(DocumentTest, ErasingCountsAndEmptiesAllTables) {
  done("document.send", sending(id_of(begin(keeper_)), {to_ward()}), keeper_);
  const PersonId person = *PersonId::parse(id_);
  database().write([&](store::Connection& connection) {
    store::Write tx(connection, kArea, clock_, {random_uuid().text(), 9'000'000});
    EXPECT_EQ(documents_of(tx, {person}).size(), 1U);
    for (const trust::ErasedTable& table : erased_tables())
      EXPECT_GT(tx.number(table.count, tx.area(), person), 0) << table.name;
    EXPECT_GT(trust::erase_rows(tx, erased_tables(), person, 1000), 0);
    for (const trust::ErasedTable& table : erased_tables())
      EXPECT_EQ(tx.number(table.count, tx.area(), person), 0) << table.name;
    return true;
  });
}

TEST_P(DocumentTest, WhatAWardBeganBeforeTheMatchStandsWithThePersonAfterwards) {
  const std::string stay(
      done(
          "stay.notify",
          {{"name_kana", "サトウ ハルコ"}, {"birth", "S16.4.3"}, {"admitted_on", "2026-11-19"}, {"arrival", "planned"}},
          ward_)
          .at("id")
          .as_string());
  const std::string document =
      id_of(done("document.begin", {{"form_code", "nursing_summary"}, {"stay_id", stay}}, ward_));
  EXPECT_EQ(code("document.show", {{"id", document}}, keeper_), "document_not_found");
  const std::string other = person("佐藤 はる子", "さとう はるこ", "1941");
  done("stay.match", {{"id", stay}, {"person_id", other}}, coordinator_);
  done("document.send", sending(document, {{{"office_id", kCase.text()}, {"channel", "app"}}}), ward_);
  const auto list = done("document.of_person", {{"id", other}}, keeper_);
  ASSERT_EQ(list.at("items").as_array().size(), 1U);
  EXPECT_EQ(id_of(show(document, keeper_)), document);
}

TEST_P(DocumentTest, GoesAlongWhenTwoRecordsAreMergedAndBackAgain) {
  const std::string document = id_of(begin(keeper_));
  const std::string other = person("佐藤 はる", "さとう はる", "1941");
  const auto merged = done("person.merge", {{"kept_id", other}, {"gone_id", id_}}, town_);
  EXPECT_EQ(show(document, keeper_).at("line").at("person_id").as_string(), other);
  EXPECT_EQ(done("stay.show", {{"id", stay_}}, keeper_).at("person_id").as_string(), other);
  EXPECT_EQ(done("document.of_person", {{"id", other}}, keeper_).at("items").as_array().size(), 1U);
  done("person.unmerge", {{"id", text(merged, "merge", "id")}}, town_);
  EXPECT_EQ(show(document, keeper_).at("line").at("person_id").as_string(), id_);
  EXPECT_EQ(done("stay.show", {{"id", stay_}}, keeper_).at("person_id").as_string(), id_);
}

}  // namespace
}  // namespace kaname::documents
