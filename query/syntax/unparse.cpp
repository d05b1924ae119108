#include "query/syntax/unparse.hpp"

#include <string>

#include "query/syntax/writer.hpp"

namespace dossier::query::syntax {

// Patterns ---------------------------------------------------------------------------------------------------------

void Writer::bounds(const Repetition& repetition, std::string_view between) {
    if (repetition.min) add(std::to_string(*repetition.min));
    if (repetition.exact) return;
    if (!repetition.min && !repetition.max && between == "..") return;  // `*`
    add(between);
    if (repetition.max) add(std::to_string(*repetition.max));
}

void Writer::quantifier(const Repetition& repetition) {
    add("{");
    bounds(repetition, ",");
    add("}");
}

void Writer::element(const NodePattern& node) {
    add("(");
    if (node.variable) variable(node.variable->text);
    if (node.labels) {
        add(":");
        write(*node.labels);
    }
    optional(" ", node.properties);
    optional(" WHERE ", node.where);
    add(")");
}

void Writer::element(const RelationshipPattern& relationship) {
    const auto arrow = relationship.arrow;
    add(arrow == Arrow::left || arrow == Arrow::both ? "<-" : "-");
    const bool plain = !relationship.variable && !relationship.types && !relationship.length &&
                       !relationship.properties && !relationship.where;
    if (!plain) {
        add("[");
        if (relationship.variable) variable(relationship.variable->text);
        if (relationship.types) {
            add(":");
            write(*relationship.types);
        }
        if (relationship.length) {
            add("*");
            bounds(*relationship.length, "..");
        }
        optional(" ", relationship.properties);
        optional(" WHERE ", relationship.where);
        add("]");
    }
    add(arrow == Arrow::right || arrow == Arrow::both ? "->" : "-");
    if (relationship.quantifier) quantifier(*relationship.quantifier);
}

void Writer::element(const Box<ParenthesizedPath>& path) {
    add("(");
    write(path->path);
    optional(" WHERE ", path->where);
    add(")");
    if (path->quantifier) quantifier(*path->quantifier);
}

void Writer::write(const PathPattern& path) {
    using Kind = PathSearch::Kind;
    constexpr std::string_view searches[] = {"ALL", "ANY", "ANY SHORTEST", "ALL SHORTEST", "SHORTEST", "SHORTEST"};
    constexpr std::string_view modes[] = {"", "WALK ", "TRAIL ", "ACYCLIC ", "SIMPLE "};
    if (path.variable) {
        variable(path.variable->text);
        add(" = ");
    }
    if (path.search) {
        add(searches[static_cast<std::size_t>(path.search->kind)]);
        optional(" ", path.search->count);
        add(" ");
    }
    add(modes[static_cast<std::size_t>(path.mode)]);
    if (path.search && path.search->kind == Kind::shortest_groups) add("GROUPS ");
    const bool legacy = path.shortest != PathPattern::Shortest::no;
    if (legacy) add(path.shortest == PathPattern::Shortest::shortest_path ? "shortestPath(" : "allShortestPaths(");
    for (const auto& piece : path.elements) std::visit([&](const auto& one) { element(one); }, piece);
    if (legacy) add(")");
}

void Writer::write(const GraphPattern& pattern) {
    list(pattern.paths, [&](const PathPattern& path) { write(path); });
    optional(" WHERE ", pattern.where);
}

// Clauses ----------------------------------------------------------------------------------------------------------

void Writer::clause(const Match& match) {
    add(match.optional ? "OPTIONAL MATCH " : match.mandatory ? "MANDATORY MATCH " : "MATCH ");
    write(match.pattern);
}

void Writer::clause(const Unwind& unwind) {
    if (unwind.position) return for_position(unwind);
    add("UNWIND ");
    write(unwind.list);
    add(" AS ");
    variable(unwind.variable.text);
}

void Writer::for_position(const Unwind& unwind) {
    add("FOR ");
    variable(unwind.variable.text);
    add(" IN ");
    write(unwind.list);
    add(unwind.position->first == 0 ? " WITH OFFSET " : " WITH ORDINALITY ");
    variable(unwind.position->variable.text);
}

void Writer::projection(const Projection& projection) {
    if (projection.distinct) add("DISTINCT ");
    if (projection.star) add(projection.items.empty() ? "*" : "*, ");
    list(projection.items, [&](const ReturnItem& item) {
        write(item.expression);
        if (!item.alias) return;
        add(" AS ");
        variable(item.alias->text);
    });
    if (!projection.order_by.empty()) add(" ORDER BY ");
    list(projection.order_by, [&](const SortItem& item) {
        write(item.key);
        if (item.descending) add(" DESC");
    });
    optional(" SKIP ", projection.skip);
    optional(" LIMIT ", projection.limit);
}

void Writer::clause(const With& with) {
    add("WITH ");
    projection(with.projection);
    optional(" WHERE ", with.where);
}

void Writer::clause(const Return& result) {
    add("RETURN ");
    projection(result.projection);
}

void Writer::clause(const Create& create) {
    add("CREATE ");
    list(create.paths, [&](const PathPattern& path) { write(path); });
}

void Writer::labels(const std::vector<Name>& names) {
    for (const auto& label : names) {
        add(":");
        name(label.text);
    }
}

void Writer::set_items(const std::vector<SetItem>& items) {
    struct Visitor {
        Writer& writer;
        void operator()(const SetProperty& item) const {
            writer.at_least(Level::postfix, item.target);
            writer.add(" = ");
            writer.write(item.value);
        }
        void operator()(const SetProperties& item) const {
            writer.variable(item.variable.text);
            writer.add(item.replace ? " = " : " += ");
            writer.write(item.value);
        }
        void operator()(const SetLabels& item) const {
            writer.variable(item.variable.text);
            writer.labels(item.labels);
        }
    };
    add("SET ");
    list(items, [&](const SetItem& item) { std::visit(Visitor{*this}, item); });
}

void Writer::clause(const Merge& merge) {
    add("MERGE ");
    write(merge.path);
    for (const auto& action : merge.actions) {
        add(action.on_create ? " ON CREATE " : " ON MATCH ");
        set_items(action.items);
    }
}

void Writer::clause(const Set& set) { set_items(set.items); }

void Writer::clause(const Remove& remove) {
    add("REMOVE ");
    list(remove.items, [&](const RemoveItem& item) {
        if (const auto* property = std::get_if<RemoveProperty>(&item))
            return at_least(Level::postfix, property->target);
        variable(std::get<RemoveLabels>(item).variable.text);
        labels(std::get<RemoveLabels>(item).labels);
    });
}

void Writer::clause(const Delete& remove) {
    add(remove.detach ? "DETACH DELETE " : "DELETE ");
    list(remove.expressions, [&](const Expression& expression) { write(expression); });
}

void Writer::clause(const CallProcedure& call) {
    add(call.optional ? "OPTIONAL CALL " : "CALL ");
    dotted(call.procedure.text);
    if (call.arguments) {
        add("(");
        list(*call.arguments, [&](const Expression& argument) { write(argument); });
        add(")");
    }
    if (!call.yield) return;
    add(call.yield->star ? " YIELD *" : " YIELD ");
    list(call.yield->items, [&](const YieldItem& item) {
        name(item.field.text);
        if (!item.alias) return;
        add(" AS ");
        variable(item.alias->text);
    });
    optional(" WHERE ", call.yield->where);
}

void Writer::clause(const CallSubquery& call) {
    add(call.optional ? "OPTIONAL CALL " : "CALL ");
    if (call.imports) {
        add(call.import_all ? "(*" : "(");
        list(*call.imports, [&](const Name& import) { variable(import.text); });
        add(") ");
    }
    add("{ ");
    write(*call.query);
    add(" }");
    if (call.in_transactions) write(*call.in_transactions);
}

void Writer::write(const InTransactions& transactions) {
    constexpr std::string_view words[] = {"CONTINUE", "BREAK", "FAIL"};
    add(" IN");
    optional(" ", transactions.concurrency);
    if (transactions.concurrent) add(" CONCURRENT");
    add(" TRANSACTIONS");
    optional(" OF ", transactions.rows);
    if (transactions.rows) add(" ROWS");
    if (transactions.on_error) {
        add(" ON ERROR ");
        add(words[static_cast<std::size_t>(*transactions.on_error)]);
    }
    if (!transactions.status) return;
    add(" REPORT STATUS AS ");
    variable(transactions.status->text);
}

void Writer::clause(const LoadCsv& load) {
    add(load.with_headers ? "LOAD CSV WITH HEADERS FROM " : "LOAD CSV FROM ");
    write(load.from);
    add(" AS ");
    variable(load.variable.text);
    if (!load.field_terminator) return;
    add(" FIELDTERMINATOR ");
    string(load.field_terminator->text);
}

// Queries ----------------------------------------------------------------------------------------------------------

void Writer::write(const Query& query) {
    for (const Query& part : query.before) {
        write(part);
        add(" NEXT ");
    }
    for (std::size_t i = 0; i < query.branches.size(); ++i) {
        if (i > 0) add(query.unions[i - 1] == Union::all ? " UNION ALL " : " UNION ");
        list(
            query.branches[i].clauses,
            [&](const Clause& one) { std::visit([&](const auto& what) { clause(what); }, one.node); }, " ");
    }
}

void Writer::write(const Statement& statement) {
    constexpr std::string_view modes[] = {"", "EXPLAIN ", "PROFILE "};
    add(modes[static_cast<std::size_t>(statement.mode)]);
    if (statement.schema) return std::visit([&](const auto& each) { command(each); }, *statement.schema);
    write(statement.query);
}

namespace {

template <typename Node>
std::string written(const Node& node) {
    Writer writer;
    writer.write(node);
    return writer.take();
}

}  // namespace

std::string unparse(const Statement& statement) { return written(statement); }
std::string unparse(const Query& query) { return written(query); }
std::string unparse(const PathPattern& path) { return written(path); }
std::string unparse(const LabelExpression& labels) { return written(labels); }
std::string unparse(const Expression& expression) { return written(expression); }

}  // namespace dossier::query::syntax
