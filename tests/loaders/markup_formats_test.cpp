#include <gtest/gtest.h>

#include <string>

#include <fmt/format.h>

#include "tests/loaders/format_letters.hpp"

namespace {

using namespace dossier::tests;

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

TEST(Html, WhatStandsBetweenTheCellsOfATableIsNotReadOutOfOrder) {
    const auto in_place = [](const std::string& page) {
        const auto letter = read_letter(page, "b.html");
        std::string all;
        const auto put = [&](const std::string& text, const dossier::graph::SourceSpan& where) {
            EXPECT_EQ(page.substr(where.begin, where.end - where.begin), text) << page;
            all += text + "|";
        };
        for (const auto& section : letter.sections)
            for (const auto& paragraph : section.paragraphs)
                for (const auto& sentence : paragraph.sentences) put(sentence.text.text, sentence.where);
        for (const auto& note : letter.footnotes) put(note.text.text, note.where);
        return all;
    };
    EXPECT_EQ(in_place("<!DOCTYPE html><p>Een zin.</p><table><tr><td>Nog een zin.</td></tr>De laatste zin.</table>"),
              "Een zin.|De laatste zin.|Nog een zin.|");
    // As the note and the text that was moved before it were found together.
    EXPECT_EQ(in_place("<table><td>4</td><a href=\"#ref-n2\"><sup>2<a id=\"ref-n2\">)"), "4|)|");
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

TEST(Markup, AttributesAreCountedAsTheParsersReadThem) {
    const std::string told = "it has tags with more attributes than a letter can have";
    std::string names, quoted, odd = "<html><a =\" ' ";
    for (int number = 0; number < 40000; ++number) {
        names += fmt::format(" a{}", number);
        quoted += fmt::format(" a{}='>'", number);
    }
    EXPECT_EQ(message_of("<html><a" + names + ">", "b.html"), told);
    EXPECT_EQ(message_of("<html><a" + quoted + ">", "b.html"), told);
    EXPECT_EQ(message_of(odd + quoted + ">", "b.html"), told);
    EXPECT_EQ(message_of("<kamerstuk" + quoted + "/>", "b.xml"), told);
    EXPECT_EQ(message_of("<!-- <a b=\" --><html><a" + quoted + ">", "b.html"), told);
    EXPECT_EQ(message_of("<?xml version='1.0'?><!DOCTYPE kamerstuk SYSTEM \"<a b='\" [<!NOTATION n SYSTEM \"<a b='\">]>"
                         "<kamerstuk><![CDATA[<a b=\"]]><al" +
                             quoted + "/></kamerstuk>",
                         "b.xml"),
              told);
    EXPECT_EQ(message_of("<html><p title='" + names + "'>Een zin.", "b.html"), "read");
}

TEST(Html, HalfAPageIsReadAsFarAsItGoes) {
    const auto bytes = bytes_of("letter.html");
    for (std::size_t size = 0; size < bytes.size(); size += 97)
        EXPECT_NO_THROW((void)read_letter(bytes.substr(0, size), "b"));
}

}  // namespace
