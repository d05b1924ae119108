#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "query/syntax/ast.hpp"

namespace dossier::query::syntax {

/// Writes trees as text; what unparse() is made of. Each write() appends one node.
class Writer {
public:
    [[nodiscard]] std::string take() { return std::move(text_); }

    // expressions: writer_expressions.cpp
    void write(const Expression& expression);
    void write(const LabelExpression& labels);
    void write(const TypeName& type);

    // patterns and clauses: unparse.cpp
    void write(const PathPattern& path);
    void write(const GraphPattern& pattern);
    void write(const Query& query);
    void write(const InTransactions& transactions);
    void write(const Statement& statement);

private:
    /// Precedence, from the loosest; operands that bind more loosely than their place allows get brackets.
    enum class Level {
        any,
        or_,
        xor_,
        and_,
        not_,
        comparison,
        predicate,
        additive,
        multiplicative,
        power,
        unary,
        postfix
    };
    struct OperatorText {
        std::string_view sign;
        Level level;
    };
    [[nodiscard]] static OperatorText text_of(BinaryOp op);
    [[nodiscard]] static Level level_of(const Expression& expression);

    void add(std::string_view text) { text_ += text; }
    /// A label, type or key: quoted when it is no identifier.
    void name(std::string_view text);
    /// A variable: quoted also when it would read as something else.
    void variable(std::string_view text);
    void dotted(std::string_view text);
    void string(std::string_view text);
    void bracketed(const Expression& expression, bool brackets);
    void at_least(Level level, const Expression& expression) { bracketed(expression, level_of(expression) < level); }

    template <typename Items, typename Write>
    void list(const Items& items, Write write, std::string_view separator = ", ") {
        bool first = true;
        for (const auto& item : items) {
            if (!std::exchange(first, false)) add(separator);
            write(item);
        }
    }
    void where(const Expression& condition) {
        add(" WHERE ");
        write(condition);
    }
    template <typename MaybeExpression>
    void optional(std::string_view before, const std::optional<MaybeExpression>& expression) {
        if (!expression) return;
        add(before);
        if constexpr (requires { **expression; })
            write(**expression);
        else
            write(*expression);
    }

    void node(const Literal& literal);
    void node(const Parameter& parameter);
    void node(const Variable& read) { variable(read.name); }
    void node(const PropertyAccess& access);
    void node(const Subscript& subscript);
    void node(const Slice& slice);
    void node(const ListLiteral& literal);
    void node(const MapLiteral& map);
    void node(const MapProjection& projection);
    void node(const Unary& unary);
    void node(const Binary& binary);
    void node(const Comparison& comparison);
    void node(const NullTest& test);
    void node(const LabelTest& test);
    void node(const TypeTest& test);
    void node(const FunctionCall& call);
    void node(const CountStar&) { add("count(*)"); }
    void node(const Case& expression);
    void node(const ListComprehension& comprehension);
    void node(const PatternComprehension& comprehension);
    void node(const Quantifier& quantifier);
    void node(const Reduce& reduce);
    void node(const PatternPredicate& predicate) { write(*predicate.pattern); }
    void node(const ShortestPath& path) { write(*path.pattern); }
    void node(const Subquery& subquery);

    void element(const NodePattern& node);
    void element(const RelationshipPattern& relationship);
    void element(const Box<ParenthesizedPath>& path);
    void quantifier(const Repetition& repetition);
    void bounds(const Repetition& repetition, std::string_view between);

    void projection(const Projection& projection);
    void set_items(const std::vector<SetItem>& items);
    void labels(const std::vector<Name>& names);
    void clause(const Match& match);
    void clause(const Unwind& unwind);
    void for_position(const Unwind& unwind);
    void clause(const With& with);
    void clause(const Return& result);
    void clause(const Finish&) { add("FINISH"); }
    void clause(const Create& create);
    void clause(const Merge& merge);
    void clause(const Set& set);
    void clause(const Remove& remove);
    void clause(const Delete& remove);
    void clause(const CallProcedure& call);
    void clause(const CallSubquery& call);
    void clause(const LoadCsv& load);

    // unparse_schema.cpp
    void clause(const Show& show);
    void pattern(const SchemaPattern& pattern);
    void properties(const std::vector<SchemaProperty>& properties);
    void command(const CreateIndex& create);
    void command(const CreateConstraint& create);
    void command(const Drop& drop);

    std::string text_;
};

}  // namespace dossier::query::syntax
