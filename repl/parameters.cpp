#include "repl/parameters.hpp"

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/storage.hpp"
#include "graph/value_json.hpp"
#include "repl/misuse.hpp"
#include "repl/text_file.hpp"

namespace dossier::repl {

namespace {}  // namespace

graph::Value literal_value(std::string_view text) {
    try {
        graph::KnowledgeBase empty = graph::KnowledgeBase::in_memory();
        const query::Statement statement = query::prepare(fmt::format("RETURN ({}) AS value", text));
        if (!statement.writes() && statement.columns().size() == 1) {
            const query::Result result = statement.run(empty.graph());
            if (result.rows.size() == 1) return result.rows.front().front();
        }
    } catch (const graph::Error&) {
        // not Cypher, so it is meant as it stands
    }
    return graph::Value{text};
}

std::pair<std::string, graph::Value> parameter(std::string_view text) {
    const std::size_t sign = text.find('=');
    if (sign == std::string_view::npos || sign == 0) {
        misused(fmt::format("`{}` is no parameter", text), "write NAME=VALUE");
    }
    return {std::string{text.substr(0, sign)}, literal_value(text.substr(sign + 1))};
}

query::Parameters parameters_from(const std::filesystem::path& file) {
    const graph::Value value = graph::from_json(read_text_file(file));
    if (!value.is(graph::ValueKind::map)) {
        misused(fmt::format("`{}` holds no JSON object", file.string()), "write {\"name\": value, …}");
    }
    query::Parameters parameters;
    for (const auto& [name, member] : value.as_map()) parameters.insert_or_assign(name, member);
    return parameters;
}

}  // namespace dossier::repl
