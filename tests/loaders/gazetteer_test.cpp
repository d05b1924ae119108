#include "loaders/find/gazetteer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "graph/error.hpp"

namespace {

using namespace dossier::loaders::find;
using dossier::graph::Error;
using dossier::graph::ErrorCode;

const Gazetteer& gazetteer() {
    static const Gazetteer known = Gazetteer::load(std::filesystem::path{DOSSIER_SOURCE_DIR} / "datasets/gazetteer");
    return known;
}

std::string message_of(std::string_view name, std::string_view text) {
    Gazetteer fresh;
    try {
        fresh.add(name, text);
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().code, ErrorCode::unreadable_data);
        return error.diagnostic().message;
    }
    return {};
}

bool says(std::string_view text, std::string_view id) {
    const std::vector<Word> words = plain_words(text);
    return std::ranges::any_of(gazetteer().names_beginning(words.front().lower), [&](std::size_t n) {
        const Gazetteer::Name& name = gazetteer().names()[n];
        return gazetteer().entries()[name.entry].entity.id == id && name.words.size() == words.size() &&
               name.matches(words);
    });
}

TEST(Gazetteer, KnowsEveryCountryByNameAdjectiveAndAlias) {
    EXPECT_TRUE(says("Oekraïne", "UKR"));
    EXPECT_TRUE(says("Oekraïense", "UKR"));
    EXPECT_TRUE(says("Soedanese", "SDN"));
    EXPECT_TRUE(says("Verenigd Koninkrijk", "GBR"));
    EXPECT_TRUE(says("VS", "USA"));
    EXPECT_GE(std::ranges::count_if(gazetteer().entries(), [](const auto& e) { return e.entity.kind == "Country"; }),
              195);
}

TEST(Gazetteer, ShortAbbreviationsMatchOnlyAsWritten) {
    EXPECT_TRUE(says("AU", "au"));
    EXPECT_FALSE(says("au", "au"));
    EXPECT_FALSE(says("is", "isis"));
}

TEST(Gazetteer, RolesHoldOnTheDateOfTheLetter) {
    EXPECT_EQ(gazetteer().roles("SWE", "2024-03-06"), (std::vector<std::string>{"EUMember", "Partner"}));
    EXPECT_EQ(gazetteer().roles("SWE", "2024-03-07"), (std::vector<std::string>{"Ally", "EUMember"}));
    EXPECT_EQ(gazetteer().roles("GBR", "2020-02-01"), (std::vector<std::string>{"Ally"}));
    EXPECT_EQ(gazetteer().roles("JPN", "2024-06-28"), (std::vector<std::string>{"Partner", "IndoPacificPartner"}));
    EXPECT_TRUE(gazetteer().roles("BRA", "2024-06-28").empty());
    EXPECT_EQ(gazetteer().members("nato", "member", "2024-06-28").size(), 32U);
    EXPECT_EQ(gazetteer().members("eu", "member", "2024-06-28").size(), 27U);
}

TEST(Gazetteer, TellsWhoHeldAPost) {
    ASSERT_NE(gazetteer().holder("minister van Defensie", "2024-06-28"), nullptr);
    EXPECT_EQ(gazetteer().holder("minister van Defensie", "2024-06-28")->name, "K.H. Ollongren");
    EXPECT_EQ(gazetteer().holder("minister van Defensie", "2024-07-02")->name, "R.P. Brekelmans");
    EXPECT_EQ(gazetteer().holder("minister van Defensie", "1950-01-01"), nullptr);
    EXPECT_EQ(gazetteer().holder("minister van Sprookjes", "2024-07-02"), nullptr);
}

TEST(Gazetteer, EveryBroaderTopicIsARow) {
    for (const Broader& b : gazetteer().broader()) {
        EXPECT_NE(gazetteer().find(b.broader), nullptr) << b.topic << " is under " << b.broader;
    }
}

TEST(Gazetteer, EveryMembershipNamesKnownParties) {
    for (const Membership& m : gazetteer().memberships()) {
        EXPECT_NE(gazetteer().find(m.member), nullptr) << m.member;
        EXPECT_NE(gazetteer().find(m.organization), nullptr) << m.organization;
    }
}

TEST(Gazetteer, AWrongRowIsToldWithItsLine) {
    EXPECT_EQ(message_of("groups", "id\tname\n# a comment\ngroup/x\n"), "groups.tsv:3: 1 fields, not 2");
    EXPECT_EQ(message_of("groups", "id\tname\n\n\tbondgenoten\n"), "groups.tsv:3: `id` is empty");
    EXPECT_EQ(message_of("memberships", "member\torganization\trelation\tfrom\tuntil\nNLD\tnato\tmember\t1949\t\n"),
              "memberships.tsv:2: `1949` is no date");
    EXPECT_EQ(message_of("planets", "id\tname\n"), "`planets` is no kind of gazetteer file");
    EXPECT_EQ(message_of("groups", ""), "");
}

TEST(Gazetteer, AFolderWithoutTablesIsAnError) { EXPECT_THROW((void)Gazetteer::load("/no/such/folder"), Error); }

}  // namespace
