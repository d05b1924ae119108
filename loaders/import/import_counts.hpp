#pragma once

#include <cstddef>

namespace dossier::loaders::import {

/// What came into the graph.
struct ImportCounts {
    std::size_t nodes = 0, relationships = 0, properties = 0;

    bool operator==(const ImportCounts&) const = default;
};

}  // namespace dossier::loaders::import
