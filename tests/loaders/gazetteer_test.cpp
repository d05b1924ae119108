#include "loaders/find/gazetteer/gazetteer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "graph/error.hpp"
#include "loaders/find/dates/dates.hpp"

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
    EXPECT_EQ(message_of("holders", "post\tname\tfrom\nx\ty\t2023-02-29\n"), "holders.tsv:2: `2023-02-29` is no date");
    EXPECT_EQ(message_of("recesses", "name\tfrom\tuntil\nzomerreces\t2025-07-04\t\n"),
              "recesses.tsv:2: `until` is empty");
    EXPECT_EQ(message_of("recesses", "name\tfrom\tuntil\nzomerreces\t2025-09-01\t2025-07-04\n"),
              "recesses.tsv:2: a recess that ends before it begins");
    EXPECT_EQ(message_of("planets", "id\tname\n"), "`planets` is no kind of gazetteer file");
    EXPECT_EQ(message_of("groups", ""), "");
}

TEST(Gazetteer, AFolderWithoutTablesIsAnError) { EXPECT_THROW((void)Gazetteer::load("/no/such/folder"), Error); }

/// A folder with a file of the user's.
class OwnFile {
public:
    OwnFile(const std::string& name, std::string_view text) : path_{std::filesystem::path{testing::TempDir()} / name} {
        std::ofstream{path_, std::ios::binary} << text;
    }
    ~OwnFile() { std::filesystem::remove(path_); }
    OwnFile(const OwnFile&) = delete;
    OwnFile& operator=(const OwnFile&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] Gazetteer load() const {
        return Gazetteer::load(std::filesystem::path{DOSSIER_SOURCE_DIR} / "datasets/gazetteer", {&path_, 1});
    }
    [[nodiscard]] std::string fault() const {
        try {
            (void)load();
        } catch (const Error& error) {
            EXPECT_EQ(error.diagnostic().code, ErrorCode::unreadable_data);
            const auto& message = error.diagnostic().message;
            const auto folder = path_.parent_path().string();
            const auto at = message.find(path_.filename().string());
            EXPECT_NE(message.find(folder), std::string::npos) << message;
            return at == std::string::npos ? message : message.substr(at);
        }
        return {};
    }

private:
    std::filesystem::path path_;
};

TEST(OwnGazetteer, RecessesOfLaterYearsStandInOrderOfTime) {
    const OwnFile file{"own-recesses.tsv", "name\tfrom\tuntil\nHerfstreces\t2024-10-25\t2024-11-04\n"};
    const Gazetteer known = file.load();
    EXPECT_TRUE(std::ranges::is_sorted(known.recesses(), {}, [](const Recess& r) { return r.period.from; }));
    EXPECT_EQ(find_times(plain_words("na het herfstreces"), "2024-10-01", known.recesses())[0].due, "2024-11-05/..");
}

TEST(OwnGazetteer, AddsRowsAndNamesToThoseThereAre) {
    const OwnFile file{
        "energie-organisations.tsv",
        "\xEF\xBB\xBFid\tname\taliases\tof\r\nliander\tLiander\tAlliander|\tNLD\r\nnato\tNAVO\tBondgenootschap van "
        "Verdragspartners\t\r\n"};
    const Gazetteer known = file.load();
    ASSERT_NE(known.find("liander"), nullptr);
    EXPECT_EQ(known.find("liander")->entity.aliases, std::vector<std::string>{"Alliander"});
    EXPECT_EQ(known.find("liander")->entity.gazetteers, std::vector<std::string>{"energie-organisations.tsv"});
    EXPECT_EQ(known.find("nato")->entity.gazetteers, std::vector<std::string>{"energie-organisations.tsv"});
    EXPECT_EQ(known.find("nato")->entity.aliases.back(), "Bondgenootschap van Verdragspartners");
    EXPECT_TRUE(known.find("eu")->entity.gazetteers.empty());
}

TEST(OwnGazetteer, ItsTiesNameIt) {
    const OwnFile file{"memberships.tsv", "member\torganization\trelation\nUKR\teu\tmember\n"};
    const Gazetteer known = file.load();
    EXPECT_EQ(known.memberships().back().source, "memberships.tsv");
    EXPECT_EQ(known.memberships().front().source, "datasets/gazetteer/memberships.tsv");
}

TEST(OwnGazetteer, IsToldApartByItsNameAndItsBytes) {
    const OwnFile one{"a.topics.tsv", "name\nwindmolens op zee\n"};
    const OwnFile other{"b.topics.tsv", "name\nwindmolens op zee\n"};
    const OwnFile changed{"c.topics.tsv", "name\nwindmolens\n"};
    EXPECT_EQ(one.load().fingerprint(), one.load().fingerprint());
    EXPECT_NE(one.load().fingerprint(), gazetteer().fingerprint());
    EXPECT_NE(one.load().fingerprint(), other.load().fingerprint());
    EXPECT_NE(one.load().fingerprint(), changed.load().fingerprint());
}

TEST(OwnGazetteer, WhatIsWrongIsToldWithFileAndLine) {
    const auto fault = [](const std::string& name, std::string_view text) { return OwnFile{name, text}.fault(); };
    EXPECT_EQ(fault("topics.tsv", "# mine\nname\talias\n"), "topics.tsv:2: there is no column `alias`");
    EXPECT_EQ(fault("topics.tsv", "name\tname\n"), "topics.tsv:1: the column `name` stands there twice");
    EXPECT_EQ(fault("groups.tsv", "name\nburen\n"), "groups.tsv:1: the column `id` is missing");
    EXPECT_EQ(fault("topics.tsv", "name\na\tb\n"), "topics.tsv:2: 2 fields, not 1");
    EXPECT_EQ(fault("topics.tsv", "name\nwind\xE9\n"), "topics.tsv:2: not UTF-8");
    EXPECT_EQ(fault("topics.tsv", "name\taliases\nwind\t...\n"), "topics.tsv:2: `...` is no name: it has no letter");
    EXPECT_EQ(fault("topics.tsv", "name\tbroader\nwind\tlucht en water\n"),
              "topics.tsv:2: `broader` names `topic/lucht-en-water`, and no row has that id");
    EXPECT_EQ(fault("memberships.tsv", "member\torganization\trelation\nNLD\tnavo\tmember\n"),
              "memberships.tsv:2: `organization` names `navo`, and no row has that id");
    EXPECT_EQ(fault("memberships.tsv", "member\torganization\trelation\nNLD\tnato\tlid\n"),
              "memberships.tsv:2: there is no relation `lid`");
    EXPECT_EQ(fault("groups.tsv", "id\tname\nnato\tNAVO\n"),
              "groups.tsv:2: `nato` is known already, as something else");
    EXPECT_EQ(fault("planeten.tsv", "id\tname\n"), "planeten.tsv` is no kind of gazetteer file");
    EXPECT_THROW((void)Gazetteer::load(std::filesystem::path{DOSSIER_SOURCE_DIR} / "datasets/gazetteer",
                                       std::vector<std::filesystem::path>{"/no/such/topics.tsv"}),
                 Error);
}

}  // namespace
