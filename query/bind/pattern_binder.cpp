#include "query/bind/pattern_binder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/bind/expression_binder.hpp"
#include "query/bind/fault.hpp"
#include "query/bind/path_search.hpp"
#include "query/bind/static_type.hpp"

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

// What stands between two relationships, or beside one, when nothing was written.
const syntax::NodePattern nameless{};

[[noreturn]] void not_supported(std::string_view construct, SourceSpan where) {
    syntax_fault(ErrorCode::not_supported, fmt::format("{} are not supported", construct), where);
}

[[noreturn]] void already_bound(const syntax::Name& name, std::string hint = {}) {
    syntax_fault(ErrorCode::variable_already_bound, fmt::format("variable `{}` is already there", name.text),
                 name.where, std::move(hint));
}

bool is_empty(const syntax::NodePattern& node) {
    return !node.variable && !node.labels && !node.properties && !node.where;
}

/// The names of `:A:B`, which is all that a new node or relationship can have.
bool only_names(const LabelExpression& labels) {
    if (labels.op == LabelExpression::Op::name) return true;
    return labels.op == LabelExpression::Op::conjunction && std::ranges::all_of(labels.operands, only_names);
}

PatternDirection bound(syntax::Arrow arrow) {
    if (arrow == syntax::Arrow::left) return PatternDirection::incoming;
    return arrow == syntax::Arrow::right ? PatternDirection::outgoing : PatternDirection::either;
}

std::optional<Length> length_of(const syntax::RelationshipPattern& relationship) {
    const bool starred = relationship.length.has_value();
    const auto& repetition = starred ? relationship.length : relationship.quantifier;
    if (!repetition) return std::nullopt;
    if (starred && relationship.quantifier) not_supported("two lengths of one relationship", relationship.span);
    const std::uint64_t least = repetition->min.value_or(starred ? 1 : 0);
    return Length{.min = least, .max = repetition->exact ? repetition->min : repetition->max};
}

Expression both(std::optional<Box<Expression>> first, Expression second) {
    if (!first) return second;
    const SourceSpan where = second.where;
    return {.node = Binary{BinaryOp::logical_and, std::move(*first), std::move(second)},
            .where = where,
            .type = StaticType::boolean};
}

}  // namespace

std::vector<PathPattern> PatternBinder::bind(std::span<const syntax::PathPattern> paths) {
    std::vector<PathPattern> result;
    std::vector<Chain> chains;
    for (const syntax::PathPattern& path : paths) {
        Chain& chain = chains.emplace_back();
        append(path.elements, chain);
        if (chain.nodes.size() == chain.relationships.size()) chain.nodes.push_back(&nameless);
        result.push_back(declare(path, chain));
    }
    // Expressions come last: they may name what stands further on. Only what CREATE makes has its properties at once.
    for (std::size_t i = 0; i < result.size(); ++i) complete(chains[i], result[i]);
    if (purpose_ == PatternPurpose::create) {  // a new path is there when all of its clause is
        for (std::size_t i = 0; i < result.size(); ++i) declare_variable(paths[i], result[i]);
    }
    return result;
}

// The flat row -----------------------------------------------------------------------------------------------------

void PatternBinder::append(const std::vector<syntax::PathElement>& elements, Chain& chain) {
    for (const syntax::PathElement& element : elements) {
        if (const auto* part = std::get_if<Box<syntax::ParenthesizedPath>>(&element)) {
            append(**part, chain);
        } else if (const auto* node = std::get_if<syntax::NodePattern>(&element)) {
            append(*node, chain);
        } else {
            append(std::get<syntax::RelationshipPattern>(element), chain);
        }
    }
}

void PatternBinder::append(const syntax::NodePattern& node, Chain& chain) {
    if (chain.nodes.size() == chain.relationships.size()) {
        chain.nodes.push_back(&node);
    } else if (is_empty(*chain.nodes.back())) {
        chain.nodes.back() = &node;  // side by side they are one node
    } else if (!is_empty(node)) {
        not_supported("two node patterns side by side", node.span);
    }
}

