#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/integrity.hpp"
#include "graph/storage.hpp"
#include "loaders/extract.hpp"
#include "loaders/find/instruments/citations.hpp"
#include "loaders/read/letter.hpp"
#include "loaders/remove.hpp"
#include "loaders/shared_nodes.hpp"
#include "loaders/write.hpp"
#include "tests/loaders/graph_dump.hpp"

namespace {

using namespace dossier::loaders;
using dossier::graph::KnowledgeBase;
using dossier::graph::Transaction;
using dossier::tests::graph_dump;

/// A letter with the findings that a test gives it: none of the finders' rules play a part here.
Extraction letter(const std::string& name, const std::string& text) {
    Extraction extraction;
    extraction.document = read::read_letter(text, name);
    for (std::size_t section = 0; section < extraction.document.sections.size(); ++section) {
        auto& paragraphs = extraction.document.sections[section].paragraphs;
        for (std::size_t paragraph = 0; paragraph < paragraphs.size(); ++paragraph)
            for (auto& sentence : paragraphs[paragraph].sentences)
                extraction.sentences.push_back({&sentence, {}, {}, section, paragraph, extraction.sentences.size()});
    }
    extraction.findings.citations = find::find_citations(extraction.document);
    return extraction;
}

std::size_t entity(Extraction& extraction, find::EntityClass entity_class, std::string id, std::string name,
                   std::vector<std::string> aliases = {}, std::vector<std::string> roles = {}) {
    find::Entity one;
    one.entity_class = entity_class;
    one.id = std::move(id);
    one.name = std::move(name);
    one.kind = entity_class == find::EntityClass::actor ? "Country" : "";
    one.aliases = std::move(aliases);
    one.roles = std::move(roles);
    extraction.findings.entities.push_back(std::move(one));
    return extraction.findings.entities.size() - 1;
}

void add(KnowledgeBase& base, const Extraction& extraction) {
    SharedNodes shared{base.graph()};
    Transaction transaction{base.graph()};
    const auto touched = retract(base.graph(), shared, extraction.document.id);
    write(extraction, {"brief.md", "00", "1"}, base.graph(), shared);
    sweep(base.graph(), shared, touched);
    base.put_document({extraction.document.id, "brief.md", "text"});
    base.commit(transaction);
    EXPECT_TRUE(check_integrity(base.graph()).empty());
}

/// Nederland supports peace, in other words and with another role than in the second letter.
Extraction first_letter() {
    auto one = letter("a", "Nederland steunt vrede. Zie Kamerstuk 28 676, nr. 1.\n");
    const auto country = entity(one, find::EntityClass::actor, "NLD", "Nederland", {"Holland"}, {"Ally"});
    const auto topic = entity(one, find::EntityClass::topic, "topic/vrede", "vrede");
    one.findings.mentions = {{0, country, {0, 9}, "name"}, {0, topic, {17, 22}, "name"}};
    one.findings.statements = {{0, country, "SUPPORTS", {find::Reference::To::entity, topic}, "fact", 0.5, "steunen"}};
    return one;
}

Extraction second_letter() {
    auto two = letter("b", "Vrede wil Nederland.\n");
    const auto topic = entity(two, find::EntityClass::topic, "topic/vrede", "Vrede");
    const auto country = entity(two, find::EntityClass::actor, "NLD", "Nederland", {"NL"}, {"EUMember"});
    two.findings.mentions = {{0, topic, {0, 5}, "name"}, {0, country, {10, 19}, "name"}};
    two.findings.statements = {{0, country, "SUPPORTS", {find::Reference::To::entity, topic}, "fact", 0.9, "willen"}};
    find::Commitment commitment;
    commitment.sentence = 0;
    commitment.kind = "intention";
    commitment.status = "made";
    commitment.by = {country};
    commitment.topics = {topic};
    commitment.quantity = 2;
    two.findings.commitments = {commitment};
    return two;
}

bool holds(const std::string& dump, std::string_view line) { return dump.find(line) != std::string::npos; }

TEST(Write, ASentenceStandsInTheGraphWithItsOffsets) {
    auto base = KnowledgeBase::in_memory();
    add(base, first_letter());
    const auto dump = graph_dump(base.graph());
    EXPECT_TRUE(
        holds(dump, "(:Sentence) begin: 0; end: 23; id: 'a/sentence/0'; ordinal: 1; text: 'Nederland steunt vrede.';"))
        << dump;
    EXPECT_TRUE(holds(dump, "'a/sentence/0' MENTIONS 'NLD' begin: 0; end: 9; how: 'name'; surface: 'Nederland';"))
        << dump;
    EXPECT_TRUE(holds(dump, "'NLD' SUPPORTS 'topic/vrede' confidence: 0.5; evidence: ['a/sentence/0']; rules: "
                            "['steunen']; status: 'fact';"))
        << dump;
    EXPECT_TRUE(holds(dump, "'NLD' ASSOCIATED_WITH 'topic/vrede' sentences: ['a/sentence/0']; weight: 1;")) << dump;
    EXPECT_TRUE(holds(dump, "(:Document) dossier: '28676'; id: 'kst-28676-1'; number: '1'; stub: true;")) << dump;
    EXPECT_TRUE(holds(dump, "(:Actor:Ally:Country)")) << dump;
}

TEST(Write, TwoLettersShareWhatBothName) {
    auto base = KnowledgeBase::in_memory();
    add(base, first_letter());
    add(base, second_letter());
    const auto dump = graph_dump(base.graph());
    EXPECT_TRUE(holds(dump, "(:Actor:Ally:Country:EUMember) aliases: ['Holland', 'NL']; id: 'NLD';")) << dump;
    EXPECT_TRUE(holds(dump,
                      "'NLD' SUPPORTS 'topic/vrede' confidence: 0.9; confidences: [0.5, 0.9]; "
                      "evidence: ['a/sentence/0', 'b/sentence/0']; rules: ['steunen', 'willen']; status: 'fact';"))
        << dump;
    EXPECT_TRUE(holds(dump, "id: 'b/commitment/0'; kind: 'intention'; quantity: 2;")) << dump;
}

TEST(Write, TheOrderOfLoadingDoesNotShow) {
    auto forwards = KnowledgeBase::in_memory();
    add(forwards, first_letter());
    add(forwards, second_letter());
    auto backwards = KnowledgeBase::in_memory();
    add(backwards, second_letter());
    add(backwards, first_letter());
    EXPECT_EQ(graph_dump(forwards.graph()), graph_dump(backwards.graph()));
}

TEST(Write, LoadingAgainChangesNothing) {
    auto base = KnowledgeBase::in_memory();
    add(base, first_letter());
    add(base, second_letter());
    const auto before = graph_dump(base.graph());
    add(base, first_letter());
    EXPECT_EQ(graph_dump(base.graph()), before);
}

TEST(Write, LoadingAgainReplacesWhatTheLetterSaidBefore) {
    auto base = KnowledgeBase::in_memory();
    auto wordy = first_letter();
    (void)entity(wordy, find::EntityClass::topic, "topic/oorlog", "oorlog");
    add(base, wordy);
    add(base, first_letter());
    auto plain = KnowledgeBase::in_memory();
    add(plain, first_letter());
    EXPECT_EQ(graph_dump(base.graph()), graph_dump(plain.graph()));
}

TEST(RemoveDocument, LeavesTheGraphAsItWasBefore) {
    auto base = KnowledgeBase::in_memory();
    add(base, first_letter());
    const auto before = graph_dump(base.graph());
    add(base, second_letter());
    EXPECT_TRUE(remove_document(base, "b"));
    EXPECT_EQ(graph_dump(base.graph()), before);
    EXPECT_TRUE(remove_document(base, "a"));
    EXPECT_EQ(graph_dump(base.graph()), "");
    EXPECT_TRUE(base.document_ids().empty());
}

TEST(RemoveDocument, LeavesAStubOfADocumentThatAnotherCites) {
    auto base = KnowledgeBase::in_memory();
    auto cited = letter("x", "28 676\n\nNAVO\n\nNr. 1\n\nEen zin staat hier.\n");
    add(base, first_letter());
    const auto before = graph_dump(base.graph());
    add(base, cited);
    EXPECT_FALSE(holds(graph_dump(base.graph()), "stub"));
    EXPECT_TRUE(remove_document(base, "kst-28676-1"));
    EXPECT_EQ(graph_dump(base.graph()), before);
}

TEST(RemoveDocument, SaysWhenThereIsNoSuchDocument) {
    auto base = KnowledgeBase::in_memory();
    add(base, first_letter());
    EXPECT_FALSE(remove_document(base, "geen"));
    EXPECT_FALSE(remove_document(base, "kst-28676-1")) << "only cited, never loaded";
}

TEST(Write, CooperationIsStoredOnceWhicheverWayItIsSaid) {
    auto base = KnowledgeBase::in_memory();
    auto one = letter("a", "Een zin staat hier. En nog een.\n");
    const auto x = entity(one, find::EntityClass::actor, "X", "X");
    const auto y = entity(one, find::EntityClass::actor, "Y", "Y");
    one.findings.statements = {{0, x, "COOPERATES_WITH", {find::Reference::To::entity, y}, "fact", 1, "samen met"},
                               {1, y, "COOPERATES_WITH", {find::Reference::To::entity, x}, "fact", 1, "samenwerken"}};
    add(base, one);
    EXPECT_TRUE(holds(graph_dump(base.graph()),
                      "'X' COOPERATES_WITH 'Y' confidence: 1.0; evidence: ['a/sentence/0', 'a/sentence/20']"));
}

}  // namespace
