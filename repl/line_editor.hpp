#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::repl {

/// One line from a person at a terminal, with readline's keys and a history that outlives the program.
class LineEditor {
public:
    /// What may stand where the word being typed stands; `line` up to the cursor, the word is its end.
    using Complete = std::function<std::vector<std::string>(std::string_view line, std::string_view word)>;

    /// `history`    the file to read now and to write at the end; none when empty
    /// `interrupt`  set by the handler of Ctrl-C, and cleared here when a line is begun; outlives this
    LineEditor(std::filesystem::path history, Complete complete, std::atomic<bool>& interrupt);
    ~LineEditor();
    LineEditor(const LineEditor&) = delete;
    LineEditor& operator=(const LineEditor&) = delete;

    enum class Outcome { line, interrupted, end };
    struct Answer {
        Outcome outcome;
        std::string text;
    };
    /// Ctrl-C gives `interrupted`, Ctrl-D on an empty line `end`.
    [[nodiscard]] Answer read(const std::string& prompt);

    /// A whole statement, over however many lines, as one entry.
    void remember(const std::string& statement);
    [[nodiscard]] std::vector<std::string> history() const;

private:
    std::filesystem::path history_;
    std::atomic<bool>& interrupt_;
};

/// `$XDG_STATE_HOME/dossier/history`, its folder made; empty when neither that variable nor HOME is set.
[[nodiscard]] std::filesystem::path history_file();

}  // namespace dossier::repl
