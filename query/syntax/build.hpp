#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/syntax/ast.hpp"
#include "query/syntax/expected.hpp"
#include "query/syntax/layout.hpp"

namespace dossier::query::syntax {

/// How deep a statement may nest: brackets, lists, maps, subqueries, NOT, signs. Each level costs the parser some ten
/// calls, and everything that later walks the tree a few; what no person writes ends here, and not the process.
inline constexpr std::size_t nesting_limit = 500;

/// How high a tree of expressions may be: `1 + 1 + 1 + …` nests nothing in the text, yet each operator stands on top of
/// all that went before.
inline constexpr std::size_t height_limit = 2000;

/// How many values and operators a statement may hold, and how many nodes, relationships and clauses. Most statements
/// are as long as a person writes; those that carry data in their text are refused while that takes no time yet.
inline constexpr std::size_t values_limit = 500'000;
inline constexpr std::size_t elements_limit = 100'000;

/// How many values lists of literals may hold, which take less room than other values.
inline constexpr std::size_t constants_limit = 2'000'000;

/// How many UNIONs. Each branch has slots and operators of its own.
inline constexpr std::size_t unions_limit = 2000;

/// A finished expression with what a plain Expression does not say.
struct Operand {
    Expression expression;
    Place extent;             ///< with the brackets around it
    std::size_t height = 1;   ///< of its tree
    bool open_chain = false;  ///< a comparison that the next comparison operator still belongs to
};

/// The text is wrong, and nobody kept what was expected.
struct Unexplained {};

/// A tree under construction: for each kind of thing a stack of what is begun (frames) or done (operands, names,
/// labels). The rules decide by looking ahead, so nothing that an action has put here is ever taken back by a failed
/// alternative.
struct Build {
    /// `explains`   whether fail() can say what was expected
    Build(std::string_view query, const Layout& of_query, bool explains)
        : text{query}, layout{of_query}, expected{explains} {}

    // What the grammar asks for --------------------------------------------------------------------------------

    std::string_view text;
    const Layout& layout;
    Expected expected;
    bool bar_ends = false;

    /// The character at `at`; a zero behind the end.
    [[nodiscard]] char character(std::size_t at) const noexcept { return at < text.size() ? text[at] : '\0'; }
    [[nodiscard]] std::size_t after_gap(std::size_t at) const;
    /// Behind the name at `at`, quoted or not, and what white space follows; `at` when there is no name.
    [[nodiscard]] std::size_t after_name(std::size_t at) const;

    /// Whether a literal stands at `at` and behind it `,` or `]`.
    [[nodiscard]] bool constant_ahead(std::size_t at) const;

    /// One level of nesting, for as long as it lives.
    class Level {
    public:
        explicit Level(std::size_t& depth) noexcept : depth_{++depth} {}
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;
        ~Level() { --depth_; }

    private:
        std::size_t& depth_;
    };
    /// throws     Error{nesting_too_deep}
    [[nodiscard]] Level nest(std::size_t at);

    /// throws     Error{unexpected_syntax}: `what` begins at `at` and never ends
    [[noreturn]] void fail_unclosed(std::size_t at, std::string_view what) const;
    /// throws     Error{invalid_number_literal}: the number that ends at `at` is followed by what cannot follow
    [[noreturn]] void fail_number(std::size_t at) const;
    /// throws     Error: the farthest failure; or Unexplained
    [[noreturn]] void fail() const;

    // What the actions work with -------------------------------------------------------------------------------

    /// `[begin, end)` without the white space at its end.
    [[nodiscard]] Place place(std::size_t begin, std::size_t end) { return {{begin, layout.token_end(end, gap_)}}; }

    struct PathFrame {
        PathPattern path;
        std::optional<Expression> where;
    };

    /// An expression made of what this action popped and what its scope took.
    void push(ExpressionNode node, Place where);
    void push_literal(decltype(Literal::value) value, Place where) { push(Literal{std::move(value)}, where); }
    /// The last operand, for an expression that this action will push.
    [[nodiscard]] Expression pop();
    /// All operands from `first` on, likewise.
    [[nodiscard]] std::vector<Expression> pop_from(std::size_t first);
    /// The last operand, for a frame: a pattern, a clause, an expression that more actions go on building.
    [[nodiscard]] Expression take();
    /// Frames inside an expression: what they take makes that expression higher.
    void open_scope() { scopes_.push_back(0); }
    void close_scope();
    void open_list() { lists.push_back({operands.size(), false, false, {}, values_}); }
    /// The last operand is an element of the list at hand. throws Error{statement_too_large}
    void close_element();
    /// Makes operands of the constants of the list at hand.
    void spread_constants();
    /// Counts one more label, or value or operator, which push() does. throws Error{statement_too_large}
    void count_value(Place where);
    /// Counts one more node, relationship or clause. throws Error{statement_too_large}
    void count_element(Place where);
    /// Counts one more UNION. throws Error{statement_too_large}
    void count_union(Place where);
    [[nodiscard]] Name pop_name();
    [[nodiscard]] LabelExpression pop_label();
    /// The path that path_start began, for an expression (which closes its scope too) or for a frame.
    [[nodiscard]] PathPattern pop_path();
    [[nodiscard]] PathFrame take_path();

    /// The clause that is being built.
    template <typename Clause>
    [[nodiscard]] Clause& clause() {
        return std::get<Clause>(clauses.back());
    }

    struct Mark {
        std::size_t operands, names;
    };
    struct CaseFrame {
        Case result;
        std::vector<Expression> when;  // of the branch at hand
    };
    struct FunctionFrame {
        Name name;
        bool distinct = false;
        std::size_t first = 0;
    };
    /// While all its elements are literals they are `constants`; then they are operands from `first` on.
    struct ListFrame {
        std::size_t first = 0;
        bool where = false, projection = false;
        std::vector<std::pair<Literal, Place>> constants;
        std::size_t values = 0;  // that the statement holds without the element at hand
    };
    struct SliceFrame {
        bool from = false, dots = false, to = false;
    };
    std::vector<Operand> operands;
    std::vector<Name> names;
    std::vector<LabelExpression> labels;
    std::vector<TypeName> types;
    std::vector<std::string> dotted;  // parts of a function's or procedure's name
    std::vector<Mark> marks;
    std::vector<CaseFrame> cases;
    std::vector<FunctionFrame> functions;
    std::vector<ListFrame> lists;
    std::vector<SliceFrame> slices;
    std::vector<MapProjection> map_projections;
    std::vector<NodePattern> nodes;
    std::vector<RelationshipPattern> relationships;
    std::vector<PathFrame> paths;
    std::vector<GraphPattern> graphs;
    std::vector<ClauseNode> clauses;
    std::vector<Projection> projections;
    std::vector<std::vector<SetItem>> set_items;
    std::vector<Name> plain_labels;
    std::vector<SingleQuery> branches;
    std::vector<Query> queries;
    std::optional<Repetition> repetition;
    bool optional = false;         // OPTIONAL was read
    bool mandatory = false;        // MANDATORY was read
    std::size_t behind_minus = 0;  // where the token behind the last sign `-` begins
    Statement statement;

private:
    std::size_t depth_ = 0;
    std::size_t gap_ = 0;  // that token_end() found last
    std::size_t values_ = 0, constants_ = 0, elements_ = 0, unions_ = 0;
    std::size_t popped_ = 0;              // height of the highest expression that this action popped
    std::vector<std::size_t> scopes_{0};  // the same for what frames took, by frame
};

}  // namespace dossier::query::syntax
