#include "graph/schema_definition.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/value_text.hpp"

namespace dossier::graph {

namespace {

std::string joined(const std::vector<std::string>& names, std::string_view before, std::string_view between) {
    std::vector<std::string> parts;
    for (const std::string& name : names) parts.push_back(std::string{before} + identifier(name));
    return fmt::format("{}", fmt::join(parts, between));
}

std::string_view variable(const SchemaTarget& target) { return target.element == ElementKind::node ? "n" : "r"; }

/// `(n:Actor)`, `()-[r:SUPPORTS]-()`
std::string pattern(const SchemaTarget& target) {
    const std::string names = joined(target.names, "", "|");
    return target.element == ElementKind::node ? fmt::format("(n:{})", names) : fmt::format("()-[r:{}]-()", names);
}

std::string properties(const SchemaTarget& target) {
    return joined(target.keys, fmt::format("{}.", variable(target)), ", ");
}

}  // namespace

std::string usual_name(std::string_view what, const SchemaTarget& target) {
    return fmt::format("{}_{}_{}", what, fmt::join(target.names, "_"), fmt::join(target.keys, "_"));
}

std::string in_words(const SchemaTarget& target) {
    const std::string names = joined(target.names, "", "|");
    const std::string keys = joined(target.keys, "", ", ");
    return target.element == ElementKind::node ? fmt::format("(:{} {{{}}})", names, keys)
                                               : fmt::format("()-[:{} {{{}}}]-()", names, keys);
}

std::string create_statement(const IndexDefinition& index) {
    if (index.kind == IndexKind::full_text) {
        return fmt::format("CREATE FULLTEXT INDEX {} FOR {} ON EACH [{}]", identifier(index.name),
                           pattern(index.target), properties(index.target));
    }
    return fmt::format("CREATE INDEX {} FOR {} ON ({})", identifier(index.name), pattern(index.target),
                       properties(index.target));
}

std::string create_statement(const ConstraintDefinition& constraint) {
    const bool node = constraint.target.element == ElementKind::node;
    const std::string_view wanted = constraint.kind == ConstraintKind::unique     ? "UNIQUE"
                                    : constraint.kind == ConstraintKind::not_null ? "NOT NULL"
                                    : node                                        ? "NODE KEY"
                                                                                  : "RELATIONSHIP KEY";
    return fmt::format("CREATE CONSTRAINT {} FOR {} REQUIRE ({}) IS {}", identifier(constraint.name),
                       pattern(constraint.target), properties(constraint.target), wanted);
}

}  // namespace dossier::graph
