#include "query/bind/pattern_binder.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include <fmt/format.h>

#include "query/bind/expression_binder.hpp"
#include "query/bind/fault.hpp"
#include "query/bind/path_search.hpp"
#include "query/bind/static_type.hpp"

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

[[noreturn]] void already_bound(const syntax::Name& name, std::string hint = {}) {
    syntax_fault(ErrorCode::variable_already_bound, fmt::format("variable `{}` is already there", name.text),
                 name.where, hint.empty() ? "choose another name" : std::move(hint));
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

Expression both(std::optional<Box<Expression>> first, Expression second) {
    if (!first) return second;
    const SourceSpan where = second.where;
    return {.node = Binary{BinaryOp::logical_and, std::move(*first), std::move(second)},
            .where = where,
            .type = StaticType::boolean};
}

Expression variable(Slot slot, StaticType type, SourceSpan where) {
    return {.node = Variable{slot}, .where = where, .type = type};
}

Expression same_node(Slot a, Slot b, SourceSpan where) {
    return {.node = Binary{BinaryOp::equal, variable(a, StaticType::node, where), variable(b, StaticType::node, where)},
            .where = where,
            .type = StaticType::boolean};
}

/// `:A:B` is how labels are joined; a relationship has one type, so the grammar does not have it there.
void refuse_joined_types(const syntax::LabelExpression& types) {
    if (types.colon.end > types.colon.begin) {
        syntax_fault(ErrorCode::unexpected_syntax, "a relationship has one type, and `:` joins labels", types.colon,
                     "write :A|B for a relationship of either type");
    }
    for (const syntax::LabelExpression& operand : types.operands) refuse_joined_types(operand);
}

/// Whether only a row tells what a variable holds that the pattern takes for an element.
bool is_unsure(const std::optional<syntax::Name>& name, const Scope& scope) {
    const Known* known = name ? scope.find(name->text) : nullptr;
    return known != nullptr && known->type == StaticType::any;
}

/// A variable of a repeated part has one value for each repetition, so it cannot be one that has its value already.
void refuse_outer_name(const syntax::Name& name, const Scope& around, const Scope& earlier) {
    if (around.find(name.text) == nullptr) return;
    if (earlier.find(name.text) != nullptr) already_bound(name, "a repeated part needs a name of its own");
    syntax_fault(ErrorCode::variable_type_conflict,
                 fmt::format("variable `{}` is used inside a repeated part and outside of it", name.text), name.where,
                 "use another name in one of the two places");
}

PathMode bound(syntax::PathMode mode) {
    switch (mode) {
    case syntax::PathMode::walk: return PathMode::walk;
    case syntax::PathMode::acyclic: return PathMode::acyclic;
    case syntax::PathMode::simple: return PathMode::simple;
    case syntax::PathMode::unsaid:
    case syntax::PathMode::trail: break;
    }
    return PathMode::trail;
}

}  // namespace

std::vector<PathPattern> PatternBinder::bind(std::span<const syntax::PathPattern> paths) {
    std::vector<PathPattern> result;
    std::vector<Level> levels;
    result.reserve(paths.size());
    levels.reserve(paths.size());
    for (const syntax::PathPattern& path : paths) {
        levels.push_back({.chain = chain_of(path), .scope = {}, .inner = {}});
    }
    const auto repeats = [](const Level& level) {
        return std::ranges::any_of(level.chain.links, &Chain::Link::repeated);
    };
    if (purpose_ == PatternPurpose::merge || std::ranges::any_of(levels, repeats)) before_ = scope_;
    for (std::size_t i = 0; i < paths.size(); ++i) result.push_back(declare(paths[i], levels[i]));
    // Expressions come last: they may name what stands further on. Only what CREATE makes has its properties at once.
    if (purpose_ != PatternPurpose::create) {
        const Scope& named_by_properties = purpose_ == PatternPurpose::merge ? before_ : scope_;
        for (std::size_t i = 0; i < result.size(); ++i) complete(levels[i], result[i], scope_, named_by_properties);
    } else {  // a new path is there when all of its clause is
        for (std::size_t i = 0; i < result.size(); ++i) declare_variable(paths[i], result[i]);
    }
    return result;
}

// Variables --------------------------------------------------------------------------------------------------------

PathPattern PatternBinder::declare(const syntax::PathPattern& path, Level& level) {
    PathPattern result;
    result.span = path.span;
    result.mode = bound(path.mode);
    bind_search(path, session_, result);
    if (writes() && (path.search || path.shortest != syntax::PathPattern::Shortest::no)) {
        syntax_fault(ErrorCode::unexpected_syntax, "a new path cannot be searched for", path.span,
                     "leave the selector out, or use MATCH");
    }
    check_walk(path, level.chain);
    check_not_empty(path, level.chain);
    declare_chain(level, result);
    if (purpose_ != PatternPurpose::create) declare_variable(path, result);
    return result;
}

