#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "query/syntax/expected.hpp"
#include "query/syntax/layout.hpp"

// What to try instead of what cannot be read. A rule sees the place where the parser went astray, what stands around
// it and what was wanted there, never the query as a whole: so it helps with queries that nobody thought of.

namespace dossier::query::syntax {

/// A word, number, string or sign of the text.
struct Token {
    std::size_t begin = 0;
    std::string_view text;
};

/// The one at `at`; empty at the end of the text.
[[nodiscard]] Token token_at(std::string_view text, std::size_t at);
/// The one before `at`, white space and comments aside; of a quoted one the last quote.
[[nodiscard]] Token token_before(std::string_view text, const Layout& layout, std::size_t at);

[[nodiscard]] bool is_word(std::string_view token);
[[nodiscard]] bool is_number(std::string_view token);
/// In upper case, as the language writes its words.
[[nodiscard]] std::string upper(std::string_view word);

/// Where a query cannot be read any further.
struct Situation {
    Situation(std::string_view query, const Layout& its_layout, const Expected& wanted, std::size_t place);

    /// Whether the message says that `token` was expected.
    [[nodiscard]] bool wants(std::string_view token) const { return expected.wants(token); }
    /// Whether the text goes on with `sign`.
    [[nodiscard]] bool reads(std::string_view sign) const {
        return text.substr(std::min(at, text.size())).starts_with(sign);
    }
    /// The bracket that stands open here; zero when none does.
    [[nodiscard]] char open_bracket() const { return open ? text[*open] : '\0'; }

    std::string_view text;
    const Layout& layout;
    const Expected& expected;
    std::size_t at;
    Token found, before, before_that;
    std::string word;                 ///< what was found, in upper case; empty when it is no word
    std::optional<std::size_t> open;  ///< the innermost bracket around `at`
    bool between_clauses;             ///< a clause could begin here, or the query end
    bool behind_value;                ///< an operator could follow
};

using Advice = std::pair<std::string_view, std::string_view>;

/// The second of the pair whose first is `said`, or nothing.
template <std::size_t Size>
[[nodiscard]] std::string look_up(const std::array<Advice, Size>& table, std::string_view said) {
    for (const auto& [known, advice] : table)
        if (known == said) return std::string{advice};
    return {};
}

/// In commands about indexes and constraints.
[[nodiscard]] std::string advice_on_schema(const Situation& situation);
/// Words that stand in the wrong place or belong to another language.
[[nodiscard]] std::string advice_on_words(const Situation& situation);
/// Signs of other languages, and names and numbers that are written wrongly.
[[nodiscard]] std::string advice_on_signs(const Situation& situation);
/// Brackets and what stands in them: nodes, relationships, maps, lists.
[[nodiscard]] std::string advice_on_brackets(const Situation& situation);
/// What to say when nothing better is known.
[[nodiscard]] std::string advice_on_what_is_missing(const Situation& situation);

}  // namespace dossier::query::syntax
