#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>

#include "graph/property_graph.hpp"
#include "query/result.hpp"
#include "repl/settings.hpp"

namespace dossier::repl {

/// Where results go: to the stream that the program was given, or to a file that `:output` named.
class Output {
public:
    /// `terminal`   a person reads `stream` in a window
    /// `messages`   where it is said that a pager is missing
    /// `width`      columns of that window; 0: what the terminal itself says
    Output(std::ostream& stream, std::ostream& messages, bool terminal, std::size_t width = 0);

    [[nodiscard]] std::ostream& stream() noexcept;
    /// Whether a person reads what is written now: tables fit their window, and what is long goes through their pager.
    [[nodiscard]] bool to_terminal() const noexcept { return terminal_ && !file_; }

    /// Columns to write in; 0: as many as a line has.
    [[nodiscard]] std::size_t width() const;

    void print(const query::Result& result, const graph::PropertyGraph& graph, const Settings& settings);

    /// From now on into `path`, which begins anew. throws Error{write_failed}: it cannot be written, or is a knowledge
    /// base
    void into_file(const std::filesystem::path& path);
    /// Back to the stream. throws Error{write_failed}: the end of the file could not be written
    void into_stream();
    /// throws Error{write_failed} where the file took less than was written to it
    void check_file();

private:
    [[nodiscard]] const print::Format& format(const Settings& settings) const;
    void show(const std::string& text);

    std::ostream& stream_;
    std::ostream& messages_;
    bool terminal_;
    std::size_t width_;
    bool pager_missing_ = false;  ///< and said so
    std::filesystem::path path_;
    std::optional<std::ofstream> file_;
};

}  // namespace dossier::repl
