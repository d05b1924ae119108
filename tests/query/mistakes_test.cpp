#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"
#include "tests/support/golden.hpp"

// The mistakes that people make, and what they are told: tests/golden/mistakes.txt holds both, and says how to read it.

namespace dossier::query {

namespace {

constexpr std::string_view mistakes = "mistakes.txt";

std::string text_of_file() {
    std::ifstream file{DOSSIER_SOURCE_DIR "/tests/golden/" + std::string{mistakes}, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Takes the first line off `text`, and its end.
std::string_view take_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

/// Takes the lines before the next one that is `end`, and that line.
std::string take_until(std::string_view& text, std::string_view end) {
    std::string lines;
    while (!text.empty()) {
        const auto line = take_line(text);
        if (line == end) break;
        if (!lines.empty()) lines += '\n';
        lines += line;
    }
    return lines;
}

/// What a person sees who asks `query` of a graph that `script` built.
std::string shown(const std::string& script, const std::string& query) {
    graph::PropertyGraph graph;
    graph::Transaction transaction{graph};
    if (!script.empty()) (void)prepare(script).run(graph);
    try {
        std::string notes;
        for (const auto& notice : prepare(query).run(graph).notices)
            notes += "note: " + render(notice, "query", query) + "\n";
        return notes.empty() ? "nothing to say\n" : notes;
    } catch (const graph::Error& error) {
        return render(error.diagnostic(), "query", query) + "\n";
    }
}

/// The file with everything behind `----` as it is shown today.
std::string shown_today(std::string_view file) {
    std::string result;
    std::string script;
    while (!file.empty()) {
        const auto line = take_line(file);
        result.append(line).append("\n");
        if (line == "graph") {
            script = take_until(file, "");
            result.append(script).append("\n\n");
        } else if (line.starts_with("mistake ")) {
            const std::string query = take_until(file, "----");
            (void)take_until(file, "");
            result.append(query)
                .append(query.empty() ? "----\n" : "\n----\n")
                .append(shown(script, query))
                .append("\n");
        }
    }
    return result;
}

}  // namespace

TEST(Mistakes, AreAnsweredAsTheGoldenFileSays) { tests::expect_golden(mistakes, shown_today(text_of_file())); }

}  // namespace dossier::query
