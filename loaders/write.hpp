#pragma once

#include <string>

#include "graph/property_graph.hpp"
#include "loaders/extract.hpp"
#include "loaders/shared_nodes.hpp"

namespace dossier::loaders {

/// What is kept of a document beside its words.
struct FileFacts {
    std::string source;  ///< path or name it came from
    std::string sha256;  ///< of its bytes, in hexadecimal
    std::string loader;  ///< what read it: a document read by another is read again
};

/// A document and everything found in it as nodes and relationships, each with its evidence. Nothing of the document
/// may be in the graph yet but a stub that others cite. Only inside a transaction.
///
/// Every `begin` and `end` in the graph is a byte offset into the document's source, on MENTIONS too. Ids of sections,
/// paragraphs, sentences, footnotes and commitments are the document's id, what they are, and where they begin:
/// `kst-28676-462/sentence/1042`. So they stay as they are when a later program splits another sentence otherwise.
void write(const Extraction& extraction, const FileFacts& file, graph::PropertyGraph& graph, SharedNodes& shared);

/// Makes a node what a document that is only cited is: its id, what the id tells, and `stub`.
void make_stub(graph::PropertyGraph& graph, graph::NodeId node);

}  // namespace dossier::loaders
