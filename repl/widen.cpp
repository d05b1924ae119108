#include "repl/widen.hpp"

#include "graph/error.hpp"
#include "query/query.hpp"
#include "query/syntax/parser.hpp"

namespace dossier::repl {

std::vector<std::string> widened(std::string_view statement) {
    try {
        if (query::prepare(statement).writes()) return {};
        const query::syntax::Statement parsed = query::syntax::parse(statement);
        std::vector<std::string> wide;
        for (const query::syntax::SingleQuery& branch : parsed.query.branches) {
            const query::syntax::Clause& last = branch.clauses.back();
            if (!std::holds_alternative<query::syntax::Return>(last.node)) return {};
            const std::string_view before = statement.substr(branch.where.begin, last.where.begin - branch.where.begin);
            wide.push_back(std::string{before} + "RETURN *");
            static_cast<void>(query::prepare(wide.back()));  // an error when nothing is in scope
        }
        return wide;
    } catch (const graph::Error&) {
        return {};
    }
}

}  // namespace dossier::repl
