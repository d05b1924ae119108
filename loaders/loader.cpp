#include "loaders/loader.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "graph/sha256.hpp"
#include "loaders/annotate/crew.hpp"
#include "loaders/fulfilments.hpp"
#include "loaders/graph_writer.hpp"
#include "loaders/known_ties.hpp"
#include "loaders/read/format.hpp"
#include "loaders/read/letter.hpp"
#include "loaders/search_index.hpp"
#include "loaders/vocabulary.hpp"
#include "loaders/write.hpp"

namespace dossier::loaders {

namespace {

namespace fs = std::filesystem;
namespace key = vocabulary::key;

// Raised whenever the same letter would be read or understood otherwise: documents of an older number are read again.
constexpr std::string_view loader_version = "6";
constexpr std::uintmax_t largest_document = 64U << 20U;

[[noreturn]] void fail(graph::ErrorCode code, std::string message, std::string hint) {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = code,
                        .message = std::move(message),
                        .where = std::nullopt,
                        .hint = std::move(hint)}};
}

/// Faults of the program's surroundings, not of a document.
bool is_fatal(graph::ErrorCode code) {
    return code == graph::ErrorCode::write_failed || code == graph::ErrorCode::missing_tool ||
           code == graph::ErrorCode::too_many_ids || code == graph::ErrorCode::read_only ||
           code == graph::ErrorCode::damaged_file || code == graph::ErrorCode::memory_exceeded;
}

/// A document on its way into the graph: read, and being annotated.
struct Pending {
    fs::path path;
    std::string text, sum;
    read::Document document;
    std::optional<annotate::Crew::Ticket> ticket;  ///< none: unchanged, at fault, or in a language without a pipeline
    bool unchanged = false;
    std::optional<graph::Diagnostic> fault;
    double own = 0;  ///< milliseconds spent on it so far
};

/// Has any document been read by another version or with another gazetteer?
bool is_read_otherwise(const graph::PropertyGraph& graph, std::string_view reader) {
    bool otherwise = false;
    if (const auto label = graph.labels().find(vocabulary::label::document))
        graph.for_each_node(*label, [&](graph::NodeId node) {
            const auto by = text_of(graph, node, key::loader);
            otherwise = otherwise || (!by.empty() && by != reader);
        });
    return otherwise;
}

class Stopwatch {
public:
    [[nodiscard]] double milliseconds() const {
        return std::chrono::duration<double, std::milli>{std::chrono::steady_clock::now() - began_}.count();
    }

private:
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

class Loader {
public:
    Loader(graph::KnowledgeBase& base, annotate::Annotator& annotator, const find::Gazetteer& gazetteer,
           const LoadOptions& options)
        : base_{base},
          gazetteer_{gazetteer},
          options_{options},
          crew_{annotator, options.jobs, options.cancelled},
          ties_{gazetteer},
          shared_{base.graph()},
          fulfilments_{base.graph()},
          reader_{fmt::format("{}/{}", loader_version, gazetteer.fingerprint().substr(0, 16))},
          ties_are_old_{is_read_otherwise(base.graph(), reader_)} {}

    LoadReport run(std::span<const fs::path> paths, const ProgressCallback& progress) {
        const auto files = documents_in(paths, report_.problems);
        auto next = files.begin();
        std::optional<DocumentCost> before;
        for (std::size_t at = 0; at < files.size() && !report_.stopped; ++at) {
            if (progress) progress({at, files.size(), files[at], before});
            if (options_.cancelled != nullptr && *options_.cancelled) {
                report_.stopped = true;
                break;
            }
            // With several jobs the workers are given more before this document is waited for.
            while (pending_.empty() || (next != files.end() && crew_.is_hungry() && pending_.size() < most_ahead()))
                pending_.push_back(begin(*next++));
            auto pending = std::move(pending_.front());
            pending_.pop_front();
            before = finish(pending);
        }
        if (progress && !report_.stopped) progress({files.size(), files.size(), {}, before});
        return std::move(report_);
    }

    LoadReport one(std::string_view text, const std::string& name) {
        Pending pending;
        pending.path = name;
        pending.text = text;
        begin(pending);
        (void)write(pending);
        return std::move(report_);
    }

private:
    /// Documents that need no worker feed none: a folder of known or English letters must not be read in one go.
    [[nodiscard]] std::size_t most_ahead() const noexcept { return 4 * std::size_t{options_.jobs}; }

    /// Reads a file and has it annotated. What is wrong with it is told when it is its turn.
    Pending begin(const fs::path& path) {
        Pending pending;
        pending.path = path;
        const Stopwatch watch;
        try {
            pending.text = read_document(path);
            begin(pending);
        } catch (const graph::Error& error) {
            pending.fault = error.diagnostic();
        }
        pending.own = watch.milliseconds();
        return pending;
    }

    void begin(Pending& pending) {
        pending.sum = graph::hexadecimal(graph::sha256(pending.text));
        pending.document = read::read_letter(pending.text, pending.path.string());
        const auto& id = pending.document.id;
        const auto [first, is_new] = seen_.emplace(id, pending.path.string());
        if (!is_new)
            fail(graph::ErrorCode::unreadable_document, fmt::format("this is document {}, as {} is", id, first->second),
                 "load one of the two, or rename the file if the letters differ");
        pending.unchanged = !options_.again && is_unchanged(id, pending.sum);
        if (!pending.unchanged && is_annotated(pending.document))
            pending.ticket = crew_.submit(sentence_texts(pending.document));
    }

