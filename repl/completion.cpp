#include "repl/completion.hpp"

#include <algorithm>
#include <cctype>

#include "query/manual.hpp"
#include "repl/commands.hpp"

namespace dossier::repl {

namespace {

bool begins_with(std::string_view text, std::string_view word) {
    return text.size() >= word.size() && std::ranges::equal(text.substr(0, word.size()), word, [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
           });
}

class Candidates {
public:
    explicit Candidates(std::string_view word) : word_{word} {}

    void offer(std::string_view text) {
        if (begins_with(text, word_)) found_.emplace_back(text);
    }
    template <typename Texts>
    void offer_all(const Texts& texts) {
        for (const auto& text : texts) offer(text);
    }
    [[nodiscard]] std::vector<std::string> take() {
        std::ranges::sort(found_);
        const auto repeated = std::ranges::unique(found_);
        found_.erase(repeated.begin(), repeated.end());
        return std::move(found_);
    }

private:
    std::string_view word_;
    std::vector<std::string> found_;
};

/// Whether the cursor stands inside a quoted text.
bool inside_quotes(std::string_view before) {
    char quote = '\0';
    for (std::size_t i = 0; i < before.size(); ++i) {
        const char c = before[i];
        if (quote != '\0') {
            if (c == '\\') {
                ++i;
            } else if (c == quote) {
                quote = '\0';
            }
        } else if (c == '\'' || c == '"') {
            quote = c;
        }
    }
    return quote != '\0';
}

void offer_names(Candidates& candidates, const graph::PropertyGraph& graph) {
    const auto key = graph.keys().find("name");
    if (!key) return;
    graph.for_each_node([&](graph::NodeId node) {
        const graph::Value name = graph.property(node, *key);
        if (name.is(graph::ValueKind::string)) candidates.offer(name.as_string());
    });
}

/// The names of functions and procedures, and the words in capitals that the other entries of the manual are written
/// with: `ON CREATE SET` has no entry, MERGE has.
void offer_language(Candidates& candidates) {
    for (const query::manual::Entry& entry : query::manual::entries()) {
        candidates.offer(entry.name);
        if (entry.kind == query::manual::Kind::function || entry.kind == query::manual::Kind::procedure) continue;
        for (const std::string_view word : query::manual::keywords(entry)) candidates.offer(word);
    }
}

}  // namespace

std::vector<std::string> completions(const graph::PropertyGraph& graph, std::string_view line, std::string_view word) {
    Candidates candidates{word};
    const std::string_view before = line.substr(0, line.size() - std::min(line.size(), word.size()));
    const char previous = before.empty() ? '\0' : before.back();
    if (line.starts_with(':')) {
        if (before.find(' ') == std::string_view::npos) {
            for (const Command& command : commands()) {
                candidates.offer(command.name.substr(1));  // the colon is a break between words
            }
        } else {
            offer_names(candidates, graph);
        }
    } else if (inside_quotes(before)) {
        offer_names(candidates, graph);
    } else if (previous == ':' || previous == '|' || previous == '&' || previous == '!') {
        candidates.offer_all(graph.labels().all());
        candidates.offer_all(graph.types().all());
    } else if (previous == '.') {
        candidates.offer_all(graph.keys().all());
    } else {
        offer_language(candidates);
    }
    return candidates.take();
}

}  // namespace dossier::repl
