#include "tests/tck/gherkin.hpp"

#include <gtest/gtest.h>

#include "graph/error.hpp"

namespace dossier::tests::tck {

namespace {

TEST(Gherkin, ReadsScenariosWithTheirStepsAndTables) {
    const Feature feature = read_feature(R"(# a comment
@all
Feature: Counting

  Some prose about counting.

  @slow @later
  Scenario: [1] One
    Given an empty graph
    # another comment
    Then the result is:
      | n | text   |
      | 1 | 'a\|b' |
)");
    EXPECT_EQ(feature.name, "Counting");
    ASSERT_EQ(feature.scenarios.size(), 1U);
    const Scenario& scenario = feature.scenarios[0];
    EXPECT_EQ(scenario.name, "[1] One");
    EXPECT_EQ(scenario.tags, (std::vector<std::string>{"@all", "@slow", "@later"}));
    ASSERT_EQ(scenario.steps.size(), 2U);
    EXPECT_EQ(scenario.steps[0].text, "an empty graph");
    EXPECT_EQ(scenario.steps[1].line, 11U);
    EXPECT_EQ(scenario.steps[1].table, (Table{{"n", "text"}, {"1", "'a|b'"}}));
}

TEST(Gherkin, ADocstringLosesTheIndentationOfItsQuotesAndNothingElse) {
    const Feature feature = read_feature("Feature: x\r\n  Scenario: s\r\n    When run:\r\n      \"\"\"\r\n      RETURN "
                                         "1\r\n\r\n        # | @ \\\"\\\"\\\"\r\n"
                                         "    less\r\n      \"\"\"\r\n    Then done\r\n");
    ASSERT_EQ(feature.scenarios.at(0).steps.size(), 2U);
    EXPECT_EQ(feature.scenarios[0].steps[0].docstring, "RETURN 1\n\n  # | @ \"\"\"\nless");
    EXPECT_FALSE(feature.scenarios[0].steps[1].docstring);
}

TEST(Gherkin, EveryRowOfExamplesIsAScenario) {
    const Feature feature = read_feature(R"(Feature: x
  Background:
    Given <a> graph
  Scenario Outline: [1] of <a>
    When run:
      """
      RETURN <a> + <b> <c>
      """
    Then result:
      | <b> |
    Examples:
      | a | b   |
      | 1 | <a> |
      | 2 | 3   |
    Examples: more
      | a | b |
      | 4 | 5 |
  Scenario: plain
    Then nothing
)");
    ASSERT_EQ(feature.scenarios.size(), 4U);
    EXPECT_EQ(feature.scenarios[0].name, "[1] of 1 #1");
    EXPECT_EQ(feature.scenarios[0].steps[1].docstring, "RETURN 1 + <a> <c>");
    EXPECT_EQ(feature.scenarios[1].steps[2].table, (Table{{"3"}}));
    EXPECT_EQ(feature.scenarios[2].name, "[1] of 4 #3");
    EXPECT_EQ(feature.scenarios[3].steps.size(), 2U);
    EXPECT_EQ(feature.scenarios[3].steps[0].text, "<a> graph");
}

TEST(Gherkin, ALoneBarIsARowWithoutCells) {
    const Feature feature = read_feature("Feature: x\nScenario: s\nGiven a procedure:\n|\n");
    EXPECT_EQ(feature.scenarios.at(0).steps.at(0).table, Table{{}});
}

TEST(Gherkin, RefusesWhatFitsNowhere) {
    const auto code = [](std::string_view text) {
        try {
            (void)read_feature(text);
        } catch (const graph::Error& error) {
            return error.diagnostic().code;
        }
        return graph::ErrorCode::not_supported;
    };
    for (const char* text : {"Feature: x\nScenario: s\n| 1 |", "Feature: x\nScenario: s\nGiven a\n| 1 | 2 |\n| 1 |",
                             "Feature: x\nScenario: s\nGiven a\n| 1", "Feature: x\nScenario: s\nGiven a\n\"\"\"\nopen",
                             "Feature: x\nExamples:\n| 1 |", "Feature: x\nScenario: s\nGiven a\nwhatever"}) {
        EXPECT_EQ(code(text), graph::ErrorCode::unreadable_data) << text;
    }
}

}  // namespace

}  // namespace dossier::tests::tck
