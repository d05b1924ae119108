#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "graph/error.hpp"
#include "loaders/read/letter.hpp"

namespace {

using dossier::graph::Error;
using dossier::graph::ErrorCode;
using dossier::loaders::read::Document;
using dossier::loaders::read::read_letter;
using dossier::loaders::read::Sentence;

std::vector<Sentence> sentences(const Document& document) {
    std::vector<Sentence> all;
    for (const auto& section : document.sections)
        for (const auto& paragraph : section.paragraphs)
            all.insert(all.end(), paragraph.sentences.begin(), paragraph.sentences.end());
    return all;
}

std::vector<std::string> texts(const Document& document) {
    std::vector<std::string> all;
    for (const auto& sentence : sentences(document)) all.push_back(sentence.text.text);
    return all;
}

std::vector<std::string> titles(const Document& document) {
    std::vector<std::string> all;
    for (const auto& section : document.sections) all.push_back(section.title);
    return all;
}

using Texts = std::vector<std::string>;

const std::string head =
    "28 676\n\nNAVO\n\nNr. 12\n\nBrief van de minister van Defensie\n\nAan de Voorzitter van de Tweede Kamer der "
    "Staten-Generaal\n\nDen Haag, 3 mei 2024\n\n";

TEST(ReadLetter, TakesTheHeadApart) {
    const auto letter = read_letter(head + "Dit is de brief.\n", "brief.md");
    EXPECT_EQ(letter.id, "kst-28676-12");
    EXPECT_EQ(letter.dossier, "28676");
    EXPECT_EQ(letter.dossier_title, "NAVO");
    EXPECT_EQ(letter.number, "12");
    EXPECT_EQ(letter.kind, "brief");
    EXPECT_EQ(letter.date, "2024-05-03");
    EXPECT_EQ(letter.place, "Den Haag");
    EXPECT_EQ(letter.addressed_to, "Voorzitter van de Tweede Kamer");
    EXPECT_EQ(letter.senders, Texts{"minister van Defensie"});
    EXPECT_EQ(texts(letter), Texts{"Dit is de brief."});
}

TEST(ReadLetter, TakesAHeadApartThatHasNoBlankLines) {
    const auto letter = read_letter(
        "36 410 X Vaststelling van de begrotingsstaten\nNr. 93 BRIEF VAN DE MINISTER VAN DEFENSIE\nAan de Voorzitter "
        "van "
        "de Tweede Kamer\nder Staten-Generaal\n's-Gravenhage, 9 juni 2024\n\nGeachte voorzitter,\n\nDit is de brief.\n",
        "a.txt");
    EXPECT_EQ(letter.id, "kst-36410-X-93");
    EXPECT_EQ(letter.dossier_title, "Vaststelling van de begrotingsstaten");
    EXPECT_EQ(letter.senders, Texts{"minister van Defensie"});
    EXPECT_EQ(letter.addressed_to, "Voorzitter van de Tweede Kamer");
    EXPECT_EQ(letter.place, "'s-Gravenhage");
    EXPECT_EQ(texts(letter), Texts{"Dit is de brief."});
}

TEST(ReadLetter, ReadsTheLetterheadOfAMinistry) {
    const auto letter = read_letter(
        "> Retouradres Postbus 20701 2500 ES Den Haag\n\nAan de Voorzitter van de Eerste Kamer\nder Staten-Generaal\n"
        "Kazernestraat 52\n\nDatum 14 april 2025\nBetreft Verslag van de Raad\n\nGeachte voorzitter,\n\nHierbij het "
        "verslag.\n\nHoogachtend,\n\nDE MINISTER VAN DEFENSIE,\n\nR.P. Brekelmans\n",
        "Brief 2025.txt");
    EXPECT_EQ(letter.id, "brief-2025");
    EXPECT_EQ(letter.title, "Verslag van de Raad");
    EXPECT_EQ(letter.addressed_to, "Voorzitter van de Eerste Kamer");
    EXPECT_EQ(letter.date, "2025-04-14");
    EXPECT_EQ(texts(letter), Texts{"Hierbij het verslag."});
    ASSERT_EQ(letter.signed_by.size(), 1U);
    EXPECT_EQ(letter.signed_by[0].name, "R.P. Brekelmans");
}

TEST(ReadLetter, WhoAnsweredWrittenQuestionsIsTheSender) {
    const auto senders = [](const std::string& answer) {
        return read_letter("Vragen van het lid Jansen (X) aan de Minister voor Klimaat over gas.\n\n" + answer +
                               "\n\nTekst van het antwoord.\n",
                           "a")
            .senders;
    };
    EXPECT_EQ(senders("Antwoord van Minister De Vries (Klimaat) en Staatssecretaris Bakker (Defensie) (ontvangen 4 "
                      "oktober 2024)."),
              (Texts{"minister voor Klimaat", "staatssecretaris van Defensie"}));
    EXPECT_EQ(senders("Antwoord van de regering (ontvangen 4 oktober 2024)."), Texts{});
    EXPECT_EQ(senders("Antwoord van Minister De Vries (Klimaat)."), Texts{});
}

TEST(ReadLetter, ListsEverySenderOfAJointLetter) {
    const auto senders = [](const std::string& line) {
        return read_letter(line + "\n\nTekst van de brief.\n", "b").senders;
    };
    EXPECT_EQ(senders("Brief van de ministers van Buitenlandse Zaken, van Defensie en voor Buitenlandse Handel en "
                      "Ontwikkelingshulp"),
              (Texts{"minister van Buitenlandse Zaken", "minister van Defensie",
                     "minister voor Buitenlandse Handel en Ontwikkelingshulp"}));
    EXPECT_EQ(senders("Brief van de minister van Onderwijs, Cultuur en Wetenschap en de staatssecretaris van Defensie"),
              (Texts{"minister van Onderwijs, Cultuur en Wetenschap", "staatssecretaris van Defensie"}));
    EXPECT_EQ(senders("Brief van de minister en de staatssecretaris van Defensie"),
              (Texts{"minister van Defensie", "staatssecretaris van Defensie"}));
}

TEST(ReadLetter, TiesPostsAndNamesOfASignature) {
    const auto letter = read_letter(head + "Dit is de brief.\n\nDe minister van Buitenlandse Zaken,  \nH.G.J. Bruins "
                                           "Slot\n\nDe minister van Defensie\n\n# Bijlage\n\nMeer.\n",
                                    "b");
    ASSERT_EQ(letter.signed_by.size(), 2U);
    EXPECT_EQ(letter.signed_by[0].name, "H.G.J. Bruins Slot");
    EXPECT_EQ(letter.signed_by[0].role, "minister van Buitenlandse Zaken");
    EXPECT_EQ(letter.signed_by[1].name, "");
    EXPECT_EQ(letter.signed_by[1].role, "minister van Defensie");
    EXPECT_EQ(texts(letter), (Texts{"Dit is de brief.", "Meer."}));
}

TEST(ReadLetter, ANameAboveItsPostIsOneWhoSigns) {
    const auto letter = read_letter(head + "Dit is de brief.\n\nB. Jansen  \nMinister van Defensie\n", "b");
    ASSERT_EQ(letter.signed_by.size(), 1U);
    EXPECT_EQ(letter.signed_by[0].name, "B. Jansen");
    EXPECT_EQ(letter.signed_by[0].role, "minister van Defensie");
}

TEST(ReadLetter, TakesNoSentenceAboutAMinisterForASignature) {
    const auto letter = read_letter("De minister van Defensie informeert de Kamer\n\nDat is alles.\n", "b");
    EXPECT_TRUE(letter.signed_by.empty());
}

TEST(ReadLetter, KnowsEveryKindOfHeading) {
    const auto letter =
        read_letter("# Een\n\nTekst van een.\n\n**Twee**\n\nTekst van twee.\n\n*Drie*\n\nTekst van drie.\n\nVIER EN "
                    "VIER\n\nTekst van "
                    "vier.\n\nVijf\n----\n\nTekst van vijf.\n\n2.1 Zes\n\nTekst van zes.\n\n1. *Zeven*\n\nTekst van "
                    "zeven.\n\nAcht\n\nTekst van acht.\n\n## 9. **Negen** ##\n",
                    "b");
    EXPECT_EQ(titles(letter),
              (Texts{"Een", "Twee", "Drie", "VIER EN VIER", "Vijf", "2.1 Zes", "1. Zeven", "Acht", "9. Negen"}));
    EXPECT_EQ(sentences(letter).size(), 8U);
}

TEST(ReadLetter, ASpanHoldsItsSentenceByteForByte) {
    const std::string source = "Één *mooie* zin.  Nog éen.\n";
    const auto found = sentences(read_letter(source, "b"));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].text.text, "Één mooie zin.");
    EXPECT_EQ(source.substr(found[0].where.begin, found[0].where.end - found[0].where.begin), "Één *mooie* zin.");
    EXPECT_EQ(source.substr(found[1].where.begin, found[1].where.end - found[1].where.begin), "Nog éen.");
    const auto word = found[0].text.text.find("mooie");
    const auto where = found[0].text.source(word, word + 5);
    EXPECT_EQ(source.substr(where.begin, where.end - where.begin), "mooie");
    ASSERT_EQ(found[0].emphasised.size(), 1U);
    EXPECT_EQ(found[0].emphasised[0].begin, word);
}

