#pragma once

#include <cstddef>
#include <vector>

#include "query/syntax/ast.hpp"

namespace dossier::query::bind {

/// The elements of one path as written, in a row where nodes and links take turns: links.size() + 1 == nodes.size().
/// Borrows from the syntax tree.
struct Chain {
    /// Node patterns side by side are one node; none written: a node without a name.
    using Node = std::vector<const syntax::NodePattern*>;
    /// What leads from one node to the next: a relationship, or a part in brackets that is repeated.
    struct Link {
        const syntax::RelationshipPattern* relationship = nullptr;
        const syntax::ParenthesizedPath* part = nullptr;  ///< with a quantifier
        bool once = false;  ///< one step of a repeated relationship, which is written with the length of the whole

        [[nodiscard]] bool repeated() const noexcept {
            return !once && (part != nullptr || relationship->length || relationship->quantifier);
        }
    };
    /// Brackets without a quantifier, around the nodes `first` to `last`.
    struct Bracket {
        const syntax::ParenthesizedPath* part;
        std::size_t first, last;
    };

    std::vector<Node> nodes;
    std::vector<Link> links;
    std::vector<Bracket> brackets;
};

/// throws Error{invalid_relationship_pattern, unexpected_syntax} for what cannot stand side by side
[[nodiscard]] Chain chain_of(const syntax::PathPattern& path);

/// How often a link is repeated.
struct Bounds {
    std::uint64_t min = 1;
    std::optional<std::uint64_t> max;
};
/// throws Error{invalid_relationship_pattern} for bounds that nothing can fulfil
[[nodiscard]] Bounds bounds_of(const Chain::Link& link);

}  // namespace dossier::query::bind
