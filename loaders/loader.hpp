#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/storage.hpp"
#include "loaders/annotate/annotator.hpp"
#include "loaders/extract.hpp"
#include "loaders/find/gazetteer/gazetteer.hpp"
#include "loaders/load_report.hpp"
#include "loaders/remove.hpp"

namespace dossier::loaders {

struct LoadOptions {
    bool again = false;  ///< also read documents that are in the knowledge base unchanged
    unsigned jobs = 1;   ///< processes that annotate at once; the graph does not depend on it
    /// When true, the load stops after what is done; the document that is being read is left.
    const std::atomic<bool>* cancelled = nullptr;
};

/// What one document took, in milliseconds.
struct DocumentCost {
    double annotating = 0;  ///< in whatever process
    double own = 0;         ///< reading, finding and writing
    std::size_t sentences = 0;
};

/// Before each document, and once at the end with `done == total`.
struct LoadProgress {
    std::size_t done = 0, total = 0;
    std::filesystem::path path;          ///< the next document
    std::optional<DocumentCost> before;  ///< of the one before, where it was loaded
};
using ProgressCallback = std::function<void(const LoadProgress&)>;

/// Every document that `paths` name: files as given, folders with the files under them that end as documents do, in the
/// order of their names.
///
/// `problems`  receives paths that are not there
[[nodiscard]] std::vector<std::filesystem::path> documents_in(std::span<const std::filesystem::path> paths,
                                                              std::vector<DocumentProblem>& problems);

/// A document's bytes.
/// throws  Error{unreadable_document}: not there, not readable, or larger than 64 MiB
[[nodiscard]] std::string read_document(const std::filesystem::path& path);

/// Reads, annotates, finds and writes each document in a transaction of its own and commits it, so that a load that was
/// stopped goes on where it was. Documents are written in the order in which they were named. A document that is in the
/// knowledge base already is replaced by what it says now; one that cannot be read is a problem in the report.
///
/// throws  Error{write_failed, missing_tool, too_many_ids}: no document after this one would fare better
LoadReport load(graph::KnowledgeBase& base, std::span<const std::filesystem::path> paths,
                annotate::Annotator& annotator, const find::Gazetteer& gazetteer, const LoadOptions& options = {},
                const ProgressCallback& progress = {});

/// One document from memory, in a transaction of its own; `name` gives its id where it prints no number.
LoadReport load_text(graph::KnowledgeBase& base, std::string_view text, const std::string& name,
                     annotate::Annotator& annotator, const find::Gazetteer& gazetteer);

}  // namespace dossier::loaders
