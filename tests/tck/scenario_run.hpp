#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "query/query.hpp"
#include "tests/tck/gherkin.hpp"

namespace dossier::tests::tck {

enum class Verdict { passed, failed, skipped };

struct ScenarioResult {
    Verdict verdict = Verdict::passed;
    std::string reason;  ///< why it failed or was skipped: the step, then what was expected and what was got
};

/// Runs one scenario of the openCypher kit on a graph of its own; whatever goes wrong in it is its result.
///
/// `graphs`   the folder of the named graphs, each `NAME/NAME.cypher`; a scenario that asks for an absent one is
/// skipped
[[nodiscard]] ScenarioResult run_scenario(const Scenario& scenario, const std::filesystem::path& graphs,
                                          const query::Options& options);

}  // namespace dossier::tests::tck
