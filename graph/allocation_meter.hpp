#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace dossier::graph {

/// What a piece of work takes from the heap: all that its threads allocate by `new`, whoever asks for it, less what
/// they give back. Exact but for some kilobytes a thread that it has not told yet.
///
/// It stands behind `operator new` itself. An allocator for each container was the alternative: it misses what values
/// share, and every container of every operator would have to carry it.
class AllocationMeter {
public:
    enum class Manner : std::uint8_t {
        notes,    ///< somebody asks is_passed() now and then
        refuses,  ///< and a request for a megabyte or more that would pass the limit is answered by std::bad_alloc: an
                  ///< array that grows takes more than twice itself. Not for work that leaves half a change behind then
    };

    AllocationMeter(std::optional<std::size_t> limit, Manner manner) noexcept : limit_{limit}, manner_{manner} {}
    AllocationMeter(const AllocationMeter&) = delete;
    AllocationMeter& operator=(const AllocationMeter&) = delete;

    /// As far as the threads have told.
    [[nodiscard]] std::int64_t bytes() const noexcept { return bytes_.load(std::memory_order_relaxed); }
    /// All that was asked for, whatever was given back since: a measure of work that no machine changes.
    [[nodiscard]] std::size_t asked() const noexcept { return asked_.load(std::memory_order_relaxed); }
    /// Whether the limit is passed, or was about to be when a request was refused.
    [[nodiscard]] bool is_passed() const noexcept {
        return refused_.load(std::memory_order_relaxed) || (limit_ && is_above(bytes()));
    }

    /// What counts the allocations of this thread; null where nothing does.
    [[nodiscard]] static AllocationMeter* of_this_thread() noexcept;

    /// What another thread took for nobody is this one's from now on.
    static void take_over(std::size_t bytes) noexcept;

    /// As long as it lives, `meter` counts what this thread allocates; null: nobody does.
    class Metering {
    public:
        explicit Metering(AllocationMeter* meter) noexcept;
        Metering(const Metering&) = delete;
        Metering& operator=(const Metering&) = delete;
        ~Metering();

    private:
        AllocationMeter* before_;
    };

    // For operator new and operator delete alone.
    /// Whether a request is not to be answered.
    [[nodiscard]] static bool refuses(std::size_t bytes) noexcept;
    static void taken(void* place, std::size_t asked) noexcept;
    static void given_back(void* place) noexcept;

private:
    [[nodiscard]] bool is_above(std::int64_t bytes) const noexcept {
        return bytes > 0 && static_cast<std::size_t>(bytes) > *limit_;
    }
    static void tell() noexcept;

    std::optional<std::size_t> limit_;
    Manner manner_;
    std::atomic<std::int64_t> bytes_{0};
    std::atomic<std::size_t> asked_{0};
    std::atomic<bool> refused_{false};
};

}  // namespace dossier::graph
