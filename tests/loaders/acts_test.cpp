#include <gtest/gtest.h>

#include "tests/loaders/reading.hpp"

namespace {

using namespace dossier::loaders;
using dossier::tests::Reading;
using find::EntityClass;

/// A letter on acts by their numbers, years and titles.
const Reading& acts() {
    static const Reading reading{"acts.md"};
    return reading;
}

TEST(Acts, ByTheirNumbers) {
    for (const auto* name : {"Richtlijn 2010/75/EU", "Besluit (GBVB) 2022/884", "Verordening (EU) nr. 833/2014",
                             "resolutie ES-11/1", "resolutie 2623"})
        EXPECT_TRUE(acts().is(name, EntityClass::instrument)) << name;
    EXPECT_TRUE(acts().also_called("Besluit (GBVB) 2022/884", "besluit 2022/884"));
}

TEST(Acts, ByTheirYears) {
    EXPECT_TRUE(acts().also_called("Internationale Cyber Strategie 2023-2028", "Internationale Cyber Strategie"));
}

TEST(Acts, ByTheWholeOfWhatTheyAreAbout) {
    EXPECT_TRUE(acts().is("verordening tot vaststelling van geharmoniseerde regels inzake artificiële intelligentie",
                          EntityClass::instrument));
    EXPECT_TRUE(acts().is("Tijdelijke wet transparantie turboliquidatie", EntityClass::instrument));
}

TEST(Acts, AreAdoptedRatifiedOrNot) {
    EXPECT_TRUE(acts().statements("De Conventie van Faro").contains("Nederland ADOPTED Conventie van Faro negated"));
    EXPECT_TRUE(acts().statements("De Veiligheidsraad nam").contains("VN-Veiligheidsraad ADOPTED resolutie 2623 fact"));
}

}  // namespace
