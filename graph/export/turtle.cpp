#include <fmt/format.h>

#include "graph/export/rdf.hpp"
#include "graph/export/writers.hpp"
#include "graph/utf8.hpp"

// Turtle (RDF 1.1): one paragraph a subject. Whatever is not a plain character is written as \uXXXX, so that control
// characters survive every reader.

namespace dossier::graph {

namespace {

std::string quoted_string(std::string_view text) {
    std::string result = "\"";
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t code_point = next_code_point(text, offset);
        switch (code_point) {
        case U'"': result += "\\\""; break;
        case U'\\': result += "\\\\"; break;
        case U'\n': result += "\\n"; break;
        case U'\r': result += "\\r"; break;
        case U'\t': result += "\\t"; break;
        default:
            if (is_control(code_point)) {
                result += fmt::format("\\u{:04X}", static_cast<std::uint32_t>(code_point));
            } else {
                append_utf8(result, code_point);
            }
        }
    }
    return result + '"';
}

std::string iri(const std::string& text) { return rdf::shortened(text).value_or(fmt::format("<{}>", text)); }

std::string predicate(const std::string& text) { return text == rdf::expanded("rdf:type") ? "a" : iri(text); }

std::string text_of(const rdf::Object& object);

std::string list_of(const rdf::Object& object) {
    std::string text = "(";
    for (const rdf::Object& element : object.elements) text += ' ' + text_of(element);
    return text + " )";
}

std::string unnamed(const rdf::Object& object) {
    std::string text = "[";
    for (const rdf::Statement& statement : object.statements) {
        for (const rdf::Object& each : statement.objects) {
            text +=
                fmt::format("{} {} {}", text.size() == 1 ? "" : " ;", predicate(statement.predicate), text_of(each));
        }
    }
    return text + " ]";
}

std::string text_of(const rdf::Object& object) {
    switch (object.kind) {
    case rdf::Object::Kind::resource: return iri(object.text);
    case rdf::Object::Kind::list: return list_of(object);
    case rdf::Object::Kind::unnamed: return unnamed(object);
    case rdf::Object::Kind::literal: break;
    }
    if (!object.language.empty()) return fmt::format("{}@{}", quoted_string(object.text), object.language);
    if (object.datatype.empty()) return quoted_string(object.text);
    if (object.datatype == rdf::expanded("xsd:integer") || object.datatype == rdf::expanded("xsd:boolean")) {
        return object.text;
    }
    return fmt::format("{}^^{}", quoted_string(object.text), iri(object.datatype));
}

}  // namespace

std::string to_turtle(const PropertyGraph& graph, const Selection& part) {
    std::string text;
    for (const rdf::Prefix& prefix : rdf::prefixes)
        text += fmt::format("@prefix {}: <{}> .\n", prefix.name, prefix.iri);
    for (const rdf::Description& description : rdf::describe(graph, part)) {
        text += fmt::format("\n{}", iri(description.subject));
        std::string_view between = "\n    ";
        for (const rdf::Statement& statement : description.statements) {
            text += fmt::format("{}{}", between, predicate(statement.predicate));
            between = " ;\n    ";
            std::string_view mark = " ";
            for (const rdf::Object& object : statement.objects) {
                text += fmt::format("{}{}", mark, text_of(object));
                mark = ", ";
            }
        }
        text += " .\n";
    }
    return text;
}

}  // namespace dossier::graph
