#include "loaders/loader.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "graph/error.hpp"
#include "graph/integrity.hpp"
#include "loaders/annotate/frog.hpp"
#include "loaders/annotate/recorded.hpp"
#include "loaders/gold.hpp"
#include "loaders/read/letter.hpp"
#include "tests/loaders/graph_dump.hpp"

namespace {

using namespace dossier::loaders;
using dossier::graph::Error;
using dossier::graph::ErrorCode;
using dossier::graph::KnowledgeBase;
using dossier::tests::graph_dump;
namespace fs = std::filesystem;

const fs::path datasets = fs::path{DOSSIER_SOURCE_DIR} / "datasets";

const find::Gazetteer& gazetteer() {
    static const auto known = find::Gazetteer::load(datasets / "gazetteer");
    return known;
}

annotate::Recorded& recorded() {
    static auto annotations = annotate::Recorded::load(datasets / "annotations");
    return annotations;
}

std::vector<fs::path> letters() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{datasets / "letters"}) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

LoadReport load_all(KnowledgeBase& base, const std::vector<fs::path>& paths, LoadOptions options = {}) {
    return load(base, paths, recorded(), gazetteer(), options);
}

/// A folder that goes when the test ends.
class Folder {
public:
    explicit Folder(const std::string& name) : path_{fs::path{testing::TempDir()} / name} {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path write(const std::string& name, const std::string& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream{path_ / name, std::ios::binary} << text;
        return path_ / name;
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

TEST(Load, TheSampleLettersLoadWithoutAProblem) {
    auto base = KnowledgeBase::in_memory();
    const auto report = load_all(base, {datasets / "letters"});
    EXPECT_EQ(report.documents, letters().size());
    EXPECT_TRUE(report.problems.empty());
    EXPECT_GT(report.commitments, 0U);
    EXPECT_TRUE(check_integrity(base.graph()).empty());
    EXPECT_EQ(base.document_ids().size(), letters().size());
}

TEST(Load, ALoadedDocumentIsSkippedUntilItChanges) {
    auto base = KnowledgeBase::in_memory();
    (void)load_all(base, letters());
    const auto before = graph_dump(base.graph());
    EXPECT_EQ(load_all(base, letters()).unchanged, letters().size());
    const auto again = load_all(base, letters(), {.again = true});
    EXPECT_EQ(again.documents, letters().size());
    EXPECT_EQ(graph_dump(base.graph()), before);
}

TEST(Load, EveryOrderGivesTheSameGraph) {
    auto forwards = KnowledgeBase::in_memory();
    (void)load_all(forwards, letters());
    auto reversed = letters();
    std::ranges::reverse(reversed);
    auto backwards = KnowledgeBase::in_memory();
    (void)load_all(backwards, reversed);
    EXPECT_EQ(graph_dump(forwards.graph()), graph_dump(backwards.graph()));
}

TEST(Load, TheNumberOfJobsDoesNotShow) {
    auto one = KnowledgeBase::in_memory();
    (void)load_all(one, letters());
    for (const unsigned jobs : {2U, 3U}) {
        auto several = KnowledgeBase::in_memory();
        const auto report = load_all(several, letters(), {.jobs = jobs});
        EXPECT_EQ(report.documents, letters().size());
        EXPECT_EQ(graph_dump(several.graph()), graph_dump(one.graph()));
    }
}

/// Passes sentences on to those recorded, until one that ends its process.
class Mortal final : public annotate::Annotator {
public:
    explicit Mortal(std::string_view deadly) : deadly_{deadly} {}
    annotate::Annotation annotate(std::string_view sentence) override {
        if (sentence.starts_with(deadly_)) ::raise(SIGKILL);
        return recorded().annotate(sentence);
    }

private:
    std::string deadly_;
};

TEST(Load, AWorkerThatDiesIsAProblemOfItsLetterAlone) {
    auto base = KnowledgeBase::in_memory();
    Mortal mortal{"De strijd tussen het Soedanese leger"};
    const auto report = load(base, letters(), mortal, gazetteer(), {.jobs = 2});
    EXPECT_EQ(report.documents, letters().size() - 1);
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_TRUE(report.problems[0].origin.ends_with("test-rbz-verslag.md"));
    EXPECT_NE(report.problems[0].diagnostic.message.find("signal 9"), std::string::npos);
    EXPECT_EQ(load_all(base, letters(), {.jobs = 2}).documents, 1U);
    auto fresh = KnowledgeBase::in_memory();
    (void)load_all(fresh, letters());
    EXPECT_EQ(graph_dump(base.graph()), graph_dump(fresh.graph()));
}

TEST(Load, LettersThatFeedNoWorkerAreNotAllReadAtOnce) {
    const Folder folder{"many_english_letters"};
    const std::string text = "The Allies agreed that the text of the letter is to be read by all of the members.\n";
    for (int at = 10; at < 40; ++at) (void)folder.write(std::to_string(at) + ".md", text);
    auto base = KnowledgeBase::in_memory();
    const std::vector<fs::path> paths{folder.path()};
    // What goes while the second letter is waited for can only be missed by a loader that has not read it yet.
    const auto report = load(base, paths, recorded(), gazetteer(), {.jobs = 2}, [&](const LoadProgress& progress) {
        if (progress.done == 1) fs::remove(folder.path() / "39.md");
    });
    EXPECT_EQ(report.documents, 29U);
    EXPECT_EQ(report.notes.size(), 29U);
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_TRUE(report.problems[0].origin.ends_with("39.md"));
}

/// Asks for an end of the load while a letter is read.
class Impatient final : public annotate::Annotator {
public:
    annotate::Annotation annotate(std::string_view sentence) override {
        cancelled = ++sentences == 100;
        return recorded().annotate(sentence);
    }
    std::atomic<bool> cancelled = false;
    int sentences = 0;
};

TEST(Load, AStopWithinALetterKeepsThoseBefore) {
    auto base = KnowledgeBase::in_memory();
    Impatient impatient;
    const auto report = load(base, letters(), impatient, gazetteer(), {.cancelled = &impatient.cancelled});
    EXPECT_TRUE(report.stopped);
    EXPECT_TRUE(report.problems.empty());
    EXPECT_EQ(report.documents, 1U);
    EXPECT_EQ(load_all(base, letters()).documents, letters().size() - 1);
}

TEST(Load, RemovingALetterGivesBackTheGraphWithoutIt) {
    for (const auto& letter : letters()) {
        auto others = letters();
        std::erase(others, letter);
        auto without = KnowledgeBase::in_memory();
        (void)load_all(without, others);
        auto with = KnowledgeBase::in_memory();
        (void)load_all(with, others);
        const auto ids = load_all(with, {letter}).ids;
        ASSERT_EQ(ids.size(), 1U);
        EXPECT_TRUE(remove_document(with, ids[0]));
        EXPECT_EQ(graph_dump(with.graph()), graph_dump(without.graph())) << letter;
    }
}

TEST(Load, AnotherGazetteerReadsUnchangedLettersAgain) {
    const Folder folder{"dossier-gazetteer"};
    const auto gazetteer_with = [](const std::vector<fs::path>& own) {
        return find::Gazetteer::load(datasets / "gazetteer", own);
    };
    const auto own =
        gazetteer_with({folder.write("eigen-organisations.tsv", "id\tname\nel-fasher\tEl Fasher\n"),
                        folder.write("memberships.tsv", "member\torganization\trelation\nSDN\tau\tmember\n"),
                        folder.write("topics.tsv", "name\tbroader\nstaakt-het-vuren\tsanctiebeleid\n")});
    const auto letter = datasets / "letters" / "test-rbz-verslag.md";
    auto plain = KnowledgeBase::in_memory();
    (void)load(plain, std::vector{letter}, recorded(), gazetteer());
    auto fresh = KnowledgeBase::in_memory();
    (void)load(fresh, std::vector{letter}, recorded(), own);
    const auto with = graph_dump(fresh.graph());
    EXPECT_NE(with.find("gazetteers: ['eigen-organisations.tsv']; id: 'el-fasher'"), std::string::npos);
    EXPECT_NE(with.find("'SDN' MEMBER_OF 'au' source: 'memberships.tsv';"), std::string::npos);
    EXPECT_NE(with.find("'topic/staakt-het-vuren' BROADER 'topic/sanctiebeleid' source: 'topics.tsv';"),
              std::string::npos);
    EXPECT_EQ(graph_dump(plain.graph()).find("gazetteers"), std::string::npos);
    // There and back: what the files said goes with them.
    auto base = KnowledgeBase::in_memory();
    (void)load(base, std::vector{letter}, recorded(), gazetteer());
    const auto report = load(base, std::vector{letter}, recorded(), own);
    EXPECT_EQ(report.documents, 1U);
    EXPECT_EQ(graph_dump(base.graph()), with);
    EXPECT_EQ(load(base, std::vector{letter}, recorded(), own).unchanged, 1U);
    (void)load(base, std::vector{letter}, recorded(), gazetteer());
    EXPECT_EQ(graph_dump(base.graph()), graph_dump(plain.graph()));
}

TEST(Load, OneBadDocumentDoesNotStopTheOthers) {
    const Folder folder{"dossier-load"};
    const auto bad = folder.write("a.md", "Oekra\xEFne.");
    const auto empty = folder.write("b.md", "");
    const auto pdf = folder.write("c.pdf", "%PDF-1.4");
    auto base = KnowledgeBase::in_memory();
    const auto report = load_all(base, {bad, empty, pdf, folder.path() / "d.md", letters().front()});
    EXPECT_EQ(report.documents, 1U);
    ASSERT_EQ(report.problems.size(), 4U);
    std::vector<ErrorCode> codes;
    for (const auto& problem : report.problems) codes.push_back(problem.diagnostic.code);
    EXPECT_EQ(codes, (std::vector{ErrorCode::unreadable_document, ErrorCode::unreadable_document,
                                  ErrorCode::unreadable_document, ErrorCode::unreadable_document}));
    EXPECT_EQ(report.problems[1].text, "Oekra\xEFne.") << "the caret needs the text";
}

TEST(Load, TwoFilesOfOneLetterAreOneDocumentAndAProblem) {
    const Folder folder{"dossier-twice"};
    std::ifstream file{letters().front()};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    (void)folder.write("a.md", text);
    (void)folder.write("sub/b.txt", text);
    (void)folder.write("not-a-letter.json", "{}");
    auto base = KnowledgeBase::in_memory();
    const auto report = load_all(base, {folder.path()});
    EXPECT_EQ(report.documents, 1U);
    EXPECT_EQ(report.problems.size(), 1U);
}

TEST(Load, ProgressIsToldAndCanStop) {
    auto base = KnowledgeBase::in_memory();
    std::size_t calls = 0;
    std::atomic<bool> cancelled = false;
    const auto report =
        load(base, letters(), recorded(), gazetteer(), {.cancelled = &cancelled}, [&](const LoadProgress& progress) {
            ++calls;
            cancelled = progress.done == 1;
        });
    EXPECT_EQ(report.documents, 1U);
    EXPECT_TRUE(report.stopped);
    EXPECT_EQ(calls, 2U);
}

TEST(Load, ASentenceThatWasNotRecordedLeavesTheGraphAlone) {
    const Folder folder{"dossier-unknown"};
    const auto path = folder.write("a.md", "Deze zin is nooit opgenomen.\n");
    auto base = KnowledgeBase::in_memory();
    try {
        (void)load_all(base, {path});
        FAIL() << "was loaded";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().code, ErrorCode::missing_tool);
    }
    EXPECT_EQ(base.graph().node_count(), 0U);
}

TEST(GoldLines, SayTheDocumentAndEverySectionOfALetter) {
    const auto path = datasets / "letters" / "kst-28676-462.md";
    const auto lines = gold_lines(extract(read_document(path), path.string(), recorded(), gazetteer()));
    EXPECT_TRUE(lines.starts_with(R"({"type":"document","id":"kst-28676-462","dossier":"28676","number":"462",)"
                                  R"("date":"2024-06-28","place":"Den Haag","kind":"brief",)"
                                  R"("signed_by":["H.G.J. Bruins Slot","K.H. Ollongren"],)"
                                  R"("addressed_to":"Voorzitter van de Tweede Kamer"})"));
    EXPECT_NE(lines.find(R"({"type":"section","title":"Mondiale uitdagingen","sentences":19})"), std::string::npos);
    EXPECT_NE(lines.find(R"({"type":"citation","text":"36410-X, nr.93","target":"kst-36410-X-93"})"),
              std::string::npos);
}

TEST(Recorded, WhatARecorderWroteIsReadBack) {
    const std::string sentence = "Nederland steunt \"dit\".";
    const annotate::Annotation tokens{{"Nederland", {0, 9}, "Nederland", "SPEC(deeleigen)", "B-LOC", 1, "su"},
                                      {"steunt", {10, 16}, "steunen", "WW(pv,tgw,ev)", "O", -1, "ROOT"}};
    annotate::Recorded read;
    read.add(annotate::annotation_line(sentence, tokens), "test");
    const auto back = read.annotate(sentence);
    ASSERT_EQ(back.size(), 2U);
    EXPECT_EQ(back[0].lemma, "Nederland");
    EXPECT_EQ(back[0].head, 1);
    EXPECT_EQ(back[1].where.end, 16U);
}

TEST(Recorded, ABadLineIsRefusedByItsNumber) {
    for (const std::string line : {"{", "[]", R"({"sentence":"a","tokens":[[1]]})",
                                   R"x({"sentence":"a","tokens":[["a",0,9,"a","N()","O",-1,""]]})x",
                                   R"x({"sentence":"a","tokens":[["a",0,1,"a","N()","O",4,""]]})x"}) {
        annotate::Recorded read;
        try {
            read.add("\n" + line, "x.jsonl");
            FAIL() << line;
        } catch (const Error& error) {
            EXPECT_EQ(error.diagnostic().code, ErrorCode::unreadable_data);
            EXPECT_TRUE(error.diagnostic().message.starts_with("x.jsonl:2: "));
        }
    }
}

TEST(Frog, SaysWhatWasRecordedOfIt) {
    const auto frog = annotate::make_frog();
    const std::string sentence = "Nederland hoort daarbij.";
    if (!annotate::has_frog()) {
        EXPECT_THROW((void)frog->annotate(sentence), Error);
        return;
    }
    EXPECT_EQ(annotate::annotation_line(sentence, frog->annotate(sentence)),
              annotate::annotation_line(sentence, recorded().annotate(sentence)));
    for (const std::string odd : {"", " ", "*&^%", "\x01 a\x7F", "((((", "a_b__c"}) {
        for (const auto& token : frog->annotate(odd)) EXPECT_LE(token.where.end, odd.size());
    }
    std::string endless;
    for (int words = 0; words < 3000; ++words) endless += "woord ";
    EXPECT_EQ(frog->annotate(endless).size(), 3000U);
}

}  // namespace
