#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "loaders/read/letter.hpp"
#include "tests/loaders/format_letters.hpp"
#include "tests/loaders/stored_zip.hpp"

namespace {

using namespace dossier::tests;

using dossier::tests::stored_zip;

const std::string word_space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";

std::string docx(const std::string& body) {
    return stored_zip(
        {{"word/document.xml", fmt::format("<w:document {}><w:body>{}</w:body></w:document>", word_space, body)}});
}

std::string odt(const std::string& text) {
    return stored_zip(
        {{"content.xml",
          fmt::format("<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
                      "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>{}</office:document-content>",
                      text)}});
}

TEST(Archive, DamageIsToldAndNeverACrash) {
    for (const auto* name : {"letter.docx", "letter.odt"}) {
        const auto bytes = bytes_of(name);
        for (std::size_t size = 4; size < bytes.size(); size += 61)
            EXPECT_NE(message_of(bytes.substr(0, size), "b").find("its archive is damaged"), std::string::npos) << size;
        for (std::size_t at = 4; at < bytes.size(); at += 13) {
            auto changed = bytes;
            changed[at] = static_cast<char>(~changed[at]);
            (void)message_of(changed, "b");
        }
    }
}

TEST(Archive, IsBoundedInEntriesSizeAndRatio) {
    std::vector<std::pair<std::string, std::string>> many{{"word/document.xml", "<a/>"}};
    for (int part = 0; part < 1000; ++part) many.emplace_back(fmt::format("part{}", part), "x");
    EXPECT_EQ(message_of(stored_zip(many), "b.docx"), "its archive has more than 1000 entries");
    EXPECT_EQ(message_of(stored_zip({{"word/document.xml", "x"}}, {.inflated = 300U << 20U}), "b.docx"),
              "it holds more than 200 MB");
    EXPECT_EQ(message_of(stored_zip({{"word/document.xml", "x"}}, {.inflated = 100U << 20U}), "b.docx"),
              "`word/document.xml` in it inflates to more than 100 times its size");
    EXPECT_NE(message_of(stored_zip({{"word/document.xml", "<a/>"}}, {.inflated = 1000}), "b.docx")
                  .find("its archive is damaged"),
              std::string::npos);
}

TEST(Archive, WhatIsEncryptedOrForeignIsRefused) {
    EXPECT_EQ(message_of(stored_zip({{"word/document.xml", "x"}}, {.encrypted = true}), "b.docx"), "it is encrypted");
    EXPECT_EQ(message_of(stored_zip({{"content.xml", "x"}, {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}),
                         "b.odt"),
              "it is encrypted");
    EXPECT_EQ(message_of(stored_zip({{"xl/workbook.xml", "x"}}), "b.xlsx"),
              "it is an archive, and neither DOCX nor ODT, which is not read");
    EXPECT_EQ(message_of(stored_zip({{"brief.docx", docx("")}}), "b.zip"),
              "it is an archive, and neither DOCX nor ODT, which is not read");
    EXPECT_EQ(message_of(bytes_of("letter.odt"), "b.docx"), "its name ends in .docx, but it holds ODT");
    EXPECT_EQ(message_of("Een zin.", "b.docx"), "its name ends in .docx, but it holds plain text");
}

TEST(Docx, FaultsNameThePartAndTheLine) {
    EXPECT_EQ(message_of(docx("<w:p>\n<w:r></w:p>"), "b.docx").substr(0, 38), "`word/document.xml` in it, line 2: not");
    EXPECT_EQ(message_of(stored_zip({{"word/document.xml", "Oekra\xEFne"}}), "b.docx"), "byte 5 is not UTF-8");
    EXPECT_EQ(message_of(docx(repeat("<w:p>", 300)), "b.docx"),
              "`word/document.xml` in it, line 1: its elements are nested deeper than 256");
}

/// A DOCX whose styles `Kop1` and `Kop2` are headings, numbered by list 1.
std::vector<std::string> numbered_titles(const std::string& levels, const std::string& body) {
    const auto style = [](int level) {
        return fmt::format(
            "<w:style w:styleId='Kop{0}'><w:name w:val='heading {0}'/><w:pPr><w:numPr><w:ilvl w:val='{1}'/>"
            "<w:numId w:val='1'/></w:numPr></w:pPr></w:style>",
            level, level - 1);
    };
    const auto bytes = stored_zip(
        {{"word/document.xml", fmt::format("<w:document {}><w:body>{}</w:body></w:document>", word_space, body)},
         {"word/styles.xml", fmt::format("<w:styles {}>{}{}</w:styles>", word_space, style(1), style(2))},
         {"word/numbering.xml",
          fmt::format("<w:numbering {}><w:abstractNum w:abstractNumId='7'>{}</w:abstractNum><w:num w:numId='1'>"
                      "<w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='7'/>"
                      "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='9'/></w:lvlOverride></w:num></w:numbering>",
                      word_space, levels)}});
    std::vector<std::string> titles;
    for (const auto& section : dossier::loaders::read::read_letter(bytes, "brief.docx").sections)
        titles.push_back(section.title);
    return titles;
}

std::string level(int number, const std::string& format, const std::string& text) {
    return fmt::format("<w:lvl w:ilvl='{}'><w:start w:val='1'/><w:numFmt w:val='{}'/><w:lvlText w:val='{}'/></w:lvl>",
                       number, format, text);
}

std::string heading(int depth, const std::string& title, const std::string& properties = {}) {
    return fmt::format("<w:p><w:pPr><w:pStyle w:val='Kop{}'/>{}</w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
                       "<w:p><w:r><w:t>Een zin die hier als tekst staat.</w:t></w:r></w:p>",
                       depth, properties, title);
}

TEST(Docx, NumbersOfHeadingsAreCountedAsWordDoes) {
    const auto body = heading(1, "Inleiding") + heading(2, "Doel") + heading(2, "Opzet") + heading(1, "Uitvoering") +
                      heading(2, "Planning");
    using Titles = std::vector<std::string>;
    EXPECT_EQ(numbered_titles(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"), body),
              (Titles{"1. Inleiding", "1.1 Doel", "1.2 Opzet", "2. Uitvoering", "2.1 Planning"}));
    EXPECT_EQ(numbered_titles(level(0, "upperRoman", "%1.") + level(1, "lowerLetter", "%2)"), body),
              (Titles{"I. Inleiding", "a) Doel", "b) Opzet", "II. Uitvoering", "a) Planning"}));
    EXPECT_EQ(numbered_titles(level(0, "bullet", "•") + level(1, "none", ""), body),
              (Titles{"Inleiding", "Doel", "Opzet", "Uitvoering", "Planning"}));
}

TEST(Docx, AHeadingMayLeaveTheListOrBeginAnotherAnew) {
    const std::string off = "<w:numPr><w:numId w:val='0'/></w:numPr>";
    const std::string anew = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr>";
    EXPECT_EQ(numbered_titles(level(0, "decimal", "%1"), heading(1, "Een") + heading(1, "Zonder", off) +
                                                             heading(1, "Twee") + heading(1, "Negen", anew) +
                                                             heading(1, "Tien", anew)),
              (std::vector<std::string>{"1 Een", "Zonder", "2 Twee", "9 Negen", "10 Tien"}));
}

TEST(Docx, NumberingThatMakesNoSenseNumbersNothing) {
    const std::string odd = "<w:numPr><w:ilvl w:val='9'/><w:numId w:val='404'/></w:numPr>";
    EXPECT_EQ(
        numbered_titles("<w:lvl w:ilvl='-1'><w:start w:val='x'/></w:lvl><w:lvl w:ilvl='0'><w:lvlText w:val='%%9 %'/>"
                        "</w:lvl>",
                        heading(1, "Een") + heading(1, "Twee", odd)),
        (std::vector<std::string>{"%1 % Een", "Twee"}));
}

TEST(Docx, ReadsWhatAReaderSees) {
    EXPECT_EQ(sentences_of(docx("<w:p><w:r><w:t>Een</w:t><w:tab/><w:t>zin</w:t><w:t>.</w:t></w:r>"
                                "<w:ins><w:r><w:t xml:space='preserve'> Erbij.</w:t></w:r></w:ins>"
                                "<w:del><w:r><w:delText>Weg.</w:delText></w:r></w:del>"
                                "<w:moveFrom><w:r><w:t>Weg.</w:t></w:r></w:moveFrom>"
                                "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Weg.</w:t></w:r>"
                                "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"),
                           "b.docx"),
              "Een zin.|Erbij.|");
    EXPECT_EQ(sentences_of(docx("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Een kader.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
                           "b.docx"),
              "Een kader.|");
    EXPECT_EQ(sentences_of(docx("<w:p><w:r><w:t>5 km</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
                                "<w:t>2</w:t></w:r><w:r><w:t xml:space='preserve'> groot.</w:t></w:r></w:p>"),
                           "b.docx"),
              "5 km2 groot.|");
}

TEST(Docx, AStyleThatIsBasedOnItselfIsNoHeading) {
    const auto bytes = stored_zip(
        {{"word/document.xml",
          fmt::format("<w:document {}><w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:r><w:t>Een zin.</w:t>"
                      "</w:r></w:p></w:document>",
                      word_space)},
         {"word/styles.xml",
          fmt::format("<w:styles {}><w:style w:styleId='A'><w:basedOn w:val='A'/></w:style></w:styles>", word_space)}});
    EXPECT_EQ(sentences_of(bytes, "b.docx"), "Een zin.|");
}

TEST(Odt, ReadsWhatAReaderSees) {
    EXPECT_EQ(
        sentences_of(
            odt("<text:p>Een<text:s text:c='3'/>zin<office:annotation><text:p>Opmerking.</text:p></office:annotation>."
                "</text:p><text:tracked-changes><text:p>Weg.</text:p></text:tracked-changes>"),
            "b.odt"),
        "Een zin.|");
    EXPECT_EQ(message_of(odt("<text:p>Een zin."), "b.odt").substr(0, 29), "`content.xml` in it, line 1: ");
}

}  // namespace
