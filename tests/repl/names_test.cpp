#include "repl/explore/names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "tests/repl/shell_fixture.hpp"

namespace dossier::repl::explore {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class NamesOfThings : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(shell.run(R"(CREATE (:Actor:Country {id: 'UKR', name: 'Oekraïne', name_en: 'Ukraine', iso3: 'UKR'}),
            (:Actor:Country {id: 'GBR', name: 'Verenigd Koninkrijk', aliases: ['VK', 'Groot-Brittannië']}),
            (:Actor:Country {id: 'USA', name: 'Verenigde Staten', aliases: ['VS', 'Amerika']}),
            (:Actor:Organization {id: 'defensie', name: 'Defensie'}), (:Topic {id: 'topic/defensie', name: 'defensie'}),
            (:Actor:Person {id: 'p1', name: 'Jansen', aliases: ['HV']}),
            (:Actor:Person {id: 'p2', name: 'Pietersen', aliases: ['HV']}),
            (:Actor:Group {id: 'g1', name: 'raad'}), (:Actor:Group {id: 'g2', name: 'raad'}))"));
    }

    std::vector<std::string> meant(std::string_view text) {
        std::vector<std::string> ids;
        for (const Named& one : meant_by(shell.shell().graph(), text, things)) ids.push_back(one.id);
        return ids;
    }

    /// What is said when `text` does not mean one thing.
    graph::Diagnostic refusal(std::string_view text, Language language = Language::english) {
        try {
            static_cast<void>(the_one(shell.shell().graph(), text, things, language));
        } catch (const graph::Error& error) {
            return error.diagnostic();
        }
        ADD_FAILURE() << text << " is one thing";
        return {};
    }

    tests::SpokenShell shell;
};

TEST(Folded, HasNoCaseAccentsOrSpareSpaces) {
    EXPECT_EQ(folded("  Oekraïne \t en  CÔTE "), "oekraine en cote");
    EXPECT_EQ(folded("\u004F\u0308"), "o");
    EXPECT_EQ(folded("ﬁnancieel"), "financieel");
    EXPECT_EQ(folded("   "), "");
    EXPECT_EQ(folded("\xff"), "\xEF\xBF\xBD") << "no text at all is still no reason to fail";
}

TEST_F(NamesOfThings, CaseAndAccentsDoNotCount) {
    EXPECT_THAT(meant("oekraine"), ElementsAre("UKR"));
    EXPECT_THAT(meant("UKRAINE"), ElementsAre("UKR"));
    EXPECT_THAT(meant("ukr"), ElementsAre("UKR"));
}

TEST_F(NamesOfThings, TheVeryNameGoesBeforeOneThatDiffersInCase) {
    EXPECT_THAT(meant("defensie"), ElementsAre("defensie", "topic/defensie")) << "an id and a name are both exact";
    EXPECT_THAT(meant("Defensie"), ElementsAre("defensie"));
}

TEST_F(NamesOfThings, AliasesBeginningsAndPartsFollow) {
    EXPECT_THAT(meant("vk"), ElementsAre("GBR"));
    EXPECT_THAT(meant("groot-brittannie"), ElementsAre("GBR"));
    EXPECT_THAT(meant("verenigd"), ElementsAre("GBR", "USA"));
    EXPECT_THAT(meant("verenigd k"), ElementsAre("GBR"));
    EXPECT_THAT(meant("staten"), ElementsAre("USA")) << "a word";
    EXPECT_THAT(meant("brittann"), ElementsAre("GBR")) << "a word behind a hyphen";
    EXPECT_THAT(meant("raïn"), ElementsAre("UKR")) << "a part";
}

TEST_F(NamesOfThings, NothingIsMeantByNothing) {
    EXPECT_THAT(meant(""), IsEmpty());
    EXPECT_THAT(meant("  "), IsEmpty());
    EXPECT_THAT(meant("topic/"), IsEmpty()) << "a part of an id is no name";
}

TEST_F(NamesOfThings, SeveralAreAskedToBeChosenFrom) {
    const auto refused = refusal("hv");
    EXPECT_EQ(refused.message, "`hv` can mean 2 things");
    EXPECT_EQ(refused.hint, "choose one by its name or id: Jansen (Person); Pietersen (Person)");
    EXPECT_EQ(refusal("hv", Language::dutch).message, "`hv` kan op 2 dingen slaan");
    EXPECT_THAT(refusal("raad").hint, HasSubstr("raad (Group, `g1`); raad (Group, `g2`)")) << "one name, two ids";
    EXPECT_EQ(the_one(shell.shell().graph(), "g2", things, Language::english).id, "g2");
}

TEST_F(NamesOfThings, ManyAreCountedWhereTheListEnds) {
    ASSERT_TRUE(shell.run("UNWIND range(1, 20) AS n CREATE (:Topic {id: 'dreiging ' + n, name: 'dreiging ' + n})"));
    EXPECT_THAT(refusal("dreig").hint, HasSubstr(", and 12 more"));
}

TEST_F(NamesOfThings, AMisspeltNameIsAnsweredWithTheNearest) {
    const auto refused = refusal("Oekrajine");
    EXPECT_EQ(refused.message, "nothing here is called `Oekrajine`");
    EXPECT_THAT(refused.hint, HasSubstr("Oekraïne"));
    EXPECT_EQ(refusal("xyzxyzxyz").hint, "`:actors` and `:topics` list what there is");
}

TEST_F(NamesOfThings, OfAGraphOfOthersMakingAnyNameIsLookedFor) {
    tests::SpokenShell other;
    ASSERT_TRUE(other.run("CREATE (:Film {title: 'De Aanslag'}), (:Actrice {name: 'Monique'}), ({title: 7})"));
    EXPECT_EQ(the_one(other.shell().graph(), "aanslag", things, Language::english).label, "Film");
    EXPECT_EQ(the_one(other.shell().graph(), "monique", things, Language::english).name, "Monique");
}

TEST(NamesOfNothing, AnEmptyGraphHasNone) {
    tests::SpokenShell empty;
    EXPECT_THAT(meant_by(empty.shell().graph(), "Nederland", things), IsEmpty());
    EXPECT_THROW(static_cast<void>(the_one(empty.shell().graph(), "Nederland", things, Language::english)),
                 graph::Error);
}

}  // namespace
}  // namespace dossier::repl::explore
