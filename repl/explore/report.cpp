#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/picture/matrix.hpp"
#include "graph/picture/timeline.hpp"
#include "graph/vocabulary.hpp"
#include "repl/explore/ask.hpp"
#include "repl/explore/explore.hpp"
#include "repl/explore/questions.hpp"
#include "repl/explore/quotes.hpp"
#include "repl/explore/report_page.hpp"
#include "repl/language/picture_words.hpp"
#include "repl/language/text.hpp"
#include "repl/replace_file.hpp"
#include "repl/shell.hpp"
#include "repl/words.hpp"

// A page for people who have no dossier: what was promised, who has to do with what, and when, each entry with the
// sentence that says it. It asks what the shell's commands ask.

namespace dossier::repl::explore {

namespace {

constexpr std::string_view associations = R"(MATCH (a:Actor)-[link:ASSOCIATED_WITH]->(t:Topic)
RETURN a.name AS «actor», t.name AS «topic», link.weight AS «sentences», link.sentences AS «source»
ORDER BY «actor», «topic»)";

bool has_documents(const graph::PropertyGraph& graph) {
    const auto label = graph.labels().find(graph::vocabulary::label::document);
    bool any = false;
    if (label) graph.for_each_node(*label, [&](graph::NodeId) { any = true; });
    return any;
}

/// The pictures of a page: their marks link to the sentences that it quotes.
graph::picture::Options picture_options(Quotes& quotes, std::string prefix, Language language) {
    graph::picture::Options options;
    options.wording = picture_words(language);
    options.address = [&quotes](graph::NodeId node) { return quotes.address(node); };
    options.prefix = std::move(prefix);
    options.embedded = true;
    return options;
}

/// `text` as HTML, its line breaks kept.
std::string as_lines(std::string_view text) {
    std::string lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        lines += html(text.substr(0, text[end] == '\n' ? end : end + 1)) + '\n';
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::string figure(const std::string& picture) {
    return fmt::format("<figure class=\"wide\" tabindex=\"0\">\n{}</figure>\n", picture);
}

std::string drawn_matrix(const graph::PropertyGraph& graph, Quotes& quotes, Language language) {
    return figure(draw(graph::picture::actor_topic_matrix(graph), picture_options(quotes, "matrix-picture", language)));
}

std::string drawn_timeline(const graph::PropertyGraph& graph, Quotes& quotes, Language language) {
    constexpr std::size_t most = 150;
    const auto timeline = graph::picture::timeline_of_commitments(graph, most, picture_words(language));
    return figure(draw(timeline, picture_options(quotes, "timeline-picture", language)));
}

std::string report_of(Shell& shell) {
    const Language language = shell.settings().language;
    const graph::PropertyGraph& graph = shell.graph();
    Quotes quotes{graph, language};
    std::string asked;
    const auto ask_for = [&](const Question& question) -> const query::Result& {
        asked += as_lines(as_typed(question)) + '\n';
        return answer(shell, question);
    };
    std::vector<PageSection> sections;
    const auto add = [&](std::string id, Text title, std::string body) {
        sections.push_back({std::move(id), say(language, title), std::move(body)});
    };
    add("documents", Text::documents_title, documents_body(ask_for(documents_question(language)), language));
    add("commitments", Text::commitments_title,
        register_body(ask_for(commitments_question(graph, language)), quotes, language));
    add("matrix", Text::matrix_title,
        matrix_body(ask_for({in_words(language, associations)}), quotes, language) +
            drawn_matrix(graph, quotes, language));
    add("timeline", Text::timeline_title,
        timeline_body(ask_for(timeline_question(graph, nullptr, language)), quotes, language) +
            drawn_timeline(graph, quotes, language));
    add("sentences", Text::sentences_title, quotes.list());
    add("questions", Text::questions_title, fmt::format("<pre><code>{}</code></pre>\n", asked));
    return page(say(language, Text::report_title), say(language, Text::contents_title), language, sections);
}

}  // namespace

void write_report(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    const std::string file = as_name(arguments, language);
    if (!file.ends_with(".html") && !file.ends_with(".htm"))
        misused(say(language, Text::report_needs_file), say(language, Text::report_usage));
    if (!has_documents(shell.graph())) misused(say(language, Text::nothing_to_report), say(language, Text::load_first));
    replace_file(file, report_of(shell));
    if (!shell.settings().quiet)
        shell.messages() << say(language, Text::report_written, fmt::arg("file", file)) << '\n';
}

}  // namespace dossier::repl::explore
