#include "repl/shell.hpp"

#include <algorithm>
#include <chrono>
#include <ostream>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "query/own_transaction.hpp"
#include "repl/commands.hpp"
#include "repl/interrupts.hpp"
#include "repl/language/text.hpp"
#include "repl/misuse.hpp"
#include "repl/progress.hpp"
#include "repl/report.hpp"
#include "repl/statements.hpp"
#include "repl/text_file.hpp"
#include "repl/words.hpp"

namespace dossier::repl {

using graph::Diagnostic;
using graph::Error;
using graph::ErrorCode;
using graph::ErrorType;

namespace {

/// `3 nodes created, 1 label added`; empty when nothing changed.
std::string changes_in_words(const graph::ChangeCounts& changes) {
    std::string words;
    const auto add = [&](std::size_t count, std::string_view one, std::string_view many, std::string_view verb) {
        if (count > 0) words += fmt::format("{}{} {}", words.empty() ? "" : ", ", counted(count, one, many), verb);
    };
    add(changes.nodes_created, "node", {}, "created");
    add(changes.nodes_deleted, "node", {}, "deleted");
    add(changes.relationships_created, "relationship", {}, "created");
    add(changes.relationships_deleted, "relationship", {}, "deleted");
    add(changes.properties_set, "property", "properties", "set");
    add(changes.properties_removed, "property", "properties", "removed");
    add(changes.labels_added, "label", {}, "added");
    add(changes.labels_removed, "label", {}, "removed");
    add(changes.indexes_added, "index", "indexes", "added");
    add(changes.indexes_removed, "index", "indexes", "removed");
    add(changes.constraints_added, "constraint", {}, "added");
    add(changes.constraints_removed, "constraint", {}, "removed");
    return words;
}

/// The diagnostic of a statement at `offset` of a script, as a diagnostic of the script.
Diagnostic shifted(Diagnostic diagnostic, std::size_t offset) {
    if (diagnostic.where) diagnostic.where = {diagnostic.where->begin + offset, diagnostic.where->end + offset};
    return diagnostic;
}

graph::SourceSpan first_line(std::string_view script, graph::SourceSpan input) {
    return {input.begin, std::min(input.end, std::min(script.find('\n', input.begin), script.size()))};
}

/// A ready statement is not what was typed: a place in it says nothing.
Error without_place(const Error& error) {
    Diagnostic diagnostic = error.diagnostic();
    diagnostic.where.reset();
    return Error{std::move(diagnostic)};
}

}  // namespace

Error interrupted() {
    return Error{{.type = ErrorType::resource_error,
                  .code = ErrorCode::cancelled,
                  .message = "interrupted",
                  .where = {},
                  .hint = {}}};
}

std::atomic<bool>& Shell::cancel_flag() noexcept {
    static std::atomic<bool> flag{false};
    return flag;
}

Shell::Shell(graph::KnowledgeBase base, Settings settings, Console console)
    : base_{std::move(base)},
      settings_{std::move(settings)},
      output_{console.out, console.messages, console.terminal, console.width,
              [] {
                  if (cancel_flag()) throw interrupted();
              }},
      messages_{console.messages} {}

void Shell::close() noexcept {
    transaction_.reset();
    base_.leave();
}

bool Shell::run_input(const Input& input, std::string_view script, std::string_view origin) {
    const std::string_view text = script.substr(input.where.begin, input.where.end - input.where.begin);
    try {
        if (cancel_flag()) throw interrupted();
        if (input.command) {
            run_command(*this, text);
        } else {
            run_statement(text);
        }
        output_.check_file();
        return true;
    } catch (const Error& error) {
        // On a terminal the line has `^C` in it.
        if (output_.to_terminal() && error.diagnostic().code == ErrorCode::cancelled) messages_ << '\n';
        Diagnostic diagnostic = shifted(error.diagnostic(), input.where.begin);
        // in a file, which line it was cannot be seen otherwise
        if (!diagnostic.where && open_files_ > 0) diagnostic.where = first_line(script, input.where);
        report(messages_, diagnostic, origin, script);
        return false;
    }
}

bool Shell::run_script(std::string_view script, std::string_view origin, AfterError after) {
    bool went_well = true;
    std::size_t from = 0;
    while (!leaving_) {
        const auto input = next_input(script, from);
        if (!input) break;
        if (!run_input(*input, script, origin)) {
            if (after == AfterError::stop || cancel_flag()) return false;
            went_well = false;
        }
        from = input->next;
    }
    return went_well;
}

bool Shell::run_arriving(const std::function<bool(std::string&)>& more, std::string_view origin) {
    std::string script;  // all of it: errors tell the line
    std::size_t from = 0;
    bool ended = false;
    while (!leaving_) {
        const auto input = next_input(script, from);
        const bool whole = input && input->terminated && (!input->command || input->next < script.size());
        if (!whole && !ended) {
            // What ends the input is looked for in what comes: a long one is not read again for every piece of it.
            const char end = input && !input->command ? ';' : '\n';
            std::size_t seen = 0;
            do {
                seen = script.size();
                ended = !more(script);
            } while (!ended && input && script.find(end, seen) == std::string::npos);
            if (cancel_flag()) return false;  // what came until then may be half of what was meant
            continue;
        }
        if (!input) break;
        if (!run_input(*input, script, origin)) return false;
        from = input->next;
    }
    return true;
}

bool Shell::run_file(const std::filesystem::path& path, AfterError after) {
    constexpr std::size_t deepest = 32;
    if (open_files_ == deepest) {
        throw Error{{.type = ErrorType::resource_error,
                     .code = ErrorCode::nesting_too_deep,
                     .message = fmt::format("`{}` is the {}th script run from within another", path.string(), deepest),
                     .where = {},
                     .hint = "does one of them run itself?"}};
    }
    const std::string script = read_text_file(path);
    ++open_files_;
    const bool went_well = run_script(script, path.string(), after);
    --open_files_;
    return went_well;
}

void Shell::run_statement(std::string_view text) {
    const auto began = std::chrono::steady_clock::now();
    const query::Result& result = evaluate(text, parameters_);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    print(result);
    show_summary(result, took.count());
}

/// A statement with all that it uses: it may go on undoing what it did when nobody waits for it any more.
struct Shell::Run {
    const query::Statement* statement;  ///< in the cache, or `own`
    std::optional<query::Statement> own;
    query::Parameters parameters;
    query::Limits limits;
    query::Options options;
    std::shared_ptr<std::atomic<bool>> stopped = std::make_shared<std::atomic<bool>>(false);
    query::Progress progress{};
    std::optional<query::OwnTransaction> transaction{};
    std::optional<query::Result> result{};
};

const query::Result& Shell::evaluate(std::string_view text, const query::Parameters& parameters) {
    wait_for_the_last();
    const query::Statement& statement = statements_.prepare(text);
    last_result_ = finish(std::make_shared<Run>(&statement, std::nullopt, parameters, limits(), options()));
    last_statement_ = text;
    last_parameters_ = parameters;
    return *last_result_;
}

query::Result Shell::trace(std::string_view text) {
    wait_for_the_last();
    try {
        const auto run = std::make_shared<Run>(nullptr, query::prepare(text), last_parameters_, limits(), options());
        run->statement = &*run->own;
        return finish(run);
    } catch (const Error& error) {
        throw without_place(error);
    }
}

void Shell::wait_for_the_last() {
    if (aside_->idle()) return;
    const StillRunning telling{settings_.quiet};
    if (!aside_->settle(&cancel_flag())) throw interrupted();
}

query::Result Shell::finish(const std::shared_ptr<Run>& run) {
    if (settings_.read_only && run->statement->writes()) {
        throw Error{{.type = ErrorType::semantic_error,
                     .code = ErrorCode::read_only,
                     .message = "this statement writes, and the knowledge base is open for reading only",
                     .where = {},
                     .hint = "open it without --read-only"}};
    }
    {
        const StillRunning telling{settings_.quiet, &run->progress};
        const MayBeLeft nothing_is_kept_yet;
        if (history_ == nullptr) {
            do_all(*run);
        } else {
            run->limits.cancelled = run->stopped.get();
            if (!aside_->run([this, run] { do_all(*run); }, cancel_flag(), run->stopped)) {
                throw Error{{.type = ErrorType::resource_error,
                             .code = ErrorCode::cancelled,
                             .message = "the query was cancelled",
                             .where = {},
                             .hint = run->statement->writes() ? "what it wrote is still being undone" : ""}};
            }
        }
    }
    if (run->transaction) run->transaction->commit();
    return std::move(*run->result);
}

void Shell::do_all(Run& run) {
    const query::Progress::Told told{run.progress};
    const query::Statement& statement = *run.statement;
    const auto with = [&](query::OwnTransaction* transaction) {
        run.result = statement.run(base_.graph(), run.parameters, run.limits, run.options, transaction);
    };
    if (!statement.writes() && !statement.commits()) return with(nullptr);
    if (transaction_) {
        const std::size_t before = transaction_->savepoint();
        try {
            return with(nullptr);
        } catch (...) {
            transaction_->roll_back_to(before);
            throw;
        }
    }
    run.transaction.emplace(base_.graph(), [this](graph::Transaction& open) { base_.commit(open); });
    try {
        with(&*run.transaction);
    } catch (...) {
        run.transaction.reset();
        throw;
    }
}

query::Limits Shell::limits() const {
    return {.timeout = settings_.timeout,
            .memory = settings_.memory_limit,
            .read_only = settings_.read_only,
            .cancelled = &cancel_flag(),
            .import_directory = settings_.import_directory};
}

query::Options Shell::options() const { return {.threads = settings_.threads}; }

void Shell::print(const query::Result& result, Output::Narrow narrow) {
    output_.print(result, graph(), settings_, narrow);
}

void Shell::show_summary(const query::Result& result, double seconds) {
    if (!settings_.quiet) {
        for (const Diagnostic& notice : result.notices) {
            messages_ << "note: " << notice.message << (notice.hint.empty() ? "" : "; " + notice.hint) << '\n';
        }
        const std::string changes = changes_in_words(result.changes);
        if (!changes.empty()) messages_ << changes << '\n';
        if (output_.to_terminal() && !result.columns.empty())
            messages_ << '(' << counted(result.rows.size(), "row") << ")\n";
    }
    if (settings_.timing) messages_ << fmt::format("{:.3f} ms\n", seconds * 1000.0);
}

const query::Result& Shell::answer(std::string_view statement, const query::Parameters& parameters) {
    try {
        return evaluate(statement, parameters);
    } catch (const Error& error) {
        throw without_place(error);
    }
}

bool Shell::all_or_nothing(const std::function<bool()>& writing) {
    const bool own = !transaction_;
    if (own) begin();
    const std::size_t before = transaction_->savepoint();
    const auto undo = [&] {
        const MayBeLeft nothing_is_kept;
        if (!transaction_) return;  // a script that ends transactions of its own has kept what it kept
        transaction_->roll_back_to(before);
        if (own) roll_back();
    };
    try {
        if (!writing()) {
            undo();
            return false;
        }
    } catch (...) {
        undo();
        throw;
    }
    if (own && transaction_) commit();
    return true;
}

void Shell::begin() {
    const Language language = settings_.language;
    if (transaction_) misused(say(language, Text::transaction_open_already), say(language, Text::end_it));
    transaction_.emplace(base().graph());
}

void Shell::check_in_transaction() const {
    const Language language = settings_.language;
    if (!transaction_) misused(say(language, Text::no_transaction), say(language, Text::begin_one));
}

void Shell::commit() {
    check_in_transaction();
    base().commit(*transaction_);
    transaction_.reset();
}

void Shell::roll_back() {
    check_in_transaction();
    wait_for_the_last();
    const StillRunning telling{settings_.quiet};
    transaction_->roll_back();
    transaction_.reset();
}

}  // namespace dossier::repl
