#include "query/exec/crew.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "graph/allocation_meter.hpp"
#include "graph/interruptible.hpp"
#include "query/exec/build.hpp"
#include "query/exec/rows.hpp"

namespace dossier::query::exec {

namespace {

// Pieces that are begun and not handed out, for each worker: none waits for a long one, and few rows are held.
constexpr std::size_t pieces_under_way = 8;
// After so many pieces for each worker they grow: the source has more rows than the planner thought.
constexpr std::size_t pieces_of_a_size = 32;

const plan::Plan& below(const plan::Plan& line, std::uint32_t operators) {
    const plan::Plan* at = &line;
    for (; operators > 0; --operators) at = &at->inputs[0];
    return *at;
}

}  // namespace

Worker::Worker(const plan::Plan& plan, const plan::Plan* shared, Tree& whole, const std::atomic<bool>& given_up)
    : context_{.graph = whole.context.graph,
               .parameters = whole.context.parameters,
               .limits = whole.context.limits,
               .options = whole.context.options,
               .now = whole.context.now,
               .slots = whole.context.slots,
               .depth = whole.context.depth,
               .run_subquery = {},
               .began = whole.context.began,
               .whole = &whole.context,
               .given_up = &given_up},
      check_{[this] { context_.check(); }},
      subqueries_{context_, context_.depth},
      tree_{context_, whole.batch_size, whole.argument, nullptr, shared} {
    context_.run_subquery = [this](const bind::Subquery& query, const Batch& outer, std::size_t row) {
        return subqueries_.run(query, outer, row);
    };
    if (whole.context.profiler) context_.profiler = &profiler_.emplace(plan);
    root_ = build(plan, tree_);
}

bool Worker::next(Batch& batch) {
    const graph::Interruptible interruptible{&check_};
    return root_->next(batch);
}

std::vector<Batch> Worker::all_of(Batch rows, std::int64_t& held) {
    const graph::Interruptible interruptible{&check_};
    tree_.argument = std::move(rows);
    root_->reset();
    std::vector<Batch> results;
    Batch batch;
    while (root_->next(batch)) {
        context_.check();
        if (batch.size == 0) continue;
        const std::int64_t bytes = bytes_of(batch);
        held += bytes;
        context_.account(bytes);
        results.push_back(std::move(batch));
        batch = {};
    }
    return results;
}

void Worker::report() const {
    if (profiler_) context_.whole->profiler->add(*profiler_);
}

Crew::Crew(const plan::Gather& gather, const plan::Plan& line, Tree& whole)
    : gather_{gather}, whole_{whole}, source_{below(line, gather.shared), nullptr, whole, given_up_} {
    const plan::Plan* shared = &below(line, gather.shared);
    for (std::uint32_t i = 0; i < gather.workers; ++i) {
        workers_.push_back(std::make_unique<Worker>(line, shared, whole, given_up_));
    }
    threads_.reserve(workers_.size());
    try {
        for (std::size_t i = 1; i < workers_.size(); ++i) {
            threads_.emplace_back([this, i, meter = graph::AllocationMeter::of_this_thread()] {
                const graph::AllocationMeter::Metering metering{meter};
                work(*workers_[i]);
            });
        }
    } catch (const std::system_error&) {
        // The system has no more threads for us: those that there are do the work.
    }
}

bool Crew::next(Batch& batch) {
    std::unique_lock lock{mutex_};
    while (true) {
        if (!pieces_.empty() && pieces_.front().done) {
            if (hand_out(batch)) return true;
        } else if (may_begin()) {
            Piece* piece = begin();
            lock.unlock();
            if (piece) do_piece(*workers_.front(), *piece);
            lock.lock();
        } else if (lost_) {
            std::rethrow_exception(lost_);
        } else if (pieces_.empty()) {
            break;
        } else {
            changed_.wait(lock, [&] { return pieces_.front().done || lost_; });
        }
    }
    lock.unlock();
    end();
    return false;
}

bool Crew::may_begin() const noexcept { return !exhausted_ && pieces_.size() < pieces_under_way * gather_.workers; }

Crew::Piece* Crew::begin() {
    Piece piece;
    try {
        while (taken_ == rows_.size) {
            taken_ = 0;
            rows_ = {};
            if (source_.next(rows_)) continue;
            exhausted_ = true;
            changed_.notify_all();
            return nullptr;
        }
        const std::size_t size = gather_.piece * (1 + begun_ / (pieces_of_a_size * gather_.workers));
        const std::size_t end = std::min(rows_.size, taken_ + std::min(size, whole_.batch_size));
        piece.rows = slice(rows_, taken_, end);
        taken_ = end;
        ++begun_;
    } catch (...) {
        exhausted_ = true;
        piece.error = std::current_exception();
        piece.done = true;
        changed_.notify_all();
    }
    return &pieces_.emplace_back(std::move(piece));
}

void Crew::do_piece(Worker& worker, Piece& piece) {
    if (piece.error) return;
    std::vector<Batch> results;
    std::int64_t held = 0;
    std::exception_ptr error;
    try {
        results = worker.all_of(std::move(piece.rows), held);
    } catch (...) {
        error = std::current_exception();
    }
    const std::scoped_lock lock{mutex_};
    piece.results = std::move(results);
    piece.held = held;
    piece.error = error;
    piece.done = true;
    changed_.notify_all();
}

bool Crew::hand_out(Batch& batch) {
    Piece& piece = pieces_.front();
    if (piece.error) std::rethrow_exception(piece.error);
    if (piece.handed_out < piece.results.size()) {
        batch = std::move(piece.results[piece.handed_out++]);
        return true;
    }
    whole_.context.give_back(piece.held);
    pieces_.pop_front();
    changed_.notify_all();
    return false;
}

void Crew::work(Worker& worker) noexcept {
    std::unique_lock lock{mutex_};
    try {
        while (true) {
            changed_.wait(lock, [&] { return given_up_ || exhausted_ || may_begin(); });
            if (given_up_ || exhausted_) return;
            Piece* piece = begin();
            lock.unlock();
            if (piece) do_piece(worker, *piece);
            lock.lock();
        }
    } catch (...) {
        if (!lock.owns_lock()) lock.lock();
        exhausted_ = true;
        lost_ = std::current_exception();
        changed_.notify_all();
    }
}

void Crew::end() {
    {
        const std::scoped_lock lock{mutex_};
        given_up_ = true;
    }
    changed_.notify_all();
    threads_.clear();
    for (const Piece& piece : std::exchange(pieces_, {})) whole_.context.give_back(piece.held);
    for (const auto& worker : workers_) worker->report();
    if (!workers_.empty()) source_.report();
    workers_.clear();
}

namespace {

class Gather final : public Operator {
public:
    Gather(const plan::Gather& op, Tree& tree, const plan::Plan& line) : op_{op}, tree_{tree}, line_{line} {}

    bool next(Batch& batch) override {
        if (!crew_) crew_.emplace(op_, line_, tree_);
        return crew_->next(batch);
    }
    void reset() override { crew_.reset(); }

private:
    const plan::Gather& op_;
    Tree& tree_;
    const plan::Plan& line_;
    std::optional<Crew> crew_;
};

}  // namespace

OperatorPtr make(const plan::Gather& op, Tree& tree, const plan::Plan& line) {
    return std::make_unique<Gather>(op, tree, line);
}

}  // namespace dossier::query::exec
