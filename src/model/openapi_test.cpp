// SPDX-License-Identifier: Apache-2.0
#include "model/openapi.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "model/typescript.h"

namespace kaname::model {
namespace {

enum class Colour { red, light_blue };
inline constexpr auto kColours = std::to_array<Option>({{"red", "赤", "Red"}, {"light_blue", "水色", "Light blue"}});
constexpr const auto& options(Tag<Colour>) { return kColours; }
constexpr std::string_view choice_name(Tag<Colour>) { return "Colour"; }

struct Part {
  std::string words;
  Colour colour = Colour::red;
};
constexpr auto describe(Tag<Part>) {
  return entity("visit_part", "部分", field("words", &Part::words), field("colour", &Part::colour));
}

struct Ask {
  Uuid id;
  std::int64_t limit = 50;
  std::vector<Part> parts;
  std::optional<LocalDate> day;
};
constexpr auto describe(Tag<Ask>) {
  return entity("Ask", "問い", field("id", &Ask::id, required | from_path),
                field("limit", &Ask::limit, between(1, 200) | label("件数", "Number")),
                field("parts", &Ask::parts, max_items(3)), field("day", &Ask::day));
}

struct Told {
  std::vector<Part> parts;
  std::optional<std::string> note;
};
constexpr auto describe(Tag<Told>) {
  return entity("Told", "答え", field("parts", &Told::parts), field("note", &Told::note));
}

const std::vector<Operation>& operations() {
  static const std::vector<Operation> all = {
      {"get", "/v1/visits/{id}", "visit.show", "visit.read", "Show", false, false, type_of<Ask>(), type_of<Told>()},
      {"put", "/v1/visits/{id}", "visit.edit", "visit.edit", "Edit", true, false, type_of<Ask>(), type_of<Told>()},
      {"get", "/v1/visits.pdf", "visit.pdf", "public", "Print", false, false, nullptr, nullptr},
      {"post", "/v1/blobs", "blob.put", "link", "Send a file", true, true, nullptr, type_of<Told>()}};
  return all;
}

boost::json::value at(std::string_view pointer) {
  static const boost::json::value document = boost::json::parse(openapi_document(operations(), "1.2.3"));
  return document.at_pointer(pointer);
}

TEST(OpenApi, PathsParametersBodiesAnswers) {
  EXPECT_EQ(at("/openapi"), "3.1.0");
  EXPECT_EQ(at("/info/version"), "1.2.3");
  const auto& show = at("/paths/~1v1~1visits~1{id}/get");
  EXPECT_EQ(show.at("operationId"), "visit.show");
  ASSERT_EQ(show.at("parameters").as_array().size(), 4U);  // id in the path, three in the query
  EXPECT_EQ(show.at_pointer("/parameters/0/in"), "path");
  EXPECT_EQ(show.at_pointer("/parameters/1/schema/maximum"), 200.0);
  EXPECT_EQ(show.at_pointer("/parameters/1/schema/title"), "件数");
  EXPECT_EQ(show.at_pointer("/responses/200/content/application~1json/schema/$ref"), "#/components/schemas/Told");
  EXPECT_FALSE(show.as_object().contains("requestBody"));
  const auto& edit = at("/paths/~1v1~1visits~1{id}/put");
  EXPECT_EQ(edit.at_pointer("/parameters/1/$ref"), "#/components/parameters/IdempotencyKey");
  const auto& body = edit.at_pointer("/requestBody/content/application~1json/schema/properties").as_object();
  EXPECT_FALSE(body.contains("id"));
  EXPECT_EQ(body.size(), 3U);
  EXPECT_TRUE(at("/paths/~1v1~1visits.pdf/get/responses/200/content").as_object().contains("application/pdf"));
  EXPECT_TRUE(at("/paths/~1v1~1visits.pdf/get/security").as_array().empty());
  EXPECT_TRUE(at("/paths/~1v1~1blobs/post/requestBody/content").as_object().contains("application/octet-stream"));
}

// Spelt out: of value({"one"}) g++ makes a list and clang the word.
boost::json::value list(std::initializer_list<std::string_view> words) {
  return boost::json::array(words.begin(), words.end());
}

TEST(OpenApi, SchemasSayWhatIsAlwaysThere) {
  EXPECT_EQ(at("/components/schemas/Told/required"), list({"parts"}));
  EXPECT_EQ(at("/components/schemas/VisitPart/required"), list({"words", "colour"}));
  EXPECT_EQ(at("/components/schemas/Ask/required"), list({"id"}));
  EXPECT_EQ(at("/components/schemas/Colour/enum"), list({"red", "light_blue"}));
  EXPECT_EQ(at("/components/schemas/Ask/properties/parts/items/$ref"), "#/components/schemas/VisitPart");
}

TEST(OpenApi, EveryReferenceLeadsSomewhere) {
  const std::string text = openapi_document(operations(), "1");
  const boost::json::value document = boost::json::parse(text);
  std::size_t found = 0;
  for (std::size_t where = 0; (where = text.find("\"#/", where)) != std::string::npos; ++where, ++found) {
    const std::string pointer = text.substr(where + 2, text.find('"', where + 1) - where - 2);
    boost::system::error_code error;
    EXPECT_NE(document.find_pointer(pointer, error), nullptr) << pointer;
  }
  EXPECT_GT(found, 5U);
}

struct OtherPart {
  bool other = false;
};
constexpr auto describe(Tag<OtherPart>) { return entity("VisitPart", "別", field("other", &OtherPart::other)); }

TEST(OpenApi, OneNameForTwoTypesIsRefused) {
  std::vector<Operation> two = operations();
  two.push_back({"get", "/v1/other", "other.show", "public", "Other", false, false, nullptr, type_of<OtherPart>()});
  EXPECT_THROW(named_types(two), std::logic_error);
}

TEST(OpenApi, Names) {
  EXPECT_EQ(document_name("visit_part"), "VisitPart");
  EXPECT_EQ(document_name("NewAccount"), "NewAccount");
  EXPECT_EQ(document_name("journal"), "Journal");
}

TEST(TypeScript, InterfacesUnionsEndpoints) {
  const std::string text = typescript_module(operations());
  for (const char* part :
       {"export type Colour = 'red' | 'light_blue';",
        "export interface VisitPart {\n  words: string;\n  colour: Colour;\n}",
        "  parts: VisitPart[];\n  note?: string;\n", "  limit?: number;  // 件数\n", "  id: string;\n",
        "  day?: string;\n", "'visit.edit': { method: 'PUT', path: '/v1/visits/{id}', permission: 'visit.edit' }",
        "'visit.show': { in: Ask; out: Told };", "'visit.pdf': { in: Record<string, never>; out: Blob };"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
}

}  // namespace
}  // namespace kaname::model
