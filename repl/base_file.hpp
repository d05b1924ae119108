#pragma once

#include <filesystem>

#include "graph/storage.hpp"

namespace dossier::repl {

/// Opens a knowledge base for reading.
/// throws Error{unreadable_file}: it is not there, with the name of a file that may be meant; and as
/// KnowledgeBase::open
[[nodiscard]] graph::KnowledgeBase open_for_reading(const std::filesystem::path& file);

}  // namespace dossier::repl
