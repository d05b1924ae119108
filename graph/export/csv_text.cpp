#include "graph/export/csv_text.hpp"

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph {

std::string csv_field(std::string_view text) {
    const bool plain = !text.empty() && text.find_first_of(",;\"\r\n") == std::string_view::npos;
    if (plain) return std::string{text};
    std::string result = "\"";
    for (const char letter : text) {
        result += letter;
        if (letter == '"') result += '"';
    }
    return result + '"';
}

std::string csv_labels(const PropertyGraph& graph, NodeId node) {
    const auto labels = label_names(graph, node);
    for (const std::string& label : labels) {
        if (label.find(';') == std::string::npos) continue;
        throw Error{{.type = ErrorType::argument_error,
                     .code = ErrorCode::not_supported,
                     .message = fmt::format("CSV separates labels by `;`, and the label `{}` holds one", label),
                     .where = {},
                     .hint = "export as cypher, json or graphml, or with --dialect memgraph"}};
    }
    return labels.empty() ? std::string{} : csv_field(fmt::format("{}", fmt::join(labels, ";")));
}

}  // namespace dossier::graph
