#include "repl/named_relationships.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "query/query.hpp"
#include "repl/edit/tokens.hpp"

namespace dossier::repl {

namespace {

using edit::Token;
using edit::TokenKind;

/// Where a name goes, and whether brackets must go around it.
struct Place {
    std::size_t at;
    bool bare;
};

class Places {
public:
    explicit Places(std::string_view text) : text_{text}, tokens_{edit::tokens_of(text)} {
        std::erase_if(tokens_, [](const Token& token) { return token.kind == TokenKind::comment; });
    }

    [[nodiscard]] std::vector<Place> all() const {
        std::vector<Place> found;
        for (std::size_t i = 1; i < tokens_.size(); ++i) {
            if (reads(i - 1, "DISTINCT") && reads(i, "*")) return {};
            if (reads(i, "[") && reads(i - 1, "-") && is_nameless(i + 1)) {
                found.push_back({.at = tokens_[i].where.end, .bare = false});
            } else if (i > 1 && reads(i, "-") && reads(i - 1, "-") && (reads(i - 2, ")") || reads(i - 2, "<")) &&
                       (reads(i + 1, "(") || reads(i + 1, ">"))) {
                found.push_back({.at = tokens_[i].where.begin, .bare = true});
            }
        }
        return found;
    }

private:
    [[nodiscard]] bool reads(std::size_t at, std::string_view word) const {
        return at < tokens_.size() && edit::reads(tokens_[at], text_, word);
    }
    /// Behind the bracket of a relationship: what follows where it has no variable.
    [[nodiscard]] bool is_nameless(std::size_t at) const {
        constexpr std::array<std::string_view, 5> begins{":", "]", "*", "{", "WHERE"};
        return std::ranges::any_of(begins, [&](std::string_view word) { return reads(at, word); });
    }

    std::string_view text_;
    std::vector<Token> tokens_;
};

bool is_statement(const std::string& text) {
    try {
        static_cast<void>(query::prepare(text));
        return true;
    } catch (const graph::Error&) {
        return false;
    }
}

}  // namespace

std::string with_named_relationships(std::string_view statement) {
    std::string text{statement};
    std::size_t added = 0, names = 0;
    for (const auto& [at, bare] : Places{statement}.all()) {
        const std::string name = fmt::format(fmt::runtime(bare ? "[`tie {}`]" : "`tie {}`"), names + 1);
        std::string named = text;
        named.insert(at + added, name);
        if (!is_statement(named)) continue;
        text = std::move(named);
        added += name.size();
        ++names;
    }
    return text;
}

}  // namespace dossier::repl
