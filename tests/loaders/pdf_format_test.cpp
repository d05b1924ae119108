#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "loaders/read/pdf.hpp"
#include "tests/loaders/format_letters.hpp"

namespace {

using namespace dossier::tests;
namespace loaders = dossier::loaders;
using loaders::read::Document;

const dossier::loaders::read::Sentence& sentence_beginning(const Document& letter, std::string_view words) {
    for (const auto& section : letter.sections)
        for (const auto& paragraph : section.paragraphs)
            for (const auto& sentence : paragraph.sentences)
                if (sentence.text.text.starts_with(words)) return sentence;
    throw std::runtime_error{"no such sentence"};
}

TEST(Pdf, SentencesAndNotesKnowTheirPageAndBox) {
    const auto letter = read_letter(bytes_of("letter.pdf"), "letter.pdf");
    const auto& first = sentence_beginning(letter, "Brazilië treedt op");
    ASSERT_TRUE(first.printed);
    EXPECT_EQ(first.printed->page, 1U);
    const auto& box = first.printed->box;
    EXPECT_GT(box.left, 90);
    EXPECT_LT(box.right, 500);
    EXPECT_LT(box.height(), 10) << "it stands on one line";
    EXPECT_EQ(sentence_beginning(letter, "TenneT").printed->page, 2U);
    ASSERT_EQ(letter.footnotes.size(), 2U);
    EXPECT_GT(letter.footnotes[0].printed->box.top, 700);
    EXPECT_FALSE(read_letter(bytes_of("letter.html"), "b.html").sections[0].paragraphs[0].sentences[0].printed);
}

TEST(Pdf, ASpanLeadsIntoTheTextThatWasTaken) {
    const auto letter = read_letter(bytes_of("letter.pdf"), "letter.pdf");
    const auto& cut = sentence_beginning(letter, "TenneT");
    EXPECT_EQ(cut.text.text, "TenneT zal ruim 300 kilometer hoogspanningskabel aanleggen.");
    EXPECT_EQ(letter.source.value().substr(cut.where.begin, cut.where.end - cut.where.begin),
              "TenneT zal ruim 300 kilometer hoog-\nspanningskabel aanleggen.");
}

TEST(Pdf, WhatCannotBeReadIsSaidWhy) {
    const auto whole = bytes_of("letter.pdf");
    EXPECT_NE(message_of("%PDF-1.4\n", "b.pdf").find("it is damaged"), std::string::npos);
    EXPECT_EQ(message_of(whole, "b.docx"), "its name ends in .docx, but it holds PDF");
    EXPECT_EQ(message_of("Een zin.", "b.pdf"), "its name ends in .pdf, but it holds plain text");
    auto scan = whole;
    for (auto at = scan.find(" Tj"); at != std::string::npos; at = scan.find(" Tj", at)) scan.replace(at, 3, " pj");
    EXPECT_EQ(message_of(scan, "b.pdf"), "it holds no text, only pictures");
    EXPECT_EQ(message_of(bytes_of("encrypted.pdf"), "b.pdf"), "it is encrypted");
}

TEST(Pdf, AMissingProgramIsNamedWithItsPackage) {
    const std::string path = std::getenv("PATH");
    setenv("PATH", "/nonexistent", 1);
    EXPECT_EQ(message_of(bytes_of("letter.pdf"), "b.pdf"), "PDF is read by `pdftotext`, which is not installed");
    setenv("PATH", path.c_str(), 1);
}

TEST(Printed, FurnitureIsToldByRepetition) {
    std::string pages = "<doc>";
    for (int page = 1; page <= 3; ++page) {
        const auto line = [](int y, const std::string& words) {
            const auto box = fmt::format("xMin='50' yMin='{}' xMax='400' yMax='{}'", y, y + 10);
            return fmt::format("<block><line {}><word {}>{}</word></line></block>", box, box, words);
        };
        pages += "<page width='595' height='842'>" + line(20, "Kenmerk 12") +
                 line(400, fmt::format("Dit is zin nummer {}.", page)) + line(800, fmt::format("{}", page)) + "</page>";
    }
    const auto content = loaders::read::read_printed(loaders::read::parse_pages(pages + "</doc>"));
    std::string words;
    for (const auto& block : content.blocks) words += block.text.mapped.text + "|";
    EXPECT_EQ(words, "Dit is zin nummer 1.||Dit is zin nummer 2.||Dit is zin nummer 3.|");
}

TEST(Printed, LinesFarApartAreOneParagraphWhereTheWordsHadNoRoom) {
    const auto line = [](int y, int right, const std::string& words) {
        const auto box = [&](int left, int end) {
            return fmt::format("xMin='{}' yMin='{}' xMax='{}' yMax='{}'", left, y, end, y + 10);
        };
        std::string all = fmt::format("<block><line {}>", box(50, right));
        const auto space = words.find(' ');
        all += fmt::format("<word {}>{}</word>", box(50, 110), words.substr(0, space));
        all += fmt::format("<word {}>{}</word>", box(115, right), words.substr(space + 1));
        return all + "</line></block>";
    };
    const auto content = loaders::read::read_printed(loaders::read::parse_pages(
        "<doc><page width='595' height='842'>" + line(200, 400, "Wij steunen de Europese") +
        line(220, 390, "Commissie in haar voorstel") + line(240, 200, "voor vrede.") +
        line(280, 400, "Een tweede alinea begint") + line(300, 200, "na wit.") + "</page></doc>"));
    std::string words;
    for (const auto& block : content.blocks) words += block.text.mapped.text + "|";
    EXPECT_EQ(words,
              "Wij steunen de Europese Commissie in haar voorstel voor vrede.|Een tweede alinea begint na wit.|");
}

}  // namespace
