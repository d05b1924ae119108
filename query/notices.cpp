#include "query/notices.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/plan/slots.hpp"

namespace dossier::query {

namespace {

/// Walks through everything that a statement reads.
class Notices {
public:
    explicit Notices(const graph::PropertyGraph& graph) : graph_{graph} {}

    /// In the order of the text.
    std::vector<graph::Diagnostic> take() {
        std::ranges::stable_sort(found_, {}, [](const graph::Diagnostic& d) { return d.where ? d.where->begin : 0; });
        return std::move(found_);
    }

    /// Names that the graph does not have, each once.
    void names(const std::vector<bind::UsedName>& used_names) {
        for (const bind::UsedName& used : used_names) {
            switch (used.kind) {
            case bind::UsedName::Kind::label: check(used, "label", graph_.labels()); break;
            case bind::UsedName::Kind::type: check(used, "relationship type", graph_.types()); break;
            case bind::UsedName::Kind::key: check(used, "property", graph_.keys()); break;
            }
        }
    }

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
            properties(node.properties);
            if (node.where) expression(**node.where);
        }
        for (const auto& relationship : chain_of.relationships) {
            properties(relationship.properties);
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
        });
    }

    void properties(const bind::Properties& properties) {
        for (const auto& [name, value] : properties.entries) {
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
                          .code = graph::ErrorCode::null_comparison,
                          .message = message,
                          .where = where,
                          .hint = fmt::format("write `{}`", instead)});
    }

    template <typename Id>
    void check(const bind::UsedName& used, const char* what, const graph::Names<Id>& known) {
        if (known.find(used.name) || !told_.emplace(what, used.name).second) return;
        found_.push_back({.type = graph::ErrorType::label_not_found,
                          .code = graph::ErrorCode::unknown_name,
                          .message = fmt::format("the graph has no {} `{}`", what, used.name),
                          .where = used.where,
                          .hint = instead_of(used.name, what, known)});
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
    std::set<std::pair<std::string, std::string>> told_;
    std::vector<graph::Diagnostic> found_;
};

}  // namespace

std::vector<graph::Diagnostic> notices(const bind::Statement& statement, const graph::PropertyGraph& graph) {
    Notices notices{graph};
    if (!statement.writes) notices.names(statement.names);  // what writes may well make what it then looks for
    notices.query(statement.query);
    return notices.take();
}

}  // namespace dossier::query
