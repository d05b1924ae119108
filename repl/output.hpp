#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <ostream>
#include <sstream>

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
    /// `checkpoint`   passed while something long is written out; what that throws leaves it half written
    Output(std::ostream& stream, std::ostream& messages, bool terminal, std::size_t width = 0,
           graph::Checkpoint checkpoint = {});

    [[nodiscard]] std::ostream& stream() noexcept;
    /// Whether a person reads what is written now: tables fit their window, and what is long goes through their pager.
    [[nodiscard]] bool to_terminal() const noexcept { return terminal_ && !file_; }

    /// Columns to write in; 0: as many as a line has.
    [[nodiscard]] std::size_t width() const;

    /// What becomes of columns for which a terminal has no room: a table counts them, lines have all.
    enum class Narrow { table, lines };
    void print(const query::Result& result, const graph::PropertyGraph& graph, const Settings& settings,
               Narrow narrow = Narrow::table);

    /// What `writing` writes to stream() and prints comes out at its end as one text, so that a long one goes through
    /// the pager whole.
    void read_at_leisure(const std::function<void()>& writing, const Settings& settings);

    /// From now on into `path`, which begins anew. throws Error{write_failed}: it cannot be written, or is a knowledge
    /// base
    void into_file(const std::filesystem::path& path, Language language);
    /// Back to the stream. throws Error{write_failed}: the end of the file could not be written
    void into_stream();
    /// throws Error{write_failed} where the file took less than was written to it
    void check_file();

private:
    [[nodiscard]] const print::Format& format(const Settings& settings) const;
    [[nodiscard]] bool pages(const Settings& settings) const;
    void show(const std::string& text);

    std::ostream& stream_;
    std::ostream& messages_;
    bool terminal_;
    std::size_t width_;
    graph::Checkpoint checkpoint_;
    std::optional<std::ostringstream> gathered_;  ///< while something is read at leisure
    bool pager_missing_ = false;                  ///< and said so
    std::filesystem::path path_;
    std::optional<std::ofstream> file_;
};

}  // namespace dossier::repl
