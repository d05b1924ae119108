#include "graph/export/exporter.hpp"
#include "repl/picture.hpp"
#include "repl/print/printer.hpp"

namespace dossier::repl::print {

void dot(const query::Result& result, const graph::PropertyGraph& graph, const Style&, std::ostream& out) {
    for (const auto& file : graph::export_format("dot").write(graph, selected(result, graph), with_evidence(graph))) {
        out << file.bytes;
    }
}

}  // namespace dossier::repl::print