TEST(ReadLetter, JoinsASentenceOverAPageBreakAndItsFootnotes) {
    const std::string source =
        "De inzet van de bevroren\n\n---\n\n<sup>1</sup> Zie het verslag.\n\n<sup>2</sup> Verordening 5.\n\n---\n\n"
        "tegoeden<sup>1</sup> is besproken. Het<sup>2</sup> einde.\n";
    const auto letter = read_letter(source, "b");
    const auto found = sentences(letter);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].text.text, "De inzet van de bevroren tegoeden is besproken.");
    EXPECT_EQ(found[0].where.begin, 0U);
    EXPECT_EQ(found[0].where.end, source.find(" Het<sup>"));
    ASSERT_EQ(letter.footnotes.size(), 2U);
    EXPECT_EQ(letter.footnotes[0].text.text, "Zie het verslag.");
    EXPECT_EQ(found[0].footnotes, std::vector<std::size_t>{0});
    EXPECT_EQ(found[1].footnotes, std::vector<std::size_t>{1});
}

TEST(ReadLetter, JoinsASentenceOverABlankLineWhereItGoesOn) {
    EXPECT_EQ(texts(read_letter("Samenwerking tussen de NAVO en\n\nOekraïne gaat door. Einde.\n", "b")),
              (Texts{"Samenwerking tussen de NAVO en Oekraïne gaat door.", "Einde."}));
    EXPECT_EQ(texts(read_letter("Een zin is af.\n\nEen tweede ook.\n", "b")).size(), 2U);
}

