#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "tests/loaders/reading.hpp"

// Where a topic is cut out of its phrase, and by which other lengths it is known.

namespace {

using dossier::tests::Reading;

const Reading& letter() {
    static const Reading reading{"lengths.md"};
    return reading;
}

bool known_as(std::string_view name, std::string_view other) { return letter().also_called(name, other); }

TEST(Lengths, WhatIsDoneToASubjectLeadsToIt) {
    EXPECT_NE(letter().entity("zwerfglas"), nullptr);
    EXPECT_EQ(letter().entity("terugdringen"), nullptr);
    EXPECT_TRUE(known_as("wachthuisjes", "verdeling van wachthuisjes"));
}

TEST(Lengths, WithAndWithoutWhatHangsOnTheNoun) {
    EXPECT_TRUE(known_as("wachthuisjes", "wachthuisjes over de gemeenten"));
    EXPECT_TRUE(known_as("toelatingseisen voor veerlieden", "toelatingseisen"));
}

TEST(Lengths, ATopicOfTheTreeIsSaidWithItsDescription) {
    EXPECT_TRUE(known_as("verkiezingen", "Amerikaanse verkiezingen"));
}

TEST(Lengths, HalvesOfCompoundsBelongToTheName) { EXPECT_TRUE(known_as("veerbeleid", "zeil- en veerbeleid")); }

TEST(Lengths, AnAdjectiveThatTellsNothingIsLeftOut) {
    EXPECT_NE(letter().entity("rietlandregels"), nullptr);
    EXPECT_EQ(letter().entity("nadere rietlandregels"), nullptr);
}

TEST(Lengths, WhoHasToDoWithAGeneralNounDoesNotTellWhich) {
    EXPECT_EQ(letter().entity("gegevens met de Commissie"), nullptr);
    EXPECT_EQ(letter().entity("besluit"), nullptr);
}

TEST(Lengths, TwoNamesAndTheirTieAreOneSubject) {
    EXPECT_TRUE(letter().mentions("De Raad sprak over de EU–VS", "EU-VS-relatie"));
    EXPECT_TRUE(letter().mentions("De Raad sprak over de EU–VS", "Verenigde Staten"));
    EXPECT_TRUE(letter().mentions("Ministers bespraken de EU-China", "EU-China-dialoog"));
    EXPECT_EQ(letter().statements("Ministers bespraken de EU-China"),
              std::set<std::string>{"ministers DISCUSSES EU-China-dialoog fact"});
    // One name and a noun are no pair, and a relation is no cooperation.
    EXPECT_EQ(letter().entity("EU-standpunt"), nullptr);
    EXPECT_FALSE(letter()
                     .statements("De Raad sprak over de EU–VS")
                     .contains("Europese Unie COOPERATES_WITH Verenigde Staten fact"));
}

TEST(Lengths, AGeneralHeadingThatNothingComesBackToIsNone) {
    EXPECT_EQ(letter().entity("algemene reactie op de stukken"), nullptr);
    EXPECT_NE(letter().entity("duinherstel"), nullptr);
}

}  // namespace
