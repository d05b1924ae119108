#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "repl/language/language.hpp"
#include "repl/print/printer.hpp"
#include "repl/terminal.hpp"

namespace dossier::repl {

/// What the options of the command line and `:set` choose; the table of them is in `options.hpp`.
struct Settings {
    const print::Format* format = nullptr;  ///< null: a table on a terminal, tsv elsewhere
    ColorChoice color = ColorChoice::automatic;
    bool timing = false;
    bool quiet = false;
    bool read_only = false;
    bool pager = true;                     ///< a terminal's pager shows what is longer than its screen
    std::size_t max_rows = 1000;           ///< rows that a terminal is shown; 0: all
    bool csv_guard = false;                ///< csv and tsv: text that a spreadsheet would run as a formula is marked
    std::optional<std::string> null_text;  ///< csv and tsv: what null prints as; absent: as each format does
    std::optional<std::chrono::nanoseconds> timeout;
    std::optional<std::size_t> memory_limit;                ///< bytes
    std::optional<std::filesystem::path> import_directory;  ///< LOAD CSV reads files below it alone
    std::uint32_t threads = 1;
    Language language = Language::english;  ///< of the commands that look at the graph
};

}  // namespace dossier::repl