void PatternBinder::append(const syntax::RelationshipPattern& relationship, Chain& chain) {
    if (chain.nodes.size() == chain.relationships.size()) chain.nodes.push_back(&nameless);
    chain.relationships.push_back(&relationship);
}

void PatternBinder::append(const syntax::ParenthesizedPath& part, Chain& chain) {
    if (part.quantifier) not_supported("quantified path patterns", part.span);
    if (part.path.variable) not_supported("variables of a part of a path", part.path.variable->where);
    check_mode(part.path.mode, part.span);
    append(part.path.elements, chain);
    if (part.where) chain.conditions.push_back(&*part.where);
}

// Variables --------------------------------------------------------------------------------------------------------

PathPattern PatternBinder::declare(const syntax::PathPattern& path, const Chain& chain) {
    PathPattern result;
    result.span = path.span;
    bind_search(path, result);
    if (writes() && (path.search || path.shortest != syntax::PathPattern::Shortest::no)) {
        syntax_fault(ErrorCode::unexpected_syntax, "a new path cannot be searched for", path.span);
    }
    const bool alone = chain.nodes.size() == 1;
    result.nodes.push_back(declare(*chain.nodes.front(), alone));
    for (std::size_t i = 0; i < chain.relationships.size(); ++i) {
        result.relationships.push_back(declare(*chain.relationships[i]));
        result.nodes.push_back(declare(*chain.nodes[i + 1], alone));
    }
    if (purpose_ != PatternPurpose::create) declare_variable(path, result);
    return result;
}

void PatternBinder::declare_variable(const syntax::PathPattern& path, PathPattern& bound) {
    if (!path.variable) return;
    if (scope_.find(path.variable->text) != nullptr) already_bound(*path.variable);
    bound.path = session_.new_slot(path.variable->text);
    scope_.declare(path.variable->text, {.slot = *bound.path, .type = StaticType::path});
}

std::pair<Slot, bool> PatternBinder::slot_of(const std::optional<syntax::Name>& name, StaticType type) {
    if (!name) return {session_.new_slot(), false};
    if (scope_.find(name->text) == nullptr && purpose_ != PatternPurpose::condition) {
        const Slot slot = session_.new_slot(name->text);
        const bool is_list = type == StaticType::relationship_list;
        scope_.declare(name->text,
                       {.slot = slot, .type = type, .element = is_list ? StaticType::relationship : StaticType::any});
        return {slot, false};
    }
    const Known& known = scope_.get(name->text, name->where);
    const bool list_of_relationships = type == StaticType::relationship_list && known.type == StaticType::list &&
                                       may_be(known.element, bit(StaticType::relationship));
    if (!may_be(known.type, bit(type)) && !list_of_relationships) {
        syntax_fault(
            ErrorCode::variable_type_conflict,
            fmt::format("variable `{}` is {}, not {}", name->text, with_article(known.type), with_article(type)),
            name->where);
    }
    return {known.slot, true};
}

NodePattern PatternBinder::declare(const syntax::NodePattern& node, bool alone) {
    if (writes() && node.variable && scope_.find(node.variable->text) != nullptr &&
        (alone || node.labels || node.properties)) {
        already_bound(*node.variable, "name it alone to connect to it, or choose another name for a new node");
    }
    NodePattern result;
    if (purpose_ == PatternPurpose::create) result.properties = properties(node.properties, scope_);
    std::tie(result.slot, result.bound) = slot_of(node.variable, StaticType::node);
    result.span = node.span;
    if (node.labels) result.labels = bind_labels(*node.labels);
    if (writes() && result.labels && !only_names(*result.labels)) {
        syntax_fault(ErrorCode::unexpected_syntax, "a new node has labels by name alone", node.labels->where,
                     "write :A:B");
    }
    return result;
}