template <typename Pattern>
void PatternBinder::declare_chain(Level& level, Pattern& bound_to) {
    const Chain& chain = level.chain;
    const bool alone = chain.nodes.size() == 1;
    level.inner.resize(chain.links.size());
    bound_to.nodes.reserve(chain.nodes.size());
    bound_to.relationships.reserve(chain.links.size());
    bound_to.nodes.push_back(declare(chain.nodes.front(), alone));
    for (std::size_t i = 0; i < chain.links.size(); ++i) {
        bound_to.relationships.push_back(declare(chain.links[i], level.inner[i]));
        bound_to.nodes.push_back(declare(chain.nodes[i + 1], alone));
    }
    for (const Chain::Bracket& bracket : chain.brackets) {
        const syntax::PathPattern& path = bracket.part->path;
        if (!path.variable && path.mode == syntax::PathMode::unsaid) continue;
        SubPath part{.path = {},
                     .mode = path.mode == syntax::PathMode::unsaid ? PathMode::walk : bound(path.mode),
                     .first = bracket.first,
                     .last = bracket.last};
        if (path.variable) part.path = new_path(*path.variable);
        bound_to.brackets.push_back(part);
    }
}

void PatternBinder::declare_variable(const syntax::PathPattern& path, PathPattern& bound) {
    if (path.variable) bound.path = new_path(*path.variable);
}

Slot PatternBinder::new_path(const syntax::Name& name) {
    if (scope_.find(name.text) != nullptr || (around_ && around_->find(name.text) != nullptr)) already_bound(name);
    const Slot slot = session_.new_slot(name.text);
    scope_.declare(name.text, {.slot = slot, .type = StaticType::path});
    return slot;
}

std::pair<Slot, bool> PatternBinder::slot_of(const std::optional<syntax::Name>& name, StaticType type) {
    if (!name) return {session_.new_slot(), false};
    if (around_) refuse_outer_name(*name, *around_, *earlier_);
    if (scope_.find(name->text) == nullptr && purpose_ != PatternPurpose::condition) {
        const Slot slot = session_.new_slot(name->text);
        const bool is_list = type == StaticType::relationship_list;
        scope_.declare(name->text,
                       {.slot = slot, .type = type, .element = is_list ? StaticType::relationship : StaticType::any});
        return {slot, false};
    }
    if (std::ranges::find(groups_, name->text) != groups_.end()) {
        syntax_fault(
            ErrorCode::variable_type_conflict,
            fmt::format("variable `{}` has one value in a repeated part, and is a list outside of it", name->text),
            name->where, "use another name");
    }
    const Known& known = scope_.get(name->text, name->where);
    const bool list_of_relationships = type == StaticType::relationship_list && known.type == StaticType::list &&
                                       may_be(known.element, bit(StaticType::relationship));
    if (!may_be(known.type, bit(type)) && !list_of_relationships) {
        syntax_fault(
            ErrorCode::variable_type_conflict,
            fmt::format("variable `{}` is {}, not {}", name->text, with_article(known.type), with_article(type)),
            name->where, "choose another name for what this pattern looks for");
    }
    return {known.slot, true};
}

NodePattern PatternBinder::declare(const Chain::Node& written, bool alone) {
    NodePattern result;
    for (const syntax::NodePattern* node : written) add(*node, alone, result);
    name_node(written, result);
    return result;
}

/// What one of the patterns side by side asks of the node, but for expressions that may name what is not declared yet.
void PatternBinder::add(const syntax::NodePattern& node, bool alone, NodePattern& bound) {
    if (writes() && node.variable && scope_.find(node.variable->text) != nullptr &&
        (alone || node.labels || node.properties)) {
        already_bound(*node.variable, "name it alone to connect to it, or choose another name for a new node");
    }
    if (purpose_ == PatternPurpose::create) bound.properties = properties(node.properties, scope_);
    bound.span = node.span;
    if (!node.labels) return;
    look_for(UsedName::Kind::label, *node.labels);
    LabelExpression labels = bind_labels(*node.labels);
    if (writes() && !only_names(labels)) {
        syntax_fault(ErrorCode::unexpected_syntax, "a new node has labels by name alone", node.labels->where,
                     "write :A:B");
    }
    if (!bound.labels) {
        bound.labels = std::move(labels);
        return;
    }
    LabelExpression all{.op = LabelExpression::Op::conjunction, .name = {}, .operands = {}};
    all.operands.push_back(std::move(*bound.labels));
    all.operands.push_back(std::move(labels));
    bound.labels = std::move(all);
}

