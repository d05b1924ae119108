#include "query/notices.hpp"

#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "query/plan/slots.hpp"

namespace dossier::query {

namespace {

using bind::StaticType;

/// Walks through everything that a statement reads.
class UnknownNames {
public:
    explicit UnknownNames(const graph::PropertyGraph& graph) : graph_{graph} {}

    std::vector<graph::Diagnostic> take() { return std::move(found_); }

    void query(const bind::Query& query) {
        for (const auto& branch : query.branches) {
            for (const auto& clause : branch.clauses) {
                std::visit([&](const auto& c) { add(c); }, clause);
            }
        }
    }

private:
    void add(const bind::Match& match) {
        for (const auto& path : match.paths) {
            for (const auto& node : path.nodes) {
                if (node.labels) names(*node.labels, "label", graph_.labels(), node.span);
                properties(node.properties, node.span);
                if (node.where) expression(**node.where);
            }
            for (const auto& relationship : path.relationships) {
                if (relationship.types)
                    names(*relationship.types, "relationship type", graph_.types(), relationship.span);
                properties(relationship.properties, relationship.span);
                if (relationship.where) expression(**relationship.where);
            }
        }
        if (match.where) expression(*match.where);
    }
    void add(const bind::Unwind& unwind) { expression(unwind.list); }
    void add(const bind::Projection& projection) {
        for (const auto& key : projection.keys) expression(key.expression);
        for (const auto& item : projection.items) expression(item.expression);
        for (const auto& aggregate : projection.aggregates) {
            for (const auto& argument : aggregate.arguments) expression(argument);
        }
        for (const auto& key : projection.order_by) expression(key.expression);
        if (projection.where) expression(*projection.where);
    }
    void add(const bind::CallSubquery& call) { query(*call.query); }
    template <typename Clause>
    void add(const Clause&) {}

    void expression(const bind::Expression& whole) {
        plan::for_each_expression(whole, [&](const bind::Expression& e) {
            if (const auto* subquery = std::get_if<bind::Subquery>(&e.node)) query(*subquery->query);
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
            expression(value);
        }
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
        if (known.find(name) || !told_.emplace(what, name).second) return;
        const std::vector<std::string_view> candidates(known.all().begin(), known.all().end());
        const auto near = graph::nearest(name, candidates);
        found_.push_back({.type = graph::ErrorType::label_not_found,
                          .code = graph::ErrorCode::unknown_name,
                          .message = fmt::format("the graph has no {} `{}`", what, name),
                          .where = where,
                          .hint = near ? fmt::format("did you mean `{}`?", *near) : ""});
    }

    const graph::PropertyGraph& graph_;
    std::set<std::pair<std::string, std::string>> told_;
    std::vector<graph::Diagnostic> found_;
};

}  // namespace

std::vector<graph::Diagnostic> unknown_names(const bind::Statement& statement, const graph::PropertyGraph& graph) {
    // What writes may well make the names that it then looks for.
    if (statement.writes) return {};
    UnknownNames names{graph};
    names.query(statement.query);
    return names.take();
}

}  // namespace dossier::query
