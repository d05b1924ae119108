#include "repl/widen.hpp"

#include <algorithm>
#include <cctype>
#include <variant>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/value_text.hpp"
#include "query/bind/syntax_walk.hpp"
#include "query/query.hpp"
#include "query/syntax/parser.hpp"
#include "repl/subquery_bodies.hpp"

namespace dossier::repl {

namespace {

namespace syntax = query::syntax;

/// Writes a branch again, clause by clause, each WITH and RETURN with more columns.
class Widening {
public:
    Widening(std::string_view statement, std::size_t from, std::size_t begin)
        : statement_{statement}, wide_{statement.substr(from, begin - from)}, at_{begin}, part_{begin} {}

    std::string of(const syntax::SingleQuery& branch) {
        for (const syntax::Clause& clause : branch.clauses) {
            if (const auto* with = std::get_if<syntax::With>(&clause.node)) {
                widen(clause, with->projection);
            } else if (const auto* last = std::get_if<syntax::Return>(&clause.node)) {
                widen(clause, last->projection);
            }
        }
        copy_to(branch.where.end);
        return std::move(wide_);
    }

private:
    void copy_to(std::size_t end) {
        wide_ += statement_.substr(at_, end - at_);
        at_ = end;
    }

    /// The variables in front of what is not written yet, or behind `clauses` that would be.
    std::vector<std::string> in_scope(const std::string& clauses = {}) const {
        try {
            return query::prepare(wide_ + clauses + " RETURN *").columns();
        } catch (const graph::Error&) {
            return {};  // none is
        }
    }

    /// Expressions that list what the subqueries of this part bind, as far as up to `end` there are any: a part is what
    /// has the same variables, from behind one WITH to the next.
    std::vector<std::string> bound_in_subqueries(std::size_t end, const std::vector<std::string>& outer) const {
        std::vector<std::string> lists;
        for (const std::string& body : subquery_bodies(statement_.substr(part_, end - part_))) {
            std::vector<std::string> inner = in_scope(outer.empty() ? ' ' + body : " WITH * " + body);
            std::erase_if(inner,
                          [&](const std::string& name) { return std::ranges::find(outer, name) != outer.end(); });
            std::string names;
            for (const std::string& name : inner) names += (names.empty() ? "" : ", ") + graph::identifier(name);
            const std::string list = fmt::format("COLLECT {{ {} RETURN [{}] }}", body, names);
            if (!inner.empty() && !in_scope(fmt::format(" LET `all of them` = {}", list)).empty())
                lists.push_back(list);
        }
        return lists;
    }

    /// Rows are told apart by what was asked for, so DISTINCT and aggregates group as before, and ORDER BY, SKIP and
    /// LIMIT find the rows that they found.
    void widen(const syntax::Clause& clause, const syntax::Projection& projection) {
        const bool aggregates = std::ranges::any_of(projection.items, [](const syntax::ReturnItem& item) {
            return query::bind::contains_aggregate(item.expression);
        });
        if (projection.items.empty() || (projection.star && !aggregates)) return;  // all goes on as it is
        copy_to(clause.where.begin);
        const std::vector<std::string> names = in_scope();
        const syntax::ReturnItem& last = projection.items.back();
        const std::vector<std::string> lists = bound_in_subqueries(last.text.end, names);
        const bool grouped = aggregates || projection.distinct;
        copy_to(projection.items.front().text.begin);
        if (projection.distinct && !aggregates) drop_distinct();
        copy_to(last.alias ? last.alias->where.end : last.text.end);
        for (const std::string& name : names) add(graph::identifier(name), grouped);
        for (const std::string& list : lists) add(list, grouped);
        part_ = at_;
    }
    void add(const std::string& expression, bool grouped) {
        wide_ += fmt::format(", {} AS `behind {}`",
                             grouped ? fmt::format("collect(DISTINCT {})", expression) : expression, ++added_);
    }

    /// The columns that are added would tell rows apart; to collect them groups just as well.
    void drop_distinct() {
        constexpr std::string_view word = "DISTINCT";
        const auto same = [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; };
        const auto found = std::ranges::find_end(wide_, word, same);
        wide_.replace(found.begin(), found.end(), "");
    }

    std::string_view statement_;
    std::string wide_;
    std::size_t at_;
    std::size_t part_;  ///< where the part begins that is being written
    std::size_t added_ = 0;
};

}  // namespace

std::vector<std::string> widened(std::string_view statement) {
    try {
        if (query::prepare(statement).writes()) return {};
        const syntax::Statement parsed = syntax::parse(statement);
        const auto& [branches, unions, where, before] = parsed.query;
        std::vector<std::string> wide;
        for (const syntax::SingleQuery& branch : branches) {
            const std::size_t begin = branch.where.begin;
            const std::size_t from = before.empty() ? begin : before.front().where.begin;
            wide.push_back(Widening{statement, from, begin}.of(branch));
            static_cast<void>(query::prepare(wide.back()));
        }
        return wide;
    } catch (const graph::Error&) {
        return {};
    }
}

}  // namespace dossier::repl
