#include "repl/explore/ask.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/value_text.hpp"
#include "repl/language/text.hpp"
#include "repl/shell.hpp"

namespace dossier::repl::explore {

std::string in_words(Language language, std::string_view statement) {
    constexpr std::string_view opens = "«", closes = "»";
    std::string text;
    for (;;) {
        const std::size_t begin = statement.find(opens);
        if (begin == std::string_view::npos) break;
        const std::size_t name = begin + opens.size();
        const std::size_t end = statement.find(closes, name);
        text += statement.substr(0, begin);
        text += graph::identifier(heading(language, statement.substr(name, end - name)));
        statement.remove_prefix(end + closes.size());
    }
    text += statement;
    return text;
}

std::string as_typed(const Question& question) {
    std::string text;
    for (const auto& [name, value] : question.parameters) {
        text += fmt::format(":param {} => {}\n", name, graph::literal(value, nullptr, graph::LiteralUse::running));
    }
    return text + question.statement + ";\n";
}

const query::Result& answer(Shell& shell, const Question& question) {
    if (!shell.settings().quiet) shell.messages() << as_typed(question) << std::flush;
    return shell.answer(question.statement, question.parameters);
}

void ask(Shell& shell, const Question& question) { shell.print(answer(shell, question), Output::Narrow::lines); }

bool for_people(Shell& shell) {
    const print::Format* const format = shell.settings().format;
    if (format == nullptr) return shell.at_terminal();
    constexpr std::array<std::string_view, 3> readable{"table", "box", "line"};
    return std::ranges::find(readable, format->name) != readable.end();
}

std::string pattern(const graph::PropertyGraph& graph, std::string_view variable, const Named& one,
                    query::Parameters& parameters) {
    if (one.id.empty()) {  // a graph of others' making: its nodes are told apart by number
        parameters.insert_or_assign(std::string{variable}, graph::Value{static_cast<std::int64_t>(index(one.node))});
        return fmt::format("({0} WHERE id({0}) = ${0})", variable);
    }
    parameters.insert_or_assign(std::string{variable}, graph::Value{one.id});
    const auto labels = graph::label_names(graph, one.node);
    const bool actor = std::ranges::find(labels, "Actor") != labels.end();
    const std::string label = actor ? "Actor" : labels.empty() ? std::string{} : labels.front();
    return label.empty() ? fmt::format("({0} {{id: ${0}}})", variable)
                         : fmt::format("({0}:{1} {{id: ${0}}})", variable, graph::identifier(label));
}

}  // namespace dossier::repl::explore
