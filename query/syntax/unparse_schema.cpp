#include <algorithm>
#include <cctype>

#include "query/syntax/writer.hpp"

// Statements about indexes and constraints as text.

namespace dossier::query::syntax {

namespace {

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

}  // namespace

void Writer::pattern(const SchemaPattern& pattern) {
    add(pattern.relationship ? " FOR ()-[" : " FOR (");
    name(pattern.variable.text);
    add(":");
    list(
        pattern.names, [&](const Name& each) { name(each.text); }, "|");
    add(pattern.relationship ? "]-()" : ")");
}

void Writer::properties(const std::vector<SchemaProperty>& properties) {
    list(properties, [&](const SchemaProperty& property) {
        name(property.variable.text);
        add(".");
        name(property.key.text);
    });
}

void Writer::command(const CreateIndex& create) {
    add("CREATE ");
    if (create.kind) add(upper(create.kind->text) + " ");
    add("INDEX");
    if (create.name) {
        add(" ");
        name(create.name->text);
    }
    if (create.if_not_exists) add(" IF NOT EXISTS");
    pattern(create.pattern);
    add(create.on_each ? " ON EACH [" : " ON (");
    properties(create.properties);
    add(create.on_each ? "]" : ")");
}

void Writer::command(const CreateConstraint& create) {
    add("CREATE CONSTRAINT");
    if (create.name) {
        add(" ");
        name(create.name->text);
    }
    if (create.if_not_exists) add(" IF NOT EXISTS");
    pattern(create.pattern);
    add(" REQUIRE (");
    properties(create.properties);
    add(") IS ");
    if (create.element) add(upper(create.element->text) + " ");
    switch (create.kind) {
    case CreateConstraint::Kind::unique: add("UNIQUE"); break;
    case CreateConstraint::Kind::not_null: add("NOT NULL"); break;
    case CreateConstraint::Kind::key: add("KEY"); break;
    }
}

void Writer::command(const Drop& drop) {
    add(drop.constraint ? "DROP CONSTRAINT " : "DROP INDEX ");
    name(drop.name.text);
    if (drop.if_exists) add(" IF EXISTS");
}

void Writer::clause(const Show& show) {
    constexpr std::string_view things[] = {"INDEXES", "CONSTRAINTS", "FUNCTIONS", "PROCEDURES"};
    add("SHOW ");
    if (show.kind) add(upper(show.kind->text) + " ");
    add(things[static_cast<std::size_t>(show.what)]);
    if (show.where) where(*show.where);
    if (show.yield) {
        add(" YIELD ");
        projection(show.yield->projection);
        if (show.yield->where) where(*show.yield->where);
    }
    if (!show.returned) return;
    add(" ");
    clause(*show.returned);
}

}  // namespace dossier::query::syntax
