#include "query/bind/schema_binder.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "query/bind/fault.hpp"

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

std::string upper(const syntax::Name& word) {
    std::string text = word.text;
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

graph::SchemaTarget target(const syntax::SchemaPattern& pattern,
                           const std::vector<syntax::SchemaProperty>& properties) {
    graph::SchemaTarget result{.element =
                                   pattern.relationship ? graph::ElementKind::relationship : graph::ElementKind::node,
                               .names = {},
                               .keys = {}};
    const auto add = [](std::vector<std::string>& names, std::set<std::string>& taken, const syntax::Name& name) {
        if (!taken.insert(name.text).second) {
            syntax_fault(ErrorCode::invalid_argument_value, fmt::format("`{}` is named twice", name.text), name.where,
                         "name each once");
        }
        names.push_back(name.text);
    };
    std::set<std::string> names, keys;
    for (const syntax::Name& name : pattern.names) add(result.names, names, name);
    for (const auto& [variable, key] : properties) {
        if (variable.text != pattern.variable.text) {
            syntax_fault(ErrorCode::undefined_variable, fmt::format("variable `{}` not defined", variable.text),
                         variable.where, fmt::format("did you mean `{}`?", pattern.variable.text));
        }
        add(result.keys, keys, key);
    }
    return result;
}

void require_one_name(const syntax::SchemaPattern& pattern, std::string_view what) {
    if (pattern.names.size() < 2) return;
    syntax_fault(ErrorCode::not_supported,
                 fmt::format("{} is for one {}", what, pattern.relationship ? "relationship type" : "label"),
                 pattern.names[1].where, "make one for each");
}

/// The name, or without one the properties.
template <typename Create>
graph::SourceSpan place_of(const Create& create) {
    if (create.name) return create.name->where;
    return {create.properties.front().variable.where.begin, create.properties.back().key.where.end};
}

SchemaChange bind(const syntax::CreateIndex& create) {
    const bool full_text = create.kind && upper(*create.kind) == "FULLTEXT";
    if (create.on_each != full_text) {
        const graph::SourceSpan where = create.properties.front().variable.where;
        if (full_text)
            syntax_fault(ErrorCode::unexpected_syntax, "a full-text index names its properties ON EACH […]", where,
                         "write ON EACH [n.text]");
        syntax_fault(ErrorCode::unexpected_syntax, "ON EACH belongs to a full-text index", where,
                     "write ON (n.key), or CREATE FULLTEXT INDEX");
    }
    if (!full_text) require_one_name(create.pattern, "an index");
    return CreateIndex{{.name = create.name ? create.name->text : std::string{},
                        .kind = full_text ? graph::IndexKind::full_text : graph::IndexKind::range,
                        .target = target(create.pattern, create.properties),
                        .constraint = {}},
                       create.if_not_exists,
                       place_of(create)};
}

graph::ConstraintKind kind_of(syntax::CreateConstraint::Kind kind) {
    switch (kind) {
    case syntax::CreateConstraint::Kind::unique: return graph::ConstraintKind::unique;
    case syntax::CreateConstraint::Kind::not_null: return graph::ConstraintKind::not_null;
    case syntax::CreateConstraint::Kind::key: break;
    }
    return graph::ConstraintKind::key;
}

SchemaChange bind(const syntax::CreateConstraint& create) {
    require_one_name(create.pattern, "a constraint");
    if (create.element && (upper(*create.element) == "NODE") == create.pattern.relationship) {
        syntax_fault(ErrorCode::invalid_clause_composition,
                     fmt::format("the pattern is about {}", create.pattern.relationship ? "relationships" : "nodes"),
                     create.element->where,
                     create.pattern.relationship ? "write IS RELATIONSHIP KEY or IS UNIQUE"
                                                 : "write IS NODE KEY or IS UNIQUE");
    }
    if (create.kind == syntax::CreateConstraint::Kind::not_null && create.properties.size() > 1) {
        syntax_fault(ErrorCode::invalid_clause_composition, "IS NOT NULL asks for one property",
                     create.properties[1].variable.where, "make a constraint for each");
    }
    return CreateConstraint{{.name = create.name ? create.name->text : std::string{},
                             .kind = kind_of(create.kind),
                             .target = target(create.pattern, create.properties)},
                            create.if_not_exists,
                            place_of(create)};
}

SchemaChange bind(const syntax::Drop& drop) {
    if (drop.constraint) return DropConstraint{drop.name.text, drop.if_exists, drop.name.where};
    return DropIndex{drop.name.text, drop.if_exists, drop.name.where};
}

}  // namespace

SchemaChange bind_schema(const syntax::SchemaCommand& command) {
    return std::visit([](const auto& each) { return bind(each); }, command);
}

}  // namespace dossier::query::bind
