#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/property_graph.hpp"
#include "graph/subgraph.hpp"

/// A graph as RDF 1.1, built once for every notation that it is written in.
///
/// Our own words are `urn:dossier:term:NAME`: labels are classes, types predicates between nodes, keys predicates with
/// literals. Beside them stand the vocabularies that the graph model was named after: SKOS for topics, PROV for actors,
/// documents and the sentences behind a relationship, Dublin Core for documents, Web Annotation for the place of a
/// sentence in its document.
namespace dossier::graph::rdf {

struct Statement;

/// What a statement says of its subject.
struct Object {
    enum class Kind { resource, literal, list, unnamed };
    Kind kind = Kind::literal;
    std::string text;                   ///< the IRI of a resource, the text of a literal
    std::string datatype;               ///< of a literal, an IRI; empty for a string
    std::string language;               ///< of a string, or empty
    std::vector<Object> elements;       ///< of a list
    std::vector<Statement> statements;  ///< about a resource without a name
};

/// One predicate, an IRI, with everything that it is said to be.
struct Statement {
    std::string predicate;
    std::vector<Object> objects;
};

struct Description {
    std::string subject;  ///< an IRI
    std::vector<Statement> statements;
};

struct Prefix {
    std::string_view name;
    std::string_view iri;
};

/// Every namespace that a description uses.
inline constexpr std::array<Prefix, 8> prefixes{{
    {"term", "urn:dossier:term:"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"oa", "http://www.w3.org/ns/oa#"},
}};

/// The whole IRI of `skos:Concept`; the prefix is one of `prefixes`.
[[nodiscard]] std::string expanded(std::string_view name);

/// `skos:Concept` for its IRI, where what follows the namespace is letters, digits and `_`, which every notation takes.
[[nodiscard]] std::optional<std::string> shortened(std::string_view iri);

/// Nodes in their order, each with what it says of itself and its relationships; then the relationships that say
/// something themselves, or that another of the same type between the same nodes would hide, as rdf:Statement.
[[nodiscard]] std::vector<Description> describe(const PropertyGraph& graph, const Selection& part);

}  // namespace dossier::graph::rdf