    /// Writes the document, or reports what is wrong with it.
    std::optional<DocumentCost> finish(Pending& pending) {
        try {
            if (pending.fault) throw graph::Error{*pending.fault};
            if (!pending.unchanged) return write(pending);
            ++report_.unchanged;
        } catch (const graph::Error& error) {
            const auto& fault = error.diagnostic();
            if (is_fatal(fault.code)) throw;
            if (fault.code == graph::ErrorCode::cancelled)
                report_.stopped = true;
            else
                report_.problems.push_back({pending.path.string(), fault.where ? pending.text : std::string{}, fault});
        }
        return std::nullopt;
    }

    DocumentCost write(Pending& pending) {
        auto annotated = pending.ticket ? crew_.take(*pending.ticket) : annotate::Annotated{};
        const Stopwatch watch;
        const auto extraction = extract(std::move(pending.document), std::move(annotated.annotations), gazetteer_);
        write_and_commit(extraction, {pending.path.string(), pending.sum, reader_}, pending.text);
        count(extraction);
        if (!extraction.note.empty()) report_.notes.push_back({pending.path.string(), extraction.note});
        return {annotated.milliseconds, pending.own + watch.milliseconds(), extraction.sentences.size()};
    }

    [[nodiscard]] bool is_unchanged(const std::string& id, const std::string& sum) {
        if (!shared_.contains(SharedNodes::Sort::document, id)) return false;
        const auto node = shared_.node(SharedNodes::Sort::document, id);
        return text_of(base_.graph(), node, key::sha256) == sum && text_of(base_.graph(), node, key::loader) == reader_;
    }

    void write_and_commit(const Extraction& extraction, const FileFacts& file, std::string_view text) {
        auto& graph = base_.graph();
        try {
            graph::Transaction transaction{graph};
            const auto touched = retract(graph, shared_, extraction.document.id);
            loaders::write(extraction, file, graph, shared_);
            keep_search_index(graph);
            sweep(graph, shared_, touched);
            if (ties_are_old_)
                sweep(graph, shared_, ties_.renew(graph, shared_));
            else
                ties_.add(graph, shared_);
            fulfilments_.tie(graph, shared_.node(SharedNodes::Sort::document, extraction.document.id));
            base_.put_document(
                {extraction.document.id, file.source, extraction.document.source.value_or(std::string{text})});
            base_.commit(transaction);
            ties_are_old_ = false;
        } catch (...) {
            // The graph was rolled back; what these remember of the attempt was not.
            shared_.rebuild();
            fulfilments_.rebuild();
            throw;
        }
    }

    void count(const Extraction& extraction) {
        const auto& found = extraction.findings;
        ++report_.documents;
        report_.ids.push_back(extraction.document.id);
        report_.sections += extraction.document.sections.size();
        report_.sentences += extraction.sentences.size();
        report_.entities += found.entities.size();
        report_.mentions += found.mentions.size();
        report_.statements += found.statements.size();
        report_.commitments += found.commitments.size();
        report_.citations += found.citations.size();
    }

    graph::KnowledgeBase& base_;
    const find::Gazetteer& gazetteer_;
    const LoadOptions& options_;
    annotate::Crew crew_;
    KnownTies ties_;
    SharedNodes shared_;
    Fulfilments fulfilments_;
    const std::string reader_;  ///< what reads now: version and gazetteer
    bool ties_are_old_;
    LoadReport report_;
    std::deque<Pending> pending_;              ///< in the order of the files
    std::map<std::string, std::string> seen_;  ///< ids of this load, and the file of each
};

}  // namespace

std::vector<fs::path> documents_in(std::span<const fs::path> paths, std::vector<DocumentProblem>& problems) {
    std::vector<fs::path> files;
    const auto report = [&](const fs::path& path, std::string message) {
        problems.push_back({path.string(),
                            {},
                            {.type = graph::ErrorType::file_error,
                             .code = graph::ErrorCode::unreadable_document,
                             .message = std::move(message),
                             .where = std::nullopt,
                             .hint = {}}});
    };
    for (const auto& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            if (fs::exists(path, error))
                files.push_back(path);
            else
                report(path, "no such file or folder");
            continue;
        }
        std::vector<fs::path> inside;
        for (auto entry = fs::recursive_directory_iterator{path, fs::directory_options::skip_permission_denied, error};
             !error && entry != fs::recursive_directory_iterator{}; entry.increment(error)) {
            std::error_code ignored;
            if (entry->is_regular_file(ignored) && read::is_document_name(entry->path().string()))
                inside.push_back(entry->path());
        }
        if (error) report(path, fmt::format("cannot be listed: {}", error.message()));
        std::ranges::sort(inside);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

std::string read_document(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) fail(graph::ErrorCode::unreadable_document, "not a file", {});
    if (fs::file_size(path, error) > largest_document && !error)
        fail(graph::ErrorCode::unreadable_document, "larger than 64 MiB", "no letter is: split it into its letters");
    std::ifstream file{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (!file.good() && !file.eof())
        fail(graph::ErrorCode::unreadable_document, "cannot be read", "check its permissions");
    if (!file.is_open()) fail(graph::ErrorCode::unreadable_document, "cannot be opened", "check its permissions");
    return text;
}

LoadReport load(graph::KnowledgeBase& base, std::span<const fs::path> paths, annotate::Annotator& annotator,
                const find::Gazetteer& gazetteer, const LoadOptions& options, const ProgressCallback& progress) {
    return Loader{base, annotator, gazetteer, options}.run(paths, progress);
}

LoadReport load_text(graph::KnowledgeBase& base, std::string_view text, const std::string& name,
                     annotate::Annotator& annotator, const find::Gazetteer& gazetteer) {
    const LoadOptions options{.again = true};
    return Loader{base, annotator, gazetteer, options}.one(text, name);
}

}  // namespace dossier::loaders
