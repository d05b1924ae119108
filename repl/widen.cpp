#include "repl/widen.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/error.hpp"
#include "graph/value_text.hpp"
#include "query/bind/syntax_walk.hpp"
#include "query/query.hpp"
#include "query/syntax/parser.hpp"
#include "repl/named_relationships.hpp"
#include "repl/subquery_bodies.hpp"

namespace dossier::repl {

namespace {

namespace syntax = query::syntax;

/// What `clauses` have in scope at their end.
std::vector<std::string> variables_behind(const std::string& clauses) {
    try {
        return query::prepare(clauses + " RETURN *").columns();
    } catch (const graph::Error&) {
        return {};  // none is
    }
}

void leave_out(std::vector<std::string>& names, const std::vector<std::string>& others) {
    std::erase_if(names, [&](const std::string& name) { return std::ranges::find(others, name) != others.end(); });
}

/// Expressions that list what the subqueries of `text` bind, those within them too.
///
/// `before`   the clauses in front, which bind `outer`
std::vector<std::string> bound_in_subqueries(std::string_view text, const std::string& before,
                                             const std::vector<std::string>& outer) {
    std::vector<std::string> lists;
    for (const SubqueryBody& body : subquery_bodies(text)) {
        const std::string clauses = outer.empty() ? body.clauses : before + " WITH * " + body.clauses;
        const std::vector<std::string> all = variables_behind(clauses);
        std::vector<std::string> inner = all;
        leave_out(inner, outer);
        for (std::string& name : inner) name = graph::identifier(name);
        for (std::string& list : bound_in_subqueries(body.within, clauses, all)) inner.push_back(std::move(list));
        std::string list = fmt::format("COLLECT {{ {} RETURN [{}] }}", body.clauses, fmt::join(inner, ", "));
        if (!inner.empty() && !variables_behind(fmt::format("{} LET `all of them` = {}", before, list)).empty())
            lists.push_back(std::move(list));
    }
    return lists;
}

/// Whether an element of the graph may be in a value of this type.
bool may_hold_elements(std::string_view type) {
    constexpr std::array<std::string_view, 6> kinds{"NODE", "RELATIONSHIP", "PATH", "LIST", "MAP", "ANY"};
    return std::ranges::any_of(kinds, [&](std::string_view kind) { return type.starts_with(kind); });
}

/// Writes a branch again, clause by clause, each WITH and RETURN with more columns.
class Widening {
public:
    /// `before`   clauses that the branch has in front and does not write: those that its variables are from
    /// `outer`    variables that are not its own
    Widening(std::string_view statement, std::string before, std::vector<std::string> outer, std::size_t begin,
             std::size_t& added)
        : statement_{statement}, before_{std::move(before)}, outer_{std::move(outer)}, at_{begin}, added_{added} {}

    /// `column`   the one that a RETURN gets, with all that there is in a list; else it gets one for each
    std::string of(const syntax::SingleQuery& branch, const std::optional<std::string>& column = std::nullopt) {
        for (const syntax::Clause& clause : branch.clauses) {
            if (const auto* with = std::get_if<syntax::With>(&clause.node)) {
                widen(clause, with->projection, std::nullopt);
            } else if (const auto* last = std::get_if<syntax::Return>(&clause.node)) {
                widen(clause, last->projection, column);
            } else if (const auto* call = std::get_if<syntax::CallSubquery>(&clause.node)) {
                widen(clause, *call);
            } else if (const auto* procedure = std::get_if<syntax::CallProcedure>(&clause.node)) {
                widen(*procedure);
            }
        }
        copy_to(branch.where.end);
        return std::move(wide_);
    }

private:
    [[nodiscard]] std::string_view text(std::size_t begin, std::size_t end) const {
        return statement_.substr(begin, end - begin);
    }
    void copy_to(std::size_t end) {
        wide_ += text(at_, end);
        part_ += text(at_, end);
        at_ = end;
    }
    [[nodiscard]] std::string so_far() const { return before_ + ' ' + wide_; }

    /// Rows are told apart by what was asked for, so DISTINCT and aggregates group as before, and ORDER BY, SKIP and
    /// LIMIT find the rows that they found.
    void widen(const syntax::Clause& clause, const syntax::Projection& projection,
               const std::optional<std::string>& column) {
        const bool aggregates = std::ranges::any_of(projection.items, [](const syntax::ReturnItem& item) {
            return query::bind::contains_aggregate(item.expression);
        });
        if (projection.items.empty() || (projection.star && !aggregates)) return;  // all goes on as it is
        copy_to(clause.where.begin);
        const std::vector<std::string> all = variables_behind(so_far());
        const syntax::ReturnItem& last = projection.items.back();
        part_ += text(at_, last.text.end);
        std::vector<std::string> found = all;
        leave_out(found, outer_);
        for (std::string& name : found) name = graph::identifier(name);
        for (std::string& list : bound_in_subqueries(part_, so_far(), all)) found.push_back(std::move(list));
        const bool grouped = aggregates || projection.distinct;
        if (grouped) {
            for (std::string& expression : found) expression = fmt::format("collect(DISTINCT {})", expression);
        }
        copy_to(projection.items.front().text.begin);
        if (projection.distinct && !aggregates) drop_distinct();
        copy_to(last.alias ? last.alias->where.end : last.text.end);
        part_.clear();  // what comes has other variables
        if (column) {
            wide_ += fmt::format(", [{}] AS `{}`", fmt::join(found, ", "), *column);
        } else {
            for (const std::string& expression : found) wide_ += fmt::format(", {} AS `{}`", expression, new_column());
        }
    }

