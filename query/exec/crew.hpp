#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "graph/checkpoint.hpp"
#include "query/exec/operator.hpp"
#include "query/exec/profiler.hpp"
#include "query/exec/subqueries.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::exec {

/// A copy of some operators of a plan, with a context of its own, so that it runs beside other copies. What it holds is
/// accounted for in the whole run.
class Worker {
public:
    /// `shared`     the operator whose rows are given to it; null: it runs all of `plan`
    /// `given_up`   set when nobody waits for its rows any more
    Worker(const plan::Plan& plan, const plan::Plan* shared, Tree& whole, const std::atomic<bool>& given_up);

    [[nodiscard]] bool next(Batch& batch);
    /// What it makes of `rows`. `held`: how many bytes of that are accounted for, which somebody else gives back.
    [[nodiscard]] std::vector<Batch> all_of(Batch rows, std::int64_t& held);
    /// Adds what was measured to the profile of the whole run.
    void report() const;

private:
    Context context_;
    graph::Checkpoint check_;
    Subqueries subqueries_;
    std::optional<Profiler> profiler_;
    Tree tree_;
    OperatorPtr root_;
};

/// Workers that go through the rows of one source, piece by piece. Whoever asks for the rows works too.
class Crew {
public:
    /// `line`    the input of `gather`
    Crew(const plan::Gather& gather, const plan::Plan& line, Tree& whole);
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    ~Crew() { end(); }

    /// The next rows, in the order of the source; false at the end. What a worker throws is thrown here, when its piece
    /// is next.
    [[nodiscard]] bool next(Batch& batch);

private:
    /// Some rows of the source, and what they came to.
    struct Piece {
        Batch rows;
        std::vector<Batch> results;
        std::size_t handed_out = 0;
        std::int64_t held = 0;
        std::exception_ptr error;
        bool done = false;
    };

    // These ask that the mutex is held.
    [[nodiscard]] bool may_begin() const noexcept;
    Piece* begin();
    [[nodiscard]] bool hand_out(Batch& batch);

    void work(Worker& worker) noexcept;
    void do_piece(Worker& worker, Piece& piece);
    void end();

    const plan::Gather& gather_;
    Tree& whole_;
    std::atomic<bool> given_up_ = false;
    std::vector<std::unique_ptr<Worker>> workers_;  // the first is that of whoever asks

    std::mutex mutex_;  // of all that follows
    std::condition_variable changed_;
    Worker source_;
    Batch rows_;  // of the source, of which so many were taken
    std::size_t taken_ = 0;
    bool exhausted_ = false;
    std::size_t begun_ = 0;
    std::deque<Piece> pieces_;  // begun and not handed out, in order; each stays where it is
    std::exception_ptr lost_;   // what ended a thread outside of any piece: there was no memory for one

    std::vector<std::jthread> threads_;  // end before all else
};

}  // namespace dossier::query::exec
