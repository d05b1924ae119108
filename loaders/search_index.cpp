#include "loaders/search_index.hpp"

#include <string>
#include <utility>

#include "graph/schema.hpp"
#include "loaders/vocabulary.hpp"

namespace dossier::loaders {

void keep_search_index(graph::PropertyGraph& graph) {
    namespace key = vocabulary::key;
    graph::IndexDefinition index{.name = std::string{vocabulary::search::sentences},
                                 .kind = graph::IndexKind::full_text,
                                 .target = {.element = graph::ElementKind::node,
                                            .names = {std::string{vocabulary::label::sentence}},
                                            .keys = {std::string{key::text}, std::string{key::lemmas}}},
                                 .constraint = {}};
    const graph::Schema& schema = graph.schema();
    const auto sentence = graph.labels().find(vocabulary::label::sentence);
    if (!sentence || graph.count(*sentence) == 0) {
        const auto* own = schema.index(index.name);
        if (own != nullptr && own->definition.kind == index.kind && own->definition.target == index.target)
            graph.drop_index(index.name);
        return;
    }
    if (schema.index(index.name) || schema.constraint(index.name)) return;
    if (schema.index_over(index.kind, index.target)) return;
    graph.create_index(std::move(index));
}

}  // namespace dossier::loaders