    [[nodiscard]] std::string new_column() { return fmt::format("behind {}", ++added_); }

    /// The columns that are added would tell rows apart; to collect them groups just as well.
    void drop_distinct() {
        constexpr std::string_view word = "DISTINCT";
        const auto same = [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; };
        const auto found = std::ranges::find_end(wide_, word, same);
        wide_.replace(found.begin(), found.end(), "");
    }

    /// What a subquery binds goes out of it in one column more, which every branch of it has.
    void widen(const syntax::Clause& clause, const syntax::CallSubquery& call) {
        copy_to(clause.where.begin);
        const std::size_t before = added_;
        std::string wide = widened(clause, call);
        if (wide.empty() || variables_behind(so_far() + wide).empty()) {
            added_ = before;
            wide = text(clause.where.begin, clause.where.end);
        }
        wide_ += wide;
        at_ = clause.where.end;
    }

    /// Empty where it must stay as it is: rows of its own would be other rows where UNION tells them apart by all that
    /// they hold.
    [[nodiscard]] std::string widened(const syntax::Clause& clause, const syntax::CallSubquery& call) {
        const syntax::Query& inner = *call.query;
        const bool returns = std::ranges::all_of(inner.branches, [](const syntax::SingleQuery& branch) {
            return std::holds_alternative<syntax::Return>(branch.clauses.back().node);
        });
        const bool distinct = std::ranges::find(inner.unions, syntax::Union::distinct) != inner.unions.end();
        if (!returns || distinct || !inner.before.empty() || call.in_transactions) return {};
        const std::string column = new_column();
        const std::vector<std::string> outer = variables_behind(so_far());
        std::string wide;
        std::size_t at = clause.where.begin;
        for (const syntax::SingleQuery& branch : inner.branches) {
            wide += text(at, branch.where.begin);
            wide += Widening{statement_, in_front_of(branch, call, outer), outer, branch.where.begin, added_}.of(
                branch, column);
            at = branch.where.end;
        }
        wide += text(at, clause.where.end);
        return wide;
    }

    /// Clauses with the variables that a branch of a subquery begins with.
    [[nodiscard]] std::string in_front_of(const syntax::SingleQuery& branch, const syntax::CallSubquery& call,
                                          const std::vector<std::string>& outer) const {
        const bool imports_by_with = !call.imports && !call.import_all;
        if (imports_by_with) {
            return std::holds_alternative<syntax::With>(branch.clauses.front().node) ? so_far() : std::string{};
        }
        if (call.import_all) return outer.empty() ? std::string{} : so_far() + " WITH *";
        if (call.imports->empty()) return {};
        std::vector<std::string> names;
        for (const syntax::Name& name : *call.imports) names.push_back(graph::identifier(name.text));
        return fmt::format("{} WITH {}", so_far(), fmt::join(names, ", "));
    }

    /// A procedure yields what it has of the graph, whatever was asked of it.
    void widen(const syntax::CallProcedure& call) {
        if (!call.yield || call.yield->items.empty()) return;
        const auto found = query::builtin_procedures().find(call.procedure.text);
        if (found == query::builtin_procedures().end()) return;
        const syntax::YieldItem& last = call.yield->items.back();
        copy_to(last.alias ? last.alias->where.end : last.field.where.end);
        for (const auto& [name, type, optional] : found->second.results) {
            const bool asked_for = std::ranges::any_of(
                call.yield->items, [&](const syntax::YieldItem& item) { return item.field.text == name; });
            if (asked_for || !may_hold_elements(type)) continue;
            wide_ += fmt::format(", {} AS `{}`", graph::identifier(name), new_column());
        }
    }

    std::string_view statement_;
    std::string before_;
    std::vector<std::string> outer_;
    std::string wide_;
    std::string part_;  ///< what was written, outside of CALL, from behind the last WITH: it has the same variables
    std::size_t at_;
    std::size_t& added_;
};

}  // namespace

std::vector<std::string> widened(std::string_view asked) {
    try {
        if (query::prepare(asked).writes()) return {};
        const std::string named = with_named_relationships(asked);
        const std::string_view statement = named;
        const syntax::Statement parsed = syntax::parse(statement);
        const auto& [branches, unions, where, before] = parsed.query;
        std::vector<std::string> wide;
        for (const syntax::SingleQuery& branch : branches) {
            const std::size_t begin = branch.where.begin;
            const std::size_t from = before.empty() ? begin : before.front().where.begin;
            const std::string in_front{statement.substr(from, begin - from)};
            std::size_t added = 0;
            wide.push_back(in_front + Widening{statement, in_front, {}, begin, added}.of(branch));
            static_cast<void>(query::prepare(wide.back()));
        }
        return wide;
    } catch (const graph::Error&) {
        return {};
    }
}

}  // namespace dossier::repl
