#pragma once

#include "graph/vocabulary.hpp"

namespace dossier::loaders {

/// What the loaders write is what provenance is read from: both use the same names.
namespace vocabulary = graph::vocabulary;

}  // namespace dossier::loaders
