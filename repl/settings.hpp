#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "repl/language/language.hpp"
#include "repl/print/printer.hpp"
#include "repl/terminal.hpp"

namespace dossier::repl {

/// What the options of the command line and `:set` choose.
struct Settings {
    const print::Format* format = nullptr;  ///< null: a table on a terminal, tsv elsewhere
    ColorChoice color = ColorChoice::automatic;
    bool timing = false;
    bool quiet = false;
    bool read_only = false;
    std::optional<std::chrono::nanoseconds> timeout;
    std::optional<std::size_t> memory_limit;                ///< bytes
    std::optional<std::filesystem::path> import_directory;  ///< LOAD CSV reads files below it alone
    std::uint32_t threads = 1;
    Language language = Language::english;  ///< of the commands that look at the graph
};

}  // namespace dossier::repl
