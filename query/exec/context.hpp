#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "graph/property_graph.hpp"
#include "graph/value.hpp"
#include "query/bind/bound.hpp"
#include "query/exec/batch.hpp"
#include "query/limits.hpp"
#include "query/query.hpp"

namespace dossier::query::exec {

class Profiler;
class Writer;

/// What one run of a statement carries with it. Each worker of a run has its own.
struct Context {
    const graph::PropertyGraph& graph;
    const Parameters& parameters;
    const Limits& limits;
    const Options& options;
    /// One clock reading a statement: every `date()` of it agrees.
    std::chrono::system_clock::time_point now;
    std::uint32_t slots = 0;  ///< in use by the plan; subqueries add their own
    std::uint32_t depth = 0;  ///< operators of the statement's plan above each other

    /// Runs `query` once for the row `row` of `outer`, whose slots it may read. Set by the builder of operators;
    /// returns for `exists` a boolean, for `count` an integer, for `collect` a list.
    std::function<graph::Value(const bind::Subquery& query, const Batch& outer, std::size_t row)> run_subquery;

    /// Through which every write of the statement goes; null in a run that may not write.
    Writer* writer = nullptr;

    /// The transaction around the statement; null where it may not be committed in parts.
    OwnTransaction* transaction = nullptr;

    /// Measures the operators; null but in a PROFILE.
    Profiler* profiler = nullptr;

    /// When the run began, for the time limit.
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    std::atomic<std::int64_t> held{0};  ///< bytes accounted for, by all workers
    std::uint32_t checks = 0;           ///< since the clock was last read

    /// Of a worker: the run that it takes part in, and whether nobody waits for its rows any more.
    Context* whole = nullptr;
    const std::atomic<bool>* given_up = nullptr;

    /// Throws cancelled, timed_out or memory_exceeded; cheap enough to be called once a batch and in long inner loops.
    void check();
    /// Accounts for bytes that the query holds (negative: holds no more). throws Error{memory_exceeded}
    void account(std::int64_t bytes);
    void give_back(std::int64_t bytes) noexcept;
};

}  // namespace dossier::query::exec
