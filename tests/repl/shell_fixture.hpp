#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "loaders/annotate/recorded.hpp"
#include "loaders/find/gazetteer.hpp"
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

/// A shell whose two streams are kept as text.
class SpokenShell {
public:
    explicit SpokenShell(graph::KnowledgeBase base = graph::KnowledgeBase::in_memory(), repl::Settings settings = {})
        : shell_{std::move(base), settings, {out_, messages_}} {}

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
