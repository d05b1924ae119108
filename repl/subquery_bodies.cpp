#include "repl/subquery_bodies.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "repl/edit/tokens.hpp"

namespace dossier::repl {

namespace {

using edit::Token;
using edit::TokenKind;

constexpr std::size_t npos = std::string_view::npos;

class Bodies {
public:
    explicit Bodies(std::string_view text) : text_{text}, tokens_{edit::tokens_of(text)} {
        std::erase_if(tokens_, [](const Token& token) { return token.kind == TokenKind::comment; });
        partner_ = edit::partners(tokens_, text);
    }

    std::vector<SubqueryBody> all() {
        constexpr std::array<std::string_view, 3> words{"EXISTS", "COUNT", "COLLECT"};
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (partner_[i] == npos || partner_[i] < i) continue;
            const std::size_t before = found_.size();
            if (reads(i, "{") && i > 0 && is_one_of(i - 1, words)) {
                add_query(i + 1, partner_[i]);
            } else if (reads(i, "[")) {
                add_pattern(i + 1, partner_[i]);
            }
            if (found_.size() > before) i = partner_[i];
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] bool reads(std::size_t at, std::string_view word) const {
        return at < tokens_.size() && edit::reads(tokens_[at], text_, word);
    }
    template <std::size_t Count>
    [[nodiscard]] bool is_one_of(std::size_t at, const std::array<std::string_view, Count>& words) const {
        return std::ranges::any_of(words, [&](std::string_view word) { return reads(at, word); });
    }
    /// The first of the tokens [begin, end) that reads so, outside of brackets that open among them; else `end`.
    [[nodiscard]] std::size_t find(std::size_t begin, std::size_t end, std::string_view word) const {
        for (std::size_t i = begin; i < end; ++i) {
            if (reads(i, word)) return i;
            if (partner_[i] != npos && partner_[i] > i) i = partner_[i];
        }
        return end;
    }
    /// What stands from one token to another.
    [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
        const std::size_t from = tokens_[begin].where.begin;
        return text_.substr(from, tokens_[end].where.begin - from);
    }

    /// Of the tokens [begin, end), the last of which has its brace behind it.
    void add_query(std::size_t begin, std::size_t end) {
        constexpr std::array<std::string_view, 9> clauses{"MATCH", "OPTIONAL", "CALL",   "UNWIND", "WITH",
                                                          "LET",   "FOR",      "FILTER", "RETURN"};
        if (find(begin, end, "NEXT") != end || find(begin, end, "SHOW") != end) return;
        while (begin < end) {
            const std::size_t branch_end = find(begin, end, "UNION");
            const std::size_t last = find(begin, branch_end, "RETURN");
            if (last > begin) {
                const std::string_view bare = is_one_of(begin, clauses) ? "" : "MATCH ";
                found_.push_back({std::string{bare} + std::string{between(begin, last)}, between(begin, branch_end)});
            }
            begin = branch_end + 1;
            if (reads(begin, "ALL") || reads(begin, "DISTINCT")) ++begin;
        }
    }

    /// `(a)-->(b) WHERE … | …`, with `p = ` in front or not.
    void add_pattern(std::size_t begin, std::size_t end) {
        const std::size_t first = reads(begin + 1, "=") ? begin + 2 : begin;
        const std::size_t bar = find(begin, end, "|");
        if (!reads(first, "(") || bar == end) return;
        found_.push_back({"MATCH " + std::string{between(begin, bar)}, between(begin, end)});
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::vector<std::size_t> partner_;
    std::vector<SubqueryBody> found_;
};

}  // namespace

std::vector<SubqueryBody> subquery_bodies(std::string_view text) { return Bodies{text}.all(); }

}  // namespace dossier::repl
