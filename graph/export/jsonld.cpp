#include <fmt/format.h>

#include "graph/export/rdf.hpp"
#include "graph/export/writers.hpp"
#include "graph/value_json.hpp"

// JSON-LD 1.1: the same triples as Turtle. Every literal that is no string names its type: a bare JSON number would be
// read as a double or an integer by its look, and 64 bits do not fit into the numbers of JavaScript.

namespace dossier::graph {

namespace {

std::string json(std::string_view text) {
    std::string result;
    append_json_string(result, text);
    return result;
}

std::string name(const std::string& iri) { return json(rdf::shortened(iri).value_or(iri)); }

std::string text_of(const rdf::Object& object);

/// One object stands alone, several in an array.
std::string members(const std::vector<rdf::Statement>& statements, std::string_view between) {
    std::string text;
    for (const rdf::Statement& statement : statements) {
        const bool is_type = statement.predicate == rdf::expanded("rdf:type");
        std::string objects;
        for (const rdf::Object& object : statement.objects) {
            objects += objects.empty() ? "" : ", ";
            objects += is_type ? name(object.text) : text_of(object);
        }
        if (statement.objects.size() > 1) objects = fmt::format("[{}]", objects);
        text += fmt::format("{}{}: {}", text.empty() ? "" : between,
                            is_type ? json("@type") : name(statement.predicate), objects);
    }
    return text;
}

std::string text_of(const rdf::Object& object) {
    switch (object.kind) {
    case rdf::Object::Kind::resource: return fmt::format("{{\"@id\": {}}}", name(object.text));
    case rdf::Object::Kind::unnamed: return fmt::format("{{{}}}", members(object.statements, ", "));
    case rdf::Object::Kind::list: {
        std::string elements;
        for (const rdf::Object& element : object.elements) {
            elements += fmt::format("{}{}", elements.empty() ? "" : ", ", text_of(element));
        }
        return fmt::format("{{\"@list\": [{}]}}", elements);
    }
    case rdf::Object::Kind::literal: break;
    }
    if (!object.language.empty()) {
        return fmt::format("{{\"@value\": {}, \"@language\": {}}}", json(object.text), json(object.language));
    }
    if (object.datatype.empty()) return json(object.text);
    return fmt::format("{{\"@value\": {}, \"@type\": {}}}", json(object.text), name(object.datatype));
}

}  // namespace

std::string to_jsonld(const PropertyGraph& graph, const Selection& part) {
    std::string text = "{\n  \"@context\": {\n    \"@version\": 1.1";
    for (const rdf::Prefix& prefix : rdf::prefixes)
        text += fmt::format(",\n    {}: {}", json(prefix.name), json(prefix.iri));
    text += "\n  },\n  \"@graph\": [";
    bool first = true;
    for (const rdf::Description& description : rdf::describe(graph, part)) {
        text += fmt::format("{}\n    {{\n      \"@id\": {},\n      {}\n    }}", first ? "" : ",",
                            name(description.subject), members(description.statements, ",\n      "));
        first = false;
    }
    return text + "\n  ]\n}\n";
}

}  // namespace dossier::graph
