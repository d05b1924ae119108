#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "loaders/annotate/recorded.hpp"
#include "loaders/find/gazetteer/gazetteer.hpp"
#include "loaders/loader.hpp"
#include "repl/shell.hpp"

namespace dossier::tests {

inline const std::filesystem::path datasets = std::filesystem::path{DOSSIER_SOURCE_DIR} / "datasets";

/// The sample letter as a knowledge base in memory, by the annotations recorded for it.
inline graph::KnowledgeBase sample_letter() {
    auto base = graph::KnowledgeBase::in_memory();
    auto annotator = loaders::annotate::Recorded::load(datasets / "annotations");
    const auto gazetteer = loaders::find::Gazetteer::load(datasets / "gazetteer");
    const std::vector letter{datasets / "letters" / "kst-28676-462.md"};
    const auto report = loaders::load(base, letter, annotator, gazetteer);
    EXPECT_EQ(report.documents, 1U);
    return base;
}

/// The four letters that come with dossier, in a file of this process.
class ShippedLetters {
public:
    ShippedLetters() : file_{std::filesystem::path{testing::TempDir()} / fmt::format("letters-{}.dossier", getpid())} {
        std::filesystem::remove(file_);
        auto base = graph::KnowledgeBase::open(file_);
        auto annotator = loaders::annotate::Recorded::load(datasets / "annotations");
        const auto gazetteer = loaders::find::Gazetteer::load(datasets / "gazetteer");
        std::vector<loaders::DocumentProblem> problems;
        const std::vector folder{datasets / "letters"};
        const auto report = loaders::load(base, loaders::documents_in(folder, problems), annotator, gazetteer);
        EXPECT_EQ(report.documents, 4U);
    }
    ~ShippedLetters() { std::filesystem::remove(file_); }
    ShippedLetters(const ShippedLetters&) = delete;
    ShippedLetters& operator=(const ShippedLetters&) = delete;

    [[nodiscard]] graph::KnowledgeBase open() const { return graph::KnowledgeBase::open(file_, true); }

private:
    std::filesystem::path file_;
};

/// Loaded once a process, for that takes a while.
inline graph::KnowledgeBase shipped_letters() {
    static const ShippedLetters letters;
    return letters.open();
}

/// A shell whose two streams are kept as text.
class SpokenShell {
public:
    /// `width`   columns of the terminal that it writes to; 0: it writes to none
    explicit SpokenShell(graph::KnowledgeBase base = graph::KnowledgeBase::in_memory(), repl::Settings settings = {},
                         std::size_t width = 0)
        : shell_{std::move(base), std::move(settings), {out_, messages_, width > 0, width}} {}

    /// Whether every statement went well; what both streams then hold is of this run alone.
    bool run(std::string_view script, std::string_view origin = "query") {
        out_.str({});
        messages_.str({});
        return shell_.run_script(script, origin);
    }
    [[nodiscard]] std::string out() const { return out_.str(); }
    [[nodiscard]] std::string messages() const { return messages_.str(); }
    [[nodiscard]] repl::Shell& shell() noexcept { return shell_; }

private:
    std::ostringstream out_, messages_;  // before the shell that writes to them
    repl::Shell shell_;
};

}  // namespace dossier::tests
