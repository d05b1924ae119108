#include "query/manual.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "query/bind/functions.hpp"
#include "query/query.hpp"
#include "query/syntax/parser.hpp"
#include "tests/support/golden.hpp"

namespace dossier::query {
namespace {

std::string file_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// The words between quotes that the grammar's headers look for: `keyword<"MATCH">`.
std::set<std::string> words_of_the_grammar() {
    std::set<std::string> words;
    for (const auto& file :
         std::filesystem::directory_iterator{std::filesystem::path{DOSSIER_SOURCE_DIR} / "query/syntax"}) {
        if (!file.path().filename().string().ends_with("_grammar.hpp")) continue;
        const std::string text = file_text(file.path());
        for (std::size_t at = 0; at < text.size(); ++at) {
            std::size_t end = at + 1;
            while (end < text.size() && text[end] >= 'A' && text[end] <= 'Z') ++end;
            const bool quoted = text[at] == '"' && end < text.size() && text[end] == '"';
            if (quoted && end - at > 2) words.insert(text.substr(at + 1, end - at - 1));
        }
    }
    return words;
}

std::string upper_case(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

TEST(Manual, EveryWordOfTheGrammarIsInAnEntry) {
    // Parts of the names of types, which `IS ::` has as one word.
    std::set<std::string> told{"DATETIME", "LOCAL", "PROPERTY", "TIME", "VALUE", "ZONED"};
    for (const auto& entry : manual::entries()) {
        if (entry.kind != manual::Kind::function && entry.kind != manual::Kind::procedure) {
            for (const std::string& text : {entry.name, entry.signature}) {
                std::string word;
                for (const char c : upper_case(text) + " ") {
                    if (c >= 'A' && c <= 'Z') {
                        word += c;
                    } else {
                        told.insert(word);
                        word.clear();
                    }
                }
            }
        }
    }
    // The binder refuses these; an entry is due when it no longer does.
    const std::set<std::string> refused{"OPTIONS"};
    for (const std::string& word : words_of_the_grammar()) {
        EXPECT_NE(told.contains(word), refused.contains(word)) << word;
    }
}

TEST(Manual, EverySignOfTheGrammarIsInAnOperatorsEntry) {
    std::string told;
    for (const auto& entry : manual::entries()) {
        if (entry.kind == manual::Kind::operation) told += entry.name + " " + entry.signature + " ";
    }
    const std::string grammar =
        file_text(std::filesystem::path{DOSSIER_SOURCE_DIR} / "query/syntax/expressions_grammar.hpp");
    constexpr std::string_view before = "operator_sign<\"";
    std::size_t signs = 0;
    for (std::size_t at = grammar.find(before); at != std::string::npos; at = grammar.find(before, at + 1)) {
        const std::size_t begin = at + before.size();
        const std::string sign = grammar.substr(begin, grammar.find('"', begin) - begin);
        EXPECT_NE(told.find(sign), std::string::npos) << sign;
        ++signs;
    }
    EXPECT_GT(signs, 10U);
}

TEST(Manual, ExamplesOfClausesHoldEveryKindOfClauseAndCommand) {
    std::set<std::size_t> clauses, commands;
    bool optional_call = false, in_transactions = false;
    for (const auto& entry : manual::entries()) {
        if (entry.kind != manual::Kind::clause) continue;
        const syntax::Statement statement = syntax::parse(entry.example);
        if (statement.schema) commands.insert(statement.schema->index());
        for (const auto& branch : statement.query.branches) {
            for (const auto& clause : branch.clauses) {
                clauses.insert(clause.node.index());
                const auto* call = std::get_if<syntax::CallSubquery>(&clause.node);
                optional_call |= call && call->optional;
                in_transactions |= call && call->in_transactions.has_value();
            }
        }
    }
    EXPECT_EQ(clauses.size(), std::variant_size_v<syntax::ClauseNode::variant>);
    EXPECT_EQ(commands.size(), std::variant_size_v<syntax::SchemaCommand>);
    EXPECT_TRUE(optional_call && in_transactions);
}

TEST(Manual, EveryFunctionAndProcedureHasOneEntry) {
    std::set<std::string> names;
    for (const auto& entry : manual::entries()) {
        EXPECT_TRUE(names.insert(upper_case(entry.name)).second || entry.kind == manual::Kind::function) << entry.name;
        EXPECT_FALSE(entry.signature.empty() || entry.summary.empty() || entry.example.empty()) << entry.name;
    }
    for (const auto& function : bind::functions()) EXPECT_NE(manual::find(function.name), nullptr) << function.name;
    for (const auto& [name, procedure] : builtin_procedures()) EXPECT_NE(manual::find(name), nullptr) << name;
}

TEST(Manual, EveryExampleRunsAndHoldsWhatItIsAnExampleOf) {
    const auto folder = std::filesystem::path{testing::TempDir()} / "manual";
    std::filesystem::create_directories(folder);
    Limits limits;
    limits.import_directory = folder;
    std::ofstream{folder / "topics.csv"} << "name\ndefensie\n";  // what LOAD CSV's examples read
    for (const auto& entry : manual::entries()) {
        try {
            EXPECT_FALSE(manual::answer(entry, limits).empty());
        } catch (const graph::Error& error) {
            ADD_FAILURE() << entry.name << ": " << entry.example << ": " << error.what();
        }
        if (entry.kind == manual::Kind::function || entry.kind == manual::Kind::procedure) {
            EXPECT_NE(entry.example.find(entry.name + "("), std::string::npos) << entry.name;
        }
    }
}

TEST(Manual, ThePageIsWrittenFromTheTables) { tests::expect_golden("../../query/MANUAL.md", manual::page()); }

}  // namespace
}  // namespace dossier::query
