#include <array>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/chain_steps.hpp"
#include "repl/explore/ask.hpp"
#include "repl/explore/evidence.hpp"
#include "repl/explore/explore.hpp"
#include "repl/explore/names.hpp"
#include "repl/explore/paragraph.hpp"
#include "repl/language/text.hpp"
#include "repl/print/printer.hpp"
#include "repl/print/text_width.hpp"
#include "repl/shell.hpp"
#include "repl/words.hpp"

// How two things are tied.

namespace dossier::repl::explore {

namespace {

constexpr std::string_view chains_text = R"(MATCH {}, {}
CALL dossier.link(a, b, 3, true) YIELD chain, cost, path, step, relationship, text
RETURN chain AS «chain», cost AS «cost», path AS «path», step AS «step», relationship AS «relationship»,
       text AS «sentence»)";

constexpr std::array ground_texts{Text::ground_statement, Text::ground_data, Text::ground_together,
                                  Text::ground_association, Text::ground_document};

std::string arrow(const graph::PropertyGraph& graph, const graph::ChainStep& step, Language language) {
    if (step.relationships.size() > 1) return fmt::format("-- {} --", say(language, Text::named_together));
    const graph::RelationshipId relationship = step.relationships.front();
    const bool along = graph.start(relationship) == step.from;
    return fmt::format("{}[:{}]{}", along ? "-" : "<-", graph.types().text(graph.type(relationship)),
                       along ? "->" : "-");
}

/// `1 statement, 1 sentence that names both; cost 2.6`
std::string reason(const std::vector<graph::ChainStep>& steps, double cost, Language language) {
    std::map<graph::Ground, std::size_t> grounds;
    for (const graph::ChainStep& step : steps) ++grounds[step.ground];
    std::vector<std::string> parts;
    for (const auto& [ground, count] : grounds) {
        parts.push_back(counted(language, ground_texts[static_cast<std::size_t>(ground)], count));
    }
    return say(language, Text::chain_reason, fmt::arg("steps", counted(language, Text::steps, steps.size())),
               fmt::arg("grounds", fmt::join(parts, ", ")), fmt::arg("cost", fmt::format("{:.2f}", cost)));
}

void print_chain(Shell& shell, std::int64_t rank, const graph::EvidenceFinder& finder, const graph::Path& path,
                 double cost) {
    constexpr std::size_t indent = 3;
    const Language language = shell.settings().language;
    const graph::PropertyGraph& graph = shell.graph();
    const auto steps = graph::steps_of(graph, finder, path);
    print_paragraph(shell, fmt::format("{}. {}", rank, reason(steps, cost, language)), 0, indent);
    for (const graph::ChainStep& step : steps) {
        const std::string line = fmt::format("{} {} {}", print::node_name(step.from, graph),
                                             arrow(graph, step, language), print::node_name(step.to, graph));
        print_paragraph(shell, print::visible(line), indent, 2);
        if (step.sentences.empty()) {
            print_paragraph(shell, say(language, Text::from_data), indent + 2);
            continue;
        }
        print_sentence(shell, step.sentences.front(), indent + 2);
        if (const std::size_t more = step.sentences.size() - 1; more > 0)
            print_paragraph(shell, counted(language, Text::more_sentences, more), indent + 2);
    }
}

void print_chains(Shell& shell, const query::Result& result) {
    const graph::EvidenceFinder finder{shell.graph()};
    for (const auto& row : result.rows) {
        if (row[3].as_integer() != 1) continue;  // a row a step: the first tells the chain
        print_chain(shell, row[0].as_integer(), finder, row[2].as_path(), row[1].as_number());
    }
    print_paragraph(shell, say(shell.settings().language, Text::how_ranked), 0);
}

}  // namespace

void show_link(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    const auto names = words(arguments, language);
    if (names.size() != 2) misused(say(language, Text::two_ends), say(language, Text::link_usage));
    const Named a = the_one(shell.graph(), names[0], things, language);
    const Named b = the_one(shell.graph(), names[1], things, language);
    if (a.node == b.node)
        misused(say(language, Text::same_thing, fmt::arg("name", print::visible(a.name))),
                say(language, Text::link_usage));
    Question question;
    const std::string from = pattern(shell.graph(), "a", a, question.parameters);
    const std::string to = pattern(shell.graph(), "b", b, question.parameters);
    question.statement = in_words(language, fmt::format(chains_text, from, to));
    const query::Result& result = answer(shell, question);
    if (result.rows.empty()) {
        shell.messages() << say(language, Text::not_linked, fmt::arg("a", print::visible(a.name)),
                                fmt::arg("b", print::visible(b.name)))
                         << '\n';
    }
    if (!for_people(shell)) return shell.print(result);
    if (!result.rows.empty()) print_chains(shell, result);
}

}  // namespace dossier::repl::explore
