#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/error.hpp"

namespace dossier::loaders {

/// What kept one document from being loaded; the others are loaded all the same.
struct DocumentProblem {
    std::string origin;  ///< its path
    std::string text;    ///< its bytes where the diagnostic points into them, else empty
    graph::Diagnostic diagnostic;
};

/// What was not looked for in a document that was loaded.
struct DocumentNote {
    std::string origin;  ///< its path
    std::string text;
};

/// What a load did.
struct LoadReport {
    std::size_t documents = 0;  ///< loaded, new or again
    std::size_t unchanged = 0;  ///< in the knowledge base already, byte for byte and by the same program
    std::size_t sections = 0, sentences = 0, entities = 0, mentions = 0, statements = 0, commitments = 0, citations = 0;
    std::vector<std::string> ids;  ///< of the documents loaded, in order
    std::vector<DocumentProblem> problems;
    std::vector<DocumentNote> notes;  ///< one a document at most; they are no problems
    bool stopped = false;             ///< the caller asked for it; what was loaded before stays
};

}  // namespace dossier::loaders
