#include "loaders/find/finder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/loaders/reading.hpp"

namespace {

using namespace dossier::loaders;
using dossier::tests::Reading;
using find::Entity;

const Reading& migration() {
    static const Reading reading{"migration.md"};
    return reading;
}

const Reading& climate() {
    static const Reading reading{"climate.md"};
    return reading;
}

const Reading& shipping() {
    static const Reading reading{"river_shipping.md"};
    return reading;
}

using Said = std::set<std::string>;

TEST(Statements, SupportInSeveralWordings) {
    EXPECT_EQ(migration().statements("Het kabinet juicht"), Said{"kabinet SUPPORTS @ fact"});
    EXPECT_EQ(climate().statements("Het kabinet onderschrijft"),
              Said{"kabinet SUPPORTS Klimaatakkoord van Parijs fact"});
    EXPECT_TRUE(climate().statements("Samen met Denemarken").contains("Nederland SUPPORTS klimaatfinanciering fact"));
}

TEST(Statements, OppositionAndDeniedSupport) {
    EXPECT_EQ(migration().statements("Hongarije keerde"), Said{"Hongarije OPPOSES verdeling van asielzoekers fact"});
    EXPECT_EQ(climate().statements("Saoedi-Arabië"),
              Said{"Saoedi-Arabië OPPOSES verbod op nieuwe kolencentrales fact"});
    EXPECT_EQ(climate().statements("Noorwegen is"), Said{"Noorwegen SUPPORTS verbod op nieuwe kolencentrales negated"});
}

TEST(Statements, CoordinatedSubjectsAreTakenOneByOne) {
    EXPECT_EQ(migration().statements("Italië, Griekenland"),
              (Said{"Italië CALLS_ON Europese Commissie fact", "Griekenland CALLS_ON Europese Commissie fact",
                    "Malta CALLS_ON Europese Commissie fact"}));
    EXPECT_EQ(climate().statements("De provincies"), (Said{"provincies ADOPTED convenant over netcongestie fact",
                                                           "netbeheerders ADOPTED convenant over netcongestie fact"}));
}

TEST(Statements, APassiveHasItsAgentBehindDoor) {
    EXPECT_EQ(migration().statements("Turkije werd"), Said{"Europese Commissie CALLS_ON Turkije fact"});
}

TEST(Statements, CooperationIsStoredOnce) {
    EXPECT_EQ(migration().statements("De Dienst"),
              Said{"Dienst Terugkeer en Vertrek COOPERATES_WITH Internationale Organisatie voor Migratie fact"});
}

TEST(Statements, OrdinarySentencesSayNone) {
    for (const char* start : {"Hierbij zend", "Het is niet de bedoeling", "Frontex breidt", "Deze samenwerking"}) {
        EXPECT_TRUE(migration().statements(start).empty()) << start;
    }
    EXPECT_TRUE(climate().statements("Zonder draagvlak").empty());
}

TEST(Commitments, ToezeggingenGoToTheChamberThatIsWrittenTo) {
    const std::string minister = "M.H.M. Faber-van de Klashorst";
    EXPECT_EQ(migration().commitment("Uw Kamer ontvangt"),
              fmt::format("undertaking made by [{}] to [Eerste Kamer] due [2025|eind dit jaar]", minister));
    EXPECT_EQ(migration().commitment("Vóór het zomerreces"),
              fmt::format("undertaking made by [{}] to [Eerste Kamer] due [|Vóór het zomerreces]", minister));
    EXPECT_EQ(migration().commitment("Indien gemeenten"),
              fmt::format("undertaking made by [{}] to [Eerste Kamer] due [|onverwijld]", minister));
}

TEST(Commitments, ConditionsAreKept) {
    const auto& commitments = migration().findings().commitments;
    EXPECT_TRUE(std::ranges::any_of(
        commitments, [](const auto& c) { return c.condition == "Indien gemeenten geen plekken leveren"; }));
}

TEST(Commitments, AgreementsAreMadeOrExpected) {
    EXPECT_EQ(migration().commitment("Op de JBZ-Raad"), "agreement made by [lidstaten] to [] due [|]");
    EXPECT_EQ(migration().commitment("Naar verwachting nemen"), "agreement expected by [lidstaten] to [] due [|]");
    EXPECT_EQ(climate().commitment("De Wereldbank"),
              "agreement made by [Wereldbank, Internationaal Monetair Fonds] to [] due [|]");
}

TEST(Commitments, IntentionsAndCalls) {
    EXPECT_EQ(climate().commitment("TenneT zal"), "intention made by [TenneT] to [] due [|]");
    EXPECT_EQ(climate().commitment("De EU wil"), "intention made by [Europese Unie] to [] due [2040|in 2040]");
    EXPECT_EQ(climate().commitment("De Europese Commissie presenteert"),
              "intention expected by [Europese Commissie] to [] due [2026|begin volgend jaar]");
    EXPECT_EQ(migration().commitment("Ik zal de provincies"),
              "call made by [M.H.M. Faber-van de Klashorst] to [provincies] due [../2025-05-01|vóór 1 mei]");
}

TEST(Commitments, AmountsAreWholeNumbers) {
    const auto& commitments = migration().findings().commitments;
    EXPECT_TRUE(std::ranges::any_of(commitments, [](const auto& c) { return c.quantity == 85e6 && c.unit == "EUR"; }));
}

TEST(Commitments, AttendingDenyingAndPastContributionsBindNobody) {
    for (const char* start : {"De minister van Klimaat en Groene Groei zal", "Het kabinet is niet", "Nederland droeg",
                              "China en India", "Met deze brief"}) {
        EXPECT_EQ(climate().commitment(start), "none") << start;
    }
    for (const char* start : {"Hierbij zend", "Frontex breidt", "Gemeenten hebben"}) {
        EXPECT_EQ(migration().commitment(start), "none") << start;
    }
}

TEST(Events, DatesAndPlacesComeFromTheSentenceThatTellsThem) {
    const Entity* conference = climate().entity("klimaatconferentie");
    ASSERT_NE(conference, nullptr);
    EXPECT_EQ(conference->start, "2025-11-10");
    EXPECT_EQ(conference->end, "2025-11-21");
    EXPECT_EQ(conference->place, "Belém");
    const Entity* council = migration().entity("JBZ-Raad van 5 maart 2025");
    ASSERT_NE(council, nullptr);
    EXPECT_EQ(council->place, "Brussel");
}

TEST(Names, ShortFormsPostsAndForeignColleagues) {
    EXPECT_TRUE(migration().mentions("De Dienst", "Dienst Terugkeer en Vertrek"));
    EXPECT_TRUE(migration().mentions("Mijn Marokkaanse", "Marokkaanse ambtgenoot"));
    EXPECT_TRUE(climate().mentions("De minister van Volkshuisvesting", "M.C.G. Keijzer"));
    EXPECT_TRUE(climate().mentions("Daarover heeft", "vaste commissie voor Klimaat en Groene Groei"));
    EXPECT_EQ(climate().entity("Belém"), nullptr) << "a place is no actor";
}

TEST(Names, GroupsByTheirRole) {
    for (const auto* group : {"binnenvaartschippers", "terminalbeheerders", "regionale overheden"}) {
        ASSERT_NE(shipping().entity(group), nullptr) << group;
        EXPECT_EQ(shipping().entity(group)->kind, "Group") << group;
    }
    EXPECT_TRUE(shipping().mentions("De vaardiepte is", "regionale overheden"));
    EXPECT_TRUE(shipping().mentions("De bodemerosie is ernstig", "terminalbeheerders"));
    EXPECT_EQ(shipping().entity("landen"), nullptr);
}

TEST(Names, ShortFormsStandForNamesWithSmallWords) {
    const Entity* group = shipping().entity("Stuurgroep van oeverstaten tegen laagwater");
    ASSERT_NE(group, nullptr);
    EXPECT_TRUE(shipping().mentions("De S6 komt", group->name));
    EXPECT_TRUE(shipping().mentions("De SLR wil", "Stichting Levende Rivier"));
    // Brackets behind a member of parliament hold the party.
    ASSERT_NE(shipping().entity("VVD"), nullptr);
    EXPECT_TRUE(shipping().entity("VVD")->aliases.empty());
}

TEST(Names, PersonsByPostAndBySurname) {
    EXPECT_TRUE(shipping().mentions("Antwoord van Minister", "M.G.J. Harbers"));
    EXPECT_TRUE(shipping().mentions("Vragen van het lid", "M.G.J. Harbers"));
    EXPECT_TRUE(shipping().mentions("Eurocommissaris voor Vervoer", "Anna Kowalska"));
    EXPECT_TRUE(shipping().mentions("Kowalska steunt", "Anna Kowalska"));
    EXPECT_TRUE(shipping().mentions("Kowalska steunt", "watergezant"));
}

TEST(Names, WhatACountrysAdjectiveMakesAnActor) {
    EXPECT_TRUE(shipping().mentions("Het Zweeds voorzitterschap", "Zweeds voorzitterschap"));
    EXPECT_TRUE(shipping().mentions("Het Zweeds voorzitterschap", "Belgische bevolking"));
    EXPECT_TRUE(shipping().mentions("De Belgische cultuur", "België"));
    EXPECT_EQ(shipping().entity("Belgische cultuur"), nullptr);
}

TEST(Instruments, MotionsGoByTheirMovers) {
    EXPECT_TRUE(shipping().mentions("Hoe gaat u om", "motie van het lid Pieterse c.s."));
    EXPECT_TRUE(shipping().mentions("Ik voer de motie", "motie van het lid Pieterse c.s."));
    EXPECT_TRUE(shipping().mentions("Ik voer de motie", "motie Van der Laan/Smit"));
}

TEST(Instruments, LawsPlansAndFundsByForm) {
    for (const auto* name :
         {"rivierwet", "deltaconvenant", "Herstel- en Inrichtingsplan Waal", "Fonds voor Schone Rivieren en Havens"}) {
        ASSERT_NE(shipping().entity(name), nullptr) << name;
        EXPECT_EQ(shipping().entity(name)->entity_class, find::EntityClass::instrument) << name;
    }
}

TEST(Topics, TermsThatTheLetterComesBackTo) {
    for (const auto* name : {"bodemerosie", "vaardiepte"}) {
        ASSERT_NE(shipping().entity(name), nullptr) << name;
        EXPECT_EQ(shipping().entity(name)->entity_class, find::EntityClass::topic) << name;
    }
    EXPECT_TRUE(shipping().mentions("Hoe gaat u om", "bodemerosie"));
    // Said once in passing, as a worry, or by every letter.
    for (const auto* name : {"cultuur", "zorg", "brief", "gegevens"})
        EXPECT_EQ(shipping().entity(name), nullptr) << name;
}

TEST(Topics, HeadingsWithoutWhatOnlyLeadsToTheirSubject) {
    EXPECT_NE(shipping().entity("vervuiling van oevers"), nullptr);
    EXPECT_NE(shipping().entity("waterkeringen"), nullptr);
    for (const auto* name : {"vraag 1", "antwoord 1", "vraag 2", "uitvoering van de motie"})
        EXPECT_EQ(shipping().entity(name), nullptr) << name;
}

TEST(Events, CouncilsByRelativeClauseDateAndManner) {
    const auto starts = [](std::string_view name) {
        const Entity* event = shipping().entity(name);
        return event ? event->start : "none";
    };
    EXPECT_EQ(starts("Landbouw- en Visserijraad van 20 maart 2023"), "2023-03-20");
    EXPECT_EQ(starts("Raad van 30 januari 2023"), "2023-01-30");
    EXPECT_EQ(starts("telefonische Eurogroep van 13 maart 2023"), "2023-03-13");
    EXPECT_EQ(starts("bijeenkomst van havenmeesters van 14 april 2023"), "2023-04-14");
}

TEST(Names, MentionsLieInsideTheirSentenceOncePerTarget) {
    for (const Reading* reading : {&migration(), &climate()}) {
        std::set<std::pair<std::size_t, std::size_t>> seen;
        for (const find::Mention& m : reading->findings().mentions) {
            EXPECT_LT(m.where.begin, m.where.end);
            EXPECT_LE(m.where.end, reading->sentences()[m.sentence].sentence->text.text.size());
            EXPECT_TRUE(seen.emplace(m.sentence, m.entity).second);
        }
    }
}

TEST(Findings, AnEmptyLetterHasNone) {
    const read::Document empty;
    const find::Findings found = find::find_all(empty, {}, find::Gazetteer{});
    EXPECT_TRUE(found.mentions.empty());
    EXPECT_TRUE(found.statements.empty());
    EXPECT_TRUE(found.commitments.empty());
}

TEST(Findings, OddSentencesDoNoHarm) {
    for (const char* text :
         {"", ",", "( ) ;", "de de de", "Mocht", "om te", "% % EUR", "van 9 tot", "Raad van", "NAVO-", "-Top"}) {
        read::Document document;
        document.date = "2025-01-01";
        read::Sentence sentence;
        sentence.text.text = text;
        find::AnnotatedSentence annotated{&sentence, {}, {}, 0, 0, 0};
        std::size_t at = 0;
        for (const find::Word& word : find::plain_words(text)) {
            annotated.tokens.push_back(
                {word.text, word.where, word.lower, at++ % 2 == 0 ? "WW(pv,tgw,ev)" : "VZ(init)", "O", -1, "ROOT"});
        }
        EXPECT_NO_THROW((void)find::find_all(
            document, {&annotated, 1},
            find::Gazetteer::load(std::filesystem::path{DOSSIER_SOURCE_DIR} / "datasets/gazetteer")))
            << text;
    }
}

}  // namespace
