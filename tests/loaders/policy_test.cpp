#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "tests/loaders/reading.hpp"

namespace {

using namespace dossier::loaders;
using dossier::tests::Reading;
using find::Entity;
using find::EntityClass;

/// A letter on names and topics that no list holds.
const Reading& letter() {
    static const Reading reading{"policy.md"};
    return reading;
}

TEST(SpokenTopics, WhatOverAndItsLikeLeadTo) {
    for (const auto* name :
         {"kustversterking in Zeeland", "slijtage van sluisdeuren", "zandwinning", "kwelders", "duurzaam strandbeheer"})
        EXPECT_TRUE(letter().is(name, EntityClass::topic)) << name;
}

TEST(SpokenTopics, WordsOfEveryLetterAndWhatOneHasAreNone) {
    for (const auto* name : {"inzet", "voortgang", "verslag van het onderzoek", "onderzoek", "baggerschepen",
                             "geruime tijd", "verband", "baggerkosten", "introductie", "sterk"})
        EXPECT_EQ(letter().entity(name), nullptr) << name;
}

TEST(SpokenTopics, AHalfTakesItsEndFromTheWholeCompound) {
    EXPECT_TRUE(letter().mentions("Daarnaast spraken", "klimaatdiplomatie"));
    EXPECT_TRUE(letter().mentions("Daarnaast spraken", "energiediplomatie"));
    EXPECT_FALSE(letter().mentions("Hierbij informeren", "klimaatdiplomatie"));
}

TEST(SpokenTopics, HeadingsBehindALabelButNoNames) {
    EXPECT_NE(letter().entity("bescherming van duinwater"), nullptr);
    EXPECT_EQ(letter().entity("enhanced Coastal Security Partnership"), nullptr);
}

/// A letter on what is a subject and what only stands beside one.
const Reading& subjects() {
    static const Reading reading{"subjects.md"};
    return reading;
}

TEST(Subjects, CompoundsOfProcedureLeadToTheirs) {
    EXPECT_TRUE(subjects().mentions("Hierbij informeer", "visserij"));
    EXPECT_TRUE(subjects().mentions("De brief gaat", "palingvisserij"));
    EXPECT_EQ(subjects().entity("visserijvraagstukken"), nullptr);
    EXPECT_EQ(subjects().entity("beleidsontwikkelingen"), nullptr);
}

TEST(Subjects, WhatOnlyTellsWhichIsNone) {
    EXPECT_NE(subjects().entity("zoutheffing"), nullptr);
    EXPECT_EQ(subjects().entity("online platforms"), nullptr);
    EXPECT_EQ(subjects().entity("gegevens met de Europese Commissie"), nullptr);
}

TEST(Subjects, AreKnownAtEachLength) {
    EXPECT_TRUE(subjects().also_called("slijtage van oude sluisdeuren", "slijtage"));
    EXPECT_EQ(subjects().entity("terugneemverplichting"), nullptr);
    EXPECT_TRUE(subjects().mentions("Een uitgebreide", "uitgebreide terugneemverplichting"));
}

TEST(Subjects, AShortNameBehindALongOneIsTheSame) {
    EXPECT_TRUE(subjects().mentions("De sancties", "sancties tegen Noorwegen"));
    EXPECT_EQ(subjects().entity("sanctiebeleid"), nullptr);
}

TEST(Subjects, AHeadingLeavesThePrepositionOut) {
    EXPECT_NE(subjects().entity("zandtransporten"), nullptr);
    EXPECT_EQ(subjects().entity("herijking zandtransporten"), nullptr);
}

/// A letter of a few sentences, which says most of its subjects once.
const Reading& small() {
    static const Reading reading{"short.md"};
    return reading;
}

TEST(SubjectsSaidOnce, ADescribedCompoundAndWhatANounLeadsTo) {
    EXPECT_TRUE(small().is("buitensporige dijkuitgaven", EntityClass::topic));
    EXPECT_TRUE(small().is("badgastenstroom", EntityClass::topic));
    // Neither a compound alone, nor a described short noun, nor a step of procedure.
    for (const auto* name : {"strandpaalverf", "natte paraplu", "langdurige vergadering"})
        EXPECT_EQ(small().entity(name), nullptr) << name;
    // A long letter says its subjects more than once.
    EXPECT_EQ(letter().entity("baggerkosten"), nullptr);
}

TEST(SubjectsSaidOnce, TheTreeKnowsTheOtherNumberOfANoun) {
    EXPECT_TRUE(small().mentions("Het begrotingstekort", "begrotingstekorten"));
}

TEST(SubjectsSaidOnce, ATopicOfTheTreeIsKnownAtEachLength) {
    for (const auto* said : {"Europese bankenunie", "versterking van de Europese bankenunie"})
        EXPECT_TRUE(small().also_called("bankenunie", said)) << said;
}

TEST(SubjectsSaidOnce, WhatIsDoneToABodyOrAText) {
    EXPECT_TRUE(small().mentions("In Brussel is", "hervorming van Europees Stabiliteitsmechanisme"));
}

TEST(SubjectsSaidOnce, AnApplicationIsNoQuestion) { EXPECT_TRUE(small().mentions("Deze", "subsidieaanvraag")); }

TEST(MeetingsByForm, ADebateGoesByItsSubject) {
    EXPECT_TRUE(subjects().mentions("In het commissiedebat", "commissiedebat zand- en zoutbeleid van 8 mei 2025"));
    EXPECT_TRUE(subjects().mentions("In het tweeminutendebat", "tweeminutendebat"));
}

TEST(MeetingsByForm, ADayOfAMeetingIsNoOtherMeeting) {
    EXPECT_TRUE(subjects().mentions("De staatssecretaris sprak", "Milieuraad van 3-4 maart 2025"));
    EXPECT_TRUE(subjects().mentions("Op de Milieuraad", "kwelderontbijt"));
}

TEST(NamesByForm, QuotedProjectsButNoPlainWordWithACapital) {
    EXPECT_TRUE(letter().is("project Hollandse Duinen", EntityClass::instrument));
    EXPECT_TRUE(letter().is("programma Schone Zee", EntityClass::instrument));
    EXPECT_EQ(letter().entity("Strategie"), nullptr);
}

TEST(NamesByForm, MotionsInThePlural) {
    EXPECT_TRUE(letter().mentions("De moties", "motie Van der Meer c.s."));
    EXPECT_TRUE(letter().mentions("De moties", "motie Jansen"));
    EXPECT_EQ(letter().entity("Van der Meer"), nullptr);
}

TEST(NamesByForm, GroupsByHalvesAdjectivesAndCountries) {
    for (const auto* name :
         {"zand- en grindhandelaren", "maritieme sector", "Deense schelpensector", "andere landen"}) {
        ASSERT_TRUE(letter().is(name, EntityClass::actor)) << name;
        EXPECT_EQ(letter().entity(name)->kind, "Group") << name;
    }
    EXPECT_EQ(letter().entity("vertegenwoordigers"), nullptr);
    EXPECT_NE(letter().entity("Vertegenwoordigers van het RIVM"), nullptr);
}

TEST(NamesByForm, PersonsByAddressAndBesideTheirPost) {
    EXPECT_TRUE(letter().is("Van der Zande", EntityClass::actor));
    EXPECT_TRUE(letter().mentions("De Noorse minister", "Olav Berg"));
    EXPECT_EQ(letter().entity("Noorse minister van Visserij"), nullptr);
    EXPECT_EQ(letter().entity("heer"), nullptr);
}

TEST(NamesByForm, PostsThatShareTheirField) {
    EXPECT_TRUE(letter().mentions("Hierbij informeren", "E. Heinen"));
    EXPECT_EQ(letter().entity("minister"), nullptr);
    EXPECT_EQ(letter().entity("Rechtsbescherming"), nullptr);
}

TEST(NamesByForm, ApostrophesOfBothKinds) {
    EXPECT_TRUE(letter().mentions("De heer Van der Zande", "maatschappelijke organisaties"));
}

TEST(NamesByForm, APresidencyOfNobodyNamed) { EXPECT_TRUE(letter().is("voorzitterschap", EntityClass::actor)); }

TEST(NamesByForm, ShortFormsOfTextsButNotOfThings) {
    EXPECT_TRUE(letter().is("kustkundig akkoord", EntityClass::instrument));
    for (const auto* name : {"KKA", "LDD", "Landing Dredging Docks", "Zuigende Zandschepen", "Uw Kamer", "Kamerstuk"})
        EXPECT_EQ(letter().entity(name), nullptr) << name;
    EXPECT_EQ(letter().entity("richtlijn voor de zomer"), nullptr);
}

TEST(MeetingsByForm, PartiesMannerAndFormationAreReadOver) {
    const auto starts = [](std::string_view name) {
        const Entity* event = letter().entity(name);
        return event ? event->start : "none";
    };
    EXPECT_EQ(starts("bijeenkomst van water- en kustministers van 6 mei 2025"), "2025-05-06");
    EXPECT_EQ(starts("debat met uw Kamer van 8 april 2025"), "2025-04-08");
    EXPECT_EQ(starts("AO Kust"), "2025-04-03");
    EXPECT_EQ(starts("Raad Buitenlandse Zaken Handel van 5 mei 2025"), "2025-05-05");
}

TEST(MeetingsByForm, OneBodyMeetsOnceADay) {
    const auto& entities = letter().findings().entities;
    EXPECT_EQ(
        std::ranges::count_if(
            entities, [](const Entity& e) { return e.entity_class == EntityClass::event && e.start == "2025-05-02"; }),
        1);
}

}  // namespace
