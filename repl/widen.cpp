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

namespace dossier::repl {

namespace {

namespace syntax = query::syntax;

/// Writes a branch again, clause by clause, each WITH and RETURN with more columns.
class Widening {
public:
    Widening(std::string_view statement, std::size_t from, std::size_t begin)
        : statement_{statement}, wide_{statement.substr(from, begin - from)}, at_{begin} {}

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

    /// The variables in front of what is not written yet.
    std::vector<std::string> in_scope() const {
        try {
            return query::prepare(wide_ + " RETURN *").columns();
        } catch (const graph::Error&) {
            return {};  // none is
        }
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
        const bool grouped = aggregates || projection.distinct;
        copy_to(projection.items.front().text.begin);
        if (projection.distinct && !aggregates) drop_distinct();
        const syntax::ReturnItem& last = projection.items.back();
        copy_to(last.alias ? last.alias->where.end : last.text.end);
        for (const std::string& name : names) {
            const std::string variable = graph::identifier(name);
            wide_ += fmt::format(", {} AS `behind {}`",
                                 grouped ? fmt::format("collect(DISTINCT {})", variable) : variable, ++added_);
        }
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
