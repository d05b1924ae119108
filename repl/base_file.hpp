#pragma once

#include <filesystem>
#include <string>

#include "graph/storage.hpp"

namespace dossier::repl {

/// Opens a knowledge base for reading.
/// throws Error{unreadable_file}: it is not there, with the name of a file that may be meant; and as
/// KnowledgeBase::open
[[nodiscard]] graph::KnowledgeBase open_for_reading(const std::filesystem::path& file);

/// What is said of a knowledge base that is not there yet, a line, with the name of a file that may be meant; empty for
/// one that is there and for none.
[[nodiscard]] std::string note_on_new(const std::filesystem::path& file);

}  // namespace dossier::repl
