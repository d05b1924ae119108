#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>

namespace dossier::graph {

struct AdjacencyBase;

/// When lists of neighbours are made anew, and by whom.
struct AdjacencyMerging {
    using Work = std::function<void()>;

    /// More writes than these, and than half the entries: then it pays. Small enough that copying them is nothing,
    /// large enough that a new graph does not do it at every write.
    std::size_t least_writes = 4096;
    /// So many entries or more are merged beside the writer: fewer are merged at once, before another thread would have
    /// begun.
    std::size_t beside_from = std::size_t{1} << 16U;
    /// Has the work done by anybody at any time, or never. False: it is refused.
    std::function<bool(Work)> begin;

    /// Each in a thread of its own.
    [[nodiscard]] static const AdjacencyMerging& usual();
};

/// A base that is made beside whoever goes on writing, of what nobody changes any more. When the last holder lets it
/// go, making it is given up.
///
/// Nobody ever waits for it: a process that was forked has no such thread, and one that ends need not join it. Until it
/// is over, the thread holds what the base is made of, and the base.
class AdjacencyMerge {
public:
    /// Gives nullptr when it is told to stop.
    using Make = std::function<std::shared_ptr<const AdjacencyBase>(const std::stop_token&)>;

    /// nullptr where it is refused
    [[nodiscard]] static std::shared_ptr<const AdjacencyMerge> begin(Make make, const AdjacencyMerging& merging);
    AdjacencyMerge() = default;
    AdjacencyMerge(const AdjacencyMerge&) = delete;
    AdjacencyMerge& operator=(const AdjacencyMerge&) = delete;
    ~AdjacencyMerge() { stop_.request_stop(); }

    [[nodiscard]] bool is_over() const noexcept { return outcome_->is_over.load(std::memory_order_acquire); }
    /// Asks that it is over. nullptr: there was no memory for it
    [[nodiscard]] const std::shared_ptr<const AdjacencyBase>& base() const noexcept { return outcome_->base; }

private:
    struct Outcome {
        std::atomic<bool> is_over{false};
        std::shared_ptr<const AdjacencyBase> base;  // owned with the lists that it became part of
    };

    std::shared_ptr<Outcome> outcome_ = std::make_shared<Outcome>();  // the thread is the other owner
    std::stop_source stop_;
};

}  // namespace dossier::graph
