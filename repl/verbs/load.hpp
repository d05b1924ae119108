#pragma once

#include <filesystem>
#include <memory>
#include <ostream>
#include <vector>

#include "graph/storage.hpp"
#include "loaders/annotate/annotator.hpp"
#include "loaders/find/gazetteer/gazetteer.hpp"

namespace CLI {
class App;
}

namespace dossier::repl::verbs {

struct LoadManner {
    std::filesystem::path annotations;  ///< recorded ones to use instead of the language models; empty: the models
    std::vector<std::filesystem::path> gazetteers = {};  ///< the user's own, beside those of the datasets
    unsigned jobs = 1;                                   ///< processes that annotate at once
    int verbosity = 0;  ///< as load_logger() takes it; from 1 on, in the place of the bar
};

/// Loads documents with a progress bar, and says on `messages` what was loaded and which documents were at fault.
/// returns  false when a document was at fault or the load was interrupted
bool load_documents(graph::KnowledgeBase& base, const std::vector<std::filesystem::path>& paths, std::ostream& messages,
                    const LoadManner& manner = {});

/// What is known before a letter is read: the datasets and the user's own files.
[[nodiscard]] loaders::find::Gazetteer gazetteer_with(const std::vector<std::filesystem::path>& own);

/// Adds `--gazetteer` to a verb.
void add_gazetteer_option(CLI::App& verb, std::vector<std::filesystem::path>& own);

/// The annotator that `annotations` asks for.
[[nodiscard]] std::unique_ptr<loaders::annotate::Annotator> annotator_for(const std::filesystem::path& annotations);

}  // namespace dossier::repl::verbs
