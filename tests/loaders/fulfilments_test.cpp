#include "loaders/fulfilments.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "graph/canonical.hpp"
#include "graph/export/exporter.hpp"
#include "graph/integrity.hpp"
#include "loaders/annotate/recorded.hpp"
#include "loaders/loader.hpp"
#include "tests/loaders/graph_dump.hpp"

namespace {

using namespace dossier::loaders;
using dossier::graph::KnowledgeBase;
namespace graph = dossier::graph;
namespace fs = std::filesystem;

const find::Gazetteer& gazetteer() {
    static const auto known = find::Gazetteer::load(fs::path{DOSSIER_SOURCE_DIR} / "datasets/gazetteer");
    return known;
}

annotate::Recorded& recorded() {
    static auto annotations =
        annotate::Recorded::load(fs::path{DOSSIER_SOURCE_DIR} / "tests/loaders/letters/undertakings.jsonl");
    return annotations;
}

struct Letter {
    std::string dossier = "32 852", number = "600", date = "20 juni 2025";
    std::string text = {};  ///< its sentences; a line for a paragraph
    std::string chamber = "Tweede", minister = "Buitenlandse Zaken";
};

std::string printed(const Letter& letter) {
    return fmt::format(
        "{}\n\nGrondstoffen en hulp\n\nNr. {}\n\nBrief van de minister van {}\n\nAan de Voorzitter van de "
        "{} Kamer der Staten-Generaal\n\nDen Haag, {}\n\n{}\n\nDe minister van {}\n",
        letter.dossier, letter.number, letter.minister, letter.chamber, letter.date, letter.text, letter.minister);
}

const Letter promising{
    .number = "510",
    .date = "12 maart 2025",
    .text =
        "Ik informeer uw Kamer vóór 1 juli 2025 over de voortgang van de strategie voor kritieke grondstoffen. Na de "
        "zomer stuur ik uw Kamer een rapportage over humanitaire hulp in Soedan. Uw Kamer ontvangt eind dit jaar de "
        "evaluatie van het sanctiebeleid."};
const Letter promising_one{.dossier = "19 637",
                           .number = "77",
                           .date = "14 april 2025",
                           .text = "Wij zullen uw Kamer in het najaar van 2025 informeren over terugkeer."};

void add(KnowledgeBase& base, const Letter& letter) {
    const auto report = load_text(base, printed(letter), "brief.md", recorded(), gazetteer());
    ASSERT_EQ(report.documents, 1U);
    ASSERT_TRUE(check_integrity(base.graph()).empty());
}

/// What the letters say of each other, as lines `LATER FULFILS COMMITMENT properties`.
std::vector<std::string> fulfilled(const KnowledgeBase& base) {
    std::vector<std::string> found;
    const auto dump = dossier::tests::graph_dump(base.graph());
    for (std::size_t at = 0; at < dump.size();) {
        const auto end = dump.find('\n', at);
        const auto line = dump.substr(at, end - at);
        if (line.find(" FULFILS ") != std::string::npos) found.push_back(line);
        at = end + 1;
    }
    return found;
}

/// The words of the promise that a letter with these sentences meets, and how sure that is; empty when it meets none.
std::string met_by(const Letter& later) {
    auto base = KnowledgeBase::in_memory();
    add(base, promising);
    add(base, promising_one);
    add(base, later);
    const auto lines = fulfilled(base);
    if (lines.empty()) return {};
    EXPECT_EQ(lines.size(), 1U) << lines[1];
    const auto& line = lines.front();
    const auto confidence = line.substr(line.find("confidence: ") + 12, 4);
    const auto begin = line.find(" FULFILS '") + 10;
    const auto id = line.substr(begin, line.find('\'', begin) - begin);
    const auto dump = dossier::tests::graph_dump(base.graph());
    const auto node = dump.find("id: '" + id + "'");
    const auto text = dump.find("text: '", node) + 7;
    const auto how = line.find("how: '") + 6;
    return fmt::format("{} {} {}", line.substr(how, line.find('\'', how) - how),
                       confidence.substr(0, confidence.find(';')), dump.substr(text, 12));
}

TEST(Fulfilments, AReferenceToTheLetterIsSurest) {
    EXPECT_EQ(met_by({.text = "Hiermee voldoe ik aan mijn toezegging uit de brief van 12 maart 2025 (Kamerstuk 32 852, "
                              "nr. 510) om u te informeren over kritieke grondstoffen."}),
              "stated 0.95 Ik informeer");
    EXPECT_EQ(met_by({.text = "Zoals toegezegd in de brief van 12 maart jl. stuur ik u hierbij de rapportage over "
                              "humanitaire hulp in Soedan."}),
              "announced 0.9 Na de zomer ");
    EXPECT_EQ(
        met_by({.text = "Hierbij ontvangt u, in vervolg op de brief van 12 maart 2025 (Kamerstuk 32 852, nr. 510), "
                        "de evaluatie van het sanctiebeleid."}),
        "presented 0.7 Uw Kamer ont");
}

TEST(Fulfilments, TheSentenceBehindMaySayThatItIsMet) {
    const std::string recalled =
        "In mijn brief van 12 maart 2025 (Kamerstuk 32 852, nr. 510) heb ik toegezegd uw Kamer "
        "te informeren over humanitaire hulp.";
    EXPECT_EQ(met_by({.text = recalled + " Met deze brief geef ik hieraan invulling."}), "stated 0.95 Na de zomer ");
    EXPECT_EQ(met_by({.text = recalled + " De voorbereiding is begonnen."}), "recalled 0.8 Na de zomer ");
}

TEST(Fulfilments, WithoutAReferenceSubjectAndDossierMustAgree) {
    const std::string given =
        "Hierbij informeer ik u, zoals toegezegd, over de voortgang van de strategie voor kritieke "
        "grondstoffen.";
    EXPECT_EQ(met_by({.text = given}), "announced 0.75 Ik informeer");
    EXPECT_EQ(met_by({.dossier = "26 485", .text = given}), "announced 0.6 Ik informeer");
    EXPECT_EQ(met_by({.dossier = "26 485", .date = "20 juni 2026", .text = given}), "") << "nor in time";
    EXPECT_EQ(met_by({.text = "Met deze brief kom ik tegemoet aan mijn toezegging over humanitaire hulp in Soedan."}),
              "stated 0.8 Na de zomer ");
    EXPECT_EQ(
        met_by({.text = "Hiermee geven wij uitvoering aan onze toezegging om uw Kamer over kritieke grondstoffen te "
                        "informeren."}),
        "stated 0.8 Ik informeer");
    EXPECT_EQ(met_by({.text = "Hiermee beschouw ik de toezegging over het sanctiebeleid als afgedaan."}),
              "stated 0.8 Uw Kamer ont");
    EXPECT_EQ(met_by({.text = "Conform mijn toezegging ontvangt u bijgaand de evaluatie van het sanctiebeleid."}),
              "announced 0.75 Uw Kamer ont");
    EXPECT_EQ(
        met_by({.text = "Naar aanleiding van mijn toezegging stuur ik u hierbij de rapportage over humanitaire hulp "
                        "in Soedan."}),
        "announced 0.75 Na de zomer ");
}

TEST(Fulfilments, TheOnlyPromiseOfALetterNeedsNoSubject) {
    EXPECT_EQ(met_by({.text = "Met deze brief kom ik mijn toezegging uit de brief van 14 april 2025 na."}),
              "stated 0.75 Wij zullen u");
}

TEST(Fulfilments, ALetterThatOnlyGivesMeetsAPromiseWhenAllElseFits) {
    const std::string given = "Hierbij informeer ik u over de voortgang van de strategie voor kritieke grondstoffen.";
    EXPECT_EQ(met_by({.text = given}), "presented 0.55 Ik informeer");
    EXPECT_EQ(met_by({.date = "20 augustus 2025", .text = given}), "") << "too late to be sure";
    EXPECT_EQ(met_by({.dossier = "26 485", .text = given}), "") << "another dossier";
    EXPECT_EQ(met_by({.text = given, .minister = "Defensie"}), "") << "another sender";
}

TEST(Fulfilments, WhatIsDeniedOrStillToComeMeetsNothing) {
    EXPECT_EQ(met_by({.text = "Ik kan hiermee nog niet voldoen aan mijn toezegging over kritieke grondstoffen."}), "");
    EXPECT_EQ(met_by({.text = "Zoals toegezegd informeer ik uw Kamer vóór het kerstreces over kritieke grondstoffen."}),
              "");
    EXPECT_EQ(met_by({.text = "Het kabinet komt zijn toezeggingen over kritieke grondstoffen na."}), "");
}

TEST(Fulfilments, APromiseOfOthersIsNone) {
    EXPECT_EQ(met_by({.text = "Hiermee voldoet China aan zijn toezegging over kritieke grondstoffen."}), "");
    EXPECT_EQ(met_by({.text = "Hiermee geeft het kabinet uitvoering aan de toezegging van Duitsland over kritieke "
                              "grondstoffen."}),
              "");
    EXPECT_EQ(met_by({.text = "Hiermee wordt uitvoering gegeven aan de motie over kritieke grondstoffen."}), "");
}

TEST(Fulfilments, APromiseMadeElsewhereIsAnother) {
    EXPECT_EQ(met_by({.text = "Hiermee voldoe ik aan mijn toezegging uit de brief van 3 februari 2025 over kritieke "
                              "grondstoffen."}),
              "");
    EXPECT_EQ(met_by({.text = "Hierbij informeer ik u, zoals toegezegd in het commissiedebat van 2 april 2025, over "
                              "kritieke grondstoffen."}),
              "");
    EXPECT_EQ(met_by({.text = "Hierbij informeer ik u, zoals toegezegd, over visserij."}), "");
    const std::string given =
        "Hierbij informeer ik u, zoals toegezegd, over de voortgang van de strategie voor kritieke "
        "grondstoffen.";
    EXPECT_EQ(met_by({.text = given, .chamber = "Eerste"}), "");
    EXPECT_EQ(met_by({.date = "11 maart 2025", .text = given}), "") << "before the promise";
}

TEST(Fulfilments, TheEvidenceIsBothSentences) {
    auto base = KnowledgeBase::in_memory();
    add(base, promising);
    add(base, {.number = "600",
               .date = "20 juni 2025",
               .text = "Met deze brief kom ik tegemoet aan mijn toezegging over humanitaire hulp in Soedan."});
    const auto lines = fulfilled(base);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_TRUE(lines[0].starts_with("'kst-32852-600' FULFILS 'kst-32852-510/commitment/")) << lines[0];
    EXPECT_NE(lines[0].find("evidence: ['kst-32852-510/sentence/"), std::string::npos) << lines[0];
    EXPECT_NE(lines[0].find(", 'kst-32852-600/sentence/"), std::string::npos) << lines[0];
}

/// As `dossier export --format cypher` prints it.
std::string exported(const KnowledgeBase& base) {
    const auto all = graph::canonical(base.graph(), graph::whole(base.graph()));
    return graph::export_format("cypher").write(all.graph, graph::whole(all.graph), {}).front().bytes;
}

TEST(ManyLetters, AnyOrderOfLoadingReloadingAndRemovingGivesTheGraphOfWhatIsLeft) {
    const std::vector<Letter> letters{
        promising,
        promising_one,
        {.number = "600",
         .date = "20 juni 2025",
         .text =
             "Hiermee voldoe ik aan mijn toezegging uit de brief van 12 maart 2025 (Kamerstuk 32 852, nr. 510) om u "
             "te informeren over kritieke grondstoffen."},
        {.number = "601",
         .date = "20 oktober 2025",
         .text = "In mijn brief van 12 maart 2025 (Kamerstuk 32 852, nr. 510) heb ik toegezegd uw Kamer te informeren "
                 "over humanitaire hulp. Met deze brief geef ik hieraan invulling."},
        {.dossier = "19 637",
         .number = "78",
         .date = "1 december 2025",
         .text = "Met deze brief kom ik mijn toezegging uit de brief van 14 april 2025 na. Zoals toegezegd in de brief "
                 "van 12 maart jl. stuur ik u hierbij de rapportage over humanitaire hulp in Soedan."}};
    const std::vector<std::string> ids{"kst-32852-510", "kst-19637-77", "kst-32852-600", "kst-32852-601",
                                       "kst-19637-78"};
    // What a set of letters gives when it is loaded into an empty knowledge base, by the letters in it.
    std::map<std::vector<bool>, std::string> fresh;
    const auto expected = [&](const std::vector<bool>& loaded) -> const std::string& {
        auto& text = fresh[loaded];
        if (text.empty()) {
            auto base = KnowledgeBase::in_memory();
            for (std::size_t at = 0; at < letters.size(); ++at)
                if (loaded[at]) add(base, letters[at]);
            text = exported(base) + " ";
        }
        return text;
    };
    std::mt19937 random{7};
    for (int round = 0; round < 6; ++round) {
        auto base = KnowledgeBase::in_memory();
        std::vector<bool> loaded(letters.size(), false);
        for (int step = 0; step < 14; ++step) {
            const auto at = random() % letters.size();
            if (loaded[at] && random() % 2 == 0) {
                EXPECT_TRUE(remove_document(base, ids[at]));
                loaded[at] = false;
            } else {
                add(base, letters[at]);
                loaded[at] = true;
            }
            ASSERT_EQ(exported(base) + " ", expected(loaded)) << "round " << round << ", step " << step;
        }
    }
    EXPECT_GT(fresh.size(), 10U);
}

}  // namespace
