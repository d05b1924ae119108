#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/storage.hpp"
#include "query/query.hpp"
#include "query/statement_cache.hpp"
#include "repl/aside.hpp"
#include "repl/history.hpp"
#include "repl/output.hpp"
#include "repl/settings.hpp"
#include "repl/statements.hpp"

namespace dossier::repl {

/// Where results and messages go. `terminal`: a person reads `out` in a window, so tables fit its width.
struct Console {
    std::ostream& out;
    std::ostream& messages;
    bool terminal = false;
    std::size_t width = 0;  ///< columns of that window; 0: what the terminal itself says
};

/// What is thrown when somebody set the flag that cancels.
[[nodiscard]] graph::Error interrupted();

/// A knowledge base, settings, an open transaction and the last result: everything of a shell but the terminal.
class Shell {
public:
    Shell(graph::KnowledgeBase base, Settings settings, Console console);

    enum class AfterError { stop, go_on };
    /// Runs every statement and command of `script` in turn, up to the first that fails, unless it is to go on.
    /// `origin`   what error messages call the text: `query`, a file's name
    /// returns    false when one failed or was cancelled; its error has been shown
    bool run_script(std::string_view script, std::string_view origin, AfterError after = AfterError::stop);
    /// The same for a text that arrives piece by piece: a statement is run as soon as it is whole.
    ///
    /// `more`   adds the next piece to the end of its argument; false where there is none
    bool run_arriving(const std::function<bool(std::string&)>& more, std::string_view origin);
    /// The same for a file. throws Error{unreadable_data}; Error{nesting_too_deep} for files that run one another
    bool run_file(const std::filesystem::path& path, AfterError after = AfterError::stop);

    /// Runs one statement and prints its result. throws Error; a statement that fails leaves nothing behind.
    void run_statement(std::string_view text);

    void print(const query::Result& result, Output::Narrow narrow = Output::Narrow::table);
    /// Runs a reading statement with the parameters of the last one, leaving the last result as it is.
    [[nodiscard]] query::Result trace(std::string_view text);
    /// Runs a ready statement with parameters of its own. What it gives is the last result, and is not printed.
    const query::Result& answer(std::string_view statement, const query::Parameters& parameters);

    /// Runs `writing` as one change: within the open transaction, or in one of its own. When it says false or throws,
    /// nothing of it stays.
    bool all_or_nothing(const std::function<bool()>& writing);

    void begin();
    void commit();
    void roll_back();

    /// What a statement wrote that was interrupted is undone before anybody sees it.
    [[nodiscard]] graph::KnowledgeBase& base() {
        aside_->settle();
        return base_;
    }
    [[nodiscard]] const graph::PropertyGraph& graph() const {
        aside_->settle();
        return base_.graph();
    }
    [[nodiscard]] Settings& settings() noexcept { return settings_; }
    [[nodiscard]] query::Parameters& parameters() noexcept { return parameters_; }
    /// How the settings want queries to be run.
    [[nodiscard]] query::Options options() const;
    [[nodiscard]] const std::optional<query::Result>& last_result() const noexcept { return last_result_; }
    [[nodiscard]] const std::string& last_statement() const noexcept { return last_statement_; }
    /// Where results go; out() is its stream at the time.
    [[nodiscard]] Output& output() noexcept { return output_; }
    [[nodiscard]] std::ostream& out() noexcept { return output_.stream(); }
    [[nodiscard]] std::ostream& messages() noexcept { return messages_; }
    [[nodiscard]] bool at_terminal() const noexcept { return output_.to_terminal(); }
    /// Columns to write in; 0: as many as a line has.
    [[nodiscard]] std::size_t width() const { return output_.width(); }
    [[nodiscard]] bool in_transaction() const noexcept { return transaction_.has_value(); }
    [[nodiscard]] bool leaving() const noexcept { return leaving_; }
    void leave() noexcept { leaving_ = true; }
    /// For a program that is about to end, as KnowledgeBase::leave(): an open transaction is rolled back, and the graph
    /// is not to be asked for any more.
    void close() noexcept;

    /// What was typed before; null where nobody types.
    [[nodiscard]] History* history() noexcept { return history_; }
    /// Gives a shell a history, for as long as this lives.
    class Remembering {
    public:
        Remembering(Shell& shell, History& history) noexcept : shell_{shell} { shell_.history_ = &history; }
        Remembering(const Remembering&) = delete;
        Remembering& operator=(const Remembering&) = delete;
        ~Remembering() { shell_.history_ = nullptr; }

    private:
        Shell& shell_;
    };

    /// Set from a signal handler: the running statement stops, at once for whoever types, and so does the script that
    /// it is part of. Whoever goes on after that, as a conversation does, clears it.
    [[nodiscard]] static std::atomic<bool>& cancel_flag() noexcept;

private:
    struct Run;

    const query::Result& evaluate(std::string_view text, const query::Parameters& parameters);
    [[nodiscard]] query::Result finish(const std::shared_ptr<Run>& run);
    void do_all(Run& run);
    void wait_for_the_last();
    void check_in_transaction() const;
    /// Runs one, and shows its error. False when there was one.
    bool run_input(const Input& input, std::string_view script, std::string_view origin);
    [[nodiscard]] query::Limits limits() const;
    void show_summary(const query::Result& result, double seconds);

    graph::KnowledgeBase base_;
    Settings settings_;
    Output output_;
    std::ostream& messages_;
    query::StatementCache statements_;
    query::Parameters parameters_;
    std::optional<graph::Transaction> transaction_;
    std::optional<query::Result> last_result_;
    std::string last_statement_;
    query::Parameters last_parameters_;
    History* history_ = nullptr;
    std::size_t open_files_ = 0;  ///< scripts that are being run, one from within another
    bool leaving_ = false;
    std::unique_ptr<Aside> aside_ = std::make_unique<Aside>();  ///< last: it ends before what it works on
};

}  // namespace dossier::repl
