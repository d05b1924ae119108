#include "graph/allocation_meter.hpp"

#include <cstdlib>
#include <new>
#include <utility>

#include <malloc.h>

namespace dossier::graph {

namespace {

/// Of one thread, and what it has not told its meter yet.
struct OfThread {
    AllocationMeter* meter = nullptr;
    std::int64_t bytes = 0;
    std::size_t asked = 0;
};
constinit thread_local OfThread of_thread;

constexpr std::int64_t most_untold = 1 << 14;
constexpr std::size_t large = 1 << 20;
/// What the allocator keeps in front of each piece.
constexpr std::size_t header = sizeof(std::size_t);

}  // namespace

AllocationMeter* AllocationMeter::of_this_thread() noexcept { return of_thread.meter; }

void AllocationMeter::tell() noexcept {
    if (of_thread.meter == nullptr) return;
    of_thread.meter->bytes_.fetch_add(std::exchange(of_thread.bytes, 0), std::memory_order_relaxed);
    of_thread.meter->asked_.fetch_add(std::exchange(of_thread.asked, 0), std::memory_order_relaxed);
}

void AllocationMeter::take_over(std::size_t bytes) noexcept {
    if (of_thread.meter == nullptr) return;
    of_thread.bytes += static_cast<std::int64_t>(bytes);
    tell();
}

AllocationMeter::Metering::Metering(AllocationMeter* meter) noexcept {
    tell();
    before_ = std::exchange(of_thread.meter, meter);
}

AllocationMeter::Metering::~Metering() {
    tell();
    of_thread.meter = before_;
}

bool AllocationMeter::refuses(std::size_t bytes) noexcept {
    AllocationMeter* const meter = of_thread.meter;
    if (bytes < large || meter == nullptr || meter->manner_ != Manner::refuses || !meter->limit_) return false;
    if (!meter->is_above(meter->bytes() + of_thread.bytes + static_cast<std::int64_t>(bytes))) return false;
    meter->refused_.store(true, std::memory_order_relaxed);
    return true;
}

void AllocationMeter::taken(void* place, std::size_t asked) noexcept {
    if (of_thread.meter == nullptr) return;
    of_thread.bytes += static_cast<std::int64_t>(malloc_usable_size(place) + header);
    of_thread.asked += asked;
    if (of_thread.bytes > most_untold) tell();
}

void AllocationMeter::given_back(void* place) noexcept {
    if (of_thread.meter == nullptr) return;
    of_thread.bytes -= static_cast<std::int64_t>(malloc_usable_size(place) + header);
    if (of_thread.bytes < -most_untold) tell();
}

}  // namespace dossier::graph

// Those for arrays, and those that do not throw, come back to these two.

void* operator new(std::size_t size) {
    using dossier::graph::AllocationMeter;
    if (AllocationMeter::refuses(size)) throw std::bad_alloc{};
    void* place = std::malloc(size == 0 ? 1 : size);
    while (place == nullptr) {
        const std::new_handler handler = std::get_new_handler();
        if (handler == nullptr) throw std::bad_alloc{};
        handler();
        place = std::malloc(size == 0 ? 1 : size);
    }
    AllocationMeter::taken(place, size);
    return place;
}

void operator delete(void* place) noexcept {
    if (place == nullptr) return;
    dossier::graph::AllocationMeter::given_back(place);
    std::free(place);
}

void operator delete(void* place, std::size_t) noexcept { operator delete(place); }
