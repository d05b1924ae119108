#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <fmt/format.h>

#include "graph/storage.hpp"
#include "graph/value_text.hpp"
#include "loaders/annotate/recorded.hpp"
#include "loaders/extract.hpp"
#include "loaders/gold.hpp"
#include "loaders/loader.hpp"
#include "tests/loaders/format_letters.hpp"

namespace {

using namespace dossier::tests;
namespace loaders = dossier::loaders;
namespace fs = std::filesystem;

bool is_pdf(const std::string& name) { return name.ends_with(".pdf"); }

/// A letter as text: everything that the later steps work on, and nothing of where it stands.
std::string summary(const Document& letter, bool emphasis) {
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
                if (!emphasis) continue;  // pdftotext does not tell it
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

class SameLetter : public testing::TestWithParam<const char*> {};

TEST_P(SameLetter, GivesTheSameSectionsSentencesAndNotes) {
    const bool emphasis = !is_pdf(GetParam());
    EXPECT_EQ(summary(read_letter(bytes_of(GetParam()), GetParam()), emphasis),
              summary(read_letter(bytes_of("letter.md"), "letter.md"), emphasis));
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

INSTANTIATE_TEST_SUITE_P(Formats, SameLetter,
                         testing::Values("letter.xml", "letter.html", "ministry.html", "letter.docx", "letter.odt",
                                         "letter.pdf", "columns.pdf"),
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

TEST(Load, AFolderOfFormatsIsReadAndAPdfKnowsItsPages) {
    auto annotator = loaders::annotate::Recorded::load(letters / "annotations.jsonl");
    const auto gazetteer = loaders::find::Gazetteer::load(fs::path{DOSSIER_SOURCE_DIR} / "datasets/gazetteer");
    auto base = dossier::graph::KnowledgeBase::in_memory();
    const std::vector<fs::path> paths{letters / "formats" / "letter.pdf", letters / "formats" / "encrypted.pdf"};
    const auto report = loaders::load(base, paths, annotator, gazetteer);
    EXPECT_EQ(report.documents, 1U);
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_EQ(report.problems[0].diagnostic.message, "it is encrypted");
    const auto& graph = base.graph();
    const auto page = graph.keys().find("page"), box = graph.keys().find("box");
    ASSERT_TRUE(page && box);
    std::size_t placed = 0;
    graph.for_each_node([&](dossier::graph::NodeId node) {
        if (graph.property(node, *page).is_null()) return;
        ++placed;
        EXPECT_EQ(dossier::graph::literal(graph.property(node, *box), nullptr).front(), '[');
    });
    EXPECT_EQ(placed, report.sentences + 2) << "every sentence and both notes";
    std::vector<loaders::DocumentProblem> problems;
    const std::vector<fs::path> folder{letters / "formats"};
    EXPECT_EQ(loaders::documents_in(folder, problems).size(), 9U) << "all but the script that writes them";
}

}  // namespace
