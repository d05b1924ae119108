#include "query/exec/profiler.hpp"

#include <algorithm>
#include <utility>

#include "query/exec/rows.hpp"

namespace dossier::query::exec {

namespace {

/// Marks who is at work as long as it lives.
class AtWork {
public:
    AtWork(Profiler& profiler, OperatorCost& cost) noexcept : profiler_{profiler}, before_{profiler.start(&cost)} {}
    AtWork(const AtWork&) = delete;
    AtWork& operator=(const AtWork&) = delete;
    ~AtWork() { profiler_.start(before_); }

private:
    Profiler& profiler_;
    OperatorCost* before_;
};

class Measured final : public Operator {
public:
    Measured(Profiler& profiler, OperatorCost& cost, OperatorPtr inner)
        : profiler_{profiler}, cost_{cost}, inner_{std::move(inner)} {}

    bool next(Batch& batch) override {
        const AtWork at_work{profiler_, cost_};
        if (!inner_->next(batch)) return false;
        for (std::size_t row = 0; row < batch.size; ++row) cost_.rows += multiplicity_at(batch, row);
        return true;
    }
    void reset() override {
        const AtWork at_work{profiler_, cost_};
        inner_->reset();
    }

private:
    Profiler& profiler_;
    OperatorCost& cost_;
    OperatorPtr inner_;
};

}  // namespace

Profiler::Profiler(const plan::Plan& plan) { add(plan); }

void Profiler::add(const plan::Plan& plan) {
    costs_.try_emplace(&plan);
    for (const plan::Plan& input : plan.inputs) add(input);
}

OperatorPtr Profiler::measured(const plan::Plan& plan, OperatorPtr made) {
    const auto found = costs_.find(&plan);
    if (found == costs_.end()) return made;
    return std::make_unique<Measured>(*this, found->second, std::move(made));
}

void Profiler::add(const Profiler& worker) {
    for (const auto& [plan, cost] : worker.costs_) {
        OperatorCost& sum = costs_.at(plan);
        sum.rows += cost.rows;
        sum.time += cost.time;
        sum.most_held += cost.most_held;
        sum.on_disk += cost.on_disk;
        sum.runs += cost.runs;
    }
}

void Profiler::account(std::int64_t bytes) noexcept {
    if (at_work_ == nullptr) return;
    at_work_->held += bytes;
    at_work_->most_held = std::max(at_work_->most_held, at_work_->held);
}

void Profiler::note_run(std::uint64_t bytes) noexcept {
    if (at_work_ == nullptr) return;
    at_work_->on_disk += bytes;
    ++at_work_->runs;
}

OperatorCost* Profiler::start(OperatorCost* next) noexcept {
    const auto now = std::chrono::steady_clock::now();
    if (at_work_ != nullptr) at_work_->time += now - since_;
    since_ = now;
    return std::exchange(at_work_, next);
}

}  // namespace dossier::query::exec