TEST(ReadLetter, ReadsFootnotesOfMarkdownAndOfPlainText) {
    const auto markdown = read_letter("Een zin.[^a] Twee.\n\n[^a]: De noot.\n", "b");
    EXPECT_EQ(sentences(markdown)[0].footnotes, std::vector<std::size_t>{0});
    const auto plain = read_letter("Een rapport¹ van 5 km² is af.\n\n---\n\n1 Kamerstuk 28 676, nr. 1.\n", "b");
    EXPECT_EQ(texts(plain), Texts{"Een rapport van 5 km² is af."});
    ASSERT_EQ(plain.footnotes.size(), 1U);
    EXPECT_EQ(plain.footnotes[0].text.text, "Kamerstuk 28 676, nr. 1.");
}

TEST(ReadLetter, EveryListItemIsASentenceAndTablesAreNone) {
    const auto letter = read_letter("Er zijn punten:\n\n1. het eerste;\n2. het tweede. Met meer.\n\n| a | b "
                                    "|\n|---|---|\n| 1 | 2 |\n\n- Streep\n* Ster\n",
                                    "b");
    EXPECT_EQ(texts(letter), (Texts{"Er zijn punten:", "het eerste;", "het tweede.", "Met meer.", "Streep", "Ster"}));
    EXPECT_TRUE(letter.sections[0].paragraphs[1].list_item);
}

TEST(ReadLetter, LeavesCommentsOutWhereverTheyStand) {
    EXPECT_EQ(texts(read_letter("<!-- a\n\nb --> Een <!-- x -->zin.\n<!-- c -->\nNog een.\n", "b")),
              (Texts{"Een zin.", "Nog een."}));
    EXPECT_EQ(texts(read_letter("Een zin. <!-- open\n", "b")), Texts{"Een zin. <!-- open"});
}

TEST(ReadLetter, ReadsEntitiesLinksAndAccentsWrittenApart) {
    const std::string source =
        "Belgi\xC3\xAB en Oekrai\xCC\x88ne: [het verslag](https://x.nl/a_b) &amp; &euml;&#235;.\n";
    const auto found = sentences(read_letter(source, "b"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].text.text, "België en Oekraïne: het verslag & ëë.");
    const auto name = found[0].text.text.find("Oekra");
    const auto where = found[0].text.source(name, name + std::string{"Oekraïne"}.size());
    EXPECT_EQ(source.substr(where.begin, where.end - where.begin), "Oekrai\xCC\x88ne");
}

TEST(ReadLetter, LineEndsAndAByteOrderMarkChangeNothing) {
    const Texts expected{"Een zin.", "Twee."};
    EXPECT_EQ(texts(read_letter("\xEF\xBB\xBF# Kop\r\n\r\nEen\r\nzin.\r\n\r\nTwee.", "b")), expected);
    EXPECT_EQ(texts(read_letter("# Kop\r\rEen\rzin.\r\rTwee.\r", "b")), expected);
}

TEST(ReadLetter, AnEmptyTextIsADocumentWithoutSections) {
    EXPECT_TRUE(read_letter("", "leeg.md").sections.empty());
    EXPECT_TRUE(read_letter(" \n\n<!-- niets -->\n---\n", "leeg.md").sections.empty());
    EXPECT_EQ(read_letter("", "leeg.md").id, "leeg");
    EXPECT_EQ(read_letter("", "").id, "document");
}

TEST(ReadLetter, BytesThatAreNotUtf8AreRefusedWithTheirPlace) {
    try {
        (void)read_letter("Oekra\xEFne", "b");
        FAIL() << "was read";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().code, ErrorCode::unreadable_document);
        EXPECT_EQ(error.diagnostic().where->begin, 5U);
    }
}

TEST(ReadLetter, TimeGrowsWithLengthAlone) {
    // Each would take minutes where reading looks back or ahead over the whole text: the test's time limit tells.
    const std::vector<std::string> units{
        "**a ", "[a",  "a² ",   "(a ",  "woord ", "a\n\nb ", "A\n---\n", "<!--",
        "*_a_", "a. ", "- a\n", "|a\n", "> ",     "&amp",    "1. A.\n",  "<sup>1</sup>a\n\n"};
    for (const auto& unit : units) {
        std::string text;
        while (text.size() < 1'000'000) text += unit;
        EXPECT_EQ(read_letter(text, "b").id, "b") << unit;
    }
}

}  // namespace
