#pragma once

#include <memory>

#include "loaders/annotate/annotator.hpp"

namespace dossier::loaders::annotate {

struct FrogSettings {
    int threads = 1;  ///< Frog's own; a second gains little
};

/// Frog, the Dutch pipeline, in this process. Its models (some 1.4 GB, some seconds) are read at the first sentence
/// or by prepare().
///
/// The tokens of a multi-word unit (`Buitenlandse Zaken`) are given one by one: the first has the unit's head and role,
/// the others depend on it with the role `mwp`. A text that Frog takes for two sentences has two roots.
///
/// Both throw  Error{missing_tool}: built without Frog, or its models are not installed
///             Error{unreadable_document}: Frog failed on that sentence
/// source      the Frog 0.20 API; CGN tags, Alpino dependency roles
[[nodiscard]] std::unique_ptr<Annotator> make_frog(FrogSettings settings = {});

/// Whether this build has Frog.
[[nodiscard]] bool has_frog() noexcept;

}  // namespace dossier::loaders::annotate
