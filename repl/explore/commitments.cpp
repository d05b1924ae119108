#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/vocabulary.hpp"
#include "repl/command_options.hpp"
#include "repl/explore/ask.hpp"
#include "repl/explore/due.hpp"
#include "repl/explore/explore.hpp"
#include "repl/explore/names.hpp"
#include "repl/explore/questions.hpp"
#include "repl/language/text.hpp"
#include "repl/shell.hpp"

namespace dossier::repl::explore {

namespace {

struct Wanted {
    std::vector<std::string> actor;  ///< the words of its name
    std::string by, due_before;
    bool open = false;
};

Wanted read(std::string_view arguments, Language language) {
    Wanted wanted;
    CLI::App app;
    app.add_flag("--open", wanted.open);
    app.add_option("--due-before", wanted.due_before);
    app.add_option("--by", wanted.by);
    app.add_option("actor", wanted.actor);
    read_arguments(app, arguments, language, say(language, Text::commitments_usage));
    if (!wanted.by.empty() && !wanted.actor.empty())
        misused(say(language, Text::one_actor_only), say(language, Text::commitments_usage));
    return wanted;
}

Question question_for(const graph::PropertyGraph& graph, const Wanted& wanted, Language language) {
    Question question;
    const std::string name = wanted.by.empty() ? fmt::format("{}", fmt::join(wanted.actor, " ")) : wanted.by;
    std::string actor = "(a:Actor)";
    if (!name.empty()) {
        constexpr std::array<std::string_view, 1> actors{"Actor"};
        actor = pattern(graph, "a", the_one(graph, name, actors, language), question.parameters);
    }
    std::vector<std::string> conditions;
    if (wanted.open) {
        conditions.emplace_back("c.status = 'made'");
        conditions.emplace_back("NOT EXISTS { (c)<-[:FULFILS]-(:Document) }");
    }
    if (!wanted.due_before.empty()) {
        conditions.push_back(fmt::format(fmt::runtime(last_day), "c.due") + " < $before");
        question.parameters.insert_or_assign("before", graph::Value{written_date(wanted.due_before, language)});
    }
    // Whether a promise was met is a column only where letters say so of any.
    const bool met = !wanted.open && graph.types().find(graph::vocabulary::type::fulfils).has_value();
    question.statement = in_words(
        language, fmt::format("MATCH {}-[:COMMITS_TO]->(c:Commitment)-[:STATED_IN]->(s:Sentence)\n{}{}{}"
                              "RETURN a.name AS «actor», c.kind AS «kind», c.status AS «status»,\n"
                              "       [(c)-[:TOWARDS]->(to:Actor) | to.name] AS «towards»,\n"
                              "       coalesce(c.due_text + coalesce(' (' + c.due + ')', ''), c.due) AS «due»,\n"
                              "{}       s.text AS «sentence», s.id AS «source»\n"
                              "ORDER BY {}«actor», split(s.id, '/')[0], s.begin",
                              actor, conditions.empty() ? "" : "WHERE ", fmt::join(conditions, "\n  AND "),
                              conditions.empty() ? "" : "\n",
                              met ? "       [(d:Document)-[:FULFILS]->(c) | d.id] AS «met by»,\n" : "",
                              wanted.due_before.empty() ? "" : "c.due, "));
    return question;
}

}  // namespace

Question commitments_question(const graph::PropertyGraph& graph, Language language) {
    return question_for(graph, {}, language);
}

void show_commitments(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    ask(shell, question_for(shell.graph(), read(arguments, language), language));
}

}  // namespace dossier::repl::explore