/// One slot for all the names of a node: a new name stands for what an older one beside it has.
void PatternBinder::name_node(const Chain::Node& written, NodePattern& bound) {
    std::optional<Slot> slot;
    const auto take = [&](const syntax::NodePattern& node) {
        const auto [found, is_bound] = slot_of(node.variable, StaticType::node);
        if (slot && *slot != found) {
            bound.where = both(std::move(bound.where), same_node(*slot, found, node.span));
            return;
        }
        slot = found;
        bound.bound = is_bound;
        bound.unsure = is_bound && is_unsure(node.variable, scope_);
    };
    for (const syntax::NodePattern* node : written) {
        if (node->variable && scope_.find(node->variable->text) != nullptr) take(*node);
    }
    for (const syntax::NodePattern* node : written) {
        if (!node->variable || scope_.find(node->variable->text) != nullptr) continue;
        if (!slot || purpose_ == PatternPurpose::condition) {
            take(*node);
        } else {
            if (around_) refuse_outer_name(*node->variable, *around_, *earlier_);
            scope_.declare(node->variable->text, {.slot = *slot, .type = StaticType::node});
        }
    }
    bound.slot = slot ? *slot : session_.new_slot();
}

void PatternBinder::check_created(const syntax::RelationshipPattern& relationship) const {
    if (relationship.variable && scope_.find(relationship.variable->text) != nullptr) {
        already_bound(*relationship.variable, "choose another name for a new relationship");
    }
    if (relationship.length || relationship.quantifier) {
        syntax_fault(ErrorCode::creating_var_length, "a new relationship has no variable length", relationship.span,
                     "write each relationship: `-[:TYPE]->()-[:TYPE]->`");
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

RelationshipPattern PatternBinder::declare(const Chain::Link& link, Level& inner) {
    if (link.relationship && writes()) check_created(*link.relationship);
    return link.repeated() ? declare_repeated(link, inner) : declare(*link.relationship);
}

RelationshipPattern PatternBinder::declare(const syntax::RelationshipPattern& relationship) {
    RelationshipPattern result;
    if (purpose_ == PatternPurpose::create) result.properties = properties(relationship.properties, scope_);
    result.direction = bound(relationship.arrow);
    result.span = relationship.span;
    if (relationship.types) {
        refuse_joined_types(*relationship.types);
        look_for(UsedName::Kind::type, *relationship.types);
        result.types = bind_labels(*relationship.types);
    }
    std::tie(result.slot, result.bound) = slot_of(relationship.variable, StaticType::relationship);
    result.unsure = result.bound && is_unsure(relationship.variable, scope_);
    if (relationship.variable) remember_relationship(*relationship.variable);
    return result;
}

void PatternBinder::remember_relationship(const syntax::Name& name) {
    if (!relationships_.insert(name.text).second) {
        syntax_fault(ErrorCode::relationship_uniqueness_violation,
                     fmt::format("`{}` stands for two relationships of one pattern", name.text), name.where,
                     "a relationship is matched once; use two names");
    }
}

// Expressions ------------------------------------------------------------------------------------------------------

template <typename Pattern>
void PatternBinder::complete(const Level& level, Pattern& bound, const Scope& scope, const Scope& named_by_properties) {
    const Chain& chain = level.chain;
    ExpressionBinder expressions{session_, scope};
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        NodePattern& node = bound.nodes[i];
        for (const syntax::NodePattern* written : chain.nodes[i]) {
            Properties more = properties(written->properties, named_by_properties);
            std::ranges::move(more.entries, std::back_inserter(node.properties.entries));
            if (written->where) node.where = both(std::move(node.where), expressions.condition(*written->where));
        }
    }
    for (std::size_t i = 0; i < chain.links.size(); ++i) {
        if (chain.links[i].repeated()) {
            complete_repeated(level.inner[i], bound.relationships[i]);
            continue;
        }
        const syntax::RelationshipPattern& written = *chain.links[i].relationship;
        bound.relationships[i].properties = properties(written.properties, named_by_properties);
        if (written.where) bound.relationships[i].where = expressions.condition(*written.where);
    }
    for (const Chain::Bracket& bracket : chain.brackets) {
        if (!bracket.part->where) continue;
        auto& where = bound.nodes[bracket.last].where;
        where = both(std::move(where), expressions.condition(*bracket.part->where));
    }
}

Properties PatternBinder::properties(const std::optional<syntax::Expression>& properties, const Scope& scope) {
    Properties result;
    if (!properties) return result;
    ExpressionBinder expressions{session_, scope};
    if (const auto* map = std::get_if<syntax::MapLiteral>(&properties->node)) {
        for (const syntax::MapEntry& entry : map->entries) {
            look_for(UsedName::Kind::key, entry.key);
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

// The binder of repeated parts has a file of its own and asks for these two.
template void PatternBinder::declare_chain(Level&, Repetition&);
template void PatternBinder::complete(const Level&, Repetition&, const Scope&, const Scope&);

}  // namespace dossier::query::bind
