#include "repl/verbs/load.hpp"

#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/error.hpp"
#include "loaders/annotate/frog.hpp"
#include "loaders/annotate/recorded.hpp"
#include "loaders/loader.hpp"
#include "repl/datasets.hpp"
#include "repl/progress.hpp"
#include "repl/report.hpp"
#include "repl/shell.hpp"
#include "repl/verbs/load_log.hpp"
#include "repl/verbs/verbs.hpp"
#include "repl/words.hpp"

namespace dossier::repl::verbs {

namespace {

constexpr unsigned most_jobs = 256;  // a slip of the hand must not start thousands of processes

struct LoadForm {
    std::string base;
    std::vector<std::filesystem::path> paths;
    LoadManner manner;
};

void show_problems(const std::vector<loaders::DocumentProblem>& problems, std::ostream& messages) {
    for (const auto& problem : problems) report(messages, problem.diagnostic, problem.origin, problem.text);
}

int load(const LoadForm& form) {
    graph::KnowledgeBase base = graph::KnowledgeBase::open(form.base);
    constexpr int at_fault = 1;
    constexpr int interrupted = 130;
    const bool went_well = load_documents(base, form.paths, std::cerr, form.manner);
    base.leave();
    if (went_well) return 0;
    return Shell::cancel_flag() ? interrupted : at_fault;
}

}  // namespace

loaders::find::Gazetteer gazetteer_with(const std::vector<std::filesystem::path>& own) {
    return loaders::find::Gazetteer::load(datasets_directory() / "gazetteer", own);
}

void add_gazetteer_option(CLI::App& verb, std::vector<std::filesystem::path>& own) {
    verb.add_option("--gazetteer", own, "names of your own, as topics.tsv or energie-topics.tsv; may be repeated")
        ->type_name("FILE")
        ->expected(1)
        ->take_all();
}

std::unique_ptr<loaders::annotate::Annotator> annotator_for(const std::filesystem::path& annotations) {
    if (annotations.empty()) return loaders::annotate::make_frog();
    return std::make_unique<loaders::annotate::Recorded>(loaders::annotate::Recorded::load(annotations));
}

bool load_documents(graph::KnowledgeBase& base, const std::vector<std::filesystem::path>& paths, std::ostream& messages,
                    const LoadManner& manner) {
    spdlog::logger log = load_logger(manner.verbosity);
    const auto began = std::chrono::steady_clock::now();
    const auto gazetteer = gazetteer_with(manner.gazetteers);
    log.info("gazetteer read in {:.0f} ms", since(began));
    const auto annotator = annotator_for(manner.annotations);
    LoggedAnnotator logged{*annotator, log};
    DocumentLog documents{log};
    Progress bar;
    const loaders::LoadOptions options{.jobs = manner.jobs, .cancelled = &Shell::cancel_flag()};
    const loaders::LoadReport report =
        loaders::load(base, paths, logged, gazetteer, options, [&](const loaders::LoadProgress& progress) {
            if (manner.verbosity == 0) bar.show(progress.done, progress.total, progress.path.filename().string());
            documents.note(progress);
        });
    bar.clear();
    show_problems(report.problems, messages);
    for (const auto& note : report.notes) messages << fmt::format("{}: note: {}\n", note.origin, note.text);
    messages << fmt::format("{} loaded, {} unchanged: {}, {}, {}, {}\n", report.documents, report.unchanged,
                            counted(report.sentences, "sentence"), counted(report.mentions, "mention"),
                            counted(report.statements, "statement"), counted(report.commitments, "commitment"));
    if (report.stopped) messages << "stopped; the same command goes on where this one was\n";
    return report.problems.empty() && !report.stopped;
}

void add_load(CLI::App& app, Action& action) {
    CLI::App* const verb = app.add_subcommand("load", "documents (files, folders) into the graph; safe to repeat");
    auto form = std::make_shared<LoadForm>();  // shared: the options write it, the action reads it later
    verb->add_option("KB", form->base, "the knowledge base; made where it is not there")->required();
    verb->add_option("PATH", form->paths, "Markdown, text, HTML, XML, DOCX, ODT, PDF; a folder with all of them")
        ->required();
    verb->add_option("--jobs", form->manner.jobs, "processes that annotate at once; each letter is read as by one")
        ->check(CLI::Range(1U, most_jobs).description(""))
        ->type_name("N");
    add_gazetteer_option(*verb, form->manner.gazetteers);
    verb->add_option("--annotations", form->manner.annotations, "recorded annotations instead of the language models")
        ->type_name("FILE");
    verb->add_flag("--verbose", form->manner.verbosity, "log stages and documents with their times; twice: sentences");
    verb->callback([form, &action] { action = [form] { return load(*form); }; });
}

}  // namespace dossier::repl::verbs
