#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "repl/edit/candidates.hpp"
#include "repl/history.hpp"

namespace dossier::repl::edit {

/// One line from a person at a terminal, with readline's keys and a history that outlives the program. There is one
/// terminal, hence one editor at a time.
class LineEditor : public History {
public:
    /// What may stand at the end of a text: what was typed of the statement before, and the line up to the cursor.
    using Complete = std::function<Completions(std::string_view text)>;

    /// `file`       of the history, read now and added to with every entry; none when empty
    /// `interrupt`  set by the handler of Ctrl-C, and cleared here when a line is begun; outlives this
    LineEditor(std::filesystem::path file, Complete complete, std::atomic<bool>& interrupt);
    ~LineEditor() override;

    enum class Outcome { line, interrupted, end };
    struct Answer {
        Outcome outcome;
        std::string text;  ///< several lines, where several were pasted or recalled
    };
    /// `before`   what was typed of the statement in earlier lines
    /// `colored`  whether what is typed has colours, and brackets show their partners
    /// returns    Ctrl-C gives `interrupted`, Ctrl-D on an empty line `end`
    [[nodiscard]] Answer read(const std::string& prompt, std::string_view before, bool colored);

    /// A whole statement, over however many lines, as one entry.
    void remember(const std::string& statement);
    [[nodiscard]] std::vector<std::string> entries() const override;
    void clear() override;

private:
    std::filesystem::path file_;
    std::atomic<bool>& interrupt_;
};

/// `$XDG_STATE_HOME/dossier/history`, its folder made; empty when neither that variable nor HOME is set.
[[nodiscard]] std::filesystem::path history_file();

}  // namespace dossier::repl::edit