void PatternBinder::check_created(const syntax::RelationshipPattern& relationship) const {
    if (relationship.variable && scope_.find(relationship.variable->text) != nullptr) {
        already_bound(*relationship.variable, "choose another name for a new relationship");
    }
    if (relationship.length || relationship.quantifier) {
        syntax_fault(ErrorCode::creating_var_length, "a new relationship has no variable length", relationship.span);
    }
    if (!relationship.types || relationship.types->op != syntax::LabelExpression::Op::name) {
        syntax_fault(ErrorCode::no_single_relationship_type, "a new relationship has exactly one type",
                     relationship.span, "write -[:TYPE]->");
    }
    const bool directed = relationship.arrow == syntax::Arrow::left || relationship.arrow == syntax::Arrow::right;
    if (!directed && purpose_ == PatternPurpose::create) {
        syntax_fault(ErrorCode::requires_directed_relationship, "a new relationship has one direction",
                     relationship.span, "write --> or <--");
    }
}

RelationshipPattern PatternBinder::declare(const syntax::RelationshipPattern& relationship) {
    if (writes()) check_created(relationship);
    RelationshipPattern result;
    if (purpose_ == PatternPurpose::create) result.properties = properties(relationship.properties, scope_);
    result.length = length_of(relationship);
    result.direction = bound(relationship.arrow);
    result.span = relationship.span;
    if (relationship.types) result.types = bind_labels(*relationship.types);
    if (result.length && relationship.where) {
        not_supported("conditions inside a relationship of variable length", relationship.span);
    }
    const StaticType type = result.length ? StaticType::relationship_list : StaticType::relationship;
    std::tie(result.slot, result.bound) = slot_of(relationship.variable, type);
    if (relationship.variable) {
        const std::string& name = relationship.variable->text;
        if (std::ranges::find(relationships_, name) != relationships_.end()) {
            syntax_fault(ErrorCode::relationship_uniqueness_violation,
                         fmt::format("`{}` stands for two relationships of one pattern", name),
                         relationship.variable->where, "a relationship is matched once; use two names");
        }
        relationships_.push_back(name);
    }
    return result;
}

// Expressions ------------------------------------------------------------------------------------------------------

void PatternBinder::complete(const Chain& chain, PathPattern& bound) {
    if (purpose_ == PatternPurpose::create) return;
    const Scope& named_by_properties = purpose_ == PatternPurpose::merge ? before_ : scope_;
    ExpressionBinder expressions{session_, scope_};
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        bound.nodes[i].properties = properties(chain.nodes[i]->properties, named_by_properties);
        if (chain.nodes[i]->where) bound.nodes[i].where = expressions.condition(*chain.nodes[i]->where);
    }
    for (std::size_t i = 0; i < chain.relationships.size(); ++i) {
        bound.relationships[i].properties = properties(chain.relationships[i]->properties, named_by_properties);
        if (chain.relationships[i]->where) {
            bound.relationships[i].where = expressions.condition(*chain.relationships[i]->where);
        }
    }
    for (const syntax::Expression* condition : chain.conditions) {
        auto& where = bound.nodes.back().where;
        where = both(std::move(where), expressions.condition(*condition));
    }
}

Properties PatternBinder::properties(const std::optional<syntax::Expression>& properties, const Scope& scope) {
    Properties result;
    if (!properties) return result;
    ExpressionBinder expressions{session_, scope};
    if (const auto* map = std::get_if<syntax::MapLiteral>(&properties->node)) {
        for (const syntax::MapEntry& entry : map->entries) {
            result.entries.emplace_back(entry.key.text, expressions.bind(entry.value));
        }
        return result;
    }
    if (purpose_ != PatternPurpose::create) {
        syntax_fault(ErrorCode::invalid_parameter_use, "a parameter cannot stand for all properties to look for",
                     properties->where, "name the properties: {key: $parameter.key}");
    }
    result.map = Box<Expression>{expressions.bind(*properties)};
    return result;
}

}  // namespace dossier::query::bind
