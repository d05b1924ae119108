#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "query/query.hpp"

// Queries that were right once, with a few bytes changed: whatever comes of it is a statement or an error with a place
// inside the text. Random text alone hardly gets past the parser; these reach the binder too.

namespace dossier::query {

namespace {

/// The statements of a case file, of which nothing more is asked than that they are queries or near to being some.
void read_statements(const std::filesystem::path& path, std::vector<std::string>& statements) {
    std::ifstream file{path};
    std::string statement;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("----")) {
            if (inside) statements.push_back(std::move(statement));
            inside = false;
        } else if (line.starts_with("query ") || line.starts_with("error ") || line.starts_with("then ")) {
            statement.clear();
            inside = true;
        } else if (inside) {
            statement.append(line).append("\n");
        }
    }
}

std::vector<std::string> all_statements() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{DOSSIER_SOURCE_DIR "/tests/cases"}) {
        if (entry.path().extension() == ".case") paths.push_back(entry.path());
    }
    std::ranges::sort(paths);  // a folder has no order of its own, and every run is to be the same
    std::vector<std::string> statements;
    for (const auto& path : paths) read_statements(path, statements);
    return statements;
}

class Mutations {
public:
    /// `text` with some bytes changed, left out, doubled, or a piece of another statement put in.
    std::string mutated(std::string text, std::string_view other) {
        constexpr std::string_view signs = "()[]{}<>-=+*/%^|&!?.,:;$'\"`\\ \n\t\0\xC3\xAB\xFF"
                                           "09aAxn";
        for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
            const std::size_t at = below(text.size() + 1);
            const std::size_t size = std::min<std::size_t>(below(12), text.size() - at);
            switch (below(5)) {
            case 0: text.insert(at, 1, signs[below(signs.size())]); break;
            case 1: text.erase(at, size); break;
            case 2: text.insert(at, text.substr(at, size)); break;
            case 3: text.insert(at, other.substr(below(other.size() + 1), size)); break;
            default:
                if (at < text.size()) text[at] = static_cast<char>(below(256));
            }
        }
        return text;
    }

    std::size_t below(std::size_t bound) { return random_() % bound; }

private:
    std::mt19937 random_{1848};
};

void survive(const std::string& text) {
    try {
        (void)prepare(text);
    } catch (const graph::Error& error) {
        const auto& diagnostic = error.diagnostic();
        EXPECT_FALSE(diagnostic.message.empty()) << text;
        EXPECT_FALSE(render(diagnostic, "query", text).empty()) << text;
        if (!diagnostic.where) return;
        EXPECT_LE(diagnostic.where->begin, diagnostic.where->end) << text;
        EXPECT_LE(diagnostic.where->end, text.size()) << text;
    }
}

}  // namespace

TEST(Mutation, OfAnyStatementIsAStatementOrAnError) {
    const std::vector<std::string> statements = all_statements();
    ASSERT_GT(statements.size(), 100U);
    Mutations mutations;
    for (int round = 0; round < 2'000; ++round) {
        const std::string& statement = statements[mutations.below(statements.size())];
        survive(mutations.mutated(statement, statements[mutations.below(statements.size())]));
    }
}

}  // namespace dossier::query
