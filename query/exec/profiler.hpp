#pragma once

#include <chrono>
#include <cstdint>
#include <map>

#include "query/exec/operator.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::exec {

/// What one operator cost so far. Time and memory are its own, without those of its inputs.
struct OperatorCost {
    std::uint64_t rows = 0;  ///< handed on, each as often as its multiplicity says
    std::chrono::nanoseconds time{0};
    std::int64_t held = 0;       ///< bytes that it has accounted for and not given back
    std::int64_t most_held = 0;  ///< the most at any time
    std::uint64_t on_disk = 0;   ///< bytes that it wrote to temporary files
    std::uint64_t runs = 0;      ///< in so many pieces, each sorted or of some groups
};

/// Measures the operators of one plan while they run, by who is at work: an operator that pulls its input waits for it.
/// The queries inside an operator's expressions are its own work.
class Profiler {
public:
    /// `plan`   its address and those of its inputs name the operators; it outlives the profiler
    explicit Profiler(const plan::Plan& plan);

    /// `made` as it was built of `plan`, measured if that is a part of the profiler's plan.
    [[nodiscard]] OperatorPtr measured(const plan::Plan& plan, OperatorPtr made);

    [[nodiscard]] const OperatorCost& cost(const plan::Plan& plan) const { return costs_.at(&plan); }

    /// Adds what `worker` measured beside this one. Time and memory are then those of all workers together.
    void add(const Profiler& worker);

    /// Bytes are held, or given back, by whoever is at work.
    void account(std::int64_t bytes) noexcept;

    /// Whoever is at work wrote `bytes` to a temporary file.
    void note_run(std::uint64_t bytes) noexcept;

    /// `next` is at work from now on; returns who was. Null: none of the plan's operators.
    OperatorCost* start(OperatorCost* next) noexcept;

private:
    void add(const plan::Plan& plan);

    std::map<const plan::Plan*, OperatorCost> costs_;
    OperatorCost* at_work_ = nullptr;
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

}  // namespace dossier::query::exec
