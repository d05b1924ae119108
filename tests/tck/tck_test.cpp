// Runs the scenarios of an openCypher kit: every .feature file below a folder, each scenario on a graph of its own.

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "tests/tck/gherkin.hpp"
#include "tests/tck/scenario_run.hpp"

namespace dossier::tests::tck {

namespace {

namespace fs = std::filesystem;

constexpr int wrong_command_line = 2;
constexpr int nothing_to_run = 77;  // what CTest takes for a skipped test

constexpr std::string_view usage =
    "usage: dossier_tck --features FOLDER [--scenario TEXT] [--rewrites on|off] [--batch-size N]\n"
    "\n"
    "  --features FOLDER  every .feature file below it; graphs are looked for in FOLDER/../graphs\n"
    "  --scenario TEXT    only the scenarios whose file and name contain TEXT\n";

struct CommandLine {
    fs::path features;
    std::string scenario;
    query::Options options;
};

bool take(CommandLine& line, std::string_view option, std::string_view value) {
    if (option == "--features") {
        line.features = value;
    } else if (option == "--scenario") {
        line.scenario = value;
    } else if (option == "--rewrites" && (value == "on" || value == "off")) {
        line.options.rewrites = value == "on";
    } else if (option == "--batch-size") {
        const auto read = std::from_chars(value.data(), value.data() + value.size(), line.options.batch_size);
        return read.ec == std::errc{} && read.ptr == value.data() + value.size() && line.options.batch_size > 0;
    } else {
        return false;
    }
    return true;
}

std::optional<CommandLine> read_command_line(const std::vector<std::string_view>& words) {
    CommandLine line;
    for (std::size_t at = 0; at < words.size(); at += 2) {
        if (at + 1 == words.size() || !take(line, words[at], words[at + 1])) return std::nullopt;
    }
    return line.features.empty() ? std::nullopt : std::optional{line};
}

std::string read_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::stringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

/// Runs, counts and tells. A scenario is named `clauses/match/Match1: [3] …`, by its file below the features folder.
class Run {
public:
    explicit Run(const CommandLine& line) : line_{line} {}

    void file(const fs::path& path) {
        const std::string origin = path.lexically_relative(line_.features).replace_extension().generic_string();
        try {
            for (const Scenario& scenario : read_feature(read_file(path)).scenarios) {
                const std::string name = fmt::format("{}: {}", origin, scenario.name);
                if (name.find(line_.scenario) != std::string::npos) this->scenario(name, scenario);
            }
        } catch (const graph::Error& error) {
            ++failed_;
            fmt::print("FAILED {}\n    {}\n", origin, error.what());
        }
    }

    [[nodiscard]] int finish() const {
        fmt::print("{} passed, {} failed, {} skipped\n", passed_, failed_, skipped_);
        return failed_ == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }

private:
    void scenario(const std::string& name, const Scenario& scenario) {
        const ScenarioResult result = run_scenario(scenario, line_.features.parent_path() / "graphs", line_.options);
        switch (result.verdict) {
        case Verdict::passed: ++passed_; break;
        case Verdict::failed:
            ++failed_;
            tell("FAILED", name, result.reason);
            break;
        case Verdict::skipped:
            ++skipped_;
            tell("SKIPPED", name, result.reason);
            break;
        }
        std::fflush(stdout);  // so that a crash shows how far it came
    }

    static void tell(std::string_view what, std::string_view name, std::string_view reason) {
        fmt::print("{} {}\n", what, name);
        std::istringstream lines{std::string{reason}};
        for (std::string line; std::getline(lines, line);) fmt::print("    {}\n", line);
    }

    const CommandLine& line_;
    std::size_t passed_ = 0, failed_ = 0, skipped_ = 0;
};

std::vector<fs::path> feature_files(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.path().extension() == ".feature") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

int run(const std::vector<std::string_view>& words) {
    auto line = read_command_line(words);
    if (!line) {
        fmt::print(stderr, "{}", usage);
        return wrong_command_line;
    }
    line->features =
        fs::path{line->features / ""}.parent_path();  // without a closing slash: `..` is the folder's parent
    if (!fs::is_directory(line->features)) {
        fmt::print("no kit at {}: nothing was run\n", line->features.string());
        return nothing_to_run;
    }
    Run run{*line};
    for (const fs::path& file : feature_files(line->features)) run.file(file);
    return run.finish();
}

}  // namespace

}  // namespace dossier::tests::tck

int main(int argc, char** argv) { return dossier::tests::tck::run({argv + 1, argv + argc}); }
