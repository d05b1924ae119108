#include "query/bind/pattern_chain.hpp"

#include <algorithm>

#include "query/bind/fault.hpp"

namespace dossier::query::bind {

using graph::ErrorCode;
using graph::SourceSpan;

namespace {

bool is_quantified(const Chain::Link& link) {
    return link.part != nullptr || link.relationship->quantifier.has_value();
}

class Flattening {
public:
    Chain take(const syntax::PathPattern& path) {
        append(path.elements);
        close();
        return std::move(chain_);
    }

private:
    /// The last thing written was a link.
    [[nodiscard]] bool open() const noexcept { return chain_.nodes.size() == chain_.links.size(); }
    void close() {
        if (open()) chain_.nodes.emplace_back();
    }

    void append(const std::vector<syntax::PathElement>& elements) {
        for (const syntax::PathElement& element : elements) {
            if (const auto* part = std::get_if<Box<syntax::ParenthesizedPath>>(&element)) {
                append(**part);
            } else if (const auto* node = std::get_if<syntax::NodePattern>(&element)) {
                close();
                chain_.nodes.back().push_back(node);
            } else {
                const auto& relationship = std::get<syntax::RelationshipPattern>(element);
                append(Chain::Link{.relationship = &relationship}, relationship.span);
            }
        }
    }

    void append(Chain::Link link, SourceSpan where) {
        const bool beside_link = !chain_.links.empty() && (open() || chain_.nodes.back().empty());
        if (beside_link) check_neighbours(chain_.links.back(), link, where);
        close();
        chain_.links.push_back(link);
    }

    /// Two relationships, or two parts in brackets, have a nameless node between them. Between a repeated part and a
    /// relationship the reader would have to guess where the one ends.
    static void check_neighbours(const Chain::Link& left, const Chain::Link& right, SourceSpan where) {
        if (left.part != nullptr && right.part != nullptr) return;
        if (!is_quantified(left) && !is_quantified(right)) return;
        syntax_fault(ErrorCode::invalid_relationship_pattern,
                     "a repeated part and a relationship need a node between them", where, "write () between the two");
    }

    void append(const syntax::ParenthesizedPath& part) {
        if (part.path.shortest != syntax::PathPattern::Shortest::no) {
            syntax_fault(ErrorCode::unexpected_syntax, "shortestPath stands for a whole path, not for a part of one",
                         part.span, "leave out the brackets around it");
        }
        if (part.quantifier) {
            append(Chain::Link{.part = &part}, part.span);
            return;
        }
        const std::size_t first = open() ? chain_.nodes.size() : chain_.nodes.size() - 1;
        append(part.path.elements);
        close();
        chain_.brackets.push_back({&part, first, chain_.nodes.size() - 1});
    }

    Chain chain_;
};

[[noreturn]] void bad_bounds(const char* message, SourceSpan where, const char* hint) {
    syntax_fault(ErrorCode::invalid_relationship_pattern, message, where, hint);
}

}  // namespace

Chain chain_of(const syntax::PathPattern& path) { return Flattening{}.take(path); }

Bounds bounds_of(const Chain::Link& link) {
    const bool starred = link.part == nullptr && link.relationship->length;
    if (starred && link.relationship->quantifier) {
        bad_bounds("a relationship has one length", link.relationship->quantifier->where,
                   "write -[*1..3]-> or -[]->{1,3}");
    }
    const auto& repetition = link.part ? link.part->quantifier
                             : starred ? link.relationship->length
                                       : link.relationship->quantifier;
    const Bounds bounds{.min = repetition->min.value_or(starred ? 1 : 0),
                        .max = repetition->exact ? repetition->min : repetition->max};
    if (starred) return bounds;  // openCypher: `*3..1` and `*..0` are patterns that match little or nothing
    if (bounds.max && *bounds.max == 0) {
        bad_bounds("a quantifier allows one repetition at least", repetition->where, "leave the part out instead");
    }
    if (bounds.max && bounds.min > *bounds.max) {
        bad_bounds("the lower bound of a quantifier is above its upper bound", repetition->where,
                   "write the smaller number first");
    }
    return bounds;
}

}  // namespace dossier::query::bind
