#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "loaders/annotate/recorded.hpp"
#include "loaders/extract.hpp"
#include "loaders/gold.hpp"
#include "loaders/read/letter.hpp"

namespace {

using dossier::graph::Error;
using dossier::graph::ErrorCode;
namespace loaders = dossier::loaders;
namespace fs = std::filesystem;
using loaders::read::Document;
using loaders::read::read_letter;

const fs::path letters = fs::path{DOSSIER_SOURCE_DIR} / "tests/loaders/letters";

std::string bytes_of(const std::string& name) {
    std::ifstream file{letters / "formats" / name, std::ios::binary};
    EXPECT_TRUE(file.is_open()) << name;
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// A letter as text: everything that the later steps work on, and nothing of where it stands.
std::string summary(const Document& letter) {
    std::string all = fmt::format("{} {} {} {} {} {} {}\n", letter.id, letter.kind, letter.dossier_title, letter.number,
                                  letter.date, letter.place, letter.addressed_to);
    for (const auto& sender : letter.senders) all += fmt::format("from {}\n", sender);
    for (const auto& one : letter.signed_by) all += fmt::format("signed {}, {}\n", one.name, one.role);
    for (const auto& section : letter.sections) {
        all += fmt::format("# {}\n", section.title);
        for (const auto& paragraph : section.paragraphs) {
            all += paragraph.list_item ? "item\n" : "paragraph\n";
            for (const auto& sentence : paragraph.sentences) {
                all += fmt::format("  {}\n", sentence.text.text);
                for (const auto note : sentence.footnotes)
                    all += fmt::format("    {}: {}\n", letter.footnotes[note].number, letter.footnotes[note].text.text);
                for (const auto range : sentence.emphasised)
                    all += fmt::format("    *{}*\n", sentence.text.text.substr(range.begin, range.end - range.begin));
            }
        }
    }
    return all;
}

std::string findings(const std::string& name) {
    auto annotator = loaders::annotate::Recorded::load(letters / "annotations.jsonl");
    static const auto gazetteer = loaders::find::Gazetteer::load(fs::path{DOSSIER_SOURCE_DIR} / "datasets/gazetteer");
    return loaders::gold_lines(loaders::extract(bytes_of(name), name, annotator, gazetteer));
}

std::string message_of(const std::string& bytes, const std::string& name) {
    try {
        (void)read_letter(bytes, name);
    } catch (const Error& error) {
        EXPECT_TRUE(error.diagnostic().code == ErrorCode::unreadable_document ||
                    error.diagnostic().code == ErrorCode::not_supported);
        return error.diagnostic().message;
    }
    return "read";
}

class SameLetter : public testing::TestWithParam<const char*> {};

TEST_P(SameLetter, GivesTheSameSectionsSentencesAndNotes) {
    EXPECT_EQ(summary(read_letter(bytes_of(GetParam()), GetParam())),
              summary(read_letter(bytes_of("letter.md"), "letter.md")));
}

TEST_P(SameLetter, GivesTheSameFindings) { EXPECT_EQ(findings(GetParam()), findings("letter.md")); }

TEST_P(SameLetter, SpansLeadBackToTheWords) {
    const auto bytes = bytes_of(GetParam());
    const auto letter = read_letter(bytes, GetParam());
    const std::string_view source = letter.source ? *letter.source : bytes;
    const auto holds = [&](const auto& text, auto where) {
        ASSERT_LE(where.end, source.size());
        const auto begin = text.source(0, 1).begin;
        const auto end = text.source(text.text.size() - 1, text.text.size()).end;
        EXPECT_EQ(begin, where.begin);
        EXPECT_EQ(end, where.end);
        // The first word and the last stand where they are said to.
        EXPECT_EQ(source.substr(begin, 3), text.text.substr(0, 3));
        EXPECT_EQ(source.substr(end - 2, 2), text.text.substr(text.text.size() - 2));
    };
    for (const auto& section : letter.sections)
        for (const auto& paragraph : section.paragraphs)
            for (const auto& sentence : paragraph.sentences) holds(sentence.text, sentence.where);
    for (const auto& note : letter.footnotes) holds(note.text, note.where);
}

INSTANTIATE_TEST_SUITE_P(Formats, SameLetter, testing::Values("letter.xml", "letter.html", "ministry.html"),
                         [](const auto& format) {
                             std::string name = format.param;
                             name[name.find('.')] = '_';
                             return name;
                         });

TEST(SameLetter, TheLetterHasWhatThePlanOfItSays) {
    const auto letter = read_letter(bytes_of("letter.md"), "letter.md");
    EXPECT_EQ(letter.id, "kst-31793-9403");
    EXPECT_EQ(letter.sections.size(), 4U);
    EXPECT_EQ(letter.footnotes.size(), 2U);
    EXPECT_EQ(letter.signed_by.size(), 2U);
    EXPECT_NE(findings("letter.md").find("\"type\":\"commitment\""), std::string::npos);
}

std::string sentences_of(const std::string& bytes, const std::string& name) {
    std::string all;
    for (const auto& section : read_letter(bytes, name).sections)
        for (const auto& paragraph : section.paragraphs)
            for (const auto& sentence : paragraph.sentences) all += sentence.text.text + "|";
    return all;
}

std::string repeat(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t time = 0; time < times; ++time) all += text;
    return all;
}

std::string publication(const std::string& text) {
    return "<?xml version=\"1.0\"?>\n<officiele-publicatie><kamerstuk>" + text +
           "</kamerstuk></officiele-publicatie>\n";
}

TEST(Format, IsToldByContentAndMustNotContradictTheName) {
    EXPECT_EQ(message_of("Een zin.\n", "brief.html"), "its name ends in .html, but it holds plain text");
    EXPECT_EQ(message_of("<!DOCTYPE html><p>Een zin.</p>", "brief.md"), "its name ends in .md, but it holds HTML");
    EXPECT_EQ(message_of(publication("<al>Een zin.</al>"), "brief.txt"), "its name ends in .txt, but it holds XML");
    EXPECT_EQ(message_of("<p>Een zin.", "brief.xml"), "its name ends in .xml, but it holds plain text");
    EXPECT_EQ(sentences_of("<!DOCTYPE html><p>Een zin.</p>", "brief"), "Een zin.|");
    EXPECT_EQ(sentences_of(publication("<al>Een zin.</al>"), "brief.orig"), "Een zin.|");
    EXPECT_EQ(sentences_of("<p>Een zin zonder kader.", "BRIEF.HTM"), "Een zin zonder kader.|");
    EXPECT_EQ(sentences_of("", "leeg.html"), "");
}

TEST(Format, NamesWhatItDoesNotRead) {
    EXPECT_EQ(message_of("{\\rtf1 Een zin.}", "brief.rtf"), "it is RTF, which is not read");
    EXPECT_EQ(message_of("\xD0\xCF\x11\xE0rest", "brief.doc"),
              "it is an old Word document, or an encrypted one, which is not read");
}

TEST(CharacterSet, IsTheDeclaredOneOrUtf8) {
    EXPECT_EQ(
        sentences_of("<?xml version='1.0' encoding='iso-8859-1'?><kamerstuk><al>Oekra\xEFne steunt.</al></kamerstuk>",
                     "b"),
        "Oekraïne steunt.|");
    EXPECT_EQ(sentences_of("<html><meta charset=latin1><p>De \x93rode\x94 lijn.</html>", "b.html"), "De “rode” lijn.|");
    const std::string wide{"\xFF\xFE"
                           "E\0e\0n\0 \0z\0i\0n\0.\0",
                           18};
    EXPECT_EQ(sentences_of(wide, "b.txt"), "Een zin.|");
    EXPECT_EQ(message_of("<html><p>Oekra\xEFne steunt.</html>", "b.html"), "byte 14 is not UTF-8");
    EXPECT_EQ(message_of("<html><meta charset='klingon'><p>Een zin.</html>", "b.html"),
              "it says that it is in `klingon`, a character set that is not known");
    EXPECT_EQ(message_of("<?xml version='1.0' encoding='us-ascii'?><kamerstuk>\xFF</kamerstuk>", "b.xml"),
              "it says that it is in us-ascii, but byte 52 is not");
}

TEST(CharacterSet, SpansPointIntoTheTextAsUtf8) {
    const auto letter = read_letter("<html><meta charset=latin1><p>\xC9\xE9n zin.</html>", "b.html");
    ASSERT_TRUE(letter.source);
    const auto where = letter.sections.at(0).paragraphs.at(0).sentences.at(0).where;
    EXPECT_EQ(letter.source->substr(where.begin, where.end - where.begin), "Één zin.");
}

TEST(Publication, FaultsAreToldWithTheirPlace) {
    const auto place = [](const std::string& bytes) {
        try {
            (void)read_letter(bytes, "b.xml");
        } catch (const Error& error) {
            return bytes.substr(error.diagnostic().where.value().begin, 8);
        }
        return std::string{"read"};
    };
    EXPECT_EQ(place("<?xml version='1.0'?>\n<rss><al>Een zin.</al></rss>"), "<rss><al");
    EXPECT_EQ(message_of("<?xml version='1.0'?>\n<rss/>", "b.xml"),
              "its root is <rss>, which is no official publication");
    EXPECT_NE(message_of(publication("<al>Een zin.</tussenkop>"), "b.xml").find("tag mismatch"), std::string::npos);
    EXPECT_NE(message_of(publication("<al>Een zin.").substr(0, 70), "b.xml").find("not well-formed"),
              std::string::npos);
    EXPECT_NE(message_of(publication("<al>Een &nbsp; zin.</al>"), "b.xml").find("nbsp"), std::string::npos);
}

TEST(Publication, EntitiesOfItsOwnAreRefusedBeforeTheyAreExpanded) {
    std::string bomb = "<?xml version='1.0'?>\n<!DOCTYPE kamerstuk [<!ENTITY a 'ha'>";
    for (char name = 'b'; name < 'k'; ++name)
        bomb += fmt::format("<!ENTITY {} '{}'>", name, repeat(fmt::format("&{};", static_cast<char>(name - 1)), 20));
    EXPECT_EQ(message_of(bomb + "]><kamerstuk><al>&j;</al></kamerstuk>", "b.xml"),
              "it declares an entity of its own, `a`");
    EXPECT_EQ(message_of("<?xml version='1.0'?><!DOCTYPE kamerstuk [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                         "<kamerstuk><al>&x;</al></kamerstuk>",
                         "b.xml"),
              "it declares an entity of its own, `x`");
}

TEST(Publication, NestingHasALimit) {
    EXPECT_EQ(message_of(publication(repeat("<box>", 1000)), "b.xml"), "its elements are nested deeper than 256");
    EXPECT_EQ(sentences_of(publication(repeat("<box>", 200) + "Een zin." + repeat("</box>", 200)), "b.xml"),
              "Een zin.|");
}

TEST(Publication, CommentsInstructionsAndSectionsOfCdataDoNotMoveTheSpans) {
    const std::string bytes = publication(
        "<!-- <al> --><al>Een<?xpp afbm?> zin<![CDATA[ <b> & meer]]>.</al>\r\n<al a='>'>Twee\r\nregels.</al>");
    const auto letter = read_letter(bytes, "b.xml");
    const auto& paragraphs = letter.sections.at(0).paragraphs;
    const auto at = [&](std::size_t paragraph) {
        const auto& sentence = paragraphs.at(paragraph).sentences.at(0);
        return sentence.text.text + "|" + bytes.substr(sentence.where.begin, sentence.where.end - sentence.where.begin);
    };
    EXPECT_EQ(at(0), "Een zin <b> & meer.|Een<?xpp afbm?> zin<![CDATA[ <b> & meer]]>.");
    EXPECT_EQ(at(1), "Twee regels.|Twee\r\nregels.");
}

TEST(Publication, UnknownElementsKeepTheirWords) {
    EXPECT_EQ(sentences_of(publication("<nieuw>Een zin.</nieuw><al>Nog <iets>een</iets> zin.</al>"), "b.xml"),
              "Een zin.|Nog een zin.|");
}

TEST(Html, ReadsTheDocumentAndNotThePageAroundIt) {
    EXPECT_EQ(sentences_of("<html><body><header>Kop.</header><nav>Menu.</nav><p>Een zin.<script>x();</script></p>"
                           "<p hidden>Weg.</p><p style='display: none'>Weg.</p><footer>Voet.</footer></body></html>",
                           "b.html"),
              "Een zin.|");
    EXPECT_EQ(sentences_of("<html><p>Buiten.</p><article><header><h1>Kop</h1></header><p>Binnen.</p></article></html>",
                           "b.html"),
              "Binnen.|");
}

TEST(Html, ReadsCharacterReferencesAsBrowsersDo) {
    const std::string bytes = "<html><p>Caf&eacute; R&D &amp;amp; &hearts;&nbsp;&notanentity; &eacuten 5 "
                              "km<sup>2</sup> uit&shy;eindelijk.</html>";
    const auto letter = read_letter(bytes, "b.html");
    const auto& sentence = letter.sections.at(0).paragraphs.at(0).sentences.at(0);
    EXPECT_EQ(sentence.text.text, "Café R&D &amp; ♥ ¬anentity; én 5 km2 uiteindelijk.");
    EXPECT_EQ(bytes.substr(sentence.where.begin, sentence.where.end - sentence.where.begin),
              "Caf&eacute; R&D &amp;amp; &hearts;&nbsp;&notanentity; &eacuten 5 km<sup>2</sup> uit&shy;eindelijk.");
    const auto word = sentence.text.text.find("én");
    const auto where = sentence.text.source(word, word + 3);
    EXPECT_EQ(bytes.substr(where.begin, where.end - where.begin), "&eacuten");
}

TEST(Html, ALinkToAChapterIsNoNote) {
    EXPECT_EQ(sentences_of(
                  "<html><p>Zie hoofdstuk <a href='#h2'>2</a> van de brief.</p><h2 id='h2'>Twee</h2><p>Tekst.</html>",
                  "b.html"),
              "Zie hoofdstuk 2 van de brief.|Tekst.|");
}

TEST(Html, NestingAndSizeHaveLimits) {
    EXPECT_EQ(message_of("<html>" + repeat("<div>", 100000), "b.html"), "its elements are nested deeper than 256");
    EXPECT_EQ(message_of("<html>" + repeat("<div>", 200) + repeat("<p>x", 200000), "b.html"),
              "it has more elements than a letter can have");
    std::string fonts = "<html><p>";  // each paragraph opens them all again
    for (int number = 0; number < 200; ++number) fonts += fmt::format("<font size={}>", number);
    EXPECT_EQ(message_of(fonts + repeat("<p>x", 20000), "b.html"), "it has more elements than a letter can have");
    EXPECT_EQ(sentences_of("<html>" + repeat("<p>Een zin.", 1000), "b.html"), repeat("Een zin.|", 1000));
}

TEST(Html, HalfAPageIsReadAsFarAsItGoes) {
    const auto bytes = bytes_of("letter.html");
    for (std::size_t size = 0; size < bytes.size(); size += 97)
        EXPECT_NO_THROW((void)read_letter(bytes.substr(0, size), "b"));
}

}  // namespace
