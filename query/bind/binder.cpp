#include "query/bind/binder.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/bind/fault.hpp"
#include "query/bind/query_binder.hpp"
#include "query/bind/schema_binder.hpp"
#include "query/bind/session.hpp"
#include "query/bind/static_type.hpp"
#include "query/bind/syntax_walk.hpp"

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

/// Marks that nothing may be written, as long as it lives.
class ReadOnlyPart {
public:
    ReadOnlyPart(Session& session, bool read_only) : session_{session}, before_{session.writing_refused} {
        session.writing_refused = before_ || read_only;
    }
    ~ReadOnlyPart() { session_.writing_refused = before_; }
    ReadOnlyPart(const ReadOnlyPart&) = delete;
    ReadOnlyPart& operator=(const ReadOnlyPart&) = delete;

private:
    Session& session_;
    bool before_;
};

bool is_union_all(const syntax::Query& query) {
    if (query.unions.empty()) return false;
    const bool mixed = std::ranges::any_of(query.unions, [&](auto kind) { return kind != query.unions.front(); });
    if (mixed) {
        syntax_fault(ErrorCode::invalid_clause_composition, "UNION and UNION ALL cannot be mixed", query.where,
                     "use one of them throughout");
    }
    return query.unions.front() == syntax::Union::all;
}

std::string names_of(const std::vector<Scope::Entry>& columns) {
    std::vector<std::string_view> names;
    for (const auto& [name, known] : columns) names.push_back(name);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// The slots of a later branch in the order of the first one's columns.
std::vector<Slot> matching_slots(std::vector<Scope::Entry>& columns, const std::vector<Scope::Entry>& branch,
                                 SourceSpan where) {
    std::map<std::string_view, const Known*> by_name;
    for (const auto& [name, known] : branch) by_name.emplace(name, &known);
    std::vector<Slot> slots;
    for (auto& [name, known] : columns) {
        const auto found = by_name.find(name);
        if (found == by_name.end() || branch.size() != columns.size()) {
            syntax_fault(ErrorCode::different_columns_in_union,
                         fmt::format("the parts of a UNION have different columns: `{}` and `{}`", names_of(columns),
                                     names_of(branch)),
                         where, "give the columns of each part the same names with AS");
        }
        known.type = common(known.type, found->second->type);
        known.element = common(known.element, found->second->element);
        slots.push_back(found->second->slot);
    }
    return slots;
}

}  // namespace

namespace {

/// The branches of one part of a query, without those before it.
///
/// `incoming`   the columns of the part before; null for the first part
BoundQuery bind_part(const syntax::Query& query, Session& session, const Scope* outer, QueryRole role,
                     const Scope* offered, const std::vector<Scope::Entry>* incoming) {
    BoundQuery result;
    result.query.union_all = is_union_all(query);
    for (const syntax::SingleQuery& branch : query.branches) {
        QueryBinder binder{session, outer, role};
        if (incoming) binder.begin_with(*incoming);
        const bool imports = !incoming && offered != nullptr && binder.import(branch, *offered);
        result.query.branches.push_back(binder.bind(branch, imports ? 1 : 0));
        const std::vector<Scope::Entry>& columns = binder.columns();
        if (result.query.results.empty()) {
            result.columns = columns;
            for (const auto& [name, known] : columns) result.query.columns.push_back(name);
        } else if (columns.empty() != result.columns.empty()) {
            syntax_fault(ErrorCode::invalid_clause_composition, "one part of a UNION returns rows, another does not",
                         branch.where, "end each part with RETURN");
        }
        result.query.results.push_back(matching_slots(result.columns, columns, branch.where));
    }
    const SourceSpan first = query.branches.front().where;
    if (query.branches.size() > 1 && session.in_transactions && session.in_transactions->begin >= first.begin) {
        syntax_fault(ErrorCode::invalid_clause_composition, "CALL … IN TRANSACTIONS cannot be part of a UNION",
                     *session.in_transactions, "make it a statement of its own");
    }
    return result;
}

}  // namespace

BoundQuery bind_query(const syntax::Query& query, Session& session, const Scope* outer, QueryRole role,
                      const Scope* offered) {
    const ReadOnlyPart part{session, role == QueryRole::expression || role == QueryRole::collection};
    std::vector<Query> before;
    std::vector<Scope::Entry> columns;
    for (const syntax::Query& earlier : query.before) {
        BoundQuery bound = bind_part(earlier, session, outer, role, offered, before.empty() ? nullptr : &columns);
        if (bound.columns.empty()) {
            syntax_fault(ErrorCode::invalid_clause_composition, "the part before NEXT gives no rows to go on with",
                         earlier.where, "end it with RETURN");
        }
        columns = std::move(bound.columns);
        before.push_back(std::move(bound.query));
    }
    BoundQuery result = bind_part(query, session, outer, role, offered, before.empty() ? nullptr : &columns);
    result.query.before = std::move(before);
    return result;
}

Statement bind(const syntax::Statement& statement, std::string_view text, const Procedures& procedures) {
    static constexpr std::array modes{Statement::Mode::run, Statement::Mode::explain, Statement::Mode::profile};
    if (statement.schema) {
        Statement result;
        result.schema = bind_schema(*statement.schema);
        result.writes = true;
        result.mode = modes[static_cast<std::size_t>(statement.mode)];
        return result;
    }
    Session session{.text = text, .procedures = procedures, .slot_names = {}, .deletes = deletes(statement.query)};
    BoundQuery bound = bind_query(statement.query, session, nullptr, QueryRole::statement);
    Statement result;
    result.query = std::move(bound.query);
    result.slots = static_cast<std::uint32_t>(session.slot_names.size());
    result.slot_names = std::move(session.slot_names);
    result.parameters = std::move(session.parameters);
    result.names = std::move(session.names);
    result.writes = session.writes;
    result.calls = session.calls;
    result.in_transactions = session.in_transactions;
    result.mode = modes[static_cast<std::size_t>(statement.mode)];
    return result;
}

}  // namespace dossier::query::bind
