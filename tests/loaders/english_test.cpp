#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "graph/error.hpp"
#include "loaders/annotate/plain.hpp"
#include "loaders/extract.hpp"

namespace {

using namespace dossier::loaders;
using Texts = std::vector<std::string>;
namespace fs = std::filesystem;

const fs::path source{DOSSIER_SOURCE_DIR};

/// The pipeline reads Dutch; nothing else may reach it.
class NoAnnotator : public annotate::Annotator {
public:
    annotate::Annotation annotate(std::string_view sentence) override {
        ADD_FAILURE() << sentence;
        return {};
    }
};

const find::Gazetteer& gazetteer() {
    static const auto known = find::Gazetteer::load(source / "datasets/gazetteer");
    return known;
}

Extraction extract_text(std::string_view text) {
    NoAnnotator annotator;
    return extract(text, "letter.md", annotator, gazetteer());
}

const Extraction& alliance() {
    static const Extraction letter = [] {
        std::ifstream file{source / "tests/loaders/letters/alliance.md"};
        return extract_text(std::string{std::istreambuf_iterator<char>{file}, {}});
    }();
    return letter;
}

/// `surface -> id how` of the sentence that begins so.
Texts mentions(const Extraction& letter, std::string_view beginning) {
    Texts found;
    for (const auto& mention : letter.findings.mentions) {
        const std::string& text = letter.sentences[mention.sentence].sentence->text.text;
        if (!text.starts_with(beginning)) continue;
        found.push_back(text.substr(mention.where.begin, mention.where.end - mention.where.begin) + " -> " +
                        letter.findings.entities[mention.entity].id + " " + mention.how);
    }
    return found;
}

Texts mentions_of(std::string_view text) { return mentions(extract_text(text), ""); }

/// Enough of the language for it to be told.
std::string in_english(std::string_view sentence) {
    return std::string{sentence} + "\n\nThis is the text that is to be read by those who are of the same mind, and it "
                                   "will be followed by what has "
                                   "been agreed on the matter for the year.\n";
}

TEST(EnglishLetters, TheirHeadAndSignatureAreRead) {
    const auto& document = alliance().document;
    EXPECT_EQ(document.language, "en");
    EXPECT_EQ(document.date, "2024-07-12");
    EXPECT_EQ(document.place, "Brussels");
    EXPECT_EQ(document.addressed_to, "President of the European Parliament");
    EXPECT_EQ(document.title, "Follow-up to the meeting of heads of state and government");
    ASSERT_EQ(document.signed_by.size(), 1U);
    EXPECT_EQ(document.signed_by[0].name, "Jens Stoltenberg");
    EXPECT_EQ(document.signed_by[0].role, "secretary General of NATO");
    ASSERT_TRUE(alliance().parties.addressed_to);
    EXPECT_EQ(alliance().parties.addressed_to->id, "ep");
}

TEST(EnglishLetters, SectionsAndSentencesAreThoseOfAnyLetter) {
    Texts titles;
    for (const auto& section : alliance().document.sections) titles.push_back(section.title);
    EXPECT_EQ(titles, (Texts{"", "Support for Ukraine", "2.1 Cooperation with the Union"}));
    Texts sentences;
    for (const auto& one : alliance().sentences) sentences.push_back(one.sentence->text.text.substr(0, 24));
    EXPECT_EQ(sentences, (Texts{"This letter sets out wha", "The Alliance condemns th", "Gen. Cavoli informed the",
                                "Allies will spend at lea", "Germany and the Dutch go", "The European Commission ",
                                "NATO-led forces in Kosov", "Mark Rutte will visit Wa", "The programme is attache"}));
}

TEST(EnglishLetters, WhatTheListsHoldIsMentioned) {
    EXPECT_EQ(mentions(alliance(), "The Alliance condemns"),
              (Texts{"Alliance -> nato nominal", "Russian -> RUS alias", "Ukraine -> UKR name",
                     "UN General Assembly -> unga name"}));
    EXPECT_EQ(mentions(alliance(), "Gen. Cavoli"),
              (Texts{"NATO-Ukraine Council -> nuc name", "U.S. -> USA name", "U.K. -> GBR name"}));
    EXPECT_EQ(mentions(alliance(), "Allies will"),
              (Texts{"Allies -> group/bondgenoten name",
                     "Defence Investment Pledge -> instrument/defence-investment-pledge name"}));
    EXPECT_EQ(mentions(alliance(), "NATO-led"), (Texts{"NATO-led -> nato alias", "Kosovo -> XKX name"}));
    EXPECT_EQ(mentions(alliance(), "This letter"),
              (Texts{"deterrence and defence -> topic/afschrikking-en-verdediging name", "European Union -> eu name"}));
}

TEST(EnglishLetters, ActorsHaveTheirRolesAndAreThoseOfDutchLetters) {
    const auto& entities = alliance().findings.entities;
    const auto germany = std::ranges::find(entities, "DEU", &find::Entity::id);
    ASSERT_NE(germany, entities.end());
    EXPECT_EQ(germany->name, "Duitsland");
    EXPECT_EQ(germany->name_en, "Germany");
    EXPECT_EQ(germany->roles, (Texts{"Ally", "EUMember"}));
}

TEST(EnglishLetters, CitationsAreFoundInTextAndNotes) {
    Texts targets;
    for (const auto& citation : alliance().findings.citations) targets.push_back(citation.target);
    EXPECT_EQ(targets, (Texts{"A/RES/ES-11/1", "C-M(2024)0021", "Verordening (EU) 2022/2065",
                              "Besluit (GBVB) 2024/1743", "S/RES/1244", "JOIN(2022) 28"}));
}

TEST(EnglishLetters, WhatNeedsAParserIsLeftOutAndSaid) {
    EXPECT_TRUE(alliance().findings.statements.empty());
    EXPECT_TRUE(alliance().findings.commitments.empty());
    EXPECT_TRUE(alliance().findings.deliveries.empty());
    EXPECT_EQ(alliance().note,
              "it is in English: read for its structure, names, dates and citations; statements and commitments need a "
              "parser, and there is one for Dutch");
}

TEST(EnglishLetters, ADayStandsInEitherOrder) {
    for (const std::string_view line : {"Brussels, 9 April 2024", "Brussels, April 9, 2024", "Date: 9 April 2024",
                                        "9 April 2024", "Brussels, 9.4.2024", "Brussels, 9 April 2024 (OR. en)"}) {
        const auto letter = extract_text(std::string{line} + "\n\nDear colleagues,\n\n" + in_english("It is so."));
        EXPECT_EQ(letter.document.date, "2024-04-09") << line;
    }
    const auto letter = extract_text("Brussels, 31 April 2024\n\nDear colleagues,\n\n" + in_english("It is so."));
    EXPECT_EQ(letter.document.date, "") << "no such day";
}

TEST(EnglishNames, AWordInSmallLettersIsNoCountry) {
    EXPECT_EQ(mentions_of(in_english("We polish the turkey in the us section of the chad.")), Texts{});
    EXPECT_EQ(mentions_of(in_english("Polish and Turkish troops left Chad.")),
              (Texts{"Polish -> POL alias", "Turkish -> TUR alias", "Chad -> TCD name"}));
}

TEST(EnglishNames, TheCouncilIsTheOneThatTheLetterNames) {
    EXPECT_EQ(mentions_of(in_english("The North Atlantic Council met, and the Council agreed.")),
              (Texts{"North Atlantic Council -> nac name"}))
        << "once a sentence";
    EXPECT_EQ(mentions_of(in_english("The North Atlantic Council met. Then the Council agreed.")),
              (Texts{"North Atlantic Council -> nac name", "Council -> nac nominal"}));
    EXPECT_EQ(mentions_of(in_english("Then the Council agreed.")), Texts{}) << "nobody knows which";
}

TEST(EnglishNames, ThePossessiveIsNoPartOfThem) {
    EXPECT_EQ(mentions_of(in_english("This is NATO's (and Norway’s) view.")),
              (Texts{"NATO -> nato name", "Norway -> NOR name"}));
}

TEST(PlainWords, MarksStandByThemselves) {
    const auto words = [](std::string_view text) {
        Texts result;
        for (const auto& token : annotate::plain_words_of(text)) {
            EXPECT_EQ(text.substr(token.where.begin, token.where.end - token.where.begin), token.text);
            result.push_back(token.text);
        }
        return result;
    };
    EXPECT_EQ(words("(See NATO's “view”, i.e. that of the U.S.)"),
              (Texts{"(", "See", "NATO", "'s", "“", "view", "”", ",", "i.e.", "that", "of", "the", "U.S.", ")"}));
    EXPECT_EQ(words("EU-funded, 2.5% in 2024."), (Texts{"EU-funded", ",", "2.5%", "in", "2024", "."}));
    EXPECT_EQ(words(""), Texts{});
    EXPECT_EQ(words(" ... ' "), (Texts{".", ".", ".", "'"}));
}

TEST(OtherLanguages, AreToldAndRefused) {
    NoAnnotator annotator;
    const std::string_view french = "Le Conseil a adopté les conclusions sur la situation dans le Sahel et une "
                                    "déclaration qui est publiée avec les "
                                    "annexes du rapport pour le Parlement.\n";
    try {
        (void)extract(french, "lettre.md", annotator, gazetteer());
        FAIL();
    } catch (const dossier::graph::Error& error) {
        EXPECT_EQ(error.diagnostic().code, dossier::graph::ErrorCode::unreadable_document);
        EXPECT_EQ(error.diagnostic().message, "it is in French");
    }
}

}  // namespace
