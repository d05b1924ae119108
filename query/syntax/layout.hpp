#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/source.hpp"

namespace dossier::query::syntax {

/// One look over the whole text, before the grammar: which brackets belong together and where nothing but white space
/// and comments stands.
///
/// A grammar that must decide at `(` between `(a)-->(b)` and `(a + b)` would try one and then the other, twice the work
/// for each level of nesting. With the partner of every bracket known the decision is a look at a few characters.
class Layout {
public:
    /// `text` outlives the layout.
    explicit Layout(std::string_view text);

    /// The offset of the bracket that closes the one at `open`, if any does.
    [[nodiscard]] std::optional<std::size_t> partner(std::size_t open) const;

    /// The innermost bracket that is open before `end` and never closed: what a missing bracket belongs to.
    [[nodiscard]] std::optional<std::size_t> unclosed(std::size_t end) const;

    /// The innermost bracket that is open at `at`, closed later or not.
    [[nodiscard]] std::optional<std::size_t> innermost(std::size_t at) const;

    /// Where the next token begins, from the end of the one before.
    [[nodiscard]] std::size_t gap_behind(std::size_t at) const { return skip(at); }

    /// Where the token that ends at `end`, white space included, really ends.
    ///
    /// `near`     of the gap found last, where the next most often is too; begins at 0
    [[nodiscard]] std::size_t token_end(std::size_t end, std::size_t& near) const;

    /// Whether a path of at least one relationship starts at `at`: `(a)-->(b)`, which could be nothing else. What reads
    /// as arithmetic, `(a.x) - (b.y)`, is not one; `(a)--(b)` is.
    [[nodiscard]] bool path_ahead(std::size_t at) const;

private:
    struct Bracket {
        std::size_t open = 0;
        std::size_t close = std::string_view::npos;
    };

    [[nodiscard]] std::size_t skip(std::size_t at) const;
    /// The end of what looks like a node pattern at `at`.
    [[nodiscard]] std::optional<std::size_t> node_ahead(std::size_t at) const;
    /// The end of what looks like a relationship pattern at `at`.
    [[nodiscard]] std::optional<std::size_t> relationship_ahead(std::size_t at) const;

    std::string_view text_;
    std::vector<Bracket> brackets_;        // by `open`
    std::vector<graph::SourceSpan> gaps_;  // in order
};

}  // namespace dossier::query::syntax
