#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/error.hpp"
#include "loaders/gold.hpp"
#include "loaders/loader.hpp"
#include "repl/progress.hpp"
#include "repl/report.hpp"
#include "repl/shell.hpp"
#include "repl/verbs/load.hpp"
#include "repl/verbs/verbs.hpp"

namespace dossier::repl::verbs {

namespace {

struct ExtractForm {
    std::vector<std::filesystem::path> paths;
    std::string format = "gold-jsonl";
    std::filesystem::path annotations;
    std::vector<std::filesystem::path> gazetteers;
};

/// Gold lines of one document on standard output; false when it is at fault.
bool extract_one(const std::filesystem::path& path, loaders::annotate::Annotator& annotator,
                 const loaders::find::Gazetteer& gazetteer) {
    std::string text;
    try {
        text = loaders::read_document(path);
        const auto extraction = loaders::extract(text, path.filename().string(), annotator, gazetteer);
        std::cout << loaders::gold_lines(extraction);
        if (!extraction.note.empty()) std::cerr << fmt::format("{}: note: {}\n", path.string(), extraction.note);
        return true;
    } catch (const graph::Error& error) {
        if (error.diagnostic().code == graph::ErrorCode::missing_tool) throw;  // no other document would fare better
        report(std::cerr, error.diagnostic(), path.string(), text);
        return false;
    }
}

int extract(const ExtractForm& form) {
    const auto gazetteer = gazetteer_with(form.gazetteers);
    const auto annotator = annotator_for(form.annotations);
    std::vector<loaders::DocumentProblem> problems;
    const auto documents = loaders::documents_in(form.paths, problems);
    for (const auto& problem : problems) report(std::cerr, problem.diagnostic, problem.origin, problem.text);
    bool went_well = problems.empty();
    Progress bar;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        constexpr int interrupted = 130;
        if (Shell::cancel_flag()) return interrupted;
        bar.show(i, documents.size(), documents[i].filename().string());
        went_well = extract_one(documents[i], *annotator, gazetteer) && went_well;
    }
    return went_well ? 0 : 1;
}

}  // namespace

void add_extract(CLI::App& app, Action& action) {
    CLI::App* const verb = app.add_subcommand("extract", "what load would find, printed, nothing stored");
    auto form = std::make_shared<ExtractForm>();  // shared: the options write it, the action reads it later
    verb->add_option("PATH", form->paths, "documents or folders")->required();
    verb->add_option("--format", form->format, "one finding a line, as gold annotations are written")
        ->type_name("gold-jsonl")
        ->check(CLI::IsMember({"gold-jsonl"}).description(""));
    add_gazetteer_option(*verb, form->gazetteers);
    verb->add_option("--annotations", form->annotations, "recorded annotations instead of the language models")
        ->type_name("FILE");
    verb->callback([form, &action] { action = [form] { return extract(*form); }; });
}

}  // namespace dossier::repl::verbs
