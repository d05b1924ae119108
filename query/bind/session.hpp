#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/bind/bound.hpp"
#include "query/bind/scope.hpp"
#include "query/procedures.hpp"
#include "query/syntax/ast.hpp"

// What the parts of the binder share. Nobody outside query/bind/ includes this.

namespace dossier::query::bind {

/// One statement on its way through the binder.
struct Session {
    std::string_view text;
    const Procedures& procedures;
    std::vector<std::string> slot_names;
    std::vector<UsedParameter> parameters{};
    std::vector<UsedName> names{};
    std::size_t random_calls = 0;  ///< of rand() and its like, so far
    bool writes = false;
    bool calls = false;           ///< a procedure
    bool deletes = false;         ///< somewhere, perhaps only further on: a subquery runs again for the next row
    bool writes_outside = false;  ///< of all CALL … IN TRANSACTIONS
    std::optional<graph::SourceSpan> in_transactions{};  ///< the last CALL … IN TRANSACTIONS
    bool writing_refused = false;                        ///< inside EXISTS, COUNT or COLLECT
    std::size_t passed_on = 0;  ///< variables that all `*` of the statement were written out to

    Slot new_slot(std::string name = {}) {
        slot_names.push_back(std::move(name));
        return static_cast<Slot>(slot_names.size() - 1);
    }
    [[nodiscard]] Parameter parameter(std::string name, graph::SourceSpan where) {
        parameters.push_back({name, where});
        return {.name = std::move(name)};
    }
    void use(UsedName::Kind kind, const syntax::Name& name) { names.push_back({kind, name.text, name.where}); }
    void use(UsedName::Kind kind, const syntax::LabelExpression& labels) {
        if (labels.op == syntax::LabelExpression::Op::name) names.push_back({kind, labels.name, labels.where});
        for (const syntax::LabelExpression& operand : labels.operands) use(kind, operand);
    }
    [[nodiscard]] std::string_view text_of(graph::SourceSpan span) const {
        return text.substr(span.begin, span.end - span.begin);
    }
};

/// A query, and its columns with what is known of each.
struct BoundQuery {
    Query query;
    std::vector<Scope::Entry> columns;
};

/// What a query inside another thing may do.
enum class QueryRole : std::uint8_t {
    statement,   ///< must return or write
    subquery,    ///< of CALL: the same, and its first WITH may import
    expression,  ///< of EXISTS and COUNT: may not write, need not return
    collection,  ///< of COLLECT: may not write, must return
};

/// `outer`     what the query sees beside its own variables; null at the top
/// `offered`   of whose own variables a first WITH in a subquery may choose; or null
[[nodiscard]] BoundQuery bind_query(const syntax::Query& query, Session& session, const Scope* outer, QueryRole role,
                                    const Scope* offered = nullptr);

/// The pattern and its WHERE. New variables are declared in `scope`.
[[nodiscard]] Match bind_match(const syntax::GraphPattern& pattern, bool optional, Session& session, Scope& scope);

}  // namespace dossier::query::bind
