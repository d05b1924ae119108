#include "query/notices.hpp"

#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/plan/slots.hpp"

namespace dossier::query {

namespace {

using bind::StaticType;

/// Walks through everything that a statement reads.
class Notices {
public:
    /// `names`  whether names that the graph does not have are worth saying
    Notices(const graph::PropertyGraph& graph, bool names) : graph_{graph}, names_{names} {}

    std::vector<graph::Diagnostic> take() { return std::move(found_); }

    void query(const bind::Query& query) {
        for (const auto& part : query.before) this->query(part);
        for (const auto& branch : query.branches) {
            for (const auto& clause : branch.clauses) {
                std::visit([&](const auto& c) { add(c); }, clause);
            }
        }
    }

private:
    void add(const bind::Match& match) {
        for (const auto& path : match.paths) chain(path);
        if (match.where) expression(*match.where);
    }
    /// Of a path or of what is repeated in one.
    template <typename Chain>
    void chain(const Chain& chain_of) {
        for (const auto& node : chain_of.nodes) {
            if (node.labels) names(*node.labels, "label", graph_.labels(), node.span);
            properties(node.properties, node.span);
            if (node.where) expression(**node.where);
        }
        for (const auto& relationship : chain_of.relationships) {
            if (relationship.types) names(*relationship.types, "relationship type", graph_.types(), relationship.span);
            properties(relationship.properties, relationship.span);
            if (relationship.where) expression(**relationship.where);
            if (relationship.repeated) chain(**relationship.repeated);
        }
    }
    void add(const bind::Unwind& unwind) { expression(unwind.list); }
    void add(const bind::LoadCsv& load) { expression(load.from); }
    void add(const bind::Projection& projection) {
        for (const auto& key : projection.keys) expression(key.expression);
        for (const auto& item : projection.items) expression(item.expression);
        for (const auto& aggregate : projection.aggregates) {
            for (const auto& argument : aggregate.arguments) expression(argument);
        }
        for (const auto& key : projection.order_by) expression(key.expression);
        if (projection.where) expression(*projection.where);
    }
    void add(const bind::CallSubquery& call) {
        query(*call.query);
        if (!call.transactions || !call.transactions->concurrent) return;
        found_.push_back({.type = graph::ErrorType::semantic_error,
                          .code = graph::ErrorCode::not_supported,
                          .message = "CONCURRENT transactions run one after another here",
                          .where = std::nullopt,
                          .hint = ""});
    }
    template <typename Clause>
    void add(const Clause&) {}

    void expression(const bind::Expression& whole) {
        plan::for_each_expression(whole, [&](const bind::Expression& e) {
            if (const auto* subquery = std::get_if<bind::Subquery>(&e.node)) query(*subquery->query);
            if (const auto* comparison = std::get_if<bind::Binary>(&e.node)) null_compared(*comparison);
            if (const auto* access = std::get_if<bind::PropertyAccess>(&e.node)) {
                const StaticType type = access->object->type;
                if (type == StaticType::node || type == StaticType::relationship) key(access->key, e.where);
            }
            if (const auto* test = std::get_if<bind::LabelTest>(&e.node)) {
                const bool types = test->object->type == StaticType::relationship;
                if (types) names(test->labels, "relationship type", graph_.types(), e.where);
                if (test->object->type == StaticType::node) names(test->labels, "label", graph_.labels(), e.where);
            }
        });
    }

    void properties(const bind::Properties& properties, graph::SourceSpan where) {
        for (const auto& [name, value] : properties.entries) {
            key(name, where);
            if (is_null(value)) never_true("no property equals null, so this finds nothing", value.where, "IS NULL");
            expression(value);
        }
    }

    static bool is_null(const bind::Expression& expression) {
        const auto* literal = std::get_if<bind::Literal>(&expression.node);
        return literal != nullptr && literal->value.is_null();
    }

    /// `x = null` is legal, and never true: it is null itself.
    void null_compared(const bind::Binary& comparison) {
        using Op = bind::BinaryOp;
        if (comparison.op < Op::equal || comparison.op > Op::greater_or_equal) return;
        const bool right = is_null(*comparison.right);
        if (!right && !is_null(*comparison.left)) return;
        never_true("a comparison with null is never true", (right ? comparison.right : comparison.left)->where,
                   comparison.op == Op::not_equal ? "IS NOT NULL" : "IS NULL");
    }

    void never_true(const char* message, graph::SourceSpan where, const char* instead) {
        found_.push_back({.type = graph::ErrorType::semantic_error,
                          .code = graph::ErrorCode::invalid_argument_value,
                          .message = message,
                          .where = where,
                          .hint = fmt::format("write `{}`", instead)});
    }

    void key(const std::string& name, graph::SourceSpan where) { check(name, "property", graph_.keys(), where); }

    template <typename Id>
    void names(const bind::LabelExpression& labels, const char* what, const graph::Names<Id>& known,
               graph::SourceSpan where) {
        if (labels.op == bind::LabelExpression::Op::name) check(labels.name, what, known, where);
        for (const auto& operand : labels.operands) names(operand, what, known, where);
    }

    template <typename Id>
    void check(const std::string& name, const char* what, const graph::Names<Id>& known, graph::SourceSpan where) {
        if (!names_ || known.find(name) || !told_.emplace(what, name).second) return;
        found_.push_back({.type = graph::ErrorType::label_not_found,
                          .code = graph::ErrorCode::unknown_name,
                          .message = fmt::format("the graph has no {} `{}`", what, name),
                          .where = where,
                          .hint = instead_of(name, what, known)});
    }

    /// The nearest name, or where to find all.
    template <typename Id>
    std::string instead_of(const std::string& name, std::string_view what, const graph::Names<Id>& known) const {
        const std::vector<std::string_view> candidates(known.all().begin(), known.all().end());
        if (const auto near = graph::nearest(name, candidates)) return fmt::format("did you mean `{}`?", *near);
        if (what == "label" && graph_.types().find(name))
            return fmt::format("`{0}` is a relationship type: `-[:{0}]->`", name);
        if (what == "relationship type" && graph_.labels().find(name))
            return fmt::format("`{0}` is a label of nodes: `(:{0})`", name);
        if (candidates.empty()) return "it has none at all";
        constexpr std::size_t most_told = 6;
        if (candidates.size() <= most_told) return fmt::format("there is `{}`", fmt::join(candidates, "`, `"));
        return fmt::format("`CALL {}()` lists what there is", what == "label"      ? "db.labels"
                                                              : what == "property" ? "db.propertyKeys"
                                                                                   : "db.relationshipTypes");
    }

    const graph::PropertyGraph& graph_;
    bool names_;
    std::set<std::pair<std::string, std::string>> told_;
    std::vector<graph::Diagnostic> found_;
};

}  // namespace

std::vector<graph::Diagnostic> notices(const bind::Statement& statement, const graph::PropertyGraph& graph) {
    // What writes may well make the names that it then looks for.
    Notices notices{graph, !statement.writes};
    notices.query(statement.query);
    return notices.take();
}

}  // namespace dossier::query
