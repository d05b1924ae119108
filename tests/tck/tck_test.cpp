// Runs the scenarios of an openCypher kit: every .feature file below a folder, each scenario on a graph of its own.
//
// A list of expected failures makes the outcome binary while the language is still growing: a scenario that fails
// unlisted is a fault, and so is a listed one that passes, so that the list can only shrink.

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
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
    "usage: dossier_tck --features FOLDER [--expected-failures FILE] [--list-failures] [--scenario TEXT]\n"
    "                   [--rewrites on|off] [--batch-size N]\n"
    "\n"
    "  --features FOLDER         every .feature file below it; graphs are looked for in FOLDER/../graphs\n"
    "  --expected-failures FILE  scenarios that are known to fail, one a line; # begins a comment\n"
    "  --list-failures           print the failing scenarios alone, as such a file\n"
    "  --scenario TEXT           only the scenarios whose file and name contain TEXT\n";

struct CommandLine {
    fs::path features;
    std::optional<fs::path> expected_failures;
    std::string scenario;
    bool list_failures = false;
    query::Options options;
};

bool take(CommandLine& line, std::string_view option, std::string_view value) {
    if (option == "--features") {
        line.features = value;
    } else if (option == "--expected-failures") {
        line.expected_failures = value;
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
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == "--list-failures") {
            line.list_failures = true;
        } else if (at + 1 == words.size() || !take(line, words[at], words[at + 1])) {
            return std::nullopt;
        } else {
            ++at;
        }
    }
    return line.features.empty() ? std::nullopt : std::optional{line};
}

std::string read_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::stringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

std::set<std::string> read_list(const fs::path& path) {
    std::set<std::string> names;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && !line.starts_with('#')) names.insert(line);
    }
    return names;
}

/// Runs, counts and tells. A scenario is named `clauses/match/Match1: [3] …`, by its file below the features folder.
class Run {
public:
    explicit Run(const CommandLine& line) : line_{line} {
        if (line.expected_failures) expected_failures_ = read_list(*line.expected_failures);
    }

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

    /// 0 when nothing failed against expectation.
    [[nodiscard]] int finish() const {
        if (line_.scenario.empty()) {
            for (const std::string& name : expected_failures_) {
                if (!seen_.contains(name)) fmt::print("listed, but no scenario: {}\n", name);
            }
        }
        if (line_.expected_failures) fmt::print("{} failed as listed\n", failed_as_listed_);
        fmt::print("{} passed, {} failed, {} skipped\n", passed_, failed_, skipped_);
        return failed_ == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }

private:
    void scenario(const std::string& name, const Scenario& scenario) {
        const ScenarioResult result = run_scenario(scenario, line_.features.parent_path() / "graphs", line_.options);
        const bool listed = expected_failures_.contains(name);
        if (listed) seen_.insert(name);
        if (result.verdict == Verdict::skipped) {
            ++skipped_;
            tell("SKIPPED", name, result.reason);
        } else if (result.verdict == Verdict::failed && listed) {
            ++failed_as_listed_;
        } else if (result.verdict == Verdict::failed) {
            ++failed_;
            if (line_.list_failures) fmt::print("{}\n", name);
            tell("FAILED", name, result.reason);
        } else if (listed) {
            ++failed_;
            tell("FAILED", name, "passes now: take it from the list of expected failures");
        } else {
            ++passed_;
        }
        std::fflush(stdout);  // so that a crash shows how far it came
    }

    void tell(std::string_view what, std::string_view name, std::string_view reason) const {
        if (line_.list_failures) return;
        fmt::print("{} {}\n", what, name);
        std::istringstream lines{std::string{reason}};
        for (std::string line; std::getline(lines, line);) fmt::print("    {}\n", line);
    }

    const CommandLine& line_;
    std::set<std::string> expected_failures_, seen_;
    std::size_t passed_ = 0, failed_ = 0, skipped_ = 0, failed_as_listed_ = 0;
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
