// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "bridges/opendata/population_csv.h"
#include "bridges/opendata/sample_file.h"

namespace kaname::bridges {
namespace {

using Rows = std::vector<PeopleRow>;

TEST(Population, InsuredOfTheMunicipality) {
  const auto table = read_population(sample_file("official/population/kaigo_hoken_R5_insured.csv"), "大阪府", "枚方市");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows, (Rows{{3, "", 113'894, 47'782 + 18'504}}));
  ASSERT_EQ(table->refused.size(), 1u);
  EXPECT_EQ(table->refused[0], (RefusedPeople{2, "row_outside_area", "全国"}));
  EXPECT_EQ(table->rows_read, 2);
  const auto elsewhere =
      read_population(sample_file("official/population/kaigo_hoken_R5_insured.csv"), "鳥取県", "枚方市");
  ASSERT_TRUE(elsewhere);
  EXPECT_TRUE(elsewhere->rows.empty()) << "the same name in another prefecture";
}

TEST(Population, TheTownsOwnTable) {
  const auto table = read_population(
      "圏域,65歳以上,75歳以上\n牧野圏域,\"１１，２３４人\",6100\n樟葉, 9000 ,\n合計,20234,\n,1,1\n"
      "津田,多い,3\n香里,100,200\n桜丘,,\n蹉跎,-5,1\n",
      "大阪府", "枚方市");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows,
            (Rows{{2, "牧野圏域", 11'234, 6100},
                  {3, "樟葉", 9000, std::nullopt},
                  {4, "", 20'234, std::nullopt},
                  {5, "", 1, 1}}));
  EXPECT_EQ(table->refused,
            (std::vector<RefusedPeople>{{6, "number_unreadable", "津田"},
                                        {7, "people_not_nested", "香里"},
                                        {8, "number_unreadable", "桜丘"},
                                        {9, "number_unreadable", "蹉跎"}}));
  EXPECT_EQ(table->rows_read, 8);
}

TEST(Population, OtherTablesAreRefused) {
  for (const char* bytes : {"名前,住所\nA,B\n", "圏域,人口\n牧野,5\n", "insurer,insured1_total\n枚方市,5\n"}) {
    const auto table = read_population(bytes, "大阪府", "枚方市");
    ASSERT_FALSE(table) << bytes;
    EXPECT_EQ(table.error().code, "headers_missing");
  }
  EXPECT_FALSE(read_population("", "大阪府", "枚方市"));
}

}  // namespace
}  // namespace kaname::bridges
